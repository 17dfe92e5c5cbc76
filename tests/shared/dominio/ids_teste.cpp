// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <dominio/ids.h>

#include <QSet>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using dominio::Instante;

class IdsTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forma();
    void emOrdemNoMesmoMilissegundo();
    void unicosEntreThreads();
    void relogioQueVolta();
    void asDuasEscritasELeituras();
    void lido_data();
    void lido();
    void perfis();
};

void IdsTeste::forma()
{
    const Instante agora = Instante::deMs(0x0190'1234'5678);
    const QString texto = dominio::textoDeUuid(dominio::novoUuid7(agora));
    QCOMPARE(texto.size(), 36);
    QCOMPARE(texto, texto.toLower());
    QCOMPARE(texto.left(14), u"01901234-5678-"_s);
    QCOMPARE(texto[14], u'7');
    QVERIFY(u"89ab"_s.contains(texto[19]));
    QCOMPARE(dominio::uuidDeTexto(texto), std::optional(QUuid::fromString(texto)));
}

void IdsTeste::emOrdemNoMesmoMilissegundo()
{
    const Instante agora = Instante::deMs(0x0190'2000'0000);
    QString anterior;
    QSet<QString> todos;
    for (int i = 0; i < 20'000; ++i) { // more than the counter holds
        const QString texto = dominio::textoDeUuid(dominio::novoUuid7(agora));
        QVERIFY2(texto > anterior, qPrintable(anterior + u' ' + texto));
        anterior = texto;
        todos << texto;
    }
    QCOMPARE(todos.size(), 20'000);
}

void IdsTeste::unicosEntreThreads()
{
    constexpr int threads = 8, cada = 20'000;
    std::vector<QList<QUuid>> feitos(threads);
    std::vector<std::thread> trabalho;
    for (int n = 0; n < threads; ++n)
        trabalho.emplace_back([&feitos, n] {
            QString anterior;
            for (int i = 0; i < cada; ++i)
                feitos[size_t(n)] << dominio::novoUuid7(Instante::deMs(0x0190'3000'0000 + i / 100));
        });
    for (auto &t : trabalho)
        t.join();
    QSet<QUuid> todos;
    for (const auto &lista : feitos) {
        for (qsizetype i = 1; i < lista.size(); ++i)
            QVERIFY(dominio::textoDeUuid(lista[i - 1]) < dominio::textoDeUuid(lista[i]));
        todos += QSet<QUuid>(lista.begin(), lista.end());
    }
    QCOMPARE(todos.size(), threads * cada);
}

void IdsTeste::relogioQueVolta()
{
    const Instante tarde = Instante::deMs(0x0190'4000'0000);
    const QString antes = dominio::textoDeUuid(dominio::novoUuid7(tarde));
    // A little: order is kept. By years: the id tells the new time.
    QVERIFY(dominio::textoDeUuid(dominio::novoUuid7(tarde.maisMs(-5'000))) > antes);
    const Instante cedo = tarde.maisMs(-3'600'000);
    QVERIFY(dominio::textoDeUuid(dominio::novoUuid7(cedo)) < antes);
}

void IdsTeste::asDuasEscritasELeituras()
{
    for (int i = 0; i < 1'000; ++i) {
        const QUuid id = dominio::novoUuid7(Instante::deMs(i * 123'456'789LL));
        QByteArray atras = "x";
        dominio::juntarUuid(atras, id);
        QCOMPARE(atras, 'x' + id.toByteArray(QUuid::WithoutBraces));
        QCOMPARE(dominio::textoDeUuid(id), id.toString(QUuid::WithoutBraces));
        QCOMPARE(dominio::uuidDeAscii(QByteArrayView(atras).sliced(1)), id);
    }
    const QByteArray bom = "01901234-5678-7abc-8def-0123456789ab";
    for (const QByteArray &torto : {QByteArray(), bom.left(35), bom + '0', bom.toUpper(),
                                    QByteArray(bom).replace(3, 1, "g"), '{' + bom.left(34) + '}'})
        QVERIFY2(dominio::uuidDeAscii(torto).isNull(), torto.constData());
}

void IdsTeste::lido_data()
{
    QTest::addColumn<QString>("texto");
    QTest::addColumn<bool>("serve");
    QTest::newRow("certo") << u"01901234-5678-7abc-8def-0123456789ab"_s << true;
    QTest::newRow("versao 4") << u"f47ac10b-58cc-4372-a567-0e02b2c3d479"_s << true;
    QTest::newRow("maiusculas") << u"01901234-5678-7ABC-8DEF-0123456789AB"_s << false;
    QTest::newRow("chaves") << u"{01901234-5678-7abc-8def-0123456789ab}"_s << false;
    QTest::newRow("sem tracos") << u"0190123456787abc8def0123456789ab"_s << false;
    QTest::newRow("traco fora do lugar") << u"0190123-45678-7abc-8def-0123456789ab"_s << false;
    QTest::newRow("curto") << u"01901234-5678-7abc-8def-0123456789a"_s << false;
    QTest::newRow("longo") << u"01901234-5678-7abc-8def-0123456789abc"_s << false;
    QTest::newRow("fora do hexadecimal") << u"01901234-5678-7abc-8def-0123456789ag"_s << false;
    QTest::newRow("nulo") << u"00000000-0000-0000-0000-000000000000"_s << false;
    QTest::newRow("vazio") << QString() << false;
    QTest::newRow("espaco") << u" 1901234-5678-7abc-8def-0123456789ab"_s << false;
}

void IdsTeste::lido()
{
    QFETCH(QString, texto);
    QFETCH(bool, serve);
    const auto id = dominio::MedicoId::deTexto(texto);
    QCOMPARE(id.has_value(), serve);
    if (id)
        QCOMPARE(id->texto(), texto);
}

void IdsTeste::perfis()
{
    for (const char *nome : {"paciente", "medico", "recepcionista", "admin"})
        QCOMPARE(QString(dominio::texto(*dominio::perfilDeTexto(QString::fromLatin1(nome)))),
                 QString::fromLatin1(nome));
    for (const char *nome : {"", "Admin", "admin ", "root"})
        QVERIFY(!dominio::perfilDeTexto(QString::fromLatin1(nome)));
}

QTEST_GUILESS_MAIN(IdsTeste)
#include "ids_teste.moc"
