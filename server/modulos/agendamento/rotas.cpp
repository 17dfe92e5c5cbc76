// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rotas.h"

#include "casos/casos.h"
#include "parametrosdasrotas.h"

#include <contrato/agenda.h>
#include <contrato/consulta.h>
#include <contrato/feriado.h>
#include <contrato/linkdaagenda.h>
#include <contrato/listaespera.h>
#include <contrato/marcacao.h>

namespace agendamento {

using contrato::esquema;
using contrato::listaDe;
using contrato::ParametroDeConsulta;
using dominio::Acao;
using nucleo::Acesso;
using nucleo::DocRota;
using nucleo::Metodo;
using nucleo::Rota;
using namespace parametros;

namespace {

using Leitor = Resultado<Resposta> (*)(const Servicos &, const Requisicao &);
using Escritor = Resultado<Efeito> (*)(const Servicos &, const Requisicao &);

constexpr auto Sim = Acesso::Sim;
constexpr auto Dono = Acesso::SeDono;

Acesso qualquerUm()
{
    Acesso acesso;
    acesso.anonimo = true;
    return acesso;
}

// In the order patient, doctor, receptionist, admin.
Acesso so(Acesso::Regra paciente, Acesso::Regra medico, Acesso::Regra recepcionista, Acesso::Regra admin)
{
    return {false, false, paciente, medico, recepcionista, admin};
}
constexpr auto Nao = Acesso::Nao;

class Tabela
{
public:
    explicit Tabela(const Servicos &s) : m_s(s) {}

    void ler(const char *caminho, Acesso acesso, Leitor caso, DocRota doc)
    {
        Rota rota{Metodo::Get, caminho, acesso, [&s = m_s, caso](const Requisicao &r) { return caso(s, r); }, doc};
        m_rotas.append(rota);
    }
    void escrever(Metodo metodo, const char *caminho, Acesso acesso, Escritor caso, DocRota doc)
    {
        acrescentar(metodo, caminho, acesso, [&s = m_s, caso](const Requisicao &r) { return caso(s, r); }, doc);
    }
    void mudar(const char *caminho, Acesso acesso, Acao acao, const char *resumo)
    {
        const auto corpo = exigeMotivo(acao) ? esquema<contrato::MotivoCorpo>() : contrato::Esquema();
        const DocRota doc{resumo, corpo, esquema<contrato::Consulta>(), 200, {}};
        acrescentar(
            Metodo::Put, caminho, acesso, [&s = m_s, acao](const Requisicao &r) { return mudarConsulta(s, r, acao); },
            doc);
    }
    void aoVivo(const char *caminho, Acesso acesso, DocRota doc)
    {
        m_rotas.append(Rota{Metodo::Get, caminho, acesso, nucleo::CasoAoVivo{.unidade = unidadePedida}, doc});
    }
    // A POST whose answer must not be kept, not even for a day: it has a secret in it.
    void criarSegredo(const char *caminho, Acesso acesso, Escritor caso, DocRota doc)
    {
        escrever(Metodo::Post, caminho, acesso, caso, std::move(doc));
        m_rotas.last().idempotente = false;
    }
    // The last one, though no POST, honours Idempotency-Key.
    void comChave() { m_rotas.last().idempotente = true; }
    [[nodiscard]] QList<Rota> rotas() const { return m_rotas; }

private:
    void acrescentar(Metodo metodo, const char *caminho, Acesso acesso, nucleo::CasoEscrita caso, const DocRota &doc)
    {
        Rota rota{metodo, caminho, acesso, std::move(caso), doc};
        rota.banco = &m_s.banco;
        rota.idempotente = metodo == Metodo::Post;
        m_rotas.append(rota);
    }
    const Servicos &m_s;
    QList<Rota> m_rotas;
};

void rotasDasUnidades(Tabela &t)
{
    const auto unidade = esquema<contrato::Unidade>(), nova = esquema<contrato::NovaUnidade>();
    const Acesso admin = so(Nao, Nao, Nao, Sim);
    t.ler("/unidades", qualquerUm(), listarUnidades, {"Unidades", {}, listaDe<contrato::Unidade>(), 200, pagina});
    t.ler("/unidades/{id}", qualquerUm(), verUnidade, {"Uma unidade", {}, unidade, 200, {}});
    t.escrever(Metodo::Post, "/unidades", admin, criarUnidade, {"Criar unidade", nova, unidade, 201, {}});
    t.escrever(Metodo::Put, "/unidades/{id}", admin, editarUnidade, {"Editar unidade", nova, unidade, 200, simulacao});
}

void rotasDosFeriados(Tabela &t)
{
    const Acesso admin = so(Nao, Nao, Nao, Sim);
    const auto feriado = esquema<contrato::Feriado>();
    const ParametroDeConsulta ano{"ano", "integer", nullptr, false, "o corrente, onde não se diz", 1990, 2120};
    t.ler("/feriados", qualquerUm(), listarFeriados,
          {"Feriados de um ano", {}, listaDe<contrato::Feriado>(), 200, Parametros{ano, unidadeId} + pagina});
    t.ler("/feriados/{id}", qualquerUm(), verFeriado, {"Um feriado de uma unidade", {}, feriado, 200, {}});
    t.escrever(Metodo::Post, "/feriados", admin, criarFeriado,
               {"Acrescentar um feriado a uma unidade", esquema<contrato::NovoFeriado>(), feriado, 201, simulacao});
    t.escrever(Metodo::Delete, "/feriados/{id}", admin, removerFeriado, {"Remover o feriado", {}, {}, 204, {}});
}

void rotasDosHorarios(Tabela &t)
{
    const Parametros filtros{{"especialidade", "string"},
                             {"convenio", "string"},
                             unidadeId,
                             {"periodo", "string", nullptr, false,
                              "manha (até 12h), tarde (até 18h), noite; uma ou várias, separadas por vírgula"}};
    auto lista = listaDe<contrato::HorarioDeMedico>();
    lista.instanteDaLista = "procuradoAte";
    t.ler("/horarios", qualquerUm(), listarHorariosDaClinica,
          {"Próximos horários livres, de todos os médicos: sem ate, os dos próximos 62 dias. Tudo o que há antes de "
           "procuradoAte está nesta página ou nas anteriores. Sem token da equipe, até o horizonteDias da unidade",
           {},
           lista,
           200,
           busca + filtros + pagina});
}

void rotasDosMedicos(Tabela &t)
{
    const Acesso donoOuClinica = so(Nao, Dono, Sim, Sim), donoOuRecepcao = so(Nao, Dono, Sim, Nao);
    const auto agendas = listaDe<contrato::AgendaUnidade>();
    const Parametros duracao{
        {"duracaoMin", "integer", nullptr, false, "só com token da equipe; sem ele vale a da faixa", 5, 480},
        unidadeId};
    t.ler("/medicos/{id}/horarios", qualquerUm(), listarHorarios,
          {"Horários livres: sem ate, os de 7 dias. Sem token da equipe, até o horizonteDias da unidade",
           {},
           listaDe<contrato::HorarioLivre>(),
           200,
           busca + duracao + tudoOuPagina});
    t.ler("/medicos/{id}/agenda", donoOuClinica, verAgenda, {"Agendas do médico", {}, agendas, 200, {}});
    t.escrever(Metodo::Put, "/medicos/{id}/agenda", donoOuClinica, definirAgenda,
               {"Definir a agenda numa unidade", esquema<contrato::NovaAgenda>(), agendas, 200, simulacao, true});
    t.ler("/medicos/{id}/bloqueios", donoOuRecepcao, listarBloqueios,
          {"Bloqueios do médico", {}, listaDe<contrato::Bloqueio>(), 200, periodo + pagina});
    t.ler("/medicos/{id}/bloqueios/{bloqueioId}", donoOuRecepcao, verBloqueio,
          {"Um bloqueio", {}, esquema<contrato::Bloqueio>(), 200, {}});
    t.escrever(Metodo::Post, "/medicos/{id}/bloqueios", donoOuRecepcao, criarBloqueio,
               {"Bloquear", esquema<contrato::NovoBloqueio>(), esquema<contrato::Bloqueio>(), 201, simulacao});
    t.escrever(Metodo::Delete, "/medicos/{id}/bloqueios/{bloqueioId}", donoOuRecepcao, removerBloqueio,
               {"Desbloquear", {}, {}, 204, {}});
}

void rotasDoCalendario(Tabela &t)
{
    const auto link = esquema<contrato::LinkDaAgenda>();
    const contrato::Esquema calendario{
        "Calendario", [](QJsonObject &) { return QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}; },
        false, "text/calendar"};
    t.ler("/medicos/{id}/agenda.ics", qualquerUm(), lerCalendario,
          {"A agenda do médico em iCalendar (RFC 5545)",
           {},
           calendario,
           200,
           {{"token", "string", nullptr, true, "o segredo do link"}}});
    // No Idempotency-Key: the answer is the only place where the token is ever written, and the table of kept answers
    // is in clear text. Asking again does no harm: it makes another link in the place of the one nobody received.
    t.criarSegredo("/medicos/{id}/agenda.ics", so(Nao, Dono, Nao, Nao), criarLinkDaAgenda,
                   {"Fazer um link novo; o anterior deixa de valer. O token só aparece nesta resposta",
                    esquema<contrato::NovoLinkDaAgenda>(),
                    link,
                    201,
                    {}});
    t.escrever(Metodo::Delete, "/medicos/{id}/agenda.ics", so(Nao, Dono, Nao, Sim), revogarLinkDaAgenda,
               {"Revogar o link", {}, {}, 204, {}});
    t.ler("/medicos/{id}/agenda.ics/link", so(Nao, Dono, Nao, Nao), verLinkDaAgenda,
          {"O link que vale, sem o token", {}, link, 200, {}});
}

void rotasDasConsultas(Tabela &t)
{
    const auto consultas = listaDe<contrato::Consulta>();
    const Parametros comum = periodo + Parametros{situacao} + pagina;
    const Parametros doDia{
        medicoId, unidadeId, {"busca", "string", nullptr, false, "partes do nome do paciente"}, {"orfa", "boolean"}};
    t.escrever(
        Metodo::Post, "/consultas", so(Sim, Sim, Sim, Nao), marcarConsulta,
        {"Marcar consulta. Paciente: só um início que GET /medicos/{id}/horarios oferece, com a duração da faixa",
         esquema<contrato::NovaConsulta>(),
         esquema<contrato::Consulta>(),
         201,
         {}});
    t.escrever(Metodo::Post, "/consultas/series", so(Nao, Sim, Sim, Nao), marcarSerie,
               {"Marcar uma série, toda ou nada",
                esquema<contrato::NovaSerie>(),
                esquema<contrato::Serie>(),
                201,
                {},
                false,
                true});
    t.ler("/consultas", so(Nao, Nao, Sim, Sim), listarConsultas,
          {"O dia da recepção", {}, consultas, 200, comum + doDia});
    t.ler("/consultas/{id}", so(Sim, Sim, Sim, Sim), verConsulta,
          {"Uma consulta com histórico", {}, esquema<contrato::ConsultaDetalhada>(), 200, {}});
    t.ler("/consultas/paciente/{id}", so(Sim, Sim, Sim, Sim), listarConsultasDoPaciente,
          {"Consultas do paciente", {}, consultas, 200, comum + Parametros{medicoId}});
    t.ler("/consultas/medico/{id}", so(Nao, Dono, Sim, Sim), listarConsultasDoMedico,
          {"Agenda do médico", {}, consultas, 200, comum});
}

void rotasDasTransicoes(Tabela &t)
{
    const Acesso medico = so(Nao, Sim, Nao, Nao), recepcao = so(Nao, Nao, Sim, Nao), todos = so(Sim, Sim, Sim, Nao);
    t.mudar("/consultas/{id}/confirmar", medico, Acao::Confirmar, "Confirmar");
    t.mudar("/consultas/{id}/recusar", medico, Acao::Recusar, "Recusar, com motivo");
    t.mudar("/consultas/{id}/cancelar", todos, Acao::Cancelar, "Cancelar, com motivo");
    t.escrever(Metodo::Put, "/consultas/{id}/remarcar", todos, remarcarConsulta,
               {"Remarcar; responde a consulta nova",
                esquema<contrato::RemarcacaoCorpo>(),
                esquema<contrato::Consulta>(),
                201,
                {}});
    t.comChave(); // it makes an appointment: whoever lost the answer gets it, not a refusal because of their own move
    t.escrever(Metodo::Put, "/consultas/{id}/resposta", so(Sim, Nao, Nao, Nao), responderConsulta,
               {"O paciente responde ao lembrete",
                esquema<contrato::RespostaCorpo>(),
                esquema<contrato::Consulta>(),
                200,
                {}});
    t.mudar("/consultas/{id}/presenca", recepcao, Acao::RegistrarPresenca, "O paciente chegou");
    t.mudar("/consultas/{id}/iniciar", medico, Acao::Iniciar, "Iniciar atendimento");
    t.mudar("/consultas/{id}/concluir", medico, Acao::Concluir, "Concluir atendimento");
    t.mudar("/consultas/{id}/falta", recepcao, Acao::RegistrarFalta, "O paciente faltou");
    t.mudar("/consultas/{id}/desistencia", recepcao, Acao::RegistrarDesistencia, "O paciente não aguardou");
    t.mudar("/consultas/{id}/desfazer", recepcao, Acao::Desfazer, "Desfazer a presença");
}

void rotasDasReservas(Tabela &t)
{
    const Acesso quemReserva = so(Sim, Nao, Sim, Nao);
    const auto reserva = esquema<contrato::Reserva>();
    t.escrever(Metodo::Post, "/reservas", quemReserva, criarReserva,
               {"Segurar um horário por 5 minutos", esquema<contrato::NovaReserva>(), reserva, 201, {}});
    t.ler("/reservas/{id}", quemReserva, verReserva, {"Uma reserva", {}, reserva, 200, {}});
    t.escrever(Metodo::Delete, "/reservas/{id}", quemReserva, removerReserva, {"Soltar o horário", {}, {}, 204, {}});
}

void rotasDaEspera(Tabela &t)
{
    const Acesso quemEspera = so(Sim, Nao, Sim, Nao), quemVe = so(Sim, Nao, Sim, Sim);
    const auto espera = esquema<contrato::Espera>();
    const Parametros filtros{medicoId, {"pacienteId", "string", "uuid"}, unidadeId, {"especialidade"}, situacao};
    t.escrever(Metodo::Post, "/lista-espera", quemEspera, entrarNaEspera,
               {"Esperar por um horário de um médico ou de uma especialidade",
                esquema<contrato::NovaEspera>(),
                espera,
                201,
                {}});
    t.ler("/lista-espera", quemVe, listarEsperas,
          {"Quem espera, na ordem da fila", {}, listaDe<contrato::Espera>(), 200, filtros + pagina});
    t.ler("/lista-espera/{id}", quemVe, verEspera, {"Uma espera", {}, espera, 200, {}});
    t.escrever(Metodo::Delete, "/lista-espera/{id}", quemEspera, sairDaEspera, {"Sair da fila", {}, {}, 204, {}});
    t.escrever(Metodo::Post, "/lista-espera/{id}/aceitar", quemEspera, aceitarVaga,
               {"Ficar com o horário oferecido; responde a consulta", {}, esquema<contrato::Consulta>(), 201, {}});
    t.escrever(Metodo::Post, "/lista-espera/{id}/recusar", quemEspera, recusarVaga,
               {"Deixar o horário oferecido para o próximo", {}, espera, 200, {}});
}

} // namespace

QList<Rota> rotas(const Servicos &servicos)
{
    Tabela t(servicos);
    rotasDasUnidades(t);
    rotasDosFeriados(t);
    rotasDosHorarios(t);
    rotasDosMedicos(t);
    rotasDoCalendario(t);
    rotasDasConsultas(t);
    rotasDasTransicoes(t);
    rotasDasReservas(t);
    rotasDaEspera(t);
    t.aoVivo("/eventos", so(Nao, Sim, Sim, Sim),
             {"Mudanças ao vivo (text/event-stream)",
              {},
              {},
              200,
              {{"unidadeId", "string", "uuid", false, "só os eventos desta unidade e os que não são de nenhuma"}}});
    return t.rotas();
}

} // namespace agendamento
