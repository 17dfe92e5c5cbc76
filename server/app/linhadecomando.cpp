// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linhadecomando.h"

#include "urldebanco.h"

#include <QCommandLineParser>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Falha = std::unexpected<ErroDeConfiguracao>;

const QStringList modulosConhecidos{u"auth"_s, u"agendamento"_s, u"notificacoes"_s};

void declarar(QCommandLineParser &p)
{
    p.setApplicationDescription(
        u"The clinic's appointment server.\n\n"
        "Commands:\n"
        "  (none)                               serve\n"
        "  admin criar --email E --nome N       make an administrator; the password is asked for,\n"
        "                                       or read as one line from standard input\n"
        "  migrar                               bring every database to this version, and end\n"
        "  copiar --de sqlite:PASTA --para URL  move a clinic to an empty PostgreSQL, compared row by row"_s);
    p.addOptions(
        {{u"config"_s, u"INI file; every key can also come from the environment (AGENDA_SECTION_KEY)."_s, u"FILE"_s},
         {u"dados"_s, u"Data folder (default: dados)."_s, u"DIR"_s},
         {u"endereco"_s, u"Address to listen on (default: 127.0.0.1)."_s, u"IP"_s},
         {u"porta"_s, u"Port, 0 for any free one (default: 8080)."_s, u"N"_s},
         {u"demo"_s, u"Fill an empty database with the demo clinic; loopback only."_s},
         {u"modulos"_s, u"Modules to run: auth,agendamento,notificacoes (default: all)."_s, u"LIST"_s},
         {u"verificar"_s, u"Check the configuration, print it with secrets masked, and end."_s},
         {u"de"_s, u"With copiar: sqlite:PASTA, the data folder of a server that is stopped."_s, u"URL"_s},
         {u"para"_s, u"With copiar: postgresql://…, one empty database for all modules."_s, u"URL"_s},
         {u"email"_s, u"With admin criar: the administrator's e-mail."_s, u"E"_s},
         {u"nome"_s, u"With admin criar: the administrator's name."_s, u"N"_s},
         {{u"h"_s, u"help"_s}, u"This text."_s},
         {{u"v"_s, u"version"_s}, u"The version."_s}});
    p.addPositionalArgument(u"comando"_s, u"What to do instead of serving."_s, u"[comando]"_s);
}

std::expected<void, ErroDeConfiguracao> aplicarOpcoes(const QCommandLineParser &p, Configuracao &c)
{
    if (p.isSet(u"dados"_s))
        c.dados = p.value(u"dados"_s);
    if (p.isSet(u"endereco"_s) && !c.endereco.setAddress(p.value(u"endereco"_s)))
        return Falha({u"--endereco"_s, u"expects an IP address"_s});
    if (p.isSet(u"porta"_s)) {
        bool certo = false;
        c.porta = p.value(u"porta"_s).toUShort(&certo);
        if (!certo)
            return Falha({u"--porta"_s, u"expects a port from 0 to 65535"_s});
    }
    c.demo = p.isSet(u"demo"_s);
    if (p.isSet(u"modulos"_s)) {
        c.modulos = p.value(u"modulos"_s).split(u',', Qt::SkipEmptyParts);
        for (const QString &m : std::as_const(c.modulos))
            if (!modulosConhecidos.contains(m))
                return Falha({u"--modulos"_s, u"no module called "_s + m});
        if (c.modulos.isEmpty())
            return Falha({u"--modulos"_s, u"expects at least one module"_s});
    }
    return {};
}

// From one folder to one URL, whatever the configuration says of either.
std::expected<void, ErroDeConfiguracao> lerCopia(const QCommandLineParser &p, Comando &comando)
{
    constexpr QLatin1String sqlite("sqlite:");
    const QString de = p.value(u"de"_s);
    comando.tipo = Comando::Tipo::Copiar;
    comando.para = p.value(u"para"_s);
    if (!de.startsWith(sqlite) || !QFileInfo(de.mid(sqlite.size())).isDir())
        return Falha({u"--de"_s, u"expects sqlite:PASTA, a data folder"_s});
    if (const QString problema = problemaDeUrlDeBanco(comando.para); !problema.isEmpty())
        return Falha({u"--para"_s, problema});
    Configuracao &c = comando.configuracao;
    c.dados = de.mid(sqlite.size());
    c.bancoUsuarios.clear();
    c.bancoAgendamentos.clear();
    c.bancoNotificacoes.clear();
    return {};
}

std::expected<void, ErroDeConfiguracao> aplicarComando(const QCommandLineParser &p, Comando &comando)
{
    const QStringList palavras = p.positionalArguments();
    if (palavras.isEmpty()) {
        comando.tipo = p.isSet(u"verificar"_s) ? Comando::Tipo::Verificar : Comando::Tipo::Servir;
        return {};
    }
    if (palavras == QStringList{u"migrar"_s}) {
        comando.tipo = Comando::Tipo::Migrar;
        return {};
    }
    if (palavras == QStringList{u"copiar"_s})
        return lerCopia(p, comando);
    if (palavras != QStringList{u"admin"_s, u"criar"_s})
        return Falha({palavras.join(u' '), u"unknown command"_s});
    comando.tipo = Comando::Tipo::CriarAdmin;
    comando.email = p.value(u"email"_s);
    comando.nome = p.value(u"nome"_s);
    if (comando.email.isEmpty())
        return Falha({u"--email"_s, u"admin criar needs it"_s});
    if (comando.nome.isEmpty())
        return Falha({u"--nome"_s, u"admin criar needs it"_s});
    return {};
}

} // namespace

std::expected<Comando, ErroDeConfiguracao> lerLinhaDeComando(const QStringList &argumentos,
                                                             const QProcessEnvironment &ambiente)
{
    QCommandLineParser p;
    declarar(p);
    if (!p.parse(QStringList{u"agenda-servidor"_s} + argumentos))
        return Falha({u"agenda-servidor"_s, p.errorText()});
    Comando comando;
    if (p.isSet(u"help"_s) || p.isSet(u"version"_s)) {
        comando.tipo = p.isSet(u"help"_s) ? Comando::Tipo::Ajuda : Comando::Tipo::Versao;
        comando.textoDeAjuda = p.helpText();
        return comando;
    }
    auto configuracao = lerConfiguracao(p.value(u"config"_s), ambiente);
    if (!configuracao)
        return Falha(configuracao.error());
    comando.configuracao = *configuracao;
    if (auto r = aplicarOpcoes(p, comando.configuracao); !r)
        return Falha(r.error());
    if (auto r = aplicarComando(p, comando); !r)
        return Falha(r.error());
    if (auto r = conferir(comando.configuracao); !r)
        return Falha(r.error());
    return comando;
}

} // namespace app
