// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bancada.h"

#include <apoio/smtp/smtpdeteste.h>
#include <notificacoes/envio/carteiro.h>

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using apoio::SmtpDeTeste;
using contrato::SituacaoNotificacao;

// What can come between a message and its arrival: refusals, outages, stops, crashes.
class RecuperacaoTeste : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recusaTemporariaTentaDeNovo();
    void recusaDefinitivaFalha();
    void servidorForaUmaHoraEDepoisTudoSai();
    void depoisDoInicioNaoSai();
    void retardatariaNaoContradizOCancelamento();
    void fontesForaDoArTentaMaisTarde();
    void bancoForaUmMomentoNaoEUmaTentativa();
    void servidorMudoNaoTravaAParada();
    void morteNoMeioDoEnvioSaiComOMesmoId();
    void paradaDevolveOQueNaoSaiu();
    void pausasCrescemAteUmDia();
};

void RecuperacaoTeste::recusaTemporariaTentaDeNovo()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    smtp.responder("rcpt", "450_4.2.0", 2);
    Bancada b;
    b.config.email.url = smtp.url();
    QVERIFY(b.iniciar());
    QVERIFY(b.publicar("consulta.confirmada", b.consulta(b.paciente(u"Ana"_s, u"ana@exemplo.example"_s))));
    QTRY_COMPARE(b.todas().value(0).ultimoErro, std::optional(u"smtp 450 4.2.0"_s));
    QCOMPARE(b.todas().value(0).situacao, SituacaoNotificacao::Pendente);
    QCOMPARE(b.contar("SELECT vence_em - 1764000000000 FROM notificacao"),
             b.relogio.agora().maisMinutos(1).ms() - 1764000000000);
    b.avancarMinutos(1);
    QTRY_COMPARE(b.todas().value(0).tentativas, 2);
    QTRY_COMPARE(b.todas().value(0).situacao, SituacaoNotificacao::Pendente);
    QCOMPARE(b.contar("SELECT vence_em FROM notificacao"), b.relogio.agora().maisMinutos(5).ms());
    b.avancarMinutos(4);
    b.avancarMinutos(1);
    QTRY_COMPARE(b.todas().value(0).situacao, SituacaoNotificacao::Enviada);
    QCOMPARE(b.todas().value(0).tentativas, 3);
    QVERIFY(!b.todas().value(0).ultimoErro);
    QCOMPARE(smtp.total(), 1);
    QCOMPARE(b.contar("SELECT count(*) FROM tentativa WHERE erro = 'smtp 450 4.2.0'"), 2);
}

void RecuperacaoTeste::recusaDefinitivaFalha()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    smtp.responder("rcpt", "550_5.1.1", 1);
    Bancada b;
    b.config.email.url = smtp.url();
    QVERIFY(b.iniciar());
    QVERIFY(b.publicar("consulta.confirmada", b.consulta(b.paciente(u"Ana"_s, u"ana@exemplo.example"_s))));
    QTRY_COMPARE(b.todas().value(0).situacao, SituacaoNotificacao::Falhou);
    QCOMPARE(b.todas().value(0).ultimoErro, std::optional(u"smtp 550 5.1.1"_s));
    b.avancarMinutos(24 * 60);
    QVERIFY(b.publicar("consulta.cancelada", b.consulta(b.paciente(u"Bia"_s, u"bia@exemplo.example"_s))));
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 1);
    QCOMPARE(smtp.total(), 1);
    QCOMPARE(b.quantas(SituacaoNotificacao::Falhou), 1);
    QCOMPARE(b.contar("SELECT count(*) FROM caixa_saida WHERE tipo = 'notificacao.falhou'"), 1);
}

void RecuperacaoTeste::servidorForaUmaHoraEDepoisTudoSai()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    Bancada b;
    b.config.email.url = smtp.url();
    QVERIFY(b.iniciar());
    smtp.parar();
    constexpr int total = 120;
    for (int i = 0; i < total; ++i) {
        QVERIFY(b.publicar("consulta.confirmada", b.consulta(b.paciente(u"Ana"_s, u"ana%1@exemplo.example"_s.arg(i)))));
        if (i % 2)
            b.avancarMinutos(1);
    }
    QTRY_VERIFY(b.contar("SELECT count(*) FROM tentativa") > 0);
    QCOMPARE(b.quantas(SituacaoNotificacao::Enviada), 0);
    // One probe a minute, not one per message: the queue does not burn its attempts.
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviando), 0);
    const qint64 tentadas = b.contar("SELECT count(*) FROM tentativa");
    QVERIFY2(tentadas <= 75, QByteArray::number(tentadas).constData());
    QVERIFY(smtp.iniciar());
    QElapsedTimer relogio;
    relogio.start();
    // An hour more at most: no message waits longer than its last pause. What a probe that failed as the clock moved
    // holds back goes out a minute later.
    const auto saiu = [&b] {
        return b.contar("SELECT count(*) FROM notificacao WHERE vence_em <= 1") == 0 &&
               b.quantas(SituacaoNotificacao::Enviando) == 0;
    };
    for (int minuto = 0; minuto < 62 && b.quantas(SituacaoNotificacao::Enviada) < total; ++minuto) {
        b.avancarMinutos(1);
        (void)QTest::qWaitFor(saiu, 1'000);
    }
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), total);
    QCOMPARE(smtp.total(), total);
}

void RecuperacaoTeste::depoisDoInicioNaoSai()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    smtp.responder("rcpt", "451", -1);
    Bancada b;
    b.config.email.url = smtp.url();
    QVERIFY(b.iniciar());
    const auto paciente = b.paciente(u"Ana"_s, u"ana@exemplo.example"_s);
    auto passada = b.consulta(paciente);
    passada.inicio.instante = b.relogio.agora();
    QVERIFY(b.publicar("consulta.cancelada", passada));
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Expirada), 1);
    QCOMPARE(b.contar("SELECT count(*) FROM tentativa"), 0);
    QVERIFY(b.publicar("consulta.confirmada", b.consulta(paciente)));
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Pendente), 1);
    QTRY_COMPARE(b.contar("SELECT count(*) FROM tentativa"), 1);
    b.avancarMinutos(2 * 24 * 60);
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Expirada), 2);
    QCOMPARE(smtp.total(), 0);
}

void RecuperacaoTeste::retardatariaNaoContradizOCancelamento()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    smtp.responder("rcpt", "451", 1);
    Bancada b;
    b.config.email.url = smtp.url();
    QVERIFY(b.iniciar());
    const auto c = b.consulta(b.paciente(u"Ana"_s, u"ana@exemplo.example"_s));
    QVERIFY(b.publicar("consulta.confirmada", c));
    QTRY_COMPARE(b.contar("SELECT count(*) FROM tentativa WHERE erro IS NOT NULL"), 1);
    QVERIFY(b.publicar("consulta.cancelada", c));
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 1);
    b.avancarMinutos(1);
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Cancelada), 1);
    QCOMPARE(smtp.total(), 1);
    QVERIFY(smtp.mensagens().value(0).cabecalho(u"Subject"_s).startsWith(u"Consulta cancelada"));
}

void RecuperacaoTeste::fontesForaDoArTentaMaisTarde()
{
    Bancada b;
    QVERIFY(b.iniciar());
    const auto c = b.consulta(b.paciente(u"Ana"_s, u"ana@exemplo.example"_s));
    b.fontes.falhar(dominio::Codigo::ErroInterno);
    QVERIFY(b.publicar("consulta.confirmada", c));
    QTRY_COMPARE(b.todas().value(0).ultimoErro, std::optional(u"fontes"_s));
    b.fontes.falhar({});
    b.avancarMinutos(1);
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 1);
}

void RecuperacaoTeste::bancoForaUmMomentoNaoEUmaTentativa()
{
    Bancada b;
    QVERIFY(b.iniciar());
    b.fontes.falhar(dominio::Codigo::Indisponivel);
    for (int i = 0; i < 3; ++i)
        QVERIFY(b.publicar("consulta.confirmada", b.consulta(b.paciente(u"Ana"_s, u"ana@exemplo.example"_s))));
    const auto aosPoucos = [&b](auto chegou) {
        return QTest::qWaitFor([&] { return chegou() || (b.avancarMinutos(1), false); });
    };
    QVERIFY(aosPoucos([&b] { return b.fontes.perguntas() >= 4; }));
    b.fontes.falhar({});
    QVERIFY(aosPoucos([&b] { return b.quantas(SituacaoNotificacao::Enviada) == 3; }));
    QCOMPARE(b.contar("SELECT max(tentativas) FROM notificacao"), 1);
    QCOMPARE(b.contar("SELECT count(*) FROM tentativa"), 3);
}

void RecuperacaoTeste::servidorMudoNaoTravaAParada()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    smtp.pendurar("rcpt", 1);
    Bancada b;
    b.config.email.url = smtp.url();
    b.config.email.prazoEnvioMs = 60'000;
    QVERIFY(b.iniciar());
    QVERIFY(b.publicar("consulta.confirmada", b.consulta(b.paciente(u"Ana"_s, u"ana@exemplo.example"_s))));
    QTRY_COMPARE(smtp.conexoes(), 1);
    QElapsedTimer relogio;
    relogio.start();
    b.parar();
    QVERIFY2(relogio.elapsed() < 4'000, QByteArray::number(relogio.elapsed()).constData());
    smtp.soltar();
    QVERIFY(b.iniciar());
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 1);
    QCOMPARE(b.todas().value(0).tentativas, 1); // the one given up was taken back
    QCOMPARE(smtp.total(), 1);
}

void RecuperacaoTeste::morteNoMeioDoEnvioSaiComOMesmoId()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    Bancada b;
    b.config.email.url = smtp.url();
    QVERIFY(b.iniciar());
    QVERIFY(b.publicar("consulta.confirmada", b.consulta(b.paciente(u"Ana"_s, u"ana@exemplo.example"_s))));
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 1);
    const QString id = smtp.mensagens().value(0).cabecalho(u"Message-ID"_s);
    // What a kill between handing over and recording leaves behind: the attempt open, the row "enviando", held.
    QVERIFY(b.modulo->banco().escreverEEsperar(
        {QUuid(), b.relogio.agora(), {}, {}}, [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
            AGENDA_TENTAR(tx.executar("UPDATE notificacao SET situacao = 'enviando', enviada_em = NULL, vence_em = ?",
                                      {b.relogio.agora().maisMinutos(10)}));
            return {};
        }));
    b.parar();
    QVERIFY(b.iniciar());
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 1);
    QCOMPARE(smtp.total(), 2);
    QCOMPARE(smtp.mensagens().value(1).cabecalho(u"Message-ID"_s), id);
    QCOMPARE(b.todas().value(0).tentativas, 2);
}

void RecuperacaoTeste::paradaDevolveOQueNaoSaiu()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    Bancada b;
    b.config.email.url = smtp.url();
    QVERIFY(b.iniciar());
    for (int i = 0; i < 100; ++i)
        QVERIFY(b.publicar("consulta.confirmada", b.consulta(b.paciente(u"Ana"_s, u"a@exemplo.example"_s))));
    b.parar();
    QVERIFY(b.iniciar());
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 100);
    QCOMPARE(b.contar("SELECT count(*) FROM notificacao WHERE tentativas = 1"), 100);
    QCOMPARE(b.contar("SELECT count(*) FROM tentativa"), 100);
    QCOMPARE(smtp.total(), 100); // an orderly stop sends nothing twice
}

void RecuperacaoTeste::pausasCrescemAteUmDia()
{
    QCOMPARE(notificacoes::pausaMinutos(1), std::optional(1));
    int anterior = 0, soma = 0, quantas = 0;
    for (int i = 1; const auto pausa = notificacoes::pausaMinutos(i); ++i, ++quantas) {
        QVERIFY(*pausa >= anterior && *pausa <= 24 * 60);
        anterior = *pausa;
        soma += *pausa;
    }
    QCOMPARE(anterior, 24 * 60);
    QVERIFY(soma >= 4 * 24 * 60); // RFC 5321 4.5.4.1: give up after four to five days
    QVERIFY(quantas < 20);
}

QTEST_GUILESS_MAIN(RecuperacaoTeste)
#include "recuperacao_teste.moc"
