// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registro.h"

#include "mascara.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <climits>
#include <mutex>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace nucleo {

namespace {

constexpr qsizetype linhaUsual = 256; // bytes; most lines are shorter

// "2026-11-28T09:51:39.123Z". Each line has one: QDateTime takes ten times as long over it.
using Hora = std::array<char, 24>;
Hora horaDe(std::chrono::system_clock::time_point quando)
{
    using namespace std::chrono;
    const auto dia = floor<days>(quando);
    const year_month_day data(dia);
    const hh_mm_ss hora(floor<milliseconds>(quando - dia));
    Hora texto{"0000-00-00T00:00:00.000"};
    texto.back() = 'Z';
    const auto por = [&texto](size_t onde, size_t digitos, qint64 numero) {
        for (; digitos > 0; numero /= 10)
            texto[onde + --digitos] = char('0' + numero % 10);
    };
    por(0, 4, int(data.year()));
    por(5, 2, unsigned(data.month()));
    por(8, 2, unsigned(data.day()));
    por(11, 2, hora.hours().count());
    por(14, 2, hora.minutes().count());
    por(17, 2, hora.seconds().count());
    por(20, 3, hora.subseconds().count());
    return texto;
}

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

// One character of a JSON string: controls, quotes and the DEL come out escaped, so that no value can end its line or
// its field.
void escapar(QByteArray &saida, char bruto)
{
    static constexpr char hex[] = "0123456789abcdef";
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

// What most values are: short, of bytes that stand for themselves, and without the "://" of a URL.
bool ehSimples(QByteArrayView valor)
{
    return valor.size() <= Registro::campoMaximo && std::ranges::all_of(valor, [](char c) {
               return uchar(c) >= 0x20 && uchar(c) < 0x7f && c != '"' && c != '\\' && c != ':';
           });
}

// The value as it may stand in a line: valid UTF-8, no secret of a URL, escaped, at most campoMaximo bytes.
QByteArray textoDificil(const QByteArray &valor)
{
    const QByteArray mostravel = valor.contains("://") ? semSegredos(QString::fromUtf8(valor)).toUtf8() : valor;
    const QByteArray limpo = QString::fromUtf8(mostravel.left(Registro::campoMaximo)).toUtf8();
    const QByteArray corte = "\u2026(" + QByteArray::number(valor.size()) + " bytes)";
    const qsizetype cabe = Registro::campoMaximo - corte.size();
    QByteArray saida;
    saida.reserve(limpo.size());
    qsizetype inteiro = 0; // where the last character that leaves room for the cut's mark begins
    for (const char c : std::as_const(limpo)) {
        const bool continua = (uchar(c) & 0xc0) == 0x80;
        if (!continua && saida.size() <= cabe)
            inteiro = saida.size();
        escapar(saida, c);
    }
    if (saida.size() <= Registro::campoMaximo && mostravel.size() <= Registro::campoMaximo)
        return saida;
    return saida.left(inteiro) + corte;
}

void juntarTexto(QByteArray &linha, const QByteArray &valor)
{
    linha += ehSimples(valor) ? valor : textoDificil(valor);
}

// There is room for at least PIPE_BUF bytes: a pipe whose reader stands still is not waited for. A file always has.
bool aceita(int descritor)
{
    pollfd saida{descritor, POLLOUT, 0};
    return ::poll(&saida, 1, 0) == 1 && (saida.revents & POLLOUT) != 0;
}

// How much of it could be written: a log that cannot be written, or that nobody reads, must not stop the server.
qsizetype escreverTudo(int descritor, const QByteArray &bytes)
{
    qsizetype feito = 0;
    while (feito < bytes.size() && aceita(descritor)) {
        const ssize_t n =
            ::write(descritor, bytes.constData() + feito, size_t(std::min<qsizetype>(PIPE_BUF, bytes.size() - feito)));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        feito += n;
    }
    return feito;
}

QByteArray linhaParaGente(QByteArrayView quando, const char *nivel, const char *origem, const char *mensagem)
{
    QByteArray linha;
    linha.reserve(linhaUsual);
    linha.append(quando.sliced(11, 12)).append(' ').append(nivel).append(' ').append(origem);
    return linha.append(": ").append(mensagem);
}

QByteArray linhaJson(QByteArrayView quando, const char *nivel, const char *origem, const QByteArray &mensagem)
{
    QByteArray linha;
    linha.reserve(linhaUsual);
    linha.append("{\"em\":\"").append(quando).append("\",\"nivel\":\"").append(nivel);
    linha.append("\",\"origem\":\"").append(origem).append("\",\"mensagem\":\"");
    juntarTexto(linha, mensagem);
    return linha.append('"');
}

void juntarCampo(QByteArray &linha, const Registro::Campo &campo, bool terminal)
{
    linha.append(terminal ? " " : ",\"").append(campo.nome).append(terminal ? "=" : "\":");
    if (campo.numero)
        linha += campo.valor;
    else if (terminal)
        juntarTexto(linha, campo.valor);
    else {
        linha += '"';
        juntarTexto(linha, campo.valor);
        linha += '"';
    }
}

} // namespace

struct Registro::Privado {
    Nivel minimo;
    int descritor;
    bool terminal;
    std::mutex trava;
    std::unique_ptr<ArquivoDeRegistro> arquivo;
    qint64 perdidas = 0;    // lines that found no room, since the last that did
    bool inacabada = false; // the last line stopped in the middle

    void escrever(QByteArray linha)
    {
        const std::lock_guard guarda(trava);
        if (perdidas > 0) {
            // What follows a torn line begins a line of its own, and how much is missing is told.
            const QByteArray falta = "{\"nivel\":\"aviso\",\"origem\":\"registro\",\"mensagem\":\"lines were lost\","
                                     "\"linhas\":" +
                                     QByteArray::number(perdidas) + "}\n";
            linha.prepend((inacabada ? "\n" : "") + falta);
        }
        const int para = arquivo ? arquivo->descritorPara(linha.size()) : descritor;
        const qsizetype feito = escreverTudo(para, linha);
        perdidas = feito == linha.size() ? 0 : perdidas + 1;
        inacabada = feito > 0 ? feito < linha.size() : inacabada;
    }
};

Registro::Registro(Nivel minimo, int descritor) : m(std::make_unique<Privado>())
{
    m->minimo = minimo;
    m->descritor = descritor;
    m->terminal = ::isatty(descritor) != 0;
}

Registro::~Registro() = default;

bool Registro::paraArquivo(ArquivoDeRegistro::Config config)
{
    auto novo = std::make_unique<ArquivoDeRegistro>(std::move(config));
    if (!novo->abrir())
        return false;
    const std::lock_guard guarda(m->trava);
    m->arquivo = std::move(novo);
    m->terminal = false;
    return true;
}

bool Registro::reabrir()
{
    const std::lock_guard guarda(m->trava);
    return !m->arquivo || m->arquivo->abrir();
}

void Registro::anotar(Nivel nivel, const char *origem, const char *mensagem, Campos campos)
{
    if (nivel < m->minimo)
        return;
    static constexpr qsizetype fim = 32; // room for the mark of a cut line and its end
    const Hora hora = horaDe(std::chrono::system_clock::now());
    const QByteArrayView quando(hora.data(), hora.size());
    QByteArray linha = m->terminal ? linhaParaGente(quando, nomeDo(nivel), origem, mensagem)
                                   : linhaJson(quando, nomeDo(nivel), origem, mensagem);
    bool cortada = false;
    for (const Campo &campo : campos) {
        const qsizetype antes = linha.size();
        juntarCampo(linha, campo, m->terminal);
        if (linha.size() + fim > linhaMaxima) {
            linha.truncate(antes);
            cortada = true;
        }
    }
    if (cortada)
        linha += m->terminal ? " cortada=true" : ",\"cortada\":true";
    linha += m->terminal ? "\n" : "}\n";
    m->escrever(std::move(linha));
}

} // namespace nucleo
