// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "caixas.h"

#include <algorithm>

namespace nucleo {

// On SQLite commits come one after the other: readers go to the end. On PostgreSQL they stop before the oldest
// transaction that is still running, which may publish below what is there already.
namespace {

Resultado<QList<Evento>> lerEventos(Linhas &linhas)
{
    QList<Evento> eventos;
    while (linhas.proxima()) {
        Evento e;
        e.ordem = linhas.inteiro(0);
        e.id = linhas.uuid(1);
        e.tipo = linhas.bytes(2);
        e.versao = int(linhas.inteiro(3));
        e.em = dominio::Instante::deMs(linhas.inteiro(4));
        e.agregado = linhas.uuid(5);
        e.ator = linhas.uuid(6);
        e.dados = linhas.bytes(7);
        e.publico = Publico::deJson(linhas.bytes(8));
        e.unidade = linhas.uuid(9);
        eventos << e;
    }
    AGENDA_TENTAR(linhas.erro());
    return eventos;
}

Resultado<qint64> umNumero(Linhas &linhas)
{
    const bool ha = linhas.proxima();
    AGENDA_TENTAR(linhas.erro());
    return ha ? linhas.inteiro(0) : 0;
}

#define AGENDA_SELECT_EVENTO                                                                                           \
    "SELECT ordem, id, tipo, versao, em, agregado, ator, dados, publico, unidade FROM caixa_saida WHERE ordem "
#define AGENDA_ATE_ONDE " < saida_ate() "

const char *depoisDaOrdem(Motor motor)
{
    return motor == Motor::Sqlite ? AGENDA_SELECT_EVENTO "> ? ORDER BY ordem LIMIT ?"
                                  : AGENDA_SELECT_EVENTO "> ? AND ordem" AGENDA_ATE_ONDE "ORDER BY ordem LIMIT ?";
}

const char *ultimos(Motor motor)
{
    return motor == Motor::Sqlite ? AGENDA_SELECT_EVENTO "> 0 ORDER BY ordem DESC LIMIT ?"
                                  : AGENDA_SELECT_EVENTO AGENDA_ATE_ONDE "ORDER BY ordem DESC LIMIT ?";
}

const char *fim(Motor motor)
{
    return motor == Motor::Sqlite ? "SELECT COALESCE(MAX(ordem), 0) FROM caixa_saida"
                                  : "SELECT COALESCE(MAX(ordem), 0) FROM caixa_saida WHERE ordem" AGENDA_ATE_ONDE;
}

} // namespace

Resultado<QList<Evento>> lerCaixaDeSaida(Banco &banco, qint64 depoisDe, int limite)
{
    return banco.ler([&](Leitura &leitura) -> Resultado<QList<Evento>> {
        AGENDA_OBTER(auto linhas, leitura.consultar(depoisDaOrdem(leitura.motor()), {depoisDe, limite}));
        return lerEventos(linhas);
    });
}

Resultado<QList<Evento>> ultimosDaCaixaDeSaida(Banco &banco, int quantos)
{
    return banco.ler([&](Leitura &leitura) -> Resultado<QList<Evento>> {
        AGENDA_OBTER(auto linhas, leitura.consultar(ultimos(leitura.motor()), {quantos}));
        AGENDA_OBTER(QList<Evento> eventos, lerEventos(linhas));
        std::reverse(eventos.begin(), eventos.end());
        return eventos;
    });
}

Resultado<qint64> fimDaCaixaDeSaida(Banco &banco)
{
    return banco.ler([](Leitura &leitura) -> Resultado<qint64> {
        AGENDA_OBTER(auto linhas, leitura.consultar(fim(leitura.motor())));
        return umNumero(linhas);
    });
}

Resultado<qint64> quantosDepoisDe(Banco &banco, qint64 ordem, int ate)
{
    return banco.ler([&](Leitura &leitura) -> Resultado<qint64> {
        AGENDA_OBTER(auto linhas, leitura.consultar("SELECT COUNT(*) FROM (SELECT 1 FROM caixa_saida WHERE ordem > ? "
                                                    "LIMIT ?) AS novos",
                                                    {ordem, ate}));
        return umNumero(linhas);
    });
}

bool haPorVir(Banco &banco)
{
    if (banco.motor() == Motor::Sqlite)
        return false;
    const auto ha = banco.ler([](Leitura &leitura) -> Resultado<qint64> {
        AGENDA_OBTER(auto linhas,
                     leitura.consultar("SELECT EXISTS (SELECT 1 FROM caixa_saida WHERE ordem >= saida_ate())"));
        return umNumero(linhas);
    });
    return ha && *ha != 0;
}

Resultado<qint64> posicaoDe(Banco &banco, const QByteArray &consumidor)
{
    return banco.ler([&](Leitura &leitura) -> Resultado<qint64> {
        AGENDA_OBTER(auto linhas,
                     leitura.consultar("SELECT ordem FROM caixa_saida_posicao WHERE consumidor = ?", {consumidor}));
        return umNumero(linhas);
    });
}

Resultado<void> guardarPosicao(Transacao &transacao, const QByteArray &consumidor, qint64 ordem)
{
    AGENDA_TENTAR(transacao.executar("INSERT INTO caixa_saida_posicao (consumidor, ordem) VALUES (?, ?) "
                                     "ON CONFLICT (consumidor) DO UPDATE SET ordem = excluded.ordem "
                                     "WHERE excluded.ordem > caixa_saida_posicao.ordem",
                                     {consumidor, ordem}));
    return {};
}

Resultado<bool> receber(Transacao &transacao, const QByteArray &consumidor, const QUuid &evento)
{
    AGENDA_OBTER(const int novas, transacao.executar("INSERT INTO caixa_entrada (consumidor, evento_id, em) "
                                                     "VALUES (?, ?, ?) ON CONFLICT (consumidor, evento_id) DO NOTHING",
                                                     {consumidor, evento, transacao.agora()}));
    return novas > 0;
}

Resultado<void> limparCaixaDeEntrada(Transacao &transacao, const QByteArray &consumidor, dominio::Instante antesDe)
{
    AGENDA_TENTAR(
        transacao.executar("DELETE FROM caixa_entrada WHERE consumidor = ? AND em < ?", {consumidor, antesDe}));
    return {};
}

} // namespace nucleo
