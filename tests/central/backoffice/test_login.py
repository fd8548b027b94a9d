"""The door of the back office, and those who try it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from central.app import create_app
from central.backoffice import sessions
from central.backoffice.pages import TRIES_A_NAME_A_MINUTE
from central.settings import Settings
from central.users import add_user
from tests.central.backoffice.conftest import NAME, PASSWORD, Browser


async def test_password_and_code_open_the_door(stranger: Browser) -> None:
    reply = await stranger.log_in()
    assert (reply.status_code, reply.headers["location"]) == (303, "/cijfers")
    assert (await stranger.http.get("/cijfers")).status_code == 200


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger: Browser) -> None:
    cookies = (await stranger.log_in()).headers.get_list("set-cookie")
    [session] = [cookie for cookie in cookies if cookie.startswith("vindplaats-session=")]
    assert "httponly" in session.lower()
    assert "samesite=strict" in session.lower()
    assert "expires" not in session.lower()
    assert "domain" not in session.lower()


async def test_behind_https_the_cookie_travels_no_other_way(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path / "c", public_address="https://centre.example"))
    add_user(app.state.database, NAME, password=PASSWORD, now_millis=0)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="https://centre.example") as http:
        reply = await http.get("/aanmelden")
    app.state.database.close()
    assert reply.headers["set-cookie"].startswith("__Host-vindplaats-form=")
    assert "secure" in reply.headers["set-cookie"].lower()
    assert "max-age" in reply.headers["strict-transport-security"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "niemand"},
        {"password": "een ander wachtwoord"},
        {"password": ""},
        {"code": "000000"},
        {"code": ""},
        {"name": "", "password": "", "code": ""},
        {"name": "An Peeters' OR '1'='1"},
    ],
    ids=str,
)
async def test_whatever_is_wrong_the_answer_is_the_same(stranger: Browser, wrong: dict[str, str]) -> None:
    reply = await stranger.log_in(**wrong)
    assert reply.status_code == 401
    assert "Dit klopt niet. Kijk je naam, je wachtwoord en de code na." in reply.text
    assert PASSWORD not in reply.text
    assert "vindplaats-session" not in reply.headers.get("set-cookie", "")
    assert (await stranger.http.get("/cijfers")).status_code == 303


async def test_an_unknown_name_and_a_wrong_password_get_the_same_page(stranger: Browser) -> None:
    token = await stranger.token()
    unknown = await stranger.log_in(name="niemand", token=token)
    known = await stranger.log_in(password="mis en nog eens mis", token=token)
    assert unknown.text == known.text
    assert unknown.status_code == known.status_code


async def test_a_code_works_once(stranger: Browser) -> None:
    assert (await stranger.log_in()).status_code == 303
    stranger.http.cookies.clear()
    assert (await stranger.log_in()).status_code == 401
    stranger.clock.millis += 60_000
    assert (await stranger.log_in()).status_code == 303


async def test_who_guesses_has_to_wait_and_the_right_password_does_not_help(stranger: Browser) -> None:
    for _ in range(TRIES_A_NAME_A_MINUTE):
        assert (await stranger.log_in(password="weer een gok")).status_code == 401
    reply = await stranger.log_in()
    assert reply.status_code == 429
    assert int(reply.headers["retry-after"]) > 0
    assert "Er is te vaak geprobeerd" in reply.text


async def test_another_site_cannot_post_the_form(stranger: Browser) -> None:
    for token in ("", "0" * 64, "é"):
        assert (await stranger.log_in(token=token)).status_code == 400
    token = await stranger.token()
    stranger.http.cookies.clear()
    assert (await stranger.log_in(token=token)).status_code == 400, "a token without its cookie"
    fields = {"name": NAME, "password": PASSWORD, "code": stranger.code(), "token": await stranger.token()}
    crossed = await stranger.http.post("/aanmelden", data=fields, headers={"sec-fetch-site": "cross-site"})
    assert crossed.status_code == 400


@pytest.mark.parametrize(
    "body",
    [b"x" * 5000, b"name=%00&token=a", b"\xff\xfe", b"name=%FF", b"&".join(b"a%d=1" % n for n in range(50)), b""],
    ids=["large", "nul", "no ascii", "no utf-8", "many", "empty"],
)
async def test_a_form_that_is_none_is_a_plain_page(stranger: Browser, body: bytes) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    reply = await stranger.http.post("/aanmelden", content=body, headers=headers)
    assert reply.status_code == 400
    assert "Probeer het nog eens" in reply.text


async def test_logging_out_ends_the_session_also_for_a_copy_of_the_cookie(browser: Browser) -> None:
    copy = dict(browser.http.cookies)
    token = await browser.token("/cijfers")
    assert (await browser.http.post("/afmelden", data={"token": token})).status_code == 303
    browser.http.cookies.update(copy)
    assert (await browser.http.get("/cijfers")).status_code == 303


async def test_logging_out_needs_the_token_of_our_page(browser: Browser) -> None:
    assert (await browser.http.post("/afmelden", data={"token": "0" * 64})).status_code == 400
    assert (await browser.http.get("/cijfers")).status_code == 200


async def test_a_session_ends_after_half_an_hour_of_silence_and_after_eight_hours(browser: Browser) -> None:
    for _ in range(17):
        browser.clock.millis += 28 * 60 * 1000
        assert (await browser.http.get("/cijfers")).status_code == 200
    browser.clock.millis += 28 * 60 * 1000
    assert (await browser.http.get("/cijfers")).status_code == 303, "eight hours"
    assert (await browser.log_in()).status_code == 303
    browser.clock.millis += sessions.IDLE_MILLIS + 1
    assert (await browser.http.get("/cijfers")).status_code == 303, "half an hour"


async def test_a_made_up_cookie_opens_nothing(stranger: Browser) -> None:
    for value in ("x", "0" * 43, "../../etc/passwd"):
        stranger.http.cookies.set("vindplaats-session", value)
        assert (await stranger.http.get("/cijfers")).status_code == 303


async def test_the_database_holds_no_session_password_or_code(browser: Browser, office: FastAPI) -> None:
    folder = office.state.settings.data
    raw = b"".join(path.read_bytes() for path in folder.iterdir())
    assert browser.http.cookies["vindplaats-session"].encode() not in raw
    assert PASSWORD.encode() not in raw
    assert b"argon2id" in raw
    with sqlite3.connect(folder / "central.sqlite") as connection:
        assert connection.execute("SELECT count(*) FROM back_office_session").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("path", ["/cijfers", "/cijfers?kwartaal=2026Q4", "/cijfers/barriers_by_age.csv", "/"])
async def test_nothing_is_shown_to_who_is_not_logged_in(stranger: Browser, path: str) -> None:
    reply = await stranger.http.get(path, follow_redirects=True)
    assert reply.url.path == "/aanmelden"
    assert "<table" not in reply.text
