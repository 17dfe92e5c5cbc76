<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="pt_BR">
<context>
    <name>Erro</name>
    <message>
        <source>O servidor não respondeu. Confira a rede e tente de novo.</source>
        <translation>The server did not answer. Check the network and try again.</translation>
    </message>
    <message>
        <source>Login ou senha incorretos.</source>
        <translation>Wrong login or password.</translation>
    </message>
    <message>
        <source>A conta ainda espera a aprovação da clínica.</source>
        <translation>The account still waits for the clinic's approval.</translation>
    </message>
    <message>
        <source>A conta está bloqueada. Fale com quem administra a clínica.</source>
        <translation>The account is blocked. Talk to the clinic's administrator.</translation>
    </message>
    <message>
        <source>Seu perfil não pode fazer isto.</source>
        <translation>Your profile may not do this.</translation>
    </message>
    <message>
        <source>Esse horário acabou de ser ocupado. Escolha outro.</source>
        <translation>That time has just been taken. Choose another.</translation>
    </message>
    <message>
        <source>O paciente já tem outra consulta nesse horário.</source>
        <translation>The patient already has another appointment at that time.</translation>
    </message>
    <message>
        <source>O médico não atende nesse horário.</source>
        <translation>The doctor does not see patients at that time.</translation>
    </message>
    <message>
        <source>A consulta já mudou de situação; isto não é mais possível.</source>
        <translation>The appointment has changed state; this is no longer possible.</translation>
    </message>
    <message>
        <source>O prazo para isto já passou.</source>
        <translation>It is too late for this.</translation>
    </message>
    <message>
        <source>Já existe um cadastro com esse e-mail.</source>
        <translation>There is already a record with that e-mail.</translation>
    </message>
    <message>
        <source>Já existe um cadastro com esse CPF.</source>
        <translation>There is already a record with that CPF.</translation>
    </message>
    <message>
        <source>Outra pessoa mudou isto antes. Confira e tente de novo.</source>
        <translation>Someone else changed this first. Check and try again.</translation>
    </message>
    <message>
        <source>Tentativas demais. Espere um pouco e tente de novo.</source>
        <translation>Too many tries. Wait a little and try again.</translation>
    </message>
    <message>
        <source>Confira os campos indicados.</source>
        <translation>Check the fields pointed out.</translation>
    </message>
    <message>
        <source>Não foi encontrado; talvez tenha sido removido.</source>
        <translation>It was not found; it may have been removed.</translation>
    </message>
    <message>
        <source>A sessão acabou. Entre de novo.</source>
        <translation>The session has ended. Sign in again.</translation>
    </message>
    <message>
        <source>O servidor está sem espaço para gravar. Avise quem cuida dele.</source>
        <translation>The server has no space left to write. Tell whoever looks after it.</translation>
    </message>
    <message>
        <source>Não deu certo agora. Tente de novo em instantes.</source>
        <translation>It did not work now. Try again in a moment.</translation>
    </message>
    <message>
        <source>Preencha este campo.</source>
        <translation>Fill in this field.</translation>
    </message>
    <message>
        <source>O dígito verificador não confere.</source>
        <translation>The check digit does not match.</translation>
    </message>
    <message>
        <source>O tamanho não está certo.</source>
        <translation>The size is not right.</translation>
    </message>
    <message>
        <source>Esse momento já passou.</source>
        <translation>That moment has passed.</translation>
    </message>
    <message>
        <source>Confira o que foi digitado.</source>
        <translation>Check what was typed.</translation>
    </message>
</context>
<context>
    <name>Inicio</name>
    <message>
        <source>Endereço do servidor.</source>
        <translation>The server's address.</translation>
    </message>
</context>
<context>
    <name>Situacao</name>
    <message>
        <source>Solicitada</source>
        <translation>Requested</translation>
    </message>
    <message>
        <source>Confirmada</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>Recusada</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Expirada</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Cancelada</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Remarcada</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>Presente</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>Em atendimento</source>
        <translation>With the doctor</translation>
    </message>
    <message>
        <source>Realizada</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Não aguardou</source>
        <translation>Did not wait</translation>
    </message>
    <message>
        <source>Faltou</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Em atend.</source>
        <translation>With doctor</translation>
    </message>
</context>
<context>
    <name>medico::CartaoDeSolicitacao</name>
    <message>
        <source>hoje</source>
        <translation>today</translation>
    </message>
    <message>
        <source>Solicitação: %1, %2</source>
        <translation>Request: %1, %2</translation>
    </message>
    <message>
        <source>Motivo da recusa</source>
        <translation>Reason for refusing</translation>
    </message>
    <message>
        <source>motivo da recusa, Enter envia</source>
        <translation>reason for refusing, Enter sends</translation>
    </message>
    <message>
        <source>Confirmar</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Recusar</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Escreva o motivo.</source>
        <translation>Write the reason.</translation>
    </message>
</context>
<context>
    <name>medico::DiaDoMedico</name>
    <message>
        <source>bloqueado</source>
        <translation>blocked</translation>
    </message>
    <message>
        <source>livre</source>
        <translation>free</translation>
    </message>
</context>
<context>
    <name>medico::JanelaMedico</name>
    <message>
        <source>Agenda — Médico</source>
        <translation>Agenda — Doctor</translation>
    </message>
    <message>
        <source>%1 de %2 atendidas</source>
        <translation>%1 of %2 seen</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Ninguém espera agora.</source>
        <translation>Nobody is waiting now.</translation>
    </message>
    <message>
        <source>Confirmar as %1</source>
        <translation>Confirm all %1</translation>
    </message>
    <message>
        <source>Nada a confirmar.</source>
        <translation>Nothing to confirm.</translation>
    </message>
    <message>
        <source>Última</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>primeira consulta</source>
        <translation>first appointment</translation>
    </message>
    <message>
        <source>Faltas</source>
        <translation>Absences</translation>
    </message>
    <message>
        <source>%1 em %2 consultas</source>
        <translation>%1 in %2 appointments</translation>
    </message>
    <message>
        <source>Meu dia</source>
        <translation>My day</translation>
    </message>
    <message>
        <source>Tentar de novo</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Dia anterior (Ctrl+←)</source>
        <translation>Previous day (Ctrl+←)</translation>
    </message>
    <message>
        <source>Hoje</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Hoje (Ctrl+H)</source>
        <translation>Today (Ctrl+H)</translation>
    </message>
    <message>
        <source>Dia seguinte (Ctrl+→)</source>
        <translation>Next day (Ctrl+→)</translation>
    </message>
    <message>
        <source>Sala de espera</source>
        <translation>Waiting room</translation>
    </message>
    <message>
        <source>A confirmar</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>Confirmar todas</source>
        <translation>Confirm all</translation>
    </message>
    <message>
        <source>Iniciar</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Concluir</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Histórico</source>
        <translation>History</translation>
    </message>
    <message>
        <source>confirmar</source>
        <translation>confirm</translation>
    </message>
    <message>
        <source>recusar</source>
        <translation>refuse</translation>
    </message>
    <message>
        <source>outra solicitação</source>
        <translation>another request</translation>
    </message>
    <message>
        <source>iniciar</source>
        <translation>start</translation>
    </message>
    <message>
        <source>concluir</source>
        <translation>finish</translation>
    </message>
    <message>
        <source>dia</source>
        <translation>day</translation>
    </message>
    <message>
        <source>atualizar</source>
        <translation>refresh</translation>
    </message>
</context>
<context>
    <name>medico::LinhaDoDia</name>
    <message>
        <source>consulta</source>
        <translation>appointment</translation>
    </message>
    <message>
        <source>retorno</source>
        <translation>follow-up</translation>
    </message>
    <message>
        <source>exame</source>
        <translation>exam</translation>
    </message>
    <message>
        <source>particular</source>
        <translation>private</translation>
    </message>
    <message>
        <source>encaixe</source>
        <translation>squeezed in</translation>
    </message>
</context>
<context>
    <name>modelos::ModeloPacientes</name>
    <message numerus="yes">
        <source>%n ano(s)</source>
        <translation><numerusform>%n year</numerusform><numerusform>%n years</numerusform></translation>
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
        <translation>Agenda — Reception</translation>
    </message>
    <message>
        <source>Tentar de novo</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>A confirmar: %1</source>
        <translation>To confirm: %1</translation>
    </message>
    <message>
        <source>Dia anterior (Ctrl+←)</source>
        <translation>Previous day (Ctrl+←)</translation>
    </message>
    <message>
        <source>Hoje</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Hoje (Ctrl+H)</source>
        <translation>Today (Ctrl+H)</translation>
    </message>
    <message>
        <source>Dia seguinte (Ctrl+→)</source>
        <translation>Next day (Ctrl+→)</translation>
    </message>
    <message>
        <source>Unidade</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Buscar paciente (F3)</source>
        <translation>Find a patient (F3)</translation>
    </message>
    <message>
        <source>Paciente: nome, CPF, telefone…   F3</source>
        <translation>Patient: name, CPF, phone…   F3</translation>
    </message>
    <message>
        <source>Marcar</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>Filas</source>
        <translation>Queues</translation>
    </message>
    <message>
        <source>A confirmar</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>Ir à próxima solicitação (Ctrl+1)</source>
        <translation>Go to the next request (Ctrl+1)</translation>
    </message>
    <message>
        <source>Médicos</source>
        <translation>Doctors</translation>
    </message>
    <message>
        <source>marcar</source>
        <translation>book</translation>
    </message>
    <message>
        <source>buscar</source>
        <translation>find</translation>
    </message>
    <message>
        <source>paciente novo</source>
        <translation>new patient</translation>
    </message>
    <message>
        <source>atualizar</source>
        <translation>refresh</translation>
    </message>
    <message>
        <source>presença</source>
        <translation>arrival</translation>
    </message>
    <message>
        <source>cancelar</source>
        <translation>cancel</translation>
    </message>
    <message>
        <source>a confirmar</source>
        <translation>to confirm</translation>
    </message>
    <message>
        <source>dia</source>
        <translation>day</translation>
    </message>
    <message>
        <source>andar na agenda</source>
        <translation>move in the agenda</translation>
    </message>
    <message>
        <source>Pacientes achados</source>
        <translation>Patients found</translation>
    </message>
</context>
<context>
    <name>recepcao::PainelCancelar</name>
    <message>
        <source>Cancelar a consulta</source>
        <translation>Cancel the appointment</translation>
    </message>
    <message>
        <source>Cancelar consulta</source>
        <translation>Cancel appointment</translation>
    </message>
    <message>
        <source>O paciente desistiu</source>
        <translation>The patient gave up</translation>
    </message>
    <message>
        <source>O paciente pediu outra data</source>
        <translation>The patient asked for another date</translation>
    </message>
    <message>
        <source>O médico não poderá atender</source>
        <translation>The doctor cannot attend</translation>
    </message>
    <message>
        <source>Marcada por engano</source>
        <translation>Booked by mistake</translation>
    </message>
    <message>
        <source>Sem contato com o paciente</source>
        <translation>Patient not reached</translation>
    </message>
    <message>
        <source>Motivo</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Outro motivo</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>ou escreva outro motivo</source>
        <translation>or write another reason</translation>
    </message>
    <message>
        <source>O paciente recebe um aviso com o cancelamento.</source>
        <translation>The patient is told of the cancellation.</translation>
    </message>
    <message>
        <source>Enter cancela a consulta · Esc volta</source>
        <translation>Enter cancels the appointment · Esc goes back</translation>
    </message>
</context>
<context>
    <name>recepcao::PainelConsulta</name>
    <message>
        <source>retorno</source>
        <translation>follow-up</translation>
    </message>
    <message>
        <source>exame</source>
        <translation>exam</translation>
    </message>
    <message>
        <source>consulta</source>
        <translation>appointment</translation>
    </message>
    <message>
        <source>Escolha uma consulta na agenda, ou aperte F2 para marcar.</source>
        <translation>Choose an appointment in the agenda, or press F2 to book.</translation>
    </message>
    <message>
        <source>Presença</source>
        <translation>Arrival</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Histórico</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Médico</source>
        <translation>Doctor</translation>
    </message>
    <message>
        <source>Convênio</source>
        <translation>Insurance</translation>
    </message>
    <message>
        <source>particular</source>
        <translation>private</translation>
    </message>
    <message>
        <source>Motivo</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Encaixe</source>
        <translation>Squeezed in</translation>
    </message>
    <message>
        <source>sim</source>
        <translation>yes</translation>
    </message>
    <message numerus="yes">
        <source>%n ano(s)</source>
        <translation><numerusform>%n year</numerusform><numerusform>%n years</numerusform></translation>
    </message>
    <message>
        <source>CPF %1</source>
        <translation>CPF %1</translation>
    </message>
    <message>
        <source>Telefone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Carteirinha</source>
        <translation>Card</translation>
    </message>
</context>
<context>
    <name>recepcao::PainelMarcar</name>
    <message>
        <source>Marcar</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>Paciente novo (F4)</source>
        <translation>New patient (F4)</translation>
    </message>
    <message>
        <source>Marcar consulta</source>
        <translation>Book an appointment</translation>
    </message>
    <message>
        <source>Paciente</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>nome, CPF, telefone ou nascimento</source>
        <translation>name, CPF, phone or birth date</translation>
    </message>
    <message>
        <source>Pacientes achados</source>
        <translation>Patients found</translation>
    </message>
    <message>
        <source>Médico ou especialidade</source>
        <translation>Doctor or specialty</translation>
    </message>
    <message>
        <source>Médicos</source>
        <translation>Doctors</translation>
    </message>
    <message>
        <source>Próximos horários livres</source>
        <translation>Next free times</translation>
    </message>
    <message>
        <source>consulta</source>
        <translation>appointment</translation>
    </message>
    <message>
        <source>retorno</source>
        <translation>follow-up</translation>
    </message>
    <message>
        <source>exame</source>
        <translation>exam</translation>
    </message>
    <message>
        <source>Tipo</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Motivo (se o paciente disser)</source>
        <translation>Reason (if the patient says)</translation>
    </message>
    <message>
        <source>Procurando horários…</source>
        <translation>Looking for times…</translation>
    </message>
    <message numerus="yes">
        <source>Nenhum horário livre em %n dia(s)</source>
        <translation><numerusform>No free time in %n day</numerusform><numerusform>No free time in %n days</numerusform></translation>
    </message>
    <message>
        <source>Escolha o paciente.</source>
        <translation>Choose the patient.</translation>
    </message>
    <message>
        <source>Escolha o médico e o horário.</source>
        <translation>Choose the doctor and the time.</translation>
    </message>
    <message>
        <source>Marcando…</source>
        <translation>Booking…</translation>
    </message>
</context>
<context>
    <name>recepcao::PainelPacienteNovo</name>
    <message>
        <source>Cadastrar e marcar</source>
        <translation>Register and book</translation>
    </message>
    <message>
        <source>Paciente novo</source>
        <translation>New patient</translation>
    </message>
    <message>
        <source>Nome e telefone bastam.</source>
        <translation>Name and phone are enough.</translation>
    </message>
    <message>
        <source>Nome completo</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Telefone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>CPF</source>
        <translation>CPF</translation>
    </message>
    <message>
        <source>Nascimento</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>dd/mm/aaaa</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Enter cadastra · Esc volta</source>
        <translation>Enter registers · Esc goes back</translation>
    </message>
    <message>
        <source>Escreva o nome.</source>
        <translation>Write the name.</translation>
    </message>
    <message>
        <source>Confira o DDD e o número.</source>
        <translation>Check the area code and the number.</translation>
    </message>
    <message>
        <source>Este CPF não existe.</source>
        <translation>There is no such CPF.</translation>
    </message>
    <message>
        <source>Escreva como 12/03/1980.</source>
        <translation>Write it like 12/03/1980.</translation>
    </message>
    <message>
        <source>Confira o endereço.</source>
        <translation>Check the address.</translation>
    </message>
</context>
<context>
    <name>ui::JanelaBase</name>
    <message>
        <source>Conta</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Sair da conta</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>há %1 s</source>
        <translation>for %1 s</translation>
    </message>
    <message>
        <source>há %1 min</source>
        <translation>for %1 min</translation>
    </message>
    <message>
        <source>Sem conexão %1 — mostrando a agenda de %2</source>
        <translation>No connection %1 — showing the agenda of %2</translation>
    </message>
</context>
<context>
    <name>ui::JanelaLogin</name>
    <message>
        <source>Entrar</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>E-mail ou CPF</source>
        <translation>E-mail or CPF</translation>
    </message>
    <message>
        <source>Senha</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Este computador não tem um cofre de senhas aberto: a sessão vale até fechar o programa.</source>
        <translation>This computer has no open keychain: the session lasts until the program is closed.</translation>
    </message>
    <message>
        <source>Entrando…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>Preencha o login e a senha.</source>
        <translation>Fill in the login and the password.</translation>
    </message>
    <message>
        <source>Esta conta não usa este programa.</source>
        <translation>This account does not use this program.</translation>
    </message>
</context>
<context>
    <name>ui::MiniCalendario</name>
    <message>
        <source>Calendário do mês</source>
        <translation>The month's calendar</translation>
    </message>
    <message>
        <source>PgUp e PgDn mudam de mês</source>
        <translation>PgUp and PgDn change the month</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>date format</comment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source> — %1 % ocupado</source>
        <translation> — %1 % taken</translation>
    </message>
</context>
<context>
    <name>ui::SinalDeConexao</name>
    <message>
        <source>ao vivo</source>
        <translation>live</translation>
    </message>
    <message>
        <source>reconectando…</source>
        <translation>reconnecting…</translation>
    </message>
</context>
<context>
    <name>ui::VisaoAgendaDia</name>
    <message>
        <source>Carregando a agenda…</source>
        <translation>Loading the agenda…</translation>
    </message>
    <message>
        <source>Nenhum médico atende nesta unidade.</source>
        <translation>No doctor works at this unit.</translation>
    </message>
    <message>
        <source>livre</source>
        <translation>free</translation>
    </message>
    <message>
        <source>bloqueado</source>
        <translation>blocked</translation>
    </message>
    <message>
        <source> %1 min</source>
        <translation> %1 min</translation>
    </message>
    <message>
        <source>Encaixe</source>
        <translation>Squeezed in</translation>
    </message>
    <message>
        <source>Agenda do dia</source>
        <translation>The day's agenda</translation>
    </message>
</context>
</TS>
