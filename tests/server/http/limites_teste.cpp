// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/bancadahttp.h>

#include <contrato/consulta.h>

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace http_teste;
using nucleo::Requisicao;
using nucleo::Resposta;

namespace {

const QByteArray host = "Host: localhost\r\n";
const QByteArray ola = "GET /ola HTTP/1.1\r\n" + host + "\r\n";

QByteArray pedido(const QByteArray &linha, const QByteArray &cabecalhos = {}, const QByteArray &corpo = {})
{
    QByteArray bytes = linha + " HTTP/1.1\r\n" + host + cabecalhos;
    if (!corpo.isEmpty())
        bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(corpo.size()) + "\r\n";
    return bytes + "\r\n" + corpo;
}

QByteArray parametros(int quantos, const QByteArray &nome = "p")
{
    QByteArray consulta;
    for (int i = 0; i < quantos; ++i)
        consulta += (i ? "&" : "?") + nome + QByteArray::number(i) + "=1";
    return consulta;
}

QByteArray membros(int quantos)
{
    QByteArray json = "{";
    for (int i = 0; i < quantos; ++i)
        json += (i ? ",\"n" : "\"n") + QByteArray::number(i) + "\":1";
    return json + '}';
}

} // namespace

// What one request may ask the server to count, list, repeat or write down: each bound at it and one past it.
class LimitesTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        nucleo::Rota motivo =
            BancadaHttp::rota(nucleo::Metodo::Post, "/motivo", [](const Requisicao &r) -> dominio::Resultado<Resposta> {
                AGENDA_TENTAR(contrato::ler<contrato::MotivoCorpo>(r.corpo));
                return Resposta::json("{}");
            });
        motivo.doc.corpo = contrato::esquema<contrato::MotivoCorpo>();
        m_bancada = std::make_unique<BancadaHttp>(BancadaHttp::limitesCurtos(), QList<nucleo::Rota>{motivo},
                                                  m_pasta.filePath(u"log"_s).toLocal8Bit());
        QVERIFY(m_bancada->iniciar());
    }
    void cleanupTestCase() { m_bancada.reset(); }

    void metodoLongo();
    void linhaDoRegistroTemFim();
    void parametrosDeUmaConsulta();
    void parametroTortoEhRecusado_data();
    void parametroTortoEhRecusado();
    void errosListados();
    void membrosDoCorpo();
    void recusaNaoEhMuitoMaiorQueOPedido_data();
    void recusaNaoEhMuitoMaiorQueOPedido();
    void idNaoVemDoCorpoDaResposta_data();
    void idNaoVemDoCorpoDaResposta();
    void linguaEntreMilhares();

private:
    [[nodiscard]] Lida pedir(const QByteArray &bytes) const
    {
        return trocar(m_bancada->numero(), bytes).respostas.value(0);
    }
    [[nodiscard]] QByteArray registro() const
    {
        QFile arquivo(m_pasta.filePath(u"log"_s));
        return arquivo.open(QIODevice::ReadOnly) ? arquivo.readAll() : QByteArray();
    }
    QTemporaryDir m_pasta;
    std::unique_ptr<BancadaHttp> m_bancada;
};

void LimitesTeste::metodoLongo()
{
    // Known to HTTP, nobody's here: the connection goes on, and the line names it.
    QCOMPARE(trocar(m_bancada->numero(), pedido("TRACE /ola") + ola, 2).situacoes(), (QList<int>{501, 200}));
    QTRY_VERIFY(registro().contains("\"TRACE\""));
    for (const int tamanho : {3, 7, 8, 15'000}) {
        const Tudo tudo = trocar(m_bancada->numero(), pedido(QByteArray(tamanho, 'M') + " /ola") + ola, 2);
        QCOMPARE(tudo.situacoes(), QList<int>{501});
        QVERIFY(tudo.fechou);
    }
    QTRY_COMPARE(registro().count("\"status\":501"), 5);
    QVERIFY(!registro().contains("MMM"));
}

// Everything in a line that a request brought: method, route, id.
void LimitesTeste::linhaDoRegistroTemFim()
{
    const QByteArray longo(4'000, 'z');
    for (const QByteArray &bytes :
         {pedido("GET /" + longo), pedido("GET /item/" + longo), pedido("GET /ola?" + longo + "=1"),
          pedido("GET /ola", "X-Request-Id: " + longo + "\r\n"), pedido("GET /lanca?" + longo),
          pedido("POST /motivo", {}, "{\"" + longo + "\":1}"), pedido("POST /motivo", {}, longo)})
        QVERIFY(pedir(bytes).status > 0);
    for (const QByteArray &linha : registro().split('\n'))
        QVERIFY2(linha.size() < 512, linha.constData());
}

void LimitesTeste::parametrosDeUmaConsulta()
{
    const Lida noLimite = pedir(pedido("GET /ola" + parametros(32)));
    QCOMPARE(noLimite.json()[u"erros"_s].toArray().size(), 20);
    QCOMPARE(noLimite.json()[u"erros"_s][0][u"codigo"_s].toString(), u"desconhecido"_s);
    for (const QByteArray &consulta : {parametros(33), parametros(400), '?' + QByteArray("&").repeated(32)}) {
        const Lida demais = pedir(pedido("GET /ola" + consulta));
        QCOMPARE(demais.status, 422);
        const QJsonArray erros = demais.json()[u"erros"_s].toArray();
        QCOMPARE(erros.size(), 1);
        QCOMPARE(erros[0][u"codigo"_s].toString(), u"maximo"_s);
        QCOMPARE(erros[0][u"limite"_s].toInt(), 32);
    }
}

void LimitesTeste::parametroTortoEhRecusado_data()
{
    QTest::addColumn<QByteArray>("consulta");
    QTest::addColumn<int>("status");
    for (const char *torto : {"limite=%", "limite=%2", "limite=%zz", "%zz=1", "limite=%c3", "limite=%00", "limite=%0a"})
        QTest::newRow(torto) << QByteArray(torto) << 400;
    for (const char *duplo : {"limite=1&limite=1", "limite=1&%6cimite=2", "limite=1&limite"})
        QTest::newRow(duplo) << QByteArray(duplo) << 422;
    for (const char *certo : {"limite=1", "%6Cimite=1", "limite=%C3%A3", "", "limite=a=b"})
        QTest::newRow(certo) << QByteArray(certo) << 200;
}

void LimitesTeste::parametroTortoEhRecusado()
{
    QFETCH(QByteArray, consulta);
    QFETCH(int, status);
    QCOMPARE(pedir(pedido("GET /lista?" + consulta)).status, status);
}

void LimitesTeste::errosListados()
{
    const auto lista = [&](const QByteArray &bytes) {
        const QJsonObject problema = pedir(bytes).json();
        return std::pair(problema[u"erros"_s].toArray().size(), problema[u"haMais"_s].toBool());
    };
    QCOMPARE(lista(pedido("GET /ola" + parametros(20))), std::pair(qsizetype(20), false));
    QCOMPARE(lista(pedido("GET /ola" + parametros(21))), std::pair(qsizetype(20), true));
    QCOMPARE(lista(pedido("POST /motivo", {}, membros(20))), std::pair(qsizetype(20), false));
    QCOMPARE(lista(pedido("POST /motivo", {}, membros(21))), std::pair(qsizetype(20), true));
    QVERIFY(!pedir(pedido("POST /motivo", {}, membros(20))).json().contains(u"haMais"_s));
}

void LimitesTeste::membrosDoCorpo()
{
    QCOMPARE(pedir(pedido("POST /motivo", {}, membros(256))).json()[u"erros"_s][0][u"codigo"_s].toString(),
             u"desconhecido"_s);
    const Lida demais = pedir(pedido("POST /motivo", {}, membros(257)));
    QCOMPARE(demais.status, 422);
    QCOMPARE(demais.json()[u"erros"_s][0][u"codigo"_s].toString(), u"maximo"_s);
    QCOMPARE(demais.json()[u"erros"_s][0][u"limite"_s].toInt(), 256);
}

void LimitesTeste::recusaNaoEhMuitoMaiorQueOPedido_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto caso = [](const char *nome, const QByteArray &bytes) { QTest::newRow(nome) << bytes; };
    caso("59 kB of unknown fields", pedido("POST /motivo", {}, membros(6'000)));
    caso("256 unknown fields", pedido("POST /motivo", {}, membros(256)));
    caso("one unknown field of 60 kB", pedido("POST /motivo", {}, "{\"" + QByteArray(60'000, 'x') + "\":1}"));
    caso("fields of quotes", pedido("POST /motivo", {}, "{\"" + QByteArray("\\\"").repeated(20'000) + "\":1}"));
    caso("deep", pedido("POST /motivo", {}, QByteArray(60'000, '[')));
    caso("2,000 parameters", pedido("GET /ola" + parametros(400)));
    QByteArray curtos = "GET /ola?a";
    for (int i = 0; i < 31; ++i)
        curtos += "&" + QByteArray(1, char('b' + i % 25));
    caso("32 short parameters", pedido(curtos));
    caso("no body", "POST /motivo HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    caso("not HTTP", "GET / HTTP/1.1\r\n\r\n");
}

void LimitesTeste::recusaNaoEhMuitoMaiorQueOPedido()
{
    QFETCH(QByteArray, bytes);
    const Tudo tudo = trocar(m_bancada->numero(), bytes);
    QVERIFY(!tudo.respostas.isEmpty());
    QVERIFY2(tudo.bytes.size() <= 50 * bytes.size(), qPrintable(QString::number(tudo.bytes.size())));
    QVERIFY2(tudo.bytes.size() <= 8'192, qPrintable(QString::number(tudo.bytes.size())));
}

void LimitesTeste::idNaoVemDoCorpoDaResposta_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("id");
    const QByteArray certo = "X-Request-Id: certo-1\r\n", falso = "urn:agenda:requisicao:falso";
    QTest::newRow("parameter") << pedido("GET /ola?" + falso, certo) << QByteArray("certo-1");
    QTest::newRow("parameter, no id") << pedido("GET /ola?" + falso) << QByteArray();
    QTest::newRow("field") << pedido("POST /motivo", certo, "{\"" + falso + "\":1}") << QByteArray("certo-1");
    QTest::newRow("route") << pedido("GET /" + falso, certo) << QByteArray("certo-1");
    QTest::newRow("method") << pedido("TRACE /ola", certo) << QByteArray("certo-1");
    QTest::newRow("unknown method") << pedido("FOO /ola?" + falso, certo) << QByteArray();
    QTest::newRow("framing") << QByteArray("GET /ola?" + falso + " HTTP/1.1\r\n\r\n") << QByteArray();
}

void LimitesTeste::idNaoVemDoCorpoDaResposta()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, id);
    const Lida lida = pedir(bytes);
    QVERIFY(lida.status >= 400);
    const QByteArray noCabecalho = lida.cabecalhos.value("x-request-id");
    if (id.isEmpty())
        QVERIFY(!QUuid::fromString(QString::fromLatin1(noCabecalho)).isNull()); // one of ours
    else
        QCOMPARE(noCabecalho, id);
    QCOMPARE(lida.json()[u"instance"_s].toString(), u"urn:agenda:requisicao:"_s + QString::fromLatin1(noCabecalho));
}

void LimitesTeste::linguaEntreMilhares()
{
    const auto lingua = [&](const QByteArray &aceitas) {
        return pedir(pedido("GET /nada", "Accept-Language: " + aceitas + "\r\n")).cabecalhos.value("content-language");
    };
    QCOMPARE(lingua(QByteArray("fr;q=0.9,").repeated(15) + "en"), QByteArray("en"));
    QCOMPARE(lingua(QByteArray("fr,").repeated(5'000) + "en"), QByteArray("pt-BR")); // nobody prefers 5,000
}

QTEST_GUILESS_MAIN(LimitesTeste)
#include "limites_teste.moc"
