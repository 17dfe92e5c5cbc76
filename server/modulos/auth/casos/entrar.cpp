// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../cripto/base64url.h"
#include "../cripto/tokenderenovacao.h"
#include "../repositorios/identificadortabela.h"
#include "../repositorios/renovacaotabela.h"
#include "../repositorios/tentativatabela.h"
#include "../repositorios/usuariotabela.h"
#include "../texto.h"
#include "sessoes.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;
using contrato::SituacaoUsuario;
using dominio::Codigo;
using dominio::falha;
using dominio::Instante;
using dominio::UsuarioId;

namespace auth {

namespace {

constexpr qint64 esquecerFalhasMs = 24LL * 3600 * 1000;
constexpr qint64 adiantadoMs = 60'000; // another request's clock reading, at most

// Who the login names, if anyone, and how often the password was wrong of late. Someone who does not exist looks the
// same from here on as someone who does.
struct Alvo {
    std::optional<UsuarioId> id;
    Credencial credencial;
    QByteArray chave; // of the failures
    QUuid registro;   // in the audit trail; for a login that nobody has, made of its digest
    Tentativas tentativas;
};

Resultado<Alvo> procurarAlvo(nucleo::Leitura &leitura, const QString &login)
{
    Alvo alvo;
    const auto cpf = dominio::Cpf::deTexto(login);
    const QString valor = cpf ? cpf->texto() : chaveDeEmail(login);
    const auto tipo = cpf ? IdentificadorTabela::Tipo::Cpf : IdentificadorTabela::Tipo::Email;
    AGENDA_OBTER(alvo.id, IdentificadorTabela::dono(leitura, tipo, valor));
    if (alvo.id) {
        AGENDA_OBTER(const auto credencial, UsuarioTabela::credencial(leitura, *alvo.id));
        alvo.credencial = credencial.value_or(Credencial());
    }
    alvo.chave = alvo.id ? alvo.id->texto().toLatin1()
                         : paraBase64Url(QCryptographicHash::hash(valor.toUtf8(), QCryptographicHash::Sha256));
    alvo.registro = alvo.id ? alvo.id->uuid() : QUuid::createUuidV5(QUuid(), alvo.chave);
    AGENDA_OBTER(alvo.tentativas, TentativaTabela::buscar(leitura, alvo.chave));
    return alvo;
}

// A pause that doubles from the third failure in a row; from the tenth on a quarter of an hour.
qint64 pausaMs(int falhas)
{
    if (falhas < 3)
        return 0;
    return falhas >= 10 ? 15 * 60'000 : 1000LL << (falhas - 3);
}

Resultado<void> conferirPausa(const Tentativas &t, Instante agora)
{
    const qint64 passou = agora.ms() - t.ultimaEm.ms();
    // A failure that lies far in the future tells of a clock that was set back; nobody has to wait for that.
    const bool vale = passou >= -adiantadoMs && passou < esquecerFalhasMs;
    const qint64 resta = vale ? pausaMs(t.falhas) - std::max<qint64>(0, passou) : 0;
    if (resta <= 0)
        return {};
    dominio::Erro erro(Codigo::MuitasRequisicoes);
    erro.tentarEmSegundos = int((resta + 999) / 1000);
    return falha(erro);
}

// Again once the hash is done, in the transaction that records what came of it: of many tries at once those that would
// have had to wait get no verdict, not even the right one.
Resultado<void> conferirPausa(nucleo::Transacao &tx, const Alvo &alvo)
{
    AGENDA_TENTAR(tx.travar({alvo.registro}));
    AGENDA_OBTER(const Tentativas atuais, TentativaTabela::buscar(tx, alvo.chave));
    return conferirPausa(atuais, tx.agora());
}

Resultado<void> anotarFalha(Servicos &s, const Requisicao &req, const Alvo &alvo)
{
    s.registro.aviso("auth", "login refused", {{"requisicao", req.id}, {"par", req.par.toString()}});
    // Counted also where the client does not wait for the answer.
    const nucleo::Prazo semFim;
    const nucleo::Prazo::Vigente vigente(semFim);
    return s.banco.escreverEEsperar(s.contexto(req), [&](nucleo::Transacao &tx) -> Resultado<void> {
        AGENDA_TENTAR(conferirPausa(tx, alvo));
        AGENDA_TENTAR(TentativaTabela::anotarFalha(tx, alvo.chave));
        AGENDA_TENTAR(TentativaTabela::limpar(tx, tx.agora().maisMs(-esquecerFalhasMs)));
        return tx.auditar("entrar_recusado", "usuario", alvo.registro);
    });
}

// The new session and its first refresh token, which is given back.
Resultado<QByteArray> abrirSessao(Servicos &s, const Requisicao &req, const Alvo &alvo, const QUuid &sessao,
                                  const QByteArray &senhaNova)
{
    const QByteArray token = novoTokenDeRenovacao();
    const auto gravada =
        s.banco.escreverEEsperar(s.contexto(req, alvo.id->uuid()), [&](nucleo::Transacao &tx) -> Resultado<void> {
            const Instante agora = tx.agora();
            AGENDA_TENTAR(conferirPausa(tx, alvo));
            AGENDA_TENTAR(TentativaTabela::esquecer(tx, alvo.chave));
            AGENDA_TENTAR(SessaoTabela::limpar(tx, *alvo.id, agora));
            AGENDA_TENTAR(SessaoTabela::inserir(
                tx, {sessao, *alvo.id, agora, fimDaSessao(s.ajustes, alvo.credencial.perfil, agora, agora), false}));
            AGENDA_TENTAR(RenovacaoTabela::inserir(tx, resumoDoToken(token), sessao, 0));
            if (!senhaNova.isEmpty())
                AGENDA_TENTAR(UsuarioTabela::gravarSenha(tx, *alvo.id, senhaNova));
            return tx.auditar("entrar", "sessao", sessao);
        });
    AGENDA_TENTAR(gravada);
    return token;
}

// That the account is blocked is a verdict too, since only the right password hears it: not before the pause ends.
dominio::Erro erroDaBloqueada(Servicos &s, const Requisicao &req, const Alvo &alvo)
{
    const auto podeSaber =
        s.banco.escreverEEsperar(s.contexto(req), [&](nucleo::Transacao &tx) { return conferirPausa(tx, alvo); });
    return podeSaber ? dominio::Erro(Codigo::ContaBloqueada) : podeSaber.error();
}

} // namespace

Resultado<Resposta> entrar(Servicos &s, const Requisicao &req)
{
    AGENDA_TENTAR(s.logins.gastar(nucleo::chaveDe(req.par)));
    AGENDA_OBTER(const auto entrada, contrato::ler<contrato::EntradaLogin>(req.corpo));
    AGENDA_OBTER(const Alvo alvo, s.banco.ler([&](nucleo::Leitura &l) { return procurarAlvo(l, entrada.login); }));
    AGENDA_TENTAR(conferirPausa(alvo.tentativas, s.relogio.agora()));
    // Always one hash, whoever was named.
    if (!s.argon.confere(alvo.credencial.senha, entrada.senha)) {
        AGENDA_TENTAR(anotarFalha(s, req, alvo));
        return falha(Codigo::CredenciaisInvalidas);
    }
    if (alvo.credencial.situacao == SituacaoUsuario::Bloqueado)
        return falha(erroDaBloqueada(s, req, alvo));
    QByteArray senhaNova;
    if (s.argon.fraco(alvo.credencial.senha)) {
        AGENDA_OBTER(senhaNova, s.argon.gerar(entrada.senha));
    }
    const QUuid sessao = dominio::novoUuid7(s.relogio.agora());
    AGENDA_OBTER(const QByteArray token, abrirSessao(s, req, alvo, sessao, senhaNova));
    AGENDA_OBTER(const auto cadastro,
                 s.banco.ler([&](nucleo::Leitura &l) { return UsuarioTabela::buscar(l, *alvo.id); }));
    if (!cadastro)
        return falha(Codigo::CredenciaisInvalidas);
    return responderLogin(s, cadastro->usuario, sessao, token);
}

} // namespace auth
