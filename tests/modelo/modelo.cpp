// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelo.h"

#include <QJsonArray>

#include <algorithm>

// Who may ask, what a repeated request is answered, and which rule answers the rest.
namespace modelo {

using namespace Qt::StringLiterals;
using Tipo = Passo::Tipo;

Resposta recusa(int status, const QString &codigo, QStringList campos, const QJsonObject &extras)
{
    campos.sort();
    return {status, codigo, campos, extras, {}, {}, {}, false};
}

Resposta lista(const QJsonArray &itens)
{
    return {200, {}, {}, {}, compacto({{u"itens"_s, itens}, {u"proximo"_s, QJsonValue::Null}}), {}, {}, false};
}

QByteArray etiqueta(qint64 versao)
{
    return '"' + QByteArray::number(versao) + '"';
}

bool casa(const QByteArray &seCasar, qint64 versao)
{
    return seCasar.isEmpty() || seCasar == "*" || seCasar == etiqueta(versao);
}

Resposta Modelo::mostrar(const Consulta &c, int status) const
{
    Resposta r{status, {}, {}, {}, compacto(mundo.json(c)), etiqueta(c.versao), {}, false};
    if (status == 201)
        r.local = "/consultas/" + c.id.toLatin1();
    return r;
}

Resposta Modelo::emAndamento()
{
    return recusa(409, u"em_andamento"_s);
}

namespace {

// Who a route is for; dono: a doctor only as the one in its path.
struct Quem {
    QList<Papel> papeis;
    bool dono = false;
};

Quem quemPode(const Passo &p)
{
    constexpr auto P = Papel::Paciente, M = Papel::Medico, R = Papel::Recepcionista, A = Papel::Admin;
    switch (p.tipo) {
    case Tipo::Marcar:
    case Tipo::Remarcar:
        return {{P, M, R}};
    case Tipo::MarcarSerie:
        return {{M, R}};
    case Tipo::Mudar:
        if (p.acao == u"cancelar")
            return {{P, M, R}};
        if (QStringList{u"confirmar"_s, u"recusar"_s, u"iniciar"_s, u"concluir"_s}.contains(p.acao))
            return {{M}};
        return {{R}};
    case Tipo::Responder:
        return {{P}};
    case Tipo::Reservar:
    case Tipo::Soltar:
    case Tipo::VerReserva:
        return {{P, R}};
    case Tipo::Bloquear:
    case Tipo::Desbloquear:
    case Tipo::ListarBloqueios:
        return {{M, R}, true};
    case Tipo::DefinirAgenda:
    case Tipo::VerAgenda:
    case Tipo::ListarDoMedico:
        return {{M, R, A}, true};
    case Tipo::ListarDoDia:
        return {{R, A}};
    default:
        return {{P, M, R, A}};
    }
}

} // namespace

Modelo::Talvez Modelo::acesso(const Passo &p) const
{
    const Quem quem = quemPode(p);
    if (!quem.papeis.contains(papel(p.quem)))
        return recusa(403, u"sem_permissao"_s);
    if (quem.dono && papel(p.quem) == Papel::Medico && p.medico != p.quem)
        return recusa(404, u"nao_encontrado"_s);
    return std::nullopt;
}

Feito Modelo::executar(const Passo &p, const Ids &ids)
{
    if (const auto negado = acesso(p))
        return {*negado, {}, {}};
    if (p.chave.isEmpty())
        return fazer(p, ids);
    const QByteArray pedido = p.caminho() + '\n' + p.corpo();
    if (const auto antes = mundo.guardadas.constFind({p.quem, p.chave}); antes != mundo.guardadas.constEnd()) {
        if (antes->pedido != pedido)
            return {recusa(422, u"chave_reutilizada"_s), {}, {}};
        return {{antes->status, {}, {}, {}, antes->corpo, antes->etag, antes->local, true}, {}, {}};
    }
    const Feito feito = fazer(p, ids);
    const Resposta &r = feito.resposta;
    if (r.status < 300)
        mundo.guardadas.insert({p.quem, p.chave}, {pedido, r.corpo, r.etag, r.local, r.status, mundo.agora});
    return feito;
}

Feito Modelo::fazer(const Passo &p, const Ids &ids)
{
    switch (p.tipo) {
    case Tipo::Marcar:
        return marcar(p, ids);
    case Tipo::MarcarSerie:
        return marcarSerie(p, ids);
    case Tipo::Mudar:
        return mudar(p);
    case Tipo::Remarcar:
        return remarcar(p, ids);
    case Tipo::Responder:
        return responder(p);
    case Tipo::Reservar:
        return reservar(p, ids);
    case Tipo::Soltar:
        return soltar(p);
    case Tipo::Bloquear:
        return bloquear(p, ids);
    case Tipo::Desbloquear:
        return desbloquear(p);
    case Tipo::DefinirAgenda:
        return definirAgenda(p);
    default:
        return {ler(p), {}, {}};
    }
}

} // namespace modelo
