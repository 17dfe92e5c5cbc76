// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compositor.h"

#include "mensagemmime.h"

using namespace Qt::StringLiterals;

namespace notificacoes {

using contrato::SituacaoNotificacao;
using dominio::Resultado;

namespace {

Fecho falhou(const QString &porque, const QString &destino = {})
{
    return {SituacaoNotificacao::Falhou, porque, destino, {}};
}

} // namespace

Compositor::Compositor(const Modelos &modelos, Fontes &fontes, CaixaPostal remetente, QString idiomaPadrao) :
    m_modelos(modelos), m_fontes(fontes), m_remetente(std::move(remetente)), m_idiomaPadrao(std::move(idiomaPadrao))
{}

Resultado<std::optional<Contato>> Compositor::destinatario(const contrato::Notificacao &n)
{
    return m_fontes.contato(n.pacienteId ? dominio::UsuarioId(*n.pacienteId) : dominio::UsuarioId(*n.medicoId));
}

// What was noted when the message was planned, or, where nothing was, the appointment as it is now.
Resultado<std::optional<DadosDaConsulta>> Compositor::consulta(const Registrada &n)
{
    if (n.consulta.inicio || !n.dados.consultaId)
        return n.consulta;
    AGENDA_OBTER(const auto atual, m_fontes.consulta(*n.dados.consultaId));
    if (!atual)
        return std::nullopt;
    return DadosDaConsulta{atual->inicio, atual->unidade, atual->medicoNome};
}

Resultado<Variaveis> Compositor::variaveis(const Registrada &n, const DadosDaConsulta &consulta, const Contato &contato,
                                           const QString &idioma)
{
    Variaveis v;
    v.por(Variavel::Nome, contato.nome);
    v.por(Variavel::Medico, consulta.medicoNome);
    if (consulta.unidade) {
        AGENDA_OBTER(const auto unidade, m_fontes.unidade(*consulta.unidade));
        if (!unidade)
            return dominio::falha({dominio::Codigo::NaoEncontrado, u"unit of an appointment"_s});
        v.por(Variavel::Unidade, unidade->nome);
        v.por(Variavel::Endereco, unidade->endereco);
        if (consulta.inicio) {
            v.por(Variavel::Data, dataPorExtenso(*consulta.inicio, unidade->fuso, idioma));
            v.por(Variavel::Hora, horaCivil(*consulta.inicio, unidade->fuso, idioma));
        }
        if (n.valeAte)
            v.por(Variavel::Prazo, horaCivil(*n.valeAte, unidade->fuso, idioma) + u", "_s +
                                       dataPorExtenso(*n.valeAte, unidade->fuso, idioma));
    }
    for (auto it = n.variaveis.cbegin(); it != n.variaveis.cend(); ++it)
        if (const auto variavel = variavelDeTexto(it.key()))
            v.por(*variavel, it.value());
    return v;
}

Compositor::Composta Compositor::escrever(const Registrada &n, const CaixaPostal &para, const Variaveis &variaveis,
                                          const QString &idioma, dominio::Instante agora) const
{
    const QString destino = enderecoMascarado(para.endereco);
    const Modelo *modelo = m_modelos.achar(contrato::textoDe(n.dados.modelo), idioma);
    if (!modelo)
        return falhou(u"modelo_inexistente"_s, destino);
    MensagemComposta composta = modelo->compor(variaveis);
    const QByteArray id = n.dados.id.texto().toLatin1();
    MensagemMime mensagem{m_remetente,
                          para,
                          std::move(composta.assunto),
                          std::move(composta.texto),
                          std::move(composta.html),
                          id + '@' + m_remetente.dominio(),
                          agora};
    auto bytes = mensagem.montar();
    if (!bytes)
        return falhou(u"cabecalho_invalido"_s, destino);
    return Pronta{{id, m_remetente.endereco, para.endereco, *std::move(bytes)}, destino};
}

Compositor::Composta Compositor::compor(const Registrada &n, dominio::Instante agora)
{
    AGENDA_OBTER(const auto contato, destinatario(n.dados));
    if (!contato)
        return falhou(u"sem_destinatario"_s);
    // A choice of channels is kept by what is sent on its own account; staff who ask for e-mail get e-mail.
    if (n.evento && !contato->canais.isEmpty() && !contato->canais.contains(u"email"_s))
        return Fecho{SituacaoNotificacao::Cancelada, u"canal_recusado"_s, {}, {}};
    if (!contato->email || contato->email->isEmpty())
        return falhou(u"sem_endereco"_s);
    const auto para = CaixaPostal::de(contato->nome, *contato->email);
    if (!para)
        return falhou(u"endereco_invalido"_s);
    AGENDA_OBTER(const auto dados, consulta(n));
    if (!dados)
        return falhou(u"sem_consulta"_s, enderecoMascarado(para->endereco));
    if ((dados->inicio && *dados->inicio <= agora) || (n.valeAte && *n.valeAte <= agora))
        return Fecho{SituacaoNotificacao::Expirada, {}, enderecoMascarado(para->endereco), {}};
    const QString idioma =
        idiomaConhecido(contato->idioma).value_or(idiomaConhecido(m_idiomaPadrao).value_or(u"pt-BR"_s));
    AGENDA_OBTER(const Variaveis valores, variaveis(n, *dados, *contato, idioma));
    return escrever(n, *para, valores, idioma, agora);
}

} // namespace notificacoes
