"""The laptop mode answers the browser that we opened and nobody else: on a real socket, the real Flet behind it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

ROOT = Path(__file__).parents[2]
READY = "Vindplaats: "


@dataclass(frozen=True)
class Served:
    process: subprocess.Popen[str]
    launch: str

    @property
    def port(self) -> int:
        port = urlsplit(self.launch).port
        assert port is not None
        return port

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def served(folder: Path) -> Served:
    command = [sys.executable, "-m", "tests.browser.sample_app", "--data", str(folder), "--no-browser"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith(READY), line
    return Served(process=process, launch=line.removeprefix(READY).strip())


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    running = served(tmp_path_factory.mktemp("laptop"))
    yield running
    running.process.terminate()
    running.process.communicate(timeout=10)


@pytest.fixture
def browser(laptop: Served) -> Iterator[httpx.Client]:
    """Went through the launch address, so holds the cookie."""
    with httpx.Client(base_url=laptop.address, trust_env=False) as client:
        client.get(laptop.launch)
        yield client


def cookie_of(browser: httpx.Client) -> str:
    return "; ".join(f"{name}={value}" for name, value in browser.cookies.items())


def refused(laptop: Served, *, origin: str | None, cookie: str | None, host: str | None = None) -> int:
    """The status with which a websocket is turned away; 101 when it is not."""
    headers = {name: value for name, value in (("Cookie", cookie), ("Host", host)) if value is not None}
    try:
        address = f"ws://127.0.0.1:{laptop.port}/ws"
        with connect(address, origin=Origin(origin) if origin else None, additional_headers=headers, proxy=None):
            return 101
    except InvalidStatus as refusal:
        return refusal.response.status_code


def test_launch_address_becomes_a_strict_cookie_and_leaves_the_address_bar(laptop: Served) -> None:
    answer = httpx.get(laptop.launch, trust_env=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert {"httponly", "samesite=strict", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}
    assert laptop.launch.split("t=")[1] not in cookie


def test_page_and_its_files_come_with_the_cookie_only(laptop: Served, browser: httpx.Client) -> None:
    for path in ("/", "/main.dart.wasm", "/manifest.json", "/icon.png", "/youths/3"):
        assert browser.get(path).status_code == 200, path
        assert httpx.get(laptop.address + path, trust_env=False).status_code == 403, path


@pytest.mark.parametrize("query", ["?t=", "?t=wrong", "?t=%ff%00", "?t=wrong&t=wrong", "?T=x", "?t=" + "é" * 50])
def test_wrong_token_opens_nothing(laptop: Served, query: str) -> None:
    answer = httpx.get(f"{laptop.address}/{query}", trust_env=False)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "cookie", ["vindplaats={}", "vindplaats_{port}=wrong", "vindplaats_{port}=", 'a;;=\x01"', "{port}"]
)
def test_wrong_cookie_opens_nothing(laptop: Served, cookie: str) -> None:
    headers = {"Cookie": cookie.replace("{port}", str(laptop.port))}
    assert httpx.get(laptop.address + "/", headers=headers, trust_env=False).status_code in {400, 403}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "localhost:{port}", "127.0.0.1", "127.0.0.1:1"]
)
def test_foreign_host_is_turned_away_even_with_the_cookie(laptop: Served, browser: httpx.Client, host: str) -> None:
    named = host.replace("{port}", str(laptop.port))
    assert browser.get("/", headers={"Host": named}).status_code == 421
    assert httpx.get(laptop.launch, headers={"Host": named}, trust_env=False).status_code == 421


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:1", "http://localhost:{port}", "null", None]
)
def test_foreign_origin_gets_no_websocket_even_with_the_cookie(
    laptop: Served, browser: httpx.Client, origin: str | None
) -> None:
    named = origin and origin.replace("{port}", str(laptop.port))
    assert refused(laptop, origin=named, cookie=cookie_of(browser)) == 403


def test_websocket_opens_for_our_own_page_only_with_the_cookie(laptop: Served, browser: httpx.Client) -> None:
    assert refused(laptop, origin=laptop.address, cookie=cookie_of(browser)) == 101
    assert refused(laptop, origin=laptop.address, cookie=None) == 403
    assert refused(laptop, origin=laptop.address, cookie=f"vindplaats_{laptop.port}=wrong") == 403


@pytest.mark.parametrize(
    "path", ["/docs", "/redoc", "/openapi.json", "/DOCS", "//docs", "/docs/oauth2-redirect", "/oauth_callback"]
)
def test_nothing_describes_the_server(browser: httpx.Client, path: str) -> None:
    assert browser.get(f"{browser.base_url}".rstrip("/") + path).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_only_reading_is_answered(browser: httpx.Client, method: str) -> None:
    assert browser.request(method, "/").status_code == 405


@pytest.mark.parametrize("path", ["/", "/main.dart.wasm", "/nothing.png", "/docs"])
def test_every_answer_is_private_and_unframed(browser: httpx.Client, path: str) -> None:
    headers = browser.get(path, headers={"Origin": "https://evil.example"}).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


def test_policy_allows_no_script_from_elsewhere_and_none_inline_but_the_pages_own(browser: httpx.Client) -> None:
    policy = browser.get("/").headers["content-security-policy"]
    scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert "'unsafe-inline'" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert "http" not in scripts
    assert scripts.count("'sha256-") >= 2


def test_path_out_of_the_assets_finds_nothing(browser: httpx.Client) -> None:
    for path in ("/..%2f..%2fpyproject.toml", "/%2e%2e/pyproject.toml", "/..%5cpyproject.toml"):
        assert "requires-python" not in browser.get(path).text, path


def test_sigterm_ends_it_cleanly_with_a_page_open(tmp_path: Path) -> None:
    running = served(tmp_path)
    with httpx.Client(trust_env=False) as client:
        client.get(running.launch)
        cookie = cookie_of(client)
    with connect(
        f"ws://127.0.0.1:{running.port}/ws",
        origin=Origin(running.address),
        additional_headers={"Cookie": cookie},
        proxy=None,
    ):
        running.process.send_signal(signal.SIGTERM)
        said, _nothing = running.process.communicate(timeout=10)
    assert running.process.returncode == 0
    assert said.endswith("closed\n")
