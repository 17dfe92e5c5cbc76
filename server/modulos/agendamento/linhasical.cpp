// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linhasical.h"

#include <algorithm>

namespace agendamento {

using namespace Qt::StringLiterals;

void LinhasIcal::linha(const QByteArray &conteudo)
{
    const auto continua = [&](qsizetype em) { return (uchar(conteudo.at(em)) & 0xc0) == 0x80; };
    qsizetype de = 0;
    while (true) {
        const qsizetype cabem = octetosPorLinha - (de > 0); // the space that marks a folded line counts
        qsizetype ate = std::min(conteudo.size(), de + cabem);
        while (ate < conteudo.size() && continua(ate))
            --ate;
        m_bytes += QByteArrayView(conteudo).sliced(de, ate - de);
        m_bytes += "\r\n";
        if (ate == conteudo.size())
            return;
        m_bytes += ' ';
        de = ate;
    }
}

void LinhasIcal::texto(const char *nome, const QString &valor)
{
    if (!valor.isEmpty())
        linha(QByteArray(nome) + ':' + escapar(valor));
}

void LinhasIcal::instante(const char *nome, dominio::Instante quando)
{
    linha(QByteArray(nome) + ':' + emUtc(quando));
}

QByteArray LinhasIcal::escapar(const QString &texto)
{
    QString saida;
    saida.reserve(texto.size() + 16);
    for (qsizetype i = 0; i < texto.size(); ++i) {
        const QChar c = texto.at(i);
        const bool fimDeLinha = c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
        if (fimDeLinha) {
            if (!(c == u'\n' && i > 0 && texto.at(i - 1) == u'\r'))
                saida += u"\\n"_s;
        } else if (c == u'\\' || c == u';' || c == u',') {
            saida += u'\\';
            saida += c;
        } else if (c == u'\t') {
            saida += u' ';
        } else if (c.category() != QChar::Other_Control) {
            saida += c;
        }
    }
    return saida.toUtf8();
}

QByteArray LinhasIcal::civil(QDate data, QTime hora)
{
    return (data.toString(u"yyyyMMdd"_s) + u'T' + hora.toString(u"HHmmss"_s)).toLatin1();
}

QByteArray LinhasIcal::emUtc(dominio::Instante quando)
{
    static const dominio::Fuso utc;
    return civil(utc.data(quando), utc.hora(quando)) + 'Z';
}

} // namespace agendamento
