// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periodo.h"

namespace dominio {

namespace {

constexpr qint64 diaMs = 24LL * 3600 * 1000;

} // namespace

std::optional<CodigoCampo> anoFora(int ano)
{
    if (ano > ultimoAno)
        return CodigoCampo::Maximo;
    if (ano < primeiroAno)
        return CodigoCampo::Minimo;
    return std::nullopt;
}

Lido<Instante> lerInstante(QStringView texto)
{
    const auto lido = Instante::deTexto(texto);
    if (!lido)
        return std::unexpected(CodigoCampo::Formato);
    if (const auto fora = anoFora(texto.first(4).toInt()))
        return std::unexpected(*fora);
    return *lido;
}

Lido<QDate> lerData(QStringView texto)
{
    const QDate data = texto.size() == 10 ? QDate::fromString(texto.toString(), Qt::ISODate) : QDate();
    if (!data.isValid() || data.toString(Qt::ISODate) != texto)
        return std::unexpected(CodigoCampo::Formato);
    if (const auto fora = anoFora(data.year()))
        return std::unexpected(*fora);
    return data;
}

Lido<Limite> Limite::deTexto(const QString &texto)
{
    if (texto.size() == 10) {
        const auto dia = lerData(texto);
        return dia ? Lido<Limite>(*dia) : std::unexpected(dia.error());
    }
    auto quando = lerInstante(texto);
    if (!quando && quando.error() == CodigoCampo::Formato)
        quando = lerInstante(QString(texto).replace(u' ', u'+')); // "+01:00" sent with its plus sign unescaped
    return quando ? Lido<Limite>(*quando) : std::unexpected(quando.error());
}

Instante Limite::em(const Fuso &fuso) const
{
    if (const auto *dia = std::get_if<QDate>(&m_valor))
        return fuso.inicioDoDia(*dia);
    return std::get<Instante>(m_valor);
}

Limite Limite::maisDias(int dias) const
{
    if (const auto *dia = std::get_if<QDate>(&m_valor))
        return dia->addDays(dias);
    return std::get<Instante>(m_valor).maisMs(dias * diaMs);
}

std::optional<CodigoCampo> periodoFora(const Limite &de, const Limite &ate, int dias)
{
    const qint64 extensao = ate.em({}).ms() - de.em({}).ms();
    if (extensao > dias * diaMs + diaMs / 2)
        return CodigoCampo::Maximo;
    if (extensao < -diaMs / 2)
        return CodigoCampo::Minimo;
    return std::nullopt;
}

} // namespace dominio
