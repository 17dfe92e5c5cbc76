// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the doctor's window is put together; what it does is in janelamedico.cpp.
#include "janelamedico.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QItemSelectionModel>
#include <QListView>
#include <QScrollArea>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace medico {

QWidget *JanelaMedico::montarTrabalho()
{
    auto *tudo = new QWidget;
    auto *linhas = new QVBoxLayout(tudo);
    linhas->setContentsMargins(0, 0, 0, 0);
    linhas->setSpacing(0);
    linhas->addWidget(montarBarra());
    m_lista = new QListView;
    m_lista->setObjectName(u"dia"_s);
    m_lista->setAccessibleName(tr("Meu dia"));
    m_lista->setModel(&m_dia);
    m_lista->setItemDelegate(new LinhaDoDia(m_lista));
    m_lista->setFrameShape(QFrame::NoFrame);
    m_lista->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_lista->setStyleSheet(u"QListView{border:none;border-radius:0}"_s);
    auto *meio = new QHBoxLayout;
    meio->setSpacing(0);
    meio->addWidget(montarLateral());
    auto *centro = new QVBoxLayout;
    centro->setSpacing(0);
    centro->addWidget(faixa());
    centro->addWidget(m_lista, 1);
    meio->addLayout(centro, 1);
    meio->addWidget(montarPainel());
    linhas->addLayout(meio, 1);
    linhas->addWidget(montarRodape());
    connect(&m_dia, &DiaDoMedico::mudou, this, &JanelaMedico::mostrarDia);
    connect(&m_dia, &DiaDoMedico::falhou, this, [this](const dominio::Erro &erro) {
        faixa()->dizer(ui::palavrasDe(erro), ui::FaixaAviso::Tom::Erro, tr("Tentar de novo"));
    });
    connect(&m_solicitacoes, &modelos::ModeloSolicitacoes::mudou, this, &JanelaMedico::mostrarSolicitacoes);
    connect(m_lista->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { mostrarPaciente(); });
    return tudo;
}

QWidget *JanelaMedico::montarBarra()
{
    auto *barra = new QFrame;
    barra->setObjectName(u"barra"_s);
    barra->setFixedHeight(44);
    auto *linha = new QHBoxLayout(barra);
    linha->setContentsMargins(12, 0, 12, 0);
    linha->setSpacing(10);
    const auto botao = [&](const QString &texto, const char *objeto, const QString &dica, const QKeySequence &atalho,
                           auto acao) {
        auto *b = new QPushButton(texto);
        b->setObjectName(QString::fromLatin1(objeto));
        b->setAccessibleName(dica);
        b->setToolTip(dica);
        b->setShortcut(atalho);
        connect(b, &QPushButton::clicked, this, acao);
        linha->addWidget(b);
        return b;
    };
    botao(u"‹"_s, "diaAnterior", tr("Dia anterior (Ctrl+←)"), Qt::CTRL | Qt::Key_Left, [this] {
        irPara(m_dia.dia().addDays(-1));
    })->setFixedWidth(28);
    botao(tr("Hoje"), "hoje", tr("Hoje (Ctrl+H)"), Qt::CTRL | Qt::Key_H, [this] { irPara(QDate::currentDate()); });
    botao(u"›"_s, "diaSeguinte", tr("Dia seguinte (Ctrl+→)"), Qt::CTRL | Qt::Key_Right, [this] {
        irPara(m_dia.dia().addDays(1));
    })->setFixedWidth(28);
    m_titulo = ui::rotulo({});
    m_titulo->setFont(ui::fonte(2, QFont::DemiBold));
    linha->addWidget(m_titulo);
    linha->addStretch(1);
    linha->addWidget(sinal());
    linha->addWidget(botaoDoUsuario());
    return barra;
}

QWidget *JanelaMedico::montarLateral()
{
    auto *lateral = new QFrame;
    lateral->setObjectName(u"lateral"_s);
    lateral->setFixedWidth(300);
    auto *dentro = new QWidget;
    auto *linhas = new QVBoxLayout(dentro);
    linhas->setContentsMargins(10, 10, 10, 10);
    linhas->setSpacing(7);
    const auto titulo = [&](const QString &texto, const ui::ParDeCores &cores) {
        auto *linha = new QHBoxLayout;
        auto *contador = new ui::Contador(cores);
        linha->addWidget(ui::rotulo(texto, "secao"), 1);
        linha->addWidget(contador);
        linhas->addLayout(linha);
        return contador;
    };
    m_quantosEsperam = titulo(tr("Sala de espera"), ui::cores().presente);
    m_espera = new QVBoxLayout;
    m_espera->setSpacing(7);
    linhas->addLayout(m_espera);
    linhas->addWidget(ui::divisor());
    m_quantasPedem = titulo(tr("A confirmar"), ui::cores().solicitada);
    m_cartoes = new QVBoxLayout;
    m_cartoes->setSpacing(7);
    linhas->addLayout(m_cartoes);
    m_todas = new ui::BotaoComAtalho(tr("Confirmar todas"), Qt::CTRL | Qt::Key_Return);
    m_todas->setObjectName(u"confirmarTodas"_s);
    m_todas->hide();
    connect(m_todas, &QPushButton::clicked, this, &JanelaMedico::confirmarTodas);
    linhas->addWidget(m_todas, 0, Qt::AlignLeft);
    linhas->addStretch(1);
    auto *rolagem = new QScrollArea;
    rolagem->setWidget(dentro);
    rolagem->setWidgetResizable(true);
    rolagem->setFrameShape(QFrame::NoFrame);
    rolagem->setFocusPolicy(Qt::NoFocus);
    rolagem->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *tudo = new QVBoxLayout(lateral);
    tudo->setContentsMargins(0, 0, 0, 0);
    tudo->addWidget(rolagem);
    return lateral;
}

QWidget *JanelaMedico::montarPainel()
{
    auto *painel = new QFrame;
    painel->setObjectName(u"painel"_s);
    painel->setFixedWidth(330);
    m_conteudo = new QWidget;
    auto *linhas = new QVBoxLayout(m_conteudo);
    linhas->setContentsMargins(12, 12, 12, 12);
    linhas->setSpacing(8);
    m_nome = ui::rotulo({});
    m_nome->setFont(ui::fonte(1.5, QFont::DemiBold));
    m_nome->setWordWrap(true);
    m_situacao = new ui::EtiquetaDeSituacao;
    m_quando = ui::rotulo({}, "fraco");
    m_quando->setWordWrap(true);
    m_dados = new QFormLayout;
    m_dados->setHorizontalSpacing(14);
    m_dados->setContentsMargins(0, 0, 0, 0);
    auto *iniciar = new ui::BotaoComAtalho(tr("Iniciar"), Qt::Key_F7);
    iniciar->setObjectName(u"iniciar"_s);
    auto *concluir = new ui::BotaoComAtalho(tr("Concluir"), Qt::Key_F8);
    concluir->setObjectName(u"concluir"_s);
    concluir->primario();
    m_iniciar = iniciar;
    m_concluir = concluir;
    connect(iniciar, &QPushButton::clicked, this, [this] { mudar(u"iniciar"_s, dominio::Situacao::Presente); });
    connect(concluir, &QPushButton::clicked, this, [this] { mudar(u"concluir"_s, dominio::Situacao::EmAtendimento); });
    m_aviso = new ui::FaixaAviso;
    m_visitas = new QVBoxLayout;
    m_visitas->setSpacing(3);
    for (QWidget *w : std::initializer_list<QWidget *>{m_nome, m_situacao, m_quando})
        linhas->addWidget(w);
    linhas->addLayout(m_dados);
    linhas->addWidget(iniciar);
    linhas->addWidget(concluir);
    linhas->addWidget(m_aviso);
    linhas->addWidget(ui::divisor());
    linhas->addWidget(ui::rotulo(tr("Histórico"), "secao"));
    linhas->addLayout(m_visitas);
    linhas->addStretch(1);
    auto *tudo = new QVBoxLayout(painel);
    tudo->setContentsMargins(0, 0, 0, 0);
    tudo->addWidget(m_conteudo, 1);
    tudo->addStretch();
    return painel;
}

QWidget *JanelaMedico::montarRodape()
{
    m_rodape = new ui::Rodape;
    m_rodape->juntar(u"C"_s, tr("confirmar"));
    m_rodape->juntar(u"R"_s, tr("recusar"));
    m_rodape->juntar(u"Alt ↑ ↓"_s, tr("outra solicitação"));
    m_rodape->juntar(u"F7"_s, tr("iniciar"));
    m_rodape->juntar(u"F8"_s, tr("concluir"));
    m_rodape->juntar(u"Ctrl ← →"_s, tr("dia"));
    m_rodape->juntar(u"F5"_s, tr("atualizar"));
    const auto tecla = [this](const QKeySequence &t, auto acao) {
        connect(new QShortcut(t, this), &QShortcut::activated, this, acao);
    };
    tecla(Qt::ALT | Qt::Key_Down, [this] { andarNasSolicitacoes(1); });
    tecla(Qt::ALT | Qt::Key_Up, [this] { andarNasSolicitacoes(-1); });
    tecla(Qt::Key_F5, [this] {
        m_dia.recarregar();
        m_solicitacoes.carregar(m_usuario.id.texto());
    });
    return m_rodape;
}

} // namespace medico
