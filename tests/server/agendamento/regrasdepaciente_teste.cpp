// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::CodigoCampo;
using dominio::Perfil;

// What a patient may have: the times that GET …/horarios offers, as long as they are, to the unit's horizon. Staff may
// have any that lies in the agenda.
class RegrasDePacienteTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, paciente;
    QString unidade;
    QByteArray movel; // the appointment that pedir() moves about
    static constexpr auto oferecida = "2026-12-02T10:00:00-03:00";

    RespostaDoCaso marcar(const nucleo::Identidade &quem, const QString &inicio, const QJsonObject &mais = {})
    {
        return c->post("/consultas", quem, Consultorio::pedido(medico, paciente, inicio, mais));
    }
    RespostaDoCaso reservar(const nucleo::Identidade &quem, const QString &inicio, QJsonObject mais = {})
    {
        mais.insert(u"medicoId"_s, medico.usuario.texto());
        mais.insert(u"inicio"_s, inicio);
        return c->post("/reservas", quem, mais);
    }
    RespostaDoCaso remarcar(const QByteArray &consulta, const nucleo::Identidade &quem, const QString &inicio,
                            QJsonObject mais = {})
    {
        mais.insert(u"inicio"_s, inicio);
        return c->put("/consultas/" + consulta + "/remarcar", quem, mais);
    }
    QByteArray marcada(const nucleo::Identidade &quem, const QJsonObject &mais = {})
    {
        return marcar(quem, u"2026-12-01T14:00:00-03:00"_s, mais).texto(u"id"_s).toLatin1();
    }
    QStringList livres(const QByteArray &consulta, const std::optional<nucleo::Identidade> &quem = {})
    {
        const auto r = c->get("/medicos/" + id(medico) + "/horarios?" + consulta, quem);
        QStringList inicios;
        for (const auto &item : r.itens())
            inicios << item[u"inicio"].toString();
        return r.status == 200 ? inicios : QStringList{r.codigo};
    }
    // Each of the ways to a time, asked the same.
    RespostaDoCaso pedir(const QString &como, const nucleo::Identidade &quem, const QString &inicio,
                         const QJsonObject &mais = {})
    {
        if (como == u"reserva")
            return reservar(quem, inicio, mais);
        if (como == u"consulta")
            return marcar(quem, inicio, mais);
        if (movel.isEmpty())
            movel = marcada(c->recepcao);
        const auto r = remarcar(movel, quem, inicio, mais);
        if (r.status == 201)
            movel = r.texto(u"id"_s).toLatin1();
        return r;
    }
    void caminhos()
    {
        QTest::addColumn<QString>("como");
        for (const QString &como : {u"consulta"_s, u"reserva"_s, u"remarcar"_s})
            QTest::newRow(qPrintable(como)) << como;
    }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
        unidade = c->unidade();
        QVERIFY(c->agenda(medico, unidade));
        // The list over all doctors names those whose event has come.
        QVERIFY(c->receber({{u"id"_s, medico.usuario.texto()},
                            {u"perfil"_s, u"medico"_s},
                            {u"situacao"_s, u"ativo"_s},
                            {u"nome"_s, u"Dra. Helena"_s}})
                    .has_value());
        movel.clear();
    }

    void oQueEstaNaGradeSeMarca_data() { caminhos(); }
    void oQueEstaNaGradeSeMarca()
    {
        QFETCH(QString, como);
        const auto r = pedir(como, paciente, QString::fromLatin1(oferecida));
        QCOMPARE(r.status, 201);
        QCOMPARE(r.texto(u"fim"_s), u"2026-12-02T10:30:00-03:00"_s);
        const auto igual = pedir(como, paciente, u"2026-12-03T10:00:00-03:00"_s, {{u"duracaoMin"_s, 30}});
        QCOMPARE(igual.status, 201);
    }

    void foraDaGradeNao_data() { caminhos(); }
    void foraDaGradeNao()
    {
        QFETCH(QString, como);
        const auto r = pedir(como, paciente, u"2026-12-02T08:07:00-03:00"_s);
        QCOMPARE(r.status, 409);
        QCOMPARE(r.codigo, u"fora_da_agenda"_s);
        QStringList alternativas;
        for (const auto &a : r.extras.value(u"alternativas"_s).toArray())
            alternativas << a[u"inicio"].toString();
        QCOMPARE(alternativas, (QStringList{u"2026-12-02T08:00:00-03:00"_s, u"2026-12-02T08:30:00-03:00"_s,
                                            u"2026-12-02T09:00:00-03:00"_s}));
        const auto daEquipe = pedir(como, c->recepcao, u"2026-12-02T08:07:00-03:00"_s);
        QCOMPARE(daEquipe.status, 201);
    }

    void outraDuracaoNao_data() { caminhos(); }
    void outraDuracaoNao()
    {
        QFETCH(QString, como);
        for (const int minutos : {480, 5, 29, 31, 60}) {
            const auto r = pedir(como, paciente, QString::fromLatin1(oferecida), {{u"duracaoMin"_s, minutos}});
            QCOMPARE(r.status, 403);
            QCOMPARE(r.codigo, u"campo_proibido"_s);
            QVERIFY(r.temErro(u"duracaoMin"_s, CodigoCampo::Proibido));
        }
        QCOMPARE(pedir(como, paciente, QString::fromLatin1(oferecida), {{u"duracaoMin"_s, 481}}).status, 422);
    }

    void daEquipeQualquerDuracao_data() { caminhos(); }
    void daEquipeQualquerDuracao()
    {
        QFETCH(QString, como);
        QCOMPARE(pedir(como, c->recepcao, u"2026-12-02T08:00:00-03:00"_s, {{u"duracaoMin"_s, 480}}).status, 201);
    }

    void oHorizonte_data() { caminhos(); }
    void oHorizonte()
    {
        QFETCH(QString, como);
        // 1 December and 180 days: 30 May.
        QCOMPARE(pedir(como, paciente, u"2027-05-30T17:30:00-03:00"_s).status, 201);
        const auto alem = pedir(como, paciente, u"2027-05-31T08:00:00-03:00"_s);
        QCOMPARE(alem.codigo, u"fora_da_agenda"_s);
        const auto alternativas = alem.extras.value(u"alternativas"_s).toArray();
        QCOMPARE(alternativas.size(), 3);
        QCOMPARE(alternativas[0][u"inicio"].toString(), u"2027-05-30T17:00:00-03:00"_s); // the last that are left
        QCOMPARE(pedir(como, paciente, u"2087-06-02T10:00:00-03:00"_s).codigo, u"fora_da_agenda"_s);
        QCOMPARE(pedir(como, c->recepcao, u"2087-06-02T10:00:00-03:00"_s).status, 201);
        const auto depoisDeTudo = pedir(como, c->recepcao, u"2201-06-02T10:00:00-03:00"_s);
        QCOMPARE(depoisDeTudo.status, 422);
        QCOMPARE(depoisDeTudo.campos.value(0), (dominio::ErroCampo{u"inicio"_s, CodigoCampo::Maximo, 2200}));
    }

    void oQueSeOfereceSeMarcaENadaMais()
    {
        const auto outra = c->conta(Perfil::Medico, u"Dra. Iara"_s);
        QVERIFY(c->agenda(outra, c->unidade(u"Sul"_s), u"08:10"_s, u"12:00"_s, 45));
        medico = outra;
        const QStringList oferecidos = livres("de=2026-12-02&ate=2026-12-03", paciente);
        QCOMPARE(oferecidos.size(), 5);
        QStringList marcados;
        for (int minuto = 7 * 60; minuto < 13 * 60; minuto += 5) {
            const auto inicio = em("2026-12-02T00:00:00-03:00").maisMinutos(minuto);
            const auto r = marcar(paciente, inicio.texto(-3 * 3600));
            QVERIFY(r.status == 201 || r.codigo == u"fora_da_agenda");
            if (r.status == 201)
                marcados << r.texto(u"inicio"_s);
        }
        QCOMPARE(marcados, oferecidos);
    }

    void osHorariosDeQuem()
    {
        const QByteArray dia = "de=2026-12-02&ate=2026-12-03";
        QCOMPARE(livres(dia).size(), 20);
        QCOMPARE(livres(dia + "&duracaoMin=60", c->recepcao).size(), 19);
        QCOMPARE(livres(dia + "&duracaoMin=60", medico).size(), 19);
        for (const auto &quem : {std::optional<nucleo::Identidade>(), std::optional(paciente)}) {
            const auto r = c->get("/medicos/" + id(medico) + "/horarios?" + dia + "&duracaoMin=30", quem);
            QCOMPARE(r.status, 403);
            QCOMPARE(r.codigo, u"campo_proibido"_s);
            QVERIFY(r.temErro(u"duracaoMin"_s, CodigoCampo::Proibido));
        }
        nucleo::Identidade pendente = medico;
        pendente.pendente = true;
        QCOMPARE(livres(dia + "&duracaoMin=30", pendente), QStringList{u"campo_proibido"_s});
        // The kept answer of one is not the other's.
        const QByteArray longe = "de=2027-05-30&ate=2027-06-01";
        QCOMPARE(livres(longe, c->recepcao).size(), 40);
        QCOMPARE(livres(longe).size(), 20);
        QCOMPARE(livres(longe, paciente).size(), 20);
        QCOMPARE(livres(longe, c->recepcao).size(), 40);
        QCOMPARE(c->get("/horarios?limite=100&" + longe).itens().size(), 20);
        QCOMPARE(c->get("/horarios?limite=100&" + longe, c->recepcao).itens().size(), 40);
        // What is kept moves on with the horizon.
        c->relogio.ajustar(em("2026-12-01T23:59:59-03:00"));
        QCOMPARE(livres(longe).size(), 20);
        QCOMPARE(c->get("/horarios?limite=100&" + longe).itens().size(), 20);
        c->relogio.ajustar(em("2026-12-02T00:00:00-03:00"));
        QCOMPARE(livres(longe).size(), 40);
        QCOMPARE(c->get("/horarios?limite=100&" + longe).itens().size(), 40);
    }

    void horizonteDaUnidade()
    {
        const auto ler = [&] { return c->get("/unidades/" + unidade.toLatin1()); };
        QCOMPARE(ler().json()[u"horizonteDias"].toInt(), 180);
        const auto por = [&](const QJsonObject &mais) {
            QJsonObject corpo{{u"nome"_s, u"Centro"_s}, {u"fuso"_s, u"America/Sao_Paulo"_s}};
            for (auto it = mais.begin(); it != mais.end(); ++it)
                corpo.insert(it.key(), it.value());
            return c->put("/unidades/" + unidade.toLatin1(), c->admin, corpo, {{"if-match", ler().etag}});
        };
        QCOMPARE(livres("de=2026-12-03&ate=2026-12-05").size(), 40);
        QCOMPARE(por({{u"horizonteDias"_s, 2}}).json()[u"horizonteDias"].toInt(), 2);
        QCOMPARE(ler().json()[u"horizonteDias"].toInt(), 2);
        QCOMPARE(livres("de=2026-12-03&ate=2026-12-05").size(), 20);
        QCOMPARE(marcar(paciente, u"2026-12-03T08:00:00-03:00"_s).status, 201);
        QCOMPARE(marcar(paciente, u"2026-12-04T08:00:00-03:00"_s).codigo, u"fora_da_agenda"_s);
        QCOMPARE(por({}).json()[u"horizonteDias"].toInt(), 180); // a PUT says everything
        QCOMPARE(marcar(paciente, u"2026-12-04T08:00:00-03:00"_s).status, 201);
        for (const int dias : {1, 730})
            QCOMPARE(por({{u"horizonteDias"_s, dias}}).status, 200);
        QVERIFY(por({{u"horizonteDias"_s, 0}}).temErro(u"horizonteDias"_s, CodigoCampo::Minimo));
        QVERIFY(por({{u"horizonteDias"_s, 731}}).temErro(u"horizonteDias"_s, CodigoCampo::Maximo));
        QCOMPARE(c->get("/unidades").itens()[0][u"horizonteDias"].toInt(), 730);
    }

    // What the clinic gave its own length keeps it, whoever moves it.
    void aDuracaoQueAEquipeDeuFica()
    {
        const QByteArray longa = marcada(c->recepcao, {{u"duracaoMin"_s, 60}});
        QCOMPARE(remarcar(longa, paciente, u"2026-12-02T10:00:00-03:00"_s, {{u"duracaoMin"_s, 90}}).status, 403);
        QCOMPARE(remarcar(longa, paciente, u"2026-12-02T10:07:00-03:00"_s).codigo, u"fora_da_agenda"_s);
        QCOMPARE(remarcar(longa, paciente, u"2026-12-02T17:30:00-03:00"_s).codigo, u"fora_da_agenda"_s); // too long
        const auto movida = remarcar(longa, paciente, u"2026-12-02T10:00:00-03:00"_s);
        QCOMPARE(movida.status, 201);
        QCOMPARE(movida.json()[u"duracaoMin"].toInt(), 60);
    }

    void comOutroMedicoValeADuracaoDele()
    {
        const auto outro = c->conta(Perfil::Medico, u"Dr. Paulo"_s);
        QVERIFY(c->agenda(outro, unidade, u"08:00"_s, u"12:00"_s, 20));
        const auto r = remarcar(marcada(paciente), paciente, u"2026-12-02T08:20:00-03:00"_s,
                                {{u"medicoId"_s, outro.usuario.texto()}});
        QCOMPARE(r.status, 201);
        QCOMPARE(r.json()[u"duracaoMin"].toInt(), 20);
        // What the clinic gave it was for its own doctor.
        const auto longa = marcar(c->recepcao, u"2026-12-01T16:00:00-03:00"_s, {{u"duracaoMin"_s, 60}});
        const auto deLonga = remarcar(longa.texto(u"id"_s).toLatin1(), paciente, u"2026-12-02T09:00:00-03:00"_s,
                                      {{u"medicoId"_s, outro.usuario.texto()}});
        QCOMPARE(deLonga.status, 201);
        QCOMPARE(deLonga.json()[u"duracaoMin"].toInt(), 20);
    }

    // The agenda's length of the day it was booked is nobody's wish: it goes with the agenda.
    void aDuracaoDaAgendaNaoEhDaEquipe_data()
    {
        QTest::addColumn<QStringList>("movidaPor"); // before the agenda changes
        QTest::addColumn<int>("pedida");            // by the desk, in such a move
        QTest::addColumn<int>("fica");
        QTest::newRow("booked") << QStringList() << 0 << 60;
        QTest::newRow("moved by the patient") << QStringList{u"paciente"_s, u"paciente"_s} << 0 << 60;
        QTest::newRow("moved by the desk") << QStringList{u"recepcao"_s} << 0 << 60;
        QTest::newRow("given another length") << QStringList{u"recepcao"_s} << 45 << 45;
        QTest::newRow("moved on with that") << QStringList{u"recepcao"_s, u"paciente"_s} << 45 << 45;
    }
    void aDuracaoDaAgendaNaoEhDaEquipe()
    {
        QFETCH(QStringList, movidaPor);
        QFETCH(int, pedida);
        QFETCH(int, fica);
        QByteArray consulta = marcada(paciente);
        for (int i = 0; i < movidaPor.size(); ++i) {
            const bool daRecepcao = movidaPor.at(i) == u"recepcao";
            const auto r =
                remarcar(consulta, daRecepcao ? c->recepcao : paciente, u"2026-12-02T1%1:00:00-03:00"_s.arg(i),
                         daRecepcao && pedida ? QJsonObject{{u"duracaoMin"_s, pedida}} : QJsonObject());
            QCOMPARE(r.status, 201);
            consulta = r.texto(u"id"_s).toLatin1();
        }
        QVERIFY(c->agenda(medico, unidade, u"08:00"_s, u"18:00"_s, 60));
        const auto r = remarcar(consulta, paciente, u"2026-12-03T10:00:00-03:00"_s);
        QCOMPARE(r.status, 201);
        QCOMPARE(r.json()[u"duracaoMin"].toInt(), fica);
    }

    // Between the preparation and the transaction the doctor's week becomes another.
    void aAgendaMudaNoMeio_data()
    {
        QTest::addColumn<QString>("como");
        QTest::addColumn<QString>("comecaAs");
        QTest::addColumn<int>("duracao");
        QTest::addColumn<int>("ficaCom"); // 0: refused
        for (const QString &como : {u"consulta"_s, u"reserva"_s, u"remarcar"_s}) {
            const auto linha = [&](const char *nome, const QString &as, int duracao, int ficaCom) {
                QTest::addRow("%s, %s", qPrintable(como), nome) << como << as << duracao << ficaCom;
            };
            linha("other grid", u"08:15"_s, 30, 0);
            linha("other length, on the grid", u"08:00"_s, 20, 20);
            linha("other length, off the grid", u"08:00"_s, 50, 0);
            linha("longer, on the grid", u"08:00"_s, 60, 60);
            linha("as it was", u"08:30"_s, 30, 30);
        }
    }
    void aAgendaMudaNoMeio()
    {
        QFETCH(QString, como);
        QFETCH(QString, comecaAs);
        QFETCH(int, duracao);
        QFETCH(int, ficaCom);
        const QByteArray antiga = como == u"remarcar" ? marcada(paciente) : QByteArray();
        c->entreAsPartes = [&] { QVERIFY(c->agenda(medico, unidade, comecaAs, u"18:00"_s, duracao)); };
        const QString inicio = QString::fromLatin1(oferecida);
        const auto r = como == u"remarcar"  ? remarcar(antiga, paciente, inicio)
                       : como == u"reserva" ? reservar(paciente, inicio)
                                            : marcar(paciente, inicio);
        QCOMPARE(r.status, ficaCom ? 201 : 409);
        if (!ficaCom) {
            QCOMPARE(r.codigo, u"fora_da_agenda"_s);
            QCOMPARE(r.extras.value(u"alternativas"_s).toArray().size(), 3);
            return;
        }
        QCOMPARE(
            em(r.texto(u"inicio"_s).toLatin1().constData()).minutosAte(em(r.texto(u"fim"_s).toLatin1().constData())),
            ficaCom);
        if (como == u"consulta")
            QCOMPARE(c->numero("SELECT (fim - inicio) / 60000 FROM ocupacao WHERE papel = 'medico'"), ficaCom);
    }

    void duracaoPedidaQueDeixouDeSerADaFaixa()
    {
        c->entreAsPartes = [&] { QVERIFY(c->agenda(medico, unidade, u"08:00"_s, u"18:00"_s, 60)); };
        const auto r = marcar(paciente, QString::fromLatin1(oferecida), {{u"duracaoMin"_s, 30}});
        QCOMPARE(r.codigo, u"campo_proibido"_s);
        QVERIFY(r.temErro(u"duracaoMin"_s, CodigoCampo::Proibido));
        QCOMPARE(c->numero("SELECT COUNT(*) FROM consulta"), 0);
    }

    void oHorizonteEncurtaNoMeio()
    {
        c->entreAsPartes = [&] {
            const QByteArray caminho = "/unidades/" + unidade.toLatin1();
            QCOMPARE(c->put(caminho, c->admin,
                            {{u"nome"_s, u"Centro"_s}, {u"fuso"_s, u"America/Sao_Paulo"_s}, {u"horizonteDias"_s, 1}},
                            {{"if-match", c->get(caminho).etag}})
                         .status,
                     200);
        };
        QCOMPARE(marcar(paciente, u"2026-12-03T10:00:00-03:00"_s).codigo, u"fora_da_agenda"_s);
    }
};

QTEST_GUILESS_MAIN(RegrasDePacienteTeste)
#include "regrasdepaciente_teste.moc"
