// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bancodeteste.h"

#include <apoio/postgres/servidorpostgres.h>

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace banco_teste {

nucleo::Contexto agora(qint64 ms)
{
    nucleo::Contexto contexto;
    contexto.agora = dominio::Instante::deMs(ms);
    return contexto;
}

const char *noMotor(const char *sqlite, const char *postgres)
{
    return apoio::noPostgres() ? postgres : sqlite;
}

BancoDeTeste::BancoDeTeste(const QString &pasta, QString url) :
    m_pasta(pasta.isEmpty() ? m_temporaria.path() : pasta), m_url(std::move(url))
{
    for (const auto *motor : {"sqlite", "postgres"})
        QDir().mkpath(m_pasta + u"/passos/"_s + QLatin1String(motor));
    passo(u"0001_coisas.sql"_s,
          "CREATE TABLE coisa (chave TEXT NOT NULL UNIQUE, numero BIGINT); CREATE TABLE papel (texto TEXT);",
          "CREATE TABLE coisa (chave TEXT NOT NULL UNIQUE, numero BIGINT, lugar BIGINT GENERATED ALWAYS AS IDENTITY);"
          "CREATE TABLE papel (texto TEXT);");
}

void BancoDeTeste::passo(const QString &nome, const QByteArray &sqlite, const QByteArray &postgres) const
{
    for (const auto &[motor, sql] : {std::pair(u"sqlite/"_s, sqlite), std::pair(u"postgres/"_s, postgres)}) {
        QFile arquivo(m_pasta + u"/passos/"_s + motor + nome);
        if (!arquivo.open(QIODevice::WriteOnly) || arquivo.write(sql) != sql.size())
            qFatal("no place for the migration step");
    }
}

void BancoDeTeste::tirarPasso(const QString &nome) const
{
    for (const auto *motor : {"sqlite/", "postgres/"})
        if (!QFile::remove(m_pasta + u"/passos/"_s + QLatin1String(motor) + nome))
            qFatal("no such migration step");
}

QString BancoDeTeste::url() const
{
    return m_url.isEmpty() ? apoio::urlDeTeste(m_pasta, u"coisas"_s) : m_url;
}

void BancoDeTeste::preparar(nucleo::ConfigBanco config)
{
    config.url = url();
    m_banco = std::make_unique<nucleo::Banco>(u"coisas"_s, config, m_pasta + u"/passos"_s);
}

dominio::Resultado<void> BancoDeTeste::abrir(nucleo::ConfigBanco config)
{
    preparar(std::move(config));
    return m_banco->abrir();
}

dominio::Resultado<void> BancoDeTeste::inserir(const QString &chave, qint64 numero)
{
    return m_banco->escreverEEsperar(agora(), [&](nucleo::Transacao &t) -> dominio::Resultado<void> {
        AGENDA_TENTAR(t.executar("INSERT INTO coisa (chave, numero) VALUES (?, ?)", {chave, numero}));
        return {};
    });
}

QString BancoDeTeste::um(const char *sql, nucleo::Valores valores)
{
    const auto lido = m_banco->ler([&](nucleo::Leitura &l) -> dominio::Resultado<QString> {
        AGENDA_OBTER(auto linhas, l.consultar(sql, valores));
        if (!linhas.proxima()) {
            AGENDA_TENTAR(linhas.erro());
            return u"-"_s;
        }
        return linhas.nulo(0) ? u"NULL"_s : linhas.texto(0);
    });
    return lido ? *lido : QString(dominio::texto(lido.error().codigo));
}

QString BancoDeTeste::lista(const QString &coluna, const QString &daTabela, const QString &ordem)
{
    const auto lidas = m_banco->ler([&](nucleo::Leitura &l) -> dominio::Resultado<QStringList> {
        AGENDA_OBTER(auto linhas,
                     l.consultarMontado(u"SELECT %1 FROM %2 ORDER BY %3"_s.arg(coluna, daTabela, ordem), {}));
        QStringList textos;
        while (linhas.proxima())
            textos << linhas.texto(0);
        AGENDA_TENTAR(linhas.erro());
        return textos;
    });
    return lidas ? lidas->join(u',') : QString(dominio::texto(lidas.error().codigo));
}

QString BancoDeTeste::ordemDeChegada()
{
    return apoio::noPostgres() ? u"lugar"_s : u"rowid"_s;
}

} // namespace banco_teste
