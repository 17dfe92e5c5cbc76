// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diadaclinica.h"

#include <algorithm>

namespace modelos {

namespace {

constexpr int juntarMs = 30;

qint64 msLocal(const contrato::Momento &m)
{
    return m.instante.ms() + qint64(m.deslocamento) * 1000;
}

} // namespace

int minutoDoDia(const contrato::Momento &momento)
{
    const qint64 ms = msLocal(momento);
    return int((((ms % 86'400'000) + 86'400'000) % 86'400'000) / 60'000);
}

QDate dataDe(const contrato::Momento &momento)
{
    const qint64 ms = msLocal(momento);
    return QDate(1970, 1, 1).addDays((ms >= 0 ? ms : ms - 86'399'999) / 86'400'000);
}

bool apareceNoDia(dominio::Situacao s)
{
    return dominio::ocupa(s) || s == dominio::Situacao::Faltou || s == dominio::Situacao::NaoAguardou;
}

DiaDaClinica::DiaDaClinica(api::ClienteHttp &http, api::FluxoEventos &fluxo, QObject *parent) :
    QObject(parent), m_apiConsultas(http), m_apiMedicos(http), m_apiUnidades(http), m_dia(QDate::currentDate())
{
    connect(&fluxo, &api::FluxoEventos::evento, this, &DiaDaClinica::aplicarEvento);
    connect(&fluxo, &api::FluxoEventos::recarregar, this, &DiaDaClinica::recarregar);
    m_remontar.setSingleShot(true);
    m_remontar.setInterval(juntarMs);
    connect(&m_remontar, &QTimer::timeout, this, &DiaDaClinica::montar);
}

void DiaDaClinica::iniciar()
{
    m_pendentes += 2;
    m_apiUnidades.listar(this, [this](const api::Resultado<QList<contrato::Unidade>> &r) {
        if (r)
            m_unidades = *r;
        terminar(r ? nullptr : &r.error());
        m_apiMedicos.listar(this, [this](const api::Resultado<QList<contrato::Medico>> &medicos) {
            if (medicos)
                m_medicos = *medicos;
            terminar(medicos ? nullptr : &medicos.error());
            if (medicos && !m_unidades.isEmpty())
                mostrar(m_dia, m_unidadeId.isEmpty() ? m_unidades.first().id.texto() : m_unidadeId);
        });
    });
}

void DiaDaClinica::terminar(const dominio::Erro *erro)
{
    --m_pendentes;
    if (erro)
        Q_EMIT falhou(*erro);
    else if (m_pendentes == 0) {
        m_lidoEm = QDateTime::currentDateTime();
        Q_EMIT carregou();
    }
}

QList<contrato::Medico> DiaDaClinica::medicosDaUnidade() const
{
    QList<contrato::Medico> saida;
    for (const contrato::Medico &medico : m_medicos)
        if (std::any_of(medico.unidades.begin(), medico.unidades.end(),
                        [this](const auto &u) { return u.texto() == m_unidadeId; }))
            saida << medico;
    return saida;
}

void DiaDaClinica::mostrar(QDate dia, const QString &unidadeId)
{
    if (unidadeId != m_unidadeId)
        m_filtro.clear();
    m_dia = dia;
    m_unidadeId = unidadeId;
    m_consultas.clear();
    m_coletas.clear();
    recarregar();
}

void DiaDaClinica::filtrarMedicos(const QStringList &ids)
{
    m_filtro = ids;
    montar();
}

void DiaDaClinica::recarregar()
{
    if (m_unidadeId.isEmpty())
        return iniciar();
    ++m_rodada;
    carregarConsultas();
    for (const contrato::Medico &medico : medicosDaUnidade())
        carregarColuna(medico.id.texto());
    montar();
}

void DiaDaClinica::carregarConsultas()
{
    api::FiltroConsultas filtro;
    filtro.de = inicioDoDia();
    filtro.ate = fimDoDia();
    filtro.unidadeId = m_unidadeId;
    ++m_pendentes;
    m_apiConsultas.listar(filtro, this, [this, rodada = m_rodada](const api::Resultado<QList<contrato::Consulta>> &r) {
        if (rodada == m_rodada && r) {
            m_consultas.clear();
            for (const contrato::Consulta &consulta : *r)
                m_consultas.insert(consulta.id.texto(), consulta);
            m_remontar.start();
        }
        terminar(r ? nullptr : &r.error());
    });
}

void DiaDaClinica::carregarColuna(const QString &medicoId)
{
    m_pendentes += 2;
    m_apiMedicos.horarios(medicoId, inicioDoDia(), fimDoDia(), this,
                          [this, medicoId, rodada = m_rodada](const api::Resultado<QList<contrato::HorarioLivre>> &r) {
                              if (rodada == m_rodada && r) {
                                  m_coletas[medicoId].livres = *r;
                                  m_remontar.start();
                              }
                              terminar(r ? nullptr : &r.error());
                          });
    m_apiMedicos.bloqueios(medicoId, inicioDoDia(), fimDoDia(), this,
                           [this, medicoId, rodada = m_rodada](const api::Resultado<QList<contrato::Bloqueio>> &r) {
                               if (rodada == m_rodada && r) {
                                   m_coletas[medicoId].bloqueios = *r;
                                   m_remontar.start();
                               }
                               terminar(r ? nullptr : &r.error());
                           });
}

void DiaDaClinica::aplicarEvento(const contrato::Evento &evento)
{
    if (evento.tipo.startsWith(QLatin1String("consulta."))) {
        const auto consulta = contrato::lerTolerante<contrato::Consulta>(evento.dados);
        if (!consulta)
            return;
        const QString id = consulta->id.texto();
        const bool conhecida = m_consultas.contains(id);
        const bool aqui = consulta->unidadeId.texto() == m_unidadeId && dataDe(consulta->inicio) == m_dia;
        if (!aqui && !conhecida)
            return;
        if (conhecida && m_consultas.value(id).versao > consulta->versao)
            return; // an older word of it, come late
        if (aqui)
            m_consultas.insert(id, *consulta);
        else
            m_consultas.remove(id);
        montar();
        Q_EMIT mudouConsulta(id);
        carregarColuna(consulta->medicoId.texto());
    } else if (evento.tipo.startsWith(QLatin1String("bloqueio.")) || evento.tipo == QLatin1String("agenda.alterada")) {
        QString medico;
        if (evento.tipo == QLatin1String("agenda.alterada"))
            medico = dominio::textoDeUuid(evento.agregado);
        else if (const auto bloqueio = contrato::lerTolerante<contrato::Bloqueio>(evento.dados))
            medico = bloqueio->medicoId.texto();
        if (!medico.isEmpty())
            carregarColuna(medico);
    }
}

ColunaDoDia DiaDaClinica::montarColuna(const contrato::Medico &medico) const
{
    ColunaDoDia coluna;
    coluna.medicoId = medico.id.texto();
    coluna.nome = medico.nome;
    coluna.especialidade = medico.especialidades.value(0);
    for (const contrato::Consulta &consulta : m_consultas) {
        if (consulta.medicoId.texto() != coluna.medicoId || !apareceNoDia(consulta.situacao))
            continue;
        coluna.ocupados += dominio::ocupa(consulta.situacao);
        const int inicio = minutoDoDia(consulta.inicio);
        coluna.itens << ItemDoDia{
            ItemDoDia::Tipo::Consulta, consulta.id.texto(), inicio, inicio + consulta.duracaoMin, {}, consulta, {}};
    }
    const Coleta coleta = m_coletas.value(coluna.medicoId);
    coluna.total = coluna.ocupados;
    for (const contrato::HorarioLivre &livre : coleta.livres)
        if (livre.unidadeId.texto() == m_unidadeId) {
            ++coluna.total;
            coluna.itens << ItemDoDia{ItemDoDia::Tipo::Livre,
                                      {},
                                      minutoDoDia(livre.inicio),
                                      std::max(minutoDoDia(livre.fim), minutoDoDia(livre.inicio) + 5),
                                      {},
                                      {},
                                      livre};
        }
    for (const contrato::Bloqueio &bloqueio : coleta.bloqueios) {
        const int inicio = dataDe(bloqueio.inicio) < m_dia ? 0 : minutoDoDia(bloqueio.inicio);
        const int fim = dataDe(bloqueio.fim) > m_dia ? 24 * 60 : minutoDoDia(bloqueio.fim);
        coluna.itens << ItemDoDia{
            ItemDoDia::Tipo::Bloqueio, bloqueio.id.texto(), inicio, fim, bloqueio.motivo.value_or(QString()), {}, {}};
    }
    std::sort(coluna.itens.begin(), coluna.itens.end(), [](const ItemDoDia &a, const ItemDoDia &b) {
        return a.inicio != b.inicio ? a.inicio < b.inicio : a.tipo > b.tipo;
    });
    return coluna;
}

void DiaDaClinica::montar()
{
    QList<ColunaDoDia> colunas;
    for (const contrato::Medico &medico : medicosDaUnidade())
        if (m_filtro.isEmpty() || m_filtro.contains(medico.id.texto()))
            colunas << montarColuna(medico);
    m_colunas = colunas;
    Q_EMIT mudou();
}

} // namespace modelos
