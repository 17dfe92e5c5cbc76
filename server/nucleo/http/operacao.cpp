// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operacao.h"

#include <contrato/json.h>

namespace nucleo {

using dominio::Codigo;
using dominio::falha;

namespace {

Rota aberta(const char *caminho, const char *resumo, CasoLeitura caso, Fila fila = Fila::Comum)
{
    Rota rota{Metodo::Get, caminho, {}, std::move(caso), {}};
    rota.acesso.anonimo = true;
    rota.fila = fila;
    rota.doc.resumo = resumo;
    return rota;
}

Resposta prontidao(const Saude &saude)
{
    QByteArray corpo = "{\"partes\":{";
    bool tudo = true;
    bool primeira = true;
    for (const auto &[nome, estado] : saude()) {
        if (!std::exchange(primeira, false))
            corpo += ',';
        contrato::escreverTexto(corpo, nome);
        const bool cheio = !estado && estado.error().codigo == Codigo::SemEspaco; // it is read all the same
        corpo += estado ? ":\"ok\"" : cheio ? ":\"sem_espaco\"" : ":\"indisponivel\"";
        tudo = tudo && estado;
    }
    corpo += tudo ? "},\"pronto\":true}" : "},\"pronto\":false}";
    Resposta r = Resposta::json(corpo, tudo ? 200 : 503);
    if (!tudo)
        r.cabecalhos.emplaceBack("Retry-After", "5");
    return r;
}

} // namespace

QList<Rota> rotasDeOperacao(const ServidorHttp::Partes &partes, std::function<QByteArray()> metricas)
{
    return {aberta(
                "/healthz", "O processo está vivo",
                [](const Requisicao &) -> Resultado<Resposta> { return Resposta::json("{\"vivo\":true}"); },
                Fila::Nenhuma),
            aberta("/readyz", "Cada banco e trabalhador, pelo nome; 503 se algum falta",
                   [saude = partes.saude](const Requisicao &) -> Resultado<Resposta> {
                       return saude ? prontidao(saude) : Resposta::json("{\"partes\":{},\"pronto\":true}");
                   }),
            aberta("/openapi.json", "Este documento",
                   [documento = partes.openapi](const Requisicao &) -> Resultado<Resposta> {
                       Resposta r = Resposta::json(documento);
                       r.pessoal = false;
                       return r;
                   }),
            aberta(
                "/metrics", "Medidas em texto do Prometheus; só deste computador",
                [metricas = std::move(metricas)](const Requisicao &r) -> Resultado<Resposta> {
                    if (!r.par.isLoopback())
                        return falha(Codigo::NaoEncontrado);
                    Resposta resposta = Resposta::json(metricas());
                    resposta.tipo = "text/plain; version=0.0.4; charset=utf-8";
                    return resposta;
                },
                Fila::Nenhuma)};
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
