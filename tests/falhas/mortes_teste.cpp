// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server, or PostgreSQL, is killed without warning while a clinic works. What was acknowledged is there afterwards,
// nothing overlaps, each change has its history, its event, its audit row and its message, and the clinic goes on.
#include "carga.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using apoio::ClienteBruto;

namespace {

constexpr int mortes = 50, mortesDoBanco = 10;
constexpr qint64 voltaMs = 5'000;

// Some commits take longer than a server needs to come back: what the dead one had begun ends under the new one's eyes.
const QString discoLento =
    u"CREATE FUNCTION agendamento.demorar() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF random() < 0.05 THEN "
    "PERFORM pg_sleep(0.5); END IF; RETURN NULL; END $$; CREATE CONSTRAINT TRIGGER demorar AFTER INSERT ON "
    "agendamento.historico DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION agendamento.demorar()"_s;

} // namespace

class MortesTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mortesDoServidor();
    void mortesDoPostgres();
    void tudoConfere();
    void cleanupTestCase() { QCOMPARE(m_servidor.parar(), 0); }

private:
    [[nodiscard]] bool trabalharAte(int aceitas); // until so many more were acknowledged

    apoio::ServidorDeTeste m_servidor;
    Carga m_carga{m_servidor};
    std::mt19937 m_acaso{20260629};
};

void MortesTeste::initTestCase()
{
    QVERIFY(m_servidor.criarAdmin(u"admin@teste.local"_s, QString::fromLatin1(apoio::Clinica::senha)));
    QVERIFY2(m_servidor.iniciar(), m_servidor.registro().constData());
    QVERIFY(m_carga.preparar());
    if (m_servidor.postgres())
        m_servidor.postgres()->perguntar(u"clinica"_s, discoLento);
}

bool MortesTeste::trabalharAte(int aceitas)
{
    const int antes = m_carga.aceitas();
    const bool trabalhou = QTest::qWaitFor([&] { return m_carga.aceitas() >= antes + aceitas; }, 10'000);
    QTest::qWait(int(m_acaso() % 60));
    return trabalhou;
}

void MortesTeste::mortesDoServidor()
{
    qint64 pior = 0, semResposta = 0;
    const int antes = m_carga.aceitas();
    for (int rodada = 0; rodada < mortes; ++rodada) {
        m_carga.comecar();
        QVERIFY2(trabalharAte(10), "a round without work proves nothing");
        m_servidor.matar();
        QElapsedTimer relogio;
        relogio.start();
        m_carga.parar();
        semResposta += m_carga.semResposta();
        QVERIFY2(m_servidor.iniciar(), m_servidor.registro().right(2000).constData());
        QVERIFY(m_carga.gravarUma());
        pior = std::max(pior, relogio.elapsed());
        m_carga.resolver();
    }
    qInfo("%d changes acknowledged through %d kills, %lld were under way; from a kill to the next booking at most "
          "%lld ms",
          m_carga.aceitas() - antes, mortes, semResposta, pior);
    QVERIFY(semResposta >= mortes);
    QVERIFY(pior <= voltaMs);
}

// PostgreSQL itself is killed and comes back; the server stays up, says 503 with Retry-After meanwhile, and goes on.
void MortesTeste::mortesDoPostgres()
{
    if (!m_servidor.postgres())
        return; // the database is a file of the server's own: there is nothing else to kill
    qint64 pior = 0, piorTotal = 0;
    const int antes = m_carga.aceitas();
    for (int rodada = 0; rodada < mortesDoBanco; ++rodada) {
        const int indisponiveis = m_carga.indisponiveis();
        m_carga.comecar(4);
        QVERIFY2(trabalharAte(10), "a round without work proves nothing");
        QElapsedTimer total, relogio;
        total.start();
        m_servidor.postgres()->matar();
        QVERIFY(QTest::qWaitFor([&] { return m_carga.indisponiveis() >= indisponiveis + 4; }, 5'000));
        m_carga.parar();
        ClienteBruto http(m_servidor.porta());
        http.usarToken(m_carga.token());
        const auto fora = http.get("/consultas?limite=1");
        QCOMPARE(fora.status, 503);
        QCOMPARE(fora.codigo(), u"indisponivel"_s);
        QVERIFY(fora.cabecalhos.contains("retry-after"));
        ClienteBruto vigia(m_servidor.porta()); // without a token, which would be looked up
        QCOMPARE(vigia.get("/healthz").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(vigia.get("/readyz").status, 503, 10'000); // it is looked at every two seconds
        QVERIFY(m_servidor.postgres()->iniciar());
        relogio.start();
        QVERIFY(QTest::qWaitFor([&] { return m_carga.gravarUma(); }, int(voltaMs)));
        pior = std::max(pior, relogio.elapsed());
        piorTotal = std::max(piorTotal, total.elapsed());
        m_carga.resolver();
    }
    qInfo("%d changes acknowledged through %d kills of PostgreSQL, %d answers of 503; the next booking at most %lld ms "
          "after it took connections, %lld ms after the kill",
          m_carga.aceitas() - antes, mortesDoBanco, m_carga.indisponiveis(), pior, piorTotal);
    QVERIFY(pior <= voltaMs);
    QTRY_COMPARE_WITH_TIMEOUT(ClienteBruto(m_servidor.porta()).get("/readyz").status, 200, 10'000);
}

void MortesTeste::tudoConfere()
{
    QCOMPARE(m_carga.conferir(), QString());
    QCOMPARE(m_carga.conferirMensagens(60'000), QString());
    QVERIFY(!m_servidor.registro().contains("\"codigo\":\"erro_interno\""));
    const QDir caixa(m_servidor.dados() + u"/caixa-de-saida"_s);
    const qint64 enviadas =
        m_servidor.contar(u"notificacoes.db"_s, u"SELECT count(*) FROM notificacao WHERE situacao = 'enviada'"_s);
    QVERIFY(caixa.entryList({u"*.eml"_s}, QDir::Files).size() >= enviadas);
}

QTEST_GUILESS_MAIN(MortesTeste)
#include "mortes_teste.moc"
