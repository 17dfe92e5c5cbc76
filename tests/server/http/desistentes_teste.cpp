// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many clients ask for a write and hang up before its turn: nothing of theirs is written, and those who stay are
// answered as if the others had never been there.
#include <http_teste/bancadaatendimento.h>

#include <QTest>

#include <future>
#include <vector>

using namespace http_teste;
using dominio::Resultado;

namespace {

constexpr int desistem = 300, ficam = 20;
constexpr int escritores = 8; // of PostgreSQL's pool; SQLite has one

QByteArray criacao(const QByteArray &nome)
{
    return pedido("POST /coisas", "paciente", "Idempotency-Key: " + nome + "\r\n", "{\"motivo\":\"" + nome + "\"}");
}

} // namespace

class DesistentesTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bancada = std::make_unique<BancadaAtendimento>();
        m_bancada->http().fila = 4'096;
        QVERIFY(m_bancada->http().iniciar());
        segurarEscritores();
    }
    void cleanup()
    {
        soltar();
        m_bancada.reset();
    }

    void quemDesisteNaoEscreve();
    void quemDesistiuPodeRepetir();

private:
    // Every writer is held until soltar().
    void segurarEscritores()
    {
        m_pode = std::promise<void>();
        m_solto = false;
        auto vez = m_pode.get_future().share();
        for (int i = 0; i < escritores; ++i)
            m_bancada->banco().escrever({},
                                        [vez](nucleo::Transacao &) -> Resultado<void> {
                                            vez.wait();
                                            return {};
                                        },
                                        {});
    }
    void soltar()
    {
        if (!std::exchange(m_solto, true))
            m_pode.set_value();
    }
    [[nodiscard]] qint64 idos() const { return m_bancada->http().medida("agenda_http_clientes_idos_total"); }

    std::promise<void> m_pode;
    bool m_solto = true;
    std::unique_ptr<BancadaAtendimento> m_bancada;
};

void DesistentesTeste::quemDesisteNaoEscreve()
{
    std::vector<std::unique_ptr<ConexaoBruta>> vao, restam;
    for (int i = 0; i < desistem; ++i) {
        vao.push_back(std::make_unique<ConexaoBruta>(m_bancada->http().numero()));
        QVERIFY(vao.back()->enviar(criacao("vai" + QByteArray::number(i))));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_bancada->preparos.load(), desistem, 20'000);
    for (int i = 0; i < ficam; ++i) {
        restam.push_back(std::make_unique<ConexaoBruta>(m_bancada->http().numero()));
        QVERIFY(restam.back()->enviar(criacao("fica" + QByteArray::number(i))));
    }
    QTRY_COMPARE(m_bancada->preparos.load(), desistem + ficam);
    vao.clear();
    QTRY_COMPARE_WITH_TIMEOUT(idos(), desistem, 10'000);
    soltar();
    for (const auto &cliente : restam)
        QCOMPARE(cliente->ler().situacoes(), QList<int>{201});
    QCOMPARE(m_bancada->linhas(), ficam * 1'000 + ficam); // and as many events
}

// The key is free again, and what it stands for is done once.
void DesistentesTeste::quemDesistiuPodeRepetir()
{
    {
        ConexaoBruta cliente(m_bancada->http().numero());
        QVERIFY(cliente.enviar(criacao("k")));
        QTRY_COMPARE(m_bancada->preparos.load(), 1);
    }
    QTRY_COMPARE(idos(), 1);
    soltar();
    const auto repetir = [&] { return m_bancada->pedir(criacao("k")).status; };
    QTRY_COMPARE(repetir(), 201);
    QCOMPARE(repetir(), 201);
    QCOMPARE(m_bancada->linhas(), 1'001);
}

QTEST_GUILESS_MAIN(DesistentesTeste)
#include "desistentes_teste.moc"
