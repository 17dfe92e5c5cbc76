// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conexao.h"

#include <algorithm>

namespace nucleo {

using dominio::falha;

Resultado<Conexao::Emprestado> Conexao::emprestar(QByteArrayView sql)
{
    // Looked up without a copy of the text.
    const auto it = m_porTexto.constFind(QByteArray::fromRawData(sql.data(), sql.size()));
    const bool conhecido = it != m_porTexto.cend();
    if (conhecido && !m_guardados[size_t(*it)].emUso)
        return emprestarGuardado(*it);
    int chave = -1; // of one that is for once, since the kept one is being read from, or all are
    if (!conhecido)
        chave = int(m_guardados.size()) < comandosMaximos ? int(m_guardados.size()) : livrarUm();
    AGENDA_OBTER(auto novo, preparar(sql, chave >= 0));
    if (chave < 0)
        return Emprestado{novo.release(), -1};
    if (size_t(chave) == m_guardados.size()) {
        m_ordem.push_front(chave);
        m_guardados.push_back({{}, {}, false, m_ordem.begin()});
    }
    m_guardados[size_t(chave)].texto = sql.toByteArray();
    m_guardados[size_t(chave)].comando = std::move(novo);
    m_porTexto.insert(m_guardados[size_t(chave)].texto, chave);
    return emprestarGuardado(chave);
}

Conexao::Emprestado Conexao::emprestarGuardado(int chave)
{
    Guardado &guardado = m_guardados[size_t(chave)];
    guardado.emUso = true;
    m_ordem.splice(m_ordem.begin(), m_ordem, guardado.lugar);
    return {guardado.comando.get(), chave};
}

int Conexao::livrarUm()
{
    const auto livre =
        std::find_if(m_ordem.rbegin(), m_ordem.rend(), [this](int chave) { return !m_guardados[size_t(chave)].emUso; });
    if (livre == m_ordem.rend())
        return -1;
    Guardado &guardado = m_guardados[size_t(*livre)];
    m_porTexto.remove(guardado.texto);
    guardado.texto.clear();
    guardado.comando.reset();
    return *livre;
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
