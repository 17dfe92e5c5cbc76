// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <apoio/clinica.h>
#include <apoio/servidordeteste.h>
#include <http_teste/conexaobruta.h>

#include <QElapsedTimer>
#include <QTest>

using apoio::ClienteBruto;
using apoio::RespostaHttp;
using http_teste::ConexaoBruta;
using namespace Qt::StringLiterals;

// The live stream of the real server: it ends with its session and rights, within a second, and with nothing else.
class FluxosTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_fluxo.reset(); }

    void acabaCom_data();
    void acabaCom();
    void telefoneNovoNaoAcaba();
    void fimDaOutraSessaoNaoAcaba();
    void quemVoltaEJulgadoDeNovo();
    void retomaDepoisDoReinicio();
    void unidadeTorta();

private:
    [[nodiscard]] std::unique_ptr<ConexaoBruta> assinar(const QByteArray &token, const QByteArray &ultimo = {});
    [[nodiscard]] QJsonObject entrar();
    [[nodiscard]] RespostaHttp editar(const QString &campo, const QJsonValue &valor);
    [[nodiscard]] RespostaHttp renovar(const QString &token);
    // A patient is registered: receptionists see the name.
    [[nodiscard]] QByteArray anunciar();

    apoio::ServidorDeTeste m_servidor;
    std::unique_ptr<apoio::Clinica> m_clinica;
    std::unique_ptr<ConexaoBruta> m_fluxo;
    QString m_id, m_email;
    QJsonObject m_sessao;
    int m_numero = 0;
};

void FluxosTeste::initTestCase()
{
    QVERIFY(m_servidor.criarAdmin(u"admin@teste.local"_s, QString::fromLatin1(apoio::Clinica::senha)));
    QVERIFY2(m_servidor.iniciar(), m_servidor.registro().constData());
    m_clinica = std::make_unique<apoio::Clinica>(m_servidor.porta());
    QVERIFY(m_clinica->entrarComoAdmin(u"admin@teste.local"_s));
}

// A receptionist of their own for each test, with an open stream.
void FluxosTeste::init()
{
    m_email = u"recepcao%1@teste.local"_s.arg(++m_numero);
    m_id = m_clinica->recepcionista(u"Rita"_s, m_email);
    QVERIFY2(!m_id.isEmpty(), m_clinica->ultima().corpo.constData());
    m_sessao = entrar();
    m_fluxo = assinar(m_sessao.value(u"access_token"_s).toString().toLatin1());
    QVERIFY(m_fluxo);
    const QByteArray nome = anunciar();
    QVERIFY(m_fluxo->lerAte(nome).contains(nome));
}

std::unique_ptr<ConexaoBruta> FluxosTeste::assinar(const QByteArray &token, const QByteArray &ultimo)
{
    auto fluxo = std::make_unique<ConexaoBruta>(m_servidor.porta());
    fluxo->enviar("GET /eventos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n" +
                  (ultimo.isEmpty() ? QByteArray() : "Last-Event-ID: " + ultimo + "\r\n") + "\r\n");
    if (!fluxo->lerAte("\r\n\r\n").startsWith("HTTP/1.1 200 "))
        return nullptr;
    return fluxo->lerAte(": ao vivo\n\n").contains(": ao vivo\n\n") ? std::move(fluxo) : nullptr;
}

QJsonObject FluxosTeste::entrar()
{
    ClienteBruto cliente(m_servidor.porta());
    return cliente
        .post("/auth/login", {{u"login"_s, m_email}, {u"senha"_s, QString::fromLatin1(apoio::Clinica::senha)}})
        .json();
}

RespostaHttp FluxosTeste::editar(const QString &campo, const QJsonValue &valor)
{
    const QByteArray alvo = "/usuarios/" + m_id.toLatin1();
    const RespostaHttp lido = m_clinica->http().get(alvo);
    QJsonObject corpo = lido.json();
    for (const auto *chave : {"id", "criadoEm", "atualizadoEm"})
        corpo.remove(QLatin1String(chave));
    corpo.insert(campo, valor);
    return m_clinica->http().put(alvo, corpo, {{"If-Match", lido.cabecalhos.value("etag")}});
}

RespostaHttp FluxosTeste::renovar(const QString &token)
{
    ClienteBruto cliente(m_servidor.porta());
    return cliente.post("/auth/refresh", {{u"refresh_token"_s, token}});
}

QByteArray FluxosTeste::anunciar()
{
    const QString nome = u"Paula Segredo %1 X"_s.arg(++m_numero);
    return m_clinica->paciente(nome, {}).isEmpty() ? QByteArray("not registered") : nome.toUtf8();
}

void FluxosTeste::acabaCom_data()
{
    QTest::addColumn<QString>("como");
    for (const char *como : {"logout by access token", "logout by refresh token", "blocked", "patient now", "admin now",
                             "spent refresh token"})
        QTest::newRow(como) << QString::fromLatin1(como);
}

void FluxosTeste::acabaCom()
{
    QFETCH(QString, como);
    const QString renovacao = m_sessao.value(u"refresh_token"_s).toString();
    ClienteBruto ela(m_servidor.porta());
    if (como == u"logout by access token"_s) {
        ela.usarToken(m_sessao.value(u"access_token"_s).toString().toLatin1());
        QCOMPARE(ela.pedir("POST", "/auth/logout").status, 204);
    } else if (como == u"logout by refresh token"_s) {
        QCOMPARE(ela.post("/auth/logout", {{u"refresh_token"_s, renovacao}}).status, 204);
    } else if (como == u"blocked"_s) {
        QCOMPARE(editar(u"situacao"_s, u"bloqueado"_s).status, 200);
    } else if (como == u"spent refresh token"_s) {
        const QString nova = renovar(renovacao).json().value(u"refresh_token"_s).toString();
        QCOMPARE(renovar(nova).status, 200);
        QCOMPARE(renovar(renovacao).status, 401);
    } else {
        const RespostaHttp r = editar(u"perfil"_s, como == u"patient now"_s ? u"paciente"_s : u"admin"_s);
        QVERIFY2(r.status == 200, r.corpo.constData());
    }
    QElapsedTimer passou;
    passou.start();
    const QByteArray nome = anunciar();
    QVERIFY(m_fluxo->fechouEm(int(std::max<qint64>(0, 1'000 - passou.elapsed()))));
    QVERIFY(!m_fluxo->lerAte({}, 0).contains(nome));
    QVERIFY(!m_fluxo->lerAte({}, 0).contains("sessao."));
}

void FluxosTeste::telefoneNovoNaoAcaba()
{
    const RespostaHttp r = editar(u"telefone"_s, u"+5511987654321"_s);
    QVERIFY2(r.status == 200, r.corpo.constData());
    const QByteArray nome = anunciar();
    QVERIFY(m_fluxo->lerAte(nome).contains(nome));
    QVERIFY(!m_fluxo->fechouEm(1'500));
}

void FluxosTeste::fimDaOutraSessaoNaoAcaba()
{
    ClienteBruto outra(m_servidor.porta());
    outra.usarToken(entrar().value(u"access_token"_s).toString().toLatin1());
    QCOMPARE(outra.pedir("POST", "/auth/logout").status, 204);
    const QByteArray nome = anunciar();
    QVERIFY(m_fluxo->lerAte(nome).contains(nome));
    QVERIFY(!m_fluxo->fechouEm(1'500));
}

void FluxosTeste::quemVoltaEJulgadoDeNovo()
{
    const QByteArray token = m_sessao.value(u"access_token"_s).toString().toLatin1();
    QCOMPARE(editar(u"perfil"_s, u"admin"_s).status, 200);
    QVERIFY(m_fluxo->fechouEm(1'500));
    QVERIFY(assinar(token)); // an admin may
    QCOMPARE(editar(u"perfil"_s, u"paciente"_s).status, 200);
    QVERIFY(!assinar(token));
}

// The place of a stream that saw nothing, and that of one that did, outlive the process.
void FluxosTeste::retomaDepoisDoReinicio()
{
    const QByteArray token = m_sessao.value(u"access_token"_s).toString().toLatin1();
    const auto novo = assinar(token);
    QVERIFY(novo);
    const QByteArray comeco = novo->lerAte(": ao vivo");
    const QByteArray lugar = comeco.mid(comeco.indexOf("\r\n\r\nid: ") + 8, 36);
    const QByteArray nome = anunciar();
    QCOMPARE(m_servidor.parar(), 0);
    QVERIFY(m_servidor.iniciar());
    m_clinica->http().fechar(); // it was connected to the one before
    const auto volta = assinar(token, lugar);
    QVERIFY(volta);
    const QByteArray lido = volta->lerAte(nome);
    QVERIFY(lido.contains(nome));
    QVERIFY(!lido.contains("recarregar"));
    QCOMPARE(lido.count("event: usuario.criado\n"), 1);
}

void FluxosTeste::unidadeTorta()
{
    ClienteBruto cliente(m_servidor.porta());
    cliente.usarToken(m_sessao.value(u"access_token"_s).toString().toLatin1());
    const RespostaHttp r = cliente.get("/eventos?unidadeId=centro");
    QCOMPARE(r.status, 422);
    QCOMPARE(r.codigo(), u"validacao"_s);
}

QTEST_GUILESS_MAIN(FluxosTeste)
#include "fluxos_teste.moc"
