// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "erro.h"

#include <array>

namespace dominio {

namespace {

constexpr std::array textosDeCodigo = {"token_ausente",
                                       "token_invalido",
                                       "token_expirado",
                                       "credenciais_invalidas",
                                       "codigo_necessario",
                                       "sem_permissao",
                                       "campo_proibido",
                                       "conta_pendente",
                                       "conta_bloqueada",
                                       "nao_encontrado",
                                       "metodo_nao_permitido",
                                       "horario_ocupado",
                                       "paciente_ocupado",
                                       "fora_da_agenda",
                                       "transicao_invalida",
                                       "prazo_encerrado",
                                       "encaixe_no_limite",
                                       "email_em_uso",
                                       "cpf_em_uso",
                                       "crm_em_uso",
                                       "em_andamento",
                                       "ultimo_admin",
                                       "json_invalido",
                                       "requisicao_invalida",
                                       "versao_desatualizada",
                                       "versao_ausente",
                                       "corpo_grande",
                                       "url_longa",
                                       "tipo_nao_suportado",
                                       "cabecalhos_grandes",
                                       "validacao",
                                       "chave_reutilizada",
                                       "cursor_invalido",
                                       "muitas_requisicoes",
                                       "erro_interno",
                                       "nao_implementado",
                                       "indisponivel",
                                       "sem_espaco",
                                       "sem_conexao"};
static_assert(textosDeCodigo.size() == size_t(Codigo::SemConexao) + 1);

constexpr std::array textosDeCampo = {"proibido",   "obrigatorio", "tipo",         "formato",   "tamanho",
                                      "minimo",     "maximo",      "desconhecido", "duplicado", "digito_verificador",
                                      "no_passado", "nao_existe",  "senha_comum"};
static_assert(textosDeCampo.size() == size_t(CodigoCampo::SenhaComum) + 1);

template<class Enum, size_t N>
Enum deTexto(const std::array<const char *, N> &textos, QStringView procurado, Enum padrao)
{
    for (size_t i = 0; i < N; ++i)
        if (procurado == QLatin1String(textos[i]))
            return Enum(i);
    return padrao;
}

} // namespace

QLatin1String texto(Codigo codigo)
{
    return QLatin1String(textosDeCodigo.at(size_t(codigo)));
}

QLatin1String texto(CodigoCampo codigo)
{
    return QLatin1String(textosDeCampo.at(size_t(codigo)));
}

Codigo codigoDeTexto(QStringView texto)
{
    return deTexto(textosDeCodigo, texto, Codigo::ErroInterno);
}

CodigoCampo codigoCampoDeTexto(QStringView texto)
{
    return deTexto(textosDeCampo, texto, CodigoCampo::Formato);
}

Erro Erro::validacao(QList<ErroCampo> campos)
{
    if (campos.size() > camposListados + 1)
        campos.resize(camposListados + 1);
    for (ErroCampo &erro : campos)
        if (erro.campo.size() > tamanhoDoCaminho) {
            qsizetype ate = tamanhoDoCaminho - 1;
            ate -= erro.campo[ate - 1].isHighSurrogate(); // a pair stays whole
            erro.campo = erro.campo.left(ate) + QChar(0x2026);
        }
    Erro erro(Codigo::Validacao);
    erro.campos = std::move(campos);
    return erro;
}

Erro Erro::validacao(const QString &campo, CodigoCampo codigo, qint64 limite)
{
    return validacao(QList<ErroCampo>{{campo, codigo, limite}});
}

Erro Erro::camposProibidos(const QList<QString> &campos)
{
    Erro erro(Codigo::CampoProibido);
    for (const QString &campo : campos)
        erro.campos.append({campo, CodigoCampo::Proibido, 0});
    return erro;
}

Erro Erro::campoProibido(const QString &campo)
{
    return camposProibidos({campo});
}

} // namespace dominio
