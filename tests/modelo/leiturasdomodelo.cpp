// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelo.h"

#include <QJsonArray>

#include <algorithm>

// What is shown to whom, and in which order.
namespace modelo {

using namespace Qt::StringLiterals;
using Tipo = Passo::Tipo;

namespace {

bool combina(const Consulta &c, const Passo &p)
{
    return (p.medico.isEmpty() || c.medico == p.medico) && (p.paciente.isEmpty() || c.paciente == p.paciente) &&
           (p.tipo != Tipo::ListarDoDia || p.unidade.isEmpty() || c.unidade == p.unidade) &&
           (!p.inicio || c.inicio >= p.inicio) && (!p.fim || c.inicio < p.fim) && (!p.soOrfas || c.orfa) &&
           (p.situacoes.isEmpty() || p.situacoes.contains(c.situacao));
}

} // namespace

Resposta Modelo::listar(const Passo &pedido) const
{
    Passo p = pedido;
    const Papel quem = papel(p.quem);
    const bool doPaciente = p.tipo == Tipo::ListarDoPaciente;
    if (doPaciente && quem == Papel::Paciente && p.paciente != p.quem)
        return recusa(404, u"nao_encontrado"_s);
    if (doPaciente && quem == Papel::Medico) { // only what they share
        const bool atende = std::any_of(mundo.consultas.begin(), mundo.consultas.end(), [&](const Consulta &c) {
            return c.medico == p.quem && c.paciente == p.paciente;
        });
        if (!atende)
            return recusa(404, u"nao_encontrado"_s);
        if (!p.medico.isEmpty() && p.medico != p.quem)
            return lista({});
        p.medico = p.quem;
    }
    QList<Consulta> achadas;
    std::copy_if(mundo.consultas.begin(), mundo.consultas.end(), std::back_inserter(achadas),
                 [&](const Consulta &c) { return combina(c, p); });
    std::sort(achadas.begin(), achadas.end(), [&](const Consulta &a, const Consulta &b) {
        const auto x = std::pair(a.inicio, a.id), y = std::pair(b.inicio, b.id);
        return doPaciente ? y < x : x < y;
    });
    QJsonArray itens;
    for (const Consulta &c : std::as_const(achadas))
        itens.append(mundo.json(c));
    return lista(itens);
}

Resposta Modelo::listarBloqueios(const Passo &p) const
{
    QList<Bloqueio> achados;
    std::copy_if(mundo.bloqueios.begin(), mundo.bloqueios.end(), std::back_inserter(achados), [&](const Bloqueio &b) {
        return b.medico == p.medico && (!p.inicio || b.fim > p.inicio) && (!p.fim || b.inicio < p.fim);
    });
    std::sort(achados.begin(), achados.end(), [](const Bloqueio &a, const Bloqueio &b) {
        return std::pair(a.inicio, a.id) < std::pair(b.inicio, b.id);
    });
    QJsonArray itens;
    for (const Bloqueio &b : std::as_const(achados))
        itens.append(mundo.json(b));
    return lista(itens);
}

Resposta Modelo::listarHorarios(const Passo &p) const
{
    if (p.duracao && papel(p.quem) == Papel::Paciente)
        return recusa(403, u"campo_proibido"_s, {u"duracaoMin:proibido"_s});
    QJsonArray itens;
    for (const Livre &l : mundo.livres(p.medico, p.inicio, p.fim, p.duracao, p.unidade))
        itens.append(mundo.json(l));
    return lista(itens);
}

Resposta Modelo::ler(const Passo &p) const
{
    switch (p.tipo) {
    case Tipo::VerConsulta: {
        const Consulta *c = visivel(p.consulta, p.quem);
        if (!c)
            return recusa(404, u"nao_encontrado"_s);
        return {200, {}, {}, {}, compacto(mundo.detalhada(*c)), etiqueta(c->versao), {}, false};
    }
    case Tipo::VerReserva: {
        const auto r = mundo.reservas.constFind(p.reserva);
        if (r == mundo.reservas.constEnd() || (r->dono != p.quem && papel(p.quem) != Papel::Recepcionista))
            return recusa(404, u"nao_encontrado"_s);
        return {200, {}, {}, {}, compacto(mundo.json(*r)), etiqueta(1), {}, false};
    }
    case Tipo::VerAgenda:
        return agendasDe(p.medico);
    case Tipo::ListarBloqueios:
        return listarBloqueios(p);
    case Tipo::ListarHorarios:
        return listarHorarios(p);
    default:
        return listar(p);
    }
}

} // namespace modelo
