// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fontes.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QStringList familias()
{
    const QStringList existentes = QFontDatabase::families();
    for (const QString &nome : {u"Inter"_s, u"Segoe UI"_s})
        if (existentes.contains(nome))
            return {nome};
    return {QFontDatabase::systemFont(QFontDatabase::GeneralFont).family()};
}

qreal larguraDoDigito(const QFontMetricsF &metrica)
{
    qreal maior = 0;
    for (char d = '0'; d <= '9'; ++d)
        maior = std::max(maior, metrica.horizontalAdvance(QLatin1Char(d)));
    return maior;
}

} // namespace

QFont fonte(int tamanho, QFont::Weight peso)
{
    static const QStringList escolhidas = familias();
    QFont f;
    f.setFamilies(escolhidas);
    f.setPixelSize(tamanho);
    f.setWeight(peso);
    // Hinted advances are whole pixels and make small Inter look uneven.
    f.setHintingPreference(QFont::PreferNoHinting);
    return f;
}

qreal larguraDosAlgarismos(const QFont &f, const QString &texto)
{
    const QFontMetricsF metrica(f);
    const qreal digito = larguraDoDigito(metrica);
    qreal total = 0;
    for (const QChar c : texto)
        total += c.isDigit() ? digito : metrica.horizontalAdvance(c);
    return total;
}

void desenharAlgarismos(QPainter &pintor, const QRectF &area, Qt::Alignment alinhamento, const QString &texto)
{
    const QFontMetricsF metrica(pintor.font());
    const qreal digito = larguraDoDigito(metrica);
    const qreal total = larguraDosAlgarismos(pintor.font(), texto);
    qreal x = area.left();
    if (alinhamento & Qt::AlignRight)
        x = area.right() - total;
    else if (alinhamento & Qt::AlignHCenter)
        x = area.left() + (area.width() - total) / 2;
    const qreal y = alinhamento & Qt::AlignTop ? area.top() + metrica.ascent()
                                               : area.center().y() + (metrica.ascent() - metrica.descent()) / 2;
    for (const QChar c : texto) {
        const qreal proprio = metrica.horizontalAdvance(c);
        const qreal lugar = c.isDigit() ? digito : proprio;
        pintor.drawText(QPointF(x + (lugar - proprio) / 2, y), QString(c));
        x += lugar;
    }
}

} // namespace ui
