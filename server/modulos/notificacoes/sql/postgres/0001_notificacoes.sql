-- One message to one person over one channel. Holds no address and no name of the recipient: both are looked up when
-- it is sent, so that what was corrected meanwhile counts; destino is the masked form of where it went. encerra names the
-- appointment that this message says is off or moved away: earlier messages about it are then no longer true.
CREATE TABLE notificacao (
    id UUID NOT NULL PRIMARY KEY,
    evento_id UUID,
    paciente_id UUID,
    medico_id UUID,
    consulta_id UUID,
    encerra UUID,
    canal TEXT NOT NULL,
    modelo TEXT NOT NULL,
    variaveis TEXT NOT NULL,
    inicio BIGINT,
    unidade_id UUID,
    medico_nome TEXT,
    destino TEXT NOT NULL,
    situacao TEXT NOT NULL CHECK (situacao IN ('pendente', 'enviando', 'enviada', 'entregue', 'lida', 'falhou',
                                               'incerta', 'expirada', 'cancelada')),
    tentativas INTEGER NOT NULL,
    rodada INTEGER NOT NULL,
    ultimo_erro TEXT,
    vence_em BIGINT,
    criada_em BIGINT NOT NULL,
    enviada_em BIGINT,
    entregue_em BIGINT,
    CHECK ((paciente_id IS NULL) <> (medico_id IS NULL)),
    CHECK ((vence_em IS NOT NULL) = (situacao IN ('pendente', 'enviando'))),
    UNIQUE (evento_id, canal)
);
CREATE INDEX notificacao_vencimento ON notificacao (vence_em, id) WHERE vence_em IS NOT NULL;
CREATE INDEX notificacao_paciente ON notificacao (paciente_id, id);
CREATE INDEX notificacao_encerra ON notificacao (encerra, id) WHERE encerra IS NOT NULL;
CREATE INDEX notificacao_situacao ON notificacao (situacao, id);
CREATE INDEX notificacao_criacao ON notificacao (criada_em, id);

-- Every time the message was handed to a server, or was about to be.
CREATE TABLE tentativa (
    notificacao_id UUID NOT NULL REFERENCES notificacao (id) ON DELETE CASCADE,
    numero INTEGER NOT NULL,
    iniciada_em BIGINT NOT NULL,
    terminada_em BIGINT,
    erro TEXT,
    PRIMARY KEY (notificacao_id, numero)
);
