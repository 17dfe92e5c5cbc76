// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "programa.h"

#include "demo/demo.h"
#include "entradas.h"
#include "linhadecomando.h"
#include "pastadedados.h"
#include "senhanoterminal.h"
#include "servidor.h"
#include "sinais.h"

#include <nucleo/observabilidade/mascara.h>

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

namespace app {

namespace {

enum Saida { Certo = 0, Falhou = 1, ConfiguracaoErrada = 2 };

int reclamar(const char *oque, const dominio::Erro &erro)
{
    for (const dominio::ErroCampo &campo : erro.campos)
        std::fprintf(stderr, "agenda-servidor: %s: %s\n", qUtf8Printable(campo.campo), texto(campo.codigo).latin1());
    std::fprintf(stderr, "agenda-servidor: %s: %s (%s)\n", oque, qUtf8Printable(nucleo::semSegredos(erro.registro)),
                 texto(erro.codigo).latin1());
    return Falhou;
}

int reclamar(const ErroDeConfiguracao &erro)
{
    std::fprintf(stderr, "agenda-servidor: %s\n", qUtf8Printable(erro.texto()));
    return ConfiguracaoErrada;
}

// The demo clinic without --demo is a mistake in how the server was started.
int naoAbriu(const dominio::Erro &erro)
{
    const int codigo = reclamar("cannot start", erro);
    return erro.codigo == dominio::Codigo::SemPermissao ? ConfiguracaoErrada : codigo;
}

// What of the data or the account it runs under an operator should know of.
void contarDaPasta(const Apertados &apertados, nucleo::Registro &registro)
{
    if (apertados.quantos > 0)
        registro.aviso("app", "other users could read files of the data folder; closed",
                       {{"quantos", apertados.quantos}, {"nomes", apertados.nomes.join(u", ")}});
    if (::geteuid() == 0)
        registro.aviso("app", "running as root: give the server a user of its own");
}

bool registrarEmArquivo(const Configuracao &c, nucleo::Registro &registro)
{
    const QString caminho = c.caminhoDoRegistro();
    constexpr qint64 mib = 1024 * 1024;
    return caminho.isEmpty() ||
           registro.paraArquivo({QFile::encodeName(caminho), c.registroTamanhoMib * mib, c.registroQuantos});
}

// Where there is a log file, SIGHUP says that it was moved away.
Sinais::Acoes acoes(const Configuracao &c, nucleo::Registro &registro)
{
    Sinais::Acoes acoes{[] { QCoreApplication::quit(); }};
    if (!c.registroArquivo.isEmpty())
        acoes.reabrir = [&registro] {
            if (!registro.reabrir())
                registro.erro("app", "the log's file cannot be opened again");
        };
    return acoes;
}

int servir(const Configuracao &configuracao, const Apertados &apertados)
{
    const dominio::RelogioDoSistema relogio;
    nucleo::Registro registro;
    if (!registrarEmArquivo(configuracao, registro))
        return reclamar({QStringLiteral("registro.arquivo"), QStringLiteral("cannot write to the file named there")});
    contarDaPasta(apertados, registro);
    const Sinais sinais; // before any thread, so that all of them leave the signals to it
    Servidor servidor(configuracao, relogio, registro);
    if (const auto r = servidor.abrir(); !r)
        return naoAbriu(r.error());
    if (configuracao.demo) {
        const auto r = prepararDemo(servidor, relogio, registro);
        if (!r)
            return reclamar("cannot make the demo clinic", r.error());
        if (!r->senhaFeita.isEmpty())
            std::printf("AGENDA DEMO senha=%s\n", qUtf8Printable(r->senhaFeita));
    }
    if (const auto r = servidor.escutar(); !r)
        return reclamar("cannot listen", r.error());
    std::printf("AGENDA PRONTA %s\n", qUtf8Printable(servidor.url()));
    std::fflush(stdout);
    sinais.ouvir(acoes(configuracao, registro));
    const int codigo = QCoreApplication::exec();
    registro.info("app", "stopping");
    servidor.parar();
    return codigo;
}

int criarAdmin(const Comando &comando)
{
    const dominio::RelogioDoSistema relogio;
    nucleo::Registro registro(nucleo::Registro::Nivel::Aviso);
    const auto senha = lerSenha("Senha do administrador: ");
    if (!senha) {
        std::fprintf(stderr, "agenda-servidor: no password given\n");
        return Falhou;
    }
    Configuracao so = comando.configuracao;
    so.modulos = {QStringLiteral("auth")};
    Servidor servidor(so, relogio, registro);
    if (const auto r = servidor.abrir(); !r)
        return naoAbriu(r.error());
    const auto r = servidor.auth()->criarAdmin(comando.email, comando.nome, *senha);
    if (!r)
        return reclamar("administrator not made", r.error());
    std::printf("%s\n", qUtf8Printable(r->texto()));
    return Certo;
}

// What every start does anyway; by itself for whoever wants to see it done before the clinic opens.
int migrar(const Configuracao &configuracao)
{
    const dominio::RelogioDoSistema relogio;
    nucleo::Registro registro(nucleo::Registro::Nivel::Aviso);
    Servidor servidor(configuracao, relogio, registro);
    const auto migrados = servidor.migrar();
    if (!migrados)
        return reclamar("not migrated", migrados.error());
    for (const QString &modulo : *migrados)
        std::printf("%s: in order\n", qUtf8Printable(modulo));
    return Certo;
}

int copiar(const Comando &comando)
{
    const dominio::RelogioDoSistema relogio;
    nucleo::Registro registro(nucleo::Registro::Nivel::Aviso);
    Servidor servidor(comando.configuracao, relogio, registro);
    const auto tabelas = servidor.copiarPara(comando.para);
    if (!tabelas)
        return reclamar("not copied", tabelas.error());
    for (const QString &tabela : *tabelas)
        std::printf("%s\n", qUtf8Printable(tabela));
    std::printf("copied, and compared row by row\n");
    return Certo;
}

// Whatever works on the data: on a folder that is ours and closed to others.
int trabalhar(const Comando &comando)
{
    const auto apertados = prepararPastaDeDados(comando.configuracao);
    if (!apertados)
        return reclamar(apertados.error());
    switch (comando.tipo) {
    case Comando::Tipo::CriarAdmin:
        return criarAdmin(comando);
    case Comando::Tipo::Migrar:
        return migrar(comando.configuracao);
    case Comando::Tipo::Copiar:
        return copiar(comando);
    default:
        return servir(comando.configuracao, *apertados);
    }
}

} // namespace

int executar(int argc, char **argv)
{
    // Whatever this process makes is its user's alone: databases and what SQLite puts beside them, keys, mail, log.
    ::umask(S_IRWXG | S_IRWXO);
    // Qt's own poll loop serves many idle connections better than GLib's.
    qputenv("QT_NO_GLIB", "1");
    if (const QString problema = problemaDasEntradas(argc, argv, environ); !problema.isEmpty()) {
        std::fprintf(stderr, "agenda-servidor: %s\n", qUtf8Printable(problema));
        return ConfiguracaoErrada;
    }
    const QCoreApplication aplicacao(argc, argv);
    const auto comando =
        lerLinhaDeComando(QCoreApplication::arguments().mid(1), QProcessEnvironment::systemEnvironment());
    if (!comando)
        return reclamar(comando.error());
    switch (comando->tipo) {
    case Comando::Tipo::Ajuda:
        std::printf("%s", qUtf8Printable(comando->textoDeAjuda));
        return Certo;
    case Comando::Tipo::Versao:
        std::printf("agenda-servidor %s\n", AGENDA_VERSAO);
        return Certo;
    case Comando::Tipo::Verificar:
        std::printf("%s", qUtf8Printable(comando->configuracao.resumo()));
        return Certo;
    default:
        return trabalhar(*comando);
    }
}

} // namespace app
