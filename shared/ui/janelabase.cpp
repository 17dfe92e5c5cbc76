// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "janelabase.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPainter>

namespace ui {

using Estado = api::FluxoEventos::Estado;

SinalDeConexao::SinalDeConexao(QWidget *pai) : QWidget(pai)
{
    setObjectName(QStringLiteral("sinalDeConexao"));
    mostrar(Estado::Parado);
}

void SinalDeConexao::mostrar(Estado estado)
{
    m_estado = estado;
    m_texto = estado == Estado::AoVivo ? tr("ao vivo") : tr("reconectando…");
    setAccessibleName(m_texto);
    setFixedSize(sizeHint());
    update();
}

QSize SinalDeConexao::sizeHint() const
{
    return {QFontMetrics(fonte()).horizontalAdvance(m_texto) + 16, 24};
}

void SinalDeConexao::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(m_estado == Estado::AoVivo ? cores().aoVivo : cores().solicitada.texto);
    p.drawEllipse(QRectF(0, height() / 2.0 - 4, 8, 8));
    p.setPen(cores().texto2);
    p.setFont(fonte());
    p.drawText(rect().adjusted(14, 0, 0, 0), Qt::AlignVCenter, m_texto);
}

JanelaBase::JanelaBase(const QUrl &servidor, const QString &programa, const QString &titulo,
                       QList<dominio::Perfil> perfis, QWidget *pai) :
    QMainWindow(pai), m_http(servidor), m_sessao(m_http, programa), m_fluxo(m_http), m_pilha(new QStackedWidget),
    m_login(new JanelaLogin(m_sessao, titulo, std::move(perfis))), m_faixa(new FaixaAviso), m_sinal(new SinalDeConexao),
    m_usuario(new QPushButton)
{
    setWindowTitle(titulo);
    resize(1366, 768);
    setMinimumSize(1024, 640);
    setCentralWidget(m_pilha);
    m_pilha->addWidget(m_login);
    m_faixa->setObjectName(QStringLiteral("faixaDeConexao"));
    m_usuario->setObjectName(QStringLiteral("usuario"));
    m_usuario->setAccessibleName(tr("Conta"));
    auto *menu = new QMenu(m_usuario);
    menu->addAction(tr("Sair da conta"), this, [this] { sair(); });
    m_usuario->setMenu(menu);
    connect(m_login, &JanelaLogin::entrou, this, &JanelaBase::entrar);
    connect(&m_sessao, &api::Sessao::acabou, this, [this] { sair(); });
    connect(&m_fluxo, &api::FluxoEventos::mudouEstado, this, &JanelaBase::mostrarEstado);
    connect(m_faixa, &FaixaAviso::acionada, this, [this] { aoAtualizar(); });
    m_minuto.setInterval(20'000);
    connect(&m_minuto, &QTimer::timeout, this, [this] { aoAtualizar(); });
    m_queda.setInterval(1'000);
    connect(&m_queda, &QTimer::timeout, this, &JanelaBase::dizerQueda);
}

void JanelaBase::comecar()
{
    m_login->comecar(m_http.servidor().toString());
}

void JanelaBase::entrar(const contrato::Usuario &usuario)
{
    if (!m_trabalho) {
        m_trabalho = montarTrabalho();
        m_pilha->addWidget(m_trabalho);
    }
    m_usuario->setText(
        usuario.nomeSocial.value_or(usuario.nome).section(u' ', 0, usuario.nome.startsWith(u'D') ? 1 : 0));
    m_pilha->setCurrentWidget(m_trabalho);
    aoEntrar(usuario);
    m_fluxo.iniciar();
    m_minuto.start();
}

void JanelaBase::sair()
{
    m_fluxo.parar();
    m_minuto.stop();
    m_queda.stop();
    m_faixa->calar();
    m_sessao.sair();
    m_pilha->setCurrentWidget(m_login);
    m_login->setFocus();
}

void JanelaBase::mostrarEstado(Estado estado)
{
    m_sinal->mostrar(estado);
    if (estado == Estado::Reconectando) {
        if (!m_queda.isActive())
            m_caiuEm = QDateTime::currentDateTime();
        m_queda.start();
        return;
    }
    const bool voltou = m_queda.isActive() && estado == Estado::AoVivo;
    m_queda.stop();
    m_faixa->calar();
    if (voltou)
        aoAtualizar();
}

void JanelaBase::dizerQueda()
{
    const qint64 segundos = m_caiuEm.secsTo(QDateTime::currentDateTime());
    if (segundos < 1)
        return;
    const QString desde = segundos < 60 ? tr("há %1 s").arg(segundos) : tr("há %1 min").arg(segundos / 60);
    m_faixa->dizer(
        tr("Sem conexão %1 — mostrando a agenda de %2").arg(desde, lidoEm().toString(QStringLiteral("HH:mm"))));
}

} // namespace ui
