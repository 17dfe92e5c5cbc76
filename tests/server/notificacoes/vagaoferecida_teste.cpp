// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bancada.h"

#include <apoio/smtp/smtpdeteste.h>
#include <contrato/listaespera.h>

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using contrato::SituacaoNotificacao;

// A time offered to one who waits: one message, with its end, and none after it.
class VagaOferecidaTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Bancada> b;

    contrato::Espera espera(const QString &idioma)
    {
        contrato::Espera e;
        e.id = dominio::EsperaId::novo(b->relogio.agora());
        e.pacienteId = b->paciente(u"João Antônio"_s, u"joao@exemplo.example"_s, idioma);
        e.criadaPor = dominio::UsuarioId(e.pacienteId);
        e.especialidade = u"Psiquiatria"_s;
        e.motivo = u"dor secreta"_s;
        e.convenio = u"Plano Secreto"_s;
        e.de = QDate(2026, 11, 23);
        e.ate = QDate(2026, 12, 23);
        e.situacao = contrato::SituacaoEspera::Oferecida;
        const auto momento = [&](int minutos) {
            return contrato::Momento{b->relogio.agora().maisMinutos(minutos), -3 * 3600};
        };
        e.oferta = contrato::VagaOferecida{dominio::ReservaId::novo(b->relogio.agora()),
                                           b->medico,
                                           u"Dra. Bia Lima"_s,
                                           b->unidade.id,
                                           momento(2 * 24 * 60),
                                           momento(2 * 24 * 60 + 30),
                                           momento(30)};
        return e;
    }
    bool publicar(const QByteArray &tipo, const contrato::Espera &e)
    {
        nucleo::Evento evento;
        evento.id = dominio::novoUuid7(b->relogio.agora());
        evento.tipo = tipo;
        evento.dados = contrato::escrever(e);
        const auto assinatura = b->modulo->assinaturas().value(0);
        if (!assinatura.tipos.contains(tipo))
            return false;
        const auto r =
            b->modulo->banco().escreverEEsperar({QUuid(), b->relogio.agora(), {}, {}},
                                                [&](nucleo::Transacao &tx) { return assinatura.efeito(evento, tx); });
        if (!r)
            qWarning("%s %s", dominio::texto(r.error().codigo).data(),
                     qPrintable(r.error().campos.isEmpty() ? r.error().registro : r.error().campos.first().campo));
        return r.has_value();
    }

private Q_SLOTS:
    void init() { b = std::make_unique<Bancada>(); }

    void dizQuandoOndeQuemEAteQuando_data()
    {
        QTest::addColumn<QString>("idioma");
        QTest::addColumn<QString>("assunto");
        QTest::addColumn<QString>("prazo");
        QTest::newRow("pt-BR") << u"pt-BR"_s << u"Vaga para você: quarta-feira, 25 de novembro de 2026, 09:00"_s
                               << u"guardado até 09:30, segunda-feira, 23 de novembro de 2026."_s;
        QTest::newRow("en") << u"en"_s << u"A time for you: Wednesday, November 25, 2026, 9:00 AM"_s
                            << u"held until 9:30 AM, Monday, November 23, 2026."_s;
        QTest::newRow("es") << u"es"_s << u"Una hora para usted: miércoles, 25 de noviembre de 2026, 09:00"_s
                            << u"hasta las 09:30, lunes, 23 de noviembre de 2026."_s;
    }
    void dizQuandoOndeQuemEAteQuando()
    {
        QFETCH(QString, idioma);
        QFETCH(QString, prazo);
        QVERIFY(b->iniciar());
        QVERIFY(publicar("vaga.oferecida", espera(idioma)));
        QTRY_COMPARE(b->quantas(SituacaoNotificacao::Enviada), 1);
        const auto n = b->todas().value(0);
        QCOMPARE(n.modelo, contrato::Modelo::VagaOferecida);
        QVERIFY(!n.consultaId);
        QFile arquivo(b->pastaSaida() + u'/' + n.id.texto() + u".eml"_s);
        QVERIFY(arquivo.open(QIODevice::ReadOnly));
        const auto m = apoio::lerMensagem(arquivo.readAll());
        QTEST(m.cabecalho(u"Subject"_s), "assunto");
        for (QString corpo : {m.texto, m.html}) {
            corpo = corpo.simplified();
            for (const QString &dado : {u"João Antônio"_s, u"Dra. Bia Lima"_s, u"Unidade Centro"_s, prazo})
                QVERIFY2(corpo.contains(dado), qPrintable(corpo));
            for (const QString &segredo : {u"secret"_s, u"Secret"_s, u"Psiquiatria"_s})
                QVERIFY2(!corpo.contains(segredo), qPrintable(corpo));
        }
        QCOMPARE(b->contar("SELECT count(*) FROM notificacao WHERE variaveis LIKE '%ecret%'"), 0);
    }

    void depoisDoPrazoNaoVaiMais()
    {
        apoio::SmtpDeTeste smtp;
        QVERIFY(smtp.iniciar());
        b->config.email.url = smtp.url();
        QVERIFY(b->iniciar());
        b->fontes.falhar(dominio::Codigo::ErroInterno); // cannot be made up now
        QVERIFY(publicar("vaga.oferecida", espera({})));
        QTRY_VERIFY(b->contar("SELECT count(*) FROM tentativa") > 0);
        QTRY_COMPARE(b->quantas(SituacaoNotificacao::Pendente), 1);
        b->fontes.falhar({});
        b->avancarMinutos(30);
        QTRY_COMPARE(b->quantas(SituacaoNotificacao::Expirada), 1);
        QCOMPARE(smtp.total(), 0);
    }

    void soOQueFoiOferecido()
    {
        QVERIFY(b->iniciar());
        for (const char *tipo : {"vaga.expirada", "vaga.recusada", "vaga.aceita", "espera.criada", "espera.removida"})
            QVERIFY(!publicar(tipo, espera({})));
        auto semOferta = espera({});
        semOferta.oferta.reset();
        QVERIFY(publicar("vaga.oferecida", semOferta));
        QCOMPARE(b->todas().size(), 0);
    }
};

QTEST_GUILESS_MAIN(VagaOferecidaTeste)
#include "vagaoferecida_teste.moc"
