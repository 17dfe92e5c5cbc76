// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of random requests, alone and many at once, each answered as the contract says. A failure names its seed:
// AGENDA_MODELO_SEMENTE repeats the draws, AGENDA_MODELO_PASSOS makes the run longer or shorter. Which of several
// requests comes first is the machine's to say, so a seed repeats what is asked, not always what is answered.
#include "clinicadomodelo.h"
#include "motorista.h"
#include "ordem.h"

#include <QtTest>

#include <random>
#include <thread>

using namespace modelo;
using namespace Qt::StringLiterals;

class ModeloTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oServidorRespondeComoOModelo();
    void nenhumaOrdemExplicaDoisNoMesmoHorario();
};

void ModeloTeste::oServidorRespondeComoOModelo()
{
    bool dada = false;
    const quint64 pedida = qEnvironmentVariable("AGENDA_MODELO_SEMENTE").toULongLong(&dada);
    const quint64 semente = dada ? pedida : std::random_device{}();
    const int passos = qEnvironmentVariableIntValue("AGENDA_MODELO_PASSOS");
    qInfo("AGENDA_MODELO_SEMENTE=%llu", semente);
    apoio::RecepcaoHttp recepcao;
    Modelo inicio = abrirClinica(recepcao.consultorio);
    const auto preparo = primeirasAgendas(inicio.mundo);
    Motorista motorista(recepcao, inicio, semente);
    std::optional<QString> falha;
    std::atomic<bool> pronto = false;
    std::thread thread([&] {
        falha = motorista.rodar(passos > 0 ? passos : 6000, preparo);
        pronto = true;
    });
    const bool acabou = QTest::qWaitFor([&] { return pronto.load(); }, 3600'000);
    thread.join();
    const Contagem &c = motorista.contagem();
    qInfo("%d requests, %d batches, %d ended by the clock", c.requisicoes, c.lotes, c.vencidos);
    for (auto it = c.respostas.cbegin(); it != c.respostas.cend(); ++it)
        qDebug("%6d %s", it.value(), qPrintable(it.key()));
    for (auto it = c.situacoes.cbegin(); it != c.situacoes.cend(); ++it)
        qDebug("%6d %s", it.value(), qPrintable(it.key()));
    QVERIFY(acabou);
    if (falha)
        qWarning("%s", qPrintable(*falha));
    QVERIFY2(!falha, qPrintable(u"AGENDA_MODELO_SEMENTE=%1, see above"_s.arg(semente)));
}

void ModeloTeste::nenhumaOrdemExplicaDoisNoMesmoHorario()
{
    apoio::Consultorio consultorio;
    Modelo modelo = abrirClinica(consultorio);
    for (const Passo &p : primeirasAgendas(modelo.mundo))
        QCOMPARE(modelo.executar(p, {}).resposta.status, 200);
    const auto marcar = [&](const QString &id, int qual) {
        Passo p;
        QStringList pacientes;
        for (const Pessoa &pessoa : std::as_const(modelo.mundo.pessoas)) {
            if (pessoa.papel == Papel::Medico && p.medico.isEmpty())
                p.medico = p.quem = pessoa.id;
            if (pessoa.papel == Papel::Paciente)
                pacientes << pessoa.id;
        }
        p.paciente = pacientes.at(qual);
        p.inicio = modelo.mundo.agora + 120 * minutoMs;
        Modelo copia = modelo;
        Ids ids;
        ids.novos << id;
        return Observado{p, copia.executar(p, ids).resposta};
    };
    const auto sempre = [](const Explicacao &) { return true; };
    const Observado um = marcar(u"a"_s, 0), outro = marcar(u"b"_s, 1);
    QCOMPARE(um.resposta.status, 201);
    QVERIFY(explicar(modelo, {um}, {}, sempre));
    QVERIFY(!explicar(modelo, {um, outro}, {}, sempre)); // each right alone
    Modelo depois = modelo;
    Ids ids;
    ids.novos << u"a"_s;
    (void)depois.executar(um.passo, ids);
    const Observado recusado{outro.passo, depois.executar(outro.passo, {}).resposta};
    QCOMPARE(recusado.resposta.codigo, u"horario_ocupado"_s);
    QVERIFY(explicar(modelo, {recusado, um}, {}, sempre)); // in the other order
    QVERIFY(!explicar(modelo, {recusado}, {}, sempre));
}

QTEST_GUILESS_MAIN(ModeloTeste)
#include "modelo_teste.moc"
