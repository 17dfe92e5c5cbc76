// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "janelamedico.h"

#include <modelos/diadaclinica.h>

#include <QBoxLayout>
#include <QFormLayout>
#include <QItemSelectionModel>
#include <QListView>
#include <QLocale>

using namespace Qt::StringLiterals;
using dominio::Situacao;

namespace medico {

namespace {

void esvaziar(QLayout *layout)
{
    if (auto *formulario = qobject_cast<QFormLayout *>(layout)) {
        while (formulario->rowCount() > 0)
            formulario->removeRow(0);
        return;
    }
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater(); // it may be what is speaking
        delete item;
    }
}

int minutosDesde(const contrato::Momento &m)
{
    return int(m.instante.minutosAte(dominio::Instante::deMs(QDateTime::currentMSecsSinceEpoch())));
}

} // namespace

JanelaMedico::JanelaMedico(const QUrl &servidor, QWidget *pai) :
    JanelaBase(servidor, u"agenda-medico"_s, tr("Agenda — Médico"), {dominio::Perfil::Medico}, pai),
    m_dia(http(), fluxo()), m_solicitacoes(http(), fluxo()), m_apiConsultas(http())
{}

void JanelaMedico::aoEntrar(const contrato::Usuario &usuario)
{
    m_usuario = usuario;
    m_dia.mostrar(usuario.id.texto(), QDate::currentDate());
    m_solicitacoes.carregar(usuario.id.texto());
    m_lista->setFocus();
}

void JanelaMedico::aoAtualizar()
{
    if (!m_dia.lidoEm().isValid() || m_dia.lidoEm().secsTo(QDateTime::currentDateTime()) > 300)
        m_dia.recarregar();
    mostrarEspera();
}

void JanelaMedico::irPara(QDate dia)
{
    m_dia.mostrar(m_usuario.id.texto(), dia);
    mostrarDia();
}

void JanelaMedico::mostrarDia()
{
    m_titulo->setText(QLocale().toString(m_dia.dia(), u"dddd, d 'de' MMMM"_s));
    QStringList textos;
    int escolhida = -1, atendidas = 0, consultas = 0;
    for (int i = 0; i < m_dia.itens().size(); ++i) {
        const DiaDoMedico::Item &item = m_dia.itens().at(i);
        textos << m_dia.textoDe(item);
        if (!item.consulta)
            continue;
        ++consultas;
        atendidas += item.consulta->situacao == Situacao::Realizada;
        if (item.consulta->id.texto() == m_selecionada || (m_selecionada.isEmpty() && escolhida < 0))
            escolhida = i;
    }
    m_lista->setAccessibleDescription(textos.join(u'\n'));
    if (escolhida >= 0)
        m_lista->setCurrentIndex(m_dia.index(escolhida));
    m_rodape->aDireita(tr("%1 de %2 atendidas").arg(atendidas).arg(consultas));
    mostrarEspera();
    mostrarPaciente();
}

void JanelaMedico::mostrarEspera()
{
    esvaziar(m_espera);
    int quantos = 0;
    for (const DiaDoMedico::Item &item : m_dia.itens()) {
        if (!item.consulta || item.consulta->situacao != Situacao::Presente)
            continue;
        ++quantos;
        auto *cartao = new QFrame;
        cartao->setProperty("papel", u"cartao"_s);
        auto *linhas = new QVBoxLayout(cartao);
        linhas->setContentsMargins(10, 7, 10, 8);
        linhas->setSpacing(3);
        auto *primeira = new QHBoxLayout;
        auto *nome = ui::rotulo(item.consulta->pacienteNome);
        nome->setFont(ui::fonte(0, QFont::DemiBold));
        const int minutos = std::max(0, minutosDesde(item.consulta->atualizadaEm));
        auto *espera = ui::rotulo(tr("%1 min").arg(minutos));
        espera->setFont(ui::fonte(0, QFont::DemiBold));
        const QColor cor = minutos >= 30   ? ui::cores().falta.texto
                           : minutos >= 15 ? ui::cores().solicitada.texto
                                           : ui::cores().texto;
        espera->setStyleSheet(u"color:"_s + cor.name());
        primeira->addWidget(nome, 1);
        primeira->addWidget(espera);
        linhas->addLayout(primeira);
        linhas->addWidget(ui::rotulo(item.inicio.texto().mid(11, 5) + u" · "_s + detalheDe(*item.consulta), "fraco"));
        cartao->setAccessibleName(item.consulta->pacienteNome + u", "_s + tr("%1 min").arg(minutos));
        m_espera->addWidget(cartao);
    }
    m_quantosEsperam->mostrar(quantos);
    if (quantos == 0)
        m_espera->addWidget(ui::rotulo(tr("Ninguém espera agora."), "fraco"));
}

void JanelaMedico::mostrarSolicitacoes()
{
    constexpr int mostradas = 6;
    const int total = m_solicitacoes.rowCount();
    m_atual = std::clamp(m_atual, 0, std::max(0, std::min(mostradas, total) - 1));
    esvaziar(m_cartoes);
    for (int i = 0; i < std::min(mostradas, total); ++i) {
        auto *cartao = new CartaoDeSolicitacao(*m_solicitacoes.em(i), i == m_atual);
        connect(cartao, &CartaoDeSolicitacao::confirmou, this,
                [this, cartao] { responder(cartao, u"confirmar"_s, {}); });
        connect(cartao, &CartaoDeSolicitacao::recusou, this,
                [this, cartao](const QString &motivo) { responder(cartao, u"recusar"_s, motivo); });
        m_cartoes->addWidget(cartao);
    }
    m_quantasPedem->mostrar(total);
    m_todas->setVisible(total > 1);
    m_todas->setText(tr("Confirmar as %1").arg(total));
    m_todas->setAccessibleName(m_todas->text());
    if (total == 0)
        m_cartoes->addWidget(ui::rotulo(tr("Nada a confirmar."), "fraco"));
}

void JanelaMedico::andarNasSolicitacoes(int passo)
{
    m_atual += passo;
    mostrarSolicitacoes();
}

void JanelaMedico::responder(CartaoDeSolicitacao *cartao, const QString &acao, const QString &motivo)
{
    cartao->setEnabled(false);
    m_apiConsultas.mudar(cartao->consulta().id.texto(), acao, motivo, cartao,
                         [cartao](const api::Resultado<contrato::Consulta> &r) {
                             if (r)
                                 return; // the live stream takes the card away
                             cartao->setEnabled(true);
                             cartao->dizer(ui::palavrasDe(r.error()));
                         });
}

void JanelaMedico::confirmarTodas()
{
    m_todas->setEnabled(false);
    for (const contrato::Consulta &c : m_solicitacoes.itens())
        m_apiConsultas.mudar(c.id.texto(), u"confirmar"_s, {}, this,
                             [this](const api::Resultado<contrato::Consulta> &r) {
                                 m_todas->setEnabled(true);
                                 if (!r)
                                     m_aviso->dizer(ui::palavrasDe(r.error()), ui::FaixaAviso::Tom::Erro);
                             });
}

void JanelaMedico::mudar(const QString &acao, Situacao de)
{
    const int linha = m_lista->currentIndex().row();
    const auto consulta = linha >= 0 && linha < m_dia.itens().size() ? m_dia.itens().at(linha).consulta : std::nullopt;
    if (!consulta || consulta->situacao != de)
        return;
    m_apiConsultas.mudar(consulta->id.texto(), acao, {}, this, [this](const api::Resultado<contrato::Consulta> &r) {
        if (!r)
            m_aviso->dizer(ui::palavrasDe(r.error()), ui::FaixaAviso::Tom::Erro);
        else
            m_aviso->calar();
    });
}

void JanelaMedico::mostrarPaciente()
{
    const int linha = m_lista->currentIndex().row();
    const auto c = linha >= 0 && linha < m_dia.itens().size() ? m_dia.itens().at(linha).consulta : std::nullopt;
    m_conteudo->setVisible(c.has_value());
    if (!c)
        return;
    m_selecionada = c->id.texto();
    m_nome->setText(c->pacienteNome);
    m_situacao->mostrar(c->situacao);
    m_quando->setText(c->inicio.texto().mid(11, 5) + u" – "_s + c->fim.texto().mid(11, 5) + u" · "_s + detalheDe(*c));
    m_iniciar->setEnabled(c->situacao == Situacao::Presente);
    m_concluir->setEnabled(c->situacao == Situacao::EmAtendimento);
    const QString paciente = c->pacienteId.texto();
    if (paciente == m_pacienteMostrado)
        return;
    m_pacienteMostrado = paciente;
    esvaziar(m_dados);
    esvaziar(m_visitas);
    m_apiConsultas.doPaciente(paciente, this, [this, paciente](const api::Resultado<QList<contrato::Consulta>> &r) {
        if (r && paciente == m_pacienteMostrado)
            mostrarVisitas(*r);
    });
}

void JanelaMedico::mostrarVisitas(const QList<contrato::Consulta> &visitas)
{
    esvaziar(m_dados);
    esvaziar(m_visitas);
    int faltas = 0, passadas = 0;
    QString ultima;
    for (const contrato::Consulta &v : visitas) {
        faltas += v.situacao == Situacao::Faltou;
        passadas += v.situacao == Situacao::Faltou || v.situacao == Situacao::Realizada;
        const QString dia = QLocale().toString(modelos::dataDe(v.inicio), u"dd/MM/yyyy"_s);
        if (ultima.isEmpty() && v.situacao == Situacao::Realizada)
            ultima = dia;
        auto *linha = ui::rotulo(dia + u"  "_s + ui::palavraDe(v.situacao).toLower(), "fraco");
        linha->setFont(ui::fonte(-0.5));
        if (m_visitas->count() < 12)
            m_visitas->addWidget(linha);
        else
            delete linha;
    }
    m_dados->addRow(ui::rotulo(tr("Última"), "fraco"), ui::rotulo(ultima.isEmpty() ? tr("primeira consulta") : ultima));
    m_dados->addRow(ui::rotulo(tr("Faltas"), "fraco"), ui::rotulo(tr("%1 em %2 consultas").arg(faltas).arg(passadas)));
}

} // namespace medico
