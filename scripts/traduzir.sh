#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the .ts files up to date with the texts in the code. New texts come in as unfinished; the tests fail until
# they are translated.
#   scripts/traduzir.sh [FOLDER_FOR_THE_RESULT]      default: translations
set -euo pipefail
cd "$(dirname "$0")/.."
destino=${1:-translations}
lupdate=$(command -v lupdate6 || echo /usr/lib/qt6/bin/lupdate)
for lingua in en es; do
    "$lupdate" -silent -no-obsolete -locations none -source-language pt_BR -target-language "$lingua" \
        server -ts "$destino/servidor_$lingua.ts"
    "$lupdate" -silent -no-obsolete -locations none -source-language pt_BR -target-language "$lingua" \
        shared client-recepcao client-medico -ts "$destino/programas_$lingua.ts"
done
# Portuguese is the source; its file only says how plurals go.
"$lupdate" -silent -no-obsolete -pluralonly -locations none -source-language pt_BR -target-language pt_BR \
    shared client-recepcao client-medico -ts "$destino/programas_pt.ts"
