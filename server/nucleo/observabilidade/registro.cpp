// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registro.h"

#include <QDateTime>

#include <cerrno>
#include <mutex>
#include <unistd.h>

namespace nucleo {

namespace {

const char *nomeDo(Registro::Nivel nivel)
{
    switch (nivel) {
    case Registro::Nivel::Detalhe:
        return "detalhe";
    case Registro::Nivel::Info:
        return "info";
    case Registro::Nivel::Aviso:
        return "aviso";
    case Registro::Nivel::Erro:
        return "erro";
    }
    return "erro";
}

// JSON string contents: controls, quotes and whatever is not valid UTF-8 come out escaped or replaced, so that no value
// can end its line or its field.
void escapar(QByteArray &saida, const QByteArray &valor)
{
    static constexpr char hex[] = "0123456789abcdef";
    const QByteArray limpo = QString::fromUtf8(valor).toUtf8();
    for (const char bruto : limpo) {
        const auto c = uchar(bruto);
        if (c == '"' || c == '\\') {
            saida += '\\';
            saida += bruto;
        } else if (c < 0x20 || c == 0x7f) {
            saida += "\\u00";
            saida += hex[c >> 4];
            saida += hex[c & 15];
        } else {
            saida += bruto;
        }
    }
}

void escreverTudo(int descritor, const QByteArray &bytes)
{
    qsizetype feito = 0;
    while (feito < bytes.size()) {
        const ssize_t n = ::write(descritor, bytes.constData() + feito, size_t(bytes.size() - feito));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return; // a log that cannot be written must not stop the server
        feito += n;
    }
}

} // namespace

struct Registro::Privado {
    Nivel minimo;
    int descritor;
    bool terminal;
    std::mutex trava;
};

Registro::Registro(Nivel minimo, int descritor) : m(std::make_unique<Privado>())
{
    m->minimo = minimo;
    m->descritor = descritor;
    m->terminal = ::isatty(descritor) != 0;
}

Registro::~Registro() = default;

void Registro::anotar(Nivel nivel, const char *origem, const char *mensagem, Campos campos)
{
    if (nivel < m->minimo)
        return;
    const QByteArray quando = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    QByteArray linha;
    linha.reserve(256);
    if (m->terminal) {
        linha += quando.mid(11, 12) + ' ' + nomeDo(nivel) + ' ' + origem + ": " + mensagem;
        for (const Campo &campo : campos) {
            linha += QByteArray(" ") + campo.nome + '=';
            escapar(linha, campo.valor);
        }
    } else {
        linha += "{\"em\":\"" + quando + "\",\"nivel\":\"" + nomeDo(nivel) + "\",\"origem\":\"" + origem +
                 "\",\"mensagem\":\"";
        escapar(linha, mensagem);
        linha += '"';
        for (const Campo &campo : campos) {
            linha += QByteArray(",\"") + campo.nome + "\":";
            if (campo.numero) {
                linha += campo.valor;
            } else {
                linha += '"';
                escapar(linha, campo.valor);
                linha += '"';
            }
        }
        linha += '}';
    }
    linha += '\n';
    const std::lock_guard guarda(m->trava);
    escreverTudo(m->descritor, linha);
}

} // namespace nucleo
