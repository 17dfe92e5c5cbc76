// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carga.h"

#include <QDate>
#include <QMap>

using namespace Qt::StringLiterals;
using apoio::ClienteBruto;
using apoio::Clinica;
using apoio::RespostaHttp;

namespace {

constexpr int medicos = 4, pacientesPorMedico = 16;
constexpr int dias = 60, diasDeVagas = 42; // the rest is for series
constexpr int vezesDaSerie = 3;
constexpr int reservasDeCada = 4; // the desk's account may hold 50 at a time

} // namespace

Carga::Carga(apoio::ServidorDeTeste &servidor) :
    m_servidor(servidor), m_proximaVaga(medicos), m_proximaSerie(medicos), m_clientes(2 * medicos)
{
    for (size_t i = 0; i < m_clientes.size(); ++i) {
        m_clientes[i].numero = int(i);
        m_clientes[i].acaso.seed(unsigned(20261124 + i));
    }
}

Carga::~Carga()
{
    parar();
}

bool Carga::preparar()
{
    const QString senha = QString::fromLatin1(Clinica::senha);
    Clinica clinica(m_servidor.porta());
    if (!clinica.entrarComoAdmin(u"admin@teste.local"_s))
        return false;
    const QString unidade = clinica.unidade(u"Unidade Centro"_s);
    const QDate primeiroDia = QDate::currentDate().addDays(2);
    for (int i = 0; i < medicos; ++i) {
        const QString email = u"medico%1@teste.local"_s.arg(i);
        m_medicos << clinica.medico(u"Médico %1"_s.arg(i), email, 10);
        if (!clinica.agenda(m_medicos.last(), unidade, primeiroDia, {1, 2, 3, 4, 5, 6, 7}, {0, 0}, {23, 50}, 10))
            return false;
        ClienteBruto http(m_servidor.porta());
        if (!http.entrar(email, senha))
            return false;
        m_tokens << http.token();
    }
    for (int i = 0; i < medicos * pacientesPorMedico; ++i)
        m_pacientes << clinica.paciente(u"Paciente %1"_s.arg(i), u"paciente%1@teste.local"_s.arg(i));
    repartirVagas(clinica.horarios(m_medicos.first(), primeiroDia, primeiroDia.addDays(dias)));
    if (m_pacientes.contains(QString()) || m_vagas.isEmpty() || m_vagasDeSerie.isEmpty() ||
        clinica.recepcionista(u"Ana"_s, u"recepcao@teste.local"_s).isEmpty())
        return false;
    ClienteBruto http(m_servidor.porta());
    const bool entrou = http.entrar(u"recepcao@teste.local"_s, senha);
    m_recepcao = http.token();
    return entrou;
}

// The first days for single appointments; of the others, those that the days after follow without a holiday between,
// for series.
void Carga::repartirVagas(const QStringList &inicios)
{
    QMap<QDate, QStringList> porDia;
    for (const QString &inicio : inicios)
        porDia[QDate::fromString(inicio.left(10), Qt::ISODate)] << inicio;
    const QList<QDate> datas = porDia.keys();
    for (qsizetype i = 0; i < datas.size(); ++i) {
        if (i < diasDeVagas) {
            m_vagas += porDia.value(datas.at(i));
        } else if (datas.value(i + vezesDaSerie - 1) == datas.at(i).addDays(vezesDaSerie - 1)) {
            m_vagasDeSerie += porDia.value(datas.at(i));
            i += vezesDaSerie - 1;
        }
    }
}

void Carga::comecar(int clientes)
{
    m_parar = false;
    for (int i = 0; i < clientes; ++i)
        m_threads.emplace_back([this, i] { trabalhar(m_clientes[size_t(i)]); });
}

void Carga::parar()
{
    m_parar = true;
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

int Carga::semResposta() const
{
    int n = 0;
    for (const Cliente &c : m_clientes)
        n += int(c.semResposta.size());
    return n;
}

void Carga::trabalhar(Cliente &cliente)
{
    ClienteBruto http(m_servidor.porta());
    while (!m_parar) {
        const Pedido p = proximo(cliente);
        const RespostaHttp r = enviar(http, cliente, p);
        if (r.certa()) {
            anotar(cliente, p, r.json());
        } else if (r.status == 0 || r.status == 503) {
            cliente.semResposta << p;
            m_indisponiveis += r.status == 503;
            if (r.status == 503 && !r.cabecalhos.contains("retry-after"))
                estranhar(p, r);
        } else if (r.status == 507 && r.codigo() == u"sem_espaco") {
            ++m_semEspaco;
            devolver(cliente, p);
        } else {
            estranhar(p, r);
        }
        if (r.status == 0)
            return;
    }
}

Carga::Pedido Carga::proximo(Cliente &c)
{
    switch (c.acaso() % 12) {
    case 0:
        return novo(c, Oque::Serie);
    case 1:
    case 2:
        if (c.reservas.size() < reservasDeCada)
            return novo(c, Oque::Reservar);
        return soltar(c);
    case 3:
    case 4:
        return mudanca(c, Oque::Remarcar);
    case 5:
    case 6:
        return mudanca(c, Oque::Confirmar);
    case 7:
        return mudanca(c, Oque::Cancelar);
    case 8:
        if (!c.reservas.isEmpty())
            return soltar(c);
        [[fallthrough]];
    default:
        return novo(c, Oque::Marcar);
    }
}

Carga::Pedido Carga::soltar(Cliente &c)
{
    const QString id = c.reservas.takeFirst();
    return {Oque::Soltar, "DELETE", "/reservas/" + id.toLatin1(), {}, {}, id};
}

// Two clients share a doctor, and never a time.
Carga::Pedido Carga::novo(Cliente &c, Oque oque)
{
    const int medico = c.numero % medicos;
    auto &proxima = oque == Oque::Serie ? m_proximaSerie : m_proximaVaga;
    const int vaga = proxima[size_t(medico)]++;
    const QString inicio = (oque == Oque::Serie ? m_vagasDeSerie : m_vagas).at(vaga);
    const QString paciente = m_pacientes.at(medico * pacientesPorMedico + vaga % pacientesPorMedico);
    const QByteArray chave = "pedido-" + QByteArray::number(++m_chaves);
    QJsonObject corpo = Clinica::corpoDeConsulta(m_medicos.at(medico), paciente, inicio);
    if (oque == Oque::Serie) {
        corpo.insert(u"repeticao"_s, QJsonObject{{u"aCadaDias"_s, 1}, {u"vezes"_s, vezesDaSerie}});
        return {oque, "POST", "/consultas/series", chave, corpo, {}};
    }
    if (oque == Oque::Reservar) {
        corpo.remove(u"tipo"_s);
        corpo.remove(u"modalidade"_s);
        return {oque, "POST", "/reservas", chave, corpo, {}};
    }
    return {oque, "POST", "/consultas", chave, corpo, {}};
}

Carga::Pedido Carga::mudanca(Cliente &c, Oque oque)
{
    for (qsizetype i = 0; i < c.abertas.size(); ++i) {
        const QString id = c.abertas.at(i);
        const std::lock_guard guarda(m_trava);
        if (oque == Oque::Confirmar && m_consultas.value(id).situacao != u"solicitada")
            continue;
        c.abertas.removeAt(i);
        const QByteArray caminho = "/consultas/" + id.toLatin1();
        if (oque == Oque::Confirmar)
            return {oque, "PUT", caminho + "/confirmar", {}, {}, id};
        if (oque == Oque::Cancelar)
            return {oque, "PUT", caminho + "/cancelar", {}, {{u"motivo"_s, u"pediu"_s}}, id};
        const int vaga = m_proximaVaga[size_t(c.numero % medicos)]++;
        return {oque, "PUT", caminho + "/remarcar", {}, {{u"inicio"_s, m_vagas.at(vaga)}}, id};
    }
    return novo(c, Oque::Marcar);
}

RespostaHttp Carga::enviar(ClienteBruto &http, const Cliente &c, const Pedido &p) const
{
    http.usarToken(p.oque == Oque::Confirmar ? m_tokens.at(c.numero % medicos) : m_recepcao);
    const QByteArray corpo = p.corpo.isEmpty() ? QByteArray() : QJsonDocument(p.corpo).toJson(QJsonDocument::Compact);
    QList<std::pair<QByteArray, QByteArray>> cabecalhos;
    if (!p.chave.isEmpty())
        cabecalhos.emplaceBack("Idempotency-Key", p.chave);
    return http.pedir(p.metodo, p.caminho, corpo, cabecalhos);
}

void Carga::mudou(const QString &id, const QString &situacao)
{
    Conhecida &c = m_consultas[id];
    c.situacao = situacao;
    ++c.versao;
}

void Carga::anotar(Cliente &cliente, const Pedido &p, const QJsonObject &r)
{
    ++m_aceitas;
    const std::lock_guard guarda(m_trava);
    const auto nova = [&](const QJsonObject &consulta) {
        const QString id = consulta.value("id"_L1).toString();
        m_consultas.insert(id, {u"solicitada"_s, 1});
        cliente.abertas << id;
    };
    switch (p.oque) {
    case Oque::Marcar:
        return nova(r);
    case Oque::Serie:
        for (const QJsonValue &item : r.value("itens"_L1).toArray())
            nova(item.toObject());
        return;
    case Oque::Reservar:
        cliente.reservas << r.value("id"_L1).toString();
        return;
    case Oque::Soltar:
        return;
    case Oque::Remarcar:
        mudou(p.id, u"remarcada"_s);
        return nova(r);
    case Oque::Confirmar:
        mudou(p.id, u"confirmada"_s);
        cliente.abertas << p.id;
        return;
    case Oque::Cancelar:
        return mudou(p.id, u"cancelada"_s);
    }
}

void Carga::devolver(Cliente &cliente, const Pedido &p)
{
    if (p.oque == Oque::Soltar)
        cliente.reservas << p.id;
    else if (!p.id.isEmpty())
        cliente.abertas << p.id;
}

void Carga::estranhar(const Pedido &p, const RespostaHttp &r)
{
    const std::lock_guard guarda(m_trava);
    m_estranhas << u"%1 %2: %3 %4"_s.arg(QString::fromLatin1(p.metodo), QString::fromLatin1(p.caminho))
                       .arg(r.status)
                       .arg(QString::fromUtf8(r.corpo.left(300)));
}

bool Carga::gravarUma()
{
    ClienteBruto http(m_servidor.porta());
    Cliente &cliente = m_clientes.front();
    const Pedido p = novo(cliente, Oque::Marcar);
    const RespostaHttp r = enviar(http, cliente, p);
    if (r.certa())
        anotar(cliente, p, r.json());
    else
        cliente.semResposta << p;
    return r.certa();
}
