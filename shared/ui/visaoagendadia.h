// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tema.h"

#include <modelos/diadaclinica.h>

#include <QAbstractScrollArea>
#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

namespace ui {

// Where the keyboard is: a column and one of its items.
struct LugarNaAgenda {
    int coluna = -1, item = -1;
    friend bool operator==(const LugarNaAgenda &, const LugarNaAgenda &) = default;
};

// The day, doctors side by side: painted by hand, moved through by arrow keys. Draws what DiaDaClinica holds; keeps its
// selection on the same appointment when the day changes under it.
class VisaoAgendaDia final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit VisaoAgendaDia(QWidget *pai = nullptr);

    void mostrar(const QList<modelos::ColunaDoDia> &colunas, QDate dia);
    void destacar(const QString &consultaId); // fades in what just changed
    void definirAgora(QDateTime agora);       // the unit's civil time: the line of now, waiting times
    void carregando(bool sim);
    [[nodiscard]] LugarNaAgenda lugar() const { return m_lugar; }
    [[nodiscard]] const modelos::ItemDoDia *selecionado() const;
    [[nodiscard]] const modelos::ColunaDoDia *colunaSelecionada() const;
    void selecionarConsulta(const QString &id);
    [[nodiscard]] QRect retanguloDe(LugarNaAgenda lugar) const; // in the viewport
    // What is written in a cell, for tooltips, screen readers and tests.
    [[nodiscard]] QString textoDe(const modelos::ColunaDoDia &coluna, const modelos::ItemDoDia &item) const;
    [[nodiscard]] int minutosDeEspera(const contrato::Consulta &consulta) const;

Q_SIGNALS:
    void selecionou();
    void abriu();
    void pediuMarcar();

protected:
    void paintEvent(QPaintEvent *evento) override;
    void keyPressEvent(QKeyEvent *evento) override;
    void mousePressEvent(QMouseEvent *evento) override;
    void mouseDoubleClickEvent(QMouseEvent *evento) override;
    void resizeEvent(QResizeEvent *evento) override;
    void focusInEvent(QFocusEvent *evento) override;
    bool viewportEvent(QEvent *evento) override;

private:
    friend class PintorDaAgenda;
    void medir();
    void selecionar(LugarNaAgenda lugar);
    void andarNoTempo(int passo);
    void andarNosMedicos(int passo);
    [[nodiscard]] LugarNaAgenda lugarEm(QPoint ponto) const;
    [[nodiscard]] int larguraDaColuna() const;
    [[nodiscard]] int yDe(int minuto) const;
    [[nodiscard]] QList<int> faixasDe(const modelos::ColunaDoDia &coluna, int item) const; // lane, lanes
    void descrever();

    QList<modelos::ColunaDoDia> m_colunas;
    QDate m_dia;
    QDateTime m_agora;
    LugarNaAgenda m_lugar;
    int m_primeiro = 7 * 60, m_ultimo = 19 * 60; // minutes shown
    bool m_carregando = false;
    QHash<QString, qint64> m_destaques; // appointment → until, ms of m_relogio
    QElapsedTimer m_relogio;
    QTimer m_animacao;
};

} // namespace ui
