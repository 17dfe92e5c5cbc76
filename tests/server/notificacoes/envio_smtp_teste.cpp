// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <apoio/smtp/smtpdeteste.h>
#include <notificacoes/envio/enviopasta.h>
#include <notificacoes/envio/enviosmtp.h>
#include <notificacoes/envio/mensagemmime.h>

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace notificacoes;
using apoio::SmtpDeTeste;

// SMTP against a real server, and the folder that stands in for one.
class EnvioSmtpTeste : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void simplesChegaByteAByte();
    void startTlsComSenha();
    void tlsDireto();
    void certificadoDesconhecidoERecusado();
    void nomeErradoNoCertificadoERecusado();
    void comSenhaSemTlsNaoEnviaASenha();
    void senhaErradaNaoCondenaAMensagem();
    void respostasDoServidor_data();
    void respostasDoServidor();
    void servidorForaDoAr();
    void servidorMudoEsgotaOPrazo();
    void interromperSoltaOEnvio();
    void conexaoFechadaPeloServidorERefeita();
    void umaConexaoParaMuitas();
    void pastaGravaInteiroEReenvioSubstitui();
    void pastaSemPermissaoNaoConta();

private:
    static Envelope envelope(int n = 1, const QByteArray &texto = "corpo\r\n");
    static ConfigEmail config(const SmtpDeTeste &smtp);
};

Envelope EnvioSmtpTeste::envelope(int n, const QByteArray &texto)
{
    const QByteArray id = "id-" + QByteArray::number(n);
    return {id, "contato@clinica.example", "ana@exemplo.example",
            "From: contato@clinica.example\r\nTo: ana@exemplo.example\r\nMessage-ID: <" + id +
                "@clinica.example>\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\n" + texto};
}

ConfigEmail EnvioSmtpTeste::config(const SmtpDeTeste &smtp)
{
    ConfigEmail c;
    c.url = smtp.url();
    c.prazoConexaoMs = 2'000;
    c.prazoEnvioMs = 2'000;
    return c;
}

void EnvioSmtpTeste::simplesChegaByteAByte()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    EnvioSmtp envio(config(smtp));
    const Envelope e = envelope(1, ".\r\n..\r\n.x\r\n\r\nfim\r\n");
    QCOMPARE(envio.enviar(e).desfecho, Desfecho::Enviada);
    QFile arquivo(smtp.pasta() + u"/000000.eml"_s);
    QVERIFY(arquivo.open(QIODevice::ReadOnly));
    QCOMPARE(arquivo.readAll(), e.mensagem);
    const auto m = smtp.mensagens().value(0);
    QCOMPARE(m.de, u"contato@clinica.example"_s);
    QCOMPARE(m.para, QStringList(u"ana@exemplo.example"_s));
    QVERIFY(!m.tls);
}

void EnvioSmtpTeste::startTlsComSenha()
{
    SmtpDeTeste smtp({SmtpDeTeste::Tls::StartTls, true, u"agenda"_s, u"s3nh@ çom espaço"_s});
    QVERIFY(smtp.iniciar());
    ConfigEmail c = config(smtp);
    c.autoridades = smtp.certificado();
    c.usuario = u"agenda"_s;
    c.senha = u"s3nh@ çom espaço"_s;
    EnvioSmtp envio(c);
    QCOMPARE(envio.enviar(envelope()).desfecho, Desfecho::Enviada);
    const auto m = smtp.mensagens().value(0);
    QVERIFY(m.tls);
    QVERIFY(m.autenticada);
}

void EnvioSmtpTeste::tlsDireto()
{
    SmtpDeTeste smtp({SmtpDeTeste::Tls::Direto, false, u"agenda"_s, u"senha"_s});
    QVERIFY(smtp.iniciar());
    ConfigEmail c = config(smtp);
    c.autoridades = smtp.certificado();
    c.usuario = u"agenda"_s;
    c.senha = u"senha"_s;
    EnvioSmtp envio(c);
    QCOMPARE(envio.enviar(envelope()).desfecho, Desfecho::Enviada);
    QVERIFY(smtp.mensagens().value(0).autenticada);
}

void EnvioSmtpTeste::certificadoDesconhecidoERecusado()
{
    for (const auto tls : {SmtpDeTeste::Tls::StartTls, SmtpDeTeste::Tls::Direto}) {
        SmtpDeTeste smtp({tls, false, {}, {}});
        QVERIFY(smtp.iniciar());
        EnvioSmtp envio(config(smtp));
        const auto r = envio.enviar(envelope());
        QCOMPARE(r.desfecho, Desfecho::ServidorFora);
        QCOMPARE(r.erro, u"tls"_s);
        QCOMPARE(smtp.total(), 0);
    }
}

void EnvioSmtpTeste::nomeErradoNoCertificadoERecusado()
{
    SmtpDeTeste smtp({SmtpDeTeste::Tls::Direto, false, {}, {}});
    QVERIFY(smtp.iniciar());
    ConfigEmail c = config(smtp);
    c.autoridades = smtp.certificado();
    c.url = u"smtps://"_s + QSysInfo::machineHostName() + u":"_s + QString::number(smtp.porta());
    EnvioSmtp semNome(c);
    QCOMPARE(semNome.enviar(envelope()).desfecho, Desfecho::ServidorFora);
    QCOMPARE(smtp.total(), 0);
}

void EnvioSmtpTeste::comSenhaSemTlsNaoEnviaASenha()
{
    SmtpDeTeste smtp({SmtpDeTeste::Tls::Nenhum, false, u"agenda"_s, u"senha"_s});
    QVERIFY(smtp.iniciar());
    ConfigEmail c = config(smtp);
    c.usuario = u"agenda"_s;
    c.senha = u"senha"_s;
    EnvioSmtp envio(c);
    const auto r = envio.enviar(envelope());
    QCOMPARE(r.desfecho, Desfecho::ServidorFora);
    QCOMPARE(r.erro, u"tls"_s);
    QCOMPARE(smtp.total(), 0);
}

void EnvioSmtpTeste::senhaErradaNaoCondenaAMensagem()
{
    SmtpDeTeste smtp({SmtpDeTeste::Tls::StartTls, true, u"agenda"_s, u"certa"_s});
    QVERIFY(smtp.iniciar());
    ConfigEmail c = config(smtp);
    c.autoridades = smtp.certificado();
    c.usuario = u"agenda"_s;
    c.senha = u"errada"_s;
    EnvioSmtp envio(c);
    const auto r = envio.enviar(envelope());
    QCOMPARE(r.desfecho, Desfecho::ServidorFora);
    QVERIFY2(r.erro.startsWith(u"smtp 535") || r.erro == u"autenticacao", qPrintable(r.erro));
    QCOMPARE(smtp.total(), 0);
}

void EnvioSmtpTeste::respostasDoServidor_data()
{
    QTest::addColumn<QByteArray>("fase");
    QTest::addColumn<QByteArray>("codigo");
    QTest::addColumn<Desfecho>("desfecho");
    QTest::addColumn<QString>("erro");
    QTest::newRow("4xx to the sender") << QByteArray("mail") << QByteArray("451") << Desfecho::Temporaria
                                       << u"smtp 451"_s;
    QTest::newRow("greylisted") << QByteArray("rcpt") << QByteArray("450_4.2.0") << Desfecho::Temporaria
                                << u"smtp 450 4.2.0"_s;
    QTest::newRow("4xx to the message") << QByteArray("data") << QByteArray("452") << Desfecho::Temporaria
                                        << u"smtp 452"_s;
    QTest::newRow("no such mailbox") << QByteArray("rcpt") << QByteArray("550_5.1.1") << Desfecho::Definitiva
                                     << u"smtp 550 5.1.1"_s;
    QTest::newRow("5xx to the sender") << QByteArray("mail") << QByteArray("553") << Desfecho::Definitiva
                                       << u"smtp 553"_s;
    QTest::newRow("5xx to the message") << QByteArray("data") << QByteArray("554_5.6.0") << Desfecho::Definitiva
                                        << u"smtp 554 5.6.0"_s;
    QTest::newRow("closing") << QByteArray("mail") << QByteArray("421_4.3.2") << Desfecho::ServidorFora
                             << u"smtp 421 4.3.2"_s;
    QTest::newRow("wants a sign-in") << QByteArray("mail") << QByteArray("530_5.7.0") << Desfecho::ServidorFora
                                     << u"smtp 530 5.7.0"_s;
}

void EnvioSmtpTeste::respostasDoServidor()
{
    QFETCH(QByteArray, fase);
    QFETCH(QByteArray, codigo);
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    smtp.responder(fase.constData(), codigo.constData(), 1);
    EnvioSmtp envio(config(smtp));
    const auto r = envio.enviar(envelope(1));
    QTEST(r.desfecho, "desfecho");
    QTEST(r.erro, "erro"); // and so none of the server's own words, which name the person
    QCOMPARE(envio.enviar(envelope(2)).desfecho, Desfecho::Enviada);
    QCOMPARE(smtp.total(), 1);
}

void EnvioSmtpTeste::servidorForaDoAr()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    EnvioSmtp envio(config(smtp));
    QCOMPARE(envio.enviar(envelope(1)).desfecho, Desfecho::Enviada);
    smtp.parar();
    const auto r = envio.enviar(envelope(2));
    QCOMPARE(r.desfecho, Desfecho::ServidorFora);
    QCOMPARE(r.erro, u"conexao"_s);
    QVERIFY(smtp.iniciar());
    QCOMPARE(envio.enviar(envelope(3)).desfecho, Desfecho::Enviada);
}

void EnvioSmtpTeste::servidorMudoEsgotaOPrazo()
{
    for (const char *fase : {"mail", "rcpt", "data"}) {
        SmtpDeTeste smtp;
        QVERIFY(smtp.iniciar());
        smtp.pendurar(fase, 1);
        ConfigEmail c = config(smtp);
        c.prazoEnvioMs = 600;
        EnvioSmtp envio(c);
        QElapsedTimer relogio;
        relogio.start();
        const auto r = envio.enviar(envelope());
        QCOMPARE(r.desfecho, Desfecho::ServidorFora);
        QCOMPARE(r.erro, u"tempo_esgotado"_s);
        QVERIFY(relogio.elapsed() < 3'000);
        smtp.soltar();
        QCOMPARE(envio.enviar(envelope()).desfecho, Desfecho::Enviada);
    }
}

void EnvioSmtpTeste::interromperSoltaOEnvio()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    smtp.pendurar("rcpt", 1);
    ConfigEmail c = config(smtp);
    c.prazoEnvioMs = 60'000;
    EnvioSmtp envio(c);
    QElapsedTimer relogio;
    relogio.start();
    ResultadoDoEnvio r;
    {
        std::jthread outra([&] { r = envio.enviar(envelope()); });
        QTRY_COMPARE(smtp.conexoes(), 1);
        envio.interromper();
    }
    QCOMPARE(r.desfecho, Desfecho::Interrompida);
    QVERIFY2(relogio.elapsed() < 4'000, QByteArray::number(relogio.elapsed()).constData());
    QCOMPARE(envio.enviar(envelope()).desfecho, Desfecho::Interrompida);
}

void EnvioSmtpTeste::conexaoFechadaPeloServidorERefeita()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    EnvioSmtp envio(config(smtp));
    QCOMPARE(envio.enviar(envelope(1)).desfecho, Desfecho::Enviada);
    smtp.desligarOciosas();
    QCOMPARE(envio.enviar(envelope(2)).desfecho, Desfecho::Enviada);
    // The server says 421 on a kept connection: also not the end.
    smtp.responder("mail", "421", 1);
    QCOMPARE(envio.enviar(envelope(3)).desfecho, Desfecho::Enviada);
    QCOMPARE(smtp.total(), 3);
    QCOMPARE(smtp.conexoes(), 3);
}

void EnvioSmtpTeste::umaConexaoParaMuitas()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    EnvioSmtp envio(config(smtp));
    constexpr int quantas = 500;
    QElapsedTimer relogio;
    relogio.start();
    for (int i = 0; i < quantas; ++i)
        QCOMPARE(envio.enviar(envelope(i, "x\r\n")).desfecho, Desfecho::Enviada);
    qInfo("%d messages over one connection: %.0f/s", quantas, quantas * 1000.0 / double(relogio.elapsed()));
    QCOMPARE(smtp.total(), quantas);
    QCOMPARE(smtp.conexoes(), 1);
    envio.repousar();
    QCOMPARE(envio.enviar(envelope()).desfecho, Desfecho::Enviada);
    QCOMPARE(smtp.conexoes(), 2);
}

void EnvioSmtpTeste::pastaGravaInteiroEReenvioSubstitui()
{
    QTemporaryDir pasta;
    const QString saida = pasta.filePath(u"a/caixa-de-saida"_s);
    EnvioPasta envio(saida);
    QCOMPARE(envio.enviar(envelope(1, "um\r\n")).desfecho, Desfecho::AFirmar);
    QCOMPARE(envio.enviar(envelope(2, "dois\r\n")).desfecho, Desfecho::AFirmar);
    QCOMPARE(envio.enviar(envelope(1, "outra vez\r\n")).desfecho, Desfecho::AFirmar);
    QCOMPARE(envio.firmar().desfecho, Desfecho::Enviada);
    QCOMPARE(QDir(saida).entryList(QDir::Files | QDir::Hidden), QStringList({u"id-1.eml"_s, u"id-2.eml"_s}));
    QFile arquivo(saida + u"/id-1.eml"_s);
    QVERIFY(arquivo.open(QIODevice::ReadOnly));
    QCOMPARE(arquivo.readAll(), envelope(1, "outra vez\r\n").mensagem);
    const auto soDono = QFile::ReadOwner | QFile::WriteOwner;
    QCOMPARE(arquivo.permissions() &
                 (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther | soDono),
             soDono);
    QVERIFY(!(QFile::permissions(saida) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)));
    // The folder taken away while the server runs is made again.
    QVERIFY(QDir(saida).removeRecursively());
    QCOMPARE(envio.enviar(envelope(3)).desfecho, Desfecho::ServidorFora);
    QCOMPARE(envio.enviar(envelope(3)).desfecho, Desfecho::AFirmar);
    QCOMPARE(envio.firmar().desfecho, Desfecho::Enviada);
}

void EnvioSmtpTeste::pastaSemPermissaoNaoConta()
{
    QTemporaryDir pasta;
    QFile arquivo(pasta.filePath(u"nao-e-pasta"_s));
    QVERIFY(arquivo.open(QIODevice::WriteOnly));
    EnvioPasta envio(arquivo.fileName() + u"/caixa"_s);
    const auto r = envio.enviar(envelope());
    QCOMPARE(r.desfecho, Desfecho::ServidorFora);
    QCOMPARE(r.erro, u"pasta_de_saida"_s);
}

QTEST_GUILESS_MAIN(EnvioSmtpTeste)
#include "envio_smtp_teste.moc"
