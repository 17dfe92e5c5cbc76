// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enviosmtp.h"

#include <QUrl>

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstring>

using namespace Qt::StringLiterals;

namespace notificacoes {

// What passes between libcurl and us while one message goes out.
struct EnvioSmtp::Conversa {
    QByteArrayView resta;       // of the message, not yet read by libcurl
    QByteArray comando;         // the verb last sent: AUTH lines and addresses are not kept
    int codigo = 0;             // of the server's last reply
    QByteArray codigoDetalhado; // "5.1.1" (RFC 3463), where it gave one
    bool corpoEnviado = false;
    bool despedida = false; // what follows QUIT says nothing about the message
    const std::atomic<qint64> *fimDoPrazo = nullptr;

    static size_t lerCorpo(char *destino, size_t tamanho, size_t vezes, void *conversa);
    static int anotar(CURL *, curl_infotype tipo, char *dados, size_t tamanho, void *conversa);
    static int progresso(void *conversa, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
    void lerResposta(QByteArrayView linha);
    [[nodiscard]] QString erro() const;
};

namespace {

constexpr int prazoRespostaS = 30;
constexpr qint64 prazoAposInterrupcaoMs = 1'500;
constexpr int idadeMaximaS = 60; // an idle connection older than this is not used again

// libcurl is given no clock: its callbacks come in real time, whatever clock the rest of the program has.
qint64 agoraMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

QByteArray verbo(QByteArrayView linha)
{
    qsizetype fim = 0;
    while (fim < linha.size() && linha[fim] >= 'A' && linha[fim] <= 'Z')
        ++fim;
    return linha.first(fim).toByteArray();
}

bool ehDetalhado(QByteArrayView texto)
{
    return texto.size() >= 5 && (texto[0] == '4' || texto[0] == '5') && texto[1] == '.' && texto.count('.') == 2 &&
           std::all_of(texto.begin(), texto.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

bool falhouOTls(CURLcode codigo)
{
    return codigo == CURLE_PEER_FAILED_VERIFICATION || codigo == CURLE_SSL_CONNECT_ERROR ||
           codigo == CURLE_USE_SSL_FAILED || codigo == CURLE_SSL_CACERT_BADFILE || codigo == CURLE_SSL_CIPHER ||
           codigo == CURLE_SSL_ISSUER_ERROR;
}

QString erroDeRede(CURLcode codigo)
{
    if (falhouOTls(codigo))
        return u"tls"_s;
    if (codigo == CURLE_OPERATION_TIMEDOUT)
        return u"tempo_esgotado"_s;
    return codigo == CURLE_LOGIN_DENIED ? u"autenticacao"_s : u"conexao"_s;
}

// 421: the server is closing. 530, 534, 535, 538: it wants us signed in, or in another way: ours to configure, not the
// message's fault.
bool recusaASessao(int codigo)
{
    return codigo == 421 || codigo == 530 || codigo == 534 || codigo == 535 || codigo == 538;
}

bool ehDaMensagem(const QByteArray &comando)
{
    return comando == "MAIL" || comando == "RCPT" || comando == "DATA";
}

} // namespace

size_t EnvioSmtp::Conversa::lerCorpo(char *destino, size_t tamanho, size_t vezes, void *conversa)
{
    auto &c = *static_cast<Conversa *>(conversa);
    const qsizetype n = std::min(c.resta.size(), qsizetype(tamanho * vezes));
    if (n > 0)
        std::memcpy(destino, c.resta.data(), size_t(n));
    c.resta = c.resta.sliced(n);
    c.corpoEnviado = c.resta.isEmpty();
    return size_t(n);
}

int EnvioSmtp::Conversa::anotar(CURL *, curl_infotype tipo, char *dados, size_t tamanho, void *conversa)
{
    auto &c = *static_cast<Conversa *>(conversa);
    const QByteArrayView linha(dados, qsizetype(tamanho));
    if (c.despedida)
        return 0;
    if (tipo == CURLINFO_HEADER_OUT) {
        if (verbo(linha) == "QUIT") {
            c.despedida = true;
            return 0;
        }
        c.comando = verbo(linha);
        c.codigo = 0;
        c.codigoDetalhado.clear();
    } else if (tipo == CURLINFO_HEADER_IN) {
        c.lerResposta(linha);
    }
    return 0;
}

void EnvioSmtp::Conversa::lerResposta(QByteArrayView linha)
{
    bool certo = false;
    const int n = linha.first(std::min<qsizetype>(3, linha.size())).toByteArray().toInt(&certo);
    if (!certo)
        return;
    codigo = n;
    const QByteArray resto = linha.sliced(std::min<qsizetype>(4, linha.size())).toByteArray();
    const QByteArray primeira = resto.left(resto.indexOf(' ')).trimmed();
    if (ehDetalhado(primeira))
        codigoDetalhado = primeira;
}

// libcurl asks at least once a second, also while it waits for a server that says nothing.
int EnvioSmtp::Conversa::progresso(void *conversa, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    const qint64 fim = static_cast<Conversa *>(conversa)->fimDoPrazo->load();
    return fim != 0 && agoraMs() >= fim ? 1 : 0;
}

QString EnvioSmtp::Conversa::erro() const
{
    const QString base = u"smtp "_s + QString::number(codigo);
    return codigoDetalhado.isEmpty() ? base : base + u' ' + QString::fromLatin1(codigoDetalhado);
}

void EnvioSmtp::Fim::operator()(void *curl) const
{
    curl_easy_cleanup(curl);
}

EnvioSmtp::EnvioSmtp(const ConfigEmail &config) : m_config(config), m_conversa(std::make_unique<Conversa>())
{
    m_conversa->fimDoPrazo = &m_fimDoPrazo;
}

void EnvioSmtp::interromper()
{
    m_fimDoPrazo = agoraMs() + prazoAposInterrupcaoMs;
}

EnvioSmtp::~EnvioSmtp() = default;

void EnvioSmtp::repousar()
{
    m_curl.reset();
}

bool EnvioSmtp::preparar()
{
    if (m_curl)
        return true;
    m_curl.reset(curl_easy_init());
    if (!m_curl)
        return false;
    CURL *c = m_curl.get();
    const bool comSenha = !m_config.usuario.isEmpty();
    bool certo = true;
    const auto por = [&](CURLoption opcao, auto valor) {
        certo = certo && curl_easy_setopt(c, opcao, valor) == CURLE_OK;
    };
    por(CURLOPT_URL, m_config.url.toUtf8().constData());
    por(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    por(CURLOPT_PROXY, ""); // whatever the environment says
    por(CURLOPT_NOSIGNAL, 1L);
    por(CURLOPT_USE_SSL, comSenha ? long(CURLUSESSL_ALL) : long(CURLUSESSL_TRY));
    por(CURLOPT_SSL_VERIFYPEER, 1L);
    por(CURLOPT_SSL_VERIFYHOST, 2L);
    por(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (!m_config.autoridades.isEmpty())
        por(CURLOPT_CAINFO, m_config.autoridades.toUtf8().constData());
    if (comSenha) {
        por(CURLOPT_USERNAME, m_config.usuario.toUtf8().constData());
        por(CURLOPT_PASSWORD, m_config.senha.toUtf8().constData());
    }
    por(CURLOPT_CONNECTTIMEOUT_MS, long(m_config.prazoConexaoMs));
    por(CURLOPT_TIMEOUT_MS, long(m_config.prazoEnvioMs));
    por(CURLOPT_SERVER_RESPONSE_TIMEOUT, long(prazoRespostaS));
    por(CURLOPT_MAXAGE_CONN, long(idadeMaximaS));
    por(CURLOPT_UPLOAD, 1L);
    por(CURLOPT_READFUNCTION, &Conversa::lerCorpo);
    por(CURLOPT_READDATA, m_conversa.get());
    por(CURLOPT_VERBOSE, 1L); // feeds anotar(), which keeps verbs and codes only; nothing is printed
    por(CURLOPT_DEBUGFUNCTION, &Conversa::anotar);
    por(CURLOPT_DEBUGDATA, m_conversa.get());
    por(CURLOPT_NOPROGRESS, 0L);
    por(CURLOPT_XFERINFOFUNCTION, &Conversa::progresso);
    por(CURLOPT_XFERINFODATA, m_conversa.get());
    if (!certo)
        m_curl.reset();
    return certo;
}

ResultadoDoEnvio EnvioSmtp::enviar(const Envelope &envelope)
{
    if (m_fimDoPrazo != 0)
        return {Desfecho::Interrompida, {}};
    if (!preparar())
        return {Desfecho::ServidorFora, u"configuracao"_s};
    ResultadoDoEnvio r = tentar(envelope, false);
    // A kept connection that the server has closed meanwhile says nothing about the server: once more on a new one.
    // Not when the whole message had gone out: it may have been taken.
    long novas = 0;
    curl_easy_getinfo(m_curl.get(), CURLINFO_NUM_CONNECTS, &novas);
    if (r.desfecho == Desfecho::ServidorFora && novas == 0 && !m_conversa->corpoEnviado &&
        r.erro != "tempo_esgotado"_L1)
        r = tentar(envelope, true);
    return r;
}

ResultadoDoEnvio EnvioSmtp::tentar(const Envelope &envelope, bool conexaoNova)
{
    CURL *c = m_curl.get();
    Conversa &conversa = *m_conversa;
    conversa.resta = envelope.mensagem;
    conversa.comando.clear();
    conversa.codigo = 0;
    conversa.codigoDetalhado.clear();
    conversa.corpoEnviado = false;
    conversa.despedida = false;
    struct Lista {
        curl_slist *l;
        ~Lista() { curl_slist_free_all(l); }
    } destinos{curl_slist_append(nullptr, ('<' + envelope.para + '>').constData())};
    curl_easy_setopt(c, CURLOPT_MAIL_FROM, ('<' + envelope.de + '>').constData());
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, destinos.l);
    curl_easy_setopt(c, CURLOPT_INFILESIZE_LARGE, curl_off_t(envelope.mensagem.size()));
    curl_easy_setopt(c, CURLOPT_FRESH_CONNECT, conexaoNova ? 1L : 0L);
    const CURLcode codigo = curl_easy_perform(c);
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, nullptr);
    if (codigo == CURLE_OK)
        return {Desfecho::Enviada, {}};
    if (codigo == CURLE_ABORTED_BY_CALLBACK)
        return {Desfecho::Interrompida, {}};
    if (codigo != CURLE_LOGIN_DENIED && conversa.codigo >= 400 && ehDaMensagem(conversa.comando) &&
        !recusaASessao(conversa.codigo))
        return {conversa.codigo < 500 ? Desfecho::Temporaria : Desfecho::Definitiva, conversa.erro()};
    return {Desfecho::ServidorFora, conversa.codigo >= 400 ? conversa.erro() : erroDeRede(codigo)};
}

} // namespace notificacoes
