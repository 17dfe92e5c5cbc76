// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gravar.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using dominio::Situacao;

namespace gerador {

namespace {

constexpr qint64 minutoMs = 60'000;

QByteArray textoDe(Situacao s)
{
    const QLatin1String t = dominio::texto(s);
    return {t.data(), t.size()};
}

// The states that an appointment went through.
QList<Situacao> caminhoAte(Situacao situacao, bool aceiteAutomatico)
{
    using enum Situacao;
    static const QHash<Situacao, QList<Situacao>> caminhos{{Solicitada, {}},
                                                           {Confirmada, {}},
                                                           {Recusada, {}},
                                                           {Expirada, {}},
                                                           {Cancelada, {Confirmada}},
                                                           {Remarcada, {Confirmada}},
                                                           {Presente, {Confirmada}},
                                                           {EmAtendimento, {Confirmada, Presente}},
                                                           {Realizada, {Confirmada, Presente, EmAtendimento}},
                                                           {NaoAguardou, {Confirmada, Presente}},
                                                           {Faltou, {Confirmada}}};
    QList<Situacao> caminho = caminhos.value(situacao);
    if (!aceiteAutomatico && situacao != Solicitada)
        caminho.prepend(Solicitada);
    caminho << situacao;
    return caminho;
}

void gravarUnidades(const Clinica &c, Destino &d)
{
    d.tabela("agendamento", "unidade",
             {"id", "nome", "endereco", "fuso", "antecedencia_min", "tolerancia_min", "funcionamento", "criada_em",
              "atualizada_em", "versao"});
    for (const Unidade &u : c.unidades)
        d.linha({celula(u.id), celula(u.nome), celula(u"Rua das Acácias, 120"_s), celula(u.fuso.nome()), qint64(120),
                 qint64(30), QByteArray("[]"), c.abertura, c.abertura, qint64(1)});
}

void gravarAgendas(const Clinica &c, Destino &d)
{
    d.tabela("agendamento", "agenda", {"id", "medico_id", "unidade_id", "vigente_de"});
    for (const Medico &m : c.medicos) {
        const Unidade &u = c.unidades[size_t(m.unidade)];
        d.linha({celula(m.agenda), celula(m.id), celula(u.id),
                 celula(u.fuso.data(dominio::Instante::deMs(c.abertura)).toString(Qt::ISODate))});
    }
    d.tabela("agendamento", "faixa",
             {"agenda_id", "dia_semana", "inicio_min", "fim_min", "duracao_min", "intervalo_min"});
    for (const Medico &m : c.medicos)
        for (const Turno &t : m.turnos)
            d.linha(
                {celula(m.agenda), qint64(t.diaSemana), qint64(t.inicioMin), qint64(t.fimMin), qint64(30), qint64(0)});
    d.tabela("agendamento", "regras_medico", {"medico_id", "versao_agenda", "versao_regras"});
    for (const Medico &m : c.medicos)
        d.linha({celula(m.id), qint64(1), qint64(1)});
}

// When the n-th of its steps was; the last one of the past not after the present.
qint64 quando(const Clinica &clinica, const Consulta &c, qsizetype passo, qsizetype passos)
{
    if (passo == 0)
        return c.criadaEm;
    const qint64 fimDaEspera = std::min(c.inicio, clinica.agora);
    const bool atendida = c.situacao == Situacao::Realizada && passo + 1 == passos;
    return std::min(clinica.agora, atendida ? c.fim : c.criadaEm + (fimDaEspera - c.criadaEm) * passo / qint64(passos));
}

void gravarConsultas(const Clinica &c, Destino &d, const std::vector<QUuid> &pacientes)
{
    static const QStringList motivos{u"rever exames"_s, u"dor no peito há 3 dias"_s, u"acompanhamento anual"_s,
                                     u"renovar receita"_s};
    d.tabela("agendamento", "consulta", {"id",         "medico_id", "paciente_id",   "unidade_id",
                                         "inicio",     "fim",       "tipo",          "modalidade",
                                         "convenio",   "motivo",    "situacao",      "confirmacao_paciente",
                                         "encaixe",    "orfa",      "remarcada_de",  "remarcada_para",
                                         "criada_por", "criada_em", "atualizada_em", "versao"});
    int n = 0;
    for (const Consulta &k : c.consultas) {
        ++n;
        const Medico &m = c.medicos[size_t(k.medico)];
        const auto passos = caminhoAte(k.situacao, m.aceiteAutomatico).size();
        const auto outra = [&](int indice) { return indice < 0 ? QUuid() : c.consultas[size_t(indice)].id; };
        d.linha({celula(k.id),
                 celula(m.id),
                 celula(pacientes[size_t(k.paciente)]),
                 celula(c.unidades[size_t(m.unidade)].id),
                 k.inicio,
                 k.fim,
                 QByteArray(n % 5 == 0 ? "retorno" : "consulta"),
                 QByteArray(n % 17 == 0 ? "telemedicina" : "presencial"),
                 n % 3 == 0 ? Celula(nullptr) : celula(convenios().at(n % convenios().size())),
                 n % 4 == 0 ? celula(motivos.at(n / 4 % motivos.size())) : Celula(nullptr),
                 textoDe(k.situacao),
                 QByteArray("pendente"),
                 qint64(0),
                 qint64(0),
                 celula(outra(k.remarcadaDe)),
                 celula(outra(k.remarcadaPara)),
                 celula(c.recepcao),
                 k.criadaEm,
                 quando(c, k, passos - 1, passos),
                 qint64(passos)});
    }
}

void gravarHistorico(const Clinica &c, Destino &d)
{
    d.tabela("agendamento", "historico", {"consulta_id", "ordem", "de", "para", "em", "por"});
    for (const Consulta &k : c.consultas) {
        const auto caminho = caminhoAte(k.situacao, c.medicos[size_t(k.medico)].aceiteAutomatico);
        for (qsizetype i = 0; i < caminho.size(); ++i)
            d.linha({celula(k.id), qint64(i + 1), i == 0 ? Celula(nullptr) : Celula(textoDe(caminho.at(i - 1))),
                     textoDe(caminho.at(i)), quando(c, k, i, caminho.size()), celula(c.recepcao)});
    }
}

// Grouped by doctor and patient, as the key is, so that pages are filled one after the other.
void gravarOcupacao(const Clinica &c, Destino &d, const std::vector<QUuid> &pacientes)
{
    d.tabela("agendamento", "ocupacao", {"papel", "recurso", "inicio", "fim", "consulta_id"});
    std::vector<const Consulta *> ocupam;
    for (const Consulta &k : c.consultas)
        if (dominio::ocupa(k.situacao))
            ocupam.push_back(&k);
    std::sort(ocupam.begin(), ocupam.end(), [](const Consulta *a, const Consulta *b) {
        return std::pair(a->medico, a->inicio) < std::pair(b->medico, b->inicio);
    });
    for (const Consulta *k : ocupam)
        d.linha({QByteArray("medico"), celula(c.medicos[size_t(k->medico)].id), k->inicio, k->fim, celula(k->id)});
    std::sort(ocupam.begin(), ocupam.end(), [&](const Consulta *a, const Consulta *b) {
        return std::pair(pacientes[size_t(a->paciente)], a->inicio) <
               std::pair(pacientes[size_t(b->paciente)], b->inicio);
    });
    for (const Consulta *k : ocupam)
        d.linha({QByteArray("paciente"), celula(pacientes[size_t(k->paciente)]), k->inicio, k->fim, celula(k->id)});
}

} // namespace

void gravarAgendamento(const Clinica &clinica, Destino &destino)
{
    std::vector<QUuid> pacientes;
    for (int n = 0; n < clinica.pacientes; ++n)
        pacientes.push_back(clinica.paciente(n).id);
    gravarUnidades(clinica, destino);
    gravarAgendas(clinica, destino);
    gravarConsultas(clinica, destino, pacientes);
    gravarHistorico(clinica, destino);
    gravarOcupacao(clinica, destino, pacientes);
}

} // namespace gerador
