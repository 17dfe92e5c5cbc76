-- POST /consultas at times that no other request asks for. DADOS names the file made by preparar.py.
local dados = dofile(os.getenv("DADOS"))
local contador = 0
function setup(thread)
    thread:set("id", contador)
    thread:set("de", tonumber(os.getenv("PRIMEIRO") or "0"))
    contador = contador + 1
end
local n = -1
local cabecalhos = { ["Authorization"] = "Bearer " .. dados.token, ["Content-Type"] = "application/json" }
function request()
    n = n + 1
    local k = de + n * 2 + id
    local medicos, pacientes = #dados.medicos, #dados.pacientes
    local corpo = string.format(
        '{"medicoId":"%s","pacienteId":"%s","inicio":"%s","tipo":"consulta","modalidade":"presencial"}',
        dados.medicos[k % medicos + 1], dados.pacientes[k % pacientes + 1], dados.livres[math.floor(k / medicos) + 1])
    return wrk.format("POST", "/consultas", cabecalhos, corpo)
end
function done(resumo, latencia)
    io.write(string.format("RESULTADO %.0f %.2f %.2f %d %d\n", resumo.requests / resumo.duration * 1e6,
        latencia:percentile(50) / 1000, latencia:percentile(99) / 1000, resumo.errors.status, resumo.requests))
end
