// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace apoio {

// A PostgreSQL server of the test's own, from Debian's package: made in a temporary folder, reached by a socket in it,
// gone with the object. Run by the user "postgres" where the tests run as root, whom it refuses.
class ServidorPostgres
{
public:
    // seguro: as in a clinic (fsync on); else as fast as tests like it.
    explicit ServidorPostgres(bool seguro = false);
    ~ServidorPostgres();
    ServidorPostgres(const ServidorPostgres &) = delete;

    [[nodiscard]] bool iniciar(); // until it takes connections
    void matar();                 // SIGKILL to the postmaster and all its children; iniciar() brings it back
    [[nodiscard]] QString urlNova(const QString &nome); // of a new empty database
    [[nodiscard]] QString url(const QString &nome) const;
    [[nodiscard]] QString pasta() const { return m_pasta.path(); }
    // One statement on one database through psql; what it printed, without header and alignment.
    QString perguntar(const QString &banco, const QString &sql, bool *certo = nullptr) const;

private:
    [[nodiscard]] QStringList comoDono() const;
    [[nodiscard]] bool criar();
    [[nodiscard]] bool responde() const;

    QTemporaryDir m_pasta;
    const bool m_seguro;
    QProcess m_processo;
    bool m_criado = false;
};

// Where the test's databases are, by the environment variable AGENDA_MOTOR: "sqlite" (the default) or "postgres", which
// starts one server for the process at the first use. The same folder and name give the same database again.
[[nodiscard]] bool noPostgres();
[[nodiscard]] QString urlDeTeste(const QString &pasta, const QString &nome);

} // namespace apoio
