// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bancodeteste.h"

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

BancoDeTeste::BancoDeTeste(const QString &pasta) : m_pasta(pasta.isEmpty() ? m_temporaria.path() : pasta)
{
    QDir().mkpath(m_pasta + u"/passos/sqlite"_s);
    passo(u"0001_coisas.sql"_s, "CREATE TABLE coisa (chave TEXT NOT NULL UNIQUE, numero BIGINT);");
}

void BancoDeTeste::passo(const QString &nome, const QByteArray &sql) const
{
    QFile arquivo(m_pasta + u"/passos/sqlite/"_s + nome);
    if (!arquivo.open(QIODevice::WriteOnly) || arquivo.write(sql) != sql.size())
        qFatal("no place for the migration step");
}

void BancoDeTeste::preparar(nucleo::ConfigBanco config)
{
    config.url = u"sqlite:"_s + arquivo();
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

} // namespace banco_teste
