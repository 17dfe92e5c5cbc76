// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pastadedados.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Falha = std::unexpected<ErroDeConfiguracao>;

constexpr mode_t deOutros = S_IRWXG | S_IRWXO;
constexpr QLatin1String sqlite("sqlite:");

// A folder that the server makes in the data folder, and what the names of its files there contain.
struct PastaNossa {
    const char *nome, *arquivos;
};
constexpr PastaNossa pastasNossas[] = {{"chaves", ".pem"}, {"caixa-de-saida", ".eml"}};

// Without a last '/', which would follow a link.
QString dadosDe(const Configuracao &c)
{
    return QDir::cleanPath(QDir(c.dados).absolutePath());
}

QString pastaDe(const QString &arquivo)
{
    return QDir::cleanPath(QFileInfo(arquivo).absolutePath());
}

// A SQLite database, and what SQLite keeps beside it.
QByteArrayList arquivosDoBanco(const QByteArray &banco)
{
    return {banco, banco + "-wal", banco + "-shm", banco + "-journal"};
}

// The files that the server, or run.sh for it, makes in the data folder.
QByteArrayList arquivosNossos(const Configuracao &c)
{
    QByteArrayList nomes{"demo-senha"};
    for (const char *banco : {"usuarios.db", "agendamentos.db", "notificacoes.db"})
        nomes += arquivosDoBanco(banco);
    const QString registro = c.caminhoDoRegistro();
    if (!registro.isEmpty() && pastaDe(registro) == dadosDe(c)) {
        const QByteArray nome = QFile::encodeName(QFileInfo(registro).fileName());
        nomes << nome;
        for (int n = 1; n <= c.registroQuantos; ++n)
            nomes << nome + '.' + QByteArray::number(n);
    }
    return nomes;
}

// By which the server knows a data folder: any of its files or folders, and what the configuration has it keep there
// under another name. Not what it keeps in a folder further down: that says nothing about this one.
QByteArrayList sinaisDeDados(const Configuracao &c)
{
    QByteArrayList nomes = arquivosNossos(c);
    for (const PastaNossa &pasta : pastasNossas)
        nomes << pasta.nome;
    if (!c.registroArquivo.isEmpty() && QDir::isRelativePath(c.registroArquivo)) // that one is meant to be in here
        nomes << QFile::encodeName(QDir::cleanPath(c.registroArquivo).section(u'/', 0, 0));
    for (const QString &url : {c.bancoUsuarios, c.bancoAgendamentos, c.bancoNotificacoes, c.bancoRelatorios})
        if (url.startsWith(sqlite) && pastaDe(url.mid(sqlite.size())) == dadosDe(c))
            nomes << QFile::encodeName(QFileInfo(url.mid(sqlite.size())).fileName());
    return nomes;
}

// What a folder holds, without following a link to it; nothing where it cannot be read.
QByteArrayList nomesEm(int pasta, const char *qual)
{
    const int descritor = ::openat(pasta, qual, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *lista = descritor < 0 ? nullptr : ::fdopendir(descritor);
    if (!lista) {
        if (descritor >= 0)
            ::close(descritor);
        return {};
    }
    QByteArrayList nomes;
    while (const dirent *entrada = ::readdir(lista))
        nomes << entrada->d_name;
    ::closedir(lista);
    nomes.removeAll(".");
    nomes.removeAll("..");
    return nomes;
}

// Closes files and folders by name. The data folder is closed already, so nobody else can exchange a name meanwhile.
class Aperto
{
public:
    explicit Aperto(Apertados &feitos) : m_feitos(feitos) {}

    void fechar(int pasta, const QByteArray &nome, const QString &caminho)
    {
        struct stat estado{};
        if (::fstatat(pasta, nome.constData(), &estado, AT_SYMLINK_NOFOLLOW) != 0 || estado.st_uid != ::geteuid())
            return;
        if (!S_ISDIR(estado.st_mode) && !S_ISREG(estado.st_mode))
            return;
        if ((estado.st_mode & deOutros) != 0 &&
            ::fchmodat(pasta, nome.constData(), estado.st_mode & 07777 & ~deOutros, 0) == 0)
            anotar(caminho);
    }

    // The folder, and those of its files that are the server's.
    void fecharPasta(int dados, const PastaNossa &nossa)
    {
        const QString caminho = QString::fromLatin1(nossa.nome);
        fechar(dados, nossa.nome, caminho);
        const QByteArrayList nomes = nomesEm(dados, nossa.nome);
        const int dentro = ::openat(dados, nossa.nome, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (dentro < 0)
            return;
        for (const QByteArray &nome : nomes)
            if (nome.contains(nossa.arquivos))
                fechar(dentro, nome, caminho + u'/' + QFile::decodeName(nome));
        ::close(dentro);
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
    return QFile::encodeName(dadosDe(c));
}

// A folder with something in it and nothing of ours is somebody's documents or another program's: closing it to others
// would break that. A new file system has its own lost+found.
std::expected<void, ErroDeConfiguracao> conferirConteudo(const Configuracao &c, const QByteArray &caminho)
{
    QByteArrayList nomes = nomesEm(AT_FDCWD, (caminho + "/.").constData());
    nomes.removeAll("lost+found");
    const QByteArrayList sinais = sinaisDeDados(c);
    if (nomes.isEmpty() || std::ranges::any_of(nomes, [&](const QByteArray &nome) { return sinais.contains(nome); }))
        return {};
    return deOutro(u"that folder holds other things (hidden ones count) and is no data folder of this server; name a "
                   "new or an empty one"_s);
}

// Databases that the configuration names.
void fecharBancosNomeados(const Configuracao &c, Aperto &aperto)
{
    for (const QString &url : {c.bancoUsuarios, c.bancoAgendamentos, c.bancoNotificacoes, c.bancoRelatorios})
        if (url.startsWith(sqlite))
            for (const QByteArray &arquivo : arquivosDoBanco(QFile::encodeName(url.mid(sqlite.size()))))
                aperto.fechar(AT_FDCWD, arquivo, QFile::decodeName(arquivo));
}

} // namespace

std::expected<void, ErroDeConfiguracao> conferirPastaDeDados(const Configuracao &configuracao)
{
    const QByteArray caminho = caminhoDe(configuracao);
    if (const auto r = conferirDono(caminho); !r)
        return r;
    return conferirConteudo(configuracao, caminho);
}

std::expected<Apertados, ErroDeConfiguracao> prepararPastaDeDados(const Configuracao &configuracao)
{
    const QByteArray caminho = caminhoDe(configuracao);
    if (!QDir().mkpath(QFile::decodeName(caminho)))
        return deOutro(u"cannot make the data folder"_s);
    if (const auto r = conferirPastaDeDados(configuracao); !r)
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
    for (const QByteArray &nome : arquivosNossos(configuracao))
        aperto.fechar(pasta, nome, QFile::decodeName(nome));
    for (const PastaNossa &nossa : pastasNossas)
        aperto.fecharPasta(pasta, nossa);
    ::close(pasta);
    fecharBancosNomeados(configuracao, aperto);
    return feitos;
}

} // namespace app
