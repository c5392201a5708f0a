"""How long a report takes to read, from its text to proposals; the lexicon is made once."""

import time
from statistics import median

from etl.build import WAREHOUSE
from etl.reading_lexicon import open_lexicon
from reading.reader import read_report

LENGTH = 25_000  # letters, as long as a long report
RUNS = 7
SENTENCES = (
    "2024\u5e74\uff0c\u5168\u5e02PM2.5\u5e73\u5747\u6d53\u5ea630.5\u5fae\u514b/\u7acb\u65b9\u7c73\uff0c\u540c\u6bd4\u4e0b\u964d5.3%\u3002",
    "\u56fd\u8003\u65ad\u9762\u6c34\u8d28\u4f18\u2162\u6bd4\u4f8b\u8fbe\u523096.7%\uff0c\u65e0\u52a3\u2164\u7c7b\u65ad\u9762\u3002",
    "\u6df1\u5316\u8de8\u533a\u57df\u8054\u52a8\uff0c\u5f3a\u5316\u56e2\u961f\u5efa\u8bbe\uff0c\u5065\u5168\u957f\u6548\u673a\u5236\u3002\n",
)


def report() -> str:
    """Seconds of the processor for the lexicon and for a report, as a Markdown table."""
    begun = time.process_time()
    lexicon = open_lexicon(WAREHOUSE)
    made = time.process_time() - begun
    text = ("".join(SENTENCES) * (LENGTH // len("".join(SENTENCES)) + 1))[:LENGTH]
    seconds = [_measure(text, lexicon) for _ in range(RUNS)]
    return (
        "| what | seconds of the processor |\n| --- | ---: |\n"
        f"| make the lexicon, once a build | {made:.2f} |\n"
        f"| read {LENGTH:,} letters, median of {RUNS} | {median(seconds):.2f} |\n"
    )


def _measure(text: str, lexicon) -> float:
    begun = time.process_time()
    read_report(text, lexicon, "", 2024)
    return time.process_time() - begun
