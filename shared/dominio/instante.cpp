// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instante.h"

#include <array>

namespace dominio {

namespace {

// Days since 1970-01-01 of a proleptic Gregorian date, and back: Howard Hinnant's well-known civil-date arithmetic.
constexpr qint64 diasDe(qint64 ano, unsigned mes, unsigned dia)
{
    ano -= mes <= 2;
    const qint64 era = (ano >= 0 ? ano : ano - 399) / 400;
    const auto anoDaEra = unsigned(ano - era * 400);
    const unsigned diaDoAno = (153 * (mes > 2 ? mes - 3 : mes + 9) + 2) / 5 + dia - 1;
    const unsigned diaDaEra = anoDaEra * 365 + anoDaEra / 4 - anoDaEra / 100 + diaDoAno;
    return era * 146097 + qint64(diaDaEra) - 719468;
}

struct Data {
    qint64 ano;
    unsigned mes, dia;
};

constexpr Data dataDe(qint64 dias)
{
    dias += 719468;
    const qint64 era = (dias >= 0 ? dias : dias - 146096) / 146097;
    const auto diaDaEra = unsigned(dias - era * 146097);
    const unsigned anoDaEra = (diaDaEra - diaDaEra / 1460 + diaDaEra / 36524 - diaDaEra / 146096) / 365;
    const unsigned diaDoAno = diaDaEra - (365 * anoDaEra + anoDaEra / 4 - anoDaEra / 100);
    const unsigned mesDeMarco = (5 * diaDoAno + 2) / 153;
    const unsigned mes = mesDeMarco < 10 ? mesDeMarco + 3 : mesDeMarco - 9;
    return {qint64(anoDaEra) + era * 400 + (mes <= 2), mes, diaDoAno - (153 * mesDeMarco + 2) / 5 + 1};
}

// Reads exactly n ASCII digits; -1 where there are none.
int numero(QStringView texto, qsizetype pos, int n)
{
    if (pos + n > texto.size())
        return -1;
    int valor = 0;
    for (int i = 0; i < n; ++i) {
        const char16_t c = texto[pos + i].unicode();
        if (c < u'0' || c > u'9')
            return -1;
        valor = valor * 10 + (c - u'0');
    }
    return valor;
}

constexpr unsigned diasNoMes(int ano, int mes)
{
    constexpr unsigned dias[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return mes == 2 && (ano % 4 == 0 && (ano % 100 != 0 || ano % 400 == 0)) ? 29 : dias[mes - 1];
}

// "Z" or "+hh:mm", at the end of the text; seconds east of UTC.
std::optional<int> lerDeslocamento(QStringView texto, qsizetype pos)
{
    if (pos >= texto.size())
        return std::nullopt;
    const QChar sinal = texto[pos];
    if (sinal == u'Z' || sinal == u'z')
        return pos + 1 == texto.size() ? std::optional(0) : std::nullopt;
    const int horas = numero(texto, pos + 1, 2), minutos = numero(texto, pos + 4, 2);
    if ((sinal != u'+' && sinal != u'-') || texto.size() != pos + 6 || texto[pos + 3] != u':' || horas < 0 ||
        horas > 23 || minutos < 0 || minutos > 59)
        return std::nullopt;
    return (sinal == u'-' ? -1 : 1) * (horas * 3600 + minutos * 60);
}

void por(char *&p, int valor, int n)
{
    for (int i = n - 1; i >= 0; --i, valor /= 10)
        p[i] = char('0' + valor % 10);
    p += n;
}

struct Escrito {
    std::array<char, 30> bytes;
    qsizetype tamanho;
};

Escrito escreverTexto(qint64 ms1970, int deslocamento)
{
    const qint64 local = ms1970 + qint64(deslocamento) * 1000;
    qint64 dias = local / 86'400'000, resto = local % 86'400'000;
    if (resto < 0) {
        resto += 86'400'000;
        --dias;
    }
    const Data data = dataDe(dias);
    const int ms = int(resto % 1000), segundos = int(resto / 1000);
    Escrito saida;
    char *p = saida.bytes.data();
    por(p, int(data.ano), 4);
    *p++ = '-';
    por(p, int(data.mes), 2);
    *p++ = '-';
    por(p, int(data.dia), 2);
    *p++ = 'T';
    por(p, segundos / 3600, 2);
    *p++ = ':';
    por(p, segundos / 60 % 60, 2);
    *p++ = ':';
    por(p, segundos % 60, 2);
    if (ms) {
        *p++ = '.';
        por(p, ms, 3);
    }
    if (deslocamento == 0) {
        *p++ = 'Z';
    } else {
        // RFC 3339 has no seconds in an offset; zones had some before 1914, where no appointment is.
        const int minutos = std::abs(deslocamento) / 60;
        *p++ = deslocamento < 0 ? '-' : '+';
        por(p, minutos / 60, 2);
        *p++ = ':';
        por(p, minutos % 60, 2);
    }
    saida.tamanho = p - saida.bytes.data();
    return saida;
}

} // namespace

std::optional<Instante> Instante::deTexto(QStringView t)
{
    const int ano = numero(t, 0, 4), mes = numero(t, 5, 2), dia = numero(t, 8, 2);
    const int hora = numero(t, 11, 2), minuto = numero(t, 14, 2), segundo = numero(t, 17, 2);
    if (t.size() < 20 || ano < 1 || mes < 1 || mes > 12 || dia < 1 || unsigned(dia) > diasNoMes(ano, mes) || hora < 0 ||
        hora > 23 || minuto < 0 || minuto > 59 || segundo < 0 || segundo > 59)
        return std::nullopt;
    if (t[4] != u'-' || t[7] != u'-' || (t[10] != u'T' && t[10] != u't') || t[13] != u':' || t[16] != u':')
        return std::nullopt;
    qsizetype pos = 19;
    int ms = 0;
    if (t[pos] == u'.') {
        int digitos = 0;
        for (++pos; digitos < 3 && numero(t, pos, 1) >= 0; ++pos, ++digitos)
            ms = ms * 10 + numero(t, pos, 1);
        if (digitos == 0)
            return std::nullopt;
        for (; digitos < 3; ++digitos)
            ms *= 10;
        bool resto = false;
        for (int n = numero(t, pos, 1); n >= 0; n = numero(t, ++pos, 1))
            resto = resto || n > 0;
        ms += resto;
    }
    const auto deslocamento = lerDeslocamento(t, pos);
    if (!deslocamento)
        return std::nullopt;
    const qint64 segundos = diasDe(ano, unsigned(mes), unsigned(dia)) * 86'400 + hora * 3600 + minuto * 60 + segundo;
    return deMs((segundos - *deslocamento) * 1000 + ms);
}

QString Instante::texto(int deslocamento) const
{
    const Escrito texto = escreverTexto(m_ms, deslocamento);
    return QString::fromLatin1(texto.bytes.data(), texto.tamanho);
}

void Instante::juntarTexto(QByteArray &saida, int deslocamento) const
{
    const Escrito texto = escreverTexto(m_ms, deslocamento);
    saida.append(texto.bytes.data(), texto.tamanho);
}

} // namespace dominio
