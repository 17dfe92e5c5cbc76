// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pedacos.h"

#include <algorithm>

namespace nucleo {

namespace {

constexpr qsizetype linhaMaxima = 256; // size line with its extensions
constexpr qsizetype rodapeMaximo = 1024;
constexpr int rodapesMaximos = 16;

} // namespace

LeitorDePedacos::Estado LeitorDePedacos::lerTamanho(QByteArray &entrada)
{
    const qsizetype fim = entrada.indexOf("\r\n");
    if (fim < 0)
        return entrada.size() > linhaMaxima ? Estado::Torto : Estado::Falta;
    if (fim > linhaMaxima)
        return Estado::Torto;
    QByteArray digitos = entrada.left(fim);
    if (digitos.contains('\n') || digitos.contains('\r'))
        return Estado::Torto;
    if (const qsizetype ponto = digitos.indexOf(';'); ponto >= 0)
        digitos.truncate(ponto);
    if (digitos.isEmpty() || digitos.size() > 8 ||
        !std::all_of(digitos.cbegin(), digitos.cend(), [](char c) { return std::isxdigit(uchar(c)); }))
        return Estado::Torto;
    m_falta = digitos.toLongLong(nullptr, 16);
    entrada.remove(0, fim + 2);
    if (m_corpo.size() + m_falta > m_maximo)
        return Estado::Grande;
    m_fase = m_falta > 0 ? Fase::Dados : Fase::Rodape;
    return Estado::Pronto; // of this line; the caller goes on
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
            m_fase = Fase::Tamanho;
            break;
        case Fase::Rodape: { // trailers are read and dropped
            const qsizetype fim = entrada.indexOf("\r\n");
            if (fim < 0 || fim > rodapeMaximo)
                return fim > rodapeMaximo || entrada.size() > rodapeMaximo ? Estado::Torto : Estado::Falta;
            entrada.remove(0, fim + 2);
            if (fim == 0)
                return Estado::Pronto;
            if (++m_rodapes > rodapesMaximos)
                return Estado::Torto;
            break;
        }
        }
    }
}

} // namespace nucleo
