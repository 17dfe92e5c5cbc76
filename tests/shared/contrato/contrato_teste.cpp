// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <contrato/agenda.h>
#include <contrato/consulta.h>
#include <contrato/cursor.h>
#include <contrato/evento.h>
#include <contrato/notificacao.h>
#include <contrato/openapi.h>
#include <contrato/problema.h>
#include <contrato/sessao.h>

#include <QJsonDocument>
#include <QtTest>

#include <random>

using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::CodigoCampo;

namespace {

const QByteArray boa = R"({"medicoId":"01890a5d-ac96-774b-bcce-b302099a8057",
    "pacienteId":"01890a5d-ac96-774b-bcce-b302099a8058","inicio":"2026-12-01T08:30:00-03:00",
    "tipo":"retorno","modalidade":"presencial"})";

} // namespace

class ContratoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leUmaConsultaInteira();
    void recusaJsonTorto_data();
    void recusaJsonTorto();
    void dizTodosOsCamposErradosDeUmaVez();
    void campoErrado_data();
    void campoErrado();
    void consultaVaiEVolta();
    void usuarioVaiEVolta();
    void opcionalAusenteNaoSai();
    void clienteIgnoraNomesNovos();
    void senhaDeAntesSeDigitaComoEh();
    void textoSaiEscapado();
    void cursorTortoERecusado();
    void problemaViraErro();
    void eventoVaiEVolta();
    void openApiResolveTodasAsReferencias();
    void entradaAoAcasoNuncaQuebra();
};

void ContratoTeste::leUmaConsultaInteira()
{
    const auto c = contrato::ler<contrato::NovaConsulta>(boa);
    QVERIFY(c);
    QCOMPARE(c->inicio.texto(), u"2026-12-01T11:30:00Z"_s);
    QVERIFY(c->tipo == contrato::TipoConsulta::Retorno);
    QVERIFY(!c->duracaoMin);
}

void ContratoTeste::recusaJsonTorto_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("two documents") << boa + boa;
    QTest::newRow("bytes after") << boa + "x";
    QTest::newRow("byte-order mark") << "\xef\xbb\xbf" + boa;
    QTest::newRow("name twice") << QByteArray(R"({"login":"a","login":"b","senha":"c"})");
    QTest::newRow("name twice, escaped") << QByteArray(R"({"login":"a","log\u0069n":"b","senha":"c"})");
    QTest::newRow("bad UTF-8") << QByteArray("{\"login\":\"\xff\",\"senha\":\"c\"}");
    QTest::newRow("overlong UTF-8") << QByteArray("{\"login\":\"\xc0\xaf\",\"senha\":\"c\"}");
    QTest::newRow("lone surrogate") << QByteArray(R"({"login":"\ud800","senha":"c"})");
    QTest::newRow("raw control") << QByteArray("{\"login\":\"a\x01\",\"senha\":\"c\"}");
    QTest::newRow("NaN") << QByteArray(R"({"login":NaN})");
    QTest::newRow("trailing comma") << QByteArray(R"({"login":"a",})");
    QTest::newRow("33 deep") << QByteArray(33, '[') + QByteArray(33, ']');
    QTest::newRow("100,000 deep") << QByteArray(100'000, '[');
    QTest::newRow("comment") << QByteArray("{/* */}");
}

void ContratoTeste::recusaJsonTorto()
{
    QFETCH(QByteArray, json);
    const auto r = contrato::lerJson(json);
    QVERIFY(!r);
    QVERIFY(r.error().codigo == Codigo::JsonInvalido);
    QVERIFY(contrato::lerJson(QByteArray(32, '[') + QByteArray(32, ']')));
}

void ContratoTeste::dizTodosOsCamposErradosDeUmaVez()
{
    const auto r = contrato::ler<contrato::NovaConsulta>(
        R"({"medicoId":"x","inicio":"2026-02-30T08:00:00Z","duracaoMin":3,"tipo":"cirurgia","modalidade":1,"perfil":"admin"})");
    QVERIFY(!r);
    QVERIFY(r.error().codigo == Codigo::Validacao);
    QMap<QString, CodigoCampo> achados;
    for (const auto &e : r.error().campos)
        achados.insert(e.campo, e.codigo);
    const QMap<QString, CodigoCampo> esperados{
        {u"medicoId"_s, CodigoCampo::Formato},   {u"pacienteId"_s, CodigoCampo::Obrigatorio},
        {u"inicio"_s, CodigoCampo::Formato},     {u"duracaoMin"_s, CodigoCampo::Minimo},
        {u"tipo"_s, CodigoCampo::Formato},       {u"modalidade"_s, CodigoCampo::Tipo},
        {u"perfil"_s, CodigoCampo::Desconhecido}};
    QCOMPARE(achados, esperados);
}

void ContratoTeste::campoErrado_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("campo");
    QTest::addColumn<int>("codigo");
    const auto linha = [](const char *nome, const char *json, const QString &campo, CodigoCampo codigo) {
        QTest::newRow(nome) << QByteArray(json) << campo << int(codigo);
    };
    linha("not an object", "[]", {}, CodigoCampo::Tipo);
    linha("number as text", R"({"perfil":"medico","nome":"A","duracaoPadraoMin":"30"})", u"duracaoPadraoMin"_s,
          CodigoCampo::Tipo);
    linha("number with a fraction", R"({"perfil":"medico","nome":"A","duracaoPadraoMin":30.5})", u"duracaoPadraoMin"_s,
          CodigoCampo::Tipo);
    linha("number as 3e1", R"({"perfil":"medico","nome":"A","duracaoPadraoMin":3e1})", u"duracaoPadraoMin"_s,
          CodigoCampo::Tipo);
    linha("number too large", R"({"perfil":"medico","nome":"A","duracaoPadraoMin":99999999999})", u"duracaoPadraoMin"_s,
          CodigoCampo::Maximo);
    linha("number past 64 bits", R"({"perfil":"medico","nome":"A","duracaoPadraoMin":18446744073709551615})",
          u"duracaoPadraoMin"_s, CodigoCampo::Tipo);
    linha("text as logical", R"({"perfil":"medico","nome":"A","aceiteAutomatico":"true"})", u"aceiteAutomatico"_s,
          CodigoCampo::Tipo);
    linha("NUL in text", R"({"perfil":"paciente","nome":"A\u0000B"})", u"nome"_s, CodigoCampo::Formato);
    linha("line feed in a name", R"({"perfil":"paciente","nome":"A\nBcc: x"})", u"nome"_s, CodigoCampo::Formato);
    linha("line separator in a name", R"({"perfil":"paciente","nome":"A\u2028B"})", u"nome"_s, CodigoCampo::Formato);
    linha("overridden direction in a name", R"({"perfil":"paciente","nome":"A\u202eB"})", u"nome"_s,
          CodigoCampo::Formato);
    linha("zero width in a name", R"({"perfil":"paciente","nome":"A\u200bB"})", u"nome"_s, CodigoCampo::Formato);
    linha("tag characters in a name", R"({"perfil":"paciente","nome":"A\udb40\udc41B"})", u"nome"_s,
          CodigoCampo::Formato);
    linha("spaces for a name", R"({"perfil":"paciente","nome":"   "})", u"nome"_s, CodigoCampo::Obrigatorio);
    linha("null for a name", R"({"perfil":"paciente","nome":null})", u"nome"_s, CodigoCampo::Tipo);
    linha("CPF check digit", R"({"perfil":"paciente","nome":"A","cpf":"52998224724"})", u"cpf"_s,
          CodigoCampo::DigitoVerificador);
    linha("CPF repeated", R"({"perfil":"paciente","nome":"A","cpf":"111.111.111-11"})", u"cpf"_s,
          CodigoCampo::DigitoVerificador);
    linha("nested", R"({"perfil":"medico","nome":"A","crm":{"numero":"1","uf":"XX"}})", u"crm.uf"_s,
          CodigoCampo::Formato);
    linha("nested unknown", R"({"perfil":"medico","nome":"A","crm":{"numero":"1","uf":"SP","x":1}})", u"crm.x"_s,
          CodigoCampo::Desconhecido);
    linha("in a list", R"({"perfil":"medico","nome":"A","especialidades":["a",1]})", u"especialidades[1]"_s,
          CodigoCampo::Tipo);
    linha("profile in capitals", R"({"perfil":"ADMIN","nome":"A"})", u"perfil"_s, CodigoCampo::Formato);
    linha("date that is none", R"({"perfil":"paciente","nome":"A","dataNascimento":"2023-02-29"})", u"dataNascimento"_s,
          CodigoCampo::Formato);
    linha("e-mail with CR LF", R"({"perfil":"paciente","nome":"A","email":"a@b.c\r\nBcc: d@e.f"})", u"email"_s,
          CodigoCampo::Formato);
}

void ContratoTeste::campoErrado()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, campo);
    QFETCH(int, codigo);
    const auto r = contrato::ler<contrato::NovoUsuario>(json);
    QVERIFY(!r);
    QCOMPARE(r.error().campos.size(), 1);
    QCOMPARE(r.error().campos.first().campo, campo);
    QCOMPARE(int(r.error().campos.first().codigo), codigo);
}

void ContratoTeste::consultaVaiEVolta()
{
    contrato::ConsultaDetalhada c;
    const auto agora = dominio::Instante::deMs(1'796'000'000'000);
    c.id = dominio::ConsultaId::novo(agora);
    c.medicoId = dominio::MedicoId::novo(agora);
    c.medicoNome = u"Dra. Inês \"Nê\" Caldas \\ 😀"_s;
    c.pacienteId = dominio::PacienteId::novo(agora);
    c.pacienteNome = u"D'Ávila"_s;
    c.unidadeId = dominio::UnidadeId::novo(agora);
    c.inicio = {agora, -3 * 3600};
    c.fim = {agora.maisMinutos(30), -3 * 3600};
    c.motivo = u"linha 1\nlinha 2"_s;
    c.situacao = dominio::Situacao::EmAtendimento;
    c.criadaPor = dominio::UsuarioId::novo(agora);
    c.criadaEm = c.atualizadaEm = {agora, 19'800};
    c.historico << contrato::TransicaoHistorico{{}, dominio::Situacao::Solicitada, c.criadaEm, c.criadaPor, {}, {}};
    const QByteArray json = contrato::escrever(c);
    QVERIFY(!QJsonDocument::fromJson(json).isNull());
    const auto lida = contrato::ler<contrato::ConsultaDetalhada>(json);
    QVERIFY(lida);
    QVERIFY(*lida == c);
    const auto lista =
        contrato::lerLista<contrato::Consulta>(contrato::escreverLista<contrato::Consulta>({c, c}, u"abc"_s));
    QVERIFY(lista);
    QCOMPARE(lista->itens.size(), 2);
    QCOMPARE(*lista->proximo, u"abc"_s);
}

void ContratoTeste::usuarioVaiEVolta()
{
    contrato::Usuario u;
    u.id = dominio::UsuarioId::novo(dominio::Instante::deMs(1));
    u.nome = u"Maria Aparecida dos Santos Albuquerque"_s;
    u.email = *dominio::Email::deTexto(u"Maria@Exemplo.COM");
    u.telefone = *dominio::Telefone::deTexto(u"+55 (11) 98765-4321");
    u.cpf = *dominio::Cpf::deTexto(u"529.982.247-25");
    u.cns = *dominio::Cns::deTexto(u"898000000043208");
    u.dataNascimento = QDate(1979, 2, 28);
    u.preferencias = contrato::Preferencias{};
    u.convenio = contrato::Convenio{u"Unimed"_s, {}, u"0 123"_s, QDate(2027, 1, 1)};
    const auto lido = contrato::ler<contrato::Usuario>(contrato::escrever(u));
    QVERIFY(lido);
    QVERIFY(*lido == u);
    QCOMPARE(lido->email->texto(), u"Maria@exemplo.com"_s);
    QCOMPARE(lido->cpf->texto(), u"52998224725"_s);
}

void ContratoTeste::opcionalAusenteNaoSai()
{
    contrato::PacienteResumo p;
    p.nome = u"A"_s;
    const QJsonObject o = QJsonDocument::fromJson(contrato::escrever(p)).object();
    QCOMPARE(o.keys(), (QStringList{u"id"_s, u"nome"_s}));
}

void ContratoTeste::clienteIgnoraNomesNovos()
{
    const QByteArray json = R"({"login":"a","senha":"b","novidade":{"x":[1]}})";
    QVERIFY(!contrato::ler<contrato::EntradaLogin>(json));
    QVERIFY(contrato::lerTolerante<contrato::EntradaLogin>(json));
}

// A password is shown to nobody; one chosen before today's rules has to be typed as it is.
void ContratoTeste::senhaDeAntesSeDigitaComoEh()
{
    const auto entrada = [](const QString &login, const QString &senha) {
        return contrato::ler<contrato::EntradaLogin>(
            QJsonDocument(QJsonObject{{u"login"_s, login}, {u"senha"_s, senha}}).toJson());
    };
    const QString comHifen = u"uma frase\u00ad comprida"_s;
    const auto lida = entrada(u"ana@x.br"_s, comHifen);
    QVERIFY(lida);
    QCOMPARE(lida->senha, comHifen);
    const auto errado = [&](const QString &login, const QString &senha) {
        const auto r = entrada(login, senha);
        return r ? dominio::ErroCampo{} : r.error().campos.value(0);
    };
    QVERIFY(errado(u"ana\u00ad@x.br"_s, comHifen) == (dominio::ErroCampo{u"login"_s, CodigoCampo::Formato}));
    QVERIFY(errado(u"ana@x.br"_s, u"uma frase\x07 comprida"_s) ==
            (dominio::ErroCampo{u"senha"_s, CodigoCampo::Formato}));
}

void ContratoTeste::textoSaiEscapado()
{
    QByteArray saida;
    contrato::escreverTexto(saida, u"a\"b\\c\nd\te\u0001 ção 😀");
    QCOMPARE(QJsonDocument::fromJson('[' + saida + ']').array().at(0).toString(), u"a\"b\\c\nd\te\u0001 ção 😀"_s);
}

void ContratoTeste::cursorTortoERecusado()
{
    const QString cursor = contrato::escreverCursor({u"1700000000"_s, u"id"_s});
    QCOMPARE(*contrato::lerCursor(cursor, 2), (QStringList{u"1700000000"_s, u"id"_s}));
    for (const QString &torto :
         {QString(), u"!!!"_s, cursor + u"x"_s, cursor.left(5), u"W10"_s, contrato::escreverCursor({u"1"_s})}) {
        const auto r = contrato::lerCursor(torto, 2);
        QVERIFY2(!r, qPrintable(torto));
        QVERIFY(r.error().codigo == Codigo::CursorInvalido);
    }
}

void ContratoTeste::problemaViraErro()
{
    const auto e = contrato::erroDeProblema(
        409, R"({"type":"t","title":"x","status":409,"codigo":"horario_ocupado","alternativas":[{"inicio":"i"}]})");
    QVERIFY(e.codigo == Codigo::HorarioOcupado);
    QCOMPARE(e.extras.value(u"alternativas"_s).toArray().size(), 1);
    QVERIFY(contrato::erroDeProblema(503, "<html>", 7).codigo == Codigo::Indisponivel);
    QCOMPARE(contrato::erroDeProblema(503, "", 7).tentarEmSegundos, 7);
}

void ContratoTeste::eventoVaiEVolta()
{
    const contrato::Evento e{dominio::novoUuid7(dominio::Instante::deMs(5)),
                             u"consulta.confirmada"_s,
                             1,
                             dominio::Instante::deMs(1'796'000'000'123),
                             dominio::novoUuid7(dominio::Instante::deMs(6)),
                             std::nullopt,
                             R"({"a":1})"};
    const auto lido = contrato::lerEvento(contrato::escreverEvento(e));
    QVERIFY(lido);
    QCOMPARE(lido->id, e.id);
    QCOMPARE(lido->em, e.em);
    QVERIFY(!lido->ator);
    QCOMPARE(lido->dados, e.dados);
}

void ContratoTeste::openApiResolveTodasAsReferencias()
{
    contrato::DescricaoDeRota rota{"POST",
                                   "/consultas/{id}",
                                   u"x"_s,
                                   {u"medico"_s},
                                   contrato::esquema<contrato::NovoUsuario>(),
                                   contrato::listaDe<contrato::ConsultaDetalhada>(),
                                   201,
                                   {{"limite", "integer"}},
                                   true,
                                   false};
    const QByteArray json = contrato::documentoOpenApi(u"1"_s, {rota});
    const QJsonObject o = QJsonDocument::fromJson(json).object();
    const QJsonObject esquemas = o.value(u"components"_s).toObject().value(u"schemas"_s).toObject();
    QRegularExpression ref(u"#/components/schemas/([A-Za-z]+)"_s);
    auto it = ref.globalMatch(QString::fromUtf8(json));
    int vistas = 0;
    while (it.hasNext()) {
        const QString nome = it.next().captured(1);
        QVERIFY2(!esquemas.value(nome).toObject().isEmpty(), qPrintable(nome));
        ++vistas;
    }
    QVERIFY(vistas > 8);
    QCOMPARE(o.value(u"openapi"_s).toString(), u"3.1.0"_s);
}

void ContratoTeste::entradaAoAcasoNuncaQuebra()
{
    std::mt19937 acaso(4711);
    int aceitas = 0;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray json = boa;
        for (int k = int(acaso() % 4); k >= 0; --k) {
            const auto onde = qsizetype(acaso() % size_t(json.size()));
            switch (acaso() % 3) {
            case 0:
                json[onde] = char(acaso());
                break;
            case 1:
                json.insert(onde, "{}[]\",:\\0x"[acaso() % 10]);
                break;
            default:
                json.remove(onde, 1 + qsizetype(acaso() % 5));
            }
        }
        const auto r = contrato::ler<contrato::NovaConsulta>(json);
        aceitas += r.has_value();
        if (!r)
            QVERIFY(r.error().codigo == Codigo::JsonInvalido || r.error().codigo == Codigo::Validacao);
    }
    QVERIFY(aceitas > 0 && aceitas < 5'000);
}

QTEST_GUILESS_MAIN(ContratoTeste)
#include "contrato_teste.moc"
