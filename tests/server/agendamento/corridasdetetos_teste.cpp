// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One patient's account asks for more than its daily cap at the same moment, over real HTTP: exactly the cap passes.
#include "recepcaohttp.h"

#include <apoio/clientebruto.h>

#include <QtTest>

#include <algorithm>
#include <barrier>
#include <thread>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::Perfil;

namespace {

struct Pedido {
    QByteArray metodo, alvo;
    QJsonObject corpo;
};

int quantas(const QList<RespostaHttp> &respostas, int status)
{
    return int(std::count_if(respostas.begin(), respostas.end(), [=](const auto &r) { return r.status == status; }));
}

} // namespace

class CorridasDeTetosTeste : public QObject
{
    Q_OBJECT

    static constexpr qint64 dia = 24LL * 3600 * 1000;
    std::unique_ptr<RecepcaoHttp> r;
    nucleo::Identidade medico, paciente, outro;
    QString centro;

    void preparar(const agendamento::TetosPorDia &tetos = {})
    {
        agendamento::Ajustes ajustes;
        ajustes.tetos = tetos;
        r.reset();
        r = std::make_unique<RecepcaoHttp>(ajustes);
        medico = r->consultorio.conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = r->consultorio.conta(Perfil::Paciente, u"João"_s);
        outro = r->consultorio.conta(Perfil::Paciente, u"Bia"_s);
        centro = r->consultorio.unidade();
        QVERIFY(r->consultorio.agenda(medico, centro));
    }
    // The n-th half hour of the doctor's, 20 a day.
    static QString hora(int n)
    {
        const QDate data = QDate(2027, 3, 1).addDays(n / 20);
        return data.toString(Qt::ISODate) + u'T' + QTime(8, 0).addSecs(n % 20 * 1800).toString(u"HH:mm:ss"_s) +
               u"-03:00"_s;
    }
    Pedido marcar(int n, const nucleo::Identidade &para) const
    {
        return {"POST", "/consultas", Consultorio::pedido(medico, para, hora(n))};
    }
    Pedido reservar(int n) const
    {
        return {"POST", "/reservas", {{u"medicoId"_s, medico.usuario.texto()}, {u"inicio"_s, hora(n)}}};
    }
    // All start together, each on a connection of its own.
    QList<RespostaHttp> juntos(const nucleo::Identidade &quem, const QList<Pedido> &pedidos)
    {
        QList<RespostaHttp> respostas(pedidos.size());
        RespostaHttp *saida = respostas.data();
        std::barrier largada(pedidos.size());
        std::atomic<qsizetype> prontos = 0;
        std::vector<std::thread> threads;
        for (qsizetype i = 0; i < pedidos.size(); ++i)
            threads.emplace_back([&, i] {
                ClienteBruto cliente(r->porta(), 60'000);
                cliente.usarToken(token(quem));
                (void)cliente.get("/unidades");
                largada.arrive_and_wait();
                const Pedido &p = pedidos.at(i);
                saida[i] = cliente.pedir(p.metodo, p.alvo, QJsonDocument(p.corpo).toJson(QJsonDocument::Compact));
                ++prontos;
            });
        const bool todos = QTest::qWaitFor([&] { return prontos == pedidos.size(); }, 60'000);
        for (std::thread &t : threads)
            t.join();
        return todos ? respostas : QList<RespostaHttp>();
    }
    RespostaHttp um(const nucleo::Identidade &quem, const Pedido &p) { return juntos(quem, {p}).value(0); }

    void conferirRecusas(const QList<RespostaHttp> &respostas)
    {
        for (const RespostaHttp &resposta : respostas) {
            if (resposta.certa())
                continue;
            QVERIFY2(resposta.status == 429, resposta.corpo.constData());
            QCOMPARE(resposta.codigo(), u"muitas_requisicoes"_s);
            QCOMPARE(resposta.cabecalhos.value("retry-after"), "86400"); // this clock stands still
        }
    }

private Q_SLOTS:
    void cleanup() { r.reset(); }

    void oitentaMarcacoes()
    {
        preparar();
        QList<Pedido> pedidos;
        for (int i = 0; i < 80; ++i)
            pedidos << marcar(i, paciente);
        const auto respostas = juntos(paciente, pedidos);
        QCOMPARE(quantas(respostas, 201), 30);
        QCOMPARE(quantas(respostas, 429), 50);
        conferirRecusas(respostas);
        QCOMPARE(r->consultorio.numero("SELECT COUNT(*) FROM consulta"), 30);
        QCOMPARE(r->consultorio.numero("SELECT COUNT(*) FROM caixa_saida WHERE tipo LIKE 'consulta.%'"), 30);
        // Nobody else is concerned: another patient, and the desk for the same one.
        QCOMPARE(um(outro, marcar(100, outro)).status, 201);
        QCOMPARE(um(r->consultorio.recepcao, marcar(101, paciente)).status, 201);
        r->consultorio.relogio.avancarMs(dia - 1);
        QCOMPARE(um(paciente, marcar(102, paciente)).status, 429);
        r->consultorio.relogio.avancarMs(1);
        QCOMPARE(um(paciente, marcar(102, paciente)).status, 201);
    }

    void equipeNaoTemTeto()
    {
        preparar({3, 3, 3});
        QList<Pedido> pedidos;
        for (int i = 0; i < 60; ++i)
            pedidos << marcar(i, i % 2 ? paciente : outro);
        QCOMPARE(quantas(juntos(r->consultorio.recepcao, pedidos), 201), 60);
    }

    void sessentaRemarcacoes()
    {
        preparar();
        const auto ids = marcadas(60);
        QList<Pedido> pedidos;
        for (int i = 0; i < 60; ++i)
            pedidos << Pedido{"PUT", "/consultas/" + ids.at(i) + "/remarcar", {{u"inicio"_s, hora(100 + i)}}};
        const auto respostas = juntos(paciente, pedidos);
        QCOMPARE(quantas(respostas, 201), 10);
        QCOMPARE(quantas(respostas, 429), 50);
        conferirRecusas(respostas);
        QCOMPARE(r->consultorio.numero("SELECT COUNT(*) FROM consulta WHERE situacao = 'remarcada'"), 10);
        QCOMPARE(r->consultorio.numero("SELECT COUNT(*) FROM caixa_saida WHERE tipo = 'consulta.remarcada'"), 10);
        QList<QByteArray> presas; // those that could not be moved
        for (int i = 0; i < 60; ++i)
            if (!respostas.at(i).certa())
                presas << "/consultas/" + ids.at(i);
        // A booking is no change, and who cannot come may always say so.
        QCOMPARE(um(paciente, marcar(200, paciente)).status, 201);
        QCOMPARE(um(paciente, {"PUT", presas.at(0) + "/cancelar", {{u"motivo"_s, u"x"_s}}}).status, 200);
        QCOMPARE(um(paciente, {"PUT", presas.at(1) + "/resposta", {{u"resposta"_s, u"recusada"_s}}}).status, 200);
        const Pedido mover{"PUT", presas.at(2) + "/remarcar", {{u"inicio"_s, hora(201)}}};
        QCOMPARE(um(paciente, mover).status, 429);
        r->consultorio.relogio.avancarMs(dia);
        QCOMPARE(um(paciente, mover).status, 201);
    }

    void cancelarNaoTemTeto()
    {
        preparar({30, 1, 60});
        QList<Pedido> pedidos;
        for (const QByteArray &id : marcadas(60))
            pedidos << Pedido{"PUT", "/consultas/" + id + "/cancelar", {{u"motivo"_s, u"x"_s}}};
        QCOMPARE(quantas(juntos(paciente, pedidos), 200), 60);
        QCOMPARE(r->consultorio.numero("SELECT COUNT(*) FROM gasto"), 0);
    }

    void sessentaReservas()
    {
        preparar({30, 10, 2}); // below the three that one may have at a time
        QList<Pedido> pedidos;
        for (int i = 0; i < 60; ++i)
            pedidos << reservar(i);
        const auto respostas = juntos(paciente, pedidos);
        QCOMPARE(quantas(respostas, 201), 2);
        QCOMPARE(quantas(respostas, 429), 58);
        conferirRecusas(respostas);
        QCOMPARE(um(outro, reservar(100)).status, 201);
    }

    void reservasRecicladasContam()
    {
        preparar();
        for (int i = 0; i < 60; ++i) {
            const auto feita = um(paciente, reservar(i));
            QVERIFY2(feita.status == 201, feita.corpo.constData());
            QCOMPARE(um(paciente, {"DELETE", feita.cabecalhos.value("location"), {}}).status, 204);
        }
        QCOMPARE(r->consultorio.numero("SELECT COUNT(*) FROM reserva"), 0);
        const auto demais = um(paciente, reservar(60));
        QCOMPARE(demais.status, 429);
        conferirRecusas({demais});
        QCOMPARE(um(paciente, marcar(61, paciente)).status, 201); // booking without a hold goes on
    }

private:
    // By the desk, for the patient, at the first times.
    QList<QByteArray> marcadas(int n)
    {
        QList<Pedido> pedidos;
        for (int i = 0; i < n; ++i)
            pedidos << marcar(i, paciente);
        QList<QByteArray> ids;
        for (const auto &feita : juntos(r->consultorio.recepcao, pedidos))
            ids << feita.json().value(u"id"_s).toString().toLatin1();
        return ids;
    }
};

QTEST_GUILESS_MAIN(CorridasDeTetosTeste)
#include "corridasdetetos_teste.moc"
