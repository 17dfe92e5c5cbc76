// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace notificacoes {

// How e-mail leaves ([email] in the configuration).
struct ConfigEmail {
    QString url; // "smtp://host:25", "smtps://host:465"; empty: .eml files in pastaSaida
    QString usuario, senha;
    QString remetente;   // "address" or "Name <address>"
    QString pastaSaida;  // <dados>/caixa-de-saida; made where it is missing
    QString autoridades; // PEM file of the authorities to trust; empty: the system's
    int prazoConexaoMs = 10'000;
    int prazoEnvioMs = 60'000; // for one whole message
};

// Messages in 24 hours; 0: no limit.
struct TetosDeMensagens {
    int porDestino = 20;   // to one address
    int porConta = 200;    // that one patient's account causes
    int porEquipe = 5'000; // that one account of the staff causes
};

struct ConfigNotificacoes {
    ConfigEmail email;
    TetosDeMensagens tetos = {};
    QString idiomaPadrao = QStringLiteral("pt-BR");           // for people who chose none
    QString fusoPadrao = QStringLiteral("America/Sao_Paulo"); // civil dates in filters that belong to no unit
};

} // namespace notificacoes
