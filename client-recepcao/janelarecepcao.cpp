// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "janelarecepcao.h"

#include <dominio/fuso.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace recepcao {

using dominio::Perfil;

JanelaRecepcao::JanelaRecepcao(const QUrl &servidor, QWidget *pai) :
    JanelaBase(servidor, u"agenda-recepcao"_s, tr("Agenda — Recepção"), {Perfil::Recepcionista, Perfil::Admin}, pai),
    m_dia(http(), fluxo()), m_solicitacoes(http(), fluxo())
{}

void JanelaRecepcao::ligarModelos()
{
    connect(&m_dia, &modelos::DiaDaClinica::mudou, this, &JanelaRecepcao::mostrarDia);
    connect(&m_dia, &modelos::DiaDaClinica::mudouConsulta, m_agenda, &ui::VisaoAgendaDia::destacar);
    connect(&m_dia, &modelos::DiaDaClinica::carregou, this, [this] { m_agenda->carregando(false); });
    connect(&m_dia, &modelos::DiaDaClinica::falhou, this, [this](const dominio::Erro &erro) {
        faixa()->dizer(ui::palavrasDe(erro), ui::FaixaAviso::Tom::Erro, tr("Tentar de novo"));
    });
    connect(&m_solicitacoes, &modelos::ModeloSolicitacoes::mudou, this, &JanelaRecepcao::mostrarFila);
    connect(m_agenda, &ui::VisaoAgendaDia::selecionou, this, &JanelaRecepcao::mostrarSelecao);
    connect(m_agenda, &ui::VisaoAgendaDia::abriu, this, [this] { m_painel->setCurrentWidget(m_consulta); });
    connect(m_agenda, &ui::VisaoAgendaDia::pediuMarcar, this, [this] { marcar(); });
    connect(m_calendario, &ui::MiniCalendario::escolheu, this, &JanelaRecepcao::irPara);
    connect(m_unidades, &QComboBox::activated, this,
            [this](int i) { m_dia.mostrar(m_dia.dia(), m_unidades->itemData(i).toString()); });
    connect(m_consulta, &PainelConsulta::pediuCancelar, this, &JanelaRecepcao::cancelar);
    connect(m_cancelar, &PainelCancelar::desistiu, this, &JanelaRecepcao::voltarAoDia);
    connect(m_cancelar, &PainelCancelar::cancelou, this, [this] { voltarAoDia(); });
    connect(m_marcar, &PainelMarcar::desistiu, this, &JanelaRecepcao::voltarAoDia);
    connect(m_marcar, &PainelMarcar::pediuPacienteNovo, this, &JanelaRecepcao::pacienteNovo);
    connect(m_marcar, &PainelMarcar::marcou, this, [this](const contrato::Consulta &c) {
        m_selecionarDepois = c.id.texto();
        voltarAoDia();
        irPara(modelos::dataDe(c.inicio));
    });
    connect(m_novo, &PainelPacienteNovo::desistiu, this, &JanelaRecepcao::voltarAoDia);
    connect(m_novo, &PainelPacienteNovo::cadastrou, this, [this](const contrato::PacienteResumo &p) { marcar(p); });
}

void JanelaRecepcao::aoEntrar(const contrato::Usuario &)
{
    m_agenda->carregando(true);
    m_dia.iniciar();
    m_solicitacoes.carregar();
    m_agenda->setFocus();
}

void JanelaRecepcao::aoAtualizar()
{
    m_agenda->definirAgora(agoraNaUnidade());
    if (!m_dia.lidoEm().isValid() || m_dia.lidoEm().secsTo(QDateTime::currentDateTime()) > 600)
        m_dia.recarregar(); // free times pass; nothing else needs asking while the stream is up
    mostrarSelecao();
}

QDateTime JanelaRecepcao::agoraNaUnidade() const
{
    const auto agora = dominio::Instante::deMs(QDateTime::currentMSecsSinceEpoch());
    for (const contrato::Unidade &u : m_dia.unidades())
        if (u.id.texto() == m_dia.unidadeId())
            if (const auto fuso = dominio::Fuso::deIana(u.fuso))
                return {fuso->data(agora), fuso->hora(agora)};
    return QDateTime::currentDateTime();
}

void JanelaRecepcao::irPara(QDate dia)
{
    m_calendario->mostrar(dia);
    if (dia != m_dia.dia())
        m_dia.mostrar(dia, m_dia.unidadeId());
    else
        mostrarDia();
}

void JanelaRecepcao::mostrarDia()
{
    m_titulo->setText(QLocale().toString(m_dia.dia(), u"dddd, d 'de' MMMM"_s));
    m_calendario->mostrar(m_dia.dia());
    if (m_unidades->count() != m_dia.unidades().size()) {
        m_unidades->clear();
        for (const contrato::Unidade &u : m_dia.unidades())
            m_unidades->addItem(u.nome, u.id.texto());
    }
    m_unidades->setCurrentIndex(m_unidades->findData(m_dia.unidadeId()));
    mostrarMedicos();
    m_agenda->definirAgora(agoraNaUnidade());
    m_agenda->mostrar(m_dia.colunas(), m_dia.dia());
    if (!m_selecionarDepois.isEmpty()) {
        m_agenda->selecionarConsulta(m_selecionarDepois);
        if (const auto *item = m_agenda->selecionado(); item && item->id == m_selecionarDepois)
            m_selecionarDepois.clear();
    }
}

void JanelaRecepcao::mostrarMedicos()
{
    QString quais = m_dia.unidadeId();
    for (const contrato::Medico &m : m_dia.medicosDaUnidade())
        quais += m.id.texto();
    if (quais == m_medicosMostrados)
        return;
    m_medicosMostrados = quais;
    while (QLayoutItem *item = m_medicos->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const contrato::Medico &m : m_dia.medicosDaUnidade()) {
        auto *caixa = new QCheckBox(QFontMetrics(ui::fonte()).elidedText(m.nome, Qt::ElideRight, 138));
        caixa->setObjectName(u"medico_"_s + m.id.texto());
        caixa->setAccessibleName(m.nome);
        caixa->setToolTip(m.nome);
        caixa->setProperty("medicoId", m.id.texto());
        caixa->setChecked(true);
        m_medicos->addWidget(caixa);
        connect(caixa, &QCheckBox::toggled, this, [this] {
            QStringList ids;
            for (int i = 0; i < m_medicos->count(); ++i)
                if (const auto *c = qobject_cast<QCheckBox *>(m_medicos->itemAt(i)->widget()); c && c->isChecked())
                    ids << c->property("medicoId").toString();
            m_dia.filtrarMedicos(ids);
        });
    }
}

void JanelaRecepcao::mostrarSelecao()
{
    if (m_painel->currentWidget() != m_consulta)
        return;
    const modelos::ItemDoDia *item = m_agenda->selecionado();
    if (!item || !item->consulta)
        return m_consulta->limpar();
    const int espera = m_agenda->minutosDeEspera(*item->consulta);
    m_consulta->mostrar(*item->consulta, espera >= 0 ? tr("%1 min").arg(espera) : QString());
}

void JanelaRecepcao::mostrarFila()
{
    m_quantas->mostrar(m_solicitacoes.rowCount());
    m_quantas->setVisible(m_solicitacoes.rowCount() > 0);
    m_aConfirmar->setAccessibleName(tr("A confirmar: %1").arg(m_solicitacoes.rowCount()));
}

// Each press of the queue's button goes to the next request, soonest first.
void JanelaRecepcao::proximaDaFila()
{
    if (m_solicitacoes.rowCount() == 0)
        return;
    m_daFila = (m_daFila + 1) % m_solicitacoes.rowCount();
    const auto c = m_solicitacoes.em(m_daFila);
    m_painel->setCurrentWidget(m_consulta);
    m_selecionarDepois = c->id.texto();
    if (c->unidadeId.texto() != m_dia.unidadeId())
        m_dia.mostrar(modelos::dataDe(c->inicio), c->unidadeId.texto());
    else
        irPara(modelos::dataDe(c->inicio));
    m_agenda->setFocus();
}

void JanelaRecepcao::marcar(const std::optional<contrato::PacienteResumo> &paciente)
{
    const modelos::ItemDoDia *item = m_agenda->selecionado();
    const bool livre = item && item->livre && m_agenda->hasFocus();
    const bool doFormulario = m_painel->currentWidget() == m_novo && item && item->livre;
    const bool usar = livre || doFormulario;
    const auto horario = usar ? item->livre : std::nullopt;
    const QString medico = usar ? m_agenda->colunaSelecionada()->medicoId : QString();
    m_painel->setCurrentWidget(m_marcar);
    m_marcar->comecar(paciente, medico, horario);
}

void JanelaRecepcao::pacienteNovo(const QString &nome)
{
    m_painel->setCurrentWidget(m_novo);
    m_novo->comecar(nome);
}

void JanelaRecepcao::cancelar()
{
    const auto &c = m_consulta->consulta();
    if (!c || (c->situacao != dominio::Situacao::Solicitada && c->situacao != dominio::Situacao::Confirmada))
        return;
    m_painel->setCurrentWidget(m_cancelar);
    m_cancelar->comecar(*c);
}

void JanelaRecepcao::voltarAoDia()
{
    m_painel->setCurrentWidget(m_consulta);
    m_agenda->setFocus();
    mostrarSelecao();
}

} // namespace recepcao
