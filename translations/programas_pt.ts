<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="pt_BR">
<context>
    <name>modelos::ModeloPacientes</name>
    <message numerus="yes">
        <source>%n ano(s)</source>
        <translation><numerusform>%n ano</numerusform><numerusform>%n anos</numerusform></translation>
    </message>
</context>
<context>
    <name>recepcao::PainelConsulta</name>
    <message numerus="yes">
        <source>%n ano(s)</source>
        <translation><numerusform>%n ano</numerusform><numerusform>%n anos</numerusform></translation>
    </message>
</context>
<context>
    <name>recepcao::PainelMarcar</name>
    <message numerus="yes">
        <source>Nenhum horário livre em %n dia(s)</source>
        <translation><numerusform>Nenhum horário livre em %n dia</numerusform><numerusform>Nenhum horário livre em %n dias</numerusform></translation>
    </message>
</context>
</TS>
