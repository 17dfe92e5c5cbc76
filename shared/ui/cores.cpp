// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cores.h"

#include <QPalette>
#include <QWidget>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

Cores claras()
{
    Cores c;
    c.janela = QColor(0xf4f5f7);
    c.superficie = QColor(0xffffff);
    c.superficie2 = QColor(0xf8f9fb);
    c.linha = QColor(0xe2e5ea);
    c.linhaFraca = QColor(0xeef0f3);
    c.linhaForte = QColor(0xc9ced6);
    c.texto = QColor(0x1d2430);
    c.texto2 = QColor(0x5b6575);
    c.texto3 = QColor(0x667085);
    c.destaque = QColor(0x0b6e6e);
    c.sobreDestaque = QColor(0xffffff);
    c.destaqueForte = QColor(0x095c5c);
    c.selecao = QColor(0xe3f1f1);
    c.aoVivo = QColor(0x1a9c5b);
    c.hachura = QColor(0xd9dde4);
    c.ocupacao[0] = QColor(0xeef0f3);
    c.ocupacao[1] = QColor(0xe3f1f1);
    c.ocupacao[2] = QColor(0xc4e2e0);
    c.ocupacao[3] = QColor(0x9fd0cd);
    c.solicitada = {QColor(0x8a5a00), QColor(0xfff4dc)};
    c.confirmada = {QColor(0x1c4fb0), QColor(0xe8effc)};
    c.presente = {QColor(0x6236b0), QColor(0xf0e9fb)};
    c.emAtendimento = {QColor(0x00665f), QColor(0xdff3f0)};
    c.encerrada = {QColor(0x596273), QColor(0xeef0f3)};
    c.erro = {QColor(0xb3261e), QColor(0xfdeceb)};
    return c;
}

Cores escuras()
{
    Cores c;
    c.escuro = true;
    c.janela = QColor(0x15181d);
    c.superficie = QColor(0x1c2027);
    c.superficie2 = QColor(0x20252d);
    c.linha = QColor(0x303641);
    c.linhaFraca = QColor(0x272d36);
    c.linhaForte = QColor(0x475060);
    c.texto = QColor(0xe7eaf0);
    c.texto2 = QColor(0xa7b0bf);
    c.texto3 = QColor(0x98a2b3);
    c.destaque = QColor(0x37b3ac);
    c.sobreDestaque = QColor(0x08201f);
    c.destaqueForte = QColor(0x4cc5be);
    c.selecao = QColor(0x173433);
    c.aoVivo = QColor(0x1a9c5b);
    c.hachura = QColor(0x39404c);
    c.ocupacao[0] = QColor(0x272d36);
    c.ocupacao[1] = QColor(0x173433);
    c.ocupacao[2] = QColor(0x1d4745);
    c.ocupacao[3] = QColor(0x235a57);
    c.solicitada = {QColor(0xf2c46d), QColor(0x3a2e14)};
    c.confirmada = {QColor(0x9dbdfb), QColor(0x1d2c4b)};
    c.presente = {QColor(0xc9adf7), QColor(0x30234b)};
    c.emAtendimento = {QColor(0x7fdcd2), QColor(0x123a37)};
    c.encerrada = {QColor(0xaab3c1), QColor(0x2a303a)};
    c.erro = {QColor(0xff9b93), QColor(0x45201d)};
    return c;
}

// Relative luminance, WCAG 2.1.
double luminancia(const QColor &cor)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(cor.redF()) + 0.7152 * linear(cor.greenF()) + 0.0722 * linear(cor.blueF());
}

QList<ParComNome> paresDasSituacoes(const Cores &c)
{
    return {{u"solicitada"_s, c.solicitada},
            {u"confirmada"_s, c.confirmada},
            {u"presente"_s, c.presente},
            {u"em atendimento"_s, c.emAtendimento},
            {u"encerrada"_s, c.encerrada},
            {u"erro"_s, c.erro},
            {u"faltou: outline on surface"_s, {c.erro.texto, c.superficie}},
            {u"patient's name on solicitada"_s, {c.texto, c.solicitada.fundo}},
            {u"patient's name on confirmada"_s, {c.texto, c.confirmada.fundo}},
            {u"patient's name on presente"_s, {c.texto, c.presente.fundo}},
            {u"patient's name on em atendimento"_s, {c.texto, c.emAtendimento.fundo}},
            {u"patient's name on encerrada"_s, {c.encerrada.texto, c.encerrada.fundo}},
            {u"waiting 15 min on presente"_s, {corDaEspera(c, 15), c.presente.fundo}},
            {u"waiting 30 min on presente"_s, {corDaEspera(c, 30), c.presente.fundo}},
            {u"line of now: badge"_s, {c.escuro ? c.sobreDestaque : c.superficie, c.erro.texto}}};
}

} // namespace

const Cores &coresClaras()
{
    static const Cores cores = claras();
    return cores;
}

const Cores &coresEscuras()
{
    static const Cores cores = escuras();
    return cores;
}

const Cores &coresDe(const QWidget *widget)
{
    return widget->palette().color(QPalette::Window).lightnessF() < 0.5f ? coresEscuras() : coresClaras();
}

const ParDeCores &coresDe(const Cores &cores, dominio::Situacao situacao)
{
    using enum dominio::Situacao;
    switch (situacao) {
    case Solicitada:
        return cores.solicitada;
    case Confirmada:
        return cores.confirmada;
    case Presente:
        return cores.presente;
    case EmAtendimento:
        return cores.emAtendimento;
    case Faltou:
        return cores.erro;
    case Realizada:
    case NaoAguardou:
    case Recusada:
    case Expirada:
    case Cancelada:
    case Remarcada:
        break;
    }
    return cores.encerrada;
}

QColor corDaEspera(const Cores &cores, int minutos)
{
    if (minutos >= 30)
        return cores.erro.texto;
    return minutos >= 15 ? cores.solicitada.texto : cores.presente.texto;
}

double contraste(const QColor &a, const QColor &b)
{
    const double la = luminancia(a), lb = luminancia(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QList<ParComNome> paresEmUso(const Cores &c)
{
    QList<ParComNome> pares;
    const std::pair<QString, QColor> fundos[] = {{u"window"_s, c.janela},
                                                 {u"surface"_s, c.superficie},
                                                 {u"surface 2"_s, c.superficie2},
                                                 {u"selection"_s, c.selecao}};
    for (const auto &[nome, fundo] : fundos) {
        pares << ParComNome{u"text on "_s + nome, {c.texto, fundo}};
        pares << ParComNome{u"second text on "_s + nome, {c.texto2, fundo}};
        if (fundo != c.selecao)
            pares << ParComNome{u"third text on "_s + nome, {c.texto3, fundo}};
        pares << ParComNome{u"accent on "_s + nome, {c.destaque, fundo}};
    }
    for (int i = 0; i < 4; ++i)
        pares << ParComNome{u"day of the calendar, shade %1"_s.arg(i), {c.texto, c.ocupacao[i]}};
    pares << ParComNome{u"on accent"_s, {c.sobreDestaque, c.destaque}};
    pares << ParComNome{u"on accent under the pointer"_s, {c.sobreDestaque, c.destaqueForte}};
    return pares + paresDasSituacoes(c);
}

} // namespace ui
