"""Questions with their answers, where the markup of the page says that they are such.

The JSON-LD of a page lists its questions and answers (https://schema.org/FAQPage). What is taken is the
page's own text: a line of the body that is a stated question, and the blocks below it that make up the
stated answer. The lines of an interview are paragraphs: nothing but their form tells who speaks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from broadsheet._assemble.entries import Post
from broadsheet._records import Layout, Metadata, Page
from broadsheet._words import plain, unescape

__all__ = ["find_questions"]

_QUESTION_TYPE: Final = "question"
_FEWEST: Final = 2
_LONGEST_QUESTION: Final = 300  # characters
_AGREEMENT: Final = 20  # letters of an answer by which it is recognised
_SLACK: Final = 200  # letters by which a line may stand elsewhere in the stated answer
_MOST_OBJECTS: Final = 1_000
_TAG = re.compile(r"<[^<>]*+>")
_NUMBER = re.compile(r"\A[\s(]*+(?:\d{1,3}|[A-Za-z])[.):]\s*")


def find_questions(page: Page, layout: Layout, metadata: Metadata, body: Sequence[int]) -> list[Post]:
    """The questions of the page and their answers as runs of blocks, in document order; none without such markup."""
    if not body or not any(name.lower() == _QUESTION_TYPE for name in metadata.schema_types):
        return []
    answers = dict(_stated(page.head.jsonld))
    found: list[Post] = []
    done = 0
    for position, i in enumerate(body):
        text = layout.blocks[i].text
        if i < done or len(text) > _LONGEST_QUESTION:
            continue
        answer = answers.get(plain(text)) or answers.get(plain(_NUMBER.sub("", text, count=1)))
        if answer and (end := _end_of(answer, position + 1, body, layout)):
            found.append(Post(i, end, heading=i))
            done = end
    return found if len(found) >= _FEWEST else []


def _end_of(answer: str, position: int, body: Sequence[int], layout: Layout) -> int:
    """Index after the last block of an answer; 0 when the text below the question is another.

    Args:
        answer: The letters of the stated answer.
        position: Where in ``body`` the text below the question begins.
        body: Indexes of the blocks of the body.
        layout: The blocks.
    """
    end = length = 0
    for i in islice(body, position, None):
        letters = plain(layout.blocks[i].text)
        known = answer.find(letters[:_AGREEMENT], max(0, length - _SLACK), length + _SLACK)
        if known < 0 or length + len(letters) > len(answer) + _AGREEMENT:
            break
        end, length = i + 1, length + len(letters)
    return end


def _stated(objects: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The letters of each question that the JSON-LD states, and of its answer."""
    for item in objects[:_MOST_OBJECTS]:
        answer = item.get("acceptedAnswer")
        answer = answer[0] if isinstance(answer, list) and answer else answer
        question, text = item.get("name"), answer.get("text") if isinstance(answer, Mapping) else None
        if isinstance(question, str) and isinstance(text, str) and len(question) <= _LONGEST_QUESTION:
            asked, answered = plain(_text_of(question)), plain(_text_of(text))
            if asked and answered:
                yield asked, answered


def _text_of(markup: str) -> str:
    """The text of a fragment of HTML."""
    return _TAG.sub(" ", unescape(markup))
