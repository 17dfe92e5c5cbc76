// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelosolicitacoes.h"

#include <QDateTime>

#include <algorithm>

namespace modelos {

namespace {

// From today on: an older request has expired, or is about to.
QString desdeHoje()
{
    return QDate::currentDate().toString(Qt::ISODate);
}

bool antes(const contrato::Consulta &a, const contrato::Consulta &b)
{
    return a.inicio.instante < b.inicio.instante;
}

} // namespace

ModeloSolicitacoes::ModeloSolicitacoes(api::ClienteHttp &http, api::FluxoEventos &fluxo, QObject *parent) :
    QAbstractListModel(parent), m_api(http)
{
    connect(&fluxo, &api::FluxoEventos::evento, this, &ModeloSolicitacoes::aplicar);
    connect(&fluxo, &api::FluxoEventos::recarregar, this, [this] { carregar(m_medicoId); });
}

void ModeloSolicitacoes::carregar(const QString &medicoId)
{
    m_medicoId = medicoId;
    api::FiltroConsultas filtro;
    filtro.de = desdeHoje();
    filtro.situacao = QStringLiteral("solicitada");
    const auto receber = [this](const api::Resultado<QList<contrato::Consulta>> &r) {
        if (!r) {
            Q_EMIT falhou(r.error());
            return;
        }
        beginResetModel();
        m_itens = *r;
        std::sort(m_itens.begin(), m_itens.end(), antes);
        endResetModel();
        Q_EMIT mudou();
    };
    if (medicoId.isEmpty())
        m_api.listar(filtro, this, receber);
    else
        m_api.doMedico(medicoId, filtro, this, receber);
}

void ModeloSolicitacoes::aplicar(const contrato::Evento &evento)
{
    if (!evento.tipo.startsWith(QLatin1String("consulta.")))
        return;
    const auto consulta = contrato::lerTolerante<contrato::Consulta>(evento.dados);
    if (!consulta || (!m_medicoId.isEmpty() && consulta->medicoId.texto() != m_medicoId))
        return;
    tirar(consulta->id.texto());
    if (consulta->situacao == dominio::Situacao::Solicitada)
        por(*consulta);
    Q_EMIT mudou();
}

void ModeloSolicitacoes::por(const contrato::Consulta &consulta)
{
    const auto onde = std::upper_bound(m_itens.begin(), m_itens.end(), consulta, antes);
    const int linha = int(onde - m_itens.begin());
    beginInsertRows({}, linha, linha);
    m_itens.insert(linha, consulta);
    endInsertRows();
}

void ModeloSolicitacoes::tirar(const QString &id)
{
    for (int i = 0; i < m_itens.size(); ++i)
        if (m_itens.at(i).id.texto() == id) {
            beginRemoveRows({}, i, i);
            m_itens.removeAt(i);
            endRemoveRows();
            return;
        }
}

std::optional<contrato::Consulta> ModeloSolicitacoes::em(int linha) const
{
    return linha >= 0 && linha < m_itens.size() ? std::optional(m_itens.at(linha)) : std::nullopt;
}

int ModeloSolicitacoes::rowCount(const QModelIndex &pai) const
{
    return pai.isValid() ? 0 : int(m_itens.size());
}

QVariant ModeloSolicitacoes::data(const QModelIndex &indice, int papel) const
{
    const auto c = em(indice.row());
    if (!c)
        return {};
    switch (papel) {
    case Qt::DisplayRole:
    case Paciente:
        return c->pacienteNome;
    case Quando:
        return c->inicio.texto();
    case Medico:
        return c->medicoNome;
    case Id:
        return c->id.texto();
    default:
        return {};
    }
}

QHash<int, QByteArray> ModeloSolicitacoes::roleNames() const
{
    return {{Id, "id"}, {Paciente, "paciente"}, {Quando, "quando"}, {Medico, "medico"}};
}

} // namespace modelos
