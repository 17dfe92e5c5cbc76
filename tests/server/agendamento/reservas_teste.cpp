// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <agendamento/vencimentos.h>

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::CodigoCampo;
using dominio::Perfil;

// Holds, and series of appointments.
class ReservasTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, paciente, outro;
    QString unidade;
    static constexpr auto hora = "2026-12-01T14:00:00-03:00";

    RespostaDoCaso reservar(const nucleo::Identidade &quem, const QString &inicio, QJsonObject mais = {})
    {
        mais.insert(u"medicoId"_s, medico.usuario.texto());
        mais.insert(u"inicio"_s, inicio);
        return c->post("/reservas", quem, mais);
    }
    RespostaDoCaso marcar(const nucleo::Identidade &quem, const nucleo::Identidade &para, const QString &inicio,
                          const QJsonObject &mais = {})
    {
        return c->post("/consultas", quem, Consultorio::pedido(medico, para, inicio, mais));
    }
    RespostaDoCaso serie(const QString &inicio, int aCadaDias, int vezes, const QJsonObject &mais = {})
    {
        QJsonObject corpo = Consultorio::pedido(medico, paciente, inicio, mais);
        corpo.insert(u"repeticao"_s, QJsonObject{{u"aCadaDias"_s, aCadaDias}, {u"vezes"_s, vezes}});
        return c->post("/consultas/series", c->recepcao, corpo);
    }
    bool livre(const QString &inicio)
    {
        const auto r = c->get("/medicos/" + id(medico) + "/horarios?de=2026-12-01&ate=2026-12-02");
        for (const auto &item : r.itens())
            if (item[u"inicio"].toString() == inicio)
                return true;
        return false;
    }
    int vencer()
    {
        agendamento::Vencimentos v(c->modulo->banco(), c->relogio, c->registro);
        return v.verificar().value_or(-1);
    }
    RespostaDoCaso apagar(const RespostaDoCaso &r, const nucleo::Identidade &quem)
    {
        return c->pedir(nucleo::Metodo::Delete, r.local, quem);
    }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
        outro = c->conta(Perfil::Paciente, u"Maria Souza"_s);
        unidade = c->unidade();
        QVERIFY(c->agenda(medico, unidade));
    }

    void segurarTiraDosHorariosLivres()
    {
        QVERIFY(livre(QString::fromLatin1(hora)));
        const auto r = reservar(paciente, QString::fromLatin1(hora));
        QCOMPARE(r.status, 201);
        QCOMPARE(r.texto(u"expiraEm"_s), u"2026-12-01T08:05:00-03:00"_s);
        QCOMPARE(r.texto(u"fim"_s), u"2026-12-01T14:30:00-03:00"_s);
        QCOMPARE(r.texto(u"pacienteId"_s), paciente.usuario.texto());
        QVERIFY(!livre(QString::fromLatin1(hora)));
        QCOMPARE(c->get(r.local, paciente).json(), r.json());
        QCOMPARE(c->get(r.local, outro).status, 404);
        QCOMPARE(c->get(r.local, c->recepcao).status, 200);
    }

    void nemOutraReservaNemOutraConsulta()
    {
        QCOMPARE(reservar(paciente, QString::fromLatin1(hora)).status, 201);
        const auto r = reservar(c->recepcao, u"2026-12-01T14:15:00-03:00"_s);
        QCOMPARE(r.codigo, u"horario_ocupado"_s);
        QCOMPARE(r.extras.value(u"alternativas"_s).toArray().size(), 3);
        QCOMPARE(marcar(outro, outro, QString::fromLatin1(hora)).codigo, u"horario_ocupado"_s);
        QCOMPARE(marcar(paciente, paciente, QString::fromLatin1(hora)).codigo, u"horario_ocupado"_s); // without its id
    }

    void tomadoEntreAPreparacaoEOEfeito()
    {
        c->entreAsPartes = [this] { QCOMPARE(marcar(outro, outro, QString::fromLatin1(hora)).status, 201); };
        const auto r = reservar(paciente, QString::fromLatin1(hora));
        QCOMPARE(r.codigo, u"horario_ocupado"_s);
        QCOMPARE(r.extras.value(u"alternativas"_s).toArray().size(), 3);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM reserva"), 0);
    }

    void comAReservaMarca()
    {
        const auto r = reservar(paciente, QString::fromLatin1(hora));
        const QJsonObject com{{u"reservaId"_s, r.texto(u"id"_s)}};
        QVERIFY(marcar(outro, outro, QString::fromLatin1(hora), com).temErro(u"reservaId"_s, CodigoCampo::NaoExiste));
        QCOMPARE(marcar(paciente, paciente, QString::fromLatin1(hora), com).status, 201);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM reserva"), 0);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao"), 2);
        QCOMPARE(apagar(r, paciente).status, 404);
    }

    void depoisDeCincoMinutosVoltaALivre()
    {
        const auto r = reservar(paciente, QString::fromLatin1(hora));
        c->relogio.avancarMs(299'999);
        QCOMPARE(vencer(), 0);
        QVERIFY(!livre(QString::fromLatin1(hora)));
        c->relogio.avancarMs(1);
        QCOMPARE(vencer(), 1);
        QVERIFY(livre(QString::fromLatin1(hora)));
        // Who comes late with it still gets the time, if nobody else has.
        QCOMPARE(marcar(paciente, paciente, QString::fromLatin1(hora), {{u"reservaId"_s, r.texto(u"id"_s)}}).status,
                 201);
    }

    void varridaETomadaEntreAPreparacaoEOEfeito()
    {
        const auto r = reservar(paciente, QString::fromLatin1(hora));
        c->entreAsPartes = [this] {
            c->relogio.avancarMinutos(6);
            QCOMPARE(vencer(), 1);
            QCOMPARE(marcar(outro, outro, QString::fromLatin1(hora)).status, 201);
        };
        QCOMPARE(marcar(paciente, paciente, QString::fromLatin1(hora), {{u"reservaId"_s, r.texto(u"id"_s)}}).codigo,
                 u"horario_ocupado"_s);
    }

    void soltar()
    {
        const auto r = reservar(c->recepcao, QString::fromLatin1(hora));
        QCOMPARE(r.status, 201);
        QVERIFY(!r.json().contains(u"pacienteId"_s));
        QCOMPARE(apagar(r, paciente).status, 404);
        QCOMPARE(c->pedir(nucleo::Metodo::Delete, r.local, c->recepcao, {}, {{"if-match", "\"2\""}}).status, 412);
        QCOMPARE(apagar(r, c->recepcao).status, 204);
        QVERIFY(livre(QString::fromLatin1(hora)));
        QCOMPARE(apagar(r, c->recepcao).status, 404);
    }

    void umPacienteNaoSeguraOMedicoInteiro()
    {
        for (const auto *h : {"09:00", "10:00", "11:00"})
            QCOMPARE(reservar(paciente, u"2026-12-02T%1:00-03:00"_s.arg(QLatin1String(h))).status, 201);
        QCOMPARE(reservar(paciente, u"2026-12-02T15:00:00-03:00"_s).codigo, u"muitas_requisicoes"_s);
        c->relogio.avancarMinutos(5);
        QCOMPARE(reservar(paciente, u"2026-12-02T15:00:00-03:00"_s).status, 201);
    }

    void ocupadoVemAntesDeQuantasJaTem()
    {
        for (const auto *h : {"09:00", "10:00"})
            QCOMPARE(reservar(paciente, u"2026-12-02T%1:00-03:00"_s.arg(QLatin1String(h))).status, 201);
        c->entreAsPartes = [this] {
            QCOMPARE(reservar(paciente, u"2026-12-02T11:00:00-03:00"_s).status, 201);
            QCOMPARE(marcar(outro, outro, u"2026-12-02T15:00:00-03:00"_s).status, 201);
        };
        QCOMPARE(reservar(paciente, u"2026-12-02T15:00:00-03:00"_s).codigo, u"horario_ocupado"_s); // as it would before
    }

    void quemEOQue()
    {
        QCOMPARE(reservar(medico, QString::fromLatin1(hora)).status, 403);
        QCOMPARE(reservar(paciente, QString::fromLatin1(hora), {{u"pacienteId"_s, outro.usuario.texto()}}).status, 403);
        QCOMPARE(reservar(paciente, u"2026-12-01T07:00:00-03:00"_s).status, 422);
        QCOMPARE(reservar(paciente, u"2026-12-01T20:00:00-03:00"_s).codigo, u"fora_da_agenda"_s);
        QVERIFY(reservar(c->recepcao, QString::fromLatin1(hora), {{u"pacienteId"_s, medico.usuario.texto()}})
                    .temErro(u"pacienteId"_s, CodigoCampo::NaoExiste));
    }

    void serieInteira()
    {
        const auto r = serie(QString::fromLatin1(hora), 7, 4);
        QCOMPARE(r.status, 201);
        QCOMPARE(r.itens().size(), 4);
        const QStringList dias{u"2026-12-01"_s, u"2026-12-08"_s, u"2026-12-15"_s, u"2026-12-22"_s};
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(r.itens()[i][u"inicio"].toString(), dias[i] + u"T14:00:00-03:00"_s);
            QCOMPARE(r.itens()[i][u"serieId"].toString(), r.texto(u"serieId"_s));
        }
        QCOMPARE(c->numero("SELECT COUNT(*) FROM caixa_saida WHERE tipo = 'consulta.solicitada'"), 4);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM auditoria WHERE acao = 'consulta.marcada'"), 4);
    }

    void serieTudoOuNadaDizTodasAsDatas()
    {
        QCOMPARE(marcar(outro, outro, u"2026-12-08T14:00:00-03:00"_s).status, 201);
        const auto r = serie(u"2026-12-04T14:00:00-03:00"_s, 1, 30); // on the way: 8th taken, 25th a holiday
        QCOMPARE(r.status, 409);
        QStringList datas;
        for (const auto &conflito : r.extras.value(u"conflitos"_s).toArray())
            datas << conflito[u"inicio"].toString().left(10) + u' ' + conflito[u"codigo"].toString();
        QCOMPARE(datas, (QStringList{u"2026-12-08 horario_ocupado"_s, u"2026-12-25 fora_da_agenda"_s,
                                     u"2027-01-01 fora_da_agenda"_s}));
        QCOMPARE(c->numero("SELECT COUNT(*) FROM consulta"), 1);
    }

    void serieForaDaAgendaDesdeOComecoDizTodasAsDatas()
    {
        const auto r = serie(u"2026-12-01T20:00:00-03:00"_s, 7, 2);
        QCOMPARE(r.codigo, u"fora_da_agenda"_s);
        const auto conflitos = r.extras.value(u"conflitos"_s).toArray();
        QCOMPARE(conflitos.size(), 2);
        QCOMPARE(conflitos[1][u"inicio"].toString(), u"2026-12-08T20:00:00-03:00"_s);
    }

    void serieDeEncaixesDizOsDiasCheios()
    {
        medico = c->conta(Perfil::Medico, u"Dra. Cheia"_s, [](auto &p) { p.encaixesPorDia = 1; });
        QVERIFY(c->agenda(medico, unidade));
        const QJsonObject encaixe{{u"encaixe"_s, true}, {u"motivoEncaixe"_s, u"retornos"_s}};
        for (const auto *dia : {"08", "22"})
            QCOMPARE(marcar(c->recepcao, outro, u"2026-12-%1T09:00:00-03:00"_s.arg(QLatin1String(dia)), encaixe).status,
                     201);
        const auto r = serie(QString::fromLatin1(hora), 7, 4, encaixe);
        QCOMPARE(r.codigo, u"encaixe_no_limite"_s);
        QStringList datas;
        for (const auto &conflito : r.extras.value(u"conflitos"_s).toArray())
            datas << conflito[u"inicio"].toString().left(10) + u' ' + conflito[u"codigo"].toString();
        QCOMPARE(datas, (QStringList{u"2026-12-08 encaixe_no_limite"_s, u"2026-12-22 encaixe_no_limite"_s}));
        QCOMPARE(c->numero("SELECT COUNT(*) FROM consulta"), 2);
    }

    void serieTomadaEntreAPreparacaoEOEfeito()
    {
        c->entreAsPartes = [this] {
            QCOMPARE(marcar(outro, outro, u"2026-12-08T14:00:00-03:00"_s).status, 201);
            QCOMPARE(marcar(c->recepcao, outro, u"2026-12-22T14:15:00-03:00"_s).status, 201);
        };
        const auto r = serie(QString::fromLatin1(hora), 7, 4);
        QCOMPARE(r.codigo, u"horario_ocupado"_s);
        QCOMPARE(r.extras.value(u"conflitos"_s).toArray().size(), 2);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM consulta"), 2);
    }

    void serieGuardaAHoraCivilNaMudancaDoRelogio()
    {
        const QString lisboa = c->unidade(u"Lisboa"_s, u"Europe/Lisbon"_s);
        medico = c->conta(Perfil::Medico, u"Dr. Vasco"_s);
        QVERIFY(c->agenda(medico, lisboa, u"00:00"_s, u"23:30"_s));
        const auto r = serie(u"2027-03-21T10:00:00+00:00"_s, 7, 2); // clocks go forward on the 28th
        QCOMPARE(r.status, 201);
        QCOMPARE(r.itens()[1][u"inicio"].toString(), u"2027-03-28T10:00:00+01:00"_s);
        const auto pulada = serie(u"2027-03-21T01:30:00+00:00"_s, 7, 2); // 01:30 does not exist that day
        QCOMPARE(pulada.codigo, u"fora_da_agenda"_s);
    }

    void serieErrada()
    {
        QCOMPARE(serie(QString::fromLatin1(hora), 0, 4).status, 422);
        QCOMPARE(serie(QString::fromLatin1(hora), 7, 53).status, 422);
        QCOMPARE(serie(QString::fromLatin1(hora), 7, 1).status, 422);
        QJsonObject corpo = Consultorio::pedido(medico, paciente, QString::fromLatin1(hora));
        QCOMPARE(c->post("/consultas/series", c->recepcao, corpo).status, 422);
        corpo.insert(u"repeticao"_s, QJsonObject{{u"aCadaDias"_s, 7}, {u"vezes"_s, 2}});
        QCOMPARE(c->post("/consultas/series", paciente, corpo).status, 403);
    }
};

QTEST_GUILESS_MAIN(ReservasTeste)
#include "reservas_teste.moc"
