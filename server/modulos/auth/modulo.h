// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ajustes.h"
#include "pessoas.h"
#include "vizinhos.h"

#include <dominio/relogio.h>
#include <nucleo/http/modulo.h>
#include <nucleo/http/verificador.h>
#include <nucleo/observabilidade/registro.h>

#include <memory>
#include <optional>

namespace auth {

// People and sessions. The parts given outlive the module.
class ModuloAuth final : public nucleo::Modulo
{
public:
    struct Partes {
        const dominio::Relogio &relogio;
        nucleo::Registro &registro;
        QString pastaDasChaves; // private signing keys, made with mode 0700/0600 where missing
        AgendaDosMedicos *agenda = nullptr;
        PacientesDoMedico *pacientes = nullptr;
        QList<nucleo::Banco *> trilhas = {}; // other modules' databases, whose audit trails GET /auditoria shows too
    };
    ModuloAuth(nucleo::ConfigBanco config, Partes partes, Ajustes ajustes = {});
    ~ModuloAuth() override;

    [[nodiscard]] QString nome() const override; // "auth"
    [[nodiscard]] nucleo::Banco &banco() override;
    [[nodiscard]] QList<nucleo::Rota> rotas() override; // after iniciar()
    [[nodiscard]] QList<nucleo::Assinatura> assinaturas() override;
    [[nodiscard]] nucleo::Resultado<void> iniciar() override;
    void parar() override;
    [[nodiscard]] nucleo::Resultado<void> saude() override;

    [[nodiscard]] nucleo::Verificador &verificador();
    [[nodiscard]] Pessoas &pessoas();
    // What the account with that e-mail is; nothing where nobody has it. After iniciar().
    [[nodiscard]] nucleo::Resultado<std::optional<dominio::Perfil>> perfilDoEmail(const QString &email);
    // Why nobody may have that password; nothing where it is fine.
    [[nodiscard]] std::optional<dominio::ErroCampo> erroDaSenha(const QString &campo, const QString &senha) const;
    // "agenda-servidor admin criar", after iniciar(): an active admin, under the rules that POST /auth/register has for
    // texts, e-mails and passwords.
    [[nodiscard]] nucleo::Resultado<dominio::UsuarioId> criarAdmin(const QString &email, const QString &nome,
                                                                   const QString &senha);

private:
    struct Privado;
    std::unique_ptr<Privado> m;
};

} // namespace auth
