// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/situacao.h>

#include <QDate>
#include <QList>
#include <QString>

namespace ui {

// One rectangle of the day: an appointment, a free time or a block. Times are minutes after the day's midnight in the
// unit's zone.
struct CelulaDoDia {
    enum class Tipo { Livre, Bloqueio, Consulta };
    Tipo tipo = Tipo::Livre;
    QString id; // the appointment's or the block's; empty for a free time
    int de = 0, ate = 0;
    QString titulo; // the patient, or the block's reason
    dominio::Situacao situacao = dominio::Situacao::Solicitada;
    dominio::ConfirmacaoPaciente confirmacao = dominio::ConfirmacaoPaciente::Pendente;
    bool encaixe = false, orfa = false;
    bool pendente = false; // sent, not yet acknowledged by the server
    int esperaMin = -1;    // minutes since the patient came; < 0: not here
    // Side by side with what overlaps it: the how-manieth of how many. Set by arrumar().
    int faixa = 0, faixas = 1;

    // What stays the same while the cell's content changes.
    [[nodiscard]] QString chave() const { return id.isEmpty() ? QString::number(de) : id; }
    friend bool operator==(const CelulaDoDia &, const CelulaDoDia &) = default;
};

struct ColunaDoDia {
    QString id, nome, especialidade; // the doctor's
    int ocupados = 0, total = 0;
    QList<CelulaDoDia> celulas; // by time
    friend bool operator==(const ColunaDoDia &, const ColunaDoDia &) = default;
};

// Where the user is: column and cell, or nowhere.
struct LugarNoDia {
    int coluna = -1, celula = -1;
    [[nodiscard]] bool valido() const { return coluna >= 0 && celula >= 0; }
    friend bool operator==(const LugarNoDia &, const LugarNoDia &) = default;
};

struct DiaNaTela {
    QDate data;
    QList<ColunaDoDia> colunas;
    [[nodiscard]] const CelulaDoDia *em(const LugarNoDia &lugar) const;
    [[nodiscard]] LugarNoDia lugarDe(const QString &colunaId, const QString &chave) const;
    // First and last minute worth showing: whole hours, 8 to 19 at least.
    [[nodiscard]] std::pair<int, int> limites() const;
    friend bool operator==(const DiaNaTela &, const DiaNaTela &) = default;
};

// Sorts by time, drops free times that something else covers, and puts side by side what overlaps.
void arrumar(ColunaDoDia &coluna);

// Where the arrow keys lead. At an edge: where one already is.
enum class Passo { Acima, Abaixo, Esquerda, Direita, Primeira, Ultima };
[[nodiscard]] LugarNoDia andar(const DiaNaTela &dia, LugarNoDia de, Passo passo);
// The cell of a column nearest to a minute; nowhere in an empty column.
[[nodiscard]] LugarNoDia maisPerto(const DiaNaTela &dia, int coluna, int minuto);

[[nodiscard]] QString horaDoDia(int minutos); // "08:30"

} // namespace ui
