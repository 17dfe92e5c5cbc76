// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "marcar.h"

#include "../repositorios/bloqueiotabela.h"
#include "../repositorios/consultatabela.h"
#include "../repositorios/encaixetabela.h"
#include "../repositorios/historicotabela.h"
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

dominio::Erro horarioOcupado(nucleo::Leitura &l, Oferta &oferta, const contrato::Consulta &c, Instante agora)
{
    dominio::Erro erro(Codigo::HorarioOcupado);
    const PedidoDeOferta pedido{c.medicoId, agora, agora, agora, c.duracaoMin, {}, 100'000};
    const auto regras = oferta.regras(l, c.medicoId);
    const auto livres = oferta.proximosDe(l, pedido, c.inicio.instante);
    if (!regras || !livres)
        return erro; // taken all the same; without the hint
    QJsonArray alternativas;
    for (const auto &livre : *livres)
        alternativas.append(json(Oferta::paraContrato(livre, **regras)));
    erro.extras.insert(u"alternativas"_s, alternativas);
    return erro;
}

Resultado<void> conferirBloqueios(nucleo::Leitura &l, const contrato::Consulta &c)
{
    AGENDA_OBTER(const auto bloqueios, BloqueioTabela(l).periodos(c.medicoId, periodoDe(c)));
    if (!bloqueios.isEmpty())
        return dominio::falha(Codigo::ForaDaAgenda);
    return {};
}

// Unit, end and zone of the appointment, by the doctor's agendas.
Resultado<void> situar(Marcacao &m, const RegrasDoMedico &regras, const contrato::NovaConsulta &nova)
{
    contrato::Consulta &c = m.consulta;
    c.duracaoMin = nova.duracaoMin.value_or(dominio::duracaoPadraoEm(regras.agendas, nova.inicio, nova.unidadeId)
                                                .value_or(m.medico.pessoa.duracaoPadraoMin));
    const Periodo quando{nova.inicio, nova.inicio.maisMinutos(c.duracaoMin)};
    AGENDA_OBTER(c.unidadeId, dominio::cabeNaAgenda(regras.agendas, quando, nova.unidadeId));
    m.fuso = regras.daUnidade(c.unidadeId)->fuso;
    c.inicio = {quando.inicio, m.fuso.deslocamento(quando.inicio)};
    c.fim = {quando.fim, m.fuso.deslocamento(quando.fim)};
    m.regras = regras.versao;
    return {};
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

// What can have changed between the snapshot and this transaction, in one statement.
struct Agora {
    qint64 regras = 0;
    bool medicoAtivo = false, pacienteAtivo = false;
};

Resultado<Agora> estadoAtual(nucleo::Transacao &tx, const contrato::Consulta &c)
{
    AGENDA_OBTER(auto linhas,
                 tx.consultar("SELECT COALESCE((SELECT versao_regras FROM regras_medico WHERE medico_id = ?), 0), "
                              "EXISTS (SELECT 1 FROM pessoa WHERE id = ? AND situacao = 'ativo'), "
                              "EXISTS (SELECT 1 FROM pessoa WHERE id = ? AND situacao = 'ativo')",
                              {c.medicoId, c.medicoId, c.pacienteId}));
    if (!linhas.proxima()) {
        AGENDA_TENTAR(linhas.erro());
        return Agora{};
    }
    return Agora{linhas.inteiro(0), linhas.logico(1), linhas.logico(2)};
}

Resultado<void> conferirDeNovo(nucleo::Transacao &tx, Oferta &oferta, const Marcacao &m)
{
    const contrato::Consulta &c = m.consulta;
    AGENDA_OBTER(const Agora agora, estadoAtual(tx, c));
    if (!agora.medicoAtivo)
        return dominio::falha(dominio::Erro::validacao(u"medicoId"_s, CodigoCampo::NaoExiste));
    if (!agora.pacienteAtivo)
        return dominio::falha(dominio::Erro::validacao(u"pacienteId"_s, CodigoCampo::NaoExiste));
    if (agora.regras != m.regras) {
        AGENDA_OBTER(const auto regras, oferta.regras(tx, c.medicoId));
        AGENDA_TENTAR(dominio::cabeNaAgenda(regras->agendas, periodoDe(c), c.unidadeId));
        AGENDA_TENTAR(conferirBloqueios(tx, c));
    }
    return {}; // whether both are free the table itself says, when the time is taken
}

} // namespace

Resultado<Marcacao> prepararMarcacao(nucleo::Leitura &l, Oferta &oferta, const contrato::NovaConsulta &nova,
                                     const PessoaAtual &medico, const PessoaAtual &paciente, Instante agora)
{
    if (nova.unidadeId) {
        AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(*nova.unidadeId));
        if (!unidade)
            return dominio::falha(dominio::Erro::validacao(u"unidadeId"_s, CodigoCampo::NaoExiste));
    }
    Marcacao m;
    m.medico = medico;
    m.paciente = paciente;
    copiarPedido(nova, m);
    AGENDA_OBTER(const auto regras, oferta.regras(l, nova.medicoId));
    AGENDA_TENTAR(situar(m, *regras, nova));
    AGENDA_TENTAR(conferirBloqueios(l, m.consulta));
    const Periodo quando = periodoDe(m.consulta);
    AGENDA_OBTER(const auto doMedico, OcupacaoTabela(l).doMedico(nova.medicoId, quando));
    if (!doMedico.isEmpty() && !m.consulta.encaixe)
        return dominio::falha(horarioOcupado(l, oferta, m.consulta, agora));
    AGENDA_OBTER(const auto doPaciente, OcupacaoTabela(l).doPaciente(nova.pacienteId, quando));
    if (!doPaciente.isEmpty())
        return dominio::falha(Codigo::PacienteOcupado);
    return m;
}

Resultado<contrato::Consulta> marcar(nucleo::Transacao &tx, Oferta &oferta, const Marcacao &m)
{
    for (const PessoaAtual *pessoa : {&m.medico, &m.paciente}) {
        if (pessoa->mudou()) {
            AGENDA_TENTAR(PessoaTabela::gravar(tx, pessoa->pessoa, pessoa->conhecida));
        }
    }
    AGENDA_TENTAR(conferirDeNovo(tx, oferta, m));
    contrato::Consulta c = m.consulta;
    c.id = dominio::ConsultaId::novo(tx.agora());
    c.criadaPor = dominio::UsuarioId(tx.contexto().ator);
    c.criadaEm = {tx.agora(), m.fuso.deslocamento(tx.agora())};
    c.atualizadaEm = c.criadaEm;
    const auto gravada = gravarConsultaNova(tx, c, m.medico.pessoa.encaixesPorDia, m.fuso.data(c.inicio.instante));
    if (!gravada && gravada.error().codigo == Codigo::HorarioOcupado)
        return dominio::falha(horarioOcupado(tx, oferta, c, tx.agora()));
    AGENDA_TENTAR(gravada);
    return c;
}

Resultado<void> gravarConsultaNova(nucleo::Transacao &tx, const contrato::Consulta &c, int encaixesPorDia, QDate dia)
{
    AGENDA_TENTAR(ConsultaTabela::inserir(tx, c));
    if (c.encaixe) {
        AGENDA_TENTAR(EncaixeTabela::ocupar(tx, c.medicoId, dia, encaixesPorDia, c.id));
    } else {
        AGENDA_TENTAR(OcupacaoTabela::ocuparMedico(tx, c.medicoId, periodoDe(c), c.id));
    }
    AGENDA_TENTAR(OcupacaoTabela::ocuparPaciente(tx, c.pacienteId, periodoDe(c), c.id));
    AGENDA_TENTAR(HistoricoTabela::inserir(tx, c, std::nullopt, c.motivoEncaixe));
    const bool confirmada = c.situacao == dominio::Situacao::Confirmada;
    AGENDA_TENTAR(
        tx.publicar(confirmada ? "consulta.confirmada" : "consulta.solicitada", c.id.uuid(), contrato::escrever(c)));
    return tx.auditar("consulta.marcada", "consulta", c.id.uuid());
}

} // namespace agendamento
