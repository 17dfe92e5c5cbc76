// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "marcar.h"

#include "../anuncios.h"
#include "../repositorios/consultatabela.h"
#include "../repositorios/encaixetabela.h"
#include "../repositorios/historicotabela.h"
#include "../repositorios/impedimentos.h"
#include "../repositorios/ocupacaotabela.h"
#include "../repositorios/pessoatabela.h"

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

} // namespace

std::optional<CodigoCampo> erroDoInicio(Instante inicio, Instante agora)
{
    constexpr qint64 minutoMs = 60'000;
    if (inicio < agora)
        return CodigoCampo::NoPassado;
    return inicio.ms() % minutoMs == 0 ? std::nullopt : std::optional(CodigoCampo::Formato);
}

Resultado<Marcacao> prepararMarcacao(nucleo::Leitura &l, Oferta &oferta, const contrato::NovaConsulta &nova,
                                     const Participantes &quem, Instante agora, const QUuid &exceto)
{
    Marcacao m;
    m.medico = *quem.medico;
    m.paciente = *quem.paciente;
    m.exceto = exceto;
    copiarPedido(nova, m);
    m.pedido = {nova.medicoId, nova.inicio,  nova.duracaoMin, nova.unidadeId,     m.medico.pessoa.duracaoPadraoMin,
                quem.regras,   quem.escolha, agora,           quem.duracaoMantida};
    AGENDA_OBTER(const Lugar lugar, acharNaAgenda(l, oferta, m.pedido));
    situar(m, lugar);
    AGENDA_OBTER(const auto ha, impedimentos(l, m));
    if (ha.bloqueado)
        return dominio::falha(foraDaAgenda(l, oferta, m.pedido));
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
Resultado<void> conferirMarcacao(nucleo::Transacao &tx, Oferta &oferta, Marcacao &m)
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
    AGENDA_OBTER(auto ha, impedimentos(tx, m));
    if (!ha.medicoAtivo)
        return dominio::falha(dominio::Erro::validacao(u"medicoId"_s, CodigoCampo::NaoExiste));
    if (!ha.pacienteAtivo)
        return dominio::falha(dominio::Erro::validacao(u"pacienteId"_s, CodigoCampo::NaoExiste));
    if (ha.regras != m.lugar.regras) {
        AGENDA_OBTER(const Lugar lugar, conferirLugar(tx, oferta, m.pedido, m.lugar));
        situar(m, lugar);
        AGENDA_OBTER(ha, impedimentos(tx, m));
    }
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
