"""`legation serve` starts, says where, and stops; beyond this machine it names the token."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from legation.commands import serve


def test_it_serves_an_empty_ledger_and_stops(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "legation", "serve", "--port", str(port), "--ledger", str(tmp_path / "new.db")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert f"http://127.0.0.1:{port}/" in running.stderr.readline()
        assert "Nothing has been read yet" in _answered(f"http://127.0.0.1:{port}/")
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=60) in (0, 130)
        assert "Traceback" not in running.stderr.read()


def _answered(address: str) -> str:
    for _ in range(300):
        try:
            return httpx.get(address).text
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def test_this_machine_alone_needs_no_token(capsys: pytest.CaptureFixture[str]) -> None:
    assert serve._settings("127.0.0.1", 8000, []).token is None
    assert capsys.readouterr().err == ""


def test_beyond_this_machine_the_token_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(serve.TOKEN_VARIABLE, raising=False)
    token = serve._settings("0.0.0.0", 8000, []).token
    assert token is not None
    assert len(token) >= 32
    assert token in capsys.readouterr().err


def test_a_token_given_is_not_shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(serve.TOKEN_VARIABLE, "known to me")
    assert serve._settings("0.0.0.0", 8000, []).token == "known to me"
    assert "known to me" not in capsys.readouterr().err
