// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mensagemmime.h"

#include <dominio/versoesqt.h>

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace notificacoes {

namespace {

constexpr qsizetype larguraCabecalho = 76; // of 78, RFC 5322 2.1.1
constexpr qsizetype larguraCorpo = 76;     // RFC 2045 6.7, the soft break included

bool temControle(const QString &valor)
{
    return std::any_of(valor.begin(), valor.end(), [](QChar c) {
        return c.unicode() < 0x20 || c.unicode() == 0x7f || c.unicode() == 0x2028 || c.unicode() == 0x2029 ||
               (c.unicode() >= 0x80 && c.unicode() < 0xa0);
    });
}

// Plain ASCII that no reader would take for an encoded word.
bool seguroSemCodificar(const QString &valor)
{
    return !valor.contains("=?"_L1) && !valor.startsWith(u' ') && !valor.endsWith(u' ') && !valor.contains("  "_L1) &&
           std::all_of(valor.begin(), valor.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

// Cut between code points so that each word decodes by itself, as RFC 2047 section 5 asks.
qsizetype fimDoPedaco(const QByteArray &utf8, qsizetype inicio, qsizetype maximo)
{
    qsizetype fim = std::min(inicio + maximo, utf8.size());
    while (fim < utf8.size() && fim > inicio && (uchar(utf8.at(fim)) & 0xc0) == 0x80)
        --fim;
    return fim;
}

QByteArray palavrasCodificadas(const QByteArray &utf8, qsizetype coluna)
{
    constexpr qsizetype moldura = 12; // =?UTF-8?B? and ?=
    QByteArray saida;
    for (qsizetype i = 0; i < utf8.size();) {
        const qsizetype cabem = std::max<qsizetype>((larguraCabecalho - coluna - moldura) / 4 * 3, 12);
        const qsizetype fim = fimDoPedaco(utf8, i, cabem);
        saida += "=?UTF-8?B?" + utf8.mid(i, fim - i).toBase64() + "?=";
        i = fim;
        coluna = 1;
        if (i < utf8.size())
            saida += "\r\n ";
    }
    return saida;
}

// Breaks at spaces; a single word longer than a line stays whole (998 is the hard limit, and callers bound the length).
QByteArray dobrado(const QByteArray &ascii, qsizetype coluna)
{
    QByteArray saida;
    const QList<QByteArray> palavras = ascii.split(' ');
    for (const QByteArray &palavra : palavras) {
        if (!saida.isEmpty()) {
            const bool quebra = coluna + 1 + palavra.size() > larguraCabecalho;
            saida += quebra ? "\r\n " : " ";
            coluna = quebra ? 1 : coluna + 1;
        }
        saida += palavra;
        coluna += palavra.size();
    }
    return saida;
}

bool cabeSemDobrar(const QString &valor)
{
    const QList<QStringView> palavras = QStringView(valor).split(u' ');
    return std::all_of(palavras.begin(), palavras.end(), [](QStringView p) { return p.size() <= 60; });
}

QByteArray entreAspas(const QString &nome)
{
    QByteArray dentro = nome.toLatin1();
    dentro.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + dentro + '"';
}

QByteArray campoDeCaixa(const QByteArray &nome, const CaixaPostal &caixa)
{
    QByteArray campo = nome + ": ";
    if (caixa.nome.isEmpty())
        return campo + caixa.endereco + "\r\n";
    const bool simples = seguroSemCodificar(caixa.nome) && caixa.nome.size() <= 60;
    campo += simples ? entreAspas(caixa.nome) : palavrasCodificadas(caixa.nome.toUtf8(), campo.size());
    const qsizetype coluna = campo.size() - (campo.lastIndexOf('\n') + 1);
    campo += coluna + caixa.endereco.size() + 3 > larguraCabecalho ? "\r\n " : " ";
    return campo + '<' + caixa.endereco + ">\r\n";
}

QByteArray dataRfc5322(dominio::Instante instante)
{
    const QDateTime utc = dominio::emUtc(instante.ms());
    return QLocale::c().toString(utc, u"ddd, d MMM yyyy HH:mm:ss"_s).toLatin1() + " +0000";
}

void codificarLinha(QByteArrayView linha, QByteArray &saida)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    qsizetype coluna = 0;
    for (qsizetype i = 0; i < linha.size(); ++i) {
        const uchar c = uchar(linha[i]);
        const bool espaco = c == ' ' || c == '\t';
        const bool ultimo = i + 1 == linha.size();
        const bool literal = espaco ? !ultimo : c > 32 && c < 127 && c != '=';
        const qsizetype largura = literal ? 1 : 3;
        // One column is kept for the soft break's "=", but not where the line ends here.
        if (coluna + largura > larguraCorpo - (ultimo ? 0 : 1)) {
            saida += "=\r\n";
            coluna = 0;
        }
        if (literal)
            saida += char(c);
        else
            saida.append('=').append(hex[c >> 4]).append(hex[c & 15]);
        coluna += largura;
    }
}

QByteArray parte(const QByteArray &divisa, const char *tipo, const QString &texto)
{
    return "--" + divisa + "\r\nContent-Type: " + tipo +
           "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quotedPrintable(texto) +
           "\r\n"; // belongs to the boundary that follows
}

} // namespace

QByteArray campoDeTexto(const QByteArray &nome, const QString &valor)
{
    const qsizetype coluna = nome.size() + 2;
    const bool simples = seguroSemCodificar(valor) && cabeSemDobrar(valor);
    return nome + ": " + (simples ? dobrado(valor.toLatin1(), coluna) : palavrasCodificadas(valor.toUtf8(), coluna)) +
           "\r\n";
}

QByteArray quotedPrintable(const QString &texto)
{
    QString linhas = texto;
    linhas.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    const QByteArray utf8 = linhas.toUtf8();
    QByteArray saida;
    saida.reserve(utf8.size() * 5 / 4 + 64);
    for (qsizetype inicio = 0; inicio <= utf8.size();) {
        qsizetype fim = utf8.indexOf('\n', inicio);
        if (fim < 0)
            fim = utf8.size();
        codificarLinha(QByteArrayView(utf8).sliced(inicio, fim - inicio), saida);
        if (fim < utf8.size())
            saida += "\r\n";
        inicio = fim + 1;
    }
    return saida;
}

dominio::Resultado<QByteArray> MensagemMime::montar() const
{
    for (const auto &[campo, valor] :
         {std::pair(u"from"_s, de.nome), std::pair(u"from"_s, QString::fromLatin1(de.endereco)),
          std::pair(u"to"_s, para.nome), std::pair(u"to"_s, QString::fromLatin1(para.endereco)),
          std::pair(u"subject"_s, assunto), std::pair(u"message-id"_s, QString::fromLatin1(id))})
        if (temControle(valor))
            return dominio::falha(dominio::Erro::validacao(campo, dominio::CodigoCampo::Formato));
    // "=_" never occurs in quoted-printable text, so the boundary cannot be met inside a part.
    const QByteArray divisa = "=_" + id.left(id.indexOf('@'));
    return "Date: " + dataRfc5322(data) + "\r\n" + campoDeCaixa("From", de) + campoDeCaixa("To", para) +
           "Message-ID: <" + id + ">\r\n" + campoDeTexto("Subject", assunto) +
           "MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n"
           "Content-Type: multipart/alternative;\r\n boundary=\"" +
           divisa + "\"\r\n\r\n" + parte(divisa, "text/plain", texto) + parte(divisa, "text/html", html) + "--" +
           divisa + "--\r\n";
}

} // namespace notificacoes
