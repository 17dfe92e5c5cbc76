// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apiconsultas.h"

#include <QDir>
#include <QHash>
#include <QSet>

namespace api {

// Bookings that the server has not acknowledged yet. Each is on disk, with its idempotency key, before it is sent, and
// goes when its outcome is known; what a crash or a lost reply left open is settled on the next start, or when the
// server is in reach again. The files hold ids and times only — no names, no free text — and no token.
//
// What is left open is settled by sending the same request with the same key again: the server gives the first answer.
// One that had free text (reason, health plan), which is not kept here, is looked for among the patient's appointments
// instead; so is one that is older than the server keeps keys.
class FilaPendente final : public QObject
{
    Q_OBJECT

public:
    // pasta: empty for the program's folder for data. dono: the account; others' entries are left alone.
    explicit FilaPendente(ClienteHttp &http, const QString &pasta = {}, QObject *parent = nullptr);

    void usarDono(const dominio::UsuarioId &dono) { m_dono = dono; }
    // chave: see novaChave(); the same one for every try of the same booking. SemConexao means: not known yet.
    void marcar(const contrato::NovaConsulta &nova, const QByteArray &chave, QObject *contexto,
                Depois<contrato::Consulta> depois);
    // Settles what is open: after signing in, and when the live stream is back.
    void resolver();
    [[nodiscard]] int quantas() const { return int(m_abertas.size()); } // of this account, on this server
    [[nodiscard]] bool aberta(const QByteArray &chave) const { return m_abertas.contains(chave); }

Q_SIGNALS:
    void mudou(); // quantas()
    // The outcomes of bookings that were open. NaoEncontrado: it never took place.
    void marcou(const contrato::NovaConsulta &pedida, const contrato::Consulta &consulta);
    void naoMarcou(const contrato::NovaConsulta &pedida, const dominio::Erro &erro);
    void naoGuardou(); // this disk took nothing: a crash now would leave the booking's outcome unknown

private:
    struct Aberta {
        contrato::NovaConsulta nova; // without its free text
        dominio::Instante em;
        bool inteira = true; // nothing was left out: may be sent again as it is
    };
    [[nodiscard]] QString arquivo(const QByteArray &chave) const;
    [[nodiscard]] bool guardar(const QByteArray &chave, const contrato::NovaConsulta &nova);
    void lerPasta();
    void fechar(const QByteArray &chave);
    void resolverUma(const QByteArray &chave, const Aberta &aberta);
    void procurar(const QByteArray &chave, const Aberta &aberta);
    void anunciar(const QByteArray &chave, const Aberta &aberta, const Resultado<contrato::Consulta> &desfecho);

    ClienteHttp &m_http;
    ApiConsultas m_api;
    QDir m_pasta;
    dominio::UsuarioId m_dono;
    QHash<QByteArray, Aberta> m_abertas;
    QSet<QByteArray> m_andando; // being sent or looked for right now
};

} // namespace api
