// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/horarios.h>
#include <nucleo/banco/transacao.h>

#include <QDate>
#include <QList>

#include <optional>

namespace agendamento {

struct LinhaAgenda {
    QUuid id;
    dominio::UnidadeId unidadeId;
    QDate vigenteDe;
    std::optional<QDate> vigenteAte;                        // exclusive
    QList<dominio::Faixa> faixas;                           // never empty in the database
    [[nodiscard]] bool juntoCom(const LinhaAgenda &o) const // some day belongs to both
    {
        return (!o.vigenteAte || vigenteDe < *o.vigenteAte) && (!vigenteAte || o.vigenteDe < *vigenteAte);
    }
};

// Tables agenda and faixa: what a doctor offers, at which unit, from when to when.
class AgendaTabela
{
public:
    explicit AgendaTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    // By unit and start of validity.
    [[nodiscard]] nucleo::Resultado<QList<LinhaAgenda>> doMedico(dominio::MedicoId medico);

    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                         const LinhaAgenda &agenda);
    [[nodiscard]] static nucleo::Resultado<void> apagar(nucleo::Transacao &tx, const QUuid &agenda);
    [[nodiscard]] static nucleo::Resultado<void> encerrar(nucleo::Transacao &tx, const QUuid &agenda, QDate vigenteAte);

private:
    nucleo::Leitura &m_leitura;
};

struct VersoesRegras {
    qint64 agenda = 0; // the ETag of GET /medicos/{id}/agenda
    qint64 regras = 0; // changes with agendas, blocks, holidays and units as well
};

// Table regras_medico: counters by which what was worked out before a transaction is known to hold inside it.
class RegrasTabela
{
public:
    explicit RegrasTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<VersoesRegras> doMedico(dominio::MedicoId medico); // zeros: none yet
    // Of each that has rules, VersoesRegras::regras.
    [[nodiscard]] nucleo::Resultado<QHash<dominio::MedicoId, qint64>>
    dosMedicos(const QList<dominio::MedicoId> &medicos);

    [[nodiscard]] static nucleo::Resultado<void> agendaMudou(nucleo::Transacao &tx, dominio::MedicoId medico);
    [[nodiscard]] static nucleo::Resultado<void> regrasMudaram(nucleo::Transacao &tx, dominio::MedicoId medico);
    [[nodiscard]] static nucleo::Resultado<void> unidadeMudou(nucleo::Transacao &tx, dominio::UnidadeId unidade);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
