// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelos.h"

#include <QFile>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function, which must not land in a namespace.
static void carregarRecurso()
{
    Q_INIT_RESOURCE(notificacoes_modelos);
}

namespace notificacoes {

namespace {

dominio::Resultado<QString> lerRecurso(const QString &idioma, const QString &nome)
{
    QFile f(u":/notificacoes/modelos/"_s + idioma + u'/' + nome + u".txt"_s);
    if (!f.open(QIODevice::ReadOnly))
        return dominio::falha({dominio::Codigo::ErroInterno, u"template missing: "_s + idioma + u'/' + nome});
    return QString::fromUtf8(f.readAll());
}

} // namespace

const QStringList &Modelos::nomes()
{
    static const QStringList todos = {u"consulta_solicitada"_s, u"consulta_confirmada"_s, u"consulta_recusada"_s,
                                      u"consulta_cancelada"_s,  u"consulta_remarcada"_s,  u"lembrete"_s,
                                      u"vaga_oferecida"_s,      u"boas_vindas"_s};
    return todos;
}

const QStringList &Modelos::idiomas()
{
    static const QStringList todos = {u"pt-BR"_s, u"en"_s, u"es"_s};
    return todos;
}

dominio::Resultado<Modelos> Modelos::carregar()
{
    carregarRecurso();
    Modelos modelos;
    for (const QString &idioma : idiomas()) {
        AGENDA_OBTER(const QString detalhes, lerRecurso(idioma, u"detalhes"_s));
        for (const QString &nome : nomes()) {
            AGENDA_OBTER(const QString fonte, lerRecurso(idioma, nome));
            auto modelo = Modelo::ler(fonte, detalhes, idioma);
            if (!modelo)
                return dominio::falha({dominio::Codigo::ErroInterno, u"bad template: "_s + idioma + u'/' + nome});
            modelos.m_modelos.insert({nome, idioma}, *std::move(modelo));
        }
    }
    return modelos;
}

const Modelo *Modelos::achar(const QString &nome, const QString &idioma) const
{
    const auto it = m_modelos.constFind({nome, idioma});
    return it == m_modelos.cend() ? nullptr : &*it;
}

} // namespace notificacoes
