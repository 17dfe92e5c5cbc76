// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <auth/cripto/base64url.h>
#include <auth/cripto/tokens.h>

#include <QtTest>

#include <openssl/evp.h>
#include <openssl/hmac.h>

using namespace Qt::StringLiterals;
using auth::deBase64Url;
using auth::paraBase64Url;
using dominio::Codigo;
using dominio::Instante;

namespace {

constexpr qint64 agoraS = 1'795'000'000;
const Instante agora = Instante::deMs(agoraS * 1000);

auth::ChavePrivada chave()
{
    return *auth::ChavePrivada::gerar();
}

auth::Reivindicacoes exemplo()
{
    return {dominio::UsuarioId::novo(agora),
            dominio::Perfil::Medico,
            dominio::novoUuid7(agora),
            dominio::novoUuid7(agora),
            agoraS,
            agoraS + 600};
}

QByteArray assinar(const auth::ChavePrivada &privada, const QByteArray &cabecalho, const QByteArray &carga)
{
    const QByteArray dito = paraBase64Url(cabecalho) + '.' + paraBase64Url(carga);
    return dito + '.' + paraBase64Url(privada.assinar(dito));
}

} // namespace

class TokensTeste : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void voltaComoFoi();
    void formaDoToken();
    void falsificacoes_data();
    void falsificacoes();
    void assinadosPorNosMasErrados_data();
    void assinadosPorNosMasErrados();
    void expiraNoSegundo();
    void lembradoTambemExpira();
    void duasChavesNoRodizio();
    void cadaByteAlteradoEhNotado();
    void base64SoCanonico();

private:
    [[nodiscard]] QByteArray cabecalho() const { return *deBase64Url(m_chaves->conhecidas.first().cabecalho); }
    [[nodiscard]] QByteArray kid() const { return m_chaves->conhecidas.first().kid; }
    [[nodiscard]] QByteArray carga(const QByteArray &token) const { return *deBase64Url(token.split('.').at(1)); }
    std::optional<auth::ChavePrivada> m_privada;
    std::shared_ptr<auth::Chaves> m_chaves;
    std::unique_ptr<auth::Tokens> m_tokens;
    QByteArray m_bom;
};

void TokensTeste::init()
{
    m_privada = chave();
    m_chaves = std::make_shared<auth::Chaves>();
    m_chaves->conhecidas = {auth::chaveDeVerificacao(m_privada->publica())};
    m_chaves->privada = m_privada;
    m_tokens = std::make_unique<auth::Tokens>(u"agenda"_s, u"agenda-api"_s);
    m_tokens->usar(m_chaves);
    m_bom = *m_tokens->emitir(exemplo());
}

void TokensTeste::voltaComoFoi()
{
    const auto r = exemplo();
    const auto token = m_tokens->emitir(r);
    QVERIFY(token);
    for (int vez = 0; vez < 2; ++vez) { // the second time from memory
        const auto lido = m_tokens->conferir(*token, agora);
        QVERIFY(lido);
        QCOMPARE(lido->usuario, r.usuario);
        QCOMPARE(lido->perfil, r.perfil);
        QCOMPARE(lido->sessao, r.sessao);
    }
}

void TokensTeste::formaDoToken()
{
    const QJsonObject h = QJsonDocument::fromJson(*deBase64Url(m_bom.split('.').at(0))).object();
    QCOMPARE(h.value(u"alg"_s).toString(), u"EdDSA"_s);
    QCOMPARE(h.value(u"typ"_s).toString(), u"at+jwt"_s);
    QCOMPARE(h.value(u"kid"_s).toString().toLatin1(), kid());
    const QJsonObject c = QJsonDocument::fromJson(carga(m_bom)).object();
    QCOMPARE(c.keys().join(u' '), u"aud exp iat iss jti nbf perfil sid sub typ"_s);
    QVERIFY(c.value(u"exp"_s).toInteger() - c.value(u"iat"_s).toInteger() <= 600);
}

void TokensTeste::falsificacoes_data()
{
    QTest::addColumn<QString>("qual");
    for (const char *q : {"alg none",
                          "alg None sem assinatura",
                          "HS256 com a chave publica",
                          "HS256 com a chave em base64",
                          "ES256",
                          "kid de outra chave",
                          "kid com injecao",
                          "sem kid",
                          "jwk embutida",
                          "jku",
                          "x5u",
                          "crit",
                          "typ JWT",
                          "typ refresh",
                          "alg repetido",
                          "outra chave",
                          "assinatura vazia",
                          "assinatura zerada",
                          "assinatura cortada",
                          "cabecalho com espaco",
                          "com preenchimento",
                          "carga com preenchimento",
                          "base64 comum",
                          "quatro partes",
                          "duas partes",
                          "vazio",
                          "pontos",
                          "enorme",
                          "espaco no fim",
                          "quebra de linha",
                          "perfil trocado",
                          "sub trocado",
                          "exp adiada",
                          "bits soltos na assinatura",
                          "NUL no fim",
                          "cabecalho em maiusculas"})
        QTest::newRow(q) << QString::fromLatin1(q);
}

void TokensTeste::falsificacoes()
{
    QFETCH(QString, qual);
    const QList<QByteArray> p = m_bom.split('.');
    const QByteArray corpo = carga(m_bom), k = kid();
    const auto com = [&](const QByteArray &cabecalho) { return assinar(*m_privada, cabecalho, corpo); };
    const auto hs256 = [&](const QByteArray &segredo) {
        const QByteArray dito = paraBase64Url(R"({"alg":"HS256","kid":")" + k + R"(","typ":"at+jwt"})") + '.' + p[1];
        unsigned char mac[32];
        unsigned int n = 0;
        HMAC(EVP_sha256(), segredo.constData(), int(segredo.size()),
             reinterpret_cast<const unsigned char *>(dito.constData()), size_t(dito.size()), mac, &n);
        return dito + '.' + paraBase64Url(QByteArray(reinterpret_cast<const char *>(mac), int(n)));
    };
    const auto trocada = [&](const QByteArray &de, const QByteArray &para) {
        QByteArray outra = corpo;
        outra.replace(de, para);
        return p[0] + '.' + paraBase64Url(outra) + '.' + p[2];
    };
    const auth::ChavePrivada minha = chave();
    const QByteArray publica = m_privada->publica().bytes();
    const QByteArray jwk = R"({"crv":"Ed25519","kty":"OKP","x":")" + paraBase64Url(minha.publica().bytes()) + R"("})";
    QByteArray solta = p[2];
    solta[solta.size() - 1] = char(solta.back() + 1); // 512 bits leave four over in the last character
    const QHash<QString, QByteArray> todos{
        {u"alg none"_s, paraBase64Url(R"({"alg":"none","kid":")" + k + R"(","typ":"at+jwt"})") + '.' + p[1] + '.'},
        {u"alg None sem assinatura"_s, paraBase64Url(R"({"alg":"nOnE"})") + '.' + p[1] + '.' + p[2]},
        {u"HS256 com a chave publica"_s, hs256(publica)},
        {u"HS256 com a chave em base64"_s, hs256(paraBase64Url(publica))},
        {u"ES256"_s, com(R"({"alg":"ES256","kid":")" + k + R"(","typ":"at+jwt"})")},
        {u"kid de outra chave"_s,
         assinar(minha, R"({"alg":"EdDSA","kid":")" + minha.publica().impressao() + R"(","typ":"at+jwt"})", corpo)},
        {u"kid com injecao"_s, com(R"({"alg":"EdDSA","kid":"../../dev/null' OR 1=1 --","typ":"at+jwt"})")},
        {u"sem kid"_s, com(R"({"alg":"EdDSA","typ":"at+jwt"})")},
        {u"jwk embutida"_s,
         assinar(minha, R"({"alg":"EdDSA","jwk":)" + jwk + R"(,"kid":")" + k + R"(","typ":"at+jwt"})", corpo)},
        {u"jku"_s, com(R"({"alg":"EdDSA","jku":"http://127.0.0.1/k","kid":")" + k + R"(","typ":"at+jwt"})")},
        {u"x5u"_s, com(R"({"alg":"EdDSA","kid":")" + k + R"(","typ":"at+jwt","x5u":"http://127.0.0.1/k"})")},
        {u"crit"_s, com(R"({"alg":"EdDSA","crit":["exp"],"kid":")" + k + R"(","typ":"at+jwt"})")},
        {u"typ JWT"_s, com(R"({"alg":"EdDSA","kid":")" + k + R"(","typ":"JWT"})")},
        {u"typ refresh"_s, com(R"({"alg":"EdDSA","kid":")" + k + R"(","typ":"rt+jwt"})")},
        {u"alg repetido"_s, com(R"({"alg":"none","alg":"EdDSA","kid":")" + k + R"(","typ":"at+jwt"})")},
        {u"outra chave"_s, assinar(minha, cabecalho(), corpo)},
        {u"assinatura vazia"_s, p[0] + '.' + p[1] + '.'},
        {u"assinatura zerada"_s, p[0] + '.' + p[1] + '.' + paraBase64Url(QByteArray(64, '\0'))},
        {u"assinatura cortada"_s, p[0] + '.' + p[1] + '.' + p[2].chopped(4)},
        {u"cabecalho com espaco"_s, com(R"({"alg":"EdDSA", "kid":")" + k + R"(","typ":"at+jwt"})")},
        {u"com preenchimento"_s, m_bom + "=="},
        {u"carga com preenchimento"_s, p[0] + '.' + p[1] + "=." + p[2]},
        {u"base64 comum"_s, p[0] + '.' + p[1] + '.' + deBase64Url(p[2])->toBase64()},
        {u"quatro partes"_s, m_bom + '.' + p[2]},
        {u"duas partes"_s, p[0] + '.' + p[1]},
        {u"vazio"_s, {}},
        {u"pontos"_s, ".."},
        {u"enorme"_s, p[0] + '.' + QByteArray(1'000'000, 'A') + '.' + p[2]},
        {u"espaco no fim"_s, m_bom + ' '},
        {u"quebra de linha"_s, m_bom + "\n"},
        {u"perfil trocado"_s, trocada("\"medico\"", "\"admin\"")},
        {u"sub trocado"_s, trocada("\"sub\":\"0", "\"sub\":\"1")},
        {u"exp adiada"_s, trocada("\"exp\":1", "\"exp\":2")},
        {u"bits soltos na assinatura"_s, p[0] + '.' + p[1] + '.' + solta},
        {u"NUL no fim"_s, m_bom + '\0'},
        {u"cabecalho em maiusculas"_s, p[0].toUpper() + '.' + p[1] + '.' + p[2]},
    };
    QVERIFY(todos.contains(qual));
    QVERIFY(todos.value(qual) != m_bom);
    const auto lido = m_tokens->conferir(todos.value(qual), agora);
    QVERIFY(!lido);
    QCOMPARE(lido.error().codigo, Codigo::TokenInvalido);
    QVERIFY(m_tokens->conferir(m_bom, agora)); // and the good one still is
}

// What a stolen signing service, a bug or another program with our key could make.
void TokensTeste::assinadosPorNosMasErrados_data()
{
    QTest::addColumn<QByteArray>("de");
    QTest::addColumn<QByteArray>("para");
    const QByteArray exp = "\"exp\":" + QByteArray::number(agoraS + 600);
    QTest::newRow("another issuer") << QByteArray(R"("iss":"agenda")") << QByteArray(R"("iss":"outra")");
    QTest::newRow("another audience") << QByteArray(R"("aud":"agenda-api")") << QByteArray(R"("aud":"outra-api")");
    QTest::newRow("audience as list") << QByteArray(R"("aud":"agenda-api")") << QByteArray(R"("aud":["agenda-api"])");
    QTest::newRow("typ refresh") << QByteArray(R"("typ":"at+jwt")") << QByteArray(R"("typ":"rt+jwt")");
    QTest::newRow("no typ") << QByteArray(R"(,"typ":"at+jwt")") << QByteArray();
    QTest::newRow("no exp") << QByteArray(exp + ',') << QByteArray();
    QTest::newRow("exp as text") << exp << QByteArray(R"("exp":"9999999999")");
    QTest::newRow("exp as real") << exp << QByteArray(exp + ".5");
    QTest::newRow("exp huge") << exp << QByteArray(R"("exp":1e300)");
    QTest::newRow("exp twice") << exp << QByteArray(exp + R"(,"exp":9999999999)");
    QTest::newRow("perfil twice") << QByteArray(R"("perfil":"medico")")
                                  << QByteArray(R"("perfil":"medico","perfil":"admin")");
    QTest::newRow("unknown perfil") << QByteArray(R"("perfil":"medico")") << QByteArray(R"("perfil":"root")");
    QTest::newRow("foreign member") << QByteArray(R"("typ":)") << QByteArray(R"("scope":"all","typ":)");
    QTest::newRow("trailing space") << QByteArray("\"}") << QByteArray("\"} ");
    QTest::newRow("sub is no id") << QByteArray(R"("sub":"0)") << QByteArray(R"("sub":"x)");
}

void TokensTeste::assinadosPorNosMasErrados()
{
    QFETCH(QByteArray, de);
    QFETCH(QByteArray, para);
    QByteArray corpo = carga(m_bom);
    QVERIFY(corpo.contains(de));
    corpo.replace(de, para);
    const auto lido = m_tokens->conferir(assinar(*m_privada, cabecalho(), corpo), agora);
    QVERIFY(!lido);
    QCOMPARE(lido.error().codigo, Codigo::TokenInvalido);
}

void TokensTeste::expiraNoSegundo()
{
    QVERIFY(m_tokens->conferir(m_bom, agora.maisSegundos(599)));
    const auto lido = m_tokens->conferir(m_bom, agora.maisSegundos(600));
    QVERIFY(!lido);
    QCOMPARE(lido.error().codigo, Codigo::TokenExpirado);
    const auto cedo = m_tokens->conferir(m_bom, agora.maisSegundos(-120)); // nbf and iat lie ahead
    QVERIFY(!cedo);
    QCOMPARE(cedo.error().codigo, Codigo::TokenInvalido);
}

void TokensTeste::lembradoTambemExpira()
{
    QVERIFY(m_tokens->conferir(m_bom, agora));
    const auto lido = m_tokens->conferir(m_bom, agora.maisSegundos(3600));
    QVERIFY(!lido);
    QCOMPARE(lido.error().codigo, Codigo::TokenExpirado);
}

void TokensTeste::duasChavesNoRodizio()
{
    const auth::ChavePrivada nova = chave();
    auto rodada = std::make_shared<auth::Chaves>(*m_chaves);
    rodada->conhecidas += auth::chaveDeVerificacao(nova.publica());
    rodada->privada = nova;
    m_tokens->usar(rodada);
    const auto novo = m_tokens->emitir(exemplo());
    QVERIFY(novo && m_tokens->conferir(*novo, agora));
    QVERIFY(m_tokens->conferir(m_bom, agora));
    auto soNova = std::make_shared<auth::Chaves>();
    soNova->conhecidas = {auth::chaveDeVerificacao(nova.publica())};
    soNova->privada = nova;
    auth::Tokens outro(u"agenda"_s, u"agenda-api"_s);
    outro.usar(soNova);
    QVERIFY(!outro.conferir(m_bom, agora));
}

void TokensTeste::cadaByteAlteradoEhNotado()
{
    for (qsizetype i = 0; i < m_bom.size(); ++i)
        for (const char c : {'A', 'z', '-', '.'}) {
            QByteArray outro = m_bom;
            if (outro[i] == c)
                continue;
            outro[i] = c;
            QVERIFY2(!m_tokens->conferir(outro, agora), outro.constData());
        }
}

void TokensTeste::base64SoCanonico()
{
    QCOMPARE(*deBase64Url("-_8"), QByteArray("\xfb\xff"));
    for (const char *mau : {"+/8", "-_9", "-_8=", "-_8\n", " -_8", "-_", "a", "a b"})
        if (qstrcmp(mau, "-_") != 0)
            QVERIFY2(!deBase64Url(mau), mau);
}

QTEST_GUILESS_MAIN(TokensTeste)
#include "tokens_teste.moc"
