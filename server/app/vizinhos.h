// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agendamento/leituras.h>
#include <agendamento/vizinhos.h>
#include <auth/pessoas.h>
#include <auth/vizinhos.h>
#include <notificacoes/vizinhos.h>

// What one module needs of another, filled in directly: all modules live in this process. The modules know only their
// own interfaces; these adapters know both sides.
namespace app {

class PessoasDoAgendamento final : public agendamento::Pessoas
{
public:
    void ligar(auth::Pessoas *pessoas) { m_pessoas = pessoas; }
    [[nodiscard]] dominio::Resultado<std::optional<agendamento::Pessoa>> pessoa(dominio::UsuarioId id) override;
    [[nodiscard]] dominio::Resultado<QList<dominio::MedicoId>>
    medicos(const agendamento::FiltroMedicos &filtro) override;

private:
    auth::Pessoas *m_pessoas = nullptr;
};

class AgendaParaAuth final : public auth::AgendaDosMedicos, public auth::PacientesDoMedico
{
public:
    void ligar(agendamento::Leituras *leituras) { m_leituras = leituras; }
    [[nodiscard]] dominio::Resultado<qint64> versao() override;
    [[nodiscard]] dominio::Resultado<QHash<dominio::MedicoId, auth::ResumoAgenda>>
    resumo(const QList<dominio::MedicoId> &medicos, const auth::FiltroDisponivel &filtro,
           dominio::Instante agora) override;
    [[nodiscard]] dominio::Resultado<QList<dominio::PacienteId>> pacientes(dominio::MedicoId medico) override;

private:
    agendamento::Leituras *m_leituras = nullptr;
};

class FontesDasNotificacoes final : public notificacoes::Fontes
{
public:
    void ligar(auth::Pessoas *pessoas, agendamento::Leituras *leituras)
    {
        m_pessoas = pessoas;
        m_leituras = leituras;
    }
    [[nodiscard]] dominio::Resultado<std::optional<notificacoes::Contato>> contato(dominio::UsuarioId id) override;
    [[nodiscard]] dominio::Resultado<std::optional<notificacoes::Unidade>> unidade(dominio::UnidadeId id) override;
    [[nodiscard]] dominio::Resultado<std::optional<notificacoes::ConsultaResumo>>
    consulta(dominio::ConsultaId id) override;

private:
    auth::Pessoas *m_pessoas = nullptr;
    agendamento::Leituras *m_leituras = nullptr;
};

} // namespace app
