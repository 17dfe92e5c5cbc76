// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>
#include <QUrl>

class QApplication;

namespace ui {

// What both programs do before their first window: name, language, theme, command line (--servidor URL). Ends the
// process with a message where the command line is wrong.
class Inicio
{
public:
    Inicio(QApplication &aplicacao, const QString &programa);
    [[nodiscard]] const QUrl &servidor() const { return m_servidor; }

private:
    QTranslator m_tradutor, m_doQt;
    QUrl m_servidor;
};

} // namespace ui
