// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../cripto/base64url.h"
#include "../parametros.h"
#include "../repositorios/medicosativos.h"
#include "../texto.h"

#include <contrato/sessao.h>

using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::falha;
using dominio::MedicoId;

namespace auth {

namespace {

struct Pedido {
    FiltroDeMedicos filtro;
    std::optional<QUuid> unidade;
    FiltroDisponivel disponivel;
    std::optional<QString> cursor;
    int limite = 50;
    bool impossivel = false; // a filter of nothing but marks fits nobody
    [[nodiscard]] bool precisaDaAgenda() const { return unidade || !disponivel.vazio(); }
};

Resultado<Pedido> lerPedido(const Servicos &s, const Requisicao &req)
{
    Parametros p(req);
    Pedido pedido;
    const auto especialidade = p.texto(u"especialidade"_s), convenio = p.texto(u"convenio"_s),
               nome = p.texto(u"nome"_s);
    pedido.filtro = {chaveDeNome(especialidade.value_or(QString())), chaveDeNome(convenio.value_or(QString())),
                     palavras(nome.value_or(QString()))};
    const auto soMarcas = [](const std::optional<QString> &v, bool vazio) { return v && !v->isEmpty() && vazio; };
    pedido.impossivel = soMarcas(especialidade, pedido.filtro.especialidade.isEmpty()) ||
                        soMarcas(convenio, pedido.filtro.convenio.isEmpty()) ||
                        soMarcas(nome, pedido.filtro.nome.isEmpty());
    pedido.unidade = p.id(u"unidadeId"_s);
    const auto disponivel = p.periodo(
        {u"disponivelDe"_s, u"disponivelAte"_s, s.ajustes.fusoPadrao, dominio::diasDeHorarios, s.relogio.agora()});
    pedido.disponivel = {disponivel.de, disponivel.ate};
    pedido.cursor = p.cursor();
    pedido.limite = p.limite();
    AGENDA_TENTAR(p.conferir());
    if (pedido.precisaDaAgenda() && !s.agenda)
        return falha(Codigo::Indisponivel);
    return pedido;
}

contrato::Medico publico(const contrato::Usuario &u, const ResumoAgenda &agenda)
{
    contrato::Medico m;
    m.id = MedicoId(u.id);
    m.nome = u.nomeSocial.value_or(u.nome);
    m.crm = u.crm.value_or(contrato::CorpoCrm());
    m.especialidades = u.especialidades.value_or(QList<QString>());
    m.rqe = u.rqe;
    m.unidades = agenda.unidades;
    m.convenios = u.convenios.value_or(QList<QString>());
    m.duracaoPadraoMin = u.duracaoPadraoMin.value_or(30);
    m.proximoHorario = agenda.proximoHorario;
    return m;
}

Resultado<std::optional<Cadastro>> donoDoCursor(Servicos &s, const std::optional<QString> &cursor)
{
    if (!cursor)
        return std::nullopt;
    const auto bytes = deBase64Url(cursor->toUtf8());
    if (!bytes || bytes->size() != 16)
        return falha(Codigo::CursorInvalido);
    const dominio::UsuarioId id(QUuid::fromRfc4122(*bytes));
    AGENDA_OBTER(const auto dono, s.banco.ler([&](nucleo::Leitura &l) { return UsuarioTabela::buscar(l, id); }));
    if (!dono || dono->usuario.perfil != dominio::Perfil::Medico)
        return falha(Codigo::CursorInvalido);
    return dono;
}

Resultado<QHash<MedicoId, ResumoAgenda>> agendas(Servicos &s, const QList<Cadastro> &lote, const Pedido &pedido)
{
    QHash<MedicoId, ResumoAgenda> saida;
    QList<MedicoId> ids;
    for (const Cadastro &c : lote)
        ids += MedicoId(c.usuario.id);
    if (s.agenda)
        return s.agenda->resumo(ids, pedido.disponivel, s.relogio.agora());
    for (const MedicoId &id : std::as_const(ids))
        saida.insert(id, {});
    return saida;
}

// One more than the page holds tells that there is a next one. Who does not fit is only known after asking for the
// agendas, so doctors are taken by lots until the page is full.
Resultado<QList<contrato::Medico>> juntar(Servicos &s, const Pedido &pedido)
{
    QList<contrato::Medico> itens;
    AGENDA_OBTER(auto apos, donoDoCursor(s, pedido.cursor));
    for (bool mais = !pedido.impossivel; mais && itens.size() <= pedido.limite;) {
        const int quantos = pedido.limite + 1;
        AGENDA_OBTER(const auto lote, s.banco.ler([&](nucleo::Leitura &l) {
            return MedicosAtivos::lote(l, pedido.filtro, apos, quantos);
        }));
        mais = lote.size() == quantos;
        if (lote.isEmpty())
            break;
        AGENDA_OBTER(const auto agenda, agendas(s, lote, pedido));
        for (const Cadastro &c : lote) {
            const auto dele = agenda.constFind(MedicoId(c.usuario.id));
            if (dele == agenda.cend() ||
                (pedido.unidade && !dele->unidades.contains(dominio::UnidadeId(*pedido.unidade))))
                continue;
            itens += publico(c.usuario, *dele);
        }
        apos = lote.last();
    }
    return itens;
}

Resultado<Resposta> listar(Servicos &s, const Requisicao &req)
{
    AGENDA_OBTER(const Pedido pedido, lerPedido(s, req));
    AGENDA_OBTER(const auto achados, juntar(s, pedido));
    const QList<contrato::Medico> itens = achados.mid(0, pedido.limite);
    std::optional<QString> proximo;
    if (achados.size() > pedido.limite)
        proximo = QString::fromLatin1(paraBase64Url(itens.last().id.uuid().toRfc4122()));
    auto resposta = respostaDeLista(contrato::escreverLista(itens, proximo), req, "/medicos", proximo);
    resposta.pessoal = false;
    return resposta;
}

} // namespace

Resultado<Resposta> listarMedicos(Servicos &s, const Requisicao &req)
{
    // The list names each doctor's next free time: it holds until either database changes or the minute does.
    constexpr qint64 minutoMs = 60'000;
    const auto agora = s.relogio.agora();
    qint64 versaoDaAgenda = 0;
    if (s.agenda) {
        AGENDA_OBTER(versaoDaAgenda, s.agenda->versao());
    }
    const QByteArray chave = req.alvo + '\n' + QByteArray::number(versaoDaAgenda);
    return s.corpos.responder(s.banco, chave, agora, [&](nucleo::Leitura &) -> Resultado<nucleo::RespostaComPrazo> {
        AGENDA_OBTER(const auto resposta, listar(s, req));
        return nucleo::RespostaComPrazo{resposta, agora.maisMs(minutoMs - agora.ms() % minutoMs)};
    });
}

Resultado<Resposta> chavesPublicas(Servicos &s, const Requisicao &)
{
    s.chaveiro.cuidar();
    auto resposta = Resposta::json(s.chaveiro.jwks());
    resposta.pessoal = false;
    return std::move(resposta).com("Cache-Control", "public, max-age=300").comMarcaDoCorpo();
}

} // namespace auth
