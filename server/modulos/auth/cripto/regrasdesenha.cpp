// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "regrasdesenha.h"

#include <QFile>

using namespace Qt::StringLiterals;
using dominio::CodigoCampo;
using dominio::ErroCampo;

namespace auth {

namespace {
// Undoes the substitutions that everyone knows: "P@ssw0rd" is "password".
QString semDisfarce(const QString &texto)
{
    static constexpr char16_t de[] = u"@4831!$50726", para[] = u"aabeiissotzg";
    QString saida = texto;
    for (QChar &c : saida)
        for (int i = 0; de[i]; ++i)
            if (c == QChar(de[i])) {
                c = QChar(para[i]);
                break;
            }
    return saida;
}

// What is left without digits and marks at both ends: "Senha@12345!" gives "Senha".
QString miolo(const QString &texto)
{
    qsizetype de = 0, ate = texto.size();
    while (de < ate && !texto[de].isLetter())
        ++de;
    while (ate > de && !texto[ate - 1].isLetter())
        --ate;
    return texto.mid(de, ate - de);
}

// The shortest text that, repeated, gives the whole (its last repetition may be cut).
QString unidade(const QString &texto)
{
    for (qsizetype n = 1; n <= texto.size() / 2; ++n) {
        bool repete = true;
        for (qsizetype i = n; repete && i < texto.size(); ++i)
            repete = texto[i] == texto[i - n];
        if (repete)
            return texto.left(n);
    }
    return texto;
}

bool vizinhas(QChar a, QChar b, int passo)
{
    static const QString fileiras[] = {u"1234567890"_s, u"qwertyuiop"_s, u"asdfghjkl\u00e7"_s, u"zxcvbnm"_s,
                                       u"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"_s};
    if (b.unicode() == a.unicode() + passo)
        return true;
    for (const QString &f : fileiras) {
        const qsizetype i = f.indexOf(a);
        if (i >= 0 && i + passo >= 0 && i + passo < f.size() && passo != 0 && f[i + passo] == b)
            return true;
    }
    return false;
}

// How many characters there are to guess when runs ("aaaa", "abcd", "4321", "qwerty") count as two.
int adivinhar(const QString &texto)
{
    int total = 0;
    for (qsizetype i = 0; i < texto.size();) {
        qsizetype maior = 1;
        for (const int passo : {0, 1, -1}) {
            qsizetype n = 1;
            while (i + n < texto.size() && vizinhas(texto[i + n - 1], texto[i + n], passo))
                ++n;
            maior = std::max(maior, n);
        }
        total += maior >= 3 ? 2 : int(maior);
        i += maior;
    }
    return total;
}
} // namespace

RegrasDeSenha::RegrasDeSenha()
{
    QFile f(u":/auth/dados/senhascomuns.txt"_s);
    if (!f.open(QIODevice::ReadOnly))
        qFatal("the list of common passwords is not in the program");
    for (const QByteArray &linha : f.readAll().split('\n'))
        if (!linha.isEmpty() && !linha.startsWith('#'))
            m_palavras.insert(QString::fromUtf8(linha));
}

bool RegrasDeSenha::comum(const QString &senha, const QStringList &proprios) const
{
    const QString baixa = senha.toLower();
    if (unidade(baixa).size() <= 4 || adivinhar(baixa) < 6)
        return true;
    QSet<QString> nucleos;
    for (const QString &forma : {baixa, semDisfarce(baixa)})
        for (const QString &parte : {forma, miolo(forma), unidade(forma), unidade(miolo(forma)), miolo(unidade(forma))})
            nucleos.insert(parte);
    nucleos.insert(semDisfarce(miolo(baixa)));
    nucleos.insert(unidade(semDisfarce(miolo(baixa))));
    for (const QString &nucleo : std::as_const(nucleos))
        if (m_palavras.contains(nucleo))
            return true;
    for (const QString &proprio : proprios) {
        const QString p = proprio.toLower();
        if (p.size() >= 4 && baixa.contains(p) && baixa.size() - p.size() < 6)
            return true;
    }
    return false;
}

std::optional<ErroCampo> RegrasDeSenha::erro(const QString &campo, const QString &senha,
                                             const QStringList &proprios) const
{
    const qsizetype pontos = senha.toUcs4().size();
    if (senha.contains(QChar(0)) || !senha.isValidUtf16())
        return ErroCampo{campo, CodigoCampo::Formato};
    if (pontos < minimo)
        return ErroCampo{campo, CodigoCampo::Tamanho, minimo};
    if (pontos > maximo)
        return ErroCampo{campo, CodigoCampo::Tamanho, maximo};
    if (comum(senha, proprios))
        return ErroCampo{campo, CodigoCampo::SenhaComum};
    return std::nullopt;
}

} // namespace auth
