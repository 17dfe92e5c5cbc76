// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conexaosqlite.h"
#include "filadepedidos.h"

#include <nucleo/observabilidade/nomedathread.h>

#include <QFileInfo>

#include <algorithm>
#include <future>
#include <thread>
#include <vector>

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

constexpr size_t porCommit = 256;   // bounds how long the first of a batch waits for the last
constexpr int lotesComCautela = 64; // batches run with savepoints after one of which a job failed

class EscritorSqlite final : public Escritor
{
public:
    EscritorSqlite(QString arquivo, const ConfigBanco &config, std::function<void()> aoPublicar) :
        m_arquivo(std::move(arquivo)), m_fila(size_t(config.filaMaxima)), m_segundoPlano(config.segundoPlano),
        m_aoPublicar(std::move(aoPublicar))
    {}
    ~EscritorSqlite() override { parar(); }

    Resultado<void> iniciar()
    {
        std::promise<Resultado<void>> abriu;
        auto resposta = abriu.get_future();
        m_thread = std::thread([this, &abriu] { trabalhar(abriu); });
        return resposta.get();
    }

    bool enfileirar(Pedido &pedido) override { return m_fila.enfileirar(pedido); }
    bool sobCarga() const override { return m_fila.sobCarga(); }

    void parar() override
    {
        m_fila.parar();
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    void trabalhar(std::promise<Resultado<void>> &abriu)
    {
        nomearThread("escr." + QFileInfo(m_arquivo).baseName().toLatin1());
        if (m_segundoPlano)
            cederAVez();
        auto conexao = abrirSqlite(m_arquivo, Uso::Escrita);
        if (!conexao) {
            abriu.set_value(falha(conexao.error()));
            return;
        }
        m_conexao = std::move(*conexao);
        abriu.set_value({});
        for (std::vector<Pedido> lote; m_fila.tomar(lote, porCommit); lote.clear()) {
            gravar(lote);
            m_fila.terminar(lote.size());
        }
        m_conexao.reset(); // in the thread that opened it
    }

    void gravar(std::vector<Pedido> &lote)
    {
        Feito feito = m_cautela == 0 ? juntos(lote) : separados(lote);
        if (feito.publicou && m_aoPublicar)
            m_aoPublicar();
        const auto gravado = [](const Resultado<void> &r) { return r.has_value(); };
        if (!feito.tudo || std::any_of(feito.resultados.begin(), feito.resultados.end(), gravado))
            anotarEspaco(feito.tudo);
        for (size_t i = 0; i < lote.size(); ++i)
            if (lote[i].conclusao)
                lote[i].conclusao(std::move(feito.resultados[i]));
    }

    struct Feito {
        std::vector<Resultado<void>> resultados;
        bool publicou = false;
        Resultado<void> tudo; // what became of the transaction
    };

    // The usual case: every job succeeds, and none needs a savepoint, which costs a copy of each page it touches. One
    // that fails may have written: then all is undone, and each job runs again in its own.
    Feito juntos(std::vector<Pedido> &lote)
    {
        Feito feito{std::vector<Resultado<void>>(lote.size()), false, {}};
        bool todos = m_conexao->comecarEscrita().has_value();
        for (size_t i = 0; todos && i < lote.size(); ++i) {
            feito.resultados[i] = lote[i].comecar();
            if (!feito.resultados[i])
                continue;
            Transacao transacao(*m_conexao, lote[i].contexto);
            todos = rodarTrabalho(lote[i].trabalho, transacao).has_value();
            feito.publicou = feito.publicou || transacao.publicou();
        }
        if (todos && m_conexao->comandar("COMMIT"))
            return feito;
        (void)m_conexao->comandar("ROLLBACK"); // fails where SQLite has rolled back by itself, or not begun
        m_cautela = lotesComCautela;
        return separados(lote);
    }

    Feito separados(std::vector<Pedido> &lote)
    {
        m_cautela = std::max(0, m_cautela - 1);
        Feito feito{std::vector<Resultado<void>>(lote.size()), false, {}};
        feito.tudo = tentarSeparados(lote, feito);
        if (!feito.tudo) {
            (void)m_conexao->comandar("ROLLBACK");
            std::fill(feito.resultados.begin(), feito.resultados.end(), feito.tudo);
            feito.publicou = false;
        }
        return feito;
    }

    // An error here is of the whole transaction; those of single jobs are in the results.
    Resultado<void> tentarSeparados(std::vector<Pedido> &lote, Feito &feito)
    {
        AGENDA_TENTAR(m_conexao->comecarEscrita());
        for (size_t i = 0; i < lote.size(); ++i) {
            feito.resultados[i] = lote[i].comecar();
            if (!feito.resultados[i])
                continue;
            AGENDA_TENTAR(m_conexao->comandar("SAVEPOINT pedido"));
            Transacao transacao(*m_conexao, lote[i].contexto);
            feito.resultados[i] = rodarTrabalho(lote[i].trabalho, transacao);
            feito.publicou = feito.publicou || (feito.resultados[i] && transacao.publicou());
            // Where a full disk made SQLite undo everything, the savepoint is gone: what the job met is the reason.
            if (!feito.resultados[i] && !m_conexao->comandar("ROLLBACK TO pedido"))
                return feito.resultados[i];
            AGENDA_TENTAR(m_conexao->comandar("RELEASE pedido"));
        }
        return m_conexao->comandar("COMMIT");
    }

    const QString m_arquivo;
    FilaDePedidos m_fila;
    const bool m_segundoPlano;
    const std::function<void()> m_aoPublicar;
    std::unique_ptr<Conexao> m_conexao; // the thread's
    int m_cautela = 0;                  // the thread's: batches still to run with savepoints
    std::thread m_thread;
};

} // namespace

Resultado<std::unique_ptr<Escritor>> abrirEscritorSqlite(const QString &arquivo, const ConfigBanco &config,
                                                         std::function<void()> aoPublicar)
{
    auto escritor = std::make_unique<EscritorSqlite>(arquivo, config, std::move(aoPublicar));
    AGENDA_TENTAR(escritor->iniciar());
    return escritor;
}

} // namespace nucleo
