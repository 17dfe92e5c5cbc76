// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gerador.h"

#include <algorithm>

// One request of each kind.
namespace modelo {

using namespace Qt::StringLiterals;
using Tipo = Passo::Tipo;

Passo Gerador::passo(const Mundo &m)
{
    return m_acaso.chance(25) ? leitura(m) : escrita(m);
}

Passo Gerador::escrita(const Mundo &m)
{
    const int n = m_acaso.ate(100);
    if (n < 34 || m.consultas.isEmpty())
        return marcacao(m);
    if (n < 37)
        return serie(m);
    if (n < 65)
        return mudanca(m);
    if (n < 75)
        return remarcacao(m, consulta(m));
    if (n < 80)
        return resposta(m, consulta(m));
    if (n < 87)
        return reserva(m);
    if (n < 90)
        return soltura(m);
    if (n < 93)
        return bloqueio(m);
    if (n < 96)
        return desbloqueio(m);
    return n < 98 ? agenda(m) : repeticao(m);
}

void Gerador::comChave(Passo &p, const Mundo &m)
{
    if (!m_acaso.chance(25))
        return;
    p.chave = "chave-" + QByteArray::number(++m_chaves);
    m_comChave.append({p, m.agora});
    if (m_comChave.size() > 30)
        m_comChave.removeFirst();
}

Passo Gerador::marcacao(const Mundo &m)
{
    Passo p;
    p.medico = alguem(m, Papel::Medico);
    p.paciente = alguem(m, Papel::Paciente);
    const int n = m_acaso.ate(100);
    p.quem = n < 55 ? alguem(m, Papel::Recepcionista) : n < 80 ? p.paciente : n < 96 ? p.medico : qualquerUm(m);
    p.inicio = hora(m);
    p.duracao = duracao();
    if (m_acaso.chance(15))
        p.unidade = m_acaso.de<QString>(m.unidades.keys());
    if (m_acaso.chance(30))
        p.motivo = u"dor nas costas"_s;
    if (m_acaso.chance(2))
        p.medico = p.paciente;
    p.encaixe = m_acaso.chance(p.quem == p.paciente ? 3 : 15);
    if (p.encaixe ? m_acaso.chance(95) : m_acaso.chance(1))
        p.motivoEncaixe = u"urgente"_s;
    const QStringList reservas = m.reservas.keys();
    if (!reservas.isEmpty() && m_acaso.chance(30)) {
        const Reserva r = m.reservas[m_acaso.de<QString>(reservas)];
        p.reserva = r.id;
        p.medico = r.medico;
        p.inicio = m_acaso.chance(80) ? r.inicio : p.inicio;
        p.quem = m_acaso.chance(85) ? r.dono : p.quem;
        p.paciente = r.paciente.isEmpty() ? p.paciente : r.paciente;
        p.encaixe = false;
        p.motivoEncaixe.clear();
    }
    comChave(p, m);
    return p;
}

Passo Gerador::serie(const Mundo &m)
{
    Passo p;
    p.tipo = Tipo::MarcarSerie;
    p.medico = alguem(m, Papel::Medico);
    p.paciente = alguem(m, Papel::Paciente);
    p.quem = m_acaso.chance(70) ? alguem(m, Papel::Recepcionista) : m_acaso.chance(80) ? p.medico : p.paciente;
    p.inicio = hora(m);
    p.duracao = duracao();
    p.aCadaDias = m_acaso.de<int>({1, 1, 2, 7});
    p.vezes = m_acaso.entre(2, 4);
    p.encaixe = m_acaso.chance(15);
    if (p.encaixe)
        p.motivoEncaixe = u"retornos"_s;
    comChave(p, m);
    return p;
}

Passo Gerador::mudanca(const Mundo &m)
{
    return mudancaDe(m, consulta(m));
}

Passo Gerador::mudancaDe(const Mundo &m, const Consulta &c)
{
    static const QStringList todas{u"confirmar"_s, u"recusar"_s, u"cancelar"_s, u"presenca"_s,   u"iniciar"_s,
                                   u"concluir"_s,  u"falta"_s,   u"desfazer"_s, u"desistencia"_s};
    static const QHash<QString, QStringList> sensatas{
        {u"solicitada"_s, {u"confirmar"_s, u"confirmar"_s, u"confirmar"_s, u"recusar"_s, u"cancelar"_s}},
        {u"confirmada"_s, {u"presenca"_s, u"presenca"_s, u"presenca"_s, u"cancelar"_s, u"falta"_s}},
        {u"presente"_s, {u"iniciar"_s, u"iniciar"_s, u"desistencia"_s, u"desfazer"_s}},
        {u"em_atendimento"_s, {u"concluir"_s}},
        {u"faltou"_s, {u"presenca"_s}}};
    Passo p;
    p.tipo = Tipo::Mudar;
    p.consulta = c.id;
    p.acao = m_acaso.de<QString>(m_acaso.chance(85) ? sensatas.value(c.situacao, todas) : todas);
    const QString recepcao = alguem(m, Papel::Recepcionista);
    const bool doMedico = QStringList{u"confirmar"_s, u"recusar"_s, u"iniciar"_s, u"concluir"_s}.contains(p.acao);
    p.quem = doMedico ? c.medico : recepcao;
    if (p.acao == u"cancelar")
        p.quem = m_acaso.de<QString>({c.paciente, c.paciente, c.medico, recepcao});
    if (m_acaso.chance(8))
        p.quem = qualquerUm(m);
    if ((p.acao == u"cancelar" || p.acao == u"recusar") && m_acaso.chance(97))
        p.motivo = u"imprevisto"_s;
    p.seCasar = seCasar(c.versao);
    return p;
}

Passo Gerador::remarcacao(const Mundo &m, const Consulta &c)
{
    Passo p;
    p.tipo = Tipo::Remarcar;
    p.consulta = c.id;
    p.quem = m_acaso.de<QString>({c.paciente, c.medico, alguem(m, Papel::Recepcionista)});
    if (m_acaso.chance(6))
        p.quem = qualquerUm(m);
    p.inicio = m_acaso.chance(12) ? c.inicio : hora(m);
    if (m_acaso.chance(25))
        p.medico = alguem(m, Papel::Medico);
    p.duracao = duracao();
    if (m_acaso.chance(30))
        p.motivo = u"a pedido"_s;
    p.seCasar = seCasar(c.versao);
    return p;
}

Passo Gerador::resposta(const Mundo &m, const Consulta &c)
{
    Passo p;
    p.tipo = Tipo::Responder;
    p.consulta = c.id;
    p.quem = m_acaso.chance(92) ? c.paciente : qualquerUm(m);
    p.resposta = m_acaso.chance(65) ? u"confirmada"_s : u"recusada"_s;
    p.seCasar = seCasar(c.versao);
    return p;
}

Passo Gerador::reserva(const Mundo &m)
{
    Passo p;
    p.tipo = Tipo::Reservar;
    p.medico = alguem(m, Papel::Medico);
    const QString paciente = alguem(m, Papel::Paciente);
    p.quem = m_acaso.chance(50) ? alguem(m, Papel::Recepcionista) : m_acaso.chance(90) ? paciente : qualquerUm(m);
    if (m_acaso.chance(40))
        p.paciente = paciente;
    p.inicio = hora(m);
    p.duracao = duracao();
    comChave(p, m);
    return p;
}

Passo Gerador::soltura(const Mundo &m)
{
    const Reserva r = m.reservas.value(m_acaso.de<QString>(m.reservas.keys()));
    Passo p;
    p.tipo = Tipo::Soltar;
    p.reserva = r.id.isEmpty() ? m.unidades.firstKey() : r.id; // an id of something else: not found
    p.quem = r.dono.isEmpty() || m_acaso.chance(20) ? qualquerUm(m) : r.dono;
    p.seCasar = seCasar(1);
    return p;
}

Passo Gerador::bloqueio(const Mundo &m)
{
    Passo p;
    p.tipo = Tipo::Bloquear;
    p.medico = alguem(m, Papel::Medico);
    p.quem = m_acaso.chance(50) ? p.medico : m_acaso.chance(85) ? alguem(m, Papel::Recepcionista) : qualquerUm(m);
    p.inicio = hora(m);
    p.fim = p.inicio + m_acaso.entre(m_acaso.chance(4) ? -1 : 1, 8) * 30 * minutoMs;
    if (m_acaso.chance(50))
        p.motivo = u"congresso"_s;
    comChave(p, m);
    return p;
}

Passo Gerador::desbloqueio(const Mundo &m)
{
    const Bloqueio b = m.bloqueios.value(m_acaso.de<QString>(m.bloqueios.keys()));
    Passo p;
    p.tipo = Tipo::Desbloquear;
    p.bloqueio = b.id.isEmpty() ? m.unidades.firstKey() : b.id;
    p.medico = b.medico.isEmpty() || m_acaso.chance(5) ? alguem(m, Papel::Medico) : b.medico;
    p.quem = m_acaso.chance(50) ? p.medico : m_acaso.chance(85) ? alguem(m, Papel::Recepcionista) : qualquerUm(m);
    p.seCasar = seCasar(1);
    return p;
}

// Another week from one of the next days on, for ever or for some days; sometimes none at all, for one or two days.
Passo Gerador::agenda(const Mundo &m)
{
    Passo p;
    p.tipo = Tipo::DefinirAgenda;
    p.medico = alguem(m, Papel::Medico);
    p.quem = m_acaso.chance(50) ? p.medico : m_acaso.chance(85) ? alguem(m, Papel::Recepcionista) : qualquerUm(m);
    const AgendasDoMedico dele = m.agendas[p.medico];
    p.agenda.unidade = dele.itens.isEmpty() || m_acaso.chance(15) ? m_acaso.de<QString>(m.unidades.keys())
                                                                  : dele.itens.first().unidade;
    p.agenda.de = m.dia(p.agenda.unidade, m.agora).addDays(m_acaso.entre(0, 4));
    const bool nenhuma = m_acaso.chance(15);
    if (nenhuma || m_acaso.chance(40))
        p.agenda.ate = p.agenda.de.addDays(m_acaso.entre(1, 2));
    const int inicio = m_acaso.de<int>({420, 480, 540}), duracao = m_acaso.de<int>({20, 30, 30, 60});
    for (int dia = 1; dia <= 7 && !nenhuma; ++dia) {
        p.agenda.faixas.append({dia, inicio, 720, duracao, m_acaso.de<int>({0, 0, 10})});
        p.agenda.faixas.append({dia, 780, 1110, duracao, 0});
    }
    const QByteArray marca = '"' + QByteArray::number(dele.versao) + '"';
    p.seCasar = m_acaso.chance(85) ? marca : seCasar(dele.versao);
    return p;
}

// The same request with the same key, or another request with it. Only within the day that answers are kept.
Passo Gerador::repeticao(const Mundo &m)
{
    const qint64 desde = m.agora - diaMs + 3600'000;
    m_comChave.removeIf([desde](const Enviado &e) { return e.em < desde; });
    if (m_comChave.isEmpty())
        return marcacao(m);
    Passo p = m_acaso.de<Enviado>(m_comChave).passo;
    if (m_acaso.chance(20))
        p.inicio += 30 * minutoMs;
    return p;
}

Passo Gerador::leitura(const Mundo &m)
{
    static const QList<Tipo> tipos{
        Tipo::VerConsulta,      Tipo::VerConsulta, Tipo::VerReserva,      Tipo::VerAgenda,      Tipo::ListarDoMedico,
        Tipo::ListarDoPaciente, Tipo::ListarDoDia, Tipo::ListarBloqueios, Tipo::ListarHorarios, Tipo::ListarHorarios};
    static const QStringList situacoes{u"solicitada"_s, u"confirmada"_s, u"cancelada"_s, u"realizada"_s, u"faltou"_s};
    Passo p;
    p.tipo = m_acaso.de<Tipo>(tipos);
    const Consulta c = consulta(m);
    p.consulta = c.id.isEmpty() ? m.unidades.firstKey() : c.id;
    p.reserva = m.reservas.isEmpty() ? p.consulta : m_acaso.de<QString>(m.reservas.keys());
    p.medico = c.medico.isEmpty() ? alguem(m, Papel::Medico) : c.medico;
    p.paciente = p.tipo == Tipo::ListarDoPaciente ? alguem(m, Papel::Paciente) : QString();
    if (p.tipo == Tipo::ListarDoPaciente && m_acaso.chance(60))
        p.medico.clear();
    p.quem = m_acaso.chance(60) ? alguem(m, Papel::Recepcionista) : m_acaso.chance(50) ? p.medico : qualquerUm(m);
    if (p.quem.isEmpty())
        p.quem = p.paciente;
    if (p.lista() && (p.tipo == Tipo::ListarHorarios || m_acaso.chance(60))) {
        p.inicio = m.agora / diaMs * diaMs + m_acaso.entre(-3, 2) * diaMs;
        p.fim = p.inicio + m_acaso.entre(1, 6) * diaMs;
    }
    if (p.tipo == Tipo::ListarHorarios)
        p.duracao = duracao();
    const bool deConsultas = p.tipo >= Tipo::ListarDoMedico && p.tipo <= Tipo::ListarDoDia;
    for (const QString &situacao : situacoes) {
        if (deConsultas && m_acaso.chance(15))
            p.situacoes << situacao;
    }
    p.soOrfas = p.tipo == Tipo::ListarDoDia && m_acaso.chance(30);
    if (p.tipo == Tipo::ListarDoDia && m_acaso.chance(70))
        p.medico.clear();
    p.limite = m_acaso.de<int>({3, 20, 100});
    return p;
}

} // namespace modelo
