// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ui/pecas.h>

#include <contrato/consulta.h>

#include <QStyledItemDelegate>

class QLineEdit;

namespace medico {

// A row of the day: time, patient, details, state.
class LinhaDoDia final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *pintor, const QStyleOptionViewItem &opcao, const QModelIndex &indice) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &opcao, const QModelIndex &indice) const override;
};

// One request: who, when, and both answers. The current one has the keys.
class CartaoDeSolicitacao final : public QFrame
{
    Q_OBJECT

public:
    CartaoDeSolicitacao(const contrato::Consulta &consulta, bool atual, QWidget *pai = nullptr);
    [[nodiscard]] const contrato::Consulta &consulta() const { return m_consulta; }
    void pedirMotivo();
    void dizer(const QString &erro);

Q_SIGNALS:
    void confirmou();
    void recusou(const QString &motivo);

private:
    contrato::Consulta m_consulta;
    QLineEdit *m_motivo;
    ui::FaixaAviso *m_aviso;
};

// "retorno · Unimed · rever exames"
[[nodiscard]] QString detalheDe(const contrato::Consulta &consulta);

} // namespace medico
