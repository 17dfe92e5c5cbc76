// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi.h"

#include <dominio/erro.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace contrato {

namespace {

QJsonObject referencia(const QString &nome)
{
    return {{u"$ref"_s, QString(u"#/components/schemas/"_s + nome)}};
}

QJsonObject conteudo(const QString &tipo, const QJsonObject &esquema)
{
    return {{tipo, QJsonObject{{u"schema"_s, esquema}}}};
}

QJsonObject esquemaDe(const Esquema &esquema, QJsonObject &componentes)
{
    const QJsonObject item = esquema.componente(componentes);
    if (!esquema.lista)
        return item;
    QJsonArray obrigatorios{u"itens"_s, u"proximo"_s};
    QJsonObject membros{{u"itens"_s, QJsonObject{{u"type"_s, u"array"_s}, {u"items"_s, item}}},
                        {u"proximo"_s, QJsonObject{{u"type"_s, QJsonArray{u"string"_s, u"null"_s}}}}};
    if (esquema.instanteDaLista) {
        const QString nome = QString::fromLatin1(esquema.instanteDaLista);
        obrigatorios.append(nome);
        membros.insert(nome, QJsonObject{{u"type"_s, u"string"_s}, {u"format"_s, u"date-time"_s}});
    }
    return {{u"type"_s, u"object"_s}, {u"required"_s, obrigatorios}, {u"properties"_s, membros}};
}

QJsonObject esquemaDe(const ParametroDeConsulta &p)
{
    const QString formato = QString::fromLatin1(p.formato);
    QJsonObject esquema{{u"type"_s, QString::fromLatin1(p.tipo)}};
    if (formato == QLatin1StringView(fimDePeriodo))
        esquema.insert(u"anyOf"_s,
                       QJsonArray{QJsonObject{{u"format"_s, u"date"_s}}, QJsonObject{{u"format"_s, u"date-time"_s}}});
    else if (p.formato)
        esquema.insert(u"format"_s, formato);
    if (p.maximo > p.minimo) {
        esquema.insert(u"minimum"_s, p.minimo);
        esquema.insert(u"maximum"_s, p.maximo);
    }
    return esquema;
}

QJsonArray parametros(const DescricaoDeRota &rota)
{
    QJsonArray lista;
    static const QRegularExpression lugar(u"\\{([A-Za-z]+)\\}"_s);
    auto it = lugar.globalMatch(QString::fromLatin1(rota.caminho));
    while (it.hasNext())
        lista << QJsonObject{{u"name"_s, it.next().captured(1)},
                             {u"in"_s, u"path"_s},
                             {u"required"_s, true},
                             {u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"format"_s, u"uuid"_s}}}};
    for (const ParametroDeConsulta &p : rota.consulta) {
        lista << QJsonObject{{u"name"_s, QString::fromLatin1(p.nome)},
                             {u"in"_s, u"query"_s},
                             {u"required"_s, p.obrigatorio},
                             {u"description"_s, QString::fromUtf8(p.descricao)},
                             {u"schema"_s, esquemaDe(p)}};
    }
    const auto cabecalho = [&lista](const QString &nome, const QString &descricao, bool obrigatorio = false) {
        lista << QJsonObject{{u"name"_s, nome},
                             {u"in"_s, u"header"_s},
                             {u"required"_s, obrigatorio},
                             {u"description"_s, descricao},
                             {u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}};
    };
    if (rota.idempotente)
        cabecalho(
            u"Idempotency-Key"_s,
            u"1 a 255 caracteres ASCII visíveis. A mesma chave com o mesmo corpo dá, por 24 h, a mesma resposta; com "
            "outro corpo é recusada (422 chave_reutilizada). Um pedido recusado não gasta a chave."_s);
    if (rota.metodo == "PUT" || rota.metodo == "DELETE")
        cabecalho(u"If-Match"_s, u"O ETag da versão que se muda, ou *; outra versão dá 412."_s, rota.exigeVersao);
    if (rota.metodo == "GET" && rota.temMarca())
        cabecalho(u"If-None-Match"_s, u"O ETag do que o leitor já tem."_s);
    if (rota.aoVivo)
        cabecalho(u"Last-Event-ID"_s, u"Continuar depois deste evento."_s);
    return lista;
}

// What a success carries beside its body.
QJsonObject cabecalhosDaResposta(const DescricaoDeRota &rota)
{
    QJsonObject todos;
    const auto por = [&todos](const QString &nome, const QString &descricao) {
        todos.insert(nome,
                     QJsonObject{{u"description"_s, descricao}, {u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}});
    };
    if (rota.temMarca())
        por(u"ETag"_s, u"A versão, para If-Match e If-None-Match."_s);
    if (rota.temLocal())
        por(u"Location"_s, u"Onde está."_s);
    if (rota.temPaginas())
        por(u"Link"_s, u"A página seguinte, rel=\"next\"; não vem na última."_s);
    if (rota.idempotente)
        por(u"Idempotent-Replayed"_s, u"true onde esta é a resposta a um pedido anterior."_s);
    return todos;
}

QJsonObject respostas(const DescricaoDeRota &rota, const QJsonObject &sucesso)
{
    const QJsonObject problema{{u"description"_s, u"O que deu errado (RFC 9457), com um codigo estável."_s},
                               {u"content"_s, conteudo(u"application/problem+json"_s, referencia(u"Problema"_s))}};
    QJsonObject todas{{QString::number(rota.sucesso), sucesso}, {u"default"_s, problema}};
    if (rota.metodo == "GET" && rota.temMarca())
        todas.insert(u"304"_s, QJsonObject{{u"description"_s, u"O leitor já tem o atual."_s}});
    return todas;
}

// A name for generated clients: "putConsultasIdConfirmar".
QString nomeDaOperacao(const DescricaoDeRota &rota)
{
    QString nome = QString::fromLatin1(rota.metodo).toLower();
    bool maiuscula = true;
    for (const QChar c : QString::fromLatin1(rota.caminho)) {
        if (c.isLetterOrNumber())
            nome += maiuscula ? c.toUpper() : c;
        maiuscula = !c.isLetterOrNumber();
    }
    return nome;
}

QJsonObject operacao(const DescricaoDeRota &rota, QJsonObject &componentes)
{
    QJsonObject sucesso{{u"description"_s, rota.resumo}};
    if (rota.aoVivo)
        sucesso.insert(u"content"_s, conteudo(u"text/event-stream"_s, {{u"type"_s, u"string"_s}}));
    else if (rota.resposta.componente)
        sucesso.insert(u"content"_s,
                       conteudo(QString::fromLatin1(rota.resposta.tipoDeMidia), esquemaDe(rota.resposta, componentes)));
    if (const auto cabecalhos = cabecalhosDaResposta(rota); !cabecalhos.isEmpty())
        sucesso.insert(u"headers"_s, cabecalhos);
    QJsonObject o{{u"operationId"_s, nomeDaOperacao(rota)},
                  {u"summary"_s, rota.resumo},
                  {u"parameters"_s, parametros(rota)},
                  {u"responses"_s, respostas(rota, sucesso)}};
    if (rota.perfis.isEmpty())
        o.insert(u"security"_s, QJsonArray());
    else
        o.insert(u"description"_s, QString(u"Perfis: "_s + rota.perfis.join(u", "_s)));
    if (rota.corpo.componente)
        o.insert(u"requestBody"_s,
                 QJsonObject{{u"required"_s, true},
                             {u"content"_s, conteudo(u"application/json"_s, esquemaDe(rota.corpo, componentes))}});
    return o;
}

// Every text of an enum whose last value is given.
template<class E>
QJsonObject textos(E ultimo)
{
    QJsonArray valores;
    for (int i = 0; i <= int(ultimo); ++i)
        valores << QString(dominio::texto(E(i)));
    return {{u"type"_s, u"string"_s}, {u"enum"_s, valores}};
}

QJsonObject esquemaDeProblema()
{
    const QJsonObject texto{{u"type"_s, u"string"_s}};
    const QJsonObject campo{{u"type"_s, u"object"_s},
                            {u"required"_s, QJsonArray{u"campo"_s, u"codigo"_s, u"mensagem"_s}},
                            {u"properties"_s, QJsonObject{{u"campo"_s, texto},
                                                          {u"codigo"_s, textos(dominio::CodigoCampo::SenhaComum)},
                                                          {u"mensagem"_s, texto},
                                                          {u"limite"_s, QJsonObject{{u"type"_s, u"integer"_s}}}}}};
    return {{u"type"_s, u"object"_s},
            {u"required"_s, QJsonArray{u"type"_s, u"title"_s, u"status"_s, u"codigo"_s}},
            {u"properties"_s, QJsonObject{{u"type"_s, texto},
                                          {u"title"_s, texto},
                                          {u"status"_s, QJsonObject{{u"type"_s, u"integer"_s}}},
                                          {u"detail"_s, texto},
                                          {u"instance"_s, texto},
                                          {u"codigo"_s, textos(dominio::Codigo::SemEspaco)},
                                          {u"erros"_s, QJsonObject{{u"type"_s, u"array"_s},
                                                                   {u"items"_s, campo},
                                                                   {u"maxItems"_s, dominio::camposListados}}},
                                          {u"haMais"_s, QJsonObject{{u"type"_s, u"boolean"_s}}}}}};
}

} // namespace

bool DescricaoDeRota::temPaginas() const
{
    return metodo == "GET" && resposta.lista &&
           std::any_of(consulta.begin(), consulta.end(),
                       [](const ParametroDeConsulta &p) { return qstrcmp(p.nome, "limite") == 0; });
}

bool DescricaoDeRota::temMarca() const
{
    if (!resposta.componente || aoVivo || temPaginas())
        return false;
    const bool mudaPorPost = metodo == "POST" && sucesso == 200 && caminho.contains("/{"); // one step of a resource
    return metodo == "GET" || metodo == "PUT" || mudaPorPost || temLocal();
}

bool DescricaoDeRota::temLocal() const
{
    return resposta.componente && !semEndereco && (sucesso == 201 || sucesso == 202);
}

QByteArray documentoOpenApi(const QString &versao, const QList<DescricaoDeRota> &rotas)
{
    QJsonObject componentes{{u"Problema"_s, esquemaDeProblema()}}, caminhos;
    for (const DescricaoDeRota &rota : rotas) {
        const QString caminho = QString::fromLatin1(rota.caminho);
        QJsonObject item = caminhos.value(caminho).toObject();
        item.insert(QString::fromLatin1(rota.metodo.toLower()), operacao(rota, componentes));
        caminhos.insert(caminho, item);
    }
    const QJsonObject portador{{u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}, {u"bearerFormat"_s, u"JWT"_s}};
    const QJsonObject documento{
        {u"openapi"_s, u"3.1.0"_s},
        {u"info"_s, QJsonObject{{u"title"_s, u"Agenda"_s},
                                {u"version"_s, versao},
                                {u"license"_s, QJsonObject{{u"name"_s, u"GPL-3.0-or-later"_s}}}}},
        {u"security"_s, QJsonArray{QJsonObject{{u"portador"_s, QJsonArray()}}}},
        {u"paths"_s, caminhos},
        {u"components"_s,
         QJsonObject{{u"schemas"_s, componentes}, {u"securitySchemes"_s, QJsonObject{{u"portador"_s, portador}}}}}};
    return QJsonDocument(documento).toJson(QJsonDocument::Compact);
}

} // namespace contrato
