// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "visaoagendadia.h"

#include "pintordaagenda.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

using namespace Qt::StringLiterals;
using modelos::ColunaDoDia;
using modelos::ItemDoDia;

namespace ui {

namespace {

constexpr qint64 destaqueMs = 1200;

} // namespace

VisaoAgendaDia::VisaoAgendaDia(QWidget *pai) : QAbstractScrollArea(pai)
{
    setObjectName(u"agendaDoDia"_s);
    setAccessibleName(tr("Agenda do dia"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    m_relogio.start();
    m_animacao.setInterval(40);
    connect(&m_animacao, &QTimer::timeout, this, [this] {
        const qint64 agora = m_relogio.elapsed();
        m_destaques.removeIf([agora](auto it) { return it.value() < agora; });
        if (m_destaques.isEmpty())
            m_animacao.stop();
        viewport()->update();
    });
}

void VisaoAgendaDia::mostrar(const QList<ColunaDoDia> &colunas, QDate dia)
{
    QString id, medico;
    int minuto = -1;
    if (const ItemDoDia *item = selecionado(); item && dia == m_dia) {
        id = item->id;
        minuto = item->inicio;
        medico = colunaSelecionada()->medicoId;
    }
    m_colunas = colunas;
    m_dia = dia;
    m_primeiro = 8 * 60;
    m_ultimo = 18 * 60;
    for (const ColunaDoDia &coluna : m_colunas)
        for (const ItemDoDia &item : coluna.itens)
            if (item.tipo != ItemDoDia::Tipo::Bloqueio) {
                m_primeiro = std::min(m_primeiro, item.inicio / 60 * 60);
                m_ultimo = std::max(m_ultimo, (item.fim + 59) / 60 * 60);
            }
    m_lugar = {};
    for (int c = 0; c < m_colunas.size(); ++c)
        for (int i = 0; i < m_colunas.at(c).itens.size(); ++i) {
            const ItemDoDia &item = m_colunas.at(c).itens.at(i);
            const bool mesma = !id.isEmpty() && item.id == id;
            const bool mesmoLugar = m_colunas.at(c).medicoId == medico && item.inicio == minuto;
            if (mesma || (mesmoLugar && m_lugar.coluna < 0))
                m_lugar = {c, i};
        }
    medir();
    descrever();
    viewport()->update();
    if (!id.isEmpty() || minuto >= 0)
        Q_EMIT selecionou();
}

void VisaoAgendaDia::destacar(const QString &consultaId)
{
    m_destaques.insert(consultaId, m_relogio.elapsed() + destaqueMs);
    m_animacao.start();
}

void VisaoAgendaDia::definirAgora(QDateTime agora)
{
    m_agora = std::move(agora);
    viewport()->update();
}

void VisaoAgendaDia::carregando(bool sim)
{
    m_carregando = sim;
    viewport()->update();
}

const ItemDoDia *VisaoAgendaDia::selecionado() const
{
    const ColunaDoDia *coluna = colunaSelecionada();
    return coluna && m_lugar.item >= 0 && m_lugar.item < coluna->itens.size() ? &coluna->itens.at(m_lugar.item)
                                                                              : nullptr;
}

const ColunaDoDia *VisaoAgendaDia::colunaSelecionada() const
{
    return m_lugar.coluna >= 0 && m_lugar.coluna < m_colunas.size() ? &m_colunas.at(m_lugar.coluna) : nullptr;
}

void VisaoAgendaDia::selecionarConsulta(const QString &id)
{
    for (int c = 0; c < m_colunas.size(); ++c)
        for (int i = 0; i < m_colunas.at(c).itens.size(); ++i)
            if (m_colunas.at(c).itens.at(i).id == id)
                return selecionar({c, i});
}

int VisaoAgendaDia::minutosDeEspera(const contrato::Consulta &consulta) const
{
    if (consulta.situacao != dominio::Situacao::Presente || m_agora.date() != m_dia)
        return -1;
    // atualizadaEm is when the arrival was noted, as long as nothing else happened to it.
    const auto &desde = consulta.atualizadaEm;
    if (modelos::dataDe(desde) != m_dia)
        return -1;
    const int agora = m_agora.time().hour() * 60 + m_agora.time().minute();
    return std::max(0, agora - modelos::minutoDoDia(desde));
}

QString VisaoAgendaDia::textoDe(const ColunaDoDia &coluna, const ItemDoDia &item) const
{
    const auto hora = [](int minuto) { return QTime(0, 0).addSecs(60 * (minuto % 1440)).toString(u"HH:mm"_s); };
    QString texto = hora(item.inicio) + u"–"_s + hora(item.fim) + u' ' + coluna.nome + u": "_s;
    if (item.tipo == ItemDoDia::Tipo::Livre)
        return texto + tr("livre");
    if (item.tipo == ItemDoDia::Tipo::Bloqueio)
        return texto + (item.rotulo.isEmpty() ? tr("bloqueado") : item.rotulo);
    texto += item.consulta->pacienteNome + u", "_s + palavraDe(item.consulta->situacao);
    if (item.consulta->encaixe)
        texto += u", "_s + tr("Encaixe");
    return texto;
}

int VisaoAgendaDia::larguraDaColuna() const
{
    const int n = std::max(1, int(m_colunas.size()));
    return std::max(PintorDaAgenda::larguraMinima, (viewport()->width() - PintorDaAgenda::larguraDasHoras) / n);
}

int VisaoAgendaDia::yDe(int minuto) const
{
    return PintorDaAgenda::alturaDoCabecalho + 4 + int((minuto - m_primeiro) * PintorDaAgenda::pxPorMinuto) -
           verticalScrollBar()->value();
}

// Squeezed-in appointments share the width with what they overlap: which of how many lanes.
QList<int> VisaoAgendaDia::faixasDe(const ColunaDoDia &coluna, int indice) const
{
    const ItemDoDia &item = coluna.itens.at(indice);
    if (item.tipo != ItemDoDia::Tipo::Consulta)
        return {0, 1};
    int faixa = 0, quantas = 1;
    for (int i = 0; i < coluna.itens.size(); ++i) {
        const ItemDoDia &outro = coluna.itens.at(i);
        if (i == indice || outro.tipo != ItemDoDia::Tipo::Consulta || outro.inicio >= item.fim ||
            item.inicio >= outro.fim)
            continue;
        ++quantas;
        faixa += i < indice;
    }
    return {faixa, quantas};
}

QRect VisaoAgendaDia::retanguloDe(LugarNaAgenda lugar) const
{
    if (lugar.coluna < 0 || lugar.coluna >= m_colunas.size() || lugar.item < 0 ||
        lugar.item >= m_colunas.at(lugar.coluna).itens.size())
        return {};
    const ColunaDoDia &coluna = m_colunas.at(lugar.coluna);
    const ItemDoDia &item = coluna.itens.at(lugar.item);
    const auto faixas = faixasDe(coluna, lugar.item);
    const int largura = (larguraDaColuna() - 7) / faixas[1];
    const int x = PintorDaAgenda::larguraDasHoras + lugar.coluna * larguraDaColuna() + 3 + faixas[0] * largura -
                  horizontalScrollBar()->value();
    return {x, yDe(item.inicio) + 1, largura - (faixas[1] > 1 ? 2 : 0),
            std::max(14, yDe(item.fim) - yDe(item.inicio) - 2)};
}

void VisaoAgendaDia::medir()
{
    const int altura = int((m_ultimo - m_primeiro) * PintorDaAgenda::pxPorMinuto) + 24;
    const int vista = viewport()->height() - PintorDaAgenda::alturaDoCabecalho;
    verticalScrollBar()->setRange(0, std::max(0, altura - vista));
    verticalScrollBar()->setPageStep(vista);
    verticalScrollBar()->setSingleStep(26);
    const int largura = larguraDaColuna() * int(m_colunas.size()) + PintorDaAgenda::larguraDasHoras;
    horizontalScrollBar()->setRange(0, std::max(0, largura - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(larguraDaColuna());
}

void VisaoAgendaDia::selecionar(LugarNaAgenda lugar)
{
    m_lugar = lugar;
    QRect r = retanguloDe(lugar);
    if (!r.isNull()) {
        const int topo = PintorDaAgenda::alturaDoCabecalho + 6, esquerda = PintorDaAgenda::larguraDasHoras;
        if (r.top() < topo)
            verticalScrollBar()->setValue(verticalScrollBar()->value() + r.top() - topo);
        else if (r.bottom() > viewport()->height() - 6)
            verticalScrollBar()->setValue(verticalScrollBar()->value() + r.bottom() - viewport()->height() + 6);
        if (r.left() < esquerda)
            horizontalScrollBar()->setValue(horizontalScrollBar()->value() + r.left() - esquerda - 3);
        else if (r.right() > viewport()->width())
            horizontalScrollBar()->setValue(horizontalScrollBar()->value() + r.right() - viewport()->width() + 6);
    }
    viewport()->update();
    descrever();
    Q_EMIT selecionou();
}

void VisaoAgendaDia::andarNoTempo(int passo)
{
    if (m_colunas.isEmpty())
        return;
    const int coluna = std::max(0, m_lugar.coluna);
    const int quantos = int(m_colunas.at(coluna).itens.size());
    if (quantos > 0)
        selecionar({coluna, m_lugar.coluna < 0 ? 0 : std::clamp(m_lugar.item + passo, 0, quantos - 1)});
}

void VisaoAgendaDia::andarNosMedicos(int passo)
{
    const ItemDoDia *atual = selecionado();
    const int minuto = atual ? atual->inicio : m_primeiro;
    for (int c = std::max(0, m_lugar.coluna) + (m_lugar.coluna < 0 ? 0 : passo); c >= 0 && c < m_colunas.size();
         c += passo) {
        const auto &itens = m_colunas.at(c).itens;
        if (itens.isEmpty())
            continue;
        int melhor = 0;
        for (int i = 1; i < itens.size(); ++i)
            if (std::abs(itens.at(i).inicio - minuto) < std::abs(itens.at(melhor).inicio - minuto))
                melhor = i;
        return selecionar({c, melhor});
    }
}

LugarNaAgenda VisaoAgendaDia::lugarEm(QPoint ponto) const
{
    if (ponto.y() < PintorDaAgenda::alturaDoCabecalho || ponto.x() < PintorDaAgenda::larguraDasHoras)
        return {};
    LugarNaAgenda achado;
    for (int c = 0; c < m_colunas.size(); ++c)
        for (int i = 0; i < m_colunas.at(c).itens.size(); ++i)
            if (retanguloDe({c, i}).contains(ponto))
                achado = {c, i}; // appointments come after free times of the same start
    return achado;
}

void VisaoAgendaDia::paintEvent(QPaintEvent *evento)
{
    QPainter pintor(viewport());
    PintorDaAgenda(*this, pintor).pintar(evento->rect());
}

void VisaoAgendaDia::keyPressEvent(QKeyEvent *evento)
{
    switch (evento->key()) {
    case Qt::Key_Down:
        return andarNoTempo(1);
    case Qt::Key_Up:
        return andarNoTempo(-1);
    case Qt::Key_PageDown:
        return andarNoTempo(8);
    case Qt::Key_PageUp:
        return andarNoTempo(-8);
    case Qt::Key_Left:
        return andarNosMedicos(-1);
    case Qt::Key_Right:
        return andarNosMedicos(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const ItemDoDia *item = selecionado())
            return item->tipo == ItemDoDia::Tipo::Livre ? pediuMarcar() : abriu();
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(evento);
}

void VisaoAgendaDia::mousePressEvent(QMouseEvent *evento)
{
    if (const LugarNaAgenda l = lugarEm(evento->position().toPoint()); l.coluna >= 0)
        selecionar(l);
}

void VisaoAgendaDia::mouseDoubleClickEvent(QMouseEvent *evento)
{
    mousePressEvent(evento);
    if (const ItemDoDia *item = selecionado())
        item->tipo == ItemDoDia::Tipo::Livre ? Q_EMIT pediuMarcar() : Q_EMIT abriu();
}

void VisaoAgendaDia::resizeEvent(QResizeEvent *evento)
{
    QAbstractScrollArea::resizeEvent(evento);
    medir();
}

void VisaoAgendaDia::focusInEvent(QFocusEvent *evento)
{
    QAbstractScrollArea::focusInEvent(evento);
    if (m_lugar.coluna < 0)
        andarNoTempo(0);
}

bool VisaoAgendaDia::viewportEvent(QEvent *evento)
{
    if (evento->type() == QEvent::ToolTip) {
        auto *ajuda = static_cast<QHelpEvent *>(evento);
        if (const LugarNaAgenda l = lugarEm(ajuda->pos()); l.coluna >= 0)
            QToolTip::showText(ajuda->globalPos(),
                               textoDe(m_colunas.at(l.coluna), m_colunas.at(l.coluna).itens.at(l.item)), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(evento);
}

// For screen readers: the name says where the keyboard is, the description reads the whole day.
void VisaoAgendaDia::descrever()
{
    const ItemDoDia *item = selecionado();
    setAccessibleName(item ? textoDe(*colunaSelecionada(), *item) : tr("Agenda do dia"));
    QStringList linhas;
    for (const ColunaDoDia &coluna : std::as_const(m_colunas))
        for (const ItemDoDia &i : coluna.itens)
            if (i.tipo == ItemDoDia::Tipo::Consulta)
                linhas << textoDe(coluna, i);
    setAccessibleDescription(linhas.join(u'\n'));
}

} // namespace ui
