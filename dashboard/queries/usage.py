"""The scopes and bases that claims of each indicator stand on."""

from dashboard.models.usage import BasisUse, ScopeUse
from dashboard.warehouse import Warehouse


def fetch_scope_uses(warehouse: Warehouse) -> list[ScopeUse]:
    """The scopes of each indicator's claims, the commonest first."""
    return warehouse.fetch(
        ScopeUse,
        "(select indicator_id, scope_id, count(*) as claims from fact_claim group by all)",
        "order by indicator_id, claims desc, scope_id",
    )


def fetch_basis_uses(warehouse: Warehouse) -> list[BasisUse]:
    """The bases of each indicator's claims, the commonest first."""
    return warehouse.fetch(
        BasisUse,
        "(select indicator_id, basis_id, b.start_on, b.end_on, count(*) as claims"
        " from fact_claim join dim_basis b using (basis_id) group by all)",
        "order by indicator_id, claims desc, basis_id",
    )
