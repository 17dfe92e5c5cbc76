<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="pt_BR">
<context>
    <name>Erro</name>
    <message>
        <source>O servidor não respondeu. Confira a rede e tente de novo.</source>
        <translation>El servidor no respondió. Revise la red e intente de nuevo.</translation>
    </message>
    <message>
        <source>Login ou senha incorretos.</source>
        <translation>Usuario o contraseña incorrectos.</translation>
    </message>
    <message>
        <source>A conta ainda espera a aprovação da clínica.</source>
        <translation>La cuenta aún espera la aprobación de la clínica.</translation>
    </message>
    <message>
        <source>A conta está bloqueada. Fale com quem administra a clínica.</source>
        <translation>La cuenta está bloqueada. Hable con quien administra la clínica.</translation>
    </message>
    <message>
        <source>Seu perfil não pode fazer isto.</source>
        <translation>Su perfil no puede hacer esto.</translation>
    </message>
    <message>
        <source>Esse horário acabou de ser ocupado. Escolha outro.</source>
        <translation>Ese horario acaba de ocuparse. Elija otro.</translation>
    </message>
    <message>
        <source>O paciente já tem outra consulta nesse horário.</source>
        <translation>El paciente ya tiene otra cita en ese horario.</translation>
    </message>
    <message>
        <source>O médico não atende nesse horário.</source>
        <translation>El médico no atiende en ese horario.</translation>
    </message>
    <message>
        <source>A consulta já mudou de situação; isto não é mais possível.</source>
        <translation>La cita ya cambió de situación; esto ya no es posible.</translation>
    </message>
    <message>
        <source>O prazo para isto já passou.</source>
        <translation>Ya pasó el plazo para esto.</translation>
    </message>
    <message>
        <source>Já existe um cadastro com esse e-mail.</source>
        <translation>Ya existe un registro con ese correo.</translation>
    </message>
    <message>
        <source>Já existe um cadastro com esse CPF.</source>
        <translation>Ya existe un registro con ese CPF.</translation>
    </message>
    <message>
        <source>Outra pessoa mudou isto antes. Confira e tente de novo.</source>
        <translation>Otra persona cambió esto antes. Revise e intente de nuevo.</translation>
    </message>
    <message>
        <source>Tentativas demais. Espere um pouco e tente de novo.</source>
        <translation>Demasiados intentos. Espere un poco e intente de nuevo.</translation>
    </message>
    <message>
        <source>Confira os campos indicados.</source>
        <translation>Revise los campos indicados.</translation>
    </message>
    <message>
        <source>Não foi encontrado; talvez tenha sido removido.</source>
        <translation>No se encontró; quizá fue eliminado.</translation>
    </message>
    <message>
        <source>A sessão acabou. Entre de novo.</source>
        <translation>La sesión terminó. Inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>O servidor está sem espaço para gravar. Avise quem cuida dele.</source>
        <translation>El servidor no tiene espacio para grabar. Avise a quien lo cuida.</translation>
    </message>
    <message>
        <source>Não deu certo agora. Tente de novo em instantes.</source>
        <translation>No funcionó ahora. Intente de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Preencha este campo.</source>
        <translation>Complete este campo.</translation>
    </message>
    <message>
        <source>O dígito verificador não confere.</source>
        <translation>El dígito verificador no coincide.</translation>
    </message>
    <message>
        <source>O tamanho não está certo.</source>
        <translation>El tamaño no es correcto.</translation>
    </message>
    <message>
        <source>Esse momento já passou.</source>
        <translation>Ese momento ya pasó.</translation>
    </message>
    <message>
        <source>Confira o que foi digitado.</source>
        <translation>Revise lo que escribió.</translation>
    </message>
</context>
<context>
    <name>Inicio</name>
    <message>
        <source>Endereço do servidor.</source>
        <translation>Dirección del servidor.</translation>
    </message>
</context>
<context>
    <name>Situacao</name>
    <message>
        <source>Solicitada</source>
        <translation>Solicitada</translation>
    </message>
    <message>
        <source>Confirmada</source>
        <translation>Confirmada</translation>
    </message>
    <message>
        <source>Recusada</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Expirada</source>
        <translation>Vencida</translation>
    </message>
    <message>
        <source>Cancelada</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Remarcada</source>
        <translation>Reprogramada</translation>
    </message>
    <message>
        <source>Presente</source>
        <translation>Presente</translation>
    </message>
    <message>
        <source>Em atendimento</source>
        <translation>En atención</translation>
    </message>
    <message>
        <source>Realizada</source>
        <translation>Realizada</translation>
    </message>
    <message>
        <source>Não aguardou</source>
        <translation>No esperó</translation>
    </message>
    <message>
        <source>Faltou</source>
        <translation>Faltó</translation>
    </message>
    <message>
        <source>Em atend.</source>
        <translation>En atención</translation>
    </message>
</context>
<context>
    <name>medico::CartaoDeSolicitacao</name>
    <message>
        <source>hoje</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>Solicitação: %1, %2</source>
        <translation>Solicitud: %1, %2</translation>
    </message>
    <message>
        <source>Motivo da recusa</source>
        <translation>Motivo del rechazo</translation>
    </message>
    <message>
        <source>motivo da recusa, Enter envia</source>
        <translation>motivo del rechazo, Enter envía</translation>
    </message>
    <message>
        <source>Confirmar</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Recusar</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Escreva o motivo.</source>
        <translation>Escriba el motivo.</translation>
    </message>
</context>
<context>
    <name>medico::DiaDoMedico</name>
    <message>
        <source>bloqueado</source>
        <translation>bloqueado</translation>
    </message>
    <message>
        <source>livre</source>
        <translation>libre</translation>
    </message>
</context>
<context>
    <name>medico::JanelaMedico</name>
    <message>
        <source>Agenda — Médico</source>
        <translation>Agenda — Médico</translation>
    </message>
    <message>
        <source>%1 de %2 atendidas</source>
        <translation>%1 de %2 atendidas</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Ninguém espera agora.</source>
        <translation>Nadie espera ahora.</translation>
    </message>
    <message>
        <source>Confirmar as %1</source>
        <translation>Confirmar las %1</translation>
    </message>
    <message>
        <source>Nada a confirmar.</source>
        <translation>Nada por confirmar.</translation>
    </message>
    <message>
        <source>Última</source>
        <translation>Última</translation>
    </message>
    <message>
        <source>primeira consulta</source>
        <translation>primera consulta</translation>
    </message>
    <message>
        <source>Faltas</source>
        <translation>Ausencias</translation>
    </message>
    <message>
        <source>%1 em %2 consultas</source>
        <translation>%1 en %2 citas</translation>
    </message>
    <message>
        <source>Meu dia</source>
        <translation>Mi día</translation>
    </message>
    <message>
        <source>Tentar de novo</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Dia anterior (Ctrl+←)</source>
        <translation>Día anterior (Ctrl+←)</translation>
    </message>
    <message>
        <source>Hoje</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Hoje (Ctrl+H)</source>
        <translation>Hoy (Ctrl+H)</translation>
    </message>
    <message>
        <source>Dia seguinte (Ctrl+→)</source>
        <translation>Día siguiente (Ctrl+→)</translation>
    </message>
    <message>
        <source>Sala de espera</source>
        <translation>Sala de espera</translation>
    </message>
    <message>
        <source>A confirmar</source>
        <translation>Por confirmar</translation>
    </message>
    <message>
        <source>Confirmar todas</source>
        <translation>Confirmar todas</translation>
    </message>
    <message>
        <source>Iniciar</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Concluir</source>
        <translation>Concluir</translation>
    </message>
    <message>
        <source>Histórico</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>confirmar</source>
        <translation>confirmar</translation>
    </message>
    <message>
        <source>recusar</source>
        <translation>rechazar</translation>
    </message>
    <message>
        <source>outra solicitação</source>
        <translation>otra solicitud</translation>
    </message>
    <message>
        <source>iniciar</source>
        <translation>iniciar</translation>
    </message>
    <message>
        <source>concluir</source>
        <translation>concluir</translation>
    </message>
    <message>
        <source>dia</source>
        <translation>día</translation>
    </message>
    <message>
        <source>atualizar</source>
        <translation>actualizar</translation>
    </message>
</context>
<context>
    <name>medico::LinhaDoDia</name>
    <message>
        <source>consulta</source>
        <translation>consulta</translation>
    </message>
    <message>
        <source>retorno</source>
        <translation>control</translation>
    </message>
    <message>
        <source>exame</source>
        <translation>examen</translation>
    </message>
    <message>
        <source>particular</source>
        <translation>particular</translation>
    </message>
    <message>
        <source>encaixe</source>
        <translation>sobreturno</translation>
    </message>
</context>
<context>
    <name>modelos::ModeloPacientes</name>
    <message numerus="yes">
        <source>%n ano(s)</source>
        <translation><numerusform>%n año</numerusform><numerusform>%n años</numerusform></translation>
    </message>
    <message>
        <source>CPF %1</source>
        <translation>CPF %1</translation>
    </message>
</context>
<context>
    <name>recepcao::JanelaRecepcao</name>
    <message>
        <source>Agenda — Recepção</source>
        <translation>Agenda — Recepción</translation>
    </message>
    <message>
        <source>Tentar de novo</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>A confirmar: %1</source>
        <translation>Por confirmar: %1</translation>
    </message>
    <message>
        <source>Dia anterior (Ctrl+←)</source>
        <translation>Día anterior (Ctrl+←)</translation>
    </message>
    <message>
        <source>Hoje</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Hoje (Ctrl+H)</source>
        <translation>Hoy (Ctrl+H)</translation>
    </message>
    <message>
        <source>Dia seguinte (Ctrl+→)</source>
        <translation>Día siguiente (Ctrl+→)</translation>
    </message>
    <message>
        <source>Unidade</source>
        <translation>Sede</translation>
    </message>
    <message>
        <source>Buscar paciente (F3)</source>
        <translation>Buscar paciente (F3)</translation>
    </message>
    <message>
        <source>Paciente: nome, CPF, telefone…   F3</source>
        <translation>Paciente: nombre, CPF, teléfono…   F3</translation>
    </message>
    <message>
        <source>Marcar</source>
        <translation>Reservar</translation>
    </message>
    <message>
        <source>Filas</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>A confirmar</source>
        <translation>Por confirmar</translation>
    </message>
    <message>
        <source>Ir à próxima solicitação (Ctrl+1)</source>
        <translation>Ir a la próxima solicitud (Ctrl+1)</translation>
    </message>
    <message>
        <source>Médicos</source>
        <translation>Médicos</translation>
    </message>
    <message>
        <source>marcar</source>
        <translation>reservar</translation>
    </message>
    <message>
        <source>buscar</source>
        <translation>buscar</translation>
    </message>
    <message>
        <source>paciente novo</source>
        <translation>paciente nuevo</translation>
    </message>
    <message>
        <source>atualizar</source>
        <translation>actualizar</translation>
    </message>
    <message>
        <source>presença</source>
        <translation>llegada</translation>
    </message>
    <message>
        <source>cancelar</source>
        <translation>cancelar</translation>
    </message>
    <message>
        <source>a confirmar</source>
        <translation>por confirmar</translation>
    </message>
    <message>
        <source>dia</source>
        <translation>día</translation>
    </message>
    <message>
        <source>andar na agenda</source>
        <translation>moverse en la agenda</translation>
    </message>
    <message>
        <source>Pacientes achados</source>
        <translation>Pacientes encontrados</translation>
    </message>
</context>
<context>
    <name>recepcao::PainelCancelar</name>
    <message>
        <source>Cancelar a consulta</source>
        <translation>Cancelar la cita</translation>
    </message>
    <message>
        <source>Cancelar consulta</source>
        <translation>Cancelar cita</translation>
    </message>
    <message>
        <source>O paciente desistiu</source>
        <translation>El paciente desistió</translation>
    </message>
    <message>
        <source>O paciente pediu outra data</source>
        <translation>El paciente pidió otra fecha</translation>
    </message>
    <message>
        <source>O médico não poderá atender</source>
        <translation>El médico no podrá atender</translation>
    </message>
    <message>
        <source>Marcada por engano</source>
        <translation>Reservada por error</translation>
    </message>
    <message>
        <source>Sem contato com o paciente</source>
        <translation>Sin contacto con el paciente</translation>
    </message>
    <message>
        <source>Motivo</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Outro motivo</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <source>ou escreva outro motivo</source>
        <translation>o escriba otro motivo</translation>
    </message>
    <message>
        <source>O paciente recebe um aviso com o cancelamento.</source>
        <translation>El paciente recibe un aviso de la cancelación.</translation>
    </message>
    <message>
        <source>Enter cancela a consulta · Esc volta</source>
        <translation>Enter cancela la cita · Esc vuelve</translation>
    </message>
</context>
<context>
    <name>recepcao::PainelConsulta</name>
    <message>
        <source>retorno</source>
        <translation>control</translation>
    </message>
    <message>
        <source>exame</source>
        <translation>examen</translation>
    </message>
    <message>
        <source>consulta</source>
        <translation>consulta</translation>
    </message>
    <message>
        <source>Escolha uma consulta na agenda, ou aperte F2 para marcar.</source>
        <translation>Elija una cita en la agenda, o pulse F2 para reservar.</translation>
    </message>
    <message>
        <source>Presença</source>
        <translation>Llegada</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Histórico</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Médico</source>
        <translation>Médico</translation>
    </message>
    <message>
        <source>Convênio</source>
        <translation>Seguro</translation>
    </message>
    <message>
        <source>particular</source>
        <translation>particular</translation>
    </message>
    <message>
        <source>Motivo</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Encaixe</source>
        <translation>Sobreturno</translation>
    </message>
    <message>
        <source>sim</source>
        <translation>sí</translation>
    </message>
    <message numerus="yes">
        <source>%n ano(s)</source>
        <translation><numerusform>%n año</numerusform><numerusform>%n años</numerusform></translation>
    </message>
    <message>
        <source>CPF %1</source>
        <translation>CPF %1</translation>
    </message>
    <message>
        <source>Telefone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Carteirinha</source>
        <translation>Carné</translation>
    </message>
</context>
<context>
    <name>recepcao::PainelMarcar</name>
    <message>
        <source>Marcar</source>
        <translation>Reservar</translation>
    </message>
    <message>
        <source>Paciente novo (F4)</source>
        <translation>Paciente nuevo (F4)</translation>
    </message>
    <message>
        <source>Marcar consulta</source>
        <translation>Reservar cita</translation>
    </message>
    <message>
        <source>Paciente</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>nome, CPF, telefone ou nascimento</source>
        <translation>nombre, CPF, teléfono o nacimiento</translation>
    </message>
    <message>
        <source>Pacientes achados</source>
        <translation>Pacientes encontrados</translation>
    </message>
    <message>
        <source>Médico ou especialidade</source>
        <translation>Médico o especialidad</translation>
    </message>
    <message>
        <source>Médicos</source>
        <translation>Médicos</translation>
    </message>
    <message>
        <source>Próximos horários livres</source>
        <translation>Próximos horarios libres</translation>
    </message>
    <message>
        <source>consulta</source>
        <translation>consulta</translation>
    </message>
    <message>
        <source>retorno</source>
        <translation>control</translation>
    </message>
    <message>
        <source>exame</source>
        <translation>examen</translation>
    </message>
    <message>
        <source>Tipo</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Motivo (se o paciente disser)</source>
        <translation>Motivo (si el paciente lo dice)</translation>
    </message>
    <message>
        <source>Procurando horários…</source>
        <translation>Buscando horarios…</translation>
    </message>
    <message numerus="yes">
        <source>Nenhum horário livre em %n dia(s)</source>
        <translation><numerusform>Ningún horario libre en %n día</numerusform><numerusform>Ningún horario libre en %n días</numerusform></translation>
    </message>
    <message>
        <source>Escolha o paciente.</source>
        <translation>Elija el paciente.</translation>
    </message>
    <message>
        <source>Escolha o médico e o horário.</source>
        <translation>Elija el médico y el horario.</translation>
    </message>
    <message>
        <source>Marcando…</source>
        <translation>Reservando…</translation>
    </message>
</context>
<context>
    <name>recepcao::PainelPacienteNovo</name>
    <message>
        <source>Cadastrar e marcar</source>
        <translation>Registrar y reservar</translation>
    </message>
    <message>
        <source>Paciente novo</source>
        <translation>Paciente nuevo</translation>
    </message>
    <message>
        <source>Nome e telefone bastam.</source>
        <translation>Nombre y teléfono bastan.</translation>
    </message>
    <message>
        <source>Nome completo</source>
        <translation>Nombre completo</translation>
    </message>
    <message>
        <source>Telefone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>CPF</source>
        <translation>CPF</translation>
    </message>
    <message>
        <source>Nascimento</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>dd/mm/aaaa</source>
        <translation>dd/mm/aaaa</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Enter cadastra · Esc volta</source>
        <translation>Enter registra · Esc vuelve</translation>
    </message>
    <message>
        <source>Escreva o nome.</source>
        <translation>Escriba el nombre.</translation>
    </message>
    <message>
        <source>Confira o DDD e o número.</source>
        <translation>Revise el código de área y el número.</translation>
    </message>
    <message>
        <source>Este CPF não existe.</source>
        <translation>Este CPF no existe.</translation>
    </message>
    <message>
        <source>Escreva como 12/03/1980.</source>
        <translation>Escriba como 12/03/1980.</translation>
    </message>
    <message>
        <source>Confira o endereço.</source>
        <translation>Revise la dirección.</translation>
    </message>
</context>
<context>
    <name>ui::JanelaBase</name>
    <message>
        <source>Conta</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Sair da conta</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>há %1 s</source>
        <translation>hace %1 s</translation>
    </message>
    <message>
        <source>há %1 min</source>
        <translation>hace %1 min</translation>
    </message>
    <message>
        <source>Sem conexão %1 — mostrando a agenda de %2</source>
        <translation>Sin conexión %1 — mostrando la agenda de las %2</translation>
    </message>
</context>
<context>
    <name>ui::JanelaLogin</name>
    <message>
        <source>Entrar</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>E-mail ou CPF</source>
        <translation>Correo o CPF</translation>
    </message>
    <message>
        <source>Senha</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Este computador não tem um cofre de senhas aberto: a sessão vale até fechar o programa.</source>
        <translation>Este equipo no tiene un llavero abierto: la sesión dura hasta cerrar el programa.</translation>
    </message>
    <message>
        <source>Entrando…</source>
        <translation>Entrando…</translation>
    </message>
    <message>
        <source>Preencha o login e a senha.</source>
        <translation>Complete el usuario y la contraseña.</translation>
    </message>
    <message>
        <source>Esta conta não usa este programa.</source>
        <translation>Esta cuenta no usa este programa.</translation>
    </message>
</context>
<context>
    <name>ui::MiniCalendario</name>
    <message>
        <source>Calendário do mês</source>
        <translation>Calendario del mes</translation>
    </message>
    <message>
        <source>PgUp e PgDn mudam de mês</source>
        <translation>RePág y AvPág cambian de mes</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>date format</comment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source> — %1 % ocupado</source>
        <translation> — %1 % ocupado</translation>
    </message>
</context>
<context>
    <name>ui::SinalDeConexao</name>
    <message>
        <source>ao vivo</source>
        <translation>en vivo</translation>
    </message>
    <message>
        <source>reconectando…</source>
        <translation>reconectando…</translation>
    </message>
</context>
<context>
    <name>ui::VisaoAgendaDia</name>
    <message>
        <source>Carregando a agenda…</source>
        <translation>Cargando la agenda…</translation>
    </message>
    <message>
        <source>Nenhum médico atende nesta unidade.</source>
        <translation>Ningún médico atiende en esta sede.</translation>
    </message>
    <message>
        <source>livre</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>bloqueado</source>
        <translation>bloqueado</translation>
    </message>
    <message>
        <source> %1 min</source>
        <translation> %1 min</translation>
    </message>
    <message>
        <source>Encaixe</source>
        <translation>Sobreturno</translation>
    </message>
    <message>
        <source>Agenda do dia</source>
        <translation>Agenda del día</translation>
    </message>
</context>
</TS>
