// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many clients at once for the same times, 50 rounds of each race: as many winners as there can be, and every loser
// told why. Each race has a doctor of its own.
#include "corridas.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace falhas;
using apoio::RespostaHttp;

namespace {

enum Medico { MesmoHorario, Cruzados, Serie, Encaixes, Chave, DoPaciente, ultimo = DoPaciente + 9 };

// Each race has days of its own too: the patients are the same in all.
constexpr int diasDosCruzados = 10, diasDaSerie = 70, diasDosEncaixes = 110, diasDaChave = 170, diasDoPaciente = 180;

struct Intervalo {
    QDateTime inicio, fim;
    [[nodiscard]] bool toca(const Intervalo &outro) const { return inicio < outro.fim && outro.inicio < fim; }
};

Intervalo pedidoEm(const Pedido &pedido)
{
    const auto inicio = QDateTime::fromString(pedido.corpo[u"inicio"].toString(), Qt::ISODate);
    return {inicio, inicio.addSecs(pedido.corpo[u"duracaoMin"].toInt() * 60)};
}

} // namespace

class CorridasDeMarcacaoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m.abrir(ultimo + 1, Corridas::pacientes), m.servidor.registro().right(2000).constData());
    }
    void init() { QVERIFY(m.entrar()); }
    void duzentosPeloMesmoHorario();
    void duzentosPorHorariosQueSeCruzam();
    void seriesContraMarcacoes();
    void umPacienteComMuitosMedicos();
    void vinteVezesAMesmaChave();
    void encaixesAteOLimite();
    void cleanup()
    {
        QCOMPARE(m.quebradas(), QString());
        QCOMPARE(m.impasses(), 0);
    }
    void cleanupTestCase() { QCOMPARE(m.servidor.parar(), 0); }

private:
    Corridas m;
};

void CorridasDeMarcacaoTeste::duzentosPeloMesmoHorario()
{
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        QList<Pedido> pedidos;
        for (int i = 0; i < Corridas::pacientes; ++i)
            pedidos << m.marcar(MesmoHorario, i, m.hora(rodada));
        const auto respostas = m.correr(pedidos);
        QCOMPARE(Corridas::estranhas(respostas, {u"horario_ocupado"_s}), QString());
        QCOMPARE(Corridas::certas(respostas), 1);
    }
    QCOMPARE(m.contar(u"SELECT COUNT(*) FROM consulta"_s), Corridas::rodadas);
}

// Nothing overlaps, and nobody is refused a time that is free at the end.
void CorridasDeMarcacaoTeste::duzentosPorHorariosQueSeCruzam()
{
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        QList<Pedido> pedidos;
        for (int i = 0; i < Corridas::pacientes; ++i)
            pedidos << m.marcar(Cruzados, i, m.hora(0, diasDosCruzados + rodada, i % 40 * 5),
                                {{u"duracaoMin"_s, 20 + i % 5 * 10}});
        const auto respostas = m.correr(pedidos);
        QCOMPARE(Corridas::estranhas(respostas, {u"horario_ocupado"_s}), QString());
        QList<Intervalo> marcados;
        for (int i = 0; i < Corridas::pacientes; ++i) {
            if (respostas[i].certa())
                marcados << pedidoEm(pedidos[i]);
        }
        for (const Pedido &pedido : std::as_const(pedidos)) {
            const auto quantos = std::count_if(marcados.begin(), marcados.end(),
                                               [&](const Intervalo &x) { return x.toca(pedidoEm(pedido)); });
            QVERIFY(quantos >= 1);
        }
        for (const Intervalo &um : std::as_const(marcados))
            QCOMPARE(std::count_if(marcados.begin(), marcados.end(), [&](const Intervalo &x) { return x.toca(um); }),
                     1);
    }
}

// Five days each; whole or not at all, with every date in the way. In the end each day that is no holiday has someone.
void CorridasDeMarcacaoTeste::seriesContraMarcacoes()
{
    constexpr int series = 5, dias = 5;
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        const QString primeira = m.hora(rodada % 10, diasDaSerie + rodada / 10 * dias);
        QList<Pedido> pedidos;
        for (int i = 0; i < series; ++i) {
            pedidos << m.marcar(Serie, i, primeira,
                                {{u"repeticao"_s, QJsonObject{{u"aCadaDias"_s, 1}, {u"vezes"_s, dias}}}});
            pedidos.last().caminho = "/consultas/series";
        }
        for (int i = 0; i < 2 * dias; ++i) {
            const auto dia = QDateTime::fromString(primeira, Qt::ISODate).addDays(i % dias);
            pedidos << m.marcar(Serie, series + i, dia.toString(Qt::ISODate));
        }
        const auto respostas = m.correr(pedidos);
        QCOMPARE(Corridas::estranhas(respostas, {u"horario_ocupado"_s, u"fora_da_agenda"_s}), QString());
        int inteiras = 0;
        for (int i = 0; i < series; ++i) {
            if (respostas[i].certa())
                QCOMPARE(respostas[i].json().value(u"itens"_s).toArray().size(), dias);
            else
                QVERIFY(!respostas[i].json().value(u"conflitos"_s).toArray().isEmpty());
            inteiras += respostas[i].certa();
        }
        QVERIFY(inteiras <= 1);
        const auto avulsas = respostas.mid(series);
        const auto fechados = std::count_if(avulsas.begin(), avulsas.begin() + dias,
                                            [](const auto &r) { return r.codigo() == u"fora_da_agenda"; });
        QCOMPARE(Corridas::certas(avulsas), inteiras ? 0 : dias - int(fechados));
    }
    QCOMPARE(m.contar(u"SELECT COUNT(*) FROM (SELECT serie_id FROM consulta WHERE serie_id IS NOT NULL "
                      "GROUP BY serie_id HAVING COUNT(*) <> %1) AS x"_s.arg(dias)),
             0);
}

void CorridasDeMarcacaoTeste::umPacienteComMuitosMedicos()
{
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        QList<Pedido> pedidos;
        for (int i = 0; i < 20; ++i)
            pedidos << m.marcar(DoPaciente + i % 10, rodada, m.hora(rodada, diasDoPaciente, i % 3 * 10));
        const auto respostas = m.correr(pedidos);
        QCOMPARE(Corridas::certas(respostas), 1);
        QCOMPARE(Corridas::estranhas(respostas, {u"paciente_ocupado"_s, u"horario_ocupado"_s}), QString());
        // Only the winner's doctor is taken.
        const auto doMedico = std::count_if(respostas.begin(), respostas.end(),
                                            [](const auto &r) { return r.codigo() == u"horario_ocupado"; });
        QVERIFY(doMedico <= 1);
    }
}

void CorridasDeMarcacaoTeste::vinteVezesAMesmaChave()
{
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        Pedido pedido = m.marcar(Chave, 100 + rodada, m.hora(rodada, diasDaChave));
        pedido.cabecalhos = {{"Idempotency-Key", "corrida-" + QByteArray::number(rodada)}};
        auto respostas = m.correr(QList<Pedido>(20, pedido));
        respostas << m.pedir(pedido); // and once afterwards
        QCOMPARE(Corridas::estranhas(respostas, {u"em_andamento"_s}), QString());
        QCOMPARE(respostas.last().status, 201);
        for (const RespostaHttp &r : std::as_const(respostas)) {
            if (r.certa())
                QCOMPARE(r.corpo, respostas.last().corpo);
        }
    }
    QCOMPARE(m.contar(u"SELECT COUNT(*) FROM consulta WHERE medico_id = '%1'"_s.arg(m.medicos[Chave])),
             Corridas::rodadas);
}

void CorridasDeMarcacaoTeste::encaixesAteOLimite()
{
    constexpr int limite = 2; // a new doctor's
    const QJsonObject encaixe{{u"encaixe"_s, true}, {u"motivoEncaixe"_s, u"urgente"_s}};
    for (int rodada = 0; rodada < Corridas::rodadas; ++rodada) {
        QList<Pedido> pedidos;
        for (int i = 0; i < 20; ++i)
            pedidos << m.marcar(Encaixes, 20 + i, m.hora(i % 4, diasDosEncaixes + rodada), encaixe);
        const auto respostas = m.correr(pedidos);
        QCOMPARE(Corridas::certas(respostas), limite);
        QCOMPARE(Corridas::estranhas(respostas, {u"encaixe_no_limite"_s}), QString());
    }
}

QTEST_GUILESS_MAIN(CorridasDeMarcacaoTeste)
#include "corridas_de_marcacao_teste.moc"
