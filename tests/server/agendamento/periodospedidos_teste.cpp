// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <agendamento/leituras.h>

#include <QElapsedTimer>
#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::CodigoCampo;
using dominio::Perfil;

constexpr qint64 logoMs = 10'000; // at once, on a machine that is busy with other things

// Every period that a request names has an end: at the bound, one past it, and as far as a date goes. And what searches
// stops at what was asked for.
class PeriodosPedidosTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, paciente;
    QString unidade;

    static QStringList inicios(const RespostaDoCaso &r)
    {
        QStringList lidos;
        for (const auto &item : r.itens())
            lidos << item[u"inicio"].toString();
        return lidos;
    }

private Q_SLOTS:
    void init()
    {
        // What only reads, or is refused, leaves the clinic as it was.
        const QByteArray funcao = QTest::currentTestFunction();
        const bool soLe = funcao == "consultas" || funcao == "corpos";
        if (soLe && c)
            return;
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
        unidade = c->unidade();
        QVERIFY(c->agenda(medico, unidade));
        // The list over all doctors names those whose event has come.
        QVERIFY(c->receber({{u"id"_s, medico.usuario.texto()},
                            {u"perfil"_s, u"medico"_s},
                            {u"situacao"_s, u"ativo"_s},
                            {u"nome"_s, u"Dra. Helena"_s}})
                    .has_value());
    }

    void consultas_data()
    {
        QTest::addColumn<QByteArray>("alvo");
        QTest::addColumn<QString>("campo"); // empty: fine
        QTest::addColumn<qint64>("limite");
        const auto linha = [](const QByteArray &alvo, const QString &campo = {}, qint64 limite = 0) {
            QTest::newRow(alvo.constData()) << alvo << campo << limite;
        };
        for (const QByteArray livre : {"/medicos/{}/horarios", "/horarios"}) {
            linha(livre + "?de=2026-12-01&ate=2027-02-01");
            linha(livre + "?de=2026-12-01&ate=2027-02-02", u"ate"_s, 62);
            linha(livre + "?ate=2200-12-31", u"ate"_s, 62);
            linha(livre + "?de=2200-12-31");
            linha(livre + "?de=2201-01-01", u"de"_s, 2200);
            linha(livre + "?de=1899-12-31", u"de"_s, 1900);
            linha(livre + "?ate=9999-12-31T23:59:59Z", u"ate"_s, 2200);
        }
        for (const QByteArray lista : {"/consultas", "/consultas/medico/{}", "/medicos/{}/bloqueios"}) {
            linha(lista + "?de=2026-12-01");
            linha(lista + "?ate=2200-12-31");
            linha(lista + "?de=2026-12-01&ate=2031-12-02");
            linha(lista + "?de=2026-12-01&ate=2031-12-04", u"ate"_s, 1827);
            linha(lista + "?de=1900-01-01&ate=2200-12-31", u"ate"_s, 1827);
            linha(lista + "?de=0001-01-01", u"de"_s, 1900);
            linha(lista + "?ate=9999-12-31", u"ate"_s, 2200);
        }
        linha("/feriados?ano=1990");
        linha("/feriados?ano=2120");
        linha("/feriados?ano=1989", u"ano"_s, 1990);
        linha("/feriados?ano=2121", u"ano"_s, 2120);
    }
    void consultas()
    {
        QFETCH(QByteArray, alvo);
        QFETCH(QString, campo);
        QFETCH(qint64, limite);
        QElapsedTimer relogio;
        relogio.start();
        const auto r = c->get(alvo.replace("{}", id(medico)), c->recepcao);
        QVERIFY2(relogio.elapsed() < logoMs, qPrintable(QString::number(relogio.elapsed())));
        QCOMPARE(r.status, campo.isEmpty() ? 200 : 422);
        if (!campo.isEmpty()) {
            QCOMPARE(r.campos.value(0).campo, campo);
            QCOMPARE(r.campos.value(0).limite, limite);
        }
    }

    void corpos_data()
    {
        QTest::addColumn<QByteArray>("caminho");
        QTest::addColumn<QJsonObject>("corpo");
        QTest::addColumn<QString>("campo");
        const auto linha = [](const char *nome, const QByteArray &caminho, const QJsonObject &corpo,
                              const QString &campo) { QTest::newRow(nome) << caminho << corpo << campo; };
        linha("block of a century", "POST /medicos/{}/bloqueios",
              {{u"inicio"_s, u"2026-12-02T00:00:00Z"_s}, {u"fim"_s, u"2126-12-02T00:00:00Z"_s}}, u"fim"_s);
        linha("block to the end of time", "POST /medicos/{}/bloqueios",
              {{u"inicio"_s, u"2026-12-02T00:00:00Z"_s}, {u"fim"_s, u"9999-12-02T00:00:00Z"_s}}, u"fim"_s);
        linha("yearly holiday since year 1", "POST /feriados",
              {{u"unidadeId"_s, u"{u}"_s},
               {u"data"_s, u"0001-05-02"_s},
               {u"nome"_s, u"x"_s},
               {u"ambito"_s, u"municipal"_s},
               {u"anual"_s, true}},
              u"data"_s);
        linha("holiday of the far future", "POST /feriados",
              {{u"unidadeId"_s, u"{u}"_s},
               {u"data"_s, u"9999-05-02"_s},
               {u"nome"_s, u"x"_s},
               {u"ambito"_s, u"municipal"_s}},
              u"data"_s);
        linha("agenda from 9999 on", "PUT /medicos/{}/agenda",
              {{u"unidadeId"_s, u"{u}"_s}, {u"vigenteDe"_s, u"9999-01-01"_s}, {u"faixas"_s, QJsonArray()}},
              u"vigenteDe"_s);
        linha("agenda until 9999", "PUT /medicos/{}/agenda",
              {{u"unidadeId"_s, u"{u}"_s},
               {u"vigenteDe"_s, u"2026-01-01"_s},
               {u"vigenteAte"_s, u"9999-01-01"_s},
               {u"faixas"_s, QJsonArray()}},
              u"vigenteAte"_s);
        linha("waiting from 9999 on", "POST /lista-espera",
              {{u"medicoId"_s, u"{m}"_s},
               {u"pacienteId"_s, u"{p}"_s},
               {u"de"_s, u"9999-01-01"_s},
               {u"ate"_s, u"9999-01-02"_s},
               {u"tipo"_s, u"consulta"_s},
               {u"modalidade"_s, u"presencial"_s}},
              u"de"_s);
        linha("series beyond the last year", "POST /consultas/series",
              {{u"medicoId"_s, u"{m}"_s},
               {u"pacienteId"_s, u"{p}"_s},
               {u"inicio"_s, u"2199-12-02T10:00:00-03:00"_s},
               {u"tipo"_s, u"consulta"_s},
               {u"modalidade"_s, u"presencial"_s},
               {u"repeticao"_s, QJsonObject{{u"aCadaDias"_s, 365}, {u"vezes"_s, 3}}}},
              u"repeticao"_s);
    }
    void corpos()
    {
        QFETCH(QByteArray, caminho);
        QFETCH(QJsonObject, corpo);
        QFETCH(QString, campo);
        QByteArray texto = QJsonDocument(corpo).toJson();
        texto.replace("{u}", unidade.toLatin1()).replace("{m}", id(medico)).replace("{p}", id(paciente));
        caminho.replace("{}", id(medico));
        const bool put = caminho.startsWith("PUT");
        const auto r = c->pedir(put ? nucleo::Metodo::Put : nucleo::Metodo::Post, caminho.mid(caminho.indexOf('/')),
                                caminho.contains("feriados") ? c->admin : c->recepcao, texto, {{"if-match", "*"}});
        QCOMPARE(r.status, 422);
        QCOMPARE(r.campos.value(0).campo, campo);
        QVERIFY(r.campos[0].codigo == CodigoCampo::Maximo || r.campos[0].codigo == CodigoCampo::Minimo);
        QVERIFY(r.campos[0].limite > 0);
    }

    // Of a doctor with a time every five minutes: so many on a page where none was asked for, then the next.
    void semLimiteTambemTemFim()
    {
        QVERIFY(c->agenda(medico, unidade, u"00:00"_s, u"23:55"_s, 5));
        const QByteArray alvo = "/medicos/" + id(medico) + "/horarios?de=2026-12-02&ate=2027-02-01";
        QStringList todos;
        QByteArray cursor;
        QList<qsizetype> paginas;
        do {
            const auto r = c->get(alvo + (cursor.isEmpty() ? QByteArray() : "&cursor=" + cursor));
            QCOMPARE(r.status, 200);
            paginas << r.itens().size();
            todos << inicios(r);
            cursor = r.texto(u"proximo"_s).toLatin1();
        } while (!cursor.isEmpty());
        QCOMPARE(todos.size(), (61 - 2) * 287);
        QCOMPARE(QSet<QString>(todos.begin(), todos.end()).size(), todos.size());
        QCOMPARE(paginas.first(), 2000);
        QCOMPARE(*std::max_element(paginas.begin(), paginas.end()), 2000);
        QVERIFY(std::is_sorted(todos.begin(), todos.end()));
    }

    void duzentasAgendasPorMedico()
    {
        const QByteArray caminho = "/medicos/" + id(medico) + "/agenda";
        const auto por = [&](const QDate &de, const std::optional<QDate> &ate) {
            QJsonObject corpo{
                {u"unidadeId"_s, unidade},
                {u"vigenteDe"_s, de.toString(Qt::ISODate)},
                {u"faixas"_s,
                 QJsonArray{QJsonObject{
                     {u"diaSemana"_s, 1}, {u"inicio"_s, u"08:00"_s}, {u"fim"_s, u"09:00"_s}, {u"duracaoMin"_s, 30}}}}};
            if (ate)
                corpo.insert(u"vigenteAte"_s, ate->toString(Qt::ISODate));
            return c->put(caminho, medico, corpo, {{"if-match", "*"}});
        };
        for (int i = 1; i < 200; ++i) // each one ends what was before
            QCOMPARE(por(QDate(2030, 1, 1).addDays(i), std::nullopt).status, 200);
        QCOMPARE(c->get(caminho, medico).itens().size(), 200);
        const auto demais = por(QDate(2031, 1, 1), std::nullopt);
        QVERIFY(demais.temErro(u"vigenteDe"_s, CodigoCampo::Maximo));
        QCOMPARE(demais.campos[0].limite, 200);
        QCOMPARE(c->get(caminho, medico).itens().size(), 200);
        QCOMPARE(por(QDate(2026, 1, 1), std::nullopt).status, 200); // in the place of all
        QCOMPARE(c->get(caminho, medico).itens().size(), 1);
    }

    void semAteProcuraAte62Dias()
    {
        // Blocked for 50 days: the next times are beyond any fortnight.
        QCOMPARE(c->post("/medicos/" + id(medico) + "/bloqueios", medico,
                         {{u"inicio"_s, u"2026-12-01T00:00:00-03:00"_s}, {u"fim"_s, u"2027-01-20T00:00:00-03:00"_s}})
                     .status,
                 201);
        const auto r = c->get("/horarios?limite=2");
        QCOMPARE(inicios(r), (QStringList{u"2027-01-20T08:00:00-03:00"_s, u"2027-01-20T08:30:00-03:00"_s}));
        QCOMPARE(r.texto(u"procuradoAte"_s), u"2027-01-20T11:30:00Z"_s); // to the last that is listed
        const auto resto = c->get("/horarios?limite=100&periodo=noite");
        QCOMPARE(resto.itens().size(), 0);
        QCOMPARE(resto.texto(u"procuradoAte"_s), u"2027-02-01T11:00:00Z"_s); // 62 days from now
        QCOMPARE(c->get("/horarios?de=2026-12-01&ate=2026-12-05").texto(u"procuradoAte"_s), u"2026-12-05T00:00:00Z"_s);
    }

    void quemTemHorario()
    {
        agendamento::Leituras &leituras = c->modulo->leituras();
        const auto disponiveis = [&](const char *de, const char *ate) {
            const auto r =
                leituras.disponiveis({dominio::MedicoId(medico.usuario), dominio::MedicoId(paciente.usuario)}, em(de),
                                     em(ate), c->relogio.agora());
            return r ? r->size() : -1;
        };
        QCOMPARE(disponiveis("2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z"), 1);
        QCOMPARE(disponiveis("2027-05-30T00:00:00-03:00", "2027-06-10T00:00:00Z"), 1);
        QCOMPARE(disponiveis("2027-05-31T00:00:00-03:00", "2027-06-10T00:00:00Z"), 0); // beyond the horizon
        QCOMPARE(disponiveis("2026-11-01T00:00:00Z", "2026-12-01T10:00:00Z"), 0);
        // The only free time is the last of the window.
        QCOMPARE(c->post("/medicos/" + id(medico) + "/bloqueios", medico,
                         {{u"inicio"_s, u"2026-12-01T00:00:00-03:00"_s}, {u"fim"_s, u"2027-01-31T17:30:00-03:00"_s}})
                     .status,
                 201);
        QCOMPARE(disponiveis("2026-12-01T00:00:00Z", "2027-01-31T20:31:00Z"), 1);
        QCOMPARE(disponiveis("2026-12-01T00:00:00Z", "2027-01-31T20:30:00Z"), 0);
        const auto resumo = leituras.resumo({dominio::MedicoId(medico.usuario)}, c->relogio.agora());
        QCOMPARE(resumo->value(dominio::MedicoId(medico.usuario)).proximo->inicio.texto(), u"2027-01-31T20:30:00Z"_s);
    }
};

QTEST_GUILESS_MAIN(PeriodosPedidosTeste)
#include "periodospedidos_teste.moc"
