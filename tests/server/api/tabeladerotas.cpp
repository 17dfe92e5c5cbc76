// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabeladerotas.h"

namespace api_teste {

using namespace Qt::StringLiterals;

namespace {

void lerParametros(const QJsonObject &operacao, RotaLida &rota)
{
    for (const auto &valor : operacao.value(u"parameters"_s).toArray()) {
        const QJsonObject p = valor.toObject();
        const QString nome = p.value(u"name"_s).toString();
        rota.paginada = rota.paginada || (rota.metodo == "GET" && nome == u"limite"_s);
        rota.chave = rota.chave || nome == u"Idempotency-Key"_s;
        rota.aoVivo = rota.aoVivo || nome == u"Last-Event-ID"_s;
        rota.exigeVersao = rota.exigeVersao || (nome == u"If-Match"_s && p.value(u"required"_s).toBool());
    }
}

void lerResposta(const QJsonObject &operacao, RotaLida &rota)
{
    const QJsonObject respostas = operacao.value(u"responses"_s).toObject();
    for (auto it = respostas.begin(); it != respostas.end(); ++it) {
        if (!it.key().startsWith(u'2'))
            continue;
        rota.sucesso = it.key().toInt();
        const QJsonObject resposta = it.value().toObject(), cabecalhos = resposta.value(u"headers"_s).toObject();
        rota.dizMarca = cabecalhos.contains(u"ETag"_s);
        rota.dizLocal = cabecalhos.contains(u"Location"_s);
        rota.dizLink = cabecalhos.contains(u"Link"_s);
        const QJsonObject esquema = resposta.value(u"content"_s)
                                        .toObject()
                                        .value(u"application/json"_s)
                                        .toObject()
                                        .value(u"schema"_s)
                                        .toObject();
        rota.lista = esquema.value(u"properties"_s).toObject().contains(u"itens"_s);
    }
}

} // namespace

QList<RotaLida> lerRotas(apoio::ClienteBruto &http)
{
    QList<RotaLida> rotas;
    const QJsonObject caminhos = http.get("/openapi.json").json().value(u"paths"_s).toObject();
    for (auto caminho = caminhos.begin(); caminho != caminhos.end(); ++caminho) {
        const QJsonObject metodos = caminho.value().toObject();
        for (auto metodo = metodos.begin(); metodo != metodos.end(); ++metodo) {
            const QJsonObject operacao = metodo.value().toObject();
            RotaLida rota;
            rota.metodo = metodo.key().toUpper().toLatin1();
            rota.caminho = caminho.key().toLatin1();
            rota.temCorpo = operacao.contains(u"requestBody"_s);
            lerParametros(operacao, rota);
            lerResposta(operacao, rota);
            rotas << rota;
        }
    }
    return rotas;
}

} // namespace api_teste
