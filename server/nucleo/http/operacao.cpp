// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operacao.h"

namespace nucleo {

namespace {

Rota aberta(const char *caminho, const char *resumo, CasoLeitura caso, Fila fila = Fila::Comum)
{
    Rota rota{Metodo::Get, caminho, {}, std::move(caso), {}};
    rota.acesso.anonimo = true;
    rota.fila = fila;
    rota.doc.resumo = resumo;
    return rota;
}

Resposta responder(const Prontidao &prontidao)
{
    Resposta r = Resposta::json(prontidao.corpo, prontidao.pronto ? 200 : 503);
    if (!prontidao.pronto)
        r.cabecalhos.emplaceBack("Retry-After", "5");
    return r;
}

} // namespace

QList<Rota> rotasDeOperacao(const ServidorHttp::Partes &partes)
{
    return {aberta(
                "/healthz", "O processo está vivo",
                [](const Requisicao &) -> Resultado<Resposta> { return Resposta::json("{\"vivo\":true}"); },
                Fila::Nenhuma),
            aberta(
                "/readyz", "Cada módulo, pelo nome, e a idade do retrato; 503 se um falta ou o retrato é velho",
                [prontidao = partes.prontidao](const Requisicao &) -> Resultado<Resposta> {
                    return prontidao ? responder(prontidao()) : Resposta::json("{\"partes\":{},\"pronto\":true}");
                },
                Fila::Nenhuma),
            aberta("/openapi.json", "Este documento",
                   [documento = partes.openapi](const Requisicao &) -> Resultado<Resposta> {
                       Resposta r = Resposta::json(documento);
                       r.pessoal = false;
                       return r;
                   })};
}

QByteArray textoDasMetricas(const Metricas &m, int abertas)
{
    QByteArray saida;
    const auto linha = [&saida](const char *nome, const char *tipo, qint64 valor) {
        saida += QByteArray("# TYPE ") + nome + ' ' + tipo + '\n' + nome + ' ' + QByteArray::number(valor) + '\n';
    };
    linha("agenda_http_conexoes_abertas", "gauge", abertas);
    linha("agenda_http_conexoes_total", "counter", m.conexoes);
    linha("agenda_http_conexoes_recusadas_total", "counter", m.recusadas);
    linha("agenda_http_requisicoes_total", "counter", m.requisicoes);
    linha("agenda_http_clientes_idos_total", "counter", m.clientesIdos);
    linha("agenda_http_prazos_vencidos_total", "counter", m.vencidas);
    saida += "# TYPE agenda_http_respostas_total counter\n";
    for (int classe = 1; classe <= 5; ++classe)
        saida += "agenda_http_respostas_total{classe=\"" + QByteArray::number(classe) + "xx\"} " +
                 QByteArray::number(m.porClasse[classe]) + '\n';
    return saida;
}

} // namespace nucleo
