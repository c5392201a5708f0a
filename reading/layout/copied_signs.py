"""What stands in a text and is not read: signs that came by copying, of Markdown, subscripts, pronunciation,
lists, a Latin keyboard and forums, and asides on what things are called.
"""

import re

from reading.layout.wrapped_lines import COUNTERS

# how a character is pronounced, in brackets behind it, as copies of pages have it
PINYIN = re.compile(r"(?<=[\u4e00-\u9fff])[(\uff08](?=[a-z]*[\u00e0-\u01dc])[a-z\u00e0-\u01dc]{1,6}[)\uff09]")
LOWERED = re.compile(r"(?:(?<=[A-Z])|(?<=pm))_(?=[0-9])")  # the sign of a subscript: PM_2.5
MARKDOWN = re.compile(r"^[ \t\u3000]*#{1,6}[ \t\u3000]+|\*\*", re.MULTILINE)
# how something is called from here on, in brackets behind its name
ALIAS = re.compile(
    "[(\uff08](?:\u4ee5\u4e0b|\u4e0b\u540c)?\uff0c?(?:\u7b80\u79f0|\u7edf\u79f0|\u5408\u79f0)[^()\uff08\uff09]{1,20}[)\uff09]"
)
UNREAD = (PINYIN, LOWERED, MARKDOWN, ALIAS)
# what begins an item of a list, before a blank; all are read as the first
DOTS = "\u25cf\u2022\u00b7\u25c6\u25a0\u25aa\u2023\u25cb\u25b2\u2605\u27a2\u2714\u221a"
LIST_SIGN = re.compile(rf"^[ \t\u3000]*([-*+{DOTS}])(?=[ \t\u3000])", re.MULTILINE)
# a plain full stop behind Chinese, where none of a number, an item or a Latin word can stand
PLAIN_STOP = re.compile(rf"(?<=[\u4e00-\u9fff%)\uff09])(?<![{COUNTERS}])\.(?=[\s\u4e00-\u9fff]|$)")
# what forums mix into a text against copying: short plain pieces, with signs that no figure has
SCRAMBLED = re.compile(
    r"(?:^|(?<=[\s;\u3002\uff1b]))(?:[!-~]{1,3}[ \t]+){2,}(?:[!-~]{1,3}(?=[ \t]*$))?", re.MULTILINE
)
ODD_SIGN = re.compile(r"[!#$&'*@^_`{}~?\\\"\[\]]|(?<=[ \t])[A-Za-z](?=[ \t])")
FEWEST_ODD = 2
FULL_STOP = "\u3002"
# a full stop for the point of a decimal, behind which a unit follows
UNITS = "%|\uff05|\u4e2a\u767e\u5206\u70b9|\u5fae\u514b|\u6beb\u514b|\u4e07|\u5428"
POINT = re.compile(rf"(?<=\d)\u3002(?=\d{{1,2}}(?:{UNITS}))")


def find_unread(text: str) -> dict[int, int]:
    """Where signs begin that say nothing, and where each ends."""
    found = {match.start(): match.end() for sign in UNREAD for match in sign.finditer(text)}
    scrambled = (one for one in SCRAMBLED.finditer(text) if len(ODD_SIGN.findall(one[0])) >= FEWEST_ODD)
    return found | {match.start(): match.end() for match in scrambled}


def find_meant(text: str) -> dict[int, str]:
    """Where letters stand that are read as another, and as which."""
    stops = {match.start(): FULL_STOP for match in PLAIN_STOP.finditer(text)}
    points = {match.start(): "." for match in POINT.finditer(text)}
    return stops | points | {match.start(1): DOTS[0] for match in LIST_SIGN.finditer(text)}
