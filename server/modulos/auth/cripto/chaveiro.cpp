// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chaveiro.h"

#include "../repositorios/chavetabela.h"
#include "base64url.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::falha;
using dominio::Instante;
using dominio::Resultado;

namespace auth {

QString Chaveiro::arquivo(const QByteArray &kid) const
{
    return QDir(m.pasta).filePath(QString::fromLatin1(kid) + u".pem"_s);
}

Resultado<void> Chaveiro::iniciar()
{
    const QMutexLocker guarda(&m_tranca);
    if (!QDir().mkpath(m.pasta) ||
        !QFile::setPermissions(m.pasta, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return falha({Codigo::ErroInterno, u"signing keys: the folder cannot be made"_s});
    AGENDA_TENTAR(carregar());
    if (!m.tokens.chaves()->privada) {
        AGENDA_TENTAR(nova(m.relogio.agora()));
        AGENDA_TENTAR(carregar());
    }
    return {};
}

Resultado<void> Chaveiro::carregar()
{
    const Instante agora = m.relogio.agora();
    AGENDA_OBTER(const auto vivas,
                 m.banco.ler([agora](nucleo::Leitura &leitura) { return ChaveTabela::vivas(leitura, agora); }));
    auto chaves = std::make_shared<Chaves>();
    bool sucessora = false;
    for (const ChavePublicada &viva : vivas) {
        const auto bytes = deBase64Url(viva.publica);
        const auto publica = bytes ? ChavePublica::deBytes(*bytes) : std::nullopt;
        if (!publica || publica->impressao() != viva.kid)
            return falha({Codigo::ErroInterno, u"signing keys: a public key in the database is damaged"_s});
        chaves->conhecidas += chaveDeVerificacao(*publica);
        if (!m_privadas.contains(viva.kid) && QFile::exists(arquivo(viva.kid))) {
            AGENDA_OBTER(const auto privada, ChavePrivada::doArquivo(arquivo(viva.kid)));
            if (privada.publica().bytes() == *bytes)
                m_privadas.insert(viva.kid, privada);
        }
        const auto minha = m_privadas.constFind(viva.kid);
        if (minha == m_privadas.cend())
            continue;
        if (viva.usarDesde <= agora || !chaves->privada) {
            chaves->privada = *minha;
            m_assinaDesde = viva.usarDesde;
        } else {
            sucessora = true;
        }
    }
    m_rodando = sucessora;
    m_cuidadoMs = m.relogio.monotonicoMs();
    m.tokens.usar(std::move(chaves));
    return {};
}

Resultado<void> Chaveiro::nova(Instante usarDesde)
{
    AGENDA_OBTER(const auto privada, ChavePrivada::gerar());
    const ChavePublica publica = privada.publica();
    const QByteArray kid = publica.impressao();
    AGENDA_TENTAR(privada.gravar(arquivo(kid)));
    const QList<QByteArray> antigas = m_privadas.keys();
    AGENDA_TENTAR(
        m.banco.escreverEEsperar({{}, m.relogio.agora(), {}, {}}, [&](nucleo::Transacao &tx) -> Resultado<void> {
            for (const QByteArray &antiga : antigas)
                AGENDA_TENTAR(ChaveTabela::retirar(tx, antiga, usarDesde.maisMs(retirarDepoisMs)));
            AGENDA_TENTAR(ChaveTabela::inserir(tx, {kid, paraBase64Url(publica.bytes()), usarDesde, std::nullopt}));
            return tx.auditar("chave_de_assinatura_criada", "chave", QUuid::createUuidV5(QUuid(), kid));
        }));
    m_privadas.insert(kid, privada);
    m.registro.info("auth", "new signing key", {{"kid", kid}});
    return {};
}

Resultado<void> Chaveiro::rodar()
{
    const QMutexLocker guarda(&m_tranca);
    AGENDA_TENTAR(nova(m.relogio.agora().maisMs(publicarAntesMs)));
    return carregar();
}

void Chaveiro::cuidar()
{
    if (!m_tranca.tryLock())
        return;
    const bool hora = m.relogio.monotonicoMs() - m_cuidadoMs >= 60'000;
    auto feito = hora ? carregar() : Resultado<void>();
    const bool velha = hora && !m_rodando && m_assinaDesde.maisMs(idadeMaximaMs) <= m.relogio.agora();
    m_tranca.unlock();
    if (feito && velha)
        feito = rodar();
    if (!feito)
        m.registro.erro("auth", "signing keys not refreshed", {{"erro", feito.error().registro}});
}

QByteArray Chaveiro::jwks() const
{
    QByteArray saida = R"({"keys":[)";
    const auto chaves = m.tokens.chaves();
    for (const ChaveDeVerificacao &c : chaves->conhecidas) {
        if (!saida.endsWith('['))
            saida += ',';
        saida += R"({"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":")" + c.kid + R"(","x":")" +
                 paraBase64Url(c.publica.bytes()) + R"("})";
    }
    return saida + "]}";
}

} // namespace auth
