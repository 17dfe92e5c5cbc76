// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pessoatabela.h"

#include "../textobusca.h"

#include <nucleo/banco/lotedeids.h>

namespace agendamento {

using nucleo::Resultado;
using namespace Qt::StringLiterals;

namespace {

#define AGENDA_COLUNAS_PESSOA                                                                                          \
    "p.id, p.nome, p.perfil, p.situacao, p.duracao_min, p.aceite_automatico, p.encaixes_por_dia"

Resultado<Pessoa> pessoaDe(const nucleo::Linhas &linhas)
{
    Pessoa p;
    p.id = dominio::UsuarioId(linhas.uuid(0));
    p.nome = linhas.texto(1);
    const auto perfil = dominio::perfilDeTexto(linhas.texto(2));
    if (!perfil)
        return dominio::falha({dominio::Codigo::ErroInterno, QStringLiteral("pessoa.perfil")});
    p.perfil = *perfil;
    p.situacao = linhas.texto(3);
    p.duracaoPadraoMin = int(linhas.inteiro(4));
    p.aceiteAutomatico = linhas.logico(5);
    p.encaixesPorDia = int(linhas.inteiro(6));
    return p;
}

} // namespace

Resultado<std::optional<Pessoa>> PessoaTabela::buscar(const QUuid &id)
{
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar("SELECT " AGENDA_COLUNAS_PESSOA " FROM pessoa p WHERE p.id = ?", {id}));
    if (linhas.proxima())
        return pessoaDe(linhas);
    AGENDA_TENTAR(linhas.erro());
    return std::nullopt;
}

Resultado<PessoaTabela::DaMarcacao> PessoaTabela::daMarcacao(dominio::MedicoId medico, dominio::PacienteId paciente)
{
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar("SELECT " AGENDA_COLUNAS_PESSOA ", (SELECT versao_regras FROM regras_medico "
                                     "WHERE medico_id = p.id) FROM pessoa p WHERE p.id IN (?, ?)",
                                     {medico, paciente}));
    DaMarcacao achadas;
    while (linhas.proxima()) {
        AGENDA_OBTER(const Pessoa p, pessoaDe(linhas));
        if (p.id.uuid() == medico.uuid()) {
            achadas.medico = p;
            achadas.regras = linhas.inteiro(7);
        }
        if (p.id.uuid() == paciente.uuid())
            achadas.paciente = p;
    }
    AGENDA_TENTAR(linhas.erro());
    return achadas;
}

Resultado<QHash<dominio::MedicoId, QString>> PessoaTabela::nomesDosMedicos(const QList<dominio::MedicoId> &medicos)
{
    QHash<dominio::MedicoId, QString> nomes;
    AGENDA_TENTAR(nucleo::LoteDeIds::paraCada(medicos, [&](const nucleo::LoteDeIds &lote) -> Resultado<void> {
        const QString sql = u"SELECT id, nome FROM pessoa WHERE id IN (%1) AND perfil = 'medico' "
                            "AND situacao = 'ativo'"_s.arg(lote.lugares());
        AGENDA_OBTER(auto linhas, m_leitura.consultarMontado(sql, lote.valores()));
        while (linhas.proxima())
            nomes.insert(dominio::MedicoId(linhas.uuid(0)), linhas.texto(1));
        return linhas.erro();
    }));
    return nomes;
}

Resultado<void> PessoaTabela::receber(nucleo::Transacao &tx, const Pessoa &p, dominio::Instante atualizadaEm)
{
    AGENDA_TENTAR(
        tx.executar("INSERT INTO pessoa (id, nome, nome_busca, perfil, situacao, duracao_min, aceite_automatico, "
                    "encaixes_por_dia, atualizada_em) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET nome = excluded.nome, nome_busca = excluded.nome_busca, "
                    "perfil = excluded.perfil, situacao = excluded.situacao, duracao_min = excluded.duracao_min, "
                    "aceite_automatico = excluded.aceite_automatico, encaixes_por_dia = excluded.encaixes_por_dia, "
                    "atualizada_em = excluded.atualizada_em WHERE excluded.atualizada_em >= pessoa.atualizada_em",
                    {p.id, p.nome, textoDeBusca(p.nome), dominio::texto(p.perfil), p.situacao, p.duracaoPadraoMin,
                     p.aceiteAutomatico, p.encaixesPorDia, atualizadaEm}));
    return {};
}

Resultado<void> PessoaTabela::gravar(nucleo::Transacao &tx, const Pessoa &p, const std::optional<Pessoa> &conhecida)
{
    if (!conhecida) {
        AGENDA_TENTAR(tx.executar("INSERT INTO pessoa (id, nome, nome_busca, perfil, situacao, duracao_min, "
                                  "aceite_automatico, encaixes_por_dia, atualizada_em) "
                                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO NOTHING",
                                  {p.id, p.nome, textoDeBusca(p.nome), dominio::texto(p.perfil), p.situacao,
                                   p.duracaoPadraoMin, p.aceiteAutomatico, p.encaixesPorDia}));
        return {};
    }
    const Pessoa &antes = *conhecida;
    AGENDA_TENTAR(tx.executar("UPDATE pessoa SET nome = ?, nome_busca = ?, perfil = ?, situacao = ?, duracao_min = ?, "
                              "aceite_automatico = ?, encaixes_por_dia = ? WHERE id = ? AND nome = ? AND perfil = ? "
                              "AND situacao = ? AND duracao_min = ? AND aceite_automatico = ? AND encaixes_por_dia = ?",
                              {p.nome, textoDeBusca(p.nome), dominio::texto(p.perfil), p.situacao, p.duracaoPadraoMin,
                               p.aceiteAutomatico, p.encaixesPorDia, p.id, antes.nome, dominio::texto(antes.perfil),
                               antes.situacao, antes.duracaoPadraoMin, antes.aceiteAutomatico, antes.encaixesPorDia}));
    return {};
}

} // namespace agendamento
