// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mundo.h"

#include <QStringList>

namespace modelo {

// One request. Which members count depends on its kind; an empty text or a zero is a member left out.
struct Passo {
    enum class Tipo {
        Marcar,
        MarcarSerie,
        Mudar,
        Remarcar,
        Responder,
        Reservar,
        Soltar,
        Bloquear,
        Desbloquear,
        DefinirAgenda,
        VerConsulta,
        VerReserva,
        VerAgenda,
        ListarDoMedico,
        ListarDoPaciente,
        ListarDoDia,
        ListarBloqueios,
        ListarHorarios
    };
    Tipo tipo = Tipo::Marcar;
    QString quem;
    QString consulta, reserva, bloqueio, medico, paciente, unidade; // what it is about, or a filter
    qint64 inicio = 0, fim = 0;                                     // of lists and blocks: the period
    int duracao = 0, aCadaDias = 0, vezes = 0, limite = 100;
    QString acao, motivo, motivoEncaixe, resposta;
    bool encaixe = false, soOrfas = false;
    QStringList situacoes;
    Agenda agenda;
    QByteArray seCasar, chave; // If-Match, Idempotency-Key

    [[nodiscard]] QByteArray metodo() const;
    [[nodiscard]] QByteArray caminho() const; // with the query
    [[nodiscard]] QByteArray corpo() const;
    [[nodiscard]] bool leitura() const { return metodo() == "GET"; }
    [[nodiscard]] bool lista() const;
    [[nodiscard]] QString texto(const Mundo &m) const; // for who reads a failure
};

// What comes back, or should.
struct Resposta {
    int status = 0;
    QString codigo;
    QStringList campos;            // "campo:codigo" of a 422 or 403, sorted
    QJsonObject extras;            // of a refusal: alternativas, situacao, conflitos
    QByteArray corpo, etag, local; // of a success; corpo as compact JSON with sorted names
    bool repetida = false;         // the stored answer to an earlier request
    [[nodiscard]] QString texto() const;
    friend bool operator==(const Resposta &, const Resposta &) = default;
};
[[nodiscard]] QByteArray compacto(const QJsonObject &o);

// The names that the server gave to what a request made.
struct Ids {
    QStringList novos;
    QString serie;
    [[nodiscard]] static Ids de(const Resposta &r);
};

} // namespace modelo
