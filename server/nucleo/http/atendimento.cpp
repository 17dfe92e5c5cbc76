// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "atendimento.h"

#include "respostas.h"

namespace nucleo {

using dominio::Codigo;
using dominio::CodigoCampo;
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

Resultado<void> conferirAcesso(const Acesso &acesso, const Requisicao &r)
{
    const Identidade &quem = *r.quem;
    if (quem.pendente && !acesso.pendenteTambem && !acesso.anonimo)
        return falha(Codigo::ContaPendente);
    if (acesso.anonimo)
        return {};
    switch (acesso.de(quem.perfil)) {
    case Acesso::Sim:
        return {};
    case Acesso::SeDono:
        if (!r.parametros.isEmpty() && r.parametros.first() == quem.usuario.texto())
            return {};
        return falha(Codigo::NaoEncontrado); // what is someone else's does not exist for the caller
    case Acesso::Nao:
        break;
    }
    return falha(Codigo::SemPermissao);
}

} // namespace

Acesso::Regra Acesso::de(dominio::Perfil perfil) const
{
    switch (perfil) {
    case dominio::Perfil::Paciente:
        return paciente;
    case dominio::Perfil::Medico:
        return medico;
    case dominio::Perfil::Recepcionista:
        return recepcionista;
    case dominio::Perfil::Admin:
        return admin;
    }
    return Nao;
}

Atendimento::Atendimento(const ConfigHttp &config, ServidorHttp::Partes partes, QList<Rota> rotas) :
    m_config(config), m_partes(std::move(partes)), m_roteador(std::move(rotas)),
    m_lugares(std::max(1, config.limites.conexoes / 2), config.limites.fluxosPorConta),
    m_porEndereco(config.limites.porMinutoEndereco), m_porConta(config.limites.porMinutoConta)
{}

QByteArray Atendimento::novoId() const
{
    return dominio::textoDeUuid(dominio::novoUuid7(m_partes.relogio.agora())).toLatin1();
}

Resposta Atendimento::recusa(int status, const QByteArray &requisicaoId, Idioma idioma)
{
    return respostaDe(erroDoPorteiro(status), status, m_mensagens, idioma,
                      requisicaoId.isEmpty() ? novoId() : requisicaoId);
}

Desfecho Atendimento::desfechoDe(const Erro &erro, const Requisicao &requisicao)
{
    if (!erro.registro.isEmpty() || erro.codigo == Codigo::ErroInterno)
        m_partes.registro.anotar(erro.codigo == Codigo::ErroInterno ? Registro::Nivel::Erro : Registro::Nivel::Aviso,
                                 "http", "request failed",
                                 {{"requisicao", requisicao.id},
                                  {"codigo", QString(dominio::texto(erro.codigo))},
                                  {"motivo", erro.registro}});
    return {respostaDe(erro, m_mensagens, requisicao.idioma, requisicao.id), false, {}};
}

// X-Forwarded-For counts only from a configured proxy: the last address in it that is no proxy of ours.
QHostAddress Atendimento::cliente(const Cabeca &cabeca, const QHostAddress &par) const
{
    if (!m_config.proxies.contains(par))
        return par;
    QByteArray todos; // a proxy may add a line of its own after the client's
    for (const auto &[nome, valor] : cabeca.campos)
        if (nome == "x-forwarded-for")
            todos += (todos.isEmpty() ? "" : ",") + valor;
    const QList<QByteArray> enderecos = todos.split(',');
    for (auto it = enderecos.crbegin(); it != enderecos.crend(); ++it) {
        const QHostAddress endereco(QString::fromLatin1(it->trimmed()));
        if (endereco.isNull())
            break;
        if (!m_config.proxies.contains(endereco))
            return endereco;
    }
    return par;
}

std::variant<Admitida, Resposta> Atendimento::admitir(const Cabeca &cabeca, const QHostAddress &par)
{
    Admitida a;
    Requisicao &r = a.requisicao;
    r.id = cabeca.valor("x-request-id");
    if (!idAceito(r.id))
        r.id = novoId();
    r.idioma = idiomaDe(cabeca.valor("accept-language"));
    r.par = cliente(cabeca, par);
    r.alvo = cabeca.alvo;
    const auto recusar = [&](const Erro &erro) {
        Resposta resposta = desfechoDe(erro, r).resposta;
        resposta.cabecalhos += a.cabecalhos;
        return resposta;
    };
    const auto metodo = metodoDeTexto(cabeca.metodo);
    if (!metodo)
        return recusarMetodo(cabeca, r);
    r.metodo = *metodo;
    const qsizetype interrogacao = cabeca.alvo.indexOf('?');
    const QByteArrayView alvo(cabeca.alvo);
    auto achado = m_roteador.achar(*metodo, interrogacao < 0 ? alvo : alvo.first(interrogacao));
    if (const auto *sem = std::get_if<SemRota>(&achado)) {
        Resposta resposta = recusar(sem->codigo);
        if (!sem->permitidos.isEmpty())
            resposta.cabecalhos.emplaceBack("Allow", sem->permitidos);
        return resposta;
    }
    a.rota = std::get<Achado>(achado).rota;
    r.parametros = std::get<Achado>(achado).parametros;
    a.corpoMaximo = a.rota->corpoMaximo;
    for (const auto &[nome, valor] : cabeca.campos) {
        if (r.cabecalhos.contains(nome) &&
            (nome == "authorization" || nome == "idempotency-key" || nome == "if-match" || nome == "content-type"))
            return recusar(Codigo::RequisicaoInvalida); // two of what must be one
        r.cabecalhos.insert(nome, valor);
    }
    for (const auto &passo : {identificar(cabeca, a), limitar(a)})
        if (!passo)
            return recusar(passo.error());
    if (const auto passo = conferirConsulta(interrogacao < 0 ? QByteArrayView() : alvo.sliced(interrogacao + 1), a);
        !passo)
        return recusar(passo.error());
    // Where no token is needed one may stand in for the body (signing out): the use case knows.
    const bool soOToken = a.rota->acesso.anonimo && r.quem && !cabeca.temCorpo();
    if (const auto passo = soOToken ? Resultado<void>() : conferirCorpo(cabeca, *a.rota); !passo)
        return recusar(passo.error());
    return a;
}

// Methods that HTTP knows and no route of ours has are "not here", others "never heard of".
Resposta Atendimento::recusarMetodo(const Cabeca &cabeca, const Requisicao &r)
{
    if (cabeca.metodo != "OPTIONS" && cabeca.metodo != "PATCH")
        return desfechoDe(Codigo::NaoImplementado, r).resposta;
    const qsizetype interrogacao = cabeca.alvo.indexOf('?');
    const QByteArray permitidos =
        m_roteador.permitidos(interrogacao < 0 ? cabeca.alvo : cabeca.alvo.left(interrogacao));
    if (permitidos.isEmpty())
        return desfechoDe(Codigo::NaoEncontrado, r).resposta;
    return std::move(desfechoDe(Codigo::MetodoNaoPermitido, r).resposta).com("Allow", permitidos);
}

Resultado<void> Atendimento::identificar(const Cabeca &cabeca, Admitida &a)
{
    const QByteArray autorizacao = cabeca.valor("authorization");
    if (autorizacao.isEmpty())
        return a.rota->acesso.anonimo ? Resultado<void>() : falha(Codigo::TokenAusente);
    if (autorizacao.size() < 8 || autorizacao.left(7).toLower() != "bearer " || !m_partes.verificador)
        return falha(Codigo::TokenInvalido);
    AGENDA_OBTER(a.requisicao.quem, m_partes.verificador->assinatura(autorizacao.mid(7).trimmed()));
    return {};
}

Resultado<void> Atendimento::limitar(Admitida &a)
{
    const qint64 agora = m_partes.relogio.monotonicoMs();
    const auto conferir = [&a](const char *nome, int quantos, const auto &veredito) -> Resultado<void> {
        if (quantos <= 0)
            return {};
        a.cabecalhos.emplaceBack("RateLimit-Policy",
                                 QByteArray("\"") + nome + "\";q=" + QByteArray::number(quantos) + ";w=60");
        a.cabecalhos.emplaceBack("RateLimit", QByteArray("\"") + nome + "\";r=" + QByteArray::number(veredito.restam) +
                                                  ";t=" + QByteArray::number(veredito.esperarSegundos));
        if (veredito.aceita)
            return {};
        Erro erro(Codigo::MuitasRequisicoes);
        erro.tentarEmSegundos = veredito.esperarSegundos;
        return falha(erro);
    };
    AGENDA_TENTAR(conferir("endereco", m_porEndereco.porMinuto(), m_porEndereco.pedir(a.requisicao.par, agora)));
    if (a.requisicao.quem)
        AGENDA_TENTAR(
            conferir("conta", m_porConta.porMinuto(), m_porConta.pedir(a.requisicao.quem->usuario.uuid(), agora)));
    return {};
}

Resultado<void> Atendimento::conferirConsulta(QByteArrayView consulta, Admitida &a) const
{
    if (consulta.isEmpty())
        return {};
    const QByteArray comEspacos = consulta.toByteArray().replace('+', "%20");
    const QByteArray decodificada = QByteArray::fromPercentEncoding(comEspacos);
    for (const char c : decodificada)
        if (uchar(c) < 0x20 || uchar(c) == 0x7f)
            return falha(Codigo::RequisicaoInvalida);
    if (!decodificada.isValidUtf8())
        return falha(Codigo::RequisicaoInvalida);
    a.requisicao.consulta = QUrlQuery(QString::fromLatin1(comEspacos));
    QList<dominio::ErroCampo> erros;
    QStringList vistos;
    for (const auto &par : a.requisicao.consulta.queryItems(QUrl::FullyDecoded)) {
        const auto &aceitos = a.rota->doc.consulta;
        const bool aceito = std::any_of(aceitos.begin(), aceitos.end(),
                                        [&](const auto &p) { return par.first == QLatin1String(p.nome); });
        if (!aceito)
            erros << dominio::ErroCampo{par.first, CodigoCampo::Desconhecido};
        else if (vistos.contains(par.first))
            erros << dominio::ErroCampo{par.first, CodigoCampo::Duplicado};
        vistos << par.first;
    }
    return erros.isEmpty() ? Resultado<void>() : falha(Erro::validacao(erros));
}

Resultado<void> Atendimento::conferirCorpo(const Cabeca &cabeca, const Rota &rota) const
{
    if (cabeca.tamanho > rota.corpoMaximo)
        return falha(Codigo::CorpoGrande);
    if (cabeca.temCorpo() && rota.doc.corpo.componente && !ehJson(cabeca.valor("content-type")))
        return falha(Codigo::TipoNaoSuportado);
    if (!cabeca.temCorpo() && rota.doc.corpo.componente)
        return falha(Erro(Codigo::JsonInvalido));
    return {};
}

Resultado<void> Atendimento::autorizar(Requisicao &r, const Rota &rota)
{
    if (!r.quem)
        return {};
    AGENDA_OBTER(r.quem, m_partes.verificador->sessao(*r.quem));
    return conferirAcesso(rota.acesso, r);
}

} // namespace nucleo
