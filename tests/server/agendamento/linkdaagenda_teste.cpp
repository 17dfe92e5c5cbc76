// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <http_teste/bancadahttp.h>
#include <http_teste/verificadorfalso.h>

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <apoio/postgres/servidorpostgres.h>

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::Perfil;
using nucleo::Metodo;

// The secret link to a doctor's calendar feed: who makes it, what it opens, and where its token must never be.
class LinkDaAgendaTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, outro;
    QByteArray caminho;

    RespostaDoCaso criar(bool comNomes = false) { return c->post(caminho, medico, {{u"comNomes"_s, comNomes}}); }
    QByteArray urlNova() { return criar().texto(u"url"_s).toLatin1(); }
    static QByteArray tokenDe(const QByteArray &url) { return url.mid(url.indexOf('=') + 1); }
    qint64 auditadas(const char *acao)
    {
        return c->numero("SELECT COUNT(*) FROM auditoria WHERE acao = ? AND registro = ?",
                         {QByteArray(acao), medico.usuario.uuid()});
    }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        outro = c->conta(Perfil::Medico, u"Dr. Outro"_s);
        caminho = "/medicos/" + id(medico) + "/agenda.ics";
        QVERIFY(c->agenda(medico, c->unidade()));
    }

    void linkApareceSoUmaVez()
    {
        QCOMPARE(c->get(caminho + "/link", medico).status, 404);
        const auto feito = criar(true);
        QCOMPARE(feito.status, 201);
        QCOMPARE(feito.local, caminho + "/link");
        const QByteArray url = feito.texto(u"url"_s).toLatin1();
        QVERIFY2(QRegularExpression(u"^"_s + QRegularExpression::escape(QString::fromLatin1(caminho)) +
                                    u"\\?token=[A-Za-z0-9_-]{43}$"_s)
                     .match(QString::fromLatin1(url))
                     .hasMatch(),
                 url.constData());
        QCOMPARE(feito.texto(u"criadoEm"_s), u"2026-12-01T08:00:00-03:00"_s);
        QCOMPARE(c->get(url).status, 200);
        const auto visto = c->get(caminho + "/link", medico);
        QCOMPARE(visto.status, 200);
        QCOMPARE(visto.etag, feito.etag);
        QCOMPARE(visto.json(), (QJsonObject{{u"comNomes"_s, true}, {u"criadoEm"_s, u"2026-12-01T08:00:00-03:00"_s}}));
        const QByteArray resumo = QCryptographicHash::hash(tokenDe(url), QCryptographicHash::Sha256).toHex();
        QCOMPARE(c->numero("SELECT COUNT(*) FROM agenda_link WHERE medico_id = ? AND resumo = ?",
                           {medico.usuario.uuid(), resumo}),
                 1);
        QCOMPARE(auditadas("agenda.link_criado"), 1);
    }

    void semDizerNaoTemNomes()
    {
        const auto feito = c->post(caminho, medico, {});
        QCOMPARE(feito.status, 201);
        QCOMPARE(feito.json().value(u"comNomes"_s), QJsonValue(false));
        QCOMPARE(c->post(caminho, medico, {{u"comNome"_s, true}}).status, 422);
        QCOMPARE(c->post(caminho, medico, {{u"comNomes"_s, 1}}).status, 422);
    }

    void linkNovoRevogaOAnterior()
    {
        const auto antigo = criar(), novo = criar(true);
        QCOMPARE(novo.status, 201);
        QVERIFY(antigo.texto(u"url"_s) != novo.texto(u"url"_s));
        QVERIFY(antigo.etag != novo.etag); // within one millisecond too
        QCOMPARE(c->get(antigo.texto(u"url"_s).toLatin1()).status, 404);
        QCOMPARE(c->get(novo.texto(u"url"_s).toLatin1()).status, 200);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM agenda_link"), 1);
        QCOMPARE(auditadas("agenda.link_criado"), 2);
        QCOMPARE(auditadas("agenda.link_revogado"), 1);
    }

    void revogadoNaoAbreMais()
    {
        QCOMPARE(c->pedir(Metodo::Delete, caminho, medico).status, 404);
        const QByteArray antigo = criar().etag, url = urlNova();
        QCOMPARE(c->pedir(Metodo::Delete, caminho, medico, {}, {{"if-match", antigo}}).status, 412);
        QCOMPARE(c->get(url).status, 200);
        const QByteArray atual = c->get(caminho + "/link", medico).etag;
        QCOMPARE(c->pedir(Metodo::Delete, caminho, medico, {}, {{"if-match", atual}}).status, 204);
        QCOMPARE(c->get(url).status, 404);
        QCOMPARE(c->get(caminho + "/link", medico).status, 404);
        QCOMPARE(c->pedir(Metodo::Delete, caminho, medico).status, 404);
        QCOMPARE(auditadas("agenda.link_revogado"), 2);
        const QByteArray outra = urlNova();
        QCOMPARE(c->pedir(Metodo::Delete, caminho, c->admin).status, 204);
        QCOMPARE(c->get(outra).status, 404);
    }

    void soOProprioMedico()
    {
        const auto paciente = c->conta(Perfil::Paciente, u"João"_s);
        const QByteArray url = urlNova();
        for (const auto &quem : {std::optional(paciente), std::optional(outro), std::optional(c->recepcao),
                                 std::optional(c->admin), std::optional<nucleo::Identidade>()}) {
            QCOMPARE(c->post(caminho, quem, {}).status, 403);
            QCOMPARE(c->get(caminho + "/link", quem).status, 403);
            if (!quem || !quem->eh(Perfil::Admin))
                QCOMPARE(c->pedir(Metodo::Delete, caminho, quem).status, 403);
        }
        QCOMPARE(c->get(url).status, 200);
    }

    void tokenErradoENadaSaoOMesmo()
    {
        const QByteArray url = urlNova();
        const QByteArray doOutro =
            c->post("/medicos/" + id(outro) + "/agenda.ics", outro, {}).texto(u"url"_s).toLatin1();
        QByteArray quase = url;
        quase[quase.size() - 10] = quase.at(quase.size() - 10) == 'A' ? 'B' : 'A';
        const QByteArray ninguem = "/medicos/" + QUuid::createUuid().toString(QUuid::WithoutBraces).toLatin1();
        QCOMPARE(c->get(doOutro).status, 200);
        for (const QByteArray &alvo :
             {caminho, caminho + "?token=", caminho + "?token=x", quase, url + "A", url.chopped(1),
              caminho + "?token=" + tokenDe(doOutro), ninguem + "/agenda.ics?token=" + tokenDe(url),
              "/medicos/" + id(c->admin) + "/agenda.ics?token=" + tokenDe(url),
              QByteArray("/medicos/nada/agenda.ics?token=") + tokenDe(url),
              // the stored digest is no token, nor is "no digest"
              caminho + "?token=" + QCryptographicHash::hash(tokenDe(url), QCryptographicHash::Sha256).toHex()}) {
            const auto r = c->get(alvo);
            QVERIFY2(r.status == 404 && r.codigo == u"nao_encontrado"_s && r.extras.isEmpty() && r.campos.isEmpty(),
                     alvo.constData());
        }
        QCOMPARE(c->get(url).status, 200);
    }

    void contaBloqueadaFechaOLink()
    {
        const QByteArray url = urlNova();
        agendamento::Pessoa pessoa;
        pessoa.id = medico.usuario;
        pessoa.nome = u"Dra. Helena"_s;
        pessoa.perfil = Perfil::Medico;
        pessoa.situacao = u"bloqueado"_s;
        c->pessoas.por(pessoa);
        QCOMPARE(c->get(url).status, 404);
        pessoa.situacao = u"ativo"_s;
        c->pessoas.por(pessoa);
        QCOMPARE(c->get(url).status, 200);
    }

    // At once: this module's own copy of the account is still the active one.
    void contaQueDeixaDeValerFechaOLinkAntesDoEvento()
    {
        const QByteArray url = urlNova();
        QVERIFY(c->receber({{u"id"_s, medico.usuario.texto()},
                            {u"perfil"_s, u"medico"_s},
                            {u"nome"_s, u"Dra. Helena"_s},
                            {u"situacao"_s, u"ativo"_s}}));
        QCOMPARE(c->get(url).status, 200);
        agendamento::Pessoa pessoa;
        pessoa.id = medico.usuario;
        pessoa.nome = u"Dra. Helena"_s;
        pessoa.perfil = Perfil::Medico;
        for (const QString &situacao : {u"bloqueado"_s, u"pendente"_s}) {
            pessoa.situacao = situacao;
            c->pessoas.por(pessoa);
            QCOMPARE(c->get(url).status, 404);
        }
        pessoa.situacao = u"ativo"_s;
        pessoa.perfil = Perfil::Recepcionista;
        c->pessoas.por(pessoa);
        QCOMPARE(c->get(url).status, 404);
        pessoa.perfil = Perfil::Medico;
        c->pessoas.por(pessoa);
        QCOMPARE(c->get(url).status, 200);
        c->pessoas.cair(true); // nobody can say that it still is
        QVERIFY(c->get(url).status != 200);
    }

    // Through the real HTTP front, with its log and its kept answers.
    void tokenNaoFicaEmLugarNenhum()
    {
        const QString registro = c->pasta.filePath(u"registro.log"_s);
        http_teste::VerificadorFalso verificador;
        QByteArray token;
        {
            http_teste::BancadaHttp http(http_teste::BancadaHttp::limitesCurtos(), c->modulo->rotas(),
                                         QFile::encodeName(registro));
            http.verificador = &verificador;
            QVERIFY(http.iniciar());
            const auto pedir = [&](const QByteArray &linha, const QByteArray &mais = {}, const QByteArray &corpo = {}) {
                return http_teste::trocar(http.numero(),
                                          linha + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + mais + "\r\n" +
                                              corpo,
                                          1, linha.startsWith("HEAD"))
                    .respostas.value(0);
            };
            const QByteArray quem = "Authorization: Bearer medico " + id(medico) + "\r\n";
            const auto feito = pedir("POST " + caminho,
                                     quem + "Content-Type: application/json\r\nContent-Length: 2\r\n"
                                            "Idempotency-Key: uma-chave\r\n",
                                     "{}");
            QCOMPARE(feito.status, 201);
            QCOMPARE(feito.cabecalhos.value("cache-control"), QByteArray("no-store"));
            const QByteArray url = feito.json().value(u"url"_s).toString().toLatin1();
            token = tokenDe(url);
            QCOMPARE(token.size(), 43);
            const auto lido = pedir("GET " + url);
            QCOMPARE(lido.status, 200);
            QVERIFY(lido.corpo.startsWith("BEGIN:VCALENDAR\r\n"));
            QCOMPARE(lido.cabecalhos.value("content-type"), QByteArray("text/calendar; charset=utf-8"));
            QCOMPARE(lido.cabecalhos.value("cache-control"), QByteArray("no-store"));
            QCOMPARE(lido.cabecalhos.value("content-disposition"), QByteArray("inline; filename=\"agenda.ics\""));
            QCOMPARE(pedir("HEAD " + url).status, 200);
            QCOMPARE(pedir("GET " + url + "&outro=1").status, 422);
            QCOMPARE(pedir("GET " + url + "&token=" + token).status, 422);
            QCOMPARE(pedir("GET /medicos/" + id(outro) + "/agenda.ics?token=" + token).status, 404);
            QCOMPARE(pedir("GET /outra/coisa?token=" + token).status, 404);
            QCOMPARE(pedir("PUT " + url, "Content-Length: 0\r\n").status, 405);
            for (const auto &resposta : {pedir("GET " + url + "&outro=1"), pedir("GET " + url + "A")})
                QVERIFY(!resposta.corpo.contains(token));
        }
        c->modulo->parar();
        // The log is there and tells of the requests; neither it nor the database's files have the token.
        QFile log(registro);
        QVERIFY(log.open(QIODevice::ReadOnly) && log.readAll().contains("/medicos/{id}/agenda.ics"));
        int arquivos = 0;
        for (QDirIterator it(c->pasta.path(), QDir::Files); it.hasNext(); ++arquivos) {
            QFile arquivo(it.next());
            QVERIFY(arquivo.open(QIODevice::ReadOnly));
            QVERIFY2(!arquivo.readAll().contains(token), qPrintable(arquivo.fileName()));
        }
        QVERIFY(arquivos >= (noPostgres() ? 1 : 2));
    }
};

QTEST_GUILESS_MAIN(LinkDaAgendaTeste)
#include "linkdaagenda_teste.moc"
