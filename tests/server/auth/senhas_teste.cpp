// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <auth/cripto/argon.h>
#include <auth/cripto/regrasdesenha.h>

#include <QtTest>

using namespace Qt::StringLiterals;
using dominio::CodigoCampo;

class SenhasTeste : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hashDizOSeuCusto();
    void custoDoContrato();
    void ultimoCaractereConta();
    void compostoEDecompostoSaoIguais();
    void semHashNuncaConfere();
    void hashEstranhoNaoConfere_data();
    void hashEstranhoNaoConfere();
    void fracoQuandoOsParametrosSobem();
    void tamanhos_data();
    void tamanhos();
    void comunsSaoRecusadas_data();
    void comunsSaoRecusadas();
    void boasPassam_data();
    void boasPassam();
    void feitasDaPessoaSaoRecusadas();

private:
    auth::Argon m_argon{{1, 8192}};
    auth::RegrasDeSenha m_regras;
};

void SenhasTeste::hashDizOSeuCusto()
{
    const auto a = m_argon.gerar(u"uma frase comprida 7"_s), b = m_argon.gerar(u"uma frase comprida 7"_s);
    QVERIFY(a && b);
    QVERIFY(a->startsWith("$argon2id$v=19$m=8,t=1,p=1$"));
    QVERIFY(*a != *b); // salted
    QVERIFY(m_argon.confere(*a, u"uma frase comprida 7"_s));
    QVERIFY(!m_argon.confere(*a, u"uma frase comprida 8"_s));
}

void SenhasTeste::custoDoContrato()
{
    const auth::Argon argon{auth::Argon::Custo()};
    const auto hash = argon.gerar(u"uma frase comprida 7"_s);
    QVERIFY(hash && hash->startsWith("$argon2id$v=19$m=65536,t=3,p=1$"));
}

void SenhasTeste::ultimoCaractereConta()
{
    const QString longa = QString(99, u'x') + u'a';
    const auto hash = m_argon.gerar(longa);
    QVERIFY(hash);
    QVERIFY(m_argon.confere(*hash, longa));
    QVERIFY(!m_argon.confere(*hash, QString(99, u'x') + u'b'));
    QVERIFY(!m_argon.confere(*hash, QString(99, u'x')));
}

void SenhasTeste::compostoEDecompostoSaoIguais()
{
    const QString composta = u"senha não óbvia ção"_s;
    const auto hash = m_argon.gerar(composta.normalized(QString::NormalizationForm_C));
    QVERIFY(hash && m_argon.confere(*hash, composta.normalized(QString::NormalizationForm_D)));
}

void SenhasTeste::semHashNuncaConfere()
{
    QVERIFY(!m_argon.confere({}, u""_s));
    QVERIFY(!m_argon.confere({}, u"uma frase comprida 7"_s));
}

void SenhasTeste::hashEstranhoNaoConfere_data()
{
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("text") << QByteArray("plain");
    QTest::newRow("the password itself") << QByteArray("uma frase comprida 7");
    QTest::newRow("cut") << QByteArray("$argon2id$v=19$m=8,t=1,p=1$c2FsdA");
    QTest::newRow("too long") << QByteArray(500, 'a');
}

void SenhasTeste::hashEstranhoNaoConfere()
{
    QFETCH(QByteArray, hash);
    QVERIFY(!m_argon.confere(hash, u"uma frase comprida 7"_s));
}

void SenhasTeste::fracoQuandoOsParametrosSobem()
{
    const auto hash = m_argon.gerar(u"uma frase comprida 7"_s);
    QVERIFY(hash);
    QVERIFY(!m_argon.fraco(*hash));
    QVERIFY(auth::Argon({2, 8192}).fraco(*hash));
    QVERIFY(auth::Argon({1, 16384}).fraco(*hash));
    QVERIFY(auth::Argon({1, 8192}).fraco("$argon2i$v=19$m=65536,t=9,p=1$YWFh$YWFh"));
    QVERIFY(!auth::Argon({1, 8192}).fraco("$argon2id$v=19$m=65536,t=9,p=1$YWFh$YWFh"));
}

void SenhasTeste::tamanhos_data()
{
    QTest::addColumn<QString>("senha");
    QTest::addColumn<int>("codigo"); // -1: fine
    QTest::addColumn<qint64>("limite");
    const QString base = u"x7 kq ma zu rt vo pe wi "_s.repeated(6);
    QTest::newRow("11") << base.left(11) << int(CodigoCampo::Tamanho) << qint64(12);
    QTest::newRow("12") << base.left(12) << -1 << qint64(0);
    QTest::newRow("64") << base.left(63) + u'.' << -1 << qint64(0);
    QTest::newRow("128") << base.left(128) << -1 << qint64(0);
    QTest::newRow("129") << base.left(129) << int(CodigoCampo::Tamanho) << qint64(128);
    QTest::newRow("12 outside the first plane") << u"😀🐘🌵🎈🚲🧭🪁🧩🦜🍉🥝🧅"_s << -1 << qint64(0);
    QTest::newRow("11 outside the first plane")
        << u"😀🐘🌵🎈🚲🧭🪁🧩🦜🍉🥝"_s << int(CodigoCampo::Tamanho) << qint64(12);
    QTest::newRow("empty") << QString() << int(CodigoCampo::Tamanho) << qint64(12);
    QString nula = base.left(14);
    nula[5] = QChar(0);
    QTest::newRow("NUL inside") << nula << int(CodigoCampo::Formato) << qint64(0);
    QTest::newRow("lone surrogate") << QString(base.left(12) + QChar(0xd83d)) << int(CodigoCampo::Formato) << qint64(0);
}

void SenhasTeste::tamanhos()
{
    QFETCH(QString, senha);
    QFETCH(int, codigo);
    QFETCH(qint64, limite);
    const auto erro = m_regras.erro(u"senha"_s, senha);
    QCOMPARE(erro ? int(erro->codigo) : -1, codigo);
    if (erro) {
        QCOMPARE(erro->limite, limite);
        QCOMPARE(erro->campo, u"senha"_s);
    }
}

void SenhasTeste::comunsSaoRecusadas_data()
{
    QTest::addColumn<QString>("senha");
    for (const char *s :
         {"password1234", "Password123!",  "P@ssw0rd2024",  "senha1234567",     "Senha@123456",    "minhasenha123",
          "123456789012", "098765432109",  "111111111111",  "aaaaaaaaaaaaaaaa", "abcabcabcabc",    "qwertyuiop12",
          "qwertyuiopas", "1q2w3e4r5t6y",  "1qaz2wsx3edc",  "abcdefghijkl",     "zyxwvutsrqpo",    "senhasenhasenha",
          "iloveyou1234", "Brasil202412",  "flamengo2024!", "administrador1",   "123456123456",    "121212121212",
          "qwerty123456", "!!!!senha!!!!", "letmein12345",  "1234567890-=",     "passwordpassword"})
        QTest::newRow(s) << QString::fromLatin1(s);
}

void SenhasTeste::comunsSaoRecusadas()
{
    QFETCH(QString, senha);
    const auto erro = m_regras.erro(u"senha"_s, senha);
    QVERIFY(erro);
    QCOMPARE(erro->codigo, CodigoCampo::SenhaComum);
}

void SenhasTeste::boasPassam_data()
{
    QTest::addColumn<QString>("senha");
    for (const char *s : {"uma frase comprida 7", "Senha-forte-123!", "correto cavalo bateria", "Xk29-lmPq-77ab",
                          "gato azul na janela", "SenhaForte123!", "tres tigres tristes", "839204617355",
                          "M3u-S3gr3d0-B0m", "uma-senha-segura-1", "Clinica!Agenda#9"})
        QTest::newRow(s) << QString::fromLatin1(s);
}

void SenhasTeste::boasPassam()
{
    QFETCH(QString, senha);
    QVERIFY(!m_regras.erro(u"senha"_s, senha));
}

void SenhasTeste::feitasDaPessoaSaoRecusadas()
{
    const QStringList proprios{u"mariana.albuquerque@exemplo.com"_s, u"mariana.albuquerque"_s, u"Albuquerque"_s,
                               u"52998224725"_s};
    for (const char *s :
         {"mariana.albuquerque", "Albuquerque1980", "52998224725!!", "mariana.albuquerque@exemplo.com"}) {
        const auto erro = m_regras.erro(u"senha"_s, QString::fromLatin1(s), proprios);
        QVERIFY2(erro && erro->codigo == CodigoCampo::SenhaComum, s);
    }
    QVERIFY(!m_regras.erro(u"senha"_s, u"os gatos de Albuquerque"_s, proprios));
}

QTEST_GUILESS_MAIN(SenhasTeste)
#include "senhas_teste.moc"
