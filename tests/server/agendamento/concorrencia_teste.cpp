// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recepcaohttp.h"

#include <apoio/clientebruto.h>

#include <QtTest>

#include <barrier>
#include <thread>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::Perfil;

// Many at once over real connections: one time, one winner; a repeated request, one effect.
class ConcorrenciaTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<RecepcaoHttp> r;
    nucleo::Identidade medico;
    QList<nucleo::Identidade> pacientes;

    struct Pedido {
        nucleo::Identidade quem;
        QJsonObject corpo;
        QByteArray chave;
    };

    // All pedidos start at the same moment, each on its own connection.
    QList<RespostaHttp> todosJuntos(const QList<Pedido> &pedidos)
    {
        QList<RespostaHttp> respostas(pedidos.size());
        RespostaHttp *saida = respostas.data();
        std::barrier largada(pedidos.size());
        std::atomic<int> prontos = 0;
        std::vector<std::thread> threads;
        for (qsizetype i = 0; i < pedidos.size(); ++i)
            threads.emplace_back([&, i] {
                ClienteBruto cliente(r->porta());
                cliente.usarToken(token(pedidos[i].quem));
                (void)cliente.get("/unidades");
                largada.arrive_and_wait();
                QList<std::pair<QByteArray, QByteArray>> cabecalhos;
                if (!pedidos[i].chave.isEmpty())
                    cabecalhos.append({"Idempotency-Key", pedidos[i].chave});
                saida[i] = cliente.post("/consultas", pedidos[i].corpo, cabecalhos);
                ++prontos;
            });
        const bool todos = QTest::qWaitFor([&] { return prontos == pedidos.size(); }, 60'000);
        for (std::thread &t : threads)
            t.join();
        return todos ? respostas : QList<RespostaHttp>();
    }
    static int quantas(const QList<RespostaHttp> &respostas, int status)
    {
        return int(
            std::count_if(respostas.begin(), respostas.end(), [&](const auto &x) { return x.status == status; }));
    }

private Q_SLOTS:
    void initTestCase()
    {
        r = std::make_unique<RecepcaoHttp>();
        medico = r->consultorio.conta(Perfil::Medico, u"Dra. Helena"_s);
        QVERIFY(r->consultorio.agenda(medico, r->consultorio.unidade()));
        for (int i = 0; i < 200; ++i)
            pacientes << r->consultorio.conta(Perfil::Paciente, u"Paciente %1"_s.arg(i));
    }
    void cleanupTestCase() { r.reset(); }

    void duzentosPorUmHorario_data()
    {
        QTest::addColumn<QString>("inicio");
        for (int i = 0; i < 5; ++i)
            QTest::addRow("rodada %d", i + 1) << em("2026-12-02T08:00:00-03:00").maisMinutos(60 * i).texto();
    }
    void duzentosPorUmHorario()
    {
        QFETCH(QString, inicio);
        QList<Pedido> pedidos;
        for (const auto &paciente : pacientes)
            pedidos.append({paciente, Consultorio::pedido(medico, paciente, inicio), {}});
        const auto respostas = todosJuntos(pedidos);
        QCOMPARE(quantas(respostas, 201), 1);
        QCOMPARE(quantas(respostas, 409), 199);
        for (const auto &x : respostas) {
            if (x.status != 409)
                continue;
            QCOMPARE(x.codigo(), u"horario_ocupado"_s);
            QCOMPARE(x.json().value(u"alternativas"_s).toArray().size(), 3);
        }
        const qint64 ms = dominio::Instante::deTexto(inicio)->ms();
        QCOMPARE(r->consultorio.numero("SELECT COUNT(*) FROM consulta WHERE inicio = ?", {ms}), 1);
    }

    void duracoesDiferentesQueSeCruzam()
    {
        const auto base = em("2026-12-03T08:00:00-03:00");
        QList<Pedido> pedidos;
        for (int i = 0; i < 200; ++i)
            pedidos.append({r->consultorio.recepcao,
                            Consultorio::pedido(medico, pacientes[i], base.maisMinutos(i % 40 * 5).texto(),
                                                {{u"duracaoMin"_s, 20 + i % 5 * 10}}),
                            {}});
        const auto respostas = todosJuntos(pedidos);
        QCOMPARE(quantas(respostas, 201) + quantas(respostas, 409), 200);
        QVERIFY(quantas(respostas, 201) >= 3);
        QCOMPARE(r->consultorio.numero("SELECT COUNT(*) FROM consulta a JOIN consulta b ON a.id < b.id "
                                       "AND a.inicio < b.fim AND b.inicio < a.fim"),
                 0);
    }

    void umPacienteComMuitosMedicosNaMesmaHora()
    {
        const QString unidade = r->consultorio.unidade(u"Sul"_s);
        QList<Pedido> pedidos;
        for (int i = 0; i < 30; ++i) {
            const auto qual = r->consultorio.conta(Perfil::Medico, u"Dr. %1"_s.arg(i));
            QVERIFY(r->consultorio.agenda(qual, unidade));
            pedidos.append(
                {r->consultorio.recepcao, Consultorio::pedido(qual, pacientes[0], u"2026-12-04T09:00:00-03:00"_s), {}});
        }
        const auto respostas = todosJuntos(pedidos);
        QCOMPARE(quantas(respostas, 201), 1);
        QCOMPARE(quantas(respostas, 409), 29);
        for (const auto &x : respostas)
            QVERIFY(x.status == 201 || x.codigo() == u"paciente_ocupado");
    }

    void encaixesAoMesmoTempoFicamNoLimite()
    {
        const auto qual = r->consultorio.conta(Perfil::Medico, u"Dr. Cheio"_s, [](auto &p) { p.encaixesPorDia = 3; });
        QVERIFY(r->consultorio.agenda(qual, r->consultorio.unidade(u"Norte"_s)));
        QList<Pedido> pedidos;
        for (int i = 0; i < 40; ++i)
            pedidos.append({r->consultorio.recepcao,
                            Consultorio::pedido(qual, pacientes[i], u"2026-12-07T09:00:00-03:00"_s,
                                                {{u"encaixe"_s, true}, {u"motivoEncaixe"_s, u"urgente"_s}}),
                            {}});
        const auto respostas = todosJuntos(pedidos);
        QCOMPARE(quantas(respostas, 201), 3);
        QCOMPARE(quantas(respostas, 409), 37);
    }

    void transicaoSemMotivoNaoPedeCorpo()
    {
        const auto feita = todosJuntos(
            {{pacientes[7], Consultorio::pedido(medico, pacientes[7], u"2026-12-10T09:00:00-03:00"_s), {}}});
        const QByteArray caminho = "/consultas/" + feita.first().json().value(u"id"_s).toString().toLatin1();
        RespostaHttp semCorpo, comCorpo, vazio, semMotivo;
        std::atomic<bool> pronto = false;
        std::thread cliente([&] {
            ClienteBruto http(r->porta());
            http.usarToken(token(medico));
            comCorpo = http.put(caminho + "/confirmar", {{u"x"_s, 1}});
            semCorpo = http.pedir("PUT", caminho + "/confirmar");
            vazio = http.put(caminho + "/confirmar", {});
            semMotivo = http.put(caminho + "/cancelar", {});
            pronto = true;
        });
        const bool terminou = QTest::qWaitFor([&] { return pronto.load(); }, 20'000);
        cliente.join();
        QVERIFY(terminou);
        QVERIFY(comCorpo.status == 400 || comCorpo.status == 422);
        QCOMPARE(semCorpo.status, 200);
        QCOMPARE(vazio.codigo(), u"transicao_invalida"_s);
        QCOMPARE(semMotivo.status, 422);
    }

    void repetirComAMesmaChaveNaoMarcaDeNovo()
    {
        const auto corpo = Consultorio::pedido(medico, pacientes[5], u"2026-12-09T09:00:00-03:00"_s);
        QList<Pedido> pedidos;
        for (int i = 0; i < 20; ++i)
            pedidos.append({pacientes[5], corpo, "chave-unica-de-teste"});
        const auto respostas = todosJuntos(pedidos);
        QByteArray primeira;
        for (const auto &x : respostas) {
            QVERIFY(x.status == 201 || x.codigo() == u"em_andamento");
            if (x.status == 201) {
                QVERIFY(primeira.isEmpty() || x.corpo == primeira);
                primeira = x.corpo;
            }
        }
        QVERIFY(!primeira.isEmpty());
        const qint64 ms = em("2026-12-09T09:00:00-03:00").ms();
        QCOMPARE(r->consultorio.numero("SELECT COUNT(*) FROM consulta WHERE inicio = ?", {ms}), 1);
        const auto outro =
            todosJuntos({{pacientes[5], Consultorio::pedido(medico, pacientes[5], u"2026-12-09T10:00:00-03:00"_s),
                          "chave-unica-de-teste"}});
        QCOMPARE(outro.first().codigo(), u"chave_reutilizada"_s);
    }
};

QTEST_GUILESS_MAIN(ConcorrenciaTeste)
#include "concorrencia_teste.moc"
