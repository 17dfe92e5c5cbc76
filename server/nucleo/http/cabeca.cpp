// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cabeca.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace nucleo {

namespace {

using Falha = std::unexpected<int>;

} // namespace

bool ehToken(QByteArrayView texto)
{
    for (const char c : texto)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              (c != 0 && std::strchr("!#$%&'*+-.^_`|~", c))))
            return false;
    return !texto.isEmpty();
}

namespace {

// Visible ASCII and bytes of UTF-8, spaces and tabs between them.
bool valorLimpo(QByteArrayView texto)
{
    for (const char c : texto)
        if ((uchar(c) < 0x20 && c != '\t') || uchar(c) == 0x7f)
            return false;
    return true;
}

// Of RFC 9110 and 5789. Which of them this server has is the router's to say.
bool ehMetodo(QByteArrayView texto)
{
    static constexpr std::array metodos{"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"};
    return std::any_of(metodos.begin(), metodos.end(), [texto](const char *m) { return texto == QByteArrayView(m); });
}

std::expected<void, int> lerPrimeiraLinha(QByteArrayView linha, const LimitesDeCabeca &limites, Cabeca &cabeca)
{
    const qsizetype a = linha.indexOf(' '), b = linha.lastIndexOf(' ');
    if (a <= 0 || b <= a + 1)
        return Falha(linha.size() > limites.alvo ? 414 : 400);
    const QByteArrayView alvo = linha.sliced(a + 1, b - a - 1), versao = linha.sliced(b + 1);
    if (!ehToken(linha.first(a)))
        return Falha(400);
    if (alvo.size() > limites.alvo)
        return Falha(414);
    // Origin form only: an absolute form or "//host" is a proxy's business and has confused routers before.
    if (!alvo.startsWith('/') || alvo.startsWith("//"))
        return Falha(400);
    if (!escapesInteiros(alvo) || alvo.contains("%00"))
        return Falha(400);
    for (const char c : alvo)
        if (uchar(c) <= 0x20 || uchar(c) >= 0x7f || c == '#')
            return Falha(400);
    if (versao.size() != 8 || !versao.startsWith("HTTP/") || versao[6] != '.')
        return Falha(400);
    if (versao[5] != '1' || (versao[7] != '0' && versao[7] != '1'))
        return Falha(505);
    // Whatever else stands where a method should be may be the end of the bytes before it: nothing after it is read.
    if (!ehMetodo(linha.first(a)))
        return Falha(501);
    cabeca.metodo = linha.first(a).toByteArray();
    cabeca.alvo = alvo.toByteArray();
    cabeca.menor = versao[7] - '0';
    cabeca.manter = cabeca.menor == 1;
    return {};
}

// uri-host [ ":" port ] of RFC 3986, without the comma, which joins two of them into one, and empty labels.
bool ehHost(QByteArrayView texto)
{
    if (texto.startsWith('.') || texto.contains(".."))
        return false;
    qsizetype fim = 0;
    if (texto.startsWith('[')) {
        fim = texto.indexOf(']') + 1;
        for (qsizetype i = 1; i < fim - 1; ++i)
            if (!std::isxdigit(uchar(texto[i])) && texto[i] != ':' && texto[i] != '.')
                return false;
    } else {
        while (fim < texto.size() && texto[fim] != 0 &&
               (std::isalnum(uchar(texto[fim])) || std::strchr("-._~%!$&'()*+;=", texto[fim])))
            ++fim;
    }
    if (fim == 0 || (fim < texto.size() && texto[fim] != ':'))
        return false;
    const QByteArrayView porta = texto.sliced(std::min(fim + 1, texto.size()));
    return porta.size() <= 5 && std::all_of(porta.begin(), porta.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Connection: a list that may be as long as a head.
void lerOpcoes(const QByteArray &lista, Cabeca &cabeca)
{
    for (qsizetype pos = 0; pos <= lista.size();) {
        qsizetype fim = lista.indexOf(',', pos);
        if (fim < 0)
            fim = lista.size();
        const QByteArrayView opcao = QByteArrayView(lista).sliced(pos, fim - pos).trimmed();
        pos = fim + 1;
        if (opcao == "close")
            cabeca.manter = false;
        else if (opcao == "keep-alive" && cabeca.menor == 0)
            cabeca.manter = true;
    }
}

std::expected<void, int> interpretar(const QByteArray &nome, const QByteArray &valor, Cabeca &cabeca, int &hosts)
{
    if (nome == "content-length") {
        if (cabeca.tamanho >= 0 || valor.isEmpty() || valor.size() > 15)
            return Falha(400);
        for (const char c : valor)
            if (c < '0' || c > '9')
                return Falha(400);
        cabeca.tamanho = valor.toLongLong();
    } else if (nome == "transfer-encoding") {
        if (cabeca.emPedacos)
            return Falha(400);
        if (valor.toLower() != "chunked")
            return Falha(501);
        cabeca.emPedacos = true;
    } else if (nome == "host") {
        ++hosts;
        if (!ehHost(valor))
            return Falha(400);
    } else if (nome == "connection") {
        lerOpcoes(valor.toLower(), cabeca);
    } else if (nome == "expect") {
        if (valor.toLower() != "100-continue")
            return Falha(417);
        cabeca.espera100 = cabeca.menor == 1;
    }
    return {};
}

} // namespace

bool escapesInteiros(QByteArrayView texto)
{
    for (qsizetype i = texto.indexOf('%'); i >= 0; i = texto.indexOf('%', i + 1))
        if (i + 2 >= texto.size() || !std::isxdigit(uchar(texto[i + 1])) || !std::isxdigit(uchar(texto[i + 2])))
            return false;
    return true;
}

bool enquadra(QByteArrayView nome)
{
    return nome == "content-length" || nome == "transfer-encoding" || nome == "host";
}

bool ehCampo(QByteArrayView linha)
{
    const qsizetype dois = linha.indexOf(':');
    return dois > 0 && ehToken(linha.first(dois)) && valorLimpo(linha.sliced(dois + 1));
}

QByteArray Cabeca::valor(const QByteArray &nome) const
{
    for (const auto &campo : campos)
        if (campo.first == nome)
            return campo.second;
    return {};
}

namespace {

// As QByteArrayView::indexOf(), for few bytes: that one hashes all it walks over.
qsizetype achar(QByteArrayView onde, std::string_view oQue, qsizetype desde)
{
    const size_t em = std::string_view(onde.data(), size_t(onde.size())).find(oQue, size_t(desde));
    return em == std::string_view::npos ? -1 : qsizetype(em);
}

} // namespace

FimDaCabeca acharFim(const QByteArray &entrada, qsizetype visto, const LimitesDeCabeca &limites)
{
    const qsizetype fim = achar(entrada, "\r\n\r\n", std::max<qsizetype>(0, visto - 3));
    const qsizetype ate = fim < 0 ? entrada.size() : fim;
    // A line feed without its carriage return would wait here for ever: refuse it as it comes.
    for (qsizetype i = entrada.indexOf('\n', visto); i >= 0 && i < ate; i = entrada.indexOf('\n', i + 1))
        if (i == 0 || entrada[i - 1] != '\r')
            return {-1, 400};
    if (ate > limites.bytes)
        return {-1, entrada.left(limites.alvo + 32).contains("\r\n") ? 431 : 414};
    return {fim, 0};
}

std::expected<Cabeca, int> lerCabeca(QByteArrayView bloco, const LimitesDeCabeca &limites)
{
    Cabeca cabeca;
    qsizetype fim = achar(bloco, "\r\n", 0);
    if (fim < 0)
        fim = bloco.size();
    const QByteArrayView primeira = bloco.first(fim);
    if (primeira.contains('\n') || primeira.contains('\r'))
        return Falha(400);
    if (const auto r = lerPrimeiraLinha(primeira, limites, cabeca); !r)
        return Falha(r.error());
    int hosts = 0;
    for (qsizetype pos = fim + 2; pos < bloco.size();) {
        fim = achar(bloco, "\r\n", pos);
        if (fim < 0)
            fim = bloco.size();
        const QByteArrayView linha = bloco.sliced(pos, fim - pos);
        pos = fim + 2;
        const qsizetype dois = linha.indexOf(':');
        if (!ehCampo(linha))
            return Falha(400);
        if (cabeca.campos.size() >= limites.campos)
            return Falha(431);
        const QByteArray nome = linha.first(dois).toByteArray().toLower();
        const QByteArray valor = linha.sliced(dois + 1).trimmed().toByteArray();
        // RFC 9112 lets tabs stand around a value, which one parser trims and the next one does not.
        if (enquadra(nome) && linha.contains('\t'))
            return Falha(400);
        if (const auto r = interpretar(nome, valor, cabeca, hosts); !r)
            return Falha(r.error());
        cabeca.campos.emplaceBack(nome, valor);
    }
    if (hosts > 1 || (hosts == 0 && cabeca.menor == 1))
        return Falha(400);
    // In HTTP/1.0 these had no body: a proxy of that time takes it for the next request.
    if (cabeca.menor == 0 && cabeca.tamanho > 0 && cabeca.metodo != "POST" && cabeca.metodo != "PUT")
        return Falha(400);
    if (cabeca.emPedacos && (cabeca.tamanho >= 0 || cabeca.menor == 0))
        return Falha(400);
    return cabeca;
}

} // namespace nucleo
