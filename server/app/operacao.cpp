// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operacao.h"

namespace app {

Operacao::Operacao(const Configuracao &configuracao, const dominio::Relogio &relogio) :
    m_configuracao(configuracao), m_relogio(relogio), m_mural(relogio)
{}

Operacao::~Operacao()
{
    parar();
}

dominio::Resultado<void> Operacao::iniciar(nucleo::Saude saude, std::function<QByteArray()> metricas)
{
    m_retratista = std::make_unique<nucleo::Retratista>(
        m_mural, nucleo::Retratista::Fontes{m_relogio, std::move(saude), std::move(metricas)});
    m_retratista->iniciar();
    if (m_configuracao.operacaoPorta == 0)
        return {};
    nucleo::ConfigOperacao config;
    config.endereco = m_configuracao.operacaoEndereco;
    config.porta = m_configuracao.operacaoPorta;
    config.token = m_configuracao.operacaoToken.toLatin1();
    m_ouvinte = std::make_unique<nucleo::Ouvinte>(config, m_mural);
    return m_ouvinte->escutar();
}

void Operacao::parar()
{
    m_retratista.reset();
    m_ouvinte.reset();
}

} // namespace app
