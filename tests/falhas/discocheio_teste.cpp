// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The disk that holds the data, the log and the outgoing mail is full while a clinic works. Writes are refused with 507
// and nothing else, reads go on, what was acknowledged stays; with room again everything goes on by itself.
#include "carga.h"

#include <apoio/discopequeno.h>

#include <QtTest>

using namespace Qt::StringLiterals;
using apoio::ClienteBruto;
using apoio::DiscoPequeno;

class DiscoCheioTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void enchendoNoMeioDoTrabalho();
    void cheioAteOFim();
    void comEspacoTudoContinua();
    void cleanupTestCase() { QCOMPARE(m_servidor->parar(), 0); }

private:
    void lerContinua();
    [[nodiscard]] bool avisa() const;

    std::unique_ptr<DiscoPequeno> m_disco;
    std::unique_ptr<apoio::ServidorDeTeste> m_servidor;
    std::unique_ptr<Carga> m_carga;
    qint64 m_pid = 0;
};

void DiscoCheioTeste::initTestCase()
{
    m_disco = std::make_unique<DiscoPequeno>(64);
    QVERIFY2(m_disco->montado(), "no small file system can be mounted here");
    m_servidor = std::make_unique<apoio::ServidorDeTeste>(m_disco->pasta());
    m_carga = std::make_unique<Carga>(*m_servidor);
    QVERIFY(m_servidor->criarAdmin(u"admin@teste.local"_s, QString::fromLatin1(apoio::Clinica::senha)));
    QVERIFY2(m_servidor->iniciar(), m_servidor->registro().constData());
    m_pid = m_servidor->pid();
    QVERIFY(m_carga->preparar());
}

// What a person looks at, and what the machine is watched by.
void DiscoCheioTeste::lerContinua()
{
    ClienteBruto http(m_servidor->porta());
    QCOMPARE(http.get("/healthz").status, 200);
    const auto medicos = http.get("/medicos");
    QCOMPARE(medicos.status, 200);
    const QString medico = medicos.json().value("itens"_L1)[0]["id"_L1].toString();
    QCOMPARE(http.get("/medicos/" + medico.toLatin1() + "/horarios?limite=5").status, 200);
    http.usarToken(m_carga->token());
    const auto dia = http.get("/consultas?limite=10");
    QCOMPARE(dia.status, 200);
    QCOMPARE(dia.json().value("itens"_L1).toArray().size(), 10);
    QCOMPARE(http.get("/consultas/medico/" + medico.toLatin1() + "?limite=5").status, 200);
}

// While writes are refused; once they stop, a small one may fit again into what a checkpoint left free.
bool DiscoCheioTeste::avisa() const
{
    return QTest::qWaitFor(
        [this] {
            const auto pronto = ClienteBruto(m_servidor->porta()).get("/readyz");
            return pronto.status == 503 && pronto.corpo.contains(":\"sem_espaco\"");
        },
        15'000); // it is looked at every two seconds
}

// Many writers at once, batch after batch, and room for some of them.
void DiscoCheioTeste::enchendoNoMeioDoTrabalho()
{
    m_carga->comecar();
    QVERIFY(QTest::qWaitFor([&] { return m_carga->aceitas() >= 100; }, 20'000));
    QVERIFY(m_disco->encher(1'000'000));
    QVERIFY(QTest::qWaitFor([&] { return m_carga->semEspaco() >= 200; }, 30'000));
    QVERIFY(avisa());
    m_carga->parar();
    QCOMPARE(m_carga->semResposta(), 0); // each was answered
    lerContinua();
    QCOMPARE(m_carga->conferir(), QString()); // no 500, none acknowledged and lost, none refused and done
}

void DiscoCheioTeste::cheioAteOFim()
{
    QVERIFY(m_disco->encher());
    const int antes = m_carga->semEspaco();
    m_carga->comecar();
    QVERIFY(QTest::qWaitFor([&] { return m_carga->semEspaco() >= antes + 100; }, 30'000));
    QVERIFY(avisa());
    m_carga->parar();
    lerContinua();
    // A session is a row: nobody new comes in, and is told why; whoever is in stays in.
    ClienteBruto http(m_servidor->porta());
    const QJsonObject login{{u"login"_s, u"recepcao@teste.local"_s},
                            {u"senha"_s, QString::fromLatin1(apoio::Clinica::senha)}};
    const auto entrada = http.post("/auth/login", login);
    QCOMPARE(entrada.status, 507);
    QCOMPARE(entrada.codigo(), u"sem_espaco"_s);
    http.usarToken(m_carga->token());
    QCOMPARE(http.get("/auth/me").status, 200);
    QCOMPARE(m_servidor->pid(), m_pid);
    QCOMPARE(m_carga->conferir(), QString());
}

void DiscoCheioTeste::comEspacoTudoContinua()
{
    m_disco->esvaziar();
    QVERIFY(m_carga->gravarUma()); // the very next
    QTRY_COMPARE(ClienteBruto(m_servidor->porta()).get("/readyz").status, 200);
    ClienteBruto http(m_servidor->porta());
    QVERIFY(http.entrar(u"recepcao@teste.local"_s, QString::fromLatin1(apoio::Clinica::senha)));
    const int antes = m_carga->aceitas(), recusadas = m_carga->semEspaco();
    m_carga->comecar();
    QVERIFY(QTest::qWaitFor([&] { return m_carga->aceitas() >= antes + 100; }, 20'000));
    m_carga->parar();
    QCOMPARE(m_carga->semEspaco(), recusadas);
    QCOMPARE(m_servidor->pid(), m_pid);
    QCOMPARE(m_carga->conferir(), QString());
    QVERIFY(!m_servidor->registro().contains("\"codigo\":\"erro_interno\""));
    // A message that found no room in the folder waits its minute.
    QCOMPARE(m_carga->conferirMensagens(150'000), QString());
    qInfo("%d changes acknowledged, %d refused for want of space", m_carga->aceitas(), recusadas);
}

int main(int argc, char **argv)
{
    if (!DiscoPequeno::preparar())
        qWarning("no mount namespace of its own for the test");
    const QCoreApplication aplicacao(argc, argv);
    DiscoCheioTeste teste;
    return QTest::qExec(&teste, argc, argv);
}
#include "discocheio_teste.moc"
