// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A clinic outgrows its files: its data moves to PostgreSQL, every row of it, and it goes on there.
#include <apoio/clientebruto.h>
#include <apoio/postgres/servidorpostgres.h>
#include <apoio/servidordeteste.h>

#include <QtTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

class CopiaTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void copiaQueFalhaNoSegundoModuloSeRefaz();
    void copiaMortaNoMeioSeRefaz();
    void copiaTudoEConfere();
    void naoCopiaPorCimaDeUmaClinicaEmUso();
    void aClinicaContinuaNoPostgres();
    void origemQueNaoEh();

private:
    int copiar(const QString &de, const QString &para);
    void naoServe();                                 // a server on the target says why it does not start
    [[nodiscard]] bool mudarOrigem(const char *sql); // in the files' agendamentos.db
    void usarPostgres();

    apoio::ServidorDeTeste m_servidor;
    apoio::ServidorPostgres m_postgres;
    QString m_url;
    QByteArray m_saida;
    QJsonObject m_antes; // the desk's page as the files had it
};

int CopiaTeste::copiar(const QString &de, const QString &para)
{
    QProcess p;
    p.setProcessChannelMode(QProcess::MergedChannels);
    p.start(apoio::ServidorDeTeste::programa(u"agenda-servidor"_s), {u"copiar"_s, u"--de"_s, de, u"--para"_s, para});
    if (!p.waitForFinished(120'000) || p.exitStatus() != QProcess::NormalExit)
        return -1;
    m_saida = p.readAll();
    return p.exitCode();
}

void CopiaTeste::initTestCase()
{
    m_servidor.ambiente(u"AGENDA_DEMO_SENHA"_s, u"uma senha bem comprida 1"_s);
    m_servidor.argumentos({u"--demo"_s});
    QVERIFY2(m_servidor.iniciar(60'000), m_servidor.registro().constData());
    apoio::ClienteBruto http(m_servidor.porta());
    QVERIFY(http.entrar(u"recepcao@demo.local"_s, u"uma senha bem comprida 1"_s));
    m_antes = http.get("/consultas?limite=100").json();
    QCOMPARE(m_antes.value("itens"_L1).toArray().size(), 100);
    QCOMPARE(m_servidor.parar(), 0);
    QVERIFY(m_postgres.iniciar());
    m_url = m_postgres.urlNova(u"clinica"_s);
}

bool CopiaTeste::mudarOrigem(const char *sql)
{
    sqlite3 *db = nullptr;
    const bool certo =
        sqlite3_open((m_servidor.dados() + u"/agendamentos.db"_s).toUtf8().constData(), &db) == SQLITE_OK &&
        sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(db);
    return certo;
}

void CopiaTeste::naoServe()
{
    QProcess p;
    auto ambiente = QProcessEnvironment::systemEnvironment();
    for (const auto *banco : {"USUARIOS", "AGENDAMENTOS", "NOTIFICACOES"})
        ambiente.insert(u"AGENDA_BANCO_"_s + QLatin1String(banco), m_url);
    p.setProcessEnvironment(ambiente);
    p.setProcessChannelMode(QProcess::MergedChannels);
    const QTemporaryDir dados;
    p.start(apoio::ServidorDeTeste::programa(u"agenda-servidor"_s), {u"--dados"_s, dados.path(), u"--porta"_s, u"0"_s});
    QVERIFY(p.waitForFinished(30'000));
    QCOMPARE(p.exitCode(), 1);
    const QByteArray saida = p.readAll();
    QVERIFY2(saida.contains("a copy into this database did not finish"), saida.constData());
}

// The first module is there already when the second fails. The target is not used, and the next attempt needs no help.
void CopiaTeste::copiaQueFalhaNoSegundoModuloSeRefaz()
{
    QVERIFY(mudarOrigem("INSERT INTO regras_medico VALUES ('not an id', 1, 1)"));
    QCOMPARE(copiar(u"sqlite:"_s + m_servidor.dados(), m_url), 1);
    QVERIFY2(m_saida.contains("not copied: agendamento"), m_saida.constData());
    QVERIFY(m_postgres.perguntar(u"clinica"_s, u"SELECT count(*) FROM auth.usuario"_s).toInt() > 0);
    naoServe();
    QVERIFY(mudarOrigem("DELETE FROM regras_medico WHERE medico_id = 'not an id'"));
}

void CopiaTeste::copiaMortaNoMeioSeRefaz()
{
    QProcess p;
    p.start(apoio::ServidorDeTeste::programa(u"agenda-servidor"_s),
            {u"copiar"_s, u"--de"_s, u"sqlite:"_s + m_servidor.dados(), u"--para"_s, m_url});
    QVERIFY(p.waitForStarted());
    // What the attempt before left goes, the first module comes: now the second is at work.
    const QString segundo = u"SELECT count(*) FROM pg_stat_activity WHERE application_name = 'agenda-servidor' AND "
                            "query ~ 'INSERT INTO (consulta|historico|ocupacao) '"_s;
    QVERIFY(QTest::qWaitFor([&] { return m_postgres.perguntar(u"clinica"_s, segundo) != u"0"_s; }, 30'000));
    p.kill();
    QVERIFY(p.waitForFinished());
    QCOMPARE(p.exitStatus(), QProcess::CrashExit);
    naoServe();
}

void CopiaTeste::copiaTudoEConfere()
{
    QVERIFY2(copiar(u"sqlite:"_s + m_servidor.dados(), m_url) == 0, m_saida.constData());
    QVERIFY(m_saida.endsWith("copied, and compared row by row\n"));
    const std::pair<const char *, const char *> contadas[] = {{"usuarios.db", "auth.usuario"},
                                                              {"agendamentos.db", "agendamento.consulta"},
                                                              {"agendamentos.db", "agendamento.ocupacao"},
                                                              {"agendamentos.db", "agendamento.caixa_saida"},
                                                              {"notificacoes.db", "notificacoes.notificacao"}};
    for (const auto &[arquivo, tabela] : contadas) {
        const QString nome = QString::fromLatin1(tabela);
        const qint64 nosArquivos =
            m_servidor.contar(QString::fromLatin1(arquivo), u"SELECT count(*) FROM "_s + nome.section(u'.', 1));
        QVERIFY(nosArquivos >= 0);
        QCOMPARE(m_postgres.perguntar(u"clinica"_s, u"SELECT count(*) FROM "_s + nome).toLongLong(), nosArquivos);
        QVERIFY(m_saida.contains(tabela + QByteArray(": ") + QByteArray::number(nosArquivos) + '\n'));
    }
}

void CopiaTeste::naoCopiaPorCimaDeUmaClinicaEmUso()
{
    QCOMPARE(copiar(u"sqlite:"_s + m_servidor.dados(), m_url), 1);
    QVERIFY2(m_saida.contains("the target is in use"), m_saida.constData());
}

void CopiaTeste::aClinicaContinuaNoPostgres()
{
    for (const auto *banco : {"USUARIOS", "AGENDAMENTOS", "NOTIFICACOES"})
        m_servidor.ambiente(u"AGENDA_BANCO_"_s + QLatin1String(banco), m_url);
    m_servidor.argumentos({});
    QVERIFY(!m_servidor.iniciar()); // the copy of a demo clinic is one, too: not without --demo
    QVERIFY(m_servidor.registro().contains("the demo clinic's"));
    m_servidor.argumentos({u"--demo"_s});
    QVERIFY2(m_servidor.iniciar(), m_servidor.registro().constData());
    apoio::ClienteBruto http(m_servidor.porta());
    QVERIFY(http.entrar(u"recepcao@demo.local"_s, u"uma senha bem comprida 1"_s));
    QCOMPARE(http.get("/consultas?limite=100").json(), m_antes);
    // What is new comes after what was copied.
    const QString ultima = m_postgres.perguntar(u"clinica"_s, u"SELECT max(ordem) FROM agendamento.caixa_saida"_s);
    const QJsonObject uma = m_antes.value("itens"_L1).toArray().first().toObject();
    const auto livres = http.get("/medicos/" + uma.value("medicoId"_L1).toString().toLatin1() + "/horarios?limite=1");
    const QJsonObject corpo{{u"medicoId"_s, uma.value("medicoId"_L1)},
                            {u"pacienteId"_s, uma.value("pacienteId"_L1)},
                            {u"inicio"_s, livres.json().value("itens"_L1)[0]["inicio"_L1]},
                            {u"tipo"_s, u"consulta"_s},
                            {u"modalidade"_s, u"presencial"_s}};
    const auto marcada = http.post("/consultas", corpo, {{"Idempotency-Key", "depois-da-mudanca"}});
    QVERIFY2(marcada.status == 201, marcada.corpo.constData());
    QVERIFY(m_postgres.perguntar(u"clinica"_s, u"SELECT max(ordem) FROM agendamento.caixa_saida"_s).toLongLong() >
            ultima.toLongLong());
    QTRY_VERIFY_WITH_TIMEOUT(
        m_postgres
                .perguntar(u"clinica"_s, u"SELECT count(*) FROM notificacoes.notificacao WHERE consulta_id = '"_s +
                                             marcada.json().value("id"_L1).toString() + u'\'')
                .toInt() == 1,
        10'000);
    QCOMPARE(m_servidor.parar(), 0);
}

void CopiaTeste::origemQueNaoEh()
{
    QCOMPARE(copiar(u"sqlite:/nao/ha"_s, m_url), 2);
    QCOMPARE(copiar(m_url, m_url), 2);
    QCOMPARE(copiar(u"sqlite:"_s + m_servidor.dados(), u"sqlite:/tmp/x"_s), 2);
    const QTemporaryDir vazia;
    QCOMPARE(copiar(u"sqlite:"_s + vazia.path(), m_postgres.urlNova(u"outra"_s)), 1);
}

QTEST_GUILESS_MAIN(CopiaTeste)
#include "copia_teste.moc"
