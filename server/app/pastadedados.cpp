// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pastadedados.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Falha = std::unexpected<ErroDeConfiguracao>;

constexpr mode_t deOutros = S_IRWXG | S_IRWXO;
constexpr int profundidade = 8; // folders inside folders; ours are two deep

// Closes what one folder holds. The folder itself is closed already, so nobody else can exchange a name meanwhile.
class Aperto
{
public:
    explicit Aperto(Apertados &feitos) : m_feitos(feitos) {}

    // Takes over the descriptor.
    void percorrer(int pasta, const QString &caminho, int nivel)
    {
        DIR *lista = ::fdopendir(pasta);
        if (!lista) {
            ::close(pasta);
            return;
        }
        while (const dirent *entrada = ::readdir(lista)) {
            const QByteArray nome = entrada->d_name;
            if (nome != "." && nome != "..")
                fechar(pasta, nome, caminho + QFile::decodeName(nome), nivel);
        }
        ::closedir(lista);
    }

    void fechar(int pasta, const QByteArray &nome, const QString &caminho, int nivel)
    {
        struct stat estado{};
        if (::fstatat(pasta, nome.constData(), &estado, AT_SYMLINK_NOFOLLOW) != 0 || estado.st_uid != ::geteuid())
            return;
        const bool ehPasta = S_ISDIR(estado.st_mode);
        if (!ehPasta && !S_ISREG(estado.st_mode))
            return;
        if ((estado.st_mode & deOutros) != 0 &&
            ::fchmodat(pasta, nome.constData(), estado.st_mode & 07777 & ~deOutros, 0) == 0)
            anotar(caminho);
        if (!ehPasta || nivel >= profundidade)
            return;
        if (const int dentro = ::openat(pasta, nome.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            dentro >= 0)
            percorrer(dentro, caminho + u'/', nivel + 1);
    }

    void anotar(const QString &caminho)
    {
        ++m_feitos.quantos;
        if (m_feitos.nomes.size() < Apertados::nomesMaximo)
            m_feitos.nomes << caminho;
    }

private:
    Apertados &m_feitos;
};

Falha deOutro(const QString &problema)
{
    return Falha({u"dados"_s, problema});
}

// Ours, or root's: root may point our folder somewhere, another user may not.
bool confiavel(uid_t dono)
{
    return dono == ::geteuid() || dono == 0;
}

// Closing one of these to everybody would stop the whole computer: it was named by mistake.
bool doSistema(const QByteArray &pasta, mode_t modo)
{
    static const QByteArrayList pastas{"/",     "/bin",  "/boot", "/dev",  "/etc", "/home", "/lib", "/mnt", "/opt",
                                       "/proc", "/root", "/run",  "/sbin", "/srv", "/sys",  "/usr", "/var"};
    return (modo & S_ISVTX) != 0 || pastas.contains(pasta) || pasta == QFile::encodeName(QDir::homePath());
}

std::expected<void, ErroDeConfiguracao> conferirDono(const QByteArray &pasta)
{
    struct stat ligacao{}, estado{};
    if (::lstat(pasta.constData(), &ligacao) != 0)
        return {};
    if (S_ISLNK(ligacao.st_mode) && !confiavel(ligacao.st_uid))
        return deOutro(u"the data folder is a symbolic link that another user made"_s);
    if (::stat(pasta.constData(), &estado) != 0 || !S_ISDIR(estado.st_mode))
        return deOutro(u"the data folder is not a folder"_s);
    if (doSistema(QFile::encodeName(QFileInfo(QFile::decodeName(pasta)).canonicalFilePath()), estado.st_mode))
        return deOutro(u"that folder is for other things; the server needs one of its own"_s);
    if (estado.st_uid != ::geteuid())
        return deOutro(u"the data folder belongs to another user; run the server as its owner, or chown it"_s);
    return {};
}

QByteArray caminhoDe(const Configuracao &c)
{
    // Without a last '/', which would follow a link.
    return QFile::encodeName(QDir::cleanPath(QDir(c.dados).absolutePath()));
}

// A database that the configuration keeps outside of the data folder, and what SQLite keeps beside it.
void fecharBancosDeFora(const Configuracao &c, Aperto &aperto)
{
    constexpr QLatin1String sqlite("sqlite:");
    for (const QString &url : {c.bancoUsuarios, c.bancoAgendamentos, c.bancoNotificacoes, c.bancoRelatorios})
        if (url.startsWith(sqlite))
            for (const auto *sufixo : {"", "-wal", "-shm", "-journal"}) {
                const QString arquivo = url.mid(sqlite.size()) + QLatin1String(sufixo);
                aperto.fechar(AT_FDCWD, QFile::encodeName(arquivo), arquivo, profundidade);
            }
}

} // namespace

std::expected<void, ErroDeConfiguracao> conferirPastaDeDados(const Configuracao &configuracao)
{
    return conferirDono(caminhoDe(configuracao));
}

std::expected<Apertados, ErroDeConfiguracao> prepararPastaDeDados(const Configuracao &configuracao)
{
    const QByteArray caminho = caminhoDe(configuracao);
    if (!QDir().mkpath(QFile::decodeName(caminho)))
        return deOutro(u"cannot make the data folder"_s);
    if (const auto r = conferirDono(caminho); !r)
        return Falha(r.error());
    const int pasta = ::open(caminho.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat estado{};
    if (pasta < 0 || ::fstat(pasta, &estado) != 0 || estado.st_uid != ::geteuid()) {
        if (pasta >= 0)
            ::close(pasta);
        return deOutro(u"cannot open the data folder"_s);
    }
    Apertados feitos;
    Aperto aperto(feitos);
    if ((estado.st_mode & deOutros) != 0 && ::fchmod(pasta, S_IRWXU) == 0)
        aperto.anotar(u"."_s);
    aperto.percorrer(pasta, {}, 0);
    fecharBancosDeFora(configuracao, aperto);
    return feitos;
}

} // namespace app
