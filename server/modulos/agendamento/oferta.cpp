// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oferta.h"

#include "repositorios/agendatabela.h"
#include "repositorios/bloqueiotabela.h"
#include "repositorios/ocupacaotabela.h"
#include "repositorios/unidadetabela.h"

#include <dominio/feriados.h>

#include <algorithm>

namespace agendamento {

using dominio::AgendaSemanal;
using dominio::HorarioLivre;
using dominio::Instante;
using nucleo::Resultado;

namespace {

constexpr int primeiroAno = 1990, ultimoAno = 2120;
constexpr qsizetype medicosPorThread = 4096;
constexpr qint64 diaMs = 24LL * 3600 * 1000;

struct Grupo {
    Periodo periodo;
    QList<AgendaSemanal> agendas;
};

// Agendas by the instants the period comes to in their zone: one group but where civil dates meet several zones.
QList<Grupo> porPeriodo(const QList<AgendaSemanal> &agendas, const PedidoDeOferta &pedido)
{
    QList<Grupo> grupos;
    for (const AgendaSemanal &agenda : agendas) {
        if (pedido.unidade && agenda.unidade != *pedido.unidade)
            continue;
        const Periodo periodo{pedido.de.em(agenda.fuso), pedido.ate.em(agenda.fuso)};
        const auto grupo =
            std::find_if(grupos.begin(), grupos.end(), [&](const Grupo &g) { return g.periodo == periodo; });
        if (grupo != grupos.end())
            grupo->agendas.append(agenda);
        else
            grupos.append({periodo, {agenda}});
    }
    return grupos;
}

Resultado<QList<Periodo>> tomados(nucleo::Leitura &l, dominio::MedicoId medico, const Periodo &janela)
{
    AGENDA_OBTER(auto ocupados, OcupacaoTabela(l).doMedico(medico, janela));
    AGENDA_OBTER(const auto bloqueios, BloqueioTabela(l).periodos(medico, janela));
    ocupados.append(bloqueios);
    return ocupados;
}

void ordenar(QList<HorarioLivre> &livres, int limite)
{
    std::sort(livres.begin(), livres.end(), [](const HorarioLivre &a, const HorarioLivre &b) {
        return a.quando != b.quando ? a.quando < b.quando : a.unidade < b.unidade;
    });
    if (livres.size() > limite)
        livres.resize(limite);
}

} // namespace

const AgendaSemanal *RegrasDoMedico::daUnidade(dominio::UnidadeId unidade) const
{
    const auto achada = std::find_if(agendas.begin(), agendas.end(),
                                     [unidade](const AgendaSemanal &a) { return a.unidade == unidade; });
    return achada == agendas.end() ? nullptr : &*achada;
}

Oferta::Oferta()
{
    for (int ano = primeiroAno; ano <= ultimoAno; ++ano) {
        for (const dominio::Feriado &feriado : dominio::feriadosNacionais(ano)) {
            if (!feriado.facultativo)
                m_feriados.append(feriado.data);
        }
    }
    std::sort(m_feriados.begin(), m_feriados.end());
}

Resultado<RegrasPtr> Oferta::regras(nucleo::Leitura &l, dominio::MedicoId medico)
{
    AGENDA_OBTER(const auto versoes, RegrasTabela(l).doMedico(medico));
    Guardadas &guardadas = m_guardadas.local();
    if (const auto achada = guardadas.constFind(medico);
        achada != guardadas.constEnd() && (*achada)->versao == versoes.regras)
        return *achada;
    AGENDA_OBTER(const auto lidas, lerRegras(l, medico, versoes.regras));
    if (guardadas.size() >= medicosPorThread)
        guardadas.clear();
    guardadas.insert(medico, lidas);
    return lidas;
}

Resultado<RegrasPtr> Oferta::lerRegras(nucleo::Leitura &l, dominio::MedicoId medico, qint64 versao)
{
    auto regras = std::make_shared<RegrasDoMedico>();
    regras->versao = versao;
    AGENDA_OBTER(const auto linhas, AgendaTabela(l).doMedico(medico));
    for (const LinhaAgenda &linha : linhas) {
        dominio::Fuso fuso;
        if (const AgendaSemanal *mesma = regras->daUnidade(linha.unidadeId)) {
            fuso = mesma->fuso;
        } else {
            AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(linha.unidadeId));
            if (!unidade)
                continue; // the foreign key rules this out
            AGENDA_OBTER(fuso, unidade->fuso());
        }
        regras->agendas.append({linha.unidadeId, fuso, linha.vigenteDe, linha.vigenteAte, linha.faixas, m_feriados});
    }
    return regras;
}

Resultado<QList<HorarioLivre>> Oferta::livres(nucleo::Leitura &l, const PedidoDeOferta &pedido)
{
    AGENDA_OBTER(const auto regras, this->regras(l, pedido.medico));
    const auto grupos = porPeriodo(regras->agendas, pedido);
    QList<HorarioLivre> livres;
    for (const Grupo &grupo : grupos) {
        // A time that begins in the period may end after it.
        const Periodo janela{grupo.periodo.inicio, grupo.periodo.fim.maisMs(diaMs)};
        AGENDA_OBTER(const auto ocupados, tomados(l, pedido.medico, janela));
        livres.append(dominio::horariosLivres(
            {grupo.agendas, ocupados, grupo.periodo, pedido.agora, pedido.duracaoMin, pedido.unidade, pedido.limite}));
    }
    if (grupos.size() > 1)
        ordenar(livres, pedido.limite);
    return livres;
}

Resultado<QList<HorarioLivre>> Oferta::proximosDe(nucleo::Leitura &l, const PedidoDeOferta &pedido, Instante desejado)
{
    constexpr int quantos = 3;
    QList<HorarioLivre> livres;
    // Near first: a wide window only where a fortnight does not have enough.
    for (const int dias : {14, diasDeBusca}) {
        PedidoDeOferta perto = pedido;
        perto.de = Limite(std::max(pedido.agora, desejado.maisMs(-7 * diaMs)));
        perto.ate = Limite(desejado.maisMs(dias * diaMs));
        AGENDA_OBTER(livres, this->livres(l, perto));
        if (livres.size() >= quantos)
            break;
    }
    const auto distancia = [desejado](const HorarioLivre &h) { return qAbs(h.quando.inicio.ms() - desejado.ms()); };
    std::stable_sort(livres.begin(), livres.end(),
                     [&](const HorarioLivre &a, const HorarioLivre &b) { return distancia(a) < distancia(b); });
    if (livres.size() > quantos)
        livres.resize(quantos);
    return livres;
}

Resultado<ResumoMedico> Oferta::resumo(nucleo::Leitura &l, dominio::MedicoId medico, Instante agora)
{
    AGENDA_OBTER(const auto regras, this->regras(l, medico));
    ResumoMedico resumo;
    for (const AgendaSemanal &agenda : regras->agendas) {
        const bool aindaVale = !agenda.vigenteAte || agenda.fuso.data(agora) < *agenda.vigenteAte;
        if (aindaVale && !resumo.unidades.contains(agenda.unidade))
            resumo.unidades.append(agenda.unidade);
    }
    PedidoDeOferta pedido{medico, agora, agora, agora, {}, {}, 1};
    for (const int dias : {7, diasDeBusca}) {
        pedido.ate = Limite(agora.maisMs(dias * diaMs));
        AGENDA_OBTER(const auto livres, this->livres(l, pedido));
        if (livres.isEmpty())
            continue;
        const auto livre = paraContrato(livres.first(), *regras);
        resumo.proximo =
            ProximoHorario{livre.inicio.instante, livre.fim.instante, livre.unidadeId, livre.inicio.deslocamento};
        break;
    }
    return resumo;
}

contrato::HorarioLivre Oferta::paraContrato(const HorarioLivre &livre, const RegrasDoMedico &regras)
{
    const AgendaSemanal *agenda = regras.daUnidade(livre.unidade);
    const dominio::Fuso fuso = agenda ? agenda->fuso : dominio::Fuso();
    return {{livre.quando.inicio, fuso.deslocamento(livre.quando.inicio)},
            {livre.quando.fim, fuso.deslocamento(livre.quando.fim)},
            livre.unidade};
}

} // namespace agendamento
