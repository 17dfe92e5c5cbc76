// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelo.h"

#include <algorithm>

// Bookings, series and moves.
namespace modelo {

using namespace Qt::StringLiterals;

namespace {

// What a patient's account may do in 24 hours.
const QHash<QString, int> tetos{{u"marcacao"_s, 30}, {u"mudanca"_s, 10}, {u"reserva"_s, 60}};

} // namespace

Modelo::Talvez Modelo::noTeto(const QString &quem, const QString &teto) const
{
    const auto quando = mundo.gastos.value({quem, teto});
    const auto vivos = std::count_if(quando.begin(), quando.end(), [&](qint64 em) { return em > mundo.agora - diaMs; });
    return vivos < tetos[teto] ? Talvez() : Talvez(recusa(429, u"muitas_requisicoes"_s));
}

void Modelo::gastar(const QString &quem, const QString &teto)
{
    if (papel(quem) == Papel::Paciente)
        mundo.gastos[{quem, teto}].append(mundo.agora);
}

Modelo::Talvez Modelo::conferirPedido(const Passo &p) const
{
    const Papel quem = papel(p.quem);
    if ((quem == Papel::Medico && p.medico != p.quem) || (quem == Papel::Paciente && p.paciente != p.quem))
        return recusa(403, u"sem_permissao"_s);
    QStringList proibidos;
    if (p.encaixe)
        proibidos << u"encaixe:proibido"_s;
    if (!p.motivoEncaixe.isEmpty())
        proibidos << u"motivoEncaixe:proibido"_s;
    if (quem == Papel::Paciente && !proibidos.isEmpty())
        return recusa(403, u"campo_proibido"_s, proibidos);
    QStringList erros;
    if (p.inicio < mundo.agora)
        erros << u"inicio:no_passado"_s;
    else if (p.inicio % minutoMs != 0)
        erros << u"inicio:formato"_s;
    if (p.encaixe && p.motivoEncaixe.isEmpty())
        erros << u"motivoEncaixe:obrigatorio"_s;
    if (!p.encaixe && !p.motivoEncaixe.isEmpty())
        erros << u"encaixe:obrigatorio"_s;
    if (papel(p.medico) != Papel::Medico)
        erros << u"medicoId:nao_existe"_s;
    if (papel(p.paciente) != Papel::Paciente)
        erros << u"pacienteId:nao_existe"_s;
    return erros.isEmpty() ? Talvez() : Talvez(recusa(422, u"validacao"_s, erros));
}

// The three that are free nearest to that time; duracao 0: as their stretches have them.
QJsonArray Modelo::proximos(const QString &medico, qint64 inicio, int duracao) const
{
    const auto distancia = [&](const Livre &l) { return qAbs(l.inicio - inicio); };
    QList<Livre> livres;
    for (const int dias : {14, 62}) {
        livres = mundo.livres(medico, mundo.agora, inicio + dias * diaMs, duracao, {});
        if (livres.size() >= 3)
            break;
    }
    std::stable_sort(livres.begin(), livres.end(),
                     [&](const Livre &a, const Livre &b) { return distancia(a) < distancia(b); });
    QJsonArray alternativas;
    for (const Livre &l : livres.mid(0, 3))
        alternativas.append(mundo.json(l));
    return alternativas;
}

Resposta Modelo::horarioOcupado(const QString &medico, const Lugar &lugar) const
{
    const int duracao = lugar.daFaixa ? 0 : int((lugar.fim - lugar.inicio) / minutoMs);
    return recusa(409, u"horario_ocupado"_s, {}, {{u"alternativas"_s, proximos(medico, lugar.inicio, duracao)}});
}

// Staff: anywhere in the agenda. A patient: only a start that is offered, for as long as its stretch says.
std::expected<Lugar, Resposta> Modelo::lugarPara(const Passo &p, int mantida) const
{
    const bool paciente = papel(p.quem) == Papel::Paciente;
    const auto fora = [&] {
        const QJsonObject extras{{u"alternativas"_s, proximos(p.medico, p.inicio, mantida)}};
        return std::unexpected(recusa(409, u"fora_da_agenda"_s, {}, paciente ? extras : QJsonObject()));
    };
    int duracao = p.duracao;
    if (paciente) {
        const auto oferecido = mundo.oferecido(p.medico, p.inicio, p.unidade);
        if (!oferecido)
            return fora();
        const int propria = int((oferecido->fim - oferecido->inicio) / minutoMs);
        if (p.duracao && p.duracao != propria && p.duracao != mantida)
            return std::unexpected(recusa(403, u"campo_proibido"_s, {u"duracaoMin:proibido"_s}));
        duracao = p.duracao ? p.duracao : mantida ? mantida : propria;
    }
    auto lugar = mundo.lugar(p.medico, p.inicio, duracao, p.unidade);
    if (!lugar)
        return fora();
    lugar->daFaixa = paciente && (!mantida || duracao != mantida);
    return *lugar;
}

Modelo::Talvez Modelo::conferirLivre(const Passo &p, const Lugar &lugar, const QString &exceto) const
{
    if (!p.encaixe && mundo.ocupado(u"medico"_s, p.medico, lugar.inicio, lugar.fim, exceto))
        return horarioOcupado(p.medico, lugar);
    if (!p.paciente.isEmpty() && mundo.ocupado(u"paciente"_s, p.paciente, lugar.inicio, lugar.fim, exceto))
        return recusa(409, u"paciente_ocupado"_s);
    const QDate dia = mundo.dia(lugar.unidade, lugar.inicio);
    if (p.encaixe && mundo.encaixesNoDia(p.medico, dia) >= mundo.pessoas[p.medico].encaixesPorDia)
        return recusa(409, u"encaixe_no_limite"_s);
    return std::nullopt;
}

Consulta Modelo::nova(const Passo &p, const Lugar &lugar, const QString &id) const
{
    Consulta c;
    c.id = id;
    c.medico = p.medico;
    c.paciente = p.paciente;
    c.unidade = lugar.unidade;
    c.tipo = u"consulta"_s;
    c.modalidade = u"presencial"_s;
    c.motivo = p.motivo;
    c.situacao = mundo.pessoas[p.medico].aceite ? u"confirmada"_s : u"solicitada"_s;
    c.inicio = lugar.inicio;
    c.fim = lugar.fim;
    c.encaixe = p.encaixe;
    c.motivoEncaixe = p.motivoEncaixe;
    c.criadaPor = p.quem;
    c.criadaEm = c.atualizadaEm = mundo.agora;
    c.historico = {{{}, c.situacao, p.quem, p.motivoEncaixe, mundo.agora, 1}};
    return c;
}

void Modelo::gravar(const Consulta &c, Feito &f)
{
    mundo.consultas.insert(c.id, c);
    f.eventos.append({u"consulta."_s + c.situacao, c.id, c.criadaPor, compacto(mundo.json(c))});
    f.auditoria.append({u"consulta.marcada"_s, u"consulta"_s, c.id, c.criadaPor});
}

Feito Modelo::marcar(const Passo &p, const Ids &ids)
{
    if (const auto negado = conferirPedido(p))
        return {*negado, {}, {}};
    if (const auto negado = noTeto(p.quem, u"marcacao"_s))
        return {*negado, {}, {}};
    const auto reserva = mundo.reservas.constFind(p.reserva); // none: run out, or used; then as without it
    if (reserva != mundo.reservas.constEnd() && reserva->dono != p.quem)
        return {recusa(422, u"validacao"_s, {u"reservaId:nao_existe"_s}), {}, {}};
    const auto lugar = lugarPara(p);
    if (!lugar)
        return {lugar.error(), {}, {}};
    if (const auto ocupado = conferirLivre(p, *lugar, p.reserva))
        return {*ocupado, {}, {}};
    mundo.reservas.remove(p.reserva);
    gastar(p.quem, u"marcacao"_s);
    Feito f;
    const Consulta c = nova(p, *lugar, ids.novos.value(0));
    gravar(c, f);
    f.resposta = mostrar(c, 201);
    return f;
}

// On the same hour of the unit's clock; there is no clock change in the days that a run sees.
Feito Modelo::marcarSerie(const Passo &p, const Ids &ids)
{
    if (!p.reserva.isEmpty())
        return {recusa(422, u"validacao"_s, {u"reservaId:desconhecido"_s}), {}, {}};
    if (const auto negado = conferirPedido(p))
        return {*negado, {}, {}};
    const auto primeiro = mundo.lugar(p.medico, p.inicio, p.duracao, p.unidade);
    const QString unidade = primeiro              ? primeiro->unidade
                            : p.unidade.isEmpty() ? mundo.unidadeDoMedico(p.medico).id
                                                  : p.unidade;
    QJsonArray conflitos;
    QList<Lugar> lugares;
    for (int i = 0; i < p.vezes; ++i) {
        const qint64 inicio = p.inicio + i * p.aCadaDias * diaMs;
        const auto lugar = mundo.lugar(p.medico, inicio, p.duracao, p.unidade);
        const auto recusada = lugar ? conferirLivre(p, *lugar, {}) : Talvez(recusa(409, u"fora_da_agenda"_s));
        if (recusada)
            conflitos.append(QJsonObject{{u"inicio"_s, mundo.texto(unidade, inicio)}, {u"codigo"_s, recusada->codigo}});
        else
            lugares.append(*lugar);
    }
    if (!conflitos.isEmpty())
        return {recusa(409, conflitos.first()[u"codigo"].toString(), {}, {{u"conflitos"_s, conflitos}}), {}, {}};
    Feito f;
    QJsonArray itens;
    for (qsizetype i = 0; i < lugares.size(); ++i) {
        Consulta c = nova(p, lugares[i], ids.novos.value(i));
        c.serie = ids.serie;
        gravar(c, f);
        itens.append(mundo.json(c));
    }
    f.resposta.status = 201;
    f.resposta.corpo = compacto({{u"serieId"_s, ids.serie}, {u"itens"_s, itens}});
    return f;
}

// The length that staff gave it, where it is not the stretch's own; else 0.
int Modelo::mantida(const Consulta &antiga) const
{
    if (mundo.duracaoDaFaixa(antiga) == antiga.duracaoMin())
        return 0;
    Consulta primeira = antiga;
    for (auto c = mundo.consultas.constFind(antiga.id); c != mundo.consultas.constEnd();
         c = mundo.consultas.constFind(c->remarcadaDe)) {
        if (c->medico != antiga.medico || c->duracaoMin() != antiga.duracaoMin())
            break;
        primeira = *c;
    }
    return primeira.criadaPor == primeira.paciente ? 0 : antiga.duracaoMin();
}

// The old one may move, before anyone looks for a new time.
Feito Modelo::remarcar(const Passo &p, const Ids &ids)
{
    const Consulta *achada = visivel(p.consulta, p.quem);
    if (!achada)
        return {recusa(404, u"nao_encontrado"_s), {}, {}};
    Consulta antiga = *achada;
    Passo pedido = p;
    pedido.medico = p.medico.isEmpty() ? antiga.medico : p.medico;
    pedido.paciente = antiga.paciente;
    const bool paciente = papel(p.quem) == Papel::Paciente;
    if (!p.duracao && !paciente)
        pedido.duracao = antiga.duracaoMin();
    pedido.motivo = antiga.motivo;
    if (const auto negado = conferirPedido(pedido))
        return {*negado, {}, {}};
    if (pedido.inicio == antiga.inicio && pedido.medico == antiga.medico &&
        (!pedido.duracao || pedido.duracao == antiga.duracaoMin()) && !antiga.encaixe)
        return {recusa(422, u"validacao"_s, {u"inicio:duplicado"_s}), {}, {}};
    if (!casa(p.seCasar, antiga.versao))
        return {recusa(412, u"versao_desatualizada"_s), {}, {}};
    const QString antes = antiga.situacao;
    if (const auto negada = transitar(antiga, u"remarcar"_s, p.quem))
        return {*negada, {}, {}};
    if (const auto negado = noTeto(p.quem, u"mudanca"_s))
        return {*negado, {}, {}};
    const auto lugar = lugarPara(pedido, paciente && pedido.medico == antiga.medico ? mantida(antiga) : 0);
    if (!lugar)
        return {lugar.error(), {}, {}};
    if (const auto ocupado = conferirLivre(pedido, *lugar, antiga.id))
        return {*ocupado, {}, {}};
    gastar(p.quem, u"mudanca"_s);
    Feito f;
    Consulta c = nova(pedido, *lugar, ids.novos.value(0));
    c.remarcadaDe = antiga.id;
    c.serie = antiga.serie;
    c.convenio = antiga.convenio;
    gravar(c, f);
    antiga.remarcadaPara = c.id;
    registrar(antiga, antes, u"consulta.remarcada"_s, p.quem, p.motivo, f);
    f.resposta = mostrar(c, 201);
    return f;
}

} // namespace modelo
