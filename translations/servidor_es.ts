<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="pt_BR">
<context>
    <name>Campo</name>
    <message>
        <source>Você não pode preencher este campo.</source>
        <translation>No puede llenar este campo.</translation>
    </message>
    <message>
        <source>Preencha este campo.</source>
        <translation>Complete este campo.</translation>
    </message>
    <message>
        <source>O valor não é do tipo esperado.</source>
        <translation>El valor no es del tipo esperado.</translation>
    </message>
    <message>
        <source>O valor não tem o formato esperado.</source>
        <translation>El valor no tiene el formato esperado.</translation>
    </message>
    <message>
        <source>O tamanho não é aceito (limite: %1).</source>
        <translation>El tamaño no se acepta (límite: %1).</translation>
    </message>
    <message>
        <source>O valor é menor que o aceito (mínimo: %1).</source>
        <translation>El valor es demasiado bajo (mínimo: %1).</translation>
    </message>
    <message>
        <source>O valor é maior que o aceito (máximo: %1).</source>
        <translation>El valor es demasiado alto (máximo: %1).</translation>
    </message>
    <message>
        <source>Este campo não existe.</source>
        <translation>Este campo no existe.</translation>
    </message>
    <message>
        <source>O valor está repetido ou se sobrepõe a outro.</source>
        <translation>El valor está repetido o se superpone a otro.</translation>
    </message>
    <message>
        <source>O dígito verificador não confere.</source>
        <translation>El dígito verificador no coincide.</translation>
    </message>
    <message>
        <source>O momento já passou.</source>
        <translation>Ese momento ya pasó.</translation>
    </message>
    <message>
        <source>Não há registro com este valor.</source>
        <translation>No hay registro con este valor.</translation>
    </message>
    <message>
        <source>Esta senha é comum demais.</source>
        <translation>Esta contraseña es demasiado común.</translation>
    </message>
</context>
<context>
    <name>Erro</name>
    <message>
        <source>Identificação necessária</source>
        <translation>Identificación necesaria</translation>
    </message>
    <message>
        <source>Entre com sua conta para continuar.</source>
        <translation>Inicie sesión para continuar.</translation>
    </message>
    <message>
        <source>Identificação inválida</source>
        <translation>Identificación no válida</translation>
    </message>
    <message>
        <source>A sessão não vale mais. Entre de novo.</source>
        <translation>La sesión ya no es válida. Inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>Identificação vencida</source>
        <translation>Identificación vencida</translation>
    </message>
    <message>
        <source>A sessão venceu e precisa ser renovada.</source>
        <translation>La sesión venció y debe renovarse.</translation>
    </message>
    <message>
        <source>Login ou senha incorretos</source>
        <translation>Usuario o contraseña incorrectos</translation>
    </message>
    <message>
        <source>Confira o login e a senha e tente de novo.</source>
        <translation>Revise el usuario y la contraseña e intente de nuevo.</translation>
    </message>
    <message>
        <source>Código necessário</source>
        <translation>Código necesario</translation>
    </message>
    <message>
        <source>Esta conta pede também o código do aplicativo autenticador.</source>
        <translation>Esta cuenta también pide el código de la aplicación autenticadora.</translation>
    </message>
    <message>
        <source>Sem permissão</source>
        <translation>Sin permiso</translation>
    </message>
    <message>
        <source>Seu perfil não pode fazer isto.</source>
        <translation>Su perfil no puede hacer esto.</translation>
    </message>
    <message>
        <source>Campo proibido</source>
        <translation>Campo prohibido</translation>
    </message>
    <message>
        <source>Seu perfil não pode mudar um dos campos enviados.</source>
        <translation>Su perfil no puede cambiar uno de los campos enviados.</translation>
    </message>
    <message>
        <source>Conta pendente</source>
        <translation>Cuenta pendiente</translation>
    </message>
    <message>
        <source>A conta ainda espera a aprovação da clínica.</source>
        <translation>La cuenta aún espera la aprobación de la clínica.</translation>
    </message>
    <message>
        <source>Conta bloqueada</source>
        <translation>Cuenta bloqueada</translation>
    </message>
    <message>
        <source>A conta está bloqueada. Fale com a clínica.</source>
        <translation>La cuenta está bloqueada. Hable con la clínica.</translation>
    </message>
    <message>
        <source>Não encontrado</source>
        <translation>No encontrado</translation>
    </message>
    <message>
        <source>O endereço pedido não existe ou não está ao seu alcance.</source>
        <translation>Lo solicitado no existe o no está a su alcance.</translation>
    </message>
    <message>
        <source>Método não permitido</source>
        <translation>Método no permitido</translation>
    </message>
    <message>
        <source>Este endereço existe, mas não aceita esse método.</source>
        <translation>Esta dirección existe, pero no acepta ese método.</translation>
    </message>
    <message>
        <source>Horário ocupado</source>
        <translation>Horario ocupado</translation>
    </message>
    <message>
        <source>O médico já tem outro compromisso nesse horário.</source>
        <translation>El médico ya tiene otro compromiso en ese horario.</translation>
    </message>
    <message>
        <source>Paciente ocupado</source>
        <translation>Paciente ocupado</translation>
    </message>
    <message>
        <source>O paciente já tem outra consulta nesse horário.</source>
        <translation>El paciente ya tiene otra cita en ese horario.</translation>
    </message>
    <message>
        <source>Fora da agenda</source>
        <translation>Fuera de la agenda</translation>
    </message>
    <message>
        <source>O médico não atende nesse horário.</source>
        <translation>El médico no atiende en ese horario.</translation>
    </message>
    <message>
        <source>Mudança impossível</source>
        <translation>Cambio imposible</translation>
    </message>
    <message>
        <source>A situação atual não permite isto.</source>
        <translation>La situación actual no lo permite.</translation>
    </message>
    <message>
        <source>Prazo encerrado</source>
        <translation>Plazo cerrado</translation>
    </message>
    <message>
        <source>O prazo para isto no aplicativo já passou. Ligue para a clínica.</source>
        <translation>Ya pasó el plazo para hacer esto en la aplicación. Llame a la clínica.</translation>
    </message>
    <message>
        <source>Limite de encaixes</source>
        <translation>Límite de sobreturnos</translation>
    </message>
    <message>
        <source>O médico já tem todos os encaixes que aceita nesse dia.</source>
        <translation>El médico ya tiene todos los sobreturnos que acepta ese día.</translation>
    </message>
    <message>
        <source>E-mail em uso</source>
        <translation>Correo en uso</translation>
    </message>
    <message>
        <source>Já existe uma conta com esse e-mail.</source>
        <translation>Ya existe una cuenta con ese correo.</translation>
    </message>
    <message>
        <source>CPF em uso</source>
        <translation>CPF en uso</translation>
    </message>
    <message>
        <source>Já existe uma conta com esse CPF.</source>
        <translation>Ya existe una cuenta con ese CPF.</translation>
    </message>
    <message>
        <source>CRM em uso</source>
        <translation>CRM en uso</translation>
    </message>
    <message>
        <source>Já existe uma conta com esse CRM.</source>
        <translation>Ya existe una cuenta con ese CRM.</translation>
    </message>
    <message>
        <source>Pedido em andamento</source>
        <translation>Pedido en curso</translation>
    </message>
    <message>
        <source>O mesmo pedido ainda está sendo atendido. Tente de novo em instantes.</source>
        <translation>El mismo pedido aún se está atendiendo. Intente de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Último administrador</source>
        <translation>Último administrador</translation>
    </message>
    <message>
        <source>A clínica precisa de ao menos um administrador ativo.</source>
        <translation>La clínica necesita al menos un administrador activo.</translation>
    </message>
    <message>
        <source>JSON inválido</source>
        <translation>JSON no válido</translation>
    </message>
    <message>
        <source>O corpo do pedido não é um JSON válido.</source>
        <translation>El cuerpo del pedido no es un JSON válido.</translation>
    </message>
    <message>
        <source>Requisição inválida</source>
        <translation>Solicitud no válida</translation>
    </message>
    <message>
        <source>O pedido não segue as regras do HTTP.</source>
        <translation>El pedido no sigue las reglas de HTTP.</translation>
    </message>
    <message>
        <source>Versão desatualizada</source>
        <translation>Versión desactualizada</translation>
    </message>
    <message>
        <source>Outra pessoa mudou isto antes. Carregue de novo e confira.</source>
        <translation>Otra persona cambió esto antes. Cargue de nuevo y revise.</translation>
    </message>
    <message>
        <source>Versão ausente</source>
        <translation>Versión ausente</translation>
    </message>
    <message>
        <source>Envie em If-Match a versão que está sendo mudada.</source>
        <translation>Envíe en If-Match la versión que se está cambiando.</translation>
    </message>
    <message>
        <source>Corpo grande demais</source>
        <translation>Cuerpo demasiado grande</translation>
    </message>
    <message>
        <source>O corpo do pedido passa do tamanho aceito.</source>
        <translation>El cuerpo del pedido supera el tamaño aceptado.</translation>
    </message>
    <message>
        <source>Endereço longo demais</source>
        <translation>Dirección demasiado larga</translation>
    </message>
    <message>
        <source>O endereço do pedido passa do tamanho aceito.</source>
        <translation>La dirección del pedido supera el tamaño aceptado.</translation>
    </message>
    <message>
        <source>Tipo não suportado</source>
        <translation>Tipo no admitido</translation>
    </message>
    <message>
        <source>Envie o corpo como application/json.</source>
        <translation>Envíe el cuerpo como application/json.</translation>
    </message>
    <message>
        <source>Cabeçalhos grandes demais</source>
        <translation>Encabezados demasiado grandes</translation>
    </message>
    <message>
        <source>Os cabeçalhos do pedido passam do tamanho aceito.</source>
        <translation>Los encabezados del pedido superan el tamaño aceptado.</translation>
    </message>
    <message>
        <source>Dados inválidos</source>
        <translation>Datos no válidos</translation>
    </message>
    <message>
        <source>Confira os campos indicados.</source>
        <translation>Revise los campos indicados.</translation>
    </message>
    <message>
        <source>Chave reutilizada</source>
        <translation>Clave reutilizada</translation>
    </message>
    <message>
        <source>Esta Idempotency-Key já foi usada com outro pedido.</source>
        <translation>Esta Idempotency-Key ya se usó con otro pedido.</translation>
    </message>
    <message>
        <source>Cursor inválido</source>
        <translation>Cursor no válido</translation>
    </message>
    <message>
        <source>O cursor não vem de uma página desta lista.</source>
        <translation>El cursor no viene de una página de esta lista.</translation>
    </message>
    <message>
        <source>Muitas requisições</source>
        <translation>Demasiadas solicitudes</translation>
    </message>
    <message>
        <source>Espere um pouco antes de tentar de novo.</source>
        <translation>Espere un poco antes de intentar de nuevo.</translation>
    </message>
    <message>
        <source>Erro interno</source>
        <translation>Error interno</translation>
    </message>
    <message>
        <source>Algo deu errado no servidor. A equipe pode achar o registro pelo número deste pedido.</source>
        <translation>Algo falló en el servidor. El equipo puede hallar el registro por el número de este pedido.</translation>
    </message>
    <message>
        <source>Método desconhecido</source>
        <translation>Método desconocido</translation>
    </message>
    <message>
        <source>O servidor não conhece esse método.</source>
        <translation>El servidor no conoce ese método.</translation>
    </message>
    <message>
        <source>Indisponível</source>
        <translation>No disponible</translation>
    </message>
    <message>
        <source>O servidor está ocupado ou sem acesso aos dados. Tente de novo em instantes.</source>
        <translation>El servidor está ocupado o sin acceso a los datos. Intente de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Sem espaço</source>
        <translation>Sin espacio</translation>
    </message>
    <message>
        <source>O servidor está sem espaço para gravar. Nada foi perdido; avise quem cuida dele.</source>
        <translation>El servidor no tiene espacio para grabar. Nada se perdió; avise a quien lo cuida.</translation>
    </message>
    <message>
        <source>Sem conexão</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>O servidor não respondeu.</source>
        <translation>El servidor no respondió.</translation>
    </message>
</context>
</TS>
