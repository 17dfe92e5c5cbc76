// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contagem.h"

namespace nucleo {

Contagem::Contagem(Limites limites) : m_limites(std::move(limites)) {}

Contagem::Endereco *Contagem::enderecoDe(const QHostAddress &par)
{
    for (const QHostAddress &proxy : m_limites.proxies)
        if (semMapa(proxy) == semMapa(par))
            return nullptr;
    const ChaveDeEndereco chave = chaveDe(par);
    Endereco &endereco = m_deCada[chave];
    endereco.chave = chave;
    return &endereco;
}

bool Contagem::entrar(Chegada chegada)
{
    std::function<void()> ceder;
    {
        const std::lock_guard guarda(m_trava);
        Endereco *endereco = enderecoDe(chegada.par);
        const bool enderecoCheio = endereco && endereco->abertas >= m_limites.porEndereco;
        if (enderecoCheio || m_abertas >= m_limites.total) {
            if (!endereco || !chegada.pagar || chegada.pagar()) // a proxy brings others, who pay for what they ask
                ceder = tomarLugar(enderecoCheio ? endereco->esperam : m_esperam);
            if (!ceder) {
                esquecerSeVazio(endereco);
                return false;
            }
            endereco = enderecoDe(chegada.par); // its entry may have gone with the other's place
        }
        sentar(std::move(chegada), endereco);
    }
    if (ceder)
        ceder();
    return true;
}

void Contagem::sentar(Chegada chegada, Endereco *endereco)
{
    ++m_abertas;
    Lugar &lugar = m_lugares[chegada.numero];
    lugar.endereco = endereco;
    lugar.ceder = std::move(chegada.ceder);
    lugar.noDaMesa = lugar.naMesa.insert(lugar.naMesa.end(), chegada.numero);
    if (endereco) {
        ++endereco->abertas;
        lugar.noDoEndereco = lugar.noEndereco.insert(lugar.noEndereco.end(), chegada.numero);
    }
    porNaFila(lugar);
}

// Frees the place of the first in that list; what is given back closes the connection. Null: there is none.
std::function<void()> Contagem::tomarLugar(Fila &esperam)
{
    if (esperam.empty() || m_cedendo >= cedendoMaximo)
        return nullptr;
    const auto it = m_lugares.find(esperam.front());
    std::function<void()> ceder = std::move(it->second.ceder);
    Endereco *endereco = it->second.endereco;
    tirarDaFila(it->second);
    m_lugares.erase(it);
    descontar(endereco);
    ++m_cedendo;
    ++m_cedidas;
    return ceder;
}

void Contagem::porNaFila(Lugar &lugar)
{
    lugar.espera = true;
    m_esperam.splice(m_esperam.end(), lugar.naMesa);
    if (lugar.endereco)
        lugar.endereco->esperam.splice(lugar.endereco->esperam.end(), lugar.noEndereco);
}

void Contagem::tirarDaFila(Lugar &lugar)
{
    if (!std::exchange(lugar.espera, false))
        return;
    lugar.naMesa.splice(lugar.naMesa.end(), m_esperam, lugar.noDaMesa);
    if (lugar.endereco)
        lugar.noEndereco.splice(lugar.noEndereco.end(), lugar.endereco->esperam, lugar.noDoEndereco);
}

bool Contagem::ocupar(quint64 numero)
{
    const std::lock_guard guarda(m_trava);
    const auto it = m_lugares.find(numero);
    if (it == m_lugares.end())
        return false;
    tirarDaFila(it->second);
    return true;
}

void Contagem::esperar(quint64 numero)
{
    const std::lock_guard guarda(m_trava);
    const auto it = m_lugares.find(numero);
    if (it == m_lugares.end())
        return;
    tirarDaFila(it->second);
    porNaFila(it->second);
}

void Contagem::virarFluxo(quint64 numero)
{
    const std::lock_guard guarda(m_trava);
    if (const auto it = m_lugares.find(numero); it != m_lugares.end()) {
        tirarDaFila(it->second);
        m_lugares.erase(it);
    }
}

void Contagem::sair(quint64 numero)
{
    const std::lock_guard guarda(m_trava);
    const auto it = m_lugares.find(numero);
    if (it == m_lugares.end()) { // its place is another's by now
        --m_cedendo;
        return;
    }
    tirarDaFila(it->second);
    Endereco *endereco = it->second.endereco;
    m_lugares.erase(it);
    descontar(endereco);
}

void Contagem::sair(const QHostAddress &par)
{
    const std::lock_guard guarda(m_trava);
    descontar(enderecoDe(par));
}

void Contagem::descontar(Endereco *endereco)
{
    --m_abertas;
    if (!endereco)
        return;
    --endereco->abertas;
    esquecerSeVazio(endereco);
}

void Contagem::esquecerSeVazio(Endereco *endereco)
{
    if (endereco && endereco->abertas <= 0)
        m_deCada.erase(ChaveDeEndereco(endereco->chave));
}

int Contagem::abertas() const
{
    const std::lock_guard guarda(m_trava);
    return m_abertas;
}

qint64 Contagem::cedidas() const
{
    const std::lock_guard guarda(m_trava);
    return m_cedidas;
}

} // namespace nucleo
