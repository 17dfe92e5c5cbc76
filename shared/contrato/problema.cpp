// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "problema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace contrato {

using dominio::Codigo;
using dominio::Erro;

namespace {

Codigo codigoDeStatus(int status)
{
    switch (status) {
    case 401:
        return Codigo::TokenInvalido;
    case 403:
        return Codigo::SemPermissao;
    case 404:
        return Codigo::NaoEncontrado;
    case 412:
        return Codigo::VersaoDesatualizada;
    case 413:
        return Codigo::CorpoGrande;
    case 422:
        return Codigo::Validacao;
    case 429:
        return Codigo::MuitasRequisicoes;
    case 502:
    case 503:
    case 504:
        return Codigo::Indisponivel;
    case 507:
        return Codigo::SemEspaco;
    default:
        return status >= 400 && status < 500 ? Codigo::RequisicaoInvalida : Codigo::ErroInterno;
    }
}

} // namespace

Erro erroDeProblema(int status, QByteArrayView corpo, int tentarEmSegundos)
{
    const QJsonObject o = QJsonDocument::fromJson(corpo.toByteArray()).object();
    const QString codigo = o.value(QLatin1String("codigo")).toString();
    Erro erro(codigo.isEmpty() ? codigoDeStatus(status) : dominio::codigoDeTexto(codigo));
    erro.tentarEmSegundos = tentarEmSegundos;
    const QJsonArray campos = o.value(QLatin1String("erros")).toArray();
    for (const QJsonValue &v : campos) {
        const QJsonObject campo = v.toObject();
        erro.campos << dominio::ErroCampo{campo.value(QLatin1String("campo")).toString(),
                                          dominio::codigoCampoDeTexto(campo.value(QLatin1String("codigo")).toString()),
                                          qint64(campo.value(QLatin1String("limite")).toDouble())};
    }
    static const QStringList proprios{QStringLiteral("type"),   QStringLiteral("title"),   QStringLiteral("status"),
                                      QStringLiteral("detail"), QStringLiteral("codigo"),  QStringLiteral("erros"),
                                      QStringLiteral("haMais"), QStringLiteral("instance")};
    for (auto it = o.begin(); it != o.end(); ++it)
        if (!proprios.contains(it.key()))
            erro.extras.insert(it.key(), it.value());
    return erro;
}

} // namespace contrato
