// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"
#include "leitorical.h"

#include <contrato/consulta.h>

#include <apoio/postgres/servidorpostgres.h>

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::Perfil;
using nucleo::Metodo;

// A doctor's calendar feed, read back by parsers of other people: python3-icalendar and khal.
class CalendarioTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, paciente;

    QByteArray feed(bool comNomes = false)
    {
        const auto link = c->post("/medicos/" + id(medico) + "/agenda.ics", medico, {{u"comNomes"_s, comNomes}});
        const auto r = c->get(link.texto(u"url"_s).toLatin1());
        return r.status == 200 ? r.corpo : QByteArray();
    }
    QString marcar(const char *inicio, const QString &unidade, const QJsonObject &mais = {})
    {
        QJsonObject corpo{{u"unidadeId"_s, unidade}};
        for (auto it = mais.begin(); it != mais.end(); ++it)
            corpo.insert(it.key(), it.value());
        const auto feita = c->post("/consultas", c->recepcao,
                                   Consultorio::pedido(medico, paciente, QString::fromLatin1(inicio), corpo));
        if (feita.status != 201)
            qWarning() << inicio << feita.status << feita.codigo;
        return feita.texto(u"id"_s);
    }
    QString bloquear(const char *inicio, const char *fim, const QString &motivo)
    {
        return c
            ->post("/medicos/" + id(medico) + "/bloqueios", medico,
                   {{u"inicio"_s, QString::fromLatin1(inicio)},
                    {u"fim"_s, QString::fromLatin1(fim)},
                    {u"motivo"_s, motivo}})
            .texto(u"id"_s);
    }
    bool executar(const char *sql, const QByteArray &a = {}, const QByteArray &b = {})
    {
        return c->modulo->banco()
            .escreverEEsperar(c->contexto(),
                              [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
                                  if (a.isNull())
                                      AGENDA_TENTAR(tx.executar(sql));
                                  else if (b.isNull())
                                      AGENDA_TENTAR(tx.executar(sql, {a}));
                                  else
                                      AGENDA_TENTAR(tx.executar(sql, {a, b}));
                                  return {};
                              })
            .has_value();
    }
    QString noBanco(const char *tabela, const char *coluna, const QString &id)
    {
        const QByteArray sql = QByteArray("SELECT ") + coluna + " FROM " + tabela + " WHERE id = ?";
        return dominio::Instante::deMs(c->numero(sql.constData(), {id})).texto();
    }
    // Both readings of an event's times are what the database has.
    void conferirHoras(const FeedLido &lido, const QString &id, const char *tabela = "consulta", bool peloNome = true)
    {
        const QJsonObject e = lido.evento(id);
        QVERIFY2(!e.isEmpty(), qPrintable(id));
        QCOMPARE(e.value(u"inicioPelaZona"_s).toString(), noBanco(tabela, "inicio", id));
        QCOMPARE(e.value(u"fimPelaZona"_s).toString(), noBanco(tabela, "fim", id));
        if (!peloNome)
            return;
        QCOMPARE(e.value(u"inicio"_s).toString(), noBanco(tabela, "inicio", id));
        QCOMPARE(e.value(u"fim"_s).toString(), noBanco(tabela, "fim", id));
    }

    static QString paraQuemEstaEm(const QString &zona, dominio::Instante inicio, const QString &lugar)
    {
        const auto local = [fuso = *dominio::Fuso::deIana(zona)](dominio::Instante t) {
            return fuso.texto(t).left(16).replace(u'T', u' ');
        };
        return QStringList{local(inicio), local(inicio.maisMinutos(30)), u"Consulta"_s, lugar}.join(u'|');
    }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
    }

    void cabecalhoDoCalendario()
    {
        QVERIFY(c->agenda(medico, c->unidade()));
        const QByteArray texto = feed();
        QCOMPARE(defeitoNasLinhas(texto), QString());
        const FeedLido lido = lerComPython(texto);
        QCOMPARE(lido.falha, QString());
        QCOMPARE(lido.tudo.value(u"nome"_s).toString(), u"Agenda: Dra. Helena"_s);
        QCOMPARE(lido.tudo.value(u"metodo"_s).toString(), u"PUBLISH"_s);
        QCOMPARE(lido.tudo.value(u"atualizar"_s).toString(), u"PT15M"_s);
        // Without events there still is a component, as the format asks.
        QCOMPARE(lido.eventos.size(), 0);
        QCOMPARE(lido.tudo.value(u"zonas"_s).toArray(), QJsonArray{u"America/Sao_Paulo"_s});
        const auto linhas = desdobrar(texto);
        for (const char *linha : {"VERSION:2.0", "PRODID:-//Agenda//Agenda//PT", "X-PUBLISHED-TTL:PT15M",
                                  "REFRESH-INTERVAL;VALUE=DURATION:PT15M"})
            QCOMPARE(linhas.count(linha), 1);
    }

    void nomesEMotivosSoOndePedidos()
    {
        const QString centro = c->unidade(u"Centro"_s, u"America/Sao_Paulo"_s, {{u"endereco"_s, u"Rua A, 10"_s}});
        QVERIFY(c->agenda(medico, centro));
        const QString x =
            marcar("2026-12-02T10:00:00-03:00", centro,
                   {{u"motivo"_s, u"segredo-m"_s}, {u"convenio"_s, u"segredo-c"_s}, {u"tipo"_s, u"retorno"_s}});
        const QString exame = marcar("2026-12-02T11:00:00-03:00", centro,
                                     {{u"tipo"_s, u"exame"_s}, {u"modalidade"_s, u"telemedicina"_s}});
        const QString b = bloquear("2026-12-03T10:00:00-03:00", "2026-12-03T12:00:00-03:00", u"segredo-b"_s);
        const QByteArray sem = feed(), com = feed(true);
        FeedLido lido = lerComPython(sem);
        QCOMPARE(lido.falha, QString());
        QCOMPARE(lido.evento(x).value(u"resumo"_s).toString(), u"Retorno"_s);
        QCOMPARE(lido.evento(exame).value(u"resumo"_s).toString(), u"Exame"_s);
        QCOMPARE(lido.evento(exame).value(u"descricao"_s).toString(), u"Telemedicina"_s);
        QCOMPARE(lido.evento(x).value(u"local"_s).toString(), u"Centro, Rua A, 10"_s);
        QVERIFY(lido.evento(x).value(u"descricao"_s).isNull());
        for (const char *palavra : {"Lima", "segredo"})
            QVERIFY(!desdobrar(sem).join('\n').contains(palavra));
        lido = lerComPython(com);
        QCOMPARE(lido.falha, QString());
        QCOMPARE(lido.evento(x).value(u"resumo"_s).toString(), u"Retorno: João Lima"_s);
        QCOMPARE(lido.evento(b).value(u"resumo"_s).toString(), u"Bloqueio"_s);
        QCOMPARE(lido.evento(b).value(u"descricao"_s).toString(), u"segredo-b"_s);
        QVERIFY(!desdobrar(com).join('\n').contains("segredo-m"));
        QVERIFY(!desdobrar(com).join('\n').contains("segredo-c"));
    }

    void textosDificeisVoltamInteiros()
    {
        // No backslash before an n: python3-icalendar 4.0.3 takes the pair for a line end, escaped or not.
        const QString nome = u"Clínica \\o; \"Sol\", Mar: ção 🩺"_s;
        const QString endereco = u"Av. "_s + u"São João 🏥, "_s.repeated(20) + u"fim"_s;
        const QString centro = c->unidade(nome, u"America/Sao_Paulo"_s, {{u"endereco"_s, endereco}});
        QVERIFY(c->agenda(medico, centro));
        paciente = c->conta(Perfil::Paciente,
                            u"👩🏽‍⚕️ Maria, d'Ávila; \\ "_s + u"Conceição "_s.repeated(10) + u"x"_s);
        const QString x = marcar("2026-12-02T10:00:00-03:00", centro);
        const QString nomeDela = c->pessoas.pessoa(paciente.usuario)->value().nome;
        // A line end can only come from elsewhere than the contract, which refuses it; it must not end the line either.
        QVERIFY(executar("UPDATE unidade SET endereco = endereco || ?", "\r\nEND:VEVENT\nx"));
        const QByteArray texto = feed(true);
        QCOMPARE(defeitoNasLinhas(texto), QString());
        const FeedLido lido = lerComPython(texto);
        QCOMPARE(lido.falha, QString());
        QCOMPARE(lido.evento(x).value(u"resumo"_s).toString(), QString(u"Consulta: "_s + nomeDela));
        QCOMPARE(lido.evento(x).value(u"local"_s).toString(),
                 QString(nome + u", "_s + endereco + u"\nEND:VEVENT\nx"_s));
    }

    void horasEmTresFusosDosDoisLadosDaMudanca()
    {
        c->relogio.ajustar(em("2027-03-20T08:00:00Z"));
        const QString saoPaulo = c->unidade(u"São Paulo"_s), manaus = c->unidade(u"Manaus"_s, u"America/Manaus"_s),
                      lisboa = c->unidade(u"Lisboa"_s, u"Europe/Lisbon"_s);
        QVERIFY(c->agenda(medico, lisboa, u"07:00"_s, u"11:00"_s));
        QVERIFY(c->agenda(medico, saoPaulo, u"09:00"_s, u"12:00"_s));
        QVERIFY(c->agenda(medico, manaus, u"14:00"_s, u"18:00"_s));
        const QHash<const char *, QString> pedidos{
            {"2027-03-27T09:00:00Z", lisboa},        {"2027-03-28T09:00:00+01:00", lisboa},
            {"2027-03-29T09:00:00+01:00", lisboa},   {"2027-10-30T09:00:00+01:00", lisboa},
            {"2027-10-31T09:00:00Z", lisboa},        {"2027-11-03T09:00:00Z", lisboa},
            {"2027-03-25T10:00:00-03:00", saoPaulo}, {"2027-11-03T10:00:00-03:00", saoPaulo},
            {"2027-03-25T15:00:00-04:00", manaus},   {"2027-11-03T15:00:00-04:00", manaus}};
        QHash<QString, const char *> marcadas;
        for (auto it = pedidos.begin(); it != pedidos.end(); ++it)
            marcadas.insert(marcar(it.key(), it.value()), it.key());
        const QByteArray texto = feed();
        const FeedLido lido = lerComPython(texto);
        QCOMPARE(lido.falha, QString());
        QCOMPARE(lido.eventos.size(), 10);
        QCOMPARE(lido.tudo.value(u"zonas"_s).toArray(),
                 (QJsonArray{u"America/Manaus"_s, u"America/Sao_Paulo"_s, u"Europe/Lisbon"_s}));
        for (auto it = marcadas.begin(); it != marcadas.end(); ++it)
            conferirHoras(lido, it.key());
        for (const QString &zona : {u"America/Sao_Paulo"_s, u"America/Manaus"_s, u"Europe/Lisbon"_s}) {
            QStringList esperado;
            for (auto it = marcadas.begin(); it != marcadas.end(); ++it)
                esperado << paraQuemEstaEm(zona, em(it.value()), lido.evento(it.key()).value(u"local"_s).toString());
            esperado.sort();
            QString falha;
            QStringList visto = lerComKhal(texto, zona, &falha);
            visto.sort();
            QCOMPARE(falha, QString());
            QCOMPARE(visto, esperado);
        }
    }

    void paraAlemDoQueOArquivoDoFusoLista()
    {
        c->relogio.ajustar(em("2037-06-01T08:00:00Z"));
        const QString lisboa = c->unidade(u"Lisboa"_s, u"Europe/Lisbon"_s);
        QVERIFY(c->agenda(medico, lisboa));
        const QStringList ids{marcar("2037-11-05T09:00:00Z", lisboa), marcar("2038-03-25T09:00:00Z", lisboa),
                              marcar("2038-03-30T09:00:00+01:00", lisboa)};
        const FeedLido lido = lerComPython(feed());
        QCOMPARE(lido.falha, QString());
        for (const QString &x : ids) // by name the library knows no summer after 2037
            conferirHoras(lido, x, "consulta", false);
    }

    void cadaSituacaoTemSeuEstado()
    {
        const QString centro = c->unidade();
        QVERIFY(c->agenda(medico, centro));
        const QHash<QString, QString> estados{
            {u"solicitada"_s, u"TENTATIVE"_s},     {u"confirmada"_s, u"CONFIRMED"_s}, {u"presente"_s, u"CONFIRMED"_s},
            {u"em_atendimento"_s, u"CONFIRMED"_s}, {u"realizada"_s, u"CONFIRMED"_s},  {u"faltou"_s, u"CONFIRMED"_s},
            {u"nao_aguardou"_s, u"CONFIRMED"_s},   {u"cancelada"_s, u"CANCELLED"_s},  {u"remarcada"_s, u"CANCELLED"_s},
            {u"recusada"_s, u"CANCELLED"_s},       {u"expirada"_s, u"CANCELLED"_s}};
        QCOMPARE(size_t(estados.size()), contrato::TextosDe<dominio::Situacao>::textos.size());
        QHash<QString, QString> marcadas;
        int hora = 8;
        for (auto it = estados.begin(); it != estados.end(); ++it, ++hora) {
            const QByteArray dia = hora < 18 ? "02T" : "03T";
            const QByteArray hh = QByteArray::number(hora < 18 ? hora : hora - 9).rightJustified(2, '0');
            const QString x = marcar(("2026-12-" + dia + hh + ":00:00-03:00").constData(), centro);
            QVERIFY(executar("UPDATE consulta SET situacao = ?, versao = versao + 2 WHERE id = ?", it.key().toLatin1(),
                             x.toLatin1()));
            marcadas.insert(it.key(), x);
        }
        const FeedLido lido = lerComPython(feed());
        QCOMPARE(lido.falha, QString());
        QCOMPARE(lido.eventos.size(), estados.size());
        for (auto it = estados.begin(); it != estados.end(); ++it) {
            const QJsonObject e = lido.evento(marcadas.value(it.key()));
            QCOMPARE(e.value(u"situacao"_s).toString(), it.value());
            QCOMPARE(e.value(u"ocupa"_s).toString(), it.value() == u"CANCELLED"_s ? u"TRANSPARENT"_s : u"OPAQUE"_s);
            QCOMPARE(e.value(u"sequencia"_s).toInt(), 2);
        }
    }

    void mudancaAumentaASequencia()
    {
        const QString centro = c->unidade();
        QVERIFY(c->agenda(medico, centro));
        const QString x = marcar("2026-12-02T10:00:00-03:00", centro);
        QCOMPARE(lerComPython(feed()).evento(x).value(u"sequencia"_s).toInt(), 0);
        c->relogio.avancarMinutos(5);
        QCOMPARE(c->put("/consultas/" + x.toLatin1() + "/cancelar", c->recepcao, {{u"motivo"_s, u"x"_s}}).status, 200);
        c->relogio.avancarMinutos(5);
        const QJsonObject e = lerComPython(feed()).evento(x);
        QCOMPARE(e.value(u"sequencia"_s).toInt(), 1);
        QCOMPARE(e.value(u"situacao"_s).toString(), u"CANCELLED"_s);
        QCOMPARE(e.value(u"mudado"_s).toString(), u"2026-12-01T11:05:00Z"_s);
        QCOMPARE(e.value(u"carimbo"_s).toString(), u"2026-12-01T11:10:00Z"_s);
    }

    void bloqueiosOcupam()
    {
        const QString lisboa = c->unidade(u"Lisboa"_s, u"Europe/Lisbon"_s);
        QVERIFY(c->agenda(medico, lisboa));
        const QString ferias = bloquear("2026-12-20T00:00:00Z", "2027-04-10T23:00:00+01:00", u"férias"_s);
        const QString curto = bloquear("2026-12-03T10:00:00Z", "2026-12-03T10:00:00.500Z", u"x"_s);
        const QString comecado = bloquear("2026-08-01T00:00:00+01:00", "2026-12-02T00:00:00Z", u"licença"_s);
        QVERIFY(!ferias.isEmpty() && !curto.isEmpty() && !comecado.isEmpty());
        const FeedLido lido = lerComPython(feed());
        QCOMPARE(lido.falha, QString());
        QCOMPARE(lido.eventos.size(), 3);
        for (const QString &b : {ferias, comecado}) { // begun before the window: the zone reaches back to it
            conferirHoras(lido, b, "bloqueio");
            QCOMPARE(lido.evento(b).value(u"ocupa"_s).toString(), u"OPAQUE"_s);
            QCOMPARE(lido.evento(b).value(u"fuso"_s).toString(), u"Europe/Lisbon"_s);
            QVERIFY(lido.evento(b).value(u"descricao"_s).isNull());
        }
        QCOMPARE(lido.evento(curto).value(u"fim"_s).toString(), u"2026-12-03T10:00:01Z"_s);
        const QByteArray ele = "/medicos/" + id(medico) + "/bloqueios/" + ferias.toLatin1();
        QCOMPARE(c->pedir(Metodo::Delete, ele, medico).status, 204);
        QVERIFY(lerComPython(feed()).evento(ferias).isEmpty());
    }

    void soOPeriodoESoODoMedico()
    {
        const QString centro = c->unidade();
        QVERIFY(c->agenda(medico, centro));
        const auto eu = medico, colega = c->conta(Perfil::Medico, u"Colega"_s);
        QVERIFY(c->agenda(colega, centro));
        const QString x = marcar("2026-12-02T10:00:00-03:00", centro);
        medico = colega;
        const QString dela = marcar("2026-12-02T11:00:00-03:00", centro);
        medico = eu;
        const auto ver = [&](const char *agora) {
            c->relogio.ajustar(em(agora));
            return lerComPython(feed()).eventos.keys();
        };
        QCOMPARE(ver("2026-12-01T10:00:00-03:00"), QStringList{x + u"@agenda"_s});
        QCOMPARE(ver("2027-01-01T10:00:00-03:00"), QStringList{x + u"@agenda"_s});
        QCOMPARE(ver("2027-01-01T10:00:01-03:00"), QStringList());
        QCOMPARE(ver("2025-12-01T10:00:01-03:00"), QStringList{x + u"@agenda"_s});
        QCOMPARE(ver("2025-12-01T10:00:00-03:00"), QStringList());
    }

    void naoCabendoTudoOCanceladoSaiPrimeiro()
    {
        const QString centro = c->unidade();
        QVERIFY(c->agenda(medico, centro));
        const QString x = marcar("2026-12-02T10:00:00-03:00", centro), y = marcar("2026-12-02T11:00:00-03:00", centro);
        QVERIFY(executar("UPDATE consulta SET situacao = 'cancelada' WHERE id = ?", y.toLatin1()));
        const QString b = bloquear("2026-12-03T10:00:00-03:00", "2026-12-03T12:00:00-03:00", u"x"_s);
        const QByteArray id = "'00000000-0000-7000-8000-' || substr(CAST(1000000000000 + n.i AS TEXT), 2)";
        const QByteArray copias =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4998) INSERT INTO consulta "
            "SELECT " +
            (noPostgres() ? "CAST(" + id + " AS UUID)" : id) +
            ", c.medico_id, c.paciente_id, c.unidade_id, c.inicio + 60000 * n.i, "
            "c.fim + 60000 * n.i, c.tipo, c.modalidade, c.convenio, c.motivo, c.situacao, c.confirmacao_paciente, "
            "c.encaixe, c.motivo_encaixe, c.orfa, c.remarcada_de, c.remarcada_para, c.serie_id, c.criada_por, "
            "c.criada_em, c.atualizada_em, c.versao FROM consulta c, n WHERE c.id = ?";
        QVERIFY(executar(copias.constData(), x.toLatin1()));
        const QByteArray texto = feed();
        QCOMPARE(texto.count("BEGIN:VEVENT"), 5000); // 4,999 and the block
        QVERIFY(texto.contains("UID:" + b.toLatin1()));
        QVERIFY(!texto.contains("UID:" + y.toLatin1()));
        QCOMPARE(defeitoNasLinhas(texto), QString());
    }
};

QTEST_GUILESS_MAIN(CalendarioTeste)
#include "calendario_teste.moc"
