// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "verificadorlocal.h"

#include "repositorios/sessaotabela.h"

using dominio::Codigo;
using dominio::falha;
using dominio::Resultado;
using nucleo::Identidade;

namespace auth {

Resultado<Identidade> VerificadorLocal::assinatura(const QByteArray &token)
{
    AGENDA_OBTER(const Reivindicacoes r, m_s.tokens.conferir(token, m_s.relogio.agora()));
    return Identidade{r.usuario, r.perfil, r.sessao, false};
}

Resultado<Identidade> VerificadorLocal::sessao(const Identidade &provada)
{
    m_s.chaveiro.cuidar();
    AGENDA_OBTER(const auto estado, m_s.banco.lerUma([&](nucleo::Leitura &l) {
        return SessaoTabela::estado(l, provada.sessao, provada.usuario, m_s.relogio.agora());
    }));
    if (!estado)
        return falha(Codigo::TokenInvalido);
    if (estado->situacao == QLatin1String("bloqueado"))
        return falha(Codigo::ContaBloqueada);
    Identidade quem = provada;
    quem.perfil = estado->perfil; // as it is now, whatever the token says
    quem.pendente = estado->situacao != QLatin1String("ativo");
    return quem;
}

} // namespace auth
