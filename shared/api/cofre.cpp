// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cofre.h"

#include <qt6keychain/keychain.h>

namespace api {

namespace {

Cofre::Estado estadoDe(QKeychain::Error erro)
{
    switch (erro) {
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

void Cofre::guardar(const QByteArray &segredo, std::function<void(Estado)> depois)
{
    auto *trabalho = new QKeychain::WritePasswordJob(m_servico, this); // deletes itself
    trabalho->setInsecureFallback(false);
    trabalho->setKey(m_chave);
    trabalho->setBinaryData(segredo);
    connect(trabalho, &QKeychain::Job::finished, this, [depois = std::move(depois)](QKeychain::Job *feito) {
        if (depois)
            depois(estadoDe(feito->error()));
    });
    trabalho->start();
}

void Cofre::buscar(std::function<void(Estado, QByteArray)> depois)
{
    auto *trabalho = new QKeychain::ReadPasswordJob(m_servico, this);
    trabalho->setInsecureFallback(false);
    trabalho->setKey(m_chave);
    connect(trabalho, &QKeychain::Job::finished, this, [depois = std::move(depois)](QKeychain::Job *feito) {
        depois(estadoDe(feito->error()), static_cast<QKeychain::ReadPasswordJob *>(feito)->binaryData());
    });
    trabalho->start();
}

void Cofre::apagar()
{
    auto *trabalho = new QKeychain::DeletePasswordJob(m_servico, this);
    trabalho->setKey(m_chave);
    trabalho->start();
}

} // namespace api
