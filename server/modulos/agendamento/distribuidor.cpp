// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "distribuidor.h"

#include "casos/mudarespera.h"
#include "casos/oferecervaga.h"
#include "conhecidos.h"
#include "repositorios/esperatabela.h"
#include "repositorios/vagatabela.h"

#include <nucleo/observabilidade/nomedathread.h>

namespace agendamento {

using contrato::Espera;
using dominio::Codigo;
using dominio::HorarioLivre;
using dominio::Instante;
using dominio::Perfil;
using nucleo::Resultado;

namespace {

constexpr int liberadosPorVez = 20, ofertasPorVez = 100;
constexpr std::chrono::milliseconds intervalo(250), depoisDeFalha(5'000);
constexpr int duracaoMaximaMin = 480; // of what someone may wait for
constexpr qint64 diaMs = 24LL * 3600 * 1000;
constexpr qint64 alcanceMs = 400 * diaMs; // beyond what anyone may wait for

bool ehAtivo(const std::optional<PessoaAtual> &pessoa, Perfil perfil)
{
    return pessoa && pessoa->pessoa.perfil == perfil && pessoa->pessoa.ativa();
}

} // namespace

struct Distribuidor::Rodada {
    LinhaLiberado liberado;
    Instante agora;
    int restam = 0; // offers that may still be made in this look
    int feitas = 0;
    QHash<int, Horarios> livres; // by the length asked for; 0: each stretch's own
    // What another has taken, or what could not be had, is nothing for those who come after.
    void tirar(const HorarioLivre &horario, bool inteiro)
    {
        for (Horarios &lista : livres)
            lista.removeIf(
                [&](const HorarioLivre &h) { return inteiro ? h.quando.toca(horario.quando) : h == horario; });
    }
};

Distribuidor::Distribuidor(const Servicos &servicos, nucleo::Registro &registro) : m_s(servicos), m_registro(registro)
{}

Distribuidor::~Distribuidor()
{
    parar();
}

nucleo::Contexto Distribuidor::contexto() const
{
    nucleo::Contexto c;
    c.agora = m_s.relogio.agora();
    return c;
}

Resultado<int> Distribuidor::distribuir()
{
    AGENDA_OBTER(const auto liberados,
                 m_s.banco.ler([](nucleo::Leitura &l) { return LiberadoTabela(l).primeiros(liberadosPorVez); }));
    int feitas = 0;
    for (const LinhaLiberado &liberado : liberados) {
        Rodada rodada{liberado, m_s.relogio.agora(), ofertasPorVez - feitas, 0, {}};
        AGENDA_OBTER(const bool percorrida, percorrerFila(rodada));
        feitas += rodada.feitas;
        if (!percorrida)
            return feitas; // the note stays: those who have their offer now are no longer in the line
        AGENDA_TENTAR(m_s.banco.escreverEEsperar(
            contexto(), [id = liberado.id](nucleo::Transacao &tx) { return LiberadoTabela::apagar(tx, id); }));
    }
    return feitas;
}

Resultado<bool> Distribuidor::percorrerFila(Rodada &rodada)
{
    if (rodada.liberado.quando.fim <= rodada.agora)
        return true;
    AGENDA_OBTER(const auto especialidades, especialidadesDo(rodada.liberado.medico));
    AGENDA_OBTER(const auto fila, m_s.banco.ler([&](nucleo::Leitura &l) {
        return EsperaTabela(l).daVez(rodada.liberado.medico, especialidades);
    }));
    for (const Espera &espera : fila) {
        if (rodada.restam == 0)
            return false;
        AGENDA_OBTER(const bool feita, oferecerA(espera, rodada));
        rodada.feitas += feita;
        rodada.restam -= feita;
    }
    return true;
}

// The owner of the accounts says which of the awaited specialties are the doctor's: a copy kept here would know nothing
// of doctors registered before there was one, and would compare names in a way of its own.
Resultado<QStringList> Distribuidor::especialidadesDo(dominio::MedicoId medico)
{
    AGENDA_OBTER(const auto esperadas,
                 m_s.banco.ler([](nucleo::Leitura &l) { return EsperaTabela(l).especialidadesEsperadas(); }));
    QStringList dele;
    for (const auto &[chave, escrita] : esperadas) {
        AGENDA_OBTER(const auto medicos, m_s.vizinhos.medicos({escrita, std::nullopt}));
        if (medicos.contains(medico))
            dele.append(chave);
    }
    return dele;
}

Resultado<bool> Distribuidor::oferecerA(const Espera &espera, Rodada &rodada)
{
    AGENDA_OBTER(const auto horarios, horariosPara(espera, rodada));
    for (const HorarioLivre &horario : horarios) {
        AGENDA_OBTER(const Tentativa tentativa, tentar(espera, rodada, horario));
        if (tentativa == Tentativa::EsperaNaoServe)
            return false;
        if (tentativa == Tentativa::NaoParaEste)
            continue;
        rodada.tirar(horario, tentativa == Tentativa::Feita);
        if (tentativa == Tentativa::Feita)
            return true;
    }
    return false;
}

// Those that take part of what was freed, are what the entry asks for, that the patient can come to and was never
// offered; soonest first.
Resultado<Distribuidor::Horarios> Distribuidor::horariosPara(const Espera &espera, Rodada &rodada)
{
    const Periodo &liberado = rodada.liberado.quando;
    const Periodo janela{std::max(rodada.agora, liberado.inicio.maisMinutos(-duracaoMaximaMin)),
                         std::min(liberado.fim, rodada.agora.maisMs(alcanceMs))};
    return m_s.banco.ler([&](nucleo::Leitura &l) -> Resultado<Horarios> {
        const int duracao = espera.duracaoMin.value_or(0);
        if (!rodada.livres.contains(duracao)) {
            AGENDA_OBTER(
                auto livres,
                m_s.oferta.livres(
                    l, {rodada.liberado.medico, janela.inicio, janela.fim, rodada.agora, espera.duracaoMin, {}}));
            livres.removeIf([&](const HorarioLivre &h) { return !h.quando.toca(liberado); });
            rodada.livres.insert(duracao, livres);
        }
        Horarios horarios = rodada.livres.value(duracao);
        AGENDA_OBTER(const auto regras, m_s.oferta.regras(l, rodada.liberado.medico));
        horarios.removeIf([&](const HorarioLivre &h) {
            const auto *agenda = regras->daUnidade(h.unidade);
            return !agenda || !serve(espera, HorarioCivil::de(h, agenda->fuso), rodada.agora) ||
                   (escolhaDe(espera) == Escolha::DaVaga &&
                    !regras->noHorizonte(h.unidade, h.quando.inicio, rodada.agora));
        });
        if (horarios.isEmpty())
            return horarios;
        const Periodo todo{horarios.first().quando.inicio, horarios.last().quando.inicio.maisMs(diaMs)};
        AGENDA_OBTER(const auto ocupados, OcupacaoTabela(l).doPaciente(espera.pacienteId, todo));
        AGENDA_OBTER(const auto oferecidas,
                     VagaTabela(l).jaOferecidas(espera.pacienteId, rodada.liberado.medico, todo));
        horarios.removeIf([&](const HorarioLivre &h) {
            return oferecidas.contains(h.quando.inicio) ||
                   std::any_of(ocupados.begin(), ocupados.end(),
                               [&](const Periodo &ocupado) { return ocupado.toca(h.quando); });
        });
        return horarios;
    });
}

Resultado<Distribuidor::Tentativa> Distribuidor::tentar(const Espera &espera, const Rodada &rodada,
                                                        const HorarioLivre &horario)
{
    AGENDA_OBTER(auto quem, participantes(m_s, rodada.liberado.medico, espera.pacienteId));
    quem.escolha = escolhaDe(espera);
    if (!ehAtivo(quem.medico, Perfil::Medico) || !ehAtivo(quem.paciente, Perfil::Paciente))
        return Tentativa::EsperaNaoServe;
    const auto nova = pedidoDe(espera, rodada.liberado.medico, horario);
    const auto marcacao =
        m_s.banco.ler([&](nucleo::Leitura &l) { return prepararMarcacao(l, m_s.oferta, nova, quem, rodada.agora); });
    const auto feita =
        marcacao
            ? m_s.banco.escreverEEsperar(
                  contexto(), [&](nucleo::Transacao &tx) { return oferecerVaga(tx, m_s.oferta, espera.id, *marcacao); })
            : Resultado<void>(dominio::falha(marcacao.error()));
    if (feita)
        return Tentativa::Feita;
    switch (feita.error().codigo) {
    case Codigo::HorarioOcupado:
    case Codigo::ForaDaAgenda:
        return Tentativa::HorarioPerdido;
    case Codigo::PacienteOcupado:
        return Tentativa::NaoParaEste;
    case Codigo::TransicaoInvalida:
    case Codigo::Validacao:
        return Tentativa::EsperaNaoServe;
    default:
        return dominio::falha(feita.error());
    }
}

void Distribuidor::trabalhar()
{
    nucleo::nomearThread("espera");
    nucleo::cederAVez();
    auto pausa = intervalo;
    for (;;) {
        {
            std::unique_lock guarda(m_trava);
            if (m_aviso.wait_for(guarda, pausa, [this] { return m_parando; }))
                return;
        }
        const auto feitas = distribuir();
        // Whether the owner of the accounts answers is for that one to say.
        m_falhou = !feitas && feitas.error().codigo != Codigo::Indisponivel;
        pausa = feitas ? intervalo : depoisDeFalha;
        if (!feitas)
            m_registro.erro(
                "agendamento.espera", "freed times could not be offered",
                {{"codigo", QString(dominio::texto(feitas.error().codigo))}, {"motivo", feitas.error().registro}});
    }
}

void Distribuidor::iniciar()
{
    if (m_thread.joinable())
        return;
    m_parando = false; // no thread runs that could look at it
    m_thread = std::thread([this] { trabalhar(); });
}

void Distribuidor::parar()
{
    {
        const std::lock_guard guarda(m_trava);
        m_parando = true;
    }
    m_aviso.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

Resultado<void> Distribuidor::saude() const
{
    if (m_falhou || !m_thread.joinable())
        return dominio::falha(Codigo::Indisponivel);
    return {};
}

} // namespace agendamento
