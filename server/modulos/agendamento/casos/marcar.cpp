// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "marcar.h"

#include "../anuncios.h"
#include "../repositorios/bloqueiotabela.h"
#include "../repositorios/consultatabela.h"
#include "../repositorios/encaixetabela.h"
#include "../repositorios/historicotabela.h"
#include "../repositorios/impedimentos.h"
#include "../repositorios/ocupacaotabela.h"
#include "../repositorios/pessoatabela.h"
#include "../repositorios/unidadetabela.h"

#include <QJsonArray>

namespace agendamento {

using dominio::Codigo;
using dominio::CodigoCampo;
using dominio::Instante;
using nucleo::Resultado;
using namespace Qt::StringLiterals;

namespace {

Periodo periodoDe(const contrato::Consulta &c)
{
    return {c.inicio.instante, c.fim.instante};
}

QJsonObject json(const contrato::HorarioLivre &livre)
{
    return {
        {u"inicio"_s, livre.inicio.texto()}, {u"fim"_s, livre.fim.texto()}, {u"unidadeId"_s, livre.unidadeId.texto()}};
}

Resultado<void> conferirBloqueios(nucleo::Leitura &l, dominio::MedicoId medico, const Periodo &quando)
{
    AGENDA_OBTER(const auto bloqueios, BloqueioTabela(l).periodos(medico, quando));
    if (!bloqueios.isEmpty())
        return dominio::falha(Codigo::ForaDaAgenda);
    return {};
}

// Asked beforehand, so that a series can name each of its days that is full.
Resultado<void> conferirEncaixe(nucleo::Leitura &l, const Marcacao &m)
{
    if (!m.consulta.encaixe)
        return {};
    const QDate dia = m.lugar.fuso.data(m.lugar.quando.inicio);
    AGENDA_OBTER(const int vaga, EncaixeTabela::primeiraVaga(l, m.consulta.medicoId, dia));
    if (vaga > m.medico.pessoa.encaixesPorDia)
        return dominio::falha(Codigo::EncaixeNoLimite);
    return {};
}

void situar(Marcacao &m, const Lugar &lugar)
{
    contrato::Consulta &c = m.consulta;
    c.unidadeId = lugar.unidade;
    c.duracaoMin = lugar.duracaoMin;
    c.inicio = {lugar.quando.inicio, lugar.fuso.deslocamento(lugar.quando.inicio)};
    c.fim = {lugar.quando.fim, lugar.fuso.deslocamento(lugar.quando.fim)};
    m.lugar = lugar;
}

void copiarPedido(const contrato::NovaConsulta &nova, Marcacao &m)
{
    contrato::Consulta &c = m.consulta;
    c.medicoId = nova.medicoId;
    c.medicoNome = m.medico.pessoa.nome;
    c.pacienteId = nova.pacienteId;
    c.pacienteNome = m.paciente.pessoa.nome;
    c.tipo = nova.tipo;
    c.modalidade = nova.modalidade;
    c.convenio = nova.convenio;
    c.motivo = nova.motivo;
    c.encaixe = nova.encaixe.value_or(false);
    c.motivoEncaixe = nova.motivoEncaixe;
    c.situacao = m.medico.pessoa.aceiteAutomatico ? dominio::Situacao::Confirmada : dominio::Situacao::Solicitada;
}

Resultado<Impedimentos> impedimentos(nucleo::Leitura &l, const Marcacao &m)
{
    return Impedimentos::de(l, {m.consulta.medicoId, m.consulta.pacienteId, periodoDe(m.consulta), m.exceto});
}

// By the agendas alone.
Resultado<Lugar> acharNaAgenda(nucleo::Leitura &l, Oferta &oferta, const PedidoDeLugar &p)
{
    if (p.unidade) {
        AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(*p.unidade));
        if (!unidade)
            return dominio::falha(dominio::Erro::validacao(u"unidadeId"_s, CodigoCampo::NaoExiste));
    }
    AGENDA_OBTER(const auto regras,
                 p.regras ? oferta.regrasDaVersao(l, p.medico, *p.regras) : oferta.regras(l, p.medico));
    Lugar lugar;
    lugar.duracaoMin = p.duracaoMin.value_or(
        dominio::duracaoPadraoEm(regras->agendas, p.inicio, p.unidade).value_or(p.duracaoDoMedico));
    lugar.quando = {p.inicio, p.inicio.maisMinutos(lugar.duracaoMin)};
    AGENDA_OBTER(lugar.unidade, dominio::cabeNaAgenda(regras->agendas, lugar.quando, p.unidade));
    lugar.fuso = regras->daUnidade(lugar.unidade)->fuso;
    lugar.regras = regras->versao;
    return lugar;
}

} // namespace

dominio::Erro horarioOcupado(nucleo::Leitura &l, Oferta &oferta, dominio::MedicoId medico, const Lugar &lugar,
                             Instante agora)
{
    dominio::Erro erro(Codigo::HorarioOcupado);
    const PedidoDeOferta pedido{medico, agora, agora, agora, lugar.duracaoMin, {}, 100'000};
    const auto regras = oferta.regras(l, medico);
    const auto livres = oferta.proximosDe(l, pedido, lugar.quando.inicio);
    if (!regras || !livres)
        return erro; // taken all the same; without the hint
    QJsonArray alternativas;
    for (const auto &livre : *livres)
        alternativas.append(json(Oferta::paraContrato(livre, **regras)));
    erro.extras.insert(u"alternativas"_s, alternativas);
    return erro;
}

Resultado<Lugar> acharLugar(nucleo::Leitura &l, Oferta &oferta, const PedidoDeLugar &p)
{
    AGENDA_OBTER(const Lugar lugar, acharNaAgenda(l, oferta, p));
    AGENDA_TENTAR(conferirBloqueios(l, p.medico, lugar.quando));
    return lugar;
}

Resultado<void> conferirLugar(nucleo::Transacao &tx, Oferta &oferta, dominio::MedicoId medico, const Lugar &lugar)
{
    AGENDA_OBTER(const auto regras, oferta.regras(tx, medico));
    if (regras->versao == lugar.regras)
        return {};
    AGENDA_TENTAR(dominio::cabeNaAgenda(regras->agendas, lugar.quando, lugar.unidade));
    return conferirBloqueios(tx, medico, lugar.quando);
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

Resultado<Marcacao> prepararMarcacao(nucleo::Leitura &l, Oferta &oferta, const contrato::NovaConsulta &nova,
                                     const Participantes &quem, Instante agora, const QUuid &exceto)
{
    Marcacao m;
    m.medico = *quem.medico;
    m.paciente = *quem.paciente;
    m.exceto = exceto;
    copiarPedido(nova, m);
    AGENDA_OBTER(const Lugar lugar, acharNaAgenda(l, oferta,
                                                  {nova.medicoId, nova.inicio, nova.duracaoMin, nova.unidadeId,
                                                   m.medico.pessoa.duracaoPadraoMin, quem.regras}));
    situar(m, lugar);
    AGENDA_OBTER(const auto ha, impedimentos(l, m));
    if (ha.bloqueado)
        return dominio::falha(Codigo::ForaDaAgenda);
    AGENDA_OBTER(const bool longe, oferta.semTempoDeChegar(l, nova.medicoId, lugar.unidade, lugar.quando, exceto));
    if ((ha.medicoOcupado || longe) && !m.consulta.encaixe)
        return dominio::falha(horarioOcupado(l, oferta, nova.medicoId, lugar, agora));
    if (ha.pacienteOcupado)
        return dominio::falha(Codigo::PacienteOcupado);
    AGENDA_TENTAR(conferirEncaixe(l, m));
    return m;
}

// Asked before the table itself refuses: after a refusal PostgreSQL answers no more questions, and the caller is to be
// told the nearest free times, or every date of a series that is in the way.
Resultado<void> conferirMarcacao(nucleo::Transacao &tx, Oferta &oferta, const Marcacao &m)
{
    const contrato::Consulta &c = m.consulta;
    AGENDA_TENTAR(tx.travar({c.medicoId.uuid(), c.pacienteId.uuid()}));
    if (m.teto)
        AGENDA_TENTAR(m.teto->gastar(tx));
    for (const PessoaAtual *pessoa : {&m.medico, &m.paciente}) {
        if (pessoa->mudou()) {
            AGENDA_TENTAR(PessoaTabela::gravar(tx, pessoa->pessoa, pessoa->conhecida));
        }
    }
    AGENDA_OBTER(const auto ha, impedimentos(tx, m));
    if (!ha.medicoAtivo)
        return dominio::falha(dominio::Erro::validacao(u"medicoId"_s, CodigoCampo::NaoExiste));
    if (!ha.pacienteAtivo)
        return dominio::falha(dominio::Erro::validacao(u"pacienteId"_s, CodigoCampo::NaoExiste));
    if (ha.regras != m.lugar.regras)
        AGENDA_TENTAR(conferirLugar(tx, oferta, c.medicoId, m.lugar));
    AGENDA_OBTER(const bool longe, oferta.semTempoDeChegar(tx, c.medicoId, c.unidadeId, m.lugar.quando, m.exceto));
    if ((ha.medicoOcupado || longe) && !c.encaixe)
        return dominio::falha(horarioOcupado(tx, oferta, c.medicoId, m.lugar, tx.agora()));
    if (ha.pacienteOcupado)
        return dominio::falha(Codigo::PacienteOcupado);
    return conferirEncaixe(tx, m);
}

Resultado<contrato::Consulta> gravarMarcacao(nucleo::Transacao &tx, const Marcacao &m)
{
    contrato::Consulta c = m.consulta;
    c.id = dominio::ConsultaId::novo(tx.agora());
    c.criadaPor = dominio::UsuarioId(tx.contexto().ator);
    c.criadaEm = {tx.agora(), m.lugar.fuso.deslocamento(tx.agora())};
    c.atualizadaEm = c.criadaEm;
    AGENDA_TENTAR(gravarConsultaNova(tx, c, m.medico.pessoa.encaixesPorDia, m.lugar.fuso.data(c.inicio.instante)));
    return c;
}

Resultado<contrato::Consulta> marcar(nucleo::Transacao &tx, Oferta &oferta, const Marcacao &m)
{
    AGENDA_TENTAR(conferirMarcacao(tx, oferta, m));
    return gravarMarcacao(tx, m);
}

Resultado<void> gravarConsultaNova(nucleo::Transacao &tx, const contrato::Consulta &c, int encaixesPorDia, QDate dia)
{
    AGENDA_TENTAR(ConsultaTabela::inserir(tx, c));
    if (c.encaixe) {
        AGENDA_TENTAR(EncaixeTabela::ocupar(tx, c.medicoId, dia, encaixesPorDia, c.id));
        AGENDA_TENTAR(OcupacaoTabela::ocuparPaciente(tx, c.pacienteId, periodoDe(c), c.id));
    } else {
        AGENDA_TENTAR(OcupacaoTabela::ocuparAmbos(tx, c.medicoId, c.pacienteId, periodoDe(c), c.id));
    }
    AGENDA_TENTAR(HistoricoTabela::inserir(tx, c, std::nullopt, c.motivoEncaixe));
    const bool confirmada = c.situacao == dominio::Situacao::Confirmada;
    AGENDA_TENTAR(tx.publicar(anuncioDe(confirmada ? "consulta.confirmada" : "consulta.solicitada", c)));
    return tx.auditar("consulta.marcada", "consulta", c.id.uuid());
}

} // namespace agendamento
