// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../icalendario.h"
#include "../parametros.h"
#include "../repositorios/bloqueiotabela.h"
#include "../repositorios/consultatabela.h"
#include "../repositorios/linktabela.h"
#include "../repositorios/unidadetabela.h"
#include "../tokendolink.h"
#include "bloqueios.h"
#include "casos.h"

#include <nucleo/threads/prazo.h>

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <array>
#include <limits>

// GET /medicos/{id}/agenda.ics: what a calendar program subscribes to.
namespace agendamento {

using contrato::Consulta;
using dominio::Situacao;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 diaMs = 24LL * 3600 * 1000;
constexpr int eventosNoMaximo = 5000;

constexpr std::array canceladas{Situacao::Recusada, Situacao::Expirada, Situacao::Cancelada, Situacao::Remarcada};

EventoIcal::Estado estadoDe(Situacao situacao)
{
    if (situacao == Situacao::Solicitada)
        return EventoIcal::Estado::Provisorio;
    if (std::find(canceladas.begin(), canceladas.end(), situacao) != canceladas.end())
        return EventoIcal::Estado::Cancelado;
    return EventoIcal::Estado::Confirmado;
}

QList<Situacao> situacoes(bool asCanceladas)
{
    QList<Situacao> todas;
    for (int i = 0; i <= int(Situacao::Faltou); ++i)
        if ((estadoDe(Situacao(i)) == EventoIcal::Estado::Cancelado) == asCanceladas)
            todas.append(Situacao(i));
    return todas;
}

QString nomeDo(contrato::TipoConsulta tipo)
{
    switch (tipo) {
    case contrato::TipoConsulta::Retorno:
        return u"Retorno"_s;
    case contrato::TipoConsulta::Exame:
        return u"Exame"_s;
    case contrato::TipoConsulta::Consulta:
        break;
    }
    return u"Consulta"_s;
}

// One feed in the making. Only what a calendar has to show gets in: never the reason of a visit nor the health plan.
class Feed
{
public:
    Feed(nucleo::Leitura &l, const LinhaLink &link, ICalendario::Cabecalho cabecalho) :
        m_l(l), m_link(link), m_janela(cabecalho.periodo), m_fuso(cabecalho.fuso), m_calendario(std::move(cabecalho))
    {}

    // Where not everything fits, what was called off goes first, then what is furthest away.
    [[nodiscard]] Resultado<QByteArray> texto()
    {
        AGENDA_TENTAR(consultas(false));
        AGENDA_TENTAR(bloqueios());
        AGENDA_TENTAR(consultas(true));
        return m_calendario.texto();
    }

private:
    Resultado<void> consultas(bool asCanceladas)
    {
        FiltroConsultas filtro;
        filtro.medico = m_link.medicoId;
        filtro.de = m_janela.inicio;
        filtro.ate = m_janela.fim;
        filtro.situacoes = situacoes(asCanceladas);
        filtro.quantas = m_cabem;
        AGENDA_OBTER(const auto achadas, ConsultaTabela(m_l).listar(filtro));
        for (const Consulta &c : achadas) {
            AGENDA_TENTAR(nucleo::Prazo::desta().conferir());
            AGENDA_OBTER(const auto evento, eventoDe(c));
            acrescentar(evento);
        }
        return {};
    }

    Resultado<void> bloqueios()
    {
        AGENDA_OBTER(const auto achados, BloqueioTabela(m_l).listar(
                                             m_link.medicoId, m_janela,
                                             {std::numeric_limits<qint64>::min(), dominio::textoDeUuid({})}, m_cabem));
        for (const LinhaBloqueio &b : achados) {
            EventoIcal evento{b.id.texto() + u"@agenda"_s, b.periodo.inicio, b.periodo.fim, m_fuso, b.criadoEm};
            evento.resumo = u"Bloqueio"_s;
            if (m_link.comNomes)
                evento.descricao = b.motivo.value_or(QString());
            acrescentar(evento);
        }
        return {};
    }

    Resultado<EventoIcal> eventoDe(const Consulta &c)
    {
        AGENDA_OBTER(const auto unidade, unidadeDe(c.unidadeId));
        AGENDA_OBTER(const auto fuso, unidade.fuso());
        EventoIcal evento{c.id.texto() + u"@agenda"_s, c.inicio.instante, c.fim.instante, fuso,
                          c.atualizadaEm.instante};
        evento.sequencia = c.versao - 1;
        evento.estado = estadoDe(c.situacao);
        evento.resumo = nomeDo(c.tipo);
        if (m_link.comNomes)
            evento.resumo += u": "_s + c.pacienteNome;
        evento.local = unidade.unidade.nome;
        if (unidade.unidade.endereco)
            evento.local += u", "_s + *unidade.unidade.endereco;
        if (c.modalidade == contrato::Modalidade::Telemedicina)
            evento.descricao = u"Telemedicina"_s;
        return evento;
    }

    Resultado<LinhaUnidade> unidadeDe(dominio::UnidadeId id)
    {
        if (const auto lida = m_unidades.constFind(id); lida != m_unidades.constEnd())
            return *lida;
        AGENDA_OBTER(const auto achada, UnidadeTabela(m_l).buscar(id));
        if (!achada)
            return dominio::falha({dominio::Codigo::ErroInterno, u"consulta.unidade_id"_s});
        return *m_unidades.insert(id, *achada);
    }

    void acrescentar(const EventoIcal &evento)
    {
        m_calendario.acrescentar(evento);
        --m_cabem;
    }

    nucleo::Leitura &m_l;
    const LinhaLink &m_link;
    const Periodo m_janela;
    const dominio::Fuso m_fuso; // of the blocks
    ICalendario m_calendario;
    QHash<dominio::UnidadeId, LinhaUnidade> m_unidades;
    int m_cabem = eventosNoMaximo;
};

// A calendar program asks every quarter of an hour: what is the same but for the time of asking has the same (weak)
// tag.
QByteArray marcaDo(const QByteArray &texto)
{
    QCryptographicHash resumo(QCryptographicHash::Sha256);
    for (const QByteArray &linha : texto.split('\n'))
        if (!linha.startsWith("DTSTAMP:"))
            resumo.addData(linha);
    return "W/\"" + resumo.result().left(15).toBase64(QByteArray::Base64UrlEncoding) + '"';
}

// The link, where the token is the one that opens it. Whatever else is the case is told apart by nobody.
Resultado<LinhaLink> linkAberto(const Servicos &s, const Requisicao &r, dominio::MedicoId medico)
{
    const QByteArray token = r.consulta.queryItemValue(u"token"_s, QUrl::FullyDecoded).toUtf8();
    AGENDA_OBTER(const auto link, s.banco.ler([&](nucleo::Leitura &l) { return LinkTabela(l).buscar(medico); }));
    if (!tokenConfere(token, link ? link->resumo : QByteArray()))
        return dominio::falha(dominio::Codigo::NaoEncontrado);
    return *link;
}

} // namespace

Resultado<Resposta> lerCalendario(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    AGENDA_OBTER(const auto link, linkAberto(s, r, medico));
    // A blocked account's links end with its sessions: the owner of the accounts is asked, not our own copy.
    AGENDA_OBTER(const auto pessoa, s.vizinhos.pessoa(dominio::UsuarioId(medico.uuid())));
    if (!pessoa || pessoa->perfil != dominio::Perfil::Medico || !pessoa->ativa())
        return dominio::falha(dominio::Codigo::NaoEncontrado);
    const auto agora = s.relogio.agora();
    return s.banco.ler([&](nucleo::Leitura &l) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto fuso, fusoDoMedico(l, medico));
        const Periodo janela{agora.maisMs(-30 * diaMs), agora.maisMs(366 * diaMs)};
        Feed feed(l, link, {u"Agenda: "_s + pessoa->nome, agora, fuso, janela});
        AGENDA_OBTER(const auto texto, feed.texto());
        Resposta resposta = Resposta::json(texto).com("Content-Disposition", "inline; filename=\"agenda.ics\"");
        resposta.cabecalhos.append({"ETag", marcaDo(texto)});
        resposta.tipo = "text/calendar; charset=utf-8";
        return resposta;
    });
}

} // namespace agendamento
