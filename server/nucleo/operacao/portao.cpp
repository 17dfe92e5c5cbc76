// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "portao.h"

#include <QTcpSocket>
#include <QTimer>

#include <unistd.h>

namespace nucleo {

// Counts itself: Qt's HTTP server cuts the signals of a socket that sent no HTTP, so none of them can be relied on.
class Portao::Conexao final : public QTcpSocket
{
public:
    Conexao(Portao &portao, qint64 maximo) : QTcpSocket(&portao), m_abertas(portao.m_abertas), m_resta(maximo)
    {
        // Read in pieces no larger than what is allowed in all.
        setReadBufferSize(maximo);
        connect(this, &QIODevice::readyRead, this, [this] { medir(); });
        connect(this, &QAbstractSocket::disconnected, this, &QObject::deleteLater);
    }
    ~Conexao() override { descontar(); }

    void contar()
    {
        ++*m_abertas;
        m_contada = true;
    }
    void encerrar()
    {
        abort();
        descontar(); // its descriptor is free, whenever the object goes
        deleteLater();
    }

private:
    void descontar()
    {
        if (std::exchange(m_contada, false))
            --*m_abertas;
    }
    // Before Qt reads what came: its slot was connected later.
    void medir()
    {
        m_resta -= bytesAvailable();
        if (m_resta < 0)
            QMetaObject::invokeMethod(this, [this] { encerrar(); }, Qt::QueuedConnection);
    }

    const std::shared_ptr<int> m_abertas;
    qint64 m_resta;
    bool m_contada = false;
};

Portao::Portao(LimitesDoPortao limites) : m_limites(limites)
{
    // An accept error pauses Qt's server for good; out of descriptors passes.
    connect(this, &QTcpServer::acceptError, this, [this] {
        QTimer::singleShot(m_limites.intervaloDeErroMs, this, [this] {
            if (isListening())
                resumeAccepting();
        });
    });
}

// An answer takes no time here: whoever has been connected longest is silent or slow, and gives way.
void Portao::darLugar()
{
    m_fila.removeIf([](const QPointer<Conexao> &uma) { return uma.isNull(); });
    while (*m_abertas >= m_limites.conexoes && !m_fila.isEmpty())
        if (const QPointer<Conexao> antiga = m_fila.takeFirst())
            antiga->encerrar();
}

void Portao::incomingConnection(qintptr descritor)
{
    darLugar();
    auto *conexao = new Conexao(*this, m_limites.bytesPorConexao);
    if (!conexao->setSocketDescriptor(descritor)) {
        delete conexao;
        ::close(int(descritor));
        return;
    }
    conexao->contar();
    m_fila << conexao;
    QTimer::singleShot(m_limites.vidaMs, conexao, [conexao] { conexao->encerrar(); });
    addPendingConnection(conexao);
}

} // namespace nucleo
