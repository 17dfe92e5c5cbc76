// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The daily budgets of messages: to one address, on a patient's account, on an account of the staff.
#include "bancada.h"

#include <apoio/postgres/servidorpostgres.h>
#include <apoio/smtp/smtpdeteste.h>
#include <nucleo/banco/gastos.h>

#include <QDir>
#include <QTest>

#include <barrier>
#include <thread>

using namespace Qt::StringLiterals;
using apoio::SmtpDeTeste;
using contrato::SituacaoNotificacao;

class OrcamentoTeste : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { b = std::make_unique<Bancada>(); }
    void cleanup() { b.reset(); }
    void sessentaDeUmaVez();
    void umEnderecoDeDuasContas();
    void daEquipeViraLigacao();
    void contaDoPaciente();
    void contaDaEquipe();
    void doSistemaSoContaOEndereco();
    void zeroNaoLimita();
    void noDiaSeguinteSaiDeNovo();
    void oGastoSomeSemNovaMensagem();
    void tentarDeNovoNaoContaDeNovo();
    void reenviarContaDeNovo();
    void oQueNaoSaiNaoConta();
    void guardaOQueHavia();

private:
    void abrir(const notificacoes::TetosDeMensagens &tetos)
    {
        b->config.tetos = tetos;
        QVERIFY(b->iniciar());
    }
    bool publicar(const contrato::Consulta &c, const QUuid &ator)
    {
        nucleo::Evento evento;
        evento.id = dominio::novoUuid7(b->relogio.agora());
        evento.tipo = "consulta.confirmada";
        evento.ator = ator;
        evento.dados = contrato::escrever(c);
        const auto assinatura = b->modulo->assinaturas().value(0);
        return b->modulo->banco()
            .escreverEEsperar({QUuid(), b->relogio.agora(), {}, {}},
                              [&](nucleo::Transacao &tx) { return assinatura.efeito(evento, tx); })
            .has_value();
    }
    // So many messages to each, from as many threads, all at the same moment; on that account, or each one's own.
    bool juntas(const QList<dominio::PacienteId> &para, int quantas, const QUuid &ator = {})
    {
        std::vector<std::thread> threads;
        std::barrier largada(para.size() * quantas);
        std::atomic<int> certas = 0;
        for (const auto &paciente : para) {
            const auto c = b->consulta(paciente);
            for (int i = 0; i < quantas; ++i)
                threads.emplace_back([&, c] {
                    largada.arrive_and_wait();
                    certas += publicar(c, ator.isNull() ? c.pacienteId.uuid() : ator);
                });
        }
        for (std::thread &t : threads)
            t.join();
        return certas == para.size() * quantas;
    }
    bool assentou(int enviadas, int canceladas)
    {
        return QTest::qWaitFor(
            [&] {
                return b->quantas(SituacaoNotificacao::Pendente) + b->quantas(SituacaoNotificacao::Enviando) == 0 &&
                       b->quantas(SituacaoNotificacao::Enviada) == enviadas &&
                       b->quantas(SituacaoNotificacao::Cancelada) == canceladas;
            },
            20'000);
    }
    int ligacoes() { return b->quantas(SituacaoNotificacao::Ligar); }

    std::unique_ptr<Bancada> b;
};

void OrcamentoTeste::sessentaDeUmaVez()
{
    abrir({}); // the defaults
    const auto ana = b->paciente(u"Ana"_s, u"ana@exemplo.example"_s);
    QVERIFY(juntas({ana}, 60));
    QVERIFY2(assentou(20, 40), qPrintable(QString::number(b->quantas(SituacaoNotificacao::Enviada))));
    QCOMPARE(QDir(b->pastaSaida()).entryList(QDir::Files | QDir::Hidden).size(), 20);
    for (const auto &n : b->todas()) {
        QCOMPARE(n.motivo.has_value(), n.situacao == SituacaoNotificacao::Cancelada);
        if (n.motivo)
            QCOMPARE(*n.motivo, contrato::MotivoDeCancelamento::Orcamento);
        QCOMPARE(n.destino, u"a***@exemplo.example"_s);
    }
    QCOMPARE(ligacoes(), 0); // it was the patient's own doing
    QCOMPARE(b->contar("SELECT count(*) FROM auditoria WHERE acao = 'notificacao.cancelada'"), 40);
    QCOMPARE(b->contar("SELECT count(*) FROM gasto WHERE CAST(quem AS TEXT) LIKE '%ana@%'"), 0);
    // Another address is not concerned.
    QVERIFY(juntas({b->paciente(u"Bia"_s, u"bia@exemplo.example"_s)}, 1));
    QVERIFY(assentou(21, 40));
}

void OrcamentoTeste::umEnderecoDeDuasContas()
{
    abrir({});
    const QList<dominio::PacienteId> familia{b->paciente(u"Ana"_s, u"casa@exemplo.example"_s),
                                             b->paciente(u"Leo"_s, u"Casa@EXEMPLO.example"_s)};
    QVERIFY(juntas(familia, 15));
    QVERIFY(assentou(20, 10));
}

void OrcamentoTeste::daEquipeViraLigacao()
{
    abrir({});
    const auto ana = b->paciente(u"Ana"_s, u"ana@exemplo.example"_s);
    b->fontes.por(notificacoes::Contato{dominio::UsuarioId(ana),
                                        dominio::Perfil::Paciente,
                                        u"Ana"_s,
                                        u"ana@exemplo.example"_s,
                                        u"+5511987654321"_s,
                                        {},
                                        {}});
    QVERIFY(juntas({ana}, 60, QUuid::createUuid()));
    QVERIFY(assentou(20, 40));
    QCOMPARE(ligacoes(), 40);
    for (const auto &n : b->todas()) {
        if (n.situacao != SituacaoNotificacao::Ligar)
            continue;
        QCOMPARE(n.canal, contrato::CanalDaMensagem::Telefone);
        QCOMPARE(n.pacienteId, std::optional(ana));
        QVERIFY(n.consultaId);
        QCOMPARE(n.destino, u"***4321"_s);
        QVERIFY(!n.motivo);
    }
    // Nobody's sender takes them.
    b->avancarMinutos(60);
    QVERIFY(assentou(20, 40));
    QCOMPARE(ligacoes(), 40);
}

void OrcamentoTeste::contaDoPaciente()
{
    abrir({0, 3, 0});
    const auto ana = b->paciente(u"Ana"_s, u"ana@exemplo.example"_s);
    const auto bia = b->paciente(u"Bia"_s, u"bia@exemplo.example"_s);
    QVERIFY(juntas({ana}, 10));
    QVERIFY(assentou(3, 7));
    QCOMPARE(ligacoes(), 0);
    QVERIFY(juntas({bia}, 3));
    QVERIFY(assentou(6, 7));
    QVERIFY(juntas({ana}, 2, QUuid::createUuid())); // what staff cause is on theirs
    QVERIFY(assentou(8, 7));
}

void OrcamentoTeste::contaDaEquipe()
{
    abrir({0, 0, 3});
    const auto ana = b->paciente(u"Ana"_s, u"ana@exemplo.example"_s);
    const auto bia = b->paciente(u"Bia"_s, u"bia@exemplo.example"_s);
    const QUuid rita = QUuid::createUuid();
    QVERIFY(juntas({ana, bia}, 5, rita));
    QVERIFY(assentou(3, 7));
    QCOMPARE(ligacoes(), 7);
    QVERIFY(juntas({ana}, 3, QUuid::createUuid())); // a colleague
    QVERIFY(assentou(6, 7));
    QVERIFY(juntas({ana}, 4)); // and the patient
    QVERIFY(assentou(10, 7));
}

void OrcamentoTeste::doSistemaSoContaOEndereco()
{
    abrir({2, 1, 1});
    const auto c = b->consulta(b->paciente(u"Ana"_s, u"ana@exemplo.example"_s));
    for (int i = 0; i < 3; ++i)
        QVERIFY(publicar(c, QUuid()));
    QVERIFY(assentou(2, 1));
    QCOMPARE(ligacoes(), 0);
}

void OrcamentoTeste::zeroNaoLimita()
{
    abrir({0, 0, 0});
    QVERIFY(juntas({b->paciente(u"Ana"_s, u"ana@exemplo.example"_s)}, 60));
    QVERIFY(assentou(60, 0));
    QCOMPARE(b->contar("SELECT count(*) FROM gasto"), 0);
}

void OrcamentoTeste::noDiaSeguinteSaiDeNovo()
{
    abrir({2, 0, 0});
    const auto c = b->consulta(b->paciente(u"Ana"_s, u"ana@exemplo.example"_s));
    for (int i = 0; i < 3; ++i)
        QVERIFY(publicar(c, c.pacienteId.uuid()));
    QVERIFY(assentou(2, 1));
    b->relogio.avancarMs(24LL * 3600 * 1000 - 1);
    QVERIFY(publicar(c, c.pacienteId.uuid()));
    QVERIFY(assentou(2, 2));
    b->relogio.avancarMs(1);
    QVERIFY(publicar(c, c.pacienteId.uuid()));
    QVERIFY(assentou(3, 2));
    QTRY_COMPARE(b->contar("SELECT count(*) FROM gasto"), 1); // the older ones are gone
}

// Kept for a day, whether or not anything is ever sent again; more than one lot of it too.
void OrcamentoTeste::oGastoSomeSemNovaMensagem()
{
    abrir({});
    const auto c = b->consulta(b->paciente(u"Ana"_s, u"ana@exemplo.example"_s));
    QVERIFY(publicar(c, c.pacienteId.uuid()));
    QVERIFY(assentou(1, 0));
    constexpr nucleo::Teto muitos{"conta", 1000};
    QVERIFY(b->modulo->banco()
                .escreverEEsperar({QUuid(), b->relogio.agora(), {}, {}},
                                  [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
                                      for (int i = 0; i < 450; ++i)
                                          AGENDA_TENTAR(nucleo::Gastos::anotar(tx, c.pacienteId.uuid(), muitos));
                                      return {};
                                  })
                .has_value());
    QCOMPARE(b->contar("SELECT count(*) FROM gasto"), 452);
    b->avancarMinutos(24 * 60 - 1);
    QVERIFY(assentou(1, 0));
    QCOMPARE(b->contar("SELECT count(*) FROM gasto"), 452);
    b->avancarMinutos(1);
    QTRY_COMPARE(b->contar("SELECT count(*) FROM gasto"), 0);
}

void OrcamentoTeste::tentarDeNovoNaoContaDeNovo()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    smtp.responder("rcpt", "450_4.2.0", 2);
    b->config.email.url = smtp.url();
    abrir({1, 1, 1});
    const auto c = b->consulta(b->paciente(u"Ana"_s, u"ana@exemplo.example"_s));
    QVERIFY(publicar(c, c.pacienteId.uuid()));
    QTRY_COMPARE(b->todas().value(0).ultimoErro, std::optional(u"smtp 450 4.2.0"_s));
    b->avancarMinutos(1);
    QTRY_COMPARE(b->todas().value(0).tentativas, 2);
    QTRY_COMPARE(b->todas().value(0).situacao, SituacaoNotificacao::Pendente);
    b->avancarMinutos(5);
    QVERIFY(assentou(1, 0));
    QVERIFY(publicar(c, c.pacienteId.uuid()));
    QVERIFY(assentou(1, 1));
}

void OrcamentoTeste::reenviarContaDeNovo()
{
    SmtpDeTeste smtp;
    QVERIFY(smtp.iniciar());
    smtp.responder("rcpt", "550_5.1.1", 1);
    b->config.email.url = smtp.url();
    abrir({1, 0, 0});
    const auto c = b->consulta(b->paciente(u"Ana"_s, u"ana@exemplo.example"_s));
    QVERIFY(publicar(c, c.pacienteId.uuid()));
    QTRY_COMPARE(b->quantas(SituacaoNotificacao::Falhou), 1);
    const auto id = b->todas().value(0).id;
    QVERIFY(b->modulo->banco().escreverEEsperar(
        {QUuid::createUuid(), b->relogio.agora(), {}, {}}, [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
            AGENDA_TENTAR(notificacoes::NotificacaoTabela::reenfileirar(tx, id));
            return {};
        }));
    b->modulo->acordar();
    QVERIFY(assentou(0, 1));
    QCOMPARE(ligacoes(), 1); // it was on the account of who asked for it again
    QCOMPARE(smtp.total(), 0);
}

void OrcamentoTeste::oQueNaoSaiNaoConta()
{
    abrir({1, 1, 1});
    const auto semEmail = b->paciente(u"Ana"_s, {});
    for (int i = 0; i < 3; ++i)
        QVERIFY(publicar(b->consulta(semEmail), semEmail.uuid()));
    QTRY_COMPARE(b->quantas(SituacaoNotificacao::Falhou), 3);
    const auto soSms = b->paciente(u"Bia"_s, u"bia@exemplo.example"_s, {}, {u"sms"_s});
    QVERIFY(publicar(b->consulta(soSms), soSms.uuid()));
    QTRY_COMPARE(b->todas().value(0).ultimoErro, std::optional(u"canal_recusado"_s));
    QCOMPARE(b->contar("SELECT count(*) FROM gasto"), 0);
}

// A database of the version before: messages and their attempts are all there afterwards.
void OrcamentoTeste::guardaOQueHavia()
{
    abrir({}); // also makes the resource known
    QTemporaryDir pasta, dados;
    for (const auto &motor : {u"sqlite"_s, u"postgres"_s}) {
        QVERIFY(QDir(pasta.path()).mkpath(motor));
        for (const auto &nome : {u"0001_notificacoes.sql"_s, u"0002_validade.sql"_s})
            QVERIFY(QFile::copy(u":/notificacoes/sql/"_s + motor + u'/' + nome, pasta.filePath(motor + u'/' + nome)));
    }
    const nucleo::ConfigBanco config{apoio::urlDeTeste(dados.path(), u"notificacoes"_s)};
    const QUuid id = QUuid::createUuid(), paciente = QUuid::createUuid();
    const auto agora = b->relogio.agora();
    {
        nucleo::Banco antes(u"notificacoes"_s, config, pasta.path());
        QVERIFY(antes.abrir());
        const auto r = antes.escreverEEsperar({}, [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
            AGENDA_TENTAR(tx.executar("INSERT INTO notificacao (id, paciente_id, canal, modelo, variaveis, destino, "
                                      "situacao, tentativas, rodada, vence_em, criada_em, vale_ate) VALUES "
                                      "(?, ?, 'email', 'lembrete', '{}', 'a***@x', 'pendente', 2, 1, 5, ?, 7)",
                                      {id, paciente, agora}));
            for (int i = 1; i <= 2; ++i)
                AGENDA_TENTAR(tx.executar(
                    "INSERT INTO tentativa (notificacao_id, numero, iniciada_em) VALUES (?, ?, 1)", {id, i}));
            return {};
        });
        QVERIFY2(r, r ? "" : qPrintable(r.error().registro));
    }
    nucleo::Banco depois(u"notificacoes"_s, config, u":/notificacoes/sql"_s);
    const auto aberto = depois.abrir();
    QVERIFY2(aberto, aberto ? "" : qPrintable(aberto.error().registro));
    const auto lidas =
        depois.ler([&](nucleo::Leitura &l) { return notificacoes::NotificacaoTabela(l).vencidas(agora, 10); });
    QVERIFY(lidas);
    QCOMPARE(lidas->size(), 1);
    QCOMPARE(lidas->first().dados.id.uuid(), id);
    QCOMPARE(lidas->first().dados.tentativas, 2);
    QCOMPARE(lidas->first().valeAte, std::optional(dominio::Instante::deMs(7)));
    QVERIFY(!lidas->first().contada);
    const auto tentativas = [&] {
        return depois
            .ler([](nucleo::Leitura &l) -> nucleo::Resultado<qint64> {
                AGENDA_OBTER(auto linhas, l.consultar("SELECT count(*) FROM tentativa"));
                return linhas.proxima() ? linhas.inteiro(0) : -1;
            })
            .value_or(-1);
    };
    QCOMPARE(tentativas(), 2);
    QVERIFY(depois.escreverEEsperar({}, [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
        AGENDA_TENTAR(tx.executar("DELETE FROM notificacao WHERE id = ?", {id}));
        return {};
    }));
    QCOMPARE(tentativas(), 0);
}

QTEST_GUILESS_MAIN(OrcamentoTeste)
#include "orcamento_teste.moc"
