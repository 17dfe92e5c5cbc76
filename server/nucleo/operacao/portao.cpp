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
        ++*m_abertas;
        // Read in pieces no larger than what is allowed in all.
        setReadBufferSize(maximo);
        connect(this, &QIODevice::readyRead, this, [this] { contar(); });
        connect(this, &QAbstractSocket::disconnected, this, &QObject::deleteLater);
    }
    ~Conexao() override { --*m_abertas; }

    void encerrar()
    {
        abort();
        deleteLater();
    }

private:
    // Before Qt reads what came: its slot was connected later.
    void contar()
    {
        m_resta -= bytesAvailable();
        if (m_resta < 0)
            QMetaObject::invokeMethod(this, [this] { encerrar(); }, Qt::QueuedConnection);
    }

    const std::shared_ptr<int> m_abertas;
    qint64 m_resta;
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

void Portao::incomingConnection(qintptr descritor)
{
    if (*m_abertas >= m_limites.conexoes) {
        ::close(int(descritor));
        return;
    }
    auto *conexao = new Conexao(*this, m_limites.bytesPorConexao);
    if (!conexao->setSocketDescriptor(descritor)) {
        delete conexao;
        ::close(int(descritor));
        return;
    }
    QTimer::singleShot(m_limites.vidaMs, conexao, [conexao] { conexao->encerrar(); });
    addPendingConnection(conexao);
}

} // namespace nucleo
