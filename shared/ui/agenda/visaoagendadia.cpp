// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "visaoagendadia.h"

#include "visaoacessivel.h"

#include "../aparencia.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QVariantAnimation>

namespace ui {

namespace {

constexpr int duracaoDoBrilho = 900, quadroMs = 33, atrasoDoEsqueletoMs = 150;

std::optional<Passo> passoDe(int tecla)
{
    switch (tecla) {
    case Qt::Key_Up:
        return Passo::Acima;
    case Qt::Key_Down:
        return Passo::Abaixo;
    case Qt::Key_Left:
        return Passo::Esquerda;
    case Qt::Key_Right:
        return Passo::Direita;
    case Qt::Key_Home:
        return Passo::Primeira;
    case Qt::Key_End:
        return Passo::Ultima;
    default:
        return {};
    }
}

} // namespace

VisaoAgendaDia::VisaoAgendaDia(QWidget *pai) :
    QAbstractScrollArea(pai), m_textoVazio(tr("Nenhum médico atende neste dia.")),
    m_rolagem(new QVariantAnimation(this))
{
    VisaoAcessivel::registrar();
    setObjectName(QStringLiteral("agendaDoDia"));
    setAccessibleName(tr("Agenda do dia"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(GeometriaDoDia::meiaHoraMinima);
    horizontalScrollBar()->setSingleStep(GeometriaDoDia::colunaMinima / 2);
    m_tempo.start();
    m_rolagem->setDuration(120);
    m_rolagem->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_rolagem, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &valor) { verticalScrollBar()->setValue(valor.toInt()); });
}

VisaoAgendaDia::~VisaoAgendaDia() = default;

void VisaoAgendaDia::usarDia(const DiaNaTela &dia)
{
    const bool outroDia = dia.data != m_dia.data;
    const CelulaDoDia *atual = celulaAtual();
    const QString chave = atual ? atual->chave() : QString();
    const QString coluna = atual ? m_dia.colunas[m_atual.coluna].id : QString();
    const int minuto = atual ? atual->de : -1;
    const DiaNaTela antes = std::exchange(m_dia, dia);
    mostrarCarregando(false);
    medir();

    LugarNoDia lugar = outroDia ? LugarNoDia() : m_dia.lugarDe(coluna, chave);
    for (int c = 0; !lugar.valido() && atual && c < m_dia.colunas.size(); ++c)
        if (m_dia.colunas[c].id == coluna)
            lugar = maisPerto(m_dia, c, minuto);
    m_atual = lugar;
    if (outroDia)
        viewport()->update();
    else
        repintarDiferencas(antes);
    if (atual)
        Q_EMIT selecionou(m_atual);
}

void VisaoAgendaDia::repintarDiferencas(const DiaNaTela &antes)
{
    const GeometriaDoDia geometriaAntes(antes, areaDoConteudo().width());
    const bool mesmaForma = antes.colunas.size() == m_dia.colunas.size() && antes.limites() == m_dia.limites()
                            && geometriaAntes.y(m_dia.limites().second) == m_geometria.y(m_dia.limites().second);
    if (!mesmaForma)
        return viewport()->update();
    for (int c = 0; c < m_dia.colunas.size(); ++c) {
        const ColunaDoDia &velha = antes.colunas[c], &nova = m_dia.colunas[c];
        if (velha == nova)
            continue;
        const QRect coluna = m_geometria.coluna(c).translated(origem());
        viewport()->update(QRect(coluna.left(), 0, coluna.width(), GeometriaDoDia::alturaCabecalho));
        const auto repintar = [&](const ColunaDoDia &a, const ColunaDoDia &b, bool acende) {
            for (const CelulaDoDia &celula : b.celulas) {
                if (a.celulas.contains(celula))
                    continue;
                viewport()->update(m_geometria.celula(c, celula).adjusted(-3, -3, 4, 4).translated(origem()));
                if (acende && celula.tipo == CelulaDoDia::Tipo::Consulta)
                    acender(celula.chave());
            }
        };
        repintar(nova, velha, false);
        repintar(velha, nova, true);
    }
}

void VisaoAgendaDia::acender(const QString &chave)
{
    m_acesas.insert(chave, m_tempo.elapsed());
    if (!m_quadros.isActive())
        m_quadros.start(quadroMs, this);
}

qreal VisaoAgendaDia::brilho(const QString &chave) const
{
    const auto desde = m_acesas.constFind(chave);
    if (desde == m_acesas.cend())
        return 0;
    return std::max(0.0, 1 - double(m_tempo.elapsed() - *desde) / duracaoDoBrilho);
}

void VisaoAgendaDia::timerEvent(QTimerEvent *evento)
{
    if (evento->timerId() == m_atraso.timerId()) {
        m_atraso.stop();
        m_esqueleto = true;
        return viewport()->update();
    }
    if (evento->timerId() != m_quadros.timerId())
        return QAbstractScrollArea::timerEvent(evento);
    for (int c = 0; c < m_dia.colunas.size(); ++c)
        for (const CelulaDoDia &celula : m_dia.colunas[c].celulas)
            if (m_acesas.contains(celula.chave()))
                viewport()->update(m_geometria.celula(c, celula).translated(origem()));
    m_acesas.removeIf([this](const auto &par) { return m_tempo.elapsed() - par.value() > duracaoDoBrilho; });
    if (m_acesas.isEmpty())
        m_quadros.stop();
}

void VisaoAgendaDia::usarAgora(int minuto)
{
    if (minuto == m_agora)
        return;
    const auto repintar = [this](int qual) {
        if (qual >= 0)
            viewport()->update(QRect(0, origem().y() + m_geometria.y(qual) - 12, viewport()->width(), 24));
    };
    repintar(m_agora);
    m_agora = minuto;
    repintar(m_agora);
}

void VisaoAgendaDia::mostrarCarregando(bool carregando)
{
    if (carregando == m_carregando)
        return;
    m_carregando = carregando;
    if (carregando) {
        m_atraso.start(atrasoDoEsqueletoMs, this);
        return;
    }
    m_atraso.stop();
    if (std::exchange(m_esqueleto, false))
        viewport()->update();
}

void VisaoAgendaDia::usarTextoVazio(const QString &texto)
{
    m_textoVazio = texto;
    if (m_dia.colunas.isEmpty())
        viewport()->update();
}

void VisaoAgendaDia::selecionar(LugarNoDia lugar)
{
    if (!m_dia.em(lugar) || lugar == m_atual)
        return;
    const auto repintar = [this](LugarNoDia qual) {
        if (m_dia.em(qual))
            viewport()->update(areaDe(qual).adjusted(-4, -4, 4, 4));
    };
    repintar(m_atual);
    m_atual = lugar;
    garantirVisivel(lugar);
    repintar(m_atual);
    avisarLeitorDeTela();
    Q_EMIT selecionou(lugar);
}

bool VisaoAgendaDia::selecionarConsulta(const QString &id)
{
    for (const ColunaDoDia &coluna : std::as_const(m_dia.colunas)) {
        const LugarNoDia lugar = m_dia.lugarDe(coluna.id, id);
        if (lugar.valido()) {
            selecionar(lugar);
            return true;
        }
    }
    return false;
}

void VisaoAgendaDia::ativar(LugarNoDia lugar)
{
    const CelulaDoDia *celula = m_dia.em(lugar);
    if (!celula)
        return;
    if (celula->tipo == CelulaDoDia::Tipo::Consulta)
        Q_EMIT abriu(lugar);
    else if (celula->tipo == CelulaDoDia::Tipo::Livre)
        Q_EMIT quisMarcar(lugar);
}

void VisaoAgendaDia::keyPressEvent(QKeyEvent *evento)
{
    const bool puro = !(evento->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (const auto passo = passoDe(evento->key()); passo && puro)
        return selecionar(andar(m_dia, m_atual, *passo));
    switch (evento->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (puro)
            return ativar(m_atual);
        break;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const int sentido = evento->key() == Qt::Key_PageUp ? -180 : 180;
        if (const CelulaDoDia *celula = celulaAtual())
            return selecionar(maisPerto(m_dia, m_atual.coluna, celula->de + sentido));
        break;
    }
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(evento);
}

void VisaoAgendaDia::mousePressEvent(QMouseEvent *evento)
{
    if (areaDoConteudo().contains(evento->pos()))
        selecionar(m_geometria.lugarEm(m_dia, evento->pos() - origem()));
}

void VisaoAgendaDia::mouseDoubleClickEvent(QMouseEvent *evento)
{
    if (areaDoConteudo().contains(evento->pos()))
        ativar(m_geometria.lugarEm(m_dia, evento->pos() - origem()));
}

void VisaoAgendaDia::focusInEvent(QFocusEvent *evento)
{
    QAbstractScrollArea::focusInEvent(evento);
    if (!m_atual.valido() && evento->reason() != Qt::MouseFocusReason)
        selecionar(maisPerto(m_dia, 0, std::max(0, m_agora)));
    avisarLeitorDeTela();
}

bool VisaoAgendaDia::viewportEvent(QEvent *evento)
{
    if (evento->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(evento);
    const auto *ajuda = static_cast<QHelpEvent *>(evento);
    const LugarNoDia lugar = areaDoConteudo().contains(ajuda->pos())
                                 ? m_geometria.lugarEm(m_dia, ajuda->pos() - origem())
                                 : LugarNoDia();
    QString texto = descricao(lugar);
    for (int c = 0; texto.isEmpty() && ajuda->pos().y() < GeometriaDoDia::alturaCabecalho && c < m_dia.colunas.size();
         ++c)
        if (m_geometria.coluna(c).translated(origem().x(), 0).contains(ajuda->pos().x(), 1))
            texto = m_dia.colunas[c].nome + QStringLiteral("\n") + m_dia.colunas[c].especialidade;
    if (texto.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(ajuda->globalPos(), texto, viewport());
    return true;
}

QString VisaoAgendaDia::descricao(LugarNoDia lugar) const
{
    const CelulaDoDia *c = m_dia.em(lugar);
    if (!c)
        return {};
    const QString hora = tr("%1 às %2").arg(horaDoDia(c->de), horaDoDia(c->ate));
    const QString medico = m_dia.colunas[lugar.coluna].nome;
    if (c->tipo == CelulaDoDia::Tipo::Livre)
        return tr("Livre, %1, %2").arg(hora, medico);
    if (c->tipo == CelulaDoDia::Tipo::Bloqueio)
        return c->titulo.isEmpty() ? tr("Bloqueio, %1, %2").arg(hora, medico)
                                   : tr("Bloqueio: %1, %2, %3").arg(c->titulo, hora, medico);
    QStringList partes{c->titulo, hora, c->pendente ? PintorDoDia::estado(*c) : AparenciaDasSituacoes::palavra(c->situacao)};
    if (c->situacao == dominio::Situacao::Presente && c->esperaMin >= 0)
        partes.last() = AparenciaDasSituacoes::presenteHa(c->esperaMin);
    if (c->encaixe)
        partes << AparenciaDasSituacoes::encaixe();
    if (c->confirmacao == dominio::ConfirmacaoPaciente::Confirmada)
        partes << tr("o paciente confirmou");
    if (c->orfa)
        partes << tr("órfã: o horário foi bloqueado depois");
    return (partes << medico).join(QStringLiteral(", "));
}

void VisaoAgendaDia::avisarLeitorDeTela()
{
    if (!QAccessible::isActive() || !m_atual.valido())
        return;
    QAccessibleEvent evento(this, QAccessible::Focus);
    evento.setChild(VisaoAcessivel::indiceDe(m_dia, m_atual));
    QAccessible::updateAccessibility(&evento);
}

} // namespace ui
