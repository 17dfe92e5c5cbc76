// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pecas.h"

#include <QCoreApplication>

namespace ui {

using dominio::Codigo;
using dominio::CodigoCampo;

namespace {

QString dizer(const char *texto)
{
    return QCoreApplication::translate("Erro", texto);
}

} // namespace

// clang-format off
QString palavrasDe(const dominio::Erro &erro)
{
    switch (erro.codigo) {
    case Codigo::SemConexao: return dizer(QT_TRANSLATE_NOOP("Erro", "O servidor não respondeu. Confira a rede e tente de novo."));
    case Codigo::CredenciaisInvalidas: return dizer(QT_TRANSLATE_NOOP("Erro", "Login ou senha incorretos."));
    case Codigo::ContaPendente: return dizer(QT_TRANSLATE_NOOP("Erro", "A conta ainda espera a aprovação da clínica."));
    case Codigo::ContaBloqueada: return dizer(QT_TRANSLATE_NOOP("Erro", "A conta está bloqueada. Fale com quem administra a clínica."));
    case Codigo::SemPermissao: return dizer(QT_TRANSLATE_NOOP("Erro", "Seu perfil não pode fazer isto."));
    case Codigo::HorarioOcupado: return dizer(QT_TRANSLATE_NOOP("Erro", "Esse horário acabou de ser ocupado. Escolha outro."));
    case Codigo::PacienteOcupado: return dizer(QT_TRANSLATE_NOOP("Erro", "O paciente já tem outra consulta nesse horário."));
    case Codigo::ForaDaAgenda: return dizer(QT_TRANSLATE_NOOP("Erro", "O médico não atende nesse horário."));
    case Codigo::TransicaoInvalida: return dizer(QT_TRANSLATE_NOOP("Erro", "A consulta já mudou de situação; isto não é mais possível."));
    case Codigo::PrazoEncerrado: return dizer(QT_TRANSLATE_NOOP("Erro", "O prazo para isto já passou."));
    case Codigo::EmailEmUso: return dizer(QT_TRANSLATE_NOOP("Erro", "Já existe um cadastro com esse e-mail."));
    case Codigo::CpfEmUso: return dizer(QT_TRANSLATE_NOOP("Erro", "Já existe um cadastro com esse CPF."));
    case Codigo::VersaoDesatualizada: return dizer(QT_TRANSLATE_NOOP("Erro", "Outra pessoa mudou isto antes. Confira e tente de novo."));
    case Codigo::MuitasRequisicoes: return dizer(QT_TRANSLATE_NOOP("Erro", "Tentativas demais. Espere um pouco e tente de novo."));
    case Codigo::Validacao: return dizer(QT_TRANSLATE_NOOP("Erro", "Confira os campos indicados."));
    case Codigo::NaoEncontrado: return dizer(QT_TRANSLATE_NOOP("Erro", "Não foi encontrado; talvez tenha sido removido."));
    case Codigo::TokenAusente:
    case Codigo::TokenExpirado:
    case Codigo::TokenInvalido: return dizer(QT_TRANSLATE_NOOP("Erro", "A sessão acabou. Entre de novo."));
    case Codigo::SemEspaco: return dizer(QT_TRANSLATE_NOOP("Erro", "O servidor está sem espaço para gravar. Avise quem cuida dele."));
    default: return dizer(QT_TRANSLATE_NOOP("Erro", "Não deu certo agora. Tente de novo em instantes."));
    }
}

QString palavrasDoCampo(const dominio::ErroCampo &erro)
{
    switch (erro.codigo) {
    case CodigoCampo::Obrigatorio: return dizer(QT_TRANSLATE_NOOP("Erro", "Preencha este campo."));
    case CodigoCampo::DigitoVerificador: return dizer(QT_TRANSLATE_NOOP("Erro", "O dígito verificador não confere."));
    case CodigoCampo::Tamanho: return dizer(QT_TRANSLATE_NOOP("Erro", "O tamanho não está certo."));
    case CodigoCampo::NoPassado: return dizer(QT_TRANSLATE_NOOP("Erro", "Esse momento já passou."));
    default: return dizer(QT_TRANSLATE_NOOP("Erro", "Confira o que foi digitado."));
    }
}
// clang-format on

} // namespace ui
