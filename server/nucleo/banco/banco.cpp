// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "banco.h"

#include "conexaopostgres.h"
#include "conexaosqlite.h"
#include "copia.h"
#include "escritor.h"
#include "marcadecopia.h"
#include "migrador.h"

#include <QFileInfo>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

// A thread's reading connections, by the bank's serial number. They live and end with their thread; a bank that was
// closed leaves them behind unused until then.
std::unordered_map<quint64, std::unique_ptr<Conexao>> &leiturasDestaThread()
{
    thread_local std::unordered_map<quint64, std::unique_ptr<Conexao>> conexoes;
    return conexoes;
}

quint64 novaSerie()
{
    static std::atomic<quint64> ultima{0};
    return ++ultima;
}

constexpr int vezesAoIniciar = 20;
constexpr std::chrono::milliseconds entreVezes(500);

Erro fechado()
{
    Erro erro(Codigo::Indisponivel, u"the database is closed"_s);
    erro.tentarEmSegundos = 1;
    return erro;
}

} // namespace

struct Banco::Privado {
    QString nome, pasta;
    QString alvo; // SQLite: the file; PostgreSQL: the URL
    Motor motor = Motor::Sqlite;
    ConfigBanco config;
    const quint64 serie = novaSerie();
    std::function<void()> aoPublicar;
    std::unique_ptr<Escritor> escritor;
    std::atomic<bool> aberto{false};

    Resultado<void> reconhecer()
    {
        constexpr QLatin1String sqlite("sqlite:");
        if (config.url.startsWith(sqlite)) {
            alvo = config.url.mid(sqlite.size());
            return {};
        }
        if (!config.url.startsWith("postgresql://"_L1) && !config.url.startsWith("postgres://"_L1))
            return falha(Erro(Codigo::ErroInterno, u"a database is sqlite:FILE or postgresql://…"_s));
        alvo = config.url;
        motor = Motor::Postgres;
        return {};
    }

    Resultado<std::unique_ptr<Conexao>> conectar(Uso uso) const
    {
        return motor == Motor::Sqlite ? abrirSqlite(alvo, uso) : abrirPostgres(alvo, nome, uso);
    }

    // A machine that starts again starts PostgreSQL and this program at once, and the former takes a few seconds.
    Resultado<std::unique_ptr<Conexao>> conectarComPaciencia() const
    {
        for (int vez = 0;; ++vez) {
            auto conexao = conectar(Uso::Escrita);
            const bool iniciando = !conexao && conexao.error().codigo == Codigo::Indisponivel;
            if (motor == Motor::Sqlite || !iniciando || vez == vezesAoIniciar)
                return conexao;
            std::this_thread::sleep_for(entreVezes);
        }
    }
};

Banco::Banco(QString nome, ConfigBanco config, QString pastaMigracoes) : m(std::make_unique<Privado>())
{
    m->nome = std::move(nome);
    m->config = std::move(config);
    m->pasta = std::move(pastaMigracoes);
}

Banco::~Banco()
{
    fechar();
}

Resultado<void> Banco::abrir()
{
    AGENDA_TENTAR(m->reconhecer());
    {
        AGENDA_OBTER(const auto conexao, m->conectarComPaciencia());
        AGENDA_OBTER(const bool inacabada, copiaInacabada(*conexao, m->nome));
        if (inacabada)
            return falha(Erro(Codigo::ErroInterno, u"a copy into this database did not finish: copy again"_s));
        AGENDA_TENTAR(migrar(*conexao, m->nome, m->pasta));
    }
    if (m->motor == Motor::Sqlite) {
        AGENDA_OBTER(m->escritor, abrirEscritorSqlite(m->alvo, m->config, m->aoPublicar));
    } else {
        m->escritor = abrirEscritorPostgres(m->alvo, m->nome, m->config, m->aoPublicar);
    }
    m->aberto = true;
    return {};
}

Resultado<QList<TabelaCopiada>> Banco::copiarPara(const QString &url) const
{
    Privado de, para;
    de.nome = para.nome = m->nome;
    de.config = m->config;
    para.config.url = url;
    AGENDA_TENTAR(de.reconhecer());
    AGENDA_TENTAR(para.reconhecer());
    if (de.motor == Motor::Sqlite && !QFileInfo::exists(de.alvo))
        return falha(Erro(Codigo::ErroInterno, de.alvo + u": no such file"_s));
    AGENDA_OBTER(const auto origem, de.conectar(Uso::Escrita));
    AGENDA_OBTER(const auto destino, para.conectar(Uso::Escrita));
    AGENDA_TENTAR(migrar(*origem, m->nome, m->pasta));
    if (para.motor == Motor::Postgres)
        AGENDA_TENTAR(comecarCopia(*destino, m->nome));
    AGENDA_TENTAR(migrar(*destino, m->nome, m->pasta));
    return copiarTudo(*origem, *destino);
}

Resultado<void> Banco::acabarCopia(const QString &url, const QStringList &nomes)
{
    AGENDA_OBTER(const auto destino, abrirPostgres(url, nomes.value(0)));
    return nucleo::acabarCopia(*destino, nomes);
}

void Banco::fechar()
{
    m->aberto = false;
    if (m->escritor)
        m->escritor->parar();
    leiturasDestaThread().erase(m->serie);
}

const QString &Banco::nome() const
{
    return m->nome;
}

Motor Banco::motor() const
{
    return m->motor;
}

Resultado<void> Banco::saude()
{
    AGENDA_TENTAR(ler([](Leitura &leitura) -> Resultado<void> {
        AGENDA_OBTER(auto linhas, leitura.consultar("SELECT 1"));
        return linhas.proxima() ? Resultado<void>() : linhas.erro();
    }));
    if (!m->escritor->semEspaco())
        return {};
    // Nobody may be writing who would find out: a small write of our own.
    return escreverEEsperar({}, [](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.executar("INSERT INTO caixa_saida_posicao (consumidor, ordem) VALUES ('saude', 1) ON CONFLICT "
                                 "(consumidor) DO UPDATE SET ordem = caixa_saida_posicao.ordem + 1"));
        return {};
    });
}

Resultado<std::unique_ptr<Conexao>> Banco::conectar()
{
    if (!m->aberto)
        return falha(fechado());
    return m->conectar(Uso::Escrita);
}

Resultado<std::unique_ptr<Banco::SessaoDeLeitura>> Banco::abrirLeitura(Instantaneo como)
{
    if (!m->aberto)
        return falha(fechado());
    AGENDA_TENTAR(Prazo::desta().conferir());
    auto &conexoes = leiturasDestaThread();
    // A kept connection may have been lost since: then once more, on a new one.
    for (bool denovo = false;; denovo = true) {
        auto it = conexoes.find(m->serie);
        if (it == conexoes.end()) {
            AGENDA_OBTER(auto conexao, m->conectar(Uso::Leitura));
            it = conexoes.emplace(m->serie, std::move(conexao)).first;
        }
        const auto entrou = como == Instantaneo::Sim ? it->second->entrarNaLeitura() : it->second->conferirAntesDeLer();
        if (entrou)
            return std::make_unique<SessaoDeLeitura>(*it->second, como);
        if (it->second->viva())
            return falha(entrou.error());
        conexoes.erase(it);
        if (denovo)
            return falha(entrou.error());
    }
}

void Banco::escrever(const Contexto &contexto, Trabalho trabalho, Conclusao conclusao)
{
    Pedido pedido;
    pedido.contexto = contexto;
    pedido.trabalho = std::move(trabalho);
    pedido.conclusao = std::move(conclusao);
    pedido.prazo = Prazo::desta();
    if (m->aberto && m->escritor->enfileirar(pedido))
        return;
    Erro cheio(Codigo::Indisponivel, u"the writer's queue is full or closed"_s);
    cheio.tentarEmSegundos = 1;
    if (pedido.conclusao)
        pedido.conclusao(falha(cheio));
}

Resultado<void> Banco::escreverEEsperar(const Contexto &contexto, Trabalho trabalho)
{
    std::promise<Resultado<void>> promessa;
    auto resposta = promessa.get_future();
    escrever(contexto, std::move(trabalho), [&promessa](Resultado<void> r) { promessa.set_value(std::move(r)); });
    return resposta.get();
}

bool Banco::sobCarga() const
{
    return m->aberto && m->escritor->sobCarga();
}

void Banco::aoPublicar(std::function<void()> aviso)
{
    m->aoPublicar = std::move(aviso);
}

Banco::SessaoDeLeitura::SessaoDeLeitura(Conexao &conexao, Instantaneo como) :
    m_conexao(conexao), m_como(como), m_leitura(conexao)
{}

Banco::SessaoDeLeitura::~SessaoDeLeitura()
{
    if (m_como == Instantaneo::Sim)
        m_conexao.sairDaLeitura();
}

bool Banco::SessaoDeLeitura::viva() const
{
    return m_conexao.viva();
}

} // namespace nucleo
