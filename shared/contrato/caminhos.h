// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <initializer_list>

// The paths of the API, as the server's route tables write them; {places} are filled in with preencher().
namespace contrato::caminhos {

inline constexpr const char *cadastro = "/auth/register";
inline constexpr const char *login = "/auth/login";
inline constexpr const char *eu = "/auth/me";
inline constexpr const char *renovar = "/auth/refresh";
inline constexpr const char *sair = "/auth/logout";
inline constexpr const char *usuarios = "/usuarios";
inline constexpr const char *usuario = "/usuarios/{id}";
inline constexpr const char *pacientes = "/pacientes";
inline constexpr const char *medicos = "/medicos";
inline constexpr const char *auditoria = "/auditoria";

inline constexpr const char *unidades = "/unidades";
inline constexpr const char *unidade = "/unidades/{id}";
inline constexpr const char *horarios = "/medicos/{id}/horarios";
inline constexpr const char *horariosDaClinica = "/horarios";
inline constexpr const char *feriados = "/feriados";
inline constexpr const char *feriado = "/feriados/{id}";
inline constexpr const char *agenda = "/medicos/{id}/agenda";
inline constexpr const char *agendaIcs = "/medicos/{id}/agenda.ics";
inline constexpr const char *linkDaAgenda = "/medicos/{id}/agenda.ics/link";
inline constexpr const char *bloqueios = "/medicos/{id}/bloqueios";
inline constexpr const char *bloqueio = "/medicos/{id}/bloqueios/{bloqueioId}";
inline constexpr const char *consultas = "/consultas";
inline constexpr const char *consulta = "/consultas/{id}";
inline constexpr const char *consultasDoPaciente = "/consultas/paciente/{id}";
inline constexpr const char *consultasDoMedico = "/consultas/medico/{id}";
inline constexpr const char *transicao = "/consultas/{id}/{acao}"; // acao: "confirmar", "cancelar", …
inline constexpr const char *eventos = "/eventos";

inline constexpr const char *notificacoes = "/notificacoes";
inline constexpr const char *notificacaoPorEmail = "/notificacoes/email";
inline constexpr const char *notificacoesDoPaciente = "/notificacoes/paciente/{id}";
inline constexpr const char *reenviar = "/notificacoes/{id}/reenviar";

inline constexpr const char *vivo = "/healthz";

// The path with its {places} filled in, in their order; what a place holds is escaped and stays one segment.
[[nodiscard]] inline QString preencher(const char *caminho, std::initializer_list<QString> lugares)
{
    QString saida = QString::fromLatin1(caminho);
    qsizetype de = 0;
    for (const QString &valor : lugares) {
        const qsizetype abre = saida.indexOf(u'{', de), fecha = saida.indexOf(u'}', abre);
        if (abre < 0 || fecha < 0)
            break;
        const QString escapado = QString::fromLatin1(QUrl::toPercentEncoding(valor));
        saida.replace(abre, fecha - abre + 1, escapado);
        de = abre + escapado.size();
    }
    return saida;
}

} // namespace contrato::caminhos
