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

// Jobs have no parent and delete themselves: the keychain's own callbacks still point at one that is under way.
void Cofre::comecar(QKeychain::Job *trabalho, std::function<void(QKeychain::Job *)> depois)
{
    trabalho->setInsecureFallback(false);
    trabalho->setKey(m_chave);
    ++m_trabalhos;
    connect(trabalho, &QKeychain::Job::finished, this, [this, depois = std::move(depois)](QKeychain::Job *feito) {
        --m_trabalhos;
        depois(feito);
        if (m_trabalhos == 0)
            Q_EMIT ocioso();
    });
    trabalho->start();
}

void Cofre::guardar(const QByteArray &segredo, std::function<void(Estado)> depois)
{
    auto *trabalho = new QKeychain::WritePasswordJob(m_servico);
    trabalho->setBinaryData(segredo);
    comecar(trabalho, [depois = std::move(depois)](QKeychain::Job *feito) {
        if (depois)
            depois(estadoDe(feito->error()));
    });
}

void Cofre::buscar(std::function<void(Estado, QByteArray)> depois)
{
    auto *trabalho = new QKeychain::ReadPasswordJob(m_servico);
    comecar(trabalho, [depois = std::move(depois)](QKeychain::Job *feito) {
        depois(estadoDe(feito->error()), static_cast<QKeychain::ReadPasswordJob *>(feito)->binaryData());
    });
}

void Cofre::apagar()
{
    comecar(new QKeychain::DeletePasswordJob(m_servico), [](QKeychain::Job *) {});
}

} // namespace api
