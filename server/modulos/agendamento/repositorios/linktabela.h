// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/ids.h>
#include <nucleo/banco/transacao.h>

#include <optional>

namespace agendamento {

struct LinhaLink {
    dominio::MedicoId medicoId;
    QByteArray resumo; // of the token
    bool comNomes = false;
    dominio::Instante criadoEm;
    // Links are never edited, so the time that one was made tells it from all others of the doctor.
    [[nodiscard]] qint64 versao() const { return criadoEm.ms(); }
};

// Table agenda_link: the one current link to each doctor's calendar feed.
class LinkTabela
{
public:
    explicit LinkTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<std::optional<LinhaLink>> buscar(dominio::MedicoId medico);

    [[nodiscard]] static nucleo::Resultado<void> gravar(nucleo::Transacao &tx, const LinhaLink &linha);
    [[nodiscard]] static nucleo::Resultado<void> apagar(nucleo::Transacao &tx, dominio::MedicoId medico);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
