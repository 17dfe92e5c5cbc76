// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cofre.h"

#include <QTimer>

#include <memory>
#include <qt6keychain/keychain.h>

namespace api {

namespace {

constexpr int prazoDeLerMs = 5'000;     // the person waits to sign in
constexpr int prazoDeGravarMs = 30'000; // may ask the person to unlock it

Cofre::Estado estadoDe(const QKeychain::Job *feito)
{
    if (!feito)
        return Cofre::Estado::SemCofre;
    switch (feito->error()) {
    case QKeychain::NoError:
        return Cofre::Estado::Certo;
    case QKeychain::EntryNotFound:
        return Cofre::Estado::Vazio;
    default:
        return Cofre::Estado::SemCofre;
    }
}

} // namespace

Cofre::Cofre(QString programa, QString servidor, QObject *parent) :
    QObject(parent), m_servico(std::move(programa)), m_chave(std::move(servidor))
{}

// Jobs have no parent and delete themselves: the keychain's own callbacks still point at one that is under way.
void Cofre::comecar(QKeychain::Job *trabalho, int prazoMs, std::function<void(QKeychain::Job *)> depois)
{
    trabalho->setInsecureFallback(false);
    trabalho->setKey(m_chave);
    ++m_trabalhos;
    const auto terminar = [this, depois = std::move(depois), terminou = std::make_shared<bool>(false)](auto *feito) {
        if (std::exchange(*terminou, true))
            return;
        --m_trabalhos;
        depois(feito);
        if (m_trabalhos == 0)
            Q_EMIT ocioso();
    };
    connect(trabalho, &QKeychain::Job::finished, this, terminar);
    QTimer::singleShot(prazoMs, this, [terminar] { terminar(static_cast<QKeychain::Job *>(nullptr)); });
    trabalho->start();
}

void Cofre::guardar(const QByteArray &segredo, std::function<void(Estado)> depois)
{
    auto *trabalho = new QKeychain::WritePasswordJob(m_servico);
    trabalho->setBinaryData(segredo);
    comecar(trabalho, prazoDeGravarMs, [depois = std::move(depois)](QKeychain::Job *feito) {
        if (depois)
            depois(estadoDe(feito));
    });
}

void Cofre::buscar(std::function<void(Estado, QByteArray)> depois)
{
    auto *trabalho = new QKeychain::ReadPasswordJob(m_servico);
    comecar(trabalho, prazoDeLerMs, [depois = std::move(depois)](QKeychain::Job *feito) {
        const auto *lido = static_cast<QKeychain::ReadPasswordJob *>(feito);
        depois(estadoDe(feito), lido ? lido->binaryData() : QByteArray());
    });
}

void Cofre::apagar()
{
    comecar(new QKeychain::DeletePasswordJob(m_servico), prazoDeGravarMs, [](QKeychain::Job *) {});
}

} // namespace api
