"""What axe-core finds on a page that is ours and grave."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

GRAVE = ("serious", "critical")
# Only what is broken is found and brought here: to tell what is right takes as long as to look.
FIND_BROKEN = """async within => (await axe.run(within, {resultTypes: ['violations']})).violations
    .map(({id, impact, nodes}) => [id, impact, nodes[0].html])"""


def grave_faults(tab: Page, known: set[str], within: str = "html") -> dict[str, str]:
    """Rules other than the known ones that are broken gravely within a part of the page, with the first place of
    each.
    """
    if not tab.evaluate("() => 'axe' in window"):
        tab.evaluate(AXE_SCRIPT)
    return {
        rule: html[:200]
        for rule, impact, html in tab.evaluate(FIND_BROKEN, within)
        if impact in GRAVE and rule not in known
    }
