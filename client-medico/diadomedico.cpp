// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diadomedico.h"

#include <modelos/diadaclinica.h>
#include <ui/tema.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace medico {

DiaDoMedico::DiaDoMedico(api::ClienteHttp &http, api::FluxoEventos &fluxo, QObject *parent) :
    QAbstractListModel(parent), m_apiConsultas(http), m_apiMedicos(http), m_dia(QDate::currentDate())
{
    m_remontar.setSingleShot(true);
    m_remontar.setInterval(20);
    connect(&m_remontar, &QTimer::timeout, this, &DiaDoMedico::montar);
    m_reler.setSingleShot(true);
    m_reler.setInterval(200);
    connect(&m_reler, &QTimer::timeout, this, &DiaDoMedico::recarregar);
    connect(&fluxo, &api::FluxoEventos::recarregar, this, &DiaDoMedico::recarregar);
    connect(&fluxo, &api::FluxoEventos::evento, this, [this](const contrato::Evento &evento) {
        if (m_medicoId.isEmpty())
            return;
        if (const auto c = contrato::lerTolerante<contrato::Consulta>(evento.dados);
            evento.tipo.startsWith("consulta."_L1) && c && c->medicoId.texto() == m_medicoId &&
            (modelos::dataDe(c->inicio) == m_dia || m_consultas.contains(c->id.texto()))) {
            m_consultas.insert(c->id.texto(), *c);
            montar();
        }
        m_reler.start(); // free times and blocks follow
    });
}

void DiaDoMedico::mostrar(const QString &medicoId, QDate dia)
{
    if (medicoId != m_medicoId || dia != m_dia) {
        m_consultas.clear();
        m_livres.clear();
        m_bloqueios.clear();
    }
    m_medicoId = medicoId;
    m_dia = dia;
    if (medicoId.isEmpty())
        return;
    const int rodada = ++m_rodada;
    const QString de = dia.toString(Qt::ISODate), ate = dia.addDays(1).toString(Qt::ISODate);
    const auto receber = [this, rodada](const auto &r, auto guardar) {
        if (rodada != m_rodada)
            return;
        if (!r) {
            Q_EMIT falhou(r.error());
            return;
        }
        guardar(*r);
        m_lidoEm = QDateTime::currentDateTime();
        m_remontar.start();
    };
    api::FiltroConsultas filtro;
    filtro.de = de;
    filtro.ate = ate;
    m_apiConsultas.doMedico(medicoId, filtro, this,
                            [this, receber](const api::Resultado<QList<contrato::Consulta>> &r) {
                                receber(r, [this](const QList<contrato::Consulta> &lista) {
                                    m_consultas.clear();
                                    for (const contrato::Consulta &c : lista)
                                        m_consultas.insert(c.id.texto(), c);
                                });
                            });
    m_apiMedicos.horarios(medicoId, de, ate, this,
                          [this, receber](const api::Resultado<QList<contrato::HorarioLivre>> &r) {
                              receber(r, [this](const QList<contrato::HorarioLivre> &lista) { m_livres = lista; });
                          });
    m_apiMedicos.bloqueios(medicoId, de, ate, this,
                           [this, receber](const api::Resultado<QList<contrato::Bloqueio>> &r) {
                               receber(r, [this](const QList<contrato::Bloqueio> &lista) { m_bloqueios = lista; });
                           });
}

void DiaDoMedico::montar()
{
    QList<Item> itens;
    for (const contrato::Consulta &c : std::as_const(m_consultas))
        if (modelos::apareceNoDia(c.situacao) && modelos::dataDe(c.inicio) == m_dia)
            itens << Item{c.inicio, c.fim, c, {}, false};
    for (const contrato::HorarioLivre &h : std::as_const(m_livres)) {
        // What was booked a moment ago may still be in the last list of free times.
        const bool tomado = std::any_of(itens.cbegin(), itens.cend(), [&h](const Item &i) {
            return i.consulta && dominio::ocupa(i.consulta->situacao) && i.inicio.instante < h.fim.instante &&
                   h.inicio.instante < i.fim.instante;
        });
        if (!tomado)
            itens << Item{h.inicio, h.fim, {}, {}, true};
    }
    for (const contrato::Bloqueio &b : std::as_const(m_bloqueios))
        itens << Item{b.inicio, b.fim, {}, b.motivo.value_or(tr("bloqueado")), false};
    std::sort(itens.begin(), itens.end(),
              [](const Item &a, const Item &b) { return a.inicio.instante < b.inicio.instante; });
    beginResetModel();
    m_itens = itens;
    endResetModel();
    Q_EMIT mudou();
}

QString DiaDoMedico::textoDe(const Item &item) const
{
    const QString hora = item.inicio.texto().mid(11, 5);
    if (item.consulta)
        return hora + u' ' + item.consulta->pacienteNome + u", "_s + ui::palavraDe(item.consulta->situacao);
    return hora + u' ' + (item.livre ? tr("livre") : item.bloqueio);
}

int DiaDoMedico::rowCount(const QModelIndex &pai) const
{
    return pai.isValid() ? 0 : int(m_itens.size());
}

QVariant DiaDoMedico::data(const QModelIndex &indice, int papel) const
{
    if (!indice.isValid() || indice.row() >= m_itens.size())
        return {};
    if (papel == Qt::DisplayRole || papel == Qt::AccessibleTextRole || papel == Qt::ToolTipRole)
        return textoDe(m_itens.at(indice.row()));
    return {};
}

} // namespace medico
