"""No serious violation of the accessibility rules on any page, by day and by night. Needs axe-core, for tests alone."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
MODULES = Path(os.environ.get("NODE_MODULES", Path(__file__).parents[2] / "node_modules"))
AXE = MODULES / "axe-core" / "axe.min.js"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_serious_violation(chromium, served, filled, theme):
    if not AXE.is_file():
        pytest.skip("no axe-core here: npm install axe-core, or name its folder in NODE_MODULES")
    event = max(filled.events.get(filled.events.ids()), key=lambda e: len(e.claims)).id
    claim = filled.claims.of_reports(["a"])[0].id
    pages = [
        "/events", "/events?place=nowhere", f"/events/{event}", "/reports", "/reports/a", f"/reports/a?claim={claim}",
        f"/reports/a?claim={claim}&correct=1", f"/reports/a?claim={claim}&correct=counts.0", "/reports/a?add=1",
        "/reports?q=struck", "/sources", "/sources?name=monitor", "/review", "/judgements", "/add", "/nothing",
    ]  # fmt: skip
    # The policy of the pages forbids scripts from elsewhere; the checker is laid in past it.
    context = chromium.new_context(base_url=served, color_scheme=theme, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    found = []
    for address in pages:
        page.goto(address)
        page.add_script_tag(path=AXE)
        violations = page.evaluate("async () => (await axe.run(document)).violations")
        found += [
            (address, v["id"], v["nodes"][0]["html"][:160], v["nodes"][0]["failureSummary"][:200])
            for v in violations
            if v["impact"] in ("serious", "critical")
        ]
    context.close()
    assert found == []
