"""Classes of the water of rivers and lakes, told beside their names or in a clause that goes on of them."""

from collections.abc import Iterator, Sequence

from reading.claims.binding import Binder
from reading.claims.maker import Said
from reading.lexicon.lexicon import Lexicon
from reading.names.water_bodies import split_bodies
from reading.outline.context import Context
from reading.outline.places import Places
from reading.outline.titles import PLAN
from reading.tokens.clauses import Clause
from reading.tokens.scan import Scan, Token
from rules.numeral import parse_numeral
from rules.printed import CLASSES, WORSE_THAN_CLASS_V

UNIT = "water_class"


class WaterClassReader:
    """Reads the classes of waters as numbers."""

    def __init__(self, scan: Scan, lexicon: Lexicon, places: Places, binder: Binder) -> None:
        self._scan, self._words, self._patterns = scan, lexicon.words, lexicon.patterns
        self._places, self._binder = places, binder
        known = lexicon.indicators.items()
        self._told_to = 0  # where the last words end by which waters were named with their class
        self._code = next((code for code, words in known if words.unit.unit_id == UNIT), "")

    def of_named(self, token: Token, clause: Clause, context: Context, sentence: str) -> Iterator[Said]:
        """Those of waters that stand before them: one each in order, or one for all of them."""
        places = [self._places.resolve_body(name) for name in split_bodies(token, self._patterns)]
        self._binder.sentence.bodies, self._told_to = places, token.end
        if self._patterns["sections_follow"].match(self._scan.text, token.end):
            self._binder.sentence.judged = places
        is_bound = bool(token.group("or_better") or token.group("above"))
        said = list(self._classes(places, token.group("classes"), is_bound, context))
        if said:
            yield from self._count_on(places, token, context)
        yield from said

    def of_those(self, clause: Clause, context: Context) -> tuple[Token, list[Said]] | None:
        """What a clause that tells of nothing but a class says of the waters that its sentence has named, and
        the words that say it; nothing where it is none.
        """
        places = self._binder.sentence.bodies if clause.start >= self._told_to else []
        match = self._patterns["class_of_those"].match(self._scan.text, clause.start) if places else None
        if match is None:
            return None
        token = Token(match.start(), match.end(), match[0], frozenset({"class_of_those"}))
        is_bound = bool(match["or_better"] or match["above"])
        return token, list(self._classes(places, match["classes"], is_bound, context))

    def _classes(
        self, places: Sequence[str], printed: str, is_bound: bool, context: Context
    ) -> Iterator[Said]:
        classes = [
            str(WORSE_THAN_CLASS_V if sign[:-1] else CLASSES[sign[-1]])
            for sign in self._patterns["class_sign"].findall(printed)
        ]
        if not self._code or not places or len(classes) not in (1, len(places)):
            return
        is_plan = context.kind == PLAN
        kind, sign = "target" if is_plan else "actual", "<=" if is_plan or is_bound else "="
        for place, value in zip(places, classes * (len(places) // len(classes)), strict=True):
            yield Said(self._code, "", place, kind, sign, value, why=("words",))

    def _count_on(self, places: Sequence[str], token: Token, context: Context) -> Iterator[Said]:
        """How many sections a river has, told before the class of its water."""
        senses = self._words.get(token.group("sections"), ())
        code = next((one.code for one in senses if one.kind == "indicator"), "")
        scope = next((one.code for one in senses if one.kind == "scope"), "")
        if code and len(places) == 1 and context.kind != PLAN:
            printed = token.group("count")
            count = printed if printed.isascii() else f"{parse_numeral(printed):f}"
            yield Said(code, scope, places[0], "actual", "=", count, why=("words",))
