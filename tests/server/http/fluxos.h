// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bancadahttp.h"

#include <nucleo/http/verificador.h>

#include <mutex>

namespace http_teste {

// Tokens in clear: "<perfil> <usuario> <sessao>", the ids as small numbers. The sessions' state is what the test says.
class Juiz final : public nucleo::Verificador
{
public:
    using Veredito = std::function<dominio::Resultado<nucleo::Identidade>(const nucleo::Identidade &)>;

    static QUuid id(int n) { return QUuid(uint(n), 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0xcd); }
    static QByteArray token(dominio::Perfil perfil, int usuario, int sessao);
    dominio::Resultado<nucleo::Identidade> assinatura(const QByteArray &token) override;
    dominio::Resultado<nucleo::Identidade> sessao(const nucleo::Identidade &provada) override;

    void julgarAssim(Veredito veredito); // from now on; none: all stand
    [[nodiscard]] static dominio::Resultado<nucleo::Identidade> encerrada(const nucleo::Identidade &)
    {
        return dominio::falha(dominio::Codigo::TokenInvalido);
    }
    // Who asks waits at this door, once it is set.
    void fechar(Porta *porta);
    std::atomic<int> conferidas{0};

private:
    std::mutex m_trava;
    Veredito m_veredito;
    Porta *m_porta = nullptr;
};

// An event that receptionists may see.
[[nodiscard]] nucleo::Evento evento(int n, const QByteArray &tipo = "consulta.confirmada",
                                    const QByteArray &dados = "{}");
[[nodiscard]] QByteArray idDoEvento(int n);
// As auth publishes them.
[[nodiscard]] nucleo::Evento fimDe(int sessaoOuUsuario);
[[nodiscard]] nucleo::Evento mudancaDe(int usuario);

struct Assinatura {
    QByteArray token = Juiz::token(dominio::Perfil::Recepcionista, 1, 101);
    QByteArray ultimo = {}; // Last-Event-ID
    QByteArray alvo = "/eventos";
};
// GET /eventos?unidadeId for doctors, receptionists and admins.
[[nodiscard]] nucleo::Rota rotaDosFluxos();
// Asks, and does not wait for the answer.
[[nodiscard]] std::unique_ptr<ConexaoBruta> pedirFluxo(quint16 porta, const Assinatura &assinatura = {});
// An open stream, or null where it was refused.
[[nodiscard]] std::unique_ptr<ConexaoBruta> assinar(quint16 porta, const Assinatura &assinatura = {});
// What came after the stream's beginning, until `procurado` is in it or the time is over.
[[nodiscard]] QByteArray depoisDoComeco(ConexaoBruta &fluxo, const QByteArray &procurado, int prazoMs = 5'000);

} // namespace http_teste
