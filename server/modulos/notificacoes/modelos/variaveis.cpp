// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "variaveis.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace notificacoes {

namespace {

constexpr std::array<QLatin1String, totalDeVariaveis> nomes = {"nome"_L1,    "medico"_L1,   "data"_L1, "hora"_L1,
                                                               "unidade"_L1, "endereco"_L1, "prazo"_L1};

} // namespace

QLatin1String texto(Variavel variavel)
{
    return nomes[size_t(variavel)];
}

std::optional<Variavel> variavelDeTexto(QStringView texto)
{
    for (size_t i = 0; i < nomes.size(); ++i)
        if (texto == nomes[i])
            return Variavel(i);
    return {};
}

std::optional<QString> idiomaConhecido(const QString &preferencia)
{
    const QString lingua = preferencia.left(2).toLower();
    const bool inteira = preferencia.size() == 2 || preferencia.mid(2, 1) == u"-"_s || preferencia.mid(2, 1) == u"_"_s;
    if (!inteira)
        return {};
    if (lingua == u"pt"_s)
        return u"pt-BR"_s;
    if (lingua == u"en"_s || lingua == u"es"_s)
        return lingua;
    return {};
}

QString dataPorExtenso(dominio::Instante quando, const dominio::Fuso &fuso, const QString &idioma)
{
    const QDate data = fuso.data(quando);
    if (idioma == u"en"_s)
        return QLocale(QLocale::English, QLocale::UnitedStates).toString(data, u"dddd, MMMM d, yyyy"_s);
    const QLocale local = idioma == u"es"_s ? QLocale(QLocale::Spanish) : QLocale(QLocale::Portuguese, QLocale::Brazil);
    return local.toString(data, u"dddd, d 'de' MMMM 'de' yyyy"_s);
}

QString horaCivil(dominio::Instante quando, const dominio::Fuso &fuso, const QString &idioma)
{
    const QTime hora = fuso.hora(quando);
    return idioma == u"en"_s ? QLocale::c().toString(hora, u"h:mm AP"_s) : QLocale::c().toString(hora, u"HH:mm"_s);
}

} // namespace notificacoes
