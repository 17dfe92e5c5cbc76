// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casosdasrotas.h"

#include <QDate>

namespace api_teste {

using namespace Qt::StringLiterals;
using apoio::ClienteBruto;

namespace {

using Conta = std::unique_ptr<ClienteBruto> ClinicaViva::*;

QByteArray doMedico(const QString &medico, const char *resto)
{
    return "/medicos/" + medico.toLatin1() + resto;
}

} // namespace

QMap<QByteArray, Lista> listas()
{
    const auto marcar = [](ClinicaViva &c) { (void)c.consulta(); };
    const auto cadastrar = [](ClinicaViva &c) { (void)c.ninguem->post("/auth/register", c.novoCadastro()); };
    const auto notificar = [](ClinicaViva &c) { (void)c.notificacao(); };
    const auto esperar = [](ClinicaViva &c) { (void)c.espera(); };
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
              return Chamada{c.recepcao.get(), // only staff say how long
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
        {"GET /lista-espera", {de(&ClinicaViva::recepcao, "/lista-espera?situacao=aguardando,oferecida&"), esperar}},
        {"GET /feriados",
         {[](ClinicaViva &c) {
              const int ano = QDate::currentDate().year() + 2;
              return Chamada{c.ninguem.get(),
                             "/feriados?ano=" + QByteArray::number(ano) + "&unidadeId=" + c.unidadeId.toLatin1() + '&'};
          },
          [](ClinicaViva &c) { (void)c.admin->post("/feriados", c.corpoDeFeriado()); }, QString()}},
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
