// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <apoio/postgres/servidorpostgres.h>

#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace apoio {

// The real server program, started on a data folder of its own and any free port. Restarting keeps folder and port.
// With AGENDA_MOTOR=postgres its databases are on a PostgreSQL server of its own, as durable as a clinic's.
class ServidorDeTeste
{
public:
    explicit ServidorDeTeste(const QString &dados = {}); // a data folder of someone else's, else one of its own
    ~ServidorDeTeste();                                  // kill -9 where it still runs
    ServidorDeTeste(const ServidorDeTeste &) = delete;

    void ambiente(const QString &nome, const QString &valor) { m_ambiente.insert(nome, valor); }
    void argumentos(const QStringList &extras) { m_extras = extras; }
    [[nodiscard]] QString dados() const;
    [[nodiscard]] bool iniciar(int prazoMs = 20'000); // until AGENDA PRONTA
    [[nodiscard]] qint64 msAtePronta() const { return m_msAtePronta; }
    [[nodiscard]] quint16 porta() const { return m_porta; }
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_porta); }
    [[nodiscard]] qint64 pid() const { return m_processo ? m_processo->processId() : 0; }
    void matar();                              // SIGKILL, as a power cut would
    int parar(int prazoMs = 15'000);           // SIGTERM; gives the exit code, -1 where it hung or crashed
    [[nodiscard]] QByteArray registro() const; // what it wrote to standard error, all runs
    // Runs "agenda-servidor admin criar" on the data folder (server stopped).
    [[nodiscard]] bool criarAdmin(const QString &email, const QString &senha);
    // The single number of a SELECT on one of its databases, by the name of its SQLite file, read beside the running
    // server; -1: it failed.
    [[nodiscard]] qint64 contar(const QString &arquivo, const QString &sql) const;
    [[nodiscard]] ServidorPostgres *postgres() { return m_postgres.get(); } // null on SQLite
    [[nodiscard]] static QString programa(const QString &nome);             // path of a built program

private:
    QTemporaryDir m_pasta;
    const QString m_dados;
    std::unique_ptr<ServidorPostgres> m_postgres;
    QProcessEnvironment m_ambiente;
    QStringList m_extras;
    std::unique_ptr<QProcess> m_processo;
    quint16 m_porta = 0;
    qint64 m_msAtePronta = 0;
};

} // namespace apoio
