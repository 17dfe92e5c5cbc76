// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "campobusca.h"

#include "icones.h"
#include "listaderesultados.h"
#include "tecla.h"

#include <QAbstractItemModel>
#include <QKeyEvent>
#include <QPainter>

namespace ui {

CampoBusca::CampoBusca(QAbstractItemModel &modelo, int papelNome, int papelDetalhe, QWidget *pai) :
    QLineEdit(pai), m_modelo(modelo), m_papelNome(papelNome), m_papelDetalhe(papelDetalhe)
{
    setTextMargins(20, 0, 0, 0);
    setClearButtonEnabled(false);
}

CampoBusca::~CampoBusca()
{
    delete m_lista;
}

void CampoBusca::usarTecla(const QString &tecla)
{
    m_tecla = tecla;
    setTextMargins(20, 0, tamanhoDaTecla(tecla).width() + 2, 0);
}

void CampoBusca::posicionar()
{
    if (!m_lista) {
        m_lista = new ListaDeResultados(m_modelo, m_papelNome, m_papelDetalhe, objectName() + QStringLiteral("Lista"),
                                        window());
        connect(m_lista, &ListaDeResultados::escolheu, this, [this](int linha) {
            fechar();
            Q_EMIT escolheu(linha);
        });
    }
    const int largura = std::max(width(), 320);
    const QPoint canto = mapTo(window(), QPoint(0, height() + 4));
    const int x = std::clamp(canto.x(), 4, std::max(4, window()->width() - largura - 4));
    m_lista->resize(largura, 10);
    m_lista->setGeometry(x, canto.y(), largura,
                         std::min(m_lista->alturaDesejada(), window()->height() - canto.y() - 8));
    m_lista->raise();
    m_lista->show();
}

void CampoBusca::mostrarResultados()
{
    if (!hasFocus() && !aberta())
        return;
    posicionar();
    m_lista->mostrarLinhas();
    posicionar();
}

void CampoBusca::mostrarAviso(const QString &texto)
{
    if (!hasFocus() && !aberta())
        return;
    posicionar();
    m_lista->mostrarAviso(texto);
    posicionar();
}

void CampoBusca::fechar()
{
    if (m_lista)
        m_lista->hide();
}

bool CampoBusca::aberta() const
{
    return m_lista && m_lista->isVisible();
}

void CampoBusca::escolherAtual()
{
    const int linha = aberta() ? m_lista->linhaAtual() : -1;
    if (linha >= 0) {
        fechar();
        Q_EMIT escolheu(linha);
    } else if (!text().trimmed().isEmpty() && m_modelo.rowCount() == 0) {
        Q_EMIT quisCadastrar();
    }
}

void CampoBusca::keyPressEvent(QKeyEvent *evento)
{
    switch (evento->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (aberta())
            return m_lista->andar(evento->key() == Qt::Key_Down ? 1 : -1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return escolherAtual();
    case Qt::Key_Escape:
        if (aberta() || !text().isEmpty()) {
            fechar();
            return clear();
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(evento);
}

void CampoBusca::focusOutEvent(QFocusEvent *evento)
{
    QLineEdit::focusOutEvent(evento);
    if (evento->reason() != Qt::ActiveWindowFocusReason)
        fechar();
}

void CampoBusca::paintEvent(QPaintEvent *evento)
{
    QLineEdit::paintEvent(evento);
    const Cores &c = coresDe(this);
    QPainter p(this);
    desenharIcone(p, Icone::Lupa, QRectF(9, height() / 2.0 - 7, 14, 14), c.texto3);
    if (m_tecla.isEmpty())
        return;
    const QSize tamanho = tamanhoDaTecla(m_tecla);
    desenharTecla(p, QRectF(QPointF(width() - tamanho.width() - 8, (height() - tamanho.height()) / 2.0), tamanho),
                  m_tecla, c.texto2, c.linha, c.superficie);
}

} // namespace ui
