"""Days judged by the rules before and after a change of them, and when the rules changed."""

from dashboard.models.dimensions import Event
from dashboard.models.rule_change import JudgedYear, LimitEdition
from dashboard.warehouse import Warehouse


def fetch_judged_years(warehouse: Warehouse) -> list[JudgedYear]:
    """Good days of years by each edition of the daily limits, in order of place, year and edition."""
    return warehouse.fetch(JudgedYear, "rule_change", "order by place_id, year, start_on")


def fetch_limit_editions(warehouse: Warehouse) -> list[LimitEdition]:
    """The editions by which days are judged, in order of time."""
    return warehouse.fetch(LimitEdition, "limit_edition", "order by start_on")


def fetch_changes_of_state(warehouse: Warehouse) -> list[Event]:
    """When the state (temperature, pressure) changed at which values are published, in order of time."""
    return warehouse.fetch(
        Event,
        "dim_event",
        "where event_type = 'method' and exists ("
        "select 1 from dim_statistic s where s.pollutant_id is not null"
        " and list_contains(string_split(indicators, ';'), s.indicator_id)) order by start_on, event_id",
    )
