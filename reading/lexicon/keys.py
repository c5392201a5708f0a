"""The files that a lexicon is made of, the keys of an indicator, and the kinds of words."""

NEEDED = (
    "calendar",
    "divisions",
    "indicators",
    "letters",
    "parts",
    "patterns",
    "scopes",
    "units",
    "words",
)  # files
INDICATOR_KEYS = frozenset(
    (
        "names",
        "short",
        "nouns",
        "part",
        "context",
        "beside",
        "unless",
        "not_of",
        "scope",
        "family",
        "basis",
        "measures",
        "is_target",
        "is_change",
        "of_all",
        "completed",
        "percentile",
        "words",
    )
)
WORD_KINDS = (
    *("at_least_after", "at_most_after", "more_after", "about_after"),
    *("at_least_before", "at_most_before", "more_before", "less_before", "about_before"),
    *("up", "down", "better_way", "worse_way", "to", "turned_to", "from", "flat", "change_word"),
    *("reach", "each", "respectively", "former", "latter", "list", "goal", "aim", "strive", "expect", "done"),
    *(
        *("whole", "province"),
        "nation",
        "other_place",
        "standard",
        "comparison",
        "other_subject",
        "other_amount",
        "neutral",
        "all_of_it",
        "none_of_it",
    ),
)
