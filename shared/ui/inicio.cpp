// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inicio.h"

#include "tema.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>

#include <cstdio>

static void iniciarRecursos()
{
    Q_INIT_RESOURCE(i18n_programas);
}

using namespace Qt::StringLiterals;

namespace ui {

Inicio::Inicio(QApplication &aplicacao, const QString &programa)
{
    QApplication::setApplicationName(programa);
    QApplication::setOrganizationName(u"agenda"_s);
    // The system's language where there is a translation, else Portuguese, in which the texts are written.
    QString lingua = qEnvironmentVariable("AGENDA_IDIOMA", QLocale::system().name().left(2));
    if (lingua != u"en" && lingua != u"es")
        lingua = u"pt"_s;
    if (lingua == u"pt")
        QLocale::setDefault(QLocale(QLocale::Portuguese, QLocale::Brazil));
    else
        QLocale::setDefault(QLocale(lingua));
    iniciarRecursos();
    if (m_tradutor.load(u":/i18n/programas_%1.qm"_s.arg(lingua)))
        QApplication::installTranslator(&m_tradutor);
    if (m_doQt.load(u"qtbase_%1"_s.arg(lingua == u"pt" ? u"pt_BR"_s : lingua),
                    QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&m_doQt);
    aplicarTema(aplicacao);
    QCommandLineParser linha;
    linha.addHelpOption();
    linha.addOption({u"servidor"_s, QApplication::translate("Inicio", "Endereço do servidor."), u"URL"_s,
                     u"http://127.0.0.1:8080"_s});
    linha.process(aplicacao);
    m_servidor = QUrl(linha.value(u"servidor"_s), QUrl::StrictMode);
    if (!m_servidor.isValid() || (m_servidor.scheme() != u"http" && m_servidor.scheme() != u"https") ||
        m_servidor.host().isEmpty()) {
        std::fprintf(stderr, "%s: --servidor: http://HOST:PORT\n", qUtf8Printable(programa));
        std::exit(2);
    }
}

} // namespace ui
