// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../cripto/tokenderenovacao.h"
#include "../repositorios/renovacaotabela.h"
#include "../repositorios/usuariotabela.h"
#include "sessoes.h"

using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::falha;

namespace auth {

namespace {

struct Renovada {
    contrato::Usuario usuario;
    QUuid sessao;
    QByteArray token;
};

// One step of a family of refresh tokens (RFC 9700, section 4.14.2). A refusal that must leave a mark - the family's
// end - is a value in `recusa`; a failure as Resultado undoes the transaction.
// A refusal is an outcome to commit, not a failure: what it revoked has to stay revoked. Made by negar() alone, since a
// plain unexpected would be taken for the failure.
using Saida = std::expected<Renovada, Codigo>;

Saida negar(Codigo codigo)
{
    return Saida(std::unexpect, codigo);
}

class Renovador
{
public:
    Renovador(Servicos &s, nucleo::Transacao &tx, QByteArray token) : m_s(s), m_tx(tx), m_token(std::move(token)) {}

    [[nodiscard]] Resultado<Saida> executar()
    {
        const QByteArray resumo = resumoDoToken(m_token);
        AGENDA_OBTER(auto linha, RenovacaoTabela::buscar(m_tx, resumo));
        if (!linha)
            return negar(Codigo::TokenInvalido);
        AGENDA_OBTER(const bool esperou, m_tx.travar({linha->sessao}));
        if (esperou) {
            AGENDA_OBTER(linha, RenovacaoTabela::buscar(m_tx, resumo));
            if (!linha)
                return negar(Codigo::TokenInvalido);
        }
        AGENDA_OBTER(const auto sessao, SessaoTabela::buscar(m_tx, linha->sessao));
        if (!sessao || sessao->revogada)
            return negar(Codigo::TokenInvalido);
        if (sessao->expiraEm <= m_tx.agora())
            return negar(Codigo::TokenExpirado);
        AGENDA_OBTER(const auto cadastro, UsuarioTabela::buscar(m_tx, sessao->usuario));
        if (!cadastro || cadastro->usuario.situacao == contrato::SituacaoUsuario::Bloqueado)
            return negar(Codigo::ContaBloqueada);
        QByteArray token;
        if (!linha->usadaEm) {
            AGENDA_OBTER(token, suceder(*linha, resumo));
            if (token.isEmpty()) { // spent by another server process in the meantime
                AGENDA_OBTER(linha, RenovacaoTabela::buscar(m_tx, resumo));
            }
        }
        if (token.isEmpty()) {
            AGENDA_OBTER(token, repetir(*linha));
        }
        if (token.isEmpty())
            return negar(Codigo::TokenInvalido);
        AGENDA_TENTAR(SessaoTabela::prolongar(
            m_tx, sessao->id, fimDaSessao(m_s.ajustes, cadastro->usuario.perfil, sessao->criadaEm, m_tx.agora())));
        return Renovada{cadastro->usuario, sessao->id, token};
    }

private:
    // Spends the token for a new one; empty where somebody else just did.
    Resultado<QByteArray> suceder(const Renovacao &linha, const QByteArray &resumo)
    {
        const QByteArray novo = novoTokenDeRenovacao();
        AGENDA_OBTER(const bool meu, RenovacaoTabela::gastar(m_tx, resumo, selarSucessora(novo, m_token)));
        if (!meu)
            return QByteArray();
        AGENDA_TENTAR(RenovacaoTabela::inserir(m_tx, resumoDoToken(novo), linha.sessao, linha.geracao + 1));
        AGENDA_TENTAR(RenovacaoTabela::esquecerSucessora(m_tx, linha.sessao, linha.geracao - 1));
        return novo;
    }

    // A spent token: for a moment, and only until its successor was used, it is taken for a lost reply and gets the
    // same successor again. Anything else means that two have it, and nobody can tell which of them is the owner.
    Resultado<QByteArray> repetir(const Renovacao &linha)
    {
        if (!linha.sucessora.isEmpty() && linha.usadaEm->maisMs(m_s.ajustes.carenciaMs) >= m_tx.agora())
            if (const auto sucessora = abrirSucessora(linha.sucessora, m_token))
                return *sucessora;
        AGENDA_OBTER(const bool revogou, SessaoTabela::revogar(m_tx, linha.sessao, u"reuso"_s));
        if (revogou)
            AGENDA_TENTAR(m_tx.auditar("reuso_de_renovacao", "sessao", linha.sessao));
        return QByteArray();
    }

    Servicos &m_s;
    nucleo::Transacao &m_tx;
    const QByteArray m_token;
};

} // namespace

Resultado<Resposta> renovar(Servicos &s, const Requisicao &req)
{
    AGENDA_OBTER(const auto corpo, contrato::ler<contrato::CorpoRefresh>(req.corpo));
    Saida saida = negar(Codigo::ErroInterno);
    AGENDA_TENTAR(s.banco.escreverEEsperar(s.contexto(req), [&](nucleo::Transacao &tx) -> Resultado<void> {
        AGENDA_OBTER(saida, Renovador(s, tx, corpo.refresh_token.toUtf8()).executar());
        return {};
    }));
    if (!saida) {
        s.registro.aviso("auth", "refresh refused", {{"requisicao", req.id}, {"par", req.par.toString()}});
        return falha(saida.error());
    }
    return responderLogin(s, saida->usuario, saida->sessao, saida->token);
}

} // namespace auth
