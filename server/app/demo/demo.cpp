// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo.h"

#include "clinicademo.h"

#include <agendamento/semear.h>
#include <auth/semear.h>
#include <dominio/feriados.h>
#include <nucleo/eventos/caixas.h>

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace app {

using dominio::Instante;
using dominio::Resultado;
using nucleo::Transacao;

namespace {

constexpr quint32 semente = 20261124;

// The demo clinic on its way into the databases: ids are given once, then each module gets its part.
class Semeador
{
public:
    Semeador(Servidor &servidor, Instante agora) : m_servidor(servidor), m_agora(agora) {}

    Resultado<void> semear(const QString &senha)
    {
        AGENDA_OBTER(m_fuso, dominio::Fuso::deIana(u"America/Sao_Paulo"_s));
        AGENDA_OBTER(m_senha, auth::resumirSenha(senha));
        const QDate hoje = m_fuso.data(m_agora);
        QList<QDate> feriados;
        for (const int ano : {hoje.year() - 1, hoje.year(), hoje.year() + 1})
            for (const auto &feriado : dominio::feriadosNacionais(ano))
                if (!feriado.facultativo)
                    feriados << feriado.data;
        m_clinica = gerarClinicaDemo(semente, QDateTime(hoje, m_fuso.hora(m_agora)), feriados);
        darIds();
        nucleo::Contexto contexto;
        contexto.agora = m_agora;
        AGENDA_TENTAR(
            m_servidor.auth()->banco().escreverEEsperar(contexto, [this](Transacao &t) { return pessoas(t); }));
        return m_servidor.agendamento()->banco().escreverEEsperar(contexto, [this](Transacao &t) { return agenda(t); });
    }

private:
    void darIds()
    {
        for (qsizetype i = 0; i < m_clinica.medicos.size(); ++i)
            m_medicos << dominio::UsuarioId::novo(m_agora);
        for (qsizetype i = 0; i < m_clinica.pacientes.size(); ++i)
            m_pacientes << dominio::UsuarioId::novo(m_agora);
        m_recepcao = dominio::UsuarioId::novo(m_agora);
    }

    Resultado<void> pessoas(Transacao &t)
    {
        contrato::NovoUsuario admin;
        admin.perfil = dominio::Perfil::Admin;
        admin.nome = u"Marta Vasques Leal"_s;
        admin.email = *dominio::Email::deTexto(u"admin@demo.local");
        AGENDA_TENTAR(auth::semearUsuario(t, dominio::UsuarioId::novo(m_agora), admin, m_senha));
        contrato::NovoUsuario recepcao;
        recepcao.perfil = dominio::Perfil::Recepcionista;
        recepcao.nome = u"Ana Beatriz Moura"_s;
        recepcao.email = *dominio::Email::deTexto(u"recepcao@demo.local");
        AGENDA_TENTAR(auth::semearUsuario(t, m_recepcao, recepcao, m_senha));
        for (qsizetype i = 0; i < m_clinica.medicos.size(); ++i)
            AGENDA_TENTAR(medico(t, m_clinica.medicos.at(i), m_medicos.at(i), i == 0));
        for (qsizetype i = 0; i < m_clinica.pacientes.size(); ++i)
            AGENDA_TENTAR(paciente(t, m_clinica.pacientes.at(i), m_pacientes.at(i), i == 0));
        return {};
    }

    Resultado<void> medico(Transacao &t, const DemoMedico &d, dominio::UsuarioId id, bool comSenha)
    {
        contrato::NovoUsuario n;
        n.perfil = dominio::Perfil::Medico;
        n.nome = d.nome;
        n.email = *dominio::Email::deTexto(d.email);
        n.crm = contrato::CorpoCrm{d.crm, *dominio::Uf::deTexto(u"SP")};
        n.especialidades = QList<QString>{d.especialidade};
        n.convenios = d.convenios;
        n.duracaoPadraoMin = d.duracaoMin;
        n.aceiteAutomatico = d.aceiteAutomatico;
        AGENDA_TENTAR(auth::semearUsuario(t, id, n, comSenha ? m_senha : QByteArray()));
        return {};
    }

    Resultado<void> paciente(Transacao &t, const DemoPaciente &d, dominio::UsuarioId id, bool comSenha)
    {
        contrato::NovoUsuario n;
        n.nome = d.nome;
        n.email = *dominio::Email::deTexto(d.email);
        n.telefone = *dominio::Telefone::deTexto(d.telefone);
        n.cpf = *dominio::Cpf::deTexto(d.cpf);
        n.dataNascimento = d.nascimento;
        if (!d.convenio.isEmpty())
            n.convenio = contrato::Convenio{d.convenio, {}, d.carteirinha, {}};
        AGENDA_TENTAR(auth::semearUsuario(t, id, n, comSenha ? m_senha : QByteArray()));
        return {};
    }

    Resultado<void> agenda(Transacao &t)
    {
        for (const DemoUnidade &d : std::as_const(m_clinica.unidades)) {
            contrato::NovaUnidade nova;
            nova.nome = d.nome;
            nova.endereco = d.endereco;
            nova.fuso = d.fuso;
            AGENDA_OBTER(const auto unidade, agendamento::semearUnidade(t, nova));
            m_unidades << unidade.id;
        }
        for (qsizetype i = 0; i < m_clinica.medicos.size(); ++i)
            AGENDA_TENTAR(semana(t, m_clinica.medicos.at(i), m_medicos.at(i)));
        for (qsizetype i = 0; i < m_clinica.pacientes.size(); ++i)
            AGENDA_TENTAR(agendamento::semearPessoa(
                t, {m_pacientes.at(i), m_clinica.pacientes.at(i).nome, dominio::Perfil::Paciente, u"ativo"_s}));
        for (const DemoConsulta &d : std::as_const(m_clinica.consultas))
            AGENDA_TENTAR(consulta(t, d));
        for (const DemoBloqueio &d : std::as_const(m_clinica.bloqueios))
            AGENDA_TENTAR(agendamento::semearBloqueio(t, dominio::MedicoId(m_medicos.at(d.medico)),
                                                      {instante(d.dia, d.inicio), instante(d.dia, d.fim), d.motivo}));
        return {};
    }

    Resultado<void> semana(Transacao &t, const DemoMedico &d, dominio::UsuarioId id)
    {
        agendamento::Pessoa pessoa{id, d.nome, dominio::Perfil::Medico, u"ativo"_s};
        pessoa.duracaoPadraoMin = d.duracaoMin;
        pessoa.aceiteAutomatico = d.aceiteAutomatico;
        pessoa.encaixesPorDia = 2;
        AGENDA_TENTAR(agendamento::semearPessoa(t, pessoa));
        for (qsizetype u = 0; u < m_unidades.size(); ++u) {
            contrato::NovaAgenda nova;
            nova.unidadeId = m_unidades.at(u);
            nova.vigenteDe = m_fuso.data(m_agora).addDays(-30);
            for (const DemoFaixa &f : d.faixas)
                if (f.unidade == int(u))
                    nova.faixas << contrato::FaixaAgenda{f.diaSemana, f.inicio, f.fim, f.duracaoMin, 0};
            if (!nova.faixas.isEmpty())
                AGENDA_TENTAR(agendamento::semearAgenda(t, dominio::MedicoId(id), nova));
        }
        return {};
    }

    Resultado<void> consulta(Transacao &t, const DemoConsulta &d)
    {
        agendamento::ConsultaSemeada s;
        s.nova.medicoId = dominio::MedicoId(m_medicos.at(d.medico));
        s.nova.pacienteId = dominio::PacienteId(m_pacientes.at(d.paciente));
        s.nova.unidadeId = m_unidades.at(d.unidade);
        s.nova.inicio = instante(d.dia, d.inicio);
        s.nova.duracaoMin = d.duracaoMin;
        s.nova.tipo = d.retorno ? contrato::TipoConsulta::Retorno : contrato::TipoConsulta::Consulta;
        if (const auto &p = m_clinica.pacientes.at(d.paciente); !p.convenio.isEmpty())
            s.nova.convenio = p.convenio;
        if (!d.motivo.isEmpty())
            s.nova.motivo = d.motivo;
        s.situacao = situacaoDe(d.situacao);
        if (s.situacao == dominio::Situacao::Cancelada)
            s.motivoFinal = u"imprevisto do paciente"_s;
        const int diasAntes = 2 + (d.paciente + d.medico) % 12;
        s.marcadaEm = std::min(s.nova.inicio.maisMinutos(-60 * 24 * diasAntes), m_agora.maisMinutos(-90));
        s.criadaPor = (d.paciente % 3) ? m_pacientes.at(d.paciente) : m_recepcao;
        AGENDA_TENTAR(agendamento::semearConsulta(t, s));
        return {};
    }

    static dominio::Situacao situacaoDe(DemoSituacao s)
    {
        switch (s) {
        case DemoSituacao::Solicitada:
            return dominio::Situacao::Solicitada;
        case DemoSituacao::Confirmada:
            return dominio::Situacao::Confirmada;
        case DemoSituacao::Presente:
            return dominio::Situacao::Presente;
        case DemoSituacao::EmAtendimento:
            return dominio::Situacao::EmAtendimento;
        case DemoSituacao::Realizada:
            return dominio::Situacao::Realizada;
        case DemoSituacao::Faltou:
            return dominio::Situacao::Faltou;
        case DemoSituacao::Cancelada:
            return dominio::Situacao::Cancelada;
        }
        return dominio::Situacao::Confirmada;
    }

    Instante instante(QDate dia, QTime hora) const { return m_fuso.naFrente(dia, hora); }

    Servidor &m_servidor;
    const Instante m_agora;
    dominio::Fuso m_fuso;
    QByteArray m_senha;
    ClinicaDemo m_clinica;
    QList<dominio::UsuarioId> m_medicos, m_pacientes;
    QList<dominio::UnidadeId> m_unidades;
    dominio::UsuarioId m_recepcao;
};

// 80 bits, in letters and digits that read well aloud.
QString senhaAoAcaso()
{
    static constexpr QStringView letras = u"abcdefghjkmnpqrstuvwxyz23456789";
    QString senha;
    for (int i = 0; i < 16; ++i)
        senha += letras[qsizetype(QRandomGenerator::system()->bounded(quint32(letras.size())))];
    return senha;
}

// Nobody is written to about appointments that were made up: the messages start with what happens from now on.
Resultado<void> calarNotificacoes(Servidor &servidor)
{
    for (const nucleo::Assinatura &assinatura : servidor.assinaturasDeMensagens())
        for (nucleo::Banco *banco : {&servidor.auth()->banco(), &servidor.agendamento()->banco()}) {
            AGENDA_OBTER(const qint64 fim, nucleo::fimDaCaixaDeSaida(*banco));
            AGENDA_TENTAR(banco->escreverEEsperar(
                {}, [&](Transacao &t) { return nucleo::guardarPosicao(t, assinatura.consumidor, fim); }));
        }
    return {};
}

} // namespace

Resultado<DemoFeita> prepararDemo(Servidor &servidor, const dominio::Relogio &relogio, nucleo::Registro &registro)
{
    DemoFeita feita;
    if (!servidor.auth() || !servidor.agendamento()) {
        registro.aviso("demo", "needs the modules auth and agendamento; nothing was made");
        return feita;
    }
    AGENDA_OBTER(const auto existentes, servidor.auth()->pessoas().paginaDePessoas(std::nullopt, 1));
    if (!existentes.isEmpty())
        return feita;
    QString senha = qEnvironmentVariable("AGENDA_DEMO_SENHA");
    if (senha.isEmpty())
        senha = feita.senhaFeita = senhaAoAcaso();
    if (const auto erro = servidor.auth()->erroDaSenha(u"AGENDA_DEMO_SENHA"_s, senha))
        return dominio::falha(dominio::Erro::validacao({*erro}));
    Semeador semeador(servidor, relogio.agora());
    AGENDA_TENTAR(semeador.semear(senha));
    AGENDA_TENTAR(calarNotificacoes(servidor));
    registro.info("demo", "the demo clinic was made");
    return feita;
}

} // namespace app
