// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentos.h"

#include <array>

namespace dominio {

namespace {

// The digits of a text in which only the given punctuation may stand between them.
Lido<QString> soDigitos(QStringView texto, QStringView pontuacao)
{
    QString digitos;
    for (const QChar c : texto) {
        if (c >= u'0' && c <= u'9')
            digitos += c;
        else if (!pontuacao.contains(c))
            return std::unexpected(CodigoCampo::Formato);
    }
    return digitos;
}

bool repetido(const QString &digitos)
{
    return digitos.count(digitos.front()) == digitos.size();
}

// Area codes in use, by tens and units (Anatel's numbering plan).
bool dddExiste(int ddd)
{
    static constexpr std::array ddds = {11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 24, 27, 28, 31, 32, 33,
                                        34, 35, 37, 38, 41, 42, 43, 44, 45, 46, 47, 48, 49, 51, 53, 54, 55,
                                        61, 62, 63, 64, 65, 66, 67, 68, 69, 71, 73, 74, 75, 77, 79, 81, 82,
                                        83, 84, 85, 86, 87, 88, 89, 91, 92, 93, 94, 95, 96, 97, 98, 99};
    static_assert(ddds.size() == 67);
    return std::find(ddds.begin(), ddds.end(), ddd) != ddds.end();
}

bool assinanteExiste(QStringView numero)
{
    if (numero.size() == 9)
        return numero[0] == u'9';
    return numero.size() == 8 && numero[0] >= u'2' && numero[0] <= u'5';
}

} // namespace

Lido<Cpf> Cpf::deTexto(QStringView texto)
{
    const auto digitos = soDigitos(texto, u".-");
    if (!digitos)
        return std::unexpected(digitos.error());
    if (digitos->size() != 11)
        return std::unexpected(CodigoCampo::Tamanho);
    for (int n = 9; n < 11; ++n) {
        int soma = 0;
        for (int i = 0; i < n; ++i)
            soma += (*digitos)[i].digitValue() * (n + 1 - i);
        if (soma * 10 % 11 % 10 != (*digitos)[n].digitValue() || repetido(*digitos))
            return std::unexpected(CodigoCampo::DigitoVerificador);
    }
    Cpf cpf;
    cpf.m_digitos = *digitos;
    return cpf;
}

QString Cpf::formatado() const
{
    return m_digitos.size() == 11
               ? m_digitos.mid(0, 3) + u'.' + m_digitos.mid(3, 3) + u'.' + m_digitos.mid(6, 3) + u'-' + m_digitos.mid(9)
               : QString();
}

QString Cpf::mascarado() const
{
    return m_digitos.size() == 11
               ? QStringLiteral("***.") + m_digitos.mid(3, 3) + u'.' + m_digitos.mid(6, 3) + QStringLiteral("-**")
               : QString();
}

Lido<Cns> Cns::deTexto(QStringView texto)
{
    const auto digitos = soDigitos(texto, u" .-");
    if (!digitos)
        return std::unexpected(digitos.error());
    if (digitos->size() != 15)
        return std::unexpected(CodigoCampo::Tamanho);
    int soma = 0;
    for (int i = 0; i < 15; ++i)
        soma += (*digitos)[i].digitValue() * (15 - i);
    if (!QStringView(u"12789").contains(digitos->front()) || soma % 11 != 0)
        return std::unexpected(CodigoCampo::DigitoVerificador);
    Cns cns;
    cns.m_digitos = *digitos;
    return cns;
}

Lido<Telefone> Telefone::deTexto(QStringView texto)
{
    if (!texto.startsWith(u'+'))
        return std::unexpected(CodigoCampo::Formato);
    const auto digitos = soDigitos(texto.mid(1), u" .-()");
    if (!digitos)
        return std::unexpected(digitos.error());
    if (digitos->size() < 8 || digitos->size() > 15)
        return std::unexpected(CodigoCampo::Tamanho);
    if (digitos->front() == u'0')
        return std::unexpected(CodigoCampo::Formato);
    if (digitos->startsWith(QLatin1String("55"))) {
        const QStringView nacional = QStringView(*digitos).mid(2);
        if (nacional.size() != 10 && nacional.size() != 11)
            return std::unexpected(CodigoCampo::Tamanho);
        if (!dddExiste(nacional.left(2).toInt()) || !assinanteExiste(nacional.mid(2)))
            return std::unexpected(CodigoCampo::Formato);
    }
    Telefone telefone;
    telefone.m_e164 = u'+' + *digitos;
    return telefone;
}

Lido<Telefone> Telefone::deTextoNacional(QStringView texto)
{
    const QStringView aparado = texto.trimmed();
    return aparado.startsWith(u'+') ? deTexto(aparado) : deTexto(QString(QStringLiteral("+55") + aparado.toString()));
}

bool Telefone::ehCelular() const
{
    return !brasileiro() || m_e164.size() == 14;
}

QString Telefone::formatado() const
{
    if (!brasileiro())
        return m_e164;
    const QString assinante = m_e164.mid(5);
    return u'(' + m_e164.mid(3, 2) + QStringLiteral(") ") + assinante.chopped(4) + u'-' + assinante.right(4);
}

QString Telefone::mascarado() const
{
    if (m_e164.isEmpty())
        return {};
    const QString inteiro = formatado();
    QString saida = inteiro;
    const qsizetype de = brasileiro() ? 5 : 3;
    for (qsizetype i = de; i < inteiro.size() - 4; ++i)
        if (inteiro[i].isDigit())
            saida[i] = u'*';
    return saida;
}

Lido<Email> Email::deTexto(QStringView texto)
{
    if (texto.isEmpty() || texto.size() > 254)
        return std::unexpected(CodigoCampo::Tamanho);
    const qsizetype arroba = texto.lastIndexOf(u'@');
    if (arroba < 1 || arroba > 64)
        return std::unexpected(CodigoCampo::Formato);
    const QStringView local = texto.left(arroba);
    const QString dominio = texto.mid(arroba + 1).toString().toLower();
    const auto alfanumerico = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
    };
    for (const QChar c : local)
        if (!alfanumerico(c) && !QStringView(u"!#$%&'*+-/=?^_`{|}~.").contains(c))
            return std::unexpected(CodigoCampo::Formato);
    if (local.startsWith(u'.') || local.endsWith(u'.') || local.contains(u".."))
        return std::unexpected(CodigoCampo::Formato);
    const auto partes = QStringView(dominio).split(u'.');
    for (const QStringView parte : partes) {
        if (parte.isEmpty() || parte.size() > 63 || parte.startsWith(u'-') || parte.endsWith(u'-'))
            return std::unexpected(CodigoCampo::Formato);
        for (const QChar c : parte)
            if (!alfanumerico(c) && c != u'-')
                return std::unexpected(CodigoCampo::Formato);
    }
    if (partes.size() < 2)
        return std::unexpected(CodigoCampo::Formato);
    Email email;
    email.m_endereco = local.toString() + u'@' + dominio;
    return email;
}

QString Email::mascarado() const
{
    const qsizetype arroba = m_endereco.indexOf(u'@');
    return arroba < 1 ? QString() : m_endereco.left(1) + QStringLiteral("****") + m_endereco.mid(arroba);
}

Lido<Uf> Uf::deTexto(QStringView texto)
{
    static constexpr QStringView siglas =
        u"AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO";
    if (texto.size() != 2 || texto.contains(u' ') || !siglas.contains(texto))
        return std::unexpected(CodigoCampo::Formato);
    Uf uf;
    uf.m_sigla = texto.toString();
    return uf;
}

Lido<QString> Crm::numeroDeTexto(QStringView texto)
{
    const auto digitos = soDigitos(texto, u"");
    if (!digitos)
        return std::unexpected(digitos.error());
    if (digitos->isEmpty() || digitos->size() > 10)
        return std::unexpected(CodigoCampo::Tamanho);
    return *digitos;
}

} // namespace dominio
