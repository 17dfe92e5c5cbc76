// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "programa.h"

#include "demo/demo.h"
#include "linhadecomando.h"
#include "senhanoterminal.h"
#include "servidor.h"
#include "sinais.h"

#include <QCoreApplication>

#include <cstdio>

namespace app {

namespace {

enum Saida { Certo = 0, Falhou = 1, ConfiguracaoErrada = 2 };

int reclamar(const char *oque, const dominio::Erro &erro)
{
    std::fprintf(stderr, "agenda-servidor: %s: %s (%s)\n", oque, qUtf8Printable(erro.registro),
                 texto(erro.codigo).latin1());
    return Falhou;
}

int servir(const Configuracao &configuracao)
{
    const dominio::RelogioDoSistema relogio;
    nucleo::Registro registro;
    const Sinais sinais; // before any thread, so that all of them leave the signals to it
    Servidor servidor(configuracao, relogio, registro);
    if (const auto r = servidor.abrir(); !r)
        return reclamar("cannot start", r.error());
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
    sinais.aoPedirFim([] { QCoreApplication::quit(); });
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
        return reclamar("cannot open the database", r.error());
    const auto r = servidor.auth()->criarAdmin(comando.email, comando.nome, *senha);
    if (!r) {
        for (const dominio::ErroCampo &campo : r.error().campos)
            std::fprintf(stderr, "agenda-servidor: %s: %s\n", qUtf8Printable(campo.campo),
                         texto(campo.codigo).latin1());
        return reclamar("administrator not made", r.error());
    }
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

} // namespace

int executar(int argc, char **argv)
{
    // Qt's own poll loop serves many idle connections better than GLib's.
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication aplicacao(argc, argv);
    const auto comando =
        lerLinhaDeComando(QCoreApplication::arguments().mid(1), QProcessEnvironment::systemEnvironment());
    if (!comando) {
        std::fprintf(stderr, "agenda-servidor: %s\n", qUtf8Printable(comando.error().texto()));
        return ConfiguracaoErrada;
    }
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
    case Comando::Tipo::CriarAdmin:
        return criarAdmin(*comando);
    case Comando::Tipo::Migrar:
        return migrar(comando->configuracao);
    case Comando::Tipo::Copiar:
        return copiar(*comando);
    case Comando::Tipo::Servir:
        return servir(comando->configuracao);
    }
    return Falhou;
}

} // namespace app
