// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::Perfil;

// GET /horarios: the next free times over all doctors.
class HorariosDaClinicaTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    QList<nucleo::Identidade> medicos;
    nucleo::Identidade paciente;
    QString centro;

    // "HH:MM n": the start and the doctor's number, in the order of the answer.
    QStringList achados(const QByteArray &consulta)
    {
        const auto r = c->get("/horarios?" + consulta);
        if (r.status != 200)
            return {r.codigo};
        return deItens(r);
    }
    QStringList deItens(const RespostaDoCaso &r)
    {
        QStringList saida;
        for (const auto &item : r.itens())
            for (int i = 0; i < medicos.size(); ++i)
                if (item[u"medicoId"].toString() == medicos[i].usuario.texto())
                    saida << item[u"inicio"].toString().mid(8, 8) + u' ' + QString::number(i);
        return saida;
    }
    QStringList porPaginas(const QByteArray &consulta, const std::function<void()> &entre = {})
    {
        QStringList todos;
        QByteArray cursor;
        do {
            const auto r = c->get("/horarios?" + consulta + (cursor.isEmpty() ? cursor : "&cursor=" + cursor));
            todos += deItens(r);
            cursor = r.json()[u"proximo"].toString().toLatin1();
            if (entre)
                entre();
        } while (!cursor.isEmpty() && todos.size() < 5000);
        return todos;
    }
    // Known to this module by the event of their account.
    nucleo::Identidade medico(const QString &nome)
    {
        const auto m = c->conta(Perfil::Medico, nome);
        if (!c->receber({{u"id"_s, m.usuario.texto()},
                         {u"perfil"_s, u"medico"_s},
                         {u"nome"_s, nome},
                         {u"situacao"_s, u"ativo"_s},
                         {u"atualizadoEm"_s, u"2026-12-01T08:00:00-03:00"_s}}))
            return {};
        return m;
    }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        centro = c->unidade();
        medicos.clear();
        for (int i = 0; i < 3; ++i) {
            medicos << medico(u"Dr. %1"_s.arg(i));
            QVERIFY(c->agenda(medicos.last(), centro, u"08:00"_s, u"10:00"_s));
        }
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
    }

    void osMaisProximosPrimeiroComNome()
    {
        const auto r = c->get("/horarios?limite=7");
        QCOMPARE(r.status, 200);
        QCOMPARE(r.itens().size(), 7);
        QCOMPARE(r.itens()[0][u"inicio"].toString(), u"2026-12-01T08:00:00-03:00"_s); // now
        QCOMPARE(r.itens()[2][u"inicio"].toString(), u"2026-12-01T08:00:00-03:00"_s);
        QCOMPARE(r.itens()[3][u"inicio"].toString(), u"2026-12-01T08:30:00-03:00"_s);
        QCOMPARE(r.itens()[6][u"inicio"].toString(), u"2026-12-01T09:00:00-03:00"_s);
        QVERIFY(r.itens()[0][u"medicoNome"].toString().startsWith(u"Dr. "_s));
        QCOMPARE(r.itens()[0][u"unidadeId"].toString(), centro);
        QVERIFY(!r.json()[u"proximo"].isNull());
    }

    void oQueAlguemTomouNaoVem()
    {
        QCOMPARE(c->post("/consultas", c->recepcao,
                         Consultorio::pedido(medicos[1], paciente, u"2026-12-01T08:30:00-03:00"_s))
                     .status,
                 201);
        const auto todos = achados("de=2026-12-01&ate=2026-12-02&limite=100");
        QCOMPARE(todos.size(), 11);
        QVERIFY(!todos.contains(u"01T08:30 1"_s));
        QVERIFY(todos.contains(u"01T08:30 0"_s));
    }

    // Over many times each of three doctors free at the same time comes first about as often as the others.
    void justoEntreMedicosLivresNaMesmaHora()
    {
        const auto todos = porPaginas("de=2026-12-01&ate=2027-01-30&limite=100");
        QCOMPARE(todos.size(), 3 * 4 * (60 - 2)); // two holidays
        QMap<QString, QStringList> porHora;
        for (const QString &achado : todos)
            porHora[achado.left(8)] << achado.mid(9);
        QHash<QString, int> primeiros;
        for (qsizetype i = 0; i < todos.size(); i += 3) {
            QStringList deles{todos[i].mid(9), todos[i + 1].mid(9), todos[i + 2].mid(9)};
            ++primeiros[deles.first()];
            deles.sort();
            QCOMPARE(deles, (QStringList{u"0"_s, u"1"_s, u"2"_s}));
        }
        for (const int vezes : std::as_const(primeiros))
            QVERIFY2(vezes > 45, qPrintable(QString::number(vezes))); // of 232, 77 each by chance
        QCOMPARE(primeiros.size(), 3);
    }

    void paginasDeQualquerTamanhoSaoAMesmaLista()
    {
        const auto todos = porPaginas("de=2026-12-01&ate=2026-12-12&limite=100");
        QCOMPARE(todos.size(), 3 * 4 * 11);
        QCOMPARE(porPaginas("de=2026-12-01&ate=2026-12-12&limite=7"), todos);
        QCOMPARE(porPaginas("de=2026-12-01&ate=2026-12-12&limite=1"), todos);
        // Taken while someone turns the pages: nothing comes twice, nothing else goes missing.
        int vez = 0;
        auto comMudanca = porPaginas("de=2026-12-01&ate=2026-12-12&limite=5", [&] {
            if (++vez == 2)
                QCOMPARE(c->post("/consultas", c->recepcao,
                                 Consultorio::pedido(medicos[0], paciente, u"2026-12-11T09:30:00-03:00"_s))
                             .status,
                         201);
        });
        auto esperado = todos;
        esperado.removeOne(u"11T09:30 0"_s);
        QCOMPARE(comMudanca, esperado);
        QCOMPARE(c->get("/horarios?cursor=nada").codigo, u"cursor_invalido"_s);
    }

    void filtros()
    {
        const QString sul = c->unidade(u"Sul"_s, u"America/Manaus"_s);
        QVERIFY(c->agenda(medicos[2], sul, u"11:00"_s, u"19:00"_s, 60));
        c->pessoas.marcar(medicos[2], u"Cardiologia"_s);
        c->pessoas.marcar(medicos[1], u"Unimed"_s);
        QCOMPARE(achados("especialidade=Cardiologia&de=2026-12-02&ate=2026-12-03&limite=3"),
                 (QStringList{u"02T08:00 2"_s, u"02T08:30 2"_s, u"02T09:00 2"_s}));
        QCOMPARE(achados("convenio=Unimed&de=2026-12-02&ate=2026-12-03&limite=1"), QStringList{u"02T08:00 1"_s});
        QVERIFY(achados("especialidade=Nada").isEmpty());
        const QByteArray noSul = "unidadeId=" + sul.toLatin1() + "&de=2026-12-02&ate=2026-12-03";
        QCOMPARE(achados(noSul).size(), 8);
        // By the clocks of the unit.
        QCOMPARE(achados(noSul + "&periodo=manha"), QStringList{u"02T11:00 2"_s});
        QCOMPARE(achados(noSul + "&periodo=noite"), QStringList{u"02T18:00 2"_s});
        QCOMPARE(achados(noSul + "&periodo=tarde").size(), 6);
        QCOMPARE(achados(noSul + "&periodo=manha,noite").size(), 2);
    }

    void erros()
    {
        QCOMPARE(c->get("/horarios?periodo=madrugada").status, 422);
        QCOMPARE(c->get("/horarios?de=2026-12-01&ate=2027-12-01").status, 422);
        QCOMPARE(c->get("/horarios?de=2026-12-05&ate=2026-12-01").status, 422);
        QCOMPARE(c->get("/horarios?limite=0").status, 422);
        QCOMPARE(c->get("/horarios?unidadeId=7").status, 422);
        c->pessoas.cair(true);
        QCOMPARE(c->get("/horarios").status, 503);
    }

    void bloqueadoNaoAparece()
    {
        QVERIFY(c->receber({{u"id"_s, medicos[0].usuario.texto()},
                            {u"perfil"_s, u"medico"_s},
                            {u"nome"_s, u"Dr. 0"_s},
                            {u"situacao"_s, u"bloqueado"_s},
                            {u"atualizadoEm"_s, u"2026-12-01T09:00:00-03:00"_s}}));
        QCOMPARE(achados("de=2026-12-02&ate=2026-12-03&limite=100").size(), 8);
    }
};

QTEST_GUILESS_MAIN(HorariosDaClinicaTeste)
#include "horariosdaclinica_teste.moc"
