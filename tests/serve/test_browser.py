"""The whole way in a browser: each step asserts on what is shown and on the store;
`watched` on errors and requests."""

import pytest
from serve.conftest import claim_saying

pytestmark = pytest.mark.browser


def event_of(store, claim):
    return store.events.of_claims([claim])[claim]


def test_filter_read_and_open_evidence(watched, filled):
    watched.goto("/events")
    assert watched.locator(".event-row").count() == filled.counts()["events"]
    watched.select_option("#f-type", "PROTEST")
    watched.wait_for_url("**type=PROTEST*")
    watched.wait_for_selector(".chip[data-drop=type]")
    (row,) = watched.locator(".event-row").all()
    assert row.get_attribute("data-event") == event_of(filled, claim_saying(filled, "marched").id)
    watched.wait_for_function("document.body.dataset.answered >= 2")
    assert watched.locator("#map .cluster").count() == 1
    row.locator("[data-open]").click()
    watched.wait_for_url("**/events/e-*")
    assert "Crowds marched in Orenzo." in watched.locator(".sentence").first.inner_text()
    watched.get_by_role("link", name="In its report").first.click()
    watched.wait_for_url("**/reports/a*")
    assert watched.locator("#text .seg.lit.r-trigger").inner_text() == "marched"


def test_correct_a_count_join_and_undo(watched, filled):
    claim = claim_saying(filled, "killing 9", "a").id
    watched.goto(f"/events/{event_of(filled, claim)}")
    watched.locator(".claim", has_text="killing 9").first.get_by_role("link", name="Correct").click()
    watched.get_by_role("link", name="how many").first.click()
    watched.fill("#c-low", "11")
    watched.fill("#c-high", "11")
    watched.fill("#c-reason", "recounted")
    watched.get_by_role("button", name="Set it right").click()
    watched.wait_for_selector(".correction")
    assert "killed 11" in watched.locator(".correction").inner_text()
    assert "killed 9" in watched.locator(".correction del").inner_text()
    (event,) = filled.events.get([event_of(filled, claim)])
    assert 11 in {value for toll in event.counts for _, value, _ in toll.series}

    before = filled.counts()["events"]
    watched.goto("/events")
    for words in ("marched", "fled"):
        one = event_of(filled, claim_saying(filled, words).id)
        watched.locator(f"[data-event='{one}'] .choose").check()
    watched.get_by_role("button", name="Join: one happening").click()
    watched.wait_for_function("(n) => document.querySelectorAll('.event-row').length === n", arg=before - 1)
    assert filled.counts()["events"] == before - 1

    watched.goto("/judgements")
    watched.locator("[data-undo]").first.click()
    watched.wait_for_selector(".tag:has-text('taken back')")
    assert filled.counts()["events"] == before
    assert [j.act for j in filled.judgements.all()] == ["correct", "join", "undo"]


def test_add_by_paste_and_see_it_appear(watched, filled):
    watched.goto("/add")
    watched.fill("#pasted", "Harbour news\n\nJets struck Orenzo on Friday, killing 31.")
    watched.fill("#published", "2015-11-22")
    watched.fill("#outlet", "Harbour News")
    watched.get_by_role("button", name="Add", exact=True).click()
    watched.wait_for_selector("#progress[data-state=done]")
    assert watched.locator("[data-say=reports]").inner_text() == "1"
    assert claim_saying(filled, "killing 31").counts[0].amount.low == 31
    watched.goto("/events?min_toll=31")
    assert watched.locator(".event-row").count() == 1
    assert "31" in watched.locator(".event-row .toll").inner_text()


def test_a_failure_while_adding_is_shown(watched, filled):
    watched.goto("/add")
    watched.fill("#pasted", "A poison text that nobody foresaw.")
    watched.get_by_role("button", name="Add", exact=True).click()
    watched.wait_for_selector("#progress[data-state=done]")
    assert "unforeseen ValueError" in watched.locator(".failed").inner_text()
    assert len(filled.failures.open()) == 1


def test_select_words_after_an_emoji_and_add_a_claim_by_keys(watched, filled):
    watched.goto("/reports/c")
    watched.evaluate(
        """() => { const node = document.querySelector('#text'), walk = document.createTreeWalker(node,
        NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) { const at = walk.currentNode.data.indexOf('killing');
          if (at >= 0) { const r = document.createRange(); r.setStart(walk.currentNode, at);
          r.setEnd(walk.currentNode, at + 7);
            getSelection().removeAllRanges(); getSelection().addRange(r); return; } } }"""
    )
    watched.wait_for_selector("#selection:visible")
    watched.keyboard.press("m")
    watched.wait_for_url("**add=1*")
    assert watched.locator("[data-words]").inner_text().strip("“”") == "killing"
    watched.get_by_role("button", name="Add the claim").click()
    watched.wait_for_selector(".claim:has-text('killing')")
    assert "killing" in {c.trigger.text for c in filled.claims.of_reports(["c"])}


def test_review_by_keys_alone(watched, filled):
    watched.goto("/review")
    first = watched.locator("[data-first]").get_attribute("id")
    watched.keyboard.press("c")
    watched.wait_for_selector(".last")
    (made,) = filled.judgements.all()
    assert (made.act, f"claim-{made.subjects[0]}") == ("confirm", first)
    watched.keyboard.press("u")
    watched.wait_for_function(
        "!document.querySelector('.last .act b') || document.querySelector('.last .act b').innerText === 'undo'"
    )
    assert [j.act for j in filled.judgements.all()] == ["confirm", "undo"]


def test_the_second_person_is_told(watched, filled, served):
    claim = claim_saying(filled, "marched").id
    address = f"/events/{event_of(filled, claim)}"
    watched.goto(address)
    other = watched.context.new_page()
    other.goto(served + address)
    other.get_by_role("button", name="Confirm").click()
    other.wait_for_selector(".confirmed")
    answers = []
    watched.on("response", lambda answer: answers.append(answer.status))
    with watched.expect_event("console"):  # the browser itself names the refusal
        watched.get_by_role("button", name="Reject").click()
    watched.wait_for_selector("text=Somebody was quicker")
    assert 409 in answers
    assert [j.act for j in filled.judgements.all()] == ["confirm"]


def test_the_theme_is_switched_and_kept(watched):
    watched.goto("/events")
    watched.click("#theme")
    kept = watched.evaluate("document.documentElement.dataset.theme")
    assert kept in ("light", "dark")
    watched.goto("/sources")
    assert watched.evaluate("document.documentElement.dataset.theme") == kept
