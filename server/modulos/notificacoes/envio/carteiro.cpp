// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carteiro.h"

#include "anuncio.h"

using namespace Qt::StringLiterals;

namespace notificacoes {

using contrato::SituacaoNotificacao;
using nucleo::Resultado;
using nucleo::Transacao;

namespace {

constexpr auto origem = "notificacoes.email";
constexpr qint64 esperaMaximaMs = 60'000; // the wall clock may be set meanwhile
constexpr qint64 esperaDaSegundaOlhadaMs = 200;
constexpr qint64 esperaPelaVezMs = 1'000; // another process sends; when it dies, this one should soon
constexpr qint64 entreVarridasMs = 3'600'000;
constexpr int repousoMs = 5'000;

} // namespace

Carteiro::Carteiro(Partes partes) :
    m_p(partes), m_proxima(this), m_repouso(this), m_turno(partes.banco, partes.relogio),
    m_tomada({partes.banco, partes.relogio, partes.orcamento}), m_livro({partes.banco, partes.relogio, partes.registro})
{
    m_proxima.setSingleShot(true);
    m_repouso.setSingleShot(true);
    m_repouso.setInterval(repousoMs);
    connect(&m_proxima, &QTimer::timeout, this, &Carteiro::rodada);
    connect(&m_repouso, &QTimer::timeout, this, [this] { m_p.transporte.repousar(); });
}

void Carteiro::acordar()
{
    if (m_acordado.exchange(true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_acordado = false;
            m_olharDeNovo = true;
            rodada();
        },
        Qt::QueuedConnection);
}

void Carteiro::interromper()
{
    m_parando = true;
    m_p.transporte.interromper();
}

void Carteiro::repousar()
{
    m_proxima.stop();
    m_repouso.stop();
    m_p.transporte.repousar();
    m_turno.ceder();
}

void Carteiro::rodada()
{
    m_repouso.stop();
    while (!m_parando && umLote()) {
    }
    if (m_parando)
        return;
    varrer();
    programar();
    m_repouso.start();
}

// Whoever queues a message says so from within its transaction. On one writer thread, which also runs tomar(), that
// is early enough; elsewhere the commit may come later, hence a second look. The pause is cut at a minute, since due
// times follow the wall clock and the timer does not.
void Carteiro::programar()
{
    const qint64 mono = m_p.relogio.monotonicoMs();
    qint64 espera = 0;
    const auto proximo = m_p.banco.ler([](nucleo::Leitura &l) { return NotificacaoTabela(l).proximoVencimento(); });
    if (!proximo) {
        if (m_fila.restaMs(mono) == 0) // being asked meanwhile is no reason to wait longer
            m_fila.falhou(mono);
    } else if (!*proximo) {
        espera = entreVarridasMs;
    } else {
        espera = std::clamp<qint64>((*proximo)->ms() - m_p.relogio.agora().ms(), 0, esperaMaximaMs);
        espera = std::max({espera, m_servidor.restaMs(mono), qint64(1)});
    }
    if (m_fila.sondando()) // something of ours may be in no column: outcomes, a turn
        espera = std::max<qint64>(m_fila.restaMs(mono), 1);
    if (m_deOutro)
        espera = esperaPelaVezMs;
    if (m_olharDeNovo) {
        m_olharDeNovo = false;
        espera = std::min(espera, esperaDaSegundaOlhadaMs);
    }
    m_proxima.start(int(espera));
}

void Carteiro::varrer()
{
    if (m_deOutro || m_fila.restaMs(m_p.relogio.monotonicoMs()) > 0)
        return;
    const auto sobram = m_tomada.esquecerGastos();
    if (!sobram)
        (void)semFila("cannot delete what counts no more", sobram.error());
    else
        m_olharDeNovo = m_olharDeNovo || *sobram;
}

// False: nothing more to do now.
bool Carteiro::umLote()
{
    const qint64 mono = m_p.relogio.monotonicoMs();
    if (m_servidor.restaMs(mono) > 0 || m_fila.restaMs(mono) > 0)
        return false;
    // What is not on record yet comes first: it would look as if it had to be sent again.
    if (!m_livro.fechar())
        return semFila("outcomes wait to be recorded", dominio::Codigo::Indisponivel);
    const auto minha = m_turno.meu();
    if (!minha)
        return semFila("cannot find out whose turn it is to send", minha.error());
    m_deOutro = !*minha;
    if (m_deOutro)
        return false;
    const auto tomadas = m_tomada.tomar(m_servidor.sondando() || m_fila.sondando() ? 1 : lote);
    if (!tomadas) {
        m_turno.duvidar(); // a commit without an answer may have taken them
        return semFila("cannot take messages from the queue", tomadas.error());
    }
    const int falhas = m_fila.falhas();
    entregar(*tomadas);
    if (!m_livro.fechar())
        return semFila("outcomes wait to be recorded", dominio::Codigo::Indisponivel);
    if (m_fila.falhas() == falhas)
        m_fila.respondeu();
    return !tomadas->isEmpty();
}

bool Carteiro::semFila(const char *oque, const dominio::Erro &erro)
{
    m_p.registro.erro(origem, oque, {{"codigo", QString(dominio::texto(erro.codigo))}, {"motivo", erro.registro}});
    m_fila.falhou(m_p.relogio.monotonicoMs());
    return false;
}

void Carteiro::entregar(const QList<Registrada> &tomadas)
{
    qsizetype feitas = 0;
    while (feitas < tomadas.size() && !m_parando && m_turno.aindaMeu())
        if (!entregarUma(tomadas.at(feitas++)))
            break;
    firmar();
    devolver(tomadas.mid(feitas));
}

// Many at once: making one file durable costs as much as making fifty.
void Carteiro::firmar()
{
    if (m_aFirmar.isEmpty())
        return;
    const ResultadoDoEnvio firme = m_p.transporte.firmar();
    for (const AFirmar &uma : std::exchange(m_aFirmar, {}))
        (void)concluir(uma.notificacao, firme, uma.destino);
}

bool Carteiro::entregarUma(const Registrada &n)
{
    const auto composta = m_p.compositor.compor(n, m_p.relogio.agora());
    if (!composta)
        return semFontes(n, composta.error());
    if (const auto *fecho = std::get_if<Fecho>(&*composta)) {
        fechar(n, *fecho);
        return true;
    }
    const auto &pronta = std::get<Pronta>(*composta);
    return concluir(n, m_p.transporte.enviar(pronta.envelope), pronta.destino);
}

bool Carteiro::concluir(const Registrada &n, const ResultadoDoEnvio &resultado, const QString &destino)
{
    switch (resultado.desfecho) {
    case Desfecho::Interrompida:
        devolver({n});
        return false;
    case Desfecho::ServidorFora:
        tentarMaisTarde(n, resultado.erro, destino);
        servidorFora(resultado.erro);
        return false;
    case Desfecho::Enviada:
        fechar(n, {SituacaoNotificacao::Enviada, {}, destino, {}});
        break;
    case Desfecho::AFirmar:
        m_aFirmar.append({n, destino});
        return true;
    case Desfecho::Temporaria:
        tentarMaisTarde(n, resultado.erro, destino);
        break;
    case Desfecho::Definitiva:
        m_p.registro.aviso(origem, "message refused for good",
                           {{"notificacao", n.dados.id.texto()}, {"motivo", resultado.erro}});
        fechar(n, {SituacaoNotificacao::Falhou, resultado.erro, destino, {}});
        break;
    }
    servidorRespondeu();
    return true;
}

// A database that is away for a moment is no attempt of the message's.
bool Carteiro::semFontes(const Registrada &n, const dominio::Erro &erro)
{
    if (erro.codigo != dominio::Codigo::Indisponivel) {
        tentarMaisTarde(n, u"fontes"_s, n.dados.destino);
        return true;
    }
    devolver({n});
    return semFila("cannot read what a message tells of", erro);
}

void Carteiro::tentarMaisTarde(const Registrada &n, const QString &erro, const QString &destino)
{
    const auto pausa = pausaMinutos(n.rodada);
    if (pausa)
        fechar(n, {SituacaoNotificacao::Pendente, erro, destino, m_p.relogio.agora().maisMinutos(*pausa)});
    else
        fechar(n, {SituacaoNotificacao::Falhou, erro, destino, {}});
}

void Carteiro::fechar(const Registrada &n, const Fecho &fecho)
{
    m_livro.anotar([n, fecho](Transacao &tx) -> Resultado<void> {
        AGENDA_OBTER(const bool valeu, NotificacaoTabela::fechar(tx, n, fecho));
        if (!valeu || fecho.situacao == SituacaoNotificacao::Pendente)
            return {};
        return anunciar(tx, n.dados, fecho);
    });
}

void Carteiro::devolver(const QList<Registrada> &restantes)
{
    if (restantes.isEmpty())
        return;
    m_livro.anotar([restantes](Transacao &tx) -> Resultado<void> {
        for (const Registrada &n : restantes)
            AGENDA_TENTAR(NotificacaoTabela::devolver(tx, n));
        return {};
    });
}

void Carteiro::servidorFora(const QString &erro)
{
    if (!m_servidor.sondando())
        m_p.registro.aviso(origem, "mail server does not take messages", {{"motivo", erro}});
    m_servidor.falhou(m_p.relogio.monotonicoMs());
}

void Carteiro::servidorRespondeu()
{
    if (m_servidor.sondando())
        m_p.registro.info(origem, "mail server takes messages again", {{"falhas", m_servidor.falhas()}});
    m_servidor.respondeu();
}

} // namespace notificacoes
