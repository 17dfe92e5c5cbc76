// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "orcamento.h"

#include "anuncio.h"
#include "caixapostal.h"

#include <nucleo/banco/gastos.h>

using namespace Qt::StringLiterals;

namespace notificacoes {

using contrato::SituacaoNotificacao;
using nucleo::Gastos;
using nucleo::Resultado;
using nucleo::Teto;
using nucleo::Transacao;

namespace {

// Keys of addresses: digests, so that no address stands in this module's database.
constexpr QUuid enderecos(0x6f5c1f0e, 0x7d1b, 0x4c55, 0x9a, 0x0e, 0x2d, 0x8b, 0x3f, 0x61, 0x44, 0xa7);

QUuid chaveDe(const QByteArray &enderecoDeEmail)
{
    return QUuid::createUuidV5(enderecos, "email:" + enderecoDeEmail.toLower());
}

dominio::UsuarioId pessoaDe(const contrato::Notificacao &n)
{
    return n.pacienteId ? dominio::UsuarioId(*n.pacienteId) : dominio::UsuarioId(*n.medicoId);
}

QString telefoneMascarado(const std::optional<QString> &telefone)
{
    return telefone && telefone->size() > 4 ? u"***"_s + telefone->right(4) : QString();
}

bool querEmail(const Registrada &n, const Contato &contato)
{
    return !n.evento || contato.canais.isEmpty() || contato.canais.contains(u"email"_s);
}

Teto tetoDaConta(Causa causa, const TetosDeMensagens &tetos)
{
    switch (causa) {
    case Causa::Ninguem:
        return {};
    case Causa::Paciente:
        return {"mensagem_conta", tetos.porConta};
    case Causa::Equipe:
        return {"mensagem_equipe", tetos.porEquipe};
    }
    return {};
}

// Tells by telephone what the message would have told.
Resultado<void> mandarLigar(Transacao &tx, const Registrada &n, const QString &telefone)
{
    Registrada ligacao;
    ligacao.dados = n.dados;
    ligacao.dados.id = dominio::NotificacaoId::novo(tx.agora());
    ligacao.dados.canal = contrato::CanalDaMensagem::Telefone;
    ligacao.dados.situacao = SituacaoNotificacao::Ligar;
    ligacao.dados.destino = telefone;
    ligacao.dados.criadaEm = tx.agora();
    ligacao.evento = n.evento;
    ligacao.consulta = n.consulta;
    ligacao.valeAte = n.valeAte;
    ligacao.variaveis = n.variaveis;
    ligacao.causador = n.causador;
    ligacao.causa = n.causa;
    AGENDA_TENTAR(NotificacaoTabela::inserir(tx, ligacao));
    return tx.auditar("notificacao.ligar", "notificacao", ligacao.dados.id.uuid());
}

Resultado<void> cancelar(Transacao &tx, const Registrada &n, const Orcamento::Destino &destino)
{
    const Fecho fecho{
        SituacaoNotificacao::Cancelada, {}, destino.mascarado, {}, contrato::MotivoDeCancelamento::Orcamento};
    AGENDA_TENTAR(NotificacaoTabela::encerrar(tx, n.dados.id, fecho));
    AGENDA_TENTAR(anunciar(tx, n.dados, fecho));
    return n.causa == Causa::Equipe ? mandarLigar(tx, n, destino.telefone) : Resultado<void>();
}

} // namespace

Resultado<Orcamento::Destino> Orcamento::destino(const Registrada &n) const
{
    if (n.contada)
        return Destino();
    const auto contato = m_fontes.contato(pessoaDe(n.dados));
    if (!contato && contato.error().codigo == dominio::Codigo::Indisponivel)
        return dominio::falha(contato.error());
    if (!contato) // it may be sent all the same, should the next question be answered
        return Destino{pessoaDe(n.dados).uuid(), {}, {}};
    if (!*contato || !(*contato)->email || !querEmail(n, **contato))
        return Destino();
    const auto caixa = CaixaPostal::de((*contato)->nome, *(*contato)->email);
    if (!caixa)
        return Destino();
    return Destino{chaveDe(caixa->endereco), enderecoMascarado(caixa->endereco),
                   telefoneMascarado((*contato)->telefone)};
}

Resultado<Orcamento::Destinos> Orcamento::destinos(const QList<Registrada> &notificacoes) const
{
    Destinos achados;
    for (const Registrada &n : notificacoes) {
        AGENDA_OBTER(const Destino um, destino(n));
        achados.insert(n.dados.id.uuid(), um);
    }
    return achados;
}

Resultado<void> Orcamento::travar(Transacao &tx, const QList<Registrada> &notificacoes, const Destinos &destinos)
{
    QList<QUuid> envolvidos;
    for (const Registrada &n : notificacoes) {
        const QUuid chave = destinos.value(n.dados.id.uuid()).chave;
        if (chave.isNull())
            continue;
        envolvidos << chave;
        if (n.causa != Causa::Ninguem)
            envolvidos << n.causador;
    }
    AGENDA_TENTAR(tx.travar(envolvidos));
    return {};
}

Resultado<bool> Orcamento::contar(Transacao &tx, Registrada &n, const Destino &destino) const
{
    if (n.contada || destino.chave.isNull())
        return true;
    const Teto porDestino{"mensagem_destino", m_tetos.porDestino}, porConta = tetoDaConta(n.causa, m_tetos);
    AGENDA_OBTER(auto cheio, Gastos::cheioAte(tx, destino.chave, porDestino, tx.agora()));
    if (!cheio) {
        AGENDA_OBTER(cheio, Gastos::cheioAte(tx, n.causador, porConta, tx.agora()));
    }
    if (cheio) {
        AGENDA_TENTAR(cancelar(tx, n, destino));
        return false;
    }
    AGENDA_TENTAR(Gastos::anotar(tx, destino.chave, porDestino));
    AGENDA_TENTAR(Gastos::anotar(tx, n.causador, porConta));
    n.contada = true;
    return true;
}

} // namespace notificacoes
