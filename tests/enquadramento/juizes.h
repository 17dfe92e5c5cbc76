// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eco.h"
#include "parecer.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace enquadramento {

// Someone else's reading of the same bytes.
class Juiz
{
public:
    virtual ~Juiz() = default;
    [[nodiscard]] virtual QByteArray nome() const = 0;
    // In the order of the cases. A verdict that could not be had is SemParecer.
    [[nodiscard]] virtual QList<Parecer> julgar(const QList<QByteArray> &casos) = 0;
};

// A parser that a script drives: h11 and llhttp.
class JuizDeScript final : public Juiz
{
public:
    JuizDeScript(QByteArray nome, QStringList comando) : m_nome(std::move(nome)), m_comando(std::move(comando)) {}
    [[nodiscard]] QByteArray nome() const override { return m_nome; }
    [[nodiscard]] QList<Parecer> julgar(const QList<QByteArray> &casos) override;

private:
    const QByteArray m_nome;
    const QStringList m_comando;
    QTemporaryDir m_pasta;
};

// A proxy as its package ships it, run on local sockets in a folder of its own, with Eco behind it.
class JuizProxy final : public Juiz
{
public:
    enum Qual { Nginx, HAProxy };
    explicit JuizProxy(Qual qual);
    ~JuizProxy() override;
    [[nodiscard]] bool iniciar();
    [[nodiscard]] QByteArray nome() const override { return m_qual == Nginx ? "nginx" : "haproxy"; }
    [[nodiscard]] QList<Parecer> julgar(const QList<QByteArray> &casos) override;

private:
    [[nodiscard]] QByteArray configuracao() const;
    const Qual m_qual;
    QTemporaryDir m_pasta;
    Eco m_eco;
    QProcess m_processo;
};

} // namespace enquadramento
