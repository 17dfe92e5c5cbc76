// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filadeespera.h"

#include <nucleo/eventos/caixas.h>
#include <nucleo/http/visibilidade.h>

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::CodigoCampo;
using dominio::Perfil;

// What becomes of an offer: taken, declined, left, too late.
class RespostasDeEsperaTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<FilaDeEspera> f;
    nucleo::Identidade ana, bia;
    RespostaDoCaso a, b; // Ana is first and has the offer
    const QString hora = u"2026-12-02T14:00:00-03:00"_s;

    QString reserva() { return f->ver(a).json()[u"oferta"][u"reservaId"].toString(); }
    RespostaDoCaso marcarCom(const nucleo::Identidade &quem, const QString &reservaId, QJsonObject mais = {})
    {
        mais.insert(u"reservaId"_s, reservaId);
        return f->c.post("/consultas", quem, Consultorio::pedido(f->medico, quem, hora, mais));
    }
    QList<QByteArray> eventosDaAna() { return f->passos(a); }

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<FilaDeEspera>();
        ana = f->paciente(u"Ana"_s);
        bia = f->paciente(u"Bia"_s);
        a = f->esperar(ana, {{u"tipo"_s, u"retorno"_s},
                             {u"modalidade"_s, u"telemedicina"_s},
                             {u"convenio"_s, u"Unimed"_s},
                             {u"motivo"_s, u"retorno do exame"_s}});
        b = f->esperar(bia);
        QVERIFY(f->cancelar(f->ocupar(hora)));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(a), hora);
    }

    void aceitar()
    {
        const auto r = f->aceitar(a, ana);
        QCOMPARE(r.status, 201);
        QCOMPARE(r.local, "/consultas/" + r.texto(u"id"_s).toLatin1());
        QCOMPARE(r.etag, QByteArray("\"1\""));
        const QJsonObject c = f->c.get(r.local, ana).json();
        QCOMPARE(c[u"inicio"].toString(), hora);
        QCOMPARE(c[u"duracaoMin"].toInt(), 30);
        QCOMPARE(c[u"tipo"].toString(), u"retorno"_s);
        QCOMPARE(c[u"modalidade"].toString(), u"telemedicina"_s);
        QCOMPARE(c[u"convenio"].toString(), u"Unimed"_s);
        QCOMPARE(c[u"motivo"].toString(), u"retorno do exame"_s);
        QCOMPARE(c[u"situacao"].toString(), u"solicitada"_s);
        QCOMPARE(c[u"pacienteId"].toString(), ana.usuario.texto());
        const QJsonObject e = f->ver(a).json();
        QCOMPARE(e[u"situacao"].toString(), u"atendida"_s);
        QCOMPARE(e[u"consultaId"].toString(), r.texto(u"id"_s));
        QVERIFY(!e.contains(u"oferta"_s));
        QCOMPARE(eventosDaAna(), (QList<QByteArray>{"espera.criada", "vaga.oferecida", "vaga.aceita"}));
        QCOMPARE(f->auditados(a, "vaga.aceita"), 1);
        QCOMPARE(f->c.numero("SELECT COUNT(*) FROM reserva"), 0);
        f->c.relogio.avancarMinutos(31);
        QCOMPARE(f->andar(), 0);
        QCOMPARE(f->situacao(b), u"aguardando"_s);
        QCOMPARE(f->aceitar(a, ana).codigo, u"transicao_invalida"_s);
    }

    void aRecepcaoAceitaPorEla()
    {
        const auto r = f->aceitar(a, f->c.recepcao);
        QCOMPARE(r.status, 201);
        QCOMPARE(r.texto(u"pacienteId"_s), ana.usuario.texto());
        QCOMPARE(r.texto(u"criadaPor"_s), f->c.recepcao.usuario.texto());
    }

    void aceitarComVersao()
    {
        const auto com = [&](const QByteArray &versao) {
            return f->c.pedir(nucleo::Metodo::Post, a.local + "/aceitar", ana, {}, {{"if-match", versao}}).status;
        };
        QCOMPARE(com(a.etag), 412); // it has been offered something since
        QCOMPARE(com(f->ver(a).etag), 201);
    }

    void marcarComAReservaEAceitar()
    {
        const auto r = marcarCom(ana, reserva());
        QCOMPARE(r.status, 201);
        QCOMPARE(f->situacao(a), u"atendida"_s);
        QCOMPARE(f->ver(a).texto(u"consultaId"_s), r.texto(u"id"_s));
        QCOMPARE(eventosDaAna().last(), QByteArray("vaga.aceita"));
        QCOMPARE(f->c.numero("SELECT COUNT(*) FROM vaga WHERE situacao = 'aceita'"), 1);
    }

    void aOfertaValeSoParaEla()
    {
        const QString dela = reserva();
        QVERIFY(marcarCom(bia, dela).temErro(u"reservaId"_s, CodigoCampo::NaoExiste));
        auto outraHora = Consultorio::pedido(f->medico, ana, u"2026-12-02T15:00:00-03:00"_s);
        outraHora.insert(u"reservaId"_s, dela);
        QVERIFY(f->c.post("/consultas", ana, outraHora).temErro(u"reservaId"_s, CodigoCampo::NaoExiste));
        QCOMPARE(f->situacao(a), u"oferecida"_s);
    }

    void tardeDemais()
    {
        const QString dela = reserva();
        f->c.relogio.avancarMinutos(30); // over, whether swept or not
        QCOMPARE(f->aceitar(a, ana).codigo, u"prazo_encerrado"_s);
        QCOMPARE(f->recusar(a, ana).codigo, u"prazo_encerrado"_s);
        QCOMPARE(marcarCom(ana, dela).codigo, u"prazo_encerrado"_s);
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->aceitar(a, ana).codigo, u"prazo_encerrado"_s);
        QCOMPARE(f->oferecido(b), hora);
        QCOMPARE(f->aceitar(b, bia).status, 201);
    }

    void semOferta()
    {
        QCOMPARE(f->aceitar(b, bia).codigo, u"transicao_invalida"_s);
        const auto r = f->recusar(b, bia);
        QCOMPARE(r.status, 409);
        QCOMPARE(r.extras.value(u"situacao"_s).toString(), u"aguardando"_s);
    }

    void recusar()
    {
        const auto r = f->recusar(a, ana);
        QCOMPARE(r.status, 200);
        QCOMPARE(r.texto(u"situacao"_s), u"aguardando"_s);
        QVERIFY(!r.json().contains(u"oferta"_s));
        QCOMPARE(r.etag, f->ver(a).etag);
        QCOMPARE(eventosDaAna().last(), QByteArray("vaga.recusada"));
        QCOMPARE(f->auditados(a, "vaga.recusada"), 1);
        QVERIFY(f->livre(hora));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(b), hora);
        QCOMPARE(f->recusar(b, bia).status, 200);
        QCOMPARE(f->andar(), 0);
        QVERIFY(f->livre(hora));
    }

    void soltarAReservaERecusar()
    {
        QCOMPARE(f->c.pedir(nucleo::Metodo::Delete, "/reservas/" + reserva().toLatin1(), ana).status, 204);
        QCOMPARE(f->situacao(a), u"aguardando"_s);
        QCOMPARE(eventosDaAna().last(), QByteArray("vaga.recusada"));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(b), hora);
    }

    void sairComOfertaPassaOHorario()
    {
        QCOMPARE(f->sair(a, ana, {{"if-match", f->ver(a).etag}}).status, 204);
        QCOMPARE(f->situacao(a), u"removida"_s);
        QCOMPARE(eventosDaAna(),
                 (QList<QByteArray>{"espera.criada", "vaga.oferecida", "vaga.recusada", "espera.removida"}));
        QCOMPARE(f->andar(), 1);
        QCOMPARE(f->oferecido(b), hora);
    }

    void oEventoDizDeQueHorarioSeTrata()
    {
        QCOMPARE(f->recusar(a, ana).status, 200);
        const auto eventos = f->c.modulo->banco().ler([&](nucleo::Leitura &l) -> nucleo::Resultado<QList<QByteArray>> {
            AGENDA_OBTER(auto linhas,
                         l.consultar("SELECT dados FROM caixa_saida WHERE tipo LIKE 'vaga.%' ORDER BY ordem"));
            QList<QByteArray> dados;
            while (linhas.proxima())
                dados << linhas.bytes(0);
            return dados;
        });
        QVERIFY(eventos && eventos->size() == 2);
        for (const QByteArray &dados : *eventos) {
            const QJsonObject e = QJsonDocument::fromJson(dados).object();
            QCOMPARE(e[u"oferta"][u"inicio"].toString(), hora);
            QCOMPARE(e[u"pacienteId"].toString(), ana.usuario.texto());
        }
    }

    void quemVeAoVivo()
    {
        // Each event is held against the whole table at the end of every test (tabeladepublicos.cpp).
        const auto outro = f->c.conta(Perfil::Medico, u"Dr. Outro"_s);
        QCOMPARE(f->recusar(a, ana).status, 200);
        const auto eventos = nucleo::lerCaixaDeSaida(f->c.modulo->banco(), 0, 500);
        QVERIFY(eventos);
        QSet<QByteArray> vistos, dela;
        for (const nucleo::Evento &evento : *eventos) {
            QVERIFY(!nucleo::podeVer(evento.publico, outro));
            QVERIFY(!nucleo::podeVer(evento.publico, ana));
            if (nucleo::podeVer(evento.publico, f->c.recepcao))
                vistos << evento.tipo;
            if (nucleo::podeVer(evento.publico, f->medico))
                dela << evento.tipo;
        }
        QVERIFY(vistos.contains(QSet<QByteArray>{"espera.criada", "vaga.oferecida", "vaga.recusada"}));
        QVERIFY(dela.contains(QSet<QByteArray>{"vaga.oferecida", "vaga.recusada"}));
        QVERIFY(!dela.contains("espera.criada"));
    }

    void aOfertaNaoContaEntreAsReservasDela()
    {
        for (const auto *h : {"09:00", "10:00", "11:00"})
            QCOMPARE(f->c.post("/reservas", ana,
                               {{u"medicoId"_s, f->medico.usuario.texto()},
                                {u"inicio"_s, u"2026-12-03T%1:00-03:00"_s.arg(QLatin1String(h))}})
                         .status,
                     201);
    }

    void varridaEntreAPreparacaoEOEfeito()
    {
        f->c.entreAsPartes = [this] {
            f->c.relogio.avancarMinutos(30);
            QCOMPARE(f->andar(), 1); // Bia's now
        };
        QCOMPARE(f->aceitar(a, ana).codigo, u"prazo_encerrado"_s);
        QCOMPARE(f->oferecido(b), hora);
        QCOMPARE(f->c.numero("SELECT COUNT(*) FROM consulta WHERE situacao = 'solicitada'"), 0);
    }

    void aceitaEntreAPreparacaoEOEfeitoDaOutra()
    {
        f->c.entreAsPartes = [this] { QCOMPARE(f->aceitar(a, f->c.recepcao).status, 201); };
        QCOMPARE(f->aceitar(a, ana).codigo, u"transicao_invalida"_s);
        QCOMPARE(f->c.numero("SELECT COUNT(*) FROM consulta WHERE situacao = 'solicitada'"), 1);
    }

    void saiuEntreAPreparacaoEOEfeito()
    {
        const QString dela = reserva();
        f->c.entreAsPartes = [this] { QCOMPARE(f->sair(a, ana).status, 204); };
        QCOMPARE(marcarCom(ana, dela).codigo, u"prazo_encerrado"_s);
        QCOMPARE(f->situacao(a), u"removida"_s);
    }
};

QTEST_GUILESS_MAIN(RespostasDeEsperaTeste)
#include "respostasdeespera_teste.moc"
