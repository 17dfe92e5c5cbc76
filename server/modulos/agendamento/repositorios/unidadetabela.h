// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/agenda.h>
#include <dominio/fuso.h>
#include <nucleo/banco/transacao.h>

#include <optional>

namespace agendamento {

struct LinhaUnidade {
    contrato::Unidade unidade;
    qint64 versao = 1;
    [[nodiscard]] dominio::Resultado<dominio::Fuso> fuso() const { return dominio::Fuso::deIana(unidade.fuso); }
};

// Table unidade: where appointments take place, with the zone and the rules of each place.
class UnidadeTabela
{
public:
    explicit UnidadeTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<std::optional<LinhaUnidade>> buscar(dominio::UnidadeId id);
    // In order of creation; after that id, at most so many.
    [[nodiscard]] nucleo::Resultado<QList<LinhaUnidade>> listar(const QString &depoisDe, int limite);

    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const contrato::Unidade &unidade);
    // Versao goes up by one; the caller has checked the present one in this transaction.
    [[nodiscard]] static nucleo::Resultado<void> atualizar(nucleo::Transacao &tx, const contrato::Unidade &unidade);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
