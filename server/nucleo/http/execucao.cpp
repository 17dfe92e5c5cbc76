// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "atendimento.h"

#include "condicionais.h"

// Atendimento, once a request is admitted: on a worker thread, and for a write on to the writer's.
namespace nucleo {

using dominio::Codigo;
using dominio::Erro;

void Atendimento::atender(Admitida admitida, std::function<void(Desfecho)> devolver)
{
    const auto a = std::make_shared<Admitida>(std::move(admitida));
    if (!a->desistencia)
        a->desistencia = std::make_shared<std::atomic<bool>>(false);
    a->requisicao.prazo = prazoDe(*a);
    // Gone with the last copy of `pronta`, wherever that is.
    const auto pronta = [a, vez = m_emCurso.entrar(a->desistencia), devolver = std::move(devolver)](Desfecho d) {
        d.resposta.cabecalhos += a->daConta;
        devolver(std::move(d));
    };
    if (a->rota->fila == Fila::Nenhuma) {
        a->requisicao.quem.reset(); // whose session is of no interest, and would be asked of the database
        return executar(a, pronta);
    }
    Executor &executor = a->rota->fila == Fila::Senhas ? m_partes.senhas : m_partes.comum;
    if (executor.tentar([this, a, pronta] { comecar(a, pronta); }))
        return;
    Erro cheio(Codigo::Indisponivel);
    cheio.tentarEmSegundos = 1;
    pronta(desfechoDe(cheio, a->requisicao));
}

Prazo Atendimento::prazoDe(const Admitida &a) const
{
    return {m_partes.relogio, m_partes.relogio.monotonicoMs() + a.rota->prazoMs, a.desistencia};
}

// On a worker thread. What waited too long for it, or whose client has gone meanwhile, is not begun.
void Atendimento::comecar(const std::shared_ptr<Admitida> &a, const std::function<void(Desfecho)> &pronta)
{
    Requisicao &r = a->requisicao;
    if (a->rota->fila == Fila::Senhas)
        r.prazo = prazoDe(*a); // few threads hash passwords: the wait for one does not count
    if (const auto emTempo = r.prazo.conferir(); !emTempo)
        return pronta(desfechoDoCaso(emTempo.error(), r));
    const Prazo::Vigente vigente(r.prazo);
    executar(a, pronta);
}

void Atendimento::executar(const std::shared_ptr<Admitida> &a, const std::function<void(Desfecho)> &pronta)
{
    Requisicao &r = a->requisicao;
    // The last resort: whatever a handler throws ends here, as a logged 500.
    try {
        if (const auto pode = autorizar(*a); !pode)
            return pronta(desfechoDoCaso(pode.error(), r));
        if (!a->rota->doc.corpo.componente && !r.corpo.trimmed().isEmpty() && r.corpo.trimmed() != "{}")
            return pronta(desfechoDe(Codigo::RequisicaoInvalida, r)); // a body where none is read
        if (const auto *aoVivo = std::get_if<CasoAoVivo>(&a->rota->caso)) {
            auto aberto = abrirAoVivo(*aoVivo, r);
            return pronta(aberto ? *std::move(aberto) : desfechoDoCaso(aberto.error(), r));
        }
        if (const auto *escrita = std::get_if<CasoEscrita>(&a->rota->caso))
            return escrever(a, *escrita, pronta);
        const auto resposta = std::get<CasoLeitura>(a->rota->caso)(r);
        pronta(resposta ? Desfecho{seMudou(r, *resposta), false, {}} : desfechoDoCaso(resposta.error(), r));
    } catch (const std::exception &e) {
        pronta(desfechoDe(Erro(Codigo::ErroInterno, QString::fromUtf8(e.what())), r));
    } catch (...) {
        pronta(desfechoDe(Erro(Codigo::ErroInterno, QStringLiteral("unknown exception")), r));
    }
}

Desfecho Atendimento::desfechoDoCaso(Erro erro, const Requisicao &r)
{
    if (erro.codigo == Codigo::SemConexao) { // of a write, its outcome is not known: the client asks again
        erro.codigo = Codigo::Indisponivel;
        erro.tentarEmSegundos = 1;
    }
    if (erro.codigo != Codigo::Indisponivel || !r.prazo.acabou())
        return desfechoDe(erro, r);
    if (r.prazo.clienteIdo())
        erro.registro.clear();
    else
        m_metricas.vencidas++;
    return desfechoDe(erro, r);
}

// Its place is taken here, before the socket goes anywhere: requests that come at once are counted one by one.
dominio::Resultado<Desfecho> Atendimento::abrirAoVivo(const CasoAoVivo &caso, const Requisicao &r)
{
    if (r.metodo == Metodo::Head || !r.quem)
        return dominio::falha(r.quem ? Codigo::MetodoNaoPermitido : Codigo::TokenAusente);
    Desfecho desfecho{{}, true, *r.quem};
    if (caso.unidade) {
        AGENDA_OBTER(desfecho.unidade, caso.unidade(r));
    }
    AGENDA_OBTER(desfecho.lugar, m_lugares.tomar(r.quem->usuario.uuid()));
    return desfecho;
}

// A process that died may have left its transaction to the database, which ends it while the retry is under way here.
std::optional<Resposta> Atendimento::dadaPorOutro(const Admitida &a,
                                                  const std::optional<Idempotencia::Pedido> &pedido) const
{
    if (!pedido)
        return std::nullopt;
    return Idempotencia::dadaPorOutro(*a.rota->banco, *pedido, m_partes.relogio.agora()).value_or(std::nullopt);
}

// A write on its way through the steps below.
struct Atendimento::Escrita {
    std::shared_ptr<Admitida> a;
    std::function<void(Desfecho)> pronta;
    std::optional<Idempotencia::Pedido> pedido = {};
    std::shared_ptr<Idempotencia::Vez> vez = {}; // given back however this ends
    void responder(Desfecho desfecho)
    {
        vez.reset(); // before the answer: whoever has it may ask again
        pronta(std::move(desfecho));
    }
    void responder(const Resposta &resposta) { responder(Desfecho{resposta, false, {}}); }
};

void Atendimento::escrever(const std::shared_ptr<Admitida> &a, const CasoEscrita &caso,
                           const std::function<void(Desfecho)> &pronta)
{
    Escrita e{.a = a, .pronta = pronta};
    // Before the preparation: what was done once is answered as then, even if it would be refused now.
    const auto feita = jaFeita(e);
    if (!feita)
        return e.responder(desfechoDoCaso(feita.error(), a->requisicao));
    if (*feita)
        return e.responder(**feita);
    auto efeito = caso(a->requisicao);
    if (efeito)
        return gravar(std::move(e), *std::move(efeito));
    const auto dada = dadaPorOutro(*a, e.pedido);
    e.responder(dada ? Desfecho{*dada, false, {}} : desfechoDoCaso(efeito.error(), a->requisicao));
}

// Takes the turn of its key, where it has one, and looks for the answer that the key has had.
dominio::Resultado<std::optional<Resposta>> Atendimento::jaFeita(Escrita &e)
{
    if (!e.a->rota->idempotente)
        return std::nullopt;
    AGENDA_OBTER(e.pedido, Idempotencia::pedidoDe(e.a->requisicao));
    if (!e.pedido)
        return std::nullopt;
    if (!m_idempotencia.entrar(*e.pedido))
        return dominio::falha(Codigo::EmAndamento);
    e.vez = std::make_shared<Idempotencia::Vez>(m_idempotencia, *e.pedido);
    return e.a->rota->banco->lerUma(
        [&](Leitura &l) { return Idempotencia::guardada(l, *e.pedido, m_partes.relogio.agora()); });
}

void Atendimento::gravar(Escrita escrita, Efeito efeito)
{
    const Requisicao &r = escrita.a->requisicao;
    Banco &banco = *escrita.a->rota->banco;
    Contexto contexto;
    contexto.ator = r.quem ? r.quem->usuario.uuid() : QUuid();
    contexto.agora = m_partes.relogio.agora();
    contexto.origem = r.par.toString().toLatin1();
    contexto.requisicaoId = r.id;
    const auto resposta = std::make_shared<Resposta>();
    auto trabalho = [resposta, pedido = escrita.pedido, efeito = std::move(efeito)](Transacao &t) -> Resultado<void> {
        if (pedido) {
            AGENDA_OBTER(const auto feita, Idempotencia::guardada(t, *pedido, t.agora()));
            if (feita) {
                *resposta = *feita;
                return {};
            }
        }
        AGENDA_OBTER(*resposta, efeito(t));
        return pedido ? Idempotencia::guardar(t, *pedido, *resposta) : Resultado<void>();
    };
    auto depois = [this, resposta, e = std::move(escrita)](Resultado<void> gravou) mutable {
        // The answer of another process is looked for with one more read. A client that has gone would not get it. An
        // unknown outcome (SemConexao) stays one: what this process wrote may be found and still be lost.
        if (!gravou && gravou.error().codigo != Codigo::SemConexao && !e.a->requisicao.prazo.clienteIdo())
            if (const auto dada = dadaPorOutro(*e.a, e.pedido))
                return e.responder(*dada);
        e.responder(gravou ? Desfecho{*resposta, false, {}} : desfechoDoCaso(gravou.error(), e.a->requisicao));
    };
    banco.escrever(contexto, std::move(trabalho), std::move(depois));
}

} // namespace nucleo
