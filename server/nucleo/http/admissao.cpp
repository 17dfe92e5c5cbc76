// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admissao.h"

#include "mensagens.h"
#include "parametros.h"

#include <array>

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;
using dominio::Resultado;

namespace {

bool idAceito(const QByteArray &id)
{
    if (id.isEmpty() || id.size() > 128)
        return false;
    for (const char c : id)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
              c == '-'))
            return false;
    return true;
}

bool ehJson(const QByteArray &tipo)
{
    const QByteArray limpo = tipo.toLower();
    const QByteArray base = limpo.split(';').first().trimmed();
    const qsizetype conjunto = limpo.indexOf("charset=");
    return base == "application/json" &&
           (conjunto < 0 || limpo.mid(conjunto + 8).trimmed().replace('"', "") == "utf-8");
}

// Two of these are a contradiction, and whoever stands between may have read the other one.
bool soUmaVez(const QByteArray &nome)
{
    return nome == "authorization" || nome == "idempotency-key" || nome == "if-match" || nome == "content-type";
}

struct Politica {
    const char *nome; // in the RateLimit headers
    Limitador &limitador;
};

Resultado<void> gastar(const Politica &politica, const Limitador::Chave &chave, Cabecalhos &cabecalhos)
{
    const Limitador::Regra &regra = politica.limitador.regra();
    if (regra.quantos <= 0)
        return {};
    const Limitador::Veredito veredito = politica.limitador.pedir(chave);
    const QByteArray nome = QByteArray("\"") + politica.nome + '"';
    cabecalhos.emplaceBack("RateLimit-Policy", nome + ";q=" + QByteArray::number(regra.quantos) +
                                                   ";w=" + QByteArray::number(regra.janelaMs / 1000));
    cabecalhos.emplaceBack("RateLimit", nome + ";r=" + QByteArray::number(veredito.restam) +
                                            ";t=" + QByteArray::number(veredito.esperarSegundos));
    return veredito.aceita ? Resultado<void>() : falha(veredito.erro());
}

} // namespace

// A request on its way in.
struct Admissao::Vinda {
    const Cabeca &cabeca;
    const Procedencia de;
    Admitida a;
    [[nodiscard]] QByteArrayView caminho() const
    {
        const qsizetype fim = cabeca.alvo.indexOf('?');
        return fim < 0 ? QByteArrayView(cabeca.alvo) : QByteArrayView(cabeca.alvo).first(fim);
    }
    [[nodiscard]] QByteArrayView consulta() const
    {
        return QByteArrayView(cabeca.alvo).sliced(std::min(caminho().size() + 1, cabeca.alvo.size()));
    }
};

std::span<const Admissao::Passo> Admissao::passos()
{
    static constexpr std::array lista{
        // First, so that every answer counts, each refusal below too, and none of what follows is done for an address
        // that has asked for too much.
        Passo{"endereco", &Admissao::contarEndereco},
        // Before anything is kept of the request: its client may have many under way through one proxy.
        Passo{"vaga", &Admissao::tomarVaga},
        // All that follows depends on what the route asks for. A path that is not here is told without a look at who
        // asks: the routes are no secret.
        Passo{"rota", &Admissao::acharRota},
        // Before a header is believed.
        Passo{"cabecalhos", &Admissao::recolherCabecalhos},
        // The first step that costs: a forged token has been counted and its route exists.
        Passo{"assinatura", &Admissao::identificar},
        // Of who may ask at all. It lists every wrong parameter, which is work.
        Passo{"consulta", &Admissao::conferirConsulta},
        // Last: what it refuses closes the connection, for the body is on its way already.
        Passo{"corpo", &Admissao::conferirCorpo},
    };
    return lista;
}

QList<QByteArray> Admissao::ordem()
{
    QList<QByteArray> nomes;
    for (const Passo &passo : passos())
        nomes << passo.nome;
    return nomes;
}

Admissao::Admissao(const ConfigHttp &config, const ServidorHttp::Partes &partes, QList<Rota> rotas) :
    m_proxies(config.proxies), m_relogio(partes.relogio), m_verificador(partes.verificador),
    m_roteador(std::move(rotas)), m_porEndereco({.quantos = config.limites.porMinutoEndereco}, m_relogio),
    m_porConta({.quantos = config.limites.porMinutoConta}, m_relogio), m_vagas(config.limites.conexoesPorEndereco)
{}

QByteArray novoIdDeRequisicao(const dominio::Relogio &relogio)
{
    return dominio::textoDeUuid(dominio::novoUuid7(relogio.agora())).toLatin1();
}

std::variant<Admitida, NaoAdmitida> Admissao::admitir(const Cabeca &cabeca, const QHostAddress &par)
{
    Vinda v{cabeca, procedencia(cabeca, par, m_proxies), {}};
    Requisicao &r = v.a.requisicao;
    r.id = cabeca.valor("x-request-id");
    if (!idAceito(r.id))
        r.id = novoIdDeRequisicao(m_relogio);
    r.idioma = idiomaDe(cabeca.valor("accept-language"));
    r.par = v.de.endereco;
    r.alvo = cabeca.alvo;
    for (const Passo &passo : passos())
        if (const auto dado = (this->*passo.dar)(v); !dado)
            return NaoAdmitida{dado.error(), std::move(r), std::move(v.a.cabecalhos)};
    return std::move(v.a);
}

Resultado<void> Admissao::contarSemCabeca(const QHostAddress &par, Cabecalhos &cabecalhos)
{
    return gastar({"endereco", m_porEndereco}, procedenciaSemCabeca(par, m_proxies).chave, cabecalhos);
}

Resultado<void> Admissao::contarEndereco(Vinda &v)
{
    return gastar({"endereco", m_porEndereco}, v.de.chave, v.a.cabecalhos);
}

Resultado<void> Admissao::tomarVaga(Vinda &v)
{
    if (!v.de.porProxy)
        return {}; // its connection has a place, and has one request under way
    v.a.vaga = m_vagas.tomar(v.de.chave);
    if (v.a.vaga)
        return {};
    Erro erro(Codigo::MuitasRequisicoes);
    erro.tentarEmSegundos = 1;
    return falha(erro);
}

Resultado<void> Admissao::acharRota(Vinda &v)
{
    const auto metodo = metodoDeTexto(v.cabeca.metodo);
    if (!metodo)
        return recusarMetodo(v);
    v.a.requisicao.metodo = *metodo;
    auto achado = m_roteador.achar(*metodo, v.caminho());
    if (const auto *sem = std::get_if<SemRota>(&achado)) {
        if (!sem->permitidos.isEmpty())
            v.a.cabecalhos.emplaceBack("Allow", sem->permitidos);
        return falha(sem->codigo);
    }
    v.a.rota = std::get<Achado>(achado).rota;
    v.a.requisicao.parametros = std::get<Achado>(achado).parametros;
    v.a.corpoMaximo = v.a.rota->corpoMaximo;
    return {};
}

// Methods that HTTP knows and no route of ours has are "not here", others "never heard of".
Resultado<void> Admissao::recusarMetodo(Vinda &v) const
{
    if (v.cabeca.metodo != "OPTIONS" && v.cabeca.metodo != "PATCH")
        return falha(Codigo::NaoImplementado);
    const QByteArray permitidos = m_roteador.permitidos(v.caminho());
    if (permitidos.isEmpty())
        return falha(Codigo::NaoEncontrado);
    v.a.cabecalhos.emplaceBack("Allow", permitidos);
    return falha(Codigo::MetodoNaoPermitido);
}

Resultado<void> Admissao::recolherCabecalhos(Vinda &v)
{
    auto &cabecalhos = v.a.requisicao.cabecalhos;
    for (const auto &[nome, valor] : v.cabeca.campos) {
        if (soUmaVez(nome) && cabecalhos.contains(nome))
            return falha(Codigo::RequisicaoInvalida);
        cabecalhos.insert(nome, valor);
    }
    return {};
}

bool Admissao::comoSemToken(const Acesso &acesso, Codigo recusa)
{
    return acesso.anonimo && !acesso.recusaTokenRuim &&
           (recusa == Codigo::TokenInvalido || recusa == Codigo::TokenExpirado || recusa == Codigo::ContaBloqueada);
}

Resultado<Identidade> Admissao::provar(const QByteArray &autorizacao) const
{
    if (autorizacao.size() < 8 || autorizacao.left(7).toLower() != "bearer " || !m_verificador)
        return falha(Codigo::TokenInvalido);
    return m_verificador->assinatura(autorizacao.mid(7).trimmed());
}

Resultado<void> Admissao::identificar(Vinda &v)
{
    const Acesso &acesso = v.a.rota->acesso;
    const QByteArray autorizacao = v.cabeca.valor("authorization");
    if (autorizacao.isEmpty())
        return acesso.anonimo ? Resultado<void>() : falha(Codigo::TokenAusente);
    const auto quem = provar(autorizacao);
    if (quem)
        v.a.requisicao.quem = *quem;
    else if (!comoSemToken(acesso, quem.error().codigo))
        return falha(quem.error());
    return {};
}

Resultado<void> Admissao::contarConta(const Identidade &quem, Cabecalhos &cabecalhos)
{
    return gastar({"conta", m_porConta}, quem.usuario.uuid(), cabecalhos);
}

Resultado<void> Admissao::conferirConsulta(Vinda &v)
{
    AGENDA_OBTER(v.a.requisicao.consulta, lerParametros(v.consulta(), v.a.rota->doc.consulta));
    return {};
}

Resultado<void> Admissao::conferirCorpo(Vinda &v)
{
    const Rota &rota = *v.a.rota;
    if (v.cabeca.tamanho > rota.corpoMaximo)
        return falha(Codigo::CorpoGrande);
    if (v.cabeca.temCorpo() && rota.doc.corpo.componente && !ehJson(v.cabeca.valor("content-type")))
        return falha(Codigo::TipoNaoSuportado);
    // Where no token is needed one may stand in for the body (signing out): the use case knows.
    const bool soOToken = rota.acesso.anonimo && v.a.requisicao.quem;
    if (!v.cabeca.temCorpo() && rota.doc.corpo.componente && !soOToken)
        return falha(Erro(Codigo::JsonInvalido));
    return {};
}

} // namespace nucleo
