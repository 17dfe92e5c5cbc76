// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exemplos.h"

using namespace Qt::StringLiterals;

namespace apoio {

QString idDe(int numero)
{
    return u"01890a5d-ac96-774b-bcce-%1"_s.arg(numero, 12, 16, QLatin1Char('0'));
}

contrato::Usuario usuario(dominio::Perfil perfil)
{
    contrato::Usuario u;
    u.id = id<dominio::UsuarioId>(900);
    u.perfil = perfil;
    u.nome = u"Ana Beatriz Moura"_s;
    u.email = *dominio::Email::deTexto(u"recepcao@demo.local");
    return u;
}

QByteArray respostaDeLogin(const QByteArray &acesso, const QByteArray &renovacao)
{
    contrato::RespostaLogin r;
    r.access_token = QString::fromLatin1(acesso);
    r.refresh_token = QString::fromLatin1(renovacao);
    r.expires_in = 600;
    r.usuario = usuario();
    return contrato::escrever(r);
}

contrato::Momento momento(QTime hora, QDate dia)
{
    const qint64 dias = QDate(1970, 1, 1).daysTo(dia);
    const qint64 local = (dias * 86'400 + QTime(0, 0).secsTo(hora)) * 1000;
    return {dominio::Instante::deMs(local + 3 * 3'600'000), -3 * 3'600};
}

contrato::Consulta consulta(int numero, int medico, QTime hora, int duracaoMin, dominio::Situacao situacao)
{
    contrato::Consulta c;
    c.id = id<dominio::ConsultaId>(1'000 + numero);
    c.medicoId = id<dominio::MedicoId>(medico);
    c.medicoNome = u"Dra. Helena Prado"_s;
    c.pacienteId = id<dominio::PacienteId>(2'000 + numero);
    c.pacienteNome = u"Paciente %1"_s.arg(numero);
    c.unidadeId = id<dominio::UnidadeId>(500);
    c.inicio = momento(hora);
    c.fim = {c.inicio.instante.maisMinutos(duracaoMin), c.inicio.deslocamento};
    c.duracaoMin = duracaoMin;
    c.situacao = situacao;
    c.criadaPor = id<dominio::UsuarioId>(900);
    c.criadaEm = c.atualizadaEm = momento(QTime(7, 0));
    return c;
}

contrato::NovaConsulta novaConsulta()
{
    contrato::NovaConsulta n;
    n.medicoId = id<dominio::MedicoId>(1);
    n.pacienteId = id<dominio::PacienteId>(2'001);
    n.inicio = momento(QTime(9, 0)).instante;
    return n;
}

QByteArray eventoDe(int numero, const QByteArray &tipo, const QString &agregado, const QByteArray &dados)
{
    contrato::Evento e;
    e.id = *dominio::uuidDeTexto(idDe(10'000 + numero));
    e.tipo = QString::fromLatin1(tipo);
    e.em = momento(QTime(7, 0)).instante;
    e.agregado = *dominio::uuidDeTexto(agregado);
    e.dados = dados;
    return "event: " + tipo + "\nid: " + idDe(10'000 + numero).toLatin1() + "\ndata: " + contrato::escreverEvento(e) +
           "\n\n";
}

QByteArray blocoSse(int numero, const QByteArray &tipo, const contrato::Consulta &consulta)
{
    return eventoDe(numero, tipo, consulta.id.texto(), contrato::escrever(consulta));
}

} // namespace apoio
