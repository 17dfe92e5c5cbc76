// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <apoio/postgres/servidorpostgres.h>
#include <banco_teste/bancodeteste.h>

#include <QTest>

#include <atomic>
#include <limits>
#include <thread>

using namespace banco_teste;
using namespace Qt::StringLiterals;
using dominio::Resultado;

// What is bound comes back as it was, and what a reader sees.
class LeituraTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_banco = std::make_unique<BancoDeTeste>();
        QVERIFY(m_banco->abrir());
    }
    void cleanup() { m_banco.reset(); }

    void valoresVoltamIguais_data();
    void valoresVoltamIguais();
    void textoComNulNaoSeCorta();
    void tiposDeFora();
    void inteirosNosLimites();
    void muitasLinhasEmOrdem();
    void comandoGuardadoServeDeNovo();
    void mesmaConsultaDentroDeSiMesma();
    void sqlErradoEhErro();
    void valoresDeMenosOuDeMaisSaoErro();
    void leituraNaoEscreve();
    void retratoNaoMudaNoMeio();
    void versaoMudaSoComGravacao();
    void muitasThreadsLeem();
    void fechadoRespondeIndisponivel();

private:
    std::unique_ptr<BancoDeTeste> m_banco;
};

void LeituraTeste::valoresVoltamIguais_data()
{
    QTest::addColumn<QString>("texto");
    QTest::newRow("vazio") << u""_s;
    QTest::newRow("acentos") << u"São João d'Aliança"_s;
    QTest::newRow("emoji") << u"👩🏽‍⚕️ consulta"_s;
    if (!apoio::noPostgres())
        QTest::newRow("NUL no meio") << u"a"_s + QChar(0) + u"b"_s;
    QTest::newRow("aspas e ponto e virgula") << u"'; DROP TABLE coisa; --"_s;
    QTest::newRow("interrogacao") << u"? ?1 :x"_s;
    QTest::newRow("numero em texto") << u"007"_s;
    QTest::newRow("um megabyte") << QString(1'000'000, u'ã');
}

void LeituraTeste::valoresVoltamIguais()
{
    QFETCH(QString, texto);
    QVERIFY((*m_banco)->escreverEEsperar(agora(), [&](nucleo::Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.executar("INSERT INTO papel (texto) VALUES (?)", {texto}));
        return {};
    }));
    const auto lidos = (*m_banco)->ler([](nucleo::Leitura &l) -> Resultado<std::pair<QString, QByteArray>> {
        AGENDA_OBTER(auto linhas, l.consultar("SELECT texto FROM papel"));
        if (!linhas.proxima() || linhas.nulo(0))
            return std::pair(u"(nothing)"_s, QByteArray());
        return std::pair(linhas.texto(0), linhas.bytes(0));
    });
    QVERIFY(lidos);
    QCOMPARE(lidos->first, texto);
    QCOMPARE(lidos->second, texto.toUtf8());
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM papel WHERE texto = ?", {texto}), u"1"_s);
}

// PostgreSQL has no NUL in its texts: refused, never cut short.
void LeituraTeste::textoComNulNaoSeCorta()
{
    if (!apoio::noPostgres())
        return; // it comes back as it was: see above
    const QString texto = u"a"_s + QChar(0) + u"b"_s;
    QVERIFY(!m_banco->inserir(texto));
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"0"_s);
    QCOMPARE(m_banco->um("SELECT ?", {texto}), u"erro_interno"_s);
}

void LeituraTeste::tiposDeFora()
{
    const auto id = dominio::PacienteId::novo(dominio::Instante::deMs(1'800'000'000'000));
    QCOMPARE(m_banco->um("SELECT ?", {id}), id.texto());
    QCOMPARE(m_banco->um("SELECT ?", {QUuid()}), u"NULL"_s);
    QCOMPARE(m_banco->um("SELECT ?", {nullptr}), u"NULL"_s);
    QCOMPARE(m_banco->um("SELECT ?", {std::optional<int>()}), u"NULL"_s);
    QCOMPARE(m_banco->um("SELECT ?", {std::optional<QString>(u"x"_s)}), u"x"_s);
    const char *tipo = noMotor("SELECT typeof(?)", "SELECT pg_typeof(?)");
    const bool pg = apoio::noPostgres();
    QCOMPARE(m_banco->um(tipo, {true}), pg ? u"bigint"_s : u"integer"_s);
    QCOMPARE(m_banco->um("SELECT ?", {dominio::Instante::deMs(-5)}), u"-5"_s);
    QCOMPARE(m_banco->um(noMotor("SELECT typeof(?)", "SELECT pg_typeof(?) AS real"), {1.5}),
             pg ? u"double precision"_s : u"real"_s);
    if (!pg) // there a text is whatever stands where it is put
        QCOMPARE(m_banco->um(tipo, {QByteArray("x")}), u"text"_s);
    const auto uuid = (*m_banco)->ler([&](nucleo::Leitura &l) -> Resultado<QList<QUuid>> {
        AGENDA_OBTER(auto linhas, l.consultar("SELECT ?, NULL", {id}));
        if (!linhas.proxima())
            return dominio::falha(dominio::Codigo::ErroInterno);
        return QList<QUuid>{linhas.uuid(0), linhas.uuid(1)};
    });
    QCOMPARE(uuid->first(), id.uuid());
    QVERIFY(uuid->last().isNull());
}

void LeituraTeste::inteirosNosLimites()
{
    for (const qint64 n : {std::numeric_limits<qint64>::min(), qint64(-1), qint64(0), qint64(1) << 53,
                           (qint64(1) << 53) + 1, std::numeric_limits<qint64>::max()})
        QCOMPARE(m_banco->um("SELECT ?", {n}), QString::number(n));
}

void LeituraTeste::muitasLinhasEmOrdem()
{
    for (int i = 0; i < 50; ++i)
        QVERIFY(m_banco->inserir(QString::number(i), i));
    const auto lidos = (*m_banco)->ler([](nucleo::Leitura &l) -> Resultado<QList<qint64>> {
        AGENDA_OBTER(auto linhas, l.consultar("SELECT numero FROM coisa WHERE numero >= ? ORDER BY numero", {10}));
        QList<qint64> numeros;
        while (linhas.proxima())
            numeros << linhas.inteiro(0);
        AGENDA_TENTAR(linhas.erro());
        return numeros;
    });
    QCOMPARE(lidos->size(), 40);
    QCOMPARE(lidos->first(), 10);
    QCOMPARE(lidos->last(), 49);
}

void LeituraTeste::comandoGuardadoServeDeNovo()
{
    QVERIFY(m_banco->inserir(u"a"_s, 1));
    QVERIFY(m_banco->inserir(u"b"_s, 2));
    constexpr const char *sql = "SELECT numero FROM coisa WHERE chave = ?";
    QCOMPARE(m_banco->um(sql, {u"a"_s}), u"1"_s);
    QCOMPARE(m_banco->um(sql, {u"b"_s}), u"2"_s);
    QCOMPARE(m_banco->um(sql, {nullptr}), u"-"_s); // nothing of the last time is left bound
    QCOMPARE(m_banco->um(sql, {u"a"_s}), u"1"_s);
}

void LeituraTeste::mesmaConsultaDentroDeSiMesma()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_banco->inserir(QString::number(i), i));
    const auto pares = (*m_banco)->ler([](nucleo::Leitura &l) -> Resultado<int> {
        constexpr const char *sql = "SELECT numero FROM coisa ORDER BY numero";
        int n = 0;
        AGENDA_OBTER(auto fora, l.consultar(sql));
        while (fora.proxima()) {
            AGENDA_OBTER(auto dentro, l.consultar(sql));
            while (dentro.proxima())
                ++n;
        }
        return n;
    });
    QCOMPARE(*pares, 9);
}

void LeituraTeste::sqlErradoEhErro()
{
    QCOMPARE(m_banco->um("SELECT nada FROM nenhuma"), u"erro_interno"_s);
    QCOMPARE(m_banco->um("SELECT 1"), u"1"_s); // and the connection goes on
}

void LeituraTeste::valoresDeMenosOuDeMaisSaoErro()
{
    QCOMPARE(m_banco->um("SELECT ?, ?", {1}), u"erro_interno"_s);
    QCOMPARE(m_banco->um("SELECT ?", {1, 2}), u"erro_interno"_s);
}

void LeituraTeste::leituraNaoEscreve()
{
    QVERIFY(m_banco->um("INSERT INTO coisa (chave) VALUES ('x') RETURNING chave") != u"x"_s);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"0"_s);
}

void LeituraTeste::retratoNaoMudaNoMeio()
{
    const auto vistos = (*m_banco)->ler([&](nucleo::Leitura &l) -> Resultado<QList<qint64>> {
        QList<qint64> contagens;
        for (int i = 0; i < 2; ++i) {
            AGENDA_OBTER(auto linhas, l.consultar("SELECT COUNT(*) FROM coisa"));
            if (!linhas.proxima())
                return dominio::falha(dominio::Codigo::ErroInterno);
            contagens << linhas.inteiro(0);
            if (i == 0) // its own connection, its own thread; this one still looks at the old picture
                AGENDA_TENTAR(m_banco->inserir(u"depois"_s));
        }
        return contagens;
    });
    QCOMPARE(*vistos, (QList<qint64>{0, 0}));
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"1"_s);
}

void LeituraTeste::versaoMudaSoComGravacao()
{
    const auto versao = [&] {
        return (*m_banco)->ler([](nucleo::Leitura &l) { return l.versaoDosDados(); }).value_or(-1);
    };
    const qint64 antes = versao();
    QCOMPARE(versao(), antes);
    QVERIFY(m_banco->inserir(u"a"_s));
    QVERIFY(versao() != antes);
}

void LeituraTeste::muitasThreadsLeem()
{
    for (int i = 0; i < 100; ++i)
        QVERIFY(m_banco->inserir(QString::number(i), i));
    std::atomic<int> erradas{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i)
                if (m_banco->um("SELECT SUM(numero) FROM coisa") != u"4950"_s)
                    ++erradas;
        });
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(erradas.load(), 0);
}

void LeituraTeste::fechadoRespondeIndisponivel()
{
    (*m_banco)->fechar();
    QCOMPARE(m_banco->um("SELECT 1"), u"indisponivel"_s);
    const auto r = m_banco->inserir(u"a"_s);
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, dominio::Codigo::Indisponivel);
}

QTEST_GUILESS_MAIN(LeituraTeste)
#include "leitura_teste.moc"
