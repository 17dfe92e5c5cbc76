// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "excecoes.h"

namespace enquadramento {

const char *excecao(const QByteArray &juiz, const QByteArray &bytes, const Parecer &nosso, const Parecer &outro)
{
    (void)juiz, (void)bytes, (void)nosso, (void)outro;
    return nullptr;
}

} // namespace enquadramento
