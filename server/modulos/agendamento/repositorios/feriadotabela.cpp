// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feriadotabela.h"

namespace agendamento {

using contrato::Feriado;
using nucleo::Resultado;

namespace {

#define AGENDA_SELECT_FERIADO "SELECT id, unidade_id, data, nome, ambito, anual FROM feriado"

Resultado<QList<Feriado>> ler(nucleo::Linhas linhas)
{
    QList<Feriado> lidos;
    while (linhas.proxima()) {
        Feriado f;
        f.id = dominio::FeriadoId(linhas.uuid(0));
        f.unidadeId = dominio::UnidadeId(linhas.uuid(1));
        f.data = QDate::fromString(linhas.texto(2), Qt::ISODate);
        f.nome = linhas.texto(3);
        f.ambito = contrato::enumDe<contrato::AmbitoDoFeriado>(linhas.texto(4)).value_or(f.ambito);
        f.anual = linhas.logico(5);
        lidos.append(f);
    }
    AGENDA_TENTAR(linhas.erro());
    return lidos;
}

} // namespace

Resultado<std::optional<Feriado>> FeriadoTabela::buscar(dominio::FeriadoId id)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar(AGENDA_SELECT_FERIADO " WHERE id = ?", {id}));
    AGENDA_OBTER(auto achados, ler(std::move(linhas)));
    return achados.isEmpty() ? std::nullopt : std::optional(achados.takeFirst());
}

Resultado<QList<Feriado>> FeriadoTabela::daUnidade(dominio::UnidadeId unidade)
{
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar(AGENDA_SELECT_FERIADO " WHERE unidade_id = ? ORDER BY data", {unidade}));
    return ler(std::move(linhas));
}

Resultado<QList<Feriado>> FeriadoTabela::todos()
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar(AGENDA_SELECT_FERIADO " ORDER BY data, id"));
    return ler(std::move(linhas));
}

Resultado<void> FeriadoTabela::inserir(nucleo::Transacao &tx, const Feriado &f)
{
    AGENDA_TENTAR(tx.executar(
        "INSERT INTO feriado (id, unidade_id, data, nome, ambito, anual, criado_em) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {f.id, f.unidadeId, f.data.toString(Qt::ISODate), f.nome, contrato::textoDe(f.ambito), f.anual, tx.agora()}));
    return {};
}

Resultado<void> FeriadoTabela::apagar(nucleo::Transacao &tx, dominio::FeriadoId id)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM feriado WHERE id = ?", {id}));
    return {};
}

std::optional<QDate> dataNoAno(const Feriado &f, int ano)
{
    if (f.data.year() == ano)
        return f.data;
    const QDate data(ano, f.data.month(), f.data.day());
    return f.anual && ano > f.data.year() && data.isValid() ? std::optional(data) : std::nullopt;
}

} // namespace agendamento
