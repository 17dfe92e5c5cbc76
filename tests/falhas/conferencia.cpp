// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carga.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using apoio::ClienteBruto;
using apoio::RespostaHttp;

namespace {

constexpr qint64 voltaMs = 5'000;
const QString agendamentos = u"agendamentos.db"_s, notificacoes = u"notificacoes.db"_s;

} // namespace

void Carga::esquecerSemResposta()
{
    for (Cliente &cliente : m_clientes)
        for (const Pedido &p : std::exchange(cliente.semResposta, {}))
            devolver(cliente, p);
}

void Carga::resolver()
{
    ClienteBruto http(m_servidor.porta());
    for (Cliente &cliente : m_clientes)
        for (const Pedido &p : std::exchange(cliente.semResposta, {}))
            p.chave.isEmpty() ? resolverMudanca(http, cliente, p) : resolver(http, cliente, p);
}

// As a client does: "not now" is asked again.
RespostaHttp Carga::insistir(ClienteBruto &http, const Cliente &cliente, const Pedido &p) const
{
    QElapsedTimer relogio;
    relogio.start();
    for (;;) {
        RespostaHttp r = enviar(http, cliente, p);
        if (r.status != 503 || relogio.elapsed() > voltaMs)
            return r;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

void Carga::resolver(ClienteBruto &http, Cliente &cliente, const Pedido &p)
{
    const RespostaHttp uma = insistir(http, cliente, p), outra = insistir(http, cliente, p);
    if (uma.status != 201 || outra.status != 201 || uma.json() != outra.json())
        return estranhar(p, uma.status == 201 ? outra : uma);
    anotar(cliente, p, uma.json());
}

// A change has no key: what is there now tells whether it took place. PostgreSQL may still be ending what a dead server
// had begun, so that the answer to the question is old when the change is asked for again: then one asks again.
void Carga::resolverMudanca(ClienteBruto &http, Cliente &cliente, const Pedido &p)
{
    for (int vezes = 0;; ++vezes) {
        const auto recusada = tentarResolver(http, cliente, p);
        if (!recusada)
            return;
        if (vezes == 1 || recusada->codigo() != u"transicao_invalida")
            return estranhar(p, *recusada);
    }
}

// Nothing: it is done and noted.
std::optional<RespostaHttp> Carga::tentarResolver(ClienteBruto &http, Cliente &cliente, const Pedido &p)
{
    const auto feita = [&](const QJsonObject &corpo) {
        anotar(cliente, p, corpo);
        return std::nullopt;
    };
    http.usarToken(m_recepcao);
    if (p.oque == Oque::Soltar) {
        const RespostaHttp agora = http.get(p.caminho);
        const RespostaHttp r = agora.status == 404 ? agora : insistir(http, cliente, p);
        return r.status == 404 || r.status == 204 ? feita({}) : std::optional(r);
    }
    const RespostaHttp agora = http.get("/consultas/" + p.id.toLatin1());
    if (agora.status != 200)
        return agora;
    QString antes;
    {
        const std::lock_guard guarda(m_trava);
        antes = m_consultas.value(p.id).situacao;
    }
    if (agora.json().value("situacao"_L1).toString() == antes) {
        const RespostaHttp r = insistir(http, cliente, p);
        return r.certa() ? feita(r.json()) : std::optional(r);
    }
    if (p.oque != Oque::Remarcar)
        return feita(agora.json());
    const RespostaHttp nova = http.get("/consultas/" + agora.json().value("remarcadaPara"_L1).toString().toLatin1());
    return nova.status == 200 ? feita(nova.json()) : std::optional(nova);
}

QString Carga::conferir()
{
    conferirConsultas();
    conferirTabelas();
    const std::lock_guard guarda(m_trava);
    return m_estranhas.join(u'\n');
}

void Carga::conferirConsultas()
{
    ClienteBruto http(m_servidor.porta());
    http.usarToken(m_recepcao);
    const std::lock_guard guarda(m_trava);
    for (auto it = m_consultas.cbegin(); it != m_consultas.cend(); ++it) {
        const QJsonObject c = http.get("/consultas/" + it.key().toLatin1()).json();
        const QString situacao = c.value("situacao"_L1).toString();
        const int mudancas = int(c.value("historico"_L1).toArray().size());
        if (situacao != it->situacao || mudancas != it->versao)
            m_estranhas << u"%1: acknowledged %2 after %3 changes, is %4 after %5"_s.arg(it.key(), it->situacao)
                               .arg(it->versao)
                               .arg(situacao)
                               .arg(mudancas);
    }
}

void Carga::contar(const QString &oque, const QString &sql, qint64 esperado)
{
    const qint64 n = m_servidor.contar(agendamentos, sql);
    const std::lock_guard guarda(m_trava);
    if (n != esperado)
        m_estranhas << u"%1: %2, not %3"_s.arg(oque).arg(n).arg(esperado);
}

void Carga::conferirTabelas()
{
    contar(u"appointments"_s, u"SELECT count(*) FROM consulta"_s, m_consultas.size());
    const QString ocupam = u"('solicitada', 'confirmada', 'presente', 'em_atendimento', 'realizada')"_s;
    // Each change with its history, its event, its audit row: as many as the appointment has versions.
    for (const auto &[oque, tabela] :
         {std::pair(u"history"_s, u"historico h WHERE h.consulta_id = c.id"_s),
          std::pair(u"events"_s, u"caixa_saida e WHERE e.agregado = c.id AND e.tipo LIKE 'consulta.%'"_s),
          std::pair(u"audit"_s, u"auditoria a WHERE a.registro = c.id AND a.recurso = 'consulta'"_s)})
        contar(oque + u" that does not match"_s,
               u"SELECT count(*) FROM consulta c WHERE c.versao <> (SELECT count(*) FROM "_s + tabela + u")"_s, 0);
    contar(u"events of no appointment"_s,
           u"SELECT count(*) FROM caixa_saida e WHERE e.tipo LIKE 'consulta.%' AND NOT EXISTS "
           "(SELECT 1 FROM consulta c WHERE c.id = e.agregado)"_s,
           0);
    const QString linhas = u"SELECT count(*) FROM consulta c WHERE (SELECT count(*) FROM ocupacao o WHERE "
                           "o.consulta_id = c.id AND o.inicio = c.inicio AND o.fim = c.fim) <> "
                           "CASE WHEN c.situacao IN "_s +
                           ocupam + u" THEN 2 ELSE 0 END"_s;
    contar(u"appointments whose occupied time is not that of their state"_s, linhas, 0);
    contar(u"occupied time of nothing"_s,
           u"SELECT count(*) FROM ocupacao o WHERE NOT EXISTS (SELECT 1 FROM consulta c WHERE c.id = o.consulta_id) "
           "AND NOT EXISTS (SELECT 1 FROM reserva r WHERE r.id = o.consulta_id)"_s,
           0);
    contar(u"overlaps"_s,
           u"SELECT count(*) FROM ocupacao a JOIN ocupacao b ON a.recurso = b.recurso AND a.consulta_id < "
           "b.consulta_id AND a.inicio < b.fim AND b.inicio < a.fim"_s,
           0);
    qsizetype reservas = 0;
    for (const Cliente &c : m_clientes)
        reservas += c.reservas.size();
    contar(u"holds"_s, u"SELECT count(*) FROM reserva"_s, reservas);
    if (m_servidor.postgres()) {
        m_servidor.postgres()->perguntar(u"clinica"_s, u"CREATE EXTENSION IF NOT EXISTS amcheck"_s);
        contar(u"damaged indexes"_s,
               u"SELECT count(*) * 0 FROM (SELECT public.bt_index_check(i.indexrelid, true) AS visto FROM pg_index i "
               "JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace n ON n.oid = "
               "c.relnamespace WHERE a.amname = 'btree' AND n.nspname NOT LIKE 'pg!_%' ESCAPE '!') t "
               "WHERE visto IS NOT NULL"_s, // it raises what it finds
               0);
    } else {
        contar(u"integrity"_s, u"SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"_s, 0);
        contar(u"foreign keys"_s, u"SELECT count(*) FROM pragma_foreign_key_check"_s, 0);
    }
}

QString Carga::conferirMensagens(int prazoMs) const
{
    // A move is told by one message, not by the new appointment's as well.
    const qint64 aContar = m_servidor.contar(
        agendamentos, u"SELECT count(*) FROM caixa_saida e JOIN consulta c ON c.id = e.agregado WHERE e.tipo IN "
                      "('consulta.solicitada', 'consulta.confirmada', 'consulta.cancelada', 'consulta.remarcada') AND "
                      "NOT (e.tipo = 'consulta.solicitada' AND c.remarcada_de IS NOT NULL)"_s);
    QElapsedTimer relogio;
    relogio.start();
    qint64 contadas = 0, resta = 0;
    do {
        contadas = m_servidor.contar(notificacoes, u"SELECT count(DISTINCT evento_id) FROM notificacao"_s);
        resta = m_servidor.contar(notificacoes, u"SELECT count(*) FROM notificacao WHERE situacao <> 'enviada' AND "
                                                "situacao <> 'cancelada'"_s);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    } while ((contadas != aContar || resta != 0) && relogio.elapsed() < prazoMs);
    const qint64 todas = m_servidor.contar(notificacoes, u"SELECT count(*) FROM notificacao"_s);
    if (contadas == aContar && resta == 0 && todas == contadas)
        return {};
    return u"%1 events to tell of, %2 messages of %3 events, %4 not sent"_s.arg(aContar).arg(todas).arg(contadas).arg(
        resta);
}
