// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <auth/repositorios/tentativatabela.h>
#include <auth_teste/casa.h>

#include <QTest>

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

// What one address may try, and what a token that is of no use changes.
class LimitesTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_casa.reset(); }

    void entradasPorEndereco();
    void cadastrosPorEndereco();
    void balcaoCadastraSemLimite();
    void bloqueadaNaPausaTambemEspera_data();
    void bloqueadaNaPausaTambemEspera();
    void soOCadastroRecusaTokenSemUso_data();
    void soOCadastroRecusaTokenSemUso();

private:
    Resposta de(const char *endereco, const QByteArray &alvo, const QJsonObject &corpo)
    {
        return m_casa->pedir({.metodo = nucleo::Metodo::Post,
                              .alvo = alvo,
                              .corpo = QJsonDocument(corpo).toJson(),
                              .token = {},
                              .cabecalhos = {},
                              .par = QHostAddress(QString::fromLatin1(endereco))});
    }
    QString entrar(const char *endereco, const QString &login = u"ninguem@x.br"_s)
    {
        return de(endereco, "/auth/login", {{u"login"_s, login}, {u"senha"_s, u"outra frase comprida"_s}}).codigo;
    }
    std::unique_ptr<Casa> m_casa;
};

void LimitesTeste::init()
{
    auth::Ajustes ajustes = Casa::ajustesDeTeste();
    ajustes.loginsPorMinutoEndereco = 3;
    ajustes.cadastrosPorHoraEndereco = 2;
    m_casa = std::make_unique<Casa>(ajustes);
}

void LimitesTeste::entradasPorEndereco()
{
    const QString errada = u"credenciais_invalidas"_s, demais = u"muitas_requisicoes"_s;
    for (int i = 1; i <= 3; ++i) // another account each time: no pause of one account
        QCOMPARE(entrar("2001:db8:0:1::1", u"um%1@x.br"_s.arg(i)), errada);
    QCOMPARE(entrar("2001:db8:0:1::1"), demais);
    QCOMPARE(entrar("2001:db8:0:1:ffff::9"), demais); // the same network
    QCOMPARE(entrar("2001:db8:0:2::1", u"dois@x.br"_s), errada);
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(entrar(i == 2 ? "::ffff:10.0.0.1" : "10.0.0.1", u"tres%1@x.br"_s.arg(i)), errada);
    QCOMPARE(entrar("::ffff:10.0.0.1"), demais);
    for (int i = 1; i <= 3; ++i) // whose address cannot be read: all of them are one
        QCOMPARE(entrar("", u"quatro%1@x.br"_s.arg(i)), errada);
    QCOMPARE(entrar(""), demais);
    QCOMPARE(entrar("::", u"cinco@x.br"_s), errada);
    m_casa->relogio.avancarMs(20'000);
    QCOMPARE(entrar("10.0.0.1", u"seis@x.br"_s), errada);
    QCOMPARE(entrar("10.0.0.1", u"seis@x.br"_s), demais);
}

void LimitesTeste::cadastrosPorEndereco()
{
    const auto cadastrar = [this](const char *endereco, int n) {
        QJsonObject corpo = Casa::paciente(u"Ana"_s, u"a%1@x.br"_s.arg(n));
        return de(endereco, "/auth/register", corpo);
    };
    QCOMPARE(cadastrar("2001:db8::1", 1).status, 201);
    QCOMPARE(cadastrar("2001:db8::2", 2).status, 201);
    const Resposta demais = cadastrar("2001:db8::3", 3);
    QCOMPARE(demais.codigo, u"muitas_requisicoes"_s);
    QCOMPARE(demais.erro.tentarEmSegundos, 1'800);
    QCOMPARE(cadastrar("2001:db8:1::1", 3).status, 201);
    m_casa->relogio.avancarMinutos(30);
    QCOMPARE(cadastrar("2001:db8::1", 4).status, 201);
}

void LimitesTeste::balcaoCadastraSemLimite()
{
    const Sessao balcao = m_casa->recepcao();
    for (int i = 0; i < 6; ++i) {
        QJsonObject corpo = Casa::paciente(u"Ana"_s, u"b%1@x.br"_s.arg(i));
        corpo.remove(u"senha"_s);
        QCOMPARE(m_casa->post("/auth/register", corpo, balcao.acesso).status, 201);
    }
}

void LimitesTeste::bloqueadaNaPausaTambemEspera_data()
{
    QTest::addColumn<int>("falhas");
    QTest::addColumn<QString>("codigo");
    QTest::newRow("no pause") << 2 << u"conta_bloqueada"_s;
    QTest::newRow("pause") << 3 << u"muitas_requisicoes"_s;
}

// While the right password is compared, others have failed: what the account is like is not told before the pause ends.
void LimitesTeste::bloqueadaNaPausaTambemEspera()
{
    QFETCH(int, falhas);
    QFETCH(QString, codigo);
    const Sessao maria = m_casa->novo(Casa::paciente(u"Maria"_s, u"maria@x.br"_s));
    QJsonObject ficha = Casa::paciente(u"Maria"_s, u"maria@x.br"_s);
    ficha.remove(u"senha"_s);
    ficha.insert(u"situacao"_s, u"bloqueado"_s);
    QCOMPARE(m_casa->editar(maria.id, ficha, m_casa->admin().acesso).status, 200);

    std::mutex trava;
    std::condition_variable mudou;
    QString resposta;
    std::thread cliente;
    const auto emParalelo = [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
        AGENDA_TENTAR(tx.travar({QUuid::fromString(maria.id)}));
        for (int i = 0; i < falhas; ++i)
            AGENDA_TENTAR(auth::TentativaTabela::anotarFalha(tx, maria.id.toLatin1()));
        cliente = std::thread([&] {
            const Resposta r =
                de("10.9.9.9", "/auth/login", {{u"login"_s, u"maria@x.br"_s}, {u"senha"_s, Casa::senha()}});
            const std::lock_guard aberta(trava);
            resposta = r.codigo;
            mudou.notify_all();
        });
        // An answer that needs no turn comes meanwhile; one that waits for this transaction does not.
        std::unique_lock aberta(trava);
        mudou.wait_for(aberta, std::chrono::milliseconds(500), [&] { return !resposta.isEmpty(); });
        return {};
    };
    const auto feita = m_casa->modulo->banco().escreverEEsperar({QUuid(), m_casa->relogio.agora(), {}, {}}, emParalelo);
    cliente.join();
    QVERIFY(feita.has_value());
    QCOMPARE(resposta, codigo);
}

void LimitesTeste::soOCadastroRecusaTokenSemUso_data()
{
    QTest::addColumn<int>("minutos");
    QTest::addColumn<bool>("sair");
    QTest::addColumn<QByteArray>("outro");
    QTest::newRow("vencido") << 60 << false << QByteArray();
    QTest::newRow("sessao encerrada") << 0 << true << QByteArray();
    QTest::newRow("inventado") << 0 << false << QByteArray("a.b.c");
}

void LimitesTeste::soOCadastroRecusaTokenSemUso()
{
    QFETCH(int, minutos);
    QFETCH(bool, sair);
    QFETCH(QByteArray, outro);
    const Sessao balcao = m_casa->recepcao();
    if (sair)
        QCOMPARE(m_casa->post("/auth/logout", {{u"refresh_token"_s, QString::fromLatin1(balcao.renovacao)}}).status,
                 204);
    m_casa->relogio.avancarMinutos(minutos);
    const QByteArray token = outro.isEmpty() ? balcao.acesso : outro;
    for (const char *rota : {"/medicos", "/.well-known/jwks.json"})
        QCOMPARE(m_casa->get(rota, token).status, 200);
    QCOMPARE(m_casa->post("/auth/logout", {{u"refresh_token"_s, u"inventado"_s}}, token).status, 204);
    QJsonObject corpo = Casa::paciente(u"Ana"_s, u"c@x.br"_s);
    const QString codigo = m_casa->post("/auth/register", corpo, token).codigo;
    QVERIFY2(codigo == u"token_invalido" || codigo == u"token_expirado", qPrintable(codigo));
    QCOMPARE(m_casa->post("/auth/register", corpo).status, 201);
}

QTEST_GUILESS_MAIN(LimitesTeste)
#include "limites_teste.moc"
