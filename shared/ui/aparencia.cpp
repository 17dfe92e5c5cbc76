// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aparencia.h"

namespace ui {

namespace {

Icone iconeDe(dominio::Situacao situacao)
{
    using enum dominio::Situacao;
    switch (situacao) {
    case Solicitada:
        return Icone::Relogio;
    case Confirmada:
        return Icone::Certo;
    case Presente:
        return Icone::Pessoa;
    case EmAtendimento:
        return Icone::Iniciar;
    case Realizada:
        return Icone::DuploCerto;
    case Remarcada:
        return Icone::Seta;
    case Faltou:
        return Icone::Cruz;
    case NaoAguardou:
    case Cancelada:
    case Recusada:
    case Expirada:
        break;
    }
    return Icone::Risco;
}

} // namespace

Aparencia AparenciaDasSituacoes::de(dominio::Situacao situacao, const Cores &cores)
{
    using enum dominio::Situacao;
    Aparencia a;
    a.icone = iconeDe(situacao);
    a.palavra = palavra(situacao);
    a.curta = situacao == EmAtendimento ? tr("Em atend.") : a.palavra;
    a.cores = coresDe(cores, situacao);
    a.contorno = situacao == Faltou;
    if (a.contorno)
        a.cores.fundo = cores.superficie;
    a.riscado = situacao == Cancelada || situacao == Recusada || situacao == Expirada;
    a.apagado = a.riscado || situacao == Realizada || situacao == Remarcada || situacao == NaoAguardou;
    return a;
}

QString AparenciaDasSituacoes::palavra(dominio::Situacao situacao)
{
    using enum dominio::Situacao;
    switch (situacao) {
    case Solicitada:
        return tr("Solicitada");
    case Confirmada:
        return tr("Confirmada");
    case Recusada:
        return tr("Recusada");
    case Expirada:
        return tr("Expirada");
    case Cancelada:
        return tr("Cancelada");
    case Remarcada:
        return tr("Remarcada");
    case Presente:
        return tr("Presente");
    case EmAtendimento:
        return tr("Em atendimento");
    case Realizada:
        return tr("Realizada");
    case NaoAguardou:
        return tr("Não aguardou");
    case Faltou:
        return tr("Faltou");
    }
    return {};
}

QString AparenciaDasSituacoes::encaixe()
{
    return tr("Encaixe");
}

QString AparenciaDasSituacoes::presenteHa(int minutos)
{
    return tr("Presente %1 min").arg(minutos);
}

} // namespace ui
