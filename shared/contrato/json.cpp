// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "json.h"

#include <QSet>

#include <simdjson.h>

#include <algorithm>

namespace contrato {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;
using dominio::Resultado;

namespace {

QString paraTexto(std::string_view v)
{
    return QString::fromUtf8(v.data(), qsizetype(v.size()));
}

Erro invalido(const char *motivo)
{
    return Erro(Codigo::JsonInvalido, QString::fromLatin1(motivo));
}

Erro demais(size_t limite)
{
    return Erro::validacao(QString(), dominio::CodigoCampo::Maximo, qint64(limite));
}

Resultado<Json> converter(const simdjson::dom::element &e, const LimitesJson &limites);

// Names of one object seen so far.
class Nomes
{
public:
    explicit Nomes(const Json &objeto) : m_objeto(objeto) {}
    [[nodiscard]] bool repete(const QString &nome)
    {
        if (m_objeto.membros.size() < poucos)
            return m_objeto.membro(nome) != nullptr;
        if (m_vistos.isEmpty())
            for (const auto &[anterior, ignorado] : m_objeto.membros)
                m_vistos.insert(anterior);
        const qsizetype antes = m_vistos.size();
        m_vistos.insert(nome);
        return m_vistos.size() == antes;
    }

private:
    static constexpr size_t poucos = 32; // up to here looking through them is faster than a set
    const Json &m_objeto;
    QSet<QString> m_vistos; // filled once there are many
};

Resultado<Json> converterObjeto(const simdjson::dom::object &objeto, const LimitesJson &limites)
{
    if (objeto.size() > limites.membros)
        return falha(demais(limites.membros));
    Json saida;
    saida.tipo = Json::Tipo::Objeto;
    saida.membros.reserve(objeto.size());
    Nomes nomes(saida);
    for (const auto &membro : objeto) {
        QString nome = paraTexto(membro.key);
        if (nomes.repete(nome))
            return falha(invalido("a name twice in one object"));
        AGENDA_OBTER(Json valor, converter(membro.value, limites));
        saida.membros.emplace_back(std::move(nome), std::move(valor));
    }
    return saida;
}

Resultado<Json> converterLista(const simdjson::dom::array &lista, const LimitesJson &limites)
{
    if (lista.size() > limites.itens)
        return falha(demais(limites.itens));
    Json saida;
    saida.tipo = Json::Tipo::Lista;
    saida.itens.reserve(lista.size());
    for (const simdjson::dom::element item : lista) {
        AGENDA_OBTER(Json valor, converter(item, limites));
        saida.itens.push_back(std::move(valor));
    }
    return saida;
}

// simdjson already limits the depth, so the recursion is bounded.
Resultado<Json> converter(const simdjson::dom::element &e, const LimitesJson &limites)
{
    using simdjson::dom::element_type;
    Json saida;
    switch (e.type()) {
    case element_type::OBJECT:
        return converterObjeto(simdjson::dom::object(e), limites);
    case element_type::ARRAY:
        return converterLista(simdjson::dom::array(e), limites);
    case element_type::STRING:
        saida.tipo = Json::Tipo::Texto;
        saida.texto = paraTexto(std::string_view(e));
        return saida;
    case element_type::INT64:
        saida.tipo = Json::Tipo::Inteiro;
        saida.inteiro = int64_t(e);
        return saida;
    case element_type::UINT64: // above the range of qint64
    case element_type::DOUBLE:
        saida.tipo = Json::Tipo::Real;
        saida.real = double(e);
        return saida;
    case element_type::BOOL:
        saida.tipo = Json::Tipo::Logico;
        saida.logico = bool(e);
        return saida;
    case element_type::NULL_VALUE:
        return saida;
    }
    return falha(invalido("unknown kind of value"));
}

} // namespace

const Json *Json::membro(QStringView nome) const
{
    const auto it = std::find_if(membros.begin(), membros.end(), [nome](const auto &m) { return m.first == nome; });
    return it == membros.end() ? nullptr : &it->second;
}

Resultado<Json> lerJson(QByteArrayView bytes, const LimitesJson &limites)
{
    if (bytes.isEmpty())
        return falha(invalido("empty"));
    if (bytes.size() > limites.bytes)
        return falha(Erro(Codigo::CorpoGrande));
    if (bytes.startsWith("\xef\xbb\xbf"))
        return falha(invalido("byte-order mark"));
    simdjson::dom::parser parser(size_t(limites.bytes) + simdjson::SIMDJSON_PADDING);
    if (parser.allocate(size_t(bytes.size()), size_t(limites.profundidade)) != simdjson::SUCCESS)
        return falha(Erro(Codigo::ErroInterno, QStringLiteral("no memory for JSON")));
    simdjson::dom::element raiz;
    const auto erro = parser.parse(bytes.data(), size_t(bytes.size())).get(raiz);
    if (erro != simdjson::SUCCESS)
        return falha(invalido(simdjson::error_message(erro)));
    return converter(raiz, limites);
}

void escreverTexto(QByteArray &saida, QStringView texto)
{
    static constexpr char hex[] = "0123456789abcdef";
    const QByteArray utf8 = texto.toUtf8();
    saida += '"';
    qsizetype limpo = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto c = uchar(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        saida.append(utf8.constData() + limpo, i - limpo);
        limpo = i + 1;
        if (c == '"' || c == '\\') {
            saida += '\\';
            saida += char(c);
        } else if (c == '\n') {
            saida += "\\n";
        } else {
            saida += "\\u00";
            saida += hex[c >> 4];
            saida += hex[c & 15];
        }
    }
    saida.append(utf8.constData() + limpo, utf8.size() - limpo);
    saida += '"';
}

} // namespace contrato
