// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acaso.h"
#include "passo.h"

namespace modelo {

// Requests that are sent at once; vencer: beside them the server's clock ends what is due.
struct Lote {
    QList<Passo> passos;
    bool vencer = false;
};

// Draws what is done next, from what there is: mostly sensible requests that get in each other's way, some wrong ones.
class Gerador
{
public:
    explicit Gerador(quint64 semente) : m_acaso(semente) {}
    [[nodiscard]] Passo passo(const Mundo &m);
    [[nodiscard]] Lote lote(const Mundo &m);
    [[nodiscard]] qint64 proximaHora(const Mundo &m); // where the clock goes
    [[nodiscard]] bool chance(int porCento) { return m_acaso.chance(porCento); }

private:
    // gerador.cpp
    [[nodiscard]] Passo escrita(const Mundo &m);
    [[nodiscard]] Passo leitura(const Mundo &m);
    [[nodiscard]] Passo marcacao(const Mundo &m);
    [[nodiscard]] Passo serie(const Mundo &m);
    [[nodiscard]] Passo mudanca(const Mundo &m);
    [[nodiscard]] Passo mudancaDe(const Mundo &m, const Consulta &c);
    [[nodiscard]] Passo remarcacao(const Mundo &m, const Consulta &c);
    [[nodiscard]] Passo resposta(const Mundo &m, const Consulta &c);
    [[nodiscard]] Passo reserva(const Mundo &m);
    [[nodiscard]] Passo soltura(const Mundo &m);
    [[nodiscard]] Passo bloqueio(const Mundo &m);
    [[nodiscard]] Passo desbloqueio(const Mundo &m);
    [[nodiscard]] Passo agenda(const Mundo &m);
    [[nodiscard]] Passo repeticao(const Mundo &m);
    void comChave(Passo &p, const Mundo &m);

    // sorteios.cpp
    [[nodiscard]] QString alguem(const Mundo &m, Papel papel);
    [[nodiscard]] QString qualquerUm(const Mundo &m);
    [[nodiscard]] qint64 hora(const Mundo &m);
    [[nodiscard]] int duracao();
    [[nodiscard]] Consulta consulta(const Mundo &m);
    [[nodiscard]] QByteArray seCasar(qint64 versao);

    // lotes.cpp
    [[nodiscard]] QList<Passo> peloMesmoHorario(const Mundo &m, int quantos);
    [[nodiscard]] QList<Passo> pelaMesmaConsulta(const Mundo &m, int quantos);
    [[nodiscard]] QList<Passo> peloMesmoPaciente(const Mundo &m, int quantos);
    [[nodiscard]] QList<Passo> pelaMesmaReserva(const Mundo &m, int quantos);
    [[nodiscard]] QList<Passo> doMesmoDono(const Mundo &m, int quantos);
    [[nodiscard]] QList<Passo> pelasRegras(const Mundo &m, int quantos);
    [[nodiscard]] QList<Passo> pelaMesmaChave(const Mundo &m, int quantos);
    [[nodiscard]] QList<Passo> cruzadas(const Mundo &m, int quantos);
    [[nodiscard]] Passo aceitavelJunto(Passo p, const Mundo &m, bool comVencimento);

    static void durarSemAgenda(Lote &lote);

    struct Enviado {
        Passo passo;
        qint64 em = 0;
    };
    Acaso m_acaso;
    QList<Enviado> m_comChave; // the last ones
    int m_chaves = 0;
};

} // namespace modelo
