// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "etiquetadesituacao.h"

#include "aparencia.h"
#include "fontes.h"

#include <QPainter>

#include <cmath>

namespace ui {

namespace {

constexpr int margem = 8, icone = 12, vao = 4, altura = 20;

QFont fonteDaEtiqueta()
{
    return fonte(tamanhoMenor, QFont::DemiBold);
}

int larguraPara(const QString &texto)
{
    return int(std::ceil(larguraDosAlgarismos(fonteDaEtiqueta(), texto))) + 2 * margem + icone + vao;
}

} // namespace

int desenharEtiqueta(QPainter &p, const Cores &c, const QRect &area, dominio::Situacao situacao, const QString &texto,
                     bool comFundo)
{
    const Aparencia a = AparenciaDasSituacoes::de(situacao, c);
    const int largura = larguraPara(texto);
    const QRect pilula(area.right() - largura + 1, area.center().y() - altura / 2 + 1, largura, altura);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    if (comFundo) {
        p.setPen(a.contorno ? QPen(a.cores.texto, 1) : QPen(Qt::NoPen));
        p.setBrush(a.cores.fundo);
        p.drawRoundedRect(QRectF(pilula).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    desenharIcone(p, a.icone, QRectF(pilula.left() + margem, pilula.center().y() - icone / 2.0 + 0.5, icone, icone),
                  a.cores.texto);
    p.setFont(fonteDaEtiqueta());
    p.setPen(a.cores.texto);
    desenharAlgarismos(p, QRectF(pilula).adjusted(margem + icone + vao, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                       texto);
    p.restore();
    return pilula.left();
}

EtiquetaDeSituacao::EtiquetaDeSituacao(QWidget *pai) : QWidget(pai)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void EtiquetaDeSituacao::mostrar(dominio::Situacao situacao, int minutos)
{
    m_situacao = situacao;
    m_minutos = minutos;
    setAccessibleName(texto());
    setToolTip(texto());
    updateGeometry();
    update();
}

QString EtiquetaDeSituacao::texto() const
{
    const QString palavra = AparenciaDasSituacoes::palavra(m_situacao);
    return m_minutos < 0 ? palavra : tr("%1 · %2 min").arg(palavra).arg(m_minutos);
}

QSize EtiquetaDeSituacao::sizeHint() const
{
    return {larguraPara(texto()), altura};
}

void EtiquetaDeSituacao::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    desenharEtiqueta(p, coresDe(this), rect(), m_situacao, texto());
}

} // namespace ui
