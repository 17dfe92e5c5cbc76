// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conexao.h"

namespace nucleo {

using dominio::falha;

Resultado<Conexao::Emprestado> Conexao::emprestar(QByteArrayView sql)
{
    // Looked up without a copy of the text.
    const auto it = m_porTexto.constFind(QByteArray::fromRawData(sql.data(), sql.size()));
    const bool conhecido = it != m_porTexto.cend();
    if (conhecido && !m_guardados[size_t(*it)].emUso) {
        m_guardados[size_t(*it)].emUso = true;
        return Emprestado{m_guardados[size_t(*it)].comando.get(), *it};
    }
    AGENDA_OBTER(auto novo, preparar(sql, !conhecido));
    if (conhecido) // the kept one is being read from: this one is for once
        return Emprestado{novo.release(), -1};
    const int chave = int(m_guardados.size());
    m_guardados.push_back({std::move(novo), true});
    m_porTexto.insert(sql.toByteArray(), chave);
    return Emprestado{m_guardados.back().comando.get(), chave};
}

Resultado<Conexao::Emprestado> Conexao::executar(QByteArrayView sql, std::span<const Valor> valores)
{
    AGENDA_OBTER(const Emprestado e, emprestar(sql));
    if (auto r = e.comando->rodar(valores); !r) {
        devolver(e);
        return falha(r.error());
    }
    return e;
}

Resultado<void> Conexao::adiar(QByteArrayView sql, std::span<const Valor> valores)
{
    AGENDA_OBTER(const Emprestado e, emprestar(sql));
    auto r = e.comando->adiar(valores);
    devolver(e);
    return r;
}

void Conexao::devolver(Emprestado e)
{
    if (e.chave < 0) {
        delete e.comando;
        return;
    }
    e.comando->soltar();
    m_guardados[size_t(e.chave)].emUso = false;
}

Resultado<void> Conexao::comandar(const char *sql)
{
    AGENDA_OBTER(const Emprestado e, executar(sql, {}));
    devolver(e);
    return {};
}

Resultado<void> Conexao::entrarNaLeitura()
{
    if (m_leituras == 0) {
        AGENDA_TENTAR(comecarLeitura());
    }
    ++m_leituras;
    return {};
}

void Conexao::sairDaLeitura()
{
    if (--m_leituras == 0)
        terminarLeitura();
}

} // namespace nucleo
