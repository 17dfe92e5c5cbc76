// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livro.h"

namespace notificacoes {

using dominio::Codigo;
using nucleo::Resultado;
using nucleo::Trabalho;
using nucleo::Transacao;

Livro::~Livro()
{
    std::unique_lock guarda(m_trava);
    m_mudou.wait(guarda, [this] { return !m_gravando; });
}

void Livro::anotar(Trabalho trabalho)
{
    QList<Trabalho> juntas;
    {
        const std::scoped_lock guarda(m_trava);
        m_esperam.append(std::move(trabalho));
        if (m_gravando || m_recusado)
            return;
        juntas = tirar();
    }
    gravar(juntas);
}

bool Livro::fechar()
{
    std::unique_lock guarda(m_trava);
    m_recusado = false;
    for (;;) {
        m_mudou.wait(guarda, [this] { return !m_gravando; });
        if (m_esperam.isEmpty() || m_recusado)
            return m_esperam.isEmpty();
        const QList<Trabalho> juntas = tirar();
        guarda.unlock();
        gravar(juntas);
        guarda.lock();
    }
}

QList<Trabalho> Livro::tirar()
{
    m_gravando = true;
    QList<Trabalho> juntas;
    if (m_umPorUm)
        juntas << m_esperam.takeFirst();
    else
        juntas.swap(m_esperam);
    m_umPorUm = m_umPorUm && !m_esperam.isEmpty();
    return juntas;
}

void Livro::gravar(const QList<Trabalho> &juntas)
{
    const nucleo::Contexto contexto{QUuid(), m_p.relogio.agora(), {}, {}};
    const auto todas = [juntas](Transacao &tx) -> Resultado<void> {
        for (const Trabalho &uma : juntas)
            AGENDA_TENTAR(uma(tx));
        return {};
    };
    m_p.banco.escrever(contexto, todas, [this, juntas](const Resultado<void> &r) { gravou(juntas, r); });
}

// On a writer thread; the next are written by whoever notes or waits next.
void Livro::gravou(const QList<Trabalho> &juntas, const Resultado<void> &r)
{
    const std::scoped_lock guarda(m_trava);
    m_gravando = false;
    if (!r) {
        const bool passageiro = r.error().codigo == Codigo::Indisponivel || r.error().codigo == Codigo::SemEspaco;
        m_p.registro.erro("notificacoes.email", "cannot record an outcome",
                          {{"codigo", QString(dominio::texto(r.error().codigo))},
                           {"motivo", r.error().registro},
                           {"quantos", int(juntas.size())}});
        m_recusado = passageiro;
        m_umPorUm = !passageiro && juntas.size() > 1;
        if (passageiro || m_umPorUm) // one that is wrong by itself is given up: its message stays held for a while
            m_esperam = juntas + m_esperam;
    }
    m_mudou.notify_all();
}

} // namespace notificacoes
