// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parecer.h"

#include "gerador.h"

#include <nucleo/http/cabeca.h>
#include <nucleo/http/pedacos.h>

#include <array>

namespace enquadramento {

namespace {

constexpr qint64 corpoMaximo = 64 * 1024;

constexpr std::array<quint32, 256> tabelaCrc = [] {
    std::array<quint32, 256> tabela{};
    for (quint32 n = 0; n < 256; ++n) {
        quint32 c = n;
        for (int k = 0; k < 8; ++k)
            c = c & 1 ? 0xedb88320U ^ (c >> 1) : c >> 1;
        tabela[n] = c;
    }
    return tabela;
}();

// The steps of Porteiro, on the same parsers.
class Leitura
{
public:
    // Takes what is whole. False: it is over.
    bool alimentar(QByteArrayView bytes)
    {
        m_entrada += bytes;
        while (m_parecer.fim == Parecer::SemParecer)
            if (m_temCabeca ? !avancarCorpo() : !avancarCabeca())
                break;
        return m_parecer.fim == Parecer::SemParecer;
    }
    [[nodiscard]] Parecer concluir()
    {
        if (m_parecer.fim == Parecer::SemParecer)
            m_parecer.fim = m_temCabeca || !m_entrada.isEmpty() ? Parecer::Falta : Parecer::Inteiro;
        return m_parecer;
    }

private:
    bool recusar(int status)
    {
        m_parecer.fim = Parecer::Recusado;
        m_parecer.motivo = QByteArray::number(status);
        return false;
    }
    bool avancarCabeca()
    {
        if (m_entrada.isEmpty())
            return false;
        const auto [fim, recusa] = nucleo::acharFim(m_entrada, m_visto, m_limites);
        m_visto = m_entrada.size();
        if (recusa)
            return recusar(recusa);
        if (fim < 0)
            return false;
        auto cabeca = nucleo::lerCabeca(QByteArrayView(m_entrada).first(fim), m_limites);
        m_entrada.remove(0, fim + 4);
        m_visto = 0;
        if (!cabeca)
            return recusar(cabeca.error());
        m_cabeca = *cabeca;
        if (m_cabeca.tamanho > corpoMaximo)
            return recusar(413);
        m_pedacos = nucleo::LeitorDePedacos(corpoMaximo);
        return m_temCabeca = true;
    }
    bool avancarCorpo()
    {
        using Estado = nucleo::LeitorDePedacos::Estado;
        QByteArray corpo;
        if (m_cabeca.emPedacos) {
            const Estado estado = m_pedacos.alimentar(m_entrada);
            if (estado != Estado::Pronto)
                return estado != Estado::Falta && recusar(estado == Estado::Grande ? 413 : 400);
            corpo = m_pedacos.tirarCorpo();
        } else if (m_cabeca.tamanho > 0) {
            if (m_entrada.size() < m_cabeca.tamanho)
                return false;
            corpo = m_entrada.left(m_cabeca.tamanho);
            m_entrada.remove(0, m_cabeca.tamanho);
        }
        m_parecer.pedidos << pedidoDe(m_cabeca.metodo, m_cabeca.alvo, corpo);
        m_temCabeca = false;
        if (!m_cabeca.manter)
            m_parecer.fim = Parecer::Inteiro;
        return true;
    }

    const nucleo::LimitesDeCabeca m_limites{};
    Parecer m_parecer;
    QByteArray m_entrada;
    qsizetype m_visto = 0;
    bool m_temCabeca = false;
    nucleo::Cabeca m_cabeca;
    nucleo::LeitorDePedacos m_pedacos;
};

} // namespace

quint32 crc32(QByteArrayView bytes)
{
    quint32 c = 0xffffffffU;
    for (const char b : bytes)
        c = tabelaCrc[(c ^ uchar(b)) & 255] ^ (c >> 8);
    return c ^ 0xffffffffU;
}

Pedido pedidoDe(QByteArrayView metodo, QByteArrayView alvo, QByteArrayView corpo)
{
    return {corpo.size(), crc32(corpo), crc32(metodo.toByteArray() + ' ' + alvo.toByteArray())};
}

Parecer parecerDe(const QByteArray &linha)
{
    Parecer parecer;
    const qsizetype tab = linha.indexOf('\t');
    if (linha.size() < 3 || tab < 2)
        return parecer;
    parecer.fim = Parecer::Fim(linha[0]);
    parecer.motivo = linha.mid(tab + 1).trimmed();
    const QByteArray pedidos = linha.mid(2, tab - 2);
    if (!pedidos.isEmpty())
        for (const QByteArray &um : pedidos.split('|')) {
            const QList<QByteArray> partes = um.split(':');
            parecer.pedidos << Pedido{partes.value(0).toLongLong(), partes.value(1).toUInt(nullptr, 16),
                                      partes.value(2).toUInt(nullptr, 16)};
        }
    return parecer;
}

QByteArray texto(const Parecer &parecer)
{
    QByteArray saida(1, char(parecer.fim));
    for (const Pedido &p : parecer.pedidos)
        saida += ' ' + QByteArray::number(p.tamanho) + ':' + QByteArray::number(p.corpo, 16) + ':' +
                 QByteArray::number(p.linha, 16);
    return saida + " (" + parecer.motivo + ')';
}

Parecer nosso(const QByteArray &bytes)
{
    Leitura leitura;
    leitura.alimentar(bytes);
    return leitura.concluir();
}

Parecer nossoAosPedacos(const QByteArray &bytes, quint64 acaso)
{
    Leitura leitura;
    Acaso corte(acaso);
    for (qsizetype pos = 0; pos < bytes.size();) {
        const qsizetype agora = std::min(bytes.size() - pos, qsizetype(1 + corte.ate(24)));
        if (!leitura.alimentar(QByteArrayView(bytes).sliced(pos, agora)))
            break;
        pos += agora;
    }
    return leitura.concluir();
}

QByteArray tomamosMais(const Parecer &nosso, const Parecer &outro)
{
    for (qsizetype i = 0; i < nosso.pedidos.size(); ++i) {
        if (i < outro.pedidos.size()) {
            if (nosso.pedidos[i] != outro.pedidos[i])
                return nosso.pedidos[i].tamanho != outro.pedidos[i].tamanho ? "another length" : "other bytes";
            continue;
        }
        if (outro.fim == Parecer::Recusado)
            return "taken, refused there: " + outro.motivo;
        if (outro.fim == Parecer::Falta)
            return "ends earlier here";
        return {}; // the other ended the connection after what both took
    }
    // The other has its end while we would read on as part of it.
    if (nosso.fim == Parecer::Falta && outro.pedidos.size() > nosso.pedidos.size())
        return "ends later here";
    return {};
}

} // namespace enquadramento
