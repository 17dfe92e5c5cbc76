// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What other users of the computer can read of a clinic's data: nothing. With the real program.
#include <apoio/servidordeteste.h>

#include <QtTest>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using apoio::ServidorDeTeste;

class PastaDeDadosTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ::umask(022); } // what a login shell has
    void init();
    void tudoQueFazEhSoDoDono();
    void oQueEstavaAbertoEhFechadoEDito();
    void fechadaNaoDizNada();
    void pastaDeOutroUsuarioEhRecusada();
    void ligacaoDeOutroUsuarioEhRecusada();
    void ligacaoPropriaServe();
    void ligacaoDentroNaoEhSeguida();
    void pastaDeOutrasCoisasEhRecusada_data();
    void pastaDeOutrasCoisasEhRecusada();
    void pastaAcimaDaSuaEhRecusada();
    void pastaConhecidaServe_data();
    void pastaConhecidaServe();
    void soComORegistroVoltaAServir();
    void pastaDoSistemaEhRecusada_data();
    void pastaDoSistemaEhRecusada();
    void bancoForaDaPastaTambem();

private:
    // Runs to its end: what it printed on both channels.
    [[nodiscard]] int rodar(const QStringList &argumentos);
    [[nodiscard]] static mode_t modo(const QString &caminho)
    {
        struct stat estado{};
        return ::lstat(QFile::encodeName(caminho).constData(), &estado) == 0 ? estado.st_mode & 07777 : 0;
    }
    static void criar(const QString &caminho, mode_t modo)
    {
        QFile f(caminho);
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write("x");
        QCOMPARE(::chmod(QFile::encodeName(caminho).constData(), modo), 0);
    }
    [[nodiscard]] static QStringList abertos(const QString &pasta);
    std::unique_ptr<QTemporaryDir> m_pasta;
    QString m_dados;
    QByteArray m_saida;
};

void PastaDeDadosTeste::init()
{
    m_pasta = std::make_unique<QTemporaryDir>();
    m_dados = m_pasta->filePath(u"dados"_s);
}

int PastaDeDadosTeste::rodar(const QStringList &argumentos)
{
    QProcess p;
    p.setProcessChannelMode(QProcess::MergedChannels);
    p.start(ServidorDeTeste::programa(u"agenda-servidor"_s), argumentos);
    p.closeWriteChannel();
    const bool acabou = p.waitForFinished(20'000) && p.exitStatus() == QProcess::NormalExit;
    m_saida = p.readAll();
    return acabou ? p.exitCode() : -1;
}

// Everything under it, and itself, that somebody else may touch.
QStringList PastaDeDadosTeste::abertos(const QString &pasta)
{
    QStringList achados;
    if (modo(pasta) & 077)
        achados << pasta;
    QDirIterator it(pasta, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString caminho = it.next();
        if (!it.fileInfo().isSymLink() && (modo(caminho) & 077))
            achados << caminho;
    }
    return achados;
}

void PastaDeDadosTeste::tudoQueFazEhSoDoDono()
{
    ServidorDeTeste servidor(m_dados);
    QVERIFY(QDir().mkpath(m_dados)); // 0755: the test writes the program's errors into it
    QVERIFY(servidor.criarAdmin(u"admin@teste.local"_s, u"uma senha bem comprida 1"_s));
    servidor.ambiente(u"AGENDA_REGISTRO_ARQUIVO"_s, u"servidor.log"_s);
    QVERIFY2(servidor.iniciar(), servidor.registro().constData());
    QVERIFY(QFile::exists(m_dados + u"/usuarios.db-wal"_s));
    QVERIFY(QFile::exists(m_dados + u"/servidor.log"_s));
    QCOMPARE(abertos(m_dados), QStringList());
    QCOMPARE(modo(m_dados), mode_t(0700));
    QCOMPARE(modo(m_dados + u"/usuarios.db"_s), mode_t(0600));
    QCOMPARE(servidor.parar(), 0);
    QCOMPARE(abertos(m_dados), QStringList());
}

void PastaDeDadosTeste::oQueEstavaAbertoEhFechadoEDito()
{
    QVERIFY(QDir().mkpath(m_dados + u"/caixa-de-saida"_s));
    QVERIFY(QDir().mkpath(m_dados + u"/documentos"_s));
    const QStringList alheios{m_dados + u"/documentos"_s, m_dados + u"/documentos/ata.txt"_s, m_dados + u"/script.sh"_s,
                              m_dados + u"/caixa-de-saida/leia-me"_s};
    for (const QString &arquivo : alheios.mid(1))
        criar(arquivo, 0755);
    for (const char *nome : {"demo-senha", "servidor.log", "servidor.log.2"})
        criar(m_dados + u'/' + QLatin1String(nome), 0644);
    criar(m_dados + u"/servidor.log.1"_s, 0600);
    criar(m_dados + u"/caixa-de-saida/a.eml"_s, 0666);
    ServidorDeTeste servidor(m_dados);
    servidor.ambiente(u"AGENDA_REGISTRO_ARQUIVO"_s, u"servidor.log"_s);
    QVERIFY2(servidor.iniciar(), servidor.registro().constData());
    QStringList abertas = abertos(m_dados); // only what the server did not make, as it was
    abertas.sort();
    QStringList esperadas = alheios;
    esperadas.sort();
    QCOMPARE(abertas, esperadas);
    for (const QString &arquivo : alheios)
        QCOMPARE(modo(arquivo), mode_t(0755));
    QFile arquivo(m_dados + u"/servidor.log"_s);
    QVERIFY(arquivo.open(QIODevice::ReadOnly));
    const QByteArray registro = arquivo.readAll();
    for (const char *nome :
         {"demo-senha", "servidor.log,", "servidor.log.2,", "caixa-de-saida, ", "caixa-de-saida/a.eml"})
        QVERIFY2(registro.contains(nome), registro.constData());
    QVERIFY(registro.contains("\"nivel\":\"aviso\"") && registro.contains("\"quantos\":6")); // the folder too
    QVERIFY(!registro.contains("servidor.log.1"));                                           // it was closed already
    QCOMPARE(servidor.parar(), 0);
}

void PastaDeDadosTeste::fechadaNaoDizNada()
{
    QCOMPARE(rodar({u"--dados"_s, m_dados, u"migrar"_s}), 0);
    QVERIFY2(!m_saida.contains("other users"), m_saida.constData());
    QCOMPARE(rodar({u"--dados"_s, m_dados, u"migrar"_s}), 0);
    QVERIFY2(!m_saida.contains("other users"), m_saida.constData());
}

// Only root can give a folder away. Whoever is not sees the refusal at a folder of root's.
void PastaDeDadosTeste::pastaDeOutroUsuarioEhRecusada()
{
    QString deOutro = u"/usr/share"_s;
    if (::geteuid() == 0) {
        QVERIFY(QDir().mkpath(m_dados));
        QCOMPARE(::chown(QFile::encodeName(m_dados).constData(), 65534, 65534), 0);
        deOutro = m_dados;
    }
    const mode_t antes = modo(deOutro);
    for (const QString &comando : {QString(), u"migrar"_s, u"--verificar"_s}) {
        QCOMPARE(rodar(QStringList{u"--dados"_s, deOutro, u"--porta"_s, u"0"_s} +
                       (comando.isEmpty() ? QStringList() : QStringList{comando})),
                 2);
        QCOMPARE(m_saida.count('\n'), 1);
        QVERIFY2(m_saida.startsWith("agenda-servidor: dados: "), m_saida.constData());
        QVERIFY2(m_saida.contains("another user"), m_saida.constData());
    }
    QCOMPARE(modo(deOutro), antes);
    QVERIFY(!QFile::exists(deOutro + u"/usuarios.db"_s));
}

// The twin of the one below: a link that somebody else made could lead anywhere. Without root nobody else's link can be
// made here, and the case is that of the owner's only.
void PastaDeDadosTeste::ligacaoDeOutroUsuarioEhRecusada()
{
    if (::geteuid() != 0)
        return;
    QVERIFY(QDir().mkpath(m_pasta->filePath(u"alvo"_s)));
    const QByteArray ligacao = QFile::encodeName(m_dados);
    QCOMPARE(::symlink(QFile::encodeName(m_pasta->filePath(u"alvo"_s)).constData(), ligacao.constData()), 0);
    QCOMPARE(::lchown(ligacao.constData(), 65534, 65534), 0);
    for (const QString &fim : {QString(), u"/"_s}) {
        QCOMPARE(rodar({u"--dados"_s, m_dados + fim, u"migrar"_s}), 2);
        QVERIFY2(m_saida.contains("symbolic link that another user made"), m_saida.constData());
    }
}

void PastaDeDadosTeste::ligacaoPropriaServe()
{
    const QString alvo = m_pasta->filePath(u"alvo"_s);
    QVERIFY(QDir().mkpath(alvo));
    QVERIFY(QFile::link(alvo, m_dados));
    QCOMPARE(rodar({u"--dados"_s, m_dados, u"migrar"_s}), 0);
    QCOMPARE(modo(alvo), mode_t(0700));
    QCOMPARE(modo(alvo + u"/usuarios.db"_s), mode_t(0600));
}

void PastaDeDadosTeste::ligacaoDentroNaoEhSeguida()
{
    const QString fora = m_pasta->filePath(u"fora"_s);
    QVERIFY(QDir().mkpath(fora + u"/dentro"_s) && QDir().mkpath(m_dados));
    criar(fora + u"/dentro/arquivo"_s, 0644);
    QVERIFY(QFile::link(fora + u"/dentro"_s, m_dados + u"/caixa-de-saida"_s));
    QVERIFY(QFile::link(fora + u"/dentro/arquivo"_s, m_dados + u"/demo-senha"_s));
    criar(fora + u"/dentro/a.eml"_s, 0644);
    QCOMPARE(rodar({u"--dados"_s, m_dados, u"migrar"_s}), 0);
    QCOMPARE(modo(fora + u"/dentro/a.eml"_s), mode_t(0644));
    QCOMPARE(modo(fora + u"/dentro"_s), mode_t(0755));
    QCOMPARE(modo(fora + u"/dentro/arquivo"_s), mode_t(0644));
}

// A checkout, a folder of documents, another program's data.
void PastaDeDadosTeste::pastaDeOutrasCoisasEhRecusada_data()
{
    QTest::addColumn<QString>("conteudo");
    for (const char *conteudo : {"documentos/ata.txt", "main.cpp", ".git/HEAD", "documentos/usuarios.db",
                                 "usuarios.db.bak", "usuarios.db-wal.velho", "lost+found2/x"})
        QTest::newRow(conteudo) << QString::fromLatin1(conteudo);
}

void PastaDeDadosTeste::pastaDeOutrasCoisasEhRecusada()
{
    QFETCH(QString, conteudo);
    const QString arquivo = m_dados + u'/' + conteudo;
    QVERIFY(QDir().mkpath(QFileInfo(arquivo).path()));
    criar(arquivo, 0644);
    for (const QStringList &comando : {QStringList{u"--verificar"_s}, QStringList{u"migrar"_s},
                                       QStringList{u"copiar"_s, u"--de"_s, QString(u"sqlite:"_s + m_dados), u"--para"_s,
                                                   u"postgresql://127.0.0.1:1/x"_s},
                                       QStringList{u"--porta"_s, u"0"_s}}) {
        QCOMPARE(rodar(QStringList{u"--dados"_s, m_dados} + comando), 2);
        QVERIFY2(m_saida.startsWith("agenda-servidor: dados: that folder holds other things"), m_saida.constData());
        QCOMPARE(m_saida.count('\n'), 1);
    }
    QCOMPARE(modo(m_dados), mode_t(0755));
    QCOMPARE(modo(QFileInfo(arquivo).path()), mode_t(0755));
    QCOMPARE(modo(arquivo), mode_t(0644));
    QVERIFY(!QFile::exists(m_dados + u"/usuarios.db"_s));
}

// What the configuration keeps further down does not make the folder above the server's.
void PastaDeDadosTeste::pastaAcimaDaSuaEhRecusada()
{
    const QString sua = m_dados + u"/agenda"_s;
    QVERIFY(QDir().mkpath(sua));
    qputenv("AGENDA_BANCO_USUARIOS", u"sqlite:%1/usuarios.db"_s.arg(sua).toUtf8());
    qputenv("AGENDA_REGISTRO_ARQUIVO", (sua + u"/servidor.log"_s).toUtf8());
    const int acima = rodar({u"--dados"_s, m_dados, u"migrar"_s}), nela = rodar({u"--dados"_s, sua, u"migrar"_s});
    qunsetenv("AGENDA_BANCO_USUARIOS");
    qunsetenv("AGENDA_REGISTRO_ARQUIVO");
    QCOMPARE(acima, 2);
    QCOMPARE(modo(m_dados), mode_t(0755));
    QCOMPARE(nela, 0);
}

// The twin: whatever shows that the folder is the server's, or nobody's yet.
void PastaDeDadosTeste::pastaConhecidaServe_data()
{
    QTest::addColumn<QString>("conteudo");
    QTest::addColumn<QString>("variavel");
    QTest::addColumn<QString>("valor");
    for (const char *conteudo : {"", "lost+found/", "chaves/", "caixa-de-saida/", "demo-senha", "usuarios.db",
                                 "agendamentos.db", "notificacoes.db"})
        QTest::newRow(*conteudo ? conteudo : "empty") << QString::fromLatin1(conteudo) << QString() << QString();
    QTest::newRow("the log") << u"servidor.log"_s << u"AGENDA_REGISTRO_ARQUIVO"_s << u"servidor.log"_s;
    QTest::newRow("the log's folder") << u"log/"_s << u"AGENDA_REGISTRO_ARQUIVO"_s << u"log/servidor.log"_s;
    QTest::newRow("a named database") << u"u.db"_s << u"AGENDA_BANCO_USUARIOS"_s << u"sqlite:DADOS/u.db"_s;
}

void PastaDeDadosTeste::pastaConhecidaServe()
{
    QFETCH(QString, conteudo);
    QFETCH(QString, variavel);
    QFETCH(QString, valor);
    QVERIFY(QDir().mkpath(m_dados));
    if (conteudo.endsWith(u'/'))
        QVERIFY(QDir().mkpath(m_dados + u'/' + conteudo));
    else if (!conteudo.isEmpty()) {
        criar(m_dados + u'/' + conteudo, 0644);
        QVERIFY(QFile::resize(m_dados + u'/' + conteudo, 0));
        criar(m_dados + u"/nota.txt"_s, 0644); // beside others
    }
    if (!variavel.isEmpty())
        qputenv(variavel.toLatin1().constData(), valor.replace(u"DADOS"_s, m_dados).toUtf8());
    const int verificado = rodar({u"--dados"_s, m_dados, u"--verificar"_s});
    const int migrado = rodar({u"--dados"_s, m_dados, u"migrar"_s});
    if (!variavel.isEmpty())
        qunsetenv(variavel.toLatin1().constData());
    QCOMPARE(verificado, 0);
    QVERIFY2(migrado == 0, m_saida.constData());
    QCOMPARE(modo(m_dados), mode_t(0700));
}

// Nothing but the log stays in the folder where the databases are elsewhere and another process has the accounts.
void PastaDeDadosTeste::soComORegistroVoltaAServir()
{
    ServidorDeTeste servidor(m_dados);
    servidor.ambiente(u"AGENDA_REGISTRO_ARQUIVO"_s, u"servidor.log"_s);
    servidor.ambiente(u"AGENDA_BANCO_AGENDAMENTOS"_s, u"sqlite:"_s + m_pasta->filePath(u"fora.db"_s));
    servidor.argumentos({u"--modulos"_s, u"agendamento"_s});
    for (int vez = 0; vez < 2; ++vez) {
        QVERIFY2(servidor.iniciar(), servidor.registro().constData());
        QCOMPARE(servidor.parar(), 0);
        QCOMPARE(QDir(m_dados).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"servidor.log"_s});
    }
}

// A slip of the hand as root would close them to everybody.
void PastaDeDadosTeste::pastaDoSistemaEhRecusada_data()
{
    QTest::addColumn<QString>("pasta");
    for (const char *pasta : {"/", "/etc", "/tmp", "/var/tmp/../tmp", "/usr/", "/proc"})
        QTest::newRow(pasta) << QString::fromLatin1(pasta);
}

void PastaDeDadosTeste::pastaDoSistemaEhRecusada()
{
    QFETCH(QString, pasta);
    const mode_t antes = modo(QDir::cleanPath(pasta));
    // Asked for in the way that changes nothing, should the refusal fail.
    QCOMPARE(rodar({u"--dados"_s, pasta, u"--verificar"_s}), 2);
    QVERIFY2(m_saida.startsWith("agenda-servidor: dados: "), m_saida.constData());
    QCOMPARE(modo(QDir::cleanPath(pasta)), antes);
}

void PastaDeDadosTeste::bancoForaDaPastaTambem()
{
    const QString banco = m_pasta->filePath(u"fora.db"_s);
    criar(banco, 0644);
    QVERIFY(QFile::resize(banco, 0));
    ServidorDeTeste servidor(m_dados);
    QVERIFY(QDir().mkpath(m_dados));
    servidor.ambiente(u"AGENDA_BANCO_USUARIOS"_s, u"sqlite:"_s + banco);
    QVERIFY2(servidor.iniciar(), servidor.registro().constData());
    for (const auto *sufixo : {"", "-wal", "-shm"})
        QCOMPARE(modo(banco + QLatin1String(sufixo)), mode_t(0600));
    QCOMPARE(servidor.parar(), 0);
}

QTEST_GUILESS_MAIN(PastaDeDadosTeste)
#include "pastadedados_teste.moc"
