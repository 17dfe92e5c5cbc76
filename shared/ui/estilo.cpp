// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "estilo.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// @name stands for a colour token.
const QString base = uR"(
QToolTip { background: @superficie; color: @texto; border: 1px solid @linhaForte; padding: 4px 6px; }
QLabel { background: transparent; color: @texto; }
QLabel[papel="titulo"] { font-size: 15px; font-weight: 600; }
QLabel[papel="subtitulo"] { font-weight: 600; }
QLabel[papel="secao"] { color: @texto2; font-size: 12px; font-weight: 600; }
QLabel[papel="secundario"] { color: @texto2; }
QLabel[papel="legenda"] { color: @texto2; font-size: 12px; }
QLabel[papel="erro"] { color: @erroTexto; font-size: 12px; }
QFrame[papel="barra"] { background: @superficie; border: 0; border-bottom: 1px solid @linha; }
QFrame[papel="rodape"] { background: @superficie; border: 0; border-top: 1px solid @linha; }
QFrame[papel="lateral"] { background: @superficie; border: 0; border-right: 1px solid @linha; }
QFrame[papel="direita"] { background: @superficie; border: 0; border-left: 1px solid @linha; }
QFrame[papel="divisoria"] { background: @linha; border: 0; max-height: 1px; min-height: 1px; }
QFrame[papel="cartao"] { background: @superficie2; border: 1px solid @linha; border-radius: 6px; }
QFrame[papel="folha"] { background: @superficie; border: 1px solid @linha; border-radius: 8px; }
QFrame[papel="aviso"] { background: @solicitadaFundo; border: 1px solid @solicitadaTexto; border-radius: 6px; }
QFrame[papel="aviso"] QLabel { color: @solicitadaTexto; }
QFrame[papel="falha"] { background: @erroFundo; border: 1px solid @erroTexto; border-radius: 6px; }
QFrame[papel="falha"] QLabel { color: @erroTexto; }
)"_s;

const QString controles = uR"(
QPushButton { background: @superficie; color: @texto; border: 1px solid @linha; border-radius: 6px; padding: 0 10px;
  min-height: 26px; max-height: 26px; }
QPushButton:hover { border-color: @linhaForte; background: @superficie2; }
QPushButton:focus { border: 2px solid @destaque; padding: 0 9px; min-height: 24px; max-height: 24px; }
QPushButton:disabled { color: @texto3; background: @superficie2; }
QPushButton:checked { border: 2px solid @destaque; color: @destaque; font-weight: 600; padding: 0 9px;
  min-height: 24px; max-height: 24px; }
QPushButton::menu-indicator { width: 0; image: none; }
QLineEdit, QDateEdit, QPlainTextEdit { background: @superficie2; color: @texto; border: 1px solid @linha;
  border-radius: 6px; padding: 0 8px; selection-background-color: @destaque; selection-color: @sobreDestaque; }
QLineEdit, QDateEdit { min-height: 26px; max-height: 26px; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: @linhaForte; }
QLineEdit:focus, QDateEdit:focus, QPlainTextEdit:focus { border: 2px solid @destaque; background: @superficie;
  padding: 0 7px; }
QLineEdit:focus, QDateEdit:focus { min-height: 24px; max-height: 24px; }
QLineEdit[invalido="true"] { border: 1px solid @erroTexto; }
QLineEdit[invalido="true"]:focus { border: 2px solid @erroTexto; }
QCheckBox, QRadioButton { color: @texto; spacing: 6px; min-height: 28px; }
QCheckBox:focus, QRadioButton:focus { color: @destaque; }
)"_s;

const QString listas = uR"(
QMenu { background: @superficie; border: 1px solid @linhaForte; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 10px; border-radius: 4px; color: @texto; }
QMenu::item:selected { background: @selecao; }
QMenu::item:disabled { color: @texto3; }
QMenu::separator { height: 1px; background: @linha; margin: 4px 2px; }
QListView { background: @superficie; border: 0; outline: 0; color: @texto; }
QListView::item:selected { background: @selecao; color: @texto; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @linhaForte; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @texto3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)"_s;

} // namespace

QString folhaDeEstilo(const Cores &c)
{
    // Longer names first: "@texto2" must not be taken for "@texto".
    const std::pair<QLatin1String, QColor> fichas[] = {
        {"@solicitadaTexto"_L1, c.solicitada.texto},
        {"@solicitadaFundo"_L1, c.solicitada.fundo},
        {"@sobreDestaque"_L1, c.sobreDestaque},
        {"@superficie2"_L1, c.superficie2},
        {"@superficie"_L1, c.superficie},
        {"@linhaForte"_L1, c.linhaForte},
        {"@erroTexto"_L1, c.erro.texto},
        {"@erroFundo"_L1, c.erro.fundo},
        {"@destaque"_L1, c.destaque},
        {"@selecao"_L1, c.selecao},
        {"@linha"_L1, c.linha},
        {"@texto2"_L1, c.texto2},
        {"@texto3"_L1, c.texto3},
        {"@texto"_L1, c.texto},
    };
    QString folha = base + controles + listas;
    for (const auto &[nome, cor] : fichas)
        folha.replace(nome, cor.name());
    return folha;
}

} // namespace ui
