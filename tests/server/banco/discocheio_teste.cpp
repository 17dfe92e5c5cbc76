// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The disk is full: what was there stays and is read, what is written is refused for that reason, and once there is
// room again all goes on by itself.
#include <apoio/discopequeno.h>
#include <banco_teste/bancodeteste.h>

#include <QTest>

#include <atomic>
#include <thread>

using namespace banco_teste;
using namespace Qt::StringLiterals;
using apoio::DiscoPequeno;
using dominio::Codigo;
using dominio::Resultado;
using nucleo::Transacao;

class DiscoCheioTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_disco = std::make_unique<DiscoPequeno>(4);
        QVERIFY2(m_disco->montado(), "no small file system can be mounted here");
        m_banco = std::make_unique<BancoDeTeste>(m_disco->pasta());
        QVERIFY(m_banco->abrir());
    }
    void cleanup()
    {
        m_banco.reset();
        m_disco.reset();
    }

    void recusaPorqueELeONaoPerde();
    void muitosAoMesmoTempo();
    void pontoDeControleNoDiscoCheio();
    void saudeContaEVolta();

private:
    [[nodiscard]] Resultado<void> porGrande(const QString &chave)
    {
        return m_banco->inserir(chave + QString(64 * 1024, u'x'));
    }
    std::unique_ptr<DiscoPequeno> m_disco;
    std::unique_ptr<BancoDeTeste> m_banco;
};

void DiscoCheioTeste::recusaPorqueELeONaoPerde()
{
    QVERIFY(m_banco->inserir(u"antes"_s));
    Resultado<void> r;
    int couberam = 0;
    for (int i = 0; i < 200 && r; ++i, couberam += r.has_value())
        r = porGrande(QString::number(i));
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, Codigo::SemEspaco);
    QVERIFY(m_disco->encher()); // to the last byte, so that a small one does not fit either
    Resultado<void> pequena;
    for (int i = 0; i < 200 && pequena; ++i, couberam += pequena.has_value())
        pequena = m_banco->inserir(u"pequena %1"_s.arg(i));
    QCOMPARE(pequena.error().codigo, Codigo::SemEspaco);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), QString::number(couberam + 1));
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa WHERE chave = 'antes'"), u"1"_s);
    // A thread that has not read yet opens its connection now.
    QString deOutra;
    std::thread([&] { deOutra = m_banco->um("SELECT COUNT(*) FROM coisa"); }).join();
    QCOMPARE(deOutra, QString::number(couberam + 1));

    QVERIFY(m_disco->crescer(8));
    QVERIFY(m_banco->inserir(u"depois"_s)); // it goes on by itself
    m_banco->fechar();
    QVERIFY(m_banco->abrir());
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), QString::number(couberam + 2));
}

// Whoever was told yes is there afterwards, whoever was not is not, and nobody is told anything but the reason.
void DiscoCheioTeste::muitosAoMesmoTempo()
{
    constexpr int quantas = 16, cada = 40;
    std::atomic<int> aceitas{0}, semEspaco{0}, outras{0};
    const auto rodada = [&](int qual) {
        std::vector<std::thread> threads;
        for (int t = 0; t < quantas; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < cada; ++i) {
                    const auto r = m_banco->inserir(u"%1 %2 %3 "_s.arg(qual).arg(t).arg(i) + QString(2'000, u'y'));
                    ++(r ? aceitas : r.error().codigo == Codigo::SemEspaco ? semEspaco : outras);
                }
            });
        for (auto &thread : threads)
            thread.join();
    };
    QVERIFY(m_disco->encher(300'000));
    rodada(1); // fills it in the middle
    QVERIFY(aceitas > 0 && semEspaco > 0);
    m_disco->esvaziar();
    const int antes = aceitas;
    rodada(2);
    QVERIFY(aceitas > antes);
    QCOMPARE(outras.load(), 0);
    m_banco->fechar();
    QVERIFY(m_banco->abrir());
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), QString::number(aceitas.load()));
    QCOMPARE(m_banco->um("PRAGMA integrity_check"), u"ok"_s);
}

// The log of the database is long enough to be brought into it, and that is what finds no room: the writes go on until
// the log itself has none, and nothing is lost.
void DiscoCheioTeste::pontoDeControleNoDiscoCheio()
{
    m_banco.reset();
    m_disco = std::make_unique<DiscoPequeno>(24);
    m_banco = std::make_unique<BancoDeTeste>(m_disco->pasta());
    QVERIFY(m_banco->abrir());
    int aceitas = 0;
    Resultado<void> r;
    for (int i = 0; i < 1'000 && r; ++i, aceitas += r.has_value()) {
        // 16 MB of log is when it is brought over: by then there is no place for the copy.
        r = porGrande(QString::number(i));
    }
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, Codigo::SemEspaco);
    QVERIFY2(aceitas > 50, QByteArray::number(aceitas).constData());
    QVERIFY(m_disco->livres() < 1'000'000);
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), QString::number(aceitas));
    QVERIFY(m_disco->crescer(64));
    for (int i = 0; i < 20; ++i)
        QVERIFY(porGrande(u"depois %1"_s.arg(i)));
    m_banco->fechar();
    QVERIFY(m_banco->abrir());
    QCOMPARE(m_banco->um("SELECT COUNT(*) FROM coisa"), QString::number(aceitas + 20));
    QCOMPARE(m_banco->um("PRAGMA integrity_check"), u"ok"_s);
}

void DiscoCheioTeste::saudeContaEVolta()
{
    QVERIFY((*m_banco)->saude());
    QVERIFY(m_disco->encher());
    Resultado<void> r;
    for (int i = 0; i < 50 && r; ++i)
        r = porGrande(QString::number(i));
    QVERIFY(!r);
    QCOMPARE((*m_banco)->saude().error().codigo, Codigo::SemEspaco);
    m_disco->esvaziar();
    QVERIFY((*m_banco)->saude()); // nobody wrote meanwhile
    QVERIFY(porGrande(u"depois"_s));
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
