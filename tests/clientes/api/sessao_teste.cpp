// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/sessao.h>
#include <apoio_clientes/exemplos.h>
#include <apoio_clientes/servidorfalso.h>

#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

using namespace Qt::StringLiterals;
using api::ClienteHttp;
using api::Pedido;
using api::Resposta;
using api::Resultado;
using api::Sessao;
using apoio::Desfecho;
using apoio::PedidoHttp;
using apoio::ServidorFalso;
using dominio::Codigo;

namespace {

const QByteArray segredo = "segredo-da-renovacao-";

QByteArray renovacaoEm(const PedidoHttp &p)
{
    return contrato::ler<contrato::CorpoRefresh>(p.corpo)->refresh_token.toLatin1();
}

// A server with sessions: tokens a1, a2, … of which only the newest is taken, refresh tokens spent by use.
struct Casa {
    int geracao = 1;
    bool recusaRenovar = false;
    int cortesAoRenovar = 0;
    QList<QByteArray> saidas;

    [[nodiscard]] QByteArray acesso() const { return "a" + QByteArray::number(geracao); }
    [[nodiscard]] QByteArray renovacao() const { return segredo + QByteArray::number(geracao); }
    Desfecho atender(const PedidoHttp &p)
    {
        if (p.alvo == "/auth/login")
            return p.corpo.contains("certa") ? Desfecho::json(apoio::respostaDeLogin(acesso(), renovacao()))
                                             : Desfecho::problema(401, "credenciais_invalidas");
        if (p.alvo == "/auth/refresh")
            return renovar(p);
        if (p.alvo == "/auth/logout") {
            saidas << renovacaoEm(p);
            return Desfecho::json({}, 204);
        }
        if (p.cabecalhos.value("authorization") != "Bearer " + acesso())
            return Desfecho::problema(401, "token_expirado");
        return Desfecho::json(contrato::escrever(apoio::usuario()));
    }
    Desfecho renovar(const PedidoHttp &p)
    {
        // A lost reply may be asked for again: the token before the newest gives the newest.
        const bool repete = renovacaoEm(p) == segredo + QByteArray::number(geracao - 1);
        if (recusaRenovar || (renovacaoEm(p) != renovacao() && !repete))
            return Desfecho::problema(401, "token_invalido");
        if (!repete)
            ++geracao;
        return cortesAoRenovar-- > 0 ? Desfecho::cortar()
                                     : Desfecho::json(apoio::respostaDeLogin(acesso(), renovacao()));
    }
};

} // namespace

class SessaoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void entrarDaUsuarioEToken();
    void senhaErradaDaErro();
    void semCofreAvisaENadaVaiParaODisco();
    void tokenVencidoRenovaComRotacao();
    void respostaDeRenovacaoPerdidaNaoQueimaASessao();
    void renovacaoRecusadaAcabaUmaVez();
    void semRedeNaRenovacaoASessaoVive();
    void sairEsqueceEAvisaOServidor();
    void sairDuranteRenovacaoNaoRessuscita();
    void sessaoMortaDuranteRenovacaoNaoPrende();
    void quemSouPerguntaAoServidor();
    void cofreDeVerdade();
    void cofreQueNaoRespondeNaoPrende();

private:
    bool entrar(Sessao &sessao, const QString &senha = u"a certa"_s);
    std::optional<Resultado<Resposta>> pedir(ClienteHttp &http);
    void dentroDoCofre();
    const bool filho = qEnvironmentVariableIsSet("AGENDA_TESTE_FILHO");
    QTemporaryDir m_lar;
};

void SessaoTeste::initTestCase()
{
    if (filho)
        return;
    qputenv("HOME", m_lar.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", (m_lar.path() + u"/config"_s).toLocal8Bit());
    qputenv("XDG_DATA_HOME", (m_lar.path() + u"/data"_s).toLocal8Bit());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nao/existe"); // no keychain here
}

bool SessaoTeste::entrar(Sessao &sessao, const QString &senha)
{
    std::optional<bool> entrou;
    sessao.entrar(u"recepcao@demo.local"_s, senha, this,
                  [&](const Resultado<contrato::Usuario> &r) { entrou = r.has_value(); });
    (void)QTest::qWaitFor([&] { return entrou.has_value(); }, 10'000);
    return entrou.value_or(false);
}

std::optional<Resultado<Resposta>> SessaoTeste::pedir(ClienteHttp &http)
{
    std::optional<Resultado<Resposta>> recebida;
    Pedido pedido;
    pedido.caminho = u"/x"_s;
    http.pedir(pedido, this, [&](Resultado<Resposta> r) { recebida = std::move(r); });
    (void)QTest::qWaitFor([&] { return recebida.has_value(); }, 15'000);
    return recebida;
}

void SessaoTeste::entrarDaUsuarioEToken()
{
    Casa casa;
    ServidorFalso servidor([&](const PedidoHttp &p) { return casa.atender(p); });
    ClienteHttp http(servidor.url());
    Sessao sessao(http, u"teste"_s);
    QVERIFY(entrar(sessao));
    QCOMPARE(sessao.usuario()->nome, apoio::usuario().nome);
    QCOMPARE(http.token(), "a1");
    QVERIFY(!servidor.pedidos().first().cabecalhos.contains("authorization"));
}

void SessaoTeste::senhaErradaDaErro()
{
    Casa casa;
    ServidorFalso servidor([&](const PedidoHttp &p) { return casa.atender(p); });
    ClienteHttp http(servidor.url());
    Sessao sessao(http, u"teste"_s);
    QVERIFY(!entrar(sessao, u"outra"_s));
    QVERIFY(!sessao.usuario());
    QCOMPARE(servidor.pedidos().size(), 1); // a wrong password is no expired token
}

void SessaoTeste::semCofreAvisaENadaVaiParaODisco()
{
    Casa casa;
    ServidorFalso servidor([&](const PedidoHttp &p) { return casa.atender(p); });
    ClienteHttp http(servidor.url());
    Sessao sessao(http, u"teste"_s);
    QSignalSpy semCofre(&sessao, &Sessao::semCofre);
    QVERIFY(entrar(sessao));
    QTRY_COMPARE_WITH_TIMEOUT(semCofre.count(), 1, 30'000);
    QVERIFY(!sessao.temCofre());
    QTRY_VERIFY(!sessao.cofre().ocupado());
    QVERIFY(pedir(http)->has_value()); // and the session works
    Sessao outra(http, u"teste"_s);
    std::optional<Codigo> codigo;
    outra.retomar(this, [&](const Resultado<contrato::Usuario> &r) { codigo = r.error().codigo; });
    QTRY_VERIFY(codigo);
    QVERIFY(*codigo == Codigo::NaoEncontrado);
    QDirIterator arquivos(m_lar.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (arquivos.hasNext()) {
        QFile f(arquivos.next());
        QVERIFY(f.open(QIODevice::ReadOnly));
        QVERIFY2(!f.readAll().contains(segredo), qPrintable(f.fileName()));
    }
}

void SessaoTeste::tokenVencidoRenovaComRotacao()
{
    Casa casa;
    ServidorFalso servidor([&](const PedidoHttp &p) { return casa.atender(p); });
    ClienteHttp http(servidor.url());
    Sessao sessao(http, u"teste"_s);
    QVERIFY(entrar(sessao));
    for (int i = 0; i < 3; ++i) {
        http.usarToken("vencido");
        QVERIFY(pedir(http)->has_value());
    }
    const auto renovacoes = servidor.pedidosDe("POST", "/auth/refresh");
    QCOMPARE(renovacoes.size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(renovacaoEm(renovacoes.at(i)), segredo + QByteArray::number(i + 1));
}

void SessaoTeste::respostaDeRenovacaoPerdidaNaoQueimaASessao()
{
    Casa casa;
    ServidorFalso servidor([&](const PedidoHttp &p) { return casa.atender(p); });
    ClienteHttp http(servidor.url());
    Sessao sessao(http, u"teste"_s);
    QSignalSpy acabou(&sessao, &Sessao::acabou);
    QVERIFY(entrar(sessao));
    casa.cortesAoRenovar = 3;
    http.usarToken("vencido");
    QVERIFY(pedir(http)->has_value());
    QCOMPARE(acabou.count(), 0);
    QCOMPARE(casa.geracao, 2);
    QVERIFY(servidor.pedidosDe("POST", "/auth/refresh").size() >= 4);
}

void SessaoTeste::renovacaoRecusadaAcabaUmaVez()
{
    Casa casa;
    ServidorFalso servidor([&](const PedidoHttp &p) { return casa.atender(p); });
    ClienteHttp http(servidor.url());
    Sessao sessao(http, u"teste"_s);
    QSignalSpy acabou(&sessao, &Sessao::acabou);
    QVERIFY(entrar(sessao));
    casa.recusaRenovar = true;
    http.usarToken("vencido");
    int erros = 0;
    for (int i = 0; i < 4; ++i) {
        Pedido pedido;
        pedido.caminho = u"/x"_s;
        http.pedir(pedido, this, [&](const Resultado<Resposta> &r) { erros += !r; });
    }
    QTRY_COMPARE(erros, 4);
    QCOMPARE(acabou.count(), 1);
    QVERIFY(!sessao.usuario());
    QVERIFY(http.token().isEmpty());
    QCOMPARE(servidor.pedidosDe("POST", "/auth/refresh").size(), 1);
}

void SessaoTeste::semRedeNaRenovacaoASessaoVive()
{
    Casa casa;
    ServidorFalso servidor([&](const PedidoHttp &p) {
        return p.alvo == "/auth/refresh" && casa.recusaRenovar ? Desfecho::problema(503, "indisponivel")
                                                               : casa.atender(p);
    });
    ClienteHttp http(servidor.url());
    Sessao sessao(http, u"teste"_s);
    QSignalSpy acabou(&sessao, &Sessao::acabou);
    QVERIFY(entrar(sessao));
    casa.recusaRenovar = true;
    http.usarToken("vencido");
    const auto r = pedir(http);
    QVERIFY(r && !*r);
    QVERIFY(r->error().codigo == Codigo::Indisponivel);
    QCOMPARE(acabou.count(), 0);
    casa.recusaRenovar = false;
    QVERIFY(pedir(http)->has_value());
}

void SessaoTeste::sairEsqueceEAvisaOServidor()
{
    Casa casa;
    ServidorFalso servidor([&](const PedidoHttp &p) { return casa.atender(p); });
    ClienteHttp http(servidor.url());
    Sessao sessao(http, u"teste"_s);
    QVERIFY(entrar(sessao));
    sessao.sair();
    QVERIFY(!sessao.usuario());
    QTRY_COMPARE(casa.saidas, QList<QByteArray>{segredo + "1"});
    const auto r = pedir(http);
    QVERIFY(r && !*r);
    QVERIFY(!servidor.pedidos().last().cabecalhos.contains("authorization"));
}

void SessaoTeste::sairDuranteRenovacaoNaoRessuscita()
{
    Casa casa;
    Sessao *alvo = nullptr;
    ServidorFalso servidor([&](const PedidoHttp &p) {
        if (p.alvo == "/auth/refresh")
            alvo->sair(); // the person signs out while the answer is on its way
        return casa.atender(p);
    });
    ClienteHttp http(servidor.url());
    Sessao sessao(http, u"teste"_s);
    alvo = &sessao;
    QVERIFY(entrar(sessao));
    http.usarToken("vencido");
    const auto r = pedir(http);
    QVERIFY(r && !*r);
    QVERIFY(http.token().isEmpty());
    QVERIFY(!sessao.usuario());
}

void SessaoTeste::sessaoMortaDuranteRenovacaoNaoPrende()
{
    Casa casa;
    ServidorFalso servidor(
        [&](const PedidoHttp &p) { return p.alvo == "/auth/refresh" ? Desfecho::calar() : casa.atender(p); });
    ClienteHttp http(servidor.url());
    auto sessao = std::make_unique<Sessao>(http, u"teste"_s);
    QVERIFY(entrar(*sessao));
    http.usarToken("vencido");
    std::optional<Resultado<Resposta>> recebida;
    Pedido pedido;
    pedido.caminho = u"/x"_s;
    http.pedir(pedido, this, [&](Resultado<Resposta> r) { recebida = std::move(r); });
    QTRY_COMPARE(servidor.pedidosDe("POST", "/auth/refresh").size(), 1);
    sessao.reset();
    QVERIFY(!recebida); // not from within the destructor
    QTRY_VERIFY(recebida);
    QVERIFY(!*recebida);
}

void SessaoTeste::quemSouPerguntaAoServidor()
{
    Casa casa;
    ServidorFalso servidor([&](const PedidoHttp &p) { return casa.atender(p); });
    ClienteHttp http(servidor.url());
    Sessao sessao(http, u"teste"_s);
    QVERIFY(entrar(sessao));
    bool sou = false;
    sessao.quemSou(this, [&](const Resultado<contrato::Usuario> &r) { sou = r && r->id == apoio::usuario().id; });
    QTRY_VERIFY(sou);
    QCOMPARE(servidor.pedidos().last().alvo, "/auth/me");
}

// The same program once more, inside a session with a keychain of its own.
void SessaoTeste::cofreDeVerdade()
{
    if (filho)
        return dentroDoCofre();
    for (const QString &programa : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s})
        QVERIFY2(!QStandardPaths::findExecutable(programa).isEmpty(), qPrintable(programa + u" is not installed"_s));
    QTemporaryDir pasta;
    QVERIFY(QDir(pasta.path()).mkdir(u"run"_s));
    QFile::setPermissions(pasta.path() + u"/run"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QProcess processo;
    QProcessEnvironment ambiente = QProcessEnvironment::systemEnvironment();
    ambiente.insert(u"HOME"_s, pasta.path());
    ambiente.insert(u"XDG_RUNTIME_DIR"_s, pasta.path() + u"/run"_s);
    ambiente.insert(u"XDG_CURRENT_DESKTOP"_s, u"GNOME"_s);
    ambiente.insert(u"AGENDA_TESTE_FILHO"_s, u"1"_s);
    ambiente.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    ambiente.remove(u"QT_NO_GLIB"_s);
    ambiente.remove(u"XDG_DATA_HOME"_s);
    ambiente.remove(u"XDG_CONFIG_HOME"_s);
    processo.setProcessEnvironment(ambiente);
    processo.setProcessChannelMode(QProcess::MergedChannels);
    processo.start(u"dbus-run-session"_s,
                   {u"--"_s, u"bash"_s, u"-c"_s,
                    u"printf senha | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec \"$0\" "
                    "cofreDeVerdade"_s,
                    QCoreApplication::applicationFilePath()});
    QVERIFY(processo.waitForFinished(60'000));
    const QByteArray saida = processo.readAll();
    QVERIFY2(processo.exitCode() == 0, saida.constData());
    QDirIterator arquivos(pasta.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (arquivos.hasNext()) {
        QFile f(arquivos.next());
        if (f.open(QIODevice::ReadOnly))
            QVERIFY2(!f.readAll().contains(segredo), qPrintable(f.fileName()));
    }
}

void SessaoTeste::dentroDoCofre()
{
    Casa casa;
    ServidorFalso servidor([&](const PedidoHttp &p) { return casa.atender(p); });
    {
        ClienteHttp http(servidor.url());
        Sessao sessao(http, u"teste"_s);
        QVERIFY(entrar(sessao));
        QTRY_VERIFY(!sessao.cofre().ocupado());
        QVERIFY(sessao.temCofre());
    }
    const auto retomar = [&](const QString &programa) {
        ClienteHttp http(servidor.url());
        Sessao sessao(http, programa);
        std::optional<bool> voltou;
        sessao.retomar(this, [&](const Resultado<contrato::Usuario> &r) { voltou = r.has_value(); });
        (void)QTest::qWaitFor([&] { return voltou.has_value(); }, 10'000);
        (void)QTest::qWaitFor([&] { return !sessao.cofre().ocupado(); }, 10'000);
        return voltou.value_or(false);
    };
    QVERIFY(retomar(u"teste"_s)); // the next start
    QVERIFY(retomar(u"teste"_s)); // and the one after: the rotated token was kept
    QVERIFY(!retomar(u"outro-programa"_s));
    {
        ClienteHttp http(servidor.url());
        Sessao sessao(http, u"teste"_s);
        QVERIFY(entrar(sessao));
        sessao.sair();
        QTRY_VERIFY(!sessao.cofre().ocupado());
    }
    QVERIFY(!retomar(u"teste"_s));
}

// Without GLib in the event loop libsecret never answers: the same program once more, that way.
void SessaoTeste::cofreQueNaoRespondeNaoPrende()
{
    if (!filho) {
        QVERIFY2(!QStandardPaths::findExecutable(u"dbus-run-session"_s).isEmpty(), "dbus-run-session is not installed");
        QProcess processo;
        QProcessEnvironment ambiente = QProcessEnvironment::systemEnvironment();
        ambiente.insert(u"AGENDA_TESTE_FILHO"_s, u"1"_s);
        ambiente.insert(u"QT_NO_GLIB"_s, u"1"_s);
        processo.setProcessEnvironment(ambiente);
        processo.setProcessChannelMode(QProcess::MergedChannels);
        processo.start(u"dbus-run-session"_s,
                       {u"--"_s, QCoreApplication::applicationFilePath(), u"cofreQueNaoRespondeNaoPrende"_s});
        QVERIFY(processo.waitForFinished(60'000));
        QVERIFY2(processo.exitCode() == 0, processo.readAll().constData());
        return;
    }
    ServidorFalso servidor;
    ClienteHttp http(servidor.url());
    Sessao sessao(http, u"teste"_s);
    QSignalSpy semCofre(&sessao, &Sessao::semCofre);
    std::optional<Codigo> codigo;
    sessao.retomar(this, [&](const Resultado<contrato::Usuario> &r) { codigo = r.error().codigo; });
    QTRY_VERIFY_WITH_TIMEOUT(codigo, 10'000);
    QVERIFY(*codigo == Codigo::NaoEncontrado);
    QCOMPARE(semCofre.count(), 1);
}

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("AGENDA_TESTE_FILHO"))
        qunsetenv("QT_NO_GLIB"); // the keychain's answers come through GLib
    const QCoreApplication programa(argc, argv);
    SessaoTeste teste;
    return QTest::qExec(&teste, argc, argv);
}

#include "sessao_teste.moc"
