// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casosdasrotas.h"
#include "tabeladerotas.h"

#include <QSet>
#include <QtTest>

using namespace api_teste;
using namespace Qt::StringLiterals;
using apoio::ClienteBruto;
using apoio::RespostaHttp;

// limite, cursor, proximo and Link on every list.
class PaginasTeste : public QObject
{
    Q_OBJECT

    static constexpr int noMaximo = 25; // items walked through, one page each

    ClinicaViva c;
    QList<RotaLida> m_rotas;
    const QMap<QByteArray, Lista> m_listas = listas();

    static QStringList identidades(const RespostaHttp &r, const Lista &lista)
    {
        QStringList achadas;
        for (const auto &item : r.json().value(u"itens"_s).toArray())
            achadas << (lista.identidade.isEmpty()
                            ? QString::fromUtf8(QJsonDocument(item.toObject()).toJson(QJsonDocument::Compact))
                            : item.toObject().value(lista.identidade).toVariant().toString());
        return achadas;
    }
    static QByteArray proximaDoLink(const RespostaHttp &r)
    {
        const QByteArray link = r.cabecalhos.value("link");
        return link.startsWith('<') && link.endsWith(">; rel=\"next\"") ? link.mid(1, link.indexOf('>') - 1)
                                                                        : QByteArray();
    }
    void linhas()
    {
        QTest::addColumn<QByteArray>("nome");
        for (const RotaLida &r : std::as_const(m_rotas))
            if (r.paginada)
                QTest::newRow(r.nome().constData()) << r.nome();
    }
    // Follows the links, an item at a time; between two pages entre() happens.
    QStringList percorrer(const Chamada &chamada, const Lista &lista, int quantos, const std::function<void()> &entre)
    {
        QStringList vistos;
        QByteArray pagina = chamada.alvo + "limite=1";
        while (vistos.size() < quantos) {
            const RespostaHttp r = chamada.quem->get(pagina);
            const QStringList itens = identidades(r, lista);
            if (r.status != 200 || itens.size() > 1)
                return {u"status %1, %2 items"_s.arg(r.status).arg(itens.size())};
            vistos += itens;
            pagina = proximaDoLink(r);
            const QString proximo = r.json().value(u"proximo"_s).toString();
            if (pagina.isEmpty() != proximo.isEmpty() || !pagina.contains(proximo.toLatin1()))
                return {u"proximo %1, Link %2"_s.arg(proximo, QString::fromLatin1(r.cabecalhos.value("link")))};
            if (pagina.isEmpty())
                break;
            entre();
        }
        return vistos;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(c.abrir());
        m_rotas = lerRotas(*c.ninguem);
        QVERIFY(m_rotas.size() > 40);
        for (const Lista &lista : m_listas)
            for (int i = 0; i < 4 && lista.acrescentar; ++i)
                lista.acrescentar(c);
    }

    void todaListaTemPaginas()
    {
        for (const RotaLida &r : std::as_const(m_rotas)) {
            if (r.lista && r.le()) // the agenda of a doctor is one resource, with one ETag over its items
                QVERIFY2(r.paginada || r.nome() == "GET /medicos/{id}/agenda", r.nome().constData());
            if (r.paginada)
                QVERIFY2(m_listas.contains(r.nome()) && r.dizLink, ("add to listas(): " + r.nome()).constData());
        }
    }

    void limiteECursorConferidos_data() { linhas(); }
    void limiteECursorConferidos()
    {
        QFETCH(QByteArray, nome);
        QVERIFY2(m_listas.contains(nome), "a list: add it to listas()");
        const Chamada chamada = m_listas.value(nome).preparo(c);
        for (const char *limite : {"0", "101", "-1", "x", "", "1.5", "99999999999999999999", "1&limite=2"}) {
            const RespostaHttp r = chamada.quem->get(chamada.alvo + "limite=" + limite);
            QVERIFY2(r.status == 422 && r.codigo() == u"validacao"_s, limite);
        }
        for (const char *limite : {"1", "100"})
            QCOMPARE(chamada.quem->get(chamada.alvo + "limite=" + limite).status, 200);
        for (const QByteArray &cursor :
             {QByteArray(), QByteArray("x"), QByteArray("!!!!"), QByteArray("AAAA"), QByteArray("%22"),
              QByteArray("MTs"), QByteArray("%C3%A7"), QByteArray(300, 'A')}) {
            const RespostaHttp r = chamada.quem->get(chamada.alvo + "cursor=" + cursor);
            QVERIFY2(r.status == 422 && r.codigo() == u"cursor_invalido"_s,
                     (cursor + " -> " + QByteArray::number(r.status) + r.corpo).constData());
        }
    }

    void umPorUmEComoTodosDeUmaVez_data() { linhas(); }
    void umPorUmEComoTodosDeUmaVez()
    {
        QFETCH(QByteArray, nome);
        QVERIFY2(m_listas.contains(nome), "a list: add it to listas()");
        const Lista lista = m_listas.value(nome);
        const Chamada chamada = lista.preparo(c);
        const QStringList todos = identidades(chamada.quem->get(chamada.alvo + "limite=100"), lista);
        QVERIFY2(todos.size() > 1, "nothing to walk through");
        QCOMPARE(QSet<QString>(todos.begin(), todos.end()).size(), todos.size());
        QCOMPARE(percorrer(chamada, lista, noMaximo, [] {}), todos.mid(0, noMaximo));
        if (todos.size() < 100) {
            const RespostaHttp ultima = chamada.quem->get(chamada.alvo + "limite=100");
            QVERIFY(ultima.json().value(u"proximo"_s).isNull());
            QVERIFY(ultima.json().contains(u"proximo"_s));
            QVERIFY(!ultima.cabecalhos.contains("link"));
        }
    }

    void nadaSePerdeNemSeRepeteComGenteEntrando_data() { linhas(); }
    void nadaSePerdeNemSeRepeteComGenteEntrando()
    {
        QFETCH(QByteArray, nome);
        QVERIFY2(m_listas.contains(nome), "a list: add it to listas()");
        const Lista lista = m_listas.value(nome);
        if (!lista.acrescentar)
            return; // free times do not come, they go
        const Chamada chamada = lista.preparo(c);
        const QStringList antes = identidades(chamada.quem->get(chamada.alvo + "limite=100"), lista);
        int faltam = 6;
        const QStringList vistos = percorrer(chamada, lista, 60, [&] {
            if (faltam-- > 0)
                lista.acrescentar(c);
        });
        QCOMPARE(QSet<QString>(vistos.begin(), vistos.end()).size(), vistos.size());
        QStringList deAntes;
        for (const QString &visto : vistos)
            if (antes.contains(visto))
                deAntes << visto;
        QCOMPARE(deAntes, antes.mid(0, deAntes.size()));
        QVERIFY(vistos.size() >= 60 || deAntes.size() == antes.size());
        QVERIFY(identidades(chamada.quem->get(chamada.alvo + "limite=100"), lista).size() > antes.size() ||
                antes.size() == 100);
    }

    // Whatever another list's cursor is taken for, it gives an answer out of this list or none.
    void cursorDeOutraListaNaoMostraNadaAMais_data() { linhas(); }
    void cursorDeOutraListaNaoMostraNadaAMais()
    {
        QFETCH(QByteArray, nome);
        QVERIFY2(m_listas.contains(nome), "a list: add it to listas()");
        const Lista lista = m_listas.value(nome);
        const Chamada chamada = lista.preparo(c);
        QStringList minhas = identidades(chamada.quem->get(chamada.alvo + "limite=100"), lista);
        for (const Lista &alheia : m_listas) {
            const Chamada dela = alheia.preparo(c);
            const QString cursor = dela.quem->get(dela.alvo + "limite=1").json().value(u"proximo"_s).toString();
            QVERIFY(!cursor.isEmpty());
            const RespostaHttp r = chamada.quem->get(chamada.alvo + "limite=5&cursor=" + cursor.toLatin1());
            QVERIFY2(r.status == 200 || r.codigo() == u"cursor_invalido"_s, r.corpo.constData());
            if (minhas.size() == 100)
                continue;
            for (const QString &item : identidades(r, lista))
                QVERIFY2(minhas.contains(item), qPrintable(item));
        }
    }

    void cursorDeOutraPessoaNaoMostraODela()
    {
        const auto proximo = [](ClienteBruto &quem, const QByteArray &alvo) {
            return quem.get(alvo + "limite=1").json().value(u"proximo"_s).toString().toLatin1();
        };
        const QByteArray minhas = "/consultas/paciente/" + c.pacienteId.toLatin1() + '?',
                         deles = "/consultas/paciente/" + c.outroPacienteId.toLatin1() + '?';
        const RespostaHttp r = c.outroPaciente->get(deles + "cursor=" + proximo(*c.paciente, minhas));
        QCOMPARE(r.status, 200);
        QCOMPARE(r.json().value(u"itens"_s).toArray().size(), 0);
        QCOMPARE(c.outroPaciente->get(minhas + "cursor=" + proximo(*c.paciente, minhas)).status, 404);
        // A doctor's patients: the place of somebody who is none of them says nothing about that person's name.
        const QByteArray estranho = proximo(*c.recepcao, "/pacientes?");
        QVERIFY(!estranho.isEmpty());
        const RespostaHttp m = c.medico->get("/pacientes?cursor=" + estranho);
        QCOMPARE(m.codigo(), u"cursor_invalido"_s);
        // Nor do receptionists, who see patients, learn where a colleague's name lies.
        const QByteArray daEquipe = proximo(*c.admin, "/usuarios?perfil=recepcionista&");
        QVERIFY(!daEquipe.isEmpty());
        QCOMPARE(c.recepcao->get("/usuarios?cursor=" + daEquipe).codigo(), u"cursor_invalido"_s);
    }
};

QTEST_GUILESS_MAIN(PaginasTeste)
#include "paginas_teste.moc"
