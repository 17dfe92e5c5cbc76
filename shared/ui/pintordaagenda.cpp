// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pintordaagenda.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using modelos::ItemDoDia;

namespace ui {

namespace {

constexpr int amareloMin = 15, vermelhoMin = 30; // waiting time of who is present

QString horaDe(int minuto)
{
    return QTime(0, 0).addSecs(60 * (minuto % 1440)).toString(u"HH:mm"_s);
}

} // namespace

PintorDaAgenda::PintorDaAgenda(const VisaoAgendaDia &visao, QPainter &pintor) : m_v(visao), m_p(pintor)
{
    m_p.setRenderHint(QPainter::Antialiasing);
}

void PintorDaAgenda::pintar(const QRect &sujo)
{
    m_p.fillRect(sujo, cores().superficie);
    if (m_v.m_colunas.isEmpty())
        return pintarVazio();
    const QRect corpo(0, alturaDoCabecalho, m_v.viewport()->width(), m_v.viewport()->height() - alturaDoCabecalho);
    m_p.save();
    m_p.setClipRect(corpo & sujo);
    pintarGrade(sujo);
    pintarAgora();
    m_p.setClipRect(corpo.adjusted(larguraDasHoras, 0, 0, 0) & sujo);
    for (int c = 0; c < m_v.m_colunas.size(); ++c)
        for (int i = 0; i < m_v.m_colunas.at(c).itens.size(); ++i)
            if (const QRect r = m_v.retanguloDe({c, i}); r.adjusted(-3, -3, 3, 3).intersects(sujo))
                pintarItem(m_v.m_colunas.at(c), m_v.m_colunas.at(c).itens.at(i), r);
    if (const QRect r = m_v.retanguloDe(m_v.m_lugar); !r.isNull()) {
        m_p.setPen(QPen(cores().destaque, 2));
        m_p.setBrush(Qt::NoBrush);
        m_p.drawRoundedRect(QRectF(r).adjusted(-1.5, -1.5, 1.5, 1.5), 6, 6);
    }
    m_p.restore();
    pintarHoras();
    pintarCabecalho();
}

void PintorDaAgenda::pintarVazio()
{
    m_p.setFont(fonte());
    m_p.setPen(cores().texto2);
    m_p.drawText(m_v.viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap,
                 m_v.m_carregando ? VisaoAgendaDia::tr("Carregando a agenda…")
                                  : VisaoAgendaDia::tr("Nenhum médico atende nesta unidade."));
}

void PintorDaAgenda::pintarGrade(const QRect &)
{
    const int largura = m_v.viewport()->width();
    for (int minuto = m_v.m_primeiro; minuto <= m_v.m_ultimo; minuto += 30) {
        const qreal y = m_v.yDe(minuto) + 0.5;
        m_p.setPen(QPen(minuto % 60 == 0 ? cores().linha : cores().linhaFraca, 1,
                        minuto % 60 == 0 ? Qt::SolidLine : Qt::DotLine));
        m_p.drawLine(QPointF(minuto % 60 == 0 ? 0 : larguraDasHoras, y), QPointF(largura, y));
    }
    m_p.setPen(cores().linha);
    const int x0 = larguraDasHoras - m_v.horizontalScrollBar()->value();
    for (int c = 0; c <= m_v.m_colunas.size(); ++c) {
        const qreal x = x0 + c * m_v.larguraDaColuna() - 0.5;
        if (x >= larguraDasHoras - 1)
            m_p.drawLine(QPointF(x, 0), QPointF(x, m_v.viewport()->height()));
    }
}

void PintorDaAgenda::pintarHoras()
{
    const QRect faixa(0, alturaDoCabecalho, larguraDasHoras - 1, m_v.viewport()->height());
    m_p.save();
    m_p.setClipRect(faixa);
    m_p.setFont(fonte(-1));
    m_p.setPen(cores().texto2);
    const int agora =
        m_v.m_agora.date() == m_v.m_dia ? m_v.m_agora.time().hour() * 60 + m_v.m_agora.time().minute() : -1000;
    for (int minuto = (m_v.m_primeiro + 59) / 60 * 60; minuto <= m_v.m_ultimo; minuto += 60)
        if (std::abs(minuto - agora) > 14)
            m_p.drawText(QRect(0, m_v.yDe(minuto) + 1, larguraDasHoras - 7, 16), Qt::AlignRight | Qt::AlignVCenter,
                         horaDe(minuto));
    if (agora >= m_v.m_primeiro && agora <= m_v.m_ultimo) {
        const QRectF r(3, m_v.yDe(agora) - 9, larguraDasHoras - 11, 18);
        m_p.setPen(Qt::NoPen);
        m_p.setBrush(cores().falta.texto);
        m_p.drawRoundedRect(r, 4, 4);
        m_p.setPen(cores().superficie);
        m_p.setFont(fonte(-1, QFont::DemiBold));
        m_p.drawText(r, Qt::AlignCenter, horaDe(agora));
    }
    m_p.restore();
}

void PintorDaAgenda::pintarAgora()
{
    if (m_v.m_agora.date() != m_v.m_dia)
        return;
    const int agora = m_v.m_agora.time().hour() * 60 + m_v.m_agora.time().minute();
    m_p.fillRect(QRectF(larguraDasHoras - 8, m_v.yDe(agora) - 1, m_v.viewport()->width(), 2), cores().falta.texto);
}

void PintorDaAgenda::pintarCabecalho()
{
    const int largura = m_v.larguraDaColuna();
    m_p.fillRect(QRect(0, 0, m_v.viewport()->width(), alturaDoCabecalho), cores().superficie);
    m_p.setPen(cores().linha);
    m_p.drawLine(0, alturaDoCabecalho - 1, m_v.viewport()->width(), alturaDoCabecalho - 1);
    m_p.save();
    m_p.setClipRect(QRect(larguraDasHoras, 0, m_v.viewport()->width(), alturaDoCabecalho));
    for (int c = 0; c < m_v.m_colunas.size(); ++c) {
        const auto &coluna = m_v.m_colunas.at(c);
        const QRect r(larguraDasHoras + c * largura - m_v.horizontalScrollBar()->value(), 0, largura,
                      alturaDoCabecalho);
        m_p.setPen(cores().linha);
        m_p.drawLine(r.right(), 6, r.right(), alturaDoCabecalho - 1);
        const QRect dentro = r.adjusted(9, 6, -9, -6);
        m_p.setFont(fonte(0, QFont::DemiBold));
        m_p.setPen(cores().texto);
        m_p.drawText(dentro, Qt::AlignTop | Qt::AlignLeft,
                     m_p.fontMetrics().elidedText(coluna.nome, Qt::ElideRight, dentro.width()));
        m_p.setFont(fonte(-0.5));
        m_p.setPen(cores().texto2);
        const QString conta = u"%1/%2"_s.arg(coluna.ocupados).arg(coluna.total);
        m_p.drawText(dentro, Qt::AlignBottom | Qt::AlignRight, conta);
        const int resto = dentro.width() - m_p.fontMetrics().horizontalAdvance(conta) - 8;
        m_p.drawText(dentro, Qt::AlignBottom | Qt::AlignLeft,
                     m_p.fontMetrics().elidedText(coluna.especialidade, Qt::ElideRight, resto));
    }
    m_p.restore();
}

void PintorDaAgenda::pintarItem(const modelos::ColunaDoDia &coluna, const ItemDoDia &item, const QRect &r)
{
    switch (item.tipo) {
    case ItemDoDia::Tipo::Livre:
        return pintarLivre(r, &item == &coluna.itens.front() || r.height() >= 20);
    case ItemDoDia::Tipo::Bloqueio:
        return pintarBloqueio(item, r);
    case ItemDoDia::Tipo::Consulta:
        return pintarConsulta(*item.consulta, r);
    }
}

void PintorDaAgenda::pintarLivre(const QRect &r, bool escrito)
{
    m_p.setPen(QPen(cores().linha, 1, Qt::DashLine));
    m_p.setBrush(Qt::NoBrush);
    m_p.drawRoundedRect(QRectF(r).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    if (!escrito)
        return;
    m_p.setFont(fonte(-1));
    m_p.setPen(cores().texto3);
    m_p.drawText(r.adjusted(10, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, VisaoAgendaDia::tr("livre"));
}

void PintorDaAgenda::pintarBloqueio(const ItemDoDia &item, const QRect &r)
{
    QPainterPath forma;
    forma.addRoundedRect(QRectF(r), 5, 5);
    m_p.save();
    m_p.setClipPath(forma, Qt::IntersectClip);
    m_p.fillRect(r, cores().superficie2);
    m_p.setPen(QPen(cores().linha, 5));
    for (int x = r.left() - r.height(); x < r.right() + r.height(); x += 13)
        m_p.drawLine(x, r.bottom() + 2, x + r.height() + 4, r.top() - 2);
    m_p.restore();
    m_p.setFont(fonte(-1));
    const QString texto = m_p.fontMetrics().elidedText(
        item.rotulo.isEmpty() ? VisaoAgendaDia::tr("bloqueado") : item.rotulo, Qt::ElideRight, r.width() - 24);
    const QRect fundo(r.left() + 6, r.top() + 2, m_p.fontMetrics().horizontalAdvance(texto) + 10, 17);
    m_p.fillRect(fundo, cores().superficie);
    m_p.setPen(cores().texto2);
    m_p.drawText(fundo, Qt::AlignCenter, texto);
}

void PintorDaAgenda::pintarConsulta(const contrato::Consulta &consulta, const QRect &r)
{
    const ParDeCores par = cores().de(consulta.situacao);
    QPainterPath forma;
    forma.addRoundedRect(QRectF(r), 5, 5);
    m_p.fillPath(forma, par.fundo);
    m_p.save();
    m_p.setClipPath(forma, Qt::IntersectClip);
    QRectF borda(r.left(), r.top(), 4, r.height());
    if (consulta.encaixe) {
        for (qreal y = borda.top(); y < borda.bottom(); y += 6)
            m_p.fillRect(QRectF(borda.left(), y, 4, 4), par.texto);
    } else {
        m_p.fillRect(borda, par.texto);
    }
    m_p.restore();
    if (consulta.situacao == dominio::Situacao::Faltou) {
        m_p.setPen(par.texto);
        m_p.setBrush(Qt::NoBrush);
        m_p.drawRoundedRect(QRectF(r).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    if (const auto it = m_v.m_destaques.constFind(consulta.id.texto()); it != m_v.m_destaques.cend()) {
        QColor brilho = cores().destaque;
        brilho.setAlphaF(float(std::clamp((*it - m_v.m_relogio.elapsed()) / 1200.0, 0.0, 1.0) * 0.35));
        m_p.fillPath(forma, brilho);
    }
    // The state is never cut; the name gives way.
    QString palavra = palavraCurtaDe(consulta.situacao);
    QColor corDaPalavra = par.texto;
    if (const int espera = m_v.minutosDeEspera(consulta); espera >= 0) {
        palavra += VisaoAgendaDia::tr(" %1 min").arg(espera);
        if (espera >= vermelhoMin)
            corDaPalavra = cores().falta.texto;
        else if (espera >= amareloMin)
            corDaPalavra = cores().solicitada.texto;
    }
    if (consulta.encaixe)
        palavra = VisaoAgendaDia::tr("Encaixe") + u" · "_s + palavra;
    m_p.setFont(fonte(-1, QFont::DemiBold));
    const int larguraDaPalavra = m_p.fontMetrics().horizontalAdvance(palavra);
    const int altura = std::min(r.height(), 25);
    const QRect linha(r.left() + 10, r.top(), r.width() - 16, altura);
    m_p.setPen(corDaPalavra);
    m_p.drawText(linha, Qt::AlignVCenter | Qt::AlignRight, palavra);
    pintarSinal(m_p, QRectF(linha.right() - larguraDaPalavra - 14, linha.center().y() - 4.5, 10, 10), consulta.situacao,
                corDaPalavra);
    const bool passada = consulta.situacao == dominio::Situacao::Realizada;
    m_p.setFont(fonte(0, 550));
    m_p.setPen(passada ? cores().texto2 : cores().texto);
    const int resto = linha.width() - larguraDaPalavra - 22;
    m_p.drawText(linha, Qt::AlignVCenter | Qt::AlignLeft,
                 m_p.fontMetrics().elidedText(consulta.pacienteNome, Qt::ElideRight, resto));
}

} // namespace ui
