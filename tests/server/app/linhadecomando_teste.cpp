// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in by the command line, the environment and standard input is checked as what comes in by the API, and no
// secret goes out in a diagnostic. With the real program.
#include <apoio/clientebruto.h>
#include <apoio/servidordeteste.h>

#include <QtTest>

using namespace Qt::StringLiterals;
using apoio::ServidorDeTeste;

class LinhaDeComandoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_pasta = std::make_unique<QTemporaryDir>(); }
    void adminCriarConfereComoAApi_data();
    void adminCriarConfereComoAApi();
    void adminBomEntra();
    void utf8InvalidoEhRecusado_data();
    void utf8InvalidoEhRecusado();
    void controleNumValorEhRecusado();
    void verificarNaoMostraSegredos();
    void erroDeBancoNaoMostraASenha_data();
    void erroDeBancoNaoMostraASenha();
    void demoNaoEhServidaSemDemo();
    void emailDaDemoNumPacienteNaoImpede();
    void senhaDaDemoSegueAsRegras();

private:
    struct Pedido {
        QStringList argumentos;
        QByteArray entrada = {};
        QProcessEnvironment ambiente = QProcessEnvironment::systemEnvironment();
    };
    [[nodiscard]] int rodar(const Pedido &pedido, int prazoMs = 30'000)
    {
        QProcess p;
        p.setProcessChannelMode(QProcess::MergedChannels);
        p.setProcessEnvironment(pedido.ambiente);
        p.start(ServidorDeTeste::programa(u"agenda-servidor"_s),
                QStringList{u"--dados"_s, m_pasta->path()} + pedido.argumentos);
        p.write(pedido.entrada);
        p.closeWriteChannel();
        const bool acabou = p.waitForFinished(prazoMs) && p.exitStatus() == QProcess::NormalExit;
        m_saida = p.readAll();
        return acabou ? p.exitCode() : -1;
    }
    [[nodiscard]] int criarAdmin(const QString &email, const QString &nome, const QByteArray &senha)
    {
        return rodar({{u"admin"_s, u"criar"_s, u"--email"_s, email, u"--nome"_s, nome}, senha + '\n'});
    }
    // Bytes that QProcess would not pass on as they are.
    [[nodiscard]] int rodarNaCasca(const QByteArray &linha, const QByteArray &entrada = {})
    {
        QProcess p;
        p.setProcessChannelMode(QProcess::MergedChannels);
        p.start(u"/bin/bash"_s, {});
        p.write("cd " + QFile::encodeName(m_pasta->path()) +
                "\nS=" + QFile::encodeName(ServidorDeTeste::programa(u"agenda-servidor"_s)) + "\nprintf '" + entrada +
                "' | " + linha + "\nexit $?\n");
        p.closeWriteChannel();
        const bool acabou = p.waitForFinished(30'000) && p.exitStatus() == QProcess::NormalExit;
        m_saida = p.readAll();
        return acabou ? p.exitCode() : -1;
    }
    std::unique_ptr<QTemporaryDir> m_pasta;
    QByteArray m_saida;
};

void LinhaDeComandoTeste::adminCriarConfereComoAApi_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("nome");
    QTest::addColumn<QByteArray>("senha");
    QTest::addColumn<int>("codigo");
    QTest::addColumn<QByteArray>("campo");
    const QString email = u"admin@clinica.example"_s, nome = u"Ana Dias"_s;
    const QByteArray senha = "uma senha bem comprida 1";
    const auto nomeRuim = [&](const char *qual, const QString &ruim, int codigo) {
        QTest::newRow(qual) << email << ruim << senha << codigo << QByteArray(codigo == 2 ? "argument" : "nome:");
    };
    nomeRuim("line feed", u"Ana\nDias"_s, 2);
    nomeRuim("bell", u"Ana\x07"_s, 2);
    nomeRuim("C1", u"Ana\u0085"_s, 2);
    nomeRuim("line separator", u"Ana\u2028Dias"_s, 2);
    nomeRuim("override", u"Ana \u202esaiD"_s, 2);
    nomeRuim("isolate", u"Ana \u2066Dias"_s, 2);
    nomeRuim("zero width", u"Ana\u200bDias"_s, 2);
    nomeRuim("byte order mark", u"Ana\ufeffDias"_s, 2);
    nomeRuim("tags", u"Ana\U000e0041"_s, 2);
    nomeRuim("long", QString(121, u'a'), 1);
    nomeRuim("spaces", u"   "_s, 1);
    QTest::newRow("email") << u"admin"_s << nome << senha << 1 << QByteArray("email:");
    QTest::newRow("two emails") << u"a@b.example,c@d.example"_s << nome << senha << 1 << QByteArray("email:");
    QTest::newRow("short password") << email << nome << QByteArray("curta") << 1 << QByteArray("senha:");
    QTest::newRow("common password") << email << nome << QByteArray("password1234") << 1 << QByteArray("senha:");
    QTest::newRow("name as password") << email << u"Ana Dias Ferreira"_s << QByteArray("ana dias ferreira") << 1
                                      << QByteArray("senha:");
    QTest::newRow("control in the password")
        << email << nome << QByteArray("uma senha\x01 bem comprida") << 1 << QByteArray("senha:");
    QTest::newRow("endless password") << email << nome << QByteArray(1'000'000, 'x') << 1 << QByteArray("password");
}

void LinhaDeComandoTeste::adminCriarConfereComoAApi()
{
    QFETCH(QString, email);
    QFETCH(QString, nome);
    QFETCH(QByteArray, senha);
    QFETCH(int, codigo);
    QFETCH(QByteArray, campo);
    QCOMPARE(criarAdmin(email, nome, senha), codigo);
    QVERIFY2(m_saida.contains("agenda-servidor: " + campo) || m_saida.contains(campo), m_saida.constData());
}

void LinhaDeComandoTeste::adminBomEntra()
{
    for (const QString &nome : {u"Ana d'Ávila-Conceição"_s, u"山田 太郎"_s, QString(120, u'a')})
        QVERIFY2(criarAdmin(u"a%1@clinica.example"_s.arg(nome.size()), nome, "uma senha bem comprida 1") == 0,
                 m_saida.constData());
}

void LinhaDeComandoTeste::utf8InvalidoEhRecusado_data()
{
    QTest::addColumn<QByteArray>("linha");
    QTest::addColumn<QByteArray>("entrada");
    QTest::addColumn<int>("codigo");
    QTest::addColumn<QByteArray>("visto");
    const QByteArray admin = "$S --dados . admin criar --email a@b.example --nome ";
    QTest::newRow("argument") << admin + "$'A\\xff'" << QByteArray("uma senha bem comprida 1\\n") << 2
                              << QByteArray("argument 8: is not UTF-8");
    QTest::newRow("surrogate") << admin + "$'A\\xed\\xa0\\x80'" << QByteArray("uma senha bem comprida 1\\n") << 2
                               << QByteArray("argument 8: is not UTF-8");
    QTest::newRow("password") << admin + "Ana" << QByteArray("uma senha bem comprida \\xff\\n") << 1
                              << QByteArray("no password given");
    QTest::newRow("environment") << QByteArray("AGENDA_EMAIL_REMETENTE=$'\\xff' $S --dados . --verificar")
                                 << QByteArray() << 2 << QByteArray("AGENDA_EMAIL_REMETENTE: is not UTF-8");
    QTest::newRow("file") << QByteArray("cat > c.ini; $S --dados d --config c.ini --verificar")
                          << QByteArray("[http]\\nurl_publica = \\xff\\n") << 2 << QByteArray("line 2: is not UTF-8");
    QTest::newRow("secret's file") << QByteArray("cat > s; AGENDA_EMAIL_SENHA_ARQUIVO=s $S --dados d --verificar")
                                   << QByteArray("x\\xff\\n") << 2 << QByteArray("email.senha_arquivo: ");
    QTest::newRow("all well") << QByteArray("AGENDA_HTTP_URL_PUBLICA=https://clínica.example $S --dados . --verificar")
                              << QByteArray() << 0 << QByteArray("clínica.example");
}

void LinhaDeComandoTeste::utf8InvalidoEhRecusado()
{
    QFETCH(QByteArray, linha);
    QFETCH(QByteArray, entrada);
    QFETCH(int, codigo);
    QFETCH(QByteArray, visto);
    QCOMPARE(rodarNaCasca(linha, entrada), codigo);
    QVERIFY2(m_saida.contains(visto), m_saida.constData());
}

// It would be a header of every mail.
void LinhaDeComandoTeste::controleNumValorEhRecusado()
{
    Pedido pedido{{u"--verificar"_s}};
    pedido.ambiente.insert(u"AGENDA_EMAIL_REMETENTE"_s, u"a@b.example\r\nBcc: x@y.example"_s);
    QCOMPARE(rodar(pedido), 2);
    QVERIFY2(m_saida.startsWith("agenda-servidor: email.remetente: "), m_saida.constData());
    QCOMPARE(m_saida.count('\n'), 1);
    pedido.ambiente.insert(u"AGENDA_EMAIL_REMETENTE"_s, u"Clínica <a@b.example>"_s);
    QCOMPARE(rodar(pedido), 0);
}

void LinhaDeComandoTeste::verificarNaoMostraSegredos()
{
    Pedido pedido{{u"--verificar"_s}};
    const std::pair<const char *, const char *> valores[] = {
        {"BANCO_USUARIOS", "postgresql://agenda:canario1@db:5432/usuarios"},
        {"BANCO_AGENDAMENTOS", "postgresql://db/x?user=agenda&password=canario2&sslpassword=canario3"},
        {"BANCO_NOTIFICACOES", "postgresql://agenda:canario%404@db/x?pass%77ord=canario5"},
        {"HTTP_URL_PUBLICA", "https://u:canario6@clinica.example/"},
        {"TWILIO_URL", "https://u:canario7@api.example/?token=canario8"},
        {"TWILIO_TOKEN", "canario9"},
        {"EMAIL_SENHA", "canario10"},
        {"OPERACAO_TOKEN", "canario11canario12"}};
    for (const auto &[chave, valor] : valores)
        pedido.ambiente.insert(u"AGENDA_"_s + QLatin1String(chave), QString::fromLatin1(valor));
    QCOMPARE(rodar(pedido), 0);
    QVERIFY2(!m_saida.contains("canario"), m_saida.constData());
    for (const char *visto : {"postgresql://agenda:********@db:5432/usuarios", "user=agenda&password=********",
                              "operacao.token = ********", "https://u:********@clinica.example/"})
        QVERIFY2(m_saida.contains(visto), m_saida.constData());
}

void LinhaDeComandoTeste::erroDeBancoNaoMostraASenha_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url :
         {"postgresql://u:canario@127.0.0.1:1/x", "postgresql://u:ca@nario@127.0.0.1:1/x",
          "postgresql://u:5432/canario@127.0.0.1:1/x", "postgresql://u:canario/x",
          "postgresql://u:canario%zz@127.0.0.1:1/x", "postgresql://u:canario%00@127.0.0.1:1/x",
          "postgresql://127.0.0.1:1/x?password=canario", "postgresql://127.0.0.1:1/x?password=canario&nothing=1",
          "postgresql://u:canario@[::1/x", "postgresql://u:canario@127.0.0.1:1/x?sslmode=canario&password=canario",
          "postgresql://u:canario@h.invalid/x", "mysql://u:canario@db/x"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void LinhaDeComandoTeste::erroDeBancoNaoMostraASenha()
{
    QFETCH(QString, url);
    const bool so_na_senha = !url.contains(u"sslmode=canario"_s);
    Pedido pedido{{u"migrar"_s}};
    for (const char *banco : {"USUARIOS", "AGENDAMENTOS", "NOTIFICACOES"})
        pedido.ambiente.insert(u"AGENDA_BANCO_"_s + QLatin1String(banco), url);
    QVERIFY(rodar(pedido, 60'000) > 0);
    QVERIFY2(!m_saida.contains(so_na_senha ? "canario" : "password=canario"), m_saida.constData());
    QVERIFY2(!m_saida.contains("nario@"), m_saida.constData());
    QVERIFY(m_saida.startsWith("agenda-servidor: "));
    // The same by the command line.
    QVERIFY(rodar({{u"copiar"_s, u"--de"_s, u"sqlite:"_s + m_pasta->path(), u"--para"_s, url}}, 60'000) > 0);
    QVERIFY2(!m_saida.contains(so_na_senha ? "canario" : "password=canario"), m_saida.constData());
    QVERIFY(rodar({{u"copiar"_s, url}}) == 2);
    QVERIFY2(!m_saida.contains(so_na_senha ? "canario" : "password=canario"), m_saida.constData());
}

void LinhaDeComandoTeste::demoNaoEhServidaSemDemo()
{
    ServidorDeTeste servidor(m_pasta->path());
    servidor.ambiente(u"AGENDA_DEMO_SENHA"_s, u"uma senha bem comprida 1"_s);
    servidor.argumentos({u"--demo"_s});
    QVERIFY2(servidor.iniciar(60'000), servidor.registro().constData());
    QCOMPARE(servidor.parar(), 0);
    const Pedido sem{{u"--porta"_s, u"0"_s}};
    QCOMPARE(rodar(sem), 2);
    QVERIFY2(m_saida.contains("the demo clinic's") && m_saida.contains("--demo"), m_saida.constData());
    QVERIFY(!m_saida.contains("AGENDA PRONTA"));
    // Nor with an administrator of one's own, nor with another folder around the same databases.
    QCOMPARE(rodar({{u"admin"_s, u"criar"_s, u"--email"_s, u"a@b.example"_s, u"--nome"_s, u"Ana"_s},
                    "uma senha bem comprida 1\n"}),
             2);
    Pedido outra{{u"--porta"_s, u"0"_s, u"--dados"_s, m_pasta->filePath(u"outra"_s)}};
    outra.ambiente.insert(u"AGENDA_BANCO_USUARIOS"_s, u"sqlite:"_s + m_pasta->filePath(u"usuarios.db"_s));
    QCOMPARE(rodar(outra), 2);
    // With it, as before.
    QVERIFY2(servidor.iniciar(60'000), servidor.registro().constData());
    QCOMPARE(servidor.parar(), 0);
}

// Anybody may sign up with such an e-mail. That must not keep the server from starting again.
void LinhaDeComandoTeste::emailDaDemoNumPacienteNaoImpede()
{
    ServidorDeTeste servidor(m_pasta->path());
    QVERIFY2(servidor.iniciar(), servidor.registro().constData());
    const QByteArray corpo = R"({"perfil":"%1","nome":"Ana Dias","email":"%2","senha":"uma senha bem comprida 1"%3})";
    const QByteArray paciente = R"(,"dataNascimento":"1990-05-02","telefone":"+5511987654321","cpf":"52998224725")";
    const QByteArray medico = R"(,"crm":{"numero":"123456","uf":"SP"},"especialidades":["Cardiologia"])";
    const std::pair<QByteArray, QByteArray> contas[] = {{"paciente", "admin@demo.local"},
                                                        {"medico", "recepcao@demo.local"}};
    for (const auto &[perfil, email] : contas) {
        QByteArray pedido = corpo;
        pedido.replace("%1", perfil).replace("%2", email).replace("%3", perfil == "medico" ? medico : paciente);
        const auto r = apoio::ClienteBruto(servidor.porta()).pedir("POST", "/auth/register", pedido);
        QVERIFY2(r.status == 201, r.corpo.constData());
    }
    QCOMPARE(servidor.parar(), 0);
    QVERIFY2(servidor.iniciar(), servidor.registro().constData());
    QCOMPARE(servidor.parar(), 0);
    QVERIFY2(criarAdmin(u"a@b.example"_s, u"Ana"_s, "uma senha bem comprida 1") == 0, m_saida.constData());
}

void LinhaDeComandoTeste::senhaDaDemoSegueAsRegras()
{
    Pedido pedido{{u"--demo"_s, u"--porta"_s, u"0"_s}};
    for (const char *ruim : {"curta", "password1234"}) {
        pedido.ambiente.insert(u"AGENDA_DEMO_SENHA"_s, QString::fromLatin1(ruim));
        QCOMPARE(rodar(pedido), 1);
        QVERIFY2(m_saida.contains("AGENDA_DEMO_SENHA: ") && !m_saida.contains(ruim), m_saida.constData());
    }
}

QTEST_GUILESS_MAIN(LinhaDeComandoTeste)
#include "linhadecomando_teste.moc"
