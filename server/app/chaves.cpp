// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chaves.h"

#include "urldebanco.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Tomar = std::function<QString(Configuracao &, const QString &)>;

Chave texto(const char *secao, const char *nome, QString Configuracao::*campo, bool segredo = false)
{
    return {QLatin1String(secao), QLatin1String(nome), segredo,
            [campo](Configuracao &c, const QString &v) {
                c.*campo = v;
                return QString();
            },
            [campo](const Configuracao &c) { return c.*campo; }};
}

Chave inteiro(const char *secao, const char *nome, int Configuracao::*campo, int minimo, int maximo)
{
    return {QLatin1String(secao), QLatin1String(nome), false,
            [=](Configuracao &c, const QString &v) {
                bool certo = false;
                const int n = v.toInt(&certo);
                if (!certo || n < minimo || n > maximo)
                    return u"expects a whole number from %1 to %2"_s.arg(minimo).arg(maximo);
                c.*campo = n;
                return QString();
            },
            [campo](const Configuracao &c) { return QString::number(c.*campo); }};
}

// "2h", "90min" or plain minutes.
Chave duracao(const char *secao, const char *nome, int Configuracao::*campo)
{
    return {QLatin1String(secao), QLatin1String(nome), false,
            [campo](Configuracao &c, const QString &v) {
                static const QRegularExpression forma(u"^(\\d{1,5})\\s*(h|min)?$"_s);
                const auto m = forma.match(v);
                if (!m.hasMatch())
                    return u"expects a duration such as 2h, 90min or 120 (minutes)"_s;
                c.*campo = m.captured(1).toInt() * (m.captured(2) == u"h" ? 60 : 1);
                return QString();
            },
            [campo](const Configuracao &c) { return u"%1min"_s.arg(c.*campo); }};
}

Chave endereco(const char *secao, QHostAddress Configuracao::*campo)
{
    return {QLatin1String(secao), "endereco"_L1, false,
            [campo](Configuracao &c, const QString &v) {
                return (c.*campo).setAddress(v) ? QString() : u"expects an IP address"_s;
            },
            [campo](const Configuracao &c) { return (c.*campo).toString(); }};
}

Chave porta(const char *secao, quint16 Configuracao::*campo)
{
    return {QLatin1String(secao), "porta"_L1, false,
            [campo](Configuracao &c, const QString &v) {
                bool certo = false;
                c.*campo = v.toUShort(&certo);
                return certo ? QString() : u"expects a port from 0 to 65535"_s;
            },
            [campo](const Configuracao &c) { return QString::number(c.*campo); }};
}

Chave banco(const char *nome, QString Configuracao::*campo)
{
    Chave chave = texto("banco", nome, campo);
    chave.tomar = [campo](Configuracao &c, const QString &v) {
        const QString problema = v.startsWith(u"sqlite:") ? QString() : problemaDeUrlDeBanco(v);
        if (problema.isEmpty())
            c.*campo = v;
        return problema;
    };
    return chave;
}

QList<Chave> chavesHttp()
{
    QList<Chave> lista;
    lista << endereco("http", &Configuracao::endereco) << porta("http", &Configuracao::porta);
    lista << Chave{"http"_L1, "proxies"_L1, false,
                   [](Configuracao &c, const QString &v) {
                       for (const QString &parte : v.split(u',', Qt::SkipEmptyParts)) {
                           QHostAddress endereco;
                           if (!endereco.setAddress(parte.trimmed()))
                               return u"expects IP addresses separated by commas"_s;
                           c.proxies << endereco;
                       }
                       return QString();
                   },
                   [](const Configuracao &c) {
                       QStringList partes;
                       for (const auto &p : c.proxies)
                           partes << p.toString();
                       return partes.join(u',');
                   }};
    lista << texto("http", "tls_certificado", &Configuracao::tlsCertificado)
          << texto("http", "tls_chave", &Configuracao::tlsChave)
          << texto("http", "url_publica", &Configuracao::urlPublica);
    return lista;
}

QList<Chave> chavesDeEnvio()
{
    using C = Configuracao;
    Chave email = texto("email", "url", &C::emailUrl);
    email.tomar = [](Configuracao &c, const QString &v) {
        const QUrl url(v);
        if (!url.isValid() || (url.scheme() != u"smtp" && url.scheme() != u"smtps") || url.host().isEmpty())
            return u"expects smtp://HOST[:PORT] or smtps://HOST[:PORT]"_s;
        if (!url.userInfo().isEmpty())
            return u"user and password have keys of their own"_s;
        c.emailUrl = v;
        return QString();
    };
    return {email,
            texto("email", "usuario", &C::emailUsuario),
            texto("email", "senha", &C::emailSenha, true),
            texto("email", "remetente", &C::emailRemetente),
            texto("twilio", "url", &C::twilioUrl),
            texto("twilio", "conta", &C::twilioConta),
            texto("twilio", "token", &C::twilioToken, true),
            texto("twilio", "remetente_sms", &C::twilioRemetenteSms),
            texto("twilio", "remetente_whatsapp", &C::twilioRemetenteWhatsapp)};
}

// A token as it stands in an Authorization header, long enough that nobody guesses it.
Chave tokenDeOperacao()
{
    Chave chave = texto("operacao", "token", &Configuracao::operacaoToken, true);
    chave.tomar = [](Configuracao &c, const QString &v) {
        static const QRegularExpression forma(u"^[A-Za-z0-9._~+/=-]{16,256}$"_s);
        if (!forma.match(v).hasMatch())
            return u"expects 16 to 256 letters, digits or . _ ~ + / = -"_s;
        c.operacaoToken = v;
        return QString();
    };
    return chave;
}

QList<Chave> chavesDeOperacao()
{
    using C = Configuracao;
    return {endereco("operacao", &C::operacaoEndereco),
            porta("operacao", &C::operacaoPorta),
            tokenDeOperacao(),
            texto("registro", "arquivo", &C::registroArquivo),
            inteiro("registro", "tamanho_mib", &C::registroTamanhoMib, 1, 1'024),
            inteiro("registro", "quantos", &C::registroQuantos, 0, 100)};
}

QList<Chave> chavesDaClinica()
{
    using C = Configuracao;
    Chave idioma = texto("clinica", "idioma", &C::idioma);
    idioma.tomar = [](Configuracao &c, const QString &v) {
        if (!QStringList{u"pt-BR"_s, u"en"_s, u"es"_s}.contains(v))
            return u"expects pt-BR, en or es"_s;
        c.idioma = v;
        return QString();
    };
    Chave transporte = texto("eventos", "transporte", &C::transporte);
    transporte.tomar = [](Configuracao &c, const QString &v) {
        if (v != u"processo")
            return u"expects processo (events inside this process); other transports are not in this version"_s;
        c.transporte = v;
        return QString();
    };
    return {transporte, idioma, duracao("clinica", "antecedencia_cancelamento", &C::antecedenciaCancelamentoMin),
            duracao("clinica", "tolerancia_falta", &C::toleranciaFaltaMin),
            duracao("clinica", "deslocamento_entre_unidades", &C::deslocamentoMin)};
}

constexpr int muito = 10'000'000; // so many is as good as no limit

QList<Chave> chavesDeLimites()
{
    using C = Configuracao;
    return {inteiro("limites", "requisicoes_por_minuto_conta", &C::requisicoesPorMinutoConta, 0, muito),
            inteiro("limites", "requisicoes_por_minuto_endereco", &C::requisicoesPorMinutoEndereco, 0, muito),
            inteiro("limites", "logins_por_minuto_endereco", &C::loginsPorMinutoEndereco, 0, muito),
            inteiro("limites", "cadastros_por_hora_endereco", &C::cadastrosPorHoraEndereco, 0, muito),
            inteiro("limites", "conexoes", &C::conexoes, 0, 100'000),
            inteiro("limites", "conexoes_por_endereco", &C::conexoesPorEndereco, 0, 100'000),
            inteiro("limites", "marcacoes_por_dia", &C::marcacoesPorDia, 0, muito),
            inteiro("limites", "mudancas_por_dia", &C::mudancasPorDia, 0, muito),
            inteiro("limites", "reservas_por_dia", &C::reservasPorDia, 0, muito),
            inteiro("limites", "mensagens_por_dia_destino", &C::mensagensPorDiaDestino, 0, muito),
            inteiro("limites", "mensagens_por_dia_conta", &C::mensagensPorDiaConta, 0, muito),
            inteiro("limites", "mensagens_por_dia_equipe", &C::mensagensPorDiaEquipe, 0, muito),
            inteiro("limites", "bytes_por_enviar_mib", &C::bytesPorEnviarMib, 0, 65'536)};
}

} // namespace

QString Chave::variavel() const
{
    return u"AGENDA_"_s + QString(secao).toUpper() + u'_' + QString(nome).toUpper();
}

const QList<Chave> &chavesDeConfiguracao()
{
    static const QList<Chave> chaves = chavesHttp() << banco("usuarios", &Configuracao::bancoUsuarios)
                                                    << banco("agendamentos", &Configuracao::bancoAgendamentos)
                                                    << banco("notificacoes", &Configuracao::bancoNotificacoes)
                                                    << banco("relatorios", &Configuracao::bancoRelatorios)
                                                    << inteiro("banco", "conexoes", &Configuracao::bancoConexoes, 1, 64)
                                                    << chavesDeEnvio() << chavesDaClinica() << chavesDeLimites()
                                                    << chavesDeOperacao();
    return chaves;
}

} // namespace app
