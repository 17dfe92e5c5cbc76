// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filadeespera.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::CodigoCampo;
using dominio::Perfil;

// Entries of the waiting list: who may make, see and remove them, and what is wrong with a wish.
class ListaEsperaTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<FilaDeEspera> f;
    nucleo::Identidade ana, bia;

    QStringList ids(const RespostaDoCaso &lista)
    {
        QStringList achados;
        for (const auto &item : lista.itens())
            achados << item[u"id"].toString();
        return achados;
    }

    // Only the desk says how long it has to be.
    RespostaDoCaso pelaRecepcao(const nucleo::Identidade &paraQuem, int duracaoMin)
    {
        return f->esperar(f->c.recepcao, {{u"pacienteId"_s, paraQuem.usuario.texto()}, {u"duracaoMin"_s, duracaoMin}});
    }

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<FilaDeEspera>();
        ana = f->paciente(u"Ana"_s);
        bia = f->paciente(u"Bia"_s);
    }

    void entrar()
    {
        const auto r = f->esperar(ana, {{u"unidadeId"_s, f->unidade},
                                        {u"periodos"_s, QJsonArray{u"tarde"_s, u"manha"_s}},
                                        {u"diasSemana"_s, QJsonArray{5, 1}},
                                        {u"convenio"_s, u"Unimed"_s},
                                        {u"motivo"_s, u"dor\nforte"_s}});
        QCOMPARE(r.status, 201);
        QCOMPARE(r.local, "/lista-espera/" + r.texto(u"id"_s).toLatin1());
        QCOMPARE(r.etag, QByteArray("\"1\""));
        const QJsonObject e = r.json();
        QCOMPARE(e[u"pacienteId"].toString(), ana.usuario.texto());
        QCOMPARE(e[u"pacienteNome"].toString(), u"Ana"_s);
        QCOMPARE(e[u"medicoNome"].toString(), u"Dra. Helena"_s);
        QCOMPARE(e[u"situacao"].toString(), u"aguardando"_s);
        QCOMPARE(e[u"periodos"].toArray(), (QJsonArray{u"manha"_s, u"tarde"_s}));
        QCOMPARE(e[u"diasSemana"].toArray(), (QJsonArray{1, 5}));
        QCOMPARE(e[u"criadaEm"].toString(), u"2026-12-01T08:00:00.001-03:00"_s);
        QCOMPARE(e[u"criadaPor"].toString(), ana.usuario.texto());
        QVERIFY(!e.contains(u"oferta"_s) && !e.contains(u"especialidade"_s) && !e.contains(u"consultaId"_s));
        const auto vista = f->c.get(r.local, ana);
        QCOMPARE(vista.json(), e);
        QCOMPARE(vista.etag, r.etag);
        QCOMPARE(f->passos(r), QList<QByteArray>{"espera.criada"});
        QCOMPARE(f->auditados(r, "espera.criada"), 1);
    }

    void semMaisNada()
    {
        const auto r = f->esperar(f->c.recepcao, {{u"pacienteId"_s, ana.usuario.texto()}});
        QCOMPARE(r.status, 201);
        for (const auto *falta : {"periodos", "diasSemana", "unidadeId", "duracaoMin", "motivo"})
            QVERIFY(!r.json().contains(QLatin1String(falta)));
        QCOMPARE(pelaRecepcao(bia, 45).json()[u"duracaoMin"].toInt(), 45);
        QCOMPARE(r.texto(u"criadaPor"_s), f->c.recepcao.usuario.texto());
        QCOMPARE(r.texto(u"criadaEm"_s), u"2026-12-01T11:00:00.001Z"_s); // of no unit
    }

    void quemPodeOQue()
    {
        const auto dela = f->esperar(ana);
        const auto &admin = f->c.admin;
        QCOMPARE(f->esperar(ana, {{u"pacienteId"_s, bia.usuario.texto()}}).status, 403);
        QVERIFY(f->esperar(f->c.recepcao).temErro(u"pacienteId"_s, CodigoCampo::Obrigatorio));
        QCOMPARE(f->esperar(f->medico).status, 403);
        QCOMPARE(f->esperar(admin, {{u"pacienteId"_s, ana.usuario.texto()}}).status, 403);
        QCOMPARE(f->c.get(dela.local, bia).status, 404);
        QCOMPARE(f->c.get(dela.local, f->medico).status, 403);
        QCOMPARE(f->c.get(dela.local, admin).status, 200);
        QCOMPARE(f->c.get(dela.local, f->c.recepcao).status, 200);
        QCOMPARE(f->c.get("/lista-espera", f->medico).status, 403);
        QCOMPARE(f->sair(dela, bia).status, 404);
        QCOMPARE(f->sair(dela, f->medico).status, 403);
        QCOMPARE(f->sair(dela, admin).status, 403);
        QCOMPARE(f->aceitar(dela, bia).status, 404);
        QCOMPARE(f->recusar(dela, bia).status, 404);
        QCOMPARE(f->aceitar(dela, f->medico).status, 403);
        QCOMPARE(f->c.get("/lista-espera/nada", ana).status, 404);
        QCOMPARE(f->situacao(dela), u"aguardando"_s);
        QCOMPARE(f->sair(dela, f->c.recepcao).status, 204);
    }

    void pedidosErrados_data()
    {
        QTest::addColumn<QJsonObject>("mais");
        QTest::addColumn<QString>("campo");
        QTest::addColumn<int>("codigo");
        const auto linha = [](const char *nome, const QJsonObject &mais, const char *campo, CodigoCampo codigo) {
            QTest::newRow(nome) << mais << QString::fromLatin1(campo) << int(codigo);
        };
        const QString alguem = u"0190b6a0-0000-7000-8000-000000000000"_s;
        linha("ended", {{u"de"_s, u"2026-11-01"_s}, {u"ate"_s, u"2026-11-30"_s}}, "de", CodigoCampo::NoPassado);
        linha("empty window", {{u"de"_s, u"2026-12-05"_s}, {u"ate"_s, u"2026-12-05"_s}}, "ate", CodigoCampo::Minimo);
        linha("far window", {{u"ate"_s, u"2027-12-03"_s}}, "ate", CodigoCampo::Maximo);
        linha("no such day", {{u"de"_s, u"2026-02-30"_s}}, "de", CodigoCampo::Formato);
        linha("both", {{u"especialidade"_s, u"Cardiologia"_s}, {u"medicoId"_s, alguem}}, "especialidade",
              CodigoCampo::Formato);
        linha("no such doctor", {{u"medicoId"_s, alguem}}, "medicoId", CodigoCampo::NaoExiste);
        linha("nobody has it", {{u"especialidade"_s, u"Alquimia"_s}}, "especialidade", CodigoCampo::NaoExiste);
        linha("no such unit", {{u"unidadeId"_s, alguem}}, "unidadeId", CodigoCampo::NaoExiste);
        linha("period twice", {{u"periodos"_s, QJsonArray{u"manha"_s, u"manha"_s}}}, "periodos[1]",
              CodigoCampo::Duplicado);
        linha("no such period", {{u"periodos"_s, QJsonArray{u"madrugada"_s}}}, "periodos[0]", CodigoCampo::Formato);
        linha("no periods", {{u"periodos"_s, QJsonArray{}}}, "periodos", CodigoCampo::Tamanho);
        linha("day 8", {{u"diasSemana"_s, QJsonArray{1, 8}}}, "diasSemana[1]", CodigoCampo::Maximo);
        linha("day 0", {{u"diasSemana"_s, QJsonArray{0}}}, "diasSemana[0]", CodigoCampo::Minimo);
        linha("too short", {{u"duracaoMin"_s, 4}}, "duracaoMin", CodigoCampo::Minimo);
        linha("unknown", {{u"prioridade"_s, 1}}, "prioridade", CodigoCampo::Desconhecido);
    }
    void pedidosErrados()
    {
        QFETCH(QJsonObject, mais);
        QFETCH(QString, campo);
        QFETCH(int, codigo);
        const auto r = f->esperar(ana, mais);
        QCOMPARE(r.status, 422);
        QVERIFY2(r.temErro(campo, CodigoCampo(codigo)), qPrintable(r.campos.isEmpty() ? u""_s : r.campos[0].campo));
        QCOMPARE(f->c.numero("SELECT COUNT(*) FROM espera"), 0);
    }

    void todosOsErrosDeUmaVez()
    {
        QJsonObject corpo = f->pedidoDeEspera(
            {{u"de"_s, u"2026-11-01"_s}, {u"ate"_s, u"2026-11-01"_s}, {u"diasSemana"_s, QJsonArray{2, 2}}});
        corpo.remove(u"medicoId"_s);
        QCOMPARE(f->c.post("/lista-espera", f->c.recepcao, corpo).campos.size(), 5);
    }

    void hojeEOuDoFusoDaUnidade()
    {
        const QString manaus = f->c.unidade(u"Manaus"_s, u"America/Manaus"_s);
        f->c.relogio.ajustar(em("2026-12-02T03:30:00Z")); // 23:30 of the 1st in Manaus, 00:30 of the 2nd in São Paulo
        QCOMPARE(f->esperar(ana, {{u"unidadeId"_s, manaus}}).status, 201);
        QVERIFY(f->esperar(ana, {{u"unidadeId"_s, f->unidade}}).temErro(u"de"_s, CodigoCampo::NoPassado));
    }

    void igualSoUmaVez()
    {
        const auto r = f->esperar(ana, {{u"motivo"_s, u"um"_s}});
        QVERIFY(f->esperar(ana, {{u"motivo"_s, u"outro"_s}}).temErro(u"medicoId"_s, CodigoCampo::Duplicado));
        QCOMPARE(f->esperar(bia).status, 201);
        QCOMPARE(f->esperar(ana, {{u"periodos"_s, QJsonArray{u"noite"_s}}}).status, 201);
        f->c.pessoas.marcar(f->medico, u"Cardiologia"_s);
        QCOMPARE(f->esperar(ana, {{u"especialidade"_s, u"Cardiologia"_s}}).status, 201);
        QVERIFY(f->esperar(ana, {{u"especialidade"_s, u" Cardiologia "_s}})
                    .temErro(u"especialidade"_s, CodigoCampo::Duplicado));
        QCOMPARE(f->sair(r, ana).status, 204);
        QCOMPARE(f->esperar(ana, {{u"motivo"_s, u"outro"_s}}).status, 201);
    }

    void dezPorPaciente()
    {
        RespostaDoCaso ultima;
        for (int i = 1; i <= 10; ++i)
            ultima = pelaRecepcao(ana, 10 * i);
        QCOMPARE(ultima.status, 201);
        const auto demais = f->esperar(ana);
        QCOMPARE(demais.status, 422);
        QCOMPARE(demais.campos.first(), (dominio::ErroCampo{u"pacienteId"_s, CodigoCampo::Maximo, 10}));
        QCOMPARE(f->sair(ultima, ana).status, 204);
        QCOMPARE(f->esperar(ana).status, 201);
    }

    void listaNaOrdemDaFilaPorPaginas()
    {
        QStringList todas;
        for (int i = 1; i <= 5; ++i) {
            todas << pelaRecepcao(ana, 10 * i).texto(u"id"_s);
            todas << pelaRecepcao(bia, 10 * i).texto(u"id"_s);
        }
        QStringList lidas;
        QByteArray alvo = "/lista-espera?limite=3";
        for (;;) {
            const auto pagina = f->c.get(alvo, f->c.recepcao);
            lidas << ids(pagina);
            const QString proximo = pagina.texto(u"proximo"_s);
            if (proximo.isEmpty())
                break;
            alvo = "/lista-espera?limite=3&cursor=" + proximo.toLatin1();
        }
        QCOMPARE(lidas, todas);
        QCOMPARE(f->c.get("/lista-espera?cursor=x", f->c.recepcao).codigo, u"cursor_invalido"_s);
        QCOMPARE(f->c.get("/lista-espera?limite=101", f->c.recepcao).status, 422);
    }

    void filtros()
    {
        const auto outro = f->c.conta(Perfil::Medico, u"Dr. Caio"_s);
        f->c.pessoas.marcar(outro, u"Pediatria"_s);
        const auto dela = f->esperar(ana);
        const auto deBia = f->esperar(bia, {{u"medicoId"_s, outro.usuario.texto()}, {u"unidadeId"_s, f->unidade}});
        const auto pediatra = f->esperar(bia, {{u"especialidade"_s, u"Pediatria"_s}});
        QCOMPARE(f->sair(pediatra, bia).status, 204);
        const auto lista = [&](const QByteArray &filtro, const nucleo::Identidade &quem) {
            return ids(f->c.get("/lista-espera?" + filtro, quem));
        };
        const QString a = dela.texto(u"id"_s), b = deBia.texto(u"id"_s), p = pediatra.texto(u"id"_s);
        QCOMPARE(lista("", f->c.admin), (QStringList{a, b, p}));
        QCOMPARE(lista("medicoId=" + id(outro), f->c.recepcao), QStringList{b});
        QCOMPARE(lista("pacienteId=" + id(ana), f->c.recepcao), QStringList{a});
        QCOMPARE(lista("unidadeId=" + f->unidade.toLatin1(), f->c.recepcao), QStringList{b});
        QCOMPARE(lista("especialidade=pediatria", f->c.recepcao), QStringList{p});
        QCOMPARE(lista("situacao=removida,expirada", f->c.recepcao), QStringList{p});
        QCOMPARE(lista("", ana), QStringList{a});
        QCOMPARE(lista("pacienteId=" + id(bia), ana), QStringList());
        QCOMPARE(f->c.get("/lista-espera?situacao=feliz", ana).status, 422);
    }

    void sairComVersao()
    {
        const auto r = f->esperar(ana);
        QCOMPARE(f->sair(r, ana, {{"if-match", "\"7\""}}).status, 412);
        QCOMPARE(f->sair(r, ana, {{"if-match", r.etag}}).status, 204);
        const auto depois = f->ver(r);
        QCOMPARE(depois.texto(u"situacao"_s), u"removida"_s);
        QCOMPARE(depois.etag, QByteArray("\"2\""));
        QCOMPARE(f->sair(r, ana).status, 204); // said once more
        QCOMPARE(f->passos(r), (QList<QByteArray>{"espera.criada", "espera.removida"}));
        QCOMPARE(f->auditados(r, "espera.removida"), 1);
        QCOMPARE(f->aceitar(r, ana).codigo, u"transicao_invalida"_s);
    }

    void janelaQuePassouExpira()
    {
        const auto naUnidade = f->esperar(ana, {{u"unidadeId"_s, f->unidade}, {u"ate"_s, u"2026-12-03"_s}});
        const auto emQualquer = f->esperar(ana, {{u"ate"_s, u"2026-12-03"_s}});
        f->c.relogio.ajustar(em("2026-12-02T23:59:59-03:00"));
        QCOMPARE(f->varrer(), 0);
        f->c.relogio.ajustar(em("2026-12-03T00:00:00-03:00"));
        QCOMPARE(f->varrer(), 1);
        QCOMPARE(f->situacao(naUnidade), u"expirada"_s);
        QCOMPARE(f->situacao(emQualquer), u"aguardando"_s); // somewhere it is still the 2nd
        f->c.relogio.ajustar(em("2026-12-03T12:00:00Z"));
        QCOMPARE(f->varrer(), 1);
        QCOMPARE(f->varrer(), 0);
        QCOMPARE(f->passos(emQualquer), (QList<QByteArray>{"espera.criada", "espera.expirada"}));
        QCOMPARE(f->auditados(emQualquer, "espera.expirada"), 1);
        const auto sair = f->sair(emQualquer, ana);
        QCOMPARE(sair.codigo, u"transicao_invalida"_s);
        QCOMPARE(sair.extras.value(u"situacao"_s).toString(), u"expirada"_s);
    }
};

QTEST_GUILESS_MAIN(ListaEsperaTeste)
#include "listaespera_teste.moc"
