// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL goes away at every moment it can: between requests, inside a write, around a commit, in a migration.
#include <apoio/postgres/ponte.h>
#include <apoio/postgres/servidorpostgres.h>
#include <banco_teste/bancodeteste.h>

#include <nucleo/threads/prazo.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <atomic>
#include <csignal>
#include <future>
#include <thread>

using namespace banco_teste;
using namespace Qt::StringLiterals;
using apoio::Ponte;
using dominio::Codigo;
using dominio::Resultado;
using nucleo::Transacao;

class QuedasTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_servidor.iniciar()); }
    void init()
    {
        m_nome = u"coisas%1"_s.arg(++m_quantos);
        m_banco = std::make_unique<BancoDeTeste>(QString(), m_servidor.urlNova(m_nome));
    }
    void cleanup() { m_banco.reset(); }

    void todasAsConexoesVoltam();
    void quedaNoMeioDaEscrita();
    void conexaoTerminadaNaoSeNota();
    void leituraInterrompidaComecaDeNovo_data();
    void leituraInterrompidaComecaDeNovo();
    void escritaSemPerguntasNaoNotaAConexaoTerminada();
    void commitSemRespostaTeveLugar_data() { comOuSemPerguntas(); }
    void commitSemRespostaTeveLugar();
    void commitQueNuncaChegouNaoTeveLugar_data() { comOuSemPerguntas(); }
    void commitQueNuncaChegouNaoTeveLugar();
    void servidorCongeladoNaoPrendeLeituras_data();
    void servidorCongeladoNaoPrendeLeituras();
    void migracaoMortaNoMeio();

private:
    [[nodiscard]] QPair<int, int> usarTudo(const QString &prefixo); // writes and reads that went well, of 40 each
    void terminar(const QString &quais);                            // and waits until they are gone
    static void comOuSemPerguntas();
    // A write that waits for an answer before its commit, or one that leaves as a whole together with it.
    [[nodiscard]] Resultado<void> inserir(const QByteArray &chave, bool perguntando);

    apoio::ServidorPostgres m_servidor{true};
    int m_quantos = 0;
    QString m_nome;
    std::unique_ptr<BancoDeTeste> m_banco;
};

QPair<int, int> QuedasTeste::usarTudo(const QString &prefixo)
{
    std::atomic<int> escritas{0}, lidas{0}, estranhas{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 5; ++i) {
                const auto r = m_banco->inserir(u"%1 %2 %3"_s.arg(prefixo).arg(t).arg(i));
                escritas += r.has_value();
                if (!r && (r.error().codigo != Codigo::Indisponivel || r.error().tentarEmSegundos <= 0))
                    ++estranhas;
                const QString um = m_banco->um("SELECT 1");
                lidas += um == u"1"_s;
                if (um != u"1"_s && um != u"indisponivel"_s)
                    ++estranhas;
            }
        });
    for (auto &thread : threads)
        thread.join();
    return estranhas == 0 ? QPair(escritas.load(), lidas.load()) : QPair(-1, -1);
}

void QuedasTeste::terminar(const QString &quais)
{
    const QString feitos = m_servidor.perguntar(
        m_nome, u"SELECT pid FROM (SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = "
                "'client backend' AND pid <> pg_backend_pid() AND "_s +
                    quais + u" OFFSET 0) AS t"_s);
    QVERIFY(!feitos.isEmpty());
    for (const QString &pid : feitos.split(u'\n'))
        QTRY_VERIFY(!QFile::exists(u"/proc/"_s + pid));
}

void QuedasTeste::comOuSemPerguntas()
{
    QTest::addColumn<bool>("perguntando");
    QTest::newRow("answered before") << true;
    QTest::newRow("all at once") << false;
}

Resultado<void> QuedasTeste::inserir(const QByteArray &chave, bool perguntando)
{
    return (*m_banco)->escreverEEsperar(agora(), [&](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.gravar("INSERT INTO coisa (chave) VALUES (?)", {chave}));
        if (perguntando)
            AGENDA_TENTAR(t.consultar("SELECT 1"));
        return {};
    });
}

void QuedasTeste::todasAsConexoesVoltam()
{
    QVERIFY(m_banco->abrir());
    QCOMPARE(usarTudo(u"antes"_s), QPair(40, 40));
    QCOMPARE(m_banco->um("SELECT 1"), u"1"_s); // a connection of this thread, too
    for (int vez = 0; vez < 3; ++vez) {
        m_servidor.matar();
        QElapsedTimer relogio;
        relogio.start();
        QCOMPARE(usarTudo(u"fora %1"_s.arg(vez)), QPair(0, 0));
        QVERIFY2(relogio.elapsed() < 5'000, "being away is said at once, not after a time-out");
        QVERIFY(m_servidor.iniciar());
        relogio.restart();
        int tentativa = 0; // each with keys of its own: what is tried is tried again once it went well
        QTRY_COMPARE_WITH_TIMEOUT(usarTudo(u"de novo %1 %2"_s.arg(vez).arg(++tentativa)), QPair(40, 40), 5'000);
        QCOMPARE(m_banco->um("SELECT 1"), u"1"_s);
        QVERIFY((*m_banco)->saude());
    }
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa WHERE chave LIKE 'antes%'"), u"40"_s);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa WHERE chave LIKE 'fora%'"), u"0"_s);
}

// Lost before its commit: nothing of it took place, and it is said so.
void QuedasTeste::quedaNoMeioDaEscrita()
{
    QVERIFY(m_banco->abrir());
    std::promise<void> chegou, morto;
    std::shared_future<void> depois = morto.get_future().share();
    std::atomic<int> vezes{0};
    auto escrita = std::async(std::launch::async, [&] {
        return (*m_banco)->escreverEEsperar(agora(), [&](Transacao &t) -> Resultado<void> {
            AGENDA_TENTAR(t.executar("INSERT INTO coisa (chave) VALUES ('metade')"));
            if (++vezes == 1)
                chegou.set_value();
            depois.wait();
            AGENDA_TENTAR(t.executar("INSERT INTO coisa (chave) VALUES ('outra metade')"));
            return {};
        });
    });
    chegou.get_future().wait();
    m_servidor.matar();
    morto.set_value();
    const auto r = escrita.get();
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, Codigo::Indisponivel);
    QVERIFY(r.error().tentarEmSegundos > 0);
    QVERIFY(m_servidor.iniciar());
    QTRY_COMPARE_WITH_TIMEOUT(m_banco->um("SELECT COUNT(*) FROM coisa"), u"0"_s, 5'000);
}

// One backend ends (an administrator, a time-out): the write runs again on another connection, and nobody notices.
void QuedasTeste::conexaoTerminadaNaoSeNota()
{
    QVERIFY(m_banco->abrir());
    QVERIFY(m_banco->inserir(u"antes"_s));
    int vezes = 0;
    const auto r = (*m_banco)->escreverEEsperar(agora(), [&](Transacao &t) -> Resultado<void> {
        ++vezes;
        AGENDA_TENTAR(t.executar("INSERT INTO coisa (chave) VALUES ('uma')"));
        if (vezes == 1)
            terminar(u"state = 'idle in transaction'"_s);
        AGENDA_TENTAR(t.executar("UPDATE coisa SET numero = 7 WHERE chave = 'uma'"));
        return {};
    });
    QVERIFY2(r.has_value(), r ? "" : qPrintable(r.error().registro));
    QCOMPARE(vezes, 2);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa WHERE numero = 7"), u"1"_s);
    terminar(u"true"_s);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"2"_s); // a reading connection is opened anew as well
    QVERIFY(m_banco->inserir(u"depois"_s));
}

// All of it leaves with its commit: that the connection is gone has to be known before.
void QuedasTeste::escritaSemPerguntasNaoNotaAConexaoTerminada()
{
    nucleo::ConfigBanco config;
    config.conexoes = 1;
    QVERIFY(m_banco->abrir(config));
    QVERIFY(inserir("antes", false));
    terminar(u"true"_s);
    const auto r = inserir("depois", false);
    QVERIFY2(r.has_value(), r ? "" : qPrintable(r.error().registro));
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"2"_s);
}

void QuedasTeste::commitSemRespostaTeveLugar()
{
    QFETCH(bool, perguntando);
    Ponte ponte(m_servidor.pasta());
    QVERIFY(ponte.abrir());
    m_banco = std::make_unique<BancoDeTeste>(QString(), ponte.url(m_nome));
    QVERIFY(m_banco->abrir());
    ponte.cortar(Ponte::Corte::DepoisDoCommit, "esta mesma");
    const auto r = inserir("esta mesma", perguntando);
    QVERIFY(!r); // nobody here can know; whoever repeats with its key is told
    QCOMPARE(r.error().codigo, Codigo::Indisponivel);
    QVERIFY(r.error().tentarEmSegundos > 0);
    QCOMPARE(ponte.cortes(), 1);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"1"_s); // once: it was not run again
    m_banco.reset();
}

void QuedasTeste::commitQueNuncaChegouNaoTeveLugar()
{
    QFETCH(bool, perguntando);
    Ponte ponte(m_servidor.pasta());
    QVERIFY(ponte.abrir());
    m_banco = std::make_unique<BancoDeTeste>(QString(), ponte.url(m_nome));
    QVERIFY(m_banco->abrir());
    ponte.cortar(Ponte::Corte::AntesDoCommit, "esta mesma");
    const auto r = inserir("esta mesma", perguntando);
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, Codigo::Indisponivel);
    QCOMPARE(ponte.cortes(), 1);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"0"_s);
    QVERIFY(m_banco->inserir(u"esta mesma"_s));
    m_banco.reset();
}

// The server is killed while a step runs: it leaves nothing of the step, and the next start does it whole.
void QuedasTeste::servidorCongeladoNaoPrendeLeituras_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("a statement it knows") << QByteArray("SELECT 1");
    QTest::newRow("a new one, to be prepared") << QByteArray("SELECT 2");
}

// Stopped where it stands (kill -STOP), with all connections open: it takes neither statements nor what cancels them.
void QuedasTeste::servidorCongeladoNaoPrendeLeituras()
{
    QFETCH(QByteArray, sql);
    QVERIFY(m_banco->abrir());
    QCOMPARE(m_banco->um("SELECT 1"), u"1"_s);
    const QString dados = m_servidor.perguntar(m_nome, u"SHOW data_directory"_s).trimmed();
    QFile arquivo(dados + u"/postmaster.pid"_s);
    QVERIFY(arquivo.open(QIODevice::ReadOnly));
    QList<pid_t> processos{arquivo.readLine().trimmed().toInt()};
    for (const QString &pid : m_servidor.perguntar(m_nome, u"SELECT pid FROM pg_stat_activity"_s).split(u'\n'))
        processos << pid.toInt();
    processos.removeAll(0);
    const auto sinal = [&](int qual) {
        for (const pid_t pid : std::as_const(processos))
            ::kill(pid, qual);
    };
    const dominio::RelogioDoSistema relogio;
    QElapsedTimer passou;
    passou.start();
    sinal(SIGSTOP);
    {
        const nucleo::Prazo prazo(relogio, relogio.monotonicoMs() + 300);
        const nucleo::Prazo::Vigente vigente(prazo);
        const QString lido = m_banco->um(sql.constData());
        sinal(SIGCONT);
        QCOMPARE(lido, u"indisponivel"_s);
    }
    QVERIFY2(passou.elapsed() < 6'000, QByteArray::number(passou.elapsed()).constData());
    QCOMPARE(m_banco->um(sql.constData()), QString::fromLatin1(sql.last(1)));
}

void QuedasTeste::migracaoMortaNoMeio()
{
    QVERIFY(m_banco->abrir());
    QVERIFY(m_banco->inserir(u"velha"_s));
    m_banco->fechar();
    m_banco->passo(u"0002_lento.sql"_s,
                   "CREATE TABLE nova (x BIGINT); UPDATE coisa SET numero = 5; SELECT pg_sleep(3)");
    Resultado<void> r;
    std::thread inicio([&] { r = m_banco->abrir(); });
    const QString correndo = u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s;
    QTRY_COMPARE(m_servidor.perguntar(m_nome, correndo), u"1"_s);
    m_servidor.matar();
    inicio.join();
    QVERIFY(!r);
    QVERIFY(m_servidor.iniciar());
    QCOMPARE(m_servidor.perguntar(m_nome, u"SELECT (SELECT count(*) FROM coisas.coisa WHERE numero = 5) + (SELECT "
                                          "count(*) FROM pg_tables WHERE tablename = 'nova')"_s),
             u"0"_s);
    QVERIFY(m_banco->abrir());
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa WHERE numero = 5"), u"1"_s);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM nova"), u"0"_s);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM migracao WHERE modulo = 'coisas'"), u"2"_s);
}

void QuedasTeste::leituraInterrompidaComecaDeNovo_data()
{
    QTest::addColumn<bool>("instantaneo");
    QTest::newRow("one snapshot") << true;
    QTest::newRow("one statement") << false;
}

// Whoever reads changes nothing, so it may as well read once more: nobody hears of a connection that ended meanwhile.
void QuedasTeste::leituraInterrompidaComecaDeNovo()
{
    QFETCH(bool, instantaneo);
    QVERIFY(m_banco->abrir());
    int vezes = 0;
    const auto ler = [&](nucleo::Leitura &l) -> Resultado<qint64> {
        if (++vezes == 1) {
            AGENDA_OBTER(auto primeira, l.consultar("SELECT 1"));
            terminar(u"true"_s);
        }
        AGENDA_OBTER(auto linhas, l.consultar("SELECT 2"));
        return linhas.proxima() ? linhas.inteiro(0) : -1;
    };
    const auto lido = instantaneo ? (*m_banco)->ler(ler) : (*m_banco)->lerUma(ler);
    QVERIFY2(lido, qPrintable(lido ? QString() : lido.error().registro));
    QCOMPARE(*lido, 2);
    QCOMPARE(vezes, 2);
}

QTEST_GUILESS_MAIN(QuedasTeste)
#include "quedas_teste.moc"
