// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "historicotabela.h"

namespace agendamento {

using dominio::Situacao;
using nucleo::Resultado;

namespace {

Resultado<Situacao> situacao(const QString &texto)
{
    const auto lida = dominio::situacaoDeTexto(texto);
    if (!lida)
        return dominio::falha({dominio::Codigo::ErroInterno, QStringLiteral("historico: unknown state")});
    return *lida;
}

} // namespace

Resultado<QList<contrato::TransicaoHistorico>> HistoricoTabela::daConsulta(dominio::ConsultaId consulta,
                                                                           const dominio::Fuso &fuso)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT h.de, h.para, h.em, h.por, p.nome, h.motivo "
                                                  "FROM historico h LEFT JOIN pessoa p ON p.id = h.por "
                                                  "WHERE h.consulta_id = ? ORDER BY h.ordem",
                                                  {consulta}));
    QList<contrato::TransicaoHistorico> passos;
    while (linhas.proxima()) {
        contrato::TransicaoHistorico passo;
        if (!linhas.nulo(0)) {
            AGENDA_OBTER(passo.de, situacao(linhas.texto(0)));
        }
        AGENDA_OBTER(passo.para, situacao(linhas.texto(1)));
        const auto em = dominio::Instante::deMs(linhas.inteiro(2));
        passo.em = {em, fuso.deslocamento(em)};
        if (!linhas.nulo(3))
            passo.por = dominio::UsuarioId(linhas.uuid(3));
        if (!linhas.nulo(4))
            passo.porNome = linhas.texto(4);
        if (!linhas.nulo(5))
            passo.motivo = linhas.texto(5);
        passos.append(passo);
    }
    AGENDA_TENTAR(linhas.erro());
    return passos;
}

Resultado<void> HistoricoTabela::inserir(nucleo::Transacao &tx, const contrato::Consulta &c, std::optional<Situacao> de,
                                         const std::optional<QString> &motivo)
{
    std::optional<QString> anterior;
    if (de)
        anterior = QString(dominio::texto(*de));
    AGENDA_TENTAR(tx.gravar(
        "INSERT INTO historico (consulta_id, ordem, de, para, em, por, motivo) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {c.id, c.versao, anterior, dominio::texto(c.situacao), c.atualizadaEm.instante, tx.contexto().ator, motivo}));
    return {};
}

} // namespace agendamento
