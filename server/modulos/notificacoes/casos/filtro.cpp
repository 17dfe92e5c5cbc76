// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include <dominio/periodo.h>

using namespace Qt::StringLiterals;

namespace notificacoes {

using dominio::CodigoCampo;
using nucleo::Resultado;

namespace {

// Reads a query string and remembers everything that is wrong with it.
class Parametros
{
public:
    explicit Parametros(const QUrlQuery &consulta) : m_consulta(consulta) {}

    std::optional<QString> texto(const QString &nome)
    {
        const QStringList valores = m_consulta.allQueryItemValues(nome, QUrl::FullyDecoded);
        if (valores.size() > 1)
            errar(nome, CodigoCampo::Duplicado);
        return valores.size() == 1 ? std::optional(valores.first()) : std::nullopt;
    }

    template<class E>
    std::optional<E> palavra(const QString &nome)
    {
        const auto valor = texto(nome);
        if (!valor)
            return {};
        const auto conhecida = contrato::enumDe<E>(*valor);
        if (!conhecida)
            errar(nome, CodigoCampo::Formato);
        return conhecida;
    }

    // An instant, or a civil date: its first moment.
    std::optional<dominio::Instante> momento(const QString &nome, const dominio::Fuso &fuso)
    {
        const auto valor = texto(nome);
        if (!valor)
            return {};
        const auto lido = dominio::Limite::deTexto(*valor);
        if (lido)
            return lido->em(fuso);
        errar(nome, lido.error(), dominio::anoDoErro(lido.error()));
        return {};
    }

    void conferirPeriodo(const FiltroNotificacoes &f)
    {
        if (f.de && f.ate && dominio::periodoFora(*f.de, *f.ate, dominio::diasDeLista) == CodigoCampo::Maximo)
            errar(u"ate"_s, CodigoCampo::Maximo, dominio::diasDeLista);
    }

    int inteiro(const QString &nome, int minimo, int maximo, int padrao)
    {
        const auto valor = texto(nome);
        if (!valor)
            return padrao;
        bool certo = false;
        const int n = valor->toInt(&certo);
        if (!certo)
            errar(nome, CodigoCampo::Tipo);
        else if (n < minimo)
            errar(nome, CodigoCampo::Minimo, minimo);
        else if (n > maximo)
            errar(nome, CodigoCampo::Maximo, maximo);
        return n;
    }

    [[nodiscard]] const QList<dominio::ErroCampo> &erros() const { return m_erros; }

private:
    void errar(const QString &nome, CodigoCampo codigo, qint64 limite = 0) { m_erros.append({nome, codigo, limite}); }
    const QUrlQuery &m_consulta;
    QList<dominio::ErroCampo> m_erros;
};

constexpr auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

std::optional<dominio::NotificacaoId> idDoCursor(const QString &cursor)
{
    const auto lido =
        QByteArray::fromBase64Encoding(cursor.toLatin1(), base64 | QByteArray::AbortOnBase64DecodingErrors);
    if (!lido || lido.decoded.size() != 16)
        return {};
    const dominio::NotificacaoId id(QUuid::fromRfc4122(lido.decoded));
    return cursorDe(id) == cursor ? std::optional(id) : std::nullopt;
}

} // namespace

QString cursorDe(dominio::NotificacaoId ultima)
{
    return QString::fromLatin1(ultima.uuid().toRfc4122().toBase64(base64));
}

Resultado<FiltroNotificacoes> lerFiltro(const nucleo::Requisicao &requisicao, const dominio::Fuso &fuso)
{
    Parametros p(requisicao.consulta);
    FiltroNotificacoes f;
    f.situacao = p.palavra<contrato::SituacaoNotificacao>(u"situacao"_s);
    f.canal = p.palavra<contrato::CanalDaMensagem>(u"canal"_s);
    f.de = p.momento(u"de"_s, fuso);
    f.ate = p.momento(u"ate"_s, fuso);
    p.conferirPeriodo(f);
    f.limite = p.inteiro(u"limite"_s, 1, 100, 50);
    const auto cursor = p.texto(u"cursor"_s);
    if (!p.erros().isEmpty())
        return dominio::falha(dominio::Erro::validacao(p.erros()));
    if (cursor && !(f.antesDe = idDoCursor(*cursor)))
        return dominio::falha(dominio::Codigo::CursorInvalido);
    return f;
}

} // namespace notificacoes
