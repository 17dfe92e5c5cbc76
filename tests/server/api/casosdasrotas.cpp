// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casosdasrotas.h"

#include <QDate>

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

QJsonObject novoFeriado(ClinicaViva &c)
{
    return {{u"unidadeId"_s, c.unidadeId},
            {u"data"_s, c.novoDia().toString(Qt::ISODate)},
            {u"nome"_s, u"Aniversário da cidade"_s},
            {u"ambito"_s, u"municipal"_s}};
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
         [](ClinicaViva &c) {
             return Chamada{c.ninguem.get(), "/.well-known/jwks.json"};
         }},
        {"GET /auth/me",
         [](ClinicaViva &c) {
             return Chamada{c.paciente.get(), "/auth/me"};
         }},
        {"GET /usuarios/{id}",
         [](ClinicaViva &c) {
             return Chamada{c.recepcao.get(), "/usuarios/" + c.pacienteId.toLatin1()};
         }},
        {"GET /unidades/{id}",
         [](ClinicaViva &c) {
             return Chamada{c.ninguem.get(), "/unidades/" + c.unidadeId.toLatin1()};
         }},
        {"GET /medicos/{id}/agenda",
         [](ClinicaViva &c) {
             return Chamada{c.recepcao.get(), doMedico(c.medicoId, "/agenda")};
         }},
        {"GET /medicos/{id}/agenda.ics",
         [](ClinicaViva &c) {
             return Chamada{c.ninguem.get(), novoLink(c).json().value(u"url"_s).toString().toLatin1()};
         }},
        {"GET /medicos/{id}/agenda.ics/link",
         [](ClinicaViva &c) {
             return Chamada{c.medico.get(), novoLink(c).cabecalhos.value("location")};
         }},
        {"GET /medicos/{id}/bloqueios/{bloqueioId}", feito(&ClinicaViva::bloqueio)},
        {"GET /consultas/{id}", feito(&ClinicaViva::consulta)},
        {"GET /reservas/{id}", feito(&ClinicaViva::reserva)},
        {"GET /feriados/{id}",
         [](ClinicaViva &c) {
             return Chamada{c.ninguem.get(), c.admin->post("/feriados", novoFeriado(c)).cabecalhos.value("location")};
         }},
        {"GET /notificacoes/{id}",
         [](ClinicaViva &c) {
             return Chamada{c.recepcao.get(), "/notificacoes/" + c.notificacaoQueFalhou()};
         }},
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
         {[](ClinicaViva &c) { return apagar(c.admin->post("/feriados", novoFeriado(c)), c.admin.get()); }}},
        {"DELETE /reservas/{id}", {[](ClinicaViva &c) { return apagar(c.reserva(), c.recepcao.get()); }}},
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
         {[](ClinicaViva &c) {
              return Chamada{c.ninguem.get(), "/auth/register", c.novoCadastro()};
          },
          outra}},
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
         {[](ClinicaViva &c) {
              return Chamada{c.admin.get(), "/feriados", novoFeriado(c)};
          },
          outra}},
        {"POST /consultas",
         {[](ClinicaViva &c) {
              return Chamada{c.recepcao.get(), "/consultas", c.corpoDeConsulta()};
          },
          outra}},
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

QMap<QByteArray, Lista> listas()
{
    const auto marcar = [](ClinicaViva &c) { (void)c.consulta(); };
    const auto cadastrar = [](ClinicaViva &c) { (void)c.ninguem->post("/auth/register", c.novoCadastro()); };
    const auto notificar = [](ClinicaViva &c) { (void)c.notificacao(); };
    const auto de = [](Conta quem, const char *alvo) {
        return [=](ClinicaViva &c) { return Chamada{(c.*quem).get(), alvo}; };
    };
    const auto comId = [](Conta quem, const char *antes, QString ClinicaViva::*qual, const char *depois) {
        return [=](ClinicaViva &c) { return Chamada{(c.*quem).get(), antes + (c.*qual).toLatin1() + depois}; };
    };
    return {
        {"GET /unidades",
         {de(&ClinicaViva::ninguem, "/unidades?"),
          [](ClinicaViva &c) {
              (void)c.admin->post("/unidades", {{u"nome"_s, c.novoEmail()}, {u"fuso"_s, u"UTC"_s}});
          }}},
        {"GET /medicos/{id}/horarios",
         {[](ClinicaViva &c) {
              const QDate dia = QDate::currentDate().addDays(12);
              return Chamada{c.ninguem.get(),
                             doMedico(c.medicoId, "/horarios?de=") + dia.toString(Qt::ISODate).toLatin1() +
                                 "&ate=" + dia.addDays(4).toString(Qt::ISODate).toLatin1() + "&duracaoMin=15&"};
          },
          {},
          u"inicio"_s}},
        {"GET /medicos/{id}/bloqueios",
         {comId(&ClinicaViva::recepcao, "/medicos/", &ClinicaViva::ociosoId, "/bloqueios?de=2020-01-01&"),
          [](ClinicaViva &c) { (void)c.bloqueio(); }}},
        {"GET /consultas",
         {de(&ClinicaViva::recepcao, "/consultas?situacao=solicitada,confirmada&busca=paula&"), marcar}},
        {"GET /consultas/paciente/{id}",
         {comId(&ClinicaViva::paciente, "/consultas/paciente/", &ClinicaViva::pacienteId, "?de=2020-01-01&"), marcar}},
        {"GET /consultas/medico/{id}",
         {comId(&ClinicaViva::medico, "/consultas/medico/", &ClinicaViva::medicoId, "?situacao=solicitada&"), marcar}},
        {"GET /feriados",
         {[](ClinicaViva &c) {
              const int ano = QDate::currentDate().year() + 2;
              return Chamada{c.ninguem.get(),
                             "/feriados?ano=" + QByteArray::number(ano) + "&unidadeId=" + c.unidadeId.toLatin1() + '&'};
          },
          [](ClinicaViva &c) { (void)c.admin->post("/feriados", novoFeriado(c)); }, QString()}},
        {"GET /horarios",
         {[](ClinicaViva &c) {
              const QDate dia = QDate::currentDate().addDays(12);
              return Chamada{c.ninguem.get(), "/horarios?de=" + dia.toString(Qt::ISODate).toLatin1() + "&ate=" +
                                                  dia.addDays(4).toString(Qt::ISODate).toLatin1() + "&periodo=manha&"};
          },
          {},
          QString()}},
        {"GET /usuarios", {de(&ClinicaViva::admin, "/usuarios?perfil=paciente&"), cadastrar}},
        {"GET /pacientes", {de(&ClinicaViva::recepcao, "/pacientes?busca=nova&"), cadastrar}},
        {"GET /medicos",
         {de(&ClinicaViva::ninguem, "/medicos?especialidade=clinica+geral&"),
          [](ClinicaViva &c) {
              QJsonObject corpo = c.novoCadastro();
              corpo.insert(u"perfil"_s, u"medico"_s);
              corpo.insert(u"nome"_s, c.novoEmail().left(8).remove(u'@'));
              corpo.remove(u"dataNascimento"_s);
              corpo.insert(u"crm"_s,
                           QJsonObject{{u"numero"_s, c.novoEmail().mid(4).split(u'@').first()}, {u"uf"_s, u"RJ"_s}});
              corpo.insert(u"especialidades"_s, QJsonArray{u"Clínica geral"_s});
              (void)c.admin->post("/auth/register", corpo);
          }}},
        {"GET /auditoria", {de(&ClinicaViva::admin, "/auditoria?recurso=consulta&"), marcar, u"ordem"_s}},
        {"GET /notificacoes", {de(&ClinicaViva::recepcao, "/notificacoes?canal=email&"), notificar}},
        {"GET /notificacoes/paciente/{id}",
         {comId(&ClinicaViva::recepcao, "/notificacoes/paciente/", &ClinicaViva::semEmailId, "?canal=email&"),
          notificar}},
    };
}

} // namespace api_teste
