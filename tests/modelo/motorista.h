// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conferencia.h"
#include "gerador.h"
#include "modelo.h"

#include <agendamento_teste/recepcaohttp.h>
#include <apoio/clientebruto.h>

#include <memory>
#include <vector>

namespace modelo {

struct Contagem {
    int requisicoes = 0, lotes = 0, vencidos = 0;
    QMap<QString, int> respostas; // by kind of answer
    QMap<QString, int> situacoes; // how the appointments ended up
};

// Drives the module behind its HTTP front and the model in step. Runs on a thread of its own, for the main one accepts
// connections.
class Motorista
{
public:
    Motorista(apoio::RecepcaoHttp &recepcao, Modelo inicio, quint64 semente);
    // The first difference, in words for who has to find it; nothing: none in that many requests.
    [[nodiscard]] std::optional<QString> rodar(int requisicoes, const QList<Passo> &preparo);
    [[nodiscard]] const Contagem &contagem() const { return m_contagem; }
    [[nodiscard]] const Modelo &modelo() const { return m_modelo; }

private:
    static constexpr int clientes = 6;

    [[nodiscard]] Resposta pedir(const Passo &p, apoio::ClienteBruto &cliente) const;
    [[nodiscard]] Resposta pedirLista(const Passo &p, apoio::ClienteBruto &cliente) const;
    [[nodiscard]] bool umPasso(const Passo &p);
    [[nodiscard]] bool umLote();
    [[nodiscard]] bool passarOTempo();
    [[nodiscard]] bool vencer();
    [[nodiscard]] bool conferir(const QString &diferencas, const QString &quando);
    [[nodiscard]] bool conferirRegistros();
    [[nodiscard]] QList<Resposta> todosJuntos(const Lote &lote);
    [[nodiscard]] QString naoExplicado(const Lote &lote, const QList<Resposta> &respostas) const;
    void lembrar(const QString &linha);
    void contar(const Passo &p, const Resposta &r);

    apoio::RecepcaoHttp &m_recepcao;
    Modelo m_modelo;
    Gerador m_gerador;
    Conferencia m_conferencia;
    std::vector<std::unique_ptr<apoio::ClienteBruto>> m_clientes;
    QStringList m_ultimas; // what was done before a failure
    QString m_falha;
    Contagem m_contagem;
};

} // namespace modelo
