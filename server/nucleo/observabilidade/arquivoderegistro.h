// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace nucleo {

// The log's file, which never grows past its size: a line that would not fit begins a new file, and the former ones
// move on from ARQUIVO to ARQUIVO.1, ARQUIVO.2, … as far as `quantos`. The disk it can take is tamanho × (quantos + 1).
// Mode 0600. Not thread safe.
class ArquivoDeRegistro
{
public:
    struct Config {
        QByteArray caminho;
        qint64 tamanho = 16 * 1024 * 1024; // bytes
        int quantos = 5;                   // former files kept
    };
    explicit ArquivoDeRegistro(Config config);
    ~ArquivoDeRegistro();
    ArquivoDeRegistro(const ArquivoDeRegistro &) = delete;
    ArquivoDeRegistro &operator=(const ArquivoDeRegistro &) = delete;

    // False where it cannot be opened for writing, or is no regular file; what was open before stays open.
    [[nodiscard]] bool abrir();
    // Where to write that many bytes more; -1 where it is not open.
    [[nodiscard]] int descritorPara(qsizetype bytes);

private:
    void girar();
    [[nodiscard]] QByteArray nome(int numero) const;
    const Config m_config;
    int m_descritor = -1;
    qint64 m_escritos = 0; // bytes in the file
};

} // namespace nucleo
