// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consultorio.h"

namespace apoio {

// A clinic with one unit in each zone it is asked for, a doctor and a patient. Units never ask for notice, so that only
// what a test sets counts.
class ClinicaDosFusos
{
public:
    explicit ClinicaDosFusos(const char *agora);

    [[nodiscard]] QString unidade(const QString &zona, const QJsonObject &mais = {}); // made at the first call
    [[nodiscard]] nucleo::Identidade outroMedico();
    [[nodiscard]] nucleo::Identidade outroPaciente();
    // The same hours on each of the ISO weekdays, at the unit of that zone; from 2018 on.
    [[nodiscard]] bool agenda(const nucleo::Identidade &quem, const QString &zona, const QString &inicio,
                              const QString &fim, int duracaoMin = 30, const QList<int> &dias = {1, 2, 3, 4, 5, 6, 7});
    // Booked by the desk; the answer to POST /consultas.
    RespostaDoCaso marcar(const QString &inicio, const QJsonObject &mais = {});
    RespostaDoCaso marcar(const nucleo::Identidade &quem, const nucleo::Identidade &paraQuem, const QString &inicio,
                          const QJsonObject &mais = {});
    [[nodiscard]] QStringList livres(const QByteArray &consulta); // starts, of the doctor
    // The member of each item of a list, asked for by the desk; page by page of one where cadaUm.
    [[nodiscard]] QStringList lista(const QByteArray &alvo, const QString &membro = QStringLiteral("inicio"),
                                    bool cadaUm = false);
    [[nodiscard]] QJsonObject ultimoEvento(const QString &agregado); // its data

    Consultorio c;
    nucleo::Identidade medico, paciente;

private:
    QHash<QString, QString> m_unidades;
};

// What Python's zoneinfo answers (oraculo_zonas.py); empty where it could not be asked.
[[nodiscard]] QJsonArray perguntarAoOraculo(const QJsonArray &perguntas);
[[nodiscard]] QStringList textos(const QJsonValue &lista);

} // namespace apoio
