// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What counts towards a patient's daily caps, and what does not.
#include "filadeespera.h"
#include "recepcaohttp.h"

#include <apoio/clientebruto.h>

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::Perfil;

class TetosTeste : public QObject
{
    Q_OBJECT

    static agendamento::Ajustes com(const agendamento::TetosPorDia &tetos)
    {
        agendamento::Ajustes ajustes;
        ajustes.tetos = tetos;
        return ajustes;
    }
    static QString hora(int n)
    {
        return QDate(2027, 3, 1).addDays(n / 10).toString(Qt::ISODate) +
               u"T%1:00:00-03:00"_s.arg(8 + n % 10, 2, 10, QLatin1Char('0'));
    }
    RespostaDoCaso marcar(int n, const nucleo::Identidade &para, const nucleo::Identidade &por)
    {
        return c->post("/consultas", por, Consultorio::pedido(medico, para, hora(n)));
    }
    RespostaDoCaso marcar(int n) { return marcar(n, paciente, paciente); }
    void abrir(const agendamento::TetosPorDia &tetos)
    {
        c = std::make_unique<Consultorio>(com(tetos));
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = c->conta(Perfil::Paciente, u"João"_s);
        QVERIFY(c->agenda(medico, c->unidade()));
    }
    qint64 gastos(const char *teto)
    {
        return c->numero("SELECT COUNT(*) FROM gasto WHERE teto = ?", {QLatin1String(teto)});
    }

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, paciente;

private Q_SLOTS:
    void cleanup() { c.reset(); }

    void noTetoEUmAlem()
    {
        abrir({3, 10, 60});
        for (int i = 0; i < 3; ++i)
            QCOMPARE(marcar(i).status, 201);
        QCOMPARE(marcar(3).codigo, u"muitas_requisicoes"_s);
        QCOMPARE(marcar(3, paciente, c->recepcao).status, 201);
        QCOMPARE(marcar(4, c->conta(Perfil::Paciente, u"Bia"_s), c->recepcao).status, 201);
    }

    // The prepared booking meets one that came in between: only the count in the transaction can see it.
    void contaOQueVeioNoMeio()
    {
        abrir({1, 10, 60});
        c->entreAsPartes = [this] { QCOMPARE(marcar(1).status, 201); };
        QCOMPARE(marcar(0).codigo, u"muitas_requisicoes"_s);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM consulta"), 1);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao"), 2);
    }

    void zeroNaoLimitaNemEscreve()
    {
        abrir({0, 0, 0});
        for (int i = 0; i < 40; ++i)
            QCOMPARE(marcar(i).status, 201);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM gasto"), 0);
    }

    void oQueFalhaNaoConta()
    {
        abrir({2, 1, 60});
        const auto bia = c->conta(Perfil::Paciente, u"Bia"_s);
        QCOMPARE(marcar(0, bia, bia).status, 201);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(marcar(0).codigo, u"horario_ocupado"_s);
        const QByteArray minha = marcar(1).texto(u"id"_s).toLatin1();
        QCOMPARE(marcar(2).status, 201);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(c->put("/consultas/" + minha + "/remarcar", paciente, {{u"inicio"_s, hora(0)}}).codigo,
                     u"horario_ocupado"_s);
        QCOMPARE(gastos("mudanca"), 0);
        QCOMPARE(c->put("/consultas/" + minha + "/remarcar", paciente, {{u"inicio"_s, hora(5)}}).status, 201);
        QCOMPARE(gastos("mudanca"), 1);
        QCOMPARE(gastos("marcacao"), 3); // the move is no booking
    }

    void respostaGuardadaNaoConta()
    {
        RecepcaoHttp r(com({2, 10, 60}));
        medico = r.consultorio.conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = r.consultorio.conta(Perfil::Paciente, u"João"_s);
        QVERIFY(r.consultorio.agenda(medico, r.consultorio.unidade()));
        std::atomic<bool> acabou = false;
        QList<int> status;
        std::thread cliente([&] {
            ClienteBruto http(r.porta());
            http.usarToken(token(paciente));
            for (int i = 0; i < 5; ++i)
                status << http.post("/consultas", Consultorio::pedido(medico, paciente, hora(0)),
                                    {{"Idempotency-Key", "mesma"}})
                              .status;
            for (int i = 1; i < 3; ++i)
                status << http.post("/consultas", Consultorio::pedido(medico, paciente, hora(i))).status;
            status << http.post("/consultas", Consultorio::pedido(medico, paciente, hora(0)),
                                {{"Idempotency-Key", "mesma"}})
                          .status; // over the cap by now: answered as then
            acabou = true;
        });
        QTRY_VERIFY(acabou);
        cliente.join();
        QCOMPARE(status, QList<int>({201, 201, 201, 201, 201, 201, 429, 201}));
    }

    // The day slides; what is asked for is the time until the cap-th newest is a day old.
    void esperaAteUmSairDaJanela()
    {
        RecepcaoHttp r(com({2, 10, 60}));
        c.reset();
        medico = r.consultorio.conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = r.consultorio.conta(Perfil::Paciente, u"João"_s);
        QVERIFY(r.consultorio.agenda(medico, r.consultorio.unidade()));
        const auto pedir = [&](int n) {
            RespostaHttp resposta;
            std::atomic<bool> acabou = false;
            std::thread cliente([&] {
                ClienteBruto http(r.porta());
                http.usarToken(token(paciente));
                resposta = http.post("/consultas", Consultorio::pedido(medico, paciente, hora(n)));
                acabou = true;
            });
            (void)QTest::qWaitFor([&] { return acabou.load(); }, 20'000);
            cliente.join();
            return QByteArray::number(resposta.status) + ' ' + resposta.cabecalhos.value("retry-after");
        };
        QCOMPARE(pedir(0), "201 ");
        r.consultorio.relogio.avancarMinutos(60);
        QCOMPARE(pedir(1), "201 ");
        r.consultorio.relogio.avancarMs(500);
        QCOMPARE(pedir(2), "429 82800"); // 22 h 59 min 59.5 s, rounded up
        r.consultorio.relogio.avancarMs(82'799'499);
        QCOMPARE(pedir(2), "429 1");
        r.consultorio.relogio.avancarMs(1);
        QCOMPARE(pedir(2), "201 ");
        QCOMPARE(pedir(3), "429 3600");
    }

    // Midnight doubles nothing, and a clock set wrong for a moment locks nobody out.
    void relogioQueSalta()
    {
        abrir({2, 10, 60});
        c->relogio.ajustar(em("2026-12-01T23:59:00-03:00"));
        QCOMPARE(marcar(0).status, 201);
        QCOMPARE(marcar(1).status, 201);
        c->relogio.ajustar(em("2026-12-02T00:01:00-03:00"));
        QCOMPARE(marcar(2).codigo, u"muitas_requisicoes"_s);
        c->relogio.ajustar(em("2026-12-01T23:00:00-03:00")); // an hour back: still counted
        QCOMPARE(marcar(2).codigo, u"muitas_requisicoes"_s);
        c->relogio.ajustar(em("2025-12-01T08:00:00-03:00")); // those are in a future that was an error
        QCOMPARE(marcar(2).status, 201);
    }

    void ofertaAceitaEhMarcacao()
    {
        FilaDeEspera f;
        const auto ana = f.paciente(u"Ana"_s), bia = f.paciente(u"Bia"_s);
        const auto marcarNaFila = [&](const nucleo::Identidade &quem, int n) {
            return f.c.post("/consultas", quem, Consultorio::pedido(f.medico, quem, hora(n))).codigo;
        };
        const QByteArray tarde = f.ocupar(u"2026-12-02T14:00:00-03:00"_s);
        const QByteArray cedo = f.ocupar(u"2026-12-02T10:00:00-03:00"_s);
        const auto daAna = f.esperar(ana), daBia = f.esperar(bia);
        QVERIFY(f.cancelar(cedo) && f.andar() == 1 && f.cancelar(tarde) && f.andar() == 1);
        for (int i = 0; i < 30; ++i)
            QCOMPARE(marcarNaFila(ana, i), QString());
        QCOMPARE(f.aceitar(daAna, ana).codigo, u"muitas_requisicoes"_s);
        QCOMPARE(f.situacao(daAna), u"oferecida"_s);
        QCOMPARE(f.aceitar(daAna, f.c.recepcao).status, 201); // the desk may
        for (int i = 0; i < 29; ++i)
            QCOMPARE(marcarNaFila(bia, 50 + i), QString());
        QCOMPARE(f.aceitar(daBia, bia).status, 201);
        QCOMPARE(marcarNaFila(bia, 80), u"muitas_requisicoes"_s);
        // A day later the rows are gone.
        QCOMPARE(f.c.numero("SELECT COUNT(*) FROM gasto"), 60);
        f.c.relogio.avancarMinutos(24 * 60 - 1);
        f.varrer();
        QCOMPARE(f.c.numero("SELECT COUNT(*) FROM gasto"), 60);
        f.c.relogio.avancarMinutos(2);
        f.varrer();
        QCOMPARE(f.c.numero("SELECT COUNT(*) FROM gasto"), 0);
    }
};

QTEST_GUILESS_MAIN(TetosTeste)
#include "tetos_teste.moc"
