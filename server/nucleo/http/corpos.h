// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resposta.h"

#include <dominio/instante.h>
#include <nucleo/banco/banco.h>
#include <nucleo/banco/porthread.h>

#include <QHash>

#include <functional>

namespace nucleo {

struct RespostaComPrazo {
    Resposta resposta;
    std::optional<dominio::Instante> validaAte; // by the clock; absent: until the database changes
};

// Finished answers to the reads that screens and the public page repeat. Each thread keeps its own, and only for as
// long as nobody committed anything to the database: what is answered is always what a query at this moment would give.
class Corpos
{
public:
    using Produzir = std::function<Resultado<RespostaComPrazo>(Leitura &)>;
    // chave: everything the answer depends on besides the database and the clock. Errors are not kept.
    [[nodiscard]] Resultado<Resposta> responder(Banco &banco, const QByteArray &chave, dominio::Instante agora,
                                                const Produzir &produzir);

private:
    struct Guardados {
        qint64 versao = -1;
        qsizetype bytes = 0;
        QHash<QByteArray, RespostaComPrazo> porChave;
    };
    PorThread<Guardados> m_guardados;
};

} // namespace nucleo
