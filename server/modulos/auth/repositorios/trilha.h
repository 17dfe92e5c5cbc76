// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/sessao.h>
#include <nucleo/banco/leitura.h>

#include <optional>

namespace auth {

struct FiltroDaTrilha {
    std::optional<dominio::Instante> de, ate; // [de, ate)
    std::optional<QUuid> ator, registro;
    std::optional<QString> acao, recurso;
};

// Reads the audit trail that every module's database has.
class Trilha
{
public:
    // At most `limite` rows before the position, newest first.
    [[nodiscard]] static nucleo::Resultado<QList<contrato::RegistroAuditoria>>
    antes(nucleo::Leitura &leitura, const FiltroDaTrilha &filtro, qint64 posicao, int limite);
};

} // namespace auth
