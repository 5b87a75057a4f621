"""Photographs of every page over the examples, in both themes, into docs/gallery.

python -m benchmarks.gallery
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks.serve_speed import FLAGS, serving
from crossbearing.pipeline import Pipeline, Settings
from crossbearing.store import Store, open_store

HERE = Path(__file__).parents[1]
OUT = HERE / "docs" / "gallery"
SIZE = {"width": 980, "height": 610}


def pages(store: Store) -> dict[str, str]:
    """Name of a photograph -> address of its page: the event with most claims, and the report of its first claim."""
    events = store.events.get(store.events.ids())
    event = max(events, key=lambda e: (len(e.contradictions) > 0, len(e.claims), e.id))
    claims = store.claims.get(event.claims)
    claim = max(claims, key=lambda c: (len(c.counts), len(c.attribution), c.id))
    report = f"/reports/{claim.report}?claim={claim.id}"
    return {
        "events": "/events", "event": f"/events/{event.id}", "event-matrix": f"/events/{event.id}#t-matrix",
        "event-evidence": f"/events/{event.id}#t-evidence", "report": f"{report}&correct=counts.0",
        "review": "/review", "source": f"/sources?name={event.sources[0].name}", "add": "/add",
    }  # fmt: skip


def main() -> None:
    from playwright.sync_api import sync_playwright

    OUT.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "record.db") as store:
        Pipeline(store, Settings(extractor="rules")).add([str(HERE / "examples" / "reports")])
        shown = pages(store)
        with serving(store) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for theme in ("light", "dark"):
                page = browser.new_page(base_url=address, color_scheme=theme, viewport=SIZE, reduced_motion="reduce")
                page.set_default_timeout(60_000)
                for name, path in shown.items():
                    page.goto(path)
                    page.wait_for_timeout(2500 if "event" in name else 600)  # maps are drawn after the page
                    page.screenshot(path=OUT / f"{name}-{theme}.png")
            browser.close()
    lines = [
        "# Pages, by day and by night",
        "",
        "Made by `python -m benchmarks.gallery` over the examples, which are invented.",
        "",
    ]
    for name in shown:
        lines += [f"## {name}", "", f"![{name}, light]({name}-light.png) ![{name}, dark]({name}-dark.png)", ""]
    (OUT / "README.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
