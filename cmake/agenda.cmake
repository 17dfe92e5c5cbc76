# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
# agenda_biblioteca(), agenda_programa(), agenda_teste(): every target of the project is made by one of these.
#
# Linking a library is the permission to include its headers: each library sees an include tree of its own,
# made of one symbolic link, so "#include <dominio/erro.h>" only compiles in a target that links agenda_dominio.

# agenda_biblioteca(NOME caminho FONTES a.cpp ... [LIGA pub...] [LIGA_PRIVADO priv...] [PCH nucleo|rede|telas])
# NOME "dominio" makes the target agenda_dominio; CAMINHO is the include prefix ("nucleo/http").
function(agenda_biblioteca nome)
    cmake_parse_arguments(A "" "CAMINHO;PCH" "FONTES;LIGA;LIGA_PRIVADO" ${ARGN})
    set(alvo agenda_${nome})
    add_library(${alvo} STATIC ${A_FONTES})
    set(arvore ${CMAKE_BINARY_DIR}/inc/${nome})
    get_filename_component(pai "${arvore}/${A_CAMINHO}" DIRECTORY)
    file(MAKE_DIRECTORY ${pai})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${arvore}/${A_CAMINHO} SYMBOLIC)
    target_include_directories(${alvo} PUBLIC ${arvore})
    target_link_libraries(${alvo} PUBLIC ${A_LIGA} PRIVATE agenda_opcoes ${A_LIGA_PRIVADO})
    agenda_pch(${alvo} "${A_PCH}")
endfunction()

# agenda_programa(agenda-servidor FONTES main.cpp LIGA agenda_app)
function(agenda_programa nome)
    cmake_parse_arguments(A "" "PCH" "FONTES;LIGA" ${ARGN})
    add_executable(${nome} ${A_FONTES})
    target_link_libraries(${nome} PRIVATE agenda_opcoes ${A_LIGA})
    agenda_pch(${nome} "${A_PCH}")
endfunction()

# agenda_teste(cpf FONTES cpf_teste.cpp LIGA agenda_dominio [PRAZO 60] [ROTULOS lento] [SERIAL] [DOIS_MOTORES])
# A QtTest program, run headless by ctest under the name given. With DOIS_MOTORES it runs twice, on SQLite and, as
# NOME_postgres, on PostgreSQL: "ctest -L sqlite" and "ctest -L postgres" are all of each.
function(agenda_teste nome)
    cmake_parse_arguments(A "SERIAL;DOIS_MOTORES" "PCH;PRAZO" "FONTES;LIGA;ROTULOS" ${ARGN})
    set(alvo teste_${nome})
    add_executable(${alvo} ${A_FONTES})
    target_link_libraries(${alvo} PRIVATE agenda_opcoes Qt6::Test ${A_LIGA})
    set_target_properties(${alvo} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/testes)
    agenda_pch(${alvo} "${A_PCH}")
    if(A_DOIS_MOTORES)
        agenda_registrar_teste(${nome} ${alvo} sqlite "${A_PRAZO}" "${A_ROTULOS};sqlite" ${A_SERIAL})
        agenda_registrar_teste(${nome}_postgres ${alvo} postgres "${A_PRAZO}" "${A_ROTULOS};postgres" ${A_SERIAL})
    else()
        agenda_registrar_teste(${nome} ${alvo} sqlite "${A_PRAZO}" "${A_ROTULOS}" ${A_SERIAL})
    endif()
endfunction()

function(agenda_registrar_teste nome alvo motor prazo rotulos serial)
    add_test(NAME ${nome} COMMAND ${alvo})
    if(NOT prazo)
        set(prazo 120)
    endif()
    list(REMOVE_ITEM rotulos "")
    # A test that skips has shown nothing: what it needs is in scripts/pacotes.txt, and it fails where that is missing.
    set_tests_properties(${nome} PROPERTIES TIMEOUT ${prazo} LABELS "${rotulos}" RUN_SERIAL ${serial}
        FAIL_REGULAR_EXPRESSION "[1-9][0-9]* skipped"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_NO_GLIB=1;LC_ALL=C.UTF-8;AGENDA_MOTOR=${motor};AGENDA_BIN=${CMAKE_BINARY_DIR}/bin;AGENDA_FONTE=${CMAKE_SOURCE_DIR}")
endfunction()

# One precompiled header per set of Qt modules, shared by all targets that name it.
function(agenda_pch alvo tipo)
    if(NOT tipo)
        set(tipo nucleo)
    endif()
    if(NOT TARGET agenda_pch_${tipo})
        message(FATAL_ERROR "${alvo}: no precompiled header called ${tipo}")
    endif()
    target_link_libraries(${alvo} PRIVATE agenda_pch_${tipo}_qt)
    target_precompile_headers(${alvo} REUSE_FROM agenda_pch_${tipo})
endfunction()

function(agenda_declara_pch tipo)
    cmake_parse_arguments(A "" "" "QT;CABECALHOS" ${ARGN})
    add_library(agenda_pch_${tipo}_qt INTERFACE)
    target_link_libraries(agenda_pch_${tipo}_qt INTERFACE ${A_QT})
    file(WRITE ${CMAKE_BINARY_DIR}/pch/${tipo}.cpp.in "// holds the precompiled header\n")
    configure_file(${CMAKE_BINARY_DIR}/pch/${tipo}.cpp.in ${CMAKE_BINARY_DIR}/pch/${tipo}.cpp COPYONLY)
    add_library(agenda_pch_${tipo} OBJECT ${CMAKE_BINARY_DIR}/pch/${tipo}.cpp)
    set_target_properties(agenda_pch_${tipo} PROPERTIES AUTOMOC OFF)
    target_link_libraries(agenda_pch_${tipo} PRIVATE agenda_opcoes agenda_pch_${tipo}_qt)
    target_precompile_headers(agenda_pch_${tipo} PRIVATE ${A_CABECALHOS})
endfunction()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Widgets)
set(cabecalhos_std <algorithm> <chrono> <expected> <functional> <memory> <optional> <string> <variant> <vector>)
agenda_declara_pch(nucleo QT Qt6::Core CABECALHOS ${cabecalhos_std} <QtCore>)
agenda_declara_pch(rede QT Qt6::Core Qt6::Network CABECALHOS ${cabecalhos_std} <QtCore> <QtNetwork>)
if(AGENDA_PROGRAMAS)
    agenda_declara_pch(telas QT Qt6::Core Qt6::Network Qt6::Gui Qt6::Widgets
        CABECALHOS ${cabecalhos_std} <QtCore> <QtNetwork> <QtWidgets>)
endif()
