// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "icones.h"

#include <QPainter>
#include <QPixmap>

namespace ui {

namespace {

// What is stroked and what is filled, both on the 16×16 grid.
struct Desenho {
    QPainterPath traco, cheio;
    qreal espessura = 1.6;
};

QPainterPath linhas(std::initializer_list<QPointF> pontos)
{
    QPainterPath caminho;
    bool primeiro = true;
    for (const QPointF &p : pontos) {
        primeiro ? caminho.moveTo(p) : caminho.lineTo(p);
        primeiro = false;
    }
    return caminho;
}

Desenho relogio()
{
    Desenho d;
    d.traco.addEllipse(QPointF(8, 8), 6, 6);
    d.traco.addPath(linhas({{8, 4.6}, {8, 8}, {10.6, 9.4}}));
    d.espessura = 1.5;
    return d;
}

Desenho pessoa()
{
    Desenho d;
    d.cheio.addEllipse(QPointF(8, 5), 3, 3);
    d.cheio.moveTo(2.4, 14);
    d.cheio.cubicTo(2.4, 10.6, 4.8, 9.2, 8, 9.2);
    d.cheio.cubicTo(11.2, 9.2, 13.6, 10.6, 13.6, 14);
    d.cheio.closeSubpath();
    return d;
}

Desenho lupa()
{
    Desenho d;
    d.traco.addEllipse(QPointF(7, 7), 4.4, 4.4);
    d.traco.addPath(linhas({{10.3, 10.3}, {13.6, 13.6}}));
    return d;
}

Desenho telefone()
{
    Desenho d;
    d.cheio.moveTo(3.2, 2.2);
    d.cheio.lineTo(6, 2.2);
    d.cheio.lineTo(7.2, 5.6);
    d.cheio.lineTo(5.6, 7);
    d.cheio.cubicTo(6.4, 8.8, 7.4, 9.8, 9, 10.6);
    d.cheio.lineTo(10.6, 8.9);
    d.cheio.lineTo(13.8, 10.2);
    d.cheio.lineTo(13.8, 13);
    d.cheio.cubicTo(7.6, 14.4, 1.8, 8.4, 3.2, 2.2);
    return d;
}

Desenho alerta()
{
    Desenho d;
    d.traco = linhas({{8, 2.4}, {14.4, 13.4}, {1.6, 13.4}, {8, 2.4}});
    d.traco.addPath(linhas({{8, 6.4}, {8, 9.6}}));
    d.cheio.addEllipse(QPointF(8, 11.5), 0.8, 0.8);
    d.espessura = 1.4;
    return d;
}

Desenho semRede()
{
    Desenho d;
    d.traco.arcMoveTo(QRectF(2, 4.5, 12, 12), 45);
    d.traco.arcTo(QRectF(2, 4.5, 12, 12), 45, 90);
    d.traco.arcMoveTo(QRectF(4.8, 7.6, 6.4, 6.4), 50);
    d.traco.arcTo(QRectF(4.8, 7.6, 6.4, 6.4), 50, 80);
    d.traco.addPath(linhas({{2.6, 2.6}, {13.4, 13.4}}));
    d.cheio.addEllipse(QPointF(8, 12), 1, 1);
    return d;
}

Desenho desenhoDe(Icone icone)
{
    Desenho d;
    switch (icone) {
    case Icone::Relogio:
        return relogio();
    case Icone::Pessoa:
        return pessoa();
    case Icone::Lupa:
        return lupa();
    case Icone::Telefone:
        return telefone();
    case Icone::Alerta:
        return alerta();
    case Icone::SemRede:
        return semRede();
    case Icone::Certo:
        d.traco = linhas({{3, 8.6}, {6.4, 12}, {13, 4.6}});
        break;
    case Icone::DuploCerto:
        d.traco = linhas({{0.8, 8.8}, {3.8, 11.8}, {9.2, 5.2}});
        d.traco.addPath(linhas({{7.6, 10.8}, {8.6, 11.8}, {15, 4.8}}));
        d.espessura = 1.5;
        break;
    case Icone::Iniciar:
        d.cheio = linhas({{4, 2.6}, {13.4, 8}, {4, 13.4}});
        break;
    case Icone::Cruz:
        d.traco = linhas({{3.8, 3.8}, {12.2, 12.2}});
        d.traco.addPath(linhas({{12.2, 3.8}, {3.8, 12.2}}));
        d.espessura = 2;
        break;
    case Icone::Seta:
        d.traco = linhas({{2.6, 8}, {13, 8}});
        d.traco.addPath(linhas({{9.2, 4.2}, {13, 8}, {9.2, 11.8}}));
        break;
    case Icone::Raio:
        d.cheio = linhas({{9.6, 1.4}, {3.4, 9}, {7.2, 9}, {6.2, 14.6}, {12.6, 6.8}, {8.6, 6.8}});
        break;
    case Icone::Ponto:
        d.cheio.addEllipse(QPointF(8, 8), 6.4, 6.4);
        break;
    case Icone::SetaEsquerda:
        d.traco = linhas({{10, 3.6}, {5.6, 8}, {10, 12.4}});
        break;
    case Icone::SetaDireita:
        d.traco = linhas({{6, 3.6}, {10.4, 8}, {6, 12.4}});
        break;
    case Icone::SetaAbaixo:
        d.cheio = linhas({{3.4, 5.4}, {12.6, 5.4}, {8, 11.4}});
        break;
    case Icone::Risco:
        d.traco = linhas({{3, 8}, {13, 8}});
        break;
    }
    return d;
}

} // namespace

void desenharIcone(QPainter &pintor, Icone icone, const QRectF &area, const QColor &cor)
{
    const Desenho d = desenhoDe(icone);
    pintor.save();
    pintor.setRenderHint(QPainter::Antialiasing);
    pintor.translate(area.topLeft());
    pintor.scale(area.width() / 16, area.height() / 16);
    // Small icons need a heavier stroke to keep the weight of the text beside them.
    const qreal espessura = d.espessura * (area.width() < 13 ? 1.2 : 1);
    pintor.strokePath(d.traco, QPen(cor, espessura, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    pintor.fillPath(d.cheio, cor);
    pintor.restore();
}

QIcon iconeEmCor(Icone icone, const QColor &cor, int tamanho)
{
    QIcon resultado;
    for (const int escala : {1, 2}) {
        QPixmap imagem(tamanho * escala, tamanho * escala);
        imagem.setDevicePixelRatio(escala);
        imagem.fill(Qt::transparent);
        QPainter pintor(&imagem);
        desenharIcone(pintor, icone, QRectF(0, 0, tamanho, tamanho), cor);
        pintor.end();
        resultado.addPixmap(imagem);
    }
    return resultado;
}

} // namespace ui
