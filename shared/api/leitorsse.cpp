// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "leitorsse.h"

#include <algorithm>
#include <utility>

namespace api {

QList<LeitorSse::Bloco> LeitorSse::receber(const QByteArray &bytes)
{
    QList<Bloco> prontos;
    qsizetype de = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        const bool restoDeCrLf = c == '\n' && std::exchange(m_aposCr, false);
        if (restoDeCrLf) {
            de = i + 1;
            continue;
        }
        m_aposCr = c == '\r';
        if (c != '\n' && c != '\r')
            continue;
        m_linha.append(bytes.constData() + de, i - de);
        de = i + 1;
        tratarLinha(std::exchange(m_linha, {}), prontos);
    }
    m_linha.append(bytes.constData() + de, bytes.size() - de);
    return prontos;
}

void LeitorSse::tratarLinha(const QByteArray &linhaCrua, QList<Bloco> &prontos)
{
    const bool primeira = std::exchange(m_inicio, false);
    const QByteArray linha = primeira && linhaCrua.startsWith("\xef\xbb\xbf") ? linhaCrua.mid(3) : linhaCrua;
    if (linha.isEmpty()) {
        m_ultimoId = m_bloco.id;
        if (std::exchange(m_temDados, false))
            prontos << m_bloco;
        m_bloco.tipo.clear();
        m_bloco.dados.clear();
        return;
    }
    const qsizetype dois = linha.indexOf(':');
    if (dois == 0)
        return; // a comment
    const QByteArray campo = dois < 0 ? linha : linha.left(dois);
    QByteArray valor = dois < 0 ? QByteArray() : linha.mid(dois + 1);
    if (valor.startsWith(' '))
        valor.remove(0, 1);
    if (campo == "event") {
        m_bloco.tipo = valor;
    } else if (campo == "data") {
        if (m_temDados)
            m_bloco.dados += '\n';
        m_bloco.dados += valor;
        m_temDados = true;
    } else if (campo == "id" && !valor.contains('\0')) {
        m_bloco.id = valor;
    } else if (campo == "retry") {
        m_pausa = std::clamp(valor.toInt(), 0, 30'000);
    }
}

void LeitorSse::recomecar()
{
    m_linha.clear();
    m_bloco = {};
    m_ultimoId.clear();
    m_temDados = m_aposCr = false;
    m_inicio = true;
}

} // namespace api
