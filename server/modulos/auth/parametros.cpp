// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parametros.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::CodigoCampo;
using dominio::falha;
using dominio::Instante;
using dominio::Resultado;

namespace auth {

void Parametros::recusar(const QString &nome, CodigoCampo codigo, qint64 limite)
{
    m_erros << dominio::ErroCampo{nome, codigo, limite};
}

std::optional<QString> Parametros::texto(const QString &nome, int tamanhoMaximo)
{
    const QStringList valores = m_requisicao.consulta.allQueryItemValues(nome, QUrl::FullyDecoded);
    if (valores.isEmpty())
        return std::nullopt;
    const QString &valor = valores.first();
    const auto controle = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (valores.size() > 1)
        recusar(nome, CodigoCampo::Duplicado);
    else if (valor.size() > tamanhoMaximo)
        recusar(nome, CodigoCampo::Tamanho, tamanhoMaximo);
    else if (std::any_of(valor.cbegin(), valor.cend(), controle) || !valor.isValidUtf16())
        recusar(nome, CodigoCampo::Formato);
    else
        return valor;
    return std::nullopt;
}

std::optional<QUuid> Parametros::id(const QString &nome)
{
    const auto valor = texto(nome);
    const auto lido = valor ? dominio::uuidDeTexto(*valor) : std::nullopt;
    if (valor && !lido)
        recusar(nome, CodigoCampo::Formato);
    return lido;
}

std::optional<Instante> Parametros::limiteDePeriodo(const QString &nome, const dominio::Fuso &fuso)
{
    const auto valor = texto(nome);
    if (!valor)
        return std::nullopt;
    const auto lido = dominio::Limite::deTexto(*valor);
    if (lido)
        return lido->em(fuso);
    recusar(nome, lido.error(), dominio::anoDoErro(lido.error()));
    return std::nullopt;
}

Parametros::Periodo Parametros::periodo(const PedidoDePeriodo &pedido)
{
    const auto fuso = dominio::Fuso::deIana(pedido.fuso).value_or(dominio::Fuso());
    const Periodo p{limiteDePeriodo(pedido.de, fuso), limiteDePeriodo(pedido.ate, fuso)};
    const auto inicio = p.de ? p.de : pedido.seSemDe;
    if (inicio && p.ate && dominio::periodoFora(*inicio, *p.ate, pedido.dias) == CodigoCampo::Maximo)
        recusar(pedido.ate, CodigoCampo::Maximo, pedido.dias);
    return p;
}

int Parametros::limite()
{
    const auto valor = texto(u"limite"_s);
    if (!valor)
        return 50;
    bool certo = false;
    const int numero = valor->toInt(&certo);
    if (!certo)
        recusar(u"limite"_s, CodigoCampo::Tipo);
    else if (numero < 1)
        recusar(u"limite"_s, CodigoCampo::Minimo, 1);
    else if (numero > 100)
        recusar(u"limite"_s, CodigoCampo::Maximo, 100);
    return numero;
}

Resultado<void> Parametros::conferir() const
{
    if (m_erros.isEmpty())
        return {};
    return falha(dominio::Erro::validacao(m_erros));
}

nucleo::Resposta respostaDeLista(QByteArray corpo, const nucleo::Requisicao &requisicao, const QByteArray &caminho,
                                 const std::optional<QString> &proximo)
{
    auto resposta = nucleo::Resposta::json(std::move(corpo));
    if (!proximo)
        return resposta;
    QUrlQuery consulta = requisicao.consulta;
    consulta.removeAllQueryItems(u"cursor"_s);
    consulta.addQueryItem(u"cursor"_s, *proximo);
    return std::move(resposta).com("Link", '<' + caminho + '?' + consulta.toString(QUrl::FullyEncoded).toLatin1() +
                                               ">; rel=\"next\"");
}

Resultado<dominio::UsuarioId> idDoCaminho(const nucleo::Requisicao &requisicao)
{
    const auto id = dominio::UsuarioId::deTexto(requisicao.parametros.value(0));
    if (!id)
        return falha(Codigo::NaoEncontrado);
    return *id;
}

Resultado<void> conferirVersao(const QByteArray &ifMatch, qint64 versao)
{
    if (ifMatch.trimmed().isEmpty())
        return falha(Codigo::VersaoAusente);
    const QByteArray nossa = '"' + QByteArray::number(versao) + '"';
    for (const QByteArray &parte : ifMatch.split(','))
        if (parte.trimmed() == "*" || parte.trimmed() == nossa)
            return {};
    return falha(Codigo::VersaoDesatualizada);
}

} // namespace auth
