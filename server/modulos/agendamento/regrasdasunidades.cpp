// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "regrasdasunidades.h"

#include "repositorios/feriadotabela.h"
#include "repositorios/unidadetabela.h"

#include <dominio/feriados.h>

#include <QHash>

#include <algorithm>

namespace agendamento {

using dominio::AgendaSemanal;
using nucleo::Resultado;

namespace {

constexpr int primeiroAno = 1990, ultimoAno = 2120;

// National ones, sorted. Agendas stay open on optional days.
const QList<QDate> &feriadosNacionais()
{
    static const QList<QDate> datas = [] {
        QList<QDate> todas;
        for (int ano = primeiroAno; ano <= ultimoAno; ++ano) {
            for (const dominio::Feriado &feriado : dominio::feriadosNacionais(ano)) {
                if (!feriado.facultativo)
                    todas.append(feriado.data);
            }
        }
        std::sort(todas.begin(), todas.end());
        return todas;
    }();
    return datas;
}

QList<QDate> feriadosCom(const QList<contrato::Feriado> &daUnidade)
{
    QList<QDate> datas = feriadosNacionais();
    if (daUnidade.isEmpty())
        return datas; // shared, not copied
    for (const contrato::Feriado &f : daUnidade) {
        const int ultimo = f.anual ? ultimoAno : f.data.year();
        for (int ano = f.data.year(); ano <= ultimo; ++ano) {
            if (const auto data = dataNoAno(f, ano))
                datas.append(*data);
        }
    }
    std::sort(datas.begin(), datas.end());
    return datas;
}

// What every agenda at the unit has in common.
Resultado<AgendaSemanal> modeloDaUnidade(nucleo::Leitura &l, dominio::UnidadeId id)
{
    AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(id));
    if (!unidade)
        return dominio::falha({dominio::Codigo::ErroInterno, QStringLiteral("agenda without its unit")});
    AGENDA_OBTER(const auto fuso, unidade->fuso());
    AGENDA_OBTER(const auto feriados, FeriadoTabela(l).daUnidade(id));
    AgendaSemanal modelo{id, fuso, {}, {}, {}, feriadosCom(feriados), {}};
    for (const auto &h : unidade->unidade.funcionamento)
        modelo.aberturas.append({h.diaSemana, h.inicio, h.fim});
    modelo.horizonteDias = unidade->unidade.horizonteDias;
    return modelo;
}

} // namespace

Resultado<QList<AgendaSemanal>> agendasDoMedico(nucleo::Leitura &l, dominio::MedicoId medico)
{
    AGENDA_OBTER(const auto linhas, AgendaTabela(l).doMedico(medico));
    QHash<dominio::UnidadeId, AgendaSemanal> modelos;
    QList<AgendaSemanal> agendas;
    for (const LinhaAgenda &linha : linhas) {
        auto modelo = modelos.constFind(linha.unidadeId);
        if (modelo == modelos.constEnd()) {
            AGENDA_OBTER(const auto lido, modeloDaUnidade(l, linha.unidadeId));
            modelo = modelos.insert(linha.unidadeId, lido);
        }
        AgendaSemanal agenda = *modelo;
        agenda.vigenteDe = linha.vigenteDe;
        agenda.vigenteAte = linha.vigenteAte;
        agenda.faixas = linha.faixas;
        agendas.append(agenda);
    }
    return agendas;
}

Resultado<QList<dominio::MedicoId>> medicosDaUnidade(nucleo::Leitura &l, dominio::UnidadeId unidade)
{
    AGENDA_OBTER(auto linhas, l.consultar("SELECT DISTINCT medico_id FROM agenda WHERE unidade_id = ?", {unidade}));
    QList<dominio::MedicoId> medicos;
    while (linhas.proxima())
        medicos.append(dominio::MedicoId(linhas.uuid(0)));
    AGENDA_TENTAR(linhas.erro());
    return medicos;
}

} // namespace agendamento
