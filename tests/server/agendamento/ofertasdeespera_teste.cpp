// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filadeespera.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::Perfil;

// Freed times on their way along the waiting list.
class OfertasDeEsperaTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<FilaDeEspera> f;
    nucleo::Identidade ana, bia, caio;
    const QString hora = u"2026-12-02T14:00:00-03:00"_s;

    static QString dia(int d, const char *h)
    {
        return u"2026-12-%1T%2:00-03:00"_s.arg(d, 2, 10, QLatin1Char('0')).arg(QLatin1String(h));
    }
    bool liberar(const QString &inicio, const QJsonObject &mais = {})
    {
        const QByteArray consulta = f->ocupar(inicio, mais);
        return !consulta.isEmpty() && f->cancelar(consulta);
    }

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<FilaDeEspera>();
        ana = f->paciente(u"Ana"_s);
        bia = f->paciente(u"Bia"_s);
        caio = f->paciente(u"Caio"_s);
    }

    void aoPrimeiroDaFilaPorMeiaHora()
    {
        const auto a = f->esperar(ana), b = f->esperar(bia);
        QVERIFY(liberar(hora));
        QCOMPARE(f->andar(), 1);
        const QJsonObject e = f->ver(a).json(), oferta = e[u"oferta"].toObject();
        QCOMPARE(e[u"situacao"].toString(), u"oferecida"_s);
        QCOMPARE(oferta[u"inicio"].toString(), hora);
        QCOMPARE(oferta[u"fim"].toString(), u"2026-12-02T14:30:00-03:00"_s);
        QCOMPARE(oferta[u"medicoId"].toString(), f->medico.usuario.texto());
        QCOMPARE(oferta[u"medicoNome"].toString(), u"Dra. Helena"_s);
        QCOMPARE(oferta[u"unidadeId"].toString(), f->unidade);
        QCOMPARE(oferta[u"expiraEm"].toString(), u"2026-12-01T08:30:00.002-03:00"_s);
        QCOMPARE(f->situacao(b), u"aguardando"_s);
        QCOMPARE(f->passos(a), (QList<QByteArray>{"espera.criada", "vaga.oferecida"}));
        QCOMPARE(f->auditados(a, "vaga.oferecida"), 1);
        QCOMPARE(f->andar(), 0);
    }

    void seguraDeVerdade()
    {
        const auto a = f->esperar(ana);
        QVERIFY(liberar(hora));
        QVERIFY(f->livre(hora));
        QCOMPARE(f->andar(), 1);
        QVERIFY(!f->livre(hora));
        QCOMPARE(f->c.post("/consultas", bia, Consultorio::pedido(f->medico, bia, hora)).codigo, u"horario_ocupado"_s);
        QCOMPARE(f->c.post("/reservas", bia, {{u"medicoId"_s, f->medico.usuario.texto()}, {u"inicio"_s, hora}}).codigo,
                 u"horario_ocupado"_s);
        const QString reserva = f->ver(a).json()[u"oferta"][u"reservaId"].toString();
        QCOMPARE(f->c.get("/reservas/" + reserva.toLatin1(), ana).texto(u"inicio"_s), hora);
        QCOMPARE(f->c.get("/reservas/" + reserva.toLatin1(), bia).status, 404);
    }

    void semRespostaPassaAoSeguinteENaoVolta()
    {
        const auto a = f->esperar(ana), b = f->esperar(bia);
        QVERIFY(liberar(hora));
        QCOMPARE(f->andar(), 1);
        f->c.relogio.avancarMs(30 * 60'000 - 1);
        QCOMPARE(f->andar(), 0);
        QCOMPARE(f->oferecido(a), hora);
        f->c.relogio.avancarMs(1);
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->situacao(a), u"aguardando"_s);
        QCOMPARE(f->oferecido(b), hora);
        QCOMPARE(f->passos(a), (QList<QByteArray>{"espera.criada", "vaga.oferecida", "vaga.expirada"}));
        QCOMPARE(f->auditados(a, "vaga.expirada"), 1);
        f->c.relogio.avancarMinutos(30);
        QCOMPARE(f->andar(), 0); // both have had it
        QVERIFY(f->livre(hora));
        QVERIFY(liberar(hora));
        QCOMPARE(f->andar(), 0); // this very time never again
        QVERIFY(liberar(dia(2, "14:30")));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(a), dia(2, "14:30")); // who was first still is
    }

    void soOQueServe_data()
    {
        QTest::addColumn<QJsonObject>("mais");
        QTest::addColumn<QString>("inicio");
        QTest::addColumn<bool>("serve");
        const auto linha = [](const char *nome, const QJsonObject &mais, const QString &inicio, bool serve) {
            QTest::newRow(nome) << mais << inicio << serve;
        };
        const auto manha = QJsonObject{{u"periodos"_s, QJsonArray{u"manha"_s}}};
        const auto tarde = QJsonObject{{u"periodos"_s, QJsonArray{u"tarde"_s}}};
        linha("morning 11:30", manha, dia(2, "11:30"), true);
        linha("morning 12:00", manha, dia(2, "12:00"), false);
        linha("afternoon 12:00", tarde, dia(2, "12:00"), true);
        linha("afternoon 17:30", tarde, dia(2, "17:30"), true);
        linha("evening 17:30", {{u"periodos"_s, QJsonArray{u"noite"_s}}}, dia(2, "17:30"), false);
        linha("from", {{u"de"_s, u"2026-12-03"_s}}, dia(2, "17:30"), false);
        linha("first day", {{u"de"_s, u"2026-12-03"_s}}, dia(3, "08:00"), true);
        linha("last day", {{u"ate"_s, u"2026-12-04"_s}}, dia(3, "17:30"), true);
        linha("until", {{u"ate"_s, u"2026-12-04"_s}}, dia(4, "08:00"), false);
        linha("Thursday", {{u"diasSemana"_s, QJsonArray{4}}}, dia(3, "08:00"), true);
        linha("not Thursday", {{u"diasSemana"_s, QJsonArray{1, 2, 3, 5, 6, 7}}}, dia(3, "08:00"), false);
        linha("soon", {}, dia(1, "08:30"), false);
        linha("in an hour", {}, dia(1, "09:30"), true);
        linha("soon, at a distance", {{u"modalidade"_s, u"telemedicina"_s}}, dia(1, "08:30"), true);
    }
    void soOQueServe()
    {
        QFETCH(QJsonObject, mais);
        QFETCH(QString, inicio);
        QFETCH(bool, serve);
        const auto a = f->esperar(ana, mais);
        QCOMPARE(a.status, 201);
        QVERIFY(liberar(inicio));
        QCOMPARE(f->andar(), serve ? 1 : 0);
        QCOMPARE(f->oferecido(a), serve ? inicio : QString());
        QCOMPARE(f->c.numero("SELECT COUNT(*) FROM liberado"), 0);
    }

    void aOfertaNaoPassaDoInicio()
    {
        const auto a = f->esperar(ana, {{u"modalidade"_s, u"telemedicina"_s}});
        f->c.relogio.ajustar(em("2026-12-01T08:10:00-03:00"));
        QVERIFY(liberar(dia(1, "08:30")));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->ver(a).json()[u"oferta"][u"expiraEm"].toString(), dia(1, "08:30"));
    }

    void quemPrecisaDeMaisTempoJuntaOLivreAoLado()
    {
        const QByteArray depois = f->ocupar(dia(2, "15:00"));
        const auto pelaRecepcao = [&](const nucleo::Identidade &quem, int minutos) {
            return f->esperar(f->c.recepcao, {{u"pacienteId"_s, quem.usuario.texto()}, {u"duracaoMin"_s, minutos}});
        };
        const auto a = pelaRecepcao(ana, 60), b = pelaRecepcao(bia, 90);
        const QByteArray antes = f->ocupar(dia(2, "13:00"));
        QVERIFY(liberar(dia(2, "14:00")));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(a), dia(2, "13:30")); // that had been free, and now is long enough
        QVERIFY(f->cancelar(depois));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(b), dia(2, "14:30"));
        QVERIFY(!antes.isEmpty());
    }

    void quemNaoPodeAHoraDaLugarAoSeguinte()
    {
        const auto a = f->esperar(ana), b = f->esperar(bia), c = f->esperar(caio);
        const auto outro = f->c.conta(Perfil::Medico, u"Dr. Outro"_s);
        QVERIFY(f->c.agenda(outro, f->unidade));
        QCOMPARE(f->c.post("/consultas", ana, Consultorio::pedido(outro, ana, hora)).status, 201);
        agendamento::Pessoa bloqueada;
        bloqueada.id = bia.usuario;
        bloqueada.nome = u"Bia"_s;
        bloqueada.situacao = u"bloqueado"_s;
        f->c.pessoas.por(bloqueada);
        QVERIFY(f->c.receber({{u"id"_s, bia.usuario.texto()},
                              {u"perfil"_s, u"paciente"_s},
                              {u"nome"_s, u"Bia"_s},
                              {u"situacao"_s, u"bloqueado"_s},
                              {u"atualizadoEm"_s, u"2026-12-01T12:00:00Z"_s}}));
        QVERIFY(liberar(hora));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->situacao(a), u"aguardando"_s);
        QCOMPARE(f->situacao(b), u"aguardando"_s);
        QCOMPARE(f->oferecido(c), hora);
    }

    void bloqueioRemovidoLiberaVarios()
    {
        QList<RespostaDoCaso> entradas;
        for (int i = 0; i < 5; ++i)
            entradas << f->esperar(f->paciente(u"P%1"_s.arg(i)));
        const QJsonObject bloqueio{{u"inicio"_s, dia(3, "08:00")}, {u"fim"_s, dia(3, "09:30")}};
        const QByteArray caminho = "/medicos/" + id(f->medico) + "/bloqueios";
        const auto b = f->c.post(caminho, f->c.recepcao, bloqueio);
        QCOMPARE(f->andar(), 0);
        QCOMPARE(f->c.pedir(nucleo::Metodo::Delete, b.local, f->c.recepcao).status, 204);
        QCOMPARE(f->andar(), 3);
        QStringList horas;
        for (const auto &entrada : entradas)
            horas << f->oferecido(entrada).mid(11, 5);
        QCOMPARE(horas, (QStringList{u"08:00"_s, u"08:30"_s, u"09:00"_s, u""_s, u""_s}));
    }

    void doisBloqueiosSobreOMesmoTempo()
    {
        const auto a = f->esperar(ana);
        const QByteArray caminho = "/medicos/" + id(f->medico) + "/bloqueios";
        const QJsonObject bloqueio{{u"inicio"_s, dia(3, "08:00")}, {u"fim"_s, dia(3, "09:00")}};
        const auto um = f->c.post(caminho, f->c.recepcao, bloqueio), dois = f->c.post(caminho, f->c.recepcao, bloqueio);
        QCOMPARE(f->c.pedir(nucleo::Metodo::Delete, um.local, f->c.recepcao).status, 204);
        QCOMPARE(f->andar(), 0);
        QCOMPARE(f->c.pedir(nucleo::Metodo::Delete, dois.local, f->c.recepcao).status, 204);
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(a), dia(3, "08:00"));
    }

    void outrosCaminhosQueLiberam_data()
    {
        QTest::addColumn<QByteArray>("acao");
        for (const auto *acao : {"recusar", "remarcar", "resposta", "expirar", "reserva solta", "reserva vencida"})
            QTest::newRow(acao) << QByteArray(acao);
    }
    void outrosCaminhosQueLiberam()
    {
        QFETCH(QByteArray, acao);
        const auto a = f->esperar(ana, {{u"periodos"_s, QJsonArray{u"tarde"_s}}});
        const QJsonObject motivo{{u"motivo"_s, u"x"_s}};
        if (acao.startsWith("reserva")) {
            const auto r =
                f->c.post("/reservas", bia, {{u"medicoId"_s, f->medico.usuario.texto()}, {u"inicio"_s, hora}});
            QCOMPARE(r.status, 201);
            QCOMPARE(f->andar(), 0);
            if (acao.endsWith("solta"))
                QCOMPARE(f->c.pedir(nucleo::Metodo::Delete, r.local, bia).status, 204);
            f->c.relogio.avancarMinutos(5);
        } else {
            const auto r = f->c.post("/consultas", bia, Consultorio::pedido(f->medico, bia, hora));
            const QJsonObject corpo = acao == "remarcar"  ? QJsonObject{{u"inicio"_s, dia(2, "09:00")}}
                                      : acao == "recusar" ? motivo
                                                          : QJsonObject{{u"resposta"_s, u"recusada"_s}};
            const auto &quem = acao == "recusar" ? f->medico : bia;
            if (acao == "expirar")
                f->c.relogio.ajustar(em("2026-12-02T14:00:00-03:00"));
            else
                QVERIFY(f->c.put(r.local + '/' + acao, quem, corpo).status < 300);
        }
        const bool tarde = acao == "expirar"; // when it expires, its time has come
        QCOMPARE(f->andar(), tarde ? 0 : 1);
        QCOMPARE(f->oferecido(a), tarde ? QString() : hora);
    }

    void aEspecialidadeEPerguntadaADona()
    {
        const auto outro = f->c.conta(Perfil::Medico, u"Dr. Outro"_s);
        f->c.pessoas.marcar(outro, u"Cardiologia"_s);
        const auto a = f->esperar(ana, {{u"especialidade"_s, u"Cardiologia"_s}}), b = f->esperar(bia);
        QVERIFY(liberar(hora));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(b), hora);
        f->c.pessoas.marcar(f->medico, u"Cardiologia"_s);
        QVERIFY(liberar(dia(2, "15:00")));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(a), dia(2, "15:00"));
        QCOMPARE(f->ver(a).json()[u"oferta"][u"medicoNome"].toString(), u"Dra. Helena"_s);
        f->c.pessoas.cair(true); // then it is offered when she answers again
        QCOMPARE(f->esperar(caio).codigo, u"indisponivel"_s);
    }

    void peloFusoDaUnidade()
    {
        const QString lisboa = f->c.unidade(u"Lisboa"_s, u"Europe/Lisbon"_s);
        f->medico = f->c.conta(Perfil::Medico, u"Dr. Vasco"_s);
        QVERIFY(f->c.agenda(f->medico, lisboa, u"00:00"_s, u"23:30"_s));
        // Clocks go forward at 01:00 on 28 March 2027: 11:30 UTC is 12:30 there, and 23:00 UTC is the next day.
        const QJsonObject mais{{u"de"_s, u"2027-03-28"_s}, {u"ate"_s, u"2027-03-29"_s}};
        const auto manha = f->esperar(ana, [&] {
            QJsonObject o = mais;
            o.insert(u"periodos"_s, QJsonArray{u"manha"_s});
            return o;
        }());
        const auto qualquer = f->esperar(bia, mais);
        QVERIFY(liberar(u"2027-03-28T11:30:00Z"_s));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(manha), QString());
        QCOMPARE(f->oferecido(qualquer), u"2027-03-28T12:30:00+01:00"_s);
        QVERIFY(liberar(u"2027-03-28T23:00:00Z"_s)); // the 29th, early in the morning
        QCOMPARE(f->andar(), 0);
        QVERIFY(liberar(u"2027-03-28T10:30:00Z"_s));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(manha), u"2027-03-28T11:30:00+01:00"_s);
    }

    void ninguemEsperandoNadaSeAnota()
    {
        QVERIFY(liberar(hora));
        QVERIFY(f->despachar());
        QCOMPARE(f->c.numero("SELECT COUNT(*) FROM liberado"), 0);
    }
};

QTEST_GUILESS_MAIN(OfertasDeEsperaTeste)
#include "ofertasdeespera_teste.moc"
