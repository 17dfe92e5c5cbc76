// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oferta.h"

#include "regrasdasunidades.h"
#include "repositorios/agendatabela.h"
#include "repositorios/bloqueiotabela.h"
#include "repositorios/ocupacaotabela.h"

#include <nucleo/threads/prazo.h>

#include <algorithm>

namespace agendamento {

using dominio::AgendaSemanal;
using dominio::HorarioLivre;
using dominio::Instante;
using nucleo::Resultado;

namespace {

constexpr qsizetype medicosPorThread = 4096;
constexpr qint64 diaMs = 24LL * 3600 * 1000;

// Agendas that can be looked at together: what the period comes to and what is taken is the same for all of them.
struct Grupo {
    Periodo periodo;
    std::optional<dominio::UnidadeId> unidade; // of all of them, where the way between units counts
    QList<AgendaSemanal> agendas;
};

// One group but where civil dates meet several zones, or where the doctor has to travel between units.
QList<Grupo> agrupar(const QList<AgendaSemanal> &agendas, const PedidoDeOferta &pedido, bool porUnidade)
{
    QList<Grupo> grupos;
    for (const AgendaSemanal &agenda : agendas) {
        if (pedido.unidade && agenda.unidade != *pedido.unidade)
            continue;
        const Periodo periodo{pedido.de.em(agenda.fuso), pedido.ate.em(agenda.fuso)};
        const auto unidade = porUnidade ? std::optional(agenda.unidade) : std::nullopt;
        const auto grupo = std::find_if(grupos.begin(), grupos.end(),
                                        [&](const Grupo &g) { return g.periodo == periodo && g.unidade == unidade; });
        if (grupo != grupos.end())
            grupo->agendas.append(agenda);
        else
            grupos.append({periodo, unidade, {agenda}});
    }
    return grupos;
}

Periodo alargado(const Periodo &p, qint64 ms)
{
    return {p.inicio.maisMs(-ms), p.fim.maisMs(ms)};
}

Resultado<QList<Periodo>> tomados(nucleo::Leitura &l, dominio::MedicoId medico, const Periodo &janela,
                                  const std::optional<dominio::UnidadeId> &unidade, qint64 deslocamentoMs)
{
    QList<Periodo> ocupados;
    if (unidade) {
        AGENDA_OBTER(const auto porUnidade,
                     OcupacaoTabela(l).doMedicoPorUnidade(medico, alargado(janela, deslocamentoMs)));
        for (const auto &[quando, onde] : porUnidade)
            ocupados.append(onde == *unidade ? quando : alargado(quando, deslocamentoMs));
    } else {
        AGENDA_OBTER(ocupados, OcupacaoTabela(l).doMedico(medico, janela));
    }
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

bool RegrasDoMedico::noHorizonte(dominio::UnidadeId unidade, Instante quando, Instante agora) const
{
    const AgendaSemanal *agenda = daUnidade(unidade);
    return agenda && agenda->fuso.data(quando) <= agenda->ultimoDiaDePacientes(agora);
}

Instante RegrasDoMedico::fimDoHorizonte(Instante agora) const
{
    Instante fim = agora;
    for (const AgendaSemanal &a : agendas)
        fim = std::max(fim, a.fuso.inicioDoDia(a.ultimoDiaDePacientes(agora).addDays(1)));
    return fim;
}

Resultado<RegrasPtr> Oferta::regras(nucleo::Leitura &l, dominio::MedicoId medico)
{
    AGENDA_OBTER(const auto versoes, RegrasTabela(l).doMedico(medico));
    return regrasDaVersao(l, medico, versoes.regras);
}

Resultado<RegrasPtr> Oferta::regrasDaVersao(nucleo::Leitura &l, dominio::MedicoId medico, qint64 versao)
{
    Guardadas &guardadas = m_guardadas.local();
    if (const auto achada = guardadas.constFind(medico); achada != guardadas.constEnd() && (*achada)->versao == versao)
        return *achada;
    AGENDA_OBTER(const auto lidas, lerRegras(l, medico, versao));
    if (guardadas.size() >= medicosPorThread)
        guardadas.clear();
    guardadas.insert(medico, lidas);
    return lidas;
}

Resultado<RegrasPtr> Oferta::lerRegras(nucleo::Leitura &l, dominio::MedicoId medico, qint64 versao)
{
    auto regras = std::make_shared<RegrasDoMedico>();
    regras->versao = versao;
    AGENDA_OBTER(regras->agendas, agendasDoMedico(l, medico));
    return regras;
}

Resultado<QList<HorarioLivre>> Oferta::livres(nucleo::Leitura &l, const PedidoDeOferta &pedido)
{
    AGENDA_OBTER(const auto regras, this->regras(l, pedido.medico));
    return calcular(*regras, pedido, [&](const Periodo &janela, const std::optional<dominio::UnidadeId> &unidade) {
        return tomados(l, pedido.medico, janela, unidade, deslocamentoMs());
    });
}

Resultado<void> Oferta::livresDeVarios(nucleo::Leitura &l, const QList<dominio::MedicoId> &medicos,
                                       const PedidoDeOferta &pedido, const std::function<void(const Livres &)> &visitar)
{
    const Periodo janela{pedido.janela->inicio, pedido.janela->fim.maisMs(diaMs)};
    AGENDA_OBTER(const auto versoes, RegrasTabela(l).dosMedicos(medicos));
    AGENDA_OBTER(const auto ocupados, OcupacaoTabela(l).dosMedicos(medicos, janela));
    AGENDA_OBTER(const auto bloqueios, BloqueioTabela(l).dosMedicos(medicos, janela));
    PedidoDeOferta deste = pedido;
    for (const auto [medico, versao] : versoes.asKeyValueRange()) {
        deste.medico = medico;
        AGENDA_OBTER(const auto regras, regrasDaVersao(l, deste.medico, versao));
        AGENDA_OBTER(const auto livres, calcular(*regras, deste, [&](const Periodo &j, const auto &unidade) {
                         if (unidade)
                             return tomados(l, deste.medico, j, unidade, deslocamentoMs());
                         return Resultado<QList<Periodo>>(ocupados.value(deste.medico) + bloqueios.value(deste.medico));
                     }));
        if (!livres.isEmpty())
            visitar({deste.medico, regras, livres});
    }
    return {};
}

// Near first: most have one soon, and of what is taken only so much is read.
Resultado<QList<dominio::MedicoId>> Oferta::quemTem(nucleo::Leitura &l, const QList<dominio::MedicoId> &medicos,
                                                    const PedidoDeOferta &pedido)
{
    PedidoDeOferta passo = pedido;
    passo.limite = 1;
    QSet<dominio::MedicoId> tem;
    QList<dominio::MedicoId> faltam = medicos;
    Instante de = std::max(pedido.agora, pedido.janela->inicio);
    for (qint64 extensao = 2 * diaMs; de < pedido.janela->fim && !faltam.isEmpty(); extensao *= 4) {
        passo.janela = Periodo{de, std::min(pedido.janela->fim, de.maisMs(extensao))};
        AGENDA_TENTAR(livresDeVarios(l, faltam, passo, [&tem](const Livres &v) { tem.insert(v.medico); }));
        faltam.removeIf([&tem](dominio::MedicoId m) { return tem.contains(m); });
        de = passo.janela->fim;
    }
    QList<dominio::MedicoId> achados = medicos;
    achados.removeIf([&tem](dominio::MedicoId m) { return !tem.contains(m); });
    return achados;
}

Resultado<QList<HorarioLivre>> Oferta::calcular(const RegrasDoMedico &regras, const PedidoDeOferta &pedido,
                                                const Tomados &tomadosEm) const
{
    const auto grupos = agrupar(regras.agendas, pedido, viaja(regras));
    QList<HorarioLivre> livres;
    for (const Grupo &grupo : grupos) {
        AGENDA_TENTAR(nucleo::Prazo::desta().conferir()); // lists go over all doctors of a clinic
        Periodo periodo = grupo.periodo;
        if (pedido.janela)
            periodo = {std::max(periodo.inicio, pedido.janela->inicio), std::min(periodo.fim, pedido.janela->fim)};
        if (periodo.inicio >= periodo.fim)
            continue;
        // A time that begins in the period may end after it.
        const Periodo janela{periodo.inicio, periodo.fim.maisMs(diaMs)};
        AGENDA_OBTER(const auto ocupados, tomadosEm(janela, grupo.unidade));
        dominio::PedidoDeHorarios deste{grupo.agendas,     ocupados,       periodo,       pedido.agora,
                                        pedido.duracaoMin, pedido.unidade, pedido.limite, pedido.paraPacientes};
        if (pedido.serve)
            deste.serve = [&pedido](const AgendaSemanal &agenda, const HorarioLivre &livre) {
                return pedido.serve(pedido.medico, agenda, livre);
            };
        livres.append(dominio::horariosLivres(deste));
    }
    if (grupos.size() > 1)
        ordenar(livres, pedido.limite);
    return livres;
}

bool Oferta::viaja(const RegrasDoMedico &regras) const
{
    const auto &agendas = regras.agendas;
    return m_deslocamentoMin > 0 && std::any_of(agendas.begin(), agendas.end(), [&](const AgendaSemanal &a) {
               return a.unidade != agendas.first().unidade;
           });
}

Resultado<bool> Oferta::semTempoDeChegar(nucleo::Leitura &l, dominio::MedicoId medico, dominio::UnidadeId unidade,
                                         const Periodo &quando, const QUuid &exceto)
{
    if (m_deslocamentoMin == 0)
        return false;
    AGENDA_OBTER(const auto regras, this->regras(l, medico));
    if (!viaja(*regras))
        return false;
    return OcupacaoTabela(l).medicoEmOutraUnidade(medico, unidade, alargado(quando, deslocamentoMs()), exceto);
}

Resultado<QList<HorarioLivre>> Oferta::proximosDe(nucleo::Leitura &l, const PedidoDeOferta &pedido, Instante desejado)
{
    constexpr int quantos = 3;
    if (pedido.paraPacientes) { // beyond the horizon: those that come last in it
        AGENDA_OBTER(const auto regras, this->regras(l, pedido.medico));
        desejado = std::min(desejado, regras->fimDoHorizonte(pedido.agora));
    }
    PedidoDeOferta antes = pedido;
    antes.de = Limite(std::max(pedido.agora, desejado.maisMs(-7 * diaMs)));
    antes.ate = Limite(desejado);
    AGENDA_OBTER(auto livres, this->livres(l, antes));
    livres.remove(0, std::max<qsizetype>(0, livres.size() - quantos));
    const qsizetype anteriores = livres.size();
    // Near first: a wide window only where a fortnight does not have enough.
    for (const int dias : {14, diasDeBusca}) {
        PedidoDeOferta depois = pedido;
        depois.de = Limite(desejado);
        depois.ate = Limite(desejado.maisMs(dias * diaMs));
        depois.limite = quantos;
        AGENDA_OBTER(const auto seguintes, this->livres(l, depois));
        livres.resize(anteriores);
        livres.append(seguintes);
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
    pedido.paraPacientes = true;
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
