// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "banco.h"

#include "conexaosqlite.h"
#include "escritor.h"
#include "migrador.h"

#include <atomic>
#include <future>
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

Erro fechado()
{
    Erro erro(Codigo::Indisponivel, u"the database is closed"_s);
    erro.tentarEmSegundos = 1;
    return erro;
}

} // namespace

struct Banco::Privado {
    QString nome, pasta, arquivo;
    ConfigBanco config;
    const quint64 serie = novaSerie();
    std::function<void()> aoPublicar;
    std::unique_ptr<Escritor> escritor;
    std::atomic<bool> aberto{false};
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
    constexpr QLatin1String prefixo("sqlite:");
    if (!m->config.url.startsWith(prefixo))
        return falha(Erro(Codigo::Indisponivel, u"only sqlite: databases are in this version"_s));
    m->arquivo = m->config.url.mid(prefixo.size());
    {
        AGENDA_OBTER(const auto conexao, abrirSqlite(m->arquivo, Uso::Escrita));
        AGENDA_TENTAR(migrar(*conexao, m->nome, m->pasta));
    }
    AGENDA_OBTER(m->escritor, abrirEscritorSqlite(m->arquivo, m->config, m->aoPublicar));
    m->aberto = true;
    return {};
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
    return Motor::Sqlite;
}

Resultado<void> Banco::saude()
{
    return ler([](Leitura &leitura) -> Resultado<void> {
        AGENDA_OBTER(auto linhas, leitura.consultar("SELECT 1"));
        return linhas.proxima() ? Resultado<void>() : linhas.erro();
    });
}

Resultado<std::unique_ptr<Banco::SessaoDeLeitura>> Banco::abrirLeitura()
{
    if (!m->aberto)
        return falha(fechado());
    auto &conexoes = leiturasDestaThread();
    auto it = conexoes.find(m->serie);
    if (it == conexoes.end()) {
        AGENDA_OBTER(auto conexao, abrirSqlite(m->arquivo, Uso::Leitura));
        it = conexoes.emplace(m->serie, std::move(conexao)).first;
    }
    AGENDA_TENTAR(it->second->entrarNaLeitura());
    return std::make_unique<SessaoDeLeitura>(*it->second);
}

void Banco::escrever(const Contexto &contexto, Trabalho trabalho, Conclusao conclusao)
{
    Pedido pedido{contexto, std::move(trabalho), std::move(conclusao)};
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

Banco::SessaoDeLeitura::SessaoDeLeitura(Conexao &conexao) : m_conexao(conexao), m_leitura(conexao) {}

Banco::SessaoDeLeitura::~SessaoDeLeitura()
{
    m_conexao.sairDaLeitura();
}

} // namespace nucleo
