// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corridas.h"

#include <apoio/invariantes.h>
#include <dominio/versoesqt.h>

#include <QFile>

#include <algorithm>

namespace falhas {

using namespace Qt::StringLiterals;
using apoio::Clinica;

QString idDe(const apoio::RespostaHttp &r)
{
    return r.json().value(u"id"_s).toString();
}

bool Corridas::abrir(int quantosMedicos, int clientes)
{
    const QString admin = u"admin@teste.local"_s, senha = QString::fromLatin1(Clinica::senha);
    if (!servidor.criarAdmin(admin, senha) || !servidor.iniciar())
        return false;
    Clinica clinica(servidor.porta());
    if (!clinica.entrarComoAdmin(admin))
        return false;
    const QString unidade = clinica.unidade(u"Unidade Centro"_s);
    m_primeiroDia = QDate::currentDate().addDays(2);
    for (int i = 0; i < quantosMedicos; ++i) {
        medicos << clinica.medico(u"Médico %1"_s.arg(i), u"medico%1@teste.local"_s.arg(i));
        if (!clinica.agenda(medicos.last(), unidade, m_primeiroDia, {1, 2, 3, 4, 5, 6, 7}, {0, 0}, {23, 30}, 30))
            return false;
    }
    for (int i = 0; i < pacientes; ++i)
        idsDePacientes << clinica.paciente(u"Paciente %1"_s.arg(i), {});
    const QString recepcionista = clinica.recepcionista(u"Ana"_s, u"recepcao@teste.local"_s);
    m_pista = std::make_unique<Pista>(servidor.porta(), clientes);
    return !recepcionista.isEmpty() && !idsDePacientes.contains(QString());
}

bool Corridas::entrar(int quantosMedicos)
{
    const QString senha = QString::fromLatin1(Clinica::senha);
    apoio::ClienteBruto http(servidor.porta());
    tokensDosMedicos.clear();
    bool entraram = http.entrar(u"recepcao@teste.local"_s, senha);
    recepcao = http.token();
    for (int i = 0; i < quantosMedicos; ++i) {
        entraram = http.entrar(u"medico%1@teste.local"_s.arg(i), senha) && entraram;
        tokensDosMedicos << http.token();
    }
    return entraram;
}

Pedido Corridas::marcar(int medico, int paciente, const QString &inicio, const QJsonObject &mais) const
{
    QJsonObject corpo = Clinica::corpoDeConsulta(medicos.at(medico), idsDePacientes.at(paciente), inicio);
    for (auto it = mais.begin(); it != mais.end(); ++it)
        corpo.insert(it.key(), it.value());
    return {recepcao, "POST", "/consultas", corpo, {}};
}

Pedido Corridas::mudar(const QString &consulta, const QByteArray &acao, const QJsonObject &corpo) const
{
    return {recepcao, "PUT", "/consultas/" + consulta.toLatin1() + '/' + acao, corpo, {}};
}

Pedido Corridas::comoMedico(Pedido pedido, int medico) const
{
    pedido.token = tokensDosMedicos.at(medico);
    return pedido;
}

// No holiday in the way: the days that the national ones could be on are left out.
QString Corridas::hora(int n, int dias, int minutos) const
{
    constexpr int porDia = 10, primeiraHora = 8;
    static const QList<std::pair<int, int>> feriados{{1, 1},  {4, 21},  {5, 1},   {9, 7},  {10, 12},
                                                     {11, 2}, {11, 15}, {11, 20}, {12, 25}};
    QDate dia = m_primeiroDia.addDays(-1);
    for (int faltam = n / porDia + dias + 1; faltam > 0;) {
        dia = dia.addDays(1);
        const bool sexta = dia.dayOfWeek() == 5 && (dia.month() == 3 || dia.month() == 4); // Good Friday
        faltam -= !feriados.contains({dia.month(), dia.day()}) && !sexta;
    }
    const QTime hora = QTime(primeiraHora, 0).addSecs((n % porDia * 60 + minutos) * 60);
    return dominio::comDeslocamento(dia, hora, -3 * 3600).toString(Qt::ISODate);
}

QString Corridas::quebradas() const
{
    QStringList soma;
    for (const auto &invariante : apoio::invariantes())
        soma << u'(' + QLatin1String(invariante.sql) + u')';
    if (contar(u"SELECT "_s + soma.join(u" + "_s)) == 0)
        return {};
    QStringList nomes;
    for (const auto &invariante : apoio::invariantes()) {
        if (const qint64 quantas = contar(QLatin1String(invariante.sql)); quantas != 0)
            nomes << u"%1: %2"_s.arg(QLatin1String(invariante.nome)).arg(quantas);
    }
    return u"broken: "_s + nomes.join(u"; "_s);
}

QString Corridas::estranhas(const QList<apoio::RespostaHttp> &respostas, const QStringList &codigos)
{
    QStringList achadas;
    for (const auto &r : respostas) {
        if (!r.certa() && !codigos.contains(r.codigo()))
            achadas << u"%1 %2"_s.arg(r.status).arg(QString::fromUtf8(r.corpo.left(300)));
    }
    return achadas.join(u'\n');
}

int Corridas::certas(const QList<apoio::RespostaHttp> &respostas)
{
    return int(std::count_if(respostas.begin(), respostas.end(), [](const auto &r) { return r.certa(); }));
}

qint64 Corridas::impasses()
{
    const auto *postgres = servidor.postgres();
    if (!postgres)
        return 0;
    QFile registro(postgres->pasta() + u"/postgres.log"_s);
    return registro.open(QIODevice::ReadOnly) ? registro.readAll().count("deadlock detected") : -1;
}

} // namespace falhas
