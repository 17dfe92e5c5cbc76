// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "atendimento.h"

#include "parametros.h"
#include "respostas.h"

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;
using dominio::Resultado;

namespace {

Resultado<void> conferirAcesso(const Acesso &acesso, const Requisicao &r)
{
    const Identidade &quem = *r.quem;
    if (quem.pendente && !acesso.pendenteTambem && !acesso.anonimo)
        return falha(Codigo::ContaPendente);
    if (acesso.anonimo)
        return {};
    switch (acesso.de(quem.perfil)) {
    case Acesso::Sim:
        return {};
    case Acesso::SeDono:
        if (!r.parametros.isEmpty() && r.parametros.first() == quem.usuario.texto())
            return {};
        return falha(Codigo::NaoEncontrado); // what is someone else's does not exist for the caller
    case Acesso::Nao:
        break;
    }
    return falha(Codigo::SemPermissao);
}

} // namespace

Acesso::Regra Acesso::de(dominio::Perfil perfil) const
{
    switch (perfil) {
    case dominio::Perfil::Paciente:
        return paciente;
    case dominio::Perfil::Medico:
        return medico;
    case dominio::Perfil::Recepcionista:
        return recepcionista;
    case dominio::Perfil::Admin:
        return admin;
    }
    return Nao;
}

Atendimento::Atendimento(const ConfigHttp &config, ServidorHttp::Partes partes, QList<Rota> rotas) :
    m_partes(std::move(partes)), m_admissao(config, m_partes, std::move(rotas)),
    m_orcamento(config.limites.bytesPorEnviarMib * qint64(1024 * 1024)),
    m_lugares(std::max(1, config.limites.conexoes / 2), config.limites.fluxosPorConta)
{}

QByteArray Atendimento::novoId() const
{
    return novoIdDeRequisicao(m_partes.relogio);
}

Resposta Atendimento::recusa(int status, const QByteArray &requisicaoId, Idioma idioma)
{
    return respostaDe(erroDoPorteiro(status), status, m_mensagens, idioma,
                      requisicaoId.isEmpty() ? novoId() : requisicaoId);
}

Desfecho Atendimento::desfechoDe(const Erro &erro, const Requisicao &requisicao)
{
    if (!erro.registro.isEmpty() || erro.codigo == Codigo::ErroInterno)
        m_partes.registro.anotar(erro.codigo == Codigo::ErroInterno ? Registro::Nivel::Erro : Registro::Nivel::Aviso,
                                 "http", "request failed",
                                 {{"requisicao", requisicao.id},
                                  {"codigo", QString(dominio::texto(erro.codigo))},
                                  {"motivo", erro.registro}});
    return {respostaDe(erro, m_mensagens, requisicao.idioma, requisicao.id), false, {}};
}

std::variant<Admitida, Resposta> Atendimento::admitir(const Cabeca &cabeca, const QHostAddress &par)
{
    auto vinda = m_admissao.admitir(cabeca, par);
    if (auto *admitida = std::get_if<Admitida>(&vinda))
        return std::move(*admitida);
    auto &recusada = std::get<NaoAdmitida>(vinda);
    Resposta resposta = desfechoDe(recusada.erro, recusada.requisicao).resposta;
    resposta.cabecalhos += recusada.cabecalhos;
    return resposta;
}

bool Atendimento::contar(const QHostAddress &par)
{
    Cabecalhos limites;
    return m_admissao.contarSemCabeca(par, limites).has_value();
}

Resposta Atendimento::recusaSemCabeca(int status, const QHostAddress &par)
{
    Cabecalhos limites;
    const auto conta = m_admissao.contarSemCabeca(par, limites);
    Resposta resposta = conta ? recusa(status) : respostaDe(conta.error(), m_mensagens, Idioma::Portugues, novoId());
    resposta.cabecalhos += limites;
    return resposta;
}

Resultado<void> Atendimento::autorizar(Admitida &admitida)
{
    Requisicao &r = admitida.requisicao;
    const Rota &rota = *admitida.rota;
    if (!r.quem)
        return {};
    const auto quem = m_partes.verificador->sessao(*r.quem);
    if (!quem && Admissao::comoSemToken(rota.acesso, quem.error().codigo)) {
        r.quem.reset();
        return {};
    }
    AGENDA_OBTER(r.quem, quem);
    AGENDA_TENTAR(m_admissao.contarConta(*r.quem, admitida.daConta));
    return conferirAcesso(rota.acesso, r);
}

} // namespace nucleo
