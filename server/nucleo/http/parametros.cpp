// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parametros.h"

#include "cabeca.h"

#include <QUrl>

#include <algorithm>

namespace nucleo {

using dominio::Codigo;
using dominio::CodigoCampo;
using dominio::Erro;
using dominio::ErroCampo;
using dominio::falha;

namespace {

bool textoLimpo(const QByteArray &decodificado)
{
    return decodificado.isValidUtf8() && std::none_of(decodificado.cbegin(), decodificado.cend(),
                                                      [](char c) { return uchar(c) < 0x20 || uchar(c) == 0x7f; });
}

// With the empty ones between "&&": what is no parameter is as cheap to leave out.
qsizetype quantos(QByteArrayView consulta)
{
    return 1 + std::count(consulta.begin(), consulta.end(), '&');
}

bool aceito(const QString &nome, const QList<contrato::ParametroDeConsulta> &aceitos)
{
    return std::any_of(aceitos.begin(), aceitos.end(), [&](const auto &p) { return nome == QLatin1String(p.nome); });
}

} // namespace

dominio::Resultado<QUrlQuery> lerParametros(QByteArrayView consulta,
                                            const QList<contrato::ParametroDeConsulta> &aceitos)
{
    if (consulta.isEmpty())
        return QUrlQuery();
    if (quantos(consulta) > parametrosPorConsulta)
        return falha(Erro::validacao(QString(), CodigoCampo::Maximo, parametrosPorConsulta));
    const QByteArray comEspacos = consulta.toByteArray().replace('+', "%20");
    if (!escapesInteiros(comEspacos) || !textoLimpo(QByteArray::fromPercentEncoding(comEspacos)))
        return falha(Codigo::RequisicaoInvalida);
    QUrlQuery lida(QString::fromLatin1(comEspacos));
    QList<ErroCampo> erros;
    QStringList vistos; // few: compared one by one
    for (const auto &[nome, valor] : lida.queryItems(QUrl::FullyDecoded)) {
        if (!aceito(nome, aceitos))
            erros << ErroCampo{nome, CodigoCampo::Desconhecido};
        else if (vistos.contains(nome))
            erros << ErroCampo{nome, CodigoCampo::Duplicado};
        vistos << nome;
    }
    if (!erros.isEmpty())
        return falha(Erro::validacao(erros));
    return lida;
}

} // namespace nucleo
