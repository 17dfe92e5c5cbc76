// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuso.h"

#include "versoesqt.h"

#include <QHash>
#include <QTimeZone>

#include <algorithm>
#include <mutex>
#include <vector>

namespace dominio {

// The zone as a table of changes: from each instant on, one offset. Filled once, read without locks.
struct Fuso::Dados {
    struct Mudanca {
        qint64 desdeMs;
        int deslocamento; // seconds east of UTC
    };
    QString nome = QStringLiteral("UTC");
    std::vector<Mudanca> mudancas{{std::numeric_limits<qint64>::min(), 0}};

    [[nodiscard]] auto em(qint64 ms) const
    {
        return std::prev(std::upper_bound(mudancas.begin(), mudancas.end(), ms,
                                          [](qint64 quando, const Mudanca &m) { return quando < m.desdeMs; }));
    }
};

namespace {

// Rules that repeat each year are written out up to here; far beyond any appointment.
constexpr int anoFinal = 2120;

qint64 msCivil(QDate data, QTime hora)
{
    return (data.toJulianDay() - 2'440'588) * 86'400'000 + hora.msecsSinceStartOfDay();
}

} // namespace

Fuso::Fuso() : m_dados(std::make_shared<Dados>()) {}

Fuso::Fuso(std::shared_ptr<const Dados> dados) : m_dados(std::move(dados)) {}

Resultado<Fuso> Fuso::deIana(const QString &nome)
{
    static std::mutex trava;
    static QHash<QString, std::shared_ptr<const Dados>> conhecidos;
    const std::lock_guard guarda(trava);
    if (const auto it = conhecidos.constFind(nome); it != conhecidos.cend())
        return Fuso(*it);
    // Only names of the tz database: QTimeZone would also take "UTC-03:00" and local aliases.
    const QByteArray id = nome.toLatin1();
    static const auto existentes = QTimeZone::availableTimeZoneIds();
    if (QString::fromLatin1(id) != nome || !std::binary_search(existentes.begin(), existentes.end(), id))
        return falha(Erro::validacao(QStringLiteral("fuso"), CodigoCampo::NaoExiste));
    const QTimeZone zona(id);
    if (!zona.isValid() || id.startsWith("UTC+") || id.startsWith("UTC-"))
        return falha(Erro::validacao(QStringLiteral("fuso"), CodigoCampo::NaoExiste));
    auto dados = std::make_shared<Dados>();
    dados->nome = nome;
    const QDateTime inicio = emUtc(QDate(1900, 1, 1), QTime(0, 0)), fim = emUtc(QDate(anoFinal, 1, 1), QTime(0, 0));
    dados->mudancas[0].deslocamento = zona.offsetFromUtc(inicio);
    auto transicoes = zona.transitions(inicio, fim);
    // Qt 6.4 stops at the last change that the zone's file lists (2037, or earlier); asked for those after it, it goes
    // on by the zone's rule.
    if (!transicoes.isEmpty())
        transicoes += zona.transitions(transicoes.last().atUtc.addMSecs(2), fim);
    for (const auto &mudanca : std::as_const(transicoes)) {
        const int deslocamento = mudanca.offsetFromUtc;
        if (deslocamento != dados->mudancas.back().deslocamento)
            dados->mudancas.push_back({mudanca.atUtc.toMSecsSinceEpoch(), deslocamento});
    }
    conhecidos.insert(nome, dados);
    return Fuso(std::move(dados));
}

const QString &Fuso::nome() const
{
    return m_dados->nome;
}

int Fuso::deslocamento(Instante quando) const
{
    return m_dados->em(quando.ms())->deslocamento;
}

QDate Fuso::data(Instante quando) const
{
    const qint64 local = quando.ms() + qint64(deslocamento(quando)) * 1000;
    const qint64 dias = (local >= 0 ? local : local - 86'399'999) / 86'400'000;
    return QDate::fromJulianDay(dias + 2'440'588);
}

QTime Fuso::hora(Instante quando) const
{
    const qint64 local = quando.ms() + qint64(deslocamento(quando)) * 1000;
    return QTime::fromMSecsSinceStartOfDay(int(((local % 86'400'000) + 86'400'000) % 86'400'000));
}

std::optional<Instante> Fuso::exato(QDate data, QTime hora) const
{
    const qint64 local = msCivil(data, hora);
    // A civil time maps to an instant under the offset before or after the nearest change; the earlier instant wins.
    auto it = m_dados->em(local - 86'400'000);
    for (; it != m_dados->mudancas.end(); ++it) {
        const qint64 candidato = local - qint64(it->deslocamento) * 1000;
        if (candidato < it->desdeMs)
            return std::nullopt; // skipped by this change
        const auto seguinte = std::next(it);
        if (seguinte == m_dados->mudancas.end() || candidato < seguinte->desdeMs)
            return Instante::deMs(candidato);
    }
    return std::nullopt;
}

Instante Fuso::naFrente(QDate data, QTime hora) const
{
    if (const auto certo = exato(data, hora))
        return *certo;
    const qint64 local = msCivil(data, hora);
    auto it = m_dados->em(local - 86'400'000);
    while (local - qint64(it->deslocamento) * 1000 >= it->desdeMs && std::next(it) != m_dados->mudancas.end())
        ++it;
    return Instante::deMs(it->desdeMs);
}

} // namespace dominio
