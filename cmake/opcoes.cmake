# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The one place for compiler flags. Every target of the project links agenda_opcoes privately.
add_library(agenda_opcoes INTERFACE)

target_compile_options(agenda_opcoes INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
    -Wunused -Wimplicit-fallthrough -Winvalid-pch
    -fno-omit-frame-pointer)
if(AGENDA_AVISOS_SAO_ERROS)
    target_compile_options(agenda_opcoes INTERFACE -Werror)
endif()
# Hardening of what listens on a network and reads what strangers send; tests/arquitetura/binarios.py reads it off the
# programs. Sanitizer builds bring checks of their own.
if(NOT AGENDA_SANITIZAR)
    target_compile_options(agenda_opcoes INTERFACE -fstack-protector-strong -fstack-clash-protection)
    target_compile_definitions(agenda_opcoes INTERFACE _GLIBCXX_ASSERTIONS)
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
        target_compile_options(agenda_opcoes INTERFACE -fcf-protection=full)
    endif()
    if(CMAKE_BUILD_TYPE MATCHES "Rel") # does nothing without optimisation
        target_compile_options(agenda_opcoes INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
    endif()
    if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
        target_link_options(agenda_opcoes INTERFACE LINKER:-z,relro,-z,now,-z,noexecstack
            # What is compiled with -fPIC may be linked as a position-independent program.
            $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie>)
    endif()
else()
    target_compile_options(agenda_opcoes INTERFACE -fsanitize=${AGENDA_SANITIZAR} -fno-sanitize-recover=undefined)
    target_link_options(agenda_opcoes INTERFACE -fsanitize=${AGENDA_SANITIZAR})
endif()

# GCC 12's flow analysis reports false positives inside std::optional and std::expected when it optimises.
target_compile_options(agenda_opcoes INTERFACE -Wno-maybe-uninitialized)

target_compile_definitions(agenda_opcoes INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

find_program(AGENDA_CCACHE ccache)
if(AGENDA_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${AGENDA_CCACHE})
    # Without this GCC stores build paths in the precompiled header and ccache cannot reuse what includes it.
    add_compile_options(-fpch-preprocess)
endif()
# What a target only has for the precompiled header is not loaded at run time.
add_link_options(-Wl,--as-needed)
find_program(AGENDA_MOLD mold)
if(AGENDA_MOLD)
    add_link_options(-fuse-ld=mold)
endif()
