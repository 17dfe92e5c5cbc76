// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casosdasrotas.h"

namespace api_teste {

using namespace Qt::StringLiterals;
using apoio::ClienteBruto;
using apoio::RespostaHttp;

namespace {

using Conta = std::unique_ptr<ClienteBruto> ClinicaViva::*;

QByteArray doMedico(const QString &medico, const char *resto)
{
    return "/medicos/" + medico.toLatin1() + resto;
}

RespostaHttp novoLink(ClinicaViva &c)
{
    return c.medico->post(doMedico(c.medicoId, "/agenda.ics"), {});
}

// One transition of a fresh appointment.
Mudanca transicao(const char *acao, Conta quem, bool temHora = false, const QJsonObject &corpo = {})
{
    return {[=](ClinicaViva &c) {
                const RespostaHttp feita = c.consulta();
                return Chamada{(c.*quem).get(), "/consultas/" + id(feita) + '/' + acao, corpo,
                               feita.cabecalhos.value("etag")};
            },
            temHora};
}

Chamada remarcar(ClinicaViva &c)
{
    const RespostaHttp feita = c.consulta();
    return {c.recepcao.get(),
            "/consultas/" + id(feita) + "/remarcar",
            {{u"inicio"_s, c.novoInicio()}},
            feita.cabecalhos.value("etag")};
}

Chamada editarUsuario(ClinicaViva &c)
{
    const QByteArray alvo = "/usuarios/" + c.outroPacienteId.toLatin1();
    const RespostaHttp lido = c.admin->get(alvo);
    QJsonObject corpo = lido.json();
    for (const auto *chave : {"id", "criadoEm", "atualizadoEm"})
        corpo.remove(QLatin1String(chave));
    corpo.insert(u"nome"_s, u"Pedro "_s + c.novoEmail().left(8).remove(u'@'));
    return {c.admin.get(), alvo, corpo, lido.cabecalhos.value("etag")};
}

Chamada editarUnidade(ClinicaViva &c)
{
    const RespostaHttp feita =
        c.admin->post("/unidades", {{u"nome"_s, c.novoEmail()}, {u"fuso"_s, u"America/Manaus"_s}});
    return {c.admin.get(),
            "/unidades/" + id(feita),
            {{u"nome"_s, c.novoEmail()}, {u"fuso"_s, u"America/Manaus"_s}},
            feita.cabecalhos.value("etag")};
}

Chamada definirAgenda(ClinicaViva &c)
{
    const QByteArray alvo = doMedico(c.ociosoId, "/agenda");
    return {c.recepcao.get(), alvo, c.agenda(u"12:00"_s), c.recepcao->get(alvo).cabecalhos.value("etag")};
}

Chamada responderOferta(ClinicaViva &c, const char *resposta)
{
    const RespostaHttp oferecida = c.esperaComOferta();
    return {
        c.recepcao.get(), "/lista-espera/" + id(oferecida) + '/' + resposta, {}, oferecida.cabecalhos.value("etag")};
}

Chamada aceitar(ClinicaViva &c)
{
    return responderOferta(c, "aceitar");
}

Chamada recusar(ClinicaViva &c)
{
    return responderOferta(c, "recusar");
}

Chamada apagar(const RespostaHttp &feita, ClienteBruto *quem)
{
    return {quem, feita.cabecalhos.value("location"), {}, feita.cabecalhos.value("etag")};
}

} // namespace

QMap<QByteArray, Preparo> leituras()
{
    const auto feito = [](RespostaHttp (ClinicaViva::*fazer)()) {
        return [fazer](ClinicaViva &c) { return Chamada{c.recepcao.get(), (c.*fazer)().cabecalhos.value("location")}; };
    };
    return {
        {"GET /.well-known/jwks.json",
         [](ClinicaViva &c) { return Chamada{c.ninguem.get(), "/.well-known/jwks.json"}; }},
        {"GET /auth/me", [](ClinicaViva &c) { return Chamada{c.paciente.get(), "/auth/me"}; }},
        {"GET /usuarios/{id}",
         [](ClinicaViva &c) { return Chamada{c.recepcao.get(), "/usuarios/" + c.pacienteId.toLatin1()}; }},
        {"GET /unidades/{id}",
         [](ClinicaViva &c) { return Chamada{c.ninguem.get(), "/unidades/" + c.unidadeId.toLatin1()}; }},
        {"GET /medicos/{id}/agenda",
         [](ClinicaViva &c) { return Chamada{c.recepcao.get(), doMedico(c.medicoId, "/agenda")}; }},
        {"GET /medicos/{id}/agenda.ics",
         [](ClinicaViva &c) {
             return Chamada{c.ninguem.get(), novoLink(c).json().value(u"url"_s).toString().toLatin1()};
         }},
        {"GET /medicos/{id}/agenda.ics/link",
         [](ClinicaViva &c) { return Chamada{c.medico.get(), novoLink(c).cabecalhos.value("location")}; }},
        {"GET /medicos/{id}/bloqueios/{bloqueioId}", feito(&ClinicaViva::bloqueio)},
        {"GET /consultas/{id}", feito(&ClinicaViva::consulta)},
        {"GET /reservas/{id}", feito(&ClinicaViva::reserva)},
        {"GET /lista-espera/{id}", feito(&ClinicaViva::espera)},
        {"GET /feriados/{id}",
         [](ClinicaViva &c) {
             return Chamada{c.ninguem.get(),
                            c.admin->post("/feriados", c.corpoDeFeriado()).cabecalhos.value("location")};
         }},
        {"GET /notificacoes/{id}",
         [](ClinicaViva &c) { return Chamada{c.recepcao.get(), "/notificacoes/" + c.notificacaoQueFalhou()}; }},
    };
}

QMap<QByteArray, Mudanca> mudancas()
{
    const QJsonObject motivo{{u"motivo"_s, u"viagem"_s}};
    return {
        {"PUT /unidades/{id}", {editarUnidade}},
        {"PUT /usuarios/{id}", {editarUsuario}},
        {"PUT /medicos/{id}/agenda", {definirAgenda}},
        {"DELETE /medicos/{id}/bloqueios/{bloqueioId}",
         {[](ClinicaViva &c) { return apagar(c.bloqueio(), c.recepcao.get()); }}},
        {"DELETE /medicos/{id}/agenda.ics", {[](ClinicaViva &c) {
             return Chamada{
                 c.medico.get(), doMedico(c.medicoId, "/agenda.ics"), {}, novoLink(c).cabecalhos.value("etag")};
         }}},
        {"DELETE /feriados/{id}",
         {[](ClinicaViva &c) { return apagar(c.admin->post("/feriados", c.corpoDeFeriado()), c.admin.get()); }}},
        {"DELETE /reservas/{id}", {[](ClinicaViva &c) { return apagar(c.reserva(), c.recepcao.get()); }}},
        {"DELETE /lista-espera/{id}", {[](ClinicaViva &c) { return apagar(c.espera(), c.recepcao.get()); }}},
        {"POST /lista-espera/{id}/aceitar", {aceitar}},
        {"POST /lista-espera/{id}/recusar", {recusar}},
        {"PUT /consultas/{id}/confirmar", transicao("confirmar", &ClinicaViva::medico)},
        {"PUT /consultas/{id}/recusar", transicao("recusar", &ClinicaViva::medico, false, motivo)},
        {"PUT /consultas/{id}/cancelar", transicao("cancelar", &ClinicaViva::recepcao, false, motivo)},
        {"PUT /consultas/{id}/resposta",
         transicao("resposta", &ClinicaViva::paciente, false, {{u"resposta"_s, u"recusada"_s}})},
        {"PUT /consultas/{id}/remarcar", {remarcar}},
        {"PUT /consultas/{id}/presenca", transicao("presenca", &ClinicaViva::recepcao, true)},
        {"PUT /consultas/{id}/iniciar", transicao("iniciar", &ClinicaViva::medico, true)},
        {"PUT /consultas/{id}/concluir", transicao("concluir", &ClinicaViva::medico, true)},
        {"PUT /consultas/{id}/falta", transicao("falta", &ClinicaViva::recepcao, true)},
        {"PUT /consultas/{id}/desistencia", transicao("desistencia", &ClinicaViva::recepcao, true)},
        {"PUT /consultas/{id}/desfazer", transicao("desfazer", &ClinicaViva::recepcao, true)},
    };
}

QMap<QByteArray, Criacao> criacoes()
{
    const auto outra = &ClinicaViva::outraRecepcao;
    return {
        {"POST /auth/register",
         {[](ClinicaViva &c) { return Chamada{c.ninguem.get(), "/auth/register", c.novoCadastro()}; }, outra}},
        {"POST /unidades",
         {[](ClinicaViva &c) {
              return Chamada{c.admin.get(), "/unidades", {{u"nome"_s, c.novoEmail()}, {u"fuso"_s, u"UTC"_s}}};
          },
          outra}},
        {"POST /medicos/{id}/bloqueios",
         {[](ClinicaViva &c) {
              return Chamada{c.recepcao.get(), doMedico(c.ociosoId, "/bloqueios"), c.corpoDeBloqueio()};
          },
          outra}},
        {"POST /feriados",
         {[](ClinicaViva &c) { return Chamada{c.admin.get(), "/feriados", c.corpoDeFeriado()}; }, outra}},
        {"POST /consultas",
         {[](ClinicaViva &c) { return Chamada{c.recepcao.get(), "/consultas", c.corpoDeConsulta()}; }, outra}},
        {"POST /consultas/series",
         {[](ClinicaViva &c) {
              QJsonObject corpo = apoio::Clinica::corpoDeConsulta(c.medicoId, c.pacienteId, c.novoInicioDeDoisDias());
              corpo.insert(u"repeticao"_s, QJsonObject{{u"aCadaDias"_s, 1}, {u"vezes"_s, 2}});
              return Chamada{c.recepcao.get(), "/consultas/series", corpo};
          },
          outra}},
        {"POST /reservas",
         {[](ClinicaViva &c) {
              return Chamada{
                  c.recepcao.get(), "/reservas", {{u"medicoId"_s, c.medicoId}, {u"inicio"_s, c.novoInicio()}}};
          },
          outra}},
        {"POST /lista-espera",
         {[](ClinicaViva &c) { return Chamada{c.recepcao.get(), "/lista-espera", c.corpoDeEspera()}; }, outra}},
        {"POST /lista-espera/{id}/aceitar", {aceitar, outra}},
        {"POST /lista-espera/{id}/recusar", {recusar, outra}},
        {"POST /notificacoes/email",
         {[](ClinicaViva &c) {
              const QJsonObject variaveis{{u"medico"_s, c.novoEmail()}};
              return Chamada{
                  c.recepcao.get(),
                  "/notificacoes/email",
                  {{u"pacienteId"_s, c.pacienteId}, {u"modelo"_s, u"boas_vindas"_s}, {u"variaveis"_s, variaveis}}};
          },
          outra}},
        {"POST /notificacoes/{id}/reenviar",
         {[](ClinicaViva &c) {
              return Chamada{c.recepcao.get(), "/notificacoes/" + c.notificacaoQueFalhou() + "/reenviar"};
          },
          outra}},
        {"PUT /consultas/{id}/remarcar", {remarcar, outra}},
    };
}

} // namespace api_teste
