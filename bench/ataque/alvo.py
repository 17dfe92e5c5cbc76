# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of the demo clinic to be attacked: started with what it is told, asked through plain sockets, measured."""
import contextlib
import datetime
import glob
import json
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile
import time

SENHA = "uma senha de ensaio 7"
CONTAS = {"admin": "admin@demo.local", "recepcionista": "recepcao@demo.local", "medico": "medico@demo.local",
          "paciente": "paciente@demo.local"}
ESPERA_S = 30  # for an answer, and for the server to end
SEM_RESPOSTA, CORTADA = 598, 0  # in the place of a status: none in time; the connection was closed without one


class Cluster:
    """A PostgreSQL of our own, reached by a socket in its folder."""

    def __init__(self, pasta):
        self.pasta = pathlib.Path(pasta)
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        if os.geteuid() == 0:
            shutil.chown(self.pasta, "postgres", "postgres")
            os.chmod(self.pasta.parent, 0o755)
        self._rodar("initdb", "-A", "trust", "-U", "agenda", "--locale=C.UTF-8", "--encoding=UTF8", "-D", self.dados)
        self._rodar("pg_ctl", "-s", "-w", "-D", self.dados, "-l", str(self.pasta / "registro"), "-o",
                    f"-c listen_addresses='' -c unix_socket_directories='{self.pasta}'", "start")
        self._rodar("createdb", "-h", str(self.pasta), "-U", "agenda", "agenda")

    @property
    def dados(self):
        return str(self.pasta / "dados")

    @property
    def url(self):
        return f"postgresql://agenda@/agenda?host={self.pasta}"

    def _rodar(self, programa, *argumentos):
        dono = pwd.getpwnam("postgres").pw_uid if os.geteuid() == 0 else None
        subprocess.run([f"{self.bin}/{programa}", *argumentos], check=True, stdout=subprocess.DEVNULL, user=dono)

    def parar(self):
        self._rodar("pg_ctl", "-s", "-w", "-m", "fast", "-D", self.dados, "stop")


class Alvo:
    """The server process. motor: "sqlite" or "postgres". ambiente: configuration, as environment variables."""

    def __init__(self, programa, motor="sqlite", **ambiente):
        self.pasta = pathlib.Path(tempfile.mkdtemp(prefix="ataque-"))
        self.cluster = None
        variaveis = dict(os.environ, AGENDA_DEMO_SENHA=SENHA, **ambiente)
        if motor == "postgres":
            (self.pasta / "pg").mkdir()
            self.cluster = Cluster(self.pasta / "pg")
            for banco in ("USUARIOS", "AGENDAMENTOS", "NOTIFICACOES"):
                variaveis[f"AGENDA_BANCO_{banco}"] = self.cluster.url
        self.registro = open(self.pasta / "registro", "wb")
        self.processo = subprocess.Popen(
            [programa, "--demo", "--dados", str(self.pasta / "dados"), "--porta", "0"],
            stdout=subprocess.PIPE, stderr=self.registro, env=variaveis, text=True)
        for linha in self.processo.stdout:
            if linha.startswith("AGENDA PRONTA"):
                self.porta = int(linha.rsplit(":", 1)[1])
                break
        else:
            raise SystemExit("the server did not start: " + (self.pasta / "registro").read_text()[-2000:])

    def parar(self):
        """Its exit code; -9 where it did not end in time and was killed."""
        self.processo.terminate()
        try:
            codigo = self.processo.wait(ESPERA_S)
        except subprocess.TimeoutExpired:
            self.processo.kill()
            codigo = self.processo.wait()
        if self.cluster:
            self.cluster.parar()
        self.registro.close()
        shutil.rmtree(self.pasta, ignore_errors=True)
        return codigo

    def cpu_ns(self):
        """Processor time of all its threads so far."""
        total = 0
        for tarefa in glob.glob(f"/proc/{self.processo.pid}/task/*/schedstat"):
            with contextlib.suppress(OSError):
                total += int(pathlib.Path(tarefa).read_text().split()[0])
        return total

    def memoria_kib(self):
        for linha in pathlib.Path(f"/proc/{self.processo.pid}/status").read_text().splitlines():
            if linha.startswith("VmRSS"):
                return int(linha.split()[1])
        return 0

    def tamanho_do_registro(self):
        return (self.pasta / "registro").stat().st_size


class Ligacao:
    """One keep-alive connection from an address of this machine."""

    def __init__(self, porta, de="127.0.0.1", prazo=ESPERA_S):
        self.porta, self.de, self.prazo, self.socket = porta, de, prazo, None

    def abrir(self):
        self.socket = socket.create_connection(("127.0.0.1", self.porta), self.prazo, source_address=(self.de, 0))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sobra = b""

    def fechar(self):
        if self.socket:
            self.socket.close()
            self.socket = None

    def pedir(self, bruto):
        """Status, head and body of the answer; the connection is opened again where it was closed."""
        for vez in (1, 2):
            if not self.socket:
                self.abrir()
            try:
                self.socket.sendall(bruto)
                return self._ler(bruto.startswith(b"HEAD "))
            except TimeoutError:
                self.fechar()
                return SEM_RESPOSTA, b"", b""
            except (ConnectionError, EOFError):
                self.fechar()
                if vez == 2:
                    return CORTADA, b"", b""

    def _ler(self, so_cabeca):
        while b"\r\n\r\n" not in self.sobra:
            self._mais()
        cabeca, self.sobra = self.sobra.split(b"\r\n\r\n", 1)
        minuscula = cabeca.lower()
        tamanho = 0
        if b"\r\ncontent-length:" in minuscula and not so_cabeca:
            tamanho = int(minuscula.split(b"\r\ncontent-length:")[1].split(b"\r\n")[0])
        while len(self.sobra) < tamanho:
            self._mais()
        corpo, self.sobra = self.sobra[:tamanho], self.sobra[tamanho:]
        if b"\r\nconnection: close" in minuscula:
            self.fechar()
        return int(cabeca.split(b" ")[1]), cabeca, corpo

    def _mais(self):
        mais = self.socket.recv(262144)
        if not mais:
            raise EOFError
        self.sobra += mais


def bytes_de(metodo, alvo, corpo=None, token=None, cabecalhos=()):
    """A request as it goes over the wire. alvo and corpo are bytes, sent as they are."""
    linhas = [metodo + b" " + alvo + b" HTTP/1.1", b"Host: a"]
    if token:
        linhas.append(b"Authorization: Bearer " + token.encode())
    linhas += [nome + b": " + valor for nome, valor in cabecalhos]
    if corpo is not None:
        linhas += [b"Content-Type: application/json", b"Content-Length: " + str(len(corpo)).encode()]
    return b"\r\n".join(linhas) + b"\r\n\r\n" + (corpo or b"")


def entrar(ligacao, login, senha=SENHA):
    corpo = json.dumps({"login": login, "senha": senha}).encode()
    status, _, texto = ligacao.pedir(bytes_de(b"POST", b"/auth/login", corpo))
    if status != 200:
        raise SystemExit(f"sign-in of {login}: {status} {texto[:200]!r}")
    return json.loads(texto)


def obter(ligacao, alvo, token=None):
    status, _, texto = ligacao.pedir(bytes_de(b"GET", alvo.encode(), token=token))
    if status != 200:
        raise SystemExit(f"GET {alvo}: {status} {texto[:200]!r}")
    return json.loads(texto)


def dia(daqui_a):
    return (datetime.date.today() + datetime.timedelta(days=daqui_a)).isoformat()


def percentil(valores, p):
    ordenados = sorted(valores)
    return ordenados[min(len(ordenados) - 1, int(len(ordenados) * p / 100))] if ordenados else 0.0


def agora_ms():
    return time.monotonic() * 1000
