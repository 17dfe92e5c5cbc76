-- GET of one path, with the token where there is one.
local dados = dofile(os.getenv("DADOS"))
wrk.headers["Authorization"] = os.getenv("SEM_TOKEN") and nil or "Bearer " .. dados.token
function done(resumo, latencia)
    io.write(string.format("RESULTADO %.0f %.2f %.2f %d %d\n", resumo.requests / resumo.duration * 1e6,
        latencia:percentile(50) / 1000, latencia:percentile(99) / 1000, resumo.errors.status, resumo.requests))
end
