// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server is killed without warning while many clients book. What was acknowledged is there afterwards, nothing
// overlaps, every appointment has its event and its e-mail.
#include <apoio/clinica.h>
#include <apoio/servidordeteste.h>

#include <QtTest>

#include <atomic>
#include <mutex>
#include <random>
#include <thread>

using namespace Qt::StringLiterals;
using apoio::ClienteBruto;
using apoio::Clinica;

namespace {

constexpr int medicos = 10, pacientes = 100, clientes = 8, rodadas = 20, mortesDoBanco = 10;

struct Pedido {
    int numero = 0;
    QByteArray chave;
    QJsonObject corpo;
};

} // namespace

class MortesTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void vinteMortesSobCarga();
    void mortesDoPostgres();
    void cadaConsultaTemEventoEMensagem();
    void cleanupTestCase() { QCOMPARE(m_servidor.parar(), 0); }

private:
    [[nodiscard]] bool entrar();
    void marcarAteMorrer();
    void refazerOsSemResposta();
    [[nodiscard]] Pedido novoPedido();

    apoio::ServidorDeTeste m_servidor;
    QStringList m_medicos, m_pacientes;
    QStringList m_vagas; // the same for every doctor
    QByteArray m_token;
    std::atomic<int> m_proximo{0};
    std::atomic<bool> m_parar{false};
    std::mutex m_trava;
    QHash<QString, int> m_confirmadas; // id → number of the request
    QList<Pedido> m_semResposta;
};

void MortesTeste::initTestCase()
{
    QVERIFY(m_servidor.criarAdmin(u"admin@teste.local"_s, QString::fromLatin1(Clinica::senha)));
    QVERIFY2(m_servidor.iniciar(), m_servidor.registro().constData());
    Clinica clinica(m_servidor.porta());
    QVERIFY(clinica.entrarComoAdmin(u"admin@teste.local"_s));
    const QString unidade = clinica.unidade(u"Unidade Centro"_s);
    QVERIFY2(!unidade.isEmpty(), clinica.ultima().corpo.constData());
    const QDate primeiroDia = QDate::currentDate().addDays(2);
    for (int i = 0; i < medicos; ++i) {
        m_medicos << clinica.medico(u"Médico %1"_s.arg(i), u"medico%1@teste.local"_s.arg(i), 10);
        QVERIFY2(clinica.agenda(m_medicos.last(), unidade, primeiroDia, {1, 2, 3, 4, 5, 6, 7}, {0, 0}, {23, 50}, 10),
                 clinica.ultima().corpo.constData());
    }
    for (int i = 0; i < pacientes; ++i)
        m_pacientes << clinica.paciente(u"Paciente %1"_s.arg(i), u"paciente%1@teste.local"_s.arg(i));
    QVERIFY(!m_pacientes.contains(QString()));
    m_vagas = clinica.horarios(m_medicos.first(), primeiroDia, primeiroDia.addDays(60));
    QVERIFY2(m_vagas.size() > 5'000, clinica.ultima().corpo.left(300).constData());
    QVERIFY(!clinica.recepcionista(u"Ana"_s, u"recepcao@teste.local"_s).isEmpty());
    QVERIFY(entrar());
}

bool MortesTeste::entrar()
{
    ClienteBruto http(m_servidor.porta());
    const bool entrou = http.entrar(u"recepcao@teste.local"_s, QString::fromLatin1(Clinica::senha));
    m_token = http.token();
    return entrou;
}

// The n-th request has a doctor, a time and a patient of its own: only the kill can make it fail.
Pedido MortesTeste::novoPedido()
{
    const int n = m_proximo++;
    return {
        n, "pedido-" + QByteArray::number(n),
        Clinica::corpoDeConsulta(m_medicos.at(n % medicos), m_pacientes.at(n % pacientes), m_vagas.at(n / medicos))};
}

void MortesTeste::marcarAteMorrer()
{
    ClienteBruto http(m_servidor.porta());
    http.usarToken(m_token);
    while (!m_parar) {
        const Pedido pedido = novoPedido();
        const auto r = http.post("/consultas", pedido.corpo, {{"Idempotency-Key", pedido.chave}});
        const std::lock_guard guarda(m_trava);
        if (r.status == 201)
            m_confirmadas.insert(r.json().value(u"id"_s).toString(), pedido.numero);
        else if (r.status == 0 || r.status == 503)
            m_semResposta << pedido;
        else
            qWarning("request %d: %d %s\n%s", pedido.numero, r.status, r.corpo.constData(),
                     m_servidor.registro().right(4000).constData());
        if (r.status == 0)
            return;
    }
}

// A client that got no answer asks again with the same key: done before or done now, it is done once.
void MortesTeste::refazerOsSemResposta()
{
    ClienteBruto http(m_servidor.porta());
    http.usarToken(m_token);
    for (const Pedido &pedido : std::as_const(m_semResposta)) {
        const auto r = http.post("/consultas", pedido.corpo, {{"Idempotency-Key", pedido.chave}});
        QVERIFY2(r.status == 201, r.corpo.constData());
        m_confirmadas.insert(r.json().value(u"id"_s).toString(), pedido.numero);
        const auto outra = http.post("/consultas", pedido.corpo, {{"Idempotency-Key", pedido.chave}});
        QCOMPARE(outra.json().value(u"id"_s), r.json().value(u"id"_s));
    }
    m_semResposta.clear();
}

void MortesTeste::vinteMortesSobCarga()
{
    std::mt19937 acaso(20260629);
    qint64 piorReinicio = 0;
    for (int rodada = 0; rodada < rodadas; ++rodada) {
        m_parar = false;
        const int antes = int(m_confirmadas.size());
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < clientes; ++i)
                threads.emplace_back([this] { marcarAteMorrer(); });
            QTest::qWait(50 + int(acaso() % 350));
            m_servidor.matar();
            m_parar = true;
        }
        QVERIFY2(m_servidor.iniciar(), m_servidor.registro().right(2000).constData());
        piorReinicio = std::max(piorReinicio, m_servidor.msAtePronta());
        QVERIFY2(m_confirmadas.size() > antes, "a round without a booking proves nothing");
        QVERIFY(entrar());
        refazerOsSemResposta();
    }
    ClienteBruto http(m_servidor.porta());
    http.usarToken(m_token);
    for (auto it = m_confirmadas.cbegin(); it != m_confirmadas.cend(); ++it)
        QCOMPARE(http.get("/consultas/" + it.key().toLatin1()).status, 200);
    qInfo("%d bookings kept through %d kills; slowest restart %lld ms", int(m_confirmadas.size()), rodadas,
          piorReinicio);
    QVERIFY(piorReinicio <= 2'000);
}

// PostgreSQL itself is killed and comes back; the server stays up, says 503 with Retry-After meanwhile, and goes on.
void MortesTeste::mortesDoPostgres()
{
    if (!m_servidor.postgres())
        QSKIP("the database is a file of the server's own");
    std::mt19937 acaso(20260630);
    qint64 piorVolta = 0;
    for (int rodada = 0; rodada < mortesDoBanco; ++rodada) {
        m_parar = false;
        const int antes = int(m_confirmadas.size());
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 2; ++i) // enough; each booking is also an e-mail to wait for
                threads.emplace_back([this] { marcarAteMorrer(); });
            QTest::qWait(100 + int(acaso() % 300));
            m_servidor.postgres()->matar();
            QTest::qWait(100); // requests that find nobody there
            m_parar = true;
        }
        ClienteBruto http(m_servidor.porta());
        http.usarToken(m_token);
        const auto fora = http.get("/consultas?limite=1");
        QCOMPARE(fora.status, 503);
        QVERIFY(fora.cabecalhos.contains("retry-after"));
        QVERIFY(m_servidor.postgres()->iniciar());
        QElapsedTimer relogio;
        relogio.start();
        QTRY_COMPARE_WITH_TIMEOUT(http.get("/consultas?limite=1").status, 200, 10'000);
        piorVolta = std::max(piorVolta, relogio.elapsed());
        QVERIFY2(m_confirmadas.size() > antes, "a round without a booking proves nothing");
        refazerOsSemResposta();
    }
    qInfo("%d bookings kept through %d kills of PostgreSQL; slowest return %lld ms after it took connections",
          int(m_confirmadas.size()), mortesDoBanco, piorVolta);
    QVERIFY(piorVolta <= 5'000);
}

void MortesTeste::cadaConsultaTemEventoEMensagem()
{
    const qint64 total = m_servidor.contar(u"agendamentos.db"_s, u"SELECT count(*) FROM consulta"_s);
    QCOMPARE(total, qint64(m_confirmadas.size()));
    QCOMPARE(m_servidor.contar(u"agendamentos.db"_s, u"SELECT count(DISTINCT agregado) FROM caixa_saida "
                                                     "WHERE tipo = 'consulta.solicitada'"_s),
             total);
    QCOMPARE(m_servidor.contar(u"agendamentos.db"_s,
                               u"SELECT count(*) FROM ocupacao a JOIN ocupacao b ON a.recurso = b.recurso "
                               "AND a.consulta_id < b.consulta_id AND a.inicio < b.fim AND b.inicio < a.fim"_s),
             0);
    // Each has its message, in a queue that survives; that it also leaves is waited for where that is a matter of
    // seconds.
    const QString quais = m_servidor.postgres() ? u""_s : u" WHERE situacao = 'enviada'"_s;
    QTRY_COMPARE_WITH_TIMEOUT(
        m_servidor.contar(u"notificacoes.db"_s, u"SELECT count(DISTINCT consulta_id) FROM notificacao"_s + quais),
        total, 120'000);
    QCOMPARE(m_servidor.contar(u"notificacoes.db"_s, u"SELECT count(*) FROM notificacao"_s), total);
    if (m_servidor.postgres())
        return;
    const QDir caixa(m_servidor.dados() + u"/caixa-de-saida"_s);
    QVERIFY(caixa.entryList({u"*.eml"_s}, QDir::Files).size() >= total);
}

QTEST_GUILESS_MAIN(MortesTeste)
#include "mortes_teste.moc"
