// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ajustes.h"
#include "cripto/argon.h"
#include "cripto/chaveiro.h"
#include "cripto/regrasdesenha.h"
#include "cripto/tokens.h"
#include "frequenciasdenomes.h"
#include "vizinhos.h"

#include <dominio/relogio.h>
#include <nucleo/banco/banco.h>
#include <nucleo/http/corpos.h>
#include <nucleo/http/limitador.h>
#include <nucleo/http/requisicao.h>
#include <nucleo/observabilidade/registro.h>

namespace auth {

// What the use cases work with. Made once by ModuloAuth; every part is thread safe.
struct Servicos {
    const Ajustes ajustes;
    const dominio::Relogio &relogio;
    nucleo::Registro &registro;
    AgendaDosMedicos *agenda;
    PacientesDoMedico *pacientes;
    nucleo::Banco banco;
    Argon argon;
    RegrasDeSenha regras;
    Tokens tokens;
    Chaveiro chaveiro;
    nucleo::Limitador logins, cadastros; // by address
    nucleo::Corpos corpos;
    FrequenciasDeNomes frequencias;
    QList<nucleo::Banco *> trilhas; // other databases with an audit trail

    // For writes that a use case does by itself, outside the request's own transaction.
    [[nodiscard]] nucleo::Contexto contexto(const nucleo::Requisicao &requisicao, const QUuid &ator = {}) const
    {
        return {ator, relogio.agora(), requisicao.par.toString().toLatin1(), requisicao.id};
    }
};

} // namespace auth
