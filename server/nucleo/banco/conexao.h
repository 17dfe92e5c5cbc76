// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "leitura.h"

#include <QHash>
#include <QSqlDatabase>

#include <memory>

namespace nucleo {

// One connection to one database, used only by the thread that opened it. Keeps its prepared statements.
class Conexao
{
public:
    enum class Uso { Escrita, Leitura };
    [[nodiscard]] static Resultado<std::unique_ptr<Conexao>> abrirSqlite(const QString &arquivo, Uso uso);
    ~Conexao();
    Conexao(const Conexao &) = delete;
    Conexao &operator=(const Conexao &) = delete;

    [[nodiscard]] Motor motor() const { return Motor::Sqlite; }
    // A statement of fixed text, without values or rows: "BEGIN", "COMMIT", DDL.
    [[nodiscard]] Resultado<void> comandar(const char *sql);
    [[nodiscard]] Resultado<void> comandarTexto(const QString &sql); // once, not kept

    // Runs with the values bound; the statement goes back through devolver().
    struct Emprestada {
        QSqlQuery *consulta;
        int chave; // -1: not kept
    };
    template<class Lista>
    [[nodiscard]] Resultado<Emprestada> executar(const QByteArray &sql, const Lista &valores)
    {
        AGENDA_OBTER(const Emprestada e, emprestar(sql));
        int i = 0;
        for (const Valor &v : valores)
            e.consulta->bindValue(i++, v.variante());
        return rodar(e);
    }
    void devolver(Emprestada emprestada);

    // Nested reads on one thread share the outermost snapshot.
    [[nodiscard]] Resultado<void> entrarNaLeitura();
    void sairDaLeitura();

private:
    Conexao(QString nome, QSqlDatabase db);
    [[nodiscard]] Resultado<Emprestada> emprestar(const QByteArray &sql);
    [[nodiscard]] Resultado<Emprestada> rodar(Emprestada emprestada);

    struct Guardada {
        std::unique_ptr<QSqlQuery> consulta;
        bool emUso = false;
    };
    QString m_nome;
    QSqlDatabase m_db;
    QHash<QByteArray, int> m_porTexto;
    std::vector<Guardada> m_guardadas;
    int m_leituras = 0;
};

} // namespace nucleo
