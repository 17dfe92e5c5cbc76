// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <contrato/agenda.h>
#include <contrato/consulta.h>
#include <contrato/json.h>

#include <QTest>

using namespace Qt::StringLiterals;
using contrato::lerJson;
using dominio::Codigo;
using dominio::CodigoCampo;

namespace {

QByteArray objeto(int membros, const QByteArray &valor = "1")
{
    QByteArray json = "{";
    for (int i = 0; i < membros; ++i)
        json += (i ? ",\"n" : "\"n") + QByteArray::number(i) + "\":" + valor;
    return json + '}';
}

QByteArray lista(int itens)
{
    return '[' + QByteArray("0,").repeated(itens).chopped(1) + ']';
}

} // namespace

// What a document may hold, each bound at it and one past it.
class LimitesTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void membrosDeUmObjeto_data();
    void membrosDeUmObjeto();
    void itensDeUmaLista();
    void errosSaoVinteEMaisUm();
    void errosDeUmaListaParamDeSerContados();
    void nomeDoCampoEhCortado();
};

void LimitesTeste::membrosDeUmObjeto_data()
{
    QTest::addColumn<QByteArray>("antes");
    QTest::addColumn<QByteArray>("depois");
    QTest::newRow("by itself") << QByteArray() << QByteArray();
    QTest::newRow("in a list") << QByteArray("[0,") << QByteArray("]");
    QTest::newRow("in an object") << QByteArray("{\"a\":") << QByteArray("}");
}

void LimitesTeste::membrosDeUmObjeto()
{
    QFETCH(QByteArray, antes);
    QFETCH(QByteArray, depois);
    QVERIFY(lerJson(antes + objeto(256) + depois));
    const auto demais = lerJson(antes + objeto(257) + depois);
    QVERIFY(!demais);
    QVERIFY(demais.error().codigo == Codigo::Validacao);
    QCOMPARE(demais.error().campos, (QList<dominio::ErroCampo>{{QString(), CodigoCampo::Maximo, 256}}));
}

void LimitesTeste::itensDeUmaLista()
{
    const contrato::LimitesJson limites;
    QVERIFY(lerJson(lista(int(limites.itens))));
    const auto demais = lerJson(lista(int(limites.itens) + 1));
    QVERIFY(!demais);
    QVERIFY(demais.error().campos.first().codigo == CodigoCampo::Maximo);
    // A list in a struct has the bound of its field, and a thousand where the field names none.
    const auto faixas = [](int quantas) {
        QByteArray json = R"({"unidadeId":"01890a5d-ac96-774b-bcce-b302099a8057","vigenteDe":"2026-01-01","faixas":[)";
        for (int i = 0; i < quantas; ++i)
            json += (i ? ",{}" : "{}");
        return contrato::ler<contrato::NovaAgenda>(json + "]}").error().campos.first();
    };
    QVERIFY(faixas(100).codigo == CodigoCampo::Obrigatorio);
    QCOMPARE(faixas(101), (dominio::ErroCampo{u"faixas"_s, CodigoCampo::Tamanho, 100}));
}

void LimitesTeste::errosSaoVinteEMaisUm()
{
    const auto erros = [](int membros) {
        return contrato::ler<contrato::MotivoCorpo>(objeto(membros)).error().campos.size();
    };
    QCOMPARE(erros(20), 20);
    QCOMPARE(erros(21), 21); // says that there are more than are listed
    QCOMPARE(erros(22), 21);
    QCOMPARE(erros(256), 21);
    // Whoever else collects them meets the same bound.
    const QList<dominio::ErroCampo> muitos(500, {u"x"_s, CodigoCampo::Formato, 0});
    QCOMPARE(dominio::Erro::validacao(muitos).campos.size(), 21);
    QCOMPARE(dominio::Erro::validacao(muitos.first(20)).campos.size(), 20);
}

void LimitesTeste::errosDeUmaListaParamDeSerContados()
{
    contrato::Leitor leitor(false);
    const auto json = lerJson(lista(1000));
    QVERIFY(json);
    QList<QString> textos;
    contrato::Tipo<QList<QString>>::ler(*json, textos, u"a"_s, {}, leitor);
    QCOMPARE(leitor.erros().size(), 21);
    QCOMPARE(leitor.erros().last().campo, u"a[20]"_s);
    QVERIFY(textos.size() <= 21);
}

void LimitesTeste::nomeDoCampoEhCortado()
{
    const auto campo = [](const QString &nome) {
        return dominio::Erro::validacao(nome, CodigoCampo::Desconhecido).campos.first().campo;
    };
    QCOMPARE(campo(QString(96, u'a')), QString(96, u'a'));
    QCOMPARE(campo(QString(97, u'a')), QString(QString(95, u'a') + QChar(0x2026)));
    // A character of two units is not cut in half.
    const QString par = QString(94, u'a') + u"\U0001F600"_s + u"bb"_s;
    QCOMPARE(campo(par), QString(QString(94, u'a') + QChar(0x2026)));
    const auto lido = contrato::ler<contrato::MotivoCorpo>("{\"" + QByteArray(60'000, 'x') + "\":1}");
    QVERIFY(lido.error().campos.first().campo.size() <= dominio::tamanhoDoCaminho);
}

QTEST_GUILESS_MAIN(LimitesTeste)
#include "limites_teste.moc"
