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

Resultado<void> conferirBloqueios(nucleo::Leitura &l, dominio::MedicoId medico, const Periodo &quando)
{
    AGENDA_OBTER(const auto bloqueios, BloqueioTabela(l).periodos(medico, quando));
    if (!bloqueios.isEmpty())
        return dominio::falha(Codigo::ForaDaAgenda);
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

// What can have changed between the snapshot and this transaction, in one statement.
struct Agora {
    bool medicoAtivo = false, pacienteAtivo = false;
    bool medicoOcupado = false, pacienteOcupado = false;
};

#define AGENDA_OCUPADO(papel)                                                                                          \
    "EXISTS (SELECT 1 FROM ocupacao WHERE papel = '" papel "' AND recurso = ? AND inicio > ? AND inicio < ? "          \
    "AND fim > ? AND consulta_id <> ?)"

Resultado<Agora> estadoAtual(nucleo::Transacao &tx, const Marcacao &m)
{
    const contrato::Consulta &c = m.consulta;
    const Instante desde = c.inicio.instante.maisMs(-OcupacaoTabela::duracaoMaximaMs);
    const QString exceto = dominio::textoDeUuid(m.exceto);
    AGENDA_OBTER(auto linhas,
                 tx.consultar("SELECT EXISTS (SELECT 1 FROM pessoa WHERE id = ? AND situacao = 'ativo'), "
                              "EXISTS (SELECT 1 FROM pessoa WHERE id = ? AND situacao = 'ativo'), " AGENDA_OCUPADO(
                                  "medico") ", " AGENDA_OCUPADO("paciente"),
                              {c.medicoId, c.pacienteId, c.medicoId, desde, c.fim.instante, c.inicio.instante, exceto,
                               c.pacienteId, desde, c.fim.instante, c.inicio.instante, exceto}));
    if (!linhas.proxima()) {
        AGENDA_TENTAR(linhas.erro());
        return Agora{};
    }
    return Agora{linhas.logico(0), linhas.logico(1), linhas.logico(2), linhas.logico(3)};
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
    if (p.unidade) {
        AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(*p.unidade));
        if (!unidade)
            return dominio::falha(dominio::Erro::validacao(u"unidadeId"_s, CodigoCampo::NaoExiste));
    }
    AGENDA_OBTER(const auto regras, oferta.regras(l, p.medico));
    Lugar lugar;
    lugar.duracaoMin = p.duracaoMin.value_or(
        dominio::duracaoPadraoEm(regras->agendas, p.inicio, p.unidade).value_or(p.duracaoDoMedico));
    lugar.quando = {p.inicio, p.inicio.maisMinutos(lugar.duracaoMin)};
    AGENDA_OBTER(lugar.unidade, dominio::cabeNaAgenda(regras->agendas, lugar.quando, p.unidade));
    lugar.fuso = regras->daUnidade(lugar.unidade)->fuso;
    lugar.regras = regras->versao;
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
                                     const PessoaAtual &medico, const PessoaAtual &paciente, Instante agora,
                                     const QUuid &exceto)
{
    Marcacao m;
    m.medico = medico;
    m.paciente = paciente;
    m.exceto = exceto;
    copiarPedido(nova, m);
    AGENDA_OBTER(const Lugar lugar, acharLugar(l, oferta,
                                               {nova.medicoId, nova.inicio, nova.duracaoMin, nova.unidadeId,
                                                medico.pessoa.duracaoPadraoMin}));
    situar(m, lugar);
    AGENDA_OBTER(const bool livre, medicoLivre(l, oferta, nova.medicoId, lugar, exceto));
    if (!livre && !m.consulta.encaixe)
        return dominio::falha(horarioOcupado(l, oferta, nova.medicoId, lugar, agora));
    AGENDA_OBTER(const bool pacienteOcupado, OcupacaoTabela(l).pacienteOcupado(nova.pacienteId, lugar.quando, exceto));
    if (pacienteOcupado)
        return dominio::falha(Codigo::PacienteOcupado);
    return m;
}

// Asked before the table itself refuses: after a refusal PostgreSQL answers no more questions, and the caller is to be
// told the nearest free times, or every date of a series that is in the way.
Resultado<void> conferirMarcacao(nucleo::Transacao &tx, Oferta &oferta, const Marcacao &m)
{
    const contrato::Consulta &c = m.consulta;
    AGENDA_TENTAR(tx.travar({c.medicoId.uuid(), c.pacienteId.uuid()}));
    for (const PessoaAtual *pessoa : {&m.medico, &m.paciente}) {
        if (pessoa->mudou()) {
            AGENDA_TENTAR(PessoaTabela::gravar(tx, pessoa->pessoa, pessoa->conhecida));
        }
    }
    AGENDA_OBTER(const Agora agora, estadoAtual(tx, m));
    if (!agora.medicoAtivo)
        return dominio::falha(dominio::Erro::validacao(u"medicoId"_s, CodigoCampo::NaoExiste));
    if (!agora.pacienteAtivo)
        return dominio::falha(dominio::Erro::validacao(u"pacienteId"_s, CodigoCampo::NaoExiste));
    AGENDA_TENTAR(conferirLugar(tx, oferta, c.medicoId, m.lugar));
    AGENDA_OBTER(const bool longe, oferta.semTempoDeChegar(tx, c.medicoId, c.unidadeId, m.lugar.quando, m.exceto));
    if ((agora.medicoOcupado || longe) && !c.encaixe)
        return dominio::falha(horarioOcupado(tx, oferta, c.medicoId, m.lugar, tx.agora()));
    if (agora.pacienteOcupado)
        return dominio::falha(Codigo::PacienteOcupado);
    return {};
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
