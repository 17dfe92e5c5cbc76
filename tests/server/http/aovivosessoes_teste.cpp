// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/fluxos.h>

#include <QTest>

#include <thread>

using namespace http_teste;
using dominio::Codigo;
using dominio::Perfil;
using nucleo::Identidade;

// A stream lives as long as its session and rights, and there are only so many.
class AoVivoSessoesTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void fimDaSessaoFechaSoOsDela();
    void fimDeTodasFechaTodosDoUsuario();
    void mudancaDeDireitosFecha_data();
    void mudancaDeDireitosFecha();
    void mudancaSemDireitosContinua();
    void nadaSaiEnquantoSeJulga();
    void semVereditoFecha();
    void bancoForaMasDeVoltaContinua();
    void saidaEntreAConferenciaEOFluxo();
    void pontoFechaOQueNinguemAnunciou();
    void oitoPorConta();
    void sessentaDeUmaVezSaoOito();
    void metadeDasConexoes();

private:
    void publicar(const nucleo::Evento &e) { m_bancada->servidor().publicar(e); }
    [[nodiscard]] quint16 porta() const { return m_bancada->numero(); }
    [[nodiscard]] static bool vive(ConexaoBruta &fluxo, int n)
    {
        return depoisDoComeco(fluxo, idDoEvento(n) + "\ndata: ").contains(idDoEvento(n) + "\ndata: ");
    }
    std::unique_ptr<Juiz> m_juiz;
    std::unique_ptr<Porta> m_porta;
    std::unique_ptr<BancadaHttp> m_bancada;
};

void AoVivoSessoesTeste::init()
{
    m_juiz = std::make_unique<Juiz>();
    m_porta = std::make_unique<Porta>();
    m_bancada = std::make_unique<BancadaHttp>(BancadaHttp::limitesCurtos(), QList<nucleo::Rota>{rotaDosFluxos()});
    m_bancada->verificador = m_juiz.get();
}

void AoVivoSessoesTeste::cleanup()
{
    m_porta->abrir();
    m_bancada.reset();
}

void AoVivoSessoesTeste::fimDaSessaoFechaSoOsDela()
{
    QVERIFY(m_bancada->iniciar());
    const auto desta = assinar(porta()),
               outraSessao = assinar(porta(), {.token = Juiz::token(Perfil::Recepcionista, 1, 102)});
    QVERIFY(desta && outraSessao);
    publicar(fimDe(101));
    QVERIFY(desta->fechouEm(1'000));
    publicar(evento(1));
    QVERIFY(vive(*outraSessao, 1));
    QVERIFY(!outraSessao->lerAte("sessao.", 0).contains("sessao."));
}

void AoVivoSessoesTeste::fimDeTodasFechaTodosDoUsuario()
{
    QVERIFY(m_bancada->iniciar());
    const auto uma = assinar(porta()), duas = assinar(porta(), {.token = Juiz::token(Perfil::Recepcionista, 1, 102)}),
               deOutro = assinar(porta(), {.token = Juiz::token(Perfil::Recepcionista, 2, 103)});
    QVERIFY(uma && duas && deOutro);
    publicar(fimDe(1));
    QVERIFY(uma->fechouEm(1'000));
    QVERIFY(duas->fechouEm(1'000));
    publicar(evento(1));
    QVERIFY(vive(*deOutro, 1));
}

void AoVivoSessoesTeste::mudancaDeDireitosFecha_data()
{
    QTest::addColumn<QString>("como");
    for (const char *como : {"patient now", "admin now", "pending", "blocked", "session gone"})
        QTest::newRow(como) << QString::fromLatin1(como);
}

void AoVivoSessoesTeste::mudancaDeDireitosFecha()
{
    QFETCH(QString, como);
    QVERIFY(m_bancada->iniciar());
    const auto fluxo = assinar(porta()),
               deOutro = assinar(porta(), {.token = Juiz::token(Perfil::Recepcionista, 2, 103)});
    QVERIFY(fluxo && deOutro);
    publicar(evento(0));
    QVERIFY(vive(*fluxo, 0));
    m_juiz->julgarAssim([como](Identidade quem) -> dominio::Resultado<Identidade> {
        if (quem.usuario.uuid() != Juiz::id(1))
            return quem;
        if (como == QLatin1String("blocked"))
            return dominio::falha(Codigo::ContaBloqueada);
        if (como == QLatin1String("session gone"))
            return dominio::falha(Codigo::TokenInvalido);
        quem.pendente = como == QLatin1String("pending");
        if (!quem.pendente)
            quem.perfil = como == QLatin1String("patient now") ? Perfil::Paciente : Perfil::Admin;
        return quem;
    });
    publicar(mudancaDe(1));
    publicar(evento(1)); // a stranger's name, a moment later
    QVERIFY(fluxo->fechouEm(1'000));
    QVERIFY(!fluxo->lerAte({}).contains(idDoEvento(1)));
    QVERIFY(vive(*deOutro, 1));
}

// The healthy twin: a new telephone number.
void AoVivoSessoesTeste::mudancaSemDireitosContinua()
{
    QVERIFY(m_bancada->iniciar());
    const auto fluxo = assinar(porta());
    QVERIFY(fluxo);
    for (int i = 0; i < 60; ++i) {
        publicar(mudancaDe(1));
        publicar(evento(i));
    }
    QVERIFY(vive(*fluxo, 59));
    QVERIFY(!fluxo->fechouEm(1'200));
    const QByteArray lido = fluxo->lerAte({});
    QCOMPARE(lido.count("event: consulta.confirmada\n"), 60);
    qsizetype de = 0;
    for (int i = 0; i < 60; ++i) {
        de = lido.indexOf("id: " + idDoEvento(i) + "\ndata: ", de);
        QVERIFY2(de >= 0, qPrintable(QStringLiteral("event %1 is missing or late").arg(i)));
    }
}

void AoVivoSessoesTeste::nadaSaiEnquantoSeJulga()
{
    QVERIFY(m_bancada->iniciar());
    const auto fluxo = assinar(porta());
    QVERIFY(fluxo);
    publicar(evento(0));
    QVERIFY(vive(*fluxo, 0));
    m_juiz->fechar(m_porta.get());
    publicar(mudancaDe(1));
    QVERIFY(m_porta->chegaram(1));
    publicar(evento(1));
    QVERIFY(!fluxo->lerAte(idDoEvento(1), 300).contains(idDoEvento(1)));
    m_porta->abrir();
    QVERIFY(vive(*fluxo, 1));
}

// All workers are stuck: it ends, and the client will ask again.
void AoVivoSessoesTeste::semVereditoFecha()
{
    QVERIFY(m_bancada->iniciar());
    const auto fluxo = assinar(porta());
    QVERIFY(fluxo);
    publicar(evento(0));
    QVERIFY(vive(*fluxo, 0));
    m_juiz->fechar(m_porta.get());
    publicar(mudancaDe(1));
    QVERIFY(fluxo->fechouEm(1'500));
}

void AoVivoSessoesTeste::bancoForaMasDeVoltaContinua()
{
    QVERIFY(m_bancada->iniciar());
    const auto fluxo = assinar(porta());
    QVERIFY(fluxo);
    publicar(evento(0));
    QVERIFY(vive(*fluxo, 0));
    std::atomic<int> falhas{3};
    m_juiz->julgarAssim([&](const Identidade &quem) -> dominio::Resultado<Identidade> {
        if (falhas-- > 0)
            return dominio::falha(Codigo::Indisponivel);
        return quem;
    });
    publicar(mudancaDe(1));
    publicar(evento(1));
    QVERIFY(vive(*fluxo, 1));
    m_juiz->julgarAssim({});
}

// The request was let in; then the session ended, and who told of it found no stream yet.
void AoVivoSessoesTeste::saidaEntreAConferenciaEOFluxo()
{
    QVERIFY(m_bancada->iniciar());
    std::atomic<int> vezes{0};
    m_juiz->julgarAssim([&](const Identidade &quem) -> dominio::Resultado<Identidade> {
        return vezes++ == 0 ? dominio::Resultado<Identidade>(quem) : Juiz::encerrada(quem);
    });
    publicar(fimDe(101));
    const auto fluxo = assinar(porta());
    QVERIFY(fluxo);
    publicar(evento(1));
    QVERIFY(fluxo->fechouEm(1'000));
    QVERIFY(!fluxo->lerAte({}).contains(idDoEvento(1)));
    m_juiz->julgarAssim({});
}

void AoVivoSessoesTeste::pontoFechaOQueNinguemAnunciou()
{
    m_bancada->config.limites.pontoMs = 200;
    QVERIFY(m_bancada->iniciar());
    const auto fluxo = assinar(porta());
    QVERIFY(fluxo);
    QVERIFY(fluxo->lerAte(": ponto\n").contains(": ponto\n"));
    QVERIFY(!fluxo->fechouEm(700));
    m_juiz->julgarAssim(&Juiz::encerrada);
    QVERIFY(fluxo->fechouEm(1'000));
}

void AoVivoSessoesTeste::oitoPorConta()
{
    m_bancada->config.limites.fluxosPorConta = nucleo::LimitesHttp().fluxosPorConta;
    QVERIFY(m_bancada->iniciar());
    std::vector<std::unique_ptr<ConexaoBruta>> abertos;
    for (int i = 0; i < 8; ++i) {
        abertos.push_back(assinar(porta(), {.token = Juiz::token(Perfil::Recepcionista, 1, 101 + i)}));
        QVERIFY(abertos.back());
    }
    const Tudo recusa = pedirFluxo(porta())->ler();
    QCOMPARE(recusa.situacoes(), QList<int>{429});
    QCOMPARE(recusa.primeira().codigo(), QStringLiteral("muitas_requisicoes"));
    QVERIFY(recusa.primeira().cabecalhos.value("retry-after").toInt() > 0);
    const auto deOutro = assinar(porta(), {.token = Juiz::token(Perfil::Recepcionista, 2, 201)});
    QVERIFY(deOutro);
    abertos.front()->derrubar();
    std::unique_ptr<ConexaoBruta> nono;
    QTRY_VERIFY(nono || (nono = assinar(porta())));
}

void AoVivoSessoesTeste::sessentaDeUmaVezSaoOito()
{
    m_bancada->config.limites.fluxosPorConta = nucleo::LimitesHttp().fluxosPorConta;
    m_bancada->threads = 8;
    QVERIFY(m_bancada->iniciar());
    std::vector<std::unique_ptr<ConexaoBruta>> todos(60);
    std::vector<std::thread> threads;
    for (size_t t = 0; t < 6; ++t)
        threads.emplace_back([this, t, &todos] {
            for (size_t i = t; i < todos.size(); i += 6)
                todos[i] = pedirFluxo(porta());
        });
    for (std::thread &thread : threads)
        thread.join();
    int abertos = 0, recusados = 0;
    for (const auto &um : todos) {
        const QByteArray lido = um->lerAte("\r\n\r\n");
        abertos += lido.startsWith("HTTP/1.1 200 ");
        recusados += lido.startsWith("HTTP/1.1 429 ");
    }
    QCOMPARE(abertos, 8);
    QCOMPARE(recusados, 52);
    todos.clear();
    QTRY_COMPARE(m_bancada->medida("agenda_http_conexoes_abertas"), 0);
    todos.resize(9);
    for (auto &um : todos) // nothing was lost of the places
        um = assinar(porta());
    QCOMPARE(std::count(todos.begin(), todos.end(), nullptr), 1);
}

void AoVivoSessoesTeste::metadeDasConexoes()
{
    m_bancada->config.limites.conexoes = 20;
    QVERIFY(m_bancada->iniciar());
    std::vector<std::unique_ptr<ConexaoBruta>> abertos;
    for (int i = 0; i < 10; ++i) {
        abertos.push_back(assinar(porta(), {.token = Juiz::token(Perfil::Recepcionista, i + 1, 100 + i)}));
        QVERIFY(abertos.back());
    }
    const Tudo recusa = pedirFluxo(porta(), {.token = Juiz::token(Perfil::Recepcionista, 50, 150)})->ler();
    QCOMPARE(recusa.situacoes(), QList<int>{503});
    QVERIFY(recusa.primeira().cabecalhos.value("retry-after").toInt() > 0);
    QVERIFY(m_bancada->viva());
    abertos.pop_back();
    std::unique_ptr<ConexaoBruta> outro;
    QTRY_VERIFY(outro || (outro = assinar(porta(), {.token = Juiz::token(Perfil::Recepcionista, 50, 150)})));
}

QTEST_GUILESS_MAIN(AoVivoSessoesTeste)
#include "aovivosessoes_teste.moc"
