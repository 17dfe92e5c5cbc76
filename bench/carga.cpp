// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sends each request of a file once, over N kept connections with one request at a time on each, and prints
//   COUNT PER_SECOND P50_MS P95_MS P99_MS MAX_MS NOT_2XX MEAN_BYTES FIRST_STATUS
// A line of the file is "GET /target" or "POST /target BODY". Where a list goes on ("proximo"), all its pages are
// one request, as a screen that wants the whole day has to ask for them.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Relogio = std::chrono::steady_clock;

struct Opcoes {
    int porta = 0, conexoes = 1;
    double segundos = 10;
    std::string autorizacao, arquivo;
    bool paginas = false, comChave = false;
};

struct Resposta {
    int status = 0;
    std::string corpo;
};

struct Medida {
    double ms = 0;
    int status = 0;
    size_t bytes = 0;
};

[[noreturn]] void morrer(const std::string &motivo)
{
    std::fprintf(stderr, "bench_carga: %s\n", motivo.c_str());
    std::exit(1);
}

class Conexao
{
public:
    explicit Conexao(const Opcoes &opcoes) : m_opcoes(opcoes), m_socket(socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in destino{};
        destino.sin_family = AF_INET;
        destino.sin_port = htons(uint16_t(opcoes.porta));
        destino.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(m_socket, reinterpret_cast<sockaddr *>(&destino), sizeof destino) != 0)
            morrer("no connection to the server");
        const int sim = 1;
        setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &sim, sizeof sim);
    }
    ~Conexao() { close(m_socket); }
    Conexao(const Conexao &) = delete;

    Resposta pedir(std::string_view metodo, std::string_view alvo, std::string_view corpo, long numero)
    {
        std::string pedido;
        pedido.append(metodo)
            .append(" ")
            .append(alvo)
            .append(" HTTP/1.1\r\nHost: bench\r\n")
            .append(m_opcoes.autorizacao);
        if (!corpo.empty()) {
            pedido += "Content-Type: application/json\r\nContent-Length: " + std::to_string(corpo.size()) + "\r\n";
            if (m_opcoes.comChave)
                pedido += "Idempotency-Key: " + std::to_string(getpid()) + '-' + std::to_string(numero) + "\r\n";
        }
        pedido.append("\r\n").append(corpo);
        if (send(m_socket, pedido.data(), pedido.size(), MSG_NOSIGNAL) != ssize_t(pedido.size()))
            morrer("the server closed the connection");
        return ler();
    }

private:
    Resposta ler()
    {
        size_t fim = std::string::npos;
        while ((fim = m_lido.find("\r\n\r\n")) == std::string::npos)
            lerMais();
        const std::string cabeca = m_lido.substr(0, fim);
        const size_t onde = cabeca.find("Content-Length: ");
        const size_t tamanho = onde == std::string::npos ? 0 : size_t(std::atol(cabeca.c_str() + onde + 16));
        while (m_lido.size() < fim + 4 + tamanho)
            lerMais();
        Resposta r{std::atoi(cabeca.c_str() + 9), m_lido.substr(fim + 4, tamanho)};
        m_lido.erase(0, fim + 4 + tamanho);
        return r;
    }
    void lerMais()
    {
        char pedaco[65536];
        const ssize_t n = recv(m_socket, pedaco, sizeof pedaco, 0);
        if (n <= 0)
            morrer("the server closed the connection");
        m_lido.append(pedaco, size_t(n));
    }

    const Opcoes &m_opcoes;
    int m_socket;
    std::string m_lido;
};

std::string proximoDe(const std::string &corpo)
{
    constexpr std::string_view nome = "\"proximo\":\"";
    const size_t onde = corpo.rfind(nome);
    if (onde == std::string::npos)
        return {};
    const size_t inicio = onde + nome.size();
    return corpo.substr(inicio, corpo.find('"', inicio) - inicio);
}

Medida medirUm(Conexao &conexao, const Opcoes &opcoes, const std::string &linha, long numero)
{
    const size_t espaco = linha.find(' '), outro = linha.find(' ', espaco + 1);
    const std::string_view tudo(linha);
    const std::string_view metodo = tudo.substr(0, espaco);
    const std::string alvo(tudo.substr(espaco + 1, outro == std::string::npos ? outro : outro - espaco - 1));
    const std::string_view corpo = outro == std::string::npos ? std::string_view() : tudo.substr(outro + 1);
    const auto inicio = Relogio::now();
    Resposta r = conexao.pedir(metodo, alvo, corpo, numero);
    Medida m{0, r.status, r.corpo.size()};
    while (opcoes.paginas && r.status == 200) {
        const std::string proximo = proximoDe(r.corpo);
        if (proximo.empty())
            break;
        r = conexao.pedir(metodo, alvo + "&cursor=" + proximo, {}, numero);
        m.status = r.status;
        m.bytes += r.corpo.size();
    }
    m.ms = std::chrono::duration<double, std::milli>(Relogio::now() - inicio).count();
    return m;
}

std::vector<std::string> lerLinhas(const std::string &arquivo)
{
    std::ifstream entrada(arquivo);
    std::vector<std::string> linhas;
    for (std::string linha; std::getline(entrada, linha);)
        linhas.push_back(linha);
    if (linhas.empty())
        morrer("nothing to ask for in " + arquivo);
    return linhas;
}

void imprimir(std::vector<Medida> medidas, double segundos)
{
    if (medidas.empty())
        morrer("nothing measured");
    long recusadas = 0;
    double bytes = 0;
    const int primeiro = medidas.front().status;
    for (const Medida &m : medidas) {
        recusadas += m.status < 200 || m.status > 299;
        bytes += double(m.bytes);
    }
    std::sort(medidas.begin(), medidas.end(), [](const Medida &a, const Medida &b) { return a.ms < b.ms; });
    const auto percentil = [&](double p) { return medidas[size_t(p * double(medidas.size() - 1))].ms; };
    std::printf("%zu %.0f %.2f %.2f %.2f %.2f %ld %.0f %d\n", medidas.size(), double(medidas.size()) / segundos,
                percentil(0.5), percentil(0.95), percentil(0.99), medidas.back().ms, recusadas,
                bytes / double(medidas.size()), primeiro);
}

Opcoes lerOpcoes(int argc, char **argv)
{
    Opcoes o;
    for (int i = 1; i < argc; ++i) {
        const std::string_view nome = argv[i];
        const auto valor = [&] { return i + 1 < argc ? argv[++i] : ""; };
        if (nome == "--porta")
            o.porta = std::atoi(valor());
        else if (nome == "--conexoes")
            o.conexoes = std::atoi(valor());
        else if (nome == "--segundos")
            o.segundos = std::atof(valor());
        else if (nome == "--paginas")
            o.paginas = true;
        else if (nome == "--com-chave")
            o.comChave = true;
        else
            o.arquivo = nome;
    }
    // In the environment, where it is not in every process list.
    if (const char *token = std::getenv("BENCH_TOKEN"); token && *token)
        o.autorizacao = std::string("Authorization: Bearer ") + token + "\r\n";
    if (o.porta == 0 || o.arquivo.empty())
        morrer("usage: bench_carga --porta N [--conexoes N] [--segundos S] [--paginas] [--com-chave] FILE");
    return o;
}

} // namespace

int main(int argc, char **argv)
{
    const Opcoes opcoes = lerOpcoes(argc, argv);
    const auto linhas = lerLinhas(opcoes.arquivo);
    std::atomic<size_t> proxima{0};
    std::vector<std::vector<Medida>> porConexao(size_t(opcoes.conexoes));
    std::vector<std::thread> threads;
    const auto inicio = Relogio::now();
    for (auto &medidas : porConexao)
        threads.emplace_back([&] {
            Conexao conexao(opcoes);
            while (std::chrono::duration<double>(Relogio::now() - inicio).count() < opcoes.segundos) {
                const size_t n = proxima++;
                if (n >= linhas.size())
                    return;
                medidas.push_back(medirUm(conexao, opcoes, linhas[n], long(n)));
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    const double segundos = std::chrono::duration<double>(Relogio::now() - inicio).count();
    std::vector<Medida> todas;
    for (const auto &medidas : porConexao)
        todas.insert(todas.end(), medidas.begin(), medidas.end());
    imprimir(std::move(todas), segundos);
    return 0;
}
