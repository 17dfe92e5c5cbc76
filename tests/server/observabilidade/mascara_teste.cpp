// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <nucleo/observabilidade/mascara.h>

#include <QtTest>

using namespace Qt::StringLiterals;

class MascaraTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void esconde_data();
    void esconde();
    void oQueNaoEhSegredoFica_data();
    void oQueNaoEhSegredoFica();
};

void MascaraTeste::esconde_data()
{
    QTest::addColumn<QString>("texto");
    QTest::addColumn<QString>("mostrado");
    const auto linha = [](const char *texto, const char *mostrado) {
        QTest::newRow(texto) << QString::fromUtf8(texto) << QString::fromUtf8(mostrado);
    };
    linha("postgresql://agenda:canario@db:5432/clinica", "postgresql://agenda:********@db:5432/clinica");
    linha("postgresql://:canario@db/clinica", "postgresql://:********@db/clinica");
    linha("smtp://u:canario@host", "smtp://u:********@host");
    linha("amqp://u:canario@a,b:5672/", "amqp://u:********@a,b:5672/");
    linha("redis://:canario@host", "redis://:********@host");
    // Passwords that somebody forgot to encode.
    linha("postgresql://u:ca@na/rio?x@db/c", "postgresql://u:********@db/c");
    linha("postgresql://u:cana rio@db/c", "postgresql://u:********@db/c");
    linha("postgresql://u:canario:outro@db", "postgresql://u:********@db");
    // Parameters.
    linha("postgresql://db/c?password=canario", "postgresql://db/c?password=********");
    linha("postgresql://db/c?sslmode=require&sslpassword=canario&x=1",
          "postgresql://db/c?sslmode=require&sslpassword=********&x=1");
    linha("postgresql://db/c?PassWord=canario", "postgresql://db/c?PassWord=********");
    linha("postgresql://db/c?pass%77ord=canario", "postgresql://db/c?pass%77ord=********");
    linha("https://h/x?api_key=canario&token=canario", "https://h/x?api_key=********&token=********");
    linha("postgresql://u:canario@db/c?password=canario", "postgresql://u:********@db/c?password=********");
    linha("http://h/?a=1?senha=canario", "http://h/?a=1?senha=********");
    // Inside of words.
    linha("cannot reach postgresql://u:canario@db: no route", "cannot reach postgresql://u:********@db: no route");
    linha("a://h?password=canario then b://u:canario@h", "a://h?password=******** then b:********@h");
}

void MascaraTeste::esconde()
{
    QFETCH(QString, texto);
    QFETCH(QString, mostrado);
    const QString saida = nucleo::semSegredos(texto);
    QVERIFY2(!saida.contains(u"canario"_s) && !saida.contains(u"rio@"_s), qUtf8Printable(saida));
    QCOMPARE(saida, mostrado);
}

void MascaraTeste::oQueNaoEhSegredoFica_data()
{
    QTest::addColumn<QString>("texto");
    for (const char *texto : {"", "postgresql://db/clinica", "postgresql://agenda@db:5432/clinica?sslmode=require",
                              "postgresql:///clinica?host=/run/postgresql", "sqlite:/var/lib/agenda/usuarios.db",
                              "https://clinica.example/", "Agenda <agenda@clinica.example>", "10:30 de a@b.c",
                              "cannot reach postgresql://db:5432: no route", "http://h: refused", "a://h:1,i:2/x",
                              "http://[::1]:8080/?limite=5&q=ana"})
        QTest::newRow(texto) << QString::fromUtf8(texto);
}

void MascaraTeste::oQueNaoEhSegredoFica()
{
    QFETCH(QString, texto);
    QCOMPARE(nucleo::semSegredos(texto), texto);
}

QTEST_GUILESS_MAIN(MascaraTeste)
#include "mascara_teste.moc"
