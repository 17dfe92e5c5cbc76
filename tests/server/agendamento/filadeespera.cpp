// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filadeespera.h"

#include <nucleo/eventos/caixas.h>

namespace apoio {

using namespace Qt::StringLiterals;
using dominio::Perfil;
using nucleo::Metodo;

FilaDeEspera::FilaDeEspera() :
    medico(c.conta(Perfil::Medico, u"Dra. Helena"_s)), unidade(c.unidade()),
    m_servicos{c.modulo->banco(), c.relogio, c.pessoas, m_oferta, m_corpos, {}}, m_distribuidor(m_servicos, c.registro)
{
    if (!c.agenda(medico, unidade))
        qFatal("no agenda");
}

nucleo::Identidade FilaDeEspera::paciente(const QString &nome)
{
    return c.conta(Perfil::Paciente, nome);
}

QByteArray FilaDeEspera::ocupar(const QString &inicio, const QJsonObject &mais)
{
    const auto alguem = paciente(u"Paciente %1"_s.arg(++m_nomes));
    return c.post("/consultas", c.recepcao, Consultorio::pedido(medico, alguem, inicio, mais)).local;
}

bool FilaDeEspera::cancelar(const QByteArray &consulta)
{
    return c.put(consulta + "/cancelar", c.recepcao, {{u"motivo"_s, u"viagem"_s}}).status == 200;
}

QJsonObject FilaDeEspera::pedidoDeEspera(QJsonObject mais) const
{
    QJsonObject corpo{{u"de"_s, u"2026-12-01"_s},
                      {u"ate"_s, u"2027-01-01"_s},
                      {u"tipo"_s, u"consulta"_s},
                      {u"modalidade"_s, u"presencial"_s}};
    if (!mais.contains(u"especialidade"_s))
        corpo.insert(u"medicoId"_s, medico.usuario.texto());
    for (auto it = mais.begin(); it != mais.end(); ++it)
        corpo.insert(it.key(), it.value());
    return corpo;
}

RespostaDoCaso FilaDeEspera::esperar(const nucleo::Identidade &quem, QJsonObject mais)
{
    c.relogio.avancarMs(1); // nobody arrives at the same time
    return c.post("/lista-espera", quem, pedidoDeEspera(std::move(mais)));
}

RespostaDoCaso FilaDeEspera::ver(const RespostaDoCaso &entrada)
{
    return c.get(entrada.local, c.recepcao);
}

QString FilaDeEspera::situacao(const RespostaDoCaso &entrada)
{
    return ver(entrada).texto(u"situacao"_s);
}

QString FilaDeEspera::oferecido(const RespostaDoCaso &entrada)
{
    return ver(entrada).json().value(u"oferta"_s)[u"inicio"].toString();
}

RespostaDoCaso FilaDeEspera::aceitar(const RespostaDoCaso &entrada, const nucleo::Identidade &quem)
{
    return c.pedir(Metodo::Post, entrada.local + "/aceitar", quem);
}

RespostaDoCaso FilaDeEspera::recusar(const RespostaDoCaso &entrada, const nucleo::Identidade &quem)
{
    return c.pedir(Metodo::Post, entrada.local + "/recusar", quem);
}

RespostaDoCaso FilaDeEspera::sair(const RespostaDoCaso &entrada, const nucleo::Identidade &quem,
                                  const Consultorio::Cabecalhos &cabecalhos)
{
    return c.pedir(Metodo::Delete, entrada.local, quem, {}, cabecalhos);
}

bool FilaDeEspera::despachar()
{
    const auto assinatura = c.modulo->assinaturas().last();
    const auto eventos = nucleo::lerCaixaDeSaida(c.modulo->banco(), m_posicao, 10'000);
    if (!eventos)
        return false;
    for (const nucleo::Evento &evento : *eventos) {
        m_posicao = evento.ordem;
        if (!assinatura.tipos.contains(evento.tipo))
            continue;
        const auto efeito = [&](nucleo::Transacao &tx) { return assinatura.efeito(evento, tx); };
        if (!assinatura.banco->escreverEEsperar(c.contexto(), efeito))
            return false;
    }
    return true;
}

int FilaDeEspera::varrer()
{
    return agendamento::Vencimentos(c.modulo->banco(), c.relogio, c.registro).verificar().value_or(-1);
}

int FilaDeEspera::andar()
{
    if (!despachar() || varrer() < 0 || !despachar())
        return -1;
    const auto feitas = m_distribuidor.distribuir();
    if (!feitas)
        qWarning("not offered: %s", qPrintable(feitas.error().registro));
    return feitas.value_or(-1);
}

bool FilaDeEspera::livre(const QString &inicio)
{
    const auto livres = c.get("/medicos/" + id(medico) + "/horarios?de=2026-12-01&ate=2027-01-01");
    for (const auto &horario : livres.itens())
        if (horario[u"inicio"].toString() == inicio)
            return true;
    return false;
}

QList<QByteArray> FilaDeEspera::passos(const RespostaDoCaso &entrada)
{
    return c.eventos(entrada.texto(u"id"_s));
}

qint64 FilaDeEspera::auditados(const RespostaDoCaso &entrada, const QByteArray &acao)
{
    return c.numero("SELECT COUNT(*) FROM auditoria WHERE acao = ? AND registro = ?",
                    {acao, QUuid::fromString(entrada.texto(u"id"_s))});
}

} // namespace apoio
