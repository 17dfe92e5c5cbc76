// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "atendimento.h"
#include "cabeca.h"
#include "contadebytes.h"
#include "pedacos.h"

#include <QObject>
#include <QTcpSocket>

namespace nucleo {

class Portaria;

// Stands at the door of one connection: reads strictly framed requests one at a time, within sizes and deadlines, has
// each answered before it reads the next, and writes the answers. Lives in its Portaria's thread.
class Porteiro final : public QObject
{
public:
    Porteiro(quint64 numero, QTcpSocket *socket, const QHostAddress &par, Portaria &portaria);
    ~Porteiro() override;

    void concluir(Desfecho desfecho); // of the request under way
    void tique(qint64 agoraMs);       // deadlines
    void derrubar();                  // its place is another's
    void encerrar();                  // the server stops: after the request under way, no other
    // A request is under way, or its answer not yet out.
    [[nodiscard]] bool ocupado() const;
    void comecar(); // reads what may already be there

private:
    enum class Fase { Cabeca, Corpo, Ocupado, Escoando };
    void lerSocket();
    [[nodiscard]] bool espera() const; // the next request: until the answer before it is in the kernel's hands
    void processar();
    [[nodiscard]] bool avancarCabeca(); // false: more bytes are needed, or it is over
    [[nodiscard]] bool avancarCorpo();
    void admitir();
    void despachar();
    void enviar(Resposta resposta);
    void entregarAoVivo(Desfecho desfecho);
    void recusar(int status);
    void escoar();
    void prazo(int ms);
    [[nodiscard]] static qint64 agoraUs();
    void aoEscrever();
    void aoCair();

    const quint64 m_numero;
    QTcpSocket *m_socket;  // child
    ContaDeBytes *m_conta; // child of m_socket
    const QHostAddress m_par;
    Portaria &m_portaria;
    Fase m_fase = Fase::Cabeca;
    QByteArray m_entrada;
    qsizetype m_visto = 0; // bytes of m_entrada in which the end of the head was looked for
    Cabeca m_cabeca;
    Admitida m_admitida;
    Prazo::Desistencia m_desistencia; // of the request under way
    LeitorDePedacos m_pedacos;
    QByteArray m_requisicaoId, m_rotaDoLog;
    bool m_manter = true, m_encerrando = false;
    qint64 m_prazo = 0, m_prazoEscrita = 0; // monotonic ms; 0: none
    qint64 m_inicioUs = 0, m_escoados = 0;
};

} // namespace nucleo
