// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <apoio/postgres/servidorpostgres.h>
#include <banco_teste/bancodeteste.h>

#include <nucleo/banco/errosdebanco.h>

#include <QTest>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

using namespace banco_teste;
using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::Resultado;
using nucleo::Transacao;

namespace {

Resultado<void> por(Transacao &t, const QString &chave, qint64 numero = 0)
{
    AGENDA_TENTAR(t.executar("INSERT INTO coisa (chave, numero) VALUES (?, ?)", {chave, numero}));
    return {};
}

// One writer at a time: on PostgreSQL too, what follows tells of an order.
nucleo::ConfigBanco umSo()
{
    nucleo::ConfigBanco config;
    config.conexoes = 1;
    return config;
}

// Queues jobs behind one that waits, so that they are written as one batch, and gives each one's outcome.
class Lote
{
public:
    explicit Lote(BancoDeTeste &banco) : m_banco(banco)
    {
        m_banco->escrever(agora(),
                          [this](Transacao &) -> Resultado<void> {
                              m_comecou.set_value();
                              m_porta.get_future().wait();
                              return {};
                          },
                          {});
        m_comecou.get_future().wait();
    }
    void mais(nucleo::Trabalho trabalho)
    {
        auto feito = std::make_shared<std::promise<Resultado<void>>>();
        m_feitos.push_back(feito->get_future());
        m_banco->escrever(agora(), std::move(trabalho), [feito](Resultado<void> r) { feito->set_value(std::move(r)); });
    }
    [[nodiscard]] QList<QString> soltar() // "ok", or the error's code, in order
    {
        m_porta.set_value();
        QList<QString> codigos;
        for (auto &feito : m_feitos) {
            const auto r = feito.get();
            codigos << (r ? u"ok"_s : QString(dominio::texto(r.error().codigo)));
        }
        return codigos;
    }

private:
    BancoDeTeste &m_banco;
    std::promise<void> m_comecou, m_porta;
    std::vector<std::future<Resultado<void>>> m_feitos;
};

} // namespace

// The writer: what is answered is on the disk, and one that fails takes nothing with it.
class EscritaTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_banco = std::make_unique<BancoDeTeste>();
        QVERIFY(m_banco->abrir(umSo()));
    }
    void cleanup() { m_banco.reset(); }

    void arquivoDuravel();
    void deMuitasThreadsTudoFica();
    void emOrdem();
    void umQueFalhaNaoLevaOsOutros();
    void escritaPelaMetadeNaoFica();
    void excecaoNaoSai();
    void unicoViolado();
    void codigoDoGatilho();
    void trabalhoVeOQueVeioAntesNoLote();
    void avisaSoQuandoPublicou();
    void filaCheiaRecusa();
    void fecharTerminaAFila();
    void publicaEAuditaNaMesmaTransacao();
    void auditoriaNaoMudaNemSome();
    void erroEngolidoNaoViraSucesso();

private:
    std::unique_ptr<BancoDeTeste> m_banco;
};

void EscritaTeste::arquivoDuravel()
{
    const bool pg = apoio::noPostgres();
    const auto doEscritor = std::make_shared<QString>();
    QVERIFY((*m_banco)->escreverEEsperar(agora(), [=](Transacao &t) -> Resultado<void> {
        AGENDA_OBTER(auto modo, t.consultar(noMotor("PRAGMA journal_mode", "SHOW transaction_isolation")));
        AGENDA_OBTER(auto forca, t.consultar(noMotor("PRAGMA synchronous", "SHOW synchronous_commit")));
        if (modo.proxima() && forca.proxima())
            *doEscritor = modo.texto(0) + u'/' + forca.texto(0);
        return {};
    }));
    QCOMPARE(*doEscritor, pg ? u"read committed/on"_s : u"wal/2"_s); // synchronous=FULL is 2
}

void EscritaTeste::deMuitasThreadsTudoFica()
{
    constexpr int quantas = 8, cada = 50;
    std::atomic<int> gravadas{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < quantas; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < cada; ++i)
                gravadas += m_banco->inserir(QString::number(t * cada + i), i).has_value();
        });
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(gravadas.load(), quantas * cada);
    m_banco->fechar();
    QVERIFY(m_banco->abrir());
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), QString::number(quantas * cada));
}

void EscritaTeste::emOrdem()
{
    QList<int> ordem;
    Lote lote(*m_banco);
    for (int i = 0; i < 500; ++i) // more than one batch
        lote.mais([i, &ordem](Transacao &) -> Resultado<void> {
            ordem << i;
            return {};
        });
    QCOMPARE(lote.soltar().count(u"ok"_s), 500);
    QVERIFY(std::is_sorted(ordem.begin(), ordem.end()));
}

void EscritaTeste::umQueFalhaNaoLevaOsOutros()
{
    Lote lote(*m_banco);
    lote.mais([](Transacao &t) { return por(t, u"a"_s); });
    lote.mais([](Transacao &t) { return por(t, u"a"_s); }); // again
    lote.mais([](Transacao &) -> Resultado<void> { return dominio::falha(Codigo::HorarioOcupado); });
    lote.mais([](Transacao &t) { return por(t, u"b"_s); });
    QCOMPARE(lote.soltar(), (QList<QString>{u"ok"_s, u"erro_interno"_s, u"horario_ocupado"_s, u"ok"_s}));
    QCOMPARE(m_banco->chaves(), u"a,b"_s);
}

void EscritaTeste::escritaPelaMetadeNaoFica()
{
    Lote lote(*m_banco);
    lote.mais([](Transacao &t) { return por(t, u"antes"_s); });
    lote.mais([](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(por(t, u"metade"_s));
        AGENDA_TENTAR(t.publicar({.tipo = "coisa.criada", .agregado = QUuid::createUuid(), .dados = "{}"}));
        return dominio::falha(Codigo::PacienteOcupado);
    });
    QCOMPARE(lote.soltar(), (QList<QString>{u"ok"_s, u"paciente_ocupado"_s}));
    QCOMPARE(m_banco->chaves(), u"antes"_s);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM caixa_saida"), u"0"_s);
}

void EscritaTeste::excecaoNaoSai()
{
    Lote lote(*m_banco);
    lote.mais([](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(por(t, u"x"_s));
        throw std::runtime_error("boom");
    });
    lote.mais([](Transacao &) -> Resultado<void> { throw 7; }); // NOLINT: whatever it is
    lote.mais([](Transacao &t) { return por(t, u"y"_s); });
    QCOMPARE(lote.soltar(), (QList<QString>{u"erro_interno"_s, u"erro_interno"_s, u"ok"_s}));
    QCOMPARE(m_banco->chaves(), u"y"_s);
}

void EscritaTeste::unicoViolado()
{
    QVERIFY(m_banco->inserir(u"a"_s));
    const auto r = m_banco->inserir(u"a"_s);
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, dominio::Codigo::ErroInterno);
    QVERIFY(r.error().registro.contains(u"coisa"_s));
    QVERIFY(!r.error().registro.contains(u"'a'"_s)); // names the column, not the value
}

void EscritaTeste::codigoDoGatilho()
{
    QVERIFY((*m_banco)->escreverEEsperar(agora(), [](Transacao &t) -> Resultado<void> {
        if (apoio::noPostgres())
            AGENDA_TENTAR(t.executar("CREATE FUNCTION nao() RETURNS trigger LANGUAGE plpgsql AS "
                                     "'BEGIN RAISE EXCEPTION ''codigo:horario_ocupado''; END'"));
        AGENDA_TENTAR(t.executar(noMotor("CREATE TRIGGER nao BEFORE INSERT ON coisa WHEN NEW.chave = 'nao' "
                                         "BEGIN SELECT RAISE(ABORT, 'codigo:horario_ocupado'); END",
                                         "CREATE TRIGGER nao BEFORE INSERT ON coisa FOR EACH ROW "
                                         "WHEN (NEW.chave = 'nao') EXECUTE FUNCTION nao()")));
        return {};
    }));
    const auto r = m_banco->inserir(u"nao"_s);
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, Codigo::HorarioOcupado);
    QVERIFY(m_banco->inserir(u"sim"_s));
}

void EscritaTeste::trabalhoVeOQueVeioAntesNoLote()
{
    Lote lote(*m_banco);
    qint64 vistas = -1;
    lote.mais([](Transacao &t) { return por(t, u"a"_s); });
    lote.mais([&vistas](Transacao &t) -> Resultado<void> {
        AGENDA_OBTER(auto linhas, t.consultar("SELECT COUNT(*) FROM coisa"));
        if (!linhas.proxima())
            return dominio::falha(dominio::Codigo::ErroInterno);
        vistas = linhas.inteiro(0);
        return {};
    });
    QCOMPARE(lote.soltar(), (QList<QString>{u"ok"_s, u"ok"_s}));
    QCOMPARE(vistas, 1);
}

void EscritaTeste::avisaSoQuandoPublicou()
{
    std::atomic<int> avisos{0};
    m_banco->preparar(umSo());
    BancoDeTeste &banco = *m_banco;
    banco->aoPublicar([&] { ++avisos; });
    QVERIFY(banco->abrir());
    QVERIFY(banco->escreverEEsperar(agora(), [](Transacao &t) { return por(t, u"a"_s); }));
    QCOMPARE(avisos.load(), 0);
    QVERIFY(banco->escreverEEsperar(agora(), [](Transacao &t) {
        return t.publicar({.tipo = "coisa.criada", .agregado = QUuid::createUuid(), .dados = "{}"});
    }));
    QCOMPARE(avisos.load(), 1);
    QVERIFY(!banco->escreverEEsperar(agora(), [](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.publicar({.tipo = "coisa.criada", .agregado = QUuid::createUuid(), .dados = "{}"}));
        return dominio::falha(Codigo::HorarioOcupado);
    }));
    QCOMPARE(avisos.load(), 1); // nothing was published
}

void EscritaTeste::filaCheiaRecusa()
{
    m_banco->fechar();
    nucleo::ConfigBanco config = umSo();
    config.filaMaxima = 3;
    QVERIFY(m_banco->abrir(config));
    Lote lote(*m_banco);
    for (int i = 0; i < 5; ++i)
        lote.mais([i](Transacao &t) { return por(t, QString::number(i)); });
    QCOMPARE(lote.soltar(), (QList<QString>{u"ok"_s, u"ok"_s, u"ok"_s, u"indisponivel"_s, u"indisponivel"_s}));
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"3"_s);
}

void EscritaTeste::fecharTerminaAFila()
{
    std::atomic<int> respondidas{0};
    for (int i = 0; i < 300; ++i)
        (*m_banco)->escrever(
            agora(), [i](Transacao &t) { return por(t, QString::number(i)); },
            [&](Resultado<void> r) { respondidas += r.has_value(); });
    m_banco->fechar();
    QCOMPARE(respondidas.load(), 300);
    QVERIFY(m_banco->abrir());
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"300"_s);
}

void EscritaTeste::publicaEAuditaNaMesmaTransacao()
{
    const QUuid quem = QUuid::createUuid(), que = QUuid::createUuid();
    auto contexto = agora(1'800'000'000'123);
    contexto.ator = quem;
    contexto.origem = "10.0.0.7";
    contexto.requisicaoId = "req-1";
    QVERIFY((*m_banco)->escreverEEsperar(contexto, [&](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.publicar({.tipo = "coisa.criada", .agregado = que, .dados = "{\"a\":1}"}));
        return t.auditar("coisa.criar", "coisa", que);
    }));
    const QString q = quem.toString(QUuid::WithoutBraces), k = que.toString(QUuid::WithoutBraces);
    QCOMPARE(m_banco->um("SELECT tipo || em || agregado || ator || dados FROM caixa_saida"),
             u"coisa.criada1800000000123"_s + k + q + u"{\"a\":1}"_s);
    QCOMPARE(
        m_banco->um(
            "SELECT CAST(em AS TEXT) || ator || acao || recurso || registro || origem || requisicao FROM auditoria"),
        u"1800000000123"_s + q + u"coisa.criarcoisa"_s + k + u"10.0.0.7req-1"_s);
}

void EscritaTeste::auditoriaNaoMudaNemSome()
{
    QVERIFY(
        (*m_banco)->escreverEEsperar(agora(), [](Transacao &t) { return t.auditar("a", "b", QUuid::createUuid()); }));
    for (const char *sql : {"UPDATE auditoria SET acao = 'x'", "DELETE FROM auditoria"})
        QVERIFY(!(*m_banco)->escreverEEsperar(agora(), [sql](Transacao &t) -> Resultado<void> {
            AGENDA_TENTAR(t.executar(sql));
            return {};
        }));
    QCOMPARE(m_banco->um("SELECT acao FROM auditoria"), u"a"_s);
}

// A job that goes on after a statement was refused. PostgreSQL then commits nothing, and calls that a success; SQLite
// keeps the rest. What is answered is what is there.
void EscritaTeste::erroEngolidoNaoViraSucesso()
{
    QVERIFY(m_banco->inserir(u"a"_s));
    const auto r = (*m_banco)->escreverEEsperar(agora(), [](Transacao &t) -> Resultado<void> {
        (void)por(t, u"antes"_s);
        (void)por(t, u"a"_s);
        return {};
    });
    QCOMPARE(r.has_value(), m_banco->chaves() == u"a,antes"_s);
    QCOMPARE(r.has_value(), !apoio::noPostgres());
    QVERIFY(m_banco->inserir(u"b"_s));
}

QTEST_GUILESS_MAIN(EscritaTeste)
#include "escrita_teste.moc"
