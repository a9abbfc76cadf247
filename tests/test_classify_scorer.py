"""Scores of pages of thousands of blocks."""

from helpers import laid, paragraphs

from broadsheet._classify import html_scorer
from broadsheet._classify.features import features_of, window_of
from broadsheet._classify.outline import outline_of
from broadsheet._classify.surroundings import Surroundings
from broadsheet._signs import Signs


def test_scores_of_equal_rows_are_worked_out_once(monkeypatch):
    """A page of many rows gets the scores that each row would get by itself, at the cost of the different ones."""
    layout = laid(paragraphs() + "<table>" + "<tr><td>one<td>two" * 1_500 + "</table>" + paragraphs())
    outline = outline_of(layout)
    window = window_of(layout, outline)
    rows = list(features_of(layout, outline, Surroundings(layout, outline), window, Signs()))
    asked = []
    score = html_scorer.score
    monkeypatch.setattr(html_scorer, "score", lambda row: asked.append(row) or score(row))
    assert list(map(score, rows)) == html_scorer._scores(rows)
    assert (len(set(rows)), True) == (len(asked), len(asked) * 20 < len(rows))
