// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "buscanometabela.h"

#include "../texto.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using dominio::Perfil;
using dominio::UsuarioId;
using nucleo::Leitura;
using nucleo::Resultado;
using nucleo::Transacao;
using nucleo::Valor;

namespace auth {

namespace {
QStringList termosDe(const QString &nomeChave)
{
    QStringList termos = nomeChave.split(u' ', Qt::SkipEmptyParts);
    // The index compares UTF-8 bytes, which is code point order.
    std::sort(termos.begin(), termos.end(), [](const QString &a, const QString &b) { return a.toUtf8() < b.toUtf8(); });
    termos.erase(std::unique(termos.begin(), termos.end()), termos.end());
    return termos;
}

} // namespace

Resultado<void> BuscaNomeTabela::inserir(Transacao &tx, Perfil perfil, const QString &nomeChave, UsuarioId id)
{
    for (const QString &termo : termosDe(nomeChave))
        AGENDA_TENTAR(tx.executar("INSERT INTO busca_nome (perfil, termo, nome_chave, usuario_id) VALUES (?, ?, ?, ?) "
                                  "ON CONFLICT DO NOTHING",
                                  {dominio::texto(perfil), termo, nomeChave, id}));
    return {};
}

Resultado<void> BuscaNomeTabela::apagar(Transacao &tx, Perfil perfil, const QString &nomeChave, UsuarioId id)
{
    for (const QString &termo : termosDe(nomeChave))
        AGENDA_TENTAR(tx.executar("DELETE FROM busca_nome WHERE perfil = ? AND termo = ? AND nome_chave = ? "
                                  "AND usuario_id = ?",
                                  {dominio::texto(perfil), termo, nomeChave, id}));
    return {};
}

Resultado<qint64> BuscaNomeTabela::quantos(Leitura &leitura, Perfil perfil, const QString &palavra, int ate)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT COUNT(*) FROM (SELECT 1 FROM busca_nome WHERE perfil = ? "
                                                "AND termo >= ? AND termo < ? LIMIT ?) contados",
                                                {dominio::texto(perfil), palavra, fimDoPrefixo(palavra), ate}));
    const qint64 quantos = linhas.proxima() ? linhas.inteiro(0) : 0;
    AGENDA_TENTAR(linhas.erro());
    return quantos;
}

QString BuscaNomeTabela::primeiroTermo(const QString &nomeChave, const QString &prefixo)
{
    for (const QString &termo : termosDe(nomeChave))
        if (termo.startsWith(prefixo))
            return termo;
    return {};
}

Resultado<QList<BuscaNomeTabela::Lugar>> BuscaNomeTabela::achar(Leitura &leitura, Perfil perfil,
                                                                const QStringList &palavras, int condutora,
                                                                const QString &situacao, std::optional<Lugar> apos,
                                                                int limite)
{
    const QString &palavra = palavras.at(condutora);
    QString filtros;
    QList<Valor> presos;
    for (int i = 0; i < palavras.size(); ++i)
        if (i != condutora) {
            filtros += u" AND b.nome_chave LIKE ?"_s;
            presos += Valor(padraoDePalavra(palavras.at(i)));
        }
    if (!situacao.isEmpty()) {
        filtros += u" AND EXISTS (SELECT 1 FROM usuario u WHERE u.id = b.usuario_id AND u.situacao = ?)"_s;
        presos += Valor(situacao);
    }
    const QString comeco = u"SELECT b.termo, b.nome_chave, b.usuario_id FROM busca_nome b WHERE b.perfil = ? "
                           "AND b.termo >= ? AND b.termo < ?"_s;
    const QString fim = filtros + u" ORDER BY b.termo, b.nome_chave, b.usuario_id LIMIT ?"_s;
    QList<Lugar> achados;
    std::optional<Lugar> ultimo = std::move(apos);
    // Who has two words with this beginning is hit twice; only the first counts, so a round can come out short.
    for (int nestaRodada = limite; nestaRodada == limite && achados.size() < limite;) {
        QString sql = comeco;
        QList<Valor> valores{Valor(dominio::texto(perfil)), Valor(ultimo ? std::max(palavra, ultimo->termo) : palavra),
                             Valor(fimDoPrefixo(palavra))};
        if (ultimo) {
            sql += u" AND (b.termo, b.nome_chave, b.usuario_id) > (?, ?, ?)"_s;
            valores << Valor(ultimo->termo) << Valor(ultimo->nomeChave) << Valor(ultimo->id);
        }
        AGENDA_OBTER(auto linhas, leitura.consultarMontado(sql + fim, valores + presos + QList<Valor>{Valor(limite)}));
        nestaRodada = 0;
        while (linhas.proxima()) {
            ++nestaRodada;
            ultimo = Lugar{linhas.texto(0), linhas.texto(1), UsuarioId(linhas.uuid(2))};
            if (achados.size() < limite && primeiroTermo(ultimo->nomeChave, palavra) == ultimo->termo)
                achados += *ultimo;
        }
        AGENDA_TENTAR(linhas.erro());
    }
    return achados;
}

} // namespace auth
