// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpos.h"

namespace nucleo {

namespace {

constexpr qsizetype bytesPorThread = 8 * 1024 * 1024;

} // namespace

Resultado<Resposta> Corpos::responder(Banco &banco, const QByteArray &chave, dominio::Instante agora,
                                      const Produzir &produzir)
{
    return banco.ler([&](Leitura &leitura) -> Resultado<Resposta> {
        AGENDA_OBTER(const qint64 versao, leitura.versaoDosDados());
        Guardados &guardados = m_guardados.local();
        if (guardados.versao != versao || guardados.bytes > bytesPorThread)
            guardados = {versao, 0, {}};
        const auto achado = guardados.porChave.constFind(chave);
        if (achado != guardados.porChave.constEnd() && (!achado->validaAte || agora < *achado->validaAte))
            return achado->resposta;
        AGENDA_OBTER(auto feita, produzir(leitura));
        guardados.bytes += chave.size() + feita.resposta.corpo.size() + 256;
        guardados.porChave.insert(chave, feita);
        return std::move(feita.resposta);
    });
}

} // namespace nucleo
