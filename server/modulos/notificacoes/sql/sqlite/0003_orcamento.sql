-- Why a message was cancelled; on whose account it goes (causa: what kind of account; none: the system's own); when it
-- was counted towards the daily budgets; and the states of what the desk has to tell by telephone.
-- (A CHECK of SQLite cannot be changed in place. The attempts are copied too, since they refer to the messages.)
CREATE TABLE notificacao_nova (
    id TEXT NOT NULL PRIMARY KEY,
    evento_id TEXT,
    paciente_id TEXT,
    medico_id TEXT,
    consulta_id TEXT,
    encerra TEXT,
    canal TEXT NOT NULL,
    modelo TEXT NOT NULL,
    variaveis TEXT NOT NULL,
    inicio BIGINT,
    unidade_id TEXT,
    medico_nome TEXT,
    destino TEXT NOT NULL,
    situacao TEXT NOT NULL CHECK (situacao IN ('pendente', 'enviando', 'enviada', 'entregue', 'lida', 'falhou',
                                               'incerta', 'expirada', 'cancelada', 'retida', 'ligar', 'atendida',
                                               'sem_resposta')),
    tentativas INTEGER NOT NULL,
    rodada INTEGER NOT NULL,
    ultimo_erro TEXT,
    vence_em BIGINT,
    criada_em BIGINT NOT NULL,
    enviada_em BIGINT,
    entregue_em BIGINT,
    vale_ate BIGINT,
    motivo TEXT CHECK (motivo IN ('desfeita', 'orcamento', 'descadastro')),
    causador TEXT,
    causa TEXT CHECK (causa IN ('paciente', 'equipe')),
    contada_em BIGINT,
    CHECK ((paciente_id IS NULL) <> (medico_id IS NULL)),
    CHECK ((vence_em IS NOT NULL) = (situacao IN ('pendente', 'enviando'))),
    UNIQUE (evento_id, canal)
) WITHOUT ROWID;
INSERT INTO notificacao_nova (id, evento_id, paciente_id, medico_id, consulta_id, encerra, canal, modelo, variaveis, inicio, unidade_id,
    medico_nome, destino, situacao, tentativas, rodada, ultimo_erro, vence_em, criada_em, enviada_em, entregue_em, vale_ate)
    SELECT id, evento_id, paciente_id, medico_id, consulta_id, encerra, canal, modelo, variaveis, inicio, unidade_id,
    medico_nome, destino, situacao, tentativas, rodada, ultimo_erro, vence_em, criada_em, enviada_em, entregue_em, vale_ate FROM notificacao;

CREATE TABLE tentativa_nova (
    notificacao_id TEXT NOT NULL REFERENCES notificacao_nova (id) ON DELETE CASCADE,
    numero INTEGER NOT NULL,
    iniciada_em BIGINT NOT NULL,
    terminada_em BIGINT,
    erro TEXT,
    PRIMARY KEY (notificacao_id, numero)
) WITHOUT ROWID;
INSERT INTO tentativa_nova (notificacao_id, numero, iniciada_em, terminada_em, erro)
    SELECT notificacao_id, numero, iniciada_em, terminada_em, erro FROM tentativa;

DROP TABLE tentativa;
DROP TABLE notificacao;
ALTER TABLE notificacao_nova RENAME TO notificacao;
ALTER TABLE tentativa_nova RENAME TO tentativa;

CREATE INDEX notificacao_vencimento ON notificacao (vence_em, id) WHERE vence_em IS NOT NULL;
CREATE INDEX notificacao_paciente ON notificacao (paciente_id, id);
CREATE INDEX notificacao_encerra ON notificacao (encerra, id) WHERE encerra IS NOT NULL;
CREATE INDEX notificacao_situacao ON notificacao (situacao, id);
CREATE INDEX notificacao_criacao ON notificacao (criada_em, id);
