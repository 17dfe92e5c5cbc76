// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filadeespera.h"

#include <nucleo/eventos/despachante.h>

#include <QtTest>

#include <thread>

using namespace apoio;
using namespace Qt::StringLiterals;

// The waiting list with many at once, and with the module's own threads.
class CorridasDeEsperaTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<FilaDeEspera> f;
    nucleo::Identidade ana, bia;
    RespostaDoCaso a, b;
    const QString hora = u"2026-12-02T14:00:00-03:00"_s;

    // Ana is first and has the offer.
    void preparar()
    {
        init();
        ana = f->paciente(u"Ana"_s);
        bia = f->paciente(u"Bia"_s);
        a = f->esperar(ana);
        b = f->esperar(bia);
        QVERIFY(f->cancelar(f->ocupar(hora)));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(a), hora);
    }

private Q_SLOTS:
    void init() { f = std::make_unique<FilaDeEspera>(); }

    void muitosDeUmaVezEmRodadas()
    {
        for (int i = 0; i < 110; ++i)
            QCOMPARE(f->esperar(f->paciente(u"P%1"_s.arg(i))).status, 201);
        const QByteArray caminho = "/medicos/" + id(f->medico) + "/bloqueios";
        const auto bloqueio =
            f->c.post(caminho, f->c.recepcao,
                      {{u"inicio"_s, u"2026-12-02T00:00:00-03:00"_s}, {u"fim"_s, u"2026-12-16T00:00:00-03:00"_s}});
        QCOMPARE(f->c.pedir(nucleo::Metodo::Delete, bloqueio.local, f->c.recepcao).status, 204);
        QCOMPARE(f->andar(), 100);
        QCOMPARE(f->andar(), 10);
        QCOMPARE(f->andar(), 0);
        QCOMPARE(f->c.numero("SELECT COUNT(*) FROM vaga WHERE situacao = 'aberta'"), 110);
        QCOMPARE(f->c.numero("SELECT COUNT(*) FROM liberado"), 0);
    }

    // Takers, decliners, leavers, sweepers and distributors at once: one outcome, and the tables agree on it.
    void tudoAoMesmoTempo()
    {
        for (int rodada = 0; rodada < 6; ++rodada) {
            preparar();
            f->c.relogio.avancarMinutos(29);
            std::vector<std::thread> fios;
            std::atomic<int> aceitas = 0;
            for (int i = 0; i < 2; ++i) {
                fios.emplace_back([&] { aceitas += f->aceitar(a, ana).status == 201; });
                fios.emplace_back([&] { aceitas += f->aceitar(b, bia).status == 201; });
                fios.emplace_back([&, i] {
                    f->c.relogio.avancarMs(i * 60'000);
                    (void)f->varrer();
                });
            }
            if (rodada % 2)
                fios.emplace_back([&] { (void)f->recusar(a, ana); });
            if (rodada % 3 == 2)
                fios.emplace_back([&] { (void)f->sair(a, ana); });
            for (std::thread &fio : fios)
                fio.join();
            QVERIFY(aceitas <= 1);
            QCOMPARE(f->c.numero("SELECT COUNT(*) FROM consulta WHERE situacao = 'solicitada'"), aceitas);
            QCOMPARE(f->c.numero("SELECT COUNT(*) FROM espera WHERE situacao = 'atendida'"), aceitas);
            QCOMPARE(f->c.numero("SELECT COUNT(*) FROM vaga WHERE situacao = 'aceita'"), aceitas);
            QCOMPARE(f->c.numero("SELECT COUNT(*) FROM vaga v WHERE v.situacao = 'aberta' AND NOT EXISTS "
                                 "(SELECT 1 FROM reserva r WHERE r.id = v.id)"),
                     0);
            QCOMPARE(f->c.numero("SELECT COUNT(*) FROM ocupacao WHERE papel = 'medico'"),
                     f->c.numero("SELECT COUNT(*) FROM reserva") + aceitas);
            const int oferecidas = f->andar();
            QVERIFY(oferecidas >= 0);
            QCOMPARE(f->c.numero("SELECT COUNT(*) FROM espera WHERE situacao = 'oferecida'"),
                     f->c.numero("SELECT COUNT(*) FROM vaga WHERE situacao = 'aberta'"));
        }
    }

    // On its own: the dispatcher and the module's threads.
    void peloDespachante()
    {
        preparar();
        QCOMPARE(f->sair(a, ana).status, 204);
        f->c.relogio.ajustar(em("2026-12-01T09:00:00-03:00"));
        QVERIFY(f->c.modulo->iniciar());
        nucleo::Despachante despachante(f->c.registro);
        despachante.observar(f->c.modulo->banco());
        for (const auto &assinatura : f->c.modulo->assinaturas())
            despachante.assinar(assinatura);
        QVERIFY(despachante.iniciar());
        QTRY_COMPARE_WITH_TIMEOUT(f->oferecido(b), hora, 10'000); // what Ana left
        QCOMPARE(f->recusar(b, bia).status, 200);
        const QString outra = u"2026-12-03T10:00:00-03:00"_s;
        QVERIFY(f->cancelar(f->ocupar(outra)));
        QTRY_COMPARE_WITH_TIMEOUT(f->oferecido(b), outra, 10'000);
        QVERIFY(f->c.modulo->saude());
        despachante.parar();
    }
};

QTEST_GUILESS_MAIN(CorridasDeEsperaTeste)
#include "corridasdeespera_teste.moc"
