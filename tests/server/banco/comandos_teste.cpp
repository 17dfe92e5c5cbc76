// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A connection keeps so many prepared statements and no more, as the database itself counts them.
#include <apoio/postgres/servidorpostgres.h>
#include <banco_teste/bancodeteste.h>
#include <nucleo/banco/conexaopostgres.h>
#include <nucleo/banco/conexaosqlite.h>
#include <nucleo/banco/formasfixas.h>

#include <QSet>
#include <QTest>

#include <vector>

using namespace banco_teste;
using namespace Qt::StringLiterals;
using dominio::Resultado;
using nucleo::Conexao;
using nucleo::Leitura;
using nucleo::Uso;

namespace {

constexpr int formas = 4'094; // of one patient's question, once

QString forma(int i)
{
    return u"SELECT %1 WHERE ? = 1"_s.arg(i);
}

} // namespace

class ComandosTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_banco.abrir());
        m_banco.fechar();
        const QString url = m_banco.url();
        auto aberta = apoio::noPostgres() ? nucleo::abrirPostgres(url, u"coisas"_s, Uso::Leitura)
                                          : nucleo::abrirSqlite(url.mid(7), Uso::Leitura);
        QVERIFY(aberta);
        m_conexao = *std::move(aberta);
    }
    void cleanup() { m_conexao.reset(); }

    void tantosQuantosCabem_data();
    void tantosQuantosCabem();
    void oMaisVelhoSai();
    void emprestadoFica();
    void todosEmprestados();
    void transacaoQueFalhouNaoEstorva();
    void muitasFormasNumaTransacao();
    void listasTemPoucasFormas();
    void vetorAchaTodosESoEles();

private:
    // Runs that shape as a read of its own; true: it gave its number.
    bool pedir(int i)
    {
        if (!m_conexao->entrarNaLeitura())
            return false;
        const bool certo = perguntar(i);
        m_conexao->sairDaLeitura();
        return certo;
    }
    bool perguntar(int i)
    {
        Leitura leitura(*m_conexao);
        auto linhas = leitura.consultarMontado(forma(i), {1});
        return linhas && linhas->proxima() && linhas->inteiro(0) == i;
    }
    // Shapes of ours that the database has prepared, of those with the number between.
    qint64 preparados(int de = 0, int ate = 1'000'000)
    {
        (void)m_conexao->conferirAntesDeLer(); // what is to be forgotten goes before the next read
        Leitura leitura(*m_conexao);
        const bool pg = m_conexao->motor() == nucleo::Motor::Postgres;
        auto linhas =
            leitura.consultar(pg ? "SELECT statement FROM pg_prepared_statements" : "SELECT sql FROM sqlite_stmt");
        qint64 quantos = 0;
        while (linhas && linhas->proxima()) {
            const QStringList palavras = linhas->texto(0).split(u' ');
            const bool nossa = palavras.size() == 6 && palavras.at(2) == u"WHERE"_s;
            const int numero = nossa ? palavras.at(1).toInt() : -1;
            quantos += nossa && numero >= de && numero < ate;
        }
        return quantos;
    }

    BancoDeTeste m_banco;
    std::unique_ptr<Conexao> m_conexao;
};

void ComandosTeste::tantosQuantosCabem_data()
{
    QTest::addColumn<int>("quantas");
    QTest::newRow("a few") << 10;
    QTest::newRow("many") << formas;
}

void ComandosTeste::tantosQuantosCabem()
{
    QFETCH(int, quantas);
    for (int i = 0; i < quantas; ++i)
        QVERIFY2(pedir(i), QByteArray::number(i).constData());
    if (quantas < 20)
        QCOMPARE(preparados(), quantas);
    else
        QVERIFY(preparados() > Conexao::comandosMaximos - 10 && preparados() <= Conexao::comandosMaximos);
    for (int i = 0; i < quantas; i += 7)
        QVERIFY(pedir(i));
    QVERIFY(preparados() <= Conexao::comandosMaximos);
}

void ComandosTeste::oMaisVelhoSai()
{
    for (int i = 0; i < Conexao::comandosMaximos - 10; ++i)
        QVERIFY(pedir(i));
    QCOMPARE(preparados(0, 1), 1);
    for (int i = 1'000; i < 1'100; ++i) {
        QVERIFY(pedir(0)); // in use all the time: stays
        QVERIFY(pedir(i));
    }
    QCOMPARE(preparados(0, 1), 1);
    QCOMPARE(preparados(1, 50), 0);
    QCOMPARE(preparados(1'000, 1'100), 100);
}

// Rows that are still being read: their statement outlasts any number of others.
void ComandosTeste::emprestadoFica()
{
    QVERIFY(m_conexao->entrarNaLeitura());
    {
        Leitura leitura(*m_conexao);
        auto linhas = leitura.consultar("SELECT ? UNION ALL SELECT ? UNION ALL SELECT ?", {1, 2, 3});
        QVERIFY(linhas && linhas->proxima());
        for (int i = 0; i < 600; ++i)
            QVERIFY(perguntar(i));
        QCOMPARE(linhas->inteiro(0), 1);
        QVERIFY(linhas->proxima());
        QCOMPARE(linhas->inteiro(0), 2);
        QVERIFY(linhas->proxima());
        QCOMPARE(linhas->inteiro(0), 3);
    }
    m_conexao->sairDaLeitura();
    QVERIFY(preparados() <= Conexao::comandosMaximos);
}

void ComandosTeste::todosEmprestados()
{
    constexpr int abertas = Conexao::comandosMaximos + 20;
    QVERIFY(m_conexao->entrarNaLeitura());
    {
        Leitura leitura(*m_conexao);
        std::vector<nucleo::Linhas> linhas;
        for (int i = 0; i < abertas; ++i) {
            auto desta = leitura.consultarMontado(forma(i), {1});
            QVERIFY(desta);
            linhas.push_back(*std::move(desta));
        }
        for (int i = 0; i < abertas; ++i)
            QVERIFY(linhas[size_t(i)].proxima() && linhas[size_t(i)].inteiro(0) == i);
    }
    m_conexao->sairDaLeitura();
    QVERIFY(preparados() <= Conexao::comandosMaximos);
    QVERIFY(pedir(abertas));
}

// What goes while a transaction has failed is forgotten afterwards.
void ComandosTeste::transacaoQueFalhouNaoEstorva()
{
    for (int i = 0; i < 300; ++i)
        QVERIFY(pedir(i));
    QVERIFY(m_conexao->entrarNaLeitura());
    {
        Leitura leitura(*m_conexao);
        QVERIFY(!leitura.consultar("SELECT nada FROM nenhuma"));
        for (int i = 1'000; i < 1'100; ++i)
            (void)perguntar(i); // PostgreSQL refuses every one
    }
    m_conexao->sairDaLeitura();
    QVERIFY(preparados() <= Conexao::comandosMaximos);
    for (int i = 0; i < 300; ++i)
        QVERIFY2(pedir(i), QByteArray::number(i).constData());
    QVERIFY(m_conexao->viva());
    QVERIFY(preparados() <= Conexao::comandosMaximos);
}

void ComandosTeste::muitasFormasNumaTransacao()
{
    QVERIFY(m_conexao->entrarNaLeitura());
    for (int i = 0; i < 1'000; ++i)
        QVERIFY(perguntar(i));
    m_conexao->sairDaLeitura();
    QVERIFY(preparados() <= Conexao::comandosMaximos);
}

void ComandosTeste::listasTemPoucasFormas()
{
    QSet<QString> condicoes;
    QSet<qsizetype> tamanhos;
    QStringList lista;
    QVERIFY(nucleo::completada(lista).isEmpty());
    for (int i = 1; i <= 50; ++i) {
        lista << QString::number(i);
        condicoes << nucleo::umDeVarios(m_conexao->motor(), u"x"_s, lista).sql;
        const QStringList completa = nucleo::completada(lista);
        tamanhos << completa.size();
        QCOMPARE(completa.first(i), lista);
        QCOMPARE(completa.last(), lista.last());
    }
    QCOMPARE(condicoes.size(), 2);
    QCOMPARE(tamanhos, (QSet<qsizetype>{1, 2, 4, 8, 16, 32, 64}));
}

void ComandosTeste::vetorAchaTodosESoEles()
{
    const QStringList ha{u"a"_s,        u"b,c"_s,  u"com \"aspas\""_s, u"{chaves}"_s,
                         u"barra \\"_s, u"NULL"_s, u"São"_s,           u""_s};
    Leitura leitura(*m_conexao);
    QVERIFY(m_conexao->entrarNaLeitura());
    for (const QString &um : ha)
        for (const QStringList &entre : {QStringList{um}, QStringList{um, u"outro"_s}, ha}) {
            const auto condicao = nucleo::umDeVarios(m_conexao->motor(), u"x.t"_s, entre);
            for (const QString &procurado : {um, um + u"?"_s, u"b"_s}) {
                auto linhas = leitura.consultarMontado(
                    u"SELECT COUNT(*) FROM (SELECT CAST(? AS TEXT) AS t) x WHERE "_s + condicao.sql,
                    QList<nucleo::Valor>{nucleo::Valor(procurado)} + condicao.valores);
                QVERIFY2(linhas && linhas->proxima(), linhas ? "" : qPrintable(linhas.error().registro));
                QCOMPARE(linhas->inteiro(0), entre.contains(procurado) ? 1 : 0);
            }
        }
    m_conexao->sairDaLeitura();
}

QTEST_GUILESS_MAIN(ComandosTeste)
#include "comandos_teste.moc"
