// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::CodigoCampo;
using dominio::Perfil;

// Units, a doctor's agendas and blocks, and the free times they come to.
class AgendasTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, paciente;

    static QJsonObject faixa(int dia, const char *inicio, const char *fim, int duracao = 30, int intervalo = 0)
    {
        return {{u"diaSemana"_s, dia},
                {u"inicio"_s, QString::fromLatin1(inicio)},
                {u"fim"_s, QString::fromLatin1(fim)},
                {u"duracaoMin"_s, duracao},
                {u"intervaloMin"_s, intervalo}};
    }
    RespostaDoCaso definir(const QString &unidade, const char *de, const QJsonArray &faixas, const char *ate = nullptr)
    {
        const QByteArray caminho = "/medicos/" + id(medico) + "/agenda";
        QJsonObject corpo{{u"unidadeId"_s, unidade}, {u"vigenteDe"_s, QString::fromLatin1(de)}, {u"faixas"_s, faixas}};
        if (ate)
            corpo.insert(u"vigenteAte"_s, QString::fromLatin1(ate));
        return c->put(caminho, medico, corpo, {{"if-match", c->get(caminho, medico).etag}});
    }
    QStringList livres(const QByteArray &periodo, const std::optional<nucleo::Identidade> &quem = {})
    {
        const auto r = c->get("/medicos/" + id(medico) + "/horarios?" + periodo, quem);
        QStringList inicios;
        for (const auto &item : r.itens())
            inicios << item.toObject().value(u"inicio"_s).toString();
        return r.status == 200 ? inicios : QStringList{r.codigo};
    }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
    }

    void unidadeTemVersaoEFusoConferido()
    {
        const auto criada =
            c->post("/unidades", c->admin, {{u"nome"_s, u"Centro"_s}, {u"fuso"_s, u"America/Sao_Paulo"_s}});
        QCOMPARE(criada.status, 201);
        QCOMPARE(criada.json().value(u"antecedenciaCancelamentoMin"_s).toInt(), 120);
        const QByteArray caminho = criada.local;
        QCOMPARE(c->get(caminho).etag, criada.etag);
        const QJsonObject nova{{u"nome"_s, u"Centro Novo"_s}, {u"fuso"_s, u"America/Manaus"_s}};
        const auto editada = c->put(caminho, c->admin, nova, {{"if-match", criada.etag}});
        QCOMPARE(editada.status, 200);
        QCOMPARE(c->put(caminho, c->admin, nova, {{"if-match", criada.etag}}).status, 412);
        QCOMPARE(c->get(caminho).texto(u"nome"_s), u"Centro Novo"_s);
        QCOMPARE(c->get("/unidades").itens().size(), 1);
        for (const char *fuso : {"America/Sampa", "-03:00", "UTC+3", ""}) {
            const auto r =
                c->post("/unidades", c->admin, {{u"nome"_s, u"X"_s}, {u"fuso"_s, QString::fromLatin1(fuso)}});
            QCOMPARE(r.status, 422);
            QCOMPARE(r.campos.first().campo, u"fuso"_s);
        }
        QCOMPARE(c->post("/unidades", c->recepcao, nova).status, 403);
    }

    void agendaTemUmaVersaoSobreTodas()
    {
        const QByteArray caminho = "/medicos/" + id(medico) + "/agenda";
        const QString unidade = c->unidade();
        const auto vazia = c->get(caminho, medico);
        QCOMPARE(vazia.status, 200);
        QVERIFY(vazia.itens().isEmpty());
        QCOMPARE(vazia.etag, QByteArray("\"0\""));
        const QJsonObject corpo{{u"unidadeId"_s, unidade},
                                {u"vigenteDe"_s, u"2026-12-01"_s},
                                {u"faixas"_s, QJsonArray{faixa(2, "08:00", "12:00")}}};
        QCOMPARE(c->put(caminho, medico, corpo).status, 428);
        const auto feita = c->put(caminho, medico, corpo, {{"if-match", vazia.etag}});
        QCOMPARE(feita.status, 200);
        QCOMPARE(feita.itens().size(), 1);
        QCOMPARE(feita.itens().at(0).toObject().value(u"faixas"_s).toArray().at(0).toObject(),
                 faixa(2, "08:00", "12:00"));
        QCOMPARE(c->get(caminho, c->recepcao).etag, feita.etag);
        QCOMPARE(c->put(caminho, medico, corpo, {{"if-match", vazia.etag}}).status, 412);
        QCOMPARE(c->eventos(medico.usuario.texto()), QList<QByteArray>{"agenda.alterada"});
        QVERIFY(c->put("/medicos/" + id(paciente) + "/agenda", c->recepcao, corpo, {{"if-match", "\"0\""}}).status ==
                404);
    }

    void agendaNovaValeDesdeSuaDataESoNaSuaUnidade()
    {
        const QString centro = c->unidade(u"Centro"_s), sul = c->unidade(u"Sul"_s);
        QCOMPARE(definir(centro, "2026-11-01", {faixa(3, "08:00", "09:00")}).status, 200);
        QCOMPARE(definir(sul, "2026-11-01", {faixa(4, "08:00", "09:00")}).status, 200);
        QCOMPARE(definir(centro, "2026-12-08", {faixa(3, "10:00", "11:00")}, "2026-12-15").status, 200);
        // Wednesdays at Centro: the old hours before, the new ones for a week, the old ones again.
        QCOMPARE(livres("de=2026-12-01&ate=2026-12-20"),
                 (QStringList{
                     u"2026-12-02T08:00:00-03:00"_s, u"2026-12-02T08:30:00-03:00"_s, u"2026-12-03T08:00:00-03:00"_s,
                     u"2026-12-03T08:30:00-03:00"_s, u"2026-12-09T10:00:00-03:00"_s, u"2026-12-09T10:30:00-03:00"_s,
                     u"2026-12-10T08:00:00-03:00"_s, u"2026-12-10T08:30:00-03:00"_s, u"2026-12-16T08:00:00-03:00"_s,
                     u"2026-12-16T08:30:00-03:00"_s, u"2026-12-17T08:00:00-03:00"_s, u"2026-12-17T08:30:00-03:00"_s}));
        // Nothing at Centro from the 16th on.
        QCOMPARE(definir(centro, "2026-12-16", {}).status, 200);
        QCOMPARE(livres("de=2026-12-16&ate=2026-12-18"),
                 (QStringList{u"2026-12-17T08:00:00-03:00"_s, u"2026-12-17T08:30:00-03:00"_s}));
    }

    void faixasQueSeCruzamSaoRecusadas()
    {
        const QString centro = c->unidade(u"Centro"_s), manaus = c->unidade(u"Manaus"_s, u"America/Manaus"_s);
        auto r = definir(centro, "2026-12-01", {faixa(2, "08:00", "12:00"), faixa(2, "11:30", "13:00")});
        QCOMPARE(r.status, 422);
        QVERIFY(r.temErro(u"faixas[1]"_s, CodigoCampo::Duplicado));
        r = definir(centro, "2026-12-01", {faixa(2, "12:00", "08:00"), faixa(3, "08:00", "08:20")});
        QVERIFY(r.temErro(u"faixas[0].fim"_s, CodigoCampo::Minimo));
        QVERIFY(r.temErro(u"faixas[1].duracaoMin"_s, CodigoCampo::Maximo));
        QCOMPARE(definir(centro, "2026-12-01", {faixa(2, "08:00", "12:00"), faixa(2, "12:00", "13:00")}).status, 200);
        // 11:30 in Manaus is 12:30 in São Paulo.
        QCOMPARE(definir(manaus, "2026-12-01", {faixa(2, "11:30", "12:30")}).status, 422);
        QCOMPARE(definir(manaus, "2026-12-01", {faixa(2, "12:00", "13:00")}).status, 200);
        QCOMPARE(definir(medico.usuario.texto(), "2026-12-01", {}).status, 422);
    }

    void horariosNoFusoDeCadaUnidade_data()
    {
        QTest::addColumn<QString>("fuso");
        QTest::addColumn<QString>("primeiro");
        QTest::newRow("Manaus") << u"America/Manaus"_s << u"2026-12-02T08:00:00-04:00"_s;
        QTest::newRow("Noronha") << u"America/Noronha"_s << u"2026-12-02T08:00:00-02:00"_s;
        QTest::newRow("Rio Branco") << u"America/Rio_Branco"_s << u"2026-12-02T08:00:00-05:00"_s;
        QTest::newRow("Lisboa") << u"Europe/Lisbon"_s << u"2026-12-02T08:00:00Z"_s;
    }
    void horariosNoFusoDeCadaUnidade()
    {
        QFETCH(QString, fuso);
        QFETCH(QString, primeiro);
        const QString unidade = c->unidade(u"U"_s, fuso);
        QVERIFY(c->agenda(medico, unidade));
        const QStringList dia = livres("de=2026-12-02&ate=2026-12-03");
        QCOMPARE(dia.size(), 20);
        QCOMPARE(dia.first(), primeiro);
        // The day's list of appointments is cut by the same civil day.
        const auto r = c->post("/consultas", c->recepcao, Consultorio::pedido(medico, paciente, dia.last()));
        QCOMPARE(r.status, 201);
        QCOMPARE(r.texto(u"inicio"_s), dia.last());
        QCOMPARE(c->get("/consultas/medico/" + id(medico) + "?de=2026-12-02&ate=2026-12-03", medico).itens().size(), 1);
        QCOMPARE(c->get("/consultas?de=2026-12-03&ate=2026-12-04", c->recepcao).itens().size(), 0);
        QCOMPARE(livres("de=2026-12-02&ate=2026-12-03").size(), 19);
    }

    void lisboaMudaDeHoraEmMarco()
    {
        const QString lisboa = c->unidade(u"Lisboa"_s, u"Europe/Lisbon"_s);
        QVERIFY(c->agenda(medico, lisboa, u"08:00"_s, u"09:00"_s));
        QCOMPARE(livres("de=2027-03-27&ate=2027-03-29"),
                 (QStringList{u"2027-03-27T08:00:00Z"_s, u"2027-03-27T08:30:00Z"_s, u"2027-03-28T08:00:00+01:00"_s,
                              u"2027-03-28T08:30:00+01:00"_s}));
    }

    void diaCivilEmDuasUnidadesDeFusosDiferentes()
    {
        const QString noronha = c->unidade(u"Noronha"_s, u"America/Noronha"_s);
        const QString acre = c->unidade(u"Acre"_s, u"America/Rio_Branco"_s);
        QCOMPARE(definir(noronha, "2026-01-01", {faixa(3, "00:00", "01:00")}).status, 200);
        QCOMPARE(definir(acre, "2026-01-01", {faixa(3, "22:00", "23:00")}).status, 200);
        // Wednesday 2 December: its first hour in Noronha, its last ones in Acre.
        const QStringList dia = livres("de=2026-12-02&ate=2026-12-03");
        QCOMPARE(dia, (QStringList{u"2026-12-02T00:00:00-02:00"_s, u"2026-12-02T00:30:00-02:00"_s,
                                   u"2026-12-02T22:00:00-05:00"_s, u"2026-12-02T22:30:00-05:00"_s}));
        for (const QString &inicio : dia)
            QCOMPARE(c->post("/consultas", c->recepcao, Consultorio::pedido(medico, paciente, inicio)).status, 201);
        QCOMPARE(c->get("/consultas?de=2026-12-02&ate=2026-12-03", c->recepcao).itens().size(), 4);
        QCOMPARE(c->get("/consultas?de=2026-12-03&ate=2026-12-04", c->recepcao).itens().size(), 0);
        QCOMPARE(c->get("/consultas?de=2026-12-01&ate=2026-12-02", c->recepcao).itens().size(), 0);
    }

    void horariosSomemEVoltam()
    {
        QVERIFY(c->agenda(medico, c->unidade(), u"08:00"_s, u"10:00"_s));
        const QByteArray dia = "de=2026-12-02&ate=2026-12-03";
        QCOMPARE(livres(dia).size(), 4);
        const auto r =
            c->post("/consultas", c->recepcao, Consultorio::pedido(medico, paciente, u"2026-12-02T08:30:00-03:00"_s));
        QCOMPARE(livres(dia), (QStringList{u"2026-12-02T08:00:00-03:00"_s, u"2026-12-02T09:00:00-03:00"_s,
                                           u"2026-12-02T09:30:00-03:00"_s}));
        QCOMPARE(livres(dia + "&duracaoMin=60", c->recepcao), QStringList{u"2026-12-02T09:00:00-03:00"_s});
        QCOMPARE(
            c->put("/consultas/" + r.texto(u"id"_s).toLatin1() + "/cancelar", paciente, {{u"motivo"_s, u"x"_s}}).status,
            200);
        QCOMPARE(livres(dia).size(), 4);
    }

    void horariosDoPassadoNaoAparecem()
    {
        QVERIFY(c->agenda(medico, c->unidade(), u"08:00"_s, u"10:00"_s));
        const QByteArray dia = "de=2026-12-01&ate=2026-12-02";
        QCOMPARE(livres(dia).size(), 4); // 08:00 sharp
        QCOMPARE(livres(dia).size(), 4);
        c->relogio.avancarMs(1); // the kept answer must not outlive its first time
        QCOMPARE(livres(dia).size(), 3);
        c->relogio.avancarMinutos(90);
        QCOMPARE(livres(dia).size(), 0);
        QCOMPARE(livres({}).size(), 28); // the coming week, from now on: six days and the 8th up to 09:30
    }

    void periodoDosHorariosTemLimite()
    {
        QVERIFY(c->agenda(medico, c->unidade()));
        QCOMPARE(livres("de=2026-12-01&ate=2027-02-01").size(), 20 * 60); // 62 days but Christmas and New Year
        QCOMPARE(livres("de=2026-12-01&ate=2027-03-01"), QStringList{u"validacao"_s});
        QCOMPARE(livres("de=2026-12-10&ate=2026-12-01"), QStringList{u"validacao"_s});
        QCOMPARE(livres("de=amanha"), QStringList{u"validacao"_s});
        QCOMPARE(livres("duracaoMin=0"), QStringList{u"validacao"_s});
        QCOMPARE(livres("cursor=%21"), QStringList{u"cursor_invalido"_s});
        QCOMPARE(c->get("/medicos/" + id(paciente) + "/horarios").status, 404);
        QCOMPARE(c->get("/medicos/nada/horarios").status, 404);
    }

    void horariosPorPaginas()
    {
        QVERIFY(c->agenda(medico, c->unidade()));
        const QByteArray caminho = "/medicos/" + id(medico) + "/horarios?de=2026-12-02&ate=2026-12-04&limite=15";
        QStringList todos;
        QByteArray cursor;
        do {
            const auto pagina = c->get(caminho + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            for (const auto &item : pagina.itens())
                todos << item.toObject().value(u"inicio"_s).toString();
            cursor = pagina.texto(u"proximo"_s).toLatin1();
        } while (!cursor.isEmpty());
        QCOMPARE(todos, livres("de=2026-12-02&ate=2026-12-04"));
    }

    void bloqueioFechaHorariosEDeixaOrfas()
    {
        QVERIFY(c->agenda(medico, c->unidade()));
        const auto dentro =
            c->post("/consultas", c->recepcao, Consultorio::pedido(medico, paciente, u"2026-12-02T10:00:00-03:00"_s));
        const auto fora =
            c->post("/consultas", c->recepcao, Consultorio::pedido(medico, paciente, u"2026-12-02T11:00:00-03:00"_s));
        const QJsonObject corpo{{u"inicio"_s, u"2026-12-02T10:15:00-03:00"_s},
                                {u"fim"_s, u"2026-12-02T11:00:00-03:00"_s},
                                {u"motivo"_s, u"reunião"_s}};
        const QByteArray caminho = "/medicos/" + id(medico) + "/bloqueios";
        const auto b = c->post(caminho, medico, corpo);
        QCOMPARE(b.status, 201);
        QCOMPARE(b.texto(u"inicio"_s), u"2026-12-02T10:15:00-03:00"_s);
        const auto orfas = c->get("/consultas?orfa=true", c->recepcao).itens();
        QCOMPARE(orfas.size(), 1);
        QCOMPARE(orfas.at(0).toObject().value(u"id"_s).toString(), dentro.texto(u"id"_s));
        QCOMPARE(c->eventos(dentro.texto(u"id"_s)).last(), QByteArray("consulta.orfa"));
        QCOMPARE(c->eventos(fora.texto(u"id"_s)).size(), 1);
        QCOMPARE(c->eventos(b.texto(u"id"_s)), QList<QByteArray>{"bloqueio.criado"});
        QVERIFY(!livres("de=2026-12-02&ate=2026-12-03").contains(u"2026-12-02T10:30:00-03:00"_s));
        const auto outro = c->conta(Perfil::Paciente, u"Maria"_s);
        QCOMPARE(c->post("/consultas", c->recepcao, Consultorio::pedido(medico, outro, u"2026-12-02T10:30:00-03:00"_s))
                     .codigo,
                 u"fora_da_agenda"_s);
        QCOMPARE(c->get(caminho + "?de=2026-12-02&ate=2026-12-03", c->recepcao).itens().size(), 1);
        QCOMPARE(c->get(caminho + "?de=2026-12-03", c->recepcao).itens().size(), 0);
        // Taken away again: the appointment has its time back.
        const QByteArray ele = caminho + "/" + b.texto(u"id"_s).toLatin1();
        QCOMPARE(c->pedir(nucleo::Metodo::Delete, ele, c->admin).status, 403);
        QCOMPARE(c->pedir(nucleo::Metodo::Delete, ele, medico).status, 204);
        QCOMPARE(c->pedir(nucleo::Metodo::Delete, ele, medico).status, 404);
        QCOMPARE(c->get("/consultas?orfa=true", c->recepcao).itens().size(), 0);
        QCOMPARE(c->eventos(b.texto(u"id"_s)).last(), QByteArray("bloqueio.removido"));
        QVERIFY(livres("de=2026-12-02&ate=2026-12-03").contains(u"2026-12-02T10:30:00-03:00"_s));
    }

    void orfaSaiDaListaQuandoCancelada()
    {
        QVERIFY(c->agenda(medico, c->unidade()));
        const auto x =
            c->post("/consultas", c->recepcao, Consultorio::pedido(medico, paciente, u"2026-12-02T10:00:00-03:00"_s));
        QCOMPARE(c->post("/medicos/" + id(medico) + "/bloqueios", c->recepcao,
                         {{u"inicio"_s, u"2026-12-02T08:00:00-03:00"_s}, {u"fim"_s, u"2026-12-03T08:00:00-03:00"_s}})
                     .status,
                 201);
        QCOMPARE(c->get("/consultas?orfa=true", c->recepcao).itens().size(), 1);
        QCOMPARE(c->put("/consultas/" + x.texto(u"id"_s).toLatin1() + "/cancelar", c->recepcao,
                        {{u"motivo"_s, u"bloqueio"_s}})
                     .status,
                 200);
        QCOMPARE(c->get("/consultas?orfa=true", c->recepcao).itens().size(), 0);
    }

    void bloqueioConferido()
    {
        const QByteArray caminho = "/medicos/" + id(medico) + "/bloqueios";
        const auto pedir = [&](const char *inicio, const char *fim, const nucleo::Identidade &quem) {
            return c->post(caminho, quem,
                           {{u"inicio"_s, QString::fromLatin1(inicio)}, {u"fim"_s, QString::fromLatin1(fim)}});
        };
        QVERIFY(pedir("2026-12-02T10:00:00Z", "2026-12-02T10:00:00Z", medico).temErro(u"fim"_s, CodigoCampo::Minimo));
        QVERIFY(
            pedir("2026-11-02T10:00:00Z", "2026-11-02T11:00:00Z", medico).temErro(u"fim"_s, CodigoCampo::NoPassado));
        QVERIFY(pedir("2026-12-02T10:00:00Z", "2030-12-02T10:00:00Z", medico).temErro(u"fim"_s, CodigoCampo::Maximo));
        QCOMPARE(pedir("2026-12-02T10:00:00Z", "2026-12-02T11:00:00Z", paciente).status, 403);
        QCOMPARE(pedir("2026-12-02T10:00:00Z", "2026-12-02T11:00:00Z", c->conta(Perfil::Medico, u"Outro"_s)).status,
                 403);
    }
};

QTEST_GUILESS_MAIN(AgendasTeste)
#include "agendas_teste.moc"
