// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessoes.h"

#include <algorithm>

using dominio::Instante;

namespace auth {

Instante fimDaSessao(const Ajustes &a, dominio::Perfil perfil, Instante criadaEm, Instante agora)
{
    const qint64 vida = perfil == dominio::Perfil::Paciente ? a.renovacaoPacienteS : a.renovacaoEquipeS;
    return std::min(agora.maisSegundos(vida), criadaEm.maisSegundos(a.sessaoMaximaS));
}

nucleo::Resultado<nucleo::Resposta> responderLogin(Servicos &s, const contrato::Usuario &usuario, const QUuid &sessao,
                                                   const QByteArray &renovacao)
{
    s.chaveiro.cuidar();
    const Instante agora = s.relogio.agora();
    const int vida = std::clamp(s.ajustes.acessoSegundos, 1, 600);
    const qint64 emitido = agora.ms() / 1000;
    AGENDA_OBTER(const QByteArray acesso, s.tokens.emitir({usuario.id, usuario.perfil, sessao,
                                                           dominio::novoUuid7(agora), emitido, emitido + vida}));
    contrato::RespostaLogin r;
    r.access_token = QString::fromLatin1(acesso);
    r.expires_in = vida;
    r.refresh_token = QString::fromLatin1(renovacao);
    r.usuario = usuario;
    return nucleo::Resposta::json(contrato::escrever(r)).com("Pragma", "no-cache"); // RFC 6749, section 5.1
}

} // namespace auth
