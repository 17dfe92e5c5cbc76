// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <apoio/smtp/smtpdeteste.h>
#include <notificacoes/envio/mensagemmime.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace notificacoes;

class MensagemMimeTeste : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void outroLeitorLeOMesmo_data();
    void outroLeitorLeOMesmo();
    void quebraDeLinhaEmCabecalhoERecusada_data();
    void quebraDeLinhaEmCabecalhoERecusada();
    void corpoVoltaIgual_data();
    void corpoVoltaIgual();
    void oMesmoDaOsMesmosBytes();
    void enderecosInsegurosNaoSaoAceitos_data();
    void enderecosInsegurosNaoSaoAceitos();
    void enderecosBonsSaoAceitos_data();
    void enderecosBonsSaoAceitos();
    void mascaraEscondeONome();

private:
    static MensagemMime mensagem();
};

MensagemMime MensagemMimeTeste::mensagem()
{
    MensagemMime m;
    m.de = *CaixaPostal::deTexto(u"Clínica São José <contato@clinica.example>"_s);
    m.para = *CaixaPostal::de(u"Ana Souza"_s, u"ana@exemplo.example"_s);
    m.assunto = u"Consulta confirmada"_s;
    m.texto = u"Olá, Ana!\n"_s;
    m.html = u"<p>Olá, Ana!</p>\n"_s;
    m.id = "01939c2e-0000-7000-8000-000000000001@clinica.example";
    m.data = *dominio::Instante::deTexto(u"2026-12-01T08:30:05-03:00");
    return m;
}

void MensagemMimeTeste::outroLeitorLeOMesmo_data()
{
    QTest::addColumn<QString>("nome");
    QTest::addColumn<QString>("assunto");
    const QString curto = u"Consulta confirmada"_s;
    QTest::newRow("plain") << u"Ana Souza"_s << curto;
    QTest::newRow("accents") << u"João Antônio Gonçalves"_s << u"Não foi possível confirmar: terça-feira, 1 de março"_s;
    QTest::newRow("emoji") << u"Ana 👩‍⚕️ Souza 🇧🇷"_s << u"👍🏽 Consulta 🗓️ confirmada 🎉"_s;
    QTest::newRow("long name") << u"Dom Pedro de Alcântara João Carlos Leopoldo Salvador Bibiano Francisco Xavier de "
                                  "Paula Leocádio Miguel Gabriel Rafael Gonzaga de Bragança e Habsburgo"_s
                               << curto;
    QTest::newRow("long ascii name") << u"Pedro de Alcantara Joao Carlos Leopoldo Salvador Bibiano Francisco Xavier"_s
                                     << curto;
    QTest::newRow("long subject")
        << u"Ana"_s << u"Consulta remarcada para terça-feira, 1 de dezembro de 2026, 08:30 "_s.repeated(5).trimmed();
    QTest::newRow("long ascii subject")
        << u"Ana"_s << u"Appointment moved to Tuesday, December 1, 2026, at eight thirty "_s.repeated(4).trimmed();
    QTest::newRow("one long word") << u"A"_s.repeated(200) << u"x"_s.repeated(300);
    QTest::newRow("quotes and angle brackets")
        << u"Ana \"Aninha\" <outra@mal.example>, B \\ C; (d) @e:"_s << u"a <b> \"c\" \\ d"_s;
    QTest::newRow("looks encoded") << u"=?UTF-8?Q?Ana?="_s << u"=?UTF-8?B?QW5h?= x"_s;
    QTest::newRow("template marks") << u"{{7*7}} %1 %n ${x}"_s << u"{{7*7}} %1 %n %s"_s;
    QTest::newRow("double spaces") << u"Ana  Souza"_s << u"dois  espaços"_s;
    QTest::newRow("no name") << QString() << curto;
    QTest::newRow("cjk") << u"山田太郎"_s.repeated(10) << u"予約確認"_s.repeated(30);
}

void MensagemMimeTeste::outroLeitorLeOMesmo()
{
    QFETCH(QString, nome);
    QFETCH(QString, assunto);
    MensagemMime m = mensagem();
    m.para.nome = nome;
    m.assunto = assunto;
    const auto bytes = m.montar();
    QVERIFY(bytes);
    const auto lida = apoio::lerMensagem(*bytes);
    QCOMPARE(lida.defeitos, QStringList());
    QCOMPARE(lida.cabecalho(u"Subject"_s), assunto);
    QCOMPARE(lida.todos(u"To"_s).size(), 1);
    QCOMPARE(lida.nomeDe(u"To"_s), nome);
    QCOMPARE(lida.enderecosDe(u"To"_s), QStringList(u"ana@exemplo.example"_s));
    QCOMPARE(lida.nomeDe(u"From"_s), u"Clínica São José"_s);
    QCOMPARE(lida.enderecosDe(u"From"_s), QStringList(u"contato@clinica.example"_s));
    QCOMPARE(lida.cabecalho(u"Date"_s), u"Tue, 01 Dec 2026 11:30:05 +0000"_s);
    QCOMPARE(lida.cabecalho(u"Message-ID"_s), u"<01939c2e-0000-7000-8000-000000000001@clinica.example>"_s);
    QCOMPARE(lida.cabecalhos.size(), 8);
    QCOMPARE(lida.finsDeLinhaSoltos, 0);
    QVERIFY2(lida.maiorLinha <= 78, QByteArray::number(lida.maiorLinha).constData());
    QCOMPARE(lida.texto, m.texto);
    QCOMPARE(lida.html, m.html);
    QVERIFY(std::all_of(bytes->begin(), bytes->end(), [](char c) { return uchar(c) < 0x80; }));
}

void MensagemMimeTeste::quebraDeLinhaEmCabecalhoERecusada_data()
{
    QTest::addColumn<QString>("mau");
    QTest::newRow("crlf") << u"Ana\r\nBcc: todos@mal.example"_s;
    QTest::newRow("lf") << u"Ana\nBcc: todos@mal.example"_s;
    QTest::newRow("cr") << u"Ana\rBcc: todos@mal.example"_s;
    QTest::newRow("nul") << QString(u"Ana"_s + QChar(0) + u"x"_s);
    QTest::newRow("tab") << u"Ana\tx"_s;
    QTest::newRow("nel") << QString(u"Ana"_s + QChar(0x85) + u"x"_s);
    QTest::newRow("line separator") << QString(u"Ana"_s + QChar(0x2028) + u"Bcc: x@y"_s);
    QTest::newRow("del") << QString(u"Ana"_s + QChar(0x7f));
}

void MensagemMimeTeste::quebraDeLinhaEmCabecalhoERecusada()
{
    QFETCH(QString, mau);
    MensagemMime m = mensagem();
    m.para.nome = mau;
    QVERIFY(!m.montar());
    QCOMPARE(m.montar().error().campos.value(0).campo, u"to"_s);
    m = mensagem();
    m.de.nome = mau;
    QVERIFY(!m.montar());
    m = mensagem();
    m.assunto = mau;
    QVERIFY(!m.montar());
    QCOMPARE(m.montar().error().campos.value(0).campo, u"subject"_s);
    m = mensagem();
    m.id = mau.toUtf8();
    QVERIFY(!m.montar());
    m = mensagem();
    m.para.endereco = mau.toUtf8();
    QVERIFY(!m.montar());
}

void MensagemMimeTeste::corpoVoltaIgual_data()
{
    QTest::addColumn<QString>("corpo");
    QTest::newRow("empty line at both ends") << u"\n\nOlá\n\n"_s;
    QTest::newRow("trailing spaces") << u"um espaço \num tab\t\nfim\n"_s;
    QTest::newRow("dots") << u".\n..\n.x\nfim.\n"_s;
    QTest::newRow("equals") << u"a=b =3D =\n=E3=A3\n"_s;
    QTest::newRow("boundary") << u"--=_01939c2e-0000-7000-8000-000000000001--\n--x\n"_s;
    QTest::newRow("from") << u"From alguém\nFrom: x\n"_s;
    QTest::newRow("long line") << QString(u"é"_s.repeated(700) + u'\n');
    for (const int n : {74, 75, 76, 77, 150, 151, 152, 153})
        QTest::addRow("%d columns", n) << QString(u"x"_s.repeated(n) + u'\n');
    for (const int n : {73, 74, 75, 76})
        QTest::addRow("%d columns and a space", n) << QString(u"x"_s.repeated(n) + u" \n"_s);
    QTest::newRow("emoji") << QString(u"👩‍⚕️🇧🇷 "_s.repeated(40) + u"fim\n"_s);
}

void MensagemMimeTeste::corpoVoltaIgual()
{
    QFETCH(QString, corpo);
    MensagemMime m = mensagem();
    m.texto = corpo;
    m.html = corpo;
    const auto bytes = m.montar();
    QVERIFY(bytes);
    const auto lida = apoio::lerMensagem(*bytes);
    QCOMPARE(lida.defeitos, QStringList());
    QCOMPARE(lida.texto, corpo);
    QCOMPARE(lida.html, corpo);
    QVERIFY(lida.maiorLinha <= 78);
    QCOMPARE(lida.finsDeLinhaSoltos, 0);
}

void MensagemMimeTeste::oMesmoDaOsMesmosBytes()
{
    QCOMPARE(*mensagem().montar(), *mensagem().montar());
}

void MensagemMimeTeste::enderecosInsegurosNaoSaoAceitos_data()
{
    QTest::addColumn<QString>("endereco");
    for (const char *mau : {"",
                            "ana",
                            "@x.example",
                            "ana@",
                            "a b@x.example",
                            "ana@x .example",
                            "a@b@c.example",
                            "<a@b.example>",
                            "a@b.example>",
                            "a@b.example\r\nBcc: c@d.example",
                            "a@b.example\n",
                            "a\r@b.example",
                            "\"a\nb\"@c.example",
                            "a,b@c.example",
                            "a;b@c.example",
                            "a@b.example,c@d.example",
                            "a@[127.0.0.1]",
                            ".a@b.example",
                            "a.@b.example",
                            "a..b@c.example",
                            "a@.example",
                            "a@b..example",
                            "a@example.",
                            "joão@b.example",
                            "a@b.example SIZE=1",
                            "a@b.example> RET=FULL",
                            "a(b)@c.example"})
        QTest::newRow(mau) << QString::fromUtf8(mau);
    QTest::newRow("nul") << QString(u"a"_s + QChar(0) + u"@b.example"_s);
    QTest::newRow("long") << QString(u"a"_s.repeated(65) + u"@b.example"_s);
    QTest::newRow("longer") << QString(u"a@"_s + u"b"_s.repeated(260) + u".example"_s);
}

void MensagemMimeTeste::enderecosInsegurosNaoSaoAceitos()
{
    QFETCH(QString, endereco);
    QVERIFY(!CaixaPostal::de(u"Ana"_s, endereco));
    if (endereco == endereco.trimmed() && !endereco.startsWith(u'<')) {
        QVERIFY(!CaixaPostal::deTexto(endereco));
    }
}

void MensagemMimeTeste::enderecosBonsSaoAceitos_data()
{
    QTest::addColumn<QString>("texto");
    QTest::addColumn<QString>("nome");
    QTest::addColumn<QByteArray>("endereco");
    QTest::newRow("bare") << u"ana@exemplo.com.br"_s << QString() << QByteArray("ana@exemplo.com.br");
    QTest::newRow("named") << u"Clínica <a+b@c.example>"_s << u"Clínica"_s << QByteArray("a+b@c.example");
    QTest::newRow("quoted") << u"\"Clínica, Ltda.\" <a@c.example>"_s << u"Clínica, Ltda."_s
                            << QByteArray("a@c.example");
    QTest::newRow("angle only") << u"<a@c.example>"_s << QString() << QByteArray("a@c.example");
    QTest::newRow("local host") << u"admin@demo.local"_s << QString() << QByteArray("admin@demo.local");
    QTest::newRow("no dot") << u"a@localhost"_s << QString() << QByteArray("a@localhost");
    QTest::newRow("idn") << u"a@clínica.example"_s << QString() << QByteArray("a@xn--clnica-4va.example");
}

void MensagemMimeTeste::enderecosBonsSaoAceitos()
{
    QFETCH(QString, texto);
    const auto caixa = CaixaPostal::deTexto(texto);
    QVERIFY(caixa);
    QTEST(caixa->nome, "nome");
    QTEST(caixa->endereco, "endereco");
}

void MensagemMimeTeste::mascaraEscondeONome()
{
    QCOMPARE(enderecoMascarado("ana.souza@exemplo.com"), u"a***@exemplo.com"_s);
    QCOMPARE(enderecoMascarado("a@x.com"), u"a***@x.com"_s);
}

QTEST_GUILESS_MAIN(MensagemMimeTeste)
#include "mensagem_mime_teste.moc"
