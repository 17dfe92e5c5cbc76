// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tema.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace ui {

// Roles are dynamic properties: setProperty("papel", "primario").
QString folhaDeEstilo(const Cores &c)
{
    QString folha = uR"(
QWidget { color: @texto; }
QMainWindow, QDialog { background: @janela; }
QToolTip { background: @superficie2; color: @texto; border: 1px solid @linha; padding: 4px; }
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit { background: @superficie; border: 1px solid @linha; border-radius: 5px;
  padding: 3px 8px; min-height: 20px; selection-background-color: @destaque; selection-color: @sobreDestaque; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid @destaque; padding: 2px 7px; }
QLineEdit[papel="busca"] { background: @superficie2; }
QLineEdit[errado="true"] { border: 2px solid @erro; padding: 2px 7px; }
QComboBox QAbstractItemView { background: @superficie; border: 1px solid @linha; selection-background-color: @selecao;
  selection-color: @texto; outline: none; }
QPushButton { background: @superficie; border: 1px solid @linha; border-radius: 5px; padding: 3px 10px; min-height: 20px; }
QPushButton:hover { background: @superficie2; }
QPushButton:focus { border: 2px solid @destaque; padding: 2px 9px; }
QPushButton:disabled { color: @texto3; }
QPushButton[papel="primario"] { background: @destaque; color: @sobreDestaque; border: 1px solid @destaque; font-weight: 600; }
QPushButton[papel="primario"]:focus { border: 2px solid @texto; }
QPushButton[papel="primario"]:disabled { background: @linha; color: @texto2; border-color: @linha; }
QPushButton[papel="plano"] { border: 1px solid transparent; background: transparent; text-align: left; }
QPushButton[papel="plano"]:checked { background: @selecao; font-weight: 600; }
QPushButton[papel="plano"]:focus { border: 1px solid @destaque; padding: 3px 10px; }
QFrame#barra { background: @superficie; border: none; border-bottom: 1px solid @linha; }
QFrame#rodape { background: @superficie; border: none; border-top: 1px solid @linha; }
QFrame#lateral { background: @superficie; border: none; border-right: 1px solid @linha; }
QFrame#painel { background: @superficie; border: none; border-left: 1px solid @linha; }
QFrame[papel="cartao"] { background: @superficie2; border: 1px solid @linha; border-radius: 6px; }
QFrame[papel="cartaoAtual"] { background: @superficie2; border: 2px solid @destaque; border-radius: 6px; }
QFrame[papel="divisor"] { background: @linha; border: none; max-height: 1px; min-height: 1px; }
QFrame[papel="aviso"] { background: @fundoAviso; border: 1px solid @textoAviso; border-radius: 6px; }
QFrame[papel="aviso"] QLabel { color: @textoAviso; }
QFrame[papel="erro"] { background: @fundoErro; border: 1px solid @erro; border-radius: 6px; }
QFrame[papel="erro"] QLabel { color: @erro; }
QLabel { background: transparent; }
QLabel[papel="fraco"] { color: @texto2; }
QLabel[papel="erro"] { color: @erro; }
QLabel[papel="secao"] { color: @texto2; font-weight: 600; }
QLabel[papel="tecla"] { color: @texto2; background: @superficie2; border: 1px solid @linha; border-radius: 3px; padding: 0 4px; }
QListView { background: @superficie; border: 1px solid @linha; border-radius: 5px; outline: none; }
QListView::item { padding: 4px 8px; }
QListView::item:selected { background: @selecao; color: @texto; }
QScrollArea, QScrollArea > QWidget > QWidget { background: @superficie; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @linha; border-radius: 4px; min-height: 30px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @linha; border-radius: 4px; min-width: 30px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QMenu { background: @superficie; border: 1px solid @linha; }
QMenu::item:selected { background: @selecao; }
QCheckBox::indicator { width: 14px; height: 14px; }
)"_s;
    const QList<std::pair<QString, QColor>> nomes{{u"@sobreDestaque"_s, c.sobreDestaque},
                                                  {u"@superficie2"_s, c.superficie2},
                                                  {u"@superficie"_s, c.superficie},
                                                  {u"@destaque"_s, c.destaque},
                                                  {u"@janela"_s, c.janela},
                                                  {u"@linha"_s, c.linha},
                                                  {u"@selecao"_s, c.selecao},
                                                  {u"@textoAviso"_s, c.solicitada.texto},
                                                  {u"@fundoAviso"_s, c.solicitada.fundo},
                                                  {u"@fundoErro"_s, c.falta.fundo},
                                                  {u"@erro"_s, c.falta.texto},
                                                  {u"@texto2"_s, c.texto2},
                                                  {u"@texto3"_s, c.texto3},
                                                  {u"@texto"_s, c.texto}};
    for (const auto &[nome, cor] : nomes)
        folha.replace(nome, cor.name());
    return folha;
}

} // namespace ui
