// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../conhecidos.h"
#include "../repositorios/consultatabela.h"
#include "../repositorios/pessoatabela.h"
#include "../respostas.h"
#include "../textobusca.h"

#include <dominio/situacao.h>

#include <algorithm>

// The three lists of appointments: the desk's day, a patient's history, a doctor's agenda.
namespace agendamento {

using namespace Qt::StringLiterals;

namespace {

QStringList todasAsSituacoes()
{
    QStringList textos;
    for (const char *texto : contrato::TextosDe<dominio::Situacao>::textos)
        textos.append(QLatin1String(texto));
    return textos;
}

FiltroConsultas filtroComum(Parametros &p)
{
    FiltroConsultas filtro;
    const auto periodo = p.periodoDeLista();
    filtro.de = periodo.de;
    filtro.ate = periodo.ate;
    for (const QString &texto : p.palavras(u"situacao"_s, todasAsSituacoes()))
        filtro.situacoes.append(*dominio::situacaoDeTexto(texto));
    std::sort(filtro.situacoes.begin(), filtro.situacoes.end()); // one query text for one set
    filtro.quantas = p.limite();
    filtro.depoisDe = p.cursor();
    return filtro;
}

Resultado<Resposta> pagina(nucleo::Leitura &l, const Requisicao &r, FiltroConsultas filtro)
{
    const int limite = filtro.quantas;
    filtro.quantas = limite + 1; // one more tells whether there is a next page
    AGENDA_OBTER(auto itens, ConsultaTabela(l).listar(filtro));
    std::optional<QString> proximo;
    if (itens.size() > limite) {
        itens.resize(limite);
        proximo = Cursor{itens.last().inicio.instante.ms(), itens.last().id.texto()}.texto();
    }
    return respostaDeLista(r, contrato::escreverLista(itens, proximo), proximo);
}

Resultado<Resposta> responder(const Servicos &s, const Requisicao &r, const FiltroConsultas &filtro)
{
    return s.banco.ler([&](nucleo::Leitura &l) { return pagina(l, r, filtro); });
}

} // namespace

// GET /consultas
Resultado<Resposta> listarConsultas(const Servicos &s, const Requisicao &r)
{
    Parametros p(r);
    FiltroConsultas filtro = filtroComum(p);
    filtro.medico = p.id<dominio::MedicoId>(u"medicoId"_s);
    filtro.unidade = p.id<dominio::UnidadeId>(u"unidadeId"_s);
    filtro.orfa = p.logico(u"orfa"_s);
    if (const auto busca = p.texto(u"busca"_s))
        filtro.nome = padroesDeBusca(*busca);
    AGENDA_TENTAR(p.conferir());
    return responder(s, r, filtro);
}

// GET /consultas/paciente/{id}: the patient; staff, a doctor only what they share with the patient.
Resultado<Resposta> listarConsultasDoPaciente(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto paciente, idDoCaminho<dominio::PacienteId>(r, 0));
    const nucleo::Identidade &quem = *r.quem;
    const bool proprio = quem.usuario.uuid() == paciente.uuid();
    if (quem.eh(dominio::Perfil::Paciente) && !proprio)
        return dominio::falha(dominio::Codigo::NaoEncontrado);
    Parametros p(r);
    FiltroConsultas filtro = filtroComum(p);
    filtro.paciente = paciente;
    filtro.medico = p.id<dominio::MedicoId>(u"medicoId"_s);
    filtro.maisRecentesPrimeiro = true;
    AGENDA_TENTAR(p.conferir());
    if (quem.eh(dominio::Perfil::Medico)) {
        const dominio::MedicoId eu(quem.usuario);
        AGENDA_OBTER(const bool meu,
                     s.banco.ler([&](nucleo::Leitura &l) { return ConsultaTabela(l).atende(eu, paciente); }));
        if (!meu)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        if (filtro.medico && *filtro.medico != eu)
            return Resposta::json(contrato::escreverLista(QList<contrato::Consulta>()));
        filtro.medico = eu;
    } else if (!proprio) {
        AGENDA_OBTER(const auto pessoa, pessoaConhecida(s, paciente.uuid()));
        if (!pessoa || pessoa->perfil != dominio::Perfil::Paciente)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
    }
    return responder(s, r, filtro);
}

// GET /consultas/medico/{id}: that doctor, receptionists, admins.
Resultado<Resposta> listarConsultasDoMedico(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    Parametros p(r);
    FiltroConsultas filtro = filtroComum(p);
    filtro.medico = medico;
    AGENDA_TENTAR(p.conferir());
    auto resposta = s.corpos.responder(s.banco, r.alvo, s.relogio.agora(),
                                       [&](nucleo::Leitura &l) -> Resultado<nucleo::RespostaComPrazo> {
                                           AGENDA_OBTER(const auto pessoa, PessoaTabela(l).buscar(medico.uuid()));
                                           if (!pessoa || pessoa->perfil != dominio::Perfil::Medico)
                                               return dominio::falha(dominio::Codigo::NaoEncontrado);
                                           AGENDA_OBTER(auto feita, pagina(l, r, filtro));
                                           return nucleo::RespostaComPrazo{std::move(feita), std::nullopt};
                                       });
    if (resposta || resposta.error().codigo != dominio::Codigo::NaoEncontrado)
        return resposta;
    // Not known here yet: a doctor registered a moment ago, who then has no appointments, or nobody.
    AGENDA_TENTAR(medicoConhecido(s, medico));
    return responder(s, r, filtro);
}

} // namespace agendamento
