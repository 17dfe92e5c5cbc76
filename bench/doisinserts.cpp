// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The yardstick for bookings: a bare SQLite loop of two inserts a transaction, durable (WAL, synchronous=FULL), with
// one commit each and with 32 transactions' worth of inserts to a commit. No HTTP, no checks, no JSON, no events.
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

void executar(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        std::fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(db));
        std::exit(1);
    }
}

double porSegundo(sqlite3 *db, int porCommit, double segundos)
{
    sqlite3_stmt *consulta = nullptr, *evento = nullptr;
    sqlite3_prepare_v2(db, "INSERT INTO consulta(medico, inicio, fim, texto) VALUES (?, ?, ?, ?)", -1, &consulta,
                       nullptr);
    sqlite3_prepare_v2(db, "INSERT INTO evento(agregado, dados) VALUES (?, ?)", -1, &evento, nullptr);
    const std::string texto(120, 'x'), dados(700, 'y');
    const auto inicio = std::chrono::steady_clock::now();
    double passou = 0;
    long feitas = 0;
    while (passou < segundos) {
        executar(db, "BEGIN IMMEDIATE");
        for (int i = 0; i < porCommit; ++i, ++feitas) {
            sqlite3_bind_int64(consulta, 1, feitas % 50);
            sqlite3_bind_int64(consulta, 2, feitas * 600);
            sqlite3_bind_int64(consulta, 3, feitas * 600 + 600);
            sqlite3_bind_text(consulta, 4, texto.c_str(), int(texto.size()), SQLITE_STATIC);
            sqlite3_step(consulta);
            sqlite3_reset(consulta);
            sqlite3_bind_int64(evento, 1, feitas);
            sqlite3_bind_text(evento, 2, dados.c_str(), int(dados.size()), SQLITE_STATIC);
            sqlite3_step(evento);
            sqlite3_reset(evento);
        }
        executar(db, "COMMIT");
        passou = std::chrono::duration<double>(std::chrono::steady_clock::now() - inicio).count();
    }
    sqlite3_finalize(consulta);
    sqlite3_finalize(evento);
    return double(feitas) / passou;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_dois_inserts FILE [SECONDS]\n");
        return 2;
    }
    sqlite3 *db = nullptr;
    sqlite3_open(argv[1], &db);
    executar(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                 "CREATE TABLE consulta(id INTEGER PRIMARY KEY, medico INT, inicio INT, fim INT, texto TEXT);"
                 "CREATE INDEX por_medico ON consulta(medico, inicio);"
                 "CREATE TABLE evento(id INTEGER PRIMARY KEY, agregado INT, dados TEXT);");
    const double segundos = argc > 2 ? std::atof(argv[2]) : 5;
    std::printf("%.0f %.0f\n", porSegundo(db, 1, segundos), porSegundo(db, 32, segundos));
    sqlite3_close(db);
    return 0;
}
