// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modelo.h"

#include <QHash>
#include <QStringList>

namespace notificacoes {

// The templates that come with the program, in all languages.
class Modelos
{
public:
    // Reads them all, so that a bad one stops the start and not a message. The error names the file.
    [[nodiscard]] static dominio::Resultado<Modelos> carregar();
    // Nothing for an unknown name; idioma is one that idiomaConhecido() gives.
    [[nodiscard]] const Modelo *achar(const QString &nome, const QString &idioma) const;
    [[nodiscard]] static const QStringList &nomes();
    [[nodiscard]] static const QStringList &idiomas();

private:
    QHash<std::pair<QString, QString>, Modelo> m_modelos;
};

} // namespace notificacoes
