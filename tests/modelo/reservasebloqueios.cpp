// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelo.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

// Holds, and the doctor's rules: blocks and agendas.
namespace modelo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 duracaoDaReservaMs = 5 * minutoMs;
constexpr int doPaciente = 3, daRecepcao = 50; // held at a time by one account

} // namespace

Feito Modelo::reservar(const Passo &pedido, const Ids &ids)
{
    Passo p = pedido;
    const bool ehPaciente = papel(p.quem) == Papel::Paciente;
    if (ehPaciente && p.paciente.isEmpty())
        p.paciente = p.quem;
    if (ehPaciente && p.paciente != p.quem)
        return {recusa(403, u"sem_permissao"_s), {}, {}};
    QStringList erros;
    if (p.inicio < mundo.agora)
        erros << u"inicio:no_passado"_s;
    else if (p.inicio % minutoMs != 0)
        erros << u"inicio:formato"_s;
    if (papel(p.medico) != Papel::Medico)
        erros << u"medicoId:nao_existe"_s;
    if (!p.paciente.isEmpty() && papel(p.paciente) != Papel::Paciente)
        erros << u"pacienteId:nao_existe"_s;
    if (!erros.isEmpty())
        return {recusa(422, u"validacao"_s, erros), {}, {}};
    if (const auto negado = noTeto(p.quem, u"reserva"_s))
        return {*negado, {}, {}};
    const auto lugar = lugarPara(p);
    if (!lugar)
        return {lugar.error(), {}, {}};
    if (const auto ocupado = conferirLivre(p, *lugar, {}))
        return {*ocupado, {}, {}};
    const auto suas = std::count_if(mundo.reservas.begin(), mundo.reservas.end(),
                                    [&](const Reserva &r) { return r.dono == p.quem && r.expira > mundo.agora; });
    if (suas >= (ehPaciente ? doPaciente : daRecepcao))
        return {recusa(429, u"muitas_requisicoes"_s), {}, {}};
    const Reserva r{ids.novos.value(0),
                    p.medico,
                    p.paciente,
                    lugar->unidade,
                    p.quem,
                    lugar->inicio,
                    lugar->fim,
                    mundo.agora + duracaoDaReservaMs};
    mundo.reservas.insert(r.id, r);
    gastar(p.quem, u"reserva"_s);
    const Resposta feita{201, {}, {}, {}, compacto(mundo.json(r)), etiqueta(1), "/reservas/" + r.id.toLatin1(), false};
    return {feita, {}, {{u"reserva.criada"_s, u"reserva"_s, r.id, p.quem}}};
}

Feito Modelo::soltar(const Passo &p)
{
    const auto r = mundo.reservas.constFind(p.reserva);
    if (r == mundo.reservas.constEnd() || (r->dono != p.quem && papel(p.quem) != Papel::Recepcionista))
        return {recusa(404, u"nao_encontrado"_s), {}, {}};
    if (!casa(p.seCasar, 1))
        return {recusa(412, u"versao_desatualizada"_s), {}, {}};
    mundo.reservas.remove(p.reserva);
    Feito f;
    f.resposta.status = 204;
    f.auditoria.append({u"reserva.removida"_s, u"reserva"_s, p.reserva, p.quem});
    return f;
}

// Marks what lies in the period by whether the rules still have room for it. Not a transition: state and history stay.
void Modelo::reverOrfas(const QString &medico, qint64 inicio, qint64 fim, const QString &quem, Feito &f)
{
    const auto todas = mundo.consultas;
    for (Consulta c : todas) {
        const bool dentro = c.medico == medico && c.pendente() && c.inicio < fim && inicio < c.fim;
        const bool orfa = mundo.semLugar(c);
        if (!dentro || c.orfa == orfa)
            continue;
        c.orfa = orfa;
        c.versao += 1;
        c.atualizadaEm = mundo.agora;
        mundo.consultas.insert(c.id, c);
        anunciar(c, u"consulta.orfa"_s, quem, f);
    }
}

Feito Modelo::bloquear(const Passo &p, const Ids &ids)
{
    if (p.fim <= p.inicio)
        return {recusa(422, u"validacao"_s, {u"fim:minimo"_s}), {}, {}};
    if (p.fim <= mundo.agora)
        return {recusa(422, u"validacao"_s, {u"fim:no_passado"_s}), {}, {}};
    const Bloqueio b{ids.novos.value(0), p.medico, p.motivo, p.inicio, p.fim};
    mundo.bloqueios.insert(b.id, b);
    const QByteArray corpo = compacto(mundo.json(b));
    const QByteArray local = "/medicos/" + p.medico.toLatin1() + "/bloqueios/" + b.id.toLatin1();
    Feito f{{201, {}, {}, {}, corpo, etiqueta(1), local, false},
            {{u"bloqueio.criado"_s, b.id, p.quem, corpo}},
            {{u"bloqueio.criado"_s, u"bloqueio"_s, b.id, p.quem}}};
    reverOrfas(b.medico, b.inicio, b.fim, p.quem, f);
    return f;
}

Feito Modelo::desbloquear(const Passo &p)
{
    const auto achado = mundo.bloqueios.constFind(p.bloqueio);
    if (achado == mundo.bloqueios.constEnd() || achado->medico != p.medico)
        return {recusa(404, u"nao_encontrado"_s), {}, {}};
    if (!casa(p.seCasar, 1))
        return {recusa(412, u"versao_desatualizada"_s), {}, {}};
    const Bloqueio b = *achado;
    Feito f;
    f.resposta.status = 204;
    f.eventos.append({u"bloqueio.removido"_s, b.id, p.quem, compacto(mundo.json(b))});
    f.auditoria.append({u"bloqueio.removido"_s, u"bloqueio"_s, b.id, p.quem});
    mundo.bloqueios.remove(b.id);
    reverOrfas(b.medico, b.inicio, b.fim, p.quem, f);
    return f;
}

// By the hours of the week, day by day: the doctor cannot be in two places.
QStringList Modelo::sobreposicoes(const QString &medico, const Agenda &nova) const
{
    QStringList erros;
    const auto noDia = [&](const Agenda &a, QDate d, const Faixa &f) {
        return std::pair(mundo.instante(a.unidade, d, f.inicioMin), mundo.instante(a.unidade, d, f.fimMin));
    };
    const auto colidem = [&](const Agenda &outra, const Faixa &fa, const Faixa &fb) {
        const QDate de = std::max(nova.de, outra.de).addDays(-1);
        for (QDate d = de; d < de.addDays(16); d = d.addDays(1)) {
            for (const QDate e : {d.addDays(-1), d, d.addDays(1)}) {
                const auto a = noDia(nova, d, fa), b = noDia(outra, e, fb);
                if (fa.dia == d.dayOfWeek() && fb.dia == e.dayOfWeek() && nova.vale(d) && outra.vale(e) &&
                    a.first < b.second && b.first < a.second)
                    return true;
            }
        }
        return false;
    };
    const QList<Agenda> existentes = mundo.agendas[medico].itens;
    for (qsizetype i = 0; i < nova.faixas.size(); ++i) {
        const bool repetida = std::any_of(existentes.begin(), existentes.end(), [&](const Agenda &outra) {
            return outra.unidade != nova.unidade &&
                   std::any_of(outra.faixas.begin(), outra.faixas.end(),
                               [&](const Faixa &f) { return colidem(outra, nova.faixas[i], f); });
        });
        if (repetida)
            erros << u"faixas[%1]:duplicado"_s.arg(i);
    }
    return erros;
}

Resposta Modelo::agendasDe(const QString &medico) const
{
    const AgendasDoMedico dele = mundo.agendas[medico];
    QJsonArray itens;
    for (const Agenda &a : dele.itens)
        itens.append(mundo.json(a));
    Resposta r = lista(itens);
    r.etag = etiqueta(dele.versao);
    return r;
}

// The new one takes its days from those of the same unit; what is left of them stays.
Feito Modelo::definirAgenda(const Passo &p)
{
    AgendasDoMedico dele = mundo.agendas[p.medico];
    if (p.seCasar.isEmpty())
        return {recusa(428, u"versao_ausente"_s), {}, {}};
    if (!casa(p.seCasar, dele.versao))
        return {recusa(412, u"versao_desatualizada"_s), {}, {}};
    const Agenda &nova = p.agenda;
    if (const QStringList erros = sobreposicoes(p.medico, nova); !erros.isEmpty())
        return {recusa(422, u"validacao"_s, erros), {}, {}};
    QList<Agenda> ficam;
    for (const Agenda &a : std::as_const(dele.itens)) {
        const bool junto = a.unidade == nova.unidade && (!a.ate || nova.de < *a.ate) && (!nova.ate || a.de < *nova.ate);
        if (!junto || a.de < nova.de)
            ficam.append(a);
        if (junto && a.de < nova.de)
            ficam.last().ate = nova.de;
        if (junto && nova.ate && (!a.ate || *nova.ate < *a.ate))
            ficam.append({a.unidade, *nova.ate, a.ate, a.faixas});
    }
    if (!nova.faixas.isEmpty())
        ficam.append(nova);
    std::sort(ficam.begin(), ficam.end(),
              [](const Agenda &a, const Agenda &b) { return std::pair(a.unidade, a.de) < std::pair(b.unidade, b.de); });
    mundo.agendas[p.medico] = {dele.versao + 1, ficam};
    Feito f;
    f.resposta = agendasDe(p.medico);
    f.eventos.append({u"agenda.alterada"_s, p.medico, p.quem, f.resposta.corpo});
    f.auditoria.append({u"agenda.alterada"_s, u"medico"_s, p.medico, p.quem});
    reverOrfas(p.medico, mundo.agora, std::numeric_limits<qint64>::max(), p.quem, f);
    return f;
}

} // namespace modelo
