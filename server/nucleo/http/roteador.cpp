// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "roteador.h"

#include <QStringDecoder>

#include <array>
#include <map>

namespace nucleo {

using dominio::Codigo;

namespace {

constexpr std::array metodos = {"GET", "HEAD", "POST", "PUT", "DELETE"};

int hex(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

std::optional<QString> decodificar(QByteArrayView segmento)
{
    QByteArray bytes;
    bytes.reserve(segmento.size());
    for (qsizetype i = 0; i < segmento.size(); ++i) {
        if (segmento[i] != '%') {
            bytes += segmento[i];
            continue;
        }
        const int alto = i + 2 < segmento.size() ? hex(segmento[i + 1]) : -1;
        const int baixo = i + 2 < segmento.size() ? hex(segmento[i + 2]) : -1;
        if (alto < 0 || baixo < 0)
            return std::nullopt;
        bytes += char(alto * 16 + baixo);
        i += 2;
    }
    for (const char c : std::as_const(bytes))
        if (uchar(c) < 0x20 || uchar(c) == 0x7f)
            return std::nullopt;
    if (bytes == "." || bytes == "..")
        return std::nullopt;
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString texto = utf8(bytes);
    return utf8.hasError() ? std::nullopt : std::optional(texto);
}

} // namespace

struct Roteador::No {
    std::map<QString, std::unique_ptr<No>> literais;
    std::unique_ptr<No> lugar;
    std::array<const Rota *, metodos.size()> porMetodo{};

    [[nodiscard]] bool temRota() const
    {
        return std::any_of(porMetodo.begin(), porMetodo.end(), [](const Rota *r) { return r != nullptr; });
    }
    [[nodiscard]] QByteArray permitidos() const
    {
        QByteArray saida;
        for (size_t i = 0; i < metodos.size(); ++i)
            if (porMetodo[i] || (Metodo(i) == Metodo::Head && porMetodo[size_t(Metodo::Get)]))
                saida += (saida.isEmpty() ? "" : ", ") + QByteArray(metodos[i]);
        return saida;
    }
};

Roteador::Roteador(QList<Rota> rotas) : m_rotas(std::move(rotas)), m_raiz(std::make_unique<No>())
{
    for (const Rota &rota : std::as_const(m_rotas)) {
        No *no = m_raiz.get();
        for (const QByteArray &segmento : rota.caminho.mid(1).split('/')) {
            auto &proximo = segmento.startsWith('{') ? no->lugar : no->literais[QString::fromLatin1(segmento)];
            if (!proximo)
                proximo = std::make_unique<No>();
            no = proximo.get();
        }
        no->porMetodo[size_t(rota.metodo)] = &rota;
    }
}

Roteador::~Roteador() = default;

bool Roteador::descer(QByteArrayView caminho, const No *&no, QList<QString> &parametros) const
{
    no = m_raiz.get();
    qsizetype pos = 1; // after the first "/"
    while (pos <= caminho.size()) {
        qsizetype fim = caminho.indexOf('/', pos);
        if (fim < 0)
            fim = caminho.size();
        auto segmento = decodificar(caminho.sliced(pos, fim - pos));
        if (!segmento)
            return false; // also where the path leads nowhere
        pos = fim + 1;
        if (!no)
            continue;
        if (const auto it = no->literais.find(*segmento); it != no->literais.end()) {
            no = it->second.get();
        } else {
            no = segmento->isEmpty() ? nullptr : no->lugar.get();
            if (no)
                parametros << *std::move(segmento);
        }
    }
    return true;
}

std::variant<Achado, SemRota> Roteador::achar(Metodo metodo, QByteArrayView caminho) const
{
    const No *no = nullptr;
    Achado achado;
    if (!descer(caminho, no, achado.parametros))
        return SemRota{Codigo::RequisicaoInvalida, {}};
    if (!no || !no->temRota())
        return SemRota{};
    achado.rota = no->porMetodo[size_t(metodo == Metodo::Head ? Metodo::Get : metodo)];
    if (!achado.rota)
        return SemRota{Codigo::MetodoNaoPermitido, no->permitidos()};
    return achado;
}

QByteArray Roteador::permitidos(QByteArrayView caminho) const
{
    const No *no = nullptr;
    QList<QString> parametros;
    return descer(caminho, no, parametros) && no ? no->permitidos() : QByteArray();
}

std::optional<Metodo> metodoDeTexto(QByteArrayView texto)
{
    for (size_t i = 0; i < metodos.size(); ++i)
        if (texto == QByteArrayView(metodos[i]))
            return Metodo(i);
    return std::nullopt;
}

const char *textoDeMetodo(Metodo metodo)
{
    return metodos.at(size_t(metodo));
}

} // namespace nucleo
