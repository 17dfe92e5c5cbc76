// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "passo.h"

#include <dominio/versoesqt.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace modelo {

using namespace Qt::StringLiterals;
using Tipo = Passo::Tipo;

namespace {

QString instante(qint64 ms)
{
    return dominio::emUtc(ms).toString(Qt::ISODate);
}

void seHouver(QJsonObject &o, const QString &nome, const QString &valor)
{
    if (!valor.isEmpty())
        o.insert(nome, valor);
}

QJsonObject corpoDeMarcacao(const Passo &p)
{
    QJsonObject o{{u"medicoId"_s, p.medico},
                  {u"pacienteId"_s, p.paciente},
                  {u"inicio"_s, instante(p.inicio)},
                  {u"tipo"_s, u"consulta"_s},
                  {u"modalidade"_s, u"presencial"_s}};
    seHouver(o, u"unidadeId"_s, p.unidade);
    seHouver(o, u"motivo"_s, p.motivo);
    seHouver(o, u"motivoEncaixe"_s, p.motivoEncaixe);
    seHouver(o, u"reservaId"_s, p.reserva);
    if (p.duracao)
        o.insert(u"duracaoMin"_s, p.duracao);
    if (p.encaixe)
        o.insert(u"encaixe"_s, true);
    if (p.tipo == Tipo::MarcarSerie)
        o.insert(u"repeticao"_s, QJsonObject{{u"aCadaDias"_s, p.aCadaDias}, {u"vezes"_s, p.vezes}});
    return o;
}

QJsonObject corpoDeMudanca(const Passo &p)
{
    QJsonObject o;
    seHouver(o, u"motivo"_s, p.motivo);
    if (p.tipo == Tipo::Remarcar) {
        o.insert(u"inicio"_s, instante(p.inicio));
        seHouver(o, u"medicoId"_s, p.medico);
        if (p.duracao)
            o.insert(u"duracaoMin"_s, p.duracao);
    }
    seHouver(o, u"resposta"_s, p.resposta);
    return o;
}

QJsonObject corpoDeReserva(const Passo &p)
{
    QJsonObject o{{u"medicoId"_s, p.medico}, {u"inicio"_s, instante(p.inicio)}};
    seHouver(o, u"pacienteId"_s, p.paciente);
    seHouver(o, u"unidadeId"_s, p.unidade);
    if (p.duracao)
        o.insert(u"duracaoMin"_s, p.duracao);
    return o;
}

QJsonObject corpoDeBloqueio(const Passo &p)
{
    QJsonObject o{{u"inicio"_s, instante(p.inicio)}, {u"fim"_s, instante(p.fim)}};
    seHouver(o, u"motivo"_s, p.motivo);
    return o;
}

QByteArray consulta(const Passo &p)
{
    QStringList partes;
    const auto juntar = [&](const QString &nome, const QString &valor) {
        if (!valor.isEmpty())
            partes << nome + u'=' + valor;
    };
    juntar(u"de"_s, p.inicio ? instante(p.inicio) : QString());
    juntar(u"ate"_s, p.fim ? instante(p.fim) : QString());
    juntar(u"situacao"_s, p.situacoes.join(u','));
    if (p.tipo == Tipo::ListarDoDia || p.tipo == Tipo::ListarDoPaciente)
        juntar(u"medicoId"_s, p.medico);
    if (p.tipo == Tipo::ListarDoDia || p.tipo == Tipo::ListarHorarios)
        juntar(u"unidadeId"_s, p.unidade);
    juntar(u"orfa"_s, p.soOrfas ? u"true"_s : QString());
    juntar(u"duracaoMin"_s, p.duracao ? QString::number(p.duracao) : QString());
    juntar(u"limite"_s, QString::number(p.limite));
    return '?' + partes.join(u'&').toLatin1();
}

} // namespace

bool Passo::lista() const
{
    return tipo >= Tipo::ListarDoMedico;
}

QByteArray Passo::metodo() const
{
    if (tipo >= Tipo::VerConsulta)
        return "GET";
    if (tipo == Tipo::Soltar || tipo == Tipo::Desbloquear)
        return "DELETE";
    const bool cria =
        tipo == Tipo::Marcar || tipo == Tipo::MarcarSerie || tipo == Tipo::Reservar || tipo == Tipo::Bloquear;
    return cria ? "POST" : "PUT";
}

QByteArray Passo::caminho() const
{
    const QByteArray umaConsulta = "/consultas/" + consulta.toLatin1(), doMedico = "/medicos/" + medico.toLatin1();
    switch (tipo) {
    case Tipo::Marcar:
        return "/consultas";
    case Tipo::MarcarSerie:
        return "/consultas/series";
    case Tipo::Mudar:
        return umaConsulta + '/' + acao.toLatin1();
    case Tipo::Remarcar:
        return umaConsulta + "/remarcar";
    case Tipo::Responder:
        return umaConsulta + "/resposta";
    case Tipo::Reservar:
        return "/reservas";
    case Tipo::Soltar:
    case Tipo::VerReserva:
        return "/reservas/" + reserva.toLatin1();
    case Tipo::Bloquear:
        return doMedico + "/bloqueios";
    case Tipo::Desbloquear:
        return doMedico + "/bloqueios/" + bloqueio.toLatin1();
    case Tipo::DefinirAgenda:
    case Tipo::VerAgenda:
        return doMedico + "/agenda";
    case Tipo::VerConsulta:
        return umaConsulta;
    case Tipo::ListarDoMedico:
        return "/consultas/medico/" + medico.toLatin1() + modelo::consulta(*this);
    case Tipo::ListarDoPaciente:
        return "/consultas/paciente/" + paciente.toLatin1() + modelo::consulta(*this);
    case Tipo::ListarDoDia:
        return "/consultas" + modelo::consulta(*this);
    case Tipo::ListarBloqueios:
        return doMedico + "/bloqueios" + modelo::consulta(*this);
    case Tipo::ListarHorarios:
        return doMedico + "/horarios" + modelo::consulta(*this);
    }
    return {};
}

QByteArray Passo::corpo() const
{
    switch (tipo) {
    case Tipo::Marcar:
    case Tipo::MarcarSerie:
        return compacto(corpoDeMarcacao(*this));
    case Tipo::Mudar:
        return acao == u"cancelar" || acao == u"recusar" ? compacto(corpoDeMudanca(*this)) : QByteArray();
    case Tipo::Remarcar:
    case Tipo::Responder:
        return compacto(corpoDeMudanca(*this));
    case Tipo::Reservar:
        return compacto(corpoDeReserva(*this));
    case Tipo::Bloquear:
        return compacto(corpoDeBloqueio(*this));
    case Tipo::DefinirAgenda:
        return compacto(Mundo().json(agenda));
    default:
        return {};
    }
}

QString Passo::texto(const Mundo &m) const
{
    QString t = m.pessoas[quem].nome + u": "_s + QString::fromLatin1(metodo() + ' ' + caminho() + ' ' + corpo());
    if (!seCasar.isEmpty())
        t += u" If-Match "_s + QString::fromLatin1(seCasar);
    return chave.isEmpty() ? t : t + u" Idempotency-Key "_s + QString::fromLatin1(chave);
}

QByteArray compacto(const QJsonObject &o)
{
    return QJsonDocument(o).toJson(QJsonDocument::Compact);
}

QString Resposta::texto() const
{
    QString t = QString::number(status) + u' ' + codigo + u' ' + campos.join(u' ');
    if (!extras.isEmpty())
        t += u' ' + QString::fromUtf8(compacto(extras));
    if (repetida)
        t += u" replayed"_s;
    return t + u" ETag "_s + QString::fromLatin1(etag) + u" Location "_s + QString::fromLatin1(local) + u' ' +
           QString::fromUtf8(corpo);
}

Ids Ids::de(const Resposta &r)
{
    const QJsonObject o = QJsonDocument::fromJson(r.corpo).object();
    Ids ids;
    ids.serie = o.value(u"serieId"_s).toString();
    const QJsonArray itens = o.value(u"itens"_s).toArray();
    for (const QJsonValue &item : itens)
        ids.novos << item.toObject().value(u"id"_s).toString();
    if (itens.isEmpty())
        ids.novos << o.value(u"id"_s).toString();
    return ids;
}

} // namespace modelo
