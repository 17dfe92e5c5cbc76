// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinicadomodelo.h"

namespace modelo {

using namespace Qt::StringLiterals;
using dominio::Perfil;

namespace {

constexpr int pacientes = 8;

void juntar(apoio::Consultorio &c, Mundo &m, Papel papel, const Pessoa &dados)
{
    static const QHash<int, Perfil> perfis{{int(Papel::Paciente), Perfil::Paciente},
                                           {int(Papel::Medico), Perfil::Medico},
                                           {int(Papel::Recepcionista), Perfil::Recepcionista},
                                           {int(Papel::Admin), Perfil::Admin}};
    const Perfil perfil = perfis[int(papel)];
    const auto conta = c.conta(perfil, dados.nome, [&](agendamento::Pessoa &p) {
        p.duracaoPadraoMin = dados.duracaoMin;
        p.aceiteAutomatico = dados.aceite;
        p.encaixesPorDia = dados.encaixesPorDia;
    });
    const QString id = conta.usuario.texto();
    const auto recebida = c.receber({{u"id"_s, id},
                                     {u"perfil"_s, QString(dominio::texto(perfil))},
                                     {u"nome"_s, dados.nome},
                                     {u"situacao"_s, u"ativo"_s},
                                     {u"duracaoPadraoMin"_s, dados.duracaoMin},
                                     {u"aceiteAutomatico"_s, dados.aceite},
                                     {u"encaixesPorDia"_s, dados.encaixesPorDia}});
    if (!recebida)
        qFatal("%s", qPrintable(recebida.error().registro));
    Pessoa pessoa = dados;
    pessoa.id = id;
    pessoa.papel = papel;
    m.pessoas.insert(id, pessoa);
}

void unidade(apoio::Consultorio &c, Mundo &m, const QString &nome, const QString &fuso, Unidade dados)
{
    dados.id = c.unidade(
        nome, fuso,
        {{u"antecedenciaCancelamentoMin"_s, dados.antecedenciaMin}, {u"toleranciaFaltaMin"_s, dados.toleranciaMin}});
    m.unidades.insert(dados.id, dados);
}

} // namespace

Modelo abrirClinica(apoio::Consultorio &c)
{
    Modelo modelo;
    Mundo &m = modelo.mundo;
    const auto inicio = apoio::em("2026-12-22T07:00:00-03:00");
    c.relogio.ajustar(inicio);
    m.agora = inicio.ms();
    juntar(c, m, Papel::Medico, {{}, u"Dra. Helena Prado"_s, {}, 30, false, 2});
    juntar(c, m, Papel::Medico, {{}, u"Dr. Paulo Reis"_s, {}, 20, true, 0});
    juntar(c, m, Papel::Medico, {{}, u"Dra. Iara Nunes"_s, {}, 45, false, 1});
    for (int i = 0; i < pacientes; ++i)
        juntar(c, m, Papel::Paciente, {{}, u"Paciente %1"_s.arg(i + 1), {}, 30, false, 0});
    juntar(c, m, Papel::Recepcionista, {{}, u"Rita"_s, {}, 30, false, 0});
    juntar(c, m, Papel::Recepcionista, {{}, u"Bruna"_s, {}, 30, false, 0});
    juntar(c, m, Papel::Admin, {{}, u"Ana"_s, {}, 30, false, 0});
    unidade(c, m, u"Centro"_s, u"America/Sao_Paulo"_s, {{}, -180, 120, 30});
    unidade(c, m, u"Norte"_s, u"America/Manaus"_s, {{}, -240, 60, 15});
    unidade(c, m, u"Sul"_s, u"America/Sao_Paulo"_s, {{}, -180, 0, 0});
    return modelo;
}

QList<Passo> primeirasAgendas(const Mundo &m)
{
    QStringList medicos;
    QString recepcao;
    for (const Pessoa &p : m.pessoas) {
        if (p.papel == Papel::Medico)
            medicos << p.id;
        if (p.papel == Papel::Recepcionista)
            recepcao = p.id;
    }
    const QStringList unidades = m.unidades.keys();
    const auto semana = [&](const QString &medico, const QString &onde, int inicio, int fim, qint64 versao) {
        Passo p;
        p.tipo = Passo::Tipo::DefinirAgenda;
        p.quem = recepcao;
        p.medico = medico;
        p.agenda = {onde, QDate(2026, 12, 1), {}, {}};
        for (int dia = 1; dia <= 7; ++dia)
            p.agenda.faixas.append({dia, inicio, fim, 30, 0});
        p.seCasar = '"' + QByteArray::number(versao) + '"';
        return p;
    };
    return {semana(medicos[0], unidades[0], 480, 1080, 0), semana(medicos[1], unidades[0], 480, 720, 0),
            semana(medicos[1], unidades[2], 780, 1080, 1), semana(medicos[2], unidades[1], 420, 1080, 0)};
}

} // namespace modelo
