// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "retrato.h"

#include <utility>

namespace nucleo {

Mural::Mural(const dominio::Relogio &relogio) : m_relogio(relogio) {}

void Mural::pendurar(Retrato retrato)
{
    auto novo = std::make_shared<const Retrato>(std::move(retrato));
    const std::lock_guard guarda(m_trava);
    m_atual.swap(novo);
}

std::shared_ptr<const Retrato> Mural::atual() const
{
    const std::lock_guard guarda(m_trava);
    return m_atual;
}

qint64 Mural::idadeMs() const
{
    const auto retrato = atual();
    return retrato ? m_relogio.monotonicoMs() - retrato->emMs : -1;
}

Prontidao Mural::prontidao() const
{
    const auto retrato = atual();
    if (!retrato)
        return {false, "{\"partes\":{},\"pronto\":false,\"idadeMs\":null}"};
    const qint64 idade = m_relogio.monotonicoMs() - retrato->emMs;
    const bool pronto = retrato->pronto && idade <= velhoMs;
    return {pronto, "{\"partes\":" + retrato->partes + (pronto ? ",\"pronto\":true" : ",\"pronto\":false") +
                        ",\"idadeMs\":" + QByteArray::number(idade) + '}'};
}

std::pair<QByteArray, bool> descreverPartes(const QList<std::pair<QString, dominio::Resultado<void>>> &partes)
{
    QByteArray corpo = "{";
    bool tudo = true;
    for (const auto &[nome, estado] : partes) {
        if (corpo.size() > 1)
            corpo += ',';
        const bool cheio = !estado && estado.error().codigo == dominio::Codigo::SemEspaco; // it is read all the same
        // Names of modules are plain ASCII words: nothing in them needs an escape.
        corpo += '"' + nome.toLatin1() + (estado ? "\":\"ok\"" : cheio ? "\":\"sem_espaco\"" : "\":\"indisponivel\"");
        tudo = tudo && estado;
    }
    return {corpo + '}', tudo};
}

} // namespace nucleo
