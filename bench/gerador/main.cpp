// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a clinic that the server migrated and in which it made an administrator.
#include "gravar.h"

#include <dominio/feriados.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace gerador {

void morrer(const QByteArray &motivo)
{
    std::fprintf(stderr, "bench_gerador: %s\n", motivo.constData());
    std::exit(1);
}

namespace {

QJsonArray jsonDosMedicos(const Clinica &c)
{
    QJsonArray lista;
    for (const Medico &m : c.medicos)
        lista << QJsonObject{{u"id"_s, m.id.toString(QUuid::WithoutBraces)},
                             {u"unidade"_s, c.unidades[size_t(m.unidade)].id.toString(QUuid::WithoutBraces)},
                             {u"fuso"_s, c.unidades[size_t(m.unidade)].fuso.nome()},
                             {u"especialidade"_s, especialidades().at(m.especialidade)},
                             {u"semanaCheia"_s, m.turnos.size() == 10}};
    return lista;
}

QJsonArray jsonDosPacientes(const Clinica &c)
{
    constexpr int amostra = 6'000;
    QJsonArray lista;
    for (int i = 0; i < amostra; ++i) {
        const int n = int(qint64(i) * 7919 % c.pacientes);
        const Paciente p = c.paciente(n);
        lista << QJsonObject{{u"id"_s, p.id.toString(QUuid::WithoutBraces)},
                             {u"nome"_s, p.nome},
                             {u"cpf"_s, p.cpf},
                             {u"telefone"_s, p.telefone},
                             {u"nascimento"_s, p.nascimento.toString(Qt::ISODate)},
                             {u"comConsultas"_s, n < c.pacientes / 10}};
    }
    return lista;
}

// What the requests are made of.
void gravarChaves(const Clinica &c, const QString &arquivo)
{
    qint64 primeira = c.agora, ultima = 0;
    for (const Consulta &k : c.consultas) {
        primeira = std::min(primeira, k.inicio);
        ultima = std::max(ultima, k.inicio);
    }
    QJsonArray unidades;
    for (const Unidade &u : c.unidades)
        unidades << u.id.toString(QUuid::WithoutBraces);
    QJsonArray feriados;
    const int ano = QDateTime::fromMSecsSinceEpoch(c.agora).date().year();
    for (int a = ano; a <= ano + 3; ++a)
        for (const auto &feriado : dominio::feriadosNacionais(a))
            if (!feriado.facultativo)
                feriados << feriado.data.toString(Qt::ISODate);
    const QJsonObject tudo{{u"feriados"_s, feriados},
                           {u"agora"_s, c.agora},
                           {u"primeira"_s, primeira},
                           {u"ultima"_s, ultima},
                           {u"especialidade"_s, especialidades().first()},
                           {u"unidades"_s, unidades},
                           {u"medicos"_s, jsonDosMedicos(c)},
                           {u"pacientes"_s, jsonDosPacientes(c)}};
    QFile saida(arquivo);
    if (!saida.open(QIODevice::WriteOnly) || saida.write(QJsonDocument(tudo).toJson(QJsonDocument::Compact)) < 0)
        morrer("cannot write " + arquivo.toUtf8());
}

int rodar(const QStringList &argumentos)
{
    if (argumentos.size() != 5)
        morrer("usage: bench_gerador APPOINTMENTS NOW_IN_MS FOLDER_OR_POSTGRESQL_URL KEYS.json");
    const QString &onde = argumentos.at(3);
    QElapsedTimer relogio;
    relogio.start();
    const Clinica clinica = gerar(argumentos.at(1).toInt(), argumentos.at(2).toLongLong());
    const auto destino = onde.startsWith(u"postgresql:"_s) ? abrirPostgres(onde) : abrirSqlite(onde);
    gravarPessoas(clinica, *destino);
    gravarAgendamento(clinica, *destino);
    destino->terminar();
    gravarChaves(clinica, argumentos.at(4));
    std::fprintf(stderr, "%zu appointments, %zu doctors, %d patients in %.1f s\n", clinica.consultas.size(),
                 clinica.medicos.size(), clinica.pacientes, double(relogio.elapsed()) / 1000);
    return 0;
}

} // namespace

} // namespace gerador

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return gerador::rodar(QCoreApplication::arguments());
}
