// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelo.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace notificacoes {

namespace {

dominio::Erro erroDeModelo(QStringView onde)
{
    return dominio::Erro::validacao(onde.toString(), dominio::CodigoCampo::Desconhecido);
}

dominio::Resultado<TextoModelo> cabecalho(QStringView linha, QStringView nome)
{
    if (!linha.startsWith(nome) || linha.mid(nome.size(), 2) != u": ")
        return dominio::falha(erroDeModelo(nome));
    return TextoModelo::ler(linha.mid(nome.size() + 2).trimmed());
}

} // namespace

dominio::Resultado<TextoModelo> TextoModelo::ler(QStringView fonte)
{
    TextoModelo modelo;
    while (!fonte.isEmpty()) {
        const qsizetype abre = fonte.indexOf(u"{{");
        const QStringView literal = abre < 0 ? fonte : fonte.left(abre);
        if (!literal.isEmpty())
            modelo.m_pedacos.append(literal.toString());
        if (abre < 0)
            break;
        const qsizetype fecha = fonte.indexOf(u"}}", abre);
        if (fecha < 0)
            return dominio::falha(erroDeModelo(fonte.mid(abre)));
        const QStringView nome = fonte.mid(abre + 2, fecha - abre - 2);
        const auto variavel = variavelDeTexto(nome);
        if (!variavel)
            return dominio::falha(erroDeModelo(nome));
        modelo.m_pedacos.append(*variavel);
        fonte = fonte.mid(fecha + 2);
    }
    return modelo;
}

QString TextoModelo::texto(const Variaveis &variaveis) const
{
    QString saida;
    for (const auto &pedaco : m_pedacos) {
        const auto *literal = std::get_if<QString>(&pedaco);
        saida += literal ? *literal : variaveis.valor(std::get<Variavel>(pedaco));
    }
    return saida;
}

QString TextoModelo::html(const Variaveis &variaveis) const
{
    return texto(variaveis).toHtmlEscaped().replace(u'\n', "<br>"_L1);
}

bool TextoModelo::soVazias(const Variaveis &variaveis) const
{
    bool alguma = false;
    for (const auto &pedaco : m_pedacos)
        if (const auto *variavel = std::get_if<Variavel>(&pedaco)) {
            alguma = true;
            if (!variaveis.valor(*variavel).isEmpty())
                return false;
        }
    return alguma;
}

bool TextoModelo::usa(Variavel variavel) const
{
    return std::any_of(m_pedacos.begin(), m_pedacos.end(), [variavel](const auto &pedaco) {
        const auto *v = std::get_if<Variavel>(&pedaco);
        return v && *v == variavel;
    });
}

dominio::Resultado<Modelo> Modelo::ler(const QString &fonte, const QString &detalhes, const QString &idioma)
{
    Modelo modelo;
    modelo.m_idioma = idioma;
    QStringList blocos = fonte.trimmed().split(u"\n\n"_s, Qt::SkipEmptyParts);
    const QStringList topo = blocos.isEmpty() ? QStringList() : blocos.takeFirst().split(u'\n');
    AGENDA_OBTER(modelo.m_assunto, cabecalho(topo.value(0), u"assunto"));
    AGENDA_OBTER(modelo.m_titulo, cabecalho(topo.value(1), u"titulo"));
    for (const QString &bloco : std::as_const(blocos)) {
        AGENDA_OBTER(auto paragrafo, TextoModelo::ler(bloco == u"[detalhes]"_s ? QString() : bloco.trimmed()));
        modelo.m_paragrafos.append(std::move(paragrafo));
    }
    const QStringList linhas = detalhes.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &linha : linhas) {
        const qsizetype dois = linha.indexOf(u": "_s);
        AGENDA_OBTER(auto valor, TextoModelo::ler(QStringView(linha).mid(dois + 2).trimmed()));
        modelo.m_detalhes.append({linha.left(dois), std::move(valor)});
    }
    return modelo;
}

bool Modelo::usa(Variavel variavel) const
{
    const auto nele = [variavel](const TextoModelo &t) { return t.usa(variavel); };
    const bool comDetalhes =
        std::any_of(m_paragrafos.begin(), m_paragrafos.end(), [](const TextoModelo &t) { return t.vazio(); });
    return nele(m_assunto) || nele(m_titulo) || std::any_of(m_paragrafos.begin(), m_paragrafos.end(), nele) ||
           (comDetalhes && std::any_of(m_detalhes.begin(), m_detalhes.end(),
                                       [&](const Detalhe &detalhe) { return nele(detalhe.valor); }));
}

MensagemComposta Modelo::compor(const Variaveis &variaveis) const
{
    QString linhas, celulas;
    for (const Detalhe &detalhe : m_detalhes) {
        if (detalhe.valor.soVazias(variaveis))
            continue;
        linhas += detalhe.rotulo + u": "_s + detalhe.valor.texto(variaveis) + u'\n';
        celulas += u"<tr><th align=\"left\" style=\"padding:4px 16px 4px 0;color:#556\">"_s +
                   detalhe.rotulo.toHtmlEscaped() + u"</th><td style=\"padding:4px 0\">"_s +
                   detalhe.valor.html(variaveis) + u"</td></tr>\n"_s;
    }
    const QString titulo = m_titulo.html(variaveis);
    MensagemComposta m{m_assunto.texto(variaveis), {}, {}};
    m.html =
        u"<!DOCTYPE html>\n<html lang=\""_s + m_idioma + u"\"><head><meta charset=\"utf-8\"><title>"_s + titulo +
        u"</title></head>\n<body style=\"font-family:sans-serif;color:#223;max-width:36em;margin:0 auto;padding:16px\">\n"_s +
        u"<h1 style=\"font-size:20px\">"_s + titulo + u"</h1>\n"_s;
    for (const TextoModelo &paragrafo : m_paragrafos) {
        if (!m.texto.isEmpty())
            m.texto += u'\n';
        m.texto += paragrafo.vazio() ? linhas : paragrafo.texto(variaveis) + u'\n';
        m.html += paragrafo.vazio() ? u"<table cellspacing=\"0\">\n"_s + celulas + u"</table>\n"_s
                                    : u"<p>"_s + paragrafo.html(variaveis) + u"</p>\n"_s;
    }
    m.html += u"</body></html>\n"_s;
    return m;
}

} // namespace notificacoes
