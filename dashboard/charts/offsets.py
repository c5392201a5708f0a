"""Where words may stand beside a point of a chart, in pixels: the best place first."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Offset:
    """Where a label stands from its point: pixels to the right and up, its own edge or middle there, and
    whether a thin line leads to it.
    """

    xshift: float
    yshift: float
    xanchor: str
    yanchor: str
    has_leader: bool = False


RIGHT, LEFT = Offset(9, 0, "left", "middle"), Offset(-9, 0, "right", "middle")
ABOVE, BELOW = Offset(0, 8, "center", "bottom"), Offset(0, -8, "center", "top")
NEAR_RIGHT = tuple(Offset(9, up, "left", "middle") for up in (6, -6, 11, -11))
CORNERS = (
    Offset(3, 8, "left", "bottom"),
    Offset(3, -8, "left", "top"),
    Offset(-3, 8, "right", "bottom"),
    Offset(-3, -8, "right", "top"),
)
SHIFTED = tuple(
    Offset(right, up, "right" if right > 0 else "left", "bottom" if up > 0 else "top")
    for right in (20, -20, 12, -12, 31, -31)
    for up in (8, -8)
)
LED = tuple(
    Offset(right, up * side, "left" if right > 0 else "right", "middle", has_leader=True)
    for right in (14, -14, 40, -40, 70, -70)
    for up in (28, 44, 60, 76, 92, 108)
    for side in (1, -1)
)
NEAR = (*NEAR_RIGHT, ABOVE, BELOW, *CORNERS, *SHIFTED)


def _prefer_side(side: int) -> tuple[Offset, ...]:
    """Offsets of an end, those above first or, of -1, those below: near ones, then led ones."""
    return tuple(
        sorted(
            (RIGHT, *NEAR, *LED),
            key=lambda o: (o.has_leader, o.has_leader and abs(o.xshift) + abs(o.yshift), o.yshift * side < 0),
        )
    )


AT_UPPER_END, AT_LOWER_END = _prefer_side(1), _prefer_side(-1)
AT_TURN = (ABOVE, BELOW, LEFT, RIGHT)
AT_TARGET = (RIGHT, *NEAR, LEFT, *LED)
ON_LIMIT = (Offset(2, 3, "left", "bottom"), Offset(2, -3, "left", "top"))
OVER_LIMIT = (Offset(0, 3, "center", "bottom"), Offset(0, -3, "center", "top"))
LAST_LIMIT = (Offset(0, -3, "right", "top"), Offset(0, 3, "right", "bottom"))
AT_RULE = tuple(
    Offset(4 if side == "left" else -4, -15 * row, side, "top")
    for row in range(3)
    for side in ("left", "right")
)
