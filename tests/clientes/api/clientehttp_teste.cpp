// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/recursos.h>
#include <apoio_clientes/exemplos.h>
#include <apoio_clientes/servidorfalso.h>

#include <QElapsedTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using api::ClienteHttp;
using api::Pedido;
using api::Resposta;
using api::Resultado;
using apoio::Desfecho;
using apoio::PedidoHttp;
using apoio::ServidorFalso;
using dominio::Codigo;
using dominio::falha;

namespace {

using Recebido = std::optional<Resultado<Resposta>>;

Pedido get(const QString &caminho = u"/x"_s)
{
    Pedido p;
    p.caminho = caminho;
    return p;
}

Pedido post(const QByteArray &chave = {})
{
    Pedido p = get();
    p.metodo = "POST";
    p.corpo = R"({"a":1})";
    p.chave = chave;
    return p;
}

} // namespace

class ClienteHttpTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mandaTokenChaveVersaoEEntregaResposta();
    void caminhoEscapadoChegaInteiro();
    void problemaViraErroComSeusCampos();
    void contextoMortoNaoRecebe();
    void leituraDeContextoMortoECancelada();
    void corpoQueAcabaNoMeioNaoEResposta();
    void getRepeteDepoisDeFalhaPassageira();
    void postSemChaveNaoRepete();
    void postComChaveRepeteComAMesma();
    void pedidoAindaEmAndamentoEspera();
    void esperaLongaFicaParaQuemUsa();
    void servidorCaladoViraSemConexao();
    void servidorFechadoViraSemConexao();
    void umaRenovacaoServeATodos();
    void tokenQueJaMudouNaoPedeRenovacao();
    void tokenVencidoERenovadoAntesDePedir();
    void renovacaoRecusadaDaOErroDeles();
    void renovacaoSemRedeNaoDizQueASessaoAcabou();
    void renovaSoUmaVezPorPedido();
    void listaSegueAsPaginas();
    void listaQueFalhaNoMeioDaErro();
    void mudancaComRespostaPerdidaContaComoFeita();
    void mudancaQueNaoCabeDaErro();

private:
    Recebido pedirEEsperar(ClienteHttp &http, const Pedido &pedido);
};

Recebido ClienteHttpTeste::pedirEEsperar(ClienteHttp &http, const Pedido &pedido)
{
    Recebido recebido;
    http.pedir(pedido, this, [&recebido](Resultado<Resposta> r) { recebido = std::move(r); });
    (void)QTest::qWaitFor([&] { return recebido.has_value(); }, 15'000);
    return recebido;
}

void ClienteHttpTeste::mandaTokenChaveVersaoEEntregaResposta()
{
    ServidorFalso servidor([](const PedidoHttp &) {
        Desfecho d = Desfecho::json(R"({"b":2})", 201);
        d.cabecalhos.emplaceBack("ETag", "\"7\"");
        return d;
    });
    ClienteHttp http(servidor.url());
    http.usarToken("abc");
    Pedido pedido = post("k-1");
    pedido.versao = "\"6\"";
    pedido.consulta.addQueryItem(u"q"_s, u"a%2Bb"_s);
    const Recebido r = pedirEEsperar(http, pedido);
    QVERIFY(r && *r);
    QCOMPARE((*r)->status, 201);
    QCOMPARE((*r)->corpo, R"({"b":2})");
    QCOMPARE((*r)->versao, "\"7\"");
    const PedidoHttp visto = servidor.pedidos().first();
    QCOMPARE(visto.alvo, "/x?q=a%2Bb");
    QCOMPARE(visto.corpo, pedido.corpo);
    QCOMPARE(visto.cabecalhos.value("authorization"), "Bearer abc");
    QCOMPARE(visto.cabecalhos.value("idempotency-key"), "k-1");
    QCOMPARE(visto.cabecalhos.value("if-match"), "\"6\"");
    QCOMPARE(visto.cabecalhos.value("content-type"), "application/json");
    QVERIFY(visto.cabecalhos.contains("accept-language"));
}

void ClienteHttpTeste::caminhoEscapadoChegaInteiro()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::json("{}"); });
    QUrl url = servidor.url();
    url.setPath(u"/base/"_s);
    ClienteHttp http(url);
    QVERIFY(pedirEEsperar(http, get(contrato::caminhos::preencher(contrato::caminhos::consulta, {u"a/b?c%"_s}))));
    QCOMPARE(servidor.pedidos().first().alvo, "/base/consultas/a%2Fb%3Fc%25");
}

void ClienteHttpTeste::problemaViraErroComSeusCampos()
{
    ServidorFalso servidor([](const PedidoHttp &) {
        return Desfecho::problema(422, "validacao", R"(,"erros":[{"campo":"crm.uf","codigo":"tamanho","limite":2}])");
    });
    ClienteHttp http(servidor.url());
    const Recebido r = pedirEEsperar(http, get());
    QVERIFY(r && !*r);
    QVERIFY(r->error().codigo == Codigo::Validacao);
    QVERIFY(r->error().campos.first() == (dominio::ErroCampo{u"crm.uf"_s, dominio::CodigoCampo::Tamanho, 2}));
}

void ClienteHttpTeste::contextoMortoNaoRecebe()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::json("{}"); });
    ClienteHttp http(servidor.url());
    bool chamou = false;
    auto contexto = std::make_unique<QObject>();
    http.pedir(post("k"), contexto.get(), [&](const Resultado<Resposta> &) { chamou = true; });
    contexto.reset();
    // The request after it was answered, so the first one's answer is through as well.
    QTRY_COMPARE(servidor.pedidos().size(), 1);
    QVERIFY(pedirEEsperar(http, get()));
    QVERIFY(pedirEEsperar(http, get()));
    QVERIFY(!chamou);
}

void ClienteHttpTeste::leituraDeContextoMortoECancelada()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::calar(); });
    ClienteHttp http(servidor.url());
    QSignalSpy alcance(&http, &ClienteHttp::alcance);
    auto contexto = std::make_unique<QObject>();
    http.pedir(get(), contexto.get(), [](const Resultado<Resposta> &) { QFAIL("answered"); });
    QTRY_COMPARE(servidor.pedidos().size(), 1);
    const auto respostas = http.rede().findChildren<QNetworkReply *>();
    QCOMPARE(respostas.size(), 1);
    QSignalSpy acabou(respostas.first(), &QNetworkReply::finished);
    contexto.reset();
    QTRY_COMPARE(acabou.count(), 1);
    QCOMPARE(alcance.count(), 0); // nobody failed to reach anybody
}

void ClienteHttpTeste::corpoQueAcabaNoMeioNaoEResposta()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::truncar(R"({"itens":[)"); });
    ClienteHttp http(servidor.url());
    Pedido pedido = get();
    pedido.tentativas = 1;
    const Recebido r = pedirEEsperar(http, pedido);
    QVERIFY(r && !*r);
    QVERIFY(r->error().codigo == Codigo::SemConexao);
}

void ClienteHttpTeste::getRepeteDepoisDeFalhaPassageira()
{
    int vezes = 0;
    ServidorFalso servidor([&](const PedidoHttp &) {
        return ++vezes < 3 ? Desfecho::problema(503, "indisponivel") : Desfecho::json(R"({"c":3})");
    });
    ClienteHttp http(servidor.url());
    const Recebido r = pedirEEsperar(http, get());
    QVERIFY(r && *r);
    QCOMPARE((*r)->corpo, R"({"c":3})");
    QCOMPARE(vezes, 3);
}

void ClienteHttpTeste::postSemChaveNaoRepete()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::problema(503, "indisponivel"); });
    ClienteHttp http(servidor.url());
    const Recebido r = pedirEEsperar(http, post());
    QVERIFY(r && !*r);
    QVERIFY(r->error().codigo == Codigo::Indisponivel);
    QCOMPARE(servidor.pedidos().size(), 1);
}

void ClienteHttpTeste::postComChaveRepeteComAMesma()
{
    int vezes = 0;
    ServidorFalso servidor(
        [&](const PedidoHttp &) { return ++vezes <= 3 ? Desfecho::cortar() : Desfecho::json("{}", 201); });
    ClienteHttp http(servidor.url());
    const Recebido r = pedirEEsperar(http, post("a-mesma"));
    QVERIFY(r && *r);
    QCOMPARE((*r)->status, 201);
    QVERIFY(servidor.pedidos().size() > 1);
    for (const PedidoHttp &p : servidor.pedidos()) {
        QCOMPARE(p.cabecalhos.value("idempotency-key"), "a-mesma");
        QCOMPARE(p.corpo, servidor.pedidos().first().corpo);
    }
}

void ClienteHttpTeste::pedidoAindaEmAndamentoEspera()
{
    int vezes = 0;
    ServidorFalso servidor([&](const PedidoHttp &) {
        return ++vezes == 1 ? Desfecho::problema(409, "em_andamento") : Desfecho::json("{}", 201);
    });
    ClienteHttp http(servidor.url());
    const Recebido r = pedirEEsperar(http, post("k"));
    QVERIFY(r && *r);
    QCOMPARE(vezes, 2);
}

void ClienteHttpTeste::esperaLongaFicaParaQuemUsa()
{
    ServidorFalso servidor([](const PedidoHttp &) {
        Desfecho d = Desfecho::problema(429, "muitas_requisicoes");
        d.cabecalhos.emplaceBack("Retry-After", "60");
        return d;
    });
    ClienteHttp http(servidor.url());
    const Recebido r = pedirEEsperar(http, get());
    QVERIFY(r && !*r);
    QVERIFY(r->error().codigo == Codigo::MuitasRequisicoes);
    QCOMPARE(r->error().tentarEmSegundos, 60);
    QCOMPARE(servidor.pedidos().size(), 1);
}

void ClienteHttpTeste::servidorCaladoViraSemConexao()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::calar(); });
    ClienteHttp http(servidor.url());
    QSignalSpy alcance(&http, &ClienteHttp::alcance);
    Pedido pedido = post();
    pedido.prazoMs = 200;
    QElapsedTimer relogio;
    relogio.start();
    const Recebido r = pedirEEsperar(http, pedido);
    QVERIFY(r && !*r);
    QVERIFY(r->error().codigo == Codigo::SemConexao);
    QVERIFY2(relogio.elapsed() < 3'000, qPrintable(QString::number(relogio.elapsed())));
    QCOMPARE(alcance.last().first().toBool(), false);
}

void ClienteHttpTeste::servidorFechadoViraSemConexao()
{
    ServidorFalso servidor;
    servidor.fechar();
    ClienteHttp http(servidor.url());
    const Recebido r = pedirEEsperar(http, get());
    QVERIFY(r && !*r);
    QVERIFY(r->error().codigo == Codigo::SemConexao);
}

void ClienteHttpTeste::umaRenovacaoServeATodos()
{
    ServidorFalso servidor([](const PedidoHttp &p) {
        return p.cabecalhos.value("authorization") == "Bearer novo" ? Desfecho::json("{}")
                                                                    : Desfecho::problema(401, "token_expirado");
    });
    ClienteHttp http(servidor.url());
    http.usarToken("velho");
    int renovacoes = 0;
    ClienteHttp::DepoisDeRenovar pendente;
    http.usarRenovador([&](ClienteHttp::DepoisDeRenovar depois) {
        ++renovacoes;
        pendente = std::move(depois);
    });
    int certas = 0;
    for (int i = 0; i < 5; ++i)
        http.pedir(get(), this, [&](const Resultado<Resposta> &r) { certas += r.has_value(); });
    QTRY_COMPARE(servidor.pedidos().size(), 5);
    QTRY_VERIFY(pendente != nullptr);
    http.usarToken("novo");
    pendente({});
    QTRY_COMPARE(certas, 5);
    QCOMPARE(renovacoes, 1);
    QCOMPARE(servidor.pedidos().size(), 10);
}

void ClienteHttpTeste::tokenQueJaMudouNaoPedeRenovacao()
{
    ServidorFalso servidor;
    ClienteHttp http(servidor.url());
    servidor.usar([&](const PedidoHttp &p) {
        if (p.cabecalhos.value("authorization") == "Bearer novo")
            return Desfecho::json("{}");
        http.usarToken("novo"); // while this request was under way, another one refreshed
        return Desfecho::problema(401, "token_expirado");
    });
    http.usarToken("velho");
    http.usarRenovador([](const ClienteHttp::DepoisDeRenovar &) { QFAIL("refreshed for nothing"); });
    const Recebido r = pedirEEsperar(http, get());
    QVERIFY(r && *r);
}

// Where no token is needed the server answers one that has expired as nobody's, without a word.
void ClienteHttpTeste::tokenVencidoERenovadoAntesDePedir()
{
    QStringList vistos;
    ServidorFalso servidor([&](const PedidoHttp &p) {
        vistos << QString::fromLatin1(p.cabecalhos.value("authorization"));
        return Desfecho::json("{}");
    });
    ClienteHttp http(servidor.url());
    int renovacoes = 0;
    http.usarRenovador([&](const ClienteHttp::DepoisDeRenovar &depois) {
        ++renovacoes;
        http.usarToken("novo", 600);
        depois({});
    });
    http.usarToken("cedo", 600);
    const Recebido cedo = pedirEEsperar(http, get());
    QVERIFY(cedo && *cedo);
    http.usarToken("velho", 1); // nine tenths of a second
    QTest::qWait(950);
    for (int i = 0; i < 2; ++i) {
        const Recebido r = pedirEEsperar(http, get());
        QVERIFY(r && *r);
    }
    Pedido semToken = get();
    semToken.comToken = false;
    http.usarToken("outro", 1);
    QTest::qWait(950);
    QVERIFY(pedirEEsperar(http, semToken));
    QCOMPARE(vistos, (QStringList{u"Bearer cedo"_s, u"Bearer novo"_s, u"Bearer novo"_s, {}}));
    QCOMPARE(renovacoes, 1);
}

void ClienteHttpTeste::renovacaoRecusadaDaOErroDeles()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::problema(401, "token_expirado"); });
    ClienteHttp http(servidor.url());
    http.usarToken("velho");
    http.usarRenovador([](const ClienteHttp::DepoisDeRenovar &depois) { depois(falha(Codigo::TokenInvalido)); });
    const Recebido r = pedirEEsperar(http, get());
    QVERIFY(r && !*r);
    QVERIFY(r->error().codigo == Codigo::TokenExpirado);
    QCOMPARE(servidor.pedidos().size(), 1);
}

void ClienteHttpTeste::renovacaoSemRedeNaoDizQueASessaoAcabou()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::problema(401, "token_expirado"); });
    ClienteHttp http(servidor.url());
    http.usarToken("velho");
    http.usarRenovador([](const ClienteHttp::DepoisDeRenovar &depois) { depois(falha(Codigo::SemConexao)); });
    const Recebido r = pedirEEsperar(http, get());
    QVERIFY(r && !*r);
    QVERIFY(r->error().codigo == Codigo::SemConexao);
}

void ClienteHttpTeste::renovaSoUmaVezPorPedido()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::problema(401, "token_expirado"); });
    ClienteHttp http(servidor.url());
    http.usarToken("t0");
    int renovacoes = 0;
    http.usarRenovador([&](const ClienteHttp::DepoisDeRenovar &depois) {
        http.usarToken("t" + QByteArray::number(++renovacoes));
        depois({});
    });
    const Recebido r = pedirEEsperar(http, get());
    QVERIFY(r && !*r);
    QCOMPARE(renovacoes, 1);
    QCOMPARE(servidor.pedidos().size(), 2);
}

void ClienteHttpTeste::listaSegueAsPaginas()
{
    ServidorFalso servidor([](const PedidoHttp &p) {
        const QUrlQuery consulta(QUrl::fromEncoded(p.alvo));
        const QString cursor = consulta.queryItemValue(u"cursor"_s, QUrl::FullyDecoded);
        const int pagina = cursor.isEmpty() ? 0 : cursor.mid(2).toInt();
        const auto proximo = pagina < 2 ? std::optional(u"p+%1"_s.arg(pagina + 1)) : std::nullopt;
        return Desfecho::json(
            contrato::escreverLista<contrato::Consulta>({apoio::consulta(pagina, 1, QTime(8 + pagina, 0))}, proximo));
    });
    ClienteHttp http(servidor.url());
    api::ApiConsultas consultas(http);
    api::FiltroConsultas filtro;
    filtro.de = u"2026-11-24"_s;
    filtro.busca = u"joão & filhos"_s;
    std::optional<QList<contrato::Consulta>> recebidas;
    consultas.listar(filtro, this, [&](const Resultado<QList<contrato::Consulta>> &r) { recebidas = r.value(); });
    QTRY_VERIFY(recebidas);
    QCOMPARE(recebidas->size(), 3);
    for (const PedidoHttp &p : servidor.pedidos()) {
        const QUrlQuery consulta(QUrl::fromEncoded(p.alvo));
        QCOMPARE(consulta.allQueryItemValues(u"limite"_s), QStringList(u"100"_s));
        QCOMPARE(consulta.queryItemValue(u"busca"_s, QUrl::FullyDecoded), filtro.busca);
        QVERIFY(consulta.allQueryItemValues(u"cursor"_s).size() <= 1);
    }
}

void ClienteHttpTeste::listaQueFalhaNoMeioDaErro()
{
    ServidorFalso servidor([](const PedidoHttp &p) {
        return p.alvo.contains("cursor")
                   ? Desfecho::problema(422, "cursor_invalido")
                   : Desfecho::json(R"({"itens":[)" + contrato::escrever(apoio::consulta(1, 1, QTime(8, 0))) +
                                    R"(],"proximo":"x"})");
    });
    ClienteHttp http(servidor.url());
    api::ApiConsultas consultas(http);
    std::optional<Codigo> codigo;
    consultas.listar({}, this, [&](const Resultado<QList<contrato::Consulta>> &r) {
        codigo = r ? Codigo::ErroInterno : r.error().codigo;
    });
    QTRY_VERIFY(codigo);
    QVERIFY(*codigo == Codigo::CursorInvalido);
}

void ClienteHttpTeste::mudancaComRespostaPerdidaContaComoFeita()
{
    auto c = apoio::consulta(1, 1, QTime(9, 0));
    ServidorFalso servidor([&c](const PedidoHttp &p) {
        if (p.metodo == "GET") {
            contrato::ConsultaDetalhada detalhada;
            static_cast<contrato::Consulta &>(detalhada) = c;
            return Desfecho::json(contrato::escrever(detalhada));
        }
        if (c.situacao == dominio::Situacao::Presente)
            return Desfecho::problema(409, "transicao_invalida", R"(,"situacao":"presente")");
        c.situacao = dominio::Situacao::Presente; // it took effect, and then the network broke
        return Desfecho::cortar();
    });
    ClienteHttp http(servidor.url());
    api::ApiConsultas consultas(http);
    std::optional<Resultado<contrato::Consulta>> recebida;
    consultas.mudar(c.id.texto(), u"presenca"_s, {}, this, [&](Resultado<contrato::Consulta> r) { recebida = r; });
    QTRY_VERIFY(recebida);
    QVERIFY(*recebida);
    QVERIFY((*recebida)->situacao == dominio::Situacao::Presente);
    QVERIFY(servidor.pedidos().first().corpo.isEmpty());
}

void ClienteHttpTeste::mudancaQueNaoCabeDaErro()
{
    ServidorFalso servidor(
        [](const PedidoHttp &) { return Desfecho::problema(409, "transicao_invalida", R"(,"situacao":"cancelada")"); });
    ClienteHttp http(servidor.url());
    api::ApiConsultas consultas(http);
    std::optional<Codigo> codigo;
    consultas.mudar(u"1"_s, u"recusar"_s, u"férias"_s, this, [&](const Resultado<contrato::Consulta> &r) {
        codigo = r ? Codigo::ErroInterno : r.error().codigo;
    });
    QTRY_VERIFY(codigo);
    QVERIFY(*codigo == Codigo::TransicaoInvalida);
    QCOMPARE(servidor.pedidos().size(), 1);
    QCOMPARE(servidor.pedidos().first().corpo, QByteArray(R"({"motivo":"férias"})"));
}

QTEST_GUILESS_MAIN(ClienteHttpTeste)
#include "clientehttp_teste.moc"
