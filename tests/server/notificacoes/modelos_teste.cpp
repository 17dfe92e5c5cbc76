// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <notificacoes/modelos/modelos.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace notificacoes;

class ModelosTeste : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void todosCarregamEmTodosOsIdiomas();
    void dadosDaConsultaAparecem_data();
    void dadosDaConsultaAparecem();
    void valoresNuncaSaoLidosComoModelo();
    void htmlEscapaOsValores();
    void variavelDesconhecidaERecusada_data();
    void variavelDesconhecidaERecusada();
    void linhaSemValorNaoAparece();
    void dataNoFusoDaUnidade_data();
    void dataNoFusoDaUnidade();
    void idiomaDaPreferencia_data();
    void idiomaDaPreferencia();

private:
    static Variaveis variaveis();
    std::optional<Modelos> m_modelos;
};

void ModelosTeste::initTestCase()
{
    auto modelos = Modelos::carregar();
    QVERIFY2(modelos, modelos ? "" : qPrintable(modelos.error().registro));
    m_modelos = *std::move(modelos);
}

Variaveis ModelosTeste::variaveis()
{
    Variaveis v;
    v.por(Variavel::Nome, u"Ana Souza"_s);
    v.por(Variavel::Medico, u"Dra. Bia Lima"_s);
    v.por(Variavel::Data, u"terça-feira, 1 de dezembro de 2026"_s);
    v.por(Variavel::Hora, u"08:30"_s);
    v.por(Variavel::Unidade, u"Unidade Centro"_s);
    v.por(Variavel::Endereco, u"Rua A, 1"_s);
    return v;
}

void ModelosTeste::todosCarregamEmTodosOsIdiomas()
{
    for (const QString &idioma : Modelos::idiomas())
        for (const QString &nome : Modelos::nomes())
            QVERIFY2(m_modelos->achar(nome, idioma), qPrintable(idioma + nome));
    QVERIFY(!m_modelos->achar(u"qualquer"_s, u"pt-BR"_s));
}

void ModelosTeste::dadosDaConsultaAparecem_data()
{
    QTest::addColumn<QString>("nome");
    QTest::addColumn<QString>("idioma");
    for (const QString &idioma : Modelos::idiomas())
        for (const QString &nome : Modelos::nomes())
            if (nome != u"boas_vindas")
                QTest::addRow("%s %s", qPrintable(idioma), qPrintable(nome)) << nome << idioma;
}

void ModelosTeste::dadosDaConsultaAparecem()
{
    QFETCH(QString, nome);
    QFETCH(QString, idioma);
    const MensagemComposta m = m_modelos->achar(nome, idioma)->compor(variaveis());
    for (const QString &valor : {u"Ana Souza"_s, u"Dra. Bia Lima"_s, u"terça-feira, 1 de dezembro de 2026"_s,
                                 u"08:30"_s, u"Unidade Centro"_s, u"Rua A, 1"_s}) {
        QVERIFY2(m.texto.contains(valor), qPrintable(m.texto));
        QVERIFY2(m.html.contains(valor), qPrintable(m.html));
    }
    QVERIFY(m.assunto.contains(u"08:30"));
    QVERIFY(!m.assunto.contains(u"Ana Souza"));
    QVERIFY(!m.assunto.contains(u"Bia Lima"));
    QVERIFY(!m.assunto.contains(u'\n'));
    QVERIFY(!m.texto.contains(u"{{") && !m.html.contains(u"{{"));
    QVERIFY(m.html.contains(u"<html lang=\""_s + idioma + u'"'));
}

void ModelosTeste::valoresNuncaSaoLidosComoModelo()
{
    Variaveis v = variaveis();
    const QString mau = u"{{7*7}} {{medico}} %1 %2 %n ${x} \\1 [detalhes]"_s;
    v.por(Variavel::Nome, mau);
    for (const QString &nome : Modelos::nomes()) {
        const MensagemComposta m = m_modelos->achar(nome, u"pt-BR"_s)->compor(v);
        QVERIFY2(m.texto.contains(mau), qPrintable(m.texto));
        QVERIFY2(m.html.contains(mau), qPrintable(m.html));
    }
}

void ModelosTeste::htmlEscapaOsValores()
{
    Variaveis v = variaveis();
    v.por(Variavel::Nome, u"<script>alert(\"1\")</script> & <b>"_s);
    v.por(Variavel::Unidade, u"</td><img src=x onerror=y>"_s);
    const MensagemComposta m = m_modelos->achar(u"lembrete"_s, u"pt-BR"_s)->compor(v);
    QVERIFY(!m.html.contains(u"<script"));
    QVERIFY(!m.html.contains(u"<img"));
    QVERIFY(m.html.contains(u"&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b&gt;"));
    QVERIFY(m.texto.contains(u"<script>alert(\"1\")</script> & <b>"));
}

void ModelosTeste::variavelDesconhecidaERecusada_data()
{
    QTest::addColumn<QString>("fonte");
    QTest::newRow("unknown") << u"assunto: a\ntitulo: b\n\n{{especialidade}}"_s;
    QTest::newRow("expression") << u"assunto: {{7*7}}\ntitulo: b\n\nx"_s;
    QTest::newRow("not closed") << u"assunto: a\ntitulo: b\n\nOlá {{nome"_s;
    QTest::newRow("spaces") << u"assunto: a\ntitulo: b\n\n{{ nome }}"_s;
    QTest::newRow("no subject") << u"titulo: b\n\nOlá"_s;
    QTest::newRow("empty") << QString();
}

void ModelosTeste::variavelDesconhecidaERecusada()
{
    QFETCH(QString, fonte);
    QVERIFY(!Modelo::ler(fonte, {}, u"pt-BR"_s));
    QVERIFY(Modelo::ler(u"assunto: a\ntitulo: b\n\n{{nome}}"_s, {}, u"pt-BR"_s));
}

void ModelosTeste::linhaSemValorNaoAparece()
{
    Variaveis v = variaveis();
    v.por(Variavel::Endereco, {});
    const MensagemComposta m = m_modelos->achar(u"lembrete"_s, u"pt-BR"_s)->compor(v);
    QVERIFY(!m.texto.contains(u"Endereço"));
    QVERIFY(!m.html.contains(u"Endereço"));
    QVERIFY(m.texto.contains(u"Local: Unidade Centro"));
}

void ModelosTeste::dataNoFusoDaUnidade_data()
{
    QTest::addColumn<QString>("instante");
    QTest::addColumn<QString>("fuso");
    QTest::addColumn<QString>("idioma");
    QTest::addColumn<QString>("data");
    QTest::addColumn<QString>("hora");
    const QString virada = u"2026-12-02T02:30:00Z"_s;
    QTest::newRow("são paulo") << virada << u"America/Sao_Paulo"_s << u"pt-BR"_s
                               << u"terça-feira, 1 de dezembro de 2026"_s << u"23:30"_s;
    QTest::newRow("manaus") << virada << u"America/Manaus"_s << u"pt-BR"_s << u"terça-feira, 1 de dezembro de 2026"_s
                            << u"22:30"_s;
    QTest::newRow("noronha") << virada << u"America/Noronha"_s << u"pt-BR"_s << u"quarta-feira, 2 de dezembro de 2026"_s
                             << u"00:30"_s;
    QTest::newRow("lisbon winter") << virada << u"Europe/Lisbon"_s << u"pt-BR"_s
                                   << u"quarta-feira, 2 de dezembro de 2026"_s << u"02:30"_s;
    QTest::newRow("lisbon summer") << u"2026-03-29T01:30:00Z"_s << u"Europe/Lisbon"_s << u"pt-BR"_s
                                   << u"domingo, 29 de março de 2026"_s << u"02:30"_s;
    QTest::newRow("são paulo with the old summer time")
        << u"2018-12-01T11:00:00Z"_s << u"America/Sao_Paulo"_s << u"pt-BR"_s << u"sábado, 1 de dezembro de 2018"_s
        << u"09:00"_s;
    QTest::newRow("english") << virada << u"America/Sao_Paulo"_s << u"en"_s << u"Tuesday, December 1, 2026"_s
                             << u"11:30 PM"_s;
    QTest::newRow("english morning") << u"2026-12-01T11:05:00Z"_s << u"America/Sao_Paulo"_s << u"en"_s
                                     << u"Tuesday, December 1, 2026"_s << u"8:05 AM"_s;
    QTest::newRow("spanish") << virada << u"America/Sao_Paulo"_s << u"es"_s << u"martes, 1 de diciembre de 2026"_s
                             << u"23:30"_s;
}

void ModelosTeste::dataNoFusoDaUnidade()
{
    QFETCH(QString, instante);
    QFETCH(QString, fuso);
    QFETCH(QString, idioma);
    const auto quando = dominio::Instante::deTexto(instante);
    const auto zona = dominio::Fuso::deIana(fuso);
    QVERIFY(quando && zona);
    QTEST(dataPorExtenso(*quando, *zona, idioma), "data");
    QTEST(horaCivil(*quando, *zona, idioma), "hora");
}

void ModelosTeste::idiomaDaPreferencia_data()
{
    QTest::addColumn<QString>("preferencia");
    QTest::addColumn<QString>("idioma"); // empty: not known
    QTest::newRow("pt-BR") << u"pt-BR"_s << u"pt-BR"_s;
    QTest::newRow("pt") << u"pt"_s << u"pt-BR"_s;
    QTest::newRow("pt_PT") << u"pt_PT"_s << u"pt-BR"_s;
    QTest::newRow("en-US") << u"en-US"_s << u"en"_s;
    QTest::newRow("ES") << u"ES"_s << u"es"_s;
    QTest::newRow("fr") << u"fr"_s << QString();
    QTest::newRow("est") << u"est"_s << QString();
    QTest::newRow("path") << u"../x"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void ModelosTeste::idiomaDaPreferencia()
{
    QFETCH(QString, preferencia);
    QTEST(idiomaConhecido(preferencia).value_or(QString()), "idioma");
}

QTEST_GUILESS_MAIN(ModelosTeste)
#include "modelos_teste.moc"
