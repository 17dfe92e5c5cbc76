#!/usr/bin/python3
# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, end to end: the real server, a real SMTP server, both real programs in real windows.

A patient books over HTTP; the receptionist's program shows it within a second; the doctor confirms it with the keyboard
in theirs; the e-mails arrive with the right date, time and unit. The windows are looked at through the accessibility
bus, as a screen reader would, and worked by key presses.

usage: trabalho_principal.py BIN_DIR SOURCE_DIR
Starts Xvfb, a window manager and a D-Bus session of its own.
"""
import datetime
import http.client
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

BIN, FONTE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SENHA = "uma senha bem comprida 1"
PACIENTE = "Maria Aparecida dos Santos Albuquerque"
processos = []


def iniciar(comando, **opcoes):
    p = subprocess.Popen([str(c) for c in comando], **opcoes)
    processos.append(p)
    return p


def esperar(oque, condicao, prazo):
    """Seconds until the condition held; ends the test where it did not."""
    inicio = time.monotonic()
    while True:
        valor = condicao()
        if valor:
            return time.monotonic() - inicio, valor
        if time.monotonic() - inicio > prazo:
            raise AssertionError(f"{oque}: not within {prazo} s")
        time.sleep(0.02)


class Api:
    def __init__(self, porta):
        self.porta, self.token = porta, None

    def pedir(self, metodo, caminho, corpo=None, **cabecalhos):
        conexao = http.client.HTTPConnection("127.0.0.1", self.porta, timeout=10)
        cabecalhos = {n.replace("_", "-"): v for n, v in cabecalhos.items()}
        if self.token:
            cabecalhos["Authorization"] = f"Bearer {self.token}"
        if corpo is not None:
            cabecalhos["Content-Type"] = "application/json"
            corpo = json.dumps(corpo)
        conexao.request(metodo, caminho, corpo, cabecalhos)
        resposta = conexao.getresponse()
        texto = resposta.read()
        assert resposta.status < 300, f"{metodo} {caminho}: {resposta.status} {texto.decode()}"
        return json.loads(texto or b"null"), resposta

    def entrar(self, login):
        self.token = None
        self.token = self.pedir("POST", "/auth/login", {"login": login, "senha": SENHA})[0]["access_token"]
        return self


def acessivel(programa):
    """All names and descriptions that the program tells a screen reader."""
    import pyatspi

    textos = []

    def juntar(no, fundo=0):
        if no is None or fundo > 30:
            return
        textos.extend([no.name or "", no.description or ""])
        for filho in no:
            juntar(filho, fundo + 1)

    for aplicacao in pyatspi.Registry.getDesktop(0):
        if aplicacao is not None and aplicacao.name == programa:
            try:
                juntar(aplicacao)
            except Exception:  # the tree changed while it was read: look again
                return ""
    return "\n".join(textos)


def teclar(janela, tecla):
    subprocess.run(["xdotool", "windowactivate", "--sync", janela, "key", "--clearmodifiers", tecla], check=True)


def janela_de(processo):
    _, saida = esperar("window", lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--pid", str(processo.pid)], capture_output=True, text=True).stdout, 15)
    return saida.split()[-1]


def preparar(api, admin):
    """Unit in Manaus (UTC-4), where the server's own zone would show as an error; doctor, desk, patient."""
    api.entrar(admin)
    unidade = api.pedir("POST", "/unidades", {"nome": "Unidade Adrianópolis", "fuso": "America/Manaus",
                                              "endereco": "Rua Recife, 10, Manaus, AM"})[0]["id"]
    medico = api.pedir("POST", "/auth/register", {
        "perfil": "medico", "nome": "Dra. Helena Prado", "email": "medico@teste.local", "senha": SENHA,
        "crm": {"numero": "123456", "uf": "AM"}, "especialidades": ["Cardiologia"]})[0]["id"]
    api.pedir("POST", "/auth/register", {"perfil": "recepcionista", "nome": "Ana Beatriz Moura",
                                         "email": "recepcao@teste.local", "senha": SENHA})
    paciente = api.pedir("POST", "/auth/register", {
        "perfil": "paciente", "nome": PACIENTE, "email": "maria@teste.local", "senha": SENHA,
        "dataNascimento": "1979-02-28"})[0]["id"]
    etag = api.pedir("GET", f"/medicos/{medico}/agenda")[1].getheader("ETag")
    faixas = [{"diaSemana": d, "inicio": "08:00", "fim": "18:00", "duracaoMin": 30, "intervaloMin": 0}
              for d in range(1, 8)]
    api.pedir("PUT", f"/medicos/{medico}/agenda",
              {"unidadeId": unidade, "vigenteDe": datetime.date.today().isoformat(), "faixas": faixas}, If_Match=etag)
    return medico, paciente


def principal(pasta):
    ambiente = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb", HOME=str(pasta),
                    AGENDA_TEMA="claro", LC_ALL="C.UTF-8")
    iniciar(["openbox"], stderr=subprocess.DEVNULL)
    # An unlocked keychain of its own: the programs keep their sessions in it, and nothing asks for a password.
    subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets"], input=b"chave", env=ambiente,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    caixa = pasta / "caixa"
    caixa.mkdir()
    smtp = iniciar(["/usr/bin/python3", FONTE / "tests/apoio/smtp/servidor_smtp.py", "--pasta", caixa],
                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    porta_smtp = smtp.stdout.readline().split()[1]
    dados = pasta / "dados"
    subprocess.run([BIN / "agenda-servidor", "--dados", dados, "admin", "criar", "--email", "admin@teste.local",
                    "--nome", "Marta"], input=SENHA + "\n", text=True, check=True, stdout=subprocess.DEVNULL)
    servidor = iniciar([BIN / "agenda-servidor", "--dados", dados, "--porta", "0"], stdout=subprocess.PIPE, text=True,
                       stderr=open(pasta / "registro.txt", "w"),
                       env=dict(os.environ, TZ="UTC", AGENDA_EMAIL_URL=f"smtp://127.0.0.1:{porta_smtp}",
                                AGENDA_EMAIL_REMETENTE="Clínica <clinica@teste.local>"))
    url = servidor.stdout.readline().split()[-1]
    api = Api(int(url.rsplit(":", 1)[1]))
    medico, paciente = preparar(api, "admin@teste.local")
    segredo = pasta / "senha"
    segredo.write_text(SENHA)
    segredo.chmod(0o600)

    def programa(nome, login):
        return iniciar([BIN / nome, "--servidor", url],
                       env=dict(ambiente, AGENDA_LOGIN=login, AGENDA_SENHA_ARQUIVO=str(segredo)))

    recepcao = programa("agenda-recepcao", "recepcao@teste.local")
    doutora = programa("agenda-medico", "medico@teste.local")
    esperar("receptionist signed in", lambda: "ao vivo" in acessivel("agenda-recepcao"), 20)
    esperar("doctor signed in", lambda: "ao vivo" in acessivel("agenda-medico"), 20)

    # Tomorrow, in the unit's zone; the desk looks at that day.
    fuso = datetime.timezone(datetime.timedelta(hours=-4))
    amanha = datetime.datetime.now(fuso).date() + datetime.timedelta(days=1)
    teclar(janela_de(recepcao), "ctrl+h")
    teclar(janela_de(recepcao), "ctrl+Right")
    time.sleep(1)
    inicio = f"{amanha.isoformat()}T09:30:00-04:00"
    corpo = {"medicoId": medico, "pacienteId": paciente, "inicio": inicio, "tipo": "consulta", "modalidade": "presencial"}
    api.entrar("maria@teste.local")
    consulta = api.pedir("POST", "/consultas", corpo, Idempotency_Key="pedido-1")[0]
    assert consulta["situacao"] == "solicitada", consulta
    assert consulta["inicio"] == inicio, consulta
    segundos, _ = esperar("booking on the receptionist's screen",
                          lambda: f"09:30–10:00 Dra. Helena Prado: {PACIENTE}, Solicitada" in acessivel("agenda-recepcao"), 5)
    print(f"on the receptionist's screen {segundos * 1000:.0f} ms after the answer")
    assert segundos <= 1.0, f"took {segundos:.2f} s"
    segundos, _ = esperar("request in the doctor's program", lambda: PACIENTE in acessivel("agenda-medico"), 5)
    print(f"in the doctor's program after {segundos * 1000:.0f} ms more")

    teclar(janela_de(doutora), "c")
    esperar("confirmed on the server",
            lambda: api.pedir("GET", f"/consultas/{consulta['id']}")[0]["situacao"] == "confirmada", 5)
    esperar("confirmed on the receptionist's screen",
            lambda: f"{PACIENTE}, Confirmada" in acessivel("agenda-recepcao"), 2)

    def mensagens():
        smtp.stdin.write("mensagens\n")
        smtp.stdin.flush()
        lidas = json.loads(smtp.stdout.readline())
        return lidas if len(lidas) >= 2 else None

    _, recebidas = esperar("two e-mails", mensagens, 30)
    data = f"{amanha.day} de " + ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto",
                                  "setembro", "outubro", "novembro", "dezembro"][amanha.month - 1]
    for mensagem in recebidas:
        inteira = json.dumps(mensagem, ensure_ascii=False)
        assert "maria@teste.local" in inteira, inteira
        for parte in (data, "09:30", "Unidade Adrianópolis", "Dra. Helena Prado"):
            assert parte in inteira, f"{parte!r} is not in {inteira}"
        assert "Cardiologia" not in inteira
    print(f"{len(recebidas)} e-mails with date, time and unit")
    servidor.send_signal(signal.SIGTERM)
    assert servidor.wait(15) == 0, "server's exit code"


if __name__ == "__main__":
    if os.environ.get("AGENDA_DENTRO_DO_BUS") != "1":
        # A display and a bus of our own, away from whatever the machine has.
        leitura, escrita = os.pipe()
        xvfb = subprocess.Popen(["Xvfb", "-displayfd", str(escrita), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
                                pass_fds=[escrita], stderr=subprocess.DEVNULL)
        tela = os.read(leitura, 16).decode().strip()
        try:
            codigo = subprocess.run(
                ["dbus-run-session", "--", "/usr/bin/python3", *sys.argv],
                env=dict(os.environ, DISPLAY=f":{tela}", AGENDA_DENTRO_DO_BUS="1", XDG_RUNTIME_DIR=tempfile.mkdtemp()),
                timeout=150).returncode
        finally:
            xvfb.terminate()
        sys.exit(codigo)
    with tempfile.TemporaryDirectory() as pasta_temporaria:
        try:
            principal(pathlib.Path(pasta_temporaria))
            print("main job: passed")
        except BaseException:
            subprocess.run(["import", "-window", "root", "/tmp/trabalho_principal.png"], stderr=subprocess.DEVNULL)
            registro = pathlib.Path(pasta_temporaria) / "registro.txt"
            if registro.exists():
                print(registro.read_text()[-3000:], file=sys.stderr)
            raise
        finally:
            for p in reversed(processos):
                p.kill()
            for p in processos:
                p.wait()
