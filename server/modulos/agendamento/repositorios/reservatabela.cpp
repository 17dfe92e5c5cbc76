// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reservatabela.h"

namespace agendamento {

using dominio::Instante;
using nucleo::Resultado;

namespace {

// In ocupacao a hold stands where an appointment does.
dominio::ConsultaId comoOcupante(dominio::ReservaId id)
{
    return dominio::ConsultaId(id.uuid());
}

} // namespace

Resultado<std::optional<LinhaReserva>> ReservaTabela::buscar(dominio::ReservaId id)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT medico_id, paciente_id, unidade_id, inicio, fim, criada_por, "
                                                  "expira_em FROM reserva WHERE id = ?",
                                                  {id}));
    if (!linhas.proxima()) {
        AGENDA_TENTAR(linhas.erro());
        return std::nullopt;
    }
    LinhaReserva r;
    r.id = id;
    r.medico = dominio::MedicoId(linhas.uuid(0));
    if (!linhas.nulo(1))
        r.paciente = dominio::PacienteId(linhas.uuid(1));
    r.unidade = dominio::UnidadeId(linhas.uuid(2));
    r.quando = {Instante::deMs(linhas.inteiro(3)), Instante::deMs(linhas.inteiro(4))};
    r.dono = dominio::UsuarioId(linhas.uuid(5));
    r.expiraEm = Instante::deMs(linhas.inteiro(6));
    return r;
}

Resultado<int> ReservaTabela::quantasDe(dominio::UsuarioId dono, Instante agora)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT COUNT(*) FROM reserva WHERE criada_por = ? AND expira_em > ? "
                                                  "AND NOT EXISTS (SELECT 1 FROM vaga WHERE vaga.id = reserva.id)",
                                                  {dono, agora}));
    if (linhas.proxima())
        return int(linhas.inteiro(0));
    AGENDA_TENTAR(linhas.erro());
    return 0;
}

Resultado<QList<dominio::ReservaId>> ReservaTabela::vencidas(Instante agora, int quantas)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT id FROM reserva WHERE expira_em <= ? ORDER BY expira_em "
                                                  "LIMIT ?",
                                                  {agora, quantas}));
    QList<dominio::ReservaId> ids;
    while (linhas.proxima())
        ids.append(dominio::ReservaId(linhas.uuid(0)));
    AGENDA_TENTAR(linhas.erro());
    return ids;
}

Resultado<void> ReservaTabela::inserir(nucleo::Transacao &tx, const LinhaReserva &r)
{
    AGENDA_TENTAR(OcupacaoTabela::ocuparMedico(tx, r.medico, r.quando, comoOcupante(r.id)));
    if (r.paciente) {
        AGENDA_TENTAR(OcupacaoTabela::ocuparPaciente(tx, *r.paciente, r.quando, comoOcupante(r.id)));
    }
    AGENDA_TENTAR(
        tx.executar("INSERT INTO reserva (id, medico_id, paciente_id, unidade_id, inicio, fim, criada_por, "
                    "expira_em) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    {r.id, r.medico, r.paciente, r.unidade, r.quando.inicio, r.quando.fim, r.dono, r.expiraEm}));
    return {};
}

Resultado<bool> ReservaTabela::apagar(nucleo::Transacao &tx, const LinhaReserva &r)
{
    // The row first: of two who end a hold at the same time, it tells who did.
    AGENDA_OBTER(const int linhas, tx.executar("DELETE FROM reserva WHERE id = ?", {r.id}));
    if (linhas == 0)
        return false;
    AGENDA_TENTAR(OcupacaoTabela::liberar(tx, r.medico, r.paciente.value_or(dominio::PacienteId()), r.quando.inicio,
                                          comoOcupante(r.id)));
    return true;
}

} // namespace agendamento
