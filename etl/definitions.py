"""Reads a YAML definition: keys within keys, and texts.

Anchors, tags, lists and depth are refused: none is needed, and each can mislead or be a trap.
"""

from collections.abc import Iterator

import yaml

MOST_LEVELS = 20  # of keys within keys
NULLS = {"~", "null", "Null", "NULL"}  # how YAML writes nothing


class NotPlainYaml(ValueError):
    """The text is not YAML, or such as no definition needs; `rule` and `line`, from 1, say what and where."""

    def __init__(self, line: int, rule: str, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.rule = rule


def read_leaves(text: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The line, path (the keys from the outermost) and text of every key that holds no other keys.

    The text of a key that holds nothing is empty. Raises NotPlainYaml. Follows events, as a tree could be of
    any depth and contain itself.
    """
    keys: list[str | None] = []  # of each open level; none where the next scalar is a key
    documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            documents += isinstance(event, yaml.DocumentStartEvent)
            _refuse_what_is_not_plain(event, keys, documents)
            if isinstance(event, yaml.MappingStartEvent):
                keys.append(None)
            elif isinstance(event, yaml.MappingEndEvent):
                keys.pop()
                keys[-1:] = [None] * bool(keys)
            elif isinstance(event, yaml.ScalarEvent) and keys and keys[-1] is None:
                keys[-1] = event.value
            elif isinstance(event, yaml.ScalarEvent) and keys:
                path = tuple(key for key in keys if key is not None)
                yield event.start_mark.line + 1, path, _text_of(event)
                keys[-1] = None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        raise NotPlainYaml(mark.line + 1 if mark else 1, "not YAML", problem) from error


def _refuse_what_is_not_plain(event: yaml.Event, keys: list[str | None], documents: int) -> None:
    """Raise NotPlainYaml for an event that cannot be part of a definition."""
    is_alias = isinstance(event, yaml.AliasEvent)
    problem = None
    if documents > 1:
        problem = "a second document"
    elif anchor := getattr(event, "anchor", None):
        problem = f"{'*' if is_alias else '&'}{anchor}"
    elif tag := getattr(event, "tag", None):
        problem = f"tag {tag}"
    elif isinstance(event, yaml.SequenceStartEvent):
        problem = "a list"
    elif isinstance(event, yaml.MappingStartEvent) and len(keys) == MOST_LEVELS:
        problem = f"more than {MOST_LEVELS} levels"
    elif isinstance(event, yaml.MappingStartEvent) and keys and keys[-1] is None:
        problem = "a key that holds keys"
    elif isinstance(event, yaml.ScalarEvent) and not keys and event.value:
        problem = "a text without a key"
    if problem:
        raise NotPlainYaml(event.start_mark.line + 1, "not a plain definition", problem)


def _text_of(event: yaml.ScalarEvent) -> str:
    is_unquoted = event.implicit[0]
    return "" if is_unquoted and event.value in NULLS else event.value
