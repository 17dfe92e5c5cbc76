// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modulo.h"

#include "casos/casos.h"
#include "distribuidor.h"
#include "leiturasdobanco.h"
#include "oferta.h"
#include "rotas.h"
#include "vencimentos.h"

#include <nucleo/http/corpos.h>

// The resource is in this static library, so it has to be asked for; the macro works outside namespaces only.
static void iniciarRecursos()
{
    Q_INIT_RESOURCE(agendamento_sql);
}

namespace agendamento {

using namespace Qt::StringLiterals;

struct ModuloAgendamento::Privado {
    Privado(nucleo::ConfigBanco config, const Partes &partes, const Ajustes &ajustes) :
        banco(u"agendamento"_s, std::move(config), u":/agendamento/sql"_s), oferta(ajustes.deslocamentoMin),
        servicos{banco, partes.relogio, partes.pessoas, oferta, corpos, ajustes}, leituras(banco, oferta),
        vencimentos(banco, partes.relogio, partes.registro), distribuidor(servicos, partes.registro)
    {}
    nucleo::Banco banco;
    Oferta oferta;
    nucleo::Corpos corpos;
    Servicos servicos;
    LeiturasDoBanco leituras;
    Vencimentos vencimentos;
    Distribuidor distribuidor;
};

ModuloAgendamento::ModuloAgendamento(nucleo::ConfigBanco config, Partes partes, Ajustes ajustes)
{
    iniciarRecursos();
    m = std::make_unique<Privado>(std::move(config), partes, ajustes);
}

ModuloAgendamento::~ModuloAgendamento()
{
    parar();
}

QString ModuloAgendamento::nome() const
{
    return u"agendamento"_s;
}

nucleo::Banco &ModuloAgendamento::banco()
{
    return m->banco;
}

QList<nucleo::Rota> ModuloAgendamento::rotas()
{
    return agendamento::rotas(m->servicos);
}

QList<nucleo::Assinatura> ModuloAgendamento::assinaturas()
{
    const QList<QByteArray> liberam = {"consulta.cancelada", "consulta.recusada", "consulta.expirada",
                                       "consulta.remarcada", "bloqueio.removido"};
    return {{"agendamento.pessoas", {"usuario.*"}, &m->banco, receberPessoa},
            {"agendamento.espera", liberam, &m->banco, receberLiberacao}};
}

nucleo::Resultado<void> ModuloAgendamento::iniciar()
{
    AGENDA_TENTAR(m->banco.abrir());
    m->vencimentos.iniciar();
    m->distribuidor.iniciar();
    return {};
}

void ModuloAgendamento::parar()
{
    m->distribuidor.parar();
    m->vencimentos.parar();
    m->banco.fechar();
}

nucleo::Resultado<void> ModuloAgendamento::saude()
{
    AGENDA_TENTAR(m->banco.saude());
    AGENDA_TENTAR(m->vencimentos.saude());
    return m->distribuidor.saude();
}

Leituras &ModuloAgendamento::leituras()
{
    return m->leituras;
}

} // namespace agendamento
