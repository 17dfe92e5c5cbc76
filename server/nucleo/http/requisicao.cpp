// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "requisicao.h"

namespace nucleo {

std::optional<qint64> versaoPedida(const Requisicao &requisicao)
{
    const QByteArray valor = requisicao.cabecalho("if-match").trimmed();
    if (valor.size() < 3 || !valor.startsWith('"') || !valor.endsWith('"'))
        return std::nullopt;
    bool certo = false;
    const qint64 versao = valor.mid(1, valor.size() - 2).toLongLong(&certo);
    return certo ? std::optional(versao) : std::nullopt;
}

} // namespace nucleo
