// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL commits a booking and the server never hears of it, or it never hears the server's COMMIT. The client is
// told what took place, or to come back, and the same key gives the one appointment there is.
#include <apoio/clinica.h>
#include <apoio/postgres/ponte.h>
#include <apoio/servidordeteste.h>

#include <QCryptographicHash>
#include <QtTest>

using namespace Qt::StringLiterals;
using apoio::Clinica;
using apoio::Ponte;

class RespostaPerdidaTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aChaveResolve_data();
    void aChaveResolve();
    void cleanupTestCase() { QCOMPARE(m_servidor.parar(), 0); }

private:
    apoio::ServidorPostgres m_postgres{true};
    std::unique_ptr<Ponte> m_ponte;
    apoio::ServidorDeTeste m_servidor;
    std::unique_ptr<Clinica> m_clinica;
    QString m_medico, m_paciente;
    QStringList m_vagas;
};

void RespostaPerdidaTeste::initTestCase()
{
    QVERIFY(m_postgres.iniciar());
    (void)m_postgres.urlNova(u"clinica"_s);
    m_ponte = std::make_unique<Ponte>(m_postgres.pasta());
    QVERIFY(m_ponte->abrir());
    for (const auto *banco : {"USUARIOS", "AGENDAMENTOS", "NOTIFICACOES"})
        m_servidor.ambiente(u"AGENDA_BANCO_"_s + QLatin1String(banco), m_ponte->url(u"clinica"_s));
    QVERIFY(m_servidor.criarAdmin(u"admin@teste.local"_s, QString::fromLatin1(Clinica::senha)));
    QVERIFY2(m_servidor.iniciar(), m_servidor.registro().constData());
    m_clinica = std::make_unique<Clinica>(m_servidor.porta());
    QVERIFY(m_clinica->entrarComoAdmin(u"admin@teste.local"_s));
    const QString unidade = m_clinica->unidade(u"Unidade Centro"_s);
    m_medico = m_clinica->medico(u"Helena Prado"_s, u"medico@teste.local"_s);
    const QDate dia = QDate::currentDate().addDays(2);
    QVERIFY(m_clinica->agenda(m_medico, unidade, dia, {1, 2, 3, 4, 5, 6, 7}, {8, 0}, {18, 0}, 30));
    m_paciente = m_clinica->paciente(u"Ana"_s, {});
    m_vagas = m_clinica->horarios(m_medico, dia, dia.addDays(7));
    QVERIFY(!m_clinica->recepcionista(u"Bia"_s, u"recepcao@teste.local"_s).isEmpty());
    QVERIFY(m_clinica->http().entrar(u"recepcao@teste.local"_s, QString::fromLatin1(Clinica::senha)));
}

void RespostaPerdidaTeste::aChaveResolve_data()
{
    QTest::addColumn<bool>("teveLugar");
    QTest::addColumn<int>("vaga");
    QTest::newRow("answer lost") << true << 0;
    QTest::newRow("commit lost") << false << 1;
}

void RespostaPerdidaTeste::aChaveResolve()
{
    QFETCH(bool, teveLugar);
    QFETCH(int, vaga);
    const QByteArray chave = "chave-perdida-" + QByteArray::number(vaga);
    const QJsonObject corpo = Clinica::corpoDeConsulta(m_medico, m_paciente, m_vagas.at(vaga));
    const auto quantas = [&] {
        return m_postgres.perguntar(u"clinica"_s, u"SELECT count(*) FROM agendamento.consulta"_s).toInt();
    };
    const int antes = quantas(), cortes = m_ponte->cortes();
    const QByteArray guardada = QCryptographicHash::hash(chave, QCryptographicHash::Sha256).toHex(); // the key is not
    m_ponte->cortar(teveLugar ? Ponte::Corte::DepoisDoCommit : Ponte::Corte::AntesDoCommit, guardada);
    const auto perdida = m_clinica->http().post("/consultas", corpo, {{"Idempotency-Key", chave}});
    QCOMPARE(m_ponte->cortes(), cortes + 1);
    if (teveLugar) { // what stands under the key tells the server, too
        QVERIFY2(perdida.status == 201, perdida.corpo.constData());
        QVERIFY(perdida.cabecalhos.contains("idempotent-replayed"));
    } else {
        QCOMPARE(perdida.status, 503);
        QCOMPARE(perdida.codigo(), u"indisponivel"_s);
        QVERIFY(perdida.cabecalhos.contains("retry-after"));
    }
    QCOMPARE(quantas(), antes + (teveLugar ? 1 : 0));
    const auto repetida = m_clinica->http().post("/consultas", corpo, {{"Idempotency-Key", chave}});
    QVERIFY2(repetida.status == 201, repetida.corpo.constData());
    QCOMPARE(repetida.cabecalhos.contains("idempotent-replayed"), teveLugar);
    QCOMPARE(quantas(), antes + 1);
    QCOMPARE(m_postgres.perguntar(u"clinica"_s, u"SELECT count(*) FROM agendamento.caixa_saida WHERE agregado = '"_s +
                                                    repetida.json().value("id"_L1).toString() + u'\''),
             u"1"_s);
}

QTEST_GUILESS_MAIN(RespostaPerdidaTeste)
#include "respostaperdida_teste.moc"
