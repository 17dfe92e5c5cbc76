// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conexaopostgres.h"
#include "filadepedidos.h"

#include <nucleo/observabilidade/nomedathread.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <random>
#include <thread>
#include <vector>

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

constexpr int tentativas = 6;                           // of one write that meets others, or a connection that is gone
constexpr std::chrono::milliseconds primeiraPausa(5);   // doubled each time, with some chance in it
constexpr std::chrono::milliseconds entreConexoes(200); // while the server is away, one of its writers asks this often

// One thread and one connection each; all take from one queue. Each write is a transaction of its own: PostgreSQL
// itself brings the commits of several together.
class EscritorPostgres final : public Escritor
{
public:
    EscritorPostgres(QString url, QString esquema, const ConfigBanco &config, std::function<void()> aoPublicar) :
        m_url(std::move(url)), m_esquema(std::move(esquema)), m_segundoPlano(config.segundoPlano),
        m_fila(size_t(config.filaMaxima)), m_aoPublicar(std::move(aoPublicar))
    {
        for (int i = 0; i < std::max(1, config.conexoes); ++i)
            m_threads.emplace_back([this] { trabalhar(); });
    }
    ~EscritorPostgres() override { parar(); }

    bool enfileirar(Pedido &pedido) override { return m_fila.enfileirar(pedido); }
    bool sobCarga() const override { return m_fila.sobCarga(); }
    void parar() override
    {
        m_fila.parar();
        for (std::thread &thread : m_threads)
            if (thread.joinable())
                thread.join();
    }

private:
    using Relogio = std::chrono::steady_clock;

    // What belongs to one thread.
    struct Mesa {
        std::unique_ptr<Conexao> conexao;
        std::minstd_rand acaso{std::random_device{}()};
    };

    void trabalhar()
    {
        nomearThread("escr." + m_esquema.toLatin1());
        if (m_segundoPlano)
            cederAVez();
        Mesa mesa;
        for (std::vector<Pedido> lote; m_fila.tomar(lote, 1); lote.clear()) {
            bool publicou = false;
            Resultado<void> resultado = gravar(mesa, lote.front(), publicou);
            anotarEspaco(resultado);
            if (resultado && publicou && m_aoPublicar)
                m_aoPublicar();
            if (lote.front().conclusao)
                lote.front().conclusao(std::move(resultado));
            m_fila.terminar(1);
        }
    }

    Resultado<void> conectar(Mesa &mesa)
    {
        if (mesa.conexao && mesa.conexao->viva())
            return {};
        mesa.conexao.reset();
        if (Relogio::now().time_since_epoch() - m_ultimaFalha.load() < entreConexoes)
            return falha(fora());
        auto aberta = abrirPostgres(m_url, m_esquema);
        // Whoever gets through first opens the way for all.
        m_ultimaFalha = aberta ? Relogio::duration::min() / 2 : Relogio::now().time_since_epoch();
        if (!aberta)
            return falha(aberta.error());
        mesa.conexao = *std::move(aberta);
        return {};
    }

    static Erro fora()
    {
        Erro erro(Codigo::Indisponivel, QStringLiteral("no connection to PostgreSQL"));
        erro.tentarEmSegundos = 1;
        return erro;
    }

    Resultado<void> gravar(Mesa &mesa, Pedido &pedido, bool &publicou)
    {
        AGENDA_TENTAR(pedido.comecar());
        for (int vez = 1;; ++vez) {
            AGENDA_TENTAR(conectar(mesa));
            bool confirmando = false;
            auto resultado = tentar(*mesa.conexao, pedido, publicou, confirmando);
            if (resultado)
                return resultado;
            const bool viva = mesa.conexao->viva(), conflitou = viva && mesa.conexao->conflitou();
            if (viva)
                (void)mesa.conexao->comandar("ROLLBACK");
            // Whether a commit without an answer took place is not known here: the caller's retry, with its key, finds
            // out. What was lost before it did not take place.
            if (!viva && confirmando)
                return falha(fora());
            if ((viva && !conflitou) || vez == tentativas)
                return conflitou ? Resultado<void>(falha(fora())) : resultado;
            if (conflitou)
                esperarUmPouco(mesa, vez);
        }
    }

    static Resultado<void> tentar(Conexao &conexao, const Pedido &pedido, bool &publicou, bool &confirmando)
    {
        AGENDA_TENTAR(conexao.comecarEscrita());
        Transacao transacao(conexao, pedido.contexto);
        AGENDA_TENTAR(rodarTrabalho(pedido.trabalho, transacao));
        publicou = transacao.publicou();
        confirmando = true;
        return conexao.comandar("COMMIT");
    }

    static void esperarUmPouco(Mesa &mesa, int vez)
    {
        const auto maximo = primeiraPausa * (1 << vez);
        std::this_thread::sleep_for(std::chrono::milliseconds(1 + qint64(mesa.acaso()) % maximo.count()));
    }

    const QString m_url, m_esquema;
    const bool m_segundoPlano;
    FilaDePedidos m_fila;
    const std::function<void()> m_aoPublicar;
    std::atomic<Relogio::duration> m_ultimaFalha{Relogio::duration::min() / 2}; // to connect; since the clock's epoch
    std::vector<std::thread> m_threads;
};

} // namespace

std::unique_ptr<Escritor> abrirEscritorPostgres(const QString &url, const QString &esquema, const ConfigBanco &config,
                                                std::function<void()> aoPublicar)
{
    return std::make_unique<EscritorPostgres>(url, esquema, config, std::move(aoPublicar));
}

} // namespace nucleo
