"""The rows of the warehouse, typed. Values are exact decimals; texts come in both languages."""

from dashboard.models.claims import Change, Claim, DerivedValue, Figure, Task
from dashboard.models.dimensions import Indicator, Limit, LookAlike, Named, Place, Source, Standard, WaterClass
from dashboard.models.history import PastBuild, PastClaim
from dashboard.models.judgements import Ambition, Apart, Audit, Disagreement, Target

__all__ = [
    "Ambition",
    "Apart",
    "Audit",
    "Change",
    "Claim",
    "DerivedValue",
    "Disagreement",
    "Figure",
    "Indicator",
    "Limit",
    "LookAlike",
    "Named",
    "PastBuild",
    "PastClaim",
    "Place",
    "Source",
    "Standard",
    "Target",
    "Task",
    "WaterClass",
]
