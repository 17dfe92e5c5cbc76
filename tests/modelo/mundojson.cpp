// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mundo.h"

#include <QJsonArray>

// How the API shows what is in the model.
namespace modelo {

using namespace Qt::StringLiterals;

namespace {

void seHouver(QJsonObject &o, const QString &nome, const QString &valor)
{
    if (!valor.isEmpty())
        o.insert(nome, valor);
}

} // namespace

QJsonObject Mundo::json(const Consulta &c) const
{
    QJsonObject o{{u"id"_s, c.id},
                  {u"medicoId"_s, c.medico},
                  {u"medicoNome"_s, pessoas[c.medico].nome},
                  {u"pacienteId"_s, c.paciente},
                  {u"pacienteNome"_s, pessoas[c.paciente].nome},
                  {u"unidadeId"_s, c.unidade},
                  {u"inicio"_s, texto(c.unidade, c.inicio)},
                  {u"fim"_s, texto(c.unidade, c.fim)},
                  {u"duracaoMin"_s, c.duracaoMin()},
                  {u"tipo"_s, c.tipo},
                  {u"modalidade"_s, c.modalidade},
                  {u"situacao"_s, c.situacao},
                  {u"confirmacaoPaciente"_s, c.confirmacao},
                  {u"encaixe"_s, c.encaixe},
                  {u"orfa"_s, c.orfa},
                  {u"criadaPor"_s, c.criadaPor},
                  {u"criadaEm"_s, texto(c.unidade, c.criadaEm)},
                  {u"atualizadaEm"_s, texto(c.unidade, c.atualizadaEm)},
                  {u"versao"_s, c.versao}};
    seHouver(o, u"convenio"_s, c.convenio);
    seHouver(o, u"motivo"_s, c.motivo);
    seHouver(o, u"motivoEncaixe"_s, c.motivoEncaixe);
    seHouver(o, u"remarcadaDe"_s, c.remarcadaDe);
    seHouver(o, u"remarcadaPara"_s, c.remarcadaPara);
    seHouver(o, u"serieId"_s, c.serie);
    return o;
}

QJsonObject Mundo::detalhada(const Consulta &c) const
{
    QJsonArray passos;
    for (const Passagem &p : c.historico) {
        QJsonObject passo{{u"para"_s, p.para}, {u"em"_s, texto(c.unidade, p.em)}};
        seHouver(passo, u"de"_s, p.de);
        seHouver(passo, u"por"_s, p.por);
        seHouver(passo, u"porNome"_s, p.por.isEmpty() ? QString() : pessoas[p.por].nome);
        seHouver(passo, u"motivo"_s, p.motivo);
        passos.append(passo);
    }
    QJsonObject o = json(c);
    o.insert(u"historico"_s, passos);
    return o;
}

QJsonObject Mundo::json(const Reserva &r) const
{
    QJsonObject o{{u"id"_s, r.id},
                  {u"medicoId"_s, r.medico},
                  {u"unidadeId"_s, r.unidade},
                  {u"inicio"_s, texto(r.unidade, r.inicio)},
                  {u"fim"_s, texto(r.unidade, r.fim)},
                  {u"expiraEm"_s, texto(r.unidade, r.expira)}};
    seHouver(o, u"pacienteId"_s, r.paciente);
    return o;
}

QJsonObject Mundo::json(const Bloqueio &b) const
{
    const QString unidade = unidadeDoMedico(b.medico).id;
    QJsonObject o{{u"id"_s, b.id},
                  {u"medicoId"_s, b.medico},
                  {u"inicio"_s, texto(unidade, b.inicio)},
                  {u"fim"_s, texto(unidade, b.fim)}};
    seHouver(o, u"motivo"_s, b.motivo);
    return o;
}

QJsonObject Mundo::json(const Agenda &a) const
{
    QJsonArray faixas;
    for (const Faixa &f : a.faixas)
        faixas.append(QJsonObject{{u"diaSemana"_s, f.dia},
                                  {u"inicio"_s, horaTexto(f.inicioMin)},
                                  {u"fim"_s, horaTexto(f.fimMin)},
                                  {u"duracaoMin"_s, f.duracaoMin},
                                  {u"intervaloMin"_s, f.intervaloMin}});
    QJsonObject o{{u"unidadeId"_s, a.unidade}, {u"vigenteDe"_s, a.de.toString(Qt::ISODate)}, {u"faixas"_s, faixas}};
    if (a.ate)
        o.insert(u"vigenteAte"_s, a.ate->toString(Qt::ISODate));
    return o;
}

QJsonObject Mundo::json(const Livre &l) const
{
    return {
        {u"inicio"_s, texto(l.unidade, l.inicio)}, {u"fim"_s, texto(l.unidade, l.fim)}, {u"unidadeId"_s, l.unidade}};
}

} // namespace modelo
