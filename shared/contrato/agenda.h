// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tipos.h"

// Units, weekly agendas, blocks and free times: contract, section 4.
namespace contrato {

struct HorarioFuncionamento {
    int diaSemana = 1; // 1 Monday … 7 Sunday (ISO 8601)
    QTime inicio, fim;
    static constexpr const char *nomeNoContrato = "HorarioFuncionamento";
    static constexpr auto campos()
    {
        using T = HorarioFuncionamento;
        return tabela(campo("diaSemana", &T::diaSemana, minimo(1), maximo(7)), campo("inicio", &T::inicio),
                      campo("fim", &T::fim));
    }
    friend bool operator==(const HorarioFuncionamento &, const HorarioFuncionamento &) = default;
};

// POST and PUT /unidades. Minutes left out take the clinic's values.
struct NovaUnidade {
    QString nome;
    std::optional<QString> endereco;
    QString fuso; // IANA zone
    std::optional<int> antecedenciaCancelamentoMin, toleranciaFaltaMin;
    int horizonteDias = dominio::horizontePadrao; // how far ahead patients book; also where a PUT leaves it out
    std::optional<QList<HorarioFuncionamento>> funcionamento;
    static constexpr const char *nomeNoContrato = "NovaUnidade";
    static constexpr auto campos()
    {
        using T = NovaUnidade;
        return tabela(campo("nome", &T::nome, minimo(1), maximo(120)), campo("endereco", &T::endereco, maximo(300)),
                      campo("fuso", &T::fuso, minimo(1), maximo(64)),
                      campo("antecedenciaCancelamentoMin", &T::antecedenciaCancelamentoMin, minimo(0), maximo(43200)),
                      campo("toleranciaFaltaMin", &T::toleranciaFaltaMin, minimo(0), maximo(1440)),
                      campo("horizonteDias", &T::horizonteDias, minimo(1), maximo(730), comPadrao()),
                      campo("funcionamento", &T::funcionamento, maximo(50)));
    }
};
using EdicaoUnidade = NovaUnidade;

struct Unidade {
    dominio::UnidadeId id;
    QString nome;
    std::optional<QString> endereco;
    QString fuso;
    int antecedenciaCancelamentoMin = 120, toleranciaFaltaMin = 30, horizonteDias = dominio::horizontePadrao;
    QList<HorarioFuncionamento> funcionamento;
    static constexpr const char *nomeNoContrato = "Unidade";
    static constexpr auto campos()
    {
        using T = Unidade;
        return tabela(campo("id", &T::id), campo("nome", &T::nome), campo("endereco", &T::endereco, maximo(300)),
                      campo("fuso", &T::fuso), campo("antecedenciaCancelamentoMin", &T::antecedenciaCancelamentoMin),
                      campo("toleranciaFaltaMin", &T::toleranciaFaltaMin), campo("horizonteDias", &T::horizonteDias),
                      campo("funcionamento", &T::funcionamento));
    }
    friend bool operator==(const Unidade &, const Unidade &) = default;
};

struct FaixaAgenda {
    int diaSemana = 1;
    QTime inicio, fim;
    int duracaoMin = 30, intervaloMin = 0;
    static constexpr const char *nomeNoContrato = "FaixaAgenda";
    static constexpr auto campos()
    {
        using T = FaixaAgenda;
        return tabela(campo("diaSemana", &T::diaSemana, minimo(1), maximo(7)), campo("inicio", &T::inicio),
                      campo("fim", &T::fim), campo("duracaoMin", &T::duracaoMin, minimo(5), maximo(480)),
                      campo("intervaloMin", &T::intervaloMin, minimo(0), maximo(480), comPadrao()));
    }
    friend bool operator==(const FaixaAgenda &, const FaixaAgenda &) = default;
};

// PUT /medicos/{id}/agenda: the doctor's week at that unit from that date on.
struct NovaAgenda {
    dominio::UnidadeId unidadeId;
    QDate vigenteDe;
    std::optional<QDate> vigenteAte; // the first day without it
    QList<FaixaAgenda> faixas;       // empty: none at that unit from then on
    static constexpr const char *nomeNoContrato = "NovaAgenda";
    static constexpr auto campos()
    {
        using T = NovaAgenda;
        return tabela(campo("unidadeId", &T::unidadeId), campo("vigenteDe", &T::vigenteDe),
                      campo("vigenteAte", &T::vigenteAte), campo("faixas", &T::faixas, maximo(100)));
    }
};

struct AgendaUnidade {
    dominio::UnidadeId unidadeId;
    QDate vigenteDe;
    std::optional<QDate> vigenteAte;
    QList<FaixaAgenda> faixas;
    static constexpr const char *nomeNoContrato = "AgendaUnidade";
    static constexpr auto campos()
    {
        using T = AgendaUnidade;
        return tabela(campo("unidadeId", &T::unidadeId), campo("vigenteDe", &T::vigenteDe),
                      campo("vigenteAte", &T::vigenteAte), campo("faixas", &T::faixas));
    }
    friend bool operator==(const AgendaUnidade &, const AgendaUnidade &) = default;
};

struct NovoBloqueio {
    dominio::Instante inicio, fim;
    std::optional<QString> motivo;
    static constexpr const char *nomeNoContrato = "NovoBloqueio";
    static constexpr auto campos()
    {
        using T = NovoBloqueio;
        return tabela(campo("inicio", &T::inicio), campo("fim", &T::fim), campo("motivo", &T::motivo, maximo(200)));
    }
};

struct Bloqueio {
    dominio::BloqueioId id;
    dominio::MedicoId medicoId;
    Momento inicio, fim;
    std::optional<QString> motivo;
    static constexpr const char *nomeNoContrato = "Bloqueio";
    static constexpr auto campos()
    {
        using T = Bloqueio;
        return tabela(campo("id", &T::id), campo("medicoId", &T::medicoId), campo("inicio", &T::inicio),
                      campo("fim", &T::fim), campo("motivo", &T::motivo));
    }
    friend bool operator==(const Bloqueio &, const Bloqueio &) = default;
};

struct HorarioLivre {
    Momento inicio, fim;
    dominio::UnidadeId unidadeId;
    static constexpr const char *nomeNoContrato = "HorarioLivre";
    static constexpr auto campos()
    {
        using T = HorarioLivre;
        return tabela(campo("inicio", &T::inicio), campo("fim", &T::fim), campo("unidadeId", &T::unidadeId));
    }
    friend bool operator==(const HorarioLivre &, const HorarioLivre &) = default;
};

struct HorarioDeMedico : HorarioLivre { // GET /horarios
    dominio::MedicoId medicoId;
    QString medicoNome;
    static constexpr const char *nomeNoContrato = "HorarioDeMedico";
    static constexpr auto campos()
    {
        using T = HorarioDeMedico;
        return std::tuple_cat(HorarioLivre::campos(),
                              tabela(campo("medicoId", &T::medicoId), campo("medicoNome", &T::medicoNome)));
    }
};

} // namespace contrato
