// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casa.h"

#include <apoio/postgres/servidorpostgres.h>
#include <nucleo/http/admissao.h>
#include <publicos_teste/tabeladepublicos.h>

#include <QTest>

using namespace Qt::StringLiterals;
using dominio::Codigo;

QStringList Resposta::campos() const
{
    QStringList saida;
    for (const auto &c : erro.campos)
        saida += c.campo + u':' + dominio::texto(c.codigo);
    saida.sort();
    return saida;
}

auth::Ajustes Casa::ajustesDeTeste()
{
    auth::Ajustes a;
    a.argonPassadas = 1;
    a.argonBytes = 8192;
    a.loginsPorMinutoEndereco = 0;
    a.cadastrosPorHoraEndereco = 0;
    return a;
}

Casa::Casa(auth::Ajustes ajustes, auth::AgendaDosMedicos *agenda, auth::PacientesDoMedico *pacientes) :
    m_agenda(agenda), m_pacientes(pacientes)
{
    abrir(ajustes);
}

Casa::~Casa()
{
    // Whatever a test did: every event says rightly who may see it.
    if (const QString erro = publicos_teste::conferirPublicos(modulo->banco()); !erro.isEmpty())
        QTest::qFail(qPrintable(erro), __FILE__, __LINE__);
    modulo->parar();
}

void Casa::abrir(const auth::Ajustes &ajustes)
{
    nucleo::ConfigBanco config;
    config.url = apoio::urlDeTeste(pasta.path(), u"usuarios"_s);
    modulo = std::make_unique<auth::ModuloAuth>(
        config, auth::ModuloAuth::Partes{relogio, registro, pasta.filePath(u"chaves"_s), m_agenda, m_pacientes, {}},
        ajustes);
    const auto iniciado = modulo->iniciar();
    if (!iniciado)
        qFatal("module did not start: %s", qPrintable(iniciado.error().registro));
    m_rotas = modulo->rotas();
}

void Casa::reabrir(auth::Ajustes ajustes)
{
    m_rotas.clear();
    modulo->parar();
    modulo.reset();
    abrir(ajustes);
}

namespace {

bool casar(const QByteArray &molde, const QByteArray &caminho, QList<QString> &parametros)
{
    const auto a = molde.split('/'), b = caminho.split('/');
    if (a.size() != b.size())
        return false;
    parametros.clear();
    for (qsizetype i = 0; i < a.size(); ++i)
        if (a[i].startsWith('{'))
            parametros += QUrl::fromPercentEncoding(b[i]);
        else if (a[i] != b[i])
            return false;
    return true;
}

Resposta recusa(const dominio::Erro &erro)
{
    Resposta r;
    r.codigo = dominio::texto(erro.codigo);
    r.erro = erro;
    return r;
}

// Who calls, or why not: what the HTTP layer does before it lets a use case run.
nucleo::Resultado<void> autorizar(nucleo::Verificador &v, const nucleo::Acesso &acesso, nucleo::Requisicao &req,
                                  const QByteArray &token)
{
    if (token.isEmpty())
        return acesso.anonimo ? nucleo::Resultado<void>() : dominio::falha(Codigo::TokenAusente);
    const auto provada = v.assinatura(token);
    const auto conferida = provada ? v.sessao(*provada) : provada;
    if (!conferida && nucleo::Admissao::comoSemToken(acesso, conferida.error().codigo))
        return {};
    AGENDA_OBTER(const nucleo::Identidade quem, conferida);
    req.quem = quem;
    if (acesso.anonimo)
        return {};
    if (quem.pendente && !acesso.pendenteTambem)
        return dominio::falha(Codigo::ContaPendente);
    const nucleo::Acesso::Regra regras[] = {acesso.paciente, acesso.medico, acesso.recepcionista, acesso.admin};
    const auto regra = regras[int(quem.perfil)];
    if (regra == nucleo::Acesso::Nao)
        return dominio::falha(Codigo::SemPermissao);
    if (regra == nucleo::Acesso::SeDono && req.parametros.value(0) != quem.usuario.texto())
        return dominio::falha(Codigo::NaoEncontrado);
    return {};
}

} // namespace

Resposta Casa::pedir(const Pedido &pedido)
{
    const qsizetype interrogacao = pedido.alvo.indexOf('?');
    const QByteArray caminho = interrogacao < 0 ? pedido.alvo : pedido.alvo.left(interrogacao);
    nucleo::Requisicao req;
    req.metodo = pedido.metodo;
    req.alvo = pedido.alvo;
    req.corpo = pedido.corpo;
    req.par = pedido.par;
    req.id = "req-1";
    req.cabecalhos = pedido.cabecalhos;
    if (interrogacao >= 0)
        req.consulta = QUrlQuery(QString::fromUtf8(pedido.alvo.mid(interrogacao + 1)).replace(u'+', u"%20"_s));
    for (const nucleo::Rota &rota : std::as_const(m_rotas))
        if (rota.metodo == pedido.metodo && casar(rota.caminho, caminho, req.parametros))
            return executar(rota, req, pedido.token);
    return recusa(Codigo::NaoEncontrado);
}

Resposta Casa::executar(const nucleo::Rota &rota, nucleo::Requisicao &req, const QByteArray &token)
{
    const auto autorizado = autorizar(modulo->verificador(), rota.acesso, req, token);
    if (!autorizado)
        return recusa(autorizado.error());
    nucleo::Resultado<nucleo::Resposta> saida = dominio::falha(Codigo::ErroInterno);
    if (const auto *leitura = std::get_if<nucleo::CasoLeitura>(&rota.caso)) {
        saida = (*leitura)(req);
    } else {
        const auto efeito = std::get<nucleo::CasoEscrita>(rota.caso)(req);
        if (!efeito)
            return recusa(efeito.error());
        const nucleo::Contexto contexto{req.quem ? req.quem->usuario.uuid() : QUuid(), relogio.agora(),
                                        req.par.toString().toLatin1(), req.id};
        const auto gravado =
            rota.banco->escreverEEsperar(contexto, [&](nucleo::Transacao &tx) -> nucleo::Resultado<void> {
                saida = (*efeito)(tx);
                return saida ? nucleo::Resultado<void>() : dominio::falha(saida.error());
            });
        if (!gravado)
            return recusa(gravado.error());
    }
    if (!saida)
        return recusa(saida.error());
    Resposta r;
    r.status = saida->status;
    r.corpo = saida->corpo;
    for (const auto &[nome, valor] : saida->cabecalhos)
        r.cabecalhos.insert(nome.toLower(), valor);
    return r;
}

Resposta Casa::get(const QByteArray &alvo, const QByteArray &token)
{
    return pedir({nucleo::Metodo::Get, alvo, {}, token, {}});
}

Resposta Casa::post(const QByteArray &alvo, const QJsonObject &corpo, const QByteArray &token)
{
    return pedir({nucleo::Metodo::Post, alvo, QJsonDocument(corpo).toJson(QJsonDocument::Compact), token, {}});
}

Resposta Casa::editar(const QString &id, const QJsonObject &corpo, const QByteArray &token, const QByteArray &ifMatch)
{
    const QByteArray alvo = "/usuarios/" + id.toLatin1();
    const QByteArray versao = ifMatch.isEmpty() ? get(alvo, token).cabecalhos.value("etag") : ifMatch;
    return pedir({nucleo::Metodo::Put,
                  alvo,
                  QJsonDocument(corpo).toJson(QJsonDocument::Compact),
                  token,
                  {{"if-match", versao}}});
}

Sessao Casa::entrar(const QString &login, const QString &senha)
{
    const QJsonObject o = post("/auth/login", {{u"login"_s, login}, {u"senha"_s, senha}}).json();
    return {o.value(u"access_token"_s).toString().toLatin1(), o.value(u"refresh_token"_s).toString().toLatin1(),
            o.value(u"usuario"_s).toObject().value(u"id"_s).toString()};
}

QJsonObject Casa::paciente(const QString &nome, const QString &email)
{
    return {{u"perfil"_s, u"paciente"_s},
            {u"nome"_s, nome},
            {u"email"_s, email},
            {u"senha"_s, senha()},
            {u"dataNascimento"_s, u"1980-03-12"_s}};
}

QJsonObject Casa::medico(const QString &nome, const QString &email, const QString &crm)
{
    return {{u"perfil"_s, u"medico"_s},
            {u"nome"_s, nome},
            {u"email"_s, email},
            {u"senha"_s, senha()},
            {u"crm"_s, QJsonObject{{u"numero"_s, crm}, {u"uf"_s, u"SP"_s}}},
            {u"especialidades"_s, QJsonArray{u"Cardiologia"_s}}};
}

QJsonObject Casa::recepcionista(const QString &email)
{
    return {{u"perfil"_s, u"recepcionista"_s}, {u"nome"_s, u"Rosa"_s}, {u"email"_s, email}, {u"senha"_s, senha()}};
}

Sessao Casa::admin()
{
    if (!m_admin) {
        if (!modulo->criarAdmin(u"chefe@clinica.local"_s, u"Chefe"_s, senha()))
            qFatal("no admin");
        m_admin = entrar(u"chefe@clinica.local"_s);
    }
    return *m_admin;
}

Sessao Casa::recepcao()
{
    if (!m_recepcao)
        m_recepcao = novo(recepcionista(u"recepcao@clinica.local"_s), admin().acesso);
    return *m_recepcao;
}

Sessao Casa::novo(QJsonObject corpo, const QByteArray &token)
{
    const Resposta r = post("/auth/register", corpo, token);
    if (r.status != 201)
        qFatal("not registered: %s %s", qPrintable(r.codigo), qPrintable(r.campos().join(u' ')));
    return entrar(corpo.value(u"email"_s).toString());
}

qint64 Casa::contar(const char *sql)
{
    return texto(sql).toLongLong();
}

QString Casa::texto(const char *sql)
{
    const auto lido = modulo->banco().ler([&](nucleo::Leitura &l) -> nucleo::Resultado<QString> {
        AGENDA_OBTER(auto linhas, l.consultar(sql));
        return linhas.proxima() ? linhas.texto(0) : QString();
    });
    return lido.value_or(QString());
}

QList<QByteArray> Casa::eventos()
{
    const auto lidos = modulo->banco().ler([](nucleo::Leitura &l) -> nucleo::Resultado<QList<QByteArray>> {
        AGENDA_OBTER(auto linhas, l.consultar("SELECT tipo FROM caixa_saida ORDER BY ordem"));
        QList<QByteArray> tipos;
        while (linhas.proxima())
            tipos += linhas.bytes(0);
        return tipos;
    });
    return lidos.value_or(QList<QByteArray>());
}
