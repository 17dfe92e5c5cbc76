// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paineislaterais.h"

#include <modelos/diadaclinica.h>

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace recepcao {

PainelCancelar::PainelCancelar(api::ClienteHttp &http, QWidget *pai) :
    QWidget(pai), m_api(http), m_qual(ui::rotulo({})), m_motivos(new QListWidget), m_outro(new QLineEdit),
    m_botao(new QPushButton(tr("Cancelar a consulta"))), m_aviso(new ui::FaixaAviso)
{
    auto *linhas = new QVBoxLayout(this);
    linhas->setContentsMargins(12, 12, 12, 12);
    linhas->setSpacing(6);
    auto *titulo = ui::rotulo(tr("Cancelar consulta"));
    titulo->setFont(ui::fonte(1.5, QFont::DemiBold));
    m_qual->setWordWrap(true);
    m_motivos->addItems({tr("O paciente desistiu"), tr("O paciente pediu outra data"),
                         tr("O médico não poderá atender"), tr("Marcada por engano"),
                         tr("Sem contato com o paciente")});
    m_motivos->setObjectName(u"motivos"_s);
    m_motivos->setAccessibleName(tr("Motivo"));
    m_motivos->setFixedHeight(160);
    m_outro->setObjectName(u"outroMotivo"_s);
    m_outro->setAccessibleName(tr("Outro motivo"));
    m_outro->setPlaceholderText(tr("ou escreva outro motivo"));
    m_outro->setMaxLength(500);
    m_botao->setObjectName(u"confirmarCancelamento"_s);
    m_botao->setProperty("papel", u"primario"_s);
    m_botao->setAccessibleName(m_botao->text());
    linhas->addWidget(titulo);
    linhas->addWidget(m_qual);
    linhas->addSpacing(6);
    linhas->addWidget(ui::rotulo(tr("Motivo"), "fraco"));
    linhas->addWidget(m_motivos);
    linhas->addWidget(m_outro);
    linhas->addWidget(ui::rotulo(tr("O paciente recebe um aviso com o cancelamento."), "fraco"));
    linhas->addWidget(m_aviso);
    linhas->addWidget(m_botao);
    linhas->addWidget(ui::rotulo(tr("Enter cancela a consulta · Esc volta"), "fraco"));
    linhas->addStretch(1);
    connect(m_botao, &QPushButton::clicked, this, &PainelCancelar::cancelar);
    connect(m_motivos, &QListWidget::itemActivated, this, &PainelCancelar::cancelar);
    connect(m_outro, &QLineEdit::returnPressed, this, &PainelCancelar::cancelar);
}

void PainelCancelar::comecar(const contrato::Consulta &c)
{
    m_consulta = c;
    m_qual->setText(c.pacienteNome + u'\n' + QLocale().toString(modelos::dataDe(c.inicio), u"dddd, d/M"_s) + u" "_s +
                    c.inicio.texto().mid(11, 5) + u" · "_s + c.medicoNome);
    m_outro->clear();
    m_aviso->calar();
    m_botao->setEnabled(true);
    m_motivos->setCurrentRow(0);
    m_motivos->setFocus();
}

void PainelCancelar::cancelar()
{
    if (!m_consulta || !m_botao->isEnabled())
        return;
    const QString motivo = m_outro->text().trimmed().isEmpty()
                               ? (m_motivos->currentItem() ? m_motivos->currentItem()->text() : QString())
                               : m_outro->text().trimmed();
    m_botao->setEnabled(false);
    m_api.mudar(m_consulta->id.texto(), u"cancelar"_s, motivo, this,
                [this](const api::Resultado<contrato::Consulta> &r) {
                    m_botao->setEnabled(true);
                    if (r)
                        Q_EMIT cancelou(*r);
                    else
                        m_aviso->dizer(ui::palavrasDe(r.error()), ui::FaixaAviso::Tom::Erro);
                });
}

void PainelCancelar::keyPressEvent(QKeyEvent *evento)
{
    if (evento->key() == Qt::Key_Escape)
        return desistiu();
    QWidget::keyPressEvent(evento);
}

PainelPacienteNovo::PainelPacienteNovo(api::ClienteHttp &http, QWidget *pai) :
    QWidget(pai), m_api(http), m_botao(new QPushButton(tr("Cadastrar e marcar"))), m_aviso(new ui::FaixaAviso)
{
    auto *linhas = new QVBoxLayout(this);
    linhas->setContentsMargins(12, 12, 12, 12);
    linhas->setSpacing(3);
    auto *titulo = ui::rotulo(tr("Paciente novo"));
    titulo->setFont(ui::fonte(1.5, QFont::DemiBold));
    linhas->addWidget(titulo);
    linhas->addWidget(ui::rotulo(tr("Nome e telefone bastam."), "fraco"));
    linhas->addSpacing(6);
    const auto campo = [&](const QString &texto, const char *nome, const QString &dica = {}) {
        auto *edicao = new QLineEdit;
        edicao->setObjectName(u"novo_"_s + QLatin1String(nome));
        edicao->setAccessibleName(texto);
        edicao->setPlaceholderText(dica);
        auto *erro = ui::rotulo({}, "erro");
        erro->hide();
        auto *r = ui::rotulo(texto, "fraco");
        r->setBuddy(edicao);
        linhas->addWidget(r);
        linhas->addWidget(edicao);
        linhas->addWidget(erro);
        connect(edicao, &QLineEdit::returnPressed, this, &PainelPacienteNovo::cadastrar);
        m_campos << CampoDaTela{QString::fromLatin1(nome), edicao, erro};
    };
    campo(tr("Nome completo"), "nome");
    campo(tr("Telefone"), "telefone", u"(11) 98765-4321"_s);
    campo(tr("CPF"), "cpf");
    campo(tr("Nascimento"), "dataNascimento", tr("dd/mm/aaaa"));
    campo(tr("E-mail"), "email");
    linhas->addSpacing(4);
    linhas->addWidget(m_aviso);
    m_botao->setObjectName(u"cadastrar"_s);
    m_botao->setProperty("papel", u"primario"_s);
    m_botao->setAccessibleName(m_botao->text());
    linhas->addWidget(m_botao);
    linhas->addWidget(ui::rotulo(tr("Enter cadastra · Esc volta"), "fraco"));
    linhas->addStretch(1);
    connect(m_botao, &QPushButton::clicked, this, &PainelPacienteNovo::cadastrar);
}

void PainelPacienteNovo::comecar(const QString &nome)
{
    for (const CampoDaTela &c : std::as_const(m_campos)) {
        c.edicao->clear();
        apontar(c.nome, {});
    }
    m_aviso->calar();
    m_chave.clear();
    m_campos.first().edicao->setText(nome);
    m_campos.at(nome.isEmpty() ? 0 : 1).edicao->setFocus();
}

void PainelPacienteNovo::apontar(const QString &campo, const QString &erro)
{
    for (const CampoDaTela &c : std::as_const(m_campos))
        if (c.nome == campo) {
            c.erro->setText(erro);
            c.erro->setVisible(!erro.isEmpty());
            c.edicao->setProperty("errado", !erro.isEmpty());
            c.edicao->style()->unpolish(c.edicao);
            c.edicao->style()->polish(c.edicao);
        }
}

std::optional<contrato::NovoUsuario> PainelPacienteNovo::ler()
{
    bool certo = true;
    const auto texto = [this](int i) { return m_campos.at(i).edicao->text().trimmed(); };
    const auto errar = [&](int i, const QString &porque) {
        apontar(m_campos.at(i).nome, porque);
        if (std::exchange(certo, false))
            m_campos.at(i).edicao->setFocus();
    };
    for (const CampoDaTela &c : std::as_const(m_campos))
        apontar(c.nome, {});
    contrato::NovoUsuario novo;
    novo.nome = texto(0);
    if (novo.nome.isEmpty())
        errar(0, tr("Escreva o nome."));
    if (const auto telefone = dominio::Telefone::deTextoNacional(texto(1)))
        novo.telefone = *telefone;
    else
        errar(1, tr("Confira o DDD e o número."));
    if (!texto(2).isEmpty()) {
        if (const auto cpf = dominio::Cpf::deTexto(texto(2)))
            novo.cpf = *cpf;
        else
            errar(2, tr("Este CPF não existe."));
    }
    if (!texto(3).isEmpty()) {
        const QDate nascimento = QDate::fromString(texto(3), u"d/M/yyyy"_s);
        if (nascimento.isValid() && nascimento <= QDate::currentDate())
            novo.dataNascimento = nascimento;
        else
            errar(3, tr("Escreva como 12/03/1980."));
    }
    if (!texto(4).isEmpty()) {
        if (const auto email = dominio::Email::deTexto(texto(4)))
            novo.email = *email;
        else
            errar(4, tr("Confira o endereço."));
    }
    return certo ? std::optional(novo) : std::nullopt;
}

void PainelPacienteNovo::cadastrar()
{
    const auto novo = ler();
    if (!novo || !m_botao->isEnabled())
        return;
    if (m_chave.isEmpty())
        m_chave = dominio::textoDeUuid(QUuid::createUuid()).toLatin1();
    m_botao->setEnabled(false);
    m_api.cadastrar(*novo, m_chave, this, [this](const api::Resultado<contrato::Usuario> &r) {
        m_botao->setEnabled(true);
        if (!r) {
            m_chave.clear();
            m_aviso->dizer(ui::palavrasDe(r.error()), ui::FaixaAviso::Tom::Erro);
            for (const dominio::ErroCampo &campo : r.error().campos)
                apontar(campo.campo, ui::palavrasDoCampo(campo));
            return;
        }
        contrato::PacienteResumo p;
        p.id = dominio::PacienteId(r->id);
        p.nome = r->nome;
        p.cpf = r->cpf;
        p.telefone = r->telefone;
        p.dataNascimento = r->dataNascimento;
        Q_EMIT cadastrou(p);
    });
}

void PainelPacienteNovo::keyPressEvent(QKeyEvent *evento)
{
    if (evento->key() == Qt::Key_Escape)
        return desistiu();
    QWidget::keyPressEvent(evento);
}

} // namespace recepcao
