// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/bancadaatendimento.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTest>

#include <future>
#include <semaphore>

#include <apoio/postgres/servidorpostgres.h>

using namespace http_teste;
using namespace Qt::StringLiterals;
using Cabecalhos = QList<std::pair<QByteArray, QByteArray>>;

// What a retry gets, and what a failure leaves.
class IdempotenciaTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bancada = std::make_unique<BancadaAtendimento>(); }
    void cleanup() { m_bancada.reset(); }

    void mesmaChaveMesmaResposta();
    void quemRecebeuJaPodePedirDeNovo();
    void mesmaChaveOutroCorpo();
    void mesmaChaveDeOutraConta();
    void chaveEmAndamento();
    void chaveVoltaDepoisDeErro();
    void chaveTorta_data();
    void chaveTorta();
    void escritaQueFalhaNaoDeixaNada();
    void duasChavesNoPedido();
    void umDiaDepoisAChaveEOutra();
    void nemAChaveNemOCorpoFicamNoBanco();
    void caminhoEParteDoPedido();
    void mesmoPedidoEmDoisServidores();
    void oOutroTerminaDuranteOPreparo();

private:
    std::unique_ptr<BancadaAtendimento> m_bancada;
};

void IdempotenciaTeste::mesmaChaveMesmaResposta()
{
    QVERIFY(m_bancada->http().iniciar());
    const Lida primeira = m_bancada->criar("chave-1", "dor");
    QCOMPARE(primeira.status, 201);
    QVERIFY(!primeira.cabecalhos.contains("idempotent-replayed"));
    QCOMPARE(m_bancada->linhas(), 1001);
    const Lida segunda = m_bancada->criar("chave-1", "dor");
    QCOMPARE(segunda.status, 201);
    QCOMPARE(segunda.cabecalhos.value("idempotent-replayed"), QByteArray("true"));
    QCOMPARE(segunda.corpo, primeira.corpo);
    for (const char *nome : {"location", "etag", "content-type"})
        QCOMPARE(segunda.cabecalhos.value(nome), primeira.cabecalhos.value(nome));
    QCOMPARE(m_bancada->linhas(), 1001);
    QCOMPARE(m_bancada->preparos, 1);
}

// The answer is out only when its key is free again.
void IdempotenciaTeste::quemRecebeuJaPodePedirDeNovo()
{
    QVERIFY(m_bancada->http().iniciar());
    for (int i = 0; i < 300; ++i) {
        const QByteArray chave = "k" + QByteArray::number(i);
        QCOMPARE(m_bancada->criar(chave, chave).status, 201);
        QCOMPARE(m_bancada->criar(chave, chave).status, 201);
    }
}

void IdempotenciaTeste::mesmaChaveOutroCorpo()
{
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(m_bancada->criar("chave-1", "dor").status, 201);
    const Lida r = m_bancada->criar("chave-1", "febre");
    QCOMPARE(r.status, 422);
    QCOMPARE(r.codigo(), u"chave_reutilizada"_s);
    QCOMPARE(m_bancada->linhas(), 1001);
}

void IdempotenciaTeste::mesmaChaveDeOutraConta()
{
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(m_bancada->criar("chave-1", "dor").status, 201);
    const Lida r = m_bancada->criar("chave-1", "febre", "medico");
    QCOMPARE(r.status, 201);
    QVERIFY(!r.cabecalhos.contains("idempotent-replayed"));
    QCOMPARE(m_bancada->linhas(), 2002);
}

void IdempotenciaTeste::chaveEmAndamento()
{
    QVERIFY(m_bancada->http().iniciar());
    ConexaoBruta primeira(m_bancada->http().numero());
    primeira.enviar(pedido("POST /coisas", "paciente", "Idempotency-Key: k\r\n", "{\"motivo\":\"lento\"}"));
    QVERIFY(m_bancada->http().porta().chegaram(1));
    const Lida r = m_bancada->criar("k", "lento");
    QCOMPARE(r.status, 409);
    QCOMPARE(r.codigo(), u"em_andamento"_s);
    m_bancada->http().porta().abrir();
    QCOMPARE(primeira.ler(1).situacoes(), QList<int>{201});
    QCOMPARE(m_bancada->criar("k", "lento").cabecalhos.value("idempotent-replayed"), QByteArray("true"));
    QCOMPARE(m_bancada->linhas(), 1001);
}

// However the first try ends, the key is not held for ever.
void IdempotenciaTeste::chaveVoltaDepoisDeErro()
{
    QVERIFY(m_bancada->http().iniciar());
    m_bancada->lancar = true;
    QCOMPARE(m_bancada->criar("a", "dor").status, 500);
    m_bancada->lancar = false;
    QCOMPARE(m_bancada->criar("a", "dor").status, 201);
    QCOMPARE(m_bancada->criar("b", "recusada").status, 409);
    QCOMPARE(m_bancada->criar("b", "recusada").codigo(), u"horario_ocupado"_s); // errors are not kept
    QCOMPARE(m_bancada->criar("c", "lanca").status, 500);
    QCOMPARE(m_bancada->criar("c", "lanca").status, 500);
    QCOMPARE(m_bancada->pedir(pedido("POST /coisas", "paciente", "Idempotency-Key: d\r\n", "{\"x\":1}")).status, 422);
    QCOMPARE(m_bancada->criar("d", "febre").status, 201);
    QCOMPARE(m_bancada->linhas(), 2002);
}

void IdempotenciaTeste::chaveTorta_data()
{
    QTest::addColumn<QByteArray>("chave");
    QTest::newRow("vazia") << QByteArray();
    QTest::newRow("longa") << QByteArray(256, 'k');
    QTest::newRow("com espaco") << QByteArray("a b");
    QTest::newRow("com acento") << QByteArray("ação");
}

void IdempotenciaTeste::chaveTorta()
{
    QFETCH(QByteArray, chave);
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(m_bancada->criar(chave, "dor").status, 400);
    QCOMPARE(m_bancada->criar(QByteArray(255, 'k'), "dor").status, 201);
}

void IdempotenciaTeste::escritaQueFalhaNaoDeixaNada()
{
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(m_bancada->criar("a", "recusada").status, 409);
    QCOMPARE(m_bancada->linhas(), 0); // neither the row, nor its event, nor the key
    const auto chaves = m_bancada->banco().ler([](nucleo::Leitura &l) -> dominio::Resultado<qint64> {
        AGENDA_OBTER(auto r, l.consultar("SELECT COUNT(*) FROM idempotencia"));
        return r.proxima() ? r.inteiro(0) : -1;
    });
    QCOMPARE(*chaves, 0);
}

void IdempotenciaTeste::duasChavesNoPedido()
{
    QVERIFY(m_bancada->http().iniciar());
    for (const char *dobro : {"Idempotency-Key: a\r\nIdempotency-Key: b\r\n", "If-Match: \"1\"\r\nIf-Match: \"2\"\r\n",
                              "Authorization: Bearer medico\r\nAuthorization: Bearer admin\r\n"})
        QCOMPARE(m_bancada->pedir(pedido("GET /anonimo", {}, dobro)).status, 400);
}

// Whether or not what has outlived its day was swept meanwhile.
void IdempotenciaTeste::umDiaDepoisAChaveEOutra()
{
    QVERIFY(m_bancada->http().iniciar());
    for (const char *chave : {"a", "b", "c", "d", "e", "f"}) // more than one write sweeps
        QCOMPARE(m_bancada->criar(chave, chave).status, 201);
    m_bancada->relogio().avancarMs(24LL * 3600 * 1000);
    QCOMPARE(m_bancada->criar("f", "f").cabecalhos.value("idempotent-replayed"), QByteArray("true"));
    QCOMPARE(m_bancada->criar("f", "febre").codigo(), u"chave_reutilizada"_s);
    m_bancada->relogio().avancarMs(1);
    const Lida r = m_bancada->criar("f", "febre");
    QCOMPARE(r.status, 201);
    QVERIFY(!r.cabecalhos.contains("idempotent-replayed"));
    QCOMPARE(m_bancada->criar("f", "febre").cabecalhos.value("idempotent-replayed"), QByteArray("true"));
    QCOMPARE(m_bancada->criar("f", "f").codigo(), u"chave_reutilizada"_s);
    QCOMPARE(m_bancada->linhas(), 7007);
}

// A digest of the body that can be made from what the database holds would be quicker to try passwords against than
// the password's own hash.
void IdempotenciaTeste::nemAChaveNemOCorpoFicamNoBanco()
{
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(m_bancada->criar("chave-1", "dor").status, 201);
    const auto linha = m_bancada->banco().ler([](nucleo::Leitura &l) -> dominio::Resultado<QList<QByteArray>> {
        AGENDA_OBTER(auto r, l.consultar("SELECT chave, resumo FROM idempotencia"));
        return r.proxima() ? QList<QByteArray>{r.bytes(0), r.bytes(1)} : QList<QByteArray>();
    });
    QVERIFY(linha && linha->size() == 2);
    const auto hex = [](const QByteArray &texto) {
        return QCryptographicHash::hash(texto, QCryptographicHash::Sha256).toHex();
    };
    const QByteArray corpo = "{\"motivo\":\"dor\"}";
    QCOMPARE(linha->at(0), hex("chave-1"));
    for (const QByteArray &conhecido : {hex(corpo), hex("/coisas\n" + corpo), hex("POST\n/coisas\n" + corpo)})
        QVERIFY(linha->at(1) != conhecido);
    QVERIFY(!linha->at(1).contains(corpo));
}

void IdempotenciaTeste::caminhoEParteDoPedido()
{
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(m_bancada->criar("a", "dor").status, 201);
    const Lida r = m_bancada->criar("a", "dor", "paciente", "/coisas/");
    QVERIFY2(r.status == 404 || r.status == 422, QByteArray::number(r.status).constData());
    QCOMPARE(m_bancada->linhas(), 1001);
}

// Two server processes on one database (SQLite has but one): the retry reaches the other one while the first is still
// at it. One of them does it; the other must not answer that somebody else was faster.
void IdempotenciaTeste::mesmoPedidoEmDoisServidores()
{
    if (!apoio::noPostgres())
        return;
    BancadaAtendimento outra(m_bancada->url());
    QVERIFY(m_bancada->http().iniciar() && outra.http().iniciar());
    // Whoever holds the place first lets both come up to it, past the question whether it was done already.
    std::binary_semaphore tomado{0}, soltar{0};
    auto dono = std::async(std::launch::async, [&] {
        return m_bancada->banco().escreverEEsperar({}, [&](nucleo::Transacao &t) -> dominio::Resultado<void> {
            AGENDA_TENTAR(t.executar("INSERT INTO coisa (motivo) VALUES ('dor')"));
            tomado.release();
            soltar.acquire();
            return dominio::falha(dominio::Codigo::HorarioOcupado);
        });
    });
    tomado.acquire();
    const auto pedirA = [](BancadaAtendimento &a) { return a.criar("k", "dor"); };
    auto um = std::async(std::launch::async, pedirA, std::ref(*m_bancada));
    auto outro = std::async(std::launch::async, pedirA, std::ref(outra));
    const auto esperam = [&] {
        return m_bancada->banco().ler([](nucleo::Leitura &l) -> dominio::Resultado<qint64> {
            AGENDA_OBTER(auto r, l.consultar("SELECT COUNT(*) FROM pg_locks WHERE NOT granted"));
            return r.proxima() ? r.inteiro(0) : -1;
        });
    };
    QTRY_COMPARE(esperam().value_or(-1), 2);
    soltar.release();
    const Lida a = um.get(), b = outro.get();
    QVERIFY(!dono.get());
    QCOMPARE(a.status, 201);
    QCOMPARE(b.status, 201);
    QCOMPARE(a.corpo, b.corpo);
    QCOMPARE(a.cabecalhos.contains("idempotent-replayed") + b.cabecalhos.contains("idempotent-replayed"), 1);
    QCOMPARE(m_bancada->linhas(), 1001);
}

// The first try, of a server that died since, is committed when the retry has looked for its answer and not yet for its
// place: the place is taken, by itself.
void IdempotenciaTeste::oOutroTerminaDuranteOPreparo()
{
    if (!apoio::noPostgres())
        return;
    BancadaAtendimento outra(m_bancada->url());
    QVERIFY(m_bancada->http().iniciar() && outra.http().iniciar());
    auto repetido = std::async(std::launch::async, [&] { return m_bancada->criar("k", "visto"); });
    QVERIFY(m_bancada->http().porta().chegaram(1));
    outra.http().porta().abrir();
    const Lida primeiro = outra.criar("k", "visto");
    QCOMPARE(primeiro.status, 201);
    m_bancada->http().porta().abrir();
    const Lida r = repetido.get();
    QCOMPARE(r.status, 201);
    QCOMPARE(r.cabecalhos.value("idempotent-replayed"), QByteArray("true"));
    QCOMPARE(r.corpo, primeiro.corpo);
    QCOMPARE(m_bancada->criar("outra", "visto").codigo(), u"horario_ocupado"_s);
    QCOMPARE(m_bancada->linhas(), 1001);
}

QTEST_GUILESS_MAIN(IdempotenciaTeste)
#include "idempotencia_teste.moc"
