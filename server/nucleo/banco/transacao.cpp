// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transacao.h"

#include "conexao.h"

namespace nucleo {

namespace {

void escapar(QByteArray &saida, const QByteArray &texto)
{
    for (const char c : texto)
        if (c == '"' || c == '\\' || uchar(c) < 0x20)
            saida += '?'; // event types are our own words and have none of these
        else
            saida += c;
}

} // namespace

QByteArray Evento::json() const
{
    QByteArray saida;
    saida.reserve(320 + dados.size());
    saida += "{\"id\":\"" + dominio::textoDeUuid(id).toLatin1() + "\",\"tipo\":\"";
    escapar(saida, tipo);
    saida += "\",\"versao\":" + QByteArray::number(versao) + ",\"em\":\"" + em.texto().toLatin1() +
             "\",\"agregado\":\"" + dominio::textoDeUuid(agregado).toLatin1() + "\",\"ator\":";
    saida += ator.isNull() ? QByteArray("null") : '"' + dominio::textoDeUuid(ator).toLatin1() + '"';
    saida += ",\"dados\":" + (dados.isEmpty() ? QByteArray("{}") : dados) + '}';
    return saida;
}

Resultado<int> Transacao::executar(const char *sql, Valores valores)
{
    AGENDA_OBTER(const auto e, m_conexao.executar(sql, valores));
    const int linhas = e.comando->afetadas();
    m_conexao.devolver(e);
    return linhas;
}

Resultado<void> Transacao::publicar(const QByteArray &tipo, const QUuid &agregado, const QByteArray &dadosJson)
{
    AGENDA_TENTAR(
        executar("INSERT INTO caixa_saida (id, tipo, versao, em, agregado, ator, dados) "
                 "VALUES (?, ?, 1, ?, ?, ?, ?)",
                 {dominio::novoUuid7(m_contexto.agora), tipo, m_contexto.agora, agregado, m_contexto.ator, dadosJson}));
    m_publicou = true;
    return {};
}

Resultado<void> Transacao::auditar(const QByteArray &acao, const QByteArray &recurso, const QUuid &registro)
{
    AGENDA_TENTAR(executar(
        "INSERT INTO auditoria (em, ator, acao, recurso, registro, origem, requisicao) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {m_contexto.agora, m_contexto.ator, acao, recurso, registro, m_contexto.origem, m_contexto.requisicaoId}));
    return {};
}

} // namespace nucleo
