// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <api/recursos.h>

#include <QAbstractListModel>
#include <QTimer>

namespace modelos {

// Patients found while one types: asks a little after the last key, and drops answers to questions that are no longer
// asked.
class ModeloPacientes final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Papel { Id = Qt::UserRole + 1, Nome, Detalhe };

    explicit ModeloPacientes(api::ClienteHttp &http, QObject *parent = nullptr);
    void buscar(const QString &texto);
    [[nodiscard]] std::optional<contrato::PacienteResumo> em(int linha) const;
    [[nodiscard]] bool buscando() const { return m_buscando; }

    [[nodiscard]] int rowCount(const QModelIndex &pai = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &indice, int papel) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void respondeu(); // the list is that of the present text
    void falhou(const dominio::Erro &erro);

private:
    void perguntar();
    api::ApiPacientes m_api;
    QList<contrato::PacienteResumo> m_itens;
    QString m_texto;
    QTimer m_espera;
    int m_pergunta = 0;
    bool m_buscando = false;
};

// "47 anos · CPF ***.982.247-** · (11) 98765-4321"
[[nodiscard]] QString detalheDoPaciente(const contrato::PacienteResumo &paciente);
[[nodiscard]] int idadeEm(QDate nascimento, QDate hoje);

} // namespace modelos
