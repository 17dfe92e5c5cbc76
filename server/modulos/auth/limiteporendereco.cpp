// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "limiteporendereco.h"

#include <algorithm>
#include <cmath>

namespace auth {

namespace {
constexpr qsizetype baldesMaximos = 100'000;

QByteArray chaveDe(const QHostAddress &endereco)
{
    bool ehV4 = false;
    const quint32 v4 = endereco.toIPv4Address(&ehV4); // also ::ffff:a.b.c.d
    if (ehV4)
        return QByteArray::number(v4);
    const Q_IPV6ADDR v6 = endereco.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(v6.c), 8);
}
} // namespace

LimitePorEndereco::LimitePorEndereco(int quantos, qint64 janelaMs, const dominio::Relogio &relogio) :
    m_quantos(quantos), m_janelaMs(janelaMs), m_relogio(relogio)
{}

dominio::Resultado<void> LimitePorEndereco::gastar(const QHostAddress &endereco)
{
    if (m_quantos <= 0)
        return {};
    const qint64 agora = m_relogio.monotonicoMs();
    const QMutexLocker guarda(&m_tranca);
    if (m_baldes.size() >= baldesMaximos)
        m_baldes.removeIf([&](const auto &par) { return agora - par.value().em >= m_janelaMs; });
    if (m_baldes.size() >= baldesMaximos)
        m_baldes.clear();
    const QByteArray chave = chaveDe(endereco);
    const bool novo = !m_baldes.contains(chave);
    Balde &balde = m_baldes[chave];
    const double porMs = double(m_quantos) / double(m_janelaMs);
    balde.resto = novo ? m_quantos : std::min<double>(m_quantos, balde.resto + double(agora - balde.em) * porMs);
    balde.em = agora;
    if (balde.resto < 1) {
        dominio::Erro erro(dominio::Codigo::MuitasRequisicoes);
        erro.tentarEmSegundos = std::max(1, int(std::ceil((1 - balde.resto) / porMs / 1000)));
        return dominio::falha(erro);
    }
    balde.resto -= 1;
    return {};
}

} // namespace auth
