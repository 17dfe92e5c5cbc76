// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace nucleo {

// Decodes a chunked body (RFC 9112, 7.1), strictly and within a cap. Feed it as bytes come in.
class LeitorDePedacos
{
public:
    explicit LeitorDePedacos(qint64 maximo = 0) : m_maximo(maximo) {}
    enum class Estado { Falta, Pronto, Torto, Grande };
    // Takes from the front of `entrada` what belongs to this body; what follows it stays.
    Estado alimentar(QByteArray &entrada);
    [[nodiscard]] qsizetype guardados() const { return m_corpo.size(); }
    [[nodiscard]] QByteArray tirarCorpo() { return std::move(m_corpo); }

private:
    enum class Fase { Tamanho, Dados, FimDosDados, Rodape };
    Estado tirarLinha(QByteArray &entrada, qsizetype maximo, QByteArray &linha);
    Estado lerTamanho(QByteArray &entrada);
    Estado lerRodape(QByteArray &entrada);
    Fase m_fase = Fase::Tamanho;
    qint64 m_maximo, m_falta = 0, m_fora = 0;
    int m_rodapes = 0;
    QByteArray m_corpo;
};

} // namespace nucleo
