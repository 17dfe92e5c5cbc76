// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conferencia.h"

#include <apoio/invariantes.h>

#include <QJsonDocument>

#include <algorithm>

namespace modelo {

using namespace Qt::StringLiterals;

namespace {

QString t(const QString &coluna)
{
    return u"COALESCE(CAST("_s + coluna + u" AS TEXT), '')"_s;
}

QString colunas(const QStringList &nomes)
{
    QStringList partes;
    for (const QString &nome : nomes)
        partes << t(nome);
    return partes.join(u" || '|' || "_s);
}

QString juntar(const QStringList &valores)
{
    return valores.join(u'|');
}

QString n(qint64 numero)
{
    return QString::number(numero);
}

QString diferenca(const QString &oQue, const QStringList &esperadas, const QStringList &achadas)
{
    QStringList falta = esperadas, sobra = achadas;
    for (const QString &a : achadas)
        falta.removeOne(a);
    for (const QString &e : esperadas)
        sobra.removeOne(e);
    return oQue + u"\n  expected, not there:\n    "_s + falta.mid(0, 10).join(u"\n    "_s) +
           u"\n  there, not expected:\n    "_s + sobra.mid(0, 10).join(u"\n    "_s) + u'\n';
}

// In order, thing by thing.
QString diferencas(const QString &oQue, const QMap<QString, QStringList> &esperados,
                   const QMap<QString, QStringList> &achados)
{
    QString faltas;
    QStringList quais = esperados.keys() + achados.keys();
    quais.removeDuplicates();
    for (const QString &qual : std::as_const(quais)) {
        if (esperados[qual] != achados[qual])
            faltas += oQue + u" of "_s + qual + u"\n  expected:\n    "_s + esperados[qual].join(u"\n    "_s) +
                      u"\n  found:\n    "_s + achados[qual].join(u"\n    "_s) + u'\n';
    }
    return faltas;
}

} // namespace

Conferencia::Conferencia(nucleo::Banco &banco) : m_banco(banco)
{
    m_evento = linhas(u"SELECT CAST(COALESCE(MAX(ordem), 0) AS TEXT) FROM caixa_saida"_s).first().toLongLong();
    m_auditado = linhas(u"SELECT CAST(COALESCE(MAX(ordem), 0) AS TEXT) FROM auditoria"_s).first().toLongLong();
}

QStringList Conferencia::linhas(const QString &sql) const
{
    const auto lidas = m_banco.ler([&](nucleo::Leitura &l) -> nucleo::Resultado<QStringList> {
        AGENDA_OBTER(auto linhas, l.consultarMontado(sql, {}));
        QStringList textos;
        while (linhas.proxima())
            textos << linhas.texto(0);
        AGENDA_TENTAR(linhas.erro());
        return textos;
    });
    return lidas ? *lidas : QStringList{u"unreadable: "_s + lidas.error().registro};
}

QString Conferencia::comparar(const QString &oQue, QStringList esperadas, const QString &sql) const
{
    QStringList achadas = linhas(sql);
    std::sort(esperadas.begin(), esperadas.end());
    std::sort(achadas.begin(), achadas.end());
    return esperadas == achadas ? QString() : diferenca(oQue, esperadas, achadas);
}

QString Conferencia::ocupacao(const Mundo &m) const
{
    QStringList esperadas;
    for (const Ocupacao &o : m.ocupacao())
        esperadas << juntar({o.papel, o.recurso, n(o.inicio), n(o.fim), o.ocupante});
    return comparar(u"ocupacao"_s, esperadas,
                    u"SELECT "_s + colunas({u"papel"_s, u"recurso"_s, u"inicio"_s, u"fim"_s, u"consulta_id"_s}) +
                        u" FROM ocupacao"_s);
}

QString Conferencia::consultas(const Mundo &m, bool soAgora) const
{
    QStringList esperadas;
    for (const Consulta &c : m.consultas) {
        if (!soAgora || c.atualizadaEm == m.agora)
            esperadas << juntar({c.id, c.medico, c.paciente, c.unidade, n(c.inicio), n(c.fim), c.situacao,
                                 c.confirmacao, n(c.encaixe), n(c.orfa), c.remarcadaDe, c.remarcadaPara, c.serie,
                                 n(c.versao), n(c.atualizadaEm)});
    }
    const QString onde = soAgora ? u" WHERE atualizada_em = "_s + n(m.agora) : QString();
    return comparar(u"consulta"_s, esperadas,
                    u"SELECT "_s +
                        colunas({u"id"_s, u"medico_id"_s, u"paciente_id"_s, u"unidade_id"_s, u"inicio"_s, u"fim"_s,
                                 u"situacao"_s, u"confirmacao_paciente"_s, u"encaixe"_s, u"orfa"_s, u"remarcada_de"_s,
                                 u"remarcada_para"_s, u"serie_id"_s, u"versao"_s, u"atualizada_em"_s}) +
                        u" FROM consulta"_s + onde);
}

QString Conferencia::mudadasAgora(const Mundo &m) const
{
    return consultas(m, true);
}

QString Conferencia::historicos(const Mundo &m) const
{
    QStringList esperadas;
    for (const Consulta &c : m.consultas) {
        for (const Passagem &p : c.historico)
            esperadas << juntar({c.id, n(p.versao), p.de, p.para, n(p.em), p.por, p.motivo});
    }
    return comparar(u"historico"_s, esperadas,
                    u"SELECT "_s +
                        colunas({u"consulta_id"_s, u"ordem"_s, u"de"_s, u"para"_s, u"em"_s, u"por"_s, u"motivo"_s}) +
                        u" FROM historico"_s);
}

QString Conferencia::encaixes(const Mundo &m) const
{
    QStringList esperadas;
    for (const Consulta &c : m.consultas) {
        if (c.gastaEncaixe())
            esperadas << juntar({c.medico, m.dia(c.unidade, c.inicio).toString(Qt::ISODate), c.id});
    }
    return comparar(u"encaixe"_s, esperadas,
                    u"SELECT "_s + colunas({u"medico_id"_s, u"dia"_s, u"consulta_id"_s}) + u" FROM encaixe"_s);
}

QString Conferencia::reservas(const Mundo &m) const
{
    QStringList segurados, bloqueados;
    for (const Reserva &r : m.reservas)
        segurados << juntar({r.id, r.medico, r.paciente, n(r.inicio), n(r.fim), r.dono, n(r.expira)});
    for (const Bloqueio &b : m.bloqueios)
        bloqueados << juntar({b.id, b.medico, n(b.inicio), n(b.fim)});
    return comparar(u"reserva"_s, segurados,
                    u"SELECT "_s +
                        colunas({u"id"_s, u"medico_id"_s, u"paciente_id"_s, u"inicio"_s, u"fim"_s, u"criada_por"_s,
                                 u"expira_em"_s}) +
                        u" FROM reserva"_s) +
           comparar(u"bloqueio"_s, bloqueados,
                    u"SELECT "_s + colunas({u"id"_s, u"medico_id"_s, u"inicio"_s, u"fim"_s}) + u" FROM bloqueio"_s);
}

QString Conferencia::invariantes() const
{
    QString faltas;
    for (const auto &invariante : apoio::invariantes()) {
        const QStringList achadas = linhas(u"SELECT CAST(("_s + QLatin1String(invariante.sql) + u") AS TEXT)"_s);
        if (achadas != QStringList{u"0"_s})
            faltas += QLatin1String(invariante.nome) + u": "_s + achadas.join(u' ') + u'\n';
    }
    return faltas;
}

QString Conferencia::tudo(const Mundo &m) const
{
    return ocupacao(m) + consultas(m, false) + historicos(m) + encaixes(m) + reservas(m) + invariantes();
}

void Conferencia::juntarRegistros(const Feito &f, PorAssunto &eventos, PorAssunto &auditoria)
{
    for (const Evento &e : f.eventos)
        eventos[e.agregado] << juntar({e.tipo, e.ator, QString::fromUtf8(e.dados)});
    for (const Auditoria &a : f.auditoria)
        auditoria[a.registro] << juntar({a.acao, a.ator, a.recurso});
}

void Conferencia::anotar(const Feito &f)
{
    juntarRegistros(f, m_eventos, m_auditoria);
}

void Conferencia::virarPagina()
{
    for (PorAssunto *pagina : {&m_eventos, &m_auditoria, &m_eventosLidos, &m_auditoriaLida})
        pagina->clear();
}

bool Conferencia::lerNovos(const QString &sql, qint64 &ate, PorAssunto &lidos) const
{
    const auto lido = m_banco.ler([&](nucleo::Leitura &l) -> nucleo::Resultado<void> {
        AGENDA_OBTER(auto linhas, l.consultarMontado(sql, {ate}));
        while (linhas.proxima()) {
            ate = linhas.inteiro(0);
            const QJsonDocument documento = QJsonDocument::fromJson(linhas.bytes(4));
            const QString resto =
                documento.isObject() ? QString::fromUtf8(compacto(documento.object())) : linhas.texto(4);
            lidos[linhas.texto(1)] << juntar({linhas.texto(2), linhas.texto(3), resto});
        }
        return linhas.erro();
    });
    return lido.has_value();
}

QString Conferencia::registros(const QList<Feito> &mais)
{
    const QString eventosNovos = u"SELECT ordem, CAST(agregado AS TEXT), tipo, COALESCE(CAST(ator AS TEXT), ''), dados "
                                 "FROM caixa_saida WHERE ordem > ? ORDER BY ordem"_s;
    const QString auditoriaNova = u"SELECT ordem, CAST(registro AS TEXT), acao, COALESCE(CAST(ator AS TEXT), ''), "
                                  "recurso FROM auditoria WHERE ordem > ? ORDER BY ordem"_s;
    if (!lerNovos(eventosNovos, m_evento, m_eventosLidos) || !lerNovos(auditoriaNova, m_auditado, m_auditoriaLida))
        return u"events or audit unreadable"_s;
    PorAssunto eventos = m_eventos, auditoria = m_auditoria;
    for (const Feito &f : mais)
        juntarRegistros(f, eventos, auditoria);
    return diferencas(u"events"_s, eventos, m_eventosLidos) + diferencas(u"audit"_s, auditoria, m_auditoriaLida);
}

} // namespace modelo
