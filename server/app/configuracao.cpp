// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuracao.h"

#include "chaves.h"
#include "entradas.h"
#include "pastadedados.h"

#include <nucleo/observabilidade/mascara.h>

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Valores = QMap<QString, QString>;
using Falha = std::unexpected<ErroDeConfiguracao>;

constexpr auto sufixoArquivo = "_arquivo"_L1;

const Chave *chaveDe(const QString &caminho)
{
    for (const Chave &chave : chavesDeConfiguracao())
        if (chave.caminho() == caminho)
            return &chave;
    return nullptr;
}

// "senha_arquivo" stands for "senha" where that is a secret.
bool conhecida(const QString &caminho)
{
    if (chaveDe(caminho))
        return true;
    if (!caminho.endsWith(sufixoArquivo))
        return false;
    const Chave *chave = chaveDe(caminho.chopped(sufixoArquivo.size()));
    return chave && (chave->segredo || chave->secao == "banco"_L1);
}

std::expected<QString, ErroDeConfiguracao> lerSegredo(const QString &caminho, const QString &arquivo)
{
    QFile f(arquivo);
    if (!f.open(QIODevice::ReadOnly))
        return Falha({caminho, u"cannot read the file named there"_s});
    constexpr qint64 segredoMaximo = 64 * 1024;
    const auto lido = textoUtf8(f.read(segredoMaximo + 1));
    if (!lido || lido->size() > segredoMaximo)
        return Falha({caminho, u"the file named there is no UTF-8 text of at most 64 KiB"_s});
    QString valor = *lido;
    while (valor.endsWith(u'\n') || valor.endsWith(u'\r'))
        valor.chop(1);
    return valor;
}

// A strict INI: [section], key = value to the end of the line, comments on lines of their own. Not QSettings, which
// reads commas, semicolons and backslashes in a password as syntax.
std::expected<Valores, ErroDeConfiguracao> lerIni(const QString &arquivo)
{
    QFile f(arquivo);
    if (!f.open(QIODevice::ReadOnly))
        return Falha({arquivo, u"cannot read the configuration file"_s});
    Valores valores;
    QString secao;
    int numero = 0;
    for (const QByteArray &bruta : f.readAll().split('\n')) {
        ++numero;
        const auto lida = textoUtf8(bruta);
        if (!lida)
            return Falha({u"line %1"_s.arg(numero), u"is not UTF-8"_s});
        const QString linha = lida->trimmed();
        if (linha.isEmpty() || linha.startsWith(u'#') || linha.startsWith(u';'))
            continue;
        if (linha.startsWith(u'[') && linha.endsWith(u']')) {
            secao = linha.mid(1, linha.size() - 2).trimmed();
            continue;
        }
        const qsizetype igual = linha.indexOf(u'=');
        if (igual <= 0 || secao.isEmpty())
            return Falha({u"line %1"_s.arg(numero), u"expects [section] or key = value"_s});
        const QString caminho = secao + u'.' + linha.left(igual).trimmed();
        if (!conhecida(caminho))
            return Falha({caminho, u"unknown key"_s});
        if (valores.contains(caminho))
            return Falha({caminho, u"set twice"_s});
        valores.insert(caminho, linha.mid(igual + 1).trimmed());
    }
    return valores;
}

void juntarAmbiente(Valores &valores, const QProcessEnvironment &ambiente)
{
    for (const Chave &chave : chavesDeConfiguracao()) {
        const QString variavel = chave.variavel();
        if (ambiente.contains(variavel)) {
            valores.insert(chave.caminho(), ambiente.value(variavel));
            valores.remove(chave.caminho() + sufixoArquivo);
        }
        if (conhecida(chave.caminho() + sufixoArquivo) && ambiente.contains(variavel + u"_ARQUIVO"_s)) {
            valores.insert(chave.caminho() + sufixoArquivo, ambiente.value(variavel + u"_ARQUIVO"_s));
            valores.remove(chave.caminho());
        }
    }
}

} // namespace

std::expected<Configuracao, ErroDeConfiguracao> lerConfiguracao(const QString &arquivo,
                                                                const QProcessEnvironment &ambiente)
{
    Valores valores;
    if (!arquivo.isEmpty()) {
        auto lidos = lerIni(arquivo);
        if (!lidos)
            return Falha(lidos.error());
        valores = *lidos;
    }
    juntarAmbiente(valores, ambiente);
    Configuracao configuracao;
    for (auto it = valores.cbegin(); it != valores.cend(); ++it) {
        QString caminho = it.key(), valor = it.value();
        if (!chaveDe(caminho)) {
            auto segredo = lerSegredo(caminho, valor);
            if (!segredo)
                return Falha(segredo.error());
            caminho.chop(sufixoArquivo.size());
            if (valores.contains(caminho))
                return Falha({caminho, u"set both directly and as a file"_s});
            valor = *segredo;
        }
        if (!umaLinha(valor))
            return Falha({caminho, umaLinhaProblema.toString()});
        if (const QString problema = chaveDe(caminho)->tomar(configuracao, valor); !problema.isEmpty())
            return Falha({caminho, problema});
    }
    return configuracao;
}

std::expected<void, ErroDeConfiguracao> conferir(const Configuracao &c)
{
    if (c.tlsCertificado.isEmpty() != c.tlsChave.isEmpty())
        return Falha({u"http.tls_chave"_s, u"tls_certificado and tls_chave go together"_s});
    for (const auto &[chave, arquivo] :
         {std::pair(u"http.tls_certificado"_s, c.tlsCertificado), std::pair(u"http.tls_chave"_s, c.tlsChave)})
        if (!arquivo.isEmpty() && !QFileInfo(arquivo).isReadable())
            return Falha({chave, u"cannot read the file named there"_s});
    if (c.demo && !c.endereco.isLoopback())
        return Falha({u"http.endereco"_s, u"--demo has known accounts and listens on loopback only"_s});
    if (!c.emailUrl.isEmpty() && c.emailRemetente.isEmpty())
        return Falha({u"email.remetente"_s, u"needed where email.url is set"_s});
    if (!c.operacaoEndereco.isLoopback() && c.operacaoToken.isEmpty())
        return Falha({u"operacao.token"_s, u"needed where operacao.endereco is not loopback"_s});
    return conferirPastaDeDados(c);
}

QString Configuracao::caminhoDoRegistro() const
{
    return registroArquivo.isEmpty() ? QString() : QDir(dados).absoluteFilePath(registroArquivo);
}

QString ErroDeConfiguracao::texto() const
{
    return nucleo::semSegredos(chave + u": "_s + problema);
}

QString Configuracao::urlBanco(const QString &configurada, const QString &arquivo) const
{
    return configurada.isEmpty() ? u"sqlite:"_s + QDir(dados).absoluteFilePath(arquivo) : configurada;
}

QString Configuracao::resumo() const
{
    QString saida;
    for (const Chave &chave : chavesDeConfiguracao()) {
        QString valor = chave.mostrar(*this);
        if (chave.segredo && !valor.isEmpty())
            valor = nucleo::escondido;
        saida += chave.caminho() + u" = "_s + nucleo::semSegredos(valor) + u'\n';
    }
    return saida;
}

} // namespace app
