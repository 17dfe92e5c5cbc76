-- Why a message was cancelled; on whose account it goes (causa: what kind of account; none: the system's own); when it
-- was counted towards the daily budgets; and the states of what the desk has to tell by telephone.
ALTER TABLE notificacao ADD COLUMN motivo TEXT CHECK (motivo IN ('desfeita', 'orcamento', 'descadastro'));
ALTER TABLE notificacao ADD COLUMN causador UUID;
ALTER TABLE notificacao ADD COLUMN causa TEXT CHECK (causa IN ('paciente', 'equipe'));
ALTER TABLE notificacao ADD COLUMN contada_em BIGINT;
ALTER TABLE notificacao DROP CONSTRAINT notificacao_situacao_check;
ALTER TABLE notificacao ADD CONSTRAINT notificacao_situacao_check
    CHECK (situacao IN ('pendente', 'enviando', 'enviada', 'entregue', 'lida', 'falhou',
                                               'incerta', 'expirada', 'cancelada', 'retida', 'ligar', 'atendida',
                                               'sem_resposta'));
