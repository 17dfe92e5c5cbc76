// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pessoas.h"

// Sessions and the lists of people: contract, section 3.
namespace contrato {

struct EntradaLogin {
    QString login; // e-mail or CPF
    QString senha;
    std::optional<QString> codigo;
    static constexpr const char *nomeNoContrato = "EntradaLogin";
    static constexpr auto campos()
    {
        return tabela(campo("login", &EntradaLogin::login, minimo(1), maximo(254)),
                      campo("senha", &EntradaLogin::senha, minimo(1), maximo(1024), invisiveis()), // may be an old one
                      campo("codigo", &EntradaLogin::codigo, maximo(20)));
    }
};

struct RespostaLogin {
    QString access_token, token_type = QStringLiteral("Bearer"); // RFC 6749's names
    int expires_in = 0;                                          // seconds
    QString refresh_token;
    Usuario usuario;
    static constexpr const char *nomeNoContrato = "RespostaLogin";
    static constexpr auto campos()
    {
        using T = RespostaLogin;
        return tabela(campo("access_token", &T::access_token, maximo(4096)), campo("token_type", &T::token_type),
                      campo("expires_in", &T::expires_in), campo("refresh_token", &T::refresh_token, maximo(4096)),
                      campo("usuario", &T::usuario));
    }
};

struct CorpoRefresh { // POST /auth/refresh and /auth/logout
    QString refresh_token;
    static constexpr const char *nomeNoContrato = "CorpoRefresh";
    static constexpr auto campos()
    {
        return tabela(campo("refresh_token", &CorpoRefresh::refresh_token, minimo(1), maximo(512)));
    }
};

// GET /medicos: what anyone may know of a doctor.
struct Medico {
    dominio::MedicoId id;
    QString nome;
    CorpoCrm crm;
    QList<QString> especialidades;
    std::optional<QString> rqe;
    QList<dominio::UnidadeId> unidades;
    QList<QString> convenios;
    int duracaoPadraoMin = 30;
    std::optional<Momento> proximoHorario;
    static constexpr const char *nomeNoContrato = "Medico";
    static constexpr auto campos()
    {
        using T = Medico;
        return tabela(campo("id", &T::id), campo("nome", &T::nome), campo("crm", &T::crm),
                      campo("especialidades", &T::especialidades), campo("rqe", &T::rqe),
                      campo("unidades", &T::unidades), campo("convenios", &T::convenios),
                      campo("duracaoPadraoMin", &T::duracaoPadraoMin), campo("proximoHorario", &T::proximoHorario));
    }
    friend bool operator==(const Medico &, const Medico &) = default;
};

// GET /pacientes?busca=: what the desk needs to tell one patient from another.
struct PacienteResumo {
    dominio::PacienteId id;
    QString nome;
    std::optional<QString> nomeSocial;
    std::optional<QDate> dataNascimento;
    std::optional<dominio::Cpf> cpf;
    std::optional<dominio::Telefone> telefone;
    std::optional<dominio::Email> email;
    std::optional<QString> convenio; // the operator's name
    static constexpr const char *nomeNoContrato = "PacienteResumo";
    static constexpr auto campos()
    {
        using T = PacienteResumo;
        return tabela(campo("id", &T::id), campo("nome", &T::nome), campo("nomeSocial", &T::nomeSocial),
                      campo("dataNascimento", &T::dataNascimento), campo("cpf", &T::cpf),
                      campo("telefone", &T::telefone), campo("email", &T::email), campo("convenio", &T::convenio));
    }
    friend bool operator==(const PacienteResumo &, const PacienteResumo &) = default;
};

// GET /auditoria: who did what to which record. No names, no health data.
struct RegistroAuditoria {
    qint64 ordem = 0;
    dominio::Instante em;
    std::optional<dominio::UsuarioId> ator; // absent: the system
    QString acao, recurso, registro;
    std::optional<QString> origem;
    static constexpr const char *nomeNoContrato = "RegistroAuditoria";
    static constexpr auto campos()
    {
        using T = RegistroAuditoria;
        return tabela(campo("ordem", &T::ordem), campo("em", &T::em), campo("ator", &T::ator), campo("acao", &T::acao),
                      campo("recurso", &T::recurso), campo("registro", &T::registro), campo("origem", &T::origem));
    }
};

} // namespace contrato
