// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asked to end while a clinic works, the server answers what it has begun, begins nothing more, and says that it ended
// well: nothing was done without an answer.
#include "carga.h"

#include <apoio/postgres/servidorpostgres.h>

#include <QTcpSocket>
#include <QtTest>

#include <future>

using namespace Qt::StringLiterals;

constexpr qint64 logoMs = 10'000; // at once, on a machine that is busy with other things

class ParadaTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sigtermSobCarga();
    void sigtermComTodosPresos();

private:
    apoio::ServidorDeTeste m_servidor;
    Carga m_carga{m_servidor};
};

void ParadaTeste::sigtermSobCarga()
{
    QVERIFY(m_servidor.criarAdmin(u"admin@teste.local"_s, QString::fromLatin1(apoio::Clinica::senha)));
    QVERIFY2(m_servidor.iniciar(), m_servidor.registro().constData());
    QVERIFY(m_carga.preparar());
    qint64 pior = 0;
    for (int rodada = 0; rodada < 10; ++rodada) {
        const int antes = m_carga.aceitas();
        m_carga.comecar();
        QVERIFY(QTest::qWaitFor([&] { return m_carga.aceitas() >= antes + 20; }, 10'000));
        QElapsedTimer relogio;
        relogio.start();
        QCOMPARE(m_servidor.parar(), 0);
        pior = std::max(pior, relogio.elapsed());
        m_carga.parar();
        m_carga.esquecerSemResposta();
        QVERIFY2(m_servidor.iniciar(), m_servidor.registro().right(2000).constData());
    }
    qInfo("%d changes acknowledged through 10 stops, each within %lld ms", m_carga.aceitas(), pior);
    QVERIFY(pior < 10'000);
    QCOMPARE(m_carga.conferir(), QString());
    QCOMPARE(m_carga.conferirMensagens(60'000), QString());
    QCOMPARE(m_servidor.parar(), 0);
}

// Every worker waits for the database, and many requests wait for a worker: it says that it lives, and ends when it is
// told to.
void ParadaTeste::sigtermComTodosPresos()
{
    if (!apoio::noPostgres())
        return; // readers of SQLite wait for nobody
    constexpr int pedidos = 60;
    QVERIFY2(m_servidor.iniciar(), m_servidor.registro().right(2000).constData());
    auto *pg = m_servidor.postgres();
    const auto perguntar = [pg](const QString &sql) { return pg->perguntar(u"clinica"_s, sql); };
    auto trava = std::async(std::launch::async, [&] {
        perguntar(u"BEGIN; LOCK TABLE agendamento.unidade IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(60)"_s);
    });
    const QString dorme = u" FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)' AND pid <> pg_backend_pid()"_s;
    QTRY_COMPARE(perguntar(u"SELECT COUNT(*)"_s + dorme), u"1"_s);
    std::vector<std::unique_ptr<QTcpSocket>> clientes;
    for (int i = 0; i < pedidos; ++i) {
        clientes.push_back(std::make_unique<QTcpSocket>());
        clientes.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), m_servidor.porta());
        QVERIFY(clientes.back()->waitForConnected());
        clientes.back()->write("GET /unidades HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(clientes.back()->waitForBytesWritten());
    }
    const QString presas = u"SELECT COUNT(*) >= 2 FROM pg_locks WHERE NOT granted"_s;
    QTRY_COMPARE(perguntar(presas), u"t"_s);
    QElapsedTimer relogio;
    relogio.start();
    apoio::ClienteBruto vivo(m_servidor.porta());
    QCOMPARE(vivo.get("/healthz").status, 200);
    QVERIFY2(relogio.elapsed() < logoMs, QByteArray::number(relogio.elapsed()).constData());
    QCOMPARE(perguntar(presas), u"t"_s);
    relogio.restart();
    const int fim = m_servidor.parar(60'000);
    const qint64 levou = relogio.elapsed();
    qInfo("ended after %lld ms with every worker stuck", levou);
    perguntar(u"SELECT pg_terminate_backend(pid)"_s + dorme);
    trava.wait();
    QCOMPARE(fim, 0);
    QVERIFY2(levou < 12'000, QByteArray::number(levou).constData());
}

QTEST_GUILESS_MAIN(ParadaTeste)
#include "parada_teste.moc"
