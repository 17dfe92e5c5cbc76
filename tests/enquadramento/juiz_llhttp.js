// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where llhttp, the parser inside Node.js, sees the requests end. Standard input: cases, each its length (4 bytes,
// big-endian) and its bytes. Standard output: one line a case, as parecer.h describes it.
'use strict';
process.noDeprecation = true;
const fs = require('fs');
const {HTTPParser, methods, allMethods} = process.binding('http_parser');
const nomes = allMethods || methods;

const tabela = new Uint32Array(256);
for (let n = 0; n < 256; ++n) {
    let c = n;
    for (let k = 0; k < 8; ++k)
        c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    tabela[n] = c >>> 0;
}
function crc32(bytes) {
    let c = 0xffffffff;
    for (let i = 0; i < bytes.length; ++i)
        c = tabela[(c ^ bytes[i]) & 255] ^ (c >>> 8);
    return ((c ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}

let pedidos, partes, linha, url, manter, fechou, comecou;

const leitor = new HTTPParser();
leitor[HTTPParser.kOnMessageBegin | 0] = () => {
    comecou = true;
    url = '';
};
leitor[HTTPParser.kOnHeaders | 0] = (campos, alvo) => { url += alvo || ''; };
leitor[HTTPParser.kOnHeadersComplete | 0] = (maior, menor, campos, metodo, alvo, s, t, upgrade, continua) => {
    partes = [];
    linha = nomes[metodo] + ' ' + (alvo === undefined ? url : alvo);
    manter = continua;
    return 0;
};
leitor[HTTPParser.kOnBody | 0] = (bytes, inicio, tamanho) => {
    partes.push(Buffer.from(tamanho === undefined ? bytes : bytes.subarray(inicio, inicio + tamanho)));
};
leitor[HTTPParser.kOnMessageComplete | 0] = () => {
    comecou = false;
    if (fechou)
        return;
    const corpo = Buffer.concat(partes);
    pedidos.push(corpo.length + ':' + crc32(corpo) + ':' + crc32(Buffer.from(linha, 'latin1')));
    fechou = !manter;
};

function julgar(caso) {
    pedidos = [];
    partes = [];
    linha = url = '';
    manter = true;
    fechou = comecou = false;
    leitor.initialize(HTTPParser.REQUEST, {}, 65536, 0);
    const feito = leitor.execute(caso);
    const erro = feito instanceof Error;
    const fim = fechou ? 'F' : erro ? 'R' : comecou ? 'I' : 'F';
    return fim + ' ' + pedidos.join('|') + '\t' + (erro && !fechou ? feito.code : '') + '\n';
}

const tudo = fs.readFileSync(0);
let saida = [];
for (let onde = 0; onde + 4 <= tudo.length;) {
    const tamanho = tudo.readUInt32BE(onde);
    saida.push(julgar(tudo.subarray(onde + 4, onde + 4 + tamanho)));
    onde += 4 + tamanho;
    if (saida.length >= 10000) {
        fs.writeSync(1, saida.join(''));
        saida = [];
    }
}
fs.writeSync(1, saida.join(''));
