// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinica.h"

using namespace Qt::StringLiterals;

namespace apoio {

bool Clinica::entrarComoAdmin(const QString &email)
{
    return m_http.entrar(email, QString::fromLatin1(senha));
}

QString Clinica::criar(const QByteArray &caminho, const QJsonObject &corpo)
{
    m_ultima = m_http.post(caminho, corpo);
    return m_ultima.status == 201 ? m_ultima.json().value(u"id"_s).toString() : QString();
}

QString Clinica::unidade(const QString &nome, const QString &fuso)
{
    return criar("/unidades", {{u"nome"_s, nome}, {u"fuso"_s, fuso}});
}

QString Clinica::medico(const QString &nome, const QString &email, int duracaoMin, bool aceiteAutomatico)
{
    return criar("/auth/register",
                 {{u"perfil"_s, u"medico"_s},
                  {u"nome"_s, nome},
                  {u"email"_s, email},
                  {u"senha"_s, QString::fromLatin1(senha)},
                  {u"crm"_s, QJsonObject{{u"numero"_s, QString::number(++m_crm)}, {u"uf"_s, u"SP"_s}}},
                  {u"especialidades"_s, QJsonArray{u"Clínica geral"_s}},
                  {u"duracaoPadraoMin"_s, duracaoMin},
                  {u"aceiteAutomatico"_s, aceiteAutomatico}});
}

QString Clinica::recepcionista(const QString &nome, const QString &email)
{
    return criar("/auth/register", {{u"perfil"_s, u"recepcionista"_s},
                                    {u"nome"_s, nome},
                                    {u"email"_s, email},
                                    {u"senha"_s, QString::fromLatin1(senha)}});
}

QString Clinica::paciente(const QString &nome, const QString &email)
{
    QJsonObject corpo{{u"perfil"_s, u"paciente"_s},
                      {u"nome"_s, nome},
                      {u"telefone"_s, u"+5511987654321"_s},
                      {u"dataNascimento"_s, u"1980-03-12"_s}};
    if (!email.isEmpty())
        corpo.insert(u"email"_s, email);
    return criar("/auth/register", corpo);
}

QString Clinica::pacienteDoApp(const QString &nome, const QString &email)
{
    return criar("/auth/register", {{u"perfil"_s, u"paciente"_s},
                                    {u"nome"_s, nome},
                                    {u"email"_s, email},
                                    {u"dataNascimento"_s, u"1980-03-12"_s},
                                    {u"senha"_s, QString::fromLatin1(senha)}});
}

bool Clinica::agenda(const QString &medicoId, const QString &unidadeId, QDate de, const QList<int> &dias, QTime inicio,
                     QTime fim, int duracaoMin)
{
    const QByteArray caminho = "/medicos/" + medicoId.toLatin1() + "/agenda";
    const QByteArray etag = m_http.get(caminho).cabecalhos.value("etag");
    QJsonArray faixas;
    for (const int dia : dias)
        faixas << QJsonObject{{u"diaSemana"_s, dia},
                              {u"inicio"_s, inicio.toString(u"HH:mm"_s)},
                              {u"fim"_s, fim.toString(u"HH:mm"_s)},
                              {u"duracaoMin"_s, duracaoMin},
                              {u"intervaloMin"_s, 0}};
    m_ultima = m_http.put(
        caminho, {{u"unidadeId"_s, unidadeId}, {u"vigenteDe"_s, de.toString(Qt::ISODate)}, {u"faixas"_s, faixas}},
        {{"If-Match", etag}});
    return m_ultima.certa();
}

QStringList Clinica::horarios(const QString &medicoId, QDate de, QDate ate)
{
    QStringList inicios;
    QByteArray cursor;
    do {
        m_ultima = m_http.get("/medicos/" + medicoId.toLatin1() +
                              "/horarios?limite=100&de=" + de.toString(Qt::ISODate).toLatin1() +
                              "&ate=" + ate.toString(Qt::ISODate).toLatin1() + cursor);
        const QJsonArray itens = m_ultima.json().value(u"itens"_s).toArray();
        for (const QJsonValue &item : itens)
            inicios << item.toObject().value(u"inicio"_s).toString();
        const QString proximo = m_ultima.json().value(u"proximo"_s).toString();
        cursor = proximo.isEmpty() ? QByteArray() : "&cursor=" + proximo.toLatin1();
    } while (!cursor.isEmpty());
    return inicios;
}

QJsonObject Clinica::corpoDeConsulta(const QString &medicoId, const QString &pacienteId, const QString &inicio)
{
    return {{u"medicoId"_s, medicoId},
            {u"pacienteId"_s, pacienteId},
            {u"inicio"_s, inicio},
            {u"tipo"_s, u"consulta"_s},
            {u"modalidade"_s, u"presencial"_s}};
}

} // namespace apoio
