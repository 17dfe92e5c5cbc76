// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/linhadecomando.h>

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
Q_DECLARE_METATYPE(int app::Configuracao::*)

using app::lerConfiguracao;
using app::lerLinhaDeComando;

class ConfiguracaoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_pasta = std::make_unique<QTemporaryDir>(); }
    void semNadaValemOsPadroes();
    void ambienteVenceArquivoELinhaVenceTudo();
    void senhaComSinaisDeIniChegaInteira();
    void segredoPodeVirDeArquivo();
    void recusaNomeandoAChave_data();
    void recusaNomeandoAChave();
    void resumoEscondeSegredos();
    void limitesPorDia_data();
    void limitesPorDia();
    void adminCriarPedeEmailENome();

private:
    QString gravar(const QByteArray &texto, const QString &nome = u"c.ini"_s)
    {
        QFile f(m_pasta->filePath(nome));
        if (f.open(QIODevice::WriteOnly))
            f.write(texto);
        return f.fileName();
    }
    QStringList comDados(QStringList argumentos) { return argumentos << u"--dados"_s << m_pasta->filePath(u"dados"_s); }
    std::unique_ptr<QTemporaryDir> m_pasta;
    QProcessEnvironment m_vazio;
};

void ConfiguracaoTeste::semNadaValemOsPadroes()
{
    const auto c = lerConfiguracao({}, m_vazio);
    QVERIFY(c);
    QCOMPARE(c->porta, 8080);
    QVERIFY(c->endereco.isLoopback());
    QCOMPARE(c->conexoes, 2000);
    QCOMPARE(c->antecedenciaCancelamentoMin, 120);
}

void ConfiguracaoTeste::ambienteVenceArquivoELinhaVenceTudo()
{
    const QString arquivo =
        gravar("[http]\nporta = 1111\nendereco=127.0.0.2\n[clinica]\nantecedencia_cancelamento = 3h\n");
    QProcessEnvironment ambiente;
    ambiente.insert(u"AGENDA_HTTP_PORTA"_s, u"2222"_s);
    auto c = lerConfiguracao(arquivo, ambiente);
    QVERIFY(c);
    QCOMPARE(c->porta, 2222);
    QCOMPARE(c->endereco, QHostAddress(u"127.0.0.2"_s));
    QCOMPARE(c->antecedenciaCancelamentoMin, 180);
    const auto comando = lerLinhaDeComando(comDados({u"--config"_s, arquivo, u"--porta"_s, u"3333"_s}), ambiente);
    QVERIFY(comando);
    QCOMPARE(comando->configuracao.porta, 3333);
}

void ConfiguracaoTeste::senhaComSinaisDeIniChegaInteira()
{
    const auto c = lerConfiguracao(gravar("[email]\nsenha = a,b;c\\d \"e\" = #f\n"), m_vazio);
    QVERIFY(c);
    QCOMPARE(c->emailSenha, u"a,b;c\\d \"e\" = #f"_s);
}

void ConfiguracaoTeste::segredoPodeVirDeArquivo()
{
    const QString segredo = gravar("s3gredo\n", u"senha"_s);
    QProcessEnvironment ambiente;
    ambiente.insert(u"AGENDA_EMAIL_SENHA_ARQUIVO"_s, segredo);
    const auto c = lerConfiguracao({}, ambiente);
    QVERIFY(c);
    QCOMPARE(c->emailSenha, u"s3gredo"_s);
    const auto pelaIni = lerConfiguracao(gravar("[email]\nsenha_arquivo = " + segredo.toUtf8() + "\n"), m_vazio);
    QVERIFY(pelaIni);
    QCOMPARE(pelaIni->emailSenha, u"s3gredo"_s);
}

void ConfiguracaoTeste::recusaNomeandoAChave_data()
{
    QTest::addColumn<QByteArray>("ini");
    QTest::addColumn<QStringList>("argumentos");
    QTest::addColumn<QString>("chave");
    const QStringList nada;
    QTest::newRow("unknown key") << QByteArray("[http]\nportas = 1\n") << nada << u"http.portas"_s;
    QTest::newRow("port too high") << QByteArray("[http]\nporta = 70000\n") << nada << u"http.porta"_s;
    QTest::newRow("set twice") << QByteArray("[http]\nporta = 1\nporta = 2\n") << nada << u"http.porta"_s;
    QTest::newRow("no section") << QByteArray("porta = 1\n") << nada << u"line 1"_s;
    QTest::newRow("negative limit") << QByteArray("[limites]\nconexoes = -1\n") << nada << u"limites.conexoes"_s;
    QTest::newRow("bad duration") << QByteArray("[clinica]\ntolerancia_falta = 3 dias\n") << nada
                                  << u"clinica.tolerancia_falta"_s;
    QTest::newRow("bank of no engine") << QByteArray("[banco]\nusuarios = mysql://x\n") << nada << u"banco.usuarios"_s;
    QTest::newRow("password in the mail URL")
        << QByteArray("[email]\nurl = smtp://a:b@host\n") << nada << u"email.url"_s;
    QTest::newRow("mail without sender") << QByteArray("[email]\nurl = smtp://host\n") << nada << u"email.remetente"_s;
    QTest::newRow("half of TLS") << QByteArray("[http]\ntls_chave = /x\n") << nada << u"http.tls_chave"_s;
    QTest::newRow("missing secret file") << QByteArray("[email]\nsenha_arquivo = /does/not/exist\n") << nada
                                         << u"email.senha_arquivo"_s;
    QTest::newRow("demo in the open") << QByteArray() << QStringList{u"--demo"_s, u"--endereco"_s, u"0.0.0.0"_s}
                                      << u"http.endereco"_s;
    QTest::newRow("unknown module") << QByteArray() << QStringList{u"--modulos"_s, u"auth,nada"_s} << u"--modulos"_s;
    QTest::newRow("unknown command") << QByteArray() << QStringList{u"voar"_s} << u"voar"_s;
    QTest::newRow("unknown option") << QByteArray() << QStringList{u"--voar"_s} << u"agenda-servidor"_s;
    QTest::newRow("port as text") << QByteArray() << QStringList{u"--porta"_s, u"80a"_s} << u"--porta"_s;
}

void ConfiguracaoTeste::recusaNomeandoAChave()
{
    QFETCH(QByteArray, ini);
    QFETCH(QStringList, argumentos);
    QFETCH(QString, chave);
    const auto c = lerLinhaDeComando(comDados(argumentos) << u"--config"_s << gravar(ini), m_vazio);
    QVERIFY(!c);
    QCOMPARE(c.error().chave, chave);
    QVERIFY(!c.error().problema.isEmpty());
}

void ConfiguracaoTeste::resumoEscondeSegredos()
{
    const auto c = lerConfiguracao(gravar("[email]\nsenha = canario1\n[twilio]\ntoken = canario2\n"
                                          "[banco]\nusuarios = postgresql://agenda:canario3@db/usuarios\n"),
                                   m_vazio);
    QVERIFY(c);
    const QString resumo = c->resumo();
    QVERIFY(!resumo.contains(u"canario"_s));
    QVERIFY(resumo.contains(u"email.senha = ********"_s));
    QVERIFY(resumo.contains(u"postgresql://agenda:********@db/usuarios"_s));
    QVERIFY(resumo.contains(u"http.porta = 8080"_s));
}

void ConfiguracaoTeste::limitesPorDia_data()
{
    QTest::addColumn<QString>("nome");
    QTest::addColumn<int app::Configuracao::*>("campo");
    QTest::addColumn<int>("padrao");
    QTest::addColumn<int>("maximo");
    using C = app::Configuracao;
    constexpr int muito = 10'000'000;
    QTest::newRow("bookings") << u"marcacoes_por_dia"_s << &C::marcacoesPorDia << 30 << muito;
    QTest::newRow("changes") << u"mudancas_por_dia"_s << &C::mudancasPorDia << 10 << muito;
    QTest::newRow("holds") << u"reservas_por_dia"_s << &C::reservasPorDia << 60 << muito;
    QTest::newRow("to an address") << u"mensagens_por_dia_destino"_s << &C::mensagensPorDiaDestino << 20 << muito;
    QTest::newRow("a patient's") << u"mensagens_por_dia_conta"_s << &C::mensagensPorDiaConta << 200 << muito;
    QTest::newRow("of the staff") << u"mensagens_por_dia_equipe"_s << &C::mensagensPorDiaEquipe << 5000 << muito;
    QTest::newRow("unread bytes") << u"bytes_por_enviar_mib"_s << &C::bytesPorEnviarMib << 64 << 65'536;
}

// Default, file, environment, 0 and the greatest, one past each end, and the printed line.
void ConfiguracaoTeste::limitesPorDia()
{
    QFETCH(QString, nome);
    QFETCH(int app::Configuracao::*, campo);
    QFETCH(int, padrao);
    QFETCH(int, maximo);
    const auto ler = [&](const QString &valor) {
        return lerConfiguracao(gravar("[limites]\n" + nome.toUtf8() + " = " + valor.toUtf8() + '\n'), m_vazio);
    };
    const auto semNada = lerConfiguracao({}, m_vazio);
    QVERIFY(semNada);
    QCOMPARE((*semNada).*campo, padrao);
    QVERIFY(semNada->resumo().contains(u"limites.%1 = %2\n"_s.arg(nome).arg(padrao)));
    for (const int valor : {0, 7, maximo}) {
        const auto c = ler(QString::number(valor));
        QVERIFY(c);
        QCOMPARE((*c).*campo, valor);
    }
    for (const QString &valor : {u"-1"_s, QString::number(qint64(maximo) + 1), u"muitas"_s, QString()}) {
        const auto c = ler(valor);
        QVERIFY(!c);
        QCOMPARE(c.error().chave, u"limites."_s + nome);
    }
    QProcessEnvironment ambiente;
    ambiente.insert(u"AGENDA_LIMITES_"_s + nome.toUpper(), u"9"_s);
    const auto c = lerConfiguracao({}, ambiente);
    QVERIFY(c);
    QCOMPARE((*c).*campo, 9);
}

void ConfiguracaoTeste::adminCriarPedeEmailENome()
{
    const auto sem = lerLinhaDeComando(comDados({u"admin"_s, u"criar"_s, u"--email"_s, u"a@b.c"_s}), m_vazio);
    QVERIFY(!sem);
    QCOMPARE(sem.error().chave, u"--nome"_s);
    const auto com =
        lerLinhaDeComando(comDados({u"admin"_s, u"criar"_s, u"--email"_s, u"a@b.c"_s, u"--nome"_s, u"Ana"_s}), m_vazio);
    QVERIFY(com);
    QVERIFY(com->tipo == app::Comando::Tipo::CriarAdmin);
    QCOMPARE(com->nome, u"Ana"_s);
}

QTEST_GUILESS_MAIN(ConfiguracaoTeste)
#include "configuracao_teste.moc"
