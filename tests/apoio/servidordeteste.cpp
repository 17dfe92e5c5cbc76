// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "servidordeteste.h"

#include <QElapsedTimer>
#include <QFile>

#include <csignal>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace apoio {

ServidorDeTeste::ServidorDeTeste(const QString &dados) :
    m_dados(dados.isEmpty() ? m_pasta.filePath(u"dados"_s) : dados),
    m_ambiente(QProcessEnvironment::systemEnvironment())
{
    // Load from one address is what these tests are for; the limits have tests of their own.
    for (const char *limite :
         {"REQUISICOES_POR_MINUTO_CONTA", "REQUISICOES_POR_MINUTO_ENDERECO", "LOGINS_POR_MINUTO_ENDERECO",
          "CADASTROS_POR_HORA_ENDERECO", "MARCACOES_POR_DIA", "MUDANCAS_POR_DIA", "RESERVAS_POR_DIA",
          "MENSAGENS_POR_DIA_DESTINO", "MENSAGENS_POR_DIA_CONTA", "MENSAGENS_POR_DIA_EQUIPE"})
        m_ambiente.insert(u"AGENDA_LIMITES_"_s + QLatin1String(limite), u"0"_s);
    m_ambiente.insert(u"AGENDA_LIMITES_CONEXOES_POR_ENDERECO"_s, u"2000"_s);
    if (!noPostgres())
        return;
    m_postgres = std::make_unique<ServidorPostgres>(true);
    if (!m_postgres->iniciar())
        qFatal("the test's PostgreSQL does not start");
    const QString url = m_postgres->urlNova(u"clinica"_s);
    for (const auto *banco : {"USUARIOS", "AGENDAMENTOS", "NOTIFICACOES"})
        m_ambiente.insert(u"AGENDA_BANCO_"_s + QLatin1String(banco), url);
}

ServidorDeTeste::~ServidorDeTeste()
{
    matar();
}

QString ServidorDeTeste::programa(const QString &nome)
{
    return qEnvironmentVariable("AGENDA_BIN") + u'/' + nome;
}

QString ServidorDeTeste::dados() const
{
    return m_dados;
}

bool ServidorDeTeste::iniciar(int prazoMs)
{
    m_processo = std::make_unique<QProcess>();
    m_processo->setProcessEnvironment(m_ambiente);
    m_processo->setStandardErrorFile(m_pasta.filePath(u"registro.txt"_s), QIODevice::Append);
    QElapsedTimer relogio;
    relogio.start();
    m_processo->start(programa(u"agenda-servidor"_s),
                      QStringList{u"--dados"_s, dados(), u"--porta"_s, QString::number(m_porta)} + m_extras);
    QByteArray saida;
    while (!saida.contains("AGENDA PRONTA") || !saida.endsWith('\n')) {
        const int resta = prazoMs - int(relogio.elapsed());
        if (resta <= 0 || !m_processo->waitForReadyRead(resta))
            return false;
        saida += m_processo->readAllStandardOutput();
    }
    m_msAtePronta = relogio.elapsed();
    const qsizetype inicio = saida.indexOf("AGENDA PRONTA");
    const QByteArray linha = saida.mid(inicio, saida.indexOf('\n', inicio) - inicio);
    m_porta = linha.mid(linha.lastIndexOf(':') + 1).trimmed().toUShort();
    return m_porta != 0;
}

void ServidorDeTeste::matar()
{
    if (!m_processo || m_processo->state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_processo->processId()), SIGKILL);
    m_processo->waitForFinished(5'000);
}

int ServidorDeTeste::parar(int prazoMs)
{
    if (!m_processo || m_processo->state() == QProcess::NotRunning)
        return -1;
    ::kill(pid_t(m_processo->processId()), SIGTERM);
    if (!m_processo->waitForFinished(prazoMs) || m_processo->exitStatus() != QProcess::NormalExit)
        return -1;
    return m_processo->exitCode();
}

QByteArray ServidorDeTeste::registro() const
{
    QFile f(m_pasta.filePath(u"registro.txt"_s));
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

bool ServidorDeTeste::criarAdmin(const QString &email, const QString &senha)
{
    QProcess p;
    p.setProcessEnvironment(m_ambiente);
    p.setStandardErrorFile(m_pasta.filePath(u"registro.txt"_s), QIODevice::Append);
    p.start(programa(u"agenda-servidor"_s),
            {u"--dados"_s, dados(), u"admin"_s, u"criar"_s, u"--email"_s, email, u"--nome"_s, u"Administração"_s});
    p.write(senha.toUtf8() + '\n');
    p.closeWriteChannel();
    return p.waitForFinished(20'000) && p.exitStatus() == QProcess::NormalExit && p.exitCode() == 0;
}

qint64 ServidorDeTeste::contar(const QString &arquivo, const QString &sql) const
{
    if (m_postgres) {
        const QString esquema = arquivo == u"usuarios.db"       ? u"auth"_s
                                : arquivo == u"agendamentos.db" ? u"agendamento"_s
                                                                : u"notificacoes"_s;
        bool certo = false;
        const QString resposta =
            m_postgres->perguntar(u"clinica"_s, u"SET search_path TO "_s + esquema + u"; "_s + sql, &certo);
        return certo ? resposta.toLongLong() : -1;
    }
    sqlite3 *db = nullptr;
    sqlite3_stmt *stmt = nullptr;
    const bool pronto = sqlite3_open_v2(QFile::encodeName(m_dados + u'/' + arquivo).constData(), &db,
                                        SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
                        sqlite3_busy_timeout(db, 5'000) == SQLITE_OK &&
                        sqlite3_prepare_v2(db, sql.toUtf8().constData(), -1, &stmt, nullptr) == SQLITE_OK;
    const qint64 n = pronto && sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : -1;
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return n;
}

} // namespace apoio
