// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

namespace apoio {

// A file system of a few megabytes (tmpfs), really full when it is full. Only this process and its children see it, and
// it is gone with them, however they end.
class DiscoPequeno
{
public:
    // Before the process has a second thread, so at the start of main(): a mount namespace of its own, in a user
    // namespace where whoever runs the tests is not root. False: this machine allows neither.
    [[nodiscard]] static bool preparar();

    explicit DiscoPequeno(int megabytes);
    ~DiscoPequeno();
    DiscoPequeno(const DiscoPequeno &) = delete;
    [[nodiscard]] bool montado() const { return m_montado; }
    [[nodiscard]] QString pasta() const { return m_ponto.path(); }
    [[nodiscard]] QString enchimento() const { return pasta() + QStringLiteral("/enchimento"); }
    // With a file of no meaning, up to so many bytes before the end.
    [[nodiscard]] bool encher(qint64 menos = 0);
    void esvaziar(); // that file goes
    [[nodiscard]] bool crescer(int megabytes);
    [[nodiscard]] qint64 livres() const;

private:
    [[nodiscard]] bool montar(unsigned long como, int megabytes) const;
    QTemporaryDir m_ponto;
    const bool m_montado;
};

} // namespace apoio
