// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultatabela.h"
#include "linhasdeconsulta.h"

#include <nucleo/banco/formasfixas.h>

#include <limits>
#include <map>

// ConsultaTabela::listar: the one query that is put together, from fixed parts.
namespace agendamento {

using nucleo::Resultado;
using nucleo::Valor;
using namespace Qt::StringLiterals;

namespace {

struct Montagem {
    QString onde;
    QList<Valor> valores;
    void e(const char *condicao, std::initializer_list<Valor> novos = {})
    {
        onde += (onde.isEmpty() ? u" WHERE "_s : u" AND "_s) + QLatin1String(condicao);
        valores.append(QList<Valor>(novos));
    }
};

using Intervalo = std::pair<qint64, qint64>;

Intervalo intervaloEm(const FiltroConsultas &f, const dominio::Fuso &fuso)
{
    return {f.de ? f.de->em(fuso).ms() : std::numeric_limits<qint64>::min(),
            f.ate ? f.ate->em(fuso).ms() : std::numeric_limits<qint64>::max()};
}

Resultado<nucleo::Linhas> fusosDe(nucleo::Leitura &leitura, const std::optional<dominio::UnidadeId> &unidade)
{
    return unidade ? leitura.consultar("SELECT fuso FROM unidade WHERE id = ?", {*unidade})
                   : leitura.consultar("SELECT DISTINCT fuso FROM unidade");
}

// A civil date is another instant in each zone where the clinic has units.
Resultado<std::map<QString, Intervalo>> intervalosPorFuso(nucleo::Leitura &leitura, const FiltroConsultas &f)
{
    AGENDA_OBTER(auto linhas, fusosDe(leitura, f.unidade));
    std::map<QString, Intervalo> porFuso;
    while (linhas.proxima()) {
        const QString nome = linhas.texto(0);
        AGENDA_OBTER(const auto fuso, dominio::Fuso::deIana(nome));
        porFuso[nome] = intervaloEm(f, fuso);
    }
    AGENDA_TENTAR(linhas.erro());
    return porFuso;
}

Resultado<void> juntarPeriodo(nucleo::Leitura &leitura, const FiltroConsultas &f, Montagem &m)
{
    if (!f.de && !f.ate)
        return {};
    std::map<QString, Intervalo> porFuso;
    if ((f.de && f.de->ehData()) || (f.ate && f.ate->ehData())) {
        AGENDA_OBTER(porFuso, intervalosPorFuso(leitura, f));
    }
    if (porFuso.empty())
        porFuso[QString()] = intervaloEm(f, {});
    Intervalo todo = porFuso.begin()->second;
    bool iguais = true;
    for (const auto &[nome, intervalo] : porFuso) {
        iguais = iguais && intervalo == porFuso.begin()->second;
        todo = {std::min(todo.first, intervalo.first), std::max(todo.second, intervalo.second)};
    }
    m.e("c.inicio >= ? AND c.inicio < ?", {todo.first, todo.second});
    if (iguais)
        return {};
    QString casos;
    for (const auto &[nome, intervalo] : porFuso) {
        casos += (casos.isEmpty() ? u""_s : u" OR "_s) + u"(u.fuso = ? AND c.inicio >= ? AND c.inicio < ?)"_s;
        m.valores << Valor(nome) << Valor(intervalo.first) << Valor(intervalo.second);
    }
    m.onde += u" AND ("_s + casos + u')';
    return {};
}

// One state is written out, from the contract's own words: a bound value would hide from the planner how many there are
// of it. Several are one array, so that not every set of them is a text of its own. SQLite does not count them: where
// something narrower is asked for, "+" keeps it from their index.
void juntarSituacoes(const FiltroConsultas &f, nucleo::Motor motor, Montagem &m)
{
    const auto &situacoes = f.situacoes;
    if (situacoes.isEmpty())
        return;
    const bool esconder =
        motor == nucleo::Motor::Sqlite && (f.medico || f.paciente || f.unidade || situacoes.size() > 1);
    const QString coluna = esconder ? u"+c.situacao"_s : u"c.situacao"_s;
    QStringList textos;
    for (const dominio::Situacao situacao : situacoes)
        textos << dominio::texto(situacao);
    if (textos.size() == 1)
        return m.e((coluna + u" = '"_s + textos.first() + u'\'').toLatin1().constData());
    const auto uma = nucleo::umDeVarios(motor, coluna, textos);
    m.e(uma.sql.toLatin1().constData());
    m.valores += uma.valores;
}

void juntarQuem(const FiltroConsultas &f, nucleo::Motor motor, Montagem &m)
{
    if (f.medico)
        m.e("c.medico_id = ?", {*f.medico});
    if (f.paciente)
        m.e("c.paciente_id = ?", {*f.paciente});
    if (f.unidade)
        m.e("c.unidade_id = ?", {*f.unidade});
    if (f.orfa)
        m.e(*f.orfa ? "c.orfa = 1" : "c.orfa = 0");
    for (const QString &padrao : f.nome)
        m.e("p.nome_busca LIKE ? ESCAPE '!'", {padrao});
    juntarSituacoes(f, motor, m);
}

} // namespace

Resultado<QList<contrato::Consulta>> ConsultaTabela::listar(const FiltroConsultas &f)
{
    Montagem m;
    juntarQuem(f, m_leitura.motor(), m);
    AGENDA_TENTAR(juntarPeriodo(m_leitura, f, m));
    if (f.depoisDe) {
        // The first condition is implied by the second; it lets the index on the start be used for the range.
        if (f.maisRecentesPrimeiro)
            m.e("c.inicio <= ? AND (c.inicio, c.id) < (?, ?)", {f.depoisDe->ms, f.depoisDe->ms, f.depoisDe->id});
        else
            m.e("c.inicio >= ? AND (c.inicio, c.id) > (?, ?)", {f.depoisDe->ms, f.depoisDe->ms, f.depoisDe->id});
    }
    const QString ordem = f.maisRecentesPrimeiro ? u" ORDER BY c.inicio DESC, c.id DESC LIMIT ?"_s
                                                 : u" ORDER BY c.inicio, c.id LIMIT ?"_s;
    m.valores << Valor(f.quantas);
    static const QString selecao = QString::fromLatin1(AGENDA_SELECT_CONSULTA);
    AGENDA_OBTER(auto linhas, m_leitura.consultarMontado(selecao + m.onde + ordem, m.valores));
    return lerConsultas(linhas);
}

} // namespace agendamento
