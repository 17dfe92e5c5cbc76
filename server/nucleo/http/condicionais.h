// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "requisicao.h"
#include "resposta.h"

namespace nucleo {

// What a reader who already has the resource gets (If-None-Match: RFC 9110, 13.1.2): 304 without a body where it still
// is what the reader has, else the answer as it is. Compares weakly; "*" is of no use to a reader and ignored.
[[nodiscard]] Resposta seMudou(const Requisicao &requisicao, Resposta resposta);

} // namespace nucleo
