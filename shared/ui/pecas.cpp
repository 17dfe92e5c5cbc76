// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pecas.h"

#include <QBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace ui {

QLabel *rotulo(const QString &texto, const char *papel, QWidget *pai)
{
    auto *r = new QLabel(texto, pai);
    r->setTextFormat(Qt::PlainText);
    if (papel)
        r->setProperty("papel", QString::fromLatin1(papel));
    return r;
}

QFrame *divisor(QWidget *pai)
{
    auto *d = new QFrame(pai);
    d->setProperty("papel", QStringLiteral("divisor"));
    return d;
}

BotaoComAtalho::BotaoComAtalho(const QString &texto, const QKeySequence &atalho, QWidget *pai) :
    QPushButton(texto, pai), m_tecla(atalho.toString(QKeySequence::NativeText))
{
    setShortcut(atalho);
    setAccessibleName(texto);
    setToolTip(texto + QStringLiteral(" (") + m_tecla + u')');
}

void BotaoComAtalho::primario()
{
    setProperty("papel", QStringLiteral("primario"));
}

QSize BotaoComAtalho::sizeHint() const
{
    const QFontMetrics tecla(fonte(-2));
    return QPushButton::sizeHint() + QSize(tecla.horizontalAdvance(m_tecla) + 20, 0);
}

void BotaoComAtalho::paintEvent(QPaintEvent *)
{
    QStylePainter p(this);
    QStyleOptionButton opcao;
    initStyleOption(&opcao);
    opcao.text.clear();
    p.drawControl(QStyle::CE_PushButton, opcao);
    const bool cheio = property("papel").toString() == QLatin1String("primario") && isEnabled();
    const QColor cor = cheio ? cores().sobreDestaque : isEnabled() ? cores().texto : cores().texto3;
    p.setRenderHint(QPainter::Antialiasing);
    p.setFont(fonte(-2));
    const int larguraTecla = p.fontMetrics().horizontalAdvance(m_tecla) + 10;
    const QRectF tecla(width() - larguraTecla - 8, (height() - 17) / 2.0, larguraTecla, 17);
    QColor borda = cheio ? cor : cores().linha;
    borda.setAlphaF(cheio ? 0.6F : 1.0F);
    p.setPen(borda);
    p.drawRoundedRect(tecla.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    p.setPen(cheio ? cor : cores().texto2);
    p.drawText(tecla, Qt::AlignCenter, m_tecla);
    p.setFont(fonte(0, cheio ? QFont::DemiBold : QFont::Normal));
    p.setPen(cor);
    const QRect lugar = rect().adjusted(10, 0, -larguraTecla - 14, 0);
    p.drawText(lugar, Qt::AlignVCenter | Qt::AlignLeft,
               p.fontMetrics().elidedText(text(), Qt::ElideRight, lugar.width()));
}

EtiquetaDeSituacao::EtiquetaDeSituacao(QWidget *pai) : QWidget(pai)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void EtiquetaDeSituacao::mostrar(dominio::Situacao situacao, const QString &complemento)
{
    m_situacao = situacao;
    m_texto = palavraDe(situacao);
    if (!complemento.isEmpty())
        m_texto += QStringLiteral(" · ") + complemento;
    setAccessibleName(m_texto);
    updateGeometry();
    update();
}

QSize EtiquetaDeSituacao::sizeHint() const
{
    return {QFontMetrics(fonte(-1, QFont::DemiBold)).horizontalAdvance(m_texto) + 34, 20};
}

void EtiquetaDeSituacao::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const ParDeCores par = cores().de(m_situacao);
    p.setPen(m_situacao == dominio::Situacao::Faltou ? QPen(par.texto) : Qt::NoPen);
    p.setBrush(par.fundo);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    pintarSinal(p, QRectF(9, (height() - 10) / 2.0, 10, 10), m_situacao, par.texto);
    p.setFont(fonte(-1, QFont::DemiBold));
    p.setPen(par.texto);
    p.drawText(rect().adjusted(24, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft, m_texto);
}

FaixaAviso::FaixaAviso(QWidget *pai) : QFrame(pai), m_texto(new QLabel), m_acao(new QPushButton)
{
    m_texto->setWordWrap(true);
    m_texto->setTextFormat(Qt::PlainText);
    m_acao->setObjectName(QStringLiteral("acaoDaFaixa"));
    auto *linha = new QHBoxLayout(this);
    linha->setContentsMargins(10, 6, 10, 6);
    linha->addWidget(m_texto, 1);
    linha->addWidget(m_acao);
    connect(m_acao, &QPushButton::clicked, this, &FaixaAviso::acionada);
    hide();
}

void FaixaAviso::dizer(const QString &texto, Tom tom, const QString &acao)
{
    setProperty("papel", tom == Tom::Erro ? QStringLiteral("erro") : QStringLiteral("aviso"));
    style()->unpolish(this);
    style()->polish(this);
    m_texto->setText(texto);
    m_acao->setText(acao);
    m_acao->setAccessibleName(acao);
    m_acao->setVisible(!acao.isEmpty());
    setAccessibleName(texto);
    show();
}

Contador::Contador(const ParDeCores &cores, QWidget *pai) : QLabel(pai), m_cores(cores)
{
    setAlignment(Qt::AlignCenter);
    setFixedHeight(20);
    setMinimumWidth(24);
    setFont(fonte(-1, QFont::DemiBold));
    setStyleSheet(QStringLiteral("background:%1;color:%2;border-radius:10px;padding:0 6px;")
                      .arg(m_cores.fundo.name(), m_cores.texto.name()));
}

void Contador::mostrar(int quantos)
{
    setText(QString::number(quantos));
}

Rodape::Rodape(QWidget *pai) : QFrame(pai), m_linha(new QHBoxLayout(this)), m_direita(rotulo({}, "fraco"))
{
    setObjectName(QStringLiteral("rodape"));
    setFixedHeight(28);
    m_linha->setContentsMargins(12, 0, 12, 0);
    m_linha->setSpacing(5);
    m_linha->addStretch(1);
    m_linha->addWidget(m_direita);
}

void Rodape::juntar(const QString &tecla, const QString &oque)
{
    auto *t = rotulo(tecla, "tecla");
    t->setFont(fonte(-2));
    t->setFixedHeight(18);
    auto *r = rotulo(oque, "fraco");
    const int onde = m_linha->count() - 2;
    m_linha->insertWidget(onde, t);
    m_linha->insertWidget(onde + 1, r);
    m_linha->insertSpacing(onde + 2, 8);
}

void Rodape::aDireita(const QString &texto)
{
    m_direita->setText(texto);
}

} // namespace ui
