// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ids.h"

#include <QRandomGenerator>

#include <array>
#include <mutex>

namespace dominio {

namespace {

// The last time and counter given out by this process (RFC 9562, 6.2, method 1: a counter in rand_a).
struct Sequencia {
    std::mutex trava;
    qint64 ms = 0;
    quint32 contador = 0;
};

Sequencia &sequencia()
{
    static Sequencia unica;
    return unica;
}

constexpr std::array perfis = {"paciente", "medico", "recepcionista", "admin"};

} // namespace

QUuid novoUuid7(Instante agora)
{
    quint64 acaso = 0;
    quint32 inicio = 0;
    {
        // The system's generator is the operating system's CSPRNG.
        auto *gerador = QRandomGenerator::system();
        acaso = gerador->generate64();
        inicio = gerador->generate() & 0x7ff; // leaves the upper half of the counter to count in
    }
    qint64 ms;
    quint32 contador;
    {
        Sequencia &s = sequencia();
        const std::lock_guard guarda(s.trava);
        if (agora.ms() > s.ms) {
            s.ms = agora.ms();
            s.contador = inicio;
        } else if (agora.ms() + 10'000 < s.ms) {
            // The clock went back for good (or a test asks for another time): order starts anew from there.
            s.ms = agora.ms();
            s.contador = inicio;
        } else if (++s.contador > 0xfff) {
            ++s.ms;
            s.contador = inicio;
        }
        ms = s.ms;
        contador = s.contador;
    }
    const auto alto = quint32(ms >> 16);
    const auto meio = quint16(ms & 0xffff);
    const auto versao = quint16(0x7000 | contador);
    return QUuid(alto, meio, versao, uchar(0x80 | ((acaso >> 56) & 0x3f)), uchar(acaso >> 48), uchar(acaso >> 40),
                 uchar(acaso >> 32), uchar(acaso >> 24), uchar(acaso >> 16), uchar(acaso >> 8), uchar(acaso));
}

std::optional<QUuid> uuidDeTexto(QStringView texto)
{
    if (texto.size() != 36)
        return std::nullopt;
    for (qsizetype i = 0; i < 36; ++i) {
        const char16_t c = texto[i].unicode();
        const bool traco = i == 8 || i == 13 || i == 18 || i == 23;
        if (traco ? c != u'-' : !((c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f')))
            return std::nullopt;
    }
    const QUuid id = QUuid::fromString(texto);
    return id.isNull() ? std::nullopt : std::optional(id);
}

namespace {

constexpr qsizetype tamanhoDoTexto = 36;
constexpr std::array<qsizetype, 16> lugarDoByte = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

void escreverUuid(char *saida, const QUuid &id)
{
    constexpr char hex[] = "0123456789abcdef";
    const auto bytes = id.toRfc4122();
    for (size_t i = 0; i < lugarDoByte.size(); ++i) {
        saida[lugarDoByte[i]] = hex[uchar(bytes[qsizetype(i)]) >> 4];
        saida[lugarDoByte[i] + 1] = hex[uchar(bytes[qsizetype(i)]) & 15];
    }
    for (const qsizetype traco : {8, 13, 18, 23})
        saida[traco] = '-';
}

int valorDoHex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

QString textoDeUuid(const QUuid &id)
{
    std::array<char, tamanhoDoTexto> texto;
    escreverUuid(texto.data(), id);
    return QString::fromLatin1(texto.data(), tamanhoDoTexto);
}

void juntarUuid(QByteArray &saida, const QUuid &id)
{
    const qsizetype antes = saida.size();
    saida.resize(antes + tamanhoDoTexto);
    escreverUuid(saida.data() + antes, id);
}

QUuid uuidDeAscii(QByteArrayView texto)
{
    if (texto.size() != tamanhoDoTexto)
        return {};
    std::array<uchar, 16> bytes;
    for (size_t i = 0; i < lugarDoByte.size(); ++i) {
        const int alto = valorDoHex(texto[lugarDoByte[i]]), baixo = valorDoHex(texto[lugarDoByte[i] + 1]);
        if (alto < 0 || baixo < 0)
            return {};
        bytes[i] = uchar(alto << 4 | baixo);
    }
    return QUuid::fromRfc4122(QByteArrayView(bytes));
}

QLatin1String texto(Perfil perfil)
{
    return QLatin1String(perfis.at(size_t(perfil)));
}

std::optional<Perfil> perfilDeTexto(QStringView texto)
{
    for (size_t i = 0; i < perfis.size(); ++i)
        if (texto == QLatin1String(perfis[i]))
            return Perfil(i);
    return std::nullopt;
}

} // namespace dominio
