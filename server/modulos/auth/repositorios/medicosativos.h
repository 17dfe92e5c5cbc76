// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usuariotabela.h"

namespace auth {

struct FiltroDeMedicos {
    QString especialidade, convenio; // keys (chaveDeNome); empty: any
    QStringList nome;                // beginnings of words of the name
};

// Doctors that patients can see, in alphabetical order.
class MedicosAtivos
{
public:
    [[nodiscard]] static nucleo::Resultado<QList<Cadastro>>
    lote(nucleo::Leitura &leitura, const FiltroDeMedicos &filtro, const std::optional<Cadastro> &apos, int quantos);
    // Only who they are; in no order.
    [[nodiscard]] static nucleo::Resultado<QList<dominio::MedicoId>> ids(nucleo::Leitura &leitura,
                                                                         const FiltroDeMedicos &filtro);
};

} // namespace auth
