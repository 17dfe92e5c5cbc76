// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many clients at once about the same appointment, two appointments for one time, or one held time; 50 rounds each.
#include "corridas.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace falhas;
using apoio::RespostaHttp;

namespace {

// Each race has patients of its own, from this number on.
constexpr int dosMoveis = 60, dasTrocas = 70, dasReservas = 80;

enum Medico { UmaConsulta, Moveis, Trocas, Reservas, ultimo = Reservas };

} // namespace

class CorridasDeMudancaTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m.abrir(ultimo + 1, 40), m.servidor.registro().right(2000).constData()); }
    void init() { QVERIFY(m.entrar(UmaConsulta + 1)); }
    void umaMudancaVenceComAVersaoVista();
    void semVersaoAsQueCouberamFormamUmaHistoria();
    void duasRemarcadasParaOMesmoHorario();
    void remarcacoesQueSeCruzam();
    void reservasContraMarcacoes();
    void umaReservaUsadaESolta();
    void cleanup()
    {
        QCOMPARE(m.quebradas(), QString());
        QCOMPARE(m.impasses(), 0);
    }
    void cleanupTestCase() { QCOMPARE(m.servidor.parar(), 0); }

private:
    [[nodiscard]] QString marcada(int medico, int paciente, const QString &inicio)
    {
        return idDe(m.pedir(m.marcar(medico, paciente, inicio)));
    }
    [[nodiscard]] QJsonObject ver(const QString &consulta)
    {
        return m.pedir({m.recepcao, "GET", "/consultas/" + consulta.toLatin1(), {}, {}}).json();
    }
    [[nodiscard]] QList<Pedido> todasAsMudancas(const QString &consulta, const QString &destino,
                                                const QByteArray &versao) const;
    Corridas m;
};

// Confirmed, refused, cancelled and moved at once, three times each.
QList<Pedido> CorridasDeMudancaTeste::todasAsMudancas(const QString &consulta, const QString &destino,
                                                      const QByteArray &versao) const
{
    const QJsonObject motivo{{u"motivo"_s, u"imprevisto"_s}};
    QList<Pedido> pedidos;
    for (int i = 0; i < 3; ++i) {
        pedidos << m.comoMedico(m.mudar(consulta, "confirmar"), UmaConsulta)
                << m.comoMedico(m.mudar(consulta, "recusar", motivo), UmaConsulta)
                << m.mudar(consulta, "cancelar", motivo) << m.mudar(consulta, "remarcar", {{u"inicio"_s, destino}});
    }
    for (Pedido &pedido : pedidos) {
        if (!versao.isEmpty())
            pedido.cabecalhos = {{"If-Match", versao}};
    }
    return pedidos;
}

void CorridasDeMudancaTeste::umaMudancaVenceComAVersaoVista()
{
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        const QString consulta = marcada(UmaConsulta, rodada, m.hora(rodada));
        QVERIFY(!consulta.isEmpty());
        const auto respostas = m.correr(todasAsMudancas(consulta, m.hora(rodada, 20), "\"1\""));
        QCOMPARE(Corridas::estranhas(respostas, {u"versao_desatualizada"_s, u"transicao_invalida"_s}), QString());
        QCOMPARE(Corridas::certas(respostas), 1);
        QCOMPARE(ver(consulta)[u"versao"].toInt(), 2);
    }
}

void CorridasDeMudancaTeste::semVersaoAsQueCouberamFormamUmaHistoria()
{
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        const QString consulta = marcada(UmaConsulta, rodada, m.hora(rodada, 30));
        const auto respostas = m.correr(todasAsMudancas(consulta, m.hora(rodada, 40), {}));
        // A client that gave no version is never told that it is out of date.
        QCOMPARE(Corridas::estranhas(respostas, {u"transicao_invalida"_s}), QString());
        const QJsonObject agora = ver(consulta);
        const int feitas = Corridas::certas(respostas);
        QVERIFY(feitas == 1 || feitas == 2); // perhaps confirmed first
        QCOMPARE(agora[u"versao"].toInt(), 1 + feitas);
        QCOMPARE(agora[u"historico"].toArray().size(), 1 + feitas);
        QVERIFY(agora[u"situacao"].toString() != u"confirmada" && agora[u"situacao"].toString() != u"solicitada");
    }
}

// Two appointments and two new ones for one free time; who wants the times that become free gets at most those.
void CorridasDeMudancaTeste::duasRemarcadasParaOMesmoHorario()
{
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        const QString de1 = m.hora(rodada), de2 = m.hora(rodada, 10), para = m.hora(rodada, 20);
        const QString um = marcada(Moveis, dosMoveis + 0, de1), dois = marcada(Moveis, dosMoveis + 1, de2);
        const QList<Pedido> pelo{m.mudar(um, "remarcar", {{u"inicio"_s, para}}),
                                 m.mudar(dois, "remarcar", {{u"inicio"_s, para}}),
                                 m.marcar(Moveis, dosMoveis + 2, para), m.marcar(Moveis, dosMoveis + 3, para)};
        const QList<Pedido> pelosLivres{m.marcar(Moveis, dosMoveis + 4, de1), m.marcar(Moveis, dosMoveis + 5, de2)};
        const auto respostas = m.correr(pelo + pelosLivres);
        QCOMPARE(Corridas::estranhas(respostas, {u"horario_ocupado"_s}), QString());
        QCOMPARE(Corridas::certas(respostas.mid(0, 4)), 1);
        QVERIFY(!respostas[4].certa() || respostas[0].certa());
        QVERIFY(!respostas[5].certa() || respostas[1].certa());
        QCOMPARE(ver(um)[u"situacao"].toString() == u"remarcada", respostas[0].certa());
        QCOMPARE(ver(dois)[u"situacao"].toString() == u"remarcada", respostas[1].certa());
    }
}

// Each to the other's time: neither is free before the other has left, so neither may.
void CorridasDeMudancaTeste::remarcacoesQueSeCruzam()
{
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        const QString la = m.hora(rodada), ca = m.hora(rodada, 10), fora = m.hora(rodada, 20);
        const QString um = marcada(Trocas, dasTrocas + 0, la), dois = marcada(Trocas, dasTrocas + 1, ca);
        QList<Pedido> pedidos;
        for (int i = 0; i < 4; ++i)
            pedidos << m.mudar(um, "remarcar", {{u"inicio"_s, ca}}) << m.mudar(dois, "remarcar", {{u"inicio"_s, la}});
        const auto cruzadas = m.correr(pedidos);
        QCOMPARE(Corridas::estranhas(cruzadas, {u"horario_ocupado"_s}), QString());
        QCOMPARE(Corridas::certas(cruzadas), 0);
        // With a way out for one, the other may follow, once.
        pedidos << m.mudar(um, "remarcar", {{u"inicio"_s, fora}}) << m.marcar(Trocas, dasTrocas + 2, la)
                << m.marcar(Trocas, dasTrocas + 3, fora);
        const auto comSaida = m.correr(pedidos);
        QCOMPARE(Corridas::estranhas(comSaida, {u"horario_ocupado"_s, u"transicao_invalida"_s}), QString());
        QCOMPARE(m.contar(u"SELECT COUNT(*) FROM consulta WHERE remarcada_de IN ('%1', '%2')"_s.arg(um, dois)),
                 Corridas::certas(comSaida.mid(0, 9)));
    }
}

void CorridasDeMudancaTeste::reservasContraMarcacoes()
{
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        QList<Pedido> pedidos;
        for (int i = 0; i < 20; ++i) {
            const QJsonObject corpo{{u"medicoId"_s, m.medicos[Reservas]}, {u"inicio"_s, m.hora(rodada)}};
            pedidos << m.marcar(Reservas, dasReservas + i, m.hora(rodada))
                    << Pedido{m.recepcao, "POST", "/reservas", corpo, {}};
        }
        const auto respostas = m.correr(pedidos);
        QCOMPARE(Corridas::estranhas(respostas, {u"horario_ocupado"_s}), QString());
        QCOMPARE(Corridas::certas(respostas), 1);
        for (const RespostaHttp &r : respostas) { // not more than an account may hold
            const QByteArray onde = r.cabecalhos.value("location");
            if (r.certa() && onde.startsWith("/reservas/"))
                QCOMPARE(m.pedir({m.recepcao, "DELETE", onde, {}, {}}).status, 204);
        }
    }
    QCOMPARE(m.contar(u"SELECT COUNT(*) FROM reserva"_s), 0);
}

// One hold, ten who book with it, five who give it back: one appointment, and the hold ends once.
void CorridasDeMudancaTeste::umaReservaUsadaESolta()
{
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        const QString hora = m.hora(rodada, 20);
        const auto reserva =
            m.pedir({m.recepcao, "POST", "/reservas", {{u"medicoId"_s, m.medicos[Reservas]}, {u"inicio"_s, hora}}, {}});
        QCOMPARE(reserva.status, 201);
        QList<Pedido> pedidos;
        for (int i = 0; i < 10; ++i)
            pedidos << m.marcar(Reservas, dasReservas + i, hora, {{u"reservaId"_s, idDe(reserva)}});
        for (int i = 0; i < 5; ++i)
            pedidos << Pedido{m.recepcao, "DELETE", reserva.cabecalhos.value("location"), {}, {}};
        const auto respostas = m.correr(pedidos);
        QCOMPARE(Corridas::estranhas(respostas, {u"horario_ocupado"_s, u"nao_encontrado"_s}), QString());
        QCOMPARE(Corridas::certas(respostas.mid(0, 10)), 1);
        QVERIFY(Corridas::certas(respostas.mid(10)) <= 1);
    }
    QCOMPARE(m.contar(u"SELECT COUNT(*) FROM reserva"_s), 0);
}

QTEST_GUILESS_MAIN(CorridasDeMudancaTeste)
#include "corridas_de_mudanca_teste.moc"
