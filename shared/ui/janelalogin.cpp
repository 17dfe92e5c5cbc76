// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "janelalogin.h"

#include <QBoxLayout>
#include <QFile>
#include <QLineEdit>
#include <QSettings>

namespace ui {

namespace {

constexpr auto chaveDoLogin = "ultimoLogin"; // the address only, never the password

} // namespace

JanelaLogin::JanelaLogin(api::Sessao &sessao, const QString &titulo, QList<dominio::Perfil> perfis, QWidget *pai) :
    QWidget(pai), m_sessao(sessao), m_perfis(std::move(perfis)), m_login(new QLineEdit), m_senha(new QLineEdit),
    m_botao(new QPushButton(tr("Entrar"))), m_aviso(new FaixaAviso), m_servidor(rotulo({}, "fraco"))
{
    setObjectName(QStringLiteral("janelaLogin"));
    auto *linhas = new QVBoxLayout(this);
    linhas->addStretch(2);
    // Centred by stretches: an alignment would ask the card its height for the window's width, and cut what wraps in
    // it.
    auto *meio = new QHBoxLayout;
    meio->addStretch();
    meio->addWidget(montarCartao(titulo));
    meio->addStretch();
    linhas->addLayout(meio);
    linhas->addStretch(3);
    connect(m_botao, &QPushButton::clicked, this, &JanelaLogin::entrar);
    connect(m_login, &QLineEdit::returnPressed, m_senha, [this] { m_senha->setFocus(); });
    connect(m_senha, &QLineEdit::returnPressed, this, &JanelaLogin::entrar);
    m_login->setText(QSettings().value(QLatin1String(chaveDoLogin)).toString());
}

QFrame *JanelaLogin::montarCartao(const QString &titulo)
{
    auto *cartao = new QFrame;
    cartao->setProperty("papel", QStringLiteral("cartao"));
    cartao->setFixedWidth(380);
    auto *linhas = new QVBoxLayout(cartao);
    linhas->setContentsMargins(28, 24, 28, 24);
    linhas->setSpacing(6);
    auto *nome = rotulo(titulo);
    nome->setFont(fonte(5, QFont::DemiBold));
    linhas->addWidget(nome);
    linhas->addWidget(m_servidor);
    linhas->addSpacing(12);
    const auto campo = [&](const QString &texto, QLineEdit *edicao, const char *objeto) {
        auto *r = rotulo(texto, "fraco");
        r->setBuddy(edicao);
        edicao->setObjectName(QString::fromLatin1(objeto));
        edicao->setAccessibleName(texto);
        linhas->addWidget(r);
        linhas->addWidget(edicao);
        linhas->addSpacing(4);
    };
    campo(tr("E-mail ou CPF"), m_login, "login");
    campo(tr("Senha"), m_senha, "senha");
    m_senha->setEchoMode(QLineEdit::Password);
    m_aviso->setObjectName(QStringLiteral("avisoDoLogin"));
    linhas->addWidget(m_aviso);
    linhas->addSpacing(6);
    m_botao->setObjectName(QStringLiteral("entrar"));
    m_botao->setProperty("papel", QStringLiteral("primario"));
    m_botao->setAccessibleName(m_botao->text());
    m_botao->setDefault(true);
    linhas->addWidget(m_botao);
    return cartao;
}

void JanelaLogin::comecar(const QString &servidor)
{
    m_servidor->setText(servidor);
    (m_login->text().isEmpty() ? m_login : m_senha)->setFocus();
    const QString login = qEnvironmentVariable("AGENDA_LOGIN");
    if (!login.isEmpty()) {
        QFile arquivo(qEnvironmentVariable("AGENDA_SENHA_ARQUIVO"));
        m_login->setText(login);
        if (arquivo.open(QIODevice::ReadOnly)) {
            m_senha->setText(QString::fromUtf8(arquivo.readAll()).trimmed());
            return entrar();
        }
    }
    ocupado(true);
    m_sessao.retomar(this, [this](const api::Resultado<contrato::Usuario> &r) {
        ocupado(false);
        if (r)
            receber(r);
        else if (!m_sessao.temCofre())
            m_aviso->dizer(
                tr("Este computador não tem um cofre de senhas aberto: a sessão vale até fechar o programa."));
    });
}

void JanelaLogin::ocupado(bool sim)
{
    m_botao->setEnabled(!sim);
    m_botao->setText(sim ? tr("Entrando…") : tr("Entrar"));
}

void JanelaLogin::entrar()
{
    if (m_login->text().trimmed().isEmpty() || m_senha->text().isEmpty()) {
        m_aviso->dizer(tr("Preencha o login e a senha."), FaixaAviso::Tom::Erro);
        (m_login->text().trimmed().isEmpty() ? m_login : m_senha)->setFocus();
        return;
    }
    if (!m_botao->isEnabled())
        return;
    ocupado(true);
    m_aviso->calar();
    m_sessao.entrar(m_login->text().trimmed(), m_senha->text(), this,
                    [this](const api::Resultado<contrato::Usuario> &r) { receber(r); });
}

void JanelaLogin::receber(const api::Resultado<contrato::Usuario> &r)
{
    ocupado(false);
    if (!r) {
        m_aviso->dizer(palavrasDe(r.error()), FaixaAviso::Tom::Erro);
        m_senha->selectAll();
        m_senha->setFocus();
        return;
    }
    if (!m_perfis.contains(r->perfil)) {
        m_sessao.sair();
        m_aviso->dizer(tr("Esta conta não usa este programa."), FaixaAviso::Tom::Erro);
        return;
    }
    QSettings().setValue(QLatin1String(chaveDoLogin), m_login->text().trimmed());
    m_senha->clear();
    Q_EMIT entrou(*r);
}

} // namespace ui
