// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bancada.h"

#include <apoio/clientebruto.h>
#include <apoio/smtp/smtpdeteste.h>
#include <nucleo/http/servidorhttp.h>

#include <QDir>
#include <QTest>
#include <QThread>

#include <future>

using namespace Qt::StringLiterals;
using apoio::ClienteBruto;
using apoio::RespostaHttp;
using contrato::SituacaoNotificacao;
using dominio::Perfil;

namespace {

// A token is "<perfil>.<uuid>": this test is about what each may do, not about proofs.
class VerificadorFalso final : public nucleo::Verificador
{
public:
    dominio::Resultado<nucleo::Identidade> assinatura(const QByteArray &token) override
    {
        const QList<QByteArray> partes = token.split('.');
        const auto perfil = dominio::perfilDeTexto(QString::fromLatin1(partes.value(0)));
        const auto id = dominio::UsuarioId::deTexto(QString::fromLatin1(partes.value(1)));
        if (!perfil || !id)
            return dominio::falha(dominio::Codigo::TokenInvalido);
        return nucleo::Identidade{*id, *perfil, id->uuid(), false};
    }
    dominio::Resultado<nucleo::Identidade> sessao(const nucleo::Identidade &provada) override { return provada; }
};

QByteArray token(Perfil perfil, const QUuid &id)
{
    return QByteArray(dominio::texto(perfil).latin1()) + '.' + dominio::textoDeUuid(id).toLatin1();
}

} // namespace

// The routes over real HTTP: who may, what is refused and why, and that what was accepted arrives.
class RotasTeste : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void cadaPerfilSoOQueLheCabe_data();
    void cadaPerfilSoOQueLheCabe();
    void semTokenNada();
    void pedidoAceitoChegaUmaVez();
    void chaveRepetidaNaoRepeteAMensagem();
    void pedidoRuimDizTodosOsCampos_data();
    void pedidoRuimDizTodosOsCampos();
    void soDestinatariosQueExistem();
    void consultaTemQueSerDoDestinatario();
    void medicoSoSobreAsSuas();
    void variaveisNoLugarDaConsulta();
    void historicoDoPacienteSoDele();
    void cadaMensagemSoParaQuemALista();
    void listaEmPaginasSemRepetirNemPular();
    void filtrosDaLista();
    void parametroRuimERecusado_data();
    void parametroRuimERecusado();
    void reenviarSoOQueFalhou();
    void pedidosDeUmaVezAteOOrcamento();

private:
    RespostaHttp pedir(Perfil perfil, const QByteArray &metodo, const QByteArray &caminho,
                       const QJsonObject &corpo = {}, const QUuid &quem = QUuid::createUuid());
    QJsonObject lembrete() const;

    static constexpr int porDestino = 25; // messages a day, above what the other tests send
    std::unique_ptr<Bancada> m_b;
    VerificadorFalso m_verificador;
    std::unique_ptr<nucleo::Executor> m_comum, m_senhas;
    std::unique_ptr<nucleo::ServidorHttp> m_http;
    std::unique_ptr<QThread> m_thread; // accepts, so that the test's blocking client can wait
    QObject *m_dono = nullptr;
    dominio::PacienteId m_paciente;
    contrato::Consulta m_consulta;
};

void RotasTeste::init()
{
    m_b = std::make_unique<Bancada>();
    m_b->config.tetos.porDestino = porDestino;
    QVERIFY(m_b->iniciar());
    m_paciente = m_b->paciente(u"Ana Souza"_s, u"ana@exemplo.example"_s);
    m_consulta = m_b->consulta(m_paciente);
    m_comum = std::make_unique<nucleo::Executor>(u"comum"_s, 2, 1000);
    m_senhas = std::make_unique<nucleo::Executor>(u"senhas"_s, 1, 10);
    m_thread = std::make_unique<QThread>();
    m_dono = new QObject;
    m_dono->moveToThread(m_thread.get());
    m_thread->start();
    std::promise<bool> escutou;
    QMetaObject::invokeMethod(m_dono, [&] {
        nucleo::ConfigHttp config;
        config.limites.porMinutoConta = config.limites.porMinutoEndereco = 0;
        m_http = std::make_unique<nucleo::ServidorHttp>(
            config,
            nucleo::ServidorHttp::Partes{m_b->registro, &m_verificador, *m_comum, *m_senhas, m_b->relogio, {}, {}},
            m_b->modulo->rotas());
        escutou.set_value(m_http->escutar().has_value());
    });
    QVERIFY(escutou.get_future().get());
}

void RotasTeste::cleanup()
{
    std::promise<void> parou;
    QMetaObject::invokeMethod(m_dono, [&] {
        m_http->parar(1'000);
        m_http.reset();
        parou.set_value();
    });
    parou.get_future().wait();
    m_thread->quit();
    m_thread->wait();
    delete m_dono;
    m_comum->parar();
    m_senhas->parar();
    m_b.reset();
}

RespostaHttp RotasTeste::pedir(Perfil perfil, const QByteArray &metodo, const QByteArray &caminho,
                               const QJsonObject &corpo, const QUuid &quem)
{
    ClienteBruto http(m_http->porta());
    http.usarToken(token(perfil, quem));
    if (metodo == "GET")
        return http.get(caminho);
    return http.pedir(metodo, caminho, corpo.isEmpty() ? QByteArray() : QJsonDocument(corpo).toJson());
}

QJsonObject RotasTeste::lembrete() const
{
    return {
        {u"pacienteId"_s, m_paciente.texto()}, {u"consultaId"_s, m_consulta.id.texto()}, {u"modelo"_s, u"lembrete"_s}};
}

void RotasTeste::cadaPerfilSoOQueLheCabe_data()
{
    QTest::addColumn<QByteArray>("metodo");
    QTest::addColumn<QByteArray>("caminho");
    QTest::addColumn<QList<int>>("esperado"); // paciente, medico, recepcionista, admin
    QTest::newRow("send") << QByteArray("POST") << QByteArray("/notificacoes/email") << QList<int>{403, 202, 202, 202};
    QTest::newRow("list") << QByteArray("GET") << QByteArray("/notificacoes") << QList<int>{403, 403, 200, 200};
    QTest::newRow("resend") << QByteArray("POST") << QByteArray("/notificacoes/{falhou}/reenviar")
                            << QList<int>{403, 403, 202, 202};
    QTest::newRow("a patient's") << QByteArray("GET") << QByteArray("/notificacoes/paciente/{paciente}")
                                 << QList<int>{200, 200, 200, 200};
}

void RotasTeste::cadaPerfilSoOQueLheCabe()
{
    QFETCH(QByteArray, metodo);
    QFETCH(QByteArray, caminho);
    QFETCH(QList<int>, esperado);
    QVERIFY(m_b->publicar("consulta.confirmada", m_b->consulta(m_b->paciente(u"Sem"_s, {}))));
    QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Falhou), 1);
    const QByteArray falhou = m_b->todas().value(0).id.texto().toLatin1();
    for (int i = 0; i < 4; ++i) {
        const auto perfil = Perfil(i);
        const QUuid quem = perfil == Perfil::Paciente ? m_paciente.uuid()
                           : perfil == Perfil::Medico ? m_b->medico.uuid()
                                                      : QUuid::createUuid();
        QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Falhou), 1);
        QByteArray alvo = caminho;
        alvo.replace("{falhou}", falhou).replace("{paciente}", m_paciente.texto().toLatin1());
        const auto r = pedir(perfil, metodo, alvo, caminho.endsWith("/email") ? lembrete() : QJsonObject(), quem);
        QVERIFY2(r.status == esperado.at(i), r.corpo.constData());
    }
}

void RotasTeste::semTokenNada()
{
    ClienteBruto http(m_http->porta());
    QCOMPARE(http.get("/notificacoes").status, 401);
    QCOMPARE(http.get("/notificacoes/paciente/" + m_paciente.texto().toLatin1()).status, 401);
    QCOMPARE(http.post("/notificacoes/email", lembrete()).status, 401);
    QCOMPARE(m_b->todas().size(), 0);
}

void RotasTeste::pedidoAceitoChegaUmaVez()
{
    const auto r = pedir(Perfil::Recepcionista, "POST", "/notificacoes/email", lembrete());
    QVERIFY2(r.status == 202, r.corpo.constData());
    QCOMPARE(r.json().value(u"situacao"_s).toString(), u"pendente"_s);
    QCOMPARE(r.json().value(u"canal"_s).toString(), u"email"_s);
    QCOMPARE(r.json().value(u"pacienteId"_s).toString(), m_paciente.texto());
    QVERIFY(r.cabecalhos.value("cache-control").contains("no-store"));
    QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Enviada), 1);
    QFile arquivo(m_b->pastaSaida() + u'/' + r.json().value(u"id"_s).toString() + u".eml"_s);
    QVERIFY(arquivo.open(QIODevice::ReadOnly));
    const auto m = apoio::lerMensagem(arquivo.readAll());
    QCOMPARE(m.cabecalho(u"Subject"_s), u"Lembrete de consulta: quarta-feira, 25 de novembro de 2026, 09:00"_s);
    QCOMPARE(m.enderecosDe(u"To"_s), QStringList(u"ana@exemplo.example"_s));
    const auto lista = pedir(Perfil::Admin, "GET", "/notificacoes");
    QVERIFY(!lista.corpo.contains("ana@"));
    QVERIFY(lista.corpo.contains("a***@exemplo.example"));
    QCOMPARE(m_b->contar("SELECT count(*) FROM auditoria WHERE acao = 'notificacao.solicitada' AND ator IS NOT NULL"),
             1);
}

void RotasTeste::chaveRepetidaNaoRepeteAMensagem()
{
    ClienteBruto http(m_http->porta());
    http.usarToken(token(Perfil::Recepcionista, QUuid::createUuid()));
    const QList<std::pair<QByteArray, QByteArray>> chave = {{"Idempotency-Key", "chave-1"}};
    const auto um = http.post("/notificacoes/email", lembrete(), chave);
    const auto dois = http.post("/notificacoes/email", lembrete(), chave);
    QCOMPARE(um.status, 202);
    QCOMPARE(dois.status, 202);
    QCOMPARE(dois.json().value(u"id"_s), um.json().value(u"id"_s));
    QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Enviada), 1);
    QCOMPARE(m_b->todas().size(), 1);
    QJsonObject outro = lembrete();
    outro.insert(u"modelo"_s, u"consulta_confirmada"_s);
    QCOMPARE(http.post("/notificacoes/email", outro, chave).codigo(), u"chave_reutilizada"_s);
}

void RotasTeste::pedidoRuimDizTodosOsCampos_data()
{
    QTest::addColumn<QJsonObject>("mudar"); // onto a good request; null removes
    QTest::addColumn<QStringList>("erros"); // field:code
    const QJsonValue nada = QJsonValue::Null;
    const QString alguem = dominio::textoDeUuid(QUuid::createUuid());
    QTest::newRow("nobody") << QJsonObject{{u"pacienteId"_s, nada}} << QStringList{u"pacienteId:obrigatorio"_s};
    QTest::newRow("two people") << QJsonObject{{u"medicoId"_s, alguem}} << QStringList{u"medicoId:formato"_s};
    QTest::newRow("an address") << QJsonObject{{u"para"_s, u"x@y.example"_s}} << QStringList{u"para:desconhecido"_s};
    QTest::newRow("free text") << QJsonObject{{u"texto"_s, u"oi"_s}} << QStringList{u"texto:desconhecido"_s};
    QTest::newRow("unknown template") << QJsonObject{{u"modelo"_s, u"../../etc/passwd"_s}}
                                      << QStringList{u"modelo:formato"_s};
    QTest::newRow("template of the system")
        << QJsonObject{{u"modelo"_s, u"redefinir_senha"_s}} << QStringList{u"modelo:nao_existe"_s};
    QTest::newRow("no template") << QJsonObject{{u"modelo"_s, nada}} << QStringList{u"modelo:obrigatorio"_s};
    QTest::newRow("no appointment") << QJsonObject{{u"consultaId"_s, nada}} << QStringList{u"consultaId:obrigatorio"_s};
    QTest::newRow("unknown variable") << QJsonObject{{u"variaveis"_s,
                                                      QJsonObject{{u"motivo"_s, u"x"_s}, {u"7*7"_s, u"x"_s}}}}
                                      << QStringList{u"variaveis.7*7:desconhecido"_s,
                                                     u"variaveis.motivo:desconhecido"_s};
    QTest::newRow("long variable") << QJsonObject{{u"variaveis"_s, QJsonObject{{u"unidade"_s, u"x"_s.repeated(201)}}}}
                                   << QStringList{u"variaveis.unidade:tamanho"_s};
    QTest::newRow("line break in a variable")
        << QJsonObject{{u"variaveis"_s, QJsonObject{{u"data"_s, u"x\r\nBcc: y@z.example"_s}}}}
        << QStringList{u"variaveis.data:formato"_s};
    QTest::newRow("several")
        << QJsonObject{{u"pacienteId"_s, nada}, {u"consultaId"_s, nada}, {u"modelo"_s, u"convite"_s}}
        << QStringList{u"consultaId:obrigatorio"_s, u"modelo:nao_existe"_s, u"pacienteId:obrigatorio"_s};
}

void RotasTeste::pedidoRuimDizTodosOsCampos()
{
    QFETCH(QJsonObject, mudar);
    QJsonObject corpo = lembrete();
    for (auto it = mudar.begin(); it != mudar.end(); ++it)
        if (it.value().isNull())
            corpo.remove(it.key());
        else
            corpo.insert(it.key(), it.value());
    const auto r = pedir(Perfil::Recepcionista, "POST", "/notificacoes/email", corpo);
    QVERIFY2(r.status == 422, r.corpo.constData());
    QStringList erros;
    const QJsonArray lista = r.json().value(u"erros"_s).toArray();
    for (const QJsonValue &e : lista)
        erros << e.toObject().value(u"campo"_s).toString() + u':' + e.toObject().value(u"codigo"_s).toString();
    std::sort(erros.begin(), erros.end());
    QTEST(erros, "erros");
    QCOMPARE(m_b->todas().size(), 0);
}

void RotasTeste::soDestinatariosQueExistem()
{
    QJsonObject corpo{{u"modelo"_s, u"boas_vindas"_s}, {u"pacienteId"_s, dominio::textoDeUuid(QUuid::createUuid())}};
    const auto ninguem = pedir(Perfil::Admin, "POST", "/notificacoes/email", corpo);
    QCOMPARE(ninguem.status, 422);
    QVERIFY(ninguem.corpo.contains("nao_existe"));
    corpo.insert(u"pacienteId"_s, m_b->medico.texto()); // exists, but is no patient
    QCOMPARE(pedir(Perfil::Admin, "POST", "/notificacoes/email", corpo).status, 422);
    corpo.insert(u"pacienteId"_s, m_paciente.texto());
    QCOMPARE(pedir(Perfil::Admin, "POST", "/notificacoes/email", corpo).status, 202);
    corpo.remove(u"pacienteId"_s);
    corpo.insert(u"medicoId"_s, m_b->medico.texto());
    QCOMPARE(pedir(Perfil::Admin, "POST", "/notificacoes/email", corpo).status, 202);
    QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Enviada), 2);
}

void RotasTeste::consultaTemQueSerDoDestinatario()
{
    QJsonObject corpo = lembrete();
    const auto outra = m_b->consulta(m_b->paciente(u"Bia"_s, u"bia@exemplo.example"_s));
    corpo.insert(u"consultaId"_s, outra.id.texto());
    const auto r = pedir(Perfil::Recepcionista, "POST", "/notificacoes/email", corpo);
    QCOMPARE(r.status, 422);
    QCOMPARE(r.json().value(u"erros"_s)[0][u"codigo"_s].toString(), u"nao_existe"_s);
    m_b->relogio.avancarMinutos(3 * 24 * 60);
    const auto passada = pedir(Perfil::Recepcionista, "POST", "/notificacoes/email", lembrete());
    QCOMPARE(passada.status, 422);
    QCOMPARE(passada.json().value(u"erros"_s)[0][u"codigo"_s].toString(), u"no_passado"_s);
}

void RotasTeste::medicoSoSobreAsSuas()
{
    QCOMPARE(pedir(Perfil::Medico, "POST", "/notificacoes/email", lembrete(), m_b->medico.uuid()).status, 202);
    const auto outro = pedir(Perfil::Medico, "POST", "/notificacoes/email", lembrete());
    QCOMPARE(outro.status, 422);
    QCOMPARE(outro.json().value(u"erros"_s)[0][u"codigo"_s].toString(), u"nao_existe"_s);
    const QJsonObject semConsulta{{u"pacienteId"_s, m_paciente.texto()}, {u"modelo"_s, u"boas_vindas"_s}};
    QCOMPARE(pedir(Perfil::Medico, "POST", "/notificacoes/email", semConsulta, m_b->medico.uuid()).status, 422);
}

void RotasTeste::variaveisNoLugarDaConsulta()
{
    QJsonObject corpo = lembrete();
    corpo.remove(u"consultaId"_s);
    corpo.insert(u"variaveis"_s,
                 QJsonObject{{u"data"_s, u"amanhã"_s}, {u"hora"_s, u"às 8"_s}, {u"medico"_s, u"{{7*7}} <b>"_s}});
    const auto r = pedir(Perfil::Recepcionista, "POST", "/notificacoes/email", corpo);
    QVERIFY2(r.status == 202, r.corpo.constData());
    QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Enviada), 1);
    QFile arquivo(m_b->pastaSaida() + u'/' + r.json().value(u"id"_s).toString() + u".eml"_s);
    QVERIFY(arquivo.open(QIODevice::ReadOnly));
    const auto m = apoio::lerMensagem(arquivo.readAll());
    QVERIFY(m.texto.contains(u"Profissional: {{7*7}} <b>\n"));
    QVERIFY(m.html.contains(u"{{7*7}} &lt;b&gt;"));
    QVERIFY(!m.texto.contains(u"Endereço"));
}

void RotasTeste::historicoDoPacienteSoDele()
{
    QVERIFY(m_b->publicar("consulta.confirmada", m_consulta));
    QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Enviada), 1);
    const auto outro = m_b->paciente(u"Bia"_s, u"bia@exemplo.example"_s);
    const QByteArray caminho = "/notificacoes/paciente/" + m_paciente.texto().toLatin1();
    const auto dele = pedir(Perfil::Paciente, "GET", caminho, {}, m_paciente.uuid());
    QCOMPARE(dele.status, 200);
    QCOMPARE(dele.json().value(u"itens"_s).toArray().size(), 1);
    QCOMPARE(dele.json().value(u"itens"_s)[0][u"tentativas"_s].toInt(), 1);
    QVERIFY(dele.json().value(u"proximo"_s).isNull());
    const int alheio = pedir(Perfil::Paciente, "GET", caminho, {}, outro.uuid()).status;
    QVERIFY(alheio == 404 || alheio == 403);
    QCOMPARE(pedir(Perfil::Admin, "GET", "/notificacoes/paciente/" + outro.texto().toLatin1())
                 .json()
                 .value(u"itens"_s)
                 .toArray()
                 .size(),
             0);
    QCOMPARE(pedir(Perfil::Admin, "GET", "/notificacoes/paciente/nao-e-id").status, 404);
    QCOMPARE(pedir(Perfil::Admin, "GET", "/notificacoes/paciente/" + m_b->medico.texto().toLatin1()).status, 404);
}

void RotasTeste::cadaMensagemSoParaQuemALista()
{
    const auto fazer = [this](const QString &campo, const QString &id) {
        return pedir(Perfil::Admin, "POST", "/notificacoes/email", {{u"modelo"_s, u"boas_vindas"_s}, {campo, id}});
    };
    const auto aoPaciente = fazer(u"pacienteId"_s, m_paciente.texto());
    QCOMPARE(aoPaciente.status, 202);
    const QByteArray caminho = aoPaciente.cabecalhos.value("location");
    QCOMPARE(caminho, "/notificacoes/" + aoPaciente.json().value(u"id"_s).toString().toLatin1());
    QVERIFY(!aoPaciente.cabecalhos.value("etag").isEmpty());
    for (const Perfil perfil : {Perfil::Admin, Perfil::Recepcionista, Perfil::Medico})
        QCOMPARE(pedir(perfil, "GET", caminho).status, 200);
    QCOMPARE(pedir(Perfil::Paciente, "GET", caminho, {}, m_paciente.uuid()).status, 200);
    QCOMPARE(pedir(Perfil::Paciente, "GET", caminho).status, 404);
    const QByteArray aoMedico = fazer(u"medicoId"_s, m_b->medico.texto()).cabecalhos.value("location");
    QCOMPARE(pedir(Perfil::Medico, "GET", aoMedico, {}, m_b->medico.uuid()).status, 200);
    QCOMPARE(pedir(Perfil::Medico, "GET", aoMedico).status, 404);
    QCOMPARE(pedir(Perfil::Paciente, "GET", aoMedico, {}, m_paciente.uuid()).status, 404);
    QCOMPARE(pedir(Perfil::Admin, "GET", "/notificacoes/nao-e-id").status, 404);
    QCOMPARE(
        pedir(Perfil::Admin, "GET", "/notificacoes/" + dominio::textoDeUuid(QUuid::createUuid()).toLatin1()).status,
        404);
    // The tag is of the state: sent, it is another.
    QTRY_VERIFY(pedir(Perfil::Admin, "GET", caminho).cabecalhos.value("etag") != aoPaciente.cabecalhos.value("etag"));
}

void RotasTeste::listaEmPaginasSemRepetirNemPular()
{
    constexpr int total = 23;
    for (int i = 0; i < total; ++i)
        QVERIFY(m_b->publicar("consulta.confirmada", m_consulta));
    QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Enviada), total);
    QStringList vistos;
    QByteArray caminho = "/notificacoes?limite=5&situacao=enviada";
    int paginas = 0;
    while (!caminho.isEmpty()) {
        const auto r = pedir(Perfil::Admin, "GET", caminho);
        QVERIFY2(r.status == 200, r.corpo.constData());
        const QJsonArray itens = r.json().value(u"itens"_s).toArray();
        for (const QJsonValue &v : itens)
            vistos << v[u"id"_s].toString();
        ++paginas;
        const QByteArray link = r.cabecalhos.value("link");
        QCOMPARE(link.isEmpty(), r.json().value(u"proximo"_s).isNull());
        QVERIFY(link.isEmpty() || link.endsWith(">; rel=\"next\""));
        caminho = link.mid(1, link.indexOf('>') - 1);
    }
    QCOMPARE(paginas, 5);
    QCOMPARE(vistos.size(), total);
    QStringList ordenados = vistos;
    std::sort(ordenados.begin(), ordenados.end(), std::greater<>());
    QCOMPARE(vistos, ordenados); // newest first
    QCOMPARE(QSet<QString>(vistos.begin(), vistos.end()).size(), total);
}

void RotasTeste::filtrosDaLista()
{
    QVERIFY(m_b->publicar("consulta.confirmada", m_consulta));
    QVERIFY(m_b->publicar("consulta.confirmada", m_b->consulta(m_b->paciente(u"Sem"_s, {}))));
    QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Enviada) + m_b->quantas(SituacaoNotificacao::Falhou), 2);
    const auto quantos = [this](const QByteArray &filtro) {
        return pedir(Perfil::Admin, "GET", "/notificacoes?" + filtro).json().value(u"itens"_s).toArray().size();
    };
    QCOMPARE(quantos("situacao=falhou"), 1);
    QCOMPARE(quantos("situacao=enviada&canal=email"), 1);
    QCOMPARE(quantos("canal=sms"), 0);
    // The clock stands at 2026-11-23T12:00:00Z, 09:00 in the clinic.
    QCOMPARE(quantos("de=2026-11-23&ate=2026-11-24"), 2);
    QCOMPARE(quantos("ate=2026-11-23"), 0);
    QCOMPARE(quantos("de=2026-11-24"), 0);
    QCOMPARE(quantos("de=2026-11-23T12:00:00Z"), 2);
    QCOMPARE(quantos("ate=2026-11-23T12:00:00Z"), 0);
    QCOMPARE(quantos("ate=2026-11-23T09:00:01-03:00"), 2);
}

void RotasTeste::parametroRuimERecusado_data()
{
    QTest::addColumn<QByteArray>("parametro");
    QTest::addColumn<QString>("codigo");
    for (const char *mau : {"limite=0", "limite=101", "limite=abc", "limite=", "situacao=enviadas", "canal=fax",
                            "de=ontem", "ate=2026-13-01", "de=2026-11-23%2012:00", "ordem=asc", "limite=5&limite=6"})
        QTest::newRow(mau) << QByteArray(mau) << u"validacao"_s;
    for (const char *mau :
         {"cursor=x", "cursor=", "cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cursor=%27%20OR%201%3D1"})
        QTest::newRow(mau) << QByteArray(mau) << u"cursor_invalido"_s;
}

void RotasTeste::parametroRuimERecusado()
{
    QFETCH(QByteArray, parametro);
    const auto r = pedir(Perfil::Admin, "GET", "/notificacoes?" + parametro);
    QCOMPARE(r.status, 422);
    QTEST(r.codigo(), "codigo");
}

void RotasTeste::reenviarSoOQueFalhou()
{
    const auto semEmail = m_b->paciente(u"Bia"_s, {});
    QVERIFY(m_b->publicar("consulta.confirmada", m_b->consulta(semEmail)));
    QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Falhou), 1);
    const QByteArray id = m_b->todas().value(0).id.texto().toLatin1();
    m_b->fontes.por(notificacoes::Contato{dominio::UsuarioId(semEmail),
                                          Perfil::Paciente,
                                          u"Bia"_s,
                                          u"bia@exemplo.example"_s,
                                          {},
                                          {},
                                          {}}); // the desk adds the address
    const auto r = pedir(Perfil::Recepcionista, "POST", "/notificacoes/" + id + "/reenviar");
    QVERIFY2(r.status == 202, r.corpo.constData());
    QCOMPARE(r.json().value(u"situacao"_s).toString(), u"pendente"_s);
    QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Enviada), 1);
    QCOMPARE(m_b->todas().value(0).destino, u"b***@exemplo.example"_s);
    const auto denovo = pedir(Perfil::Recepcionista, "POST", "/notificacoes/" + id + "/reenviar");
    QCOMPARE(denovo.status, 409);
    QCOMPARE(denovo.codigo(), u"transicao_invalida"_s);
    QCOMPARE(denovo.json().value(u"situacao"_s).toString(), u"enviada"_s);
    const QByteArray outro = dominio::textoDeUuid(QUuid::createUuid()).toLatin1();
    QCOMPARE(pedir(Perfil::Admin, "POST", "/notificacoes/" + outro + "/reenviar").status, 404);
    QCOMPARE(pedir(Perfil::Admin, "POST", "/notificacoes/x/reenviar").status, 404);
}

// All are accepted; those over the budget are cancelled, and the desk is told to call.
void RotasTeste::pedidosDeUmaVezAteOOrcamento()
{
    constexpr int total = 60;
    const QUuid recepcao = QUuid::createUuid();
    std::vector<std::future<RespostaHttp>> pedidos;
    for (int i = 0; i < total; ++i)
        pedidos.push_back(std::async(std::launch::async, [&] {
            return pedir(Perfil::Recepcionista, "POST", "/notificacoes/email", lembrete(), recepcao);
        }));
    QByteArray uma;
    for (auto &pedido : pedidos) {
        const RespostaHttp r = pedido.get();
        QVERIFY2(r.status == 202, r.corpo.constData());
        uma = r.cabecalhos.value("location");
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_b->quantas(SituacaoNotificacao::Cancelada), total - porDestino, 20'000);
    QTRY_COMPARE(m_b->quantas(SituacaoNotificacao::Enviada), porDestino);
    const auto canceladas =
        pedir(Perfil::Admin, "GET", "/notificacoes?situacao=cancelada&limite=100").json().value(u"itens"_s).toArray();
    QCOMPARE(canceladas.size(), total - porDestino);
    QCOMPARE(canceladas.first()[u"motivo"_s].toString(), u"orcamento"_s);
    const auto ligar =
        pedir(Perfil::Recepcionista, "GET", "/notificacoes?situacao=ligar&limite=100").json().value(u"itens"_s);
    QCOMPARE(ligar.toArray().size(), total - porDestino);
    QCOMPARE(ligar[0][u"canal"_s].toString(), u"telefone"_s);
    QVERIFY(ligar[0].toObject().value(u"motivo"_s).isUndefined());
    QCOMPARE(pedir(Perfil::Recepcionista, "GET", "/notificacoes?canal=telefone&limite=100")
                 .json()
                 .value(u"itens"_s)
                 .toArray()
                 .size(),
             total - porDestino);
    const QByteArray id = canceladas.first()[u"id"_s].toString().toLatin1();
    QCOMPARE(pedir(Perfil::Recepcionista, "POST", "/notificacoes/" + id + "/reenviar").status, 409);
    QCOMPARE(pedir(Perfil::Recepcionista, "GET", uma).status, 200);
}

QTEST_GUILESS_MAIN(RotasTeste)
#include "rotas_teste.moc"
