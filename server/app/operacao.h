// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "configuracao.h"

#include <nucleo/operacao/ouvinte.h>
#include <nucleo/operacao/retratista.h>

namespace app {

// How the server is watched: the picture of its health, who makes it, and the listener that shows it where the
// configuration has one.
class Operacao
{
public:
    Operacao(const Configuracao &configuracao, const dominio::Relogio &relogio); // both outlive this
    ~Operacao();                                                                 // as parar()

    [[nodiscard]] const nucleo::Mural &mural() const { return m_mural; }
    // Makes the first picture and goes on; then listens. What the sources read must live until parar().
    [[nodiscard]] dominio::Resultado<void> iniciar(nucleo::Saude saude, std::function<QByteArray()> metricas);
    void parar(); // idempotent

private:
    const Configuracao &m_configuracao;
    const dominio::Relogio &m_relogio;
    nucleo::Mural m_mural;
    std::unique_ptr<nucleo::Retratista> m_retratista;
    std::unique_ptr<nucleo::Ouvinte> m_ouvinte;
};

} // namespace app
