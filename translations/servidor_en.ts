<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="pt_BR">
<context>
    <name>Campo</name>
    <message>
        <source>Você não pode preencher este campo.</source>
        <translation>You may not fill in this field.</translation>
    </message>
    <message>
        <source>Preencha este campo.</source>
        <translation>Fill in this field.</translation>
    </message>
    <message>
        <source>O valor não é do tipo esperado.</source>
        <translation>The value is not of the expected type.</translation>
    </message>
    <message>
        <source>O valor não tem o formato esperado.</source>
        <translation>The value does not have the expected format.</translation>
    </message>
    <message>
        <source>O tamanho não é aceito (limite: %1).</source>
        <translation>The size is not accepted (limit: %1).</translation>
    </message>
    <message>
        <source>O valor é menor que o aceito (mínimo: %1).</source>
        <translation>The value is too small (minimum: %1).</translation>
    </message>
    <message>
        <source>O valor é maior que o aceito (máximo: %1).</source>
        <translation>The value is too large (maximum: %1).</translation>
    </message>
    <message>
        <source>Este campo não existe.</source>
        <translation>There is no such field.</translation>
    </message>
    <message>
        <source>O valor está repetido ou se sobrepõe a outro.</source>
        <translation>The value is repeated or overlaps another.</translation>
    </message>
    <message>
        <source>O dígito verificador não confere.</source>
        <translation>The check digit does not match.</translation>
    </message>
    <message>
        <source>O momento já passou.</source>
        <translation>That moment has passed.</translation>
    </message>
    <message>
        <source>Não há registro com este valor.</source>
        <translation>There is no record with this value.</translation>
    </message>
    <message>
        <source>Esta senha é comum demais.</source>
        <translation>This password is too common.</translation>
    </message>
</context>
<context>
    <name>Erro</name>
    <message>
        <source>Identificação necessária</source>
        <translation>Sign-in needed</translation>
    </message>
    <message>
        <source>Entre com sua conta para continuar.</source>
        <translation>Sign in to continue.</translation>
    </message>
    <message>
        <source>Identificação inválida</source>
        <translation>Sign-in not valid</translation>
    </message>
    <message>
        <source>A sessão não vale mais. Entre de novo.</source>
        <translation>The session is no longer valid. Sign in again.</translation>
    </message>
    <message>
        <source>Identificação vencida</source>
        <translation>Sign-in expired</translation>
    </message>
    <message>
        <source>A sessão venceu e precisa ser renovada.</source>
        <translation>The session has expired and must be renewed.</translation>
    </message>
    <message>
        <source>Login ou senha incorretos</source>
        <translation>Wrong login or password</translation>
    </message>
    <message>
        <source>Confira o login e a senha e tente de novo.</source>
        <translation>Check the login and the password and try again.</translation>
    </message>
    <message>
        <source>Código necessário</source>
        <translation>Code needed</translation>
    </message>
    <message>
        <source>Esta conta pede também o código do aplicativo autenticador.</source>
        <translation>This account also asks for the authenticator app's code.</translation>
    </message>
    <message>
        <source>Sem permissão</source>
        <translation>Not allowed</translation>
    </message>
    <message>
        <source>Seu perfil não pode fazer isto.</source>
        <translation>Your profile may not do this.</translation>
    </message>
    <message>
        <source>Campo proibido</source>
        <translation>Forbidden field</translation>
    </message>
    <message>
        <source>Seu perfil não pode mudar um dos campos enviados.</source>
        <translation>Your profile may not change one of the fields sent.</translation>
    </message>
    <message>
        <source>Conta pendente</source>
        <translation>Account pending</translation>
    </message>
    <message>
        <source>A conta ainda espera a aprovação da clínica.</source>
        <translation>The account still waits for the clinic's approval.</translation>
    </message>
    <message>
        <source>Conta bloqueada</source>
        <translation>Account blocked</translation>
    </message>
    <message>
        <source>A conta está bloqueada. Fale com a clínica.</source>
        <translation>The account is blocked. Talk to the clinic.</translation>
    </message>
    <message>
        <source>Não encontrado</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>O endereço pedido não existe ou não está ao seu alcance.</source>
        <translation>What was asked for does not exist or is not within your reach.</translation>
    </message>
    <message>
        <source>Método não permitido</source>
        <translation>Method not allowed</translation>
    </message>
    <message>
        <source>Este endereço existe, mas não aceita esse método.</source>
        <translation>This address exists but does not take that method.</translation>
    </message>
    <message>
        <source>Horário ocupado</source>
        <translation>Time taken</translation>
    </message>
    <message>
        <source>O médico já tem outro compromisso nesse horário.</source>
        <translation>The doctor already has another appointment at that time.</translation>
    </message>
    <message>
        <source>Paciente ocupado</source>
        <translation>Patient busy</translation>
    </message>
    <message>
        <source>O paciente já tem outra consulta nesse horário.</source>
        <translation>The patient already has another appointment at that time.</translation>
    </message>
    <message>
        <source>Fora da agenda</source>
        <translation>Outside the agenda</translation>
    </message>
    <message>
        <source>O médico não atende nesse horário.</source>
        <translation>The doctor does not see patients at that time.</translation>
    </message>
    <message>
        <source>Mudança impossível</source>
        <translation>Change not possible</translation>
    </message>
    <message>
        <source>A situação atual não permite isto.</source>
        <translation>The present state does not allow this.</translation>
    </message>
    <message>
        <source>Prazo encerrado</source>
        <translation>Too late</translation>
    </message>
    <message>
        <source>O prazo para isto no aplicativo já passou. Ligue para a clínica.</source>
        <translation>It is too late to do this in the app. Call the clinic.</translation>
    </message>
    <message>
        <source>Limite de encaixes</source>
        <translation>Squeeze-in limit</translation>
    </message>
    <message>
        <source>O médico já tem todos os encaixes que aceita nesse dia.</source>
        <translation>The doctor already has all the squeezed-in appointments accepted that day.</translation>
    </message>
    <message>
        <source>E-mail em uso</source>
        <translation>E-mail in use</translation>
    </message>
    <message>
        <source>Já existe uma conta com esse e-mail.</source>
        <translation>There is already an account with that e-mail.</translation>
    </message>
    <message>
        <source>CPF em uso</source>
        <translation>CPF in use</translation>
    </message>
    <message>
        <source>Já existe uma conta com esse CPF.</source>
        <translation>There is already an account with that CPF.</translation>
    </message>
    <message>
        <source>CRM em uso</source>
        <translation>CRM in use</translation>
    </message>
    <message>
        <source>Já existe uma conta com esse CRM.</source>
        <translation>There is already an account with that CRM.</translation>
    </message>
    <message>
        <source>Pedido em andamento</source>
        <translation>Request under way</translation>
    </message>
    <message>
        <source>O mesmo pedido ainda está sendo atendido. Tente de novo em instantes.</source>
        <translation>The same request is still being served. Try again in a moment.</translation>
    </message>
    <message>
        <source>Último administrador</source>
        <translation>Last administrator</translation>
    </message>
    <message>
        <source>A clínica precisa de ao menos um administrador ativo.</source>
        <translation>The clinic needs at least one active administrator.</translation>
    </message>
    <message>
        <source>JSON inválido</source>
        <translation>Invalid JSON</translation>
    </message>
    <message>
        <source>O corpo do pedido não é um JSON válido.</source>
        <translation>The request's body is not valid JSON.</translation>
    </message>
    <message>
        <source>Requisição inválida</source>
        <translation>Invalid request</translation>
    </message>
    <message>
        <source>O pedido não segue as regras do HTTP.</source>
        <translation>The request does not follow the rules of HTTP.</translation>
    </message>
    <message>
        <source>Versão desatualizada</source>
        <translation>Outdated version</translation>
    </message>
    <message>
        <source>Outra pessoa mudou isto antes. Carregue de novo e confira.</source>
        <translation>Someone else changed this first. Load it again and check.</translation>
    </message>
    <message>
        <source>Versão ausente</source>
        <translation>Version missing</translation>
    </message>
    <message>
        <source>Envie em If-Match a versão que está sendo mudada.</source>
        <translation>Send the version being changed in If-Match.</translation>
    </message>
    <message>
        <source>Corpo grande demais</source>
        <translation>Body too large</translation>
    </message>
    <message>
        <source>O corpo do pedido passa do tamanho aceito.</source>
        <translation>The request's body is larger than accepted.</translation>
    </message>
    <message>
        <source>Endereço longo demais</source>
        <translation>Address too long</translation>
    </message>
    <message>
        <source>O endereço do pedido passa do tamanho aceito.</source>
        <translation>The request's address is longer than accepted.</translation>
    </message>
    <message>
        <source>Tipo não suportado</source>
        <translation>Type not supported</translation>
    </message>
    <message>
        <source>Envie o corpo como application/json.</source>
        <translation>Send the body as application/json.</translation>
    </message>
    <message>
        <source>Cabeçalhos grandes demais</source>
        <translation>Headers too large</translation>
    </message>
    <message>
        <source>Os cabeçalhos do pedido passam do tamanho aceito.</source>
        <translation>The request's headers are larger than accepted.</translation>
    </message>
    <message>
        <source>Dados inválidos</source>
        <translation>Invalid data</translation>
    </message>
    <message>
        <source>Confira os campos indicados.</source>
        <translation>Check the fields pointed out.</translation>
    </message>
    <message>
        <source>Chave reutilizada</source>
        <translation>Key reused</translation>
    </message>
    <message>
        <source>Esta Idempotency-Key já foi usada com outro pedido.</source>
        <translation>This Idempotency-Key was already used with another request.</translation>
    </message>
    <message>
        <source>Cursor inválido</source>
        <translation>Invalid cursor</translation>
    </message>
    <message>
        <source>O cursor não vem de uma página desta lista.</source>
        <translation>The cursor does not come from a page of this list.</translation>
    </message>
    <message>
        <source>Muitas requisições</source>
        <translation>Too many requests</translation>
    </message>
    <message>
        <source>Espere um pouco antes de tentar de novo.</source>
        <translation>Wait a little before trying again.</translation>
    </message>
    <message>
        <source>Erro interno</source>
        <translation>Internal error</translation>
    </message>
    <message>
        <source>Algo deu errado no servidor. A equipe pode achar o registro pelo número deste pedido.</source>
        <translation>Something went wrong on the server. The team can find the record by this request's number.</translation>
    </message>
    <message>
        <source>Método desconhecido</source>
        <translation>Unknown method</translation>
    </message>
    <message>
        <source>O servidor não conhece esse método.</source>
        <translation>The server does not know that method.</translation>
    </message>
    <message>
        <source>Indisponível</source>
        <translation>Unavailable</translation>
    </message>
    <message>
        <source>O servidor está ocupado ou sem acesso aos dados. Tente de novo em instantes.</source>
        <translation>The server is busy or cannot reach its data. Try again in a moment.</translation>
    </message>
    <message>
        <source>Sem espaço</source>
        <translation>No space</translation>
    </message>
    <message>
        <source>O servidor está sem espaço para gravar. Nada foi perdido; avise quem cuida dele.</source>
        <translation>The server has no space left to write. Nothing was lost; tell whoever looks after it.</translation>
    </message>
    <message>
        <source>Sem conexão</source>
        <translation>No connection</translation>
    </message>
    <message>
        <source>O servidor não respondeu.</source>
        <translation>The server did not answer.</translation>
    </message>
</context>
</TS>
