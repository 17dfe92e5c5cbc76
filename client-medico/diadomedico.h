// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/fluxoeventos.h>
#include <api/recursos.h>

#include <QAbstractListModel>
#include <QDate>
#include <QDateTime>
#include <QTimer>

namespace medico {

// The doctor's own day as a list by time: appointments, free times, blocks; kept current by the live stream.
class DiaDoMedico final : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Item {
        contrato::Momento inicio, fim;
        std::optional<contrato::Consulta> consulta;
        QString bloqueio; // the reason of a block; "" with no appointment: a free time
        bool livre = false;
    };

    DiaDoMedico(api::ClienteHttp &http, api::FluxoEventos &fluxo, QObject *parent = nullptr);
    void mostrar(const QString &medicoId, QDate dia);
    void recarregar() { mostrar(m_medicoId, m_dia); }
    [[nodiscard]] QDate dia() const { return m_dia; }
    [[nodiscard]] const QDateTime &lidoEm() const { return m_lidoEm; }
    [[nodiscard]] const QList<Item> &itens() const { return m_itens; }
    [[nodiscard]] QString textoDe(const Item &item) const;

    [[nodiscard]] int rowCount(const QModelIndex &pai = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &indice, int papel) const override;

Q_SIGNALS:
    void falhou(const dominio::Erro &erro);
    void mudou();

private:
    void montar();
    api::ApiConsultas m_apiConsultas;
    api::ApiMedicos m_apiMedicos;
    QString m_medicoId;
    QDate m_dia;
    QDateTime m_lidoEm;
    QHash<QString, contrato::Consulta> m_consultas;
    QList<contrato::HorarioLivre> m_livres;
    QList<contrato::Bloqueio> m_bloqueios;
    QList<Item> m_itens;
    QTimer m_remontar, m_reler;
    int m_rodada = 0;
};

} // namespace medico
