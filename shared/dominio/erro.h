// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace dominio {

// The stable codes of the API. The HTTP status of each is decided in one place, the server's respostas.cpp.
enum class Codigo {
    TokenAusente,
    TokenInvalido,
    TokenExpirado,
    CredenciaisInvalidas,
    CodigoNecessario,
    SemPermissao,
    CampoProibido,
    ContaPendente,
    ContaBloqueada,
    NaoEncontrado,
    MetodoNaoPermitido,
    HorarioOcupado,
    PacienteOcupado,
    ForaDaAgenda,
    TransicaoInvalida,
    PrazoEncerrado,
    EncaixeNoLimite,
    EmailEmUso,
    CpfEmUso,
    CrmEmUso,
    EmAndamento,
    UltimoAdmin,
    JsonInvalido,
    RequisicaoInvalida,
    VersaoDesatualizada,
    VersaoAusente,
    CorpoGrande,
    UrlLonga,
    TipoNaoSuportado,
    CabecalhosGrandes,
    Validacao,
    ChaveReutilizada,
    CursorInvalido,
    MuitasRequisicoes,
    ErroInterno,
    NaoImplementado,
    Indisponivel,
    SemEspaco,
    // Only in clients: the server did not answer, so the outcome is not known.
    SemConexao
};

enum class CodigoCampo {
    Proibido, // this caller may not send it
    Obrigatorio,
    Tipo,
    Formato,
    Tamanho,
    Minimo,
    Maximo,
    Desconhecido,
    Duplicado,
    DigitoVerificador,
    NoPassado,
    NaoExiste,
    SenhaComum
};

[[nodiscard]] QLatin1String texto(Codigo codigo);      // "horario_ocupado"
[[nodiscard]] QLatin1String texto(CodigoCampo codigo); // "digito_verificador"
[[nodiscard]] Codigo codigoDeTexto(QStringView texto); // unknown text: ErroInterno
[[nodiscard]] CodigoCampo codigoCampoDeTexto(QStringView texto);

// What an answer lists of what is wrong with a request: so many fields, then "and more"; of each so much of its name,
// which the sender may have chosen.
inline constexpr qsizetype camposListados = 20;
inline constexpr qsizetype tamanhoDoCaminho = 96;

struct ErroCampo {
    QString campo; // JSON path: "crm.uf", "faixas[2].fim"; empty for the whole document
    CodigoCampo codigo = CodigoCampo::Formato;
    qint64 limite = 0; // for Tamanho, Minimo, Maximo: the bound that was crossed
    friend bool operator==(const ErroCampo &, const ErroCampo &) = default;
};

// An expected failure, as a value. Carries no words for people and no personal data.
struct Erro {
    Codigo codigo = Codigo::ErroInterno;
    QList<ErroCampo> campos;  // with Validacao and CampoProibido
    QJsonObject extras;       // members added to the problem document: "alternativas", "situacao"
    int tentarEmSegundos = 0; // > 0: Retry-After
    QString registro;         // for the server's log only, never sent

    Erro() = default;
    explicit(false) Erro(Codigo c) : codigo(c) {}
    Erro(Codigo c, QString paraRegistro) : codigo(c), registro(std::move(paraRegistro)) {}
    // Keeps one more than are listed, which says that there are more, and cuts long names.
    [[nodiscard]] static Erro validacao(QList<ErroCampo> campos);
    [[nodiscard]] static Erro validacao(const QString &campo, CodigoCampo codigo, qint64 limite = 0);
    // CampoProibido: these fields exist, but this caller may not set them.
    [[nodiscard]] static Erro camposProibidos(const QList<QString> &campos);
    [[nodiscard]] static Erro campoProibido(const QString &campo);
};

} // namespace dominio
