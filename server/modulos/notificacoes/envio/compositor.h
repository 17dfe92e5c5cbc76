// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transporte.h"

#include "../configemail.h"
#include "../modelos/modelos.h"
#include "../repositorios/notificacaotabela.h"
#include "../vizinhos.h"
#include "caixapostal.h"

#include <variant>

namespace notificacoes {

struct Pronta {
    Envelope envelope;
    QString destino; // masked
};

// Makes the e-mail of a notification: asks who the recipient is and what the appointment is now, and fills in the
// template. Used by the sending thread.
class Compositor
{
public:
    Compositor(const Modelos &modelos, Fontes &fontes, CaixaPostal remetente, QString idiomaPadrao);
    // The message, or why it never goes. An error: the sources did not answer, so it may go later.
    [[nodiscard]] dominio::Resultado<std::variant<Pronta, Fecho>> compor(const Registrada &notificacao,
                                                                         dominio::Instante agora);

private:
    using Composta = dominio::Resultado<std::variant<Pronta, Fecho>>;
    [[nodiscard]] dominio::Resultado<std::optional<Contato>> destinatario(const contrato::Notificacao &n);
    [[nodiscard]] dominio::Resultado<std::optional<DadosDaConsulta>> consulta(const Registrada &n);
    [[nodiscard]] dominio::Resultado<Variaveis> variaveis(const Registrada &n, const DadosDaConsulta &consulta,
                                                          const Contato &contato, const QString &idioma);
    [[nodiscard]] Composta escrever(const Registrada &n, const CaixaPostal &para, const Variaveis &variaveis,
                                    const QString &idioma, dominio::Instante agora) const;

    const Modelos &m_modelos;
    Fontes &m_fontes;
    CaixaPostal m_remetente;
    QString m_idiomaPadrao;
};

} // namespace notificacoes
