// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "leitura.h"

#include "conexao.h"
#include "dialeto.h"

#include <dominio/ids.h>
#include <nucleo/threads/prazo.h>

namespace nucleo {

namespace {

QByteArray textoAscii(const QUuid &id)
{
    QByteArray texto;
    dominio::juntarUuid(texto, id);
    return texto;
}

} // namespace

Linhas::Linhas(Conexao &conexao, Comando *comando, int chave) : m_conexao(&conexao), m_comando(comando), m_chave(chave)
{}

Linhas::Linhas(Linhas &&outra) noexcept :
    m_conexao(outra.m_conexao), m_comando(std::exchange(outra.m_comando, nullptr)), m_chave(outra.m_chave)
{}

Linhas::~Linhas()
{
    if (m_comando)
        m_conexao->devolver({m_comando, m_chave});
}

bool Linhas::proxima()
{
    return m_comando->proxima();
}

Resultado<void> Linhas::erro() const
{
    return m_comando->erro();
}

bool Linhas::nulo(int coluna) const
{
    return m_comando->nulo(coluna);
}

QString Linhas::texto(int coluna) const
{
    return QString::fromUtf8(m_comando->utf8(coluna));
}

QLatin1String Linhas::palavra(int coluna) const
{
    const QByteArrayView texto = m_comando->utf8(coluna);
    return QLatin1String(texto.data(), texto.size());
}

QByteArray Linhas::bytes(int coluna) const
{
    return m_comando->utf8(coluna).toByteArray();
}

qint64 Linhas::inteiro(int coluna) const
{
    return m_comando->inteiro(coluna);
}

double Linhas::real(int coluna) const
{
    return m_comando->real(coluna);
}

QUuid Linhas::uuid(int coluna) const
{
    return dominio::uuidDeAscii(m_comando->utf8(coluna));
}

Valor::Valor(const QUuid &v) : m_v(v.isNull() ? Forma(nullptr) : Forma(textoAscii(v))) {}

Resultado<Linhas> Leitura::consultar(const char *sql, Valores valores)
{
    AGENDA_TENTAR(Prazo::desta().conferir()); // a writer's thread has none that ends
    AGENDA_OBTER(const auto e, m_conexao.executar(sql, valores));
    return Linhas(m_conexao, e.comando, e.chave);
}

Resultado<Linhas> Leitura::consultarMontado(const QString &sql, const QList<Valor> &valores)
{
    AGENDA_TENTAR(Prazo::desta().conferir());
    AGENDA_OBTER(const auto e, m_conexao.executar(sql.toUtf8(), valores));
    return Linhas(m_conexao, e.comando, e.chave);
}

Motor Leitura::motor() const
{
    return m_conexao.motor();
}

Resultado<qint64> Leitura::versaoDosDados()
{
    AGENDA_OBTER(auto linhas, consultar(dialeto::versaoDosDados(motor())));
    if (!linhas.proxima())
        return dominio::falha(dominio::Erro(dominio::Codigo::ErroInterno, QStringLiteral("no version of the data")));
    return linhas.inteiro(0);
}

} // namespace nucleo
