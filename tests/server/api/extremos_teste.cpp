// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casosdasrotas.h"
#include "limitesdasrotas.h"
#include "tabeladerotas.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QtTest>

#include <functional>

using namespace api_teste;
using namespace Qt::StringLiterals;
using apoio::RespostaHttp;

// Every number, date and instant that the served document knows of, in query strings and in bodies, at its bounds, one
// past them and as far as texts go: refused with its name at once, or answered at once with little.
class ExtremosTeste : public QObject
{
    Q_OBJECT

    static constexpr int msNoMaximo = 2'000; // the machine may be busy; what has no bound takes minutes
    static constexpr qsizetype bytesNoMaximo = 512 * 1024;

    ClinicaViva c;
    QJsonObject m_documento;

    // Who asks for it, and the target without its query.
    [[nodiscard]] Chamada chamada(const QByteArray &rota)
    {
        static const auto daLista = listas();
        static const auto deUm = leituras();
        Chamada feita = daLista.contains(rota) ? daLista.value(rota).preparo(c)
                        : deUm.contains(rota)  ? deUm.value(rota)(c)
                                               : Chamada();
        feita.alvo = feita.alvo.split('?').first();
        if (rota == "GET /medicos/{id}/horarios") // patients may not say how long
            feita.quem = c.recepcao.get();
        return feita;
    }
    static bool recusado(const RespostaHttp &r, const QString &campo, const QString &codigo = {})
    {
        const QJsonArray erros = r.json().value(u"erros"_s).toArray();
        return r.status == 422 && std::any_of(erros.begin(), erros.end(), [&](const QJsonValue &e) {
                   return e[u"campo"].toString() == campo && (codigo.isEmpty() || e[u"codigo"].toString() == codigo);
               });
    }
    [[nodiscard]] RespostaHttp pedirDepressa(const Chamada &quem, const QByteArray &consulta)
    {
        QElapsedTimer relogio;
        relogio.start();
        RespostaHttp r = quem.quem->get(quem.alvo + '?' + consulta);
        if (relogio.elapsed() > msNoMaximo || r.corpo.size() > bytesNoMaximo || r.status == 0 || r.status >= 500) {
            qWarning("%s?%s: %d, %lld ms, %lld bytes", quem.alvo.constData(), consulta.constData(), r.status,
                     relogio.elapsed(), qint64(r.corpo.size()));
            r.status = 0;
        }
        return r;
    }
    void linhas(const QList<Parametro> &parametros)
    {
        QTest::addColumn<Parametro>("p");
        for (const Parametro &p : parametros)
            QTest::newRow((p.rota + ' ' + p.nome).constData()) << p;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(c.abrir());
        m_documento = c.ninguem->get("/openapi.json").json();
        QVERIFY(parametros(m_documento, Parametro::Tipo::Inteiro).size() > 10);
        QVERIFY(parametros(m_documento, Parametro::Tipo::Periodo).size() > 10);
    }

    // A parameter that is called like an end of a period is told of as one.
    void nadaDeTempoSemTipo()
    {
        const QList<QByteArray> nomes{"de", "ate", "disponivelDe", "disponivelAte", "data"};
        for (const Parametro &p : parametros(m_documento, Parametro::Tipo::Outro))
            QVERIFY2(!nomes.contains(p.nome), (p.rota + ' ' + p.nome).constData());
    }

    // The document is in Portuguese: no text of it has an English word that Portuguese has not.
    void textosEmPortugues()
    {
        static const QRegularExpression ingles(
            u"\\b(the|of|or|and|an|what|with|this|is|are|to|at|from|where|before|after|by|one|own|default|newest)\\b"_s,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        QStringList ingleses;
        int vistos = 0;
        const std::function<void(const QJsonValue &, const QString &)> percorrer = [&](const QJsonValue &valor,
                                                                                       const QString &onde) {
            for (const QJsonValue &item : valor.toArray())
                percorrer(item, onde);
            const QJsonObject objeto = valor.toObject();
            for (auto it = objeto.begin(); it != objeto.end(); ++it) {
                const bool texto = it.value().isString() && (it.key() == u"summary" || it.key() == u"description");
                vistos += texto;
                if (texto && ingles.match(it.value().toString()).hasMatch())
                    ingleses << onde + u": "_s + it.value().toString();
                percorrer(it.value(), onde + u'/' + it.key());
            }
        };
        percorrer(m_documento, {});
        QVERIFY2(ingleses.isEmpty(), qPrintable(ingleses.join(u'\n')));
        QVERIFY(vistos > 300);
    }

    void inteiros_data() { linhas(parametros(m_documento, Parametro::Tipo::Inteiro)); }
    void inteiros()
    {
        QFETCH(Parametro, p);
        const Chamada quem = chamada(p.rota);
        QVERIFY2(quem.quem, "add the route to listas() or leituras()");
        QVERIFY2(p.minimo && p.maximo, "no bounds in the document");
        const QString campo = QString::fromLatin1(p.nome);
        const auto com = [&](const QByteArray &valor) { return pedirDepressa(quem, p.nome + '=' + valor); };
        QCOMPARE(com(QByteArray::number(*p.minimo)).status, 200);
        QCOMPARE(com(QByteArray::number(*p.maximo)).status, 200);
        QVERIFY(recusado(com(QByteArray::number(*p.minimo - 1)), campo, u"minimo"_s));
        QVERIFY(recusado(com(QByteArray::number(*p.maximo + 1)), campo, u"maximo"_s));
        for (const char *valor :
             {"2147483647", "-2147483648", "2147483648", "9223372036854775807", "-9223372036854775808",
              "18446744073709551616", "1e9", "0x10", "1.5", "NaN", "", "%D9%A1", "99999999999999999999999999"})
            QVERIFY2(recusado(com(valor), campo), valor);
        QCOMPARE(com("%00").status, 400); // no text at all
    }

    void periodos_data() { linhas(parametros(m_documento, Parametro::Tipo::Periodo)); }
    void periodos()
    {
        QFETCH(Parametro, p);
        const Chamada quem = chamada(p.rota);
        QVERIFY2(quem.quem, "add the route to listas() or leituras()");
        const QString campo = QString::fromLatin1(p.nome);
        const auto com = [&](const QByteArray &valor) { return pedirDepressa(quem, p.nome + '=' + valor); };
        for (const char *valor : {"9999-12-31", "2201-01-01", "9999-12-31T23:59:59Z", "2201-01-01T00:00:00-12:00"})
            QVERIFY2(recusado(com(valor), campo, u"maximo"_s), valor);
        for (const char *valor : {"0001-01-01", "1899-12-31", "0001-01-01T00:00:00Z", "1899-12-31T23:59:59%2B14:00"})
            QVERIFY2(recusado(com(valor), campo, u"minimo"_s), valor);
        for (const char *valor : {"", "99999-01-01", "-0001-01-01", "2026-02-30", "2026-12-01T25:00:00Z",
                                  "253402300800", "2026-12-01T00:00:00%2B24:00", "agora", "2026-W01-1"})
            QVERIFY2(recusado(com(valor), campo), valor);
        QCOMPARE(com("%00").status, 400); // no text at all
        for (const char *valor : {"1900-01-01", "2200-12-31", "2200-12-31T23:59:59Z", "1900-01-01T00:00:00Z"}) {
            const RespostaHttp r = com(valor);
            QVERIFY2(r.status == 200 || recusado(r, campo) || recusado(r, fimDe(campo)), r.corpo.constData());
        }
    }

    // Both ends of each period, as far apart as they go.
    void extensoes_data()
    {
        QList<Parametro> inicios = parametros(m_documento, Parametro::Tipo::Periodo);
        inicios.removeIf([](const Parametro &p) { return p.nome != "de" && p.nome != "disponivelDe"; });
        linhas(inicios);
    }
    void extensoes()
    {
        QFETCH(Parametro, p);
        const Chamada quem = chamada(p.rota);
        const QString ate = fimDe(QString::fromLatin1(p.nome));
        const auto entre = [&](const QByteArray &de, const QByteArray &fim) {
            return pedirDepressa(quem, p.nome + '=' + de + '&' + ate.toLatin1() + '=' + fim);
        };
        QVERIFY(recusado(entre("1900-01-01", "2200-12-31"), ate, u"maximo"_s));
        QVERIFY(recusado(entre("2026-12-01", "2036-12-01"), ate, u"maximo"_s));
        QVERIFY(recusado(entre("2026-12-01", "9999-12-31"), ate, u"maximo"_s));
        QVERIFY(recusado(entre("1900-01-01T00:00:00Z", "2200-12-31"), ate, u"maximo"_s));
        const int status = entre("2200-12-31", "1900-01-01").status;
        QVERIFY(status == 200 || status == 422);
        const QDate de(2026, 12, 1);
        const int dias = p.rota.contains("horarios") || p.nome == "disponivelDe" ? 62 : 5 * 365 + 2;
        const auto extensao = [&](int quantos) {
            return entre("2026-12-01", de.addDays(quantos).toString(Qt::ISODate).toLatin1());
        };
        QCOMPARE(extensao(dias).status, 200);
        QVERIFY(recusado(extensao(dias + 1), ate, u"maximo"_s));
    }

    void corpos_data()
    {
        QTest::addColumn<QByteArray>("rota");
        for (const RotaLida &r : lerRotas(*c.ninguem))
            if (r.temCorpo && (criacoes().contains(r.nome()) || mudancas().contains(r.nome())))
                QTest::newRow(r.nome().constData()) << r.nome();
    }
    void corpos()
    {
        QFETCH(QByteArray, rota);
        const Chamada boa =
            criacoes().contains(rota) ? criacoes().value(rota).preparo(c) : mudancas().value(rota).preparo(c);
        const auto com = [&](const Campo &campo, const QJsonValue &valor) {
            const QByteArray corpo = QJsonDocument(comValor(boa.corpo, campo.lugar, valor)).toJson();
            QList<std::pair<QByteArray, QByteArray>> cabecalhos;
            if (!boa.marca.isEmpty())
                cabecalhos.append({"If-Match", boa.marca});
            return boa.quem->pedir(rota.left(rota.indexOf(' ')), boa.alvo, corpo, cabecalhos);
        };
        const auto diz = [&](const Campo &campo, const QJsonValue &valor, const QString &codigo) {
            const RespostaHttp r = com(campo, valor);
            if (!recusado(r, campo.caminho(), codigo))
                qWarning("%s: %d %s", qPrintable(campo.caminho()), r.status, r.corpo.constData());
            return recusado(r, campo.caminho(), codigo);
        };
        for (const Campo &campo : camposDoCorpo(m_documento, rota)) {
            if (campo.tipo == u"integer") {
                QVERIFY2(campo.minimo && campo.maximo, qPrintable(campo.caminho() + u" has no bounds"_s));
                QVERIFY(diz(campo, double(*campo.maximo + 1), u"maximo"_s));
                QVERIFY(diz(campo, double(*campo.minimo - 1), u"minimo"_s));
            } else if (campo.tipo == u"date") {
                QVERIFY(diz(campo, u"2201-01-01"_s, u"maximo"_s));
                QVERIFY(diz(campo, u"1899-12-31"_s, u"minimo"_s));
            } else if (campo.tipo == u"date-time") {
                QVERIFY(diz(campo, u"2201-01-01T00:00:00Z"_s, u"maximo"_s));
                QVERIFY(diz(campo, u"1899-12-31T23:59:00Z"_s, u"minimo"_s));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ExtremosTeste)
#include "extremos_teste.moc"
