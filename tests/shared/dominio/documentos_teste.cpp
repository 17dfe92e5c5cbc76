// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <dominio/documentos.h>

#include <QTest>

using namespace Qt::StringLiterals;
using dominio::CodigoCampo;

namespace {

constexpr int certo = -1;
constexpr int formato = int(CodigoCampo::Formato), tamanho = int(CodigoCampo::Tamanho),
              digito = int(CodigoCampo::DigitoVerificador);

void linha(const char *texto, int codigo, const char *canonico = "")
{
    QTest::newRow(texto) << QString::fromUtf8(texto) << codigo << QString::fromUtf8(canonico);
}

void colunas()
{
    QTest::addColumn<QString>("texto");
    QTest::addColumn<int>("codigo");
    QTest::addColumn<QString>("canonico");
}

template<class T>
void conferir(T lido, int codigo, const QString &canonico)
{
    QCOMPARE(lido ? certo : int(lido.error()), codigo);
    if (lido)
        QCOMPARE(lido->texto(), canonico);
}

} // namespace

class DocumentosTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cpf_data();
    void cpf();
    void cpfTrocaDeUmDigito();
    void cpfMascara();
    void cns_data();
    void cns();
    void cnsTrocaDeUmDigito();
    void telefone_data();
    void telefone();
    void todosOsDdds();
    void telefoneNacional();
    void telefoneMascara();
    void email_data();
    void email();
    void uf();
    void crm();
};

void DocumentosTeste::cpf_data()
{
    colunas();
    linha("52998224725", certo, "52998224725");
    linha("529.982.247-25", certo, "52998224725");
    linha("11144477735", certo, "11144477735");
    linha("00000000191", certo, "00000000191"); // leading zeros stay
    linha("52998224726", digito);
    linha("52998224715", digito);
    for (const char *iguais : {"00000000000", "11111111111", "22222222222", "55555555555", "99999999999"})
        linha(iguais, digito);
    linha("", tamanho);
    linha("5299822472", tamanho);
    linha("529982247250", tamanho);
    linha("529.982.247-2", tamanho);
    linha("5299822472A", formato);
    linha("529 982 247 25", formato);
    linha("52998224725\n", formato);
    linha("٥٢٩٩٨٢٢٤٧٢٥", formato); // Arabic-Indic digits
    linha("５２９９８２２４７２５", formato);
    linha("+5299822472", formato);
}

void DocumentosTeste::cpf()
{
    QFETCH(QString, texto);
    QFETCH(int, codigo);
    QFETCH(QString, canonico);
    conferir(dominio::Cpf::deTexto(texto), codigo, canonico);
}

// No single wrong digit passes.
void DocumentosTeste::cpfTrocaDeUmDigito()
{
    const QString bom = u"52998224725"_s;
    for (int i = 0; i < 11; ++i)
        for (char16_t c = u'0'; c <= u'9'; ++c) {
            QString outro = bom;
            outro[i] = QChar(c);
            QCOMPARE(dominio::Cpf::deTexto(outro).has_value(), outro == bom);
        }
}

void DocumentosTeste::cpfMascara()
{
    const auto cpf = *dominio::Cpf::deTexto(u"52998224725");
    QCOMPARE(cpf.formatado(), u"529.982.247-25"_s);
    QCOMPARE(cpf.mascarado(), u"***.982.247-**"_s);
    QCOMPARE(dominio::Cpf().mascarado(), QString());
}

void DocumentosTeste::cns_data()
{
    colunas();
    linha("898000000043208", certo, "898000000043208");
    linha("898 0000 0004 3208", certo, "898000000043208");
    linha("898000000043209", digito);
    linha("398000000043208", digito);
    linha("000000000000000", digito); // the sum alone would do
    linha("", tamanho);
    linha("89800000004320", tamanho);
    linha("8980000000432080", tamanho);
    linha("89800000004320A", formato);
    linha("898/0000/0004/3208", formato);
}

void DocumentosTeste::cns()
{
    QFETCH(QString, texto);
    QFETCH(int, codigo);
    QFETCH(QString, canonico);
    conferir(dominio::Cns::deTexto(texto), codigo, canonico);
}

void DocumentosTeste::cnsTrocaDeUmDigito()
{
    const QString bom = u"898000000043208"_s;
    for (int i = 0; i < 15; ++i)
        for (char16_t c = u'0'; c <= u'9'; ++c) {
            QString outro = bom;
            outro[i] = QChar(c);
            // The weights 15 and 11 of the first and fifth digit: 11 is 0 modulo 11, so the fifth is not protected.
            if (i != 4)
                QCOMPARE(dominio::Cns::deTexto(outro).has_value(), outro == bom);
        }
}

void DocumentosTeste::telefone_data()
{
    colunas();
    linha("+5511987654321", certo, "+5511987654321");
    linha("+55 (11) 98765-4321", certo, "+5511987654321");
    linha("+551133334444", certo, "+551133334444");
    linha("+351912345678", certo, "+351912345678");
    linha("+14155552671", certo, "+14155552671");
    linha("11987654321", formato); // no country
    linha("5511987654321", formato);
    linha("+5510987654321", formato); // no such area
    linha("+5520987654321", formato);
    linha("+5511887654321", formato); // mobiles begin with 9
    linha("+551193334444", formato);  // a fixed line does not
    linha("+551113334444", formato);
    linha("+551163334444", formato);
    linha("+55119876543210", tamanho);
    linha("+55119876543", tamanho);
    linha("+1234567", tamanho);
    linha("+1234567890123456", tamanho);
    linha("+0123456789", formato);
    linha("+", tamanho);
    linha("", formato);
    linha("++5511987654321", formato);
    linha("+5511987654321;ext=1", formato);
    linha("+5511987654321\r\nTo: x", formato);
}

void DocumentosTeste::telefone()
{
    QFETCH(QString, texto);
    QFETCH(int, codigo);
    QFETCH(QString, canonico);
    conferir(dominio::Telefone::deTexto(texto), codigo, canonico);
}

void DocumentosTeste::todosOsDdds()
{
    int existem = 0;
    for (int ddd = 0; ddd < 100; ++ddd)
        existem +=
            dominio::Telefone::deTexto(u"+55%1%2"_s.arg(ddd, 2, 10, QChar(u'0')).arg(u"987654321"_s)).has_value();
    QCOMPARE(existem, 67);
}

void DocumentosTeste::telefoneNacional()
{
    QCOMPARE(dominio::Telefone::deTextoNacional(u" (11) 98765-4321 ")->texto(), u"+5511987654321"_s);
    QCOMPARE(dominio::Telefone::deTextoNacional(u"+351 912 345 678")->texto(), u"+351912345678"_s);
    QVERIFY(!dominio::Telefone::deTextoNacional(u"98765-4321"));
}

void DocumentosTeste::telefoneMascara()
{
    const auto celular = *dominio::Telefone::deTexto(u"+5511987654321"),
               fixo = *dominio::Telefone::deTexto(u"+551133334444"),
               fora = *dominio::Telefone::deTexto(u"+351912345678");
    QVERIFY(celular.ehCelular() && !fixo.ehCelular() && fora.ehCelular());
    QCOMPARE(celular.formatado(), u"(11) 98765-4321"_s);
    QCOMPARE(celular.mascarado(), u"(11) *****-4321"_s);
    QCOMPARE(fixo.mascarado(), u"(11) ****-4444"_s);
    QVERIFY(!fora.mascarado().contains(u"91234"_s));
    QVERIFY(fora.mascarado().endsWith(u"5678"_s));
}

void DocumentosTeste::email_data()
{
    colunas();
    linha("maria@exemplo.com", certo, "maria@exemplo.com");
    linha("Maria.Silva+x@Exemplo.COM.br", certo, "Maria.Silva+x@exemplo.com.br");
    linha("a@b.co", certo, "a@b.co");
    linha("o'brien_!#$%&*/=?^`{|}~@x-y.org", certo, "o'brien_!#$%&*/=?^`{|}~@x-y.org");
    linha("admin@demo.local", certo, "admin@demo.local");
    linha("", tamanho);
    for (const char *torto : {"maria",
                              "@exemplo.com",
                              "maria@",
                              "maria@exemplo",
                              "maria@.com",
                              "maria@exemplo.",
                              "maria@exemplo..com",
                              ".maria@exemplo.com",
                              "maria.@exemplo.com",
                              "ma..ria@exemplo.com",
                              "ma ria@exemplo.com",
                              "maria@exe mplo.com",
                              "maria@-exemplo.com",
                              "maria@exemplo-.com",
                              "maria@exem_plo.com",
                              "a@b@c.com",
                              "\"ma ria\"@exemplo.com",
                              "maria@[127.0.0.1]",
                              "máriá@exemplo.com",
                              "maria@exémplo.com",
                              "maria@exemplo.com\r\nBcc: x@y.com",
                              "maria@exemplo.com\n",
                              "<maria@exemplo.com>",
                              "maria@exemplo.com,x@y.com",
                              "maria@exemplo.com "})
        linha(torto, formato);
    const QString local64(64, u'a');
    QTest::newRow("65 antes da arroba") << u"a%1@x.com"_s.arg(local64) << formato << QString();
    QTest::newRow("64 antes da arroba") << u"%1@x.com"_s.arg(local64) << certo << u"%1@x.com"_s.arg(local64);
    // Labels of 60 letters: 2 + 4 * 61 + 8 and one more.
    const QString quatro = QString(QString(60, u'b') + u'.').repeated(4);
    const QString no254 = u"a@%1%2"_s.arg(quatro, QString(8, u'c'));
    QTest::newRow("254") << no254 << certo << no254;
    QTest::newRow("255") << QString(no254 + u'c') << tamanho << QString();
    QTest::newRow("rotulo de 63") << u"a@%1.com"_s.arg(QString(63, u'b')) << certo
                                  << u"a@%1.com"_s.arg(QString(63, u'b'));
    QTest::newRow("rotulo de 64") << u"a@%1.com"_s.arg(QString(64, u'b')) << formato << QString();
    QTest::newRow("nul") << QString(u"a@b.com"_s + QChar(0)) << formato << QString();
}

void DocumentosTeste::email()
{
    QFETCH(QString, texto);
    QFETCH(int, codigo);
    QFETCH(QString, canonico);
    conferir(dominio::Email::deTexto(texto), codigo, canonico);
}

void DocumentosTeste::uf()
{
    int existem = 0;
    for (char16_t a = u'A'; a <= u'Z'; ++a)
        for (char16_t b = u'A'; b <= u'Z'; ++b)
            existem += dominio::Uf::deTexto(QString(QChar(a)) + QChar(b)).has_value();
    QCOMPARE(existem, 27);
    for (const char *torta : {"", "S", "sp", "SPX", "P ", " S", "C ", "S\0P"})
        QVERIFY(!dominio::Uf::deTexto(QString::fromLatin1(torta)));
}

void DocumentosTeste::crm()
{
    QCOMPARE(*dominio::Crm::numeroDeTexto(u"123456"), u"123456"_s);
    QCOMPARE(*dominio::Crm::numeroDeTexto(u"1234567890"), u"1234567890"_s);
    QCOMPARE(dominio::Crm::numeroDeTexto(u"").error(), CodigoCampo::Tamanho);
    QCOMPARE(dominio::Crm::numeroDeTexto(u"12345678901").error(), CodigoCampo::Tamanho);
    for (const char *torto : {"12.345", "12345-6", "SP123", " 123", "-1", "1e3"})
        QCOMPARE(dominio::Crm::numeroDeTexto(QString::fromLatin1(torto)).error(), CodigoCampo::Formato);
    const dominio::Crm crm{u"123456"_s, *dominio::Uf::deTexto(u"SP")};
    QCOMPARE(crm.texto(), u"123456/SP"_s);
}

QTEST_GUILESS_MAIN(DocumentosTeste)
#include "documentos_teste.moc"
