// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferenciadosistema.h"

#include <QGuiApplication>
#include <QPalette>
#include <QSettings>

#ifdef AGENDA_UI_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

using namespace Qt::StringLiterals;

namespace ui {

namespace {

bool escuroAgora()
{
#ifdef Q_OS_WIN
    const QSettings registro(u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"_s,
                             QSettings::NativeFormat);
    return registro.value(u"AppsUseLightTheme"_s, 1).toInt() == 0;
#else
    return QGuiApplication::palette().color(QPalette::Window).lightnessF() < 0.5f;
#endif
}

} // namespace

#ifdef AGENDA_UI_DBUS
namespace {

const QString servico = u"org.freedesktop.portal.Desktop"_s;
const QString objeto = u"/org/freedesktop/portal/desktop"_s;
const QString interface = u"org.freedesktop.portal.Settings"_s;
const QString aparencia = u"org.freedesktop.appearance"_s;
const QString esquema = u"color-scheme"_s;

// 0: no preference, 1: dark, 2: light. The answer is wrapped in one or two variants, by the portal's age.
std::optional<bool> escuroDe(QVariant valor)
{
    while (valor.canConvert<QDBusVariant>())
        valor = valor.value<QDBusVariant>().variant();
    const uint numero = valor.toUInt();
    return numero == 0 ? std::nullopt : std::optional(numero == 1);
}

} // namespace

void PreferenciaDoSistema::perguntarAoPortal()
{
    auto barramento = QDBusConnection::sessionBus();
    if (!barramento.isConnected())
        return;
    barramento.connect(servico, objeto, interface, u"SettingChanged"_s, this,
                       SLOT(aoMudarNoPortal(QString, QString, QDBusVariant)));
    auto pedido = QDBusMessage::createMethodCall(servico, objeto, interface, u"Read"_s);
    pedido << aparencia << esquema;
    auto *espera = new QDBusPendingCallWatcher(barramento.asyncCall(pedido), this);
    connect(espera, &QDBusPendingCallWatcher::finished, this, [this, espera] {
        espera->deleteLater();
        const QDBusPendingReply<QDBusVariant> resposta = *espera;
        if (const auto escuro = resposta.isValid() ? escuroDe(resposta.value().variant()) : std::nullopt)
            definir(*escuro);
    });
}

void PreferenciaDoSistema::aoMudarNoPortal(const QString &grupo, const QString &chave, const QDBusVariant &valor)
{
    if (grupo != aparencia || chave != esquema)
        return;
    definir(escuroDe(valor.variant()).value_or(false));
}
#endif

PreferenciaDoSistema::PreferenciaDoSistema(QObject *pai) : QObject(pai), m_escuro(escuroAgora())
{
#ifdef AGENDA_UI_DBUS
    perguntarAoPortal();
#endif
}

void PreferenciaDoSistema::definir(bool escuro)
{
    if (escuro == m_escuro)
        return;
    m_escuro = escuro;
    Q_EMIT mudou(escuro);
}

} // namespace ui
