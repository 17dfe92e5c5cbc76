// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linhasical.h"

#include <dominio/horarios.h>

#include <map>

namespace agendamento {

struct EventoIcal {
    enum class Estado { Provisorio, Confirmado, Cancelado };
    QString uid;
    dominio::Instante inicio, fim;
    dominio::Fuso fuso; // the one its times are written in
    dominio::Instante mudadoEm;
    qint64 sequencia = 0;
    Estado estado = Estado::Confirmado;
    QString resumo{}, local{}, descricao{}; // empty: left out
};

// An iCalendar document (RFC 5545) to subscribe to. Only text: no I/O, no clock.
class ICalendario
{
public:
    struct Cabecalho {
        QString nome;
        dominio::Instante agora;
        dominio::Fuso fuso;         // described even where no event is in it: a calendar may not be empty
        dominio::Intervalo periodo; // what the calendar is about; events may reach out of it
    };
    explicit ICalendario(Cabecalho cabecalho);
    void acrescentar(const EventoIcal &evento);
    [[nodiscard]] QByteArray texto() const;

private:
    void horas(const EventoIcal &evento);

    const Cabecalho m_cabecalho;
    dominio::Intervalo m_periodo;              // with all events
    std::map<QString, dominio::Fuso> m_usados; // zones that times refer to
    LinhasIcal m_eventos;
};

} // namespace agendamento
