// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <contrato/agenda.h>
#include <contrato/caminhos.h>
#include <contrato/consulta.h>
#include <contrato/feriado.h>
#include <contrato/linkdaagenda.h>
#include <contrato/listaespera.h>
#include <contrato/notificacao.h>
#include <contrato/openapi.h>
#include <contrato/sessao.h>

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QtTest>

#include <random>

using namespace contrato;
using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::CodigoCampo;

namespace {

// A document with every field of the struct, made from its own OpenAPI schema: what the document promises must be what
// the reader takes. Names of formats that need a real check digit are filled in by hand.
class Exemplo
{
public:
    explicit Exemplo(const QJsonObject &componentes) : m_componentes(componentes) {}

    [[nodiscard]] QJsonValue de(const QJsonObject &esquema, const QString &nome) const
    {
        static const QHash<QString, QString> proprios{{u"cpf"_s, u"52998224725"_s},
                                                      {u"cns"_s, u"898000000043208"_s},
                                                      {u"telefone"_s, u"+5511987654321"_s},
                                                      {u"email"_s, u"maria@exemplo.com"_s},
                                                      {u"uf"_s, u"SP"_s}};
        if (esquema.contains(u"$ref"_s))
            return objeto(m_componentes.value(esquema.value(u"$ref"_s).toString().section(u'/', -1)).toObject());
        const QString tipo = esquema.value(u"type"_s).toString();
        if (tipo == u"object")
            return esquema.contains(u"properties"_s) ? QJsonValue(objeto(esquema)) : QJsonObject{{u"k"_s, u"v"_s}};
        if (tipo == u"array")
            return QJsonArray{de(esquema.value(u"items"_s).toObject(), nome)};
        if (tipo == u"integer")
            return std::max(1, esquema.value(u"minimum"_s).toInt(1));
        if (tipo == u"boolean")
            return true;
        if (esquema.contains(u"enum"_s))
            return esquema.value(u"enum"_s).toArray().last();
        if (esquema.contains(u"pattern"_s))
            return u"08:30"_s;
        const QString formato = esquema.value(u"format"_s).toString();
        if (formato == u"uuid")
            return u"01890a5d-ac96-774b-bcce-b302099a8057"_s;
        if (formato == u"date-time")
            return u"2026-12-01T08:30:00Z"_s;
        if (formato == u"date")
            return u"2026-12-01"_s;
        return proprios.value(nome, u"ã\"\\€😀"_s);
    }

    [[nodiscard]] QJsonObject objeto(const QJsonObject &esquema) const
    {
        QJsonObject saida;
        const QJsonObject propriedades = esquema.value(u"properties"_s).toObject();
        for (auto it = propriedades.begin(); it != propriedades.end(); ++it)
            saida.insert(it.key(), de(it.value().toObject(), it.key()));
        return saida;
    }

private:
    const QJsonObject &m_componentes;
};

struct Estrutura {
    const char *nome;
    QJsonObject (*componente)(QJsonObject &);
    dominio::Resultado<QByteArray> (*irEVoltar)(QByteArrayView json);
};

template<class T>
dominio::Resultado<QByteArray> irEVoltarDe(QByteArrayView json)
{
    AGENDA_OBTER(const T valor, ler<T>(json));
    return escrever(valor);
}

template<class... T>
QList<Estrutura> estruturasDe()
{
    return {Estrutura{T::nomeNoContrato, &componente<T>, &irEVoltarDe<T>}...};
}

QList<Estrutura> estruturas()
{
    return estruturasDe<NovoUsuario, EdicaoUsuario, Usuario, EntradaLogin, RespostaLogin, CorpoRefresh, Medico,
                        PacienteResumo, RegistroAuditoria, NovaUnidade, Unidade, FaixaAgenda, NovaAgenda, AgendaUnidade,
                        NovoBloqueio, Bloqueio, HorarioLivre, HorarioDeMedico, HorarioFuncionamento, NovoFeriado,
                        Feriado, NovaConsulta, Consulta, ConsultaDetalhada, TransicaoHistorico, MotivoCorpo,
                        NovaNotificacao, Notificacao, Endereco, Convenio, Responsavel, Preferencias, CorpoCrm,
                        NovoLinkDaAgenda, LinkDaAgenda, NovaEspera, VagaOferecida, Espera>();
}

void todasAsReferencias(const QJsonValue &valor, QStringList &achadas)
{
    if (valor.isArray())
        for (const QJsonValue &item : valor.toArray())
            todasAsReferencias(item, achadas);
    const QJsonObject o = valor.toObject();
    for (auto it = o.begin(); it != o.end(); ++it) {
        if (it.key() == u"$ref")
            achadas << it.value().toString();
        todasAsReferencias(it.value(), achadas);
    }
}

} // namespace

class EstruturasTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cadaEstruturaVaiEVolta_data() { listar(); }
    void cadaEstruturaVaiEVolta();
    void cadaEstruturaRecusaNomeAMais_data() { listar(); }
    void cadaEstruturaRecusaNomeAMais();
    void cadaEstruturaRecusaTipoTrocado_data() { listar(); }
    void cadaEstruturaRecusaTipoTrocado();
    void referenciasResolvem_data() { listar(); }
    void referenciasResolvem();
    void camposObrigatoriosSaoOsQueOEsquemaDiz_data() { listar(); }
    void camposObrigatoriosSaoOsQueOEsquemaDiz();
    void perfilDuasVezesNaoFazAdmin();
    void milharesDeNomesNaoSeguramOServidor();
    void nomesDeVariaveisSaoTexto();
    void lugaresDoCaminhoSaoEscapados();
    void acasoEmCadaEstrutura_data() { listar(); }
    void acasoEmCadaEstrutura();

private:
    static void listar();
    static Estrutura estrutura();
    static QByteArray completa(const Estrutura &e);
};

void EstruturasTeste::listar()
{
    QTest::addColumn<int>("qual");
    int i = 0;
    for (const Estrutura &e : estruturas())
        QTest::newRow(e.nome) << i++;
}

Estrutura EstruturasTeste::estrutura()
{
    QFETCH(int, qual);
    return estruturas().at(qual);
}

QByteArray EstruturasTeste::completa(const Estrutura &e)
{
    QJsonObject componentes;
    const QJsonObject referencia = e.componente(componentes);
    return QJsonDocument(Exemplo(componentes).de(referencia, {}).toObject()).toJson(QJsonDocument::Compact);
}

void EstruturasTeste::cadaEstruturaVaiEVolta()
{
    const Estrutura e = estrutura();
    const QByteArray json = completa(e);
    const auto escrita = e.irEVoltar(json);
    QVERIFY2(escrita, json.constData());
    QCOMPARE(QJsonDocument::fromJson(*escrita), QJsonDocument::fromJson(json));
    const auto outraVez = e.irEVoltar(*escrita);
    QVERIFY(outraVez);
    QCOMPARE(*outraVez, *escrita);
}

void EstruturasTeste::cadaEstruturaRecusaNomeAMais()
{
    const Estrutura e = estrutura();
    QByteArray json = completa(e);
    json.insert(1, "\"__proto__\":{},");
    const auto r = e.irEVoltar(json);
    QVERIFY(!r);
    QCOMPARE(r.error().campos.size(), 1);
    QVERIFY(r.error().campos.first() == (dominio::ErroCampo{u"__proto__"_s, CodigoCampo::Desconhecido, 0}));
}

// Whatever stands where another type belongs is refused by that field's name; no text becomes a number, no number text.
void EstruturasTeste::cadaEstruturaRecusaTipoTrocado()
{
    const Estrutura e = estrutura();
    const QJsonObject inteira = QJsonDocument::fromJson(completa(e)).object();
    for (auto it = inteira.begin(); it != inteira.end(); ++it) {
        for (const QJsonValue &outro : {QJsonValue(u"1"_s), QJsonValue(1.5), QJsonValue(true),
                                        QJsonValue(QJsonArray{1}), QJsonValue(QJsonObject{{u"x"_s, 1}})}) {
            if (outro.type() == it.value().type() && !outro.isDouble())
                continue;
            QJsonObject torta = inteira;
            torta.insert(it.key(), outro);
            const auto r = e.irEVoltar(QJsonDocument(torta).toJson(QJsonDocument::Compact));
            QVERIFY2(!r, qPrintable(it.key()));
            QVERIFY2(r.error().campos.first().campo.startsWith(it.key()), qPrintable(r.error().campos.first().campo));
        }
    }
}

void EstruturasTeste::referenciasResolvem()
{
    QJsonObject componentes;
    QStringList achadas;
    todasAsReferencias(estrutura().componente(componentes), achadas);
    todasAsReferencias(componentes, achadas);
    QVERIFY(!achadas.isEmpty());
    for (const QString &r : std::as_const(achadas))
        QVERIFY2(!componentes.value(r.section(u'/', -1)).toObject().isEmpty(), qPrintable(r));
}

void EstruturasTeste::camposObrigatoriosSaoOsQueOEsquemaDiz()
{
    const Estrutura e = estrutura();
    QJsonObject componentes;
    QJsonObject referencia = e.componente(componentes);
    QStringList prometidos;
    for (const QJsonValue &v : componentes.value(QLatin1String(e.nome)).toObject().value(u"required"_s).toArray())
        prometidos << v.toString();
    const auto r = e.irEVoltar("{}");
    QStringList pedidos;
    if (!r)
        for (const auto &campo : r.error().campos) {
            QCOMPARE(campo.codigo, CodigoCampo::Obrigatorio);
            pedidos << campo.campo;
        }
    std::sort(prometidos.begin(), prometidos.end());
    std::sort(pedidos.begin(), pedidos.end());
    QCOMPARE(pedidos, prometidos);
}

void EstruturasTeste::perfilDuasVezesNaoFazAdmin()
{
    for (const char *json : {R"({"perfil":"paciente","nome":"A","perfil":"admin"})",
                             R"({"perfil":"paciente","nome":"A","perf\u0069l":"admin"})",
                             R"({"nome":"A","endereco":{"uf":"SP","uf":"RJ"},"perfil":"paciente"})"}) {
        const auto r = ler<NovoUsuario>(json);
        QVERIFY(!r);
        QVERIFY(r.error().codigo == Codigo::JsonInvalido);
        // Nor by the lenient reading that clients use.
        QVERIFY(!lerTolerante<NovoUsuario>(json));
    }
}

void EstruturasTeste::milharesDeNomesNaoSeguramOServidor()
{
    QByteArray json = "{";
    for (int i = 0; i < 200'000; ++i)
        json += "\"n" + QByteArray::number(i) + "\":1,";
    QElapsedTimer relogio;
    relogio.start();
    LimitesJson semLimite;
    semLimite.membros = 1'000'000;
    QVERIFY(lerJson(json + "\"fim\":1}", semLimite));
    QVERIFY(!lerJson(json + "\"n7\":1}", semLimite));
    // One by one this would be 2·10^10 comparisons.
    QVERIFY2(relogio.elapsed() < 10'000, qPrintable(QString::number(relogio.elapsed())));
}

void EstruturasTeste::nomesDeVariaveisSaoTexto()
{
    const auto com = [](const QByteArray &nome) {
        return ler<NovaNotificacao>(R"({"modelo":"lembrete","variaveis":{")" + nome + R"(":"x"}})");
    };
    QVERIFY(com("unidade"));
    for (const QByteArray &nome : {QByteArray("a\\u0000b"), QByteArray("a\\nBcc"), QByteArray(), QByteArray(65, 'a')}) {
        const auto r = com(nome);
        QVERIFY2(!r, nome.constData());
        QVERIFY(r.error().campos.first().codigo == CodigoCampo::Formato);
    }
}

void EstruturasTeste::lugaresDoCaminhoSaoEscapados()
{
    QCOMPARE(caminhos::preencher(caminhos::transicao, {u"7"_s, u"confirmar"_s}), u"/consultas/7/confirmar"_s);
    QCOMPARE(caminhos::preencher(caminhos::consulta, {u"../a?b#c%{x}"_s}), u"/consultas/..%2Fa%3Fb%23c%25%7Bx%7D"_s);
    QCOMPARE(caminhos::preencher(caminhos::bloqueio, {u"{bloqueioId}"_s, u"9"_s}),
             u"/medicos/%7BbloqueioId%7D/bloqueios/9"_s);
}

// Cut, swapped and doubled bytes: a value or an error, and what is accepted can be written and read again.
void EstruturasTeste::acasoEmCadaEstrutura()
{
    const Estrutura e = estrutura();
    const QByteArray boa = completa(e);
    std::mt19937 acaso(20261123);
    const auto ate = [&acaso](size_t n) { return qsizetype(acaso() % std::max<size_t>(n, 1)); };
    for (int i = 0; i < 2'000; ++i) {
        QByteArray json = boa;
        for (qsizetype k = ate(3); k >= 0; --k) {
            const qsizetype onde = ate(size_t(json.size()));
            switch (acaso() % 4) {
            case 0:
                json[onde] = char(acaso());
                break;
            case 1:
                json.insert(onde, "{}[]\",:\\0-"[acaso() % 10]);
                break;
            case 2:
                json.insert(onde, json.mid(ate(size_t(json.size())), ate(20)));
                break;
            default:
                json.remove(onde, 1 + ate(5));
            }
        }
        const auto r = e.irEVoltar(json);
        if (r)
            QVERIFY2(e.irEVoltar(*r), json.constData());
        else
            QVERIFY(r.error().codigo == Codigo::JsonInvalido || !r.error().campos.isEmpty());
    }
}

QTEST_GUILESS_MAIN(EstruturasTeste)
#include "estruturas_teste.moc"
