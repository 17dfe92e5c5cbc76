// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lugar.h"

#include "../repositorios/bloqueiotabela.h"
#include "../repositorios/unidadetabela.h"

#include <QJsonArray>

namespace agendamento {

using dominio::Codigo;
using dominio::CodigoCampo;
using dominio::Instante;
using nucleo::Resultado;
using namespace Qt::StringLiterals;

namespace {

QJsonObject json(const contrato::HorarioLivre &livre)
{
    return {
        {u"inicio"_s, livre.inicio.texto()}, {u"fim"_s, livre.fim.texto()}, {u"unidadeId"_s, livre.unidadeId.texto()}};
}

dominio::Erro comAlternativas(Codigo codigo, nucleo::Leitura &l, Oferta &oferta, const PedidoDeOferta &pedido,
                              Instante desejado)
{
    dominio::Erro erro(codigo);
    const auto regras = oferta.regras(l, pedido.medico);
    const auto livres = oferta.proximosDe(l, pedido, desejado);
    if (!regras || !livres)
        return erro; // refused all the same; without the hint
    QJsonArray alternativas;
    for (const auto &livre : *livres)
        alternativas.append(json(Oferta::paraContrato(livre, **regras)));
    erro.extras.insert(u"alternativas"_s, alternativas);
    return erro;
}

Resultado<void> conferirBloqueios(nucleo::Leitura &l, dominio::MedicoId medico, const Periodo &quando)
{
    AGENDA_OBTER(const auto bloqueios, BloqueioTabela(l).periodos(medico, quando));
    if (!bloqueios.isEmpty())
        return dominio::falha(Codigo::ForaDaAgenda);
    return {};
}

// How long a patient's appointment takes that begins then; nothing: no such start is offered, free or not.
std::optional<int> duracaoOferecida(const RegrasDoMedico &regras, Instante inicio,
                                    const std::optional<dominio::UnidadeId> &unidade, Instante agora)
{
    dominio::PedidoDeHorarios pedido;
    pedido.agendas = regras.agendas;
    pedido.periodo = {inicio, inicio.maisMs(1)};
    pedido.agora = std::min(agora, inicio); // whether it is past is asked elsewhere
    pedido.unidade = unidade;
    pedido.limite = 1;
    const auto oferecidos = dominio::horariosLivres(pedido);
    if (oferecidos.isEmpty() ||
        !regras.noHorizonte(oferecidos.first().unidade, oferecidos.first().quando.inicio, agora))
        return std::nullopt;
    return int(inicio.minutosAte(oferecidos.first().quando.fim));
}

Resultado<int> duracaoDo(const RegrasDoMedico &regras, const PedidoDeLugar &p)
{
    if (p.escolha != Escolha::DoPaciente)
        return p.duracaoMin.value_or(
            dominio::duracaoPadraoEm(regras.agendas, p.inicio, p.unidade).value_or(p.duracaoDoMedico));
    const auto propria = duracaoOferecida(regras, p.inicio, p.unidade, p.agora);
    if (!propria)
        return dominio::falha(Codigo::ForaDaAgenda);
    if (!p.duracaoMin || p.duracaoMin == propria || p.duracaoMin == p.duracaoMantida)
        return p.duracaoMin.value_or(p.duracaoMantida.value_or(*propria));
    return dominio::falha(dominio::Erro::campoProibido(u"duracaoMin"_s));
}

Resultado<Lugar> procurar(nucleo::Leitura &l, Oferta &oferta, const PedidoDeLugar &p)
{
    if (p.unidade) {
        AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(*p.unidade));
        if (!unidade)
            return dominio::falha(dominio::Erro::validacao(u"unidadeId"_s, CodigoCampo::NaoExiste));
    }
    AGENDA_OBTER(const auto regras,
                 p.regras ? oferta.regrasDaVersao(l, p.medico, *p.regras) : oferta.regras(l, p.medico));
    Lugar lugar;
    lugar.escolha = p.escolha;
    AGENDA_OBTER(lugar.duracaoMin, duracaoDo(*regras, p));
    lugar.duracaoMantida = p.duracaoMantida == lugar.duracaoMin;
    lugar.quando = {p.inicio, p.inicio.maisMinutos(lugar.duracaoMin)};
    AGENDA_OBTER(lugar.unidade, dominio::cabeNaAgenda(regras->agendas, lugar.quando, p.unidade));
    if (p.escolha == Escolha::DaVaga && !regras->noHorizonte(lugar.unidade, p.inicio, p.agora))
        return dominio::falha(Codigo::ForaDaAgenda);
    lugar.fuso = regras->daUnidade(lugar.unidade)->fuso;
    lugar.regras = regras->versao;
    return lugar;
}

} // namespace

dominio::Erro horarioOcupado(nucleo::Leitura &l, Oferta &oferta, dominio::MedicoId medico, const Lugar &lugar,
                             Instante agora)
{
    const bool paraPaciente = lugar.escolha == Escolha::DoPaciente;
    PedidoDeOferta pedido{medico, agora, agora, agora};
    pedido.paraPacientes = paraPaciente;
    if (!paraPaciente || lugar.duracaoMantida)
        pedido.duracaoMin = lugar.duracaoMin;
    return comAlternativas(Codigo::HorarioOcupado, l, oferta, pedido, lugar.quando.inicio);
}

dominio::Erro foraDaAgenda(nucleo::Leitura &l, Oferta &oferta, const PedidoDeLugar &p)
{
    if (p.escolha != Escolha::DoPaciente)
        return dominio::Erro(Codigo::ForaDaAgenda);
    PedidoDeOferta pedido{p.medico, p.agora, p.agora, p.agora, p.duracaoMantida};
    pedido.paraPacientes = true;
    return comAlternativas(Codigo::ForaDaAgenda, l, oferta, pedido, p.inicio);
}

Resultado<Lugar> acharNaAgenda(nucleo::Leitura &l, Oferta &oferta, const PedidoDeLugar &p)
{
    const auto lugar = procurar(l, oferta, p);
    if (!lugar && lugar.error().codigo == Codigo::ForaDaAgenda)
        return dominio::falha(foraDaAgenda(l, oferta, p));
    return lugar;
}

Resultado<Lugar> acharLugar(nucleo::Leitura &l, Oferta &oferta, const PedidoDeLugar &p)
{
    AGENDA_OBTER(const Lugar lugar, acharNaAgenda(l, oferta, p));
    const auto aberto = conferirBloqueios(l, p.medico, lugar.quando);
    if (!aberto && aberto.error().codigo == Codigo::ForaDaAgenda)
        return dominio::falha(foraDaAgenda(l, oferta, p));
    AGENDA_TENTAR(aberto);
    return lugar;
}

Resultado<Lugar> conferirLugar(nucleo::Transacao &tx, Oferta &oferta, const PedidoDeLugar &pedido, const Lugar &lugar)
{
    AGENDA_OBTER(const auto regras, oferta.regras(tx, pedido.medico));
    if (regras->versao == lugar.regras)
        return lugar;
    if (pedido.escolha == Escolha::DoPaciente) {
        PedidoDeLugar outraVez = pedido;
        outraVez.regras.reset();
        return acharLugar(tx, oferta, outraVez);
    }
    AGENDA_TENTAR(dominio::cabeNaAgenda(regras->agendas, lugar.quando, lugar.unidade));
    if (pedido.escolha == Escolha::DaVaga && !regras->noHorizonte(lugar.unidade, lugar.quando.inicio, tx.agora()))
        return dominio::falha(Codigo::ForaDaAgenda);
    AGENDA_TENTAR(conferirBloqueios(tx, pedido.medico, lugar.quando));
    return lugar;
}

Resultado<bool> medicoLivre(nucleo::Leitura &l, Oferta &oferta, dominio::MedicoId medico, const Lugar &lugar,
                            const QUuid &exceto)
{
    AGENDA_OBTER(const bool ocupado, OcupacaoTabela(l).medicoOcupado(medico, lugar.quando, exceto));
    if (ocupado)
        return false;
    AGENDA_OBTER(const bool longe, oferta.semTempoDeChegar(l, medico, lugar.unidade, lugar.quando, exceto));
    return !longe;
}

} // namespace agendamento
