// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "passo.h"

#include <QJsonArray>

#include <expected>

namespace modelo {

struct Evento {
    QString tipo, agregado, ator;
    QByteArray dados;
    [[nodiscard]] QString texto() const
    {
        return tipo + u' ' + agregado + QStringLiteral(" by ") + ator + u' ' + QString::fromUtf8(dados);
    }
};

struct Auditoria {
    QString acao, recurso, registro, ator;
    [[nodiscard]] QString texto() const
    {
        return acao + u' ' + recurso + u' ' + registro + QStringLiteral(" by ") + ator;
    }
};

// What one request does: its answer, and what it leaves in the outbox and the audit trail.
struct Feito {
    Resposta resposta;
    QList<Evento> eventos;
    QList<Auditoria> auditoria;
};

// The contract, one request at a time. A value: a copy is another course of the same clinic.
class Modelo
{
public:
    Mundo mundo;

    // ids: what the server called the new things, so that both call them alike.
    [[nodiscard]] Feito executar(const Passo &p, const Ids &ids);
    // What the server's clock has to end now, appointments and holds; each ended by itself.
    [[nodiscard]] QStringList vencidos() const;
    [[nodiscard]] Feito vencer(const QString &id);
    [[nodiscard]] static Resposta emAndamento(); // while the same key is at work

private:
    using Talvez = std::optional<Resposta>; // a refusal

    [[nodiscard]] Talvez acesso(const Passo &p) const; // by the route, before anything is looked at
    [[nodiscard]] Feito fazer(const Passo &p, const Ids &ids);

    [[nodiscard]] Feito marcar(const Passo &p, const Ids &ids);
    [[nodiscard]] Feito marcarSerie(const Passo &p, const Ids &ids);
    [[nodiscard]] int mantida(const Consulta &antiga) const;
    [[nodiscard]] Feito remarcar(const Passo &p, const Ids &ids);
    [[nodiscard]] Talvez conferirPedido(const Passo &p) const;
    [[nodiscard]] Talvez conferirLivre(const Passo &p, const Lugar &lugar, const QString &exceto) const;
    // mantida: the length that a patient's appointment keeps as it moves, 0: the new stretch's.
    [[nodiscard]] std::expected<Lugar, Resposta> lugarPara(const Passo &p, int mantida = 0) const;
    [[nodiscard]] QJsonArray proximos(const QString &medico, qint64 inicio, int duracao) const;
    [[nodiscard]] Resposta horarioOcupado(const QString &medico, const Lugar &lugar) const;
    [[nodiscard]] Consulta nova(const Passo &p, const Lugar &lugar, const QString &id) const;
    void gravar(const Consulta &c, Feito &f);

    [[nodiscard]] Feito mudar(const Passo &p);
    [[nodiscard]] Feito responder(const Passo &p);
    [[nodiscard]] const Consulta *visivel(const QString &consulta, const QString &quem) const;
    [[nodiscard]] Talvez transitar(Consulta &c, const QString &acao, const QString &quem, bool comPrazo = true) const;
    void registrar(Consulta &c, const QString &antes, const QString &acao, const QString &quem, const QString &motivo,
                   Feito &f);
    void anunciar(const Consulta &c, const QString &tipo, const QString &quem, Feito &f) const;

    // Over the daily cap? Patients only.
    [[nodiscard]] Talvez noTeto(const QString &quem, const QString &teto) const;
    void gastar(const QString &quem, const QString &teto);

    [[nodiscard]] Feito reservar(const Passo &p, const Ids &ids);
    [[nodiscard]] Feito soltar(const Passo &p);

    [[nodiscard]] Feito bloquear(const Passo &p, const Ids &ids);
    [[nodiscard]] Feito desbloquear(const Passo &p);
    [[nodiscard]] Feito definirAgenda(const Passo &p);
    void reverOrfas(const QString &medico, qint64 inicio, qint64 fim, const QString &quem, Feito &f);
    [[nodiscard]] QStringList sobreposicoes(const QString &medico, const Agenda &nova) const;
    [[nodiscard]] Resposta agendasDe(const QString &medico) const;

    [[nodiscard]] Resposta ler(const Passo &p) const;
    [[nodiscard]] Resposta listar(const Passo &p) const;
    [[nodiscard]] Resposta listarBloqueios(const Passo &p) const;
    [[nodiscard]] Resposta listarHorarios(const Passo &p) const;

    [[nodiscard]] Papel papel(const QString &quem) const { return mundo.pessoas[quem].papel; }
    [[nodiscard]] Resposta mostrar(const Consulta &c, int status) const;
};

[[nodiscard]] Resposta recusa(int status, const QString &codigo, QStringList campos = {},
                              const QJsonObject &extras = {});
[[nodiscard]] Resposta lista(const QJsonArray &itens);
[[nodiscard]] QByteArray etiqueta(qint64 versao);
[[nodiscard]] bool casa(const QByteArray &seCasar, qint64 versao); // without If-Match: yes

} // namespace modelo
