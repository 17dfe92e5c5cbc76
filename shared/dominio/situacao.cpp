// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "situacao.h"

#include <algorithm>
#include <array>

namespace dominio {

namespace {

constexpr std::array situacoes = {"solicitada", "confirmada",     "recusada",  "expirada",     "cancelada", "remarcada",
                                  "presente",   "em_atendimento", "realizada", "nao_aguardou", "faltou"};
static_assert(situacoes.size() == size_t(Situacao::Faltou) + 1);
constexpr std::array confirmacoes = {"pendente", "confirmada", "recusada", "sem_resposta"};

bool naHora(const Transicao &t, const ContextoTransicao &c, Ator ator)
{
    switch (t.quando) {
    case QuandoPode::Sempre:
        return true;
    case QuandoPode::AntesDoInicio:
        return c.agora < c.inicio;
    case QuandoPode::DepoisDoInicio:
        return c.agora >= c.inicio;
    case QuandoPode::NoDia:
        return c.fuso.data(c.agora) == c.fuso.data(c.inicio);
    case QuandoPode::DepoisDaTolerancia:
        return c.agora >= (ator == Ator::Servidor ? c.inicio.maisMinutos(c.toleranciaMin) : c.inicio);
    }
    return false;
}

} // namespace

const QList<Transicao> &transicoes()
{
    using S = Situacao;
    using A = Ator;
    using Q = QuandoPode;
    static const QList<A> todos{A::Paciente, A::Medico, A::Recepcionista};
    static const QList<Transicao> tabela{
        {S::Solicitada, Acao::Confirmar, S::Confirmada, {A::Medico}, Q::AntesDoInicio},
        {S::Solicitada, Acao::Recusar, S::Recusada, {A::Medico}, Q::Sempre, true},
        {S::Solicitada, Acao::Expirar, S::Expirada, {A::Servidor}, Q::DepoisDoInicio},
        {S::Solicitada, Acao::Cancelar, S::Cancelada, todos, Q::AntesDoInicio, true},
        {S::Confirmada, Acao::Cancelar, S::Cancelada, todos, Q::AntesDoInicio, true},
        {S::Solicitada, Acao::Remarcar, S::Remarcada, todos, Q::AntesDoInicio},
        {S::Confirmada, Acao::Remarcar, S::Remarcada, todos, Q::AntesDoInicio},
        {S::Confirmada, Acao::RegistrarPresenca, S::Presente, {A::Recepcionista}, Q::NoDia},
        {S::Faltou, Acao::RegistrarPresenca, S::Presente, {A::Recepcionista}, Q::NoDia},
        {S::Presente, Acao::Iniciar, S::EmAtendimento, {A::Medico}},
        {S::EmAtendimento, Acao::Concluir, S::Realizada, {A::Medico}},
        {S::Presente, Acao::RegistrarDesistencia, S::NaoAguardou, {A::Recepcionista}},
        {S::Confirmada, Acao::RegistrarFalta, S::Faltou, {A::Recepcionista, A::Servidor}, Q::DepoisDaTolerancia},
        {S::Presente, Acao::Desfazer, S::Confirmada, {A::Recepcionista}},
    };
    return tabela;
}

QLatin1String texto(Situacao situacao)
{
    return QLatin1String(situacoes.at(size_t(situacao)));
}

std::optional<Situacao> situacaoDeTexto(QAnyStringView texto)
{
    for (size_t i = 0; i < situacoes.size(); ++i)
        if (texto == QLatin1String(situacoes[i]))
            return Situacao(i);
    return std::nullopt;
}

QLatin1String texto(ConfirmacaoPaciente confirmacao)
{
    return QLatin1String(confirmacoes.at(size_t(confirmacao)));
}

Ator atorDe(Perfil perfil)
{
    switch (perfil) {
    case Perfil::Paciente:
        return Ator::Paciente;
    case Perfil::Medico:
        return Ator::Medico;
    case Perfil::Recepcionista:
        return Ator::Recepcionista;
    case Perfil::Admin:
        return Ator::Admin;
    }
    return Ator::Paciente;
}

bool ocupa(Situacao s)
{
    return s == Situacao::Solicitada || s == Situacao::Confirmada || s == Situacao::Presente ||
           s == Situacao::EmAtendimento || s == Situacao::Realizada;
}

bool terminal(Situacao s)
{
    return std::none_of(transicoes().begin(), transicoes().end(), [s](const Transicao &t) { return t.de == s; });
}

Resultado<Situacao> transitar(Situacao de, Acao acao, Ator ator, const ContextoTransicao &contexto)
{
    const auto deQuem = [&](const Transicao &t) { return t.acao == acao && t.quem.contains(ator); };
    // Who may never do this learns only that; the appointment's state is for those who may.
    if (std::none_of(transicoes().begin(), transicoes().end(), deQuem))
        return falha(Codigo::SemPermissao);
    const auto it = std::find_if(transicoes().begin(), transicoes().end(),
                                 [&](const Transicao &t) { return t.de == de && deQuem(t); });
    if (it == transicoes().end() || !naHora(*it, contexto, ator)) {
        Erro erro(Codigo::TransicaoInvalida);
        erro.extras.insert(QStringLiteral("situacao"), QString(texto(de)));
        return falha(erro);
    }
    if (ator == Ator::Paciente && it->quando == QuandoPode::AntesDoInicio &&
        contexto.agora > contexto.inicio.maisMinutos(-contexto.antecedenciaMin))
        return falha(Codigo::PrazoEncerrado);
    return it->para;
}

} // namespace dominio
