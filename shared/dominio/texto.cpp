// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texto.h"

#include <QChar>

#include <algorithm>

namespace dominio {

namespace {

struct Faixa {
    char16_t de, ate;
};

constexpr Faixa invisiveis[] = {
    {0x00ad, 0x00ad}, // soft hyphen
    {0x061c, 0x061c}, // Arabic letter mark
    {0x115f, 0x1160}, // Hangul fillers
    {0x180e, 0x180e}, // Mongolian vowel separator
    {0x200b, 0x200b}, // zero-width space
    {0x200e, 0x200f}, // marks of direction
    {0x202a, 0x202e}, // embeddings and overrides of direction
    {0x2060, 0x206f}, // word joiner, invisible operators, isolates, retired controls
    {0x3164, 0x3164}, // Hangul filler
    {0xfeff, 0xfeff}, // zero-width no-break space
    {0xffa0, 0xffa0}, // Hangul filler, half width
    {0xfff9, 0xfffb}, // interlinear annotation
};

// U+E0000 to U+E0FFF, the plane of tags, all begin with this surrogate or one of the three after it.
constexpr char16_t primeiraDeTag = 0xdb40, ultimaDeTag = 0xdb43;

} // namespace

bool temControle(QStringView texto, bool multilinha)
{
    return std::any_of(texto.begin(), texto.end(), [multilinha](QChar c) {
        const char16_t u = c.unicode();
        const bool controle = u < 0x20 || (u >= 0x7f && u < 0xa0) || u == 0x2028 || u == 0x2029;
        return controle && !(multilinha && (u == u'\n' || u == u'\t'));
    });
}

bool temInvisivel(QStringView texto)
{
    return std::any_of(texto.begin(), texto.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return u >= invisiveis[0].de && ((u >= primeiraDeTag && u <= ultimaDeTag) ||
                                         std::any_of(std::begin(invisiveis), std::end(invisiveis),
                                                     [u](Faixa f) { return u >= f.de && u <= f.ate; }));
    });
}

} // namespace dominio
