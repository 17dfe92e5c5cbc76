// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinicadosfusos.h"

#include <QJsonDocument>
#include <QProcess>
#include <QUrl>

namespace apoio {

using namespace Qt::StringLiterals;
using dominio::Perfil;
using nucleo::Resultado;

ClinicaDosFusos::ClinicaDosFusos(const char *agora)
{
    c.relogio.ajustar(em(agora));
    medico = outroMedico();
    paciente = outroPaciente();
}

QString ClinicaDosFusos::unidade(const QString &zona, const QJsonObject &mais)
{
    if (!m_unidades.contains(zona)) {
        QJsonObject corpo{{u"antecedenciaCancelamentoMin"_s, 0}};
        for (auto it = mais.begin(); it != mais.end(); ++it)
            corpo.insert(it.key(), it.value());
        m_unidades.insert(zona, c.unidade(zona, zona, corpo));
    }
    return m_unidades.value(zona);
}

nucleo::Identidade ClinicaDosFusos::outroMedico()
{
    return c.conta(Perfil::Medico, u"Dra. Helena"_s, [](agendamento::Pessoa &p) {
        p.aceiteAutomatico = true;
        p.encaixesPorDia = 1;
    });
}

nucleo::Identidade ClinicaDosFusos::outroPaciente()
{
    return c.conta(Perfil::Paciente, u"João Lima"_s);
}

bool ClinicaDosFusos::agenda(const nucleo::Identidade &quem, const QString &zona, const QString &inicio,
                             const QString &fim, int duracaoMin, const QList<int> &dias)
{
    QJsonArray faixas;
    for (const int dia : dias)
        faixas << QJsonObject{{u"diaSemana"_s, dia},
                              {u"inicio"_s, inicio},
                              {u"fim"_s, fim},
                              {u"duracaoMin"_s, duracaoMin},
                              {u"intervaloMin"_s, 0}};
    const QByteArray caminho = "/medicos/" + id(quem) + "/agenda";
    const auto r = c.put(caminho, c.recepcao,
                         {{u"unidadeId"_s, unidade(zona)}, {u"vigenteDe"_s, u"2018-01-01"_s}, {u"faixas"_s, faixas}},
                         {{"if-match", "*"}});
    if (r.status != 200)
        qWarning() << "agenda" << r.status << r.codigo;
    return r.status == 200;
}

RespostaDoCaso ClinicaDosFusos::marcar(const QString &inicio, const QJsonObject &mais)
{
    return marcar(medico, paciente, inicio, mais);
}

RespostaDoCaso ClinicaDosFusos::marcar(const nucleo::Identidade &quem, const nucleo::Identidade &paraQuem,
                                       const QString &inicio, const QJsonObject &mais)
{
    return c.post("/consultas", c.recepcao, Consultorio::pedido(quem, paraQuem, inicio, mais));
}

QStringList ClinicaDosFusos::livres(const QByteArray &consulta)
{
    return lista("/medicos/" + id(medico) + "/horarios?" + consulta);
}

QStringList ClinicaDosFusos::lista(const QByteArray &alvo, const QString &membro, bool cadaUm)
{
    QStringList valores;
    QByteArray pagina = cadaUm ? QByteArray("&limite=1") : QByteArray();
    for (int paginas = 0; paginas < 500; ++paginas) {
        const auto r = c.get(alvo + pagina, c.recepcao);
        if (r.status != 200)
            return {u"%1 %2"_s.arg(r.status).arg(r.codigo)};
        for (const auto &item : r.itens())
            valores << item.toObject().value(membro).toString();
        const QString proximo = r.texto(u"proximo"_s);
        if (proximo.isEmpty())
            break;
        pagina = (cadaUm ? "&limite=1&cursor=" : "&cursor=") + proximo.toLatin1();
    }
    return valores;
}

QJsonObject ClinicaDosFusos::ultimoEvento(const QString &agregado)
{
    const auto lido = c.modulo->banco().ler([&](nucleo::Leitura &l) -> Resultado<QByteArray> {
        AGENDA_OBTER(auto linhas, l.consultar("SELECT dados FROM caixa_saida WHERE agregado = ? ORDER BY ordem DESC "
                                              "LIMIT 1",
                                              {agregado}));
        return linhas.proxima() ? linhas.bytes(0) : QByteArray();
    });
    return QJsonDocument::fromJson(lido.value_or(QByteArray())).object();
}

QJsonArray perguntarAoOraculo(const QJsonArray &perguntas)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s,
                 {qEnvironmentVariable("AGENDA_FONTE") + u"/tests/server/agendamento/oraculo_zonas.py"_s});
    python.write(QJsonDocument(perguntas).toJson());
    python.closeWriteChannel();
    if (!python.waitForFinished(60'000) || python.exitStatus() != QProcess::NormalExit || python.exitCode() != 0) {
        qWarning("%s", python.readAllStandardError().constData());
        return {};
    }
    return QJsonDocument::fromJson(python.readAllStandardOutput()).array();
}

QStringList textos(const QJsonValue &lista)
{
    QStringList saida;
    for (const auto &valor : lista.toArray())
        saida << valor.toString();
    return saida;
}

} // namespace apoio
