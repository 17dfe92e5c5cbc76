// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "respostas.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

using namespace Qt::StringLiterals;

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;

int statusDe(Codigo codigo)
{
    switch (codigo) {
    case Codigo::TokenAusente:
    case Codigo::TokenInvalido:
    case Codigo::TokenExpirado:
    case Codigo::CredenciaisInvalidas:
    case Codigo::CodigoNecessario:
        return 401;
    case Codigo::SemPermissao:
    case Codigo::CampoProibido:
    case Codigo::ContaPendente:
    case Codigo::ContaBloqueada:
        return 403;
    case Codigo::NaoEncontrado:
        return 404;
    case Codigo::MetodoNaoPermitido:
        return 405;
    case Codigo::HorarioOcupado:
    case Codigo::PacienteOcupado:
    case Codigo::ForaDaAgenda:
    case Codigo::TransicaoInvalida:
    case Codigo::PrazoEncerrado:
    case Codigo::EncaixeNoLimite:
    case Codigo::EmailEmUso:
    case Codigo::CpfEmUso:
    case Codigo::CrmEmUso:
    case Codigo::EmAndamento:
    case Codigo::UltimoAdmin:
        return 409;
    case Codigo::JsonInvalido:
    case Codigo::RequisicaoInvalida:
        return 400;
    case Codigo::VersaoDesatualizada:
        return 412;
    case Codigo::VersaoAusente:
        return 428;
    case Codigo::CorpoGrande:
        return 413;
    case Codigo::UrlLonga:
        return 414;
    case Codigo::TipoNaoSuportado:
        return 415;
    case Codigo::CabecalhosGrandes:
        return 431;
    case Codigo::Validacao:
    case Codigo::ChaveReutilizada:
    case Codigo::CursorInvalido:
        return 422;
    case Codigo::MuitasRequisicoes:
        return 429;
    case Codigo::ErroInterno:
        return 500;
    case Codigo::NaoImplementado:
        return 501;
    case Codigo::Indisponivel:
    case Codigo::SemConexao:
        return 503;
    case Codigo::SemEspaco:
        return 507;
    }
    return 500;
}

Resposta respostaDe(const Erro &erro, const Mensagens &mensagens, Idioma idioma, const QByteArray &requisicaoId)
{
    return respostaDe(erro, statusDe(erro.codigo), mensagens, idioma, requisicaoId);
}

Resposta respostaDe(const Erro &erro, int status, const Mensagens &mensagens, Idioma idioma,
                    const QByteArray &requisicaoId)
{
    const QString codigo = dominio::texto(erro.codigo);
    QJsonObject o = erro.extras;
    o.insert(u"type"_s, QString(u"urn:agenda:erro:"_s + codigo));
    o.insert(u"title"_s, mensagens.titulo(erro.codigo, idioma));
    o.insert(u"status"_s, status);
    o.insert(u"detail"_s, mensagens.detalhe(erro.codigo, idioma));
    o.insert(u"instance"_s, QString(u"urn:agenda:requisicao:"_s + QString::fromLatin1(requisicaoId)));
    o.insert(u"codigo"_s, codigo);
    if (!erro.campos.isEmpty()) {
        QJsonArray campos;
        for (const dominio::ErroCampo &campo :
             erro.campos.first(std::min(erro.campos.size(), dominio::camposListados))) {
            QJsonObject item{{u"campo"_s, campo.campo},
                             {u"codigo"_s, QString(dominio::texto(campo.codigo))},
                             {u"mensagem"_s, mensagens.campo(campo, idioma)}};
            if (campo.limite)
                item.insert(u"limite"_s, campo.limite);
            campos << item;
        }
        o.insert(u"erros"_s, campos);
        if (erro.campos.size() > campos.size())
            o.insert(u"haMais"_s, true);
    }
    Resposta r;
    r.status = status;
    r.requisicaoId = requisicaoId;
    r.tipo = "application/problem+json; charset=utf-8";
    r.corpo = QJsonDocument(o).toJson(QJsonDocument::Compact);
    r.cabecalhos.emplaceBack("Content-Language", etiqueta(idioma));
    if (erro.tentarEmSegundos > 0)
        r.cabecalhos.emplaceBack("Retry-After", QByteArray::number(erro.tentarEmSegundos));
    if (status == 401)
        r.cabecalhos.emplaceBack("WWW-Authenticate",
                                 erro.codigo == Codigo::TokenAusente ? "Bearer" : "Bearer error=\"invalid_token\"");
    return r;
}

const char *frase(int status)
{
    static const std::map<int, const char *> frases{
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {422, "Unprocessable Content"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
        {507, "Insufficient Storage"},
    };
    const auto it = frases.find(status);
    return it == frases.end() ? "Status" : it->second;
}

QByteArray bytesDe(const Resposta &r, const Moldura &moldura)
{
    const bool semCorpo = r.status == 204 || r.status == 304;
    QByteArray saida;
    saida.reserve(512 + (moldura.comCorpo ? r.corpo.size() : 0));
    saida.append("HTTP/1.1 ").append(QByteArray::number(r.status)).append(' ').append(frase(r.status));
    const auto juntar = [&saida](QByteArrayView nome, QByteArrayView valor) {
        saida.append(nome).append(": ").append(valor).append("\r\n");
    };
    saida += "\r\n";
    juntar("Date", moldura.data);
    if (!r.tipo.isEmpty())
        juntar("Content-Type", r.tipo);
    if (!semCorpo)
        juntar("Content-Length", QByteArray::number(r.corpo.size()));
    if (r.pessoal)
        juntar("Cache-Control", "no-store");
    juntar("X-Content-Type-Options", "nosniff");
    juntar("X-Request-Id", moldura.requisicaoId);
    for (const auto &[nome, valor] : r.cabecalhos)
        juntar(nome, valor);
    if (!moldura.manter)
        saida += "Connection: close\r\n";
    else if (moldura.menor == 0)
        saida += "Connection: keep-alive\r\n";
    saida += "\r\n";
    if (moldura.comCorpo && !semCorpo)
        saida += r.corpo;
    return saida;
}

Erro erroDoPorteiro(int status)
{
    switch (status) {
    case 413:
        return Codigo::CorpoGrande;
    case 414:
        return Codigo::UrlLonga;
    case 431:
        return Codigo::CabecalhosGrandes;
    case 501:
        return Codigo::NaoImplementado;
    default:
        return Codigo::RequisicaoInvalida;
    }
}

} // namespace nucleo
