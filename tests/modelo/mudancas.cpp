// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelo.h"

#include <algorithm>

// The contract's table of states, the patient's answer, and what the server's clock ends.
namespace modelo {

using namespace Qt::StringLiterals;

namespace {

enum class Quando { Sempre, AntesDoInicio, NoDia, DesdeOInicio };

struct Regra {
    const char *acao, *de, *para, *evento; // events without their "consulta."
    Quando quando = Quando::Sempre;
};

constexpr Regra regras[] = {
    {"confirmar", "solicitada", "confirmada", "confirmada", Quando::AntesDoInicio},
    {"recusar", "solicitada", "recusada", "recusada"},
    {"cancelar", "solicitada", "cancelada", "cancelada", Quando::AntesDoInicio},
    {"cancelar", "confirmada", "cancelada", "cancelada", Quando::AntesDoInicio},
    {"remarcar", "solicitada", "remarcada", "remarcada", Quando::AntesDoInicio},
    {"remarcar", "confirmada", "remarcada", "remarcada", Quando::AntesDoInicio},
    {"presenca", "confirmada", "presente", "presente", Quando::NoDia},
    {"presenca", "faltou", "presente", "presente", Quando::NoDia},
    {"iniciar", "presente", "em_atendimento", "iniciada"},
    {"concluir", "em_atendimento", "realizada", "realizada"},
    {"desistencia", "presente", "nao_aguardou", "nao_aguardou"},
    {"falta", "confirmada", "faltou", "faltou", Quando::DesdeOInicio},
    {"desfazer", "presente", "confirmada", "desfeita"},
};

QString eventoDe(const QString &acao)
{
    const auto regra = std::find_if(std::begin(regras), std::end(regras),
                                    [&](const Regra &r) { return acao == QLatin1String(r.acao); });
    return u"consulta."_s + QLatin1String(regra->evento);
}

bool naHora(const Regra &r, const Consulta &c, const Mundo &m)
{
    switch (r.quando) {
    case Quando::Sempre:
        return true;
    case Quando::AntesDoInicio:
        return m.agora < c.inicio;
    case Quando::NoDia:
        return m.dia(c.unidade, m.agora) == m.dia(c.unidade, c.inicio);
    case Quando::DesdeOInicio:
        return m.agora >= c.inicio;
    }
    return false;
}

bool expirou(const Consulta &c, const Mundo &m)
{
    return c.situacao == u"solicitada" && c.inicio <= m.agora;
}

bool faltou(const Consulta &c, const Mundo &m)
{
    return c.situacao == u"confirmada" && c.inicio + m.unidades[c.unidade].toleranciaMin * minutoMs <= m.agora;
}

} // namespace

const Consulta *Modelo::visivel(const QString &consulta, const QString &quem) const
{
    const auto c = mundo.consultas.constFind(consulta);
    if (c == mundo.consultas.constEnd() || (papel(quem) == Papel::Paciente && c->paciente != quem) ||
        (papel(quem) == Papel::Medico && c->medico != quem))
        return nullptr;
    return &*c;
}

Modelo::Talvez Modelo::transitar(Consulta &c, const QString &acao, const QString &quem, bool comPrazo) const
{
    const auto regra = std::find_if(std::begin(regras), std::end(regras), [&](const Regra &r) {
        return acao == QLatin1String(r.acao) && c.situacao == QLatin1String(r.de);
    });
    if (regra == std::end(regras) || !naHora(*regra, c, mundo))
        return recusa(409, u"transicao_invalida"_s, {}, {{u"situacao"_s, c.situacao}});
    const qint64 prazo = c.inicio - mundo.unidades[c.unidade].antecedenciaMin * minutoMs;
    if (papel(quem) == Papel::Paciente && comPrazo && mundo.agora > prazo)
        return recusa(409, u"prazo_encerrado"_s);
    c.situacao = QLatin1String(regra->para);
    if (!c.pendente())
        c.orfa = false; // nothing is left to settle
    else if (acao == u"desfazer"_s)
        c.orfa = mundo.semLugar(c);
    return std::nullopt;
}

void Modelo::anunciar(const Consulta &c, const QString &tipo, const QString &quem, Feito &f) const
{
    f.eventos.append({tipo, c.id, quem, compacto(mundo.json(c))});
    f.auditoria.append({tipo, u"consulta"_s, c.id, quem});
}

void Modelo::registrar(Consulta &c, const QString &antes, const QString &evento, const QString &quem,
                       const QString &motivo, Feito &f)
{
    c.versao += 1;
    c.atualizadaEm = mundo.agora;
    c.historico.append({antes, c.situacao, quem, motivo, mundo.agora, c.versao});
    mundo.consultas.insert(c.id, c);
    anunciar(c, evento, quem, f);
}

Feito Modelo::mudar(const Passo &p)
{
    if ((p.acao == u"cancelar" || p.acao == u"recusar") && p.motivo.isEmpty())
        return {recusa(422, u"validacao"_s, {u"motivo:obrigatorio"_s}), {}, {}};
    const Consulta *achada = visivel(p.consulta, p.quem);
    if (!achada)
        return {recusa(404, u"nao_encontrado"_s), {}, {}};
    if (!casa(p.seCasar, achada->versao))
        return {recusa(412, u"versao_desatualizada"_s), {}, {}};
    Consulta c = *achada;
    if (const auto negada = transitar(c, p.acao, p.quem))
        return {*negada, {}, {}};
    if (c.ocupa() && !achada->ocupa()) { // back from an absence: someone else may have the time
        if (!c.encaixe && mundo.ocupado(u"medico"_s, c.medico, c.inicio, c.fim, {}))
            return {recusa(409, u"horario_ocupado"_s), {}, {}};
        if (mundo.ocupado(u"paciente"_s, c.paciente, c.inicio, c.fim, {}))
            return {recusa(409, u"paciente_ocupado"_s), {}, {}};
    }
    Feito f;
    registrar(c, QString(achada->situacao), eventoDe(p.acao), p.quem, p.motivo, f);
    f.resposta = mostrar(c, 200);
    return f;
}

// Not a transition where the patient comes; a refusal cancels, without the notice.
Feito Modelo::responder(const Passo &p)
{
    const Consulta *achada = visivel(p.consulta, p.quem);
    if (!achada)
        return {recusa(404, u"nao_encontrado"_s), {}, {}};
    if (!casa(p.seCasar, achada->versao))
        return {recusa(412, u"versao_desatualizada"_s), {}, {}};
    const QStringList fechadas{u"recusada"_s,  u"expirada"_s,  u"cancelada"_s,
                               u"remarcada"_s, u"realizada"_s, u"nao_aguardou"_s};
    const bool vem = p.resposta == u"confirmada";
    if (achada->confirmacao == p.resposta && (!vem || !fechadas.contains(achada->situacao)))
        return {mostrar(*achada, 200), {}, {}}; // said before
    Consulta c = *achada;
    if (const auto negada = transitar(c, u"cancelar"_s, p.quem, false))
        return {*negada, {}, {}};
    Feito f;
    const QString antes = achada->situacao;
    c.confirmacao = p.resposta;
    if (vem) {
        c.situacao = antes;
        c.orfa = achada->orfa;
        c.versao += 1;
        c.atualizadaEm = mundo.agora;
        mundo.consultas.insert(c.id, c);
    } else {
        registrar(c, antes, u"consulta.cancelada"_s, p.quem, u"O paciente respondeu que não vem"_s, f);
    }
    anunciar(c, u"consulta.respondida"_s, p.quem, f);
    f.resposta = mostrar(c, 200);
    return f;
}

QStringList Modelo::vencidos() const
{
    QStringList ids;
    for (const Consulta &c : mundo.consultas) {
        if (expirou(c, mundo) || faltou(c, mundo))
            ids << c.id;
    }
    for (const Reserva &r : mundo.reservas) {
        if (r.expira <= mundo.agora)
            ids << r.id;
    }
    return ids;
}

Feito Modelo::vencer(const QString &id)
{
    Feito f;
    if (const auto c = mundo.consultas.constFind(id); c != mundo.consultas.constEnd()) {
        Consulta mudada = *c;
        if (expirou(*c, mundo))
            mudada.situacao = u"expirada"_s;
        else if (faltou(*c, mundo))
            mudada.situacao = u"faltou"_s;
        else
            return f; // answered, cancelled or moved before its turn came
        mudada.orfa = false;
        registrar(mudada, QString(c->situacao), u"consulta."_s + mudada.situacao, {}, {}, f);
    } else if (mundo.reservas.remove(id)) {
        f.auditoria.append({u"reserva.expirada"_s, u"reserva"_s, id, {}});
    }
    return f;
}

} // namespace modelo
