// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many clients at once for one time: exactly one gets it.
#include <apoio/clinica.h>
#include <apoio/servidordeteste.h>

#include <QtTest>

#include <barrier>
#include <thread>

using namespace Qt::StringLiterals;
using apoio::ClienteBruto;
using apoio::Clinica;

class CorridaTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void duzentosPeloMesmoHorario();
    void cleanupTestCase() { QCOMPARE(m_servidor.parar(), 0); }

private:
    static constexpr int clientes = 200, rodadas = 20;
    apoio::ServidorDeTeste m_servidor;
    QString m_medico;
    QStringList m_pacientes, m_horarios;
};

void CorridaTeste::initTestCase()
{
    QVERIFY(m_servidor.criarAdmin(u"admin@teste.local"_s, QString::fromLatin1(Clinica::senha)));
    QVERIFY2(m_servidor.iniciar(), m_servidor.registro().constData());
    Clinica clinica(m_servidor.porta());
    QVERIFY(clinica.entrarComoAdmin(u"admin@teste.local"_s));
    const QString unidade = clinica.unidade(u"Unidade Centro"_s);
    QVERIFY2(!unidade.isEmpty(), clinica.ultima().corpo.constData());
    m_medico = clinica.medico(u"Helena Prado"_s, u"medico@teste.local"_s);
    QVERIFY2(!m_medico.isEmpty(), clinica.ultima().corpo.constData());
    const QDate amanha = QDate::currentDate().addDays(1);
    QVERIFY2(clinica.agenda(m_medico, unidade, amanha, {1, 2, 3, 4, 5, 6, 7}, {8, 0}, {18, 0}, 30),
             clinica.ultima().corpo.constData());
    for (int i = 0; i < clientes; ++i) {
        m_pacientes << clinica.paciente(u"Paciente %1"_s.arg(i), {});
        QVERIFY2(!m_pacientes.last().isEmpty(), clinica.ultima().corpo.constData());
    }
    m_horarios = clinica.horarios(m_medico, amanha, amanha.addDays(10));
    QVERIFY2(m_horarios.size() >= rodadas, clinica.ultima().corpo.constData());
    QVERIFY(!clinica.recepcionista(u"Ana"_s, u"recepcao@teste.local"_s).isEmpty());
}

void CorridaTeste::duzentosPeloMesmoHorario()
{
    ClienteBruto recepcao(m_servidor.porta());
    QVERIFY(recepcao.entrar(u"recepcao@teste.local"_s, QString::fromLatin1(Clinica::senha)));
    for (int rodada = 0; rodada < rodadas; ++rodada) {
        std::vector<apoio::RespostaHttp> respostas(clientes);
        std::barrier largada(clientes);
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < clientes; ++i)
                threads.emplace_back([&, i] {
                    ClienteBruto cliente(m_servidor.porta());
                    cliente.usarToken(recepcao.token());
                    (void)cliente.get("/auth/me"); // connected before the start
                    largada.arrive_and_wait();
                    respostas[size_t(i)] = cliente.post(
                        "/consultas", Clinica::corpoDeConsulta(m_medico, m_pacientes.at(i), m_horarios.at(rodada)));
                });
        }
        QMap<int, int> porStatus;
        for (const auto &r : respostas) {
            ++porStatus[r.status];
            if (r.status == 409)
                QCOMPARE(r.codigo(), u"horario_ocupado"_s);
        }
        QCOMPARE(porStatus, (QMap<int, int>{{201, 1}, {409, clientes - 1}}));
    }
}

QTEST_GUILESS_MAIN(CorridaTeste)
#include "corrida_teste.moc"
