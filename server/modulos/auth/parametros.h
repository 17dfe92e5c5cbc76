// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vizinhos.h"

#include <dominio/periodo.h>
#include <nucleo/http/requisicao.h>
#include <nucleo/http/resposta.h>

#include <optional>

namespace auth {

// Reads a query string and collects what is wrong with it.
class Parametros
{
public:
    explicit Parametros(const nucleo::Requisicao &requisicao) : m_requisicao(requisicao) {}

    [[nodiscard]] std::optional<QString> texto(const QString &nome, int tamanhoMaximo = 200);
    [[nodiscard]] std::optional<QUuid> id(const QString &nome);
    struct PedidoDePeriodo {
        QString de, ate;                               // the parameters' names
        QString fuso;                                  // of civil dates
        int dias = 0;                                  // at most so many
        std::optional<dominio::Instante> seSemDe = {}; // from where the span counts where no beginning is given
    };
    struct Periodo {
        std::optional<dominio::Instante> de, ate;
    };
    [[nodiscard]] Periodo periodo(const PedidoDePeriodo &pedido);
    template<class E>
    [[nodiscard]] std::optional<E> opcao(const QString &nome)
    {
        const auto valor = texto(nome);
        const auto lido = valor ? contrato::enumDe<E>(*valor) : std::nullopt;
        if (valor && !lido)
            recusar(nome, dominio::CodigoCampo::Formato);
        return lido;
    }
    [[nodiscard]] int limite(); // of items on a page
    [[nodiscard]] std::optional<QString> cursor() { return texto(QStringLiteral("cursor"), 400); }
    [[nodiscard]] dominio::Resultado<void> conferir() const; // every wrong parameter at once

private:
    [[nodiscard]] std::optional<dominio::Instante> limiteDePeriodo(const QString &nome, const dominio::Fuso &fuso);
    void recusar(const QString &nome, dominio::CodigoCampo codigo, qint64 limite = 0);
    const nucleo::Requisicao &m_requisicao;
    QList<dominio::ErroCampo> m_erros;
};

// The answer with a page of a list, and the Link header to the next one. caminho: the route's path.
[[nodiscard]] nucleo::Resposta respostaDeLista(QByteArray corpo, const nucleo::Requisicao &requisicao,
                                               const QByteArray &caminho, const std::optional<QString> &proximo);

// The id in the route's first {place}; one that is no id names nothing: NaoEncontrado.
[[nodiscard]] dominio::Resultado<dominio::UsuarioId> idDoCaminho(const nucleo::Requisicao &requisicao);

// If-Match against the version there is: VersaoAusente without one, VersaoDesatualizada where none fits.
[[nodiscard]] dominio::Resultado<void> conferirVersao(const QByteArray &ifMatch, qint64 versao);

} // namespace auth
