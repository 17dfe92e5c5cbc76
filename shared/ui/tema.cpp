// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tema.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QStyleFactory>

using namespace Qt::StringLiterals;
using dominio::Situacao;

namespace ui {

namespace {

constexpr qreal pontosBase = 10;

Cores &atuais()
{
    // Set once by aplicarTema() before the first window; colours are read everywhere something is painted.
    static Cores c = Cores::claras();
    return c;
}

bool sistemaEscuro(const QApplication &aplicacao)
{
    const QString pedido = qEnvironmentVariable("AGENDA_TEMA");
    if (pedido == u"claro" || pedido == u"escuro")
        return pedido == u"escuro";
    const QPalette p = aplicacao.palette();
    return p.color(QPalette::WindowText).lightness() > p.color(QPalette::Window).lightness();
}

QPalette paletaDe(const Cores &c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.janela);
    p.setColor(QPalette::WindowText, c.texto);
    p.setColor(QPalette::Base, c.superficie);
    p.setColor(QPalette::AlternateBase, c.superficie2);
    p.setColor(QPalette::Text, c.texto);
    p.setColor(QPalette::Button, c.superficie);
    p.setColor(QPalette::ButtonText, c.texto);
    p.setColor(QPalette::Highlight, c.selecao);
    p.setColor(QPalette::HighlightedText, c.texto);
    p.setColor(QPalette::PlaceholderText, c.texto3);
    p.setColor(QPalette::ToolTipBase, c.superficie2);
    p.setColor(QPalette::ToolTipText, c.texto);
    p.setColor(QPalette::Link, c.destaque);
    return p;
}

} // namespace

Cores Cores::claras()
{
    Cores c;
    c.janela = u"#f4f5f7"_s;
    c.superficie = u"#ffffff"_s;
    c.superficie2 = u"#f8f9fb"_s;
    c.linha = u"#e2e5ea"_s;
    c.linhaFraca = u"#eef0f3"_s;
    c.texto = u"#1d2430"_s;
    c.texto2 = u"#5b6575"_s;
    c.texto3 = u"#667085"_s;
    c.destaque = u"#0b6e6e"_s;
    c.sobreDestaque = u"#ffffff"_s;
    c.selecao = u"#e3f1f1"_s;
    c.aoVivo = u"#1a8f5a"_s;
    c.solicitada = {u"#8a5a00"_s, u"#fff4dc"_s};
    c.confirmada = {u"#1c4fb0"_s, u"#e8effc"_s};
    c.presente = {u"#6236b0"_s, u"#f0e9fb"_s};
    c.emAtendimento = {u"#00665f"_s, u"#dff3f0"_s};
    c.encerrada = {u"#596273"_s, u"#eef0f3"_s};
    c.falta = {u"#b3261e"_s, u"#fdeceb"_s};
    return c;
}

Cores Cores::escuras()
{
    Cores c;
    c.escuro = true;
    c.janela = u"#15181d"_s;
    c.superficie = u"#1c2027"_s;
    c.superficie2 = u"#20252d"_s;
    c.linha = u"#303641"_s;
    c.linhaFraca = u"#272d36"_s;
    c.texto = u"#e7eaf0"_s;
    c.texto2 = u"#a7b0bf"_s;
    c.texto3 = u"#98a2b3"_s;
    c.destaque = u"#37b3ac"_s;
    c.sobreDestaque = u"#08201f"_s;
    c.selecao = u"#173433"_s;
    c.aoVivo = u"#3ecf8e"_s;
    c.solicitada = {u"#f2c46d"_s, u"#3a2e14"_s};
    c.confirmada = {u"#9dbdfb"_s, u"#1d2c4b"_s};
    c.presente = {u"#c9adf7"_s, u"#30234b"_s};
    c.emAtendimento = {u"#7fdcd2"_s, u"#123a37"_s};
    c.encerrada = {u"#aab3c1"_s, u"#2a303a"_s};
    c.falta = {u"#ff9b93"_s, u"#45201d"_s};
    return c;
}

ParDeCores Cores::de(Situacao s) const
{
    switch (s) {
    case Situacao::Solicitada:
        return solicitada;
    case Situacao::Confirmada:
        return confirmada;
    case Situacao::Presente:
        return presente;
    case Situacao::EmAtendimento:
        return emAtendimento;
    case Situacao::Faltou:
        return {falta.texto, superficie};
    default:
        return encerrada;
    }
}

const Cores &cores()
{
    return atuais();
}

QFont fonte(qreal maisPontos, int peso)
{
    QFont f = QApplication::font();
    f.setPointSizeF(pontosBase + maisPontos);
    f.setWeight(QFont::Weight(peso));
    return f;
}

void aplicarTema(QApplication &aplicacao)
{
    atuais() = sistemaEscuro(aplicacao) ? Cores::escuras() : Cores::claras();
    aplicacao.setStyle(QStyleFactory::create(u"Fusion"_s));
#ifdef Q_OS_WIN
    QFont f(u"Segoe UI"_s);
#else
    QFont f(QFontDatabase::families().contains(u"Inter"_s) ? u"Inter"_s : QApplication::font().family());
#endif
    f.setPointSizeF(pontosBase);
    aplicacao.setFont(f);
    aplicacao.setPalette(paletaDe(cores()));
    aplicacao.setStyleSheet(folhaDeEstilo(cores()));
}

QString palavraDe(Situacao s)
{
    // Spelled out, so that the translators see whole words.
    switch (s) {
    case Situacao::Solicitada:
        return QCoreApplication::translate("Situacao", "Solicitada");
    case Situacao::Confirmada:
        return QCoreApplication::translate("Situacao", "Confirmada");
    case Situacao::Recusada:
        return QCoreApplication::translate("Situacao", "Recusada");
    case Situacao::Expirada:
        return QCoreApplication::translate("Situacao", "Expirada");
    case Situacao::Cancelada:
        return QCoreApplication::translate("Situacao", "Cancelada");
    case Situacao::Remarcada:
        return QCoreApplication::translate("Situacao", "Remarcada");
    case Situacao::Presente:
        return QCoreApplication::translate("Situacao", "Presente");
    case Situacao::EmAtendimento:
        return QCoreApplication::translate("Situacao", "Em atendimento");
    case Situacao::Realizada:
        return QCoreApplication::translate("Situacao", "Realizada");
    case Situacao::NaoAguardou:
        return QCoreApplication::translate("Situacao", "Não aguardou");
    case Situacao::Faltou:
        return QCoreApplication::translate("Situacao", "Faltou");
    }
    return {};
}

QString palavraCurtaDe(Situacao s)
{
    return s == Situacao::EmAtendimento ? QCoreApplication::translate("Situacao", "Em atend.") : palavraDe(s);
}

void pintarSinal(QPainter &p, const QRectF &q, Situacao s, const QColor &cor)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(cor, q.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.setBrush(Qt::NoBrush);
    const auto ponto = [&q](qreal x, qreal y) { return QPointF(q.left() + x * q.width(), q.top() + y * q.height()); };
    const auto visto = [&](qreal dx) {
        p.drawPolyline(QPolygonF{ponto(0.12 + dx, 0.55), ponto(0.36 + dx, 0.8), ponto(0.8 + dx, 0.25)});
    };
    switch (s) {
    case Situacao::Solicitada: // a clock
        p.drawEllipse(q.adjusted(1, 1, -1, -1));
        p.drawPolyline(QPolygonF{ponto(0.5, 0.26), ponto(0.5, 0.52), ponto(0.68, 0.62)});
        break;
    case Situacao::Confirmada:
        visto(0.04);
        break;
    case Situacao::Presente: // a person
        p.setBrush(cor);
        p.drawEllipse(QRectF(ponto(0.33, 0.08), ponto(0.67, 0.42)));
        p.drawChord(QRectF(ponto(0.16, 0.52), ponto(0.84, 1.3)), 0, 180 * 16);
        break;
    case Situacao::EmAtendimento:
        p.setBrush(cor);
        p.drawPolygon(QPolygonF{ponto(0.25, 0.15), ponto(0.85, 0.5), ponto(0.25, 0.85)});
        break;
    case Situacao::Realizada:
        visto(-0.1);
        visto(0.18);
        break;
    case Situacao::Remarcada:
        p.drawPolyline(QPolygonF{ponto(0.1, 0.5), ponto(0.88, 0.5)});
        p.drawPolyline(QPolygonF{ponto(0.6, 0.22), ponto(0.88, 0.5), ponto(0.6, 0.78)});
        break;
    default: // absent, cancelled, refused, expired
        p.drawLine(ponto(0.2, 0.2), ponto(0.8, 0.8));
        p.drawLine(ponto(0.8, 0.2), ponto(0.2, 0.8));
    }
    p.restore();
}

} // namespace ui
