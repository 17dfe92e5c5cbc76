// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of failures; the other words are in textos.cpp.
#include "textos.h"

namespace ui {

using dominio::Codigo;
using dominio::CodigoCampo;

QString Textos::falhaDeCampo(const dominio::ErroCampo &campo)
{
    switch (campo.codigo) {
    case CodigoCampo::Obrigatorio:
        return tr("Falta preencher.");
    case CodigoCampo::Tamanho:
        return campo.limite > 0 ? tr("O tamanho passa do permitido (%1).").arg(campo.limite)
                                : tr("O tamanho não é o permitido.");
    case CodigoCampo::Minimo:
        return tr("O mínimo é %1.").arg(campo.limite);
    case CodigoCampo::Maximo:
        return tr("O máximo é %1.").arg(campo.limite);
    case CodigoCampo::Duplicado:
        return tr("Já existe.");
    case CodigoCampo::DigitoVerificador:
        return tr("O dígito verificador não confere: veja se não trocou um número.");
    case CodigoCampo::NoPassado:
        return tr("Esse horário já passou.");
    case CodigoCampo::NaoExiste:
        return tr("Não foi encontrado.");
    case CodigoCampo::SenhaComum:
        return tr("Essa senha é muito comum.");
    case CodigoCampo::Tipo:
    case CodigoCampo::Formato:
    case CodigoCampo::Desconhecido:
        break;
    }
    return tr("O formato não é o esperado.");
}

QString Textos::falha(const dominio::Erro &erro)
{
    switch (erro.codigo) {
    case Codigo::SemConexao:
        return tr("Sem conexão com o servidor. Nada foi perdido: tente de novo.");
    case Codigo::CredenciaisInvalidas:
        return tr("Login ou senha não conferem.");
    case Codigo::CodigoNecessario:
        return tr("Digite o código do seu aplicativo autenticador.");
    case Codigo::TokenAusente:
    case Codigo::TokenInvalido:
    case Codigo::TokenExpirado:
        return tr("A sessão terminou. Entre de novo.");
    case Codigo::ContaPendente:
        return tr("Esta conta ainda espera a aprovação de um administrador.");
    case Codigo::ContaBloqueada:
        return tr("Esta conta está bloqueada. Fale com um administrador.");
    case Codigo::SemPermissao:
    case Codigo::CampoProibido:
        return tr("Seu perfil não permite isto.");
    case Codigo::NaoEncontrado:
        return tr("Não foi encontrado; talvez outra pessoa tenha mudado. Atualize com F5.");
    case Codigo::HorarioOcupado:
        return tr("Esse horário acabou de ser ocupado.");
    case Codigo::PacienteOcupado:
        return tr("O paciente já tem outra consulta nesse horário.");
    case Codigo::ForaDaAgenda:
        return tr("O médico não atende nesse horário.");
    case Codigo::TransicaoInvalida:
        return tr("A consulta mudou enquanto isso; agora não é mais possível.");
    case Codigo::PrazoEncerrado:
        return tr("O prazo para isto já passou.");
    case Codigo::EncaixeNoLimite:
        return tr("O médico não aceita mais encaixes neste dia.");
    case Codigo::EmailEmUso:
        return tr("Esse e-mail já está em uso.");
    case Codigo::CpfEmUso:
        return tr("Esse CPF já está cadastrado: procure o paciente com F3.");
    case Codigo::CrmEmUso:
        return tr("Esse CRM já está cadastrado.");
    case Codigo::VersaoDesatualizada:
        return tr("Outra pessoa mudou isto antes. Atualize com F5 e veja se ainda vale.");
    case Codigo::MuitasRequisicoes:
        return erro.tentarEmSegundos > 0
                   ? tr("Muitas tentativas. Espere %n segundo(s).", nullptr, erro.tentarEmSegundos)
                   : tr("Muitas tentativas. Espere um pouco.");
    case Codigo::Validacao:
        return erro.campos.isEmpty() ? tr("O servidor não aceitou os dados.") : falhaDeCampo(erro.campos.first());
    case Codigo::Indisponivel:
    case Codigo::EmAndamento:
        return tr("O servidor está ocupado. Tente de novo em instantes.");
    default:
        return tr("Algo falhou no servidor. Tente de novo; se continuar, avise o suporte.");
    }
}

} // namespace ui
