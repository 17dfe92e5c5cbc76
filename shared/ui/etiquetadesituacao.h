// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/situacao.h>

#include <QWidget>

namespace ui {

// A state as a small pill: icon, word, colour. "Presente · 12 min" with the waiting time.
class EtiquetaDeSituacao : public QWidget
{
    Q_OBJECT
public:
    explicit EtiquetaDeSituacao(QWidget *pai = nullptr);
    void mostrar(dominio::Situacao situacao, int minutos = -1);
    [[nodiscard]] QString texto() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *evento) override;

private:
    dominio::Situacao m_situacao = dominio::Situacao::Solicitada;
    int m_minutos = -1;
};

// The same pill drawn inside a list's row, right-aligned in the area; gives its left edge.
int desenharEtiqueta(class QPainter &pintor, const struct Cores &cores, const QRect &area, dominio::Situacao situacao,
                     const QString &texto, bool comFundo = true);

} // namespace ui
