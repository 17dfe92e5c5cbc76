// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "leitura.h"

#include "conexao.h"
#include "errosdebanco.h"

#include <dominio/ids.h>

#include <QSqlError>

namespace nucleo {

Linhas::Linhas(Conexao &conexao, QSqlQuery *consulta, int chave) :
    m_conexao(&conexao), m_consulta(consulta), m_chave(chave)
{}

Linhas::Linhas(Linhas &&outra) noexcept :
    m_conexao(outra.m_conexao), m_consulta(std::exchange(outra.m_consulta, nullptr)), m_chave(outra.m_chave)
{}

Linhas::~Linhas()
{
    if (m_consulta)
        m_conexao->devolver({m_consulta, m_chave});
}

bool Linhas::proxima()
{
    return m_consulta->next();
}

Resultado<void> Linhas::erro() const
{
    const QSqlError erro = m_consulta->lastError();
    if (erro.type() == QSqlError::NoError)
        return {};
    return dominio::falha(erroDeBanco(erro));
}

bool Linhas::nulo(int coluna) const
{
    return m_consulta->isNull(coluna);
}

QString Linhas::texto(int coluna) const
{
    return m_consulta->value(coluna).toString();
}

QByteArray Linhas::bytes(int coluna) const
{
    return m_consulta->value(coluna).toString().toUtf8();
}

qint64 Linhas::inteiro(int coluna) const
{
    return m_consulta->value(coluna).toLongLong();
}

double Linhas::real(int coluna) const
{
    return m_consulta->value(coluna).toDouble();
}

QUuid Linhas::uuid(int coluna) const
{
    const QString valor = texto(coluna);
    return valor.isEmpty() ? QUuid() : QUuid::fromString(valor);
}

Valor::Valor(const QByteArray &utf8) : m_v(QString::fromUtf8(utf8)) {}

Valor::Valor(const QUuid &v) :
    m_v(v.isNull() ? QVariant(QMetaType::fromType<QString>()) : QVariant(dominio::textoDeUuid(v)))
{}

Valor::Valor(std::nullptr_t) : m_v(QMetaType::fromType<QString>()) {}

Resultado<Linhas> Leitura::consultar(const char *sql, Valores valores)
{
    AGENDA_OBTER(const auto e, m_conexao.executar(QByteArray::fromRawData(sql, qsizetype(qstrlen(sql))), valores));
    return Linhas(m_conexao, e.consulta, e.chave);
}

Resultado<Linhas> Leitura::consultarMontado(const QString &sql, const QList<Valor> &valores)
{
    AGENDA_OBTER(const auto e, m_conexao.executar(sql.toUtf8(), valores));
    return Linhas(m_conexao, e.consulta, e.chave);
}

Motor Leitura::motor() const
{
    return m_conexao.motor();
}

Resultado<qint64> Leitura::versaoDosDados()
{
    AGENDA_OBTER(auto linhas, consultar("PRAGMA data_version"));
    if (!linhas.proxima())
        return dominio::falha(dominio::Erro(dominio::Codigo::ErroInterno, QStringLiteral("no data_version")));
    return linhas.inteiro(0);
}

} // namespace nucleo
