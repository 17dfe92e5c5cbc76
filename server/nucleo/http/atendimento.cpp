// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "atendimento.h"

#include "condicionais.h"
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
    if (const auto passo = conferirCorpo(cabeca, *a.rota); !passo)
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

void Atendimento::esperarTodas()
{
    std::unique_lock guarda(m_trava);
    m_acabou.wait(guarda, [this] { return m_emCurso == 0; });
}

void Atendimento::atender(Admitida admitida, std::function<void(Desfecho)> devolver)
{
    {
        const std::lock_guard guarda(m_trava);
        ++m_emCurso;
    }
    // Gone with the last copy of `pronta`, wherever that is.
    const std::shared_ptr<void> vez(nullptr, [this](void *) {
        const std::lock_guard guarda(m_trava);
        if (--m_emCurso == 0)
            m_acabou.notify_all();
    });
    const auto pronta = [vez, devolver = std::move(devolver)](Desfecho d) { devolver(std::move(d)); };
    const auto a = std::make_shared<Admitida>(std::move(admitida));
    Executor &executor = a->rota->fila == Fila::Senhas ? m_partes.senhas : m_partes.comum;
    if (executor.tentar([this, a, pronta] { executar(a, pronta); }))
        return;
    Erro cheio(Codigo::Indisponivel);
    cheio.tentarEmSegundos = 1;
    pronta(desfechoDe(cheio, a->requisicao));
}

void Atendimento::executar(const std::shared_ptr<Admitida> &a, const std::function<void(Desfecho)> &pronta)
{
    Requisicao &r = a->requisicao;
    // The last resort: whatever a handler throws ends here, as a logged 500.
    try {
        if (const auto pode = autorizar(r, *a->rota); !pode)
            return pronta(desfechoDe(pode.error(), r));
        if (!a->rota->doc.corpo.componente && !r.corpo.trimmed().isEmpty() && r.corpo.trimmed() != "{}")
            return pronta(desfechoDe(Codigo::RequisicaoInvalida, r)); // a body where none is read
        if (std::holds_alternative<CasoAoVivo>(a->rota->caso)) {
            if (r.metodo == Metodo::Head || !r.quem)
                return pronta(desfechoDe(r.quem ? Codigo::MetodoNaoPermitido : Codigo::TokenAusente, r));
            return pronta({{}, true, *r.quem});
        }
        if (const auto *escrita = std::get_if<CasoEscrita>(&a->rota->caso))
            return escrever(a, *escrita, pronta);
        const auto resposta = std::get<CasoLeitura>(a->rota->caso)(r);
        pronta(resposta ? Desfecho{seMudou(r, *resposta), false, {}} : desfechoDe(resposta.error(), r));
    } catch (const std::exception &e) {
        pronta(desfechoDe(Erro(Codigo::ErroInterno, QString::fromUtf8(e.what())), r));
    } catch (...) {
        pronta(desfechoDe(Erro(Codigo::ErroInterno, QStringLiteral("unknown exception")), r));
    }
}

// A process that died may have left its transaction to the database, which ends it while the retry is under way here.
std::optional<Resposta> Atendimento::dadaPorOutro(const Admitida &a,
                                                  const std::optional<Idempotencia::Pedido> &pedido) const
{
    if (!pedido)
        return std::nullopt;
    return Idempotencia::dadaPorOutro(*a.rota->banco, *pedido, m_partes.relogio.agora()).value_or(std::nullopt);
}

void Atendimento::escrever(const std::shared_ptr<Admitida> &a, const CasoEscrita &caso,
                           const std::function<void(Desfecho)> &pronta)
{
    const Requisicao &r = a->requisicao;
    const auto errar = [&](const Erro &erro) { pronta(desfechoDe(erro, r)); };
    std::optional<Idempotencia::Pedido> pedido;
    std::shared_ptr<Idempotencia::Vez> vez; // given back however this ends
    if (a->rota->idempotente) {
        auto lido = Idempotencia::pedidoDe(r);
        if (!lido)
            return errar(lido.error());
        pedido = *lido;
    }
    if (pedido) {
        if (!m_idempotencia.entrar(*pedido))
            return errar(Codigo::EmAndamento);
        vez.reset(new Idempotencia::Vez(m_idempotencia, *pedido));
        // Before the preparation: what was done once is answered as then, even if it would be refused now.
        const auto feita = a->rota->banco->lerUma(
            [&](Leitura &l) { return Idempotencia::guardada(l, *pedido, m_partes.relogio.agora()); });
        if (!feita || *feita) {
            vez.reset();
            return feita ? pronta({**feita, false, {}}) : errar(feita.error());
        }
    }
    auto efeito = caso(r);
    if (!efeito) {
        const auto dada = dadaPorOutro(*a, pedido);
        vez.reset();
        return dada ? pronta({*dada, false, {}}) : errar(efeito.error());
    }
    const auto resposta = std::make_shared<Resposta>();
    Contexto contexto;
    contexto.ator = r.quem ? r.quem->usuario.uuid() : QUuid();
    contexto.agora = m_partes.relogio.agora();
    contexto.origem = r.par.toString().toLatin1();
    contexto.requisicaoId = r.id;
    a->rota->banco->escrever(
        contexto,
        [resposta, pedido, efeito = *std::move(efeito)](Transacao &t) -> Resultado<void> {
            if (pedido) {
                AGENDA_OBTER(const auto feita, Idempotencia::guardada(t, *pedido, t.agora()));
                if (feita) {
                    *resposta = *feita;
                    return {};
                }
            }
            AGENDA_OBTER(*resposta, efeito(t));
            return pedido ? Idempotencia::guardar(t, *pedido, *resposta) : Resultado<void>();
        },
        [this, a, pedido, vez = std::move(vez), resposta, pronta](Resultado<void> gravou) mutable {
            if (!gravou)
                if (const auto dada = dadaPorOutro(*a, pedido)) {
                    *resposta = *dada;
                    gravou = {};
                }
            vez.reset(); // the only one left, before the answer: whoever has it may ask again
            pronta(gravou ? Desfecho{*resposta, false, {}} : desfechoDe(gravou.error(), a->requisicao));
        });
}

} // namespace nucleo
