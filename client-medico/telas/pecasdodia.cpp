// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pecasdodia.h"

#include "../diadomedico.h"

#include <modelos/diadaclinica.h>

#include <QBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace medico {

QString detalheDe(const contrato::Consulta &c)
{
    static const std::array tipos{QT_TRANSLATE_NOOP("medico::LinhaDoDia", "consulta"),
                                  QT_TRANSLATE_NOOP("medico::LinhaDoDia", "retorno"),
                                  QT_TRANSLATE_NOOP("medico::LinhaDoDia", "exame")};
    QStringList partes{LinhaDoDia::tr(tipos.at(size_t(c.tipo))), c.convenio.value_or(LinhaDoDia::tr("particular"))};
    if (c.encaixe)
        partes.prepend(LinhaDoDia::tr("encaixe"));
    if (c.motivo)
        partes << *c.motivo;
    return partes.join(u" · "_s);
}

QSize LinhaDoDia::sizeHint(const QStyleOptionViewItem &, const QModelIndex &indice) const
{
    const auto *dia = qobject_cast<const DiaDoMedico *>(indice.model());
    return {200, dia && dia->itens().at(indice.row()).consulta ? 46 : 34};
}

void LinhaDoDia::paint(QPainter *p, const QStyleOptionViewItem &opcao, const QModelIndex &indice) const
{
    const auto *dia = qobject_cast<const DiaDoMedico *>(indice.model());
    if (!dia)
        return;
    const DiaDoMedico::Item &item = dia->itens().at(indice.row());
    const ui::Cores &c = ui::cores();
    const QRect r = opcao.rect;
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    const bool escolhida = opcao.state & QStyle::State_Selected;
    const bool atendendo = item.consulta && item.consulta->situacao == dominio::Situacao::EmAtendimento;
    p->fillRect(r, atendendo ? c.emAtendimento.fundo : escolhida ? c.selecao : c.superficie);
    if (escolhida)
        p->fillRect(QRect(r.left(), r.top(), 3, r.height()), c.destaque);
    p->setPen(c.linha);
    p->drawLine(r.bottomLeft(), r.bottomRight());
    const QRect dentro = r.adjusted(10, 4, -14, -5);
    p->setFont(ui::fonte(0, item.consulta ? QFont::DemiBold : QFont::Normal));
    p->setPen(item.consulta ? c.texto : c.texto2);
    p->drawText(dentro, Qt::AlignVCenter | Qt::AlignLeft, item.inicio.texto().mid(11, 5));
    QRect resto = dentro.adjusted(54, 0, 0, 0);
    if (!item.consulta) {
        p->drawText(resto, Qt::AlignVCenter | Qt::AlignLeft, item.livre ? DiaDoMedico::tr("livre") : item.bloqueio);
        p->restore();
        return;
    }
    const ui::ParDeCores par = c.de(item.consulta->situacao);
    const QString palavra = ui::palavraCurtaDe(item.consulta->situacao);
    p->setFont(ui::fonte(-1, QFont::DemiBold));
    const int largura = p->fontMetrics().horizontalAdvance(palavra) + 34;
    const QRectF etiqueta(dentro.right() - largura, dentro.center().y() - 10, largura, 20);
    p->setPen(item.consulta->situacao == dominio::Situacao::Faltou ? QPen(par.texto) : Qt::NoPen);
    p->setBrush(par.fundo);
    p->drawRoundedRect(etiqueta, 5, 5);
    ui::pintarSinal(*p, QRectF(etiqueta.left() + 9, etiqueta.top() + 5, 10, 10), item.consulta->situacao, par.texto);
    p->setPen(par.texto);
    p->drawText(etiqueta.adjusted(24, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft, palavra);
    resto.setRight(int(etiqueta.left()) - 10);
    p->setFont(ui::fonte(0, QFont::DemiBold));
    p->setPen(item.consulta->situacao == dominio::Situacao::Realizada ? c.texto2 : c.texto);
    p->drawText(resto, Qt::AlignTop | Qt::AlignLeft,
                p->fontMetrics().elidedText(item.consulta->pacienteNome, Qt::ElideRight, resto.width()));
    p->setFont(ui::fonte(-0.5));
    p->setPen(c.texto2);
    p->drawText(resto, Qt::AlignBottom | Qt::AlignLeft,
                p->fontMetrics().elidedText(detalheDe(*item.consulta), Qt::ElideRight, resto.width()));
    p->restore();
}

CartaoDeSolicitacao::CartaoDeSolicitacao(const contrato::Consulta &consulta, bool atual, QWidget *pai) :
    QFrame(pai), m_consulta(consulta), m_motivo(new QLineEdit), m_aviso(new ui::FaixaAviso)
{
    setProperty("papel", atual ? u"cartaoAtual"_s : u"cartao"_s);
    setObjectName(u"solicitacao_"_s + consulta.id.texto());
    const QDate dia = modelos::dataDe(consulta.inicio);
    const QString quando = (dia == QDate::currentDate() ? tr("hoje") : QLocale().toString(dia, u"ddd d/M"_s)) + u' ' +
                           consulta.inicio.texto().mid(11, 5);
    setAccessibleName(tr("Solicitação: %1, %2").arg(consulta.pacienteNome, quando));
    auto *linhas = new QVBoxLayout(this);
    linhas->setContentsMargins(10, 7, 10, 8);
    linhas->setSpacing(4);
    auto *primeira = new QHBoxLayout;
    auto *nome = ui::rotulo({});
    nome->setFont(ui::fonte(0, QFont::DemiBold));
    nome->setText(QFontMetrics(nome->font()).elidedText(consulta.pacienteNome, Qt::ElideRight, 150));
    nome->setToolTip(consulta.pacienteNome);
    primeira->addWidget(nome, 1);
    primeira->addWidget(ui::rotulo(quando, "fraco"));
    linhas->addLayout(primeira);
    m_motivo->hide();
    m_motivo->setObjectName(u"motivoDaRecusa"_s);
    m_motivo->setAccessibleName(tr("Motivo da recusa"));
    m_motivo->setPlaceholderText(tr("motivo da recusa, Enter envia"));
    m_motivo->setMaxLength(500);
    if (atual) {
        auto *detalhe = ui::rotulo(detalheDe(consulta), "fraco");
        detalhe->setWordWrap(true);
        linhas->addWidget(detalhe);
        auto *botoes = new QHBoxLayout;
        auto *confirmar = new ui::BotaoComAtalho(tr("Confirmar"), Qt::Key_C);
        confirmar->setObjectName(u"confirmar"_s);
        confirmar->primario();
        auto *recusar = new ui::BotaoComAtalho(tr("Recusar"), Qt::Key_R);
        recusar->setObjectName(u"recusar"_s);
        botoes->addWidget(confirmar);
        botoes->addWidget(recusar);
        botoes->addStretch(1);
        linhas->addLayout(botoes);
        connect(confirmar, &QPushButton::clicked, this, &CartaoDeSolicitacao::confirmou);
        connect(recusar, &QPushButton::clicked, this, &CartaoDeSolicitacao::pedirMotivo);
    }
    linhas->addWidget(m_motivo);
    linhas->addWidget(m_aviso);
    connect(m_motivo, &QLineEdit::returnPressed, this, [this] {
        if (m_motivo->text().trimmed().isEmpty())
            dizer(tr("Escreva o motivo."));
        else
            Q_EMIT recusou(m_motivo->text().trimmed());
    });
}

void CartaoDeSolicitacao::pedirMotivo()
{
    m_motivo->show();
    m_motivo->setFocus();
}

void CartaoDeSolicitacao::dizer(const QString &erro)
{
    m_aviso->dizer(erro, ui::FaixaAviso::Tom::Erro);
}

} // namespace medico
