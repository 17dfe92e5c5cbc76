// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unidadetabela.h"

#include <contrato/tipos.h>

namespace agendamento {

using nucleo::Resultado;

namespace {

// Opening hours are only ever read and written as a whole: one JSON text.
QByteArray jsonDoFuncionamento(const contrato::Unidade &u)
{
    QByteArray saida;
    contrato::Tipo<QList<contrato::HorarioFuncionamento>>::escrever(saida, u.funcionamento);
    return saida;
}

Resultado<LinhaUnidade> linha(const nucleo::Linhas &l)
{
    LinhaUnidade achada;
    contrato::Unidade &u = achada.unidade;
    u.id = dominio::UnidadeId(l.uuid(0));
    u.nome = l.texto(1);
    if (!l.nulo(2))
        u.endereco = l.texto(2);
    u.fuso = l.texto(3);
    u.antecedenciaCancelamentoMin = int(l.inteiro(4));
    u.toleranciaFaltaMin = int(l.inteiro(5));
    achada.versao = l.inteiro(7);
    u.horizonteDias = int(l.inteiro(8));
    AGENDA_OBTER(const contrato::Json json, contrato::lerJson(l.bytes(6)));
    contrato::Leitor leitor(true);
    contrato::Tipo<QList<contrato::HorarioFuncionamento>>::ler(json, u.funcionamento, {}, {}, leitor);
    return achada;
}

} // namespace

Resultado<std::optional<LinhaUnidade>> UnidadeTabela::buscar(dominio::UnidadeId id)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT id, nome, endereco, fuso, antecedencia_min, tolerancia_min, "
                                                  "funcionamento, versao, horizonte_dias FROM unidade WHERE id = ?",
                                                  {id}));
    if (!linhas.proxima()) {
        AGENDA_TENTAR(linhas.erro());
        return std::nullopt;
    }
    AGENDA_OBTER(auto achada, linha(linhas));
    return achada;
}

Resultado<QList<LinhaUnidade>> UnidadeTabela::listar(const QString &depoisDe, int limite)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar(
                                  "SELECT id, nome, endereco, fuso, antecedencia_min, tolerancia_min, "
                                  "funcionamento, versao, horizonte_dias FROM unidade WHERE id > ? ORDER BY id LIMIT ?",
                                  {depoisDe, limite}));
    QList<LinhaUnidade> achadas;
    while (linhas.proxima()) {
        AGENDA_OBTER(auto achada, linha(linhas));
        achadas.append(achada);
    }
    AGENDA_TENTAR(linhas.erro());
    return achadas;
}

Resultado<void> UnidadeTabela::inserir(nucleo::Transacao &tx, const contrato::Unidade &u)
{
    AGENDA_TENTAR(tx.executar("INSERT INTO unidade (id, nome, endereco, fuso, antecedencia_min, tolerancia_min, "
                              "horizonte_dias, funcionamento, criada_em, atualizada_em, versao) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                              {u.id, u.nome, u.endereco, u.fuso, u.antecedenciaCancelamentoMin, u.toleranciaFaltaMin,
                               u.horizonteDias, jsonDoFuncionamento(u), tx.agora(), tx.agora()}));
    return {};
}

Resultado<void> UnidadeTabela::atualizar(nucleo::Transacao &tx, const contrato::Unidade &u)
{
    AGENDA_TENTAR(
        tx.executar("UPDATE unidade SET nome = ?, endereco = ?, fuso = ?, antecedencia_min = ?, "
                    "tolerancia_min = ?, horizonte_dias = ?, funcionamento = ?, atualizada_em = ?, versao = versao + 1 "
                    "WHERE id = ?",
                    {u.nome, u.endereco, u.fuso, u.antecedenciaCancelamentoMin, u.toleranciaFaltaMin, u.horizonteDias,
                     jsonDoFuncionamento(u), tx.agora(), u.id}));
    return {};
}

} // namespace agendamento
