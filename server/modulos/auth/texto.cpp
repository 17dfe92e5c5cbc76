// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texto.h"

using namespace Qt::StringLiterals;

namespace auth {

QStringList palavras(const QString &texto)
{
    QStringList saida;
    QString palavra;
    const QString decomposto = texto.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (qsizetype i = 0; i < decomposto.size(); ++i) {
        const QChar c = decomposto[i];
        if (c.isMark())
            continue;
        // A surrogate pair is a letter of some script outside the first plane: kept as it is.
        if (c.isLetterOrNumber() || c.isSurrogate()) {
            palavra += c;
        } else if (!palavra.isEmpty()) {
            saida += palavra;
            palavra.clear();
        }
    }
    if (!palavra.isEmpty())
        saida += palavra;
    return saida;
}

QString chaveDeNome(const QString &nome, const QString &outroNome)
{
    QString chave;
    for (const QString &palavra : palavras(nome) + palavras(outroNome))
        chave += u' ' + palavra;
    return chave;
}

QString chaveDeEmail(const QString &email)
{
    return email.trimmed().normalized(QString::NormalizationForm_C).toCaseFolded();
}

QString fimDoPrefixo(const QString &prefixo)
{
    static constexpr char32_t ultimo[] = {0x10FFFF};
    return prefixo + QString::fromUcs4(ultimo, 1);
}

QString padraoDePalavra(const QString &palavra)
{
    return u"% "_s + palavra + u'%';
}

QString assinanteDoTelefone(const QString &e164)
{
    return e164.startsWith(u"+55"_s) && e164.size() > 5 ? e164.mid(5) : QString();
}

} // namespace auth
