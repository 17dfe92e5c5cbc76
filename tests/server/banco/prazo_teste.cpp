// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a use case asks of the database stops with its deadline or its client: reads wherever they are, writes as long
// as they wait. A write that has begun is never stopped.
#include <apoio/postgres/servidorpostgres.h>
#include <apoio/relogiofalso.h>
#include <banco_teste/bancodeteste.h>
#include <nucleo/threads/prazo.h>

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <functional>
#include <future>

using namespace banco_teste;
using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::Resultado;
using nucleo::Prazo;
using nucleo::Transacao;

namespace {

constexpr int logoMs = 1'500; // a stop is noticed within this, on a loaded machine too

// Counts to the number bound: seconds of work for a hundred million.
constexpr const char *contar = "WITH RECURSIVE c (n) AS (SELECT CAST(1 AS bigint) UNION ALL SELECT n + 1 FROM c "
                               "WHERE n < ?) SELECT COUNT(*) FROM c";
constexpr int umaHora = 3'600'000;
constexpr qint64 demais = 2'000'000'000;

enum class Fim { Prazo, Cliente };

// Calls something once it has been asked for the time that often: inside of a statement, since that is who asks.
class RelogioQueChama final : public dominio::Relogio
{
public:
    explicit RelogioQueChama(std::function<void()> chamar) : m_chamar(std::move(chamar)) {}
    [[nodiscard]] dominio::Instante agora() const override { return {}; }
    [[nodiscard]] qint64 monotonicoMs() const override
    {
        if (++m_vezes == 6)
            m_chamar();
        return m_ms;
    }
    std::atomic<qint64> m_ms = 0;

private:
    const std::function<void()> m_chamar;
    mutable std::atomic<int> m_vezes = 0;
};

} // namespace

Q_DECLARE_METATYPE(Fim)

class PrazoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_banco = std::make_unique<BancoDeTeste>();
        nucleo::ConfigBanco config;
        config.conexoes = 1;
        QVERIFY(m_banco->abrir(config));
    }
    void cleanup() { m_banco.reset(); }

    void leituraPara_data() { fins(); }
    void leituraPara();
    void leituraDentroDoPrazoAcaba();
    void leituraSemPrazoAcaba();
    void comandoDepoisDoPrazoNaoComeca();
    void retratoContinuaUsavel();
    void escritaNaFilaDesiste_data() { fins(); }
    void escritaNaFilaDesiste();
    void escritaComecadaVaiAoFim_data() { fins(); }
    void escritaComecadaVaiAoFim();
    void escritaComecadaRodaDeNovo();
    void desistenteNaoLevaOsOutros();

private:
    static void fins()
    {
        QTest::addColumn<Fim>("fim");
        QTest::newRow("past the deadline") << Fim::Prazo;
        QTest::newRow("the client has gone") << Fim::Cliente;
    }
    [[nodiscard]] Prazo prazo(int ms) const { return {m_relogio, m_relogio.monotonicoMs() + ms, m_desistencia}; }
    void acabar(Fim fim)
    {
        if (fim == Fim::Cliente)
            *m_desistencia = true;
        else
            m_relogio.avancarMs(umaHora);
    }
    using Feito = std::future<Resultado<void>>;
    [[nodiscard]] Feito escrever(nucleo::Trabalho trabalho)
    {
        auto promessa = std::make_shared<std::promise<Resultado<void>>>();
        auto feito = promessa->get_future();
        (*m_banco)->escrever(agora(), std::move(trabalho), [promessa](Resultado<void> r) { promessa->set_value(r); });
        return feito;
    }
    // Holds the only writer until the promise is kept.
    [[nodiscard]] Feito segurar(std::promise<void> &tem, std::promise<void> &pode)
    {
        auto feito = escrever([&](Transacao &) -> Resultado<void> {
            tem.set_value();
            pode.get_future().wait();
            return {};
        });
        tem.get_future().wait();
        return feito;
    }

    apoio::RelogioFalso m_relogio{dominio::Instante::deMs(1'800'000'000'000)};
    Prazo::Desistencia m_desistencia;
    std::unique_ptr<BancoDeTeste> m_banco;
};

namespace {

nucleo::Trabalho por(const char *chave)
{
    return [chave](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.executar("INSERT INTO coisa (chave) VALUES (?)", {QByteArray(chave)}));
        return {};
    };
}

} // namespace

void PrazoTeste::leituraPara()
{
    QFETCH(Fim, fim);
    m_desistencia = std::make_shared<std::atomic<bool>>(false);
    RelogioQueChama *este = nullptr;
    RelogioQueChama relogio([&] {
        if (fim == Fim::Cliente)
            *m_desistencia = true;
        else
            este->m_ms = 5'000;
    });
    este = &relogio;
    QElapsedTimer passou;
    passou.start();
    {
        const Prazo p(relogio, 5'000, m_desistencia);
        const Prazo::Vigente vigente(p);
        const auto lido = (*m_banco)->ler([](nucleo::Leitura &l) -> Resultado<qint64> {
            AGENDA_OBTER(auto linhas, l.consultar(contar, {demais}));
            return linhas.proxima() ? linhas.inteiro(0) : -1;
        });
        QVERIFY(!lido);
        QCOMPARE(lido.error().codigo, Codigo::Indisponivel);
        QVERIFY(lido.error().tentarEmSegundos > 0);
        QVERIFY2(passou.elapsed() < logoMs, QByteArray::number(passou.elapsed()).constData());
    }
    // The same connection, with what it had prepared.
    QCOMPARE(m_banco->um(contar, {10}), u"10"_s);
}

// The twin: work that takes its time, within what it has.
void PrazoTeste::leituraDentroDoPrazoAcaba()
{
    m_desistencia = std::make_shared<std::atomic<bool>>(false);
    const Prazo p = prazo(60'000);
    const Prazo::Vigente vigente(p);
    QCOMPARE(m_banco->um(contar, {500'000}), u"500000"_s);
    QCOMPARE(m_banco->um(contar, {500'000}), u"500000"_s);
}

void PrazoTeste::leituraSemPrazoAcaba()
{
    QCOMPARE(m_banco->um(contar, {500'000}), u"500000"_s);
}

void PrazoTeste::comandoDepoisDoPrazoNaoComeca()
{
    const Prazo p = prazo(5'000);
    const Prazo::Vigente vigente(p);
    const auto depois = [&](qint64 ms) {
        return (*m_banco)->ler([&](nucleo::Leitura &l) -> Resultado<void> {
            m_relogio.avancarMs(ms);
            AGENDA_TENTAR(l.consultar("SELECT 1"));
            return {};
        });
    };
    QVERIFY(depois(4'999));
    QCOMPARE(depois(1).error().codigo, Codigo::Indisponivel);
    QCOMPARE(m_banco->um("SELECT 1"), u"indisponivel"_s);
}

// The beginning and the end of a snapshot are no work to be stopped: the next read finds the connection in order.
void PrazoTeste::retratoContinuaUsavel()
{
    // SQLite asks once in so many steps of a statement, all its runs together.
    const int vezes = apoio::noPostgres() ? 100 : 3'000;
    for (int i = 0; i < vezes; ++i) {
        m_desistencia = std::make_shared<std::atomic<bool>>(false);
        const Prazo p = prazo(umaHora);
        const Prazo::Vigente vigente(p);
        const auto lido = (*m_banco)->ler([&](nucleo::Leitura &l) -> Resultado<void> {
            AGENDA_TENTAR(l.consultar("SELECT 1"));
            *m_desistencia = true; // the COMMIT comes after
            return {};
        });
        QVERIFY2(lido, QByteArray::number(i).constData());
    }
    QCOMPARE(m_banco->um(contar, {5'000}), u"5000"_s);
}

void PrazoTeste::escritaNaFilaDesiste()
{
    QFETCH(Fim, fim);
    m_desistencia = std::make_shared<std::atomic<bool>>(false);
    std::promise<void> tem, pode;
    auto segura = segurar(tem, pode);
    Feito dela;
    {
        const Prazo p = prazo(umaHora);
        const Prazo::Vigente vigente(p);
        dela = escrever(por("dela"));
    }
    auto outra = escrever(por("outra"));
    acabar(fim);
    pode.set_value();
    QVERIFY(segura.get());
    const auto r = dela.get();
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, Codigo::Indisponivel);
    QVERIFY(r.error().tentarEmSegundos > 0);
    QVERIFY(outra.get());
    QCOMPARE(m_banco->chaves(), u"outra"_s);
}

void PrazoTeste::escritaComecadaVaiAoFim()
{
    QFETCH(Fim, fim);
    m_desistencia = std::make_shared<std::atomic<bool>>(false);
    std::promise<void> tem, pode;
    Feito dela;
    {
        const Prazo p = prazo(umaHora);
        const Prazo::Vigente vigente(p);
        dela = escrever([&](Transacao &t) -> Resultado<void> {
            tem.set_value();
            pode.get_future().wait();
            // Long enough to be stopped, were it a reader's.
            AGENDA_TENTAR(t.consultar(contar, {1'000'000}));
            AGENDA_TENTAR(t.executar("INSERT INTO coisa (chave) VALUES ('dela')"));
            return {};
        });
    }
    tem.get_future().wait();
    acabar(fim);
    pode.set_value();
    QVERIFY(dela.get());
    QCOMPARE(m_banco->chaves(), u"dela"_s);
}

// What is run a second time, since another one's failure or a conflict undid the first, has begun all the same.
void PrazoTeste::escritaComecadaRodaDeNovo()
{
    m_desistencia = std::make_shared<std::atomic<bool>>(false);
    std::promise<void> tem, pode;
    auto segura = segurar(tem, pode);
    int vezes = 0;
    Feito dela;
    {
        const Prazo p = prazo(umaHora);
        const Prazo::Vigente vigente(p);
        dela = escrever([&](Transacao &t) -> Resultado<void> {
            *m_desistencia = true;
            ++vezes;
            AGENDA_TENTAR(t.executar("INSERT INTO coisa (chave) VALUES ('dela')"));
            if (vezes == 1 && apoio::noPostgres())
                AGENDA_TENTAR(t.executar("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$"));
            return {};
        });
    }
    auto falha = escrever([](Transacao &) -> Resultado<void> { return dominio::falha(Codigo::HorarioOcupado); });
    pode.set_value();
    QVERIFY(segura.get());
    QVERIFY(dela.get());
    QCOMPARE(falha.get().error().codigo, Codigo::HorarioOcupado);
    QCOMPARE(vezes, 2);
    QCOMPARE(m_banco->chaves(), u"dela"_s);
}

// Among many that are committed together.
void PrazoTeste::desistenteNaoLevaOsOutros()
{
    m_desistencia = std::make_shared<std::atomic<bool>>(false);
    std::promise<void> tem, pode;
    auto segura = segurar(tem, pode);
    std::vector<Feito> ficam, vao;
    static const std::array<QByteArray, 6> nomes{"a", "b", "c", "d", "e", "f"};
    for (size_t i = 0; i < nomes.size(); ++i) {
        const Prazo p = prazo(umaHora);
        const Prazo sem;
        const Prazo::Vigente vigente(i % 2 == 0 ? sem : p);
        (i % 2 == 0 ? ficam : vao).push_back(escrever(por(nomes[i].constData())));
    }
    *m_desistencia = true;
    pode.set_value();
    QVERIFY(segura.get());
    for (Feito &f : ficam)
        QVERIFY(f.get());
    for (Feito &f : vao)
        QCOMPARE(f.get().error().codigo, Codigo::Indisponivel);
    QCOMPARE(m_banco->chaves(), u"a,c,e"_s);
}

QTEST_GUILESS_MAIN(PrazoTeste)
#include "prazo_teste.moc"
