// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "servidor.h"

#include "demo/contasdademo.h"
#include "documentacao.h"

#include <nucleo/banco/copia.h>

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace app {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;
using dominio::Resultado;

namespace {

constexpr int prazoDeParadaMs = 10'000;
constexpr int filaDeRequisicoes = 4'096, filaDeSenhas = 64;

int threadsComuns()
{
    return std::max(2, QThread::idealThreadCount());
}

Resultado<QSslConfiguration> lerTls(const QString &certificado, const QString &chave)
{
    QFile arquivo(chave);
    if (!arquivo.open(QIODevice::ReadOnly))
        return falha(Erro(Codigo::ErroInterno, u"http.tls_chave: cannot read the file"_s));
    const QByteArray pem = arquivo.readAll();
    QSslKey segredo(pem, QSsl::Rsa);
    if (segredo.isNull())
        segredo = QSslKey(pem, QSsl::Ec);
    const auto cadeia = QSslCertificate::fromPath(certificado);
    if (segredo.isNull() || cadeia.isEmpty())
        return falha(Erro(Codigo::ErroInterno, u"http.tls_certificado: not a certificate and key in PEM"_s));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(cadeia);
    tls.setPrivateKey(segredo);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients prove themselves by token
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    return tls;
}

} // namespace

Servidor::Servidor(const Configuracao &configuracao, const dominio::Relogio &relogio, nucleo::Registro &registro) :
    m_configuracao(configuracao), m_relogio(relogio), m_registro(registro),
    m_comum(u"comum"_s, threadsComuns(), filaDeRequisicoes), m_senhas(u"senhas"_s, threadsComuns(), filaDeSenhas),
    m_operacao(configuracao, relogio)
{
    montarModulos();
}

Servidor::~Servidor()
{
    parar();
}

bool Servidor::roda(const QString &modulo) const
{
    return m_configuracao.modulos.isEmpty() || m_configuracao.modulos.contains(modulo);
}

nucleo::ConfigBanco Servidor::banco(const QString &configurada, const QString &arquivo) const
{
    nucleo::ConfigBanco config;
    config.url = m_configuracao.urlBanco(configurada, arquivo);
    config.conexoes = m_configuracao.bancoConexoes;
    return config;
}

void Servidor::montarModulos()
{
    if (roda(u"agendamento"_s))
        montarAgendamento();
    if (roda(u"notificacoes"_s))
        montarNotificacoes();
    if (roda(u"auth"_s))
        montarAuth();
    if (m_agendamento)
        m_agenda.ligar(&m_agendamento->leituras());
    if (m_auth)
        m_pessoas.ligar(&m_auth->pessoas());
    m_fontes.ligar(m_auth ? &m_auth->pessoas() : nullptr, m_agendamento ? &m_agendamento->leituras() : nullptr);
    for (nucleo::Modulo *modulo :
         std::initializer_list<nucleo::Modulo *>{m_auth.get(), m_agendamento.get(), m_notificacoes.get()})
        if (modulo)
            m_modulos.push_back(modulo);
}

void Servidor::montarAgendamento()
{
    const Configuracao &c = m_configuracao;
    m_agendamento = std::make_unique<agendamento::ModuloAgendamento>(
        banco(c.bancoAgendamentos, u"agendamentos.db"_s),
        agendamento::ModuloAgendamento::Partes{m_relogio, m_registro, m_pessoas},
        agendamento::Ajustes{c.antecedenciaCancelamentoMin,
                             c.toleranciaFaltaMin,
                             c.deslocamentoMin,
                             {c.marcacoesPorDia, c.mudancasPorDia, c.reservasPorDia}});
}

void Servidor::montarNotificacoes()
{
    const Configuracao &c = m_configuracao;
    notificacoes::ConfigNotificacoes config;
    config.email.url = c.emailUrl;
    config.email.usuario = c.emailUsuario;
    config.email.senha = c.emailSenha;
    config.email.remetente = c.emailRemetente.isEmpty() ? u"Agenda <agenda@localhost>"_s : c.emailRemetente;
    config.email.pastaSaida = QDir(c.dados).absoluteFilePath(u"caixa-de-saida"_s);
    config.idiomaPadrao = c.idioma;
    config.tetos = {c.mensagensPorDiaDestino, c.mensagensPorDiaConta, c.mensagensPorDiaEquipe};
    nucleo::ConfigBanco dados = banco(c.bancoNotificacoes, u"notificacoes.db"_s);
    dados.segundoPlano = true; // a burst of bookings comes before the messages about it
    m_notificacoes = std::make_unique<notificacoes::ModuloNotificacoes>(
        dados, config, notificacoes::ModuloNotificacoes::Partes{m_relogio, m_registro, m_fontes});
}

// After the others: it shows their audit trails too.
void Servidor::montarAuth()
{
    const Configuracao &c = m_configuracao;
    auth::Ajustes ajustes;
    ajustes.loginsPorMinutoEndereco = c.loginsPorMinutoEndereco;
    ajustes.cadastrosPorHoraEndereco = c.cadastrosPorHoraEndereco;
    auth::ModuloAuth::Partes partes{m_relogio, m_registro, QDir(c.dados).absoluteFilePath(u"chaves"_s)};
    if (m_agendamento) {
        partes.agenda = &m_agenda;
        partes.pacientes = &m_agenda;
        partes.trilhas << &m_agendamento->banco();
    }
    if (m_notificacoes)
        partes.trilhas << &m_notificacoes->banco();
    m_auth = std::make_unique<auth::ModuloAuth>(banco(c.bancoUsuarios, u"usuarios.db"_s), partes, ajustes);
}

Resultado<QStringList> Servidor::migrar()
{
    QStringList nomes;
    for (nucleo::Modulo *modulo : m_modulos) {
        if (auto r = modulo->banco().abrir(); !r) {
            r.error().registro.prepend(modulo->nome() + u": "_s);
            return falha(r.error());
        }
        modulo->banco().fechar();
        nomes << modulo->nome();
    }
    return nomes;
}

Resultado<QStringList> Servidor::copiarPara(const QString &url)
{
    QStringList feito, nomes;
    for (nucleo::Modulo *modulo : m_modulos) {
        nomes << modulo->banco().nome();
        auto tabelas = modulo->banco().copiarPara(url);
        if (!tabelas) {
            tabelas.error().registro.prepend(modulo->nome() + u": "_s);
            return falha(tabelas.error());
        }
        for (const nucleo::TabelaCopiada &t : std::as_const(*tabelas))
            feito << u"%1.%2: %3"_s.arg(modulo->nome(), t.nome).arg(t.linhas);
    }
    AGENDA_TENTAR(nucleo::Banco::acabarCopia(url, nomes));
    return feito;
}

Resultado<void> Servidor::abrir()
{
    m_despachante = std::make_unique<nucleo::Despachante>(m_registro);
    for (nucleo::Modulo *modulo : m_modulos) {
        m_despachante->observar(modulo->banco());
        for (const nucleo::Assinatura &assinatura : modulo->assinaturas())
            m_despachante->assinar(assinatura);
    }
    for (nucleo::Modulo *modulo : m_modulos) {
        if (auto r = modulo->iniciar(); !r) {
            r.error().registro.prepend(modulo->nome() + u": "_s);
            return r;
        }
        // Before the others start: no message goes out for a clinic that was made up.
        if (modulo == m_auth.get())
            AGENDA_TENTAR(recusarDemo());
    }
    return {};
}

// Its accounts are known, and so may be their password: served on a network it would be an open door.
Resultado<void> Servidor::recusarDemo()
{
    if (m_configuracao.demo)
        return {};
    for (const ContaDaDemo &conta : contasDaDemo()) {
        AGENDA_OBTER(const auto perfil, m_auth->perfilDoEmail(conta.email));
        if (perfil == conta.perfil)
            return falha(Erro(
                Codigo::SemPermissao,
                u"this data is the demo clinic's (%1): start with --demo, or with another --dados"_s.arg(conta.email)));
    }
    return {};
}

QList<std::pair<QString, Resultado<void>>> Servidor::saude()
{
    QList<std::pair<QString, Resultado<void>>> partes;
    for (nucleo::Modulo *modulo : m_modulos)
        partes.emplaceBack(modulo->nome(), modulo->saude());
    return partes;
}

QByteArray Servidor::metricas() const
{
    return m_http->metricas() + "# TYPE agenda_executor_fila gauge\nagenda_executor_fila{executor=\"comum\"} " +
           QByteArray::number(m_comum.naFila()) + "\nagenda_executor_fila{executor=\"senhas\"} " +
           QByteArray::number(m_senhas.naFila()) + '\n';
}

Resultado<nucleo::ConfigHttp> Servidor::configHttp() const
{
    const Configuracao &c = m_configuracao;
    nucleo::ConfigHttp config;
    config.endereco = c.endereco;
    config.porta = c.porta;
    config.proxies = c.proxies;
    config.limites.conexoes = c.conexoes > 0 ? c.conexoes : 1'000'000;
    config.limites.conexoesPorEndereco = c.conexoesPorEndereco > 0 ? c.conexoesPorEndereco : 1'000'000;
    config.limites.bytesPorEnviarMib = c.bytesPorEnviarMib;
    config.limites.porMinutoConta = c.requisicoesPorMinutoConta;
    config.limites.porMinutoEndereco = c.requisicoesPorMinutoEndereco;
    if (!c.tlsCertificado.isEmpty()) {
        AGENDA_OBTER(config.tls, lerTls(c.tlsCertificado, c.tlsChave));
    }
    return config;
}

Resultado<void> Servidor::escutar()
{
    AGENDA_OBTER(nucleo::ConfigHttp config, configHttp());
    QList<nucleo::Rota> rotas;
    for (nucleo::Modulo *modulo : m_modulos)
        rotas += modulo->rotas();
    const nucleo::ServidorHttp::Partes partes{m_registro,
                                              m_auth ? &m_auth->verificador() : nullptr,
                                              m_comum,
                                              m_senhas,
                                              m_relogio,
                                              [this] { return m_operacao.mural().prontidao(); },
                                              documentoOpenApi(rotas)};
    m_http = std::make_unique<nucleo::ServidorHttp>(config, partes, rotas);
    m_despachante->aoVivo([http = m_http.get()](const nucleo::Evento &evento) { http->publicar(evento); });
    AGENDA_OBTER(const QList<nucleo::Evento> recentes, m_despachante->recentes(nucleo::ServidorHttp::eventosLembrados));
    m_http->recordar(recentes);
    AGENDA_TENTAR(m_despachante->iniciar());
    AGENDA_TENTAR(m_operacao.iniciar([this] { return saude(); }, [this] { return metricas(); }));
    return m_http->escutar();
}

QString Servidor::url() const
{
    return u"%1://%2:%3"_s
        .arg(m_configuracao.tlsCertificado.isEmpty() ? u"http"_s : u"https"_s,
             m_configuracao.endereco == QHostAddress(QHostAddress::AnyIPv4) ? u"127.0.0.1"_s
                                                                            : m_configuracao.endereco.toString())
        .arg(m_http->porta());
}

void Servidor::parar()
{
    if (m_http)
        m_http->pararDeAceitar();
    if (m_http)
        m_http->parar(prazoDeParadaMs);
    m_comum.parar();
    m_senhas.parar();
    m_operacao.parar(); // it reads what ends below
    // The dispatcher writes into the modules' databases and speaks to the HTTP front: it ends before both.
    if (m_despachante)
        m_despachante->parar();
    for (auto it = m_modulos.rbegin(); it != m_modulos.rend(); ++it)
        (*it)->parar();
    m_http.reset();
}

} // namespace app
