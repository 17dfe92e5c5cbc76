// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/horarios.h>

#include <QByteArray>
#include <QDate>
#include <QRandomGenerator>
#include <QString>

#include <vector>

// The rules of a doctor's week a second time, slow and plain: zones are read from QTimeZone minute by minute, and each
// minute is asked about. And the random weeks that both are given.
namespace forcabruta {

// What the clocks of a zone show in the days around one, minute by minute (or in longer steps), by Qt's own reckoning.
// The same index is the same instant in every zone.
class Relojoaria
{
public:
    struct Mostra {
        QDate dia;
        int minuto = 0;       // of the day
        int maisTarde = 0;    // the latest that was shown of that day: does not go back when clocks do
        bool primeira = true; // not seen before: no earlier instant shows the same
    };
    Relojoaria(const QByteArray &zona, QDate centro, int diasAntes = 6, int dias = 12, int passoMin = 1);
    [[nodiscard]] const QString &nome() const { return m_nome; }
    [[nodiscard]] int quantos() const { return int(m_mostras.size()); }
    [[nodiscard]] const Mostra &em(int i) const { return m_mostras.at(size_t(i)); }
    [[nodiscard]] dominio::Instante instante(int i) const { return dominio::Instante::deMs(m_de + i * m_passo); }
    [[nodiscard]] int indice(dominio::Instante i) const { return int((i.ms() - m_de) / m_passo); } // the step it is in

private:
    QString m_nome;
    qint64 m_de = 0, m_passo;
    std::vector<Mostra> m_mostras;
};

using Relojoarias = std::vector<Relojoaria>;
[[nodiscard]] const Relojoaria &daZona(const Relojoarias &relojoarias, const dominio::Fuso &fuso);

// Is the doctor there in that minute by that stretch, on a day that counts?
[[nodiscard]] bool dentro(const dominio::AgendaSemanal &agenda, const dominio::Faixa &faixa,
                          const Relojoaria::Mostra &mostra);

// For that many minutes from there on, without leaving?
[[nodiscard]] bool cabe(const dominio::AgendaSemanal &agenda, const dominio::Faixa &faixa, const Relojoaria &relojoaria,
                        int de, int minutos);

// The definition, taken word for word: each minute of the period is asked whether a free time begins there.
[[nodiscard]] QList<dominio::HorarioLivre> horariosLivres(const dominio::PedidoDeHorarios &pedido,
                                                          const Relojoarias &relojoarias);

// Random weeks and requests, the same for the same seed.
class Sorteio
{
public:
    explicit Sorteio(quint32 semente) : m_acaso(semente) {}
    int um(int de, int ate) { return m_acaso.bounded(de, ate + 1); } // both may come
    bool vez(int emCem) { return m_acaso.bounded(100) < emCem; }
    dominio::Faixa faixa(int diaSemana);
    dominio::AgendaSemanal agenda(const dominio::Fuso &fuso, QDate centro, int numeroDaUnidade);
    dominio::PedidoDeHorarios pedido(const Relojoarias &relojoarias, QDate centro);

private:
    QList<dominio::Abertura> aberturas();
    dominio::Intervalo ocupado(const Relojoaria &relojoaria, int de, int ate);
    QRandomGenerator m_acaso;
};

// AGENDA_SEMENTE, or a new one each time; printed.
[[nodiscard]] quint32 semente();

} // namespace forcabruta
