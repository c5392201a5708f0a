"""Every question the pages ask, and the answers as typed rows."""

from dashboard.queries.catalogue import Build, Catalogue, all_limits, build, catalogue, limits, water_classes
from dashboard.queries.claims import claims, claims_of, source_claims, tasks
from dashboard.queries.figures import changes, derived, derived_figures, figures, places_with, years_between
from dashboard.queries.history import past_build, past_claims
from dashboard.queries.judgements import ambitions, apart, audits, disagreements, target_years, targets, task_targets

__all__ = [
    "Build",
    "Catalogue",
    "all_limits",
    "ambitions",
    "apart",
    "audits",
    "build",
    "catalogue",
    "changes",
    "claims",
    "claims_of",
    "derived",
    "derived_figures",
    "disagreements",
    "figures",
    "limits",
    "past_build",
    "past_claims",
    "places_with",
    "source_claims",
    "target_years",
    "targets",
    "task_targets",
    "tasks",
    "water_classes",
    "years_between",
]
