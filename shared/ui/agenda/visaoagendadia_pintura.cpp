// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the day view is put on the screen; what it does is in visaoagendadia.cpp.
#include "visaoagendadia.h"

#include "../fontes.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVariantAnimation>
#include <QWheelEvent>

namespace ui {

QPoint VisaoAgendaDia::origem() const
{
    return {GeometriaDoDia::larguraHoras - horizontalScrollBar()->value(),
            GeometriaDoDia::alturaCabecalho - verticalScrollBar()->value()};
}

QRect VisaoAgendaDia::areaDoConteudo() const
{
    return viewport()->rect().adjusted(GeometriaDoDia::larguraHoras, GeometriaDoDia::alturaCabecalho, 0, 0);
}

QRect VisaoAgendaDia::areaDe(LugarNoDia lugar) const
{
    const CelulaDoDia *celula = m_dia.em(lugar);
    return celula ? m_geometria.celula(lugar.coluna, *celula).translated(origem()) : QRect();
}

void VisaoAgendaDia::medir()
{
    const QSize visivel = areaDoConteudo().size();
    m_geometria = GeometriaDoDia(m_dia, visivel.width());
    const QSize total = m_geometria.tamanho();
    verticalScrollBar()->setPageStep(visivel.height());
    verticalScrollBar()->setRange(0, std::max(0, total.height() - visivel.height()));
    horizontalScrollBar()->setPageStep(visivel.width());
    horizontalScrollBar()->setRange(0, std::max(0, total.width() - visivel.width()));
}

void VisaoAgendaDia::resizeEvent(QResizeEvent *evento)
{
    QAbstractScrollArea::resizeEvent(evento);
    medir();
}

void VisaoAgendaDia::changeEvent(QEvent *evento)
{
    QAbstractScrollArea::changeEvent(evento);
    if (evento->type() == QEvent::PaletteChange || evento->type() == QEvent::StyleChange)
        viewport()->update();
}

void VisaoAgendaDia::garantirVisivel(LugarNoDia lugar)
{
    const QRect dentro = areaDoConteudo(), area = areaDe(lugar).adjusted(-6, -6, 6, 6);
    if (area.top() < dentro.top())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + area.top() - dentro.top());
    else if (area.bottom() > dentro.bottom())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + area.bottom() - dentro.bottom());
    if (area.left() < dentro.left())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + area.left() - dentro.left());
    else if (area.right() > dentro.right())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + area.right() - dentro.right());
}

void VisaoAgendaDia::rolarAte(int minuto)
{
    verticalScrollBar()->setValue(m_geometria.y(minuto) - areaDoConteudo().height() / 3);
}

void VisaoAgendaDia::rolarSuave(int delta)
{
    const bool andando = m_rolagem->state() == QAbstractAnimation::Running;
    const int alvo = (andando ? m_rolagem->endValue().toInt() : verticalScrollBar()->value()) + delta;
    m_rolagem->stop();
    m_rolagem->setStartValue(verticalScrollBar()->value());
    m_rolagem->setEndValue(std::clamp(alvo, verticalScrollBar()->minimum(), verticalScrollBar()->maximum()));
    m_rolagem->start();
}

void VisaoAgendaDia::wheelEvent(QWheelEvent *evento)
{
    // Touch pads give pixels and move by themselves; a wheel's notches are smoothed.
    if (!evento->pixelDelta().isNull() || evento->modifiers() || evento->angleDelta().x() != 0)
        return QAbstractScrollArea::wheelEvent(evento);
    rolarSuave(-evento->angleDelta().y() * 3 * GeometriaDoDia::meiaHoraMinima / 120);
    evento->accept();
}

void VisaoAgendaDia::paintEvent(QPaintEvent *evento)
{
    const Cores &c = coresDe(this);
    QPainter p(viewport());
    p.setRenderHint(QPainter::Antialiasing);
    p.fillRect(evento->rect(), c.superficie);
    if (m_esqueleto)
        return m_pintor.esqueleto(p, c, areaDoConteudo());
    if (m_dia.colunas.isEmpty())
        return m_carregando ? void() : pintarVazio(p);
    pintarColunas(p, evento->rect());
    pintarHoras(p);
    pintarCabecalho(p);
}

void VisaoAgendaDia::pintarColunas(QPainter &p, const QRect &area)
{
    const Cores &c = coresDe(this);
    p.save();
    p.setClipRect(areaDoConteudo());
    p.translate(origem());
    p.setRenderHint(QPainter::Antialiasing, false);
    m_pintor.linhas(p, c, m_geometria, int(m_dia.colunas.size()));
    p.setRenderHint(QPainter::Antialiasing);
    if (m_agora >= m_geometria.de() && m_agora <= m_geometria.ate())
        m_pintor.linhaDeAgora(p, c, m_geometria.y(m_agora) + 2, m_geometria.tamanho().width());
    const QRect visivel = area.translated(-origem()).adjusted(-4, -4, 4, 4);
    for (int i = 0; i < m_dia.colunas.size(); ++i)
        if (m_geometria.coluna(i).intersects(visivel))
            pintarCelulas(p, i, visivel);
    if (const CelulaDoDia *atual = celulaAtual())
        m_pintor.anel(p, c, m_geometria.celula(m_atual.coluna, *atual));
    p.restore();
}

void VisaoAgendaDia::pintarCelulas(QPainter &p, int coluna, const QRect &visivel)
{
    const Cores &c = coresDe(this);
    const auto &celulas = m_dia.colunas[coluna].celulas;
    for (qsizetype i = 0; i < celulas.size(); ++i) {
        QRect area = m_geometria.celula(coluna, celulas[i]);
        if (celulas[i].tipo == CelulaDoDia::Tipo::Livre) {
            while (i + 1 < celulas.size() && celulas[i + 1].tipo == CelulaDoDia::Tipo::Livre
                   && celulas[i + 1].de == celulas[i].ate)
                area |= m_geometria.celula(coluna, celulas[++i]);
            if (area.intersects(visivel))
                m_pintor.livres(p, c, area);
        } else if (area.intersects(visivel)) {
            m_pintor.celula(p, c, area, celulas[i], brilho(celulas[i].chave()));
        }
    }
}

void VisaoAgendaDia::pintarCabecalho(QPainter &p)
{
    const Cores &c = coresDe(this);
    const QRect faixa(0, 0, viewport()->width(), GeometriaDoDia::alturaCabecalho);
    p.fillRect(faixa, c.superficie);
    p.save();
    p.setClipRect(faixa.adjusted(GeometriaDoDia::larguraHoras, 0, 0, 0));
    for (int i = 0; i < m_dia.colunas.size(); ++i) {
        const QRect coluna = m_geometria.coluna(i).translated(origem().x(), 0);
        m_pintor.cabecalho(p, c, QRect(coluna.left(), 0, coluna.width(), faixa.height()), m_dia.colunas[i]);
        if (i > 0)
            p.fillRect(QRect(coluna.left() - 1, 0, 1, faixa.height()), c.linha);
    }
    p.restore();
    p.fillRect(QRect(0, faixa.bottom(), faixa.width(), 1), c.linha);
    p.fillRect(QRect(GeometriaDoDia::larguraHoras - 1, 0, 1, viewport()->height()), c.linha);
}

void VisaoAgendaDia::pintarHoras(QPainter &p)
{
    const Cores &c = coresDe(this);
    const QRect faixa(0, GeometriaDoDia::alturaCabecalho, GeometriaDoDia::larguraHoras - 1,
                      viewport()->height() - GeometriaDoDia::alturaCabecalho);
    p.save();
    p.setClipRect(faixa);
    p.fillRect(faixa, c.superficie);
    for (int hora = m_geometria.de(); hora <= m_geometria.ate(); hora += 60)
        p.fillRect(QRect(0, origem().y() + m_geometria.y(hora), faixa.width(), 1), c.linha);
    m_pintor.horas(p, c, m_geometria, QRect(0, origem().y(), faixa.width(), m_geometria.tamanho().height()));
    if (m_agora >= m_geometria.de() && m_agora <= m_geometria.ate()) {
        const int y = origem().y() + m_geometria.y(m_agora) + 2;
        m_pintor.etiquetaDeAgora(p, c, QRect(2, y - 9, 42, 18), horaDoDia(m_agora));
        p.fillRect(QRect(44, y - 1, faixa.width() - 44, 2), c.erro.texto);
    }
    p.restore();
}

void VisaoAgendaDia::pintarVazio(QPainter &p)
{
    p.setFont(fonte());
    p.setPen(coresDe(this).texto2);
    p.drawText(viewport()->rect().adjusted(40, 40, -40, -40), Qt::AlignCenter | Qt::TextWordWrap, m_textoVazio);
}

} // namespace ui
