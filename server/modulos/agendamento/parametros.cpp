// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parametros.h"

#include <limits>

namespace agendamento {

using dominio::Codigo;
using dominio::CodigoCampo;
using dominio::Resultado;
using namespace Qt::StringLiterals;

QString Cursor::texto() const
{
    const QByteArray claro = "1;" + QByteArray::number(ms) + ';' + id.toUtf8();
    return QString::fromLatin1(claro.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<Cursor> Cursor::deTexto(const QString &texto)
{
    const auto decodificado = QByteArray::fromBase64Encoding(
        texto.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decodificado)
        return std::nullopt;
    const QList<QByteArray> partes = decodificado.decoded.split(';');
    if (partes.size() != 3 || partes.at(0) != "1")
        return std::nullopt;
    bool numero = false;
    const qint64 ms = partes.at(1).toLongLong(&numero);
    const auto id = dominio::uuidDeTexto(QString::fromLatin1(partes.at(2)));
    if (!numero || !id)
        return std::nullopt;
    return Cursor{ms, dominio::textoDeUuid(*id)};
}

std::optional<QString> Parametros::unico(const QString &nome)
{
    const QStringList valores = m_consulta.allQueryItemValues(nome, QUrl::FullyDecoded);
    if (valores.isEmpty())
        return std::nullopt;
    if (valores.size() > 1) {
        recusar(nome, CodigoCampo::Duplicado);
        return std::nullopt;
    }
    return valores.first();
}

std::optional<QString> Parametros::texto(const QString &nome, int tamanhoMaximo)
{
    const auto valor = unico(nome);
    if (!valor)
        return std::nullopt;
    if (valor->size() > tamanhoMaximo) {
        recusar(nome, CodigoCampo::Tamanho, tamanhoMaximo);
        return std::nullopt;
    }
    return valor;
}

std::optional<int> Parametros::inteiro(const QString &nome, int minimo, int maximo)
{
    const auto valor = unico(nome);
    if (!valor)
        return std::nullopt;
    bool certo = false;
    const int numero = valor->toInt(&certo);
    if (!certo)
        recusar(nome, CodigoCampo::Tipo);
    else if (numero < minimo)
        recusar(nome, CodigoCampo::Minimo, minimo);
    else if (numero > maximo)
        recusar(nome, CodigoCampo::Maximo, maximo);
    else
        return numero;
    return std::nullopt;
}

std::optional<bool> Parametros::logico(const QString &nome)
{
    const auto valor = unico(nome);
    if (!valor)
        return std::nullopt;
    if (*valor == "true"_L1 || *valor == "false"_L1)
        return *valor == "true"_L1;
    recusar(nome, CodigoCampo::Tipo);
    return std::nullopt;
}

std::optional<Limite> Parametros::limiteDePeriodo(const QString &nome)
{
    const auto valor = unico(nome);
    if (!valor)
        return std::nullopt;
    const auto lido = Limite::deTexto(*valor);
    if (lido)
        return *lido;
    recusar(nome, lido.error(), dominio::anoDoErro(lido.error()));
    return std::nullopt;
}

Parametros::Periodo Parametros::periodoDeLista()
{
    const Periodo p{limiteDePeriodo(u"de"_s), limiteDePeriodo(u"ate"_s)};
    if (p.de && p.ate && dominio::periodoFora(*p.de, *p.ate, dominio::diasDeLista) == CodigoCampo::Maximo)
        recusar(u"ate"_s, CodigoCampo::Maximo, dominio::diasDeLista);
    return p;
}

std::optional<QUuid> Parametros::lerUuid(const QString &nome)
{
    const auto valor = unico(nome);
    if (!valor)
        return std::nullopt;
    const auto id = dominio::uuidDeTexto(*valor);
    if (!id)
        recusar(nome, CodigoCampo::Formato);
    return id;
}

QStringList Parametros::palavras(const QString &nome, const QStringList &conhecidas)
{
    const auto valor = unico(nome);
    if (!valor)
        return {};
    QStringList dadas = valor->split(u',');
    dadas.removeDuplicates();
    for (const QString &palavra : std::as_const(dadas)) {
        if (!conhecidas.contains(palavra)) {
            recusar(nome, CodigoCampo::Formato);
            return {};
        }
    }
    return dadas;
}

std::optional<Cursor> Parametros::cursor()
{
    const auto valor = unico(u"cursor"_s);
    if (!valor)
        return std::nullopt;
    auto lugar = Cursor::deTexto(*valor);
    m_cursorRuim = m_cursorRuim || !lugar;
    return lugar;
}

void Parametros::recusar(const QString &campo, CodigoCampo codigo, qint64 limite)
{
    m_erros.append({campo, codigo, limite});
}

Resultado<void> Parametros::conferir() const
{
    if (!m_erros.isEmpty())
        return dominio::falha(dominio::Erro::validacao(m_erros));
    if (m_cursorRuim)
        return dominio::falha(Codigo::CursorInvalido);
    return {};
}

Precondicao Precondicao::de(const nucleo::Requisicao &requisicao)
{
    Precondicao p;
    const QByteArray pedido = requisicao.cabecalho("if-match").trimmed();
    p.m_ausente = pedido.isEmpty();
    p.m_qualquer = pedido == "*";
    for (const QByteArray &parte : pedido.split(',')) {
        const QByteArray marca = parte.trimmed();
        if (marca.size() < 3 || !marca.startsWith('"') || !marca.endsWith('"'))
            continue; // weak tags never match (RFC 9110, 13.1.1)
        p.m_versoes.append(marca.mid(1, marca.size() - 2));
    }
    return p;
}

Resultado<void> Precondicao::conferir(qint64 versaoAtual) const
{
    if (m_ausente || m_qualquer || m_versoes.contains(QByteArray::number(versaoAtual)))
        return {};
    return dominio::falha(Codigo::VersaoDesatualizada);
}

} // namespace agendamento
