// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a pool of writers on PostgreSQL has and one writer of SQLite has not: conflicts, waits, an order to keep.
#include <apoio/postgres/servidorpostgres.h>
#include <banco_teste/bancodeteste.h>
#include <nucleo/banco/exclusividade.h>
#include <nucleo/eventos/caixas.h>

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <barrier>
#include <future>
#include <thread>

using namespace banco_teste;
using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::Resultado;
using nucleo::Exclusividade;
using nucleo::Transacao;

class PostgresTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_servidor.iniciar()); }
    void init()
    {
        m_url = m_servidor.urlNova(u"coisas%1"_s.arg(++m_quantos));
        m_banco = std::make_unique<BancoDeTeste>(QString(), m_url);
    }
    void cleanup() { m_banco.reset(); }

    void conflitoRodaDeNovo_data();
    void conflitoRodaDeNovo();
    void conflitoSemFimEIndisponivel();
    void erroQueOCommitConta();
    void commitComAvisoNaoEConfirmado_data();
    void commitComAvisoNaoEConfirmado();
    void avisoDeOutroComandoNaoImporta();
    void simulacaoQueFalhaNaoLevaOResto_data();
    void simulacaoQueFalhaNaoLevaOResto();
    void abracoMortalSeResolve();
    void esperaPorTravaTemFim();
    void travasEmQualquerOrdem();
    void tantasConexoesQuantasAConfiguracaoDiz_data();
    void tantasConexoesQuantasAConfiguracaoDiz();
    void leitorNaoPassaDoQueAindaNaoFoiConfirmado();
    void servidoresComecamAoMesmoTempo();
    void umPapelUmProcesso();

private:
    using Feito = std::future<Resultado<void>>;
    [[nodiscard]] Feito escrever(nucleo::Trabalho trabalho)
    {
        auto promessa = std::make_shared<std::promise<Resultado<void>>>();
        auto feito = promessa->get_future();
        (*m_banco)->escrever(agora(), std::move(trabalho), [promessa](Resultado<void> r) { promessa->set_value(r); });
        return feito;
    }
    apoio::ServidorPostgres m_servidor;
    int m_quantos = 0;
    QString m_url;
    std::unique_ptr<BancoDeTeste> m_banco;
};

namespace {

Resultado<void> conflitar(Transacao &t, const QByteArray &sqlstate, bool comOCommit = false)
{
    const QByteArray sql = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '" + sqlstate + "'; END $$";
    if (comOCommit)
        return t.gravar(sql.constData());
    AGENDA_TENTAR(t.executar(sql.constData()));
    return {};
}

Resultado<void> mudar(Transacao &t, const char *chave)
{
    AGENDA_TENTAR(t.executar("UPDATE coisa SET numero = numero + 1 WHERE chave = ?", {QByteArray(chave)}));
    return {};
}

} // namespace

void PostgresTeste::conflitoRodaDeNovo_data()
{
    QTest::addColumn<QByteArray>("sqlstate");
    QTest::addColumn<bool>("comOCommit"); // answered together with the commit behind it
    QTest::newRow("serialization") << QByteArray("40001") << false;
    QTest::newRow("serialization, told by the commit") << QByteArray("40001") << true;
    QTest::newRow("deadlock") << QByteArray("40P01") << false;
    QTest::newRow("deadlock, told by the commit") << QByteArray("40P01") << true;
}

void PostgresTeste::conflitoRodaDeNovo()
{
    QFETCH(QByteArray, sqlstate);
    QFETCH(bool, comOCommit);
    QVERIFY(m_banco->abrir());
    int vezes = 0;
    const auto r = (*m_banco)->escreverEEsperar(agora(), [&](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.executar("INSERT INTO coisa (chave) VALUES ('uma')"));
        AGENDA_TENTAR(t.publicar({.tipo = "coisa.criada", .agregado = QUuid::createUuid(), .dados = "{}"}));
        return ++vezes < 4 ? conflitar(t, sqlstate, comOCommit) : Resultado<void>();
    });
    QVERIFY(r);
    QCOMPARE(vezes, 4);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"1"_s); // of the last time alone
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM caixa_saida"), u"1"_s);
}

void PostgresTeste::conflitoSemFimEIndisponivel()
{
    QVERIFY(m_banco->abrir());
    int vezes = 0;
    QElapsedTimer relogio;
    relogio.start();
    const auto r = (*m_banco)->escreverEEsperar(agora(), [&](Transacao &t) {
        ++vezes;
        return conflitar(t, "40001");
    });
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, Codigo::Indisponivel);
    QVERIFY(r.error().tentarEmSegundos > 0); // becomes Retry-After
    QCOMPARE(vezes, 6);
    QVERIFY(relogio.elapsed() < 2'000);
    QVERIFY(m_banco->inserir(u"depois"_s));
}

// What nobody waited for fails: its own error comes, nothing of the write stays, and the connection goes on.
void PostgresTeste::erroQueOCommitConta()
{
    nucleo::ConfigBanco config;
    config.conexoes = 1;
    QVERIFY(m_banco->abrir(config));
    QVERIFY(m_banco->inserir(u"a"_s));
    int vezes = 0;
    const auto r = (*m_banco)->escreverEEsperar(agora(), [&](Transacao &t) -> Resultado<void> {
        ++vezes;
        AGENDA_TENTAR(t.gravar("INSERT INTO coisa (chave) VALUES ('b')"));
        AGENDA_TENTAR(t.gravar("INSERT INTO coisa (chave) VALUES ('a')"));
        return t.gravar("INSERT INTO coisa (chave) VALUES ('c')");
    });
    QVERIFY(!r);
    QVERIFY2(r.error().registro.startsWith(u"23505"_s), qPrintable(r.error().registro));
    QCOMPARE(vezes, 1);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"1"_s);
    QVERIFY(m_banco->inserir(u"depois"_s));
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"2"_s);
}

void PostgresTeste::commitComAvisoNaoEConfirmado_data()
{
    QTest::addColumn<bool>("replicando");
    QTest::newRow("the wait for a standby was cancelled") << true;
    QTest::newRow("no transaction any more") << false;
}

// A COMMIT that PostgreSQL calls a success, with a warning: nobody is told that the write is safe.
void PostgresTeste::commitComAvisoNaoEConfirmado()
{
    QFETCH(bool, replicando);
    nucleo::ConfigBanco config;
    config.conexoes = 1;
    QVERIFY(m_banco->abrir(config));
    const QString nome = u"coisas%1"_s.arg(m_quantos);
    const auto ajustar = [&](const QString &replica) {
        m_servidor.perguntar(nome, u"ALTER SYSTEM SET synchronous_standby_names = '%1'"_s.arg(replica));
        m_servidor.perguntar(nome, u"SELECT pg_reload_conf()"_s);
    };
    if (replicando)
        ajustar(u"ninguem"_s);
    auto feito = escrever([replicando](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.executar("INSERT INTO coisa (chave) VALUES ('a')"));
        if (!replicando)
            AGENDA_TENTAR(t.executar("ROLLBACK"));
        return {};
    });
    if (replicando) {
        const QString esperam = u" FROM pg_stat_activity WHERE wait_event = 'SyncRep'"_s;
        QTRY_COMPARE(m_servidor.perguntar(nome, u"SELECT COUNT(*)"_s + esperam).trimmed(), u"1"_s);
        m_servidor.perguntar(nome, u"SELECT pg_cancel_backend(pid)"_s + esperam);
    }
    const auto r = feito.get();
    ajustar(QString());
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, Codigo::SemConexao);
    QVERIFY2(r.error().registro.contains(u"warning"_s), qPrintable(r.error().registro));
    QVERIFY(m_banco->inserir(u"depois"_s)); // the twin: a plain commit on the same connection
}

void PostgresTeste::avisoDeOutroComandoNaoImporta()
{
    QVERIFY(m_banco->abrir());
    const auto r = (*m_banco)->escreverEEsperar(agora(), [](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.gravar("INSERT INTO coisa (chave) VALUES ('a')"));
        return t.gravar("DO $$ BEGIN RAISE WARNING 'mind this'; END $$"); // answered together with the commit
    });
    QVERIFY2(r.has_value(), r ? "" : qPrintable(r.error().registro));
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"1"_s);
}

void PostgresTeste::simulacaoQueFalhaNaoLevaOResto_data()
{
    QTest::addColumn<bool>("esperada");
    QTest::newRow("answered inside") << true;
    QTest::newRow("not yet answered") << false;
}

// A trial that the database refuses is undone like any other, and says why; what is written around it stays.
void PostgresTeste::simulacaoQueFalhaNaoLevaOResto()
{
    QFETCH(bool, esperada);
    QVERIFY(m_banco->abrir());
    QVERIFY(m_banco->inserir(u"a"_s));
    QString porque;
    const auto r = (*m_banco)->escreverEEsperar(agora(), [&](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.gravar("INSERT INTO coisa (chave) VALUES ('antes')"));
        const auto simulada = t.simular([&]() -> Resultado<void> {
            AGENDA_TENTAR(t.gravar("INSERT INTO coisa (chave) VALUES ('simulada')"));
            AGENDA_TENTAR(t.gravar("INSERT INTO coisa (chave) VALUES ('a')"));
            if (esperada)
                AGENDA_TENTAR(t.consultar("SELECT 1"));
            return {};
        });
        porque = simulada ? u"none"_s : simulada.error().registro;
        return t.gravar("INSERT INTO coisa (chave) VALUES ('depois')");
    });
    QVERIFY2(r.has_value(), r ? "" : qPrintable(r.error().registro));
    QVERIFY2(porque.startsWith(u"23505"_s), qPrintable(porque));
    QCOMPARE(m_banco->lista(u"chave"_s, u"coisa"_s, u"chave"_s), u"a,antes,depois"_s);
}

// Two writes that take the same rows in opposite order, without asking for locks first.
void PostgresTeste::abracoMortalSeResolve()
{
    QVERIFY(m_banco->abrir());
    QVERIFY(m_banco->inserir(u"a"_s));
    QVERIFY(m_banco->inserir(u"b"_s));
    std::barrier encontro(2);
    const auto emOrdem = [&](const char *primeira, const char *segunda, bool &denovo) {
        return escrever([&encontro, &denovo, primeira, segunda](Transacao &t) -> Resultado<void> {
            AGENDA_TENTAR(mudar(t, primeira));
            if (!std::exchange(denovo, true))
                encontro.arrive_and_wait();
            return mudar(t, segunda);
        });
    };
    bool um = false, outro = false;
    auto ida = emOrdem("a", "b", um), volta = emOrdem("b", "a", outro);
    QVERIFY(ida.get());
    QVERIFY(volta.get());
    QCOMPARE(m_banco->um("SELECT SUM(numero) FROM coisa"), u"4"_s);
}

// Somebody holds what a write needs. It is told to come back, once the wait is over, and not after six waits.
void PostgresTeste::esperaPorTravaTemFim()
{
    m_banco = std::make_unique<BancoDeTeste>(QString(), m_url + u"&options=-c%20lock_timeout%3D400ms"_s);
    QVERIFY(m_banco->abrir());
    const QUuid medico = QUuid::createUuid();
    std::promise<void> tem, pode;
    auto segura = escrever([&](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.travar({medico}));
        AGENDA_TENTAR(t.consultar("SELECT 1")); // the answer comes after the lock
        tem.set_value();
        pode.get_future().wait();
        return {};
    });
    tem.get_future().wait();
    QElapsedTimer relogio;
    relogio.start();
    const auto r = (*m_banco)->escreverEEsperar(agora(), [&](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.travar({medico}));
        return {};
    });
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, Codigo::Indisponivel);
    QVERIFY(r.error().tentarEmSegundos > 0);
    QVERIFY2(relogio.elapsed() >= 350 && relogio.elapsed() < 1'600, QByteArray::number(relogio.elapsed()).constData());
    QVERIFY(m_banco->inserir(u"de outro medico"_s)); // who does not need it goes on
    pode.set_value();
    QVERIFY(segura.get());
}

void PostgresTeste::travasEmQualquerOrdem()
{
    QVERIFY(m_banco->abrir());
    QVERIFY(m_banco->inserir(u"a"_s));
    QList<QUuid> todos;
    for (int i = 0; i < 6; ++i)
        todos << QUuid::createUuid();
    std::vector<Feito> feitos;
    std::atomic<int> vezes{0};
    for (int i = 0; i < 200; ++i) {
        QList<QUuid> quem = todos;
        std::rotate(quem.begin(), quem.begin() + i % 6, quem.end());
        feitos.push_back(escrever([quem, &vezes](Transacao &t) -> Resultado<void> {
            ++vezes;
            AGENDA_TENTAR(t.travar(quem));
            return mudar(t, "a");
        }));
    }
    for (Feito &feito : feitos)
        QVERIFY(feito.get());
    QCOMPARE(vezes.load(), 200); // none met another and ran again
    QCOMPARE(m_banco->um("SELECT numero FROM coisa"), u"200"_s);
}

void PostgresTeste::tantasConexoesQuantasAConfiguracaoDiz_data()
{
    QTest::addColumn<int>("conexoes");
    QTest::newRow("1") << 1;
    QTest::newRow("3") << 3;
    QTest::newRow("12") << 12;
}

void PostgresTeste::tantasConexoesQuantasAConfiguracaoDiz()
{
    QFETCH(int, conexoes);
    nucleo::ConfigBanco config;
    config.conexoes = conexoes;
    QVERIFY(m_banco->abrir(config));
    std::atomic<int> dentro{0};
    std::promise<void> pode;
    const std::shared_future<void> porta = pode.get_future().share();
    std::vector<Feito> feitos;
    for (int i = 0; i < 3 * conexoes; ++i)
        feitos.push_back(escrever([&dentro, porta](Transacao &t) -> Resultado<void> {
            AGENDA_TENTAR(t.consultar("SELECT 1"));
            ++dentro;
            porta.wait();
            return {};
        }));
    QTRY_COMPARE(dentro.load(), conexoes); // all at work, the rest waits
    QCOMPARE(m_banco->um("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = "
                         "current_database() AND pid <> pg_backend_pid()"),
             QString::number(conexoes));
    pode.set_value();
    for (Feito &feito : feitos)
        QVERIFY(feito.get());
}

// The first to publish is the last to commit: whoever reads waits for it, and then has both in order.
void PostgresTeste::leitorNaoPassaDoQueAindaNaoFoiConfirmado()
{
    QVERIFY(m_banco->abrir());
    std::promise<void> publicou, pode;
    auto lenta = escrever([&](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.publicar({.tipo = "coisa.criada", .agregado = QUuid::createUuid(), .dados = "1"}));
        AGENDA_TENTAR(t.consultar("SELECT 1")); // sent off before the others begin
        publicou.set_value();
        pode.get_future().wait();
        return {};
    });
    publicou.get_future().wait();
    for (const char *dados : {"2", "3"})
        QVERIFY((*m_banco)->escreverEEsperar(agora(), [dados](Transacao &t) {
            return t.publicar({.tipo = "coisa.criada", .agregado = QUuid::createUuid(), .dados = dados});
        }));
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM caixa_saida"), u"2"_s); // there, and not to be read yet
    QCOMPARE(nucleo::lerCaixaDeSaida(**m_banco, 0, 10)->size(), 0);
    QCOMPARE(nucleo::fimDaCaixaDeSaida(**m_banco).value_or(-1), 0);
    QCOMPARE(nucleo::ultimosDaCaixaDeSaida(**m_banco, 10)->size(), 0);
    QVERIFY(nucleo::haPorVir(**m_banco));
    pode.set_value();
    QVERIFY(lenta.get());
    QByteArray lidos;
    const auto eventos = nucleo::lerCaixaDeSaida(**m_banco, 0, 10);
    for (const nucleo::Evento &e : *eventos)
        lidos += e.dados;
    QCOMPARE(lidos, QByteArray("123"));
    QVERIFY(!nucleo::haPorVir(**m_banco));
}

void PostgresTeste::servidoresComecamAoMesmoTempo()
{
    constexpr int servidores = 4;
    std::vector<std::unique_ptr<BancoDeTeste>> bancos;
    for (int i = 0; i < servidores; ++i) {
        bancos.push_back(std::make_unique<BancoDeTeste>(QString(), m_url));
        bancos.back()->passo(u"0002_lento.sql"_s, "INSERT INTO coisa (chave) SELECT 'do passo' FROM pg_sleep(0.3)");
    }
    std::barrier largada(servidores);
    std::atomic<int> abriram{0};
    std::vector<std::thread> threads;
    for (auto &banco : bancos)
        threads.emplace_back([&] {
            largada.arrive_and_wait();
            abriram += banco->abrir().has_value();
        });
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(abriram.load(), servidores);
    QCOMPARE(bancos.front()->um("SELECT COUNT(*) FROM coisa"), u"1"_s);
    QCOMPARE(bancos.front()->um("SELECT COUNT(*) FROM migracao WHERE modulo = 'coisas'"), u"2"_s);
}

void PostgresTeste::umPapelUmProcesso()
{
    using Estado = Exclusividade::Estado;
    QVERIFY(m_banco->abrir());
    BancoDeTeste outro(QString(), m_url);
    QVERIFY(outro.abrir());
    Exclusividade minha(**m_banco, "papel"), dele(*outro, "papel"), diferente(*outro, "outro papel");
    QCOMPARE(minha.conferir().value(), Estado::Assumida);
    QCOMPARE(minha.conferir().value(), Estado::Nossa);
    QCOMPARE(dele.conferir().value(), Estado::DeOutro);
    QCOMPARE(diferente.conferir().value(), Estado::Assumida);
    // Whoever is cut off has lost it, and finds that out.
    m_servidor.perguntar(u"coisas%1"_s.arg(m_quantos),
                         u"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = "
                         "(hashtext('papel')::bigint & 4294967295)::oid"_s);
    QTRY_VERIFY(dele.conferir().value() != Estado::DeOutro);
    QCOMPARE(minha.conferir().value(), Estado::DeOutro);
    dele.ceder();
    QTRY_VERIFY(minha.conferir().value() != Estado::DeOutro);
}

QTEST_GUILESS_MAIN(PostgresTeste)
#include "postgres_teste.moc"
