// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/fuso.h>
#include <dominio/ids.h>
#include <dominio/instante.h>
#include <dominio/resultado.h>

#include <QString>
#include <QStringList>

#include <optional>

// What notificacoes needs of other modules. app fills these in, directly or over HTTP.
namespace notificacoes {

struct Contato {
    dominio::UsuarioId id;
    dominio::Perfil perfil = dominio::Perfil::Paciente;
    QString nome; // how the person is called: nomeSocial where there is one
    std::optional<QString> email, telefone;
    QString idioma;     // "pt-BR", "en", "es"; empty: the clinic's
    QStringList canais; // the person's choice ("email", "sms", "whatsapp"); empty: no choice made, e-mail
};

struct Unidade {
    dominio::UnidadeId id;
    QString nome;
    dominio::Fuso fuso;
    QString endereco; // one line of text; may be empty
};

// Who and when of an appointment: never why, nor with which specialty.
struct ConsultaResumo {
    dominio::ConsultaId id;
    dominio::MedicoId medico;
    QString medicoNome;
    dominio::PacienteId paciente;
    dominio::UnidadeId unidade;
    dominio::Instante inicio;
};

// Called on Executor threads and on the sending thread, never on a writer or an event loop. Nothing where there is
// none.
class Fontes
{
public:
    virtual ~Fontes() = default;
    [[nodiscard]] virtual dominio::Resultado<std::optional<Contato>> contato(dominio::UsuarioId id) = 0;
    [[nodiscard]] virtual dominio::Resultado<std::optional<Unidade>> unidade(dominio::UnidadeId id) = 0;
    [[nodiscard]] virtual dominio::Resultado<std::optional<ConsultaResumo>> consulta(dominio::ConsultaId id) = 0;
};

} // namespace notificacoes
