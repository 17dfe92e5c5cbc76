// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../modelos/modelos.h"

using namespace Qt::StringLiterals;

namespace notificacoes {

using contrato::NovaNotificacao;
using dominio::CodigoCampo;
using nucleo::Resultado;

namespace {

using Erros = QList<dominio::ErroCampo>;

bool falaDeConsulta(contrato::Modelo modelo)
{
    return modelo != contrato::Modelo::BoasVindas;
}

constexpr qsizetype maximoDoValor = 200;

void conferirVariaveis(const QMap<QString, QString> &variaveis, Erros &erros)
{
    for (auto it = variaveis.cbegin(); it != variaveis.cend(); ++it) {
        const QString campo = u"variaveis."_s + it.key();
        if (!variavelDeTexto(it.key()))
            erros.append({campo, CodigoCampo::Desconhecido, 0});
        else if (it.value().size() > maximoDoValor)
            erros.append({campo, CodigoCampo::Tamanho, maximoDoValor});
    }
}

// A message about an appointment is nothing without its time and doctor.
bool dizemAConsulta(const QMap<QString, QString> &variaveis)
{
    return !variaveis.value(u"data"_s).isEmpty() && !variaveis.value(u"hora"_s).isEmpty() &&
           !variaveis.value(u"medico"_s).isEmpty();
}

// What can be told from the request alone.
Resultado<void> conferir(const NovaNotificacao &pedido, const nucleo::Identidade &quem)
{
    Erros erros;
    if (!pedido.pacienteId && !pedido.medicoId)
        erros.append({u"pacienteId"_s, CodigoCampo::Obrigatorio, 0});
    if (pedido.pacienteId && pedido.medicoId)
        erros.append({u"medicoId"_s, CodigoCampo::Formato, 0});
    if (!Modelos::nomes().contains(contrato::textoDe(pedido.modelo)))
        erros.append({u"modelo"_s, CodigoCampo::NaoExiste, 0});
    const auto variaveis = pedido.variaveis.value_or(QMap<QString, QString>());
    conferirVariaveis(variaveis, erros);
    // Nor is an offer without its end.
    if (pedido.modelo == contrato::Modelo::VagaOferecida && variaveis.value(u"prazo"_s).isEmpty())
        erros.append({u"variaveis.prazo"_s, CodigoCampo::Obrigatorio, 0});
    // Doctors write about their own appointments only, so theirs always name one.
    const bool precisa =
        quem.eh(dominio::Perfil::Medico) || (falaDeConsulta(pedido.modelo) && !dizemAConsulta(variaveis));
    if (precisa && !pedido.consultaId)
        erros.append({u"consultaId"_s, CodigoCampo::Obrigatorio, 0});
    if (!erros.isEmpty())
        return dominio::falha(dominio::Erro::validacao(erros));
    return {};
}

Resultado<void> conferirDestinatario(const NovaNotificacao &pedido, Fontes &fontes)
{
    const auto id = pedido.pacienteId ? dominio::UsuarioId(*pedido.pacienteId) : dominio::UsuarioId(*pedido.medicoId);
    const auto perfil = pedido.pacienteId ? dominio::Perfil::Paciente : dominio::Perfil::Medico;
    AGENDA_OBTER(const auto contato, fontes.contato(id));
    if (!contato || contato->perfil != perfil)
        return dominio::falha(
            dominio::Erro::validacao(pedido.pacienteId ? u"pacienteId"_s : u"medicoId"_s, CodigoCampo::NaoExiste));
    return {};
}

// The appointment has to be the recipient's, and for a doctor also their own: another one's does not exist for them.
Resultado<DadosDaConsulta> consultaDo(const NovaNotificacao &pedido, const nucleo::Identidade &quem,
                                      const Ambiente &ambiente)
{
    if (!pedido.consultaId)
        return DadosDaConsulta{};
    AGENDA_OBTER(const auto c, ambiente.fontes.consulta(*pedido.consultaId));
    const bool dele = c && (pedido.pacienteId ? c->paciente == *pedido.pacienteId : c->medico == *pedido.medicoId);
    const bool podeVer = !quem.eh(dominio::Perfil::Medico) || (c && c->medico.uuid() == quem.usuario.uuid());
    if (!dele || !podeVer)
        return dominio::falha(dominio::Erro::validacao(u"consultaId"_s, CodigoCampo::NaoExiste));
    if (c->inicio <= ambiente.relogio.agora())
        return dominio::falha(dominio::Erro::validacao(u"consultaId"_s, CodigoCampo::NoPassado));
    return DadosDaConsulta{c->inicio, c->unidade, c->medicoNome};
}

nucleo::Efeito gravar(Registrada n, const std::function<void()> &enfileirou)
{
    return [n = std::move(n), enfileirou](nucleo::Transacao &tx) mutable -> Resultado<nucleo::Resposta> {
        n.dados.id = dominio::NotificacaoId::novo(tx.agora());
        n.dados.criadaEm = tx.agora();
        n.causador = tx.contexto().ator;
        n.causa = Causa::Equipe; // nobody else may ask for one
        AGENDA_TENTAR(NotificacaoTabela::inserir(tx, n));
        AGENDA_TENTAR(tx.auditar("notificacao.solicitada", "notificacao", n.dados.id.uuid()));
        enfileirou();
        return respostaDaNotificacaoAceita(n.dados);
    };
}

} // namespace

nucleo::CasoEscrita solicitarEmail(Ambiente &ambiente)
{
    return [&ambiente](const nucleo::Requisicao &r) -> Resultado<nucleo::Efeito> {
        AGENDA_OBTER(const auto pedido, contrato::ler<NovaNotificacao>(r.corpo));
        AGENDA_TENTAR(conferir(pedido, *r.quem));
        AGENDA_TENTAR(conferirDestinatario(pedido, ambiente.fontes));
        AGENDA_OBTER(const auto consulta, consultaDo(pedido, *r.quem, ambiente));
        Registrada n;
        n.dados.pacienteId = pedido.pacienteId;
        n.dados.medicoId = pedido.medicoId;
        n.dados.consultaId = pedido.consultaId;
        n.dados.modelo = pedido.modelo;
        n.consulta = consulta;
        n.variaveis = pedido.variaveis.value_or(QMap<QString, QString>());
        return gravar(std::move(n), ambiente.enfileirou);
    };
}

} // namespace notificacoes
