// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <banco_teste/bancodeteste.h>

#include <QFile>
#include <QTest>

using namespace banco_teste;
using namespace Qt::StringLiterals;

// From any older version to this one, or a start that stops and says why.
class MigradorTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_banco = std::make_unique<BancoDeTeste>(); }
    void cleanup() { m_banco.reset(); }

    void doVazio();
    void segundaVezNaoFazNada();
    void passoNovoSobreDadosVelhos();
    void passoMudadoPara();
    void passoQueFalhaDeixaTudoComoEra();
    void bancoMaisNovoPara();
    void numeroSaltadoPara();
    void nomeEstranhoPara();
    void pastaVaziaPara();
    void comentariosTextosEGatilhos();

private:
    [[nodiscard]] QString motivo() // why it does not open; empty: it does
    {
        const auto r = m_banco->abrir();
        return r ? QString() : r.error().registro;
    }
    std::unique_ptr<BancoDeTeste> m_banco;
};

void MigradorTeste::doVazio()
{
    QCOMPARE(motivo(), QString());
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"0"_s);
    QCOMPARE(m_banco->um("SELECT nome || length(resumo) FROM migracao WHERE modulo = 'coisas'"),
             u"0001_coisas.sql64"_s);
    QVERIFY(m_banco->um("SELECT COUNT(*) FROM migracao WHERE modulo = 'nucleo'").toInt() >= 1);
}

void MigradorTeste::segundaVezNaoFazNada()
{
    QCOMPARE(motivo(), QString());
    const auto passos = [&] { return m_banco->lista(u"modulo || numero || em"_s, u"migracao"_s, u"1"_s); };
    const QString antes = passos();
    QVERIFY(m_banco->inserir(u"a"_s));
    QCOMPARE(motivo(), QString());
    QCOMPARE(passos(), antes);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), u"1"_s);
}

void MigradorTeste::passoNovoSobreDadosVelhos()
{
    QCOMPARE(motivo(), QString());
    QVERIFY(m_banco->inserir(u"velha"_s, 3));
    m_banco->passo(u"0002_cor.sql"_s, "ALTER TABLE coisa ADD COLUMN cor TEXT; UPDATE coisa SET cor = 'azul';");
    QCOMPARE(motivo(), QString());
    QCOMPARE(m_banco->um("SELECT chave || numero || cor FROM coisa"), u"velha3azul"_s);
}

void MigradorTeste::passoMudadoPara()
{
    QCOMPARE(motivo(), QString());
    m_banco->passo(u"0001_coisas.sql"_s, "CREATE TABLE coisa (chave TEXT NOT NULL UNIQUE, numero BIGINT); ");
    QVERIFY(motivo().contains(u"0001_coisas.sql"_s));
}

void MigradorTeste::passoQueFalhaDeixaTudoComoEra()
{
    QCOMPARE(motivo(), QString());
    QVERIFY(m_banco->inserir(u"a"_s, 1));
    m_banco->passo(u"0002_torto.sql"_s, "UPDATE coisa SET numero = 9; CREATE TABLE outra (x INTEGER); NADA DISSO;");
    QVERIFY(motivo().contains(u"0002_torto.sql"_s));
    m_banco->passo(u"0002_torto.sql"_s, "CREATE TABLE outra (x INTEGER);"); // mended before it ever ran through
    QCOMPARE(motivo(), QString());
    QCOMPARE(m_banco->um("SELECT numero FROM coisa"), u"1"_s);
}

void MigradorTeste::bancoMaisNovoPara()
{
    m_banco->passo(u"0002_b.sql"_s, "CREATE TABLE b (x INTEGER);");
    QCOMPARE(motivo(), QString());
    m_banco->fechar();
    m_banco->tirarPasso(u"0002_b.sql"_s);
    QVERIFY(motivo().contains(u"newer than this program"_s));
}

void MigradorTeste::numeroSaltadoPara()
{
    m_banco->passo(u"0003_c.sql"_s, "CREATE TABLE c (x INTEGER);");
    QVERIFY(motivo().contains(u"0003_c.sql"_s));
}

void MigradorTeste::nomeEstranhoPara()
{
    m_banco->passo(u"0002-d.sql"_s, "CREATE TABLE d (x INTEGER);");
    QVERIFY(motivo().contains(u"0002-d.sql"_s));
}

void MigradorTeste::pastaVaziaPara()
{
    m_banco->tirarPasso(u"0001_coisas.sql"_s);
    QVERIFY(motivo().contains(u"no steps"_s));
}

void MigradorTeste::comentariosTextosEGatilhos()
{
    const QByteArray comeco = "-- a comment; with a semicolon 'and a quote\n"
                              "/* another; BEGIN 'x */\n"
                              "INSERT INTO coisa (chave) VALUES ('it''s; here'); -- end\n";
    const QByteArray fim = "INSERT INTO coisa (chave, numero) VALUES ('b', 9)";
    m_banco->passo(
        u"0002_tudo.sql"_s,
        comeco +
            "CREATE TRIGGER g AFTER INSERT ON coisa WHEN NEW.numero > 0 BEGIN\n"
            "  UPDATE coisa SET numero = CASE WHEN numero > 5 THEN 5 ELSE numero END; /* ; */\n"
            "  SELECT 1;\n"
            "END;\n" +
            fim,
        comeco +
            "CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$\n"
            "BEGIN /* ; */ NEW.numero := CASE WHEN NEW.numero > 5 THEN 5 ELSE NEW.numero END; RETURN NEW; END;\n"
            "$$;\n"
            "CREATE TRIGGER g BEFORE INSERT ON coisa FOR EACH ROW WHEN (NEW.numero > 0) EXECUTE FUNCTION g();\n" +
            fim);
    QCOMPARE(motivo(), QString());
    QCOMPARE(m_banco->chaves(), u"it's; here,b"_s);
    QCOMPARE(m_banco->um("SELECT numero FROM coisa WHERE chave = 'b'"), u"5"_s);
}

QTEST_GUILESS_MAIN(MigradorTeste)
#include "migrador_teste.moc"
