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

// Rules change while others book: who got the time is an orphan, who came later is refused, and nobody is in between.
class RegrasConcorrentesTeste : public QObject
{
    Q_OBJECT

    static constexpr int clientes = 12, rodadas = 8;
    std::unique_ptr<RecepcaoHttp> r;
    nucleo::Identidade medico;
    QList<nucleo::Identidade> pacientes;
    QString centro;

    struct Mudanca {
        nucleo::Metodo metodo;
        QByteArray alvo;
        QJsonObject corpo;
    };

    // One changes the rules, the others book the day's times; gives the answers to the bookings.
    QList<RespostaHttp> juntos(const Mudanca &mudanca, const QString &dia, int *statusDaMudanca)
    {
        QList<RespostaHttp> respostas(clientes);
        RespostaHttp *saida = respostas.data();
        std::barrier largada(clientes + 1);
        std::atomic<int> prontos = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < clientes; ++i)
            threads.emplace_back([&, i] {
                ClienteBruto cliente(r->porta());
                cliente.usarToken(token(pacientes[i]));
                (void)cliente.get("/unidades");
                largada.arrive_and_wait();
                const QString inicio = dia + u"T%1:00:00-03:00"_s.arg(8 + i % 10, 2, 10, QLatin1Char('0'));
                saida[i] = cliente.post("/consultas", Consultorio::pedido(medico, pacientes[i], inicio));
                ++prontos;
            });
        threads.emplace_back([&] {
            ClienteBruto cliente(r->porta());
            cliente.usarToken(token(r->consultorio.admin));
            (void)cliente.get("/unidades");
            largada.arrive_and_wait();
            const auto resposta = mudanca.metodo == nucleo::Metodo::Put ? cliente.put(mudanca.alvo, mudanca.corpo)
                                                                        : cliente.post(mudanca.alvo, mudanca.corpo);
            *statusDaMudanca = resposta.status;
            ++prontos;
        });
        const bool todos = QTest::qWaitFor([&] { return prontos == clientes + 1; }, 60'000);
        for (std::thread &t : threads)
            t.join();
        return todos ? respostas : QList<RespostaHttp>();
    }

    void conferir(const QList<RespostaHttp> &respostas)
    {
        QCOMPARE(respostas.size(), clientes);
        int marcadas = 0;
        for (const auto &resposta : respostas) {
            QVERIFY2(resposta.status == 201 || resposta.codigo() == u"fora_da_agenda"_s ||
                         resposta.codigo() == u"horario_ocupado"_s,
                     resposta.corpo.constData());
            if (resposta.status != 201)
                continue;
            ++marcadas;
            const auto agora = r->consultorio.get("/consultas/" + resposta.json()[u"id"].toString().toLatin1(),
                                                  r->consultorio.recepcao);
            QVERIFY2(agora.json()[u"orfa"].toBool(), agora.corpo.constData());
        }
        m_marcadas += marcadas;
    }
    int m_marcadas = 0;

private Q_SLOTS:
    void init()
    {
        r = std::make_unique<RecepcaoHttp>();
        m_marcadas = 0;
        medico = r->consultorio.conta(Perfil::Medico, u"Dra. Helena"_s);
        centro = r->consultorio.unidade();
        QVERIFY(r->consultorio.agenda(medico, centro));
        pacientes.clear();
        for (int i = 0; i < clientes; ++i)
            pacientes << r->consultorio.conta(Perfil::Paciente, u"Paciente %1"_s.arg(i));
    }
    void cleanup() { r.reset(); }

    void feriadoNovo()
    {
        for (int rodada = 0; rodada < rodadas; ++rodada) {
            const QString dia = QDate(2027, 3, 1).addDays(rodada).toString(Qt::ISODate);
            int status = 0;
            const auto respostas = juntos({nucleo::Metodo::Post,
                                           "/feriados",
                                           {{u"unidadeId"_s, centro},
                                            {u"data"_s, dia},
                                            {u"nome"_s, u"Municipal"_s},
                                            {u"ambito"_s, u"municipal"_s}}},
                                          dia, &status);
            QCOMPARE(status, 201);
            conferir(respostas);
        }
        QVERIFY2(m_marcadas > 0, "no booking came first in any round: the test says nothing");
    }

    void horarioNovoDaUnidade()
    {
        for (int rodada = 0; rodada < rodadas; ++rodada) {
            const QString dia = QDate(2027, 3, 1).addDays(rodada).toString(Qt::ISODate);
            const QByteArray alvo = "/unidades/" + centro.toLatin1();
            const QJsonObject aberta{{u"nome"_s, u"Centro"_s}, {u"fuso"_s, u"America/Sao_Paulo"_s}};
            QCOMPARE(r->consultorio.put(alvo, r->consultorio.admin, aberta).status, 200);
            QJsonObject fechada = aberta;
            fechada.insert(
                u"funcionamento"_s,
                QJsonArray{QJsonObject{{u"diaSemana"_s, 7}, {u"inicio"_s, u"06:00"_s}, {u"fim"_s, u"06:30"_s}}});
            int status = 0;
            const auto respostas = juntos({nucleo::Metodo::Put, alvo, fechada}, dia, &status);
            QCOMPARE(status, 200);
            conferir(respostas);
        }
        QVERIFY2(m_marcadas > 0, "no booking came first in any round: the test says nothing");
    }
};

QTEST_GUILESS_MAIN(RegrasConcorrentesTeste)
#include "regrasconcorrentes_teste.moc"
