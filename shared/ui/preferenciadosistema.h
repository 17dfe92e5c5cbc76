// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#ifdef AGENDA_UI_DBUS
#include <QDBusVariant>
#endif

namespace ui {

// Whether the desktop asks for dark colours, and word when that changes. Windows: the registry; elsewhere the palette
// the desktop gave to Qt at first, then the settings portal's answer (org.freedesktop.appearance).
class PreferenciaDoSistema : public QObject
{
    Q_OBJECT
public:
    explicit PreferenciaDoSistema(QObject *pai = nullptr);
    [[nodiscard]] bool escuro() const { return m_escuro; }

Q_SIGNALS:
    void mudou(bool escuro);

#ifdef AGENDA_UI_DBUS
private Q_SLOTS:
    void aoMudarNoPortal(const QString &grupo, const QString &chave, const QDBusVariant &valor);

private:
    void perguntarAoPortal();
#endif

private:
    void definir(bool escuro);
    bool m_escuro = false;
};

} // namespace ui
