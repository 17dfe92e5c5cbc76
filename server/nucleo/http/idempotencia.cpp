// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "idempotencia.h"

#include "roteador.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace nucleo {

using dominio::Codigo;
using dominio::falha;

namespace {

constexpr qint64 guardaMs = 24LL * 3600 * 1000;
constexpr int tamanhoMaximo = 255;

QByteArray juntar(const Resposta &r)
{
    QByteArray linhas = r.tipo + '\n';
    for (const auto &[nome, valor] : r.cabecalhos)
        linhas += nome + ": " + valor + '\n';
    return linhas;
}

// A body may hold a password, and a plain digest of it would be far quicker to try passwords against than the
// password's own hash. Under a key that is itself not kept, only its digest, the digest of the body tells nobody
// anything.
QByteArray resumoDe(const Requisicao &r, const QByteArray &chave)
{
    QMessageAuthenticationCode resumo(QCryptographicHash::Sha256, chave);
    resumo.addData(textoDeMetodo(r.metodo));
    for (const QByteArray &parte : {r.alvo, r.corpo}) {
        resumo.addData("\n", 1);
        resumo.addData(parte);
    }
    return resumo.result().toHex();
}

void separar(const QByteArray &linhas, Resposta &r)
{
    const QList<QByteArray> partes = linhas.split('\n');
    r.tipo = partes.first();
    for (const QByteArray &linha : partes.mid(1))
        if (const qsizetype dois = linha.indexOf(": "); dois > 0)
            r.cabecalhos.emplaceBack(linha.left(dois), linha.mid(dois + 2));
}

} // namespace

Resultado<std::optional<Idempotencia::Pedido>> Idempotencia::pedidoDe(const Requisicao &r)
{
    const QByteArray chave = r.cabecalho("idempotency-key");
    if (!r.cabecalhos.contains("idempotency-key"))
        return std::optional<Pedido>();
    if (chave.isEmpty() || chave.size() > tamanhoMaximo)
        return falha(Codigo::RequisicaoInvalida);
    for (const char c : chave)
        if (c < 0x21 || c > 0x7e)
            return falha(Codigo::RequisicaoInvalida);
    return Pedido{r.quem ? r.quem->usuario.texto() : QStringLiteral("anonimo"),
                  QString::fromLatin1(QCryptographicHash::hash(chave, QCryptographicHash::Sha256).toHex()),
                  resumoDe(r, chave)};
}

Resultado<std::optional<Resposta>> Idempotencia::guardada(Leitura &leitura, const Pedido &pedido,
                                                          dominio::Instante agora)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT resumo, status, cabecalhos, corpo FROM idempotencia "
                                                "WHERE dono = ? AND chave = ? AND criada_em >= ?",
                                                {pedido.dono, pedido.chave, agora.maisMs(-guardaMs)}));
    if (!linhas.proxima()) {
        AGENDA_TENTAR(linhas.erro());
        return std::optional<Resposta>();
    }
    if (linhas.bytes(0) != pedido.resumo)
        return falha(Codigo::ChaveReutilizada);
    Resposta r = Resposta::json(linhas.bytes(3), int(linhas.inteiro(1)));
    separar(linhas.bytes(2), r);
    r.cabecalhos.emplaceBack("Idempotent-Replayed", "true");
    return r;
}

Resultado<void> Idempotencia::guardar(Transacao &t, const Pedido &pedido, const Resposta &r)
{
    // What has outlived its day goes a few rows at a time, so that no request pays for many; first of all what stood
    // under this key.
    AGENDA_TENTAR(t.gravar("DELETE FROM idempotencia WHERE dono = ? AND chave = ? AND criada_em < ?",
                           {pedido.dono, pedido.chave, t.agora().maisMs(-guardaMs)}));
    AGENDA_TENTAR(t.gravar("DELETE FROM idempotencia WHERE (dono, chave) IN (SELECT dono, chave FROM idempotencia "
                           "WHERE criada_em < ? ORDER BY criada_em LIMIT 4)",
                           {t.agora().maisMs(-guardaMs)}));
    AGENDA_TENTAR(t.gravar("INSERT INTO idempotencia (dono, chave, resumo, status, cabecalhos, corpo, criada_em) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?)",
                           {pedido.dono, pedido.chave, pedido.resumo, r.status, juntar(r), r.corpo, t.agora()}));
    return {};
}

Resultado<std::optional<Resposta>> Idempotencia::dadaPorOutro(Banco &banco, const Pedido &pedido,
                                                              dominio::Instante agora)
{
    return banco.lerUma([&](Leitura &l) -> Resultado<std::optional<Resposta>> {
        return l.motor() == Motor::Postgres ? guardada(l, pedido, agora) : std::optional<Resposta>();
    });
}

bool Idempotencia::entrar(const Pedido &pedido)
{
    const std::lock_guard guarda(m_trava);
    const std::pair chave(pedido.dono, pedido.chave);
    if (m_andamento.contains(chave))
        return false;
    m_andamento.insert(chave);
    return true;
}

void Idempotencia::sair(const Pedido &pedido)
{
    const std::lock_guard guarda(m_trava);
    m_andamento.remove({pedido.dono, pedido.chave});
}

} // namespace nucleo
