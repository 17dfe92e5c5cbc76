// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conexao.h"

#include "errosdebanco.h"

#include <QSqlError>

#include <atomic>

using namespace Qt::StringLiterals;

namespace nucleo {

using dominio::falha;

namespace {

// QSqlDatabase wants a name per connection; none is ever used twice.
QString nomeNovo()
{
    static std::atomic<quint64> contador{0};
    return u"agenda-%1"_s.arg(++contador);
}

} // namespace

Conexao::Conexao(QString nome, QSqlDatabase db) : m_nome(std::move(nome)), m_db(std::move(db)) {}

Conexao::~Conexao()
{
    m_guardadas.clear(); // statements go before their connection
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_nome);
}

Resultado<std::unique_ptr<Conexao>> Conexao::abrirSqlite(const QString &arquivo, Uso uso)
{
    const QString nome = nomeNovo();
    QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, nome);
    db.setDatabaseName(arquivo);
    // The writer is alone; a reader only ever waits for a checkpoint or a recovery after a crash.
    db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    std::unique_ptr<Conexao> conexao(new Conexao(nome, db));
    if (!db.open())
        return falha(erroDeBanco(db.lastError()));
    for (const char *pragma :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA temp_store=MEMORY",
          "PRAGMA cache_size=-16384", "PRAGMA mmap_size=268435456", "PRAGMA wal_autocheckpoint=4000"})
        AGENDA_TENTAR(conexao->comandarTexto(QString::fromLatin1(pragma)));
    if (uso == Uso::Leitura)
        AGENDA_TENTAR(conexao->comandarTexto(u"PRAGMA query_only=ON"_s));
    return conexao;
}

Resultado<Conexao::Emprestada> Conexao::emprestar(const QByteArray &sql)
{
    const auto it = m_porTexto.constFind(sql);
    if (it != m_porTexto.cend() && !m_guardadas[size_t(*it)].emUso) {
        m_guardadas[size_t(*it)].emUso = true;
        return Emprestada{m_guardadas[size_t(*it)].consulta.get(), *it};
    }
    auto nova = std::make_unique<QSqlQuery>(m_db);
    nova->setForwardOnly(true);
    if (!nova->prepare(QString::fromUtf8(sql)))
        return falha(erroDeBanco(nova->lastError()));
    if (it != m_porTexto.cend()) // the kept one is being read from: this one is for once
        return Emprestada{nova.release(), -1};
    const int chave = int(m_guardadas.size());
    m_guardadas.push_back({std::move(nova), true});
    // A copy of its own: the text given may be raw data of a literal.
    m_porTexto.insert(QByteArray(sql.constData(), sql.size()), chave);
    return Emprestada{m_guardadas.back().consulta.get(), chave};
}

Resultado<Conexao::Emprestada> Conexao::rodar(Emprestada e)
{
    if (e.consulta->exec())
        return e;
    const auto erro = erroDeBanco(e.consulta->lastError());
    devolver(e);
    return falha(erro);
}

void Conexao::devolver(Emprestada e)
{
    if (e.chave < 0) {
        delete e.consulta;
        return;
    }
    e.consulta->finish();
    m_guardadas[size_t(e.chave)].emUso = false;
}

Resultado<void> Conexao::comandar(const char *sql)
{
    AGENDA_OBTER(const Emprestada e, executar(QByteArray::fromRawData(sql, qsizetype(qstrlen(sql))), Valores{}));
    devolver(e);
    return {};
}

Resultado<void> Conexao::comandarTexto(const QString &sql)
{
    QSqlQuery q(m_db);
    if (!q.exec(sql))
        return falha(erroDeBanco(q.lastError()));
    return {};
}

Resultado<void> Conexao::entrarNaLeitura()
{
    if (m_leituras == 0)
        AGENDA_TENTAR(comandar("BEGIN"));
    ++m_leituras;
    return {};
}

void Conexao::sairDaLeitura()
{
    if (--m_leituras == 0)
        (void)comandar("COMMIT");
}

} // namespace nucleo
