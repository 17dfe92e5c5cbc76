// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientebruto.h"

#include <QDate>
#include <QStringList>
#include <QTime>

namespace apoio {

// Fills an empty server through its public API, as an administrator and a receptionist would. Every function gives the
// new id, or an empty text with the answer kept in ultima().
class Clinica
{
public:
    static constexpr auto senha = "uma senha bem comprida 1";

    explicit Clinica(quint16 porta) : m_http(porta) {}
    [[nodiscard]] bool entrarComoAdmin(const QString &email);
    [[nodiscard]] QString unidade(const QString &nome, const QString &fuso = QStringLiteral("America/Sao_Paulo"));
    // email "medico7@teste.local"; signs in with Clinica::senha.
    [[nodiscard]] QString medico(const QString &nome, const QString &email, int duracaoMin = 30,
                                 bool aceiteAutomatico = false);
    [[nodiscard]] QString recepcionista(const QString &nome, const QString &email);
    // Without a password, as the desk registers one; email may be empty.
    [[nodiscard]] QString paciente(const QString &nome, const QString &email);
    // With a password, as the patient's own app does.
    [[nodiscard]] QString pacienteDoApp(const QString &nome, const QString &email);
    // The same hours on each of the given ISO weekdays, valid from that date on.
    [[nodiscard]] bool agenda(const QString &medicoId, const QString &unidadeId, QDate de, const QList<int> &dias,
                              QTime inicio, QTime fim, int duracaoMin);
    [[nodiscard]] QStringList horarios(const QString &medicoId, QDate de, QDate ate); // starts, RFC 3339
    [[nodiscard]] const RespostaHttp &ultima() const { return m_ultima; }
    [[nodiscard]] ClienteBruto &http() { return m_http; }
    [[nodiscard]] static QJsonObject corpoDeConsulta(const QString &medicoId, const QString &pacienteId,
                                                     const QString &inicio);

private:
    QString criar(const QByteArray &caminho, const QJsonObject &corpo);
    ClienteBruto m_http;
    RespostaHttp m_ultima;
    int m_crm = 100000;
};

} // namespace apoio
