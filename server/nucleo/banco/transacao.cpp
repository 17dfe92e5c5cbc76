// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transacao.h"

#include "conexao.h"
#include "dialeto.h"

#include <QtEndian>

#include <algorithm>

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
    saida += "{\"id\":\"";
    dominio::juntarUuid(saida, id);
    saida += "\",\"tipo\":\"";
    escapar(saida, tipo);
    saida.append("\",\"versao\":").append(QByteArray::number(versao));
    saida.append(",\"em\":\"").append(em.texto().toLatin1()).append("\",\"agregado\":\"");
    dominio::juntarUuid(saida, agregado);
    saida += "\",\"ator\":";
    if (ator.isNull()) {
        saida += "null";
    } else {
        saida += '"';
        dominio::juntarUuid(saida, ator);
        saida += '"';
    }
    saida.append(",\"dados\":").append(dados.isEmpty() ? QByteArrayView("{}") : QByteArrayView(dados)).append('}');
    return saida;
}

Resultado<int> Transacao::executar(const char *sql, Valores valores)
{
    AGENDA_OBTER(const auto e, m_conexao.executar(sql, valores));
    const int linhas = e.comando->afetadas();
    m_conexao.devolver(e);
    return linhas;
}

Resultado<void> Transacao::gravar(const char *sql, Valores valores)
{
    return m_conexao.adiar(sql, valores);
}

Resultado<void> Transacao::publicar(const Publicacao &novo)
{
    const Valor id = dominio::novoUuid7(m_contexto.agora);
    const dominio::Instante em = m_contexto.agora;
    const QUuid &ator = m_contexto.ator;
    const QByteArray publico = novo.publico.json();
    if (motor() == Motor::Sqlite) {
        AGENDA_TENTAR(gravar(dialeto::inserirEvento(Motor::Sqlite),
                             {id, novo.tipo, em, novo.agregado, ator, novo.dados, publico, novo.unidade}));
    } else {
        AGENDA_TENTAR(gravar(dialeto::inserirEvento(Motor::Postgres), {m_publicados, id, novo.tipo, em, novo.agregado,
                                                                       ator, novo.dados, publico, novo.unidade}));
    }
    ++m_publicados;
    return {};
}

Resultado<bool> Transacao::travar(QList<QUuid> quem)
{
    if (motor() == Motor::Sqlite || quem.isEmpty())
        return false;
    // One order for everyone, so that no two wait for each other. The last 8 bytes of an id are random.
    QList<qint64> chaves;
    for (const QUuid &id : std::as_const(quem))
        chaves.append(qFromBigEndian<qint64>(id.toRfc4122().constData() + 8));
    std::sort(chaves.begin(), chaves.end());
    chaves.erase(std::unique(chaves.begin(), chaves.end()), chaves.end());
    // In statements of their own: the snapshot of one that waited is older than what it waited for.
    qsizetype i = 0;
    for (; i + 1 < chaves.size(); i += 2)
        AGENDA_TENTAR(
            gravar("SELECT pg_advisory_xact_lock(?), pg_advisory_xact_lock(?)", {chaves.at(i), chaves.at(i + 1)}));
    if (i < chaves.size())
        AGENDA_TENTAR(gravar("SELECT pg_advisory_xact_lock(?)", {chaves.at(i)}));
    return true;
}

Resultado<void> Transacao::marcarVolta()
{
    return m_conexao.comandar("SAVEPOINT simulacao");
}

Resultado<void> Transacao::esperar()
{
    return m_conexao.esperar();
}

Resultado<void> Transacao::voltar()
{
    AGENDA_TENTAR(m_conexao.comandar("ROLLBACK TO SAVEPOINT simulacao"));
    return m_conexao.comandar("RELEASE SAVEPOINT simulacao");
}

Resultado<void> Transacao::auditar(const QByteArray &acao, const QByteArray &recurso, const QUuid &registro)
{
    return gravar(
        "INSERT INTO auditoria (em, ator, acao, recurso, registro, origem, requisicao) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {m_contexto.agora, m_contexto.ator, acao, recurso, registro, m_contexto.origem, m_contexto.requisicaoId});
}

} // namespace nucleo
