// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modelo.h"

#include <nucleo/banco/banco.h>

namespace modelo {

// The database compared with the model, row by row. Each function gives what differs, in words; nothing: all agrees.
class Conferencia
{
public:
    explicit Conferencia(nucleo::Banco &banco); // what is logged so far is not looked at

    // Quick enough after every batch.
    [[nodiscard]] QString ocupacao(const Mundo &m) const;
    [[nodiscard]] QString mudadasAgora(const Mundo &m) const;
    // Everything that the module keeps, and the invariants, which need no model.
    [[nodiscard]] QString tudo(const Mundo &m) const;
    // Events and audit rows, in order for each thing, since the last time: as noted, and of what is not noted yet.
    void anotar(const Feito &f);
    [[nodiscard]] QString registros(const QList<Feito> &mais = {});
    void virarPagina(); // all of these agreed

private:
    [[nodiscard]] QStringList linhas(const QString &sql) const; // one text column
    [[nodiscard]] QString comparar(const QString &oQue, QStringList esperadas, const QString &sql) const;
    [[nodiscard]] QString consultas(const Mundo &m, bool soAgora) const;
    [[nodiscard]] QString historicos(const Mundo &m) const;
    [[nodiscard]] QString encaixes(const Mundo &m) const;
    [[nodiscard]] QString reservas(const Mundo &m) const;
    [[nodiscard]] QString invariantes() const;
    using PorAssunto = QMap<QString, QStringList>;
    [[nodiscard]] bool lerNovos(const QString &sql, qint64 &ate, PorAssunto &lidos) const;
    static void juntarRegistros(const Feito &f, PorAssunto &eventos, PorAssunto &auditoria);

    nucleo::Banco &m_banco;
    PorAssunto m_eventos, m_auditoria; // expected, by what they are about
    PorAssunto m_eventosLidos, m_auditoriaLida;
    qint64 m_evento = 0, m_auditado = 0; // read up to here
};

} // namespace modelo
