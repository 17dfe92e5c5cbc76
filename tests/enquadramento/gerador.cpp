// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gerador.h"

#include <QList>

#include <array>
#include <string_view>

namespace enquadramento {

namespace {

using namespace std::string_view_literals;

template<size_t N>
QByteArray um(Acaso &a, const std::array<std::string_view, N> &de)
{
    const std::string_view v = de[a.ate(N)];
    return {v.data(), qsizetype(v.size())};
}

// The first of each is the healthy one.
constexpr std::array fins{"\r\n"sv,   "\n"sv,    "\r"sv,     "\r\r\n"sv, "\n\r"sv,
                          "\r\n\n"sv, " \r\n"sv, "\t\r\n"sv, "\0\r\n"sv};
constexpr std::array versoes{"HTTP/1.1"sv, "HTTP/1.0"sv,  "http/1.1"sv,   "HTTP/1.1 "sv,    "HTTP/1.10"sv,
                             "HTTP/2.0"sv, "HTTP/1.2"sv,  "HTTP/0.9"sv,   "HTTP/01.1"sv,    "HTTP/1"sv,
                             "HTTP/1,1"sv, "HTTP /1.1"sv, "HTTP/1.1\t"sv, "HTTP/1.1\x0b"sv, ""sv,
                             "HTP/1.1"sv,  "HTTP/1.1 x"sv};
constexpr std::array espacos{" "sv, "  "sv, "\t"sv, " \t"sv, "\x0b"sv, "\x0c"sv, ""sv, "\r"sv, "\xa0"sv};
constexpr std::array antes{""sv, "\r\n"sv, "\n"sv, "\r"sv, " "sv, "\r\n\r\n"sv, "\0"sv, "\t"sv};
constexpr std::array alvos{"/a"sv,    "/a?b=c"sv, "/a b"sv, "*"sv,    "http://h/a"sv, "//h/a"sv, "a"sv,
                           "/\x80"sv, "/\0"sv,    "/a#b"sv, "/%00"sv, "h:80"sv,       "/a\tb"sv, "/a\x7f"sv};
constexpr std::array metodos{"GET"sv, "POST"sv, "PUT"sv,   "DELETE"sv, "OPTIONS"sv, "PATCH"sv,
                             "get"sv, "G ET"sv, "GE\tT"sv, "P@ST"sv,   ""sv};
constexpr std::array hosts{"Host: h\r\n"sv,
                           ""sv,
                           "Host: h\r\nHost: h\r\n"sv,
                           "Host:\r\n"sv,
                           "Host: h:80\r\n"sv,
                           "Host: h h\r\n"sv,
                           "Host: h@x\r\n"sv,
                           "Host: h/a\r\n"sv,
                           "Host : h\r\n"sv,
                           "Host: h, h\r\n"sv,
                           "Host: h:x\r\n"sv,
                           "Host: [::1]\r\n"sv,
                           "Host: h\0\r\n"sv,
                           "Host\t: h\r\n"sv,
                           "Host: h\r\n i\r\n"sv,
                           "Host: h?x\r\n"sv,
                           "Host: a\\b\r\n"sv,
                           "Host: \x80\r\n"sv,
                           "Host: h:\r\n"sv,
                           "Host: [::1\r\n"sv};
constexpr std::array nomesDeTamanho{"Content-Length"sv,
                                    "content-length"sv,
                                    "Content-Length "sv,
                                    " Content-Length"sv,
                                    "Content_Length"sv,
                                    "Content-Length\t"sv,
                                    "Content-Length\0"sv,
                                    "Content Length"sv,
                                    "Content-Length\r"sv,
                                    "\xef"
                                    "Content-Length"sv,
                                    "CONTENT-LENGTH"sv,
                                    "Content-Lengt\xe8"sv};
constexpr std::array tamanhos{"%"sv,          "+%"sv,
                              "-%"sv,         "% "sv,
                              " %"sv,         "\t%"sv,
                              "0%"sv,         "0x%"sv,
                              "%,%"sv,        "%, %"sv,
                              "%;a"sv,        "%\x0b"sv,
                              "%\0"sv,        ""sv,
                              "% %"sv,        "%.0"sv,
                              "%e0"sv,        "\"%\""sv,
                              "%\r\n "sv,     "1844674407370955161%"sv,
                              "429496729%"sv, "000000000000000000000%"sv,
                              "%\r"sv,        "%,"sv,
                              ",%"sv,         "922337203685477580%"sv};
constexpr std::array nomesDeTe{"Transfer-Encoding"sv,   "transfer-encoding"sv,    "Transfer-Encoding "sv,
                               " Transfer-Encoding"sv,  "Transfer_Encoding"sv,    "Transfer-Encoding\t"sv,
                               "Transfer-Encoding\0"sv, "Transfer Encoding"sv,    "TRANSFER-ENCODING"sv,
                               "Transfer-Encoding\r"sv, "Transfer-Encodin\xe7"sv, "X\nTransfer-Encoding"sv};
constexpr std::array codificacoes{"chunked"sv,
                                  "Chunked"sv,
                                  "CHUNKED"sv,
                                  "chunked "sv,
                                  "\tchunked"sv,
                                  "chunked,"sv,
                                  ", chunked"sv,
                                  "chunked, identity"sv,
                                  "identity, chunked"sv,
                                  "identity"sv,
                                  "gzip, chunked"sv,
                                  "chunked, gzip"sv,
                                  "chunked;a=b"sv,
                                  "\"chunked\""sv,
                                  "xchunked"sv,
                                  "chunked\x0b"sv,
                                  "\x0b"
                                  "chunked"sv,
                                  "\r\n chunked"sv,
                                  "chu nked"sv,
                                  "chunked\0"sv,
                                  "chunke"sv,
                                  "chunked, chunked"sv,
                                  ""sv,
                                  "chunkedchunked"sv,
                                  "\x0c"
                                  "chunked"sv,
                                  "chunked\r\nX: y"sv};
constexpr std::array outros{"X: a\r\n"sv,
                            "X: a\r\n b\r\n"sv,
                            "X: a\r\n\tb\r\n"sv,
                            "X: a\0b\r\n"sv,
                            "X: a\x0b"
                            "b\r\n"sv,
                            "X\x80: a\r\n"sv,
                            "X: \x80\r\n"sv,
                            ": a\r\n"sv,
                            "X\r\n"sv,
                            "X a\r\n"sv,
                            "X:a:b\r\n"sv,
                            " X: a\r\n"sv,
                            "X\r: a\r\n"sv,
                            "X: a\rb\r\n"sv,
                            "X: a\nY: b\r\n"sv,
                            "X:\r\n"sv,
                            "X: a\r\n\r\n"sv,
                            "\r\n"sv,
                            "X(: a\r\n"sv,
                            "X\x7f: a\r\n"sv,
                            "X: \x7f\r\n"sv,
                            "X: \x01\r\n"sv,
                            "Expect: 100-continue\r\n"sv,
                            "X_Y: a\r\n"sv,
                            "X: a\r\r\n"sv,
                            "\tX: a\r\n"sv,
                            "X: a\r\n\x0b"
                            "b\r\n"sv,
                            "Expect: x\r\n"sv,
                            "X.Y: a\r\n"sv,
                            "TE: trailers\r\n"sv};
constexpr std::array conexoes{"keep-alive"sv,
                              "close"sv,
                              "x, close"sv,
                              "close, keep-alive"sv,
                              "keep-alive, close"sv,
                              "Content-Length"sv,
                              "Transfer-Encoding, close"sv,
                              "xclose"sv,
                              ""sv,
                              "Close"sv,
                              "close;x"sv,
                              ",close"sv,
                              "close\t"sv,
                              "clos e"sv,
                              "Transfer-Encoding"sv};
constexpr std::array tamanhosDePedaco{"%\r\n"sv,
                                      "0%\r\n"sv,
                                      "% \r\n"sv,
                                      " %\r\n"sv,
                                      "%;a\r\n"sv,
                                      "%;a=b\r\n"sv,
                                      "%;a=\"b;c\"\r\n"sv,
                                      "% ;a\r\n"sv,
                                      "%; a\r\n"sv,
                                      "%\t\r\n"sv,
                                      "0x%\r\n"sv,
                                      "+%\r\n"sv,
                                      "-%\r\n"sv,
                                      "%\n"sv,
                                      "%\r"sv,
                                      "%g\r\n"sv,
                                      "\r\n"sv,
                                      "0000000000000000%\r\n"sv,
                                      "1000000000000000%\r\n"sv,
                                      "%;\r\n"sv,
                                      "%;a\rb\r\n"sv,
                                      "%;a\nb\r\n"sv,
                                      "%;a\0b\r\n"sv,
                                      "%\r\r\n"sv,
                                      "%,%\r\n"sv,
                                      "%;\x80\r\n"sv,
                                      "%\0\r\n"sv,
                                      "10000000%\r\n"sv,
                                      "%;=b\r\n"sv,
                                      "%;a=\r\n"sv,
                                      "%;a=\"b\r\n"sv,
                                      "%;a b\r\n"sv,
                                      "%;a;b=c\r\n"sv,
                                      "%;a=\"\r\n\"\r\n"sv,
                                      "%.\r\n"sv,
                                      "000%\r\n"sv};
constexpr std::array fimDosDados{"\r\n"sv, "\n"sv, ""sv, "\r"sv, "XX"sv, "\r\r\n"sv, " \r\n"sv, "\r\n\r\n"sv, "\rX"sv};
constexpr std::array ultimos{"0\r\n\r\n"sv,
                             "0\r\n"sv,
                             "00\r\n\r\n"sv,
                             "0\n\n"sv,
                             "0\r\n\n"sv,
                             "0;a\r\n\r\n"sv,
                             "0\r\nX: y\r\n\r\n"sv,
                             "0\r\nX\r\n\r\n"sv,
                             "0\r\n X: y\r\n\r\n"sv,
                             "0\r\n: y\r\n\r\n"sv,
                             "0\r\nX : y\r\n\r\n"sv,
                             "0\r\nX: a\nY: b\r\n\r\n"sv,
                             "0\r\nContent-Length: 5\r\n\r\n"sv,
                             "0\r\n\r"sv,
                             "0\r\nX: a\r\n b\r\n\r\n"sv,
                             "0\r\nX: a\0\r\n\r\n"sv,
                             "0\r\nTransfer-Encoding: chunked\r\n\r\n"sv,
                             "0\r\nX: a\rb\r\n\r\n"sv,
                             "-0\r\n\r\n"sv,
                             "0 \r\n\r\n"sv,
                             "0\r\nX\x80: y\r\n\r\n"sv,
                             "0\r\nHost: h\r\n\r\n"sv,
                             ""sv,
                             "000000000\r\n\r\n"sv,
                             "0\r\n\rX"sv};

// One in `quantas` is not the healthy one.
template<size_t N>
QByteArray talvez(Acaso &a, quint32 quantas, const std::array<std::string_view, N> &de)
{
    return a.umaEm(quantas) ? um(a, de) : QByteArray(de[0].data(), qsizetype(de[0].size()));
}

QByteArray corpoEmPedacos(Acaso &a)
{
    QByteArray saida;
    for (quint32 n = a.ate(3); n > 0; --n) {
        const quint32 tamanho = 1 + a.ate(9);
        saida += talvez(a, 5, tamanhosDePedaco).replace('%', QByteArray::number(tamanho, 16));
        saida += QByteArray("abcdefghi").left(qsizetype(tamanho));
        saida += talvez(a, 10, fimDosDados);
    }
    return saida + talvez(a, 3, ultimos);
}

QByteArray linhaDeTamanho(Acaso &a, qsizetype tamanho)
{
    return talvez(a, 8, nomesDeTamanho) + ": " + talvez(a, 4, tamanhos).replace('%', QByteArray::number(tamanho)) +
           "\r\n";
}

QByteArray umPedido(Acaso &a)
{
    QList<QByteArray> linhas;
    QByteArray corpo;
    if (const quint32 tipo = a.ate(10); tipo < 4) {
        corpo = QByteArray("hello=world").left(qsizetype(a.ate(12)));
        linhas << linhaDeTamanho(a, corpo.size());
        if (a.umaEm(8)) // a second length
            linhas << linhaDeTamanho(a, corpo.size() + a.ate(2));
        if (a.umaEm(12))
            corpo.chop(qsizetype(std::min<quint32>(a.ate(3), quint32(corpo.size()))));
    } else if (tipo < 8) {
        corpo = corpoEmPedacos(a);
        linhas << talvez(a, 8, nomesDeTe) + ": " + talvez(a, 4, codificacoes) + "\r\n";
        if (a.umaEm(8))
            linhas << talvez(a, 8, nomesDeTe) + ": " + talvez(a, 2, codificacoes) + "\r\n";
        if (a.umaEm(8))
            linhas << linhaDeTamanho(a, corpo.size());
    }
    linhas << talvez(a, 10, hosts);
    if (a.umaEm(4))
        linhas << um(a, outros);
    if (a.umaEm(6))
        linhas << "Connection: " + um(a, conexoes) + "\r\n";
    for (qsizetype i = linhas.size() - 1; i > 0; --i)
        linhas.swapItemsAt(i, qsizetype(a.ate(quint32(i + 1))));
    for (QByteArray &linha : linhas)
        if (a.umaEm(25) && linha.endsWith("\r\n"))
            linha = linha.chopped(2) + um(a, fins);
    const QByteArray metodo = a.umaEm(20) ? um(a, metodos) : QByteArray(a.umaEm(2) ? "POST" : "GET");
    return talvez(a, 20, antes) + metodo + talvez(a, 25, espacos) + talvez(a, 15, alvos) + talvez(a, 25, espacos) +
           talvez(a, 8, versoes) + talvez(a, 30, fins) + linhas.join() + talvez(a, 30, fins) + corpo;
}

void estragarBytes(Acaso &a, QByteArray &bytes)
{
    static constexpr std::string_view picantes("\r\n \t:;,0159aAfF\0\x0b\x80\xff\"=+-/"sv);
    const qsizetype onde = qsizetype(a.ate(quint32(bytes.size())));
    switch (a.ate(5)) {
    case 0:
        bytes[onde] = char(a.ate(256));
        break;
    case 1:
        bytes.insert(onde, picantes[a.ate(quint32(picantes.size()))]);
        break;
    case 2:
        bytes.remove(onde, qsizetype(1 + a.ate(4)));
        break;
    case 3:
        bytes.insert(onde, bytes.mid(onde, qsizetype(1 + a.ate(12))));
        break;
    default:
        bytes[onde] = picantes[a.ate(quint32(picantes.size()))];
    }
}

} // namespace

quint64 Acaso::proximo()
{
    quint64 z = m_estado += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

QByteArray gerar(quint64 semente, quint64 n)
{
    Acaso a(Acaso(semente).proximo() ^ (n * 0xd1342543de82ef95ULL));
    QByteArray bytes;
    for (quint32 quantos = 1 + a.ate(3); quantos > 0; --quantos)
        bytes += umPedido(a);
    for (quint32 vezes = a.umaEm(2) ? a.ate(3) : 0; vezes > 0; --vezes)
        estragarBytes(a, bytes);
    return bytes + "GET /fim HTTP/1.1\r\nHost: f\r\nConnection: close\r\n\r\n";
}

} // namespace enquadramento
