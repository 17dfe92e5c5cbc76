// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is logged is bounded, whoever decides its contents: a line, a field, the files, and what a full disk does to
// them.
#include <apoio/discopequeno.h>
#include <nucleo/observabilidade/registro.h>

#include <QtTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using nucleo::ArquivoDeRegistro;
using nucleo::Registro;

class RegistroTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_pasta = std::make_unique<QTemporaryDir>(); }
    void cadaLinhaTemSuaHora();
    void campoNoLimiteEUmDepois();
    void campoCortadoContinuaTexto_data();
    void campoCortadoContinuaTexto();
    void linhaNoLimiteEUmDepois();
    void escondeSegredosDeUrl();
    void arquivoNaoPassaDoTamanho();
    void semAntigosRecomecaOMesmo();
    void pastaFechadaNaoFazOArquivoCrescer();
    void abreDeNovoDepoisDeMovido();
    void soArquivosDeVerdade();
    void discoCheioNaoParaNada();
    void quemNaoLeNaoParaNada();

private:
    [[nodiscard]] QString caminho(const QString &nome = u"r.log"_s) const { return m_pasta->filePath(nome); }
    [[nodiscard]] static QByteArray ler(const QString &nome)
    {
        QFile f(nome);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
    [[nodiscard]] QByteArrayList linhas(const QString &nome = u"r.log"_s) const
    {
        QByteArrayList todas = ler(caminho(nome)).split('\n');
        todas.removeLast();
        return todas;
    }
    [[nodiscard]] ArquivoDeRegistro::Config config(qint64 tamanho = 1'000'000, int quantos = 2) const
    {
        return {QFile::encodeName(caminho()), tamanho, quantos};
    }
    // The one field of the one line, as it was read back.
    [[nodiscard]] QString campo(const QByteArray &valor)
    {
        QFile::remove(caminho());
        Registro registro;
        if (!registro.paraArquivo(config()))
            return {};
        registro.info("t", "m", {{"campo", valor}});
        return QJsonDocument::fromJson(linhas().value(0)).object().value("campo"_L1).toString();
    }
    std::unique_ptr<QTemporaryDir> m_pasta;
};

void RegistroTeste::cadaLinhaTemSuaHora()
{
    const QDateTime antes = QDateTime::currentDateTimeUtc();
    QCOMPARE(campo("/rota/{id}"), u"/rota/{id}"_s);
    const QDateTime depois = QDateTime::currentDateTimeUtc();
    const QString hora = QJsonDocument::fromJson(linhas().value(0)).object().value("em"_L1).toString();
    const QDateTime lida = QDateTime::fromString(hora, Qt::ISODateWithMs);
    QCOMPARE(lida.toUTC().toString(Qt::ISODateWithMs), hora);
    QVERIFY2(antes <= lida && lida <= depois, qPrintable(hora));
}

void RegistroTeste::campoNoLimiteEUmDepois()
{
    const QByteArray cabe(Registro::campoMaximo, 'x');
    QCOMPARE(campo(cabe), QString::fromLatin1(cabe));
    const QString cortado = campo(cabe + 'x');
    QVERIFY(cortado.toUtf8().size() <= Registro::campoMaximo);
    QVERIFY2(cortado.endsWith(u"…(1025 bytes)"_s), qUtf8Printable(cortado.right(30)));
    QVERIFY(cortado.startsWith(u"xxxx"_s));
}

// A cut never leaves half a character or half an escape, whatever stands there.
void RegistroTeste::campoCortadoContinuaTexto_data()
{
    QTest::addColumn<QByteArray>("pedaco");
    QTest::newRow("plain") << QByteArray("x");
    QTest::newRow("quotes") << QByteArray("\"");
    QTest::newRow("controls") << QByteArray("\x01");
    QTest::newRow("two bytes") << QByteArray("é");
    QTest::newRow("four bytes") << QByteArray("😀");
    QTest::newRow("not UTF-8") << QByteArray("\xff");
}

void RegistroTeste::campoCortadoContinuaTexto()
{
    QFETCH(QByteArray, pedaco);
    for (int deslocamento = 0; deslocamento < 8; ++deslocamento) {
        const QByteArray valor = QByteArray(deslocamento, 'a') + pedaco.repeated(15'000);
        const QString lido = campo(valor);
        QVERIFY2(lido.endsWith(u"…(%1 bytes)"_s.arg(valor.size())), qUtf8Printable(lido.right(30)));
        const qsizetype inteiros = lido.indexOf(u'…') - deslocamento;
        const QString um = QString::fromUtf8(pedaco);
        QCOMPARE(lido.mid(deslocamento, inteiros), um.repeated(inteiros / um.size()));
        QVERIFY(linhas().value(0).size() < Registro::linhaMaxima);
    }
}

void RegistroTeste::linhaNoLimiteEUmDepois()
{
    const QByteArray cheio(Registro::campoMaximo, 'x');
    {
        Registro registro;
        QVERIFY(registro.paraArquivo(config()));
        registro.info("t", "m", {{"a", cheio}, {"b", cheio}, {"c", cheio}});
        registro.info("t", "m", {{"a", cheio}, {"b", cheio}, {"c", cheio}, {"d", cheio}, {"e", 1}});
    }
    const auto lidas = linhas();
    QCOMPARE(lidas.size(), 2);
    const auto inteira = QJsonDocument::fromJson(lidas.at(0)).object(),
               cortada = QJsonDocument::fromJson(lidas.at(1)).object();
    QVERIFY(inteira.contains("c"_L1) && !inteira.contains("cortada"_L1));
    QVERIFY(cortada.contains("c"_L1) && !cortada.contains("d"_L1));
    QCOMPARE(cortada.value("cortada"_L1).toBool(), true);
    QCOMPARE(cortada.value("e"_L1).toInt(), 1); // what still fits is there
    QVERIFY(lidas.at(1).size() + 1 <= Registro::linhaMaxima);
}

void RegistroTeste::escondeSegredosDeUrl()
{
    QCOMPARE(campo("no answer of postgresql://u:canario@db/x"), u"no answer of postgresql://u:********@db/x"_s);
    // Also where the cut falls inside of the password.
    const QString longo = campo(QByteArray(1'000, 'x') + " postgresql://u:" + QByteArray(500, 'k') + "@db");
    QVERIFY2(!longo.contains(u"kk"_s), qUtf8Printable(longo.right(60)));
}

void RegistroTeste::arquivoNaoPassaDoTamanho()
{
    constexpr qint64 tamanho = 20'000;
    {
        Registro registro;
        QVERIFY(registro.paraArquivo(config(tamanho, 2)));
        for (int i = 0; i < 2'000; ++i)
            registro.aviso("t", "refused", {{"n", i}});
    }
    QCOMPARE(QDir(m_pasta->path()).entryList(QDir::Files), (QStringList{u"r.log"_s, u"r.log.1"_s, u"r.log.2"_s}));
    int esperado = 1'999; // the newest is last, and nothing between the files is missing
    for (const QString &nome : {u"r.log"_s, u"r.log.1"_s, u"r.log.2"_s}) {
        struct stat estado{};
        QCOMPARE(::stat(QFile::encodeName(caminho(nome)).constData(), &estado), 0);
        QCOMPARE(estado.st_mode & 0777, mode_t(0600));
        QVERIFY(estado.st_size <= tamanho);
        if (nome != u"r.log"_s)
            QVERIFY(estado.st_size > tamanho - 200); // full, but for a line
        auto lidas = linhas(nome);
        while (!lidas.isEmpty())
            QCOMPARE(QJsonDocument::fromJson(lidas.takeLast()).object().value("n"_L1).toInt(-1), esperado--);
    }
}

void RegistroTeste::semAntigosRecomecaOMesmo()
{
    {
        Registro registro;
        QVERIFY(registro.paraArquivo(config(5'000, 0)));
        for (int i = 0; i < 500; ++i)
            registro.aviso("t", "refused", {{"n", i}});
    }
    QCOMPARE(QDir(m_pasta->path()).entryList(QDir::Files), QStringList{u"r.log"_s});
    QVERIFY(QFileInfo(caminho()).size() <= 5'000);
    QVERIFY(linhas().last().contains("\"n\":499"));
}

// Nothing can be renamed there: the file begins anew, it does not grow. (Root could rename; a folder in the way of the
// new name stops everybody.)
void RegistroTeste::pastaFechadaNaoFazOArquivoCrescer()
{
    QVERIFY(QDir().mkpath(caminho(u"r.log.1/cheia"_s)));
    {
        Registro registro;
        QVERIFY(registro.paraArquivo(config(5'000, 1)));
        for (int i = 0; i < 500; ++i)
            registro.aviso("t", "refused", {{"n", i}});
    }
    QVERIFY(QFileInfo(caminho()).size() <= 5'000);
    QVERIFY(linhas().last().contains("\"n\":499"));
}

void RegistroTeste::abreDeNovoDepoisDeMovido()
{
    Registro registro;
    QVERIFY(registro.paraArquivo(config()));
    registro.info("t", "before");
    QVERIFY(QFile::rename(caminho(), caminho(u"levado"_s)));
    registro.info("t", "between");
    QVERIFY(registro.reabrir());
    registro.info("t", "after");
    QCOMPARE(linhas(u"levado"_s).size(), 2);
    QCOMPARE(linhas().size(), 1);
    QVERIFY(linhas().value(0).contains("after"));
}

void RegistroTeste::soArquivosDeVerdade()
{
    Registro registro;
    QVERIFY(!registro.paraArquivo({QFile::encodeName(m_pasta->path())}));
    QVERIFY(!registro.paraArquivo({"/dev/null"}));
    QVERIFY(!registro.paraArquivo({QFile::encodeName(caminho(u"nada/r.log"_s))}));
    const QByteArray cano = QFile::encodeName(caminho(u"cano"_s));
    QCOMPARE(::mkfifo(cano.constData(), 0600), 0);
    QVERIFY(!registro.paraArquivo({cano})); // nobody reads there: it must not wait either
    QVERIFY(registro.paraArquivo(config()));
}

void RegistroTeste::discoCheioNaoParaNada()
{
    apoio::DiscoPequeno disco(2);
    QVERIFY2(disco.montado(), "no small file system can be mounted here");
    Registro registro;
    QVERIFY(registro.paraArquivo({QFile::encodeName(disco.pasta() + u"/r.log"_s), 10'000'000, 0}));
    registro.info("t", "before");
    QVERIFY(disco.encher());
    for (int i = 0; i < 100; ++i)
        registro.aviso("t", "lost", {{"x", QByteArray(900, 'x')}});
    disco.esvaziar();
    registro.info("t", "after");
    registro.info("t", "again");
    QByteArrayList lidas = ler(disco.pasta() + u"/r.log"_s).split('\n');
    QVERIFY(lidas.takeLast().isEmpty());
    QVERIFY(lidas.takeLast().contains("again"));
    QVERIFY(lidas.takeLast().contains("after"));
    const auto perdidas = QJsonDocument::fromJson(lidas.takeLast()).object();
    QCOMPARE(perdidas.value("mensagem"_L1).toString(), u"lines were lost"_s);
    QVERIFY(perdidas.value("linhas"_L1).toInt() >= 90);
    QVERIFY(lidas.first().contains("before"));
}

// Standard error is a pipe, and whoever should read it stands still.
void RegistroTeste::quemNaoLeNaoParaNada()
{
    int cano[2];
    QCOMPARE(::pipe(cano), 0);
    Registro registro(Registro::Nivel::Info, cano[1]);
    for (int i = 0; i < 5'000; ++i)
        registro.info("t", "nobody reads", {{"x", QByteArray(900, 'x')}});
    QVERIFY(::fcntl(cano[0], F_SETFL, O_NONBLOCK) == 0);
    QByteArray bloco(1 << 20, '\0'), lido;
    const auto lerTudo = [&] {
        for (ssize_t n = 0; (n = ::read(cano[0], bloco.data(), size_t(bloco.size()))) > 0;)
            lido.append(bloco.constData(), n);
    };
    lerTudo();
    registro.info("t", "read again");
    lerTudo();
    QVERIFY(lido.contains("lines were lost"));
    QVERIFY(lido.endsWith("\n") && lido.contains("read again"));
    for (const QByteArray &linha : lido.split('\n'))
        QVERIFY2(linha.isEmpty() || linha.endsWith('}'), linha.right(80).constData());
    ::close(cano[0]);
    ::close(cano[1]);
}

int main(int argc, char **argv)
{
    if (!apoio::DiscoPequeno::preparar())
        qWarning("no mount namespace of its own for the test");
    const QCoreApplication aplicacao(argc, argv);
    RegistroTeste teste;
    return QTest::qExec(&teste, argc, argv);
}
#include "registro_teste.moc"
