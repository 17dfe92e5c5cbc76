// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens.h"

#include "base64url.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::falha;
using dominio::Resultado;

namespace auth {

namespace {
constexpr qsizetype tamanhoMaximo = 2048;
constexpr qsizetype lembradosPorGaveta = 2048;
constexpr qint64 folgaS = 30; // clocks of two server processes
} // namespace

ChaveDeVerificacao chaveDeVerificacao(const ChavePublica &publica)
{
    const QByteArray kid = publica.impressao();
    return {kid, paraBase64Url(R"({"alg":"EdDSA","kid":")" + kid + R"(","typ":"at+jwt"})"), publica};
}

Tokens::Tokens(QString emissor, QString publico) :
    m_emissor(std::move(emissor)), m_publico(std::move(publico)), m_chaves(std::make_shared<Chaves>())
{}

void Tokens::usar(std::shared_ptr<const Chaves> chaves)
{
    const QMutexLocker guarda(&m_tranca);
    m_chaves = std::move(chaves);
}

std::shared_ptr<const Chaves> Tokens::chaves() const
{
    const QMutexLocker guarda(&m_tranca);
    return m_chaves;
}

QByteArray Tokens::carga(const Reivindicacoes &r) const
{
    return QJsonDocument(QJsonObject{{u"aud"_s, m_publico},
                                     {u"exp"_s, r.expira},
                                     {u"iat"_s, r.emitido},
                                     {u"iss"_s, m_emissor},
                                     {u"jti"_s, dominio::textoDeUuid(r.jti)},
                                     {u"nbf"_s, r.emitido},
                                     {u"perfil"_s, QString(dominio::texto(r.perfil))},
                                     {u"sid"_s, dominio::textoDeUuid(r.sessao)},
                                     {u"sub"_s, r.usuario.texto()},
                                     {u"typ"_s, u"at+jwt"_s}})
        .toJson(QJsonDocument::Compact);
}

std::optional<Reivindicacoes> Tokens::lerCarga(const QByteArray &json) const
{
    const QJsonObject o = QJsonDocument::fromJson(json).object();
    const auto usuario = dominio::UsuarioId::deTexto(o.value("sub"_L1).toString());
    const auto perfil = dominio::perfilDeTexto(o.value("perfil"_L1).toString());
    const auto sessao = dominio::uuidDeTexto(o.value("sid"_L1).toString());
    const auto jti = dominio::uuidDeTexto(o.value("jti"_L1).toString());
    if (!usuario || !perfil || !sessao || !jti)
        return std::nullopt;
    const Reivindicacoes r{
        *usuario, *perfil, *sessao, *jti, o.value("iat"_L1).toInteger(), o.value("exp"_L1).toInteger()};
    // Only what this server would write is accepted, byte for byte: issuer, audience and type are checked by it, and
    // doubled, missing, foreign or oddly typed members cannot get past.
    return carga(r) == json ? std::optional(r) : std::nullopt;
}

std::optional<Reivindicacoes> Tokens::assinado(const QByteArray &token) const
{
    const qsizetype p1 = token.indexOf('.'), p2 = token.lastIndexOf('.');
    if (token.size() > tamanhoMaximo || p1 <= 0 || p2 <= p1 || token.indexOf('.', p1 + 1) != p2)
        return std::nullopt;
    const QByteArrayView cabecalho = QByteArrayView(token).first(p1);
    const auto atuais = chaves();
    for (const ChaveDeVerificacao &chave : atuais->conhecidas) {
        // The algorithm is ours to say, not the token's: its header must be the very one that we write.
        if (cabecalho != QByteArrayView(chave.cabecalho))
            continue;
        const auto assinatura = deBase64Url(QByteArrayView(token).sliced(p2 + 1));
        if (!assinatura || !chave.publica.confere(QByteArrayView(token).first(p2), *assinatura))
            return std::nullopt;
        const auto json = deBase64Url(QByteArrayView(token).sliced(p1 + 1, p2 - p1 - 1));
        return json ? lerCarga(*json) : std::nullopt;
    }
    return std::nullopt;
}

Resultado<QByteArray> Tokens::emitir(const Reivindicacoes &r) const
{
    const auto atuais = chaves();
    if (!atuais->privada)
        return falha({Codigo::ErroInterno, u"no signing key"_s});
    const QByteArray dito = chaveDeVerificacao(atuais->privada->publica()).cabecalho + '.' + paraBase64Url(carga(r));
    const QByteArray assinatura = atuais->privada->assinar(dito);
    if (assinatura.isEmpty())
        return falha({Codigo::ErroInterno, u"ed25519: not signed"_s});
    return dito + '.' + paraBase64Url(assinatura);
}

Resultado<Reivindicacoes> Tokens::conferir(const QByteArray &token, dominio::Instante agora)
{
    const qint64 agoraS = agora.ms() / 1000;
    const QByteArray resumo = QCryptographicHash::hash(token, QCryptographicHash::Sha256);
    Gaveta &gaveta = m_gavetas[size_t(uchar(resumo.at(0))) % m_gavetas.size()];
    std::optional<Reivindicacoes> r;
    {
        const QMutexLocker guarda(&gaveta.tranca);
        if (const auto i = gaveta.lembrados.constFind(resumo); i != gaveta.lembrados.cend())
            r = *i;
    }
    if (!r) {
        r = assinado(token);
        if (!r)
            return falha(Codigo::TokenInvalido);
        if (r->expira > agoraS)
            lembrar(gaveta, resumo, *r, agoraS);
    }
    if (r->expira <= agoraS)
        return falha(Codigo::TokenExpirado);
    if (r->emitido > agoraS + folgaS)
        return falha(Codigo::TokenInvalido);
    return *r;
}

void Tokens::lembrar(Gaveta &gaveta, const QByteArray &resumo, const Reivindicacoes &r, qint64 agoraS)
{
    const QMutexLocker guarda(&gaveta.tranca);
    if (gaveta.lembrados.size() >= lembradosPorGaveta)
        gaveta.lembrados.removeIf([agoraS](const auto &par) { return par.value().expira <= agoraS; });
    if (gaveta.lembrados.size() >= lembradosPorGaveta)
        gaveta.lembrados.clear();
    gaveta.lembrados.insert(resumo, r);
}

} // namespace auth
