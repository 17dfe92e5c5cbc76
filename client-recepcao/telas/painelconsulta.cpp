// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "painelconsulta.h"

#include <modelos/diadaclinica.h>
#include <modelos/modelopacientes.h>

#include <QBoxLayout>
#include <QFormLayout>
#include <QLocale>

using namespace Qt::StringLiterals;
using dominio::Situacao;

namespace recepcao {

namespace {

void esvaziar(QLayout *layout)
{
    if (auto *formulario = qobject_cast<QFormLayout *>(layout)) {
        while (formulario->rowCount() > 0)
            formulario->removeRow(0);
        return;
    }
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QString horaDe(const contrato::Momento &m)
{
    return m.texto().mid(11, 5);
}

QString tipoDe(contrato::TipoConsulta tipo)
{
    switch (tipo) {
    case contrato::TipoConsulta::Retorno:
        return PainelConsulta::tr("retorno");
    case contrato::TipoConsulta::Exame:
        return PainelConsulta::tr("exame");
    case contrato::TipoConsulta::Consulta:
        break;
    }
    return PainelConsulta::tr("consulta");
}

} // namespace

PainelConsulta::PainelConsulta(api::ClienteHttp &http, QWidget *pai) :
    QWidget(pai), m_apiConsultas(http), m_apiPacientes(http), m_conteudo(new QWidget),
    m_vazio(ui::rotulo(tr("Escolha uma consulta na agenda, ou aperte F2 para marcar."), "fraco")),
    m_nome(ui::rotulo({})), m_resumo(ui::rotulo({}, "fraco")), m_quando(ui::rotulo({})),
    m_situacao(new ui::EtiquetaDeSituacao), m_dados(new QFormLayout), m_detalhes(new QFormLayout),
    m_historico(new QVBoxLayout), m_presenca(new ui::BotaoComAtalho(tr("Presença"), Qt::Key_F6)),
    m_cancelar(new ui::BotaoComAtalho(tr("Cancelar"), Qt::Key_Delete)), m_aviso(new ui::FaixaAviso)
{
    m_vazio->setWordWrap(true);
    m_nome->setFont(ui::fonte(1.5, QFont::DemiBold));
    m_nome->setWordWrap(true);
    m_nome->setObjectName(u"pacienteDaConsulta"_s);
    m_quando->setFont(ui::fonte(0.5, QFont::DemiBold));
    m_presenca->setObjectName(u"presenca"_s);
    m_cancelar->setObjectName(u"cancelar"_s);
    for (QFormLayout *f : {m_dados, m_detalhes}) {
        f->setHorizontalSpacing(14);
        f->setVerticalSpacing(5);
        f->setLabelAlignment(Qt::AlignLeft);
        f->setContentsMargins(0, 0, 0, 0);
    }
    auto *botoes = new QHBoxLayout;
    botoes->addWidget(m_presenca);
    botoes->addWidget(m_cancelar);
    m_historico->setSpacing(3);
    auto *linhas = new QVBoxLayout(m_conteudo);
    linhas->setContentsMargins(0, 0, 0, 0);
    linhas->setSpacing(8);
    linhas->addWidget(m_nome);
    linhas->addWidget(m_situacao);
    linhas->addWidget(m_resumo);
    linhas->addLayout(m_dados);
    linhas->addWidget(ui::divisor());
    linhas->addWidget(m_quando);
    linhas->addLayout(m_detalhes);
    linhas->addLayout(botoes);
    linhas->addWidget(m_aviso);
    linhas->addWidget(ui::divisor());
    linhas->addWidget(ui::rotulo(tr("Histórico"), "secao"));
    linhas->addLayout(m_historico);
    linhas->addStretch(1);
    auto *tudo = new QVBoxLayout(this);
    tudo->setContentsMargins(12, 12, 12, 12);
    tudo->addWidget(m_vazio, 0, Qt::AlignTop);
    tudo->addWidget(m_conteudo, 1);
    connect(m_cancelar, &QPushButton::clicked, this, &PainelConsulta::pediuCancelar);
    connect(m_presenca, &QPushButton::clicked, this, &PainelConsulta::presenca);
    limpar();
}

void PainelConsulta::limpar()
{
    m_consulta.reset();
    m_conteudo->hide();
    m_vazio->show();
}

void PainelConsulta::linha(const QString &nome, const QString &valor, QFormLayout *onde)
{
    if (valor.isEmpty())
        return;
    auto *v = ui::rotulo(valor);
    v->setWordWrap(true);
    v->setTextInteractionFlags(Qt::TextSelectableByMouse);
    onde->addRow(ui::rotulo(nome, "fraco"), v);
}

void PainelConsulta::mostrar(const contrato::Consulta &c, const QString &espera)
{
    const bool outra = !m_consulta || m_consulta->id != c.id || m_consulta->versao != c.versao;
    const bool outroPaciente = !m_consulta || m_consulta->pacienteId != c.pacienteId;
    m_consulta = c;
    m_vazio->hide();
    m_conteudo->show();
    m_situacao->mostrar(c.situacao, espera);
    if (!outra)
        return;
    m_aviso->calar();
    m_nome->setText(c.pacienteNome);
    m_quando->setText(QLocale().toString(modelos::dataDe(c.inicio), u"ddd d/M"_s) + u" · "_s + horaDe(c.inicio) +
                      u" – "_s + horaDe(c.fim) + u" · "_s + tipoDe(c.tipo));
    esvaziar(m_detalhes);
    linha(tr("Médico"), c.medicoNome, m_detalhes);
    linha(tr("Convênio"), c.convenio.value_or(tr("particular")), m_detalhes);
    linha(tr("Motivo"), c.motivo.value_or(QString()), m_detalhes);
    if (c.encaixe)
        linha(tr("Encaixe"), c.motivoEncaixe.value_or(tr("sim")), m_detalhes);
    m_presenca->setEnabled(c.situacao == Situacao::Confirmada || c.situacao == Situacao::Faltou);
    m_cancelar->setEnabled(c.situacao == Situacao::Solicitada || c.situacao == Situacao::Confirmada);
    if (outroPaciente) {
        m_resumo->clear();
        esvaziar(m_dados);
    }
    buscarDetalhes();
}

void PainelConsulta::buscarDetalhes()
{
    const QString id = m_consulta->id.texto();
    m_apiConsultas.ver(id, this, [this, id](const api::Resultado<contrato::ConsultaDetalhada> &r) {
        if (m_consulta && m_consulta->id.texto() == id && r)
            mostrarHistorico(r->historico);
    });
    const QString paciente = m_consulta->pacienteId.texto();
    m_apiPacientes.ver(paciente, this, [this, paciente](const api::Resultado<contrato::Usuario> &r) {
        if (!r || !m_consulta || m_consulta->pacienteId.texto() != paciente)
            return;
        QStringList resumo;
        if (r->dataNascimento)
            resumo << tr("%n ano(s)", nullptr, modelos::idadeEm(*r->dataNascimento, QDate::currentDate()));
        if (r->cpf)
            resumo << tr("CPF %1").arg(r->cpf->formatado());
        m_resumo->setText(resumo.join(u" · "_s));
        m_resumo->setVisible(!resumo.isEmpty());
        esvaziar(m_dados);
        linha(tr("Telefone"), r->telefone ? r->telefone->formatado() : QString(), m_dados);
        linha(tr("E-mail"), r->email ? r->email->texto() : QString(), m_dados);
        if (r->convenio)
            linha(tr("Carteirinha"), r->convenio->carteirinha.value_or(QString()), m_dados);
    });
}

void PainelConsulta::mostrarHistorico(const QList<contrato::TransicaoHistorico> &historico)
{
    esvaziar(m_historico);
    for (auto it = historico.crbegin(); it != historico.crend(); ++it) {
        const QDate dia = modelos::dataDe(it->em);
        const QString quando =
            dia == QDate::currentDate() ? horaDe(it->em) : QLocale().toString(dia, u"d/M"_s) + u' ' + horaDe(it->em);
        QString texto = quando + u"  "_s + ui::palavraDe(it->para).toLower();
        if (it->porNome)
            texto += u" — "_s + *it->porNome;
        if (it->motivo)
            texto += u": "_s + *it->motivo;
        auto *r = ui::rotulo(texto, "fraco");
        r->setFont(ui::fonte(-0.5));
        r->setWordWrap(true);
        m_historico->addWidget(r);
    }
}

void PainelConsulta::presenca()
{
    if (!m_consulta || !m_presenca->isEnabled())
        return;
    m_presenca->setEnabled(false);
    m_apiConsultas.mudar(m_consulta->id.texto(), u"presenca"_s, {}, this,
                         [this](const api::Resultado<contrato::Consulta> &r) {
                             if (!r) {
                                 m_aviso->dizer(ui::palavrasDe(r.error()), ui::FaixaAviso::Tom::Erro);
                                 m_presenca->setEnabled(true);
                             }
                         });
}

} // namespace recepcao
