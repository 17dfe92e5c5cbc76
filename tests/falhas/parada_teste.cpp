// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asked to end while a clinic works, the server answers what it has begun, begins nothing more, and says that it ended
// well: nothing was done without an answer.
#include "carga.h"

#include <QtTest>

using namespace Qt::StringLiterals;

class ParadaTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sigtermSobCarga();

private:
    apoio::ServidorDeTeste m_servidor;
    Carga m_carga{m_servidor};
};

void ParadaTeste::sigtermSobCarga()
{
    QVERIFY(m_servidor.criarAdmin(u"admin@teste.local"_s, QString::fromLatin1(apoio::Clinica::senha)));
    QVERIFY2(m_servidor.iniciar(), m_servidor.registro().constData());
    QVERIFY(m_carga.preparar());
    qint64 pior = 0;
    for (int rodada = 0; rodada < 10; ++rodada) {
        const int antes = m_carga.aceitas();
        m_carga.comecar();
        QVERIFY(QTest::qWaitFor([&] { return m_carga.aceitas() >= antes + 20; }, 10'000));
        QElapsedTimer relogio;
        relogio.start();
        QCOMPARE(m_servidor.parar(), 0);
        pior = std::max(pior, relogio.elapsed());
        m_carga.parar();
        m_carga.esquecerSemResposta();
        QVERIFY2(m_servidor.iniciar(), m_servidor.registro().right(2000).constData());
    }
    qInfo("%d changes acknowledged through 10 stops, each within %lld ms", m_carga.aceitas(), pior);
    QVERIFY(pior < 10'000);
    QCOMPARE(m_carga.conferir(), QString());
    QCOMPARE(m_carga.conferirMensagens(60'000), QString());
    QCOMPARE(m_servidor.parar(), 0);
}

QTEST_GUILESS_MAIN(ParadaTeste)
#include "parada_teste.moc"
