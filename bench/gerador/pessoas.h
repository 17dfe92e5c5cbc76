// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <QUuid>

namespace gerador {

struct Paciente {
    QUuid id;
    QString nome, cpf, telefone, email; // telefone E.164; email null for most
    QDate nascimento;
    bool feminino = false;
    QString convenio; // null: pays out of pocket
    qint64 criadoEm = 0;
};

// The n-th patient, the same at every call. Accounts were opened between the two moments, in ms.
[[nodiscard]] Paciente paciente(int n, qint64 desde, qint64 ate);
[[nodiscard]] QString nomeDeMedico(int n);
[[nodiscard]] const QStringList &convenios();
[[nodiscard]] const QStringList &especialidades(); // the first is the one with exactly 20 doctors

} // namespace gerador
