"""What to know of a view before passing it on: figures that are weaker than they look."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dashboard.models.claims import Claim
from dashboard.queries.claims import fetch_claims
from dashboard.queries.judgements import fetch_failing_audits
from dashboard.run import Run
from dashboard.table import Record, Table

MOST = 5  # named in full; the rest is counted


@dataclass(frozen=True)
class Weakness:
    """One weakness: what it is with the number of cases, and the cases in words."""

    sentence: str
    cases: list[str]


def find_weaknesses(
    run: Run, claim_ids: Collection[str], tables: Sequence[Table] = (), remarks: Sequence[str] = ()
) -> list[Weakness]:
    """The weaknesses of a view, by its claims and its tables; an empty list if there is none."""
    found = fetch_claims(run.warehouse, claim_ids)
    claims = {claim: found[claim] for claim in claim_ids if claim in found}
    records = [record for table in tables for record in table.records]
    shown = [(c.place_id, c.period, c.indicator_id) for c in claims.values() if c.kind == "derived"]
    shown += [
        (str(r["place_id"]), str(r["period"]), str(r["indicator_id"]))
        for r in records
        if r.get("kind") == "derived"
    ]
    apart = {
        str(r["target_claim_id"])
        for r in records
        if r.get("status") == "not_comparable" and r.get("target_claim_id") in claims
    }
    failing = fetch_failing_audits(run.warehouse, sorted(claims))
    cases = {
        "preliminary": _named(run, [c for c in claims.values() if c.kind == "preliminary"]),
        "derived": list(dict.fromkeys(_quantity(run, *key) for key in shown)),
        "computed": _named(run, [c for c in claims.values() if c.kind == "computed"]),
        "corrected": _named(run, [c for c in claims.values() if c.corrected_from]),
        "unverified": _named(
            run, [c for c in claims.values() if run.catalogue.sources[c.source_id].grade == "unverified_copy"]
        ),
        "near": _name_pairs(run, records, "near"),
        "not_comparable": list(
            dict.fromkeys(
                [
                    *_name_pairs(run, records, "apart"),
                    *(remark.rstrip(run.text("finding.end")) for remark in remarks),
                    *_named(run, [claims[claim] for claim in claims if claim in apart]),
                ]
            )
        ),
        "differing": list(
            dict.fromkeys(
                _quantity(run, a.place_id, a.period, a.indicator_id) for a in failing if a.rule == "same"
            )
        ),
        "failing": list(dict.fromkeys(a.statement for a in failing if a.rule != "same")),
    }
    return [
        Weakness(run.text(f"preflight.{what}", count=len(named)), _cut(run, named))
        for what, named in cases.items()
        if named
    ]


def _name_pairs(run: Run, records: Sequence[Record], grade: str) -> list[str]:
    """The pairs of this grade, each with its reason: a figure and the place that it was compared with."""
    pairs = [
        run.text(
            "preflight.pair",
            indicator=r["indicator"],
            place=r["place"],
            reference=run.place_name(str(r["reference_place_id"])),
            reason=r["comparison_reason"],
        )
        for r in records
        if r.get("comparison_grade") == grade and r["place_id"] != r["reference_place_id"]
    ]
    return list(dict.fromkeys(pairs))


def _named(run: Run, claims: Collection[Claim]) -> list[str]:
    return list(dict.fromkeys(_quantity(run, c.place_id, c.period, c.indicator_id) for c in claims))


def _quantity(run: Run, place_id: str, period: str, indicator_id: str) -> str:
    place, indicator = run.place_name(place_id), run.indicator_name(indicator_id)
    return run.text("claim.title", place=place, period=period, indicator=indicator)


def _cut(run: Run, cases: list[str]) -> list[str]:
    rest = len(cases) - MOST
    return cases[:MOST] + ([run.text("preflight.more", count=rest)] if rest > 0 else [])
