// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recursos.h"

namespace api {

using dominio::falha;

namespace {

template<class T>
Retorno lendo(Depois<T> depois)
{
    return [depois = std::move(depois)](const Resultado<Resposta> &r) {
        if (!r)
            return depois(falha(r.error()));
        depois(contrato::lerTolerante<T>(r->corpo));
    };
}

// Follows the pages of a list to its end.
template<class T>
void juntarPaginas(ClienteHttp &http, Pedido pedido, QObject *contexto, Depois<QList<T>> depois, QList<T> ja = {})
{
    pedido.consulta.removeQueryItem(QStringLiteral("limite"));
    pedido.consulta.addQueryItem(QStringLiteral("limite"), QStringLiteral("100"));
    http.pedir(pedido, contexto, [&http, pedido, contexto, depois, ja](const Resultado<Resposta> &r) mutable {
        if (!r)
            return depois(falha(r.error()));
        const auto pagina = contrato::lerLista<T>(r->corpo);
        if (!pagina)
            return depois(falha(pagina.error()));
        ja += pagina->itens;
        if (!pagina->proximo)
            return depois(ja);
        pedido.consulta.removeQueryItem(QStringLiteral("cursor"));
        pedido.consulta.addQueryItem(QStringLiteral("cursor"), *pagina->proximo);
        juntarPaginas<T>(http, pedido, contexto, depois, ja);
    });
}

void juntar(QUrlQuery &consulta, const char *nome, const QString &valor)
{
    if (!valor.isEmpty())
        consulta.addQueryItem(QLatin1String(nome), QString::fromLatin1(QUrl::toPercentEncoding(valor)));
}

QUrlQuery periodo(const QString &de, const QString &ate)
{
    QUrlQuery consulta;
    juntar(consulta, "de", de);
    juntar(consulta, "ate", ate);
    return consulta;
}

} // namespace

void ApiConsultas::listar(const FiltroConsultas &f, QObject *contexto, Depois<QList<contrato::Consulta>> depois)
{
    Pedido pedido;
    pedido.caminho = QStringLiteral("/consultas");
    pedido.consulta = periodo(f.de, f.ate);
    juntar(pedido.consulta, "unidadeId", f.unidadeId);
    juntar(pedido.consulta, "medicoId", f.medicoId);
    juntar(pedido.consulta, "situacao", f.situacao);
    if (f.orfa)
        juntar(pedido.consulta, "orfa", *f.orfa ? QStringLiteral("true") : QStringLiteral("false"));
    juntarPaginas<contrato::Consulta>(m_http, pedido, contexto, std::move(depois));
}

void ApiConsultas::doMedico(const QString &medicoId, const FiltroConsultas &f, QObject *contexto,
                            Depois<QList<contrato::Consulta>> depois)
{
    Pedido pedido;
    pedido.caminho = QStringLiteral("/consultas/medico/") + medicoId;
    pedido.consulta = periodo(f.de, f.ate);
    juntar(pedido.consulta, "situacao", f.situacao);
    juntarPaginas<contrato::Consulta>(m_http, pedido, contexto, std::move(depois));
}

void ApiConsultas::doPaciente(const QString &pacienteId, QObject *contexto, Depois<QList<contrato::Consulta>> depois)
{
    Pedido pedido;
    pedido.caminho = QStringLiteral("/consultas/paciente/") + pacienteId;
    juntarPaginas<contrato::Consulta>(m_http, pedido, contexto, std::move(depois));
}

void ApiConsultas::ver(const QString &id, QObject *contexto, Depois<contrato::ConsultaDetalhada> depois)
{
    Pedido pedido;
    pedido.caminho = QStringLiteral("/consultas/") + id;
    m_http.pedir(pedido, contexto, lendo(std::move(depois)));
}

void ApiConsultas::marcar(const contrato::NovaConsulta &nova, const QByteArray &chave, QObject *contexto,
                          Depois<contrato::Consulta> depois)
{
    Pedido pedido;
    pedido.metodo = "POST";
    pedido.caminho = QStringLiteral("/consultas");
    pedido.corpo = contrato::escrever(nova);
    pedido.chave = chave;
    m_http.pedir(pedido, contexto, lendo(std::move(depois)));
}

void ApiConsultas::mudar(const QString &id, const QString &acao, const QString &motivo, QObject *contexto,
                         Depois<contrato::Consulta> depois)
{
    Pedido pedido;
    pedido.metodo = "PUT";
    pedido.caminho = QStringLiteral("/consultas/%1/%2").arg(id, acao);
    if (!motivo.isEmpty()) {
        contrato::MotivoCorpo corpo;
        corpo.motivo = motivo;
        pedido.corpo = contrato::escrever(corpo);
    }
    m_http.pedir(pedido, contexto, lendo(std::move(depois)));
}

void ApiMedicos::listar(QObject *contexto, Depois<QList<contrato::Medico>> depois)
{
    Pedido pedido;
    pedido.caminho = QStringLiteral("/medicos");
    juntarPaginas<contrato::Medico>(m_http, pedido, contexto, std::move(depois));
}

void ApiMedicos::horarios(const QString &medicoId, const QString &de, const QString &ate, QObject *contexto,
                          Depois<QList<contrato::HorarioLivre>> depois)
{
    Pedido pedido;
    pedido.caminho = QStringLiteral("/medicos/%1/horarios").arg(medicoId);
    pedido.consulta = periodo(de, ate);
    juntarPaginas<contrato::HorarioLivre>(m_http, pedido, contexto, std::move(depois));
}

void ApiMedicos::bloqueios(const QString &medicoId, const QString &de, const QString &ate, QObject *contexto,
                           Depois<QList<contrato::Bloqueio>> depois)
{
    Pedido pedido;
    pedido.caminho = QStringLiteral("/medicos/%1/bloqueios").arg(medicoId);
    pedido.consulta = periodo(de, ate);
    juntarPaginas<contrato::Bloqueio>(m_http, pedido, contexto, std::move(depois));
}

void ApiPacientes::buscar(const QString &texto, QObject *contexto, Depois<QList<contrato::PacienteResumo>> depois)
{
    Pedido pedido;
    pedido.caminho = QStringLiteral("/pacientes");
    juntar(pedido.consulta, "busca", texto);
    juntar(pedido.consulta, "limite", QStringLiteral("12"));
    m_http.pedir(pedido, contexto, [depois = std::move(depois)](const Resultado<Resposta> &r) {
        if (!r)
            return depois(falha(r.error()));
        const auto lista = contrato::lerLista<contrato::PacienteResumo>(r->corpo);
        depois(lista ? Resultado<QList<contrato::PacienteResumo>>(lista->itens) : falha(lista.error()));
    });
}

void ApiPacientes::ver(const QString &id, QObject *contexto, Depois<contrato::Usuario> depois)
{
    Pedido pedido;
    pedido.caminho = QStringLiteral("/usuarios/") + id;
    m_http.pedir(pedido, contexto, lendo(std::move(depois)));
}

void ApiPacientes::cadastrar(const contrato::NovoUsuario &novo, const QByteArray &chave, QObject *contexto,
                             Depois<contrato::Usuario> depois)
{
    Pedido pedido;
    pedido.metodo = "POST";
    pedido.caminho = QStringLiteral("/auth/register");
    pedido.corpo = contrato::escrever(novo);
    pedido.chave = chave;
    m_http.pedir(pedido, contexto, lendo(std::move(depois)));
}

void ApiUnidades::listar(QObject *contexto, Depois<QList<contrato::Unidade>> depois)
{
    Pedido pedido;
    pedido.caminho = QStringLiteral("/unidades");
    juntarPaginas<contrato::Unidade>(m_http, pedido, contexto, std::move(depois));
}

} // namespace api
