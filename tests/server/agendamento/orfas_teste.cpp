// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::Perfil;

// What a block or a new agenda leaves without its time: foretold, marked, listed, cleared.
class OrfasTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, paciente, outro;
    QString centro;

    RespostaDoCaso marcar(const QString &inicio, const QJsonObject &mais = {})
    {
        return c->post("/consultas", c->recepcao, Consultorio::pedido(medico, paciente, inicio, mais));
    }
    RespostaDoCaso bloquear(const char *inicio, const char *fim, const QByteArray &consulta = {})
    {
        return c->post("/medicos/" + id(medico) + "/bloqueios" + consulta, medico,
                       {{u"inicio"_s, QString::fromLatin1(inicio)}, {u"fim"_s, QString::fromLatin1(fim)}});
    }
    RespostaDoCaso definirAgenda(const char *inicio, const char *fim, const QByteArray &consulta = {})
    {
        const QByteArray caminho = "/medicos/" + id(medico) + "/agenda";
        QJsonArray faixas;
        for (int dia = 1; dia <= 7; ++dia)
            faixas << QJsonObject{{u"diaSemana"_s, dia},
                                  {u"inicio"_s, QString::fromLatin1(inicio)},
                                  {u"fim"_s, QString::fromLatin1(fim)},
                                  {u"duracaoMin"_s, 30}};
        return c->put(caminho + consulta, c->recepcao,
                      {{u"unidadeId"_s, centro}, {u"vigenteDe"_s, u"2026-12-01"_s}, {u"faixas"_s, faixas}},
                      {{"if-match", c->get(caminho, c->recepcao).etag}});
    }
    bool orfa(const RespostaDoCaso &r) { return c->get(r.local, c->recepcao).json()[u"orfa"].toBool(); }
    QStringList orfas()
    {
        QStringList ids;
        for (const auto &item : c->get("/consultas?orfa=true", c->recepcao).itens())
            ids << item[u"id"].toString();
        return ids;
    }
    qint64 linhas(const char *tabela) { return c->numero(("SELECT COUNT(*) FROM " + QByteArray(tabela)).constData()); }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
        outro = c->conta(Perfil::Paciente, u"Maria Souza"_s);
        centro = c->unidade();
        QVERIFY(c->agenda(medico, centro));
    }

    void simularNaoMudaNada()
    {
        const auto m = marcar(u"2026-12-02T10:00:00-03:00"_s);
        QCOMPARE(marcar(u"2026-12-02T12:00:00-03:00"_s).status, 201);
        const qint64 eventos = linhas("caixa_saida"), trilha = linhas("auditoria");
        const auto prevista = bloquear("2026-12-02T09:00:00-03:00", "2026-12-02T11:00:00-03:00", "?simular=true");
        QCOMPARE(prevista.status, 200);
        QCOMPARE(prevista.itens().size(), 1);
        QCOMPARE(prevista.itens().first()[u"id"].toString(), m.texto(u"id"_s));
        QCOMPARE(prevista.itens().first()[u"pacienteNome"].toString(), u"João Lima"_s);
        QVERIFY(prevista.json()[u"proximo"].isNull());
        QCOMPARE(definirAgenda("14:00", "18:00", "?simular=true").itens().size(), 2);
        QCOMPARE(linhas("bloqueio"), 0);
        QCOMPARE(linhas("caixa_saida"), eventos);
        QCOMPARE(linhas("auditoria"), trilha);
        QVERIFY(!orfa(m));
        // The rules are those of before, for who reads them and for who keeps them.
        QCOMPARE(c->post("/consultas", c->recepcao, Consultorio::pedido(medico, outro, u"2026-12-02T09:00:00-03:00"_s))
                     .status,
                 201);
        QCOMPARE(bloquear("2026-12-02T09:00:00-03:00", "2026-12-02T11:00:00-03:00", "?simular=false").status, 201);
        QVERIFY(orfa(m));
        QCOMPARE(bloquear("2026-12-02T09:00:00-03:00", "2026-12-02T11:00:00-03:00", "?simular=talvez").status, 422);
    }

    // Rules worked out inside a change that is undone must not be taken for those of the change that follows.
    void simularNaoEnganaAMudancaSeguinte()
    {
        QCOMPARE(definirAgenda("14:00", "18:00", "?simular=true").status, 200);
        QCOMPARE(definirAgenda("08:00", "12:00").status, 200);
        QCOMPARE(marcar(u"2026-12-02T15:00:00-03:00"_s).codigo, u"fora_da_agenda"_s);
        QCOMPARE(marcar(u"2026-12-02T10:00:00-03:00"_s).status, 201);
    }

    void aPrevisaoTemPaginas()
    {
        for (int hora = 8; hora < 13; ++hora)
            QCOMPARE(marcar(u"2026-12-02T%1:00:00-03:00"_s.arg(hora, 2, 10, QLatin1Char('0'))).status, 201);
        QStringList porDois;
        QByteArray cursor;
        do {
            const auto r = bloquear("2026-12-02T00:00:00-03:00", "2026-12-03T00:00:00-03:00",
                                    "?simular=true&limite=2" + (cursor.isEmpty() ? cursor : "&cursor=" + cursor));
            QCOMPARE(r.status, 200);
            QVERIFY(r.itens().size() <= 2);
            for (const auto &item : r.itens())
                porDois << item[u"inicio"].toString().mid(11, 2);
            cursor = r.json()[u"proximo"].toString().toLatin1();
        } while (!cursor.isEmpty());
        QCOMPARE(porDois, (QStringList{u"08"_s, u"09"_s, u"10"_s, u"11"_s, u"12"_s}));
    }

    void agendaMenorDeixaOrfas()
    {
        const auto manha = marcar(u"2026-12-02T10:00:00-03:00"_s), tarde = marcar(u"2026-12-02T15:00:00-03:00"_s);
        QCOMPARE(definirAgenda("13:00", "18:00").status, 200);
        QVERIFY(orfa(manha));
        QVERIFY(!orfa(tarde));
        QCOMPARE(orfas(), QStringList{manha.texto(u"id"_s)});
        QCOMPARE(c->eventos(manha.texto(u"id"_s)).last(), "consulta.orfa");
        // It still has its time and its state; who comes, comes.
        QCOMPARE(c->get(manha.local, c->recepcao).texto(u"situacao"_s), u"solicitada"_s);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao"), 4);
        // The hours come back, and so does the appointment.
        QCOMPARE(definirAgenda("08:00", "18:00").status, 200);
        QVERIFY(!orfa(manha));
        QVERIFY(orfas().isEmpty());
    }

    void cancelarOuRemarcarResolve()
    {
        const auto a = marcar(u"2026-12-02T10:00:00-03:00"_s), b = marcar(u"2026-12-02T11:00:00-03:00"_s);
        QCOMPARE(bloquear("2026-12-02T08:00:00-03:00", "2026-12-02T12:00:00-03:00").status, 201);
        QCOMPARE(orfas().size(), 2);
        QCOMPARE(c->put(a.local + "/cancelar", c->recepcao, {{u"motivo"_s, u"médico ausente"_s}}).status, 200);
        QCOMPARE(orfas(), QStringList{b.texto(u"id"_s)});
        QCOMPARE(c->put(b.local + "/remarcar", c->recepcao, {{u"inicio"_s, u"2026-12-02T15:00:00-03:00"_s}}).status,
                 201);
        QVERIFY(orfas().isEmpty());
    }

    void oPassadoEOTerminadoFicamComoEstao()
    {
        const auto cancelada = marcar(u"2026-12-02T10:00:00-03:00"_s);
        QCOMPARE(c->put(cancelada.local + "/cancelar", c->recepcao, {{u"motivo"_s, u"x"_s}}).status, 200);
        const auto passada = marcar(u"2026-12-01T09:00:00-03:00"_s);
        c->relogio.avancarMinutos(3 * 60);
        QCOMPARE(definirAgenda("13:00", "18:00").status, 200);
        QVERIFY(!orfa(cancelada));
        QVERIFY(!orfa(passada));
    }

    void desfazerAPresencaRevePelasRegrasDeAgora()
    {
        const auto m = marcar(u"2026-12-01T09:00:00-03:00"_s);
        QCOMPARE(c->put(m.local + "/confirmar", medico).status, 200);
        c->relogio.avancarMinutos(50);
        QCOMPARE(c->put(m.local + "/presenca", c->recepcao).status, 200);
        const auto bloqueio = bloquear("2026-12-01T08:00:00-03:00", "2026-12-01T12:00:00-03:00");
        QVERIFY(!orfa(m)); // who is here is seen
        const auto desfeita = c->put(m.local + "/desfazer", c->recepcao);
        QVERIFY(desfeita.json()[u"orfa"].toBool());
        QCOMPARE(orfas(), QStringList{m.texto(u"id"_s)});
        QCOMPARE(c->pedir(nucleo::Metodo::Delete, bloqueio.local, medico).status, 204);
        QVERIFY(!orfa(m));
    }

    void doisBloqueiosUmSaiEAOrfaFica()
    {
        const auto m = marcar(u"2026-12-02T10:00:00-03:00"_s);
        const auto um = bloquear("2026-12-02T09:00:00-03:00", "2026-12-02T11:00:00-03:00");
        const auto dois = bloquear("2026-12-02T10:00:00-03:00", "2026-12-02T12:00:00-03:00");
        QCOMPARE(c->pedir(nucleo::Metodo::Delete, um.local, medico).status, 204);
        QVERIFY(orfa(m));
        QCOMPARE(c->pedir(nucleo::Metodo::Delete, dois.local, medico).status, 204);
        QVERIFY(!orfa(m));
    }

    // Booked between the review and the commit of nothing: the writer sees it, or the booking sees the block.
    void marcadaEntreAPreparacaoEOEfeitoDoBloqueio()
    {
        RespostaDoCaso m;
        c->entreAsPartes = [&] { m = marcar(u"2026-12-02T10:00:00-03:00"_s); };
        QCOMPARE(bloquear("2026-12-02T09:00:00-03:00", "2026-12-02T11:00:00-03:00").status, 201);
        QCOMPARE(m.status, 201);
        QVERIFY(orfa(m));
    }
};

QTEST_GUILESS_MAIN(OrfasTeste)
#include "orfas_teste.moc"
