// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/pessoas.h>
#include <nucleo/banco/transacao.h>

#include <optional>

namespace auth {

// An account as the database holds it: the resource and its version. The password hash is never part of it.
struct Cadastro {
    contrato::Usuario usuario;
    qint64 versao = 1;
    QString nomeChave;
};

struct Credencial {
    dominio::Perfil perfil = dominio::Perfil::Paciente;
    contrato::SituacaoUsuario situacao = contrato::SituacaoUsuario::Ativo;
    QByteArray senha; // PHC string; empty: none set
};

// Table usuario, and the whole account put together from it and its two side tables.
class UsuarioTabela
{
public:
    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const contrato::Usuario &usuario,
                                                         const QByteArray &senha);
    [[nodiscard]] static nucleo::Resultado<void> atualizar(nucleo::Transacao &tx, const contrato::Usuario &usuario,
                                                           qint64 versaoNova);
    [[nodiscard]] static nucleo::Resultado<void> gravarSenha(nucleo::Transacao &tx, dominio::UsuarioId id,
                                                             const QByteArray &senha);
    [[nodiscard]] static nucleo::Resultado<std::optional<Cadastro>> buscar(nucleo::Leitura &leitura,
                                                                           dominio::UsuarioId id);
    // In the order of the ids; who is not there any more is left out.
    [[nodiscard]] static nucleo::Resultado<QList<Cadastro>> varios(nucleo::Leitura &leitura,
                                                                   const QList<dominio::UsuarioId> &ids);
    [[nodiscard]] static nucleo::Resultado<std::optional<Credencial>> credencial(nucleo::Leitura &leitura,
                                                                                 dominio::UsuarioId id);
    // Is there an active admin besides this one? Two callers at once take turns.
    [[nodiscard]] static nucleo::Resultado<bool> haOutroAdmin(nucleo::Transacao &tx, dominio::UsuarioId alem);
    [[nodiscard]] static nucleo::Resultado<QList<Cadastro>> pagina(nucleo::Leitura &leitura,
                                                                   std::optional<dominio::UsuarioId> apos, int limite);
    // For text put together by the search: a SELECT that gives the columns below.
    static const QString colunas, fonte; // "u.id, u.perfil, ..." and "usuario u LEFT JOIN ..."
    [[nodiscard]] static nucleo::Resultado<QList<Cadastro>> ler(nucleo::Linhas &linhas);
};

[[nodiscard]] QString nomeChaveDe(const contrato::Usuario &usuario);

} // namespace auth
