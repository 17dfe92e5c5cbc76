// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/fluxos.h>
#include <nucleo/http/memoriadeeventos.h>

#include <QElapsedTimer>
#include <QTest>

using namespace http_teste;
using nucleo::Evento;
using nucleo::MemoriaDeEventos;

namespace {

constexpr const char *recarregar = "event: recarregar\ndata: {}\n\n";
const QByteArray nulo = "00000000-0000-0000-0000-000000000000";

} // namespace

// Going on after having been away: from which place, and how far back.
class AoVivoRetomadaTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bancada.reset(); }

    void comecaPeloLugarDeAgora();
    void quemNadaViuRetoma();
    void retomaDoUltimo();
    void idDesconhecidoRecarrega_data();
    void idDesconhecidoRecarrega();
    void atrasoNoLimite_data();
    void atrasoNoLimite();
    void bytesDemaisRecarregaEmVezDeCortar();
    void lembraOQueVeioAntesDeAbrir();
    void antesDeSeDizerQuemVeRecarrega();
    void memoriaTemLimiteDeBytes();
    void quinhentosDeVoltaNaoAtrasamOsOutros();

private:
    void publicar(int de, int ate, const QByteArray &dados = "{}")
    {
        for (int i = de; i < ate; ++i)
            m_bancada->servidor().publicar(evento(i, "consulta.confirmada", dados));
    }
    [[nodiscard]] std::unique_ptr<ConexaoBruta> voltar(const QByteArray &ultimo)
    {
        return assinar(m_bancada->numero(), {.ultimo = ultimo});
    }
    // The place that a new stream begins with.
    [[nodiscard]] QByteArray lugar(const QByteArray &ultimo = {})
    {
        const auto fluxo = voltar(ultimo);
        const QByteArray lido = fluxo ? fluxo->lerAte(": ao vivo") : QByteArray();
        const qsizetype de = lido.indexOf("\r\n\r\nid: ");
        return de < 0 ? QByteArray("none") : lido.mid(de + 8, 36);
    }
    Juiz m_juiz;
    std::unique_ptr<BancadaHttp> m_bancada;
};

void AoVivoRetomadaTeste::init()
{
    m_bancada = std::make_unique<BancadaHttp>(BancadaHttp::limitesCurtos(), QList<nucleo::Rota>{rotaDosFluxos()});
    m_bancada->verificador = &m_juiz;
}

void AoVivoRetomadaTeste::comecaPeloLugarDeAgora()
{
    QVERIFY(m_bancada->iniciar());
    QCOMPARE(lugar(), nulo);
    publicar(0, 3);
    QCOMPARE(lugar(), idDoEvento(2));
    QCOMPARE(lugar(idDoEvento(1)), idDoEvento(1)); // what follows brings it on: cut off before, it lost nothing
    QCOMPARE(lugar("lixo"), idDoEvento(2));
}

void AoVivoRetomadaTeste::quemNadaViuRetoma()
{
    QVERIFY(m_bancada->iniciar());
    QVERIFY(voltar({}));
    publicar(0, 3);
    const auto fluxo = voltar(nulo);
    QVERIFY(fluxo);
    const QByteArray lido = depoisDoComeco(*fluxo, "id: " + idDoEvento(2) + "\n\n");
    QCOMPARE(lido.count("event: consulta.confirmada\n"), 3);
    QVERIFY(!lido.contains("recarregar"));
}

void AoVivoRetomadaTeste::retomaDoUltimo()
{
    QVERIFY(m_bancada->iniciar());
    publicar(0, 20);
    const auto cliente = voltar(idDoEvento(4));
    QVERIFY(cliente);
    publicar(20, 21);
    const QByteArray lido = depoisDoComeco(*cliente, "id: " + idDoEvento(20) + "\ndata: ");
    QCOMPARE(lido.count("event: "), 16); // 5 to 20, each once
    for (int i = 5; i <= 20; ++i)
        QCOMPARE(lido.count("id: " + idDoEvento(i) + "\ndata: "), 1);
    QVERIFY(!lido.contains("recarregar"));
}

void AoVivoRetomadaTeste::idDesconhecidoRecarrega_data()
{
    QTest::addColumn<QByteArray>("ultimo");
    QTest::newRow("never seen") << idDoEvento(999);
    QTest::newRow("rubbish") << QByteArray("lixo");
    QTest::newRow("as long as an id") << QByteArray(36, 'x');
    QTest::newRow("upper case") << idDoEvento(1).toUpper().replace("0", "A");
    QTest::newRow("with more behind it") << idDoEvento(1) + "0";
    QTest::newRow("in braces") << '{' + idDoEvento(1) + '}';
    QTest::newRow("large") << QByteArray(8'000, 'a');
}

void AoVivoRetomadaTeste::idDesconhecidoRecarrega()
{
    QFETCH(QByteArray, ultimo);
    QVERIFY(m_bancada->iniciar());
    publicar(1, 2);
    const auto cliente = voltar(ultimo);
    QVERIFY(cliente);
    // It can go on from here if it is cut off before the next event.
    const QByteArray comeco = depoisDoComeco(*cliente, recarregar);
    QCOMPARE(comeco, "id: " + idDoEvento(1) + '\n' + recarregar);
    publicar(2, 3);
    const QByteArray lido = depoisDoComeco(*cliente, idDoEvento(2));
    QCOMPARE(lido.count("event: "), 2);
    QVERIFY(lido.contains("id: " + idDoEvento(2)));
}

void AoVivoRetomadaTeste::atrasoNoLimite_data()
{
    QTest::addColumn<bool>("antes"); // known from before the start
    QTest::newRow("published") << false;
    QTest::newRow("remembered") << true;
}

void AoVivoRetomadaTeste::atrasoNoLimite()
{
    QFETCH(bool, antes);
    if (antes)
        for (int i = 0; i < 700; ++i)
            m_bancada->lembrar << evento(i);
    m_bancada->lembrar = m_bancada->lembrar.last(std::min<qsizetype>(m_bancada->lembrar.size(), 501));
    QVERIFY(m_bancada->iniciar());
    if (!antes)
        publicar(0, 700);
    const auto noLimite = voltar(idDoEvento(699 - 500));
    QVERIFY(noLimite);
    const QByteArray lido = depoisDoComeco(*noLimite, "id: " + idDoEvento(699) + "\n\n");
    QCOMPARE(lido.count("event: consulta.confirmada\n"), 500);
    QVERIFY(!lido.contains("recarregar"));
    for (const QByteArray &ultimo : {idDoEvento(699 - 501), nulo}) {
        const auto alem = voltar(ultimo);
        QVERIFY(alem);
        const QByteArray pouco = depoisDoComeco(*alem, recarregar);
        QVERIFY(pouco.contains(recarregar));
        QCOMPARE(pouco.count("event: "), 1);
    }
}

// More was missed than a reader may be behind: it must not be cut off, to come back with the same id for ever.
void AoVivoRetomadaTeste::bytesDemaisRecarregaEmVezDeCortar()
{
    QVERIFY(m_bancada->iniciar());
    publicar(0, 400, "{\"motivo\":\"" + QByteArray(4'000, 'x') + "\"}");
    const auto cliente = voltar(idDoEvento(0));
    QVERIFY(cliente);
    QVERIFY(depoisDoComeco(*cliente, recarregar).contains(recarregar));
    publicar(400, 401);
    const QByteArray lido = depoisDoComeco(*cliente, idDoEvento(400) + "\ndata: ");
    QCOMPARE(lido.count("event: "), 2);
    // Somewhat less is given in full.
    const auto outro = voltar(idDoEvento(200));
    QVERIFY(outro);
    const QByteArray menos = depoisDoComeco(*outro, "id: " + idDoEvento(400) + "\n\n");
    QVERIFY(!menos.contains("recarregar"));
    QCOMPARE(menos.count("event: "), 200);
}

void AoVivoRetomadaTeste::lembraOQueVeioAntesDeAbrir()
{
    m_bancada->lembrar = {evento(1), evento(2), fimDe(5), evento(3)};
    QVERIFY(m_bancada->iniciar());
    QCOMPARE(lugar(), idDoEvento(3));
    for (const auto &[ultimo, quantos] : {std::pair(idDoEvento(2), 1), {nulo, 3}}) {
        const auto cliente = voltar(ultimo);
        QVERIFY(cliente);
        const QByteArray lido = depoisDoComeco(*cliente, "id: " + idDoEvento(3) + "\n\n");
        QCOMPARE(lido.count("event: consulta.confirmada\n"), quantos);
        QVERIFY(!lido.contains("sessao."));
    }
}

// Events of an earlier version do not say who may see them: whoever was away then loads everything anew.
void AoVivoRetomadaTeste::antesDeSeDizerQuemVeRecarrega()
{
    Evento antigo = evento(2);
    antigo.publico.reset();
    m_bancada->lembrar = {evento(1), antigo, evento(3)};
    QVERIFY(m_bancada->iniciar());
    for (const QByteArray &ultimo : {nulo, idDoEvento(1)}) {
        const auto cliente = voltar(ultimo);
        QVERIFY(cliente);
        QVERIFY(depoisDoComeco(*cliente, recarregar).contains(recarregar));
    }
    const auto depois = voltar(idDoEvento(2)); // all since then can be told
    QVERIFY(depois);
    QCOMPARE(depoisDoComeco(*depois, "id: " + idDoEvento(3) + "\n\n").count("event: "), 1);
}

void AoVivoRetomadaTeste::memoriaTemLimiteDeBytes()
{
    MemoriaDeEventos memoria;
    const auto grande = [](int n) { return evento(n, "agenda.alterada", QByteArray(1024 * 1024, 'x')); };
    for (int i = 0; i < 15; ++i)
        memoria.lembrar(grande(i));
    QCOMPARE(memoria.lugarDe(nulo), std::optional<quint64>(0));
    for (int i = 15; i < 20; ++i)
        memoria.lembrar(grande(i));
    QVERIFY(!memoria.lugarDe(nulo));
    QVERIFY(!memoria.lugarDe(idDoEvento(3)));
    QCOMPARE(memoria.lugarDe(idDoEvento(4)), std::optional<quint64>(5)); // 15 of a MiB and some bytes
    QCOMPARE(memoria.depoisDe(5).id, evento(5).id);
    memoria.lembrar(evento(20, "agenda.alterada", QByteArray(MemoriaDeEventos::bytesMaximos, 'x')));
    QCOMPARE(memoria.lugar(), quint64(21)); // one is kept, whatever its size
    QVERIFY(memoria.alcanca(20));
    QVERIFY(!memoria.alcanca(19));
}

// A whole clinic comes back at once, far behind: what happens meanwhile reaches a stream that is open.
void AoVivoRetomadaTeste::quinhentosDeVoltaNaoAtrasamOsOutros()
{
    m_bancada->fila = 4'096;
    m_bancada->config.limites.conexoes = 2'000;
    m_bancada->config.limites.conexoesPorEndereco = 2'000;
    m_bancada->config.limites.bytesPorEnviarMib = 256; // they read only at the end, all of it together
    QVERIFY(m_bancada->iniciar());
    publicar(0, 2'000, "{\"motivo\":\"" + QByteArray(1'000, 'x') + "\"}");
    const auto aberto = voltar({});
    QVERIFY(aberto);
    std::vector<std::unique_ptr<ConexaoBruta>> deVolta;
    for (int i = 0; i < 500; ++i) // half of them not to be helped, the others with all that can be given
        deVolta.push_back(pedirFluxo(m_bancada->numero(), {.ultimo = idDoEvento(i % 2 ? 3 : 1'600)}));
    qint64 pior = 0;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer passou;
        passou.start();
        publicar(5'000 + i, 5'001 + i);
        QVERIFY(depoisDoComeco(*aberto, idDoEvento(5'000 + i), 10'000).contains(idDoEvento(5'000 + i)));
        pior = std::max(pior, passou.elapsed());
    }
    QVERIFY2(pior < 1'000, qPrintable(QStringLiteral("%1 ms").arg(pior)));
    for (size_t i = 0; i < deVolta.size(); ++i) {
        const bool longe = i % 2;
        const QByteArray lido = depoisDoComeco(*deVolta[i], longe ? QByteArray(recarregar) : idDoEvento(5'019), 20'000);
        QCOMPARE(lido.count("event: recarregar\n"), longe ? 1 : 0);
        QVERIFY(longe || lido.count("event: consulta.confirmada\n") >= 399 + 20);
    }
}

QTEST_GUILESS_MAIN(AoVivoRetomadaTeste)
#include "aovivoretomada_teste.moc"
