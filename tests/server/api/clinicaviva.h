// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <apoio/clinica.h>
#include <apoio/servidordeteste.h>

#include <QDate>

#include <memory>

namespace api_teste {

// The real server as a process, with one signed-in client for each kind of account, and what tests make in it.
class ClinicaViva
{
public:
    [[nodiscard]] bool abrir();                   // says why not
    [[nodiscard]] QString novoInicio();           // of a free time of the doctor, another one at each call
    [[nodiscard]] QString novoInicioDeDoisDias(); // free on the next day too
    [[nodiscard]] QDate novoDia();                // in one year far from any appointment, not a national holiday
    [[nodiscard]] QString novoEmail();
    [[nodiscard]] QJsonObject corpoDeConsulta();
    [[nodiscard]] QJsonObject corpoDeBloqueio();
    [[nodiscard]] QJsonObject corpoDeFeriado();
    [[nodiscard]] apoio::RespostaHttp consulta();
    [[nodiscard]] apoio::RespostaHttp bloqueio();
    [[nodiscard]] apoio::RespostaHttp reserva();
    [[nodiscard]] apoio::RespostaHttp notificacao();
    [[nodiscard]] QByteArray notificacaoQueFalhou(); // its id; empty: none failed in time
    [[nodiscard]] QString novoPaciente();            // without a session of their own; its id
    // Of a patient of its own, for a day on which nothing is freed: it goes on waiting.
    [[nodiscard]] QJsonObject corpoDeEspera();
    [[nodiscard]] apoio::RespostaHttp espera();
    // One that has been offered the only time of its day, which somebody had and cancelled; or the answer that says
    // what went wrong.
    [[nodiscard]] apoio::RespostaHttp esperaComOferta();
    [[nodiscard]] QJsonObject novoCadastro();
    [[nodiscard]] QJsonObject agenda(const QString &fim);

    std::unique_ptr<apoio::ClienteBruto> ninguem, admin, recepcao, outraRecepcao, medico, paciente, outroPaciente;
    QString unidadeId, medicoId, ociosoId, cheioId, pacienteId, outroPacienteId, semEmailId;

private:
    [[nodiscard]] bool abrirContas(apoio::Clinica &clinica);
    [[nodiscard]] std::unique_ptr<apoio::ClienteBruto> entrar(const QString &email);
    // As it is once it is there; empty: not in time.
    [[nodiscard]] apoio::RespostaHttp quandoEstiver(const QByteArray &alvo, const QString &situacao);
    apoio::ServidorDeTeste m_servidor;
    QStringList m_inicios, m_unicos; // free times of medicoId; of cheioId, who has one a day
    int m_numero = 0, m_dias = 0;
};

[[nodiscard]] QByteArray id(const apoio::RespostaHttp &resposta);

} // namespace api_teste
