"""Every address, with every kind of token: nobody gets in who should not."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from ipregistry.register import Register

from .conftest import Knock, shown

GOOD = {"read", "load", "admin"}
LOADERS = {"load", "admin"}
BAD = {"none", "rubbish", "empty", "revoked", "expired", "shortened"}
ALWAYS_OPEN = {"/healthz", "/readyz", "/docs", "/openapi.json"}
SHEET = b"entry_id,mark\nx,ACME\n"
# What is asked of an address that wants more than to be read.
ASKED = {
    ("POST", "/v1/checks"): {"json": {"description": "ACME"}},
    ("POST", "/v1/updates"): {"query_string": {"register": "XX-TEST", "dry_run": "true"}, "data": SHEET},
    ("POST", "/v1/updates/1/revert"): {"query_string": {"dry_run": "true"}},
}
FORCED = {"force": "true", "reason": "a test"}


def addresses(client: FlaskClient) -> list[tuple[str, str]]:
    """(method, path) of everything the application answers, with something that is there for every name."""
    found = []
    for rule in client.application.url_map.iter_rules():
        path = re.sub(r"<[^>]*number>", "1", rule.rule).replace("<entry_id>", "x")
        if "<" not in path:
            found += [(method, path) for method in sorted(rule.methods or ()) if method in ("GET", "POST")]
    return found


def allowed(method: str, path: str, *, readers_hold_tokens: bool) -> set[str]:
    """The kinds of token that get an answer."""
    if method == "POST" and path.startswith("/v1/updates"):
        return LOADERS
    if method == "POST" and path in ("/updates/1/revert", "/load"):
        return set()  # a page's form: its token stands in the form, and no header counts
    if path in ALWAYS_OPEN or not readers_hold_tokens:
        return GOOD | BAD
    return GOOD


@pytest.mark.parametrize("readers_hold_tokens", [False, True])
def test_every_address_answers_whom_it_should_and_nobody_else(
    knock: Knock, tokens: dict[str, str | None], readers_hold_tokens: bool
) -> None:
    client = knock(read_token=readers_hold_tokens)
    asked = addresses(client)
    assert len(asked) >= 15 and set(tokens) == GOOD | BAD
    for method, path in asked:
        may = allowed(method, path, readers_hold_tokens=readers_hold_tokens)
        for kind, token in tokens.items():
            options = ASKED.get((method, path), {})
            response = client.open(path, method=method, headers=shown(token), content_type=_type(options), **options)
            told = f"{method} {path} with {kind}: {response.status_code}"
            assert (response.status_code in (401, 403)) == (kind not in may), told
            assert response.status_code < 500, told
            if response.status_code == 401:
                assert response.headers["WWW-Authenticate"].lower().startswith("bearer"), told
            response.close()


def _type(options: dict[str, object]) -> str | None:
    return "text/csv" if "data" in options else None


@pytest.mark.parametrize("path", ["/v1/updates", "/v1/updates/1/revert"])
def test_guards_are_overridden_by_admin_alone(knock: Knock, tokens: dict[str, str | None], path: str) -> None:
    client = knock()
    options = ASKED["POST", path]
    for kind, token in tokens.items():
        query = {**options["query_string"], **FORCED}  # type: ignore[dict-item]
        response = client.post(
            path, query_string=query, data=options.get("data"), content_type="text/csv", headers=shown(token)
        )
        assert (response.status_code == 200) == (kind == "admin"), kind


def test_token_in_an_address_or_a_form_is_no_token(knock: Knock, tokens: dict[str, str | None]) -> None:
    client, token = knock(read_token=True), str(tokens["admin"])
    for query in ({"token": token}, {"access_token": token}, {"Authorization": f"Bearer {token}"}):
        assert client.get("/v1/registers", query_string=query).status_code == 401
    for scheme in ("Basic", "Token", "bearer:", ""):
        assert client.get("/v1/registers", headers={"Authorization": f"{scheme} {token}"}).status_code == 401


def test_reader_is_remembered_for_moments_and_refused_when_revoked(
    knock: Knock, one_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ipregistry.protecting import holders
    from ipregistry.tokens import Scope, create_token, revoke_token

    monkeypatch.setattr(holders, "SECONDS", 0.0)
    made = create_token(one_register.repository.tokens, "short-lived", Scope.READ)
    client = knock(read_token=True)
    assert client.get("/v1/registers", headers=shown(made.text)).status_code == 200
    revoke_token(one_register.repository.tokens, made.row.id)
    assert client.get("/v1/registers", headers=shown(made.text)).status_code == 401
