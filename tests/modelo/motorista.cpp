// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "motorista.h"

#include "ordem.h"

#include <agendamento/vencimentos.h>
#include <dominio/versoesqt.h>

#include <barrier>
#include <thread>

namespace modelo {

using namespace Qt::StringLiterals;

namespace {

constexpr int lembradas = 40, entreConferencias = 60;

} // namespace

Motorista::Motorista(apoio::RecepcaoHttp &recepcao, Modelo inicio, quint64 semente) :
    m_recepcao(recepcao), m_modelo(std::move(inicio)), m_gerador(semente),
    m_conferencia(recepcao.consultorio.modulo->banco())
{
    for (int i = 0; i < clientes; ++i)
        m_clientes.push_back(std::make_unique<apoio::ClienteBruto>(recepcao.porta()));
}

void Motorista::lembrar(const QString &linha)
{
    m_ultimas << linha;
    if (m_ultimas.size() > lembradas)
        m_ultimas.removeFirst();
}

void Motorista::contar(const Passo &p, const Resposta &r)
{
    ++m_contagem.requisicoes;
    const QString detalhe = r.repetida ? u" replayed"_s : r.codigo.isEmpty() ? QString() : u' ' + r.codigo;
    const QString tipo =
        p.tipo == Passo::Tipo::Mudar ? p.acao : QString::fromLatin1(p.metodo()) + QString::number(int(p.tipo));
    ++m_contagem.respostas[tipo + u' ' + QString::number(r.status) + detalhe];
}

bool Motorista::conferir(const QString &diferencas, const QString &quando)
{
    if (!diferencas.isEmpty())
        m_falha = u"the database differs from the model "_s + quando + u":\n"_s + diferencas;
    return diferencas.isEmpty();
}

bool Motorista::conferirRegistros()
{
    if (!conferir(m_conferencia.registros(), u"on the way"_s))
        return false;
    m_conferencia.virarPagina();
    return true;
}

bool Motorista::umPasso(const Passo &p)
{
    const Resposta dada = pedir(p, *m_clientes.front());
    const Modelo antes = m_modelo;
    const Feito esperado = m_modelo.executar(p, Ids::de(dada));
    lembrar(p.texto(antes.mundo) + u" -> "_s + dada.texto().left(400));
    contar(p, dada);
    m_conferencia.anotar(esperado);
    if (dada == esperado.resposta)
        return true;
    m_falha = u"request  "_s + p.texto(antes.mundo) + u"\nanswer   "_s + dada.texto() + u"\nexpected "_s +
              esperado.resposta.texto();
    return false;
}

QList<Resposta> Motorista::todosJuntos(const Lote &lote)
{
    QList<Resposta> respostas(lote.passos.size());
    Resposta *saida = respostas.data();
    std::barrier largada(lote.passos.size() + lote.vencer);
    std::vector<std::jthread> threads;
    for (qsizetype i = 0; i < lote.passos.size(); ++i)
        threads.emplace_back([&, i] {
            largada.arrive_and_wait();
            saida[i] = pedir(lote.passos.at(i), *m_clientes.at(size_t(i)));
        });
    if (lote.vencer)
        threads.emplace_back([&] {
            apoio::Consultorio &c = m_recepcao.consultorio;
            agendamento::Vencimentos vencimentos(c.modulo->banco(), c.relogio, c.registro);
            largada.arrive_and_wait();
            if (const auto feitos = vencimentos.verificar(); !feitos)
                qWarning("the clock could not end what was due: %s", qPrintable(feitos.error().registro));
        });
    threads.clear(); // joins
    return respostas;
}

QString Motorista::naoExplicado(const Lote &lote, const QList<Resposta> &respostas) const
{
    QString texto = u"no order of these requests explains their answers"_s;
    texto += lote.vencer ? u", with the clock ending "_s + m_modelo.vencidos().join(u' ') + u'\n' : u"\n"_s;
    for (qsizetype i = 0; i < respostas.size(); ++i) {
        Modelo sozinho = m_modelo;
        const Feito esperado = sozinho.executar(lote.passos.at(i), Ids::de(respostas.at(i)));
        texto += u"request  "_s + lote.passos.at(i).texto(m_modelo.mundo) + u"\nanswer   "_s + respostas.at(i).texto() +
                 u"\nalone    "_s + esperado.resposta.texto() + u'\n';
    }
    return texto + m_conferencia.mudadasAgora(m_modelo.mundo) + m_conferencia.ocupacao(m_modelo.mundo);
}

bool Motorista::umLote()
{
    const Lote lote = m_gerador.lote(m_modelo.mundo);
    const QStringList vencidos = lote.vencer ? m_modelo.vencidos() : QStringList();
    if (vencidos.size() > 4) // one after the other instead: the orders to try are too many
        return vencer();
    if (!conferirRegistros())
        return false;
    ++m_contagem.lotes;
    const QList<Resposta> respostas = todosJuntos(lote);
    QList<Observado> observados;
    for (qsizetype i = 0; i < respostas.size(); ++i) {
        observados.append({lote.passos.at(i), respostas.at(i)});
        lembrar(u"together: "_s + lote.passos.at(i).texto(m_modelo.mundo) + u" -> "_s +
                respostas.at(i).texto().left(400));
        contar(lote.passos.at(i), respostas.at(i));
    }
    const auto explicacao = explicar(m_modelo, observados, vencidos, [this](const Explicacao &e) {
        const Mundo &m = e.depois.mundo;
        return m_conferencia.ocupacao(m).isEmpty() && m_conferencia.mudadasAgora(m).isEmpty() &&
               m_conferencia.registros(e.feitos).isEmpty();
    });
    if (!explicacao) {
        m_falha = naoExplicado(lote, respostas);
        return false;
    }
    m_modelo = explicacao->depois;
    for (const Feito &f : explicacao->feitos)
        m_conferencia.anotar(f);
    m_contagem.vencidos += int(vencidos.size());
    return true;
}

bool Motorista::vencer()
{
    apoio::Consultorio &c = m_recepcao.consultorio;
    agendamento::Vencimentos vencimentos(c.modulo->banco(), c.relogio, c.registro);
    const auto feitos = vencimentos.verificar();
    const QStringList devidos = m_modelo.vencidos();
    lembrar(u"the clock ends "_s + devidos.join(u' '));
    for (const QString &id : devidos)
        m_conferencia.anotar(m_modelo.vencer(id));
    m_contagem.vencidos += int(devidos.size());
    if (feitos && *feitos == devidos.size())
        return true;
    m_falha = u"the clock ended %1 things, expected %2"_s.arg(feitos.value_or(-1)).arg(devidos.size());
    return false;
}

bool Motorista::passarOTempo()
{
    m_modelo.mundo.agora = m_gerador.proximaHora(m_modelo.mundo);
    m_recepcao.consultorio.relogio.ajustar(dominio::Instante::deMs(m_modelo.mundo.agora));
    lembrar(u"it is "_s + dominio::emUtc(m_modelo.mundo.agora).toString(Qt::ISODate));
    return m_gerador.chance(25) || vencer();
}

std::optional<QString> Motorista::rodar(int requisicoes, const QList<Passo> &preparo)
{
    const auto fim = [this](const QString &titulo) { return m_ultimas.join(u'\n') + u"\n\n"_s + titulo + m_falha; };
    for (const Passo &p : preparo) {
        if (!umPasso(p))
            return fim(u"while preparing: "_s);
    }
    for (int voltas = 1; m_contagem.requisicoes < requisicoes; ++voltas) {
        const bool certo = m_gerador.chance(9)    ? passarOTempo()
                           : m_gerador.chance(18) ? umLote()
                                                  : umPasso(m_gerador.passo(m_modelo.mundo));
        const bool hora = voltas % entreConferencias == 0;
        if (!certo ||
            (hora && !(conferir(m_conferencia.ocupacao(m_modelo.mundo), u"on the way"_s) && conferirRegistros())))
            return fim(u"step %1: "_s.arg(voltas));
    }
    for (const Consulta &c : std::as_const(m_modelo.mundo.consultas))
        ++m_contagem.situacoes[c.situacao];
    if (!conferir(m_conferencia.tudo(m_modelo.mundo) + m_conferencia.registros(), u"at the end"_s))
        return fim({});
    return std::nullopt;
}

} // namespace modelo
