"""The language model as an engine: a report's stretches asked about one by one."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.concepts import Report
from crossbearing.extract.llm.answering import read_answer
from crossbearing.extract.llm.asking import question, stretches
from crossbearing.extract.llm.endpoint import Endpoint
from crossbearing.extract.proposal import Proposal, Refusal


@dataclass(frozen=True, slots=True)
class LanguageModelEngine:
    """Asks an endpoint. The report's text leaves this machine if the endpoint is on another one. Two runs need not give
    the same claims.
    """

    endpoint: Endpoint

    @property
    def name(self) -> str:
        return f"llm:{self.endpoint.model}"

    def propose(self, report: Report) -> list[Proposal | Refusal]:
        """What the model says, and a Refusal for each part of its answers that cannot be read. Raises ExtractError
        where the endpoint gives no answer.
        """
        out: list[Proposal | Refusal] = []
        for start, end in stretches(report):
            answer = self.endpoint.ask(question(report.text[start:end]))
            out += read_answer(answer, report.id, (start, end))
        return out
