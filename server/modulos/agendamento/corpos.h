// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "porthread.h"

#include <dominio/instante.h>
#include <nucleo/banco/banco.h>
#include <nucleo/http/resposta.h>

#include <QHash>

#include <functional>

namespace agendamento {

struct RespostaComPrazo {
    nucleo::Resposta resposta;
    std::optional<dominio::Instante> validaAte; // by the clock; absent: until the database changes
};

// Finished answers to the reads that screens and the public page repeat. Each thread keeps its own, and only for as
// long as nobody committed anything to the database: what is answered is always what a query at this moment would give.
class Corpos
{
public:
    using Produzir = std::function<nucleo::Resultado<RespostaComPrazo>(nucleo::Leitura &)>;
    // chave: everything the answer depends on besides the database and the clock. Errors are not kept.
    [[nodiscard]] nucleo::Resultado<nucleo::Resposta> responder(nucleo::Banco &banco, const QByteArray &chave,
                                                                dominio::Instante agora, const Produzir &produzir);

private:
    struct Guardados {
        qint64 versao = -1;
        qsizetype bytes = 0;
        QHash<QByteArray, RespostaComPrazo> porChave;
    };
    PorThread<Guardados> m_guardados;
};

} // namespace agendamento
