// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/fluxoeventos.h>
#include <apoio_clientes/exemplos.h>
#include <apoio_clientes/servidorfalso.h>

#include <QElapsedTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using api::ClienteHttp;
using api::FluxoEventos;
using api::LeitorSse;
using apoio::Desfecho;
using apoio::PedidoHttp;
using apoio::ServidorFalso;
using Estado = FluxoEventos::Estado;

namespace {

QByteArray evento(int n)
{
    return apoio::blocoSse(n, "consulta.confirmada", apoio::consulta(n, 1, QTime(9, 0)));
}

QByteArray idDoEvento(int n)
{
    return apoio::idDe(10'000 + n).toLatin1();
}

} // namespace

class FluxoEventosTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leitorEntendeOFormato_data();
    void leitorEntendeOFormato();
    void entregaEventosEmOrdem();
    void religaDepoisDoUltimoEvento();
    void religarSemTerVistoNadaMandaRecarregar();
    void lugarDoComecoServeParaRetomar();
    void depoisDeRecarregarRetomaDali();
    void servidorMandaRecarregar();
    void perdaSilenciosaEmMenosDe5s();
    void servidorQueReabreVolta();
    void fluxoRecusadoPorTokenRenova();
    void pararDentroDeUmEventoNaoQuebra();
    void pararNaoReliga();
    void eventoSemFimNaoEncheAMemoria();

private:
    static Desfecho atender(const PedidoHttp &p)
    {
        return p.alvo == "/eventos" ? Desfecho::transmitir() : Desfecho::json("{}");
    }
};

void FluxoEventosTeste::leitorEntendeOFormato_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("esperados"); // tipo|id|dados
    const auto linha = [](const char *nome, const QByteArray &bytes, const QByteArrayList &esperados) {
        QTest::newRow(nome) << bytes << esperados;
    };
    linha("one", "event: a\nid: 1\ndata: x\n\n", {"a|1|x"});
    linha("CRLF", "event: a\r\nid: 1\r\ndata: x\r\n\r\n", {"a|1|x"});
    linha("CR", "event: a\rid: 1\rdata: x\r\r", {"a|1|x"});
    linha("no space", "event:a\nid:1\ndata:x\n\n", {"a|1|x"});
    linha("two spaces", "data:  x\n\n", {"|| x"});
    linha("several lines of data", "data: x\ndata\ndata: y\n\n", {"||x\n\ny"});
    linha("comments", ": ao vivo\n\n: ponto\n\ndata: x\n\n", {"||x"});
    linha("id stays", "id: 7\ndata: x\n\ndata: y\n\n", {"|7|x", "|7|y"});
    linha("no data, no event", "event: a\nid: 1\n\n", {});
    linha("type does not stay", "event: a\ndata: x\n\ndata: y\n\n", {"a||x", "||y"});
    linha("byte-order mark",
          "\xef\xbb\xbf"
          "data: x\n\n",
          {"||x"});
    linha("unknown field", "foo: 1\ndata: x\n\n", {"||x"});
    linha("unfinished", "data: x\n", {});
    linha("retry", "retry: 1000\n: ao vivo\n\n", {});
}

void FluxoEventosTeste::leitorEntendeOFormato()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, esperados);
    // However the network cuts it.
    for (qsizetype pedaco = 1; pedaco <= bytes.size(); ++pedaco) {
        LeitorSse leitor;
        QByteArrayList achados;
        for (qsizetype i = 0; i < bytes.size(); i += pedaco)
            for (const LeitorSse::Bloco &b : leitor.receber(bytes.mid(i, pedaco)))
                achados << b.tipo + '|' + b.id + '|' + b.dados;
        QCOMPARE(achados, esperados);
        if (bytes.contains("retry"))
            QCOMPARE(leitor.pausaPedidaMs(), 1000);
    }
}

void FluxoEventosTeste::entregaEventosEmOrdem()
{
    ServidorFalso servidor(atender);
    ClienteHttp http(servidor.url());
    http.usarToken("t");
    FluxoEventos fluxo(http);
    QStringList ids;
    connect(&fluxo, &FluxoEventos::evento, this, [&](const contrato::Evento &e) {
        ids << dominio::textoDeUuid(e.agregado);
        QVERIFY(contrato::lerTolerante<contrato::Consulta>(e.dados));
    });
    fluxo.iniciar();
    fluxo.iniciar(); // once is enough
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
    QCOMPARE(servidor.fluxos(), 1);
    QCOMPARE(servidor.pedidos().first().cabecalhos.value("authorization"), "Bearer t");
    QByteArray bytes;
    QStringList esperados;
    for (int i = 1; i <= 50; ++i) {
        bytes += evento(i);
        esperados << apoio::consulta(i, 1, QTime(9, 0)).id.texto();
    }
    servidor.transmitir(bytes.left(1'000));
    servidor.transmitir(bytes.mid(1'000));
    QTRY_COMPARE(ids, esperados);
}

void FluxoEventosTeste::religaDepoisDoUltimoEvento()
{
    ServidorFalso servidor(atender);
    ClienteHttp http(servidor.url());
    FluxoEventos fluxo(http);
    QSignalSpy eventos(&fluxo, &FluxoEventos::evento), recarregar(&fluxo, &FluxoEventos::recarregar),
        estados(&fluxo, &FluxoEventos::mudouEstado);
    fluxo.iniciar();
    QTRY_COMPARE(servidor.fluxos(), 1);
    servidor.transmitir(evento(1) + evento(2));
    QTRY_COMPARE(eventos.count(), 2);
    servidor.cortarFluxos();
    QTRY_COMPARE(servidor.pedidosDe("GET", "/eventos").size(), 2);
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
    QVERIFY(!servidor.pedidosDe("GET", "/eventos").first().cabecalhos.contains("last-event-id"));
    QCOMPARE(servidor.pedidosDe("GET", "/eventos").last().cabecalhos.value("last-event-id"), idDoEvento(2));
    QCOMPARE(recarregar.count(), 0); // the server knows what to send
    QCOMPARE(estados.count(), 3);    // live, reconnecting, live
    servidor.transmitir(evento(3));
    QTRY_COMPARE(eventos.count(), 3);
}

void FluxoEventosTeste::religarSemTerVistoNadaMandaRecarregar()
{
    ServidorFalso servidor(atender);
    ClienteHttp http(servidor.url());
    FluxoEventos fluxo(http);
    QSignalSpy recarregar(&fluxo, &FluxoEventos::recarregar);
    fluxo.iniciar();
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
    QCOMPARE(recarregar.count(), 0);
    servidor.cortarFluxos();
    QTRY_COMPARE(recarregar.count(), 1);
    QCOMPARE(fluxo.estado(), Estado::AoVivo);
}

// The stream begins with its place: whoever saw no event yet loses none either.
void FluxoEventosTeste::lugarDoComecoServeParaRetomar()
{
    ServidorFalso servidor(atender);
    ClienteHttp http(servidor.url());
    FluxoEventos fluxo(http);
    QSignalSpy recarregar(&fluxo, &FluxoEventos::recarregar), eventos(&fluxo, &FluxoEventos::evento);
    fluxo.iniciar();
    QTRY_COMPARE(servidor.fluxos(), 1);
    servidor.transmitir("id: " + idDoEvento(7) + "\nretry: 1000\n: ao vivo\n\n: ponto\nid: " + idDoEvento(8) +
                        "\n\nid: " + idDoEvento(9) + "\n"); // the last is no whole block
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
    servidor.cortarFluxos();
    QTRY_COMPARE(servidor.pedidosDe("GET", "/eventos").size(), 2);
    QCOMPARE(servidor.pedidosDe("GET", "/eventos").last().cabecalhos.value("last-event-id"), idDoEvento(8));
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
    QCOMPARE(recarregar.count(), 0);
    QCOMPARE(eventos.count(), 0);
}

void FluxoEventosTeste::depoisDeRecarregarRetomaDali()
{
    ServidorFalso servidor(atender);
    ClienteHttp http(servidor.url());
    FluxoEventos fluxo(http);
    QSignalSpy recarregar(&fluxo, &FluxoEventos::recarregar);
    fluxo.iniciar();
    QTRY_COMPARE(servidor.fluxos(), 1);
    servidor.transmitir("id: " + idDoEvento(7) + "\nevent: recarregar\ndata: {}\n\n");
    QTRY_COMPARE(recarregar.count(), 1);
    servidor.cortarFluxos();
    QTRY_COMPARE(servidor.pedidosDe("GET", "/eventos").size(), 2);
    QCOMPARE(servidor.pedidosDe("GET", "/eventos").last().cabecalhos.value("last-event-id"), idDoEvento(7));
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
    QCOMPARE(recarregar.count(), 1);
}

void FluxoEventosTeste::servidorMandaRecarregar()
{
    ServidorFalso servidor(atender);
    ClienteHttp http(servidor.url());
    FluxoEventos fluxo(http);
    QSignalSpy eventos(&fluxo, &FluxoEventos::evento), recarregar(&fluxo, &FluxoEventos::recarregar);
    fluxo.iniciar();
    QTRY_COMPARE(servidor.fluxos(), 1);
    servidor.transmitir(evento(1) + "event: recarregar\ndata: {}\n\n");
    QTRY_COMPARE(recarregar.count(), 1);
    QCOMPARE(eventos.count(), 1);
}

void FluxoEventosTeste::perdaSilenciosaEmMenosDe5s()
{
    ServidorFalso servidor(atender);
    ClienteHttp http(servidor.url());
    FluxoEventos fluxo(http);
    fluxo.iniciar();
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
    servidor.transmitir(evento(1));
    QElapsedTimer relogio;
    relogio.start();
    servidor.emudecer(true);
    QTRY_COMPARE_WITH_TIMEOUT(fluxo.estado(), Estado::Reconectando, 8'000);
    QVERIFY2(relogio.elapsed() < 5'200, qPrintable(QString::number(relogio.elapsed())));
    servidor.emudecer(false);
    QTRY_COMPARE_WITH_TIMEOUT(fluxo.estado(), Estado::AoVivo, 15'000);
}

void FluxoEventosTeste::servidorQueReabreVolta()
{
    ServidorFalso servidor(atender);
    ClienteHttp http(servidor.url());
    FluxoEventos fluxo(http);
    fluxo.iniciar();
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
    servidor.fechar();
    QTRY_COMPARE(fluxo.estado(), Estado::Reconectando);
    QSignalSpy alcance(&http, &ClienteHttp::alcance);
    QVERIFY(servidor.reabrir());
    QTRY_COMPARE_WITH_TIMEOUT(fluxo.estado(), Estado::AoVivo, 10'000);
}

void FluxoEventosTeste::fluxoRecusadoPorTokenRenova()
{
    ServidorFalso servidor([](const PedidoHttp &p) {
        return p.cabecalhos.value("authorization") == "Bearer novo" ? Desfecho::transmitir()
                                                                    : Desfecho::problema(401, "token_expirado");
    });
    ClienteHttp http(servidor.url());
    http.usarToken("velho");
    int renovacoes = 0;
    http.usarRenovador([&](const ClienteHttp::DepoisDeRenovar &depois) {
        ++renovacoes;
        http.usarToken("novo");
        depois({});
    });
    FluxoEventos fluxo(http);
    fluxo.iniciar();
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
    QCOMPARE(renovacoes, 1);
}

void FluxoEventosTeste::pararDentroDeUmEventoNaoQuebra()
{
    ServidorFalso servidor(atender);
    ClienteHttp http(servidor.url());
    FluxoEventos fluxo(http);
    int vistos = 0;
    connect(&fluxo, &FluxoEventos::evento, this, [&] {
        ++vistos;
        fluxo.parar();
    });
    fluxo.iniciar();
    QTRY_COMPARE(servidor.fluxos(), 1);
    servidor.transmitir(evento(1) + evento(2) + evento(3));
    QTRY_COMPARE(servidor.fluxos(), 0);
    QCOMPARE(vistos, 1);
    QCOMPARE(fluxo.estado(), Estado::Parado);
}

void FluxoEventosTeste::pararNaoReliga()
{
    ServidorFalso servidor(atender);
    ClienteHttp http(servidor.url());
    FluxoEventos fluxo(http);
    fluxo.iniciar();
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
    connect(&fluxo, &FluxoEventos::mudouEstado, this, [&](Estado e) {
        if (e == Estado::Reconectando)
            fluxo.parar();
    });
    servidor.cortarFluxos();
    QTRY_COMPARE(fluxo.estado(), Estado::Parado);
    fluxo.iniciar(); // and can be begun again, without a place to resume at
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
    QCOMPARE(servidor.pedidosDe("GET", "/eventos").size(), 2);
}

void FluxoEventosTeste::eventoSemFimNaoEncheAMemoria()
{
    ServidorFalso servidor(atender);
    ClienteHttp http(servidor.url());
    FluxoEventos fluxo(http);
    fluxo.iniciar();
    QTRY_COMPARE(servidor.fluxos(), 1);
    servidor.transmitir("data: " + QByteArray(5 * 1024 * 1024, 'x'));
    QTRY_COMPARE(servidor.pedidosDe("GET", "/eventos").size(), 2);
    QTRY_COMPARE(fluxo.estado(), Estado::AoVivo);
}

QTEST_GUILESS_MAIN(FluxoEventosTeste)
#include "fluxoeventos_teste.moc"
