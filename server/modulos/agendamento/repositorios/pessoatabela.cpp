// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pessoatabela.h"

#include "../textobusca.h"

#include <nucleo/banco/lotedeids.h>

namespace agendamento {

using nucleo::Resultado;
using namespace Qt::StringLiterals;

Resultado<std::optional<Pessoa>> PessoaTabela::buscar(const QUuid &id)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT nome, perfil, situacao, duracao_min, aceite_automatico, "
                                                  "encaixes_por_dia FROM pessoa WHERE id = ?",
                                                  {id}));
    if (!linhas.proxima()) {
        AGENDA_TENTAR(linhas.erro());
        return std::nullopt;
    }
    Pessoa p;
    p.id = dominio::UsuarioId(id);
    p.nome = linhas.texto(0);
    const auto perfil = dominio::perfilDeTexto(linhas.texto(1));
    if (!perfil)
        return dominio::falha({dominio::Codigo::ErroInterno, QStringLiteral("pessoa.perfil")});
    p.perfil = *perfil;
    p.situacao = linhas.texto(2);
    p.duracaoPadraoMin = int(linhas.inteiro(3));
    p.aceiteAutomatico = linhas.logico(4);
    p.encaixesPorDia = int(linhas.inteiro(5));
    return p;
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
