// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pintordodia.h"

#include "../aparencia.h"
#include "../fontes.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace ui {

using Tipo = CelulaDoDia::Tipo;

namespace {

constexpr int raio = 4, iconeDoEstado = 12;

QPainterPath cantosRedondos(const QRectF &area, qreal r)
{
    QPainterPath caminho;
    caminho.addRoundedRect(area, r, r);
    return caminho;
}

// Stripes at 45°, each 6 px wide with 6 px between, in step whatever part is repainted.
void hachurar(QPainter &p, const QRect &area, const QColor &cor)
{
    p.setPen(QPen(cor, 4.3));
    for (int x = area.left() - area.height(); x < area.right() + area.height(); x += 12)
        p.drawLine(QPointF(x, area.bottom() + 2), QPointF(x + area.height() + 4, area.top() - 2));
}

} // namespace

PintorDoDia::PintorDoDia() :
    m_nome(fonte(tamanhoMenor, QFont::Medium)), m_estado(fonte(tamanhoMinimo, QFont::DemiBold)),
    m_pequena(fonte(tamanhoMinimo)), m_titulo(fonte(tamanhoBase, QFont::DemiBold)), m_secundaria(fonte(tamanhoMenor)),
    m_agora(fonte(tamanhoMinimo, QFont::DemiBold))
{}

void PintorDoDia::cabecalho(QPainter &p, const Cores &c, const QRect &area, const ColunaDoDia &coluna) const
{
    const QString ocupacao = QStringLiteral("%1/%2").arg(coluna.ocupados).arg(coluna.total);
    const QRect texto = area.adjusted(8, 7, -9, -5);
    p.setFont(m_titulo);
    p.setPen(c.texto);
    p.drawText(QRect(texto.left(), texto.top(), texto.width(), 18), Qt::AlignVCenter,
               QFontMetrics(m_titulo).elidedText(coluna.nome, Qt::ElideRight, texto.width()));
    p.setFont(m_secundaria);
    p.setPen(c.texto2);
    const QRect linha(texto.left(), texto.top() + 18, texto.width(), 17);
    int reserva = 0;
    if (coluna.total > 0) {
        desenharAlgarismos(p, linha, Qt::AlignRight | Qt::AlignVCenter, ocupacao);
        reserva = int(larguraDosAlgarismos(m_secundaria, ocupacao)) + 8;
    }
    p.drawText(linha, Qt::AlignVCenter,
               QFontMetrics(m_secundaria).elidedText(coluna.especialidade, Qt::ElideRight, linha.width() - reserva));
}

void PintorDoDia::horas(QPainter &p, const Cores &c, const GeometriaDoDia &g, const QRect &area) const
{
    p.setFont(m_secundaria);
    p.setPen(c.texto3);
    for (int hora = g.de(); hora <= g.ate(); hora += 60) {
        const int y = area.top() + g.y(hora);
        desenharAlgarismos(p, QRectF(area.left(), y, area.width() - 7, 22), Qt::AlignRight | Qt::AlignVCenter,
                           horaDoDia(hora));
    }
}

void PintorDoDia::linhas(QPainter &p, const Cores &c, const GeometriaDoDia &g, int colunas) const
{
    const int largura = g.tamanho().width();
    for (int minuto = g.de(); minuto <= g.ate(); minuto += 30) {
        const int y = g.y(minuto);
        if (minuto % 60 == 0) {
            p.setPen(QPen(c.linha, 1));
        } else {
            QPen pontilhada(c.linha, 1);
            pontilhada.setDashPattern({1, 1});
            p.setPen(pontilhada);
        }
        p.drawLine(0, y, largura, y);
    }
    p.setPen(QPen(c.linha, 1));
    for (int i = 1; i < colunas; ++i)
        p.drawLine(g.coluna(i).left() - 1, 0, g.coluna(i).left() - 1, g.tamanho().height());
}

void PintorDoDia::linhaDeAgora(QPainter &p, const Cores &c, int y, int largura) const
{
    p.fillRect(QRect(0, y - 1, largura, 2), c.erro.texto);
}

void PintorDoDia::etiquetaDeAgora(QPainter &p, const Cores &c, const QRect &area, const QString &hora) const
{
    p.setPen(Qt::NoPen);
    p.setBrush(c.erro.texto);
    p.drawRoundedRect(area, raio, raio);
    p.setFont(m_agora);
    p.setPen(c.escuro ? c.sobreDestaque : c.superficie);
    desenharAlgarismos(p, area, Qt::AlignCenter, hora);
}

QString PintorDoDia::estado(const CelulaDoDia &celula)
{
    using dominio::Situacao;
    if (celula.pendente)
        return tr("Enviando…");
    if (celula.encaixe && celula.situacao == Situacao::Confirmada)
        return AparenciaDasSituacoes::encaixe();
    if (celula.situacao == Situacao::Presente && celula.esperaMin >= 0)
        return AparenciaDasSituacoes::presenteHa(celula.esperaMin);
    return celula.situacao == Situacao::EmAtendimento ? tr("Em atend.")
                                                      : AparenciaDasSituacoes::palavra(celula.situacao);
}

int PintorDoDia::desenharEstado(QPainter &p, const Cores &c, const QRect &linha, const CelulaDoDia &celula) const
{
    const Aparencia a = AparenciaDasSituacoes::de(celula.situacao, c);
    const QString palavra = estado(celula);
    QColor cor = celula.situacao == dominio::Situacao::Presente ? corDaEspera(c, celula.esperaMin) : a.cores.texto;
    Icone icone = a.icone;
    if (celula.pendente)
        icone = Icone::Relogio;
    else if (celula.encaixe && celula.situacao == dominio::Situacao::Confirmada)
        icone = Icone::Raio;
    int direita = linha.right() + 1;
    const auto marca = [&](Icone qual, const QColor &tinta) {
        desenharIcone(p, qual, QRectF(direita - 12, linha.center().y() - 5, 11, 11), tinta);
        direita -= 15;
    };
    if (celula.confirmacao == dominio::ConfirmacaoPaciente::Confirmada)
        marca(Icone::Telefone, cor);
    if (celula.orfa)
        marca(Icone::Alerta, c.erro.texto);
    p.setFont(m_estado);
    p.setPen(cor);
    const int largura = int(std::ceil(larguraDosAlgarismos(m_estado, palavra)));
    desenharAlgarismos(p, QRectF(direita - largura, linha.top(), largura, linha.height()), Qt::AlignLeft, palavra);
    const int x = direita - largura - iconeDoEstado - 3;
    desenharIcone(p, icone, QRectF(x, linha.center().y() - 5.5, iconeDoEstado, iconeDoEstado), cor);
    return x;
}

void PintorDoDia::fundo(QPainter &p, const Cores &c, const QRect &area, const CelulaDoDia &celula) const
{
    const Aparencia a = AparenciaDasSituacoes::de(celula.situacao, c);
    const QRectF r(area);
    p.save();
    p.setClipPath(cantosRedondos(r, raio), Qt::IntersectClip);
    p.fillRect(area, a.cores.fundo);
    if (celula.encaixe) {
        for (int y = area.top(); y < area.bottom(); y += 8)
            p.fillRect(QRect(area.left(), y, 4, 5), a.cores.texto);
    } else {
        p.fillRect(QRect(area.left(), area.top(), 4, area.height()), a.cores.texto);
    }
    p.restore();
    if (a.contorno) {
        p.setPen(QPen(a.cores.texto, 1));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), raio, raio);
    }
}

void PintorDoDia::celula(QPainter &p, const Cores &c, const QRect &area, const CelulaDoDia &celula, qreal brilho) const
{
    if (celula.tipo == Tipo::Bloqueio)
        return bloqueio(p, c, area, celula);
    if (celula.tipo == Tipo::Livre)
        return;
    p.setOpacity(celula.pendente ? 0.75 : 1);
    fundo(p, c, area, celula);
    const Aparencia a = AparenciaDasSituacoes::de(celula.situacao, c);
    const QRect linha(area.left() + 9, area.top(), area.width() - 16, std::min(area.height(), 22));
    const int ateOEstado = desenharEstado(p, c, linha, celula) - 5;
    QFont f = m_nome;
    f.setStrikeOut(a.riscado);
    p.setFont(f);
    p.setPen(a.apagado ? a.cores.texto : c.texto);
    const int espaco = ateOEstado - linha.left();
    if (espaco > 14)
        p.drawText(QRect(linha.left(), linha.top(), espaco, linha.height()), Qt::AlignVCenter,
                   QFontMetrics(f).elidedText(celula.titulo, Qt::ElideRight, espaco));
    p.setOpacity(1);
    if (brilho > 0) {
        QColor luz = c.destaque;
        luz.setAlphaF(float(0.30 * brilho));
        p.fillPath(cantosRedondos(area, raio), luz);
    }
}

void PintorDoDia::bloqueio(QPainter &p, const Cores &c, const QRect &area, const CelulaDoDia &celula) const
{
    p.save();
    p.setClipPath(cantosRedondos(area, raio), Qt::IntersectClip);
    p.fillRect(area, c.superficie2);
    hachurar(p, area, c.hachura);
    p.restore();
    if (celula.titulo.isEmpty())
        return;
    p.setFont(m_pequena);
    const QFontMetrics metrica(m_pequena);
    const QString texto = metrica.elidedText(celula.titulo, Qt::ElideRight, area.width() - 24);
    const QRect placa(area.left() + 7, area.top() + 2, metrica.horizontalAdvance(texto) + 9, 17);
    p.setPen(Qt::NoPen);
    p.setBrush(c.superficie);
    p.drawRoundedRect(placa, 3, 3);
    p.setPen(c.texto2);
    p.drawText(placa, Qt::AlignCenter, texto);
}

void PintorDoDia::livres(QPainter &p, const Cores &c, const QRect &area) const
{
    QPen tracejada(c.linhaForte, 1);
    tracejada.setDashPattern({2, 2});
    p.setPen(tracejada);
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(QRectF(area).adjusted(-0.5, 0.5, 0.5, -0.5), raio, raio);
    p.setFont(m_pequena);
    p.setPen(c.texto3);
    p.drawText(QRect(area.left() + 9, area.top(), area.width() - 12, 22), Qt::AlignVCenter, tr("livre"));
}

void PintorDoDia::anel(QPainter &p, const Cores &c, const QRect &area) const
{
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(c.destaque, 2));
    p.drawRoundedRect(QRectF(area).adjusted(-2, -2, 2, 2), 6, 6);
}

void PintorDoDia::esqueleto(QPainter &p, const Cores &c, const QRect &area) const
{
    p.setPen(Qt::NoPen);
    p.setBrush(c.linhaFraca);
    for (int coluna = 0; coluna * 200 < area.width(); ++coluna)
        for (int linha = 0; linha * 26 < area.height() - 26; ++linha)
            if ((linha * 7 + coluna * 3) % 5 != 0)
                p.drawRoundedRect(QRect(area.left() + coluna * 200 + 4, area.top() + linha * 26 + 4, 192, 23), raio, raio);
}

} // namespace ui
