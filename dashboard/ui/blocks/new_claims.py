"""What is new in this build of the data."""

from dashboard.run import Run
from dashboard.ui.blocks.drawers import show_table_on_demand
from dashboard.ui.blocks.text import show_note
from dashboard.views.sources.new_claims import NewClaims


def show_new_claims(run: Run, found: NewClaims) -> None:
    """A closed drawer of the claims that are new or changed, a quiet line where there are none; one of what
    follows from them.
    """
    if found.before is None:
        show_note(run.text("sources.no_build_before"))
        return
    parts = {"date": found.before.data_on, "build": found.before.content_hash[:8]}
    if found.table.rows:
        show_table_on_demand(run, found.table, "new-claims", "sources.new_claims", **parts)
    else:
        show_note(run.text("sources.nothing_new", **parts))
    show_table_on_demand(run, found.consequences, "build-changes", "sources.build_changes")
