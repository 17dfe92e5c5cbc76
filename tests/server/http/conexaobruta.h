// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>

namespace http_teste {

struct Lida {
    int status = 0; // 0: none came
    QHash<QByteArray, QByteArray> cabecalhos;
    QByteArray corpo;
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString codigo() const;
};

// What a server sent until it closed, or until it stayed silent for a while.
struct Tudo {
    QList<Lida> respostas;
    QByteArray bytes;
    bool fechou = false; // end of stream or reset, within the time
    [[nodiscard]] QList<int> situacoes() const;
    [[nodiscard]] const Lida &primeira() const { return respostas.first(); }
};

// One connection on which any bytes may go out, from any address of the loopback network. Blocking, with time limits;
// knows no HTTP but its answers.
class ConexaoBruta
{
public:
    explicit ConexaoBruta(quint16 porta, int bufferDeLeitura = 0, const char *origem = nullptr); // "127.0.0.2"
    ~ConexaoBruta();
    ConexaoBruta(const ConexaoBruta &) = delete;
    ConexaoBruta &operator=(const ConexaoBruta &) = delete;

    [[nodiscard]] bool aberta() const { return m_fd >= 0; }
    bool enviar(const QByteArray &bytes); // false: the other side is gone
    bool enviarByteAByte(const QByteArray &bytes);
    // As much as the kernel takes at once; never waits.
    qint64 empurrar(const QByteArray &bytes);
    // Reads answers until `quantas` are whole, the connection ends, or nothing comes for `silencioMs`.
    Tudo ler(int quantas = 1, int silencioMs = 3'000, bool semCorpo = false);
    Tudo lerAteFechar(int prazoMs = 5'000);
    // Bytes as they come, until `procurado` is in them, not before `de`, or the time is over.
    QByteArray lerAte(const QByteArray &procurado, int prazoMs = 5'000, qsizetype de = 0);
    [[nodiscard]] bool fechouEm(int prazoMs);
    void fecharEscrita();
    void derrubar(); // with a reset

private:
    bool receber(int prazoMs);
    int m_fd = -1;
    QByteArray m_lido;
    bool m_fim = false;
};

// Splits what came into answers; an answer that is not whole is left out.
QList<Lida> separarRespostas(const QByteArray &bytes, bool semCorpo = false);
// One exchange on a connection of its own.
Tudo trocar(quint16 porta, const QByteArray &bytes, int quantas = 1, bool semCorpo = false);

} // namespace http_teste
