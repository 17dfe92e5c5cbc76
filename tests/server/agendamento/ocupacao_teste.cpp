// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;

// The database itself refuses a double booking, whoever writes to it.
class OcupacaoTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;

    static QUuid quem(const char *letra)
    {
        return QUuid::fromString(u"00000000-0000-7000-8000-00000000000"_s + QLatin1String(letra));
    }
    nucleo::Resultado<void> inserir(const char *papel, const char *recurso, qint64 inicio, qint64 fim)
    {
        return c->modulo->banco().escreverEEsperar(
            c->contexto(), [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
                AGENDA_TENTAR(tx.executar("INSERT INTO ocupacao (papel, recurso, inicio, fim, consulta_id) "
                                          "VALUES (?, ?, ?, ?, ?)",
                                          {QLatin1String(papel), quem(recurso), inicio, fim, quem("f")}));
                return {};
            });
    }
    nucleo::Resultado<void> mover(qint64 de, qint64 inicio, qint64 fim)
    {
        return c->modulo->banco().escreverEEsperar(
            c->contexto(), [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
                AGENDA_TENTAR(
                    tx.executar("UPDATE ocupacao SET inicio = ?, fim = ? WHERE inicio = ?", {inicio, fim, de}));
                return {};
            });
    }
    static constexpr qint64 h = 3'600'000;

private Q_SLOTS:
    void init() { c = std::make_unique<Consultorio>(); }

    void sobreposicao_data()
    {
        QTest::addColumn<qint64>("inicio");
        QTest::addColumn<qint64>("fim");
        QTest::addColumn<bool>("aceita");
        QTest::newRow("o mesmo") << 100 * h << 102 * h << false;
        QTest::newRow("dentro") << 100 * h + 1 << 101 * h << false;
        QTest::newRow("por fora") << 99 * h << 103 * h << false;
        QTest::newRow("um milissegundo no começo") << 99 * h << 100 * h + 1 << false;
        QTest::newRow("um milissegundo no fim") << 102 * h - 1 << 103 * h << false;
        QTest::newRow("encostada antes") << 99 * h << 100 * h << true;
        QTest::newRow("encostada depois") << 102 * h << 103 * h << true;
        QTest::newRow("o dia inteiro em volta") << 90 * h << 114 * h << false;
        QTest::newRow("longe") << 500 * h << 501 * h << true;
    }
    void sobreposicao()
    {
        QFETCH(qint64, inicio);
        QFETCH(qint64, fim);
        QFETCH(bool, aceita);
        QVERIFY(inserir("medico", "a", 100 * h, 102 * h).has_value());
        const auto r = inserir("medico", "a", inicio, fim);
        QCOMPARE(r.has_value(), aceita);
        if (!aceita)
            QCOMPARE(r.error().codigo, dominio::Codigo::HorarioOcupado);
        QVERIFY(inserir("medico", "b", 100 * h, 102 * h).has_value());   // another doctor
        QVERIFY(inserir("paciente", "a", 100 * h, 102 * h).has_value()); // another role
        const auto p = inserir("paciente", "a", inicio, fim);
        QCOMPARE(p.has_value(), aceita);
        if (!aceita)
            QCOMPARE(p.error().codigo, dominio::Codigo::PacienteOcupado);
    }

    void maisDeUmDiaNaoCabe()
    {
        QVERIFY(inserir("medico", "a", 0, 24 * h).has_value());
        QVERIFY(!inserir("medico", "a", 100 * h, 124 * h + 1).has_value());
        QVERIFY(!inserir("medico", "a", 200 * h, 200 * h).has_value());
        QCOMPARE(inserir("medico", "a", 24 * h - 1, 25 * h).error().codigo, dominio::Codigo::HorarioOcupado);
        QVERIFY(inserir("medico", "a", 24 * h, 25 * h).has_value());
    }

    void moverTambemEhConferido()
    {
        QVERIFY(inserir("medico", "a", 10 * h, 11 * h).has_value());
        QVERIFY(inserir("medico", "a", 12 * h, 13 * h).has_value());
        QCOMPARE(mover(10 * h, 11 * h + 1, 12 * h + 1).error().codigo, dominio::Codigo::HorarioOcupado);
        QVERIFY(mover(10 * h, 10 * h, 12 * h).has_value()); // grows into the gap, over itself
        QCOMPARE(mover(10 * h, 10 * h, 12 * h + 1).error().codigo, dominio::Codigo::HorarioOcupado);
        QCOMPARE(c->numero("SELECT SUM(fim - inicio) FROM ocupacao"), 3 * h);
    }

    void osHorariosDeTodosNuncaSeCruzamDepoisDeMuitosPedidos()
    {
        const auto medico = c->conta(dominio::Perfil::Medico, u"Dra. Helena"_s);
        QVERIFY(c->agenda(medico, c->unidade()));
        QList<nucleo::Identidade> pacientes;
        for (int i = 0; i < 20; ++i)
            pacientes << c->conta(dominio::Perfil::Paciente, u"P%1"_s.arg(i));
        QRandomGenerator sorte(7);
        int marcadas = 0;
        for (int i = 0; i < 400; ++i) {
            const auto inicio =
                em("2026-12-02T08:00:00-03:00").maisMinutos(sorte.bounded(3) * 1440 + sorte.bounded(570));
            const auto r = c->post("/consultas", c->recepcao,
                                   Consultorio::pedido(medico, pacientes[sorte.bounded(20)], inicio.texto(),
                                                       {{u"duracaoMin"_s, sorte.bounded(5, 61)}}));
            QVERIFY(r.status == 201 || r.status == 409);
            marcadas += r.status == 201;
        }
        QVERIFY(marcadas > 30);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM consulta a JOIN consulta b ON a.id < b.id "
                           "AND a.inicio < b.fim AND b.inicio < a.fim"),
                 0);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao"), 2 * marcadas);
    }
};

QTEST_GUILESS_MAIN(OcupacaoTeste)
#include "ocupacao_teste.moc"
