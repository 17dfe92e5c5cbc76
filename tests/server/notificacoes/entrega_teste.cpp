// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bancada.h"

#include <apoio/smtp/smtpdeteste.h>
#include <nucleo/eventos/despachante.h>

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using apoio::SmtpDeTeste;
using contrato::SituacaoNotificacao;

// From an event to a message that arrived, over a real SMTP server or in the folder.
class EntregaTeste : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cadaEventoViraUmaMensagem_data();
    void cadaEventoViraUmaMensagem();
    void eventoRepetidoNaoRepeteAMensagem();
    void peloDespachante();
    void dataNoFusoENoIdiomaDeCadaUm_data();
    void dataNoFusoENoIdiomaDeCadaUm();
    void semServidorVaiParaAPasta();
    void semEnderecoFalhaSemSair_data();
    void semEnderecoFalhaSemSair();
    void nomeHostilNaoAcrescentaCabecalho_data();
    void nomeHostilNaoAcrescentaCabecalho();
    void remarcadaContaONovoHorario();
    void milMensagensDepressa_data();
    void milMensagensDepressa();
};

void EntregaTeste::cadaEventoViraUmaMensagem_data()
{
    QTest::addColumn<QByteArray>("tipo");
    QTest::addColumn<QString>("assunto");
    QTest::newRow("solicitada") << QByteArray("consulta.solicitada")
                                << u"Recebemos o pedido de consulta: quarta-feira, 25 de novembro de 2026, 09:00"_s;
    QTest::newRow("confirmada") << QByteArray("consulta.confirmada")
                                << u"Consulta confirmada: quarta-feira, 25 de novembro de 2026, 09:00"_s;
    QTest::newRow("recusada")
        << QByteArray("consulta.recusada")
        << u"Não foi possível confirmar a consulta: quarta-feira, 25 de novembro de 2026, 09:00"_s;
    QTest::newRow("cancelada") << QByteArray("consulta.cancelada")
                               << u"Consulta cancelada: quarta-feira, 25 de novembro de 2026, 09:00"_s;
}

void EntregaTeste::cadaEventoViraUmaMensagem()
{
    QFETCH(QByteArray, tipo);
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    Bancada b;
    b.config.email.url = smtp.url();
    QVERIFY(b.iniciar());
    const auto c = b.consulta(b.paciente(u"João Antônio"_s, u"joao@exemplo.example"_s));
    QVERIFY(b.publicar(tipo, c));
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 1);
    const auto mensagens = smtp.mensagens();
    QCOMPARE(mensagens.size(), 1);
    const auto &m = mensagens.first();
    QTEST(m.cabecalho(u"Subject"_s), "assunto");
    QCOMPARE(m.de, u"contato@clinica.example"_s);
    QCOMPARE(m.para, QStringList(u"joao@exemplo.example"_s));
    QCOMPARE(m.nomeDe(u"To"_s), u"João Antônio"_s);
    QCOMPARE(m.nomeDe(u"From"_s), u"Clínica Boa Vida"_s);
    QCOMPARE(m.defeitos, QStringList());
    for (const QString &corpo : {m.texto, m.html}) {
        for (const QString &dado : {u"João Antônio"_s, u"Dra. Bia Lima"_s, u"Unidade Centro"_s, u"Rua das Flores, 10"_s,
                                    u"quarta-feira, 25 de novembro de 2026"_s, u"09:00"_s})
            QVERIFY2(corpo.contains(dado), qPrintable(corpo));
        QVERIFY(!corpo.contains(u"dor secreta"));
    }
    const auto n = b.todas().value(0);
    QCOMPARE(m.cabecalho(u"Message-ID"_s), QString(u'<' + n.id.texto() + u"@clinica.example>"_s));
    QCOMPARE(n.destino, u"j***@exemplo.example"_s);
    QCOMPARE(n.tentativas, 1);
    QCOMPARE(n.enviadaEm, std::optional(b.relogio.agora()));
    QCOMPARE(n.consultaId, std::optional(c.id));
    QCOMPARE(b.contar("SELECT count(*) FROM caixa_saida WHERE tipo = 'notificacao.enviada'"), 1);
    QCOMPARE(b.contar("SELECT count(*) FROM auditoria"), 2);
    QCOMPARE(b.contar("SELECT count(*) FROM tentativa WHERE terminada_em IS NOT NULL AND erro IS NULL"), 1);
    QCOMPARE(b.contar("SELECT count(*) FROM caixa_saida WHERE dados LIKE '%joao@%' OR dados LIKE '%secreta%'"), 0);
}

void EntregaTeste::eventoRepetidoNaoRepeteAMensagem()
{
    Bancada b;
    QVERIFY(b.iniciar());
    const auto c = b.consulta(b.paciente(u"Ana"_s, u"ana@exemplo.example"_s));
    const QUuid evento = dominio::novoUuid7(b.relogio.agora());
    for (int i = 0; i < 3; ++i)
        QVERIFY(b.publicar("consulta.confirmada", c, evento));
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 1);
    QCOMPARE(b.todas().size(), 1);
    QVERIFY(b.publicar("consulta.presente", c));
    QVERIFY(b.publicar("consulta.confirmada", c));
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 2);
}

void EntregaTeste::peloDespachante()
{
    Bancada b;
    QVERIFY(b.iniciar());
    const auto c = b.consulta(b.paciente(u"Ana"_s, u"ana@exemplo.example"_s));
    // Any outbox will do: here the module's own carries the event too.
    const auto publicar = [&](const QByteArray &tipo) {
        return b.modulo->banco().escreverEEsperar({QUuid(), b.relogio.agora(), {}, {}}, [&](nucleo::Transacao &tx) {
            return tx.publicar(
                {.tipo = tipo,
                 .agregado = c.id.uuid(),
                 .dados = contrato::escrever(c),
                 .publico = {{dominio::Perfil::Recepcionista, dominio::Perfil::Admin}, {c.medicoId.uuid()}},
                 .unidade = c.unidadeId.uuid()});
        });
    };
    QVERIFY(publicar("consulta.solicitada"));
    {
        nucleo::Despachante despachante(b.registro);
        despachante.observar(b.modulo->banco());
        for (const auto &assinatura : b.modulo->assinaturas())
            despachante.assinar(assinatura);
        QVERIFY(despachante.iniciar());
        QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 1);
        despachante.parar();
    }
    QVERIFY(publicar("consulta.confirmada"));
    b.parar();
    QVERIFY(b.iniciar());
    nucleo::Despachante despachante(b.registro);
    despachante.observar(b.modulo->banco());
    for (const auto &assinatura : b.modulo->assinaturas())
        despachante.assinar(assinatura);
    QVERIFY(despachante.iniciar());
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 2);
    despachante.parar();
    QCOMPARE(b.todas().size(), 2);
}

void EntregaTeste::dataNoFusoENoIdiomaDeCadaUm_data()
{
    QTest::addColumn<QString>("fuso");
    QTest::addColumn<QString>("idioma");
    QTest::addColumn<QString>("assunto");
    QTest::newRow("manaus") << u"America/Manaus"_s << u"pt-BR"_s
                            << u"Consulta confirmada: quarta-feira, 25 de novembro de 2026, 23:30"_s;
    QTest::newRow("noronha") << u"America/Noronha"_s << QString()
                             << u"Consulta confirmada: quinta-feira, 26 de novembro de 2026, 01:30"_s;
    QTest::newRow("lisbon in english") << u"Europe/Lisbon"_s << u"en"_s
                                       << u"Appointment confirmed: Thursday, November 26, 2026, 3:30 AM"_s;
    QTest::newRow("são paulo in spanish")
        << u"America/Sao_Paulo"_s << u"es"_s << u"Cita confirmada: jueves, 26 de noviembre de 2026, 00:30"_s;
}

void EntregaTeste::dataNoFusoENoIdiomaDeCadaUm()
{
    QFETCH(QString, fuso);
    QFETCH(QString, idioma);
    Bancada b;
    QVERIFY(b.iniciar());
    b.unidade.fuso = *dominio::Fuso::deIana(fuso);
    b.fontes.por(b.unidade);
    auto c = b.consulta(b.paciente(u"Ana"_s, u"ana@exemplo.example"_s, idioma));
    c.inicio.instante = *dominio::Instante::deTexto(u"2026-11-26T03:30:00Z");
    QVERIFY(b.publicar("consulta.confirmada", c));
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 1);
    QFile arquivo(b.pastaSaida() + u'/' + b.todas().value(0).id.texto() + u".eml"_s);
    QVERIFY(arquivo.open(QIODevice::ReadOnly));
    QTEST(apoio::lerMensagem(arquivo.readAll()).cabecalho(u"Subject"_s), "assunto");
}

void EntregaTeste::semServidorVaiParaAPasta()
{
    Bancada b;
    b.config.email.remetente.clear();
    QVERIFY(b.iniciar());
    for (int i = 0; i < 5; ++i)
        QVERIFY(b.publicar("consulta.solicitada", b.consulta(b.paciente(u"Ana"_s, u"ana@exemplo.example"_s))));
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 5);
    QStringList esperados;
    for (const auto &n : b.todas())
        esperados << n.id.texto() + u".eml"_s;
    std::sort(esperados.begin(), esperados.end());
    QCOMPARE(QDir(b.pastaSaida()).entryList(QDir::Files | QDir::Hidden, QDir::Name), esperados);
}

void EntregaTeste::semEnderecoFalhaSemSair_data()
{
    QTest::addColumn<QString>("email"); // null: none
    QTest::addColumn<QStringList>("canais");
    QTest::addColumn<SituacaoNotificacao>("situacao");
    QTest::addColumn<QString>("erro");
    const QStringList todos;
    QTest::newRow("no address") << QString() << todos << SituacaoNotificacao::Falhou << u"sem_endereco"_s;
    QTest::newRow("empty address") << u""_s << todos << SituacaoNotificacao::Falhou << u"sem_endereco"_s;
    QTest::newRow("bad address") << u"ana@@x"_s << todos << SituacaoNotificacao::Falhou << u"endereco_invalido"_s;
    QTest::newRow("address with a header in it")
        << u"ana@x.example\r\nBcc: b@x.example"_s << todos << SituacaoNotificacao::Falhou << u"endereco_invalido"_s;
    QTest::newRow("wants another channel")
        << u"ana@x.example"_s << QStringList(u"sms"_s) << SituacaoNotificacao::Cancelada << u"canal_recusado"_s;
}

void EntregaTeste::semEnderecoFalhaSemSair()
{
    QFETCH(QString, email);
    QFETCH(QStringList, canais);
    Bancada b;
    QVERIFY(b.iniciar());
    const auto endereco = email.isNull() ? std::nullopt : std::optional(email);
    QVERIFY(b.publicar("consulta.confirmada", b.consulta(b.paciente(u"Ana"_s, endereco, {}, canais))));
    QTRY_VERIFY(b.todas().value(0).ultimoErro);
    const auto n = b.todas().value(0);
    QTEST(*n.ultimoErro, "erro");
    QTEST(n.situacao, "situacao");
    QVERIFY(QDir(b.pastaSaida()).isEmpty());
    QCOMPARE(b.contar("SELECT count(*) FROM caixa_saida WHERE tipo = 'notificacao.falhou'"),
             n.situacao == SituacaoNotificacao::Falhou ? 1 : 0);
}

void EntregaTeste::nomeHostilNaoAcrescentaCabecalho_data()
{
    QTest::addColumn<QString>("nome");
    QTest::addColumn<bool>("sai");
    QTest::newRow("header after a line break") << u"Ana\r\nBcc: todos@mal.example"_s << false;
    QTest::newRow("lone line feed") << u"Ana\nSubject: outro"_s << false;
    QTest::newRow("nul") << QString(u"Ana"_s + QChar(0)) << false;
    QTest::newRow("second address") << u"Ana <mal@mal.example>, Bia"_s << true;
    QTest::newRow("quotes") << u"\"Ana\" <mal@mal.example>"_s << true;
    QTest::newRow("template") << u"{{7*7}} %1 %n"_s << true;
    QTest::newRow("html") << u"<b onclick=x>Ana</b>"_s << true;
}

void EntregaTeste::nomeHostilNaoAcrescentaCabecalho()
{
    QFETCH(QString, nome);
    QFETCH(bool, sai);
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    Bancada b;
    b.config.email.url = smtp.url();
    QVERIFY(b.iniciar());
    QVERIFY(b.publicar("consulta.confirmada", b.consulta(b.paciente(nome, u"ana@exemplo.example"_s))));
    QTRY_COMPARE(b.quantas(sai ? SituacaoNotificacao::Enviada : SituacaoNotificacao::Falhou), 1);
    QCOMPARE(smtp.total(), sai ? 1 : 0);
    if (!sai) {
        QCOMPARE(b.todas().value(0).ultimoErro, std::optional(u"cabecalho_invalido"_s));
        return;
    }
    const auto m = smtp.mensagens().first();
    QCOMPARE(m.cabecalhos.size(), 8);
    QCOMPARE(m.enderecosDe(u"To"_s), QStringList(u"ana@exemplo.example"_s));
    QCOMPARE(m.nomeDe(u"To"_s), nome);
    QCOMPARE(m.para, QStringList(u"ana@exemplo.example"_s));
    QVERIFY(m.texto.contains(nome));
    QVERIFY(m.html.contains(nome.toHtmlEscaped()));
}

void EntregaTeste::remarcadaContaONovoHorario()
{
    Bancada b;
    QVERIFY(b.iniciar());
    const auto paciente = b.paciente(u"Ana"_s, u"ana@exemplo.example"_s);
    auto antiga = b.consulta(paciente), nova = b.consulta(paciente);
    nova.inicio.instante = antiga.inicio.instante.maisMinutos(60);
    nova.remarcadaDe = antiga.id;
    b.fontes.por(notificacoes::ConsultaResumo{nova.id, b.medico, u"Dra. Bia Lima"_s, paciente, b.unidade.id,
                                              nova.inicio.instante});
    antiga.remarcadaPara = nova.id;
    antiga.situacao = dominio::Situacao::Remarcada;
    QVERIFY(b.publicar("consulta.remarcada", antiga));
    QVERIFY(b.publicar("consulta.solicitada", nova)); // told by the move already
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 1);
    QCOMPARE(b.todas().size(), 1);
    const auto n = b.todas().value(0);
    QCOMPARE(n.consultaId, std::optional(nova.id));
    QFile arquivo(b.pastaSaida() + u'/' + n.id.texto() + u".eml"_s);
    QVERIFY(arquivo.open(QIODevice::ReadOnly));
    QCOMPARE(apoio::lerMensagem(arquivo.readAll()).cabecalho(u"Subject"_s),
             u"Consulta remarcada para quarta-feira, 25 de novembro de 2026, 10:00"_s);
    nova.versao = 2;
    QVERIFY(b.publicar("consulta.confirmada", nova)); // a later step of the new one is news
    QTRY_COMPARE(b.quantas(SituacaoNotificacao::Enviada), 2);
}

void EntregaTeste::milMensagensDepressa_data()
{
    QTest::addColumn<bool>("porSmtp");
    QTest::newRow("smtp") << true;
    QTest::newRow("folder") << false;
}

void EntregaTeste::milMensagensDepressa()
{
    QFETCH(bool, porSmtp);
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    Bancada b;
    if (porSmtp)
        b.config.email.url = smtp.url();
    QVERIFY(b.iniciar());
    constexpr int total = 1'000;
    const auto c = b.consulta(b.paciente(u"João"_s, u"joao@exemplo.example"_s));
    const auto efeito = b.modulo->assinaturas().value(0).efeito;
    QVERIFY(b.modulo->banco().escreverEEsperar({QUuid(), b.relogio.agora(), {}, {}},
                                               [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
                                                   for (int i = 0; i < total; ++i) {
                                                       nucleo::Evento e;
                                                       e.id = dominio::novoUuid7(b.relogio.agora());
                                                       e.tipo = "consulta.confirmada";
                                                       e.dados = contrato::escrever(c);
                                                       AGENDA_TENTAR(efeito(e, tx));
                                                   }
                                                   return {};
                                               }));
    QElapsedTimer relogio;
    relogio.start();
    QTRY_COMPARE_WITH_TIMEOUT(b.contar("SELECT count(*) FROM notificacao WHERE situacao = 'enviada'"), total, 30'000);
    qInfo("%d messages, each attempt on record: %.0f/s", total, total * 1000.0 / double(relogio.elapsed()));
    QCOMPARE(smtp.total(), porSmtp ? total : 0);
    QCOMPARE(smtp.conexoes(), porSmtp ? 1 : 0);
    QCOMPARE(QDir(b.pastaSaida()).entryList(QDir::Files).size(), porSmtp ? 0 : total);
}

QTEST_GUILESS_MAIN(EntregaTeste)
#include "entrega_teste.moc"
