// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitador.h"

#include <QRandomGenerator>

#include <cstring>

namespace nucleo {

namespace {

int segundos(qint64 us)
{
    return int((us + 999'999) / 1'000'000);
}

} // namespace

Limitador::Chave::Chave(const ChaveDeEndereco &endereco) : alto(quint64(endereco.tipo)), baixo(endereco.bits) {}

Limitador::Chave::Chave(const QUuid &conta)
{
    static_assert(sizeof conta == sizeof alto + sizeof baixo);
    std::memcpy(&alto, &conta, sizeof alto);
    std::memcpy(&baixo, reinterpret_cast<const char *>(&conta) + sizeof alto, sizeof baixo);
}

dominio::Erro Limitador::Veredito::erro() const
{
    dominio::Erro erro(dominio::Codigo::MuitasRequisicoes);
    erro.tentarEmSegundos = esperarSegundos;
    return erro;
}

Limitador::Limitador(Regra regra, const dominio::Relogio &relogio) :
    m_regra(regra), m_relogio(relogio),
    m_intervaloUs(regra.quantos > 0 ? std::max<qint64>(1, regra.janelaMs * 1000 / regra.quantos) : 0),
    m_semente(size_t(QRandomGenerator::system()->generate64())),
    m_baldes(regra.quantos > 0 ? size_t(std::max(1, regra.chaves / vias) * vias) : 0)
{}

// The bucket of that key, or the place it takes: that of the bucket that lacks least.
Limitador::Balde &Limitador::baldeDe(const Chave &chave)
{
    const size_t conjuntos = m_baldes.size() / vias;
    const size_t de = qHashMulti(m_semente, chave.alto, chave.baixo) % conjuntos * vias;
    Balde *menor = &m_baldes[de];
    for (size_t i = de; i < de + vias; ++i) {
        Balde &balde = m_baldes[i];
        if (balde.alto == chave.alto && balde.baixo == chave.baixo)
            return balde;
        if (balde.cheioEm < menor->cheioEm)
            menor = &balde;
    }
    *menor = {chave.alto, chave.baixo, 0};
    return *menor;
}

Limitador::Veredito Limitador::pedir(const Chave &chave)
{
    if (m_regra.quantos <= 0)
        return {};
    const qint64 agora = m_relogio.monotonicoMs() * 1000;
    const qint64 tudo = m_intervaloUs * m_regra.quantos;
    const std::lock_guard guarda(m_trava);
    Balde &balde = baldeDe(chave);
    const qint64 falta = std::max<qint64>(0, balde.cheioEm - agora) + m_intervaloUs; // once this one is taken
    if (falta > tudo)
        return {false, 0, segundos(falta - tudo)};
    balde.cheioEm = agora + falta;
    return {true, int((tudo - falta) / m_intervaloUs), segundos(falta)};
}

dominio::Resultado<void> Limitador::gastar(const Chave &chave)
{
    const Veredito veredito = pedir(chave);
    return veredito.aceita ? dominio::Resultado<void>() : dominio::falha(veredito.erro());
}

} // namespace nucleo
