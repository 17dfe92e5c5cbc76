// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geometriadodia.h"
#include "pintordodia.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QHash>

class QVariantAnimation;

namespace ui {

// The day of several doctors side by side: painted, scrollable, driven by the keyboard. Shows what usarDia() is given
// and repaints only what differs from before; the cell that the user is on keeps place and focus while others change.
class VisaoAgendaDia : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit VisaoAgendaDia(QWidget *pai = nullptr);
    ~VisaoAgendaDia() override;

    void usarDia(const DiaNaTela &dia);
    [[nodiscard]] const DiaNaTela &dia() const { return m_dia; }
    // The minute of the day it is now; < 0 on other days.
    void usarAgora(int minuto);
    // Grey shapes instead of a day, for as long as there is none to show; appears after 150 ms.
    void mostrarCarregando(bool carregando);
    // What is said where the day has no columns.
    void usarTextoVazio(const QString &texto);

    [[nodiscard]] LugarNoDia lugarAtual() const { return m_atual; }
    [[nodiscard]] const CelulaDoDia *celulaAtual() const { return m_dia.em(m_atual); }
    void selecionar(LugarNoDia lugar);
    bool selecionarConsulta(const QString &id);
    void rolarAte(int minuto);

    // Full text of a cell, for the tooltip and for screen readers.
    [[nodiscard]] QString descricao(LugarNoDia lugar) const;
    // In coordinates of the viewport.
    [[nodiscard]] QRect areaDe(LugarNoDia lugar) const;

Q_SIGNALS:
    void selecionou(const ui::LugarNoDia &lugar);
    void abriu(const ui::LugarNoDia &lugar);    // Enter or double click on an appointment
    void quisMarcar(const ui::LugarNoDia &lugar); // Enter or double click on a free time

protected:
    void paintEvent(QPaintEvent *evento) override;
    void resizeEvent(QResizeEvent *evento) override;
    void keyPressEvent(QKeyEvent *evento) override;
    void mousePressEvent(QMouseEvent *evento) override;
    void mouseDoubleClickEvent(QMouseEvent *evento) override;
    void wheelEvent(QWheelEvent *evento) override;
    void focusInEvent(QFocusEvent *evento) override;
    void timerEvent(QTimerEvent *evento) override;
    bool viewportEvent(QEvent *evento) override;
    void changeEvent(QEvent *evento) override;

private:
    void medir();
    void repintarDiferencas(const DiaNaTela &antes);
    void acender(const QString &chave);
    void ativar(LugarNoDia lugar);
    void garantirVisivel(LugarNoDia lugar);
    void avisarLeitorDeTela();
    void rolarSuave(int delta);
    void pintarColunas(QPainter &p, const QRect &area);
    void pintarCelulas(QPainter &p, int coluna, const QRect &visivel);
    void pintarCabecalho(QPainter &p);
    void pintarHoras(QPainter &p);
    void pintarVazio(QPainter &p);
    [[nodiscard]] QPoint origem() const; // of the content, in the viewport
    [[nodiscard]] QRect areaDoConteudo() const;
    [[nodiscard]] qreal brilho(const QString &chave) const;

    DiaNaTela m_dia;
    GeometriaDoDia m_geometria;
    PintorDoDia m_pintor;
    LugarNoDia m_atual;
    int m_agora = -1;
    bool m_carregando = false, m_esqueleto = false;
    QString m_textoVazio;
    QHash<QString, qint64> m_acesas; // key of a cell that just changed → when, by m_tempo
    QElapsedTimer m_tempo;
    QBasicTimer m_quadros, m_atraso;
    QVariantAnimation *m_rolagem; // child
};

} // namespace ui
