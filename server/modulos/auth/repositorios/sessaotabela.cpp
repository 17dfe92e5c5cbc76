// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessaotabela.h"

using namespace Qt::StringLiterals;
using dominio::Instante;
using dominio::UsuarioId;
using nucleo::Leitura;
using nucleo::Resultado;
using nucleo::Transacao;

namespace auth {

namespace {

// For the server's own streams: nobody sees it. The aggregate is what ended: one session, or all of a user's.
Resultado<void> anunciarFim(Transacao &tx, const QUuid &oQue, const QUuid &usuario)
{
    const auto texto = [](const QUuid &id) { return dominio::textoDeUuid(id).toLatin1(); };
    QByteArray dados = "{\"usuarioId\":\"" + texto(usuario) + '"';
    if (oQue != usuario)
        dados += ",\"sessaoId\":\"" + texto(oQue) + '"';
    return tx.publicar({.tipo = "sessao.encerrada", .agregado = oQue, .dados = dados + '}'});
}

} // namespace

Resultado<void> SessaoTabela::inserir(Transacao &tx, const Sessao &s)
{
    AGENDA_TENTAR(tx.executar("INSERT INTO sessao (id, usuario_id, criada_em, expira_em) VALUES (?, ?, ?, ?)",
                              {s.id, s.usuario, s.criadaEm, s.expiraEm}));
    return {};
}

Resultado<std::optional<Sessao>> SessaoTabela::buscar(Leitura &leitura, const QUuid &id)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT usuario_id, criada_em, expira_em, revogada_em FROM sessao "
                                                "WHERE id = ?",
                                                {id}));
    if (linhas.proxima())
        return Sessao{id, UsuarioId(linhas.uuid(0)), Instante::deMs(linhas.inteiro(1)),
                      Instante::deMs(linhas.inteiro(2)), !linhas.nulo(3)};
    AGENDA_TENTAR(linhas.erro());
    return std::nullopt;
}

Resultado<std::optional<EstadoDaSessao>> SessaoTabela::estado(Leitura &leitura, const QUuid &id, UsuarioId usuario,
                                                              Instante agora)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT u.perfil, u.situacao FROM sessao s "
                                                "JOIN usuario u ON u.id = s.usuario_id "
                                                "WHERE s.id = ? AND s.usuario_id = ? AND s.revogada_em IS NULL "
                                                "AND s.expira_em > ?",
                                                {id, usuario, agora}));
    if (linhas.proxima()) {
        const auto perfil = dominio::perfilDeTexto(linhas.texto(0));
        if (!perfil)
            return dominio::falha({dominio::Codigo::ErroInterno, u"usuario: unknown perfil"_s});
        return EstadoDaSessao{*perfil, linhas.texto(1)};
    }
    AGENDA_TENTAR(linhas.erro());
    return std::nullopt;
}

Resultado<void> SessaoTabela::prolongar(Transacao &tx, const QUuid &id, Instante expiraEm)
{
    AGENDA_TENTAR(tx.executar("UPDATE sessao SET expira_em = ? WHERE id = ?", {expiraEm, id}));
    return {};
}

Resultado<bool> SessaoTabela::revogar(Transacao &tx, const QUuid &id, const QString &motivo)
{
    AGENDA_OBTER(const int quantas,
                 tx.executar("UPDATE sessao SET revogada_em = ?, motivo = ? WHERE id = ? AND revogada_em IS NULL",
                             {tx.agora(), motivo, id}));
    if (quantas != 1)
        return false;
    AGENDA_OBTER(const auto sessao, buscar(tx, id));
    AGENDA_TENTAR(anunciarFim(tx, id, sessao ? sessao->usuario.uuid() : QUuid()));
    return true;
}

Resultado<void> SessaoTabela::revogarTodas(Transacao &tx, UsuarioId usuario, const QString &motivo)
{
    AGENDA_OBTER(const int quantas, tx.executar("UPDATE sessao SET revogada_em = ?, motivo = ? WHERE usuario_id = ? "
                                                "AND revogada_em IS NULL",
                                                {tx.agora(), motivo, usuario}));
    return quantas > 0 ? anunciarFim(tx, usuario.uuid(), usuario.uuid()) : Resultado<void>();
}

Resultado<void> SessaoTabela::limpar(Transacao &tx, UsuarioId usuario, Instante antesDe)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM renovacao WHERE sessao_id IN "
                              "(SELECT id FROM sessao WHERE usuario_id = ? AND expira_em < ?)",
                              {usuario, antesDe}));
    AGENDA_TENTAR(tx.executar("DELETE FROM sessao WHERE usuario_id = ? AND expira_em < ?", {usuario, antesDe}));
    return {};
}

} // namespace auth
