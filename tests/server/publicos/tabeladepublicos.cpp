// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabeladepublicos.h"

#include <nucleo/eventos/caixas.h>
#include <nucleo/http/visibilidade.h>

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace publicos_teste {

using dominio::Perfil;
using nucleo::Evento;
using nucleo::Identidade;

namespace {

enum class Recepcao { Nao, Sim, SePaciente }; // of accounts a receptionist reads only the patients'
enum class Medico { Nao, Seu, SuaAgenda };    // named in the data; the aggregate

struct Linha {
    Recepcao recepcao;
    bool admin;
    Medico medico;
};

constexpr Linha deNinguem{Recepcao::Nao, false, Medico::Nao};
constexpr Linha daConta{Recepcao::SePaciente, true, Medico::Nao};
constexpr Linha doMedico{Recepcao::Sim, true, Medico::Seu};
constexpr Linha daRecepcao{Recepcao::Sim, true, Medico::Nao};

const QHash<QByteArray, Linha> &tabela()
{
    static const QHash<QByteArray, Linha> linhas{
        {"usuario.criado", daConta},         {"usuario.atualizado", daConta},
        {"usuario.bloqueado", daConta},      {"sessao.encerrada", deNinguem},
        {"consulta.solicitada", doMedico},   {"consulta.confirmada", doMedico},
        {"consulta.recusada", doMedico},     {"consulta.expirada", doMedico},
        {"consulta.cancelada", doMedico},    {"consulta.remarcada", doMedico},
        {"consulta.presente", doMedico},     {"consulta.iniciada", doMedico},
        {"consulta.realizada", doMedico},    {"consulta.faltou", doMedico},
        {"consulta.nao_aguardou", doMedico}, {"consulta.orfa", doMedico},
        {"consulta.desfeita", doMedico},     {"consulta.respondida", doMedico},
        {"espera.criada", daRecepcao},       {"espera.removida", daRecepcao},
        {"espera.expirada", daRecepcao},     {"vaga.oferecida", doMedico},
        {"vaga.aceita", doMedico},           {"vaga.recusada", doMedico},
        {"vaga.expirada", doMedico},         {"agenda.alterada", {Recepcao::Sim, true, Medico::SuaAgenda}},
        {"bloqueio.criado", doMedico},       {"bloqueio.removido", doMedico},
        {"notificacao.enviada", daRecepcao}, {"notificacao.falhou", daRecepcao},
    };
    return linhas;
}

QSet<QUuid> medicosDe(const Evento &evento, Medico regra)
{
    if (regra == Medico::SuaAgenda)
        return {evento.agregado};
    if (regra == Medico::Nao)
        return {};
    const QJsonObject dados = QJsonDocument::fromJson(evento.dados).object();
    QSet<QUuid> medicos;
    for (const QJsonValue &id : {dados.value(u"medicoId"_s), dados.value(u"oferta"_s).toObject().value(u"medicoId"_s)})
        if (id.isString())
            medicos << QUuid::fromString(id.toString());
    return medicos;
}

// What a caller may see, or why the event is wrong.
QString conferir(const Evento &evento, const Linha &linha)
{
    const QJsonObject dados = QJsonDocument::fromJson(evento.dados).object();
    const bool dePaciente = dados.value(u"perfil"_s).toString() == u"paciente"_s;
    const QUuid estranho = QUuid::createUuid();
    const auto quem = [](Perfil perfil, const QUuid &id, bool pendente = false) {
        return Identidade{dominio::UsuarioId(id), perfil, {}, pendente};
    };
    QList<std::pair<Identidade, bool>> esperados{
        {quem(Perfil::Paciente, QUuid::fromString(dados.value(u"pacienteId"_s).toString())), false},
        {quem(Perfil::Paciente, evento.agregado), false},
        {quem(Perfil::Paciente, estranho), false},
        {quem(Perfil::Medico, estranho), false},
        {quem(Perfil::Recepcionista, estranho),
         linha.recepcao == Recepcao::Sim || (linha.recepcao == Recepcao::SePaciente && dePaciente)},
        {quem(Perfil::Admin, estranho), linha.admin},
        {quem(Perfil::Recepcionista, estranho, true), false},
        {quem(Perfil::Admin, estranho, true), false},
    };
    // The aggregate of an agenda is its doctor: no patient has that id.
    if (linha.medico == Medico::SuaAgenda)
        esperados.removeIf(
            [&](const auto &e) { return e.first.eh(Perfil::Paciente) && e.first.usuario.uuid() == evento.agregado; });
    const QSet<QUuid> medicos = medicosDe(evento, linha.medico);
    for (const QUuid &medico : medicos) {
        esperados.emplaceBack(quem(Perfil::Medico, medico), true);
        esperados.emplaceBack(quem(Perfil::Medico, medico, true), false);
    }
    for (const auto &[identidade, espera] : std::as_const(esperados))
        if (nucleo::podeVer(evento.publico, identidade) != espera)
            return u"%1 %2 by %3%4"_s.arg(
                QString::fromLatin1(evento.tipo), espera ? u"cannot be seen"_s : u"can be seen"_s,
                QString(dominio::texto(identidade.perfil)), identidade.pendente ? u" (pending)"_s : u""_s);
    const QJsonValue unidade = dados.value(u"oferta"_s).toObject().value(u"unidadeId"_s).isString()
                                   ? dados.value(u"oferta"_s).toObject().value(u"unidadeId"_s)
                                   : dados.value(u"unidadeId"_s);
    if (QUuid::fromString(unidade.toString()) != evento.unidade)
        return QString::fromLatin1(evento.tipo) + u": not with the unit of its data"_s;
    return {};
}

} // namespace

QString conferirPublicos(nucleo::Banco &banco)
{
    constexpr int porVez = 500;
    qint64 ordem = 0;
    for (;;) {
        const auto eventos = nucleo::lerCaixaDeSaida(banco, ordem, porVez);
        if (!eventos)
            return u"the outbox cannot be read: "_s + eventos.error().registro;
        if (eventos->isEmpty())
            return {};
        for (const Evento &evento : *eventos) {
            const auto linha = tabela().constFind(evento.tipo);
            if (linha == tabela().cend())
                return QString::fromLatin1(evento.tipo) + u": in no line of tabeladepublicos.cpp"_s;
            if (const QString erro = conferir(evento, *linha); !erro.isEmpty())
                return erro;
            ordem = evento.ordem;
        }
    }
}

} // namespace publicos_teste
