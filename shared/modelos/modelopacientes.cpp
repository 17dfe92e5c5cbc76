// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelopacientes.h"

namespace modelos {

namespace {

constexpr int esperaMs = 60; // between two keys of a fast typist
constexpr int minimoDeLetras = 2;

} // namespace

int idadeEm(QDate nascimento, QDate hoje)
{
    return hoje.year() - nascimento.year() -
           (std::pair(hoje.month(), hoje.day()) < std::pair(nascimento.month(), nascimento.day()));
}

QString detalheDoPaciente(const contrato::PacienteResumo &p)
{
    QStringList partes;
    if (p.dataNascimento)
        partes << ModeloPacientes::tr("%n ano(s)", nullptr, idadeEm(*p.dataNascimento, QDate::currentDate()));
    if (p.cpf)
        partes << ModeloPacientes::tr("CPF %1").arg(p.cpf->mascarado());
    if (p.telefone)
        partes << p.telefone->formatado();
    return partes.join(QStringLiteral(" · "));
}

ModeloPacientes::ModeloPacientes(api::ClienteHttp &http, QObject *parent) : QAbstractListModel(parent), m_api(http)
{
    m_espera.setSingleShot(true);
    m_espera.setInterval(esperaMs);
    connect(&m_espera, &QTimer::timeout, this, &ModeloPacientes::perguntar);
}

void ModeloPacientes::buscar(const QString &texto)
{
    m_texto = texto.trimmed();
    ++m_pergunta; // whatever is under way answers another question
    m_buscando = m_texto.size() >= minimoDeLetras;
    if (m_buscando)
        return m_espera.start();
    m_espera.stop();
    beginResetModel();
    m_itens.clear();
    endResetModel();
    Q_EMIT respondeu();
}

void ModeloPacientes::perguntar()
{
    m_api.buscar(m_texto, this,
                 [this, pergunta = m_pergunta](const api::Resultado<QList<contrato::PacienteResumo>> &r) {
                     if (pergunta != m_pergunta)
                         return;
                     m_buscando = false;
                     if (!r) {
                         Q_EMIT falhou(r.error());
                         return;
                     }
                     beginResetModel();
                     m_itens = *r;
                     endResetModel();
                     Q_EMIT respondeu();
                 });
}

std::optional<contrato::PacienteResumo> ModeloPacientes::em(int linha) const
{
    return linha >= 0 && linha < m_itens.size() ? std::optional(m_itens.at(linha)) : std::nullopt;
}

int ModeloPacientes::rowCount(const QModelIndex &pai) const
{
    return pai.isValid() ? 0 : int(m_itens.size());
}

QVariant ModeloPacientes::data(const QModelIndex &indice, int papel) const
{
    const auto p = em(indice.row());
    if (!p)
        return {};
    const QString nome = p->nomeSocial.value_or(p->nome);
    switch (papel) {
    case Qt::DisplayRole: // two lines: namesakes are told apart by the second
        return QString(nome + u'\n' + detalheDoPaciente(*p));
    case Nome:
        return nome;
    case Qt::ToolTipRole:
        return QString(nome + u'\n' + detalheDoPaciente(*p));
    case Detalhe:
        return detalheDoPaciente(*p);
    case Qt::AccessibleTextRole:
        return QString(nome + QStringLiteral(", ") + detalheDoPaciente(*p));
    case Id:
        return p->id.texto();
    default:
        return {};
    }
}

QHash<int, QByteArray> ModeloPacientes::roleNames() const
{
    return {{Id, "id"}, {Nome, "nome"}, {Detalhe, "detalhe"}};
}

} // namespace modelos
