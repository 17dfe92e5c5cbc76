// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "configuracao.h"
#include "operacao.h"
#include "vizinhos.h"

#include <agendamento/modulo.h>
#include <auth/modulo.h>
#include <dominio/relogio.h>
#include <notificacoes/modulo.h>
#include <nucleo/eventos/despachante.h>
#include <nucleo/http/servidorhttp.h>
#include <nucleo/observabilidade/registro.h>
#include <nucleo/threads/executor.h>

#include <memory>
#include <vector>

namespace app {

// The composition root: makes the modules that the configuration asks for, gives each what it needs, starts them in
// order and stops them in reverse. The only code that knows them all.
class Servidor
{
public:
    // The three outlive the server.
    Servidor(const Configuracao &configuracao, const dominio::Relogio &relogio, nucleo::Registro &registro);
    ~Servidor(); // as parar()
    Servidor(const Servidor &) = delete;
    Servidor &operator=(const Servidor &) = delete;

    // Brings each module's database to this version, starting nothing; the modules' names.
    [[nodiscard]] dominio::Resultado<QStringList> migrar();
    // Copies each module's SQLite database into that empty PostgreSQL one; "auth.usuario: 12 rows" and so on.
    [[nodiscard]] dominio::Resultado<QStringList> copiarPara(const QString &url);
    // Opens and migrates the databases, starts workers; no socket yet. A database that holds the demo clinic is
    // refused, with Codigo::SemPermissao, unless the configuration says demo.
    [[nodiscard]] dominio::Resultado<void> abrir();
    [[nodiscard]] dominio::Resultado<void> escutar(); // after abrir()
    [[nodiscard]] QString url() const;
    void parar(); // requests in flight finish, at most 10 s; idempotent

    [[nodiscard]] auth::ModuloAuth *auth() { return m_auth.get(); }
    [[nodiscard]] agendamento::ModuloAgendamento *agendamento() { return m_agendamento.get(); }
    [[nodiscard]] QList<nucleo::Assinatura> assinaturasDeMensagens()
    {
        return m_notificacoes ? m_notificacoes->assinaturas() : QList<nucleo::Assinatura>();
    }

private:
    void montarModulos();
    void montarAgendamento();
    void montarNotificacoes();
    void montarAuth();
    [[nodiscard]] bool roda(const QString &modulo) const;
    [[nodiscard]] dominio::Resultado<void> recusarDemo();
    [[nodiscard]] QList<std::pair<QString, dominio::Resultado<void>>> saude();
    [[nodiscard]] QByteArray metricas() const;
    [[nodiscard]] nucleo::ConfigBanco banco(const QString &configurada, const QString &arquivo) const;
    [[nodiscard]] dominio::Resultado<nucleo::ConfigHttp> configHttp() const;

    const Configuracao &m_configuracao;
    const dominio::Relogio &m_relogio;
    nucleo::Registro &m_registro;
    nucleo::Executor m_comum, m_senhas;
    Operacao m_operacao;
    PessoasDoAgendamento m_pessoas;
    AgendaParaAuth m_agenda;
    FontesDasNotificacoes m_fontes;
    std::unique_ptr<auth::ModuloAuth> m_auth;
    std::unique_ptr<agendamento::ModuloAgendamento> m_agendamento;
    std::unique_ptr<notificacoes::ModuloNotificacoes> m_notificacoes;
    std::vector<nucleo::Modulo *> m_modulos; // those above that run, in starting order
    std::unique_ptr<nucleo::Despachante> m_despachante;
    std::unique_ptr<nucleo::ServidorHttp> m_http;
};

} // namespace app
