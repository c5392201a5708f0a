"""What is told of none of it: that none occurred, or that all of it is cleared away, or is to be."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reading.claims.binding import Binder
from reading.claims.maker import Said
from reading.lexicon.lexicon import Lexicon
from reading.names.subjects import Chooser
from reading.outline.context import Context
from reading.outline.titles import PLAN
from reading.tokens.clauses import Clause
from reading.tokens.scan import NUMBER, Scan, Token

FARTHEST = 2  # unknown letters between a name and the words on it
NEITHER = "neither"  # better: neither more nor less of it
MORE = "higher"  # better: more of it
CLEARED = "clear"  # of things to be cleared away, how many is not said


class NoneReader:
    """Reads the words of a clause for none of something; `whole` makes the claims of all of it."""

    def __init__(
        self,
        scan: Scan,
        lexicon: Lexicon,
        chooser: Chooser,
        binder: Binder,
        whole: Callable[[str, Context], Iterator[Said]],
    ) -> None:
        self._scan, self._lexicon, self._chooser = scan, lexicon, chooser
        self._binder, self._whole = binder, whole

    def read(self, token: Token, clause: Clause, context: Context, sentence: str) -> Iterator[Said]:
        """None of it: 0 of what is named before or behind."""
        text, patterns = self._scan.text, self._lexicon.patterns
        if patterns["campaign"].match(text, token.end) or patterns["by_and_by"].search(
            text, clause.start, token.start
        ):
            return
        is_nearly = bool(patterns["nearly"].match(token.text))
        for codes in self._behind(token, clause, context) or self._before(token, clause, context):
            code = self._chooser.count(codes, sentence) or self._chooser.share(codes, sentence)
            if (
                not code
                or (words := self._chooser.words(code)).beside
                or self._chooser.is_concentration(code)
            ):
                continue
            if words.better == MORE:
                yield from self._whole(code, context) if not is_nearly else ()  # all of it is cleared away
            elif context.kind != PLAN:
                is_told = not is_nearly and words.words != CLEARED
                yield from self._of_each(Said(code, "", "", "actual", "=", "0", why=("words",)), is_told)
            elif is_nearly or words.words == CLEARED:
                yield from self._of_each(Said(code, "", "", "target", why=("words",)), bool(words.words))
            else:  # of what is neither good nor bad something is to be cleared away
                none = Said(code, "", "", "target", "<=", "0", why=("words",))
                yield from self._of_each(none, words.better != NEITHER)

    def _of_each(self, said: Said, is_told: bool) -> Iterator[Said]:
        """What is said, if it is, of each of the places that the sentence named in a row."""
        places = self._binder.sentence.places
        for place in (places if len(places) > 1 else [said.place]) if is_told else ():
            yield replace(said, place=place)

    def _behind(self, token: Token, clause: Clause, context: Context) -> list[Sequence[str]]:
        found: list[Sequence[str]] = []
        is_listed = False
        end = token.end
        for one in clause.tokens:
            if one.start < token.end:
                continue
            if self._scan.unknown(end, one.start) > (FARTHEST if found or len(token.text) > 1 else 0):
                break
            if codes := self._chooser.codes(one, context.part, self._scan.near(one)):
                if found and not is_listed:
                    if not self._is_class_of(found[-1], codes):
                        break
                    found.pop()
                found.append(codes)
                is_listed = False
            elif not one.kinds & {"list", "scope", "neutral", "part", "at_least_after", "grades"} or (
                "list" in one.kinds and not found
            ):
                break
            is_listed |= "list" in one.kinds
            end = one.end
        return found

    def _is_class_of(self, things: Sequence[str], codes: Sequence[str]) -> bool:
        """Whether a name tells which of the things are meant that stand before it: sections in a class."""
        are_all = all(
            self._chooser.is_count(one) and not self._chooser.words(one).is_target for one in things
        )
        return are_all and any(self._chooser.is_count(one) for one in codes)

    def _before(self, token: Token, clause: Clause, context: Context) -> list[Sequence[str]]:
        if len(token.text) == 1:
            return []
        for one in reversed([one for one in clause.tokens if one.end <= token.start]):
            if self._scan.unknown(one.end, token.start) > 0 or NUMBER in one.kinds:
                return []
            codes = self._chooser.codes(one, context.part, self._scan.near(one))
            if any(self._chooser.words(code).is_target for code in codes):
                return [codes]
        return []
