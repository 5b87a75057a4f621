"""The REST API under /api/v1: the record's own JSON, paged, with the same filters as the pages."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """Every router of the API."""
    from crossbearing.serve.api import adding, claims, events, judgements, reports

    return events.router, claims.router, reports.router, judgements.router, adding.router
