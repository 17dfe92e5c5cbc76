// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/bancadahttp.h>
#include <http_teste/verificadorfalso.h>

#include <QTest>

using namespace http_teste;
using nucleo::Acesso;
using nucleo::Evento;

// Live events: who may sees them, as they come, and again after having been away.
class AoVivoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bancada.reset(); }

    void semTokenNaoAbre();
    void headNaoAbre();
    void eventosChegamEmOrdem();
    void soOQuePodeVer();
    void retomaDoUltimo();
    void idDesconhecidoRecarrega_data();
    void idDesconhecidoRecarrega();
    void atrasoDemaisRecarregaEmVezDeCortar();
    void lembraOQueVeioAntesDeAbrir();
    void contaComoConexao();
    void fechaNaParada();
    void muitosClientesRecebemTodos();

private:
    [[nodiscard]] static Evento evento(int n, const QByteArray &tipo = "consulta.confirmada",
                                       const QByteArray &dados = "{}");
    [[nodiscard]] std::unique_ptr<ConexaoBruta> assinar(const QByteArray &token, const QByteArray &ultimo = {});
    [[nodiscard]] static QByteArray id(int n) { return dominio::textoDeUuid(evento(n).id).toLatin1(); }
    VerificadorFalso m_verificador;
    std::unique_ptr<BancadaHttp> m_bancada;
};

void AoVivoTeste::init()
{
    nucleo::Rota eventos{nucleo::Metodo::Get, "/eventos", {}, nucleo::CasoAoVivo{}, {}};
    eventos.acesso.medico = eventos.acesso.recepcionista = Acesso::Sim;
    m_bancada = std::make_unique<BancadaHttp>(BancadaHttp::limitesCurtos(), QList<nucleo::Rota>{eventos});
    m_bancada->verificador = &m_verificador;
    m_bancada->visivel = [](const Evento &e, const nucleo::Identidade &quem) {
        return e.tipo != "segredo" || quem.eh(dominio::Perfil::Recepcionista);
    };
}

Evento AoVivoTeste::evento(int n, const QByteArray &tipo, const QByteArray &dados)
{
    Evento e;
    e.id = QUuid(uint(n) + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 9);
    e.tipo = tipo;
    e.agregado = e.id;
    e.em = dominio::Instante::deMs(1'800'000'000'000 + n);
    e.dados = dados;
    return e;
}

std::unique_ptr<ConexaoBruta> AoVivoTeste::assinar(const QByteArray &token, const QByteArray &ultimo)
{
    auto conexao = std::make_unique<ConexaoBruta>(m_bancada->numero());
    conexao->enviar("GET /eventos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n" +
                    (ultimo.isEmpty() ? QByteArray() : "Last-Event-ID: " + ultimo + "\r\n") + "\r\n");
    const QByteArray comeco = conexao->lerAte(": ao vivo\n\n");
    if (!comeco.startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"))
        return nullptr;
    return conexao;
}

void AoVivoTeste::semTokenNaoAbre()
{
    QVERIFY(m_bancada->iniciar());
    QCOMPARE(trocar(m_bancada->numero(), "GET /eventos HTTP/1.1\r\nHost: x\r\n\r\n").situacoes(), QList<int>{401});
    QCOMPARE(trocar(m_bancada->numero(), "GET /eventos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer paciente\r\n\r\n")
                 .situacoes(),
             QList<int>{403});
}

void AoVivoTeste::headNaoAbre()
{
    QVERIFY(m_bancada->iniciar());
    const Tudo r = trocar(m_bancada->numero(),
                          "HEAD /eventos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer medico\r\n\r\n", 1, true);
    QCOMPARE(r.situacoes(), QList<int>{405});
}

void AoVivoTeste::eventosChegamEmOrdem()
{
    QVERIFY(m_bancada->iniciar());
    const auto cliente = assinar("medico");
    QVERIFY(cliente);
    for (int i = 0; i < 300; ++i)
        m_bancada->servidor().publicar(evento(i));
    const QByteArray lido = cliente->lerAte("id: " + id(299) + "\n");
    qsizetype de = 0;
    for (int i = 0; i < 300; ++i) {
        const qsizetype onde = lido.indexOf("event: consulta.confirmada\nid: " + id(i) + "\ndata: {", de);
        QVERIFY2(onde >= de, qPrintable(QStringLiteral("event %1 is missing or late").arg(i)));
        de = onde + 1;
    }
    QCOMPARE(lido.count("event: "), 300);
}

void AoVivoTeste::soOQuePodeVer()
{
    QVERIFY(m_bancada->iniciar());
    const auto medico = assinar("medico"), recepcao = assinar("recepcionista");
    QVERIFY(medico && recepcao);
    m_bancada->servidor().publicar(evento(1, "segredo"));
    m_bancada->servidor().publicar(evento(2));
    QVERIFY(recepcao->lerAte(id(2)).contains(id(1)));
    QVERIFY(!medico->lerAte(id(2)).contains(id(1)));
    // Nor afterwards, from memory.
    const auto volta = assinar("medico", id(1));
    QVERIFY(volta);
    const QByteArray lido = volta->lerAte(id(2));
    QVERIFY(lido.contains(id(2)));
    QVERIFY(!lido.contains("segredo"));
}

void AoVivoTeste::retomaDoUltimo()
{
    QVERIFY(m_bancada->iniciar());
    auto cliente = assinar("medico");
    QVERIFY(cliente);
    for (int i = 0; i < 10; ++i)
        m_bancada->servidor().publicar(evento(i));
    QVERIFY(cliente->lerAte("id: " + id(9) + "\n").contains(id(9)));
    cliente.reset();
    for (int i = 10; i < 20; ++i)
        m_bancada->servidor().publicar(evento(i));
    cliente = assinar("medico", id(4));
    QVERIFY(cliente);
    m_bancada->servidor().publicar(evento(20));
    const QByteArray lido = cliente->lerAte("id: " + id(20) + "\n");
    QCOMPARE(lido.count("event: "), 16); // 5 to 20, each once
    QVERIFY(!lido.contains("id: " + id(4) + "\n"));
    for (int i = 5; i <= 20; ++i)
        QCOMPARE(lido.count("id: " + id(i) + "\n"), 1);
    QVERIFY(!lido.contains("recarregar"));
}

void AoVivoTeste::idDesconhecidoRecarrega_data()
{
    QTest::addColumn<QByteArray>("ultimo");
    QTest::newRow("nunca visto") << id(999);
    QTest::newRow("lixo") << QByteArray("lixo");
}

void AoVivoTeste::idDesconhecidoRecarrega()
{
    QFETCH(QByteArray, ultimo);
    QVERIFY(m_bancada->iniciar());
    m_bancada->servidor().publicar(evento(1));
    const auto cliente = assinar("medico", ultimo);
    QVERIFY(cliente);
    m_bancada->servidor().publicar(evento(2));
    const QByteArray lido = cliente->lerAte(id(2));
    QVERIFY(lido.contains("event: recarregar\ndata: {}\n\n"));
    QVERIFY(!lido.contains(id(1)));
    QVERIFY(lido.contains(id(2)));
}

// More was missed than a reader may be behind: it must not be cut off, to come back with the same id for ever.
void AoVivoTeste::atrasoDemaisRecarregaEmVezDeCortar()
{
    QVERIFY(m_bancada->iniciar());
    const QByteArray dados = "{\"motivo\":\"" + QByteArray(2'000, 'x') + "\"}";
    for (int i = 0; i < 3'000; ++i)
        m_bancada->servidor().publicar(evento(i, "consulta.confirmada", dados));
    const auto cliente = assinar("medico", id(0));
    QVERIFY(cliente);
    m_bancada->servidor().publicar(evento(5'000));
    const QByteArray lido = cliente->lerAte(id(5'000));
    QVERIFY(lido.contains("event: recarregar\n"));
    QVERIFY(lido.contains(id(5'000)));
    // Somewhat less is given in full.
    const auto outro = assinar("medico", id(2'800));
    QVERIFY(outro);
    m_bancada->servidor().publicar(evento(5'001));
    const QByteArray menos = outro->lerAte(id(5'001));
    QVERIFY(!menos.contains("recarregar"));
    QCOMPARE(menos.count("event: "), 201);
}

void AoVivoTeste::lembraOQueVeioAntesDeAbrir()
{
    m_bancada->lembrar = {evento(1), evento(2), evento(3)};
    QVERIFY(m_bancada->iniciar());
    const auto cliente = assinar("medico", id(2));
    QVERIFY(cliente);
    const QByteArray lido = cliente->lerAte(id(3));
    QVERIFY(lido.contains(id(3)));
    QVERIFY(!lido.contains("id: " + id(2)));
}

void AoVivoTeste::contaComoConexao()
{
    QVERIFY(m_bancada->iniciar());
    auto cliente = assinar("medico");
    QVERIFY(cliente);
    // The asking connection is one of them; the one that asked before may still be another.
    const auto abertas = [&](int quantas) {
        return QTest::qWaitFor([&] { return m_bancada->medida("agenda_http_conexoes_abertas") == quantas; });
    };
    QVERIFY(abertas(2));
    cliente.reset();
    QVERIFY(abertas(1));
}

void AoVivoTeste::fechaNaParada()
{
    QVERIFY(m_bancada->iniciar());
    const auto cliente = assinar("medico");
    QVERIFY(cliente);
    m_bancada->parar(1'000);
    QVERIFY(cliente->fechouEm(2'000));
}

void AoVivoTeste::muitosClientesRecebemTodos()
{
    QVERIFY(m_bancada->iniciar());
    std::vector<std::unique_ptr<ConexaoBruta>> clientes;
    for (int i = 0; i < 100; ++i) {
        clientes.push_back(assinar("medico"));
        QVERIFY(clientes.back());
    }
    for (int i = 0; i < 20; ++i)
        m_bancada->servidor().publicar(evento(i));
    for (const auto &cliente : clientes)
        QCOMPARE(cliente->lerAte("id: " + id(19) + "\n").count("event: "), 20);
}

QTEST_GUILESS_MAIN(AoVivoTeste)
#include "aovivo_teste.moc"
