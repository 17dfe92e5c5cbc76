// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace auth {

struct Ajustes {
    int argonPassadas = 3; // cost of a password hash; tests take the least
    qint64 argonBytes = 64LL * 1024 * 1024;
    int acessoSegundos = 600;               // life of an access token, at most 600
    qint64 renovacaoEquipeS = 12 * 3600;    // life of a session from its last refresh: staff
    qint64 renovacaoPacienteS = 30 * 86400; // and patients
    qint64 sessaoMaximaS = 90LL * 86400;    // however often it is refreshed
    int carenciaMs = 20'000;                // a spent refresh token may ask again for its lost reply
    int loginsPorMinutoEndereco = 30;       // 0: no limit
    int cadastrosPorHoraEndereco = 20;
    QString emissor = QStringLiteral("agenda"), publico = QStringLiteral("agenda-api");
    QString fusoPadrao = QStringLiteral("America/Sao_Paulo"); // civil dates in filters that belong to no unit
};

} // namespace auth
