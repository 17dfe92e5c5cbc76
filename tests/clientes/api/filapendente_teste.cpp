// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <api/filapendente.h>
#include <apoio_clientes/exemplos.h>
#include <apoio_clientes/servidorfalso.h>

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using api::ClienteHttp;
using api::FilaPendente;
using api::Resultado;
using apoio::Desfecho;
using apoio::PedidoHttp;
using apoio::ServidorFalso;
using contrato::Consulta;
using dominio::Codigo;

namespace {

const auto dono = apoio::id<dominio::UsuarioId>(900);

Consulta marcada()
{
    Consulta c = apoio::consulta(1, 1, QTime(9, 0));
    c.pacienteId = apoio::novaConsulta().pacienteId;
    return c;
}

} // namespace

class FilaPendenteTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_pasta = std::make_unique<QTemporaryDir>(); }
    void guardaAntesDeEnviarESemTextos();
    void respostaFechaAPendencia();
    void recusaFechaAPendencia();
    void programaMortoNoMeioResolveNoInicio();
    void comTextoProcuraEmVezDeMandarDeNovo();
    void naoAchadaDizQueNaoFoiMarcada();
    void semRedeContinuaAberta();
    void deOutraContaOuServidorFicaQuieta();
    void arquivoTortoNaoTrava();
    void formularioFechadoAindaFechaAPendencia();
    void discoQueNaoGravaAvisa();

private:
    [[nodiscard]] QStringList arquivos() const { return QDir(m_pasta->path()).entryList(QDir::Files); }
    std::optional<Resultado<Consulta>> marcar(FilaPendente &fila, const contrato::NovaConsulta &nova);
    // Leaves one open: the program went away while the server was at work.
    void deixarAberta(ServidorFalso &servidor, const contrato::NovaConsulta &nova);
    std::unique_ptr<QTemporaryDir> m_pasta;
};

std::optional<Resultado<Consulta>> FilaPendenteTeste::marcar(FilaPendente &fila, const contrato::NovaConsulta &nova)
{
    std::optional<Resultado<Consulta>> recebida;
    fila.usarDono(dono);
    fila.marcar(nova, "chave-1", this, [&](Resultado<Consulta> r) { recebida = std::move(r); });
    (void)QTest::qWaitFor([&] { return recebida.has_value(); }, 15'000);
    return recebida;
}

void FilaPendenteTeste::deixarAberta(ServidorFalso &servidor, const contrato::NovaConsulta &nova)
{
    servidor.usar([](const PedidoHttp &) { return Desfecho::calar(); });
    ClienteHttp http(servidor.url());
    FilaPendente fila(http, m_pasta->path());
    fila.usarDono(dono);
    const qsizetype antes = servidor.pedidos().size();
    fila.marcar(nova, "chave-1", this, [](const Resultado<Consulta> &) { QFAIL("answered"); });
    QTRY_VERIFY(servidor.pedidos().size() > antes);
}

void FilaPendenteTeste::guardaAntesDeEnviarESemTextos()
{
    QByteArray noDisco;
    ServidorFalso servidor([&](const PedidoHttp &p) {
        QFile f(m_pasta->filePath(QString::fromLatin1(p.cabecalhos.value("idempotency-key")) + u".json"_s));
        if (f.open(QIODevice::ReadOnly))
            noDisco = f.readAll();
        return Desfecho::json(contrato::escrever(marcada()), 201);
    });
    ClienteHttp http(servidor.url());
    http.usarToken("um-token-qualquer");
    FilaPendente fila(http, m_pasta->path());
    auto nova = apoio::novaConsulta();
    nova.motivo = u"dor no peito da Maria"_s;
    nova.convenio = u"Unimed"_s;
    const auto r = marcar(fila, nova);
    QVERIFY(r && *r);
    QVERIFY(noDisco.contains(nova.pacienteId.texto().toLatin1()));
    for (const char *segredo : {"Maria", "Unimed", "token"})
        QVERIFY(!noDisco.contains(segredo));
    QVERIFY(servidor.pedidos().first().corpo.contains("Maria"));
}

void FilaPendenteTeste::respostaFechaAPendencia()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::json(contrato::escrever(marcada()), 201); });
    ClienteHttp http(servidor.url());
    FilaPendente fila(http, m_pasta->path());
    QSignalSpy mudou(&fila, &FilaPendente::mudou);
    const auto r = marcar(fila, apoio::novaConsulta());
    QVERIFY(r && *r);
    QCOMPARE(fila.quantas(), 0);
    QCOMPARE(mudou.count(), 2);
    QVERIFY(arquivos().isEmpty());
}

void FilaPendenteTeste::recusaFechaAPendencia()
{
    ServidorFalso servidor(
        [](const PedidoHttp &) { return Desfecho::problema(409, "horario_ocupado", R"(,"alternativas":[])"); });
    ClienteHttp http(servidor.url());
    FilaPendente fila(http, m_pasta->path());
    const auto r = marcar(fila, apoio::novaConsulta());
    QVERIFY(r && !*r);
    QVERIFY(r->error().codigo == Codigo::HorarioOcupado);
    QCOMPARE(fila.quantas(), 0);
    QVERIFY(arquivos().isEmpty());
}

void FilaPendenteTeste::programaMortoNoMeioResolveNoInicio()
{
    ServidorFalso servidor;
    deixarAberta(servidor, apoio::novaConsulta());
    QCOMPARE(arquivos(), QStringList(u"chave-1.json"_s));
    const PedidoHttp primeiro = servidor.pedidos().first();

    servidor.usar([](const PedidoHttp &) { return Desfecho::json(contrato::escrever(marcada()), 201); });
    ClienteHttp http(servidor.url());
    FilaPendente fila(http, m_pasta->path());
    fila.usarDono(dono);
    QSignalSpy marcou(&fila, &FilaPendente::marcou);
    fila.resolver();
    QCOMPARE(fila.quantas(), 1);
    fila.resolver(); // while the first is at work: nothing twice
    QTRY_COMPARE(marcou.count(), 1);
    QCOMPARE(servidor.pedidos().size(), 2);
    QCOMPARE(servidor.pedidos().last().cabecalhos.value("idempotency-key"), "chave-1");
    QCOMPARE(servidor.pedidos().last().corpo, primeiro.corpo);
    QCOMPARE(fila.quantas(), 0);
    QVERIFY(arquivos().isEmpty());
}

void FilaPendenteTeste::comTextoProcuraEmVezDeMandarDeNovo()
{
    ServidorFalso servidor;
    auto nova = apoio::novaConsulta();
    nova.motivo = u"x"_s;
    deixarAberta(servidor, nova);
    auto deOutro = marcada();
    deOutro.criadaPor = apoio::id<dominio::UsuarioId>(901);
    servidor.usar(
        [&](const PedidoHttp &) { return Desfecho::json(contrato::escreverLista<Consulta>({deOutro, marcada()})); });
    ClienteHttp http(servidor.url());
    FilaPendente fila(http, m_pasta->path());
    fila.usarDono(dono);
    QSignalSpy marcou(&fila, &FilaPendente::marcou);
    fila.resolver();
    QTRY_COMPARE(marcou.count(), 1);
    QVERIFY(marcou.first().at(1).value<Consulta>() == marcada());
    const PedidoHttp pergunta = servidor.pedidos().last();
    QCOMPARE(pergunta.metodo, "GET");
    QCOMPARE(pergunta.caminho(), "/consultas/paciente/" + nova.pacienteId.texto().toLatin1());
    QVERIFY(pergunta.alvo.contains("medicoId=" + nova.medicoId.texto().toLatin1()));
    QVERIFY(arquivos().isEmpty());
}

void FilaPendenteTeste::naoAchadaDizQueNaoFoiMarcada()
{
    ServidorFalso servidor;
    auto nova = apoio::novaConsulta();
    nova.motivo = u"x"_s;
    deixarAberta(servidor, nova);
    servidor.usar([](const PedidoHttp &) { return Desfecho::json(contrato::escreverLista<Consulta>({})); });
    ClienteHttp http(servidor.url());
    FilaPendente fila(http, m_pasta->path());
    fila.usarDono(dono);
    QSignalSpy naoMarcou(&fila, &FilaPendente::naoMarcou);
    fila.resolver();
    QTRY_COMPARE(naoMarcou.count(), 1);
    QVERIFY(naoMarcou.first().at(1).value<dominio::Erro>().codigo == Codigo::NaoEncontrado);
    QVERIFY(arquivos().isEmpty());
}

void FilaPendenteTeste::semRedeContinuaAberta()
{
    ServidorFalso servidor;
    servidor.fechar();
    ClienteHttp http(servidor.url());
    FilaPendente fila(http, m_pasta->path());
    const auto r = marcar(fila, apoio::novaConsulta());
    QVERIFY(r && !*r);
    QVERIFY(r->error().codigo == Codigo::SemConexao);
    QVERIFY(fila.aberta("chave-1"));
    servidor.usar([](const PedidoHttp &) { return Desfecho::json(contrato::escrever(marcada()), 201); });
    QVERIFY(servidor.reabrir());
    QSignalSpy marcou(&fila, &FilaPendente::marcou);
    fila.resolver();
    QTRY_COMPARE(marcou.count(), 1);
    QVERIFY(!fila.aberta("chave-1"));
}

void FilaPendenteTeste::deOutraContaOuServidorFicaQuieta()
{
    ServidorFalso servidor, outroServidor;
    deixarAberta(servidor, apoio::novaConsulta());
    const qsizetype antes = servidor.pedidos().size();
    {
        ClienteHttp http(servidor.url());
        FilaPendente fila(http, m_pasta->path());
        fila.usarDono(apoio::id<dominio::UsuarioId>(901));
        fila.resolver();
        QCOMPARE(fila.quantas(), 0);
    }
    ClienteHttp http(outroServidor.url());
    FilaPendente fila(http, m_pasta->path());
    fila.usarDono(dono);
    fila.resolver();
    QCOMPARE(fila.quantas(), 0);
    QCOMPARE(servidor.pedidos().size(), antes);
    QVERIFY(outroServidor.pedidos().isEmpty());
    QCOMPARE(arquivos().size(), 1);
}

void FilaPendenteTeste::arquivoTortoNaoTrava()
{
    for (const QByteArray &conteudo : {QByteArray(), QByteArray("{"), QByteArray(R"({"servidor":1})")}) {
        QFile f(m_pasta->filePath(u"torto.json"_s));
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write(conteudo);
        f.close();
        ServidorFalso servidor;
        ClienteHttp http(servidor.url());
        FilaPendente fila(http, m_pasta->path());
        fila.resolver();
        QCOMPARE(fila.quantas(), 0);
        QVERIFY(arquivos().isEmpty());
    }
}

void FilaPendenteTeste::formularioFechadoAindaFechaAPendencia()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::json(contrato::escrever(marcada()), 201); });
    ClienteHttp http(servidor.url());
    FilaPendente fila(http, m_pasta->path());
    auto formulario = std::make_unique<QObject>();
    fila.marcar(apoio::novaConsulta(), "k", formulario.get(), [](const Resultado<Consulta> &) { QFAIL("delivered"); });
    formulario.reset();
    QCOMPARE(fila.quantas(), 1);
    QTRY_COMPARE(fila.quantas(), 0);
    QVERIFY(arquivos().isEmpty());
}

void FilaPendenteTeste::discoQueNaoGravaAvisa()
{
    ServidorFalso servidor([](const PedidoHttp &) { return Desfecho::json(contrato::escrever(marcada()), 201); });
    ClienteHttp http(servidor.url());
    FilaPendente fila(http, u"/proc/nao/da"_s);
    QSignalSpy naoGuardou(&fila, &FilaPendente::naoGuardou);
    const auto r = marcar(fila, apoio::novaConsulta());
    QVERIFY(r && *r); // the booking itself goes on
    QCOMPARE(naoGuardou.count(), 1);
}

QTEST_GUILESS_MAIN(FilaPendenteTeste)
#include "filapendente_teste.moc"
