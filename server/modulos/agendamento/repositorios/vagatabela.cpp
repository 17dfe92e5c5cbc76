// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vagatabela.h"

#include <array>

namespace agendamento {

using dominio::Instante;
using nucleo::Resultado;

namespace {

constexpr std::array textos = {"aberta", "aceita", "recusada", "expirada"};

#define AGENDA_SELECT_VAGA                                                                                             \
    "SELECT id, espera_id, paciente_id, medico_id, unidade_id, inicio, fim, situacao, oferecida_em, expira_em FROM "   \
    "vaga"

QLatin1String textoDe(SituacaoVaga situacao)
{
    return QLatin1String(textos.at(size_t(situacao)));
}

SituacaoVaga situacaoDe(const QString &texto)
{
    for (size_t i = 0; i < textos.size(); ++i)
        if (texto == QLatin1String(textos[i]))
            return SituacaoVaga(i);
    return SituacaoVaga::Expirada; // the table's own check rules this out
}

Resultado<std::optional<LinhaVaga>> uma(nucleo::Linhas linhas)
{
    if (!linhas.proxima()) {
        AGENDA_TENTAR(linhas.erro());
        return std::nullopt;
    }
    const auto instante = [&](int coluna) { return Instante::deMs(linhas.inteiro(coluna)); };
    return LinhaVaga{dominio::ReservaId(linhas.uuid(0)),
                     dominio::EsperaId(linhas.uuid(1)),
                     dominio::PacienteId(linhas.uuid(2)),
                     dominio::MedicoId(linhas.uuid(3)),
                     dominio::UnidadeId(linhas.uuid(4)),
                     {instante(5), instante(6)},
                     situacaoDe(linhas.texto(7)),
                     instante(8),
                     instante(9)};
}

} // namespace

Resultado<std::optional<LinhaVaga>> VagaTabela::buscar(dominio::ReservaId id)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar(AGENDA_SELECT_VAGA " WHERE id = ?", {id}));
    return uma(std::move(linhas));
}

Resultado<std::optional<LinhaVaga>> VagaTabela::ultimaDe(dominio::EsperaId espera)
{
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar(AGENDA_SELECT_VAGA " WHERE espera_id = ? ORDER BY id DESC LIMIT 1", {espera}));
    return uma(std::move(linhas));
}

Resultado<QList<Instante>> VagaTabela::jaOferecidas(dominio::PacienteId paciente, dominio::MedicoId medico,
                                                    const Periodo &periodo)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT inicio FROM vaga WHERE paciente_id = ? AND medico_id = ? "
                                                  "AND inicio >= ? AND inicio < ?",
                                                  {paciente, medico, periodo.inicio, periodo.fim}));
    QList<Instante> inicios;
    while (linhas.proxima())
        inicios.append(Instante::deMs(linhas.inteiro(0)));
    AGENDA_TENTAR(linhas.erro());
    return inicios;
}

Resultado<void> VagaTabela::inserir(nucleo::Transacao &tx, const LinhaVaga &v)
{
    AGENDA_TENTAR(tx.executar("INSERT INTO vaga (id, espera_id, paciente_id, medico_id, unidade_id, inicio, fim, "
                              "situacao, oferecida_em, expira_em) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                              {v.id, v.espera, v.paciente, v.medico, v.unidade, v.quando.inicio, v.quando.fim,
                               textoDe(v.situacao), v.oferecidaEm, v.expiraEm}));
    return {};
}

Resultado<void> VagaTabela::encerrar(nucleo::Transacao &tx, dominio::ReservaId id, SituacaoVaga como)
{
    AGENDA_OBTER(const int linhas,
                 tx.executar("UPDATE vaga SET situacao = ? WHERE id = ? AND situacao = 'aberta'", {textoDe(como), id}));
    if (linhas != 1)
        return dominio::falha(dominio::Codigo::TransicaoInvalida);
    return {};
}

} // namespace agendamento
