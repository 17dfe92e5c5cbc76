// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/fluxos.h>

#include <QTest>

using namespace http_teste;
using dominio::Perfil;
using nucleo::Evento;

// Live events as they come: to whom, in which order, and how a stream begins and ends.
class AoVivoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bancada.reset(); }

    void semTokenNaoAbre();
    void headNaoAbre();
    void temOsCabecalhosDeTodaResposta();
    void eventosChegamEmOrdem();
    void soOQuePodeVer();
    void semPublicoNinguemVe();
    void soOsDaUnidadePedida();
    void pontoDizOLugar();
    void contaComoConexao();
    void fechaNaParada();
    void muitosClientesRecebemTodos();

private:
    void publicar(const Evento &e) { m_bancada->servidor().publicar(e); }
    [[nodiscard]] quint16 porta() const { return m_bancada->numero(); }
    Juiz m_juiz;
    std::unique_ptr<BancadaHttp> m_bancada;
};

void AoVivoTeste::init()
{
    m_bancada = std::make_unique<BancadaHttp>(BancadaHttp::limitesCurtos(), QList<nucleo::Rota>{rotaDosFluxos()});
    m_bancada->verificador = &m_juiz;
}

void AoVivoTeste::semTokenNaoAbre()
{
    QVERIFY(m_bancada->iniciar());
    QCOMPARE(trocar(porta(), "GET /eventos HTTP/1.1\r\nHost: x\r\n\r\n").situacoes(), QList<int>{401});
    QCOMPARE(pedirFluxo(porta(), {.token = Juiz::token(Perfil::Paciente, 3, 103)})->ler().situacoes(), QList<int>{403});
}

void AoVivoTeste::headNaoAbre()
{
    QVERIFY(m_bancada->iniciar());
    const Tudo r =
        trocar(porta(), "HEAD /eventos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer medico 1 2\r\n\r\n", 1, true);
    QCOMPARE(r.situacoes(), QList<int>{405});
}

void AoVivoTeste::temOsCabecalhosDeTodaResposta()
{
    QVERIFY(m_bancada->iniciar());
    const auto fluxo = assinar(porta());
    QVERIFY(fluxo);
    const QByteArray lido = fluxo->lerAte(": ao vivo");
    const QByteArray cabeca = lido.left(lido.indexOf("\r\n\r\n") + 2);
    QCOMPARE(cabeca.count("\r\nX-Request-Id: pedido-7\r\n"), 1);
    QCOMPARE(cabeca.count("\r\nX-Content-Type-Options: nosniff\r\n"), 1);
    QCOMPARE(cabeca.count("\r\nCache-Control: no-store\r\n"), 1);
    QCOMPARE(cabeca.count("\r\nDate: "), 1);
    QCOMPARE(cabeca.count("\r\nConnection: close\r\n"), 1);
}

void AoVivoTeste::eventosChegamEmOrdem()
{
    QVERIFY(m_bancada->iniciar());
    const auto cliente = assinar(porta());
    QVERIFY(cliente);
    for (int i = 0; i < 300; ++i)
        publicar(evento(i));
    const QByteArray lido = depoisDoComeco(*cliente, "id: " + idDoEvento(299) + "\n");
    qsizetype de = 0;
    for (int i = 0; i < 300; ++i) {
        const qsizetype onde = lido.indexOf("event: consulta.confirmada\nid: " + idDoEvento(i) + "\ndata: {", de);
        QVERIFY2(onde >= de, qPrintable(QStringLiteral("event %1 is missing or late").arg(i)));
        de = onde + 1;
    }
    QCOMPARE(lido.count("event: "), 300);
}

void AoVivoTeste::soOQuePodeVer()
{
    QVERIFY(m_bancada->iniciar());
    const auto medico = assinar(porta(), {.token = Juiz::token(Perfil::Medico, 2, 102)}), recepcao = assinar(porta());
    QVERIFY(medico && recepcao);
    publicar(evento(1));
    Evento dele = evento(2);
    dele.publico->ids << Juiz::id(2);
    publicar(dele);
    QVERIFY(depoisDoComeco(*recepcao, idDoEvento(2)).contains(idDoEvento(1)));
    QVERIFY(!depoisDoComeco(*medico, idDoEvento(2)).contains(idDoEvento(1)));
    // Nor afterwards, from memory. What it may not see moves its place on all the same.
    publicar(evento(3));
    const auto volta = assinar(porta(), {.token = Juiz::token(Perfil::Medico, 2, 102), .ultimo = idDoEvento(1)});
    QVERIFY(volta);
    const QByteArray lido = depoisDoComeco(*volta, "id: " + idDoEvento(3) + "\n\n");
    QCOMPARE(lido.count("event: "), 1);
    QVERIFY(lido.contains("id: " + idDoEvento(2) + "\ndata: "));
    QVERIFY(lido.endsWith("id: " + idDoEvento(3) + "\n\n"));
}

// The server's own events, and those of a version that did not say who may see them.
void AoVivoTeste::semPublicoNinguemVe()
{
    QVERIFY(m_bancada->iniciar());
    const auto recepcao = assinar(porta()), admin = assinar(porta(), {.token = Juiz::token(Perfil::Admin, 4, 104)});
    QVERIFY(recepcao && admin);
    publicar(fimDe(77)); // of nobody here
    Evento antigo = evento(1);
    antigo.publico.reset();
    publicar(antigo);
    Evento deTodos = evento(2);
    deTodos.publico->perfis << Perfil::Admin;
    publicar(deTodos);
    for (const auto *fluxo : {&recepcao, &admin})
        QCOMPARE(depoisDoComeco(**fluxo, idDoEvento(2)).count("event: "), 1);
    const auto depois = assinar(porta());
    QVERIFY(depois);
    QVERIFY(!depois->lerAte(": ao vivo").contains(idDoEvento(1'000'077)));
}

void AoVivoTeste::soOsDaUnidadePedida()
{
    QVERIFY(m_bancada->iniciar());
    const QUuid esta = QUuid::createUuid(), outra = QUuid::createUuid();
    const QByteArray alvo = "/eventos?unidadeId=" + esta.toByteArray(QUuid::WithoutBraces);
    const auto fluxo = assinar(porta(), {.alvo = alvo});
    QVERIFY(fluxo);
    for (const auto &[n, unidade] : {std::pair(1, outra), {2, esta}, {3, QUuid()}, {4, outra}, {5, esta}}) {
        Evento e = evento(n);
        e.unidade = unidade;
        publicar(e);
    }
    const auto conferir = [](const QByteArray &lido) {
        QCOMPARE(lido.count("event: "), 3);
        for (const int n : {2, 3, 5})
            QVERIFY(lido.contains("id: " + idDoEvento(n) + "\ndata: "));
    };
    conferir(depoisDoComeco(*fluxo, idDoEvento(5)));
    const auto volta = assinar(porta(), {.ultimo = idDoEvento(1), .alvo = alvo});
    QVERIFY(volta);
    conferir(depoisDoComeco(*volta, idDoEvento(5)));
}

void AoVivoTeste::pontoDizOLugar()
{
    m_bancada->config.limites.pontoMs = 100;
    QVERIFY(m_bancada->iniciar());
    const auto medico = assinar(porta(), {.token = Juiz::token(Perfil::Medico, 2, 102)});
    QVERIFY(medico);
    QVERIFY(depoisDoComeco(*medico, ": ponto\n").contains(": ponto\n"));
    publicar(evento(6)); // not for doctors
    const QByteArray lido = depoisDoComeco(*medico, idDoEvento(6) + "\n\n");
    QVERIFY(lido.endsWith(": ponto\nid: " + idDoEvento(6) + "\n\n"));
    QVERIFY(!lido.contains("event: "));
}

void AoVivoTeste::contaComoConexao()
{
    QVERIFY(m_bancada->iniciar());
    auto cliente = assinar(porta());
    QVERIFY(cliente);
    const auto chegaA = [this](int quantas) {
        return m_bancada->medida("agenda_http_conexoes_abertas") == quantas; // the question itself is one
    };
    bool duas = false, uma = false; // once is enough: the question before may be counted a moment longer
    QTRY_VERIFY(duas || (duas = chegaA(2)));
    cliente.reset();
    QTRY_VERIFY(uma || (uma = chegaA(1)));
}

void AoVivoTeste::fechaNaParada()
{
    QVERIFY(m_bancada->iniciar());
    const auto cliente = assinar(porta());
    QVERIFY(cliente);
    m_bancada->parar(1'000);
    QVERIFY(cliente->fechouEm(2'000));
}

void AoVivoTeste::muitosClientesRecebemTodos()
{
    QVERIFY(m_bancada->iniciar());
    std::vector<std::unique_ptr<ConexaoBruta>> clientes;
    for (int i = 0; i < 100; ++i) {
        clientes.push_back(assinar(porta()));
        QVERIFY(clientes.back());
    }
    for (int i = 0; i < 20; ++i)
        publicar(evento(i));
    for (const auto &cliente : clientes)
        QCOMPARE(depoisDoComeco(*cliente, "id: " + idDoEvento(19) + "\n").count("event: "), 20);
}

QTEST_GUILESS_MAIN(AoVivoTeste)
#include "aovivo_teste.moc"
