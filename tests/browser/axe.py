"""What axe-core finds on a page that is ours and grave."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")


def grave_faults(tab: Page, known: set[str], within: str = "html") -> dict[str, str]:
    """Rules other than the known ones that are broken gravely within a part of the page, with the first place of
    each.
    """
    # Not what is right: to list all of that takes longer than to look.
    broken = Axe().run(tab, context=within, options={"resultTypes": ["violations"]}).response["violations"]
    return {
        fault["id"]: fault["nodes"][0]["html"][:200]
        for fault in broken
        if fault["impact"] in GRAVE and fault["id"] not in known
    }
