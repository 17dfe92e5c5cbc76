// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pedacos.h"

#include "cabeca.h"

#include <algorithm>

namespace nucleo {

namespace {

constexpr qsizetype linhaMaxima = 256; // size line with its extensions
constexpr qsizetype rodapeMaximo = 1024;
constexpr int rodapesMaximos = 16;
constexpr qint64 foraDosDados = 64 * 1024; // size lines and trailers of one body, with their line ends

// A quoted string from its first quote on; the rest after it, or nothing where it is none.
std::optional<QByteArrayView> depoisDasAspas(QByteArrayView texto)
{
    for (qsizetype i = 1; i < texto.size(); ++i) {
        if (texto[i] == '"')
            return texto.sliced(i + 1);
        if (texto[i] == '\\')
            ++i;
        if (i < texto.size() && (uchar(texto[i]) < 0x20 || uchar(texto[i]) >= 0x7f))
            return std::nullopt;
    }
    return std::nullopt;
}

// RFC 9112, 7.1.1, without the spaces that it tolerates: *( ";" name [ "=" ( token / quoted-string ) ] )
bool extensoesCertas(QByteArrayView texto)
{
    const auto ateOFimDoToken = [&texto] {
        const auto fim = std::find_if(texto.begin(), texto.end(), [](char c) { return c == ';' || c == '='; });
        const QByteArrayView token = texto.first(fim - texto.begin());
        texto = texto.sliced(token.size());
        return ehToken(token);
    };
    while (!texto.isEmpty()) {
        if (texto.front() != ';')
            return false;
        texto = texto.sliced(1);
        if (!ateOFimDoToken())
            return false;
        if (texto.isEmpty() || texto.front() != '=')
            continue;
        texto = texto.sliced(1);
        if (!texto.isEmpty() && texto.front() == '"') {
            const auto resto = depoisDasAspas(texto);
            if (!resto)
                return false;
            texto = *resto;
        } else if (!ateOFimDoToken()) {
            return false;
        }
    }
    return true;
}

bool digitosHexadecimais(QByteArrayView texto)
{
    return !texto.isEmpty() && texto.size() <= 8 &&
           std::all_of(texto.begin(), texto.end(), [](char c) { return std::isxdigit(uchar(c)); });
}

} // namespace

// The line at the front; Falta where its end has not come. A line feed by itself ends nothing: what one parser takes
// for the end of a line is the middle of one for the next.
LeitorDePedacos::Estado LeitorDePedacos::tirarLinha(QByteArray &entrada, qsizetype maximo, QByteArray &linha)
{
    const qsizetype fim = entrada.indexOf("\r\n");
    if (fim > maximo || (fim < 0 && entrada.size() > maximo))
        return Estado::Torto;
    linha = fim < 0 ? entrada : entrada.left(fim);
    const qsizetype cr = linha.indexOf('\r');
    if (linha.contains('\n') || (cr >= 0 && (fim >= 0 || cr + 1 < linha.size())))
        return Estado::Torto;
    if (fim < 0)
        return Estado::Falta;
    entrada.remove(0, fim + 2);
    return (m_fora += fim + 2) > foraDosDados ? Estado::Torto : Estado::Pronto;
}

LeitorDePedacos::Estado LeitorDePedacos::lerTamanho(QByteArray &entrada)
{
    QByteArray linha;
    if (const Estado e = tirarLinha(entrada, linhaMaxima, linha); e != Estado::Pronto)
        return e;
    const qsizetype ponto = linha.indexOf(';');
    const QByteArrayView digitos = ponto < 0 ? QByteArrayView(linha) : QByteArrayView(linha).first(ponto);
    if (!digitosHexadecimais(digitos) || !extensoesCertas(QByteArrayView(linha).sliced(digitos.size())))
        return Estado::Torto;
    m_falta = digitos.toByteArray().toLongLong(nullptr, 16);
    if (m_corpo.size() + m_falta > m_maximo)
        return Estado::Grande;
    m_fase = m_falta > 0 ? Fase::Dados : Fase::Rodape;
    return Estado::Pronto; // of this line; the caller goes on
}

// Trailers are read as strictly as headers, and dropped.
LeitorDePedacos::Estado LeitorDePedacos::lerRodape(QByteArray &entrada)
{
    QByteArray linha;
    for (;;) {
        if (const Estado e = tirarLinha(entrada, rodapeMaximo, linha); e != Estado::Pronto)
            return e;
        if (linha.isEmpty())
            return Estado::Pronto;
        if (++m_rodapes > rodapesMaximos || !ehCampo(linha) || enquadra(linha.left(linha.indexOf(':')).toLower()))
            return Estado::Torto;
    }
}

LeitorDePedacos::Estado LeitorDePedacos::alimentar(QByteArray &entrada)
{
    for (;;) {
        switch (m_fase) {
        case Fase::Tamanho:
            if (const Estado e = lerTamanho(entrada); e != Estado::Pronto)
                return e;
            break;
        case Fase::Dados: {
            const qsizetype agora = std::min<qsizetype>(entrada.size(), m_falta);
            if (agora == 0)
                return Estado::Falta;
            m_corpo += entrada.left(agora);
            entrada.remove(0, agora);
            if ((m_falta -= agora) == 0)
                m_fase = Fase::FimDosDados;
            break;
        }
        case Fase::FimDosDados:
            if (entrada.size() < 2)
                return !entrada.isEmpty() && entrada[0] != '\r' ? Estado::Torto : Estado::Falta;
            if (!entrada.startsWith("\r\n"))
                return Estado::Torto;
            entrada.remove(0, 2);
            m_fora += 2;
            m_fase = Fase::Tamanho;
            break;
        case Fase::Rodape:
            return lerRodape(entrada);
        }
    }
}

} // namespace nucleo
