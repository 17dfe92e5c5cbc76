// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"
#include "mudarespera.h"

#include "../anuncios.h"
#include "../conhecidos.h"
#include "../parametros.h"
#include "../repositorios/esperatabela.h"
#include "../repositorios/pessoatabela.h"
#include "../repositorios/unidadetabela.h"
#include "../textobusca.h"

#include <QSet>

// POST /lista-espera
namespace agendamento {

using contrato::Espera;
using contrato::NovaEspera;
using dominio::CodigoCampo;
using dominio::Perfil;
using namespace Qt::StringLiterals;

namespace {

using Erros = QList<dominio::ErroCampo>;

constexpr int vivasPorPaciente = 10;
constexpr int diasAdiante = 366;       // the last day someone may wait for
constexpr int minutosAOeste = 12 * 60; // of UTC, where a day ends last

// Where a civil date begins: at the unit, or, where no unit is named, where it begins last.
struct Janela {
    QDate hoje;
    dominio::Instante encerraEm;
};

Janela janelaDe(const NovaEspera &nova, const std::optional<dominio::Fuso> &fuso, dominio::Instante agora)
{
    if (fuso)
        return {fuso->data(agora), fuso->inicioDoDia(nova.ate)};
    const dominio::Fuso utc;
    return {utc.data(agora.maisMinutos(-minutosAOeste)), utc.inicioDoDia(nova.ate).maisMinutos(minutosAOeste)};
}

// A patient waits for themselves.
Resultado<NovaEspera> lerPedido(const Requisicao &r)
{
    AGENDA_OBTER(auto nova, contrato::ler<NovaEspera>(r.corpo));
    if (nova.especialidade)
        nova.especialidade = nova.especialidade->simplified();
    if (!r.quem->eh(Perfil::Paciente))
        return nova;
    if (nova.pacienteId && nova.pacienteId->uuid() != r.quem->usuario.uuid())
        return dominio::falha(dominio::Codigo::SemPermissao);
    if (nova.duracaoMin) // patients wait for times as the agenda has them
        return dominio::falha(dominio::Erro::campoProibido(u"duracaoMin"_s));
    nova.pacienteId = dominio::PacienteId(r.quem->usuario);
    return nova;
}

void conferirJanela(const NovaEspera &nova, const QDate &hoje, Erros &erros)
{
    if (nova.de < hoje)
        erros.append({u"de"_s, CodigoCampo::NoPassado, 0});
    if (nova.ate <= nova.de)
        erros.append({u"ate"_s, CodigoCampo::Minimo, 0});
    else if (nova.ate > hoje.addDays(diasAdiante))
        erros.append({u"ate"_s, CodigoCampo::Maximo, diasAdiante});
}

template<class T>
void conferirConjunto(const QString &nome, const std::optional<QList<T>> &itens, Erros &erros)
{
    QSet<int> vistos;
    for (qsizetype i = 0; itens && i < itens->size(); ++i) {
        const QString campo = u"%1[%2]"_s.arg(nome).arg(i);
        const int numero = int(itens->at(i));
        if (vistos.contains(numero))
            erros.append({campo, CodigoCampo::Duplicado, 0});
        vistos.insert(numero);
    }
}

Resultado<void> conferirQuemSeQuer(const Servicos &s, const NovaEspera &nova, Erros &erros)
{
    if (!nova.medicoId && !nova.especialidade)
        erros.append({u"medicoId"_s, CodigoCampo::Obrigatorio, 0});
    else if (nova.medicoId && nova.especialidade)
        erros.append({u"especialidade"_s, CodigoCampo::Formato, 0});
    else if (nova.especialidade) {
        const bool escrita = !textoDeBusca(*nova.especialidade).isEmpty();
        AGENDA_OBTER(const auto medicos, escrita ? s.vizinhos.medicos({nova.especialidade, std::nullopt})
                                                 : Resultado<QList<dominio::MedicoId>>());
        if (medicos.isEmpty())
            erros.append({u"especialidade"_s, CodigoCampo::NaoExiste, 0});
    }
    return {};
}

struct Pedido {
    NovaEspera nova;
    Janela janela;
    int deslocamento = 0; // of the unit, now
    QList<PessoaAtual> pessoas;
    Espera espera;
};

// The name of someone who may be named there; an error of that field where the id is of no such person.
Resultado<QString> conferirPessoa(const Servicos &s, const QString &campo, const QUuid &id, Perfil perfil, Pedido &p,
                                  Erros &erros)
{
    AGENDA_OBTER(const auto achada, pessoaAtual(s, id));
    if (!achada || achada->pessoa.perfil != perfil || !achada->pessoa.ativa()) {
        erros.append({campo, CodigoCampo::NaoExiste, 0});
        return QString();
    }
    p.pessoas.append(*achada);
    return achada->pessoa.nome;
}

Resultado<void> conferirPessoas(const Servicos &s, Pedido &p, Erros &erros)
{
    const NovaEspera &nova = p.nova;
    if (nova.pacienteId) {
        AGENDA_OBTER(p.espera.pacienteNome,
                     conferirPessoa(s, u"pacienteId"_s, nova.pacienteId->uuid(), Perfil::Paciente, p, erros));
    } else {
        erros.append({u"pacienteId"_s, CodigoCampo::Obrigatorio, 0});
    }
    if (nova.medicoId) {
        AGENDA_OBTER(p.espera.medicoNome,
                     conferirPessoa(s, u"medicoId"_s, nova.medicoId->uuid(), Perfil::Medico, p, erros));
    }
    return {};
}

Resultado<void> conferirUnidade(const Servicos &s, Pedido &p, dominio::Instante agora, Erros &erros)
{
    std::optional<dominio::Fuso> fuso;
    if (p.nova.unidadeId) {
        AGENDA_OBTER(const auto unidade,
                     s.banco.ler([&](nucleo::Leitura &l) { return UnidadeTabela(l).buscar(*p.nova.unidadeId); }));
        if (!unidade) {
            erros.append({u"unidadeId"_s, CodigoCampo::NaoExiste, 0});
        } else {
            AGENDA_OBTER(fuso, unidade->fuso());
            p.deslocamento = fuso->deslocamento(agora);
        }
    }
    p.janela = janelaDe(p.nova, fuso, agora);
    return {};
}

void preencher(Pedido &p)
{
    const NovaEspera &nova = p.nova;
    Espera &e = p.espera;
    e.pacienteId = *nova.pacienteId;
    e.medicoId = nova.medicoId;
    e.especialidade = nova.especialidade;
    e.unidadeId = nova.unidadeId;
    e.de = nova.de;
    e.ate = nova.ate;
    e.periodos = nova.periodos;
    e.diasSemana = nova.diasSemana;
    if (e.periodos)
        std::sort(e.periodos->begin(), e.periodos->end());
    if (e.diasSemana)
        std::sort(e.diasSemana->begin(), e.diasSemana->end());
    e.duracaoMin = nova.duracaoMin;
    e.tipo = nova.tipo;
    e.modalidade = nova.modalidade;
    e.convenio = nova.convenio;
    e.motivo = nova.motivo;
}

Resultado<Pedido> preparar(const Servicos &s, const NovaEspera &nova, dominio::Instante agora)
{
    Pedido p;
    p.nova = nova;
    Erros erros;
    AGENDA_TENTAR(conferirPessoas(s, p, erros));
    AGENDA_TENTAR(conferirQuemSeQuer(s, nova, erros));
    AGENDA_TENTAR(conferirUnidade(s, p, agora, erros));
    conferirJanela(nova, p.janela.hoje, erros);
    conferirConjunto(u"periodos"_s, nova.periodos, erros);
    conferirConjunto(u"diasSemana"_s, nova.diasSemana, erros);
    if (!erros.isEmpty())
        return dominio::falha(dominio::Erro::validacao(erros));
    preencher(p);
    return p;
}

// The same wish: what is said about the appointment does not make another of it.
bool iguais(const Espera &a, const Espera &b)
{
    const auto chave = [](const Espera &e) { return textoDeBusca(e.especialidade.value_or(QString())); };
    return a.medicoId == b.medicoId && chave(a) == chave(b) && a.unidadeId == b.unidadeId && a.de == b.de &&
           a.ate == b.ate && a.periodos == b.periodos && a.diasSemana == b.diasSemana && a.duracaoMin == b.duracaoMin &&
           a.tipo == b.tipo && a.modalidade == b.modalidade;
}

Resultado<void> conferirVivas(nucleo::Leitura &l, const Espera &nova)
{
    AGENDA_OBTER(const auto vivas, EsperaTabela(l).vivasDe(nova.pacienteId));
    for (const Espera &viva : vivas)
        if (iguais(viva, nova))
            return dominio::falha(
                dominio::Erro::validacao(nova.medicoId ? u"medicoId"_s : u"especialidade"_s, CodigoCampo::Duplicado));
    if (vivas.size() >= vivasPorPaciente)
        return dominio::falha(dominio::Erro::validacao(u"pacienteId"_s, CodigoCampo::Maximo, vivasPorPaciente));
    return {};
}

Resultado<Resposta> entrar(nucleo::Transacao &tx, const Pedido &p)
{
    Espera e = p.espera;
    AGENDA_TENTAR(tx.travar({e.pacienteId.uuid()}));
    AGENDA_TENTAR(conferirVivas(tx, e));
    for (const PessoaAtual &pessoa : p.pessoas)
        if (pessoa.mudou())
            AGENDA_TENTAR(PessoaTabela::gravar(tx, pessoa.pessoa, pessoa.conhecida));
    e.id = dominio::EsperaId::novo(tx.agora());
    e.criadaPor = dominio::UsuarioId(tx.contexto().ator);
    e.criadaEm = e.atualizadaEm = {tx.agora(), p.deslocamento};
    AGENDA_TENTAR(EsperaTabela::inserir(tx, e, p.janela.encerraEm));
    AGENDA_TENTAR(tx.publicar(anuncioDe("espera.criada", e)));
    AGENDA_TENTAR(tx.auditar("espera.criada", "espera", e.id.uuid()));
    return Resposta::json(contrato::escrever(e), 201)
        .com("Location", "/lista-espera/" + e.id.texto().toLatin1())
        .comVersao(e.versao);
}

} // namespace

Resultado<Efeito> entrarNaEspera(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto nova, lerPedido(r));
    AGENDA_OBTER(const auto pedido, preparar(s, nova, s.relogio.agora()));
    return [pedido](nucleo::Transacao &tx) { return entrar(tx, pedido); };
}

} // namespace agendamento
