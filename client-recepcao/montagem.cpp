// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the desk's window is put together; what it does is in janelarecepcao.cpp.
#include "janelarecepcao.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace recepcao {

namespace {

constexpr int larguraLateral = 196, larguraPainel = 286;

QPushButton *botao(const QString &texto, const char *objeto, const QString &acessivel)
{
    auto *b = new QPushButton(texto);
    b->setObjectName(QString::fromLatin1(objeto));
    b->setAccessibleName(acessivel);
    b->setToolTip(acessivel);
    return b;
}

} // namespace

QWidget *JanelaRecepcao::montarTrabalho()
{
    auto *tudo = new QWidget;
    auto *linhas = new QVBoxLayout(tudo);
    linhas->setContentsMargins(0, 0, 0, 0);
    linhas->setSpacing(0);
    linhas->addWidget(montarBarra());
    auto *meio = new QHBoxLayout;
    meio->setSpacing(0);
    meio->addWidget(montarLateral());
    m_agenda = new ui::VisaoAgendaDia;
    auto *centro = new QVBoxLayout;
    centro->setSpacing(0);
    centro->addWidget(faixa());
    centro->addWidget(m_agenda, 1);
    meio->addLayout(centro, 1);
    meio->addWidget(montarPainel());
    linhas->addLayout(meio, 1);
    linhas->addWidget(montarRodape());
    ligarModelos();
    atalhos();
    return tudo;
}

QWidget *JanelaRecepcao::montarBarra()
{
    auto *barra = new QFrame;
    barra->setObjectName(u"barra"_s);
    barra->setFixedHeight(44);
    auto *linha = new QHBoxLayout(barra);
    linha->setContentsMargins(12, 0, 12, 0);
    linha->setSpacing(10);
    auto *antes = botao(u"‹"_s, "diaAnterior", tr("Dia anterior (Ctrl+←)"));
    auto *hoje = botao(tr("Hoje"), "hoje", tr("Hoje (Ctrl+H)"));
    auto *depois = botao(u"›"_s, "diaSeguinte", tr("Dia seguinte (Ctrl+→)"));
    for (QPushButton *b : {antes, depois})
        b->setFixedWidth(28);
    antes->setShortcut(Qt::CTRL | Qt::Key_Left);
    hoje->setShortcut(Qt::CTRL | Qt::Key_H);
    depois->setShortcut(Qt::CTRL | Qt::Key_Right);
    connect(antes, &QPushButton::clicked, this, [this] { irPara(m_dia.dia().addDays(-1)); });
    connect(hoje, &QPushButton::clicked, this, [this] { irPara(agoraNaUnidade().date()); });
    connect(depois, &QPushButton::clicked, this, [this] { irPara(m_dia.dia().addDays(1)); });
    m_titulo = ui::rotulo({});
    m_titulo->setFont(ui::fonte(2, QFont::DemiBold));
    m_titulo->setObjectName(u"dataMostrada"_s);
    m_unidades = new QComboBox;
    m_unidades->setObjectName(u"unidades"_s);
    m_unidades->setAccessibleName(tr("Unidade"));
    m_unidades->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_busca = new QLineEdit;
    m_busca->setObjectName(u"busca"_s);
    m_busca->setAccessibleName(tr("Buscar paciente (F3)"));
    m_busca->setPlaceholderText(tr("Paciente: nome, CPF, telefone…   F3"));
    m_busca->setProperty("papel", u"busca"_s);
    m_busca->setFixedWidth(290);
    auto *marcarBotao = new ui::BotaoComAtalho(tr("Marcar"), Qt::Key_F2);
    marcarBotao->setObjectName(u"marcar"_s);
    marcarBotao->primario();
    connect(marcarBotao, &QPushButton::clicked, this, [this] { marcar(); });
    for (QWidget *w : std::initializer_list<QWidget *>{antes, hoje, depois, m_titulo})
        linha->addWidget(w);
    linha->addSpacing(6);
    linha->addWidget(m_unidades);
    linha->addStretch(1);
    for (QWidget *w : std::initializer_list<QWidget *>{m_busca, marcarBotao, sinal(), botaoDoUsuario()})
        linha->addWidget(w);
    return barra;
}

QWidget *JanelaRecepcao::montarLateral()
{
    auto *lateral = new QFrame;
    lateral->setObjectName(u"lateral"_s);
    lateral->setFixedWidth(larguraLateral);
    auto *linhas = new QVBoxLayout(lateral);
    linhas->setContentsMargins(10, 8, 10, 8);
    linhas->setSpacing(4);
    m_calendario = new ui::MiniCalendario;
    linhas->addWidget(m_calendario);
    linhas->addWidget(ui::rotulo(tr("Filas"), "secao"));
    m_aConfirmar = botao(tr("A confirmar"), "filaAConfirmar", tr("A confirmar"));
    m_aConfirmar->setProperty("papel", u"plano"_s);
    m_aConfirmar->setToolTip(tr("Ir à próxima solicitação (Ctrl+1)"));
    m_aConfirmar->setShortcut(Qt::CTRL | Qt::Key_1);
    connect(m_aConfirmar, &QPushButton::clicked, this, &JanelaRecepcao::proximaDaFila);
    m_quantas = new ui::Contador(ui::cores().solicitada);
    auto *fila = new QHBoxLayout(m_aConfirmar);
    fila->setContentsMargins(0, 0, 6, 0);
    fila->addStretch(1);
    fila->addWidget(m_quantas);
    linhas->addWidget(m_aConfirmar);
    linhas->addSpacing(6);
    linhas->addWidget(ui::divisor());
    linhas->addSpacing(4);
    linhas->addWidget(ui::rotulo(tr("Médicos"), "secao"));
    m_medicos = new QVBoxLayout;
    m_medicos->setSpacing(6);
    linhas->addLayout(m_medicos);
    linhas->addStretch(1);
    return lateral;
}

QWidget *JanelaRecepcao::montarPainel()
{
    auto *quadro = new QFrame;
    quadro->setObjectName(u"painel"_s);
    quadro->setFixedWidth(larguraPainel);
    m_painel = new QStackedWidget;
    m_consulta = new PainelConsulta(http());
    m_marcar = new PainelMarcar(http(), m_dia);
    m_cancelar = new PainelCancelar(http());
    m_novo = new PainelPacienteNovo(http());
    for (QWidget *w : std::initializer_list<QWidget *>{m_consulta, m_marcar, m_cancelar, m_novo})
        m_painel->addWidget(w);
    auto *linhas = new QVBoxLayout(quadro);
    linhas->setContentsMargins(0, 0, 0, 0);
    linhas->addWidget(m_painel);
    return quadro;
}

QWidget *JanelaRecepcao::montarRodape()
{
    auto *rodape = new ui::Rodape;
    rodape->juntar(u"F2"_s, tr("marcar"));
    rodape->juntar(u"F3"_s, tr("buscar"));
    rodape->juntar(u"F4"_s, tr("paciente novo"));
    rodape->juntar(u"F5"_s, tr("atualizar"));
    rodape->juntar(u"F6"_s, tr("presença"));
    rodape->juntar(u"Del"_s, tr("cancelar"));
    rodape->juntar(u"Ctrl 1"_s, tr("a confirmar"));
    rodape->juntar(u"Ctrl ← →"_s, tr("dia"));
    rodape->juntar(u"← ↑ ↓ →"_s, tr("andar na agenda"));
    return rodape;
}

void JanelaRecepcao::atalhos()
{
    const auto tecla = [this](const QKeySequence &t, auto acao) {
        connect(new QShortcut(t, this), &QShortcut::activated, this, acao);
    };
    tecla(Qt::Key_F3, [this] {
        m_busca->setFocus();
        m_busca->selectAll();
    });
    tecla(Qt::Key_F4, [this] { pacienteNovo(); });
    tecla(Qt::Key_F5, [this] { m_dia.recarregar(); });
    m_pacientes = new modelos::ModeloPacientes(http(), this);
    m_achados = new QListView(this);
    m_achados->setObjectName(u"achados"_s);
    m_achados->setAccessibleName(tr("Pacientes achados"));
    m_achados->setModel(m_pacientes);
    m_achados->setFocusPolicy(Qt::NoFocus);
    m_achados->hide();
    const auto escolher = [this](int linha) {
        if (const auto p = m_pacientes->em(linha)) {
            m_achados->hide();
            m_busca->clear();
            marcar(*p);
        }
    };
    connect(m_busca, &QLineEdit::textEdited, m_pacientes, &modelos::ModeloPacientes::buscar);
    connect(m_pacientes, &modelos::ModeloPacientes::respondeu, this, [this] {
        const QPoint onde = m_busca->mapTo(this, QPoint(0, m_busca->height() + 2));
        m_achados->setGeometry(onde.x() - 60, onde.y(), m_busca->width() + 120,
                               std::min(10, std::max(1, m_pacientes->rowCount())) * 46 + 6);
        m_achados->setVisible(m_pacientes->rowCount() > 0);
        m_achados->setCurrentIndex(m_pacientes->index(0));
        m_achados->raise();
    });
    connect(m_busca, &QLineEdit::returnPressed, this, [this, escolher] { escolher(m_achados->currentIndex().row()); });
    connect(m_achados, &QListView::clicked, this, [escolher](const QModelIndex &i) { escolher(i.row()); });
    const auto andar = [this](int passo) {
        const int linha = m_achados->currentIndex().row() + passo;
        if (linha >= 0 && linha < m_pacientes->rowCount())
            m_achados->setCurrentIndex(m_pacientes->index(linha));
    };
    for (const auto &[t, passo] : {std::pair(Qt::Key_Down, 1), std::pair(Qt::Key_Up, -1)}) {
        auto *atalho = new QShortcut(t, m_busca);
        atalho->setContext(Qt::WidgetShortcut);
        connect(atalho, &QShortcut::activated, this, [andar, passo = passo] { andar(passo); });
    }
    auto *fechar = new QShortcut(Qt::Key_Escape, m_busca);
    fechar->setContext(Qt::WidgetShortcut);
    connect(fechar, &QShortcut::activated, this, [this] {
        m_achados->hide();
        m_busca->clear();
        voltarAoDia();
    });
}

} // namespace recepcao
