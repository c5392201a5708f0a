"""The grade of a comparison as a small label: a sign and a word, so that its colour is never alone."""

from collections.abc import Callable

from markupsafe import Markup

from dashboard.html.markup import fill
from dashboard.views.grades import SIGNS, grade_label

# Places beside which there is room for a column of what may be said; of more it stands below each row.
MOST_BESIDE = 3


def render_grade(text: Callable[..., str], grade: str) -> Markup:
    """The label of a grade: same, near or apart; `text` is that of the run. Raises KeyError for any other."""
    template = '<span class="cj-grade cj-grade-%s"><i aria-hidden="true">%s</i>%s</span>'
    return fill(template, grade, SIGNS[grade], grade_label(text, grade))
