// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mensagens.h"

#include <map>

static void iniciarRecursos()
{
    Q_INIT_RESOURCE(i18n_servidor);
}

namespace nucleo {

using dominio::Codigo;
using dominio::CodigoCampo;

namespace {

struct Palavras {
    const char *titulo, *detalhe;
};

// clang-format off
const Palavras &palavras(Codigo codigo)
{
    static const std::map<Codigo, Palavras> todas{
        {Codigo::TokenAusente, {QT_TRANSLATE_NOOP("Erro", "Identificação necessária"), QT_TRANSLATE_NOOP("Erro", "Entre com sua conta para continuar.")}},
        {Codigo::TokenInvalido, {QT_TRANSLATE_NOOP("Erro", "Identificação inválida"), QT_TRANSLATE_NOOP("Erro", "A sessão não vale mais. Entre de novo.")}},
        {Codigo::TokenExpirado, {QT_TRANSLATE_NOOP("Erro", "Identificação vencida"), QT_TRANSLATE_NOOP("Erro", "A sessão venceu e precisa ser renovada.")}},
        {Codigo::CredenciaisInvalidas, {QT_TRANSLATE_NOOP("Erro", "Login ou senha incorretos"), QT_TRANSLATE_NOOP("Erro", "Confira o login e a senha e tente de novo.")}},
        {Codigo::CodigoNecessario, {QT_TRANSLATE_NOOP("Erro", "Código necessário"), QT_TRANSLATE_NOOP("Erro", "Esta conta pede também o código do aplicativo autenticador.")}},
        {Codigo::SemPermissao, {QT_TRANSLATE_NOOP("Erro", "Sem permissão"), QT_TRANSLATE_NOOP("Erro", "Seu perfil não pode fazer isto.")}},
        {Codigo::CampoProibido, {QT_TRANSLATE_NOOP("Erro", "Campo proibido"), QT_TRANSLATE_NOOP("Erro", "Seu perfil não pode mudar um dos campos enviados.")}},
        {Codigo::ContaPendente, {QT_TRANSLATE_NOOP("Erro", "Conta pendente"), QT_TRANSLATE_NOOP("Erro", "A conta ainda espera a aprovação da clínica.")}},
        {Codigo::ContaBloqueada, {QT_TRANSLATE_NOOP("Erro", "Conta bloqueada"), QT_TRANSLATE_NOOP("Erro", "A conta está bloqueada. Fale com a clínica.")}},
        {Codigo::NaoEncontrado, {QT_TRANSLATE_NOOP("Erro", "Não encontrado"), QT_TRANSLATE_NOOP("Erro", "O endereço pedido não existe ou não está ao seu alcance.")}},
        {Codigo::MetodoNaoPermitido, {QT_TRANSLATE_NOOP("Erro", "Método não permitido"), QT_TRANSLATE_NOOP("Erro", "Este endereço existe, mas não aceita esse método.")}},
        {Codigo::HorarioOcupado, {QT_TRANSLATE_NOOP("Erro", "Horário ocupado"), QT_TRANSLATE_NOOP("Erro", "O médico já tem outro compromisso nesse horário.")}},
        {Codigo::PacienteOcupado, {QT_TRANSLATE_NOOP("Erro", "Paciente ocupado"), QT_TRANSLATE_NOOP("Erro", "O paciente já tem outra consulta nesse horário.")}},
        {Codigo::ForaDaAgenda, {QT_TRANSLATE_NOOP("Erro", "Fora da agenda"), QT_TRANSLATE_NOOP("Erro", "O médico não atende nesse horário.")}},
        {Codigo::TransicaoInvalida, {QT_TRANSLATE_NOOP("Erro", "Mudança impossível"), QT_TRANSLATE_NOOP("Erro", "A situação atual não permite isto.")}},
        {Codigo::PrazoEncerrado, {QT_TRANSLATE_NOOP("Erro", "Prazo encerrado"), QT_TRANSLATE_NOOP("Erro", "O prazo para isto no aplicativo já passou. Ligue para a clínica.")}},
        {Codigo::EncaixeNoLimite, {QT_TRANSLATE_NOOP("Erro", "Limite de encaixes"), QT_TRANSLATE_NOOP("Erro", "O médico já tem todos os encaixes que aceita nesse dia.")}},
        {Codigo::EmailEmUso, {QT_TRANSLATE_NOOP("Erro", "E-mail em uso"), QT_TRANSLATE_NOOP("Erro", "Já existe uma conta com esse e-mail.")}},
        {Codigo::CpfEmUso, {QT_TRANSLATE_NOOP("Erro", "CPF em uso"), QT_TRANSLATE_NOOP("Erro", "Já existe uma conta com esse CPF.")}},
        {Codigo::CrmEmUso, {QT_TRANSLATE_NOOP("Erro", "CRM em uso"), QT_TRANSLATE_NOOP("Erro", "Já existe uma conta com esse CRM.")}},
        {Codigo::EmAndamento, {QT_TRANSLATE_NOOP("Erro", "Pedido em andamento"), QT_TRANSLATE_NOOP("Erro", "O mesmo pedido ainda está sendo atendido. Tente de novo em instantes.")}},
        {Codigo::UltimoAdmin, {QT_TRANSLATE_NOOP("Erro", "Último administrador"), QT_TRANSLATE_NOOP("Erro", "A clínica precisa de ao menos um administrador ativo.")}},
        {Codigo::JsonInvalido, {QT_TRANSLATE_NOOP("Erro", "JSON inválido"), QT_TRANSLATE_NOOP("Erro", "O corpo do pedido não é um JSON válido.")}},
        {Codigo::RequisicaoInvalida, {QT_TRANSLATE_NOOP("Erro", "Requisição inválida"), QT_TRANSLATE_NOOP("Erro", "O pedido não segue as regras do HTTP.")}},
        {Codigo::VersaoDesatualizada, {QT_TRANSLATE_NOOP("Erro", "Versão desatualizada"), QT_TRANSLATE_NOOP("Erro", "Outra pessoa mudou isto antes. Carregue de novo e confira.")}},
        {Codigo::VersaoAusente, {QT_TRANSLATE_NOOP("Erro", "Versão ausente"), QT_TRANSLATE_NOOP("Erro", "Envie em If-Match a versão que está sendo mudada.")}},
        {Codigo::CorpoGrande, {QT_TRANSLATE_NOOP("Erro", "Corpo grande demais"), QT_TRANSLATE_NOOP("Erro", "O corpo do pedido passa do tamanho aceito.")}},
        {Codigo::UrlLonga, {QT_TRANSLATE_NOOP("Erro", "Endereço longo demais"), QT_TRANSLATE_NOOP("Erro", "O endereço do pedido passa do tamanho aceito.")}},
        {Codigo::TipoNaoSuportado, {QT_TRANSLATE_NOOP("Erro", "Tipo não suportado"), QT_TRANSLATE_NOOP("Erro", "Envie o corpo como application/json.")}},
        {Codigo::CabecalhosGrandes, {QT_TRANSLATE_NOOP("Erro", "Cabeçalhos grandes demais"), QT_TRANSLATE_NOOP("Erro", "Os cabeçalhos do pedido passam do tamanho aceito.")}},
        {Codigo::Validacao, {QT_TRANSLATE_NOOP("Erro", "Dados inválidos"), QT_TRANSLATE_NOOP("Erro", "Confira os campos indicados.")}},
        {Codigo::ChaveReutilizada, {QT_TRANSLATE_NOOP("Erro", "Chave reutilizada"), QT_TRANSLATE_NOOP("Erro", "Esta Idempotency-Key já foi usada com outro pedido.")}},
        {Codigo::CursorInvalido, {QT_TRANSLATE_NOOP("Erro", "Cursor inválido"), QT_TRANSLATE_NOOP("Erro", "O cursor não vem de uma página desta lista.")}},
        {Codigo::MuitasRequisicoes, {QT_TRANSLATE_NOOP("Erro", "Muitas requisições"), QT_TRANSLATE_NOOP("Erro", "Espere um pouco antes de tentar de novo.")}},
        {Codigo::ErroInterno, {QT_TRANSLATE_NOOP("Erro", "Erro interno"), QT_TRANSLATE_NOOP("Erro", "Algo deu errado no servidor. A equipe pode achar o registro pelo número deste pedido.")}},
        {Codigo::NaoImplementado, {QT_TRANSLATE_NOOP("Erro", "Método desconhecido"), QT_TRANSLATE_NOOP("Erro", "O servidor não conhece esse método.")}},
        {Codigo::Indisponivel, {QT_TRANSLATE_NOOP("Erro", "Indisponível"), QT_TRANSLATE_NOOP("Erro", "O servidor está ocupado ou sem acesso aos dados. Tente de novo em instantes.")}},
        {Codigo::SemEspaco, {QT_TRANSLATE_NOOP("Erro", "Sem espaço"), QT_TRANSLATE_NOOP("Erro", "O servidor está sem espaço para gravar. Nada foi perdido; avise quem cuida dele.")}},
        {Codigo::SemConexao, {QT_TRANSLATE_NOOP("Erro", "Sem conexão"), QT_TRANSLATE_NOOP("Erro", "O servidor não respondeu.")}},
    };
    return todas.at(codigo);
}

const char *palavrasDoCampo(CodigoCampo codigo)
{
    switch (codigo) {
    case CodigoCampo::Proibido: return QT_TRANSLATE_NOOP("Campo", "Você não pode preencher este campo.");
    case CodigoCampo::Obrigatorio: return QT_TRANSLATE_NOOP("Campo", "Preencha este campo.");
    case CodigoCampo::Tipo: return QT_TRANSLATE_NOOP("Campo", "O valor não é do tipo esperado.");
    case CodigoCampo::Formato: return QT_TRANSLATE_NOOP("Campo", "O valor não tem o formato esperado.");
    case CodigoCampo::Tamanho: return QT_TRANSLATE_NOOP("Campo", "O tamanho não é aceito (limite: %1).");
    case CodigoCampo::Minimo: return QT_TRANSLATE_NOOP("Campo", "O valor é menor que o aceito (mínimo: %1).");
    case CodigoCampo::Maximo: return QT_TRANSLATE_NOOP("Campo", "O valor é maior que o aceito (máximo: %1).");
    case CodigoCampo::Desconhecido: return QT_TRANSLATE_NOOP("Campo", "Este campo não existe.");
    case CodigoCampo::Duplicado: return QT_TRANSLATE_NOOP("Campo", "O valor está repetido ou se sobrepõe a outro.");
    case CodigoCampo::DigitoVerificador: return QT_TRANSLATE_NOOP("Campo", "O dígito verificador não confere.");
    case CodigoCampo::NoPassado: return QT_TRANSLATE_NOOP("Campo", "O momento já passou.");
    case CodigoCampo::NaoExiste: return QT_TRANSLATE_NOOP("Campo", "Não há registro com este valor.");
    case CodigoCampo::SenhaComum: return QT_TRANSLATE_NOOP("Campo", "Esta senha é comum demais.");
    }
    return "";
}
// clang-format on

} // namespace

Mensagens::Mensagens()
{
    iniciarRecursos();
    for (const Idioma idioma : {Idioma::Ingles, Idioma::Espanhol}) {
        auto tradutor = std::make_unique<QTranslator>();
        if (tradutor->load(QStringLiteral(":/i18n/servidor_%1.qm")
                               .arg(idioma == Idioma::Ingles ? QStringLiteral("en") : QStringLiteral("es"))))
            m_tradutores[size_t(idioma)] = std::move(tradutor);
    }
}

QString Mensagens::traduzir(const char *contexto, const char *texto, Idioma idioma) const
{
    if (const auto &tradutor = m_tradutores[size_t(idioma)])
        if (const QString traduzido = tradutor->translate(contexto, texto); !traduzido.isEmpty())
            return traduzido;
    return QString::fromUtf8(texto);
}

QString Mensagens::titulo(Codigo codigo, Idioma idioma) const
{
    return traduzir("Erro", palavras(codigo).titulo, idioma);
}

QString Mensagens::detalhe(Codigo codigo, Idioma idioma) const
{
    return traduzir("Erro", palavras(codigo).detalhe, idioma);
}

QString Mensagens::campo(const dominio::ErroCampo &erro, Idioma idioma) const
{
    QString texto = traduzir("Campo", palavrasDoCampo(erro.codigo), idioma);
    return texto.contains(QLatin1String("%1")) ? texto.arg(erro.limite) : texto;
}

Idioma idiomaDe(const QByteArray &acceptLanguage)
{
    constexpr int preferencias = 16; // what comes after them is not read
    constexpr qsizetype etiquetaMaxima = 64;
    Idioma melhor = Idioma::Portugues;
    double maior = 0;
    const QByteArray lista = acceptLanguage.toLower();
    qsizetype pos = 0;
    for (int i = 0; i < preferencias && pos < lista.size(); ++i) {
        qsizetype fim = lista.indexOf(',', pos);
        if (fim < 0)
            fim = lista.size();
        const QList<QByteArray> partes = lista.mid(pos, std::min(fim - pos, etiquetaMaxima)).split(';');
        pos = fim + 1;
        const QByteArray etiquetaPedida = partes.first().trimmed();
        double peso = 1;
        if (partes.size() > 1 && partes[1].trimmed().startsWith("q="))
            peso = partes[1].trimmed().mid(2).toDouble();
        const QByteArray lingua = etiquetaPedida.split('-').first();
        if (peso <= maior || (lingua != "pt" && lingua != "en" && lingua != "es"))
            continue;
        maior = peso;
        melhor = lingua == "en" ? Idioma::Ingles : lingua == "es" ? Idioma::Espanhol : Idioma::Portugues;
    }
    return melhor;
}

const char *etiqueta(Idioma idioma)
{
    return idioma == Idioma::Ingles ? "en" : idioma == Idioma::Espanhol ? "es" : "pt-BR";
}

} // namespace nucleo
