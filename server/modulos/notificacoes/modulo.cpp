// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modulo.h"

#include "envio/carteiro.h"
#include "envio/enviopasta.h"
#include "envio/enviosmtp.h"
#include "rotas.h"

#include <nucleo/observabilidade/nomedathread.h>

#include <QThread>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function, which must not land in a namespace.
static void carregarMigracoes()
{
    Q_INIT_RESOURCE(notificacoes_sql);
}

namespace notificacoes {

using nucleo::Resultado;

namespace {

// Only where no mail server is set: nothing leaves the house.
constexpr auto remetenteDaPasta = "Agenda <agenda@localhost>"_L1;

std::unique_ptr<Transporte> transportePara(const ConfigEmail &email)
{
    if (email.url.isEmpty())
        return std::make_unique<EnvioPasta>(email.pastaSaida);
    return std::make_unique<EnvioSmtp>(email);
}

} // namespace

struct ModuloNotificacoes::Privado {
    Privado(nucleo::ConfigBanco configBanco, ConfigNotificacoes c, Partes p) :
        banco(u"notificacoes"_s, std::move(configBanco), u":/notificacoes/sql"_s), config(std::move(c)), partes(p),
        ambiente{banco, partes.relogio, partes.fontes, dominio::Fuso(), [this] { acordar(); }}
    {}
    [[nodiscard]] Resultado<void> preparar();
    void iniciarCarteiro();
    void acordar();

    nucleo::Banco banco;
    ConfigNotificacoes config;
    Partes partes;
    Ambiente ambiente;
    Orcamento orcamento{partes.fontes, config.tetos};
    Modelos modelos;
    std::unique_ptr<Transporte> transporte;
    std::unique_ptr<Compositor> compositor;
    std::unique_ptr<Carteiro> carteiro; // lives on thread; gone only when that has ended and nothing queues any more
    QThread thread;
};

// Everything that can be wrong with the settings, before anything runs.
Resultado<void> ModuloNotificacoes::Privado::preparar()
{
    AGENDA_OBTER(modelos, Modelos::carregar());
    AGENDA_OBTER(ambiente.fuso, dominio::Fuso::deIana(config.fusoPadrao));
    const bool semRemetente = config.email.url.isEmpty() && config.email.remetente.isEmpty();
    const auto remetente = CaixaPostal::deTexto(semRemetente ? QString(remetenteDaPasta) : config.email.remetente);
    if (!remetente)
        return dominio::falha(dominio::Erro::validacao(u"email.remetente"_s, dominio::CodigoCampo::Formato));
    transporte = transportePara(config.email);
    compositor = std::make_unique<Compositor>(modelos, partes.fontes, *remetente, config.idiomaPadrao);
    return {};
}

void ModuloNotificacoes::Privado::iniciarCarteiro()
{
    carteiro = std::make_unique<Carteiro>(
        Carteiro::Partes{banco, partes.relogio, partes.registro, *compositor, orcamento, *transporte});
    thread.setObjectName(u"notificacoes"_s);
    carteiro->moveToThread(&thread);
    QObject::connect(&thread, &QThread::started, carteiro.get(), [] { nucleo::cederAVez(); });
    QObject::connect(&thread, &QThread::finished, carteiro.get(), &Carteiro::repousar);
    thread.start();
    carteiro->acordar();
}

void ModuloNotificacoes::Privado::acordar()
{
    if (carteiro)
        carteiro->acordar();
}

ModuloNotificacoes::ModuloNotificacoes(nucleo::ConfigBanco banco, ConfigNotificacoes config, Partes partes) :
    m(std::make_unique<Privado>(std::move(banco), std::move(config), partes))
{}

ModuloNotificacoes::~ModuloNotificacoes()
{
    parar();
}

QString ModuloNotificacoes::nome() const
{
    return u"notificacoes"_s;
}

nucleo::Banco &ModuloNotificacoes::banco()
{
    return m->banco;
}

QList<nucleo::Rota> ModuloNotificacoes::rotas()
{
    return rotasDasNotificacoes(m->ambiente);
}

QList<nucleo::Assinatura> ModuloNotificacoes::assinaturas()
{
    const QList<QByteArray> tipos = {"consulta.solicitada", "consulta.confirmada", "consulta.recusada",
                                     "consulta.cancelada",  "consulta.remarcada",  "vaga.oferecida"};
    const auto efeito = [this](const nucleo::Evento &evento, nucleo::Transacao &tx) -> Resultado<void> {
        AGENDA_OBTER(const bool nova, planejarMensagem(evento, tx));
        if (nova)
            m->acordar();
        return {};
    };
    return {{"notificacoes.consultas", tipos, &m->banco, efeito}};
}

Resultado<void> ModuloNotificacoes::iniciar()
{
    carregarMigracoes();
    AGENDA_TENTAR(m->preparar());
    AGENDA_TENTAR(m->banco.abrir());
    m->iniciarCarteiro();
    return {};
}

void ModuloNotificacoes::parar()
{
    if (m->thread.isRunning()) {
        m->carteiro->interromper();
        m->thread.quit();
        m->thread.wait();
    }
    m->banco.fechar();
}

Resultado<void> ModuloNotificacoes::saude()
{
    if (!m->thread.isRunning())
        return dominio::falha({dominio::Codigo::Indisponivel, u"notificacoes: sender not running"_s});
    return m->banco.saude();
}

void ModuloNotificacoes::acordar()
{
    m->acordar();
}

} // namespace notificacoes
