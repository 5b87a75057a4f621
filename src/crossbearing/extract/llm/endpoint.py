"""Any OpenAI-compatible chat endpoint: one question, one answer, patience with a busy server."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from crossbearing.errors import ExtractError

_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 30.0  # seconds; a server that asks for more is treated as away


@dataclass(frozen=True)
class Endpoint:
    """Where to ask. `url` is the API's root (".../v1"); `key` is sent as a bearer token and never shown; `timeout` is
    in seconds; `attempts` counts the first one; waits double from `pause` seconds.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 120.0
    attempts: int = 4
    pause: float = 1.0
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)

    def ask(self, messages: list[dict[str, str]]) -> str:
        """The text of the model's answer. Raises ExtractError where the endpoint gives none."""
        fault = ""
        for attempt in range(self.attempts):
            if attempt:
                self.sleep(self._wait(attempt, fault))
            answer, fault = self._once(messages)
            if answer is not None:
                return answer
        raise ExtractError(
            f"the language model did not answer in {self.attempts} attempts",
            f"{self.url}: {fault}",
            "start the server, try again later, or choose another extractor",
        )

    def _once(self, messages: list[dict[str, str]]) -> tuple[str | None, str]:
        """The answer, or None and why it is worth another try. Raises ExtractError where it is not."""
        httpx = _httpx()
        body = {"model": self.model, "messages": messages, "temperature": 0, "response_format": {"type": "json_object"}}
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        url = f"{self.url.rstrip('/')}/chat/completions"
        try:
            response = httpx.post(url, json=body, headers=headers, timeout=self.timeout)
        except httpx.InvalidURL as error:
            raise ExtractError(
                "not an address", self.url, "give the root of the API, such as http://host:8000/v1"
            ) from error
        except httpx.HTTPError as error:
            return None, type(error).__name__
        if response.status_code in _BUSY:
            return None, f"HTTP {response.status_code} {response.headers.get('retry-after', '')}".strip()
        if response.status_code >= 400:
            raise ExtractError(
                "the language model's server refused the question",
                f"{self.url}: HTTP {response.status_code}",
                "check the address, the model's name and the key",
            )
        return _content(response), "an answer without content"

    def _wait(self, attempt: int, fault: str) -> float:
        """Seconds before the next attempt: what the server asked for, else twice as long each time."""
        asked = fault.rpartition(" ")[2] if fault.startswith("HTTP") and fault.count(" ") == 2 else ""
        wait = float(asked) if asked.isdigit() else self.pause * 2 ** (attempt - 1)
        return min(wait, _LONGEST_WAIT)


def _content(response: Any) -> str | None:
    try:
        content = response.json()["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError):
        return None
    return content if isinstance(content, str) and content.strip() else None


def _httpx() -> Any:
    try:
        import httpx
    except ImportError as error:
        raise ExtractError("httpx is not installed", None, "pip install 'crossbearing[llm]'") from error
    return httpx
