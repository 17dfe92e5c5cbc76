// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <banco_teste/bancodeteste.h>
#include <nucleo/eventos/despachante.h>

#include <QTest>

#include <atomic>
#include <fcntl.h>
#include <mutex>
#include <unistd.h>

using namespace banco_teste;
using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::Resultado;
using nucleo::Evento;
using nucleo::Transacao;

// From one module's outbox to another's inbox: each event once, in order, whatever fails in between.
class DespachanteTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void chegaUmaVezEmOrdem();
    void soOsTiposAssinados();
    void quemFalhaPedeDeNovoSemPular();
    void quemFalhaNaoSeguraOsOutros();
    void efeitoEMarcaNaMesmaTransacao();
    void retomaDepoisDeParar();
    void posicaoPerdidaNaoRepete();
    void aoVivoOuveOsNovos();
    void recentesDoMaisVelhoAoMaisNovo();
    void recentesNaOrdemEmQueSaem();
    void entreRecentesEOComecoNadaSePerde();
    void quemPodeVerVaiComOEvento();
    void pendentesContaOQueFalta();

private:
    void publicar(const QByteArray &tipo, const QByteArray &dados, const QUuid &agregado = QUuid::createUuid());
    void montar();  // a dispatcher, as at the start of the program
    void comecar(); // the same, begun
    [[nodiscard]] QList<QByteArray> ouvidos()
    {
        const std::lock_guard guarda(m_trava);
        return m_ouvidos;
    }
    // Takes events into the consumer's own table, in the effect's transaction; fails while `recusar` says so.
    [[nodiscard]] nucleo::Assinatura assinatura(const QByteArray &consumidor, const QList<QByteArray> &tipos,
                                                BancoDeTeste &destino);
    [[nodiscard]] static QString chegados(BancoDeTeste &destino) { return destino.chaves(); }

    int m_nulo = -1;
    std::unique_ptr<nucleo::Registro> m_registro;
    std::unique_ptr<BancoDeTeste> m_origem, m_destino, m_outro;
    std::unique_ptr<nucleo::Despachante> m_despachante;
    QList<nucleo::Assinatura> m_assinaturas;
    std::function<bool(const Evento &)> m_recusar;
    std::mutex m_trava;
    QList<QByteArray> m_ouvidos; // by m_trava
    std::atomic<int> m_efeitos{0};
};

void DespachanteTeste::init()
{
    m_nulo = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    m_registro = std::make_unique<nucleo::Registro>(nucleo::Registro::Nivel::Erro, m_nulo);
    for (auto *banco : {&m_origem, &m_destino, &m_outro}) {
        *banco = std::make_unique<BancoDeTeste>();
        QVERIFY((*banco)->abrir());
    }
    m_recusar = [](const Evento &) { return false; };
    m_assinaturas = {assinatura("destino.tudo", {"coisa.*"}, *m_destino)};
    m_ouvidos.clear();
    m_efeitos = 0;
}

void DespachanteTeste::cleanup()
{
    m_despachante.reset();
    m_origem.reset();
    m_destino.reset();
    m_outro.reset();
    m_registro.reset();
    ::close(m_nulo);
}

void DespachanteTeste::montar()
{
    m_despachante.reset();
    m_despachante = std::make_unique<nucleo::Despachante>(*m_registro);
    m_origem->preparar();
    m_despachante->observar(**m_origem); // takes the bank's word of what was published: before it opens
    QVERIFY((*m_origem)->abrir());
    for (const auto &a : std::as_const(m_assinaturas))
        m_despachante->assinar(a);
    m_despachante->aoVivo([this](const Evento &e) {
        const std::lock_guard guarda(m_trava);
        m_ouvidos << e.dados;
    });
}

void DespachanteTeste::comecar()
{
    montar();
    QVERIFY(m_despachante->iniciar());
}

nucleo::Assinatura DespachanteTeste::assinatura(const QByteArray &consumidor, const QList<QByteArray> &tipos,
                                                BancoDeTeste &destino)
{
    return {consumidor, tipos, &*destino, [this](const Evento &e, Transacao &t) -> Resultado<void> {
                ++m_efeitos;
                AGENDA_TENTAR(t.executar("INSERT INTO coisa (chave, numero) VALUES (?, ?)", {e.dados, e.ordem}));
                if (m_recusar(e))
                    return dominio::falha(Codigo::Indisponivel);
                return {};
            }};
}

void DespachanteTeste::publicar(const QByteArray &tipo, const QByteArray &dados, const QUuid &agregado)
{
    QVERIFY((*m_origem)->escreverEEsperar(
        agora(), [&](Transacao &t) { return t.publicar({.tipo = tipo, .agregado = agregado, .dados = dados}); }));
}

void DespachanteTeste::chegaUmaVezEmOrdem()
{
    publicar("coisa.criada", "1"); // before the start
    comecar();
    for (int i = 2; i <= 9; ++i)
        publicar("coisa.criada", QByteArray::number(i));
    QTRY_COMPARE(chegados(*m_destino), u"1,2,3,4,5,6,7,8,9"_s);
    QCOMPARE(m_efeitos.load(), 9);
}

void DespachanteTeste::soOsTiposAssinados()
{
    m_assinaturas << assinatura("outro.mudadas", {"coisa.mudada", "gente.*"}, *m_outro);
    comecar();
    publicar("coisa.criada", "a");
    publicar("coisa.mudada", "b");
    publicar("gente.nova", "c");
    publicar("coisamudada", "d");
    publicar("coisa.mudada.mais", "e");
    QTRY_COMPARE(chegados(*m_destino), u"a,b,e"_s);
    QTRY_COMPARE(chegados(*m_outro), u"b,c"_s);
}

void DespachanteTeste::quemFalhaPedeDeNovoSemPular()
{
    std::atomic<int> falhas{0};
    m_recusar = [&](const Evento &e) { return e.dados == "2" && ++falhas <= 4; };
    comecar();
    for (const char *dados : {"1", "2", "3"})
        publicar("coisa.criada", dados);
    QTRY_COMPARE_WITH_TIMEOUT(chegados(*m_destino), u"1,2,3"_s, 10'000);
    QVERIFY(falhas.load() > 4);
}

void DespachanteTeste::quemFalhaNaoSeguraOsOutros()
{
    m_recusar = [&](const Evento &e) { return e.tipo == "coisa.ruim"; };
    m_assinaturas << assinatura("outro.boas", {"coisa.boa"}, *m_outro);
    comecar();
    publicar("coisa.ruim", "ruim");
    publicar("coisa.boa", "boa");
    QTRY_COMPARE(chegados(*m_outro), u"boa"_s);
    QCOMPARE(chegados(*m_destino), QString()); // the one that fails waits at its own
}

void DespachanteTeste::efeitoEMarcaNaMesmaTransacao()
{
    m_recusar = [](const Evento &) { return true; };
    comecar();
    publicar("coisa.criada", "1");
    QTRY_VERIFY(m_efeitos.load() >= 2);
    QCOMPARE(m_destino->um("SELECT (SELECT COUNT(*) FROM coisa) + (SELECT COUNT(*) FROM caixa_entrada)"), u"0"_s);
}

void DespachanteTeste::retomaDepoisDeParar()
{
    comecar();
    publicar("coisa.criada", "1");
    QTRY_COMPARE(chegados(*m_destino), u"1"_s);
    m_despachante->parar();
    publicar("coisa.criada", "2");
    comecar();
    QTRY_COMPARE(chegados(*m_destino), u"1,2"_s);
    QCOMPARE(m_efeitos.load(), 2);
}

// The position in the outbox is written after the effect: a crash in between brings the event again.
void DespachanteTeste::posicaoPerdidaNaoRepete()
{
    comecar();
    publicar("coisa.criada", "1");
    publicar("coisa.criada", "2");
    QTRY_COMPARE(chegados(*m_destino), u"1,2"_s);
    m_despachante->parar();
    QVERIFY((*m_origem)->escreverEEsperar(agora(), [](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.executar("DELETE FROM caixa_saida_posicao"));
        return {};
    }));
    comecar();
    publicar("coisa.criada", "3");
    QTRY_COMPARE(chegados(*m_destino), u"1,2,3"_s);
    QCOMPARE(m_efeitos.load(), 3);
}

void DespachanteTeste::aoVivoOuveOsNovos()
{
    publicar("coisa.criada", "velho");
    comecar();
    publicar("coisa.criada", "novo");
    QTRY_COMPARE(ouvidos(), QList<QByteArray>{"novo"});
}

void DespachanteTeste::recentesDoMaisVelhoAoMaisNovo()
{
    for (int i = 1; i <= 5; ++i)
        publicar("coisa.criada", QByteArray::number(i));
    comecar();
    const auto recentes = m_despachante->recentes(3);
    QVERIFY(recentes);
    QByteArray dados;
    for (const Evento &e : *recentes)
        dados += e.dados;
    QCOMPARE(dados, QByteArray("345"));
}

// A stream resumes at a place in the order in which it heard them: the clocks of two requests do not change it.
void DespachanteTeste::recentesNaOrdemEmQueSaem()
{
    montar();
    for (const auto &[ms, dados] : {std::pair(2'000, "1"), {1'000, "2"}, {1'500, "3"}})
        QVERIFY((*m_origem)->escreverEEsperar(agora(1'800'000'000'000 + ms), [dados = QByteArray(dados)](Transacao &t) {
            return t.publicar({.tipo = "coisa.criada", .agregado = QUuid::createUuid(), .dados = dados});
        }));
    const auto recentes = m_despachante->recentes(10);
    QVERIFY(recentes);
    QByteArray dados;
    for (const Evento &e : *recentes)
        dados += e.dados;
    QCOMPARE(dados, QByteArray("123"));
}

void DespachanteTeste::entreRecentesEOComecoNadaSePerde()
{
    publicar("coisa.criada", "velho");
    montar();
    QCOMPARE(m_despachante->recentes(10).value_or(QList<Evento>()).size(), 1);
    publicar("coisa.criada", "no meio"); // a module that works already
    QVERIFY(m_despachante->iniciar());
    publicar("coisa.criada", "novo");
    QTRY_COMPARE(ouvidos(), (QList<QByteArray>{"no meio", "novo"}));
}

void DespachanteTeste::quemPodeVerVaiComOEvento()
{
    montar();
    const QUuid alguem = QUuid::createUuid(), unidade = QUuid::createUuid();
    QVERIFY((*m_origem)->escreverEEsperar(agora(), [&](Transacao &t) -> Resultado<void> {
        AGENDA_TENTAR(t.publicar({.tipo = "coisa.criada",
                                  .agregado = alguem,
                                  .dados = "{}",
                                  .publico = {{dominio::Perfil::Admin, dominio::Perfil::Recepcionista}, {alguem}},
                                  .unidade = unidade}));
        AGENDA_TENTAR(t.publicar({.tipo = "coisa.criada", .agregado = alguem, .dados = "{}"}));
        AGENDA_TENTAR(t.publicar({.tipo = "coisa.criada", .agregado = alguem, .dados = "{}"}));
        // As it stands where an earlier version wrote it.
        AGENDA_TENTAR(t.executar("UPDATE caixa_saida SET publico = NULL WHERE ordem = (SELECT MAX(ordem) FROM "
                                 "caixa_saida)"));
        return {};
    }));
    const auto recentes = m_despachante->recentes(10);
    QVERIFY(recentes && recentes->size() == 3);
    const Evento &primeiro = recentes->at(0);
    QVERIFY(primeiro.publico);
    QCOMPARE(primeiro.publico->json(), "{\"perfis\":[\"admin\",\"recepcionista\"],\"ids\":[\"" +
                                           alguem.toByteArray(QUuid::WithoutBraces) + "\"]}");
    QCOMPARE(primeiro.unidade, unidade);
    QVERIFY(!primeiro.json().contains("publico") &&
            !primeiro.json().contains(unidade.toByteArray(QUuid::WithoutBraces)));
    QVERIFY(recentes->at(1).publico);
    QCOMPARE(recentes->at(1).publico->json(), QByteArray("{\"perfis\":[],\"ids\":[]}"));
    QVERIFY(recentes->at(1).unidade.isNull());
    QVERIFY(!recentes->at(2).publico);
    for (const char *torto : {"", "{}", "[]", "{\"perfis\":[\"rei\"],\"ids\":[]}", "{\"perfis\":[],\"ids\":[\"x\"]}",
                              "{\"perfis\":[],\"ids\":[]", "{\"perfis\":[],\"ids\":[]}}",
                              "{\"perfis\":[\"admin\",],\"ids\":[]}", "{\"perfis\":[\"admin],\"ids\":[]}"})
        QVERIFY2(!nucleo::Publico::deJson(torto), torto);
}

void DespachanteTeste::pendentesContaOQueFalta()
{
    std::atomic<bool> fechada{true};
    m_recusar = [&](const Evento &) { return fechada.load(); };
    comecar();
    publicar("coisa.criada", "1");
    publicar("coisa.criada", "2");
    QTRY_COMPARE(m_despachante->pendentes(), 2);
    fechada = false;
    QTRY_COMPARE_WITH_TIMEOUT(m_despachante->pendentes(), 0, 10'000);
}

QTEST_GUILESS_MAIN(DespachanteTeste)
#include "despachante_teste.moc"
