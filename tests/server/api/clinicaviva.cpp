// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinicaviva.h"

#include <QDebug>
#include <QElapsedTimer>
#include <QThread>

namespace api_teste {

using namespace Qt::StringLiterals;
using apoio::ClienteBruto;
using apoio::Clinica;
using apoio::RespostaHttp;

QByteArray id(const RespostaHttp &resposta)
{
    return resposta.json().value(u"id"_s).toString().toLatin1();
}

std::unique_ptr<ClienteBruto> ClinicaViva::entrar(const QString &email)
{
    auto cliente = std::make_unique<ClienteBruto>(m_servidor.porta());
    if (!email.isEmpty() && !cliente->entrar(email, QString::fromLatin1(Clinica::senha)))
        qWarning() << "no session for" << email;
    return cliente;
}

bool ClinicaViva::abrirContas(Clinica &clinica)
{
    unidadeId = clinica.unidade(u"Centro"_s);
    medicoId = clinica.medico(u"Helena"_s, u"medico@teste.local"_s, 15);
    ociosoId = clinica.medico(u"Otávio"_s, u"ocioso@teste.local"_s, 15);
    cheioId = clinica.medico(u"Clara"_s, u"cheio@teste.local"_s, 30);
    pacienteId = clinica.pacienteDoApp(u"Paula"_s, u"paciente@teste.local"_s);
    outroPacienteId = clinica.pacienteDoApp(u"Pedro"_s, u"outro@teste.local"_s);
    semEmailId = clinica.paciente(u"Silvia"_s, {});
    const QString recepcionistas[] = {clinica.recepcionista(u"Rita"_s, u"recepcao@teste.local"_s),
                                      clinica.recepcionista(u"Rosa"_s, u"recepcao2@teste.local"_s)};
    for (const QString &feito : {unidadeId, medicoId, ociosoId, cheioId, pacienteId, outroPacienteId, semEmailId,
                                 recepcionistas[0], recepcionistas[1]})
        if (feito.isEmpty())
            return false;
    return true;
}

bool ClinicaViva::abrir()
{
    if (!m_servidor.criarAdmin(u"admin@teste.local"_s, QString::fromLatin1(Clinica::senha)) || !m_servidor.iniciar()) {
        qWarning("%s", m_servidor.registro().constData());
        return false;
    }
    Clinica clinica(m_servidor.porta());
    const QDate hoje = QDate::currentDate();
    if (!clinica.entrarComoAdmin(u"admin@teste.local"_s) || !abrirContas(clinica) ||
        !clinica.agenda(medicoId, unidadeId, hoje, {1, 2, 3, 4, 5, 6, 7}, QTime(0, 0), QTime(23, 59), 15) ||
        !clinica.agenda(cheioId, unidadeId, hoje, {1, 2, 3, 4, 5, 6, 7}, QTime(8, 0), QTime(8, 30), 30)) {
        qWarning("%d %s", clinica.ultima().status, clinica.ultima().corpo.constData());
        return false;
    }
    m_inicios = clinica.horarios(medicoId, hoje.addDays(2), hoje.addDays(8));
    m_unicos = clinica.horarios(cheioId, hoje.addDays(2), hoje.addDays(42));
    ninguem = entrar({});
    admin = entrar(u"admin@teste.local"_s);
    recepcao = entrar(u"recepcao@teste.local"_s);
    outraRecepcao = entrar(u"recepcao2@teste.local"_s);
    medico = entrar(u"medico@teste.local"_s);
    paciente = entrar(u"paciente@teste.local"_s);
    outroPaciente = entrar(u"outro@teste.local"_s);
    return m_inicios.size() > 300 && m_unicos.size() > 30;
}

QString ClinicaViva::novoInicio()
{
    return m_inicios.isEmpty() ? QString() : m_inicios.takeFirst();
}

QString ClinicaViva::novoInicioDeDoisDias()
{
    for (const QString &inicio : std::as_const(m_inicios)) {
        const QString amanha =
            QDate::fromString(inicio.left(10), Qt::ISODate).addDays(1).toString(Qt::ISODate) + inicio.mid(10);
        if (!m_inicios.contains(amanha))
            continue;
        const QString achado = inicio;
        m_inicios.removeOne(amanha);
        m_inicios.removeOne(achado);
        return achado;
    }
    return {};
}

QDate ClinicaViva::novoDia()
{
    return QDate(QDate::currentDate().year() + 2, 7, 1).addDays(m_dias++); // to the end of August there is none
}

QString ClinicaViva::novoEmail()
{
    return u"novo%1@teste.local"_s.arg(++m_numero);
}

QJsonObject ClinicaViva::corpoDeConsulta()
{
    return Clinica::corpoDeConsulta(medicoId, pacienteId, novoInicio());
}

RespostaHttp ClinicaViva::consulta()
{
    return recepcao->post("/consultas", corpoDeConsulta());
}

QJsonObject ClinicaViva::corpoDeBloqueio()
{
    const QString inicio = novoInicio();
    const QString fim = QDateTime::fromString(inicio, Qt::ISODate).addSecs(900).toUTC().toString(Qt::ISODate);
    return {{u"inicio"_s, inicio}, {u"fim"_s, fim}, {u"motivo"_s, u"curso"_s}};
}

QJsonObject ClinicaViva::corpoDeFeriado()
{
    return {{u"unidadeId"_s, unidadeId},
            {u"data"_s, novoDia().toString(Qt::ISODate)},
            {u"nome"_s, u"Aniversário da cidade"_s},
            {u"ambito"_s, u"municipal"_s}};
}

RespostaHttp ClinicaViva::bloqueio()
{
    return recepcao->post("/medicos/" + ociosoId.toLatin1() + "/bloqueios", corpoDeBloqueio());
}

RespostaHttp ClinicaViva::reserva()
{
    return recepcao->post("/reservas", {{u"medicoId"_s, medicoId}, {u"inicio"_s, novoInicio()}});
}

RespostaHttp ClinicaViva::notificacao()
{
    return recepcao->post("/notificacoes/email", {{u"pacienteId"_s, semEmailId}, {u"modelo"_s, u"boas_vindas"_s}});
}

RespostaHttp ClinicaViva::quandoEstiver(const QByteArray &alvo, const QString &situacao)
{
    QElapsedTimer relogio;
    relogio.start();
    while (relogio.elapsed() < 20'000) { // what brings it there is another thread of the server
        RespostaHttp lida = recepcao->get(alvo);
        if (lida.json().value(u"situacao"_s).toString() == situacao)
            return lida;
        QThread::msleep(10);
    }
    return {};
}

QByteArray ClinicaViva::notificacaoQueFalhou()
{
    return id(quandoEstiver("/notificacoes/" + id(notificacao()), u"falhou"_s));
}

QString ClinicaViva::novoPaciente()
{
    QJsonObject corpo = novoCadastro();
    corpo.remove(u"senha"_s);
    return QString::fromLatin1(id(recepcao->post("/auth/register", corpo)));
}

QJsonObject ClinicaViva::corpoDeEspera()
{
    const QDate dia = QDate::currentDate().addDays(300);
    return {{u"medicoId"_s, cheioId},
            {u"pacienteId"_s, novoPaciente()},
            {u"de"_s, dia.toString(Qt::ISODate)},
            {u"ate"_s, dia.addDays(1).toString(Qt::ISODate)},
            {u"tipo"_s, u"consulta"_s},
            {u"modalidade"_s, u"presencial"_s}};
}

RespostaHttp ClinicaViva::espera()
{
    return recepcao->post("/lista-espera", corpoDeEspera());
}

RespostaHttp ClinicaViva::esperaComOferta()
{
    const QString unico = m_unicos.isEmpty() ? QString() : m_unicos.takeFirst();
    const RespostaHttp marcada = recepcao->post("/consultas", Clinica::corpoDeConsulta(cheioId, semEmailId, unico));
    if (marcada.status != 201)
        return marcada;
    const QDate dia = QDate::fromString(unico.left(10), Qt::ISODate);
    QJsonObject corpo = corpoDeEspera();
    corpo.insert(u"de"_s, dia.toString(Qt::ISODate));
    corpo.insert(u"ate"_s, dia.addDays(1).toString(Qt::ISODate));
    const RespostaHttp entrada = recepcao->post("/lista-espera", corpo);
    if (entrada.status != 201)
        return entrada;
    const RespostaHttp cancelada =
        recepcao->put(marcada.cabecalhos.value("location") + "/cancelar", {{u"motivo"_s, u"viagem"_s}});
    return cancelada.status == 200 ? quandoEstiver(entrada.cabecalhos.value("location"), u"oferecida"_s) : cancelada;
}

QJsonObject ClinicaViva::novoCadastro()
{
    return {{u"perfil"_s, u"paciente"_s},
            {u"nome"_s, u"Nova Pessoa"_s},
            {u"email"_s, novoEmail()},
            {u"dataNascimento"_s, u"1980-03-12"_s},
            {u"senha"_s, QString::fromLatin1(Clinica::senha)}};
}

QJsonObject ClinicaViva::agenda(const QString &fim)
{
    const QJsonObject faixa{
        {u"diaSemana"_s, 1}, {u"inicio"_s, u"08:00"_s}, {u"fim"_s, fim}, {u"duracaoMin"_s, 30}, {u"intervaloMin"_s, 0}};
    return {{u"unidadeId"_s, unidadeId},
            {u"vigenteDe"_s, QDate::currentDate().toString(Qt::ISODate)},
            {u"faixas"_s, QJsonArray{faixa}}};
}

} // namespace api_teste
