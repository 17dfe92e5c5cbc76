// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "copia.h"

#include "transacao.h"

#include <QSet>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

constexpr int porLeitura = 1000;

struct Tabela {
    QString nome;
    QStringList colunas, chave, depende; // the key in its order; tables that have to be there first
    QSet<QString> textos;                // key columns that PostgreSQL would sort by the rules of a language
};

using Linha = QList<QByteArray>; // the text of each value; null: NULL

Erro recusa(const QString &motivo)
{
    return Erro(Codigo::ErroInterno, motivo);
}

Linha lerLinha(const Linhas &linhas, qsizetype quantas)
{
    Linha linha;
    for (int i = 0; i < quantas; ++i) {
        QByteArray texto = linhas.nulo(i) ? QByteArray() : linhas.bytes(i);
        linha << (!linhas.nulo(i) && texto.isNull() ? QByteArray("") : texto);
    }
    return linha;
}

Resultado<QStringList> umaColuna(Conexao &conexao, const QString &sql, int coluna = 0)
{
    Leitura leitura(conexao);
    AGENDA_OBTER(auto linhas, leitura.consultarMontado(sql, {}));
    QStringList textos;
    while (linhas.proxima())
        textos << linhas.texto(coluna);
    AGENDA_TENTAR(linhas.erro());
    return textos;
}

Resultado<Tabela> descrever(Conexao &de, Conexao &para, const QString &nome)
{
    Tabela t;
    t.nome = nome;
    Leitura leitura(de);
    QMap<int, QString> chave;
    {
        AGENDA_OBTER(auto linhas, leitura.consultarMontado(u"PRAGMA table_info("_s + nome + u')', {}));
        while (linhas.proxima()) {
            t.colunas << linhas.texto(1);
            if (const int lugar = int(linhas.inteiro(5)); lugar > 0)
                chave.insert(lugar, linhas.texto(1));
        }
        AGENDA_TENTAR(linhas.erro());
    }
    t.chave = chave.values();
    if (t.chave.isEmpty())
        return falha(recusa(nome + u": without a primary key its rows cannot be told apart"_s));
    AGENDA_OBTER(t.depende, umaColuna(de, u"PRAGMA foreign_key_list("_s + nome + u')', 2));
    t.depende.removeAll(nome);
    if (para.motor() == Motor::Postgres) {
        AGENDA_OBTER(const QStringList textos,
                     umaColuna(para, u"SELECT column_name FROM information_schema.columns WHERE data_type = 'text' AND "
                                     "table_schema = current_schema() AND table_name = '"_s +
                                         nome + u'\''));
        t.textos = QSet<QString>(textos.begin(), textos.end());
    }
    return t;
}

// What others refer to comes first.
Resultado<QList<Tabela>> tabelasEmOrdem(Conexao &de, Conexao &para)
{
    AGENDA_OBTER(QStringList nomes,
                 umaColuna(de, u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT "
                               "LIKE 'sqlite!_%' ESCAPE '!' AND name <> 'migracao' ORDER BY name"_s));
    QList<Tabela> faltam, prontas;
    for (const QString &nome : std::as_const(nomes)) {
        AGENDA_OBTER(const Tabela tabela, descrever(de, para, nome));
        faltam << tabela;
    }
    QSet<QString> feitas;
    while (!faltam.isEmpty()) {
        const auto pode = std::find_if(faltam.begin(), faltam.end(), [&](const Tabela &t) {
            return std::all_of(t.depende.begin(), t.depende.end(),
                               [&](const QString &d) { return feitas.contains(d); });
        });
        if (pode == faltam.end())
            return falha(recusa(u"tables that refer to each other in a circle"_s));
        feitas.insert(pode->nome);
        prontas << *pode;
        faltam.erase(pode);
    }
    return prontas;
}

// In use is what has an event or an audit row. What a migration itself puts into a table is not in use and goes.
Resultado<void> esvaziar(Transacao &para, const QList<Tabela> &tabelas)
{
    {
        AGENDA_OBTER(auto linhas,
                     para.consultar("SELECT 1 FROM caixa_saida UNION ALL SELECT 1 FROM auditoria LIMIT 1"));
        if (linhas.proxima())
            return falha(recusa(u"the target is in use: only an empty database can be copied into"_s));
        AGENDA_TENTAR(linhas.erro());
    }
    for (auto t = tabelas.rbegin(); t != tabelas.rend(); ++t)
        AGENDA_TENTAR(para.consultarMontado(u"DELETE FROM "_s + t->nome, {}));
    return {};
}

Resultado<qint64> copiar(Conexao &de, Transacao &para, const Tabela &t)
{
    const QString lugares = QStringList(t.colunas.size(), u"?"_s).join(u", "_s);
    const QString inserir =
        u"INSERT INTO "_s + t.nome + u" ("_s + t.colunas.join(u", "_s) + u") VALUES ("_s + lugares + u')';
    Leitura origem(de);
    AGENDA_OBTER(auto linhas,
                 origem.consultarMontado(u"SELECT "_s + t.colunas.join(u", "_s) + u" FROM "_s + t.nome, {}));
    qint64 quantas = 0;
    for (; linhas.proxima(); ++quantas) {
        QList<Valor> valores;
        for (const QByteArray &texto : lerLinha(linhas, t.colunas.size()))
            valores << Valor(texto);
        AGENDA_TENTAR(para.consultarMontado(inserir, valores));
    }
    AGENDA_TENTAR(linhas.erro());
    return quantas;
}

// Rows of a table in the order of its key, the same on both engines, some at a time.
class Fluxo
{
public:
    Fluxo(Conexao &conexao, const Tabela &tabela) : m_leitura(conexao), m_t(tabela)
    {
        QStringList ordem;
        for (const QString &coluna : tabela.chave)
            ordem << (tabela.textos.contains(coluna) && conexao.motor() == Motor::Postgres
                          ? coluna + u" COLLATE \"C\""_s
                          : coluna);
        const QString lista = ordem.join(u", "_s);
        const QString lugares = QStringList(ordem.size(), u"?"_s).join(u", "_s);
        const QString selecao = u"SELECT "_s + tabela.colunas.join(u", "_s) + u" FROM "_s + tabela.nome;
        const QString fim = u" ORDER BY "_s + lista + u" LIMIT "_s + QString::number(porLeitura);
        m_primeira = selecao + fim;
        m_seguinte = selecao + u" WHERE ("_s + lista + u") > ("_s + lugares + u')' + fim;
    }

    // Empty: the end.
    Resultado<Linha> proxima()
    {
        if (m_lugar == m_linhas.size()) {
            if (!m_ultima.isEmpty() && m_linhas.size() < porLeitura)
                return Linha();
            AGENDA_TENTAR(lerMais());
            if (m_linhas.isEmpty())
                return Linha();
        }
        m_ultima = m_linhas.at(m_lugar++);
        return m_ultima;
    }

private:
    Resultado<void> lerMais()
    {
        QList<Valor> depoisDe;
        if (!m_ultima.isEmpty())
            for (const QString &coluna : m_t.chave)
                depoisDe << Valor(m_ultima.at(m_t.colunas.indexOf(coluna)));
        AGENDA_OBTER(auto linhas, m_leitura.consultarMontado(m_ultima.isEmpty() ? m_primeira : m_seguinte, depoisDe));
        m_linhas.clear();
        m_lugar = 0;
        while (linhas.proxima())
            m_linhas << lerLinha(linhas, m_t.colunas.size());
        return linhas.erro();
    }

    Leitura m_leitura;
    const Tabela &m_t;
    QString m_primeira, m_seguinte;
    QList<Linha> m_linhas;
    qsizetype m_lugar = 0;
    Linha m_ultima;
};

Resultado<void> conferir(Conexao &de, Conexao &para, const Tabela &t)
{
    Fluxo origem(de, t), destino(para, t);
    for (qint64 numero = 1;; ++numero) {
        AGENDA_OBTER(const Linha uma, origem.proxima());
        AGENDA_OBTER(const Linha outra, destino.proxima());
        if (uma != outra) // never the values: they are people's
            return falha(recusa(u"%1: row %2 is not the same in both"_s.arg(t.nome).arg(numero)));
        if (uma.isEmpty())
            return {};
    }
}

Resultado<QList<TabelaCopiada>> copiarNaTransacao(Conexao &de, Conexao &para)
{
    AGENDA_OBTER(const auto tabelas, tabelasEmOrdem(de, para));
    Transacao destino(para, {});
    AGENDA_TENTAR(esvaziar(destino, tabelas));
    QList<TabelaCopiada> copiadas;
    for (const Tabela &t : tabelas) {
        AGENDA_OBTER(const qint64 quantas, copiar(de, destino, t));
        copiadas << TabelaCopiada{t.nome, quantas};
    }
    for (const Tabela &t : tabelas)
        AGENDA_TENTAR(conferir(de, para, t));
    if (para.motor() == Motor::Postgres)
        AGENDA_TENTAR(destino.consultar("SELECT setval(pg_get_serial_sequence('auditoria', 'ordem'), "
                                        "(SELECT COALESCE(MAX(ordem), 0) + 1 FROM auditoria), false)"));
    return copiadas;
}

} // namespace

Resultado<QList<TabelaCopiada>> copiarTudo(Conexao &de, Conexao &para)
{
    if (de.motor() != Motor::Sqlite)
        return falha(recusa(u"copies are made from SQLite"_s));
    AGENDA_TENTAR(de.comecarEscrita());
    AGENDA_TENTAR(para.comecarEscrita());
    auto copiadas = copiarNaTransacao(de, para);
    (void)de.comandar("ROLLBACK");
    if (!copiadas) {
        (void)para.comandar("ROLLBACK");
        return copiadas;
    }
    AGENDA_TENTAR(para.comandar("COMMIT"));
    return copiadas;
}

} // namespace nucleo
