"""The API's own page: what its OpenAPI description says, as HTML without anybody else's scripts."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from legation.web.rendering import page


def reference(request: Request) -> Response:
    """`/api`."""
    described: dict[str, Any] = request.app.openapi()
    calls = [_call(path, method, told) for path, methods in described["paths"].items() for method, told in methods.items()]
    return page(request, "api.html", {"title": described["info"]["title"], "about": described["info"]["description"], "calls": calls})


def _call(path: str, method: str, told: dict[str, Any]) -> dict[str, Any]:
    body = told.get("requestBody", {}).get("content", {})
    return {
        "path": path,
        "method": method.upper(),
        "summary": told.get("summary", ""),
        "about": told.get("description", ""),
        "parameters": [_parameter(one) for one in told.get("parameters", ())],
        "body": next(iter(body), None),
        "answers": [(status, answer["description"]) for status, answer in told["responses"].items()],
        "example": path if method == "get" and "{" not in path else None,
    }


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    schema = one.get("schema", {})
    kinds = [item.get("type") for item in schema.get("anyOf", [schema]) if item.get("type") != "null"]
    return {
        "name": one["name"],
        "in": one["in"],
        "kind": ", ".join(filter(None, kinds)),
        "about": one.get("description", ""),
        "needed": one.get("required", False),
    }
