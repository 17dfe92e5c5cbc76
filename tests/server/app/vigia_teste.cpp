// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server as its operator sees it: the operations listener, readiness, the log's file. With the real program.
#include <apoio/clientebruto.h>
#include <apoio/servidordeteste.h>

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include <csignal>

using namespace Qt::StringLiterals;
using apoio::ClienteBruto;
using apoio::ServidorDeTeste;

constexpr qint64 logoMs = 10'000; // at once, on a machine that is busy with other things

class VigiaTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void semPortaNaoHaMetricas();
    void respondeComATabelaCheia();
    void foraDoComputadorSoComToken_data();
    void foraDoComputadorSoComToken();
    void portaOcupadaEhDita();
    void registroGiraEReabre();
    void registroQueNaoAbreEhDito();
    void hupSemArquivoEncerra();

private:
    [[nodiscard]] static quint16 portaLivre()
    {
        QTcpServer s;
        return s.listen(QHostAddress::LocalHost) ? s.serverPort() : 0;
    }
    std::unique_ptr<ServidorDeTeste> m_servidor;
    quint16 m_operacao = 0;
};

void VigiaTeste::init()
{
    m_servidor = std::make_unique<ServidorDeTeste>();
    m_operacao = portaLivre();
}

void VigiaTeste::semPortaNaoHaMetricas()
{
    QVERIFY2(m_servidor->iniciar(), m_servidor->registro().constData());
    ClienteBruto http(m_servidor->porta());
    QCOMPARE(http.get("/healthz").status, 200);
    QCOMPARE(http.get("/metrics").status, 404);
    QVERIFY(!http.get("/openapi.json").corpo.contains("/metrics"));
    // Made before the first request, and anew while the server runs.
    const auto pronto = http.get("/readyz");
    QCOMPARE(pronto.status, 200);
    QCOMPARE(pronto.json().value("partes"_L1).toObject().keys(),
             (QStringList{u"agendamento"_s, u"auth"_s, u"notificacoes"_s}));
    int maior = 0;
    const auto ficouNovo = [&] {
        const int idade = http.get("/readyz").json().value("idadeMs"_L1).toInt(-1);
        const bool novo = idade >= 0 && idade < maior;
        maior = std::max(maior, idade);
        return novo;
    };
    QVERIFY(QTest::qWaitFor(ficouNovo, 10'000));
    QCOMPARE(m_servidor->parar(), 0);
}

void VigiaTeste::respondeComATabelaCheia()
{
    constexpr int conexoes = 50;
    m_servidor->ambiente(u"AGENDA_OPERACAO_PORTA"_s, QString::number(m_operacao));
    m_servidor->ambiente(u"AGENDA_LIMITES_CONEXOES"_s, QString::number(conexoes));
    QVERIFY2(m_servidor->iniciar(), m_servidor->registro().constData());
    std::vector<std::unique_ptr<QTcpSocket>> todas;
    for (int i = 0; i < conexoes; ++i) {
        todas.push_back(std::make_unique<QTcpSocket>());
        todas.back()->connectToHost(QHostAddress::LocalHost, m_servidor->porta());
        QVERIFY(todas.back()->waitForConnected());
        todas.back()->write("GET /heal"); // under way, so not idle
        QVERIFY(todas.back()->waitForBytesWritten());
    }
    for (const QByteArray caminho : {"/healthz", "/readyz", "/metrics"}) {
        QElapsedTimer passou;
        passou.start();
        QCOMPARE(ClienteBruto(m_operacao).get(caminho).status, 200);
        QVERIFY(passou.elapsed() < logoMs);
    }
    const QByteArray abertas = "agenda_http_conexoes_abertas " + QByteArray::number(conexoes) + '\n';
    QTRY_VERIFY(ClienteBruto(m_operacao).get("/metrics").corpo.contains(abertas));
    todas.clear();
    QTRY_COMPARE(ClienteBruto(m_servidor->porta()).get("/healthz").status, 200);
    QCOMPARE(m_servidor->parar(), 0);
}

void VigiaTeste::foraDoComputadorSoComToken_data()
{
    QTest::addColumn<QString>("endereco");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QByteArray>("chave"); // at fault; empty: it starts
    QTest::newRow("loopback") << u"127.0.0.1"_s << QString() << QByteArray();
    QTest::newRow("all, with token") << u"0.0.0.0"_s << u"0123456789abcdef"_s << QByteArray();
    QTest::newRow("all") << u"0.0.0.0"_s << QString() << QByteArray("operacao.token: ");
    QTest::newRow("all of IPv6") << u"::"_s << QString() << QByteArray("operacao.token: ");
    QTest::newRow("short token") << u"0.0.0.0"_s << u"0123456789abcde"_s << QByteArray("operacao.token: ");
    QTest::newRow("no address") << u"localhost"_s << QString() << QByteArray("operacao.endereco: ");
}

void VigiaTeste::foraDoComputadorSoComToken()
{
    QFETCH(QString, endereco);
    QFETCH(QString, token);
    QFETCH(QByteArray, chave);
    m_servidor->ambiente(u"AGENDA_OPERACAO_PORTA"_s, QString::number(m_operacao));
    m_servidor->ambiente(u"AGENDA_OPERACAO_ENDERECO"_s, endereco);
    if (!token.isEmpty())
        m_servidor->ambiente(u"AGENDA_OPERACAO_TOKEN"_s, token);
    const bool iniciou = m_servidor->iniciar();
    QVERIFY2(iniciou == chave.isEmpty(), m_servidor->registro().constData());
    if (!iniciou) {
        QVERIFY2(m_servidor->registro().startsWith("agenda-servidor: " + chave), m_servidor->registro().constData());
        QCOMPARE(m_servidor->registro().count('\n'), 1);
        return;
    }
    ClienteBruto http(m_operacao);
    QCOMPARE(http.get("/metrics").status, token.isEmpty() ? 200 : 401);
    http.usarToken(token.toLatin1());
    QCOMPARE(http.get("/metrics").status, 200);
    QCOMPARE(m_servidor->parar(), 0);
}

void VigiaTeste::portaOcupadaEhDita()
{
    QTcpServer outro;
    QVERIFY(outro.listen(QHostAddress::LocalHost));
    m_servidor->ambiente(u"AGENDA_OPERACAO_PORTA"_s, QString::number(outro.serverPort()));
    QVERIFY(!m_servidor->iniciar());
    QVERIFY2(m_servidor->registro().contains("operacao.porta"), m_servidor->registro().constData());
}

// The anonymous write as much as they like: the disk that the log takes is known beforehand.
void VigiaTeste::registroGiraEReabre()
{
    m_servidor->ambiente(u"AGENDA_REGISTRO_ARQUIVO"_s, u"servidor.log"_s);
    m_servidor->ambiente(u"AGENDA_REGISTRO_TAMANHO_MIB"_s, u"1"_s);
    m_servidor->ambiente(u"AGENDA_REGISTRO_QUANTOS"_s, u"1"_s);
    QVERIFY2(m_servidor->iniciar(), m_servidor->registro().constData());
    const QDir dados(m_servidor->dados());
    ClienteBruto http(m_servidor->porta());
    for (int i = 0; i < 12'000; ++i)
        QCOMPARE(http.get("/nothing/here").status, 404);
    const auto soma = [&] {
        qint64 bytes = 0;
        for (const QFileInfo &arquivo : dados.entryInfoList({u"servidor.log*"_s}, QDir::Files))
            bytes += arquivo.size();
        return bytes;
    };
    QCOMPARE(dados.entryList({u"servidor.log*"_s}, QDir::Files, QDir::Name),
             (QStringList{u"servidor.log"_s, u"servidor.log.1"_s}));
    QVERIFY2(soma() <= 2 * 1024 * 1024 && soma() > 1024 * 1024, qPrintable(QString::number(soma())));
    // Moved away by somebody else: the server goes on in a file of the same name once it is told.
    QVERIFY(QFile::rename(dados.filePath(u"servidor.log"_s), dados.filePath(u"levado"_s)));
    QCOMPARE(::kill(pid_t(m_servidor->pid()), SIGHUP), 0);
    QTRY_VERIFY(QFile::exists(dados.filePath(u"servidor.log"_s)));
    QCOMPARE(::kill(pid_t(m_servidor->pid()), SIGHUP), 0); // as often as one likes
    QCOMPARE(http.get("/healthz").status, 200);
    QTRY_VERIFY(QFileInfo(dados.filePath(u"servidor.log"_s)).size() > 0);
    QCOMPARE(m_servidor->parar(), 0);
    QVERIFY(m_servidor->registro().isEmpty()); // standard error has nothing of it
}

void VigiaTeste::registroQueNaoAbreEhDito()
{
    for (const char *arquivo : {"/dev/null", "nada/servidor.log", "."}) {
        ServidorDeTeste servidor;
        servidor.ambiente(u"AGENDA_REGISTRO_ARQUIVO"_s, QString::fromLatin1(arquivo));
        QVERIFY(!servidor.iniciar());
        QVERIFY2(servidor.registro().startsWith("agenda-servidor: registro.arquivo: "),
                 servidor.registro().constData());
    }
}

// The terminal that it ran in is gone: an orderly end, as at SIGTERM.
void VigiaTeste::hupSemArquivoEncerra()
{
    QVERIFY2(m_servidor->iniciar(), m_servidor->registro().constData());
    QCOMPARE(::kill(pid_t(m_servidor->pid()), SIGHUP), 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_servidor->registro().contains("\"stopping\""), 10'000);
}

QTEST_GUILESS_MAIN(VigiaTeste)
#include "vigia_teste.moc"
