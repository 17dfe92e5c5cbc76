// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/fluxoeventos.h>
#include <api/recursos.h>

#include <QAbstractListModel>

namespace modelos {

// Appointments that wait for an answer, soonest first, kept current by the live stream. For one doctor, or for all.
class ModeloSolicitacoes final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Papel { Id = Qt::UserRole + 1, Paciente, Quando, Medico };

    ModeloSolicitacoes(api::ClienteHttp &http, api::FluxoEventos &fluxo, QObject *parent = nullptr);
    void carregar(const QString &medicoId = {});
    [[nodiscard]] std::optional<contrato::Consulta> em(int linha) const;
    [[nodiscard]] const QList<contrato::Consulta> &itens() const { return m_itens; }

    [[nodiscard]] int rowCount(const QModelIndex &pai = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &indice, int papel) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void mudou();
    void falhou(const dominio::Erro &erro);

private:
    void aplicar(const contrato::Evento &evento);
    void por(const contrato::Consulta &consulta);
    void tirar(const QString &id);
    api::ApiConsultas m_api;
    QString m_medicoId;
    QList<contrato::Consulta> m_itens;
};

} // namespace modelos
