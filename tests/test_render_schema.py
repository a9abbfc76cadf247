"""The JSON Schema of the serialised article."""

import importlib.resources
import json

import attrs
import jsonschema
import pytest
from hypothesis import given, settings

from broadsheet.model import Article
from broadsheet.render.schema import article_schema, schema_json
from broadsheet.testing import strategies


def test_the_shipped_schema_is_the_computed_one():
    """``article.schema.json`` is what ``broadsheet schema`` prints; when it differs, write that there."""
    shipped = importlib.resources.files("broadsheet.render").joinpath("article.schema.json")

    assert shipped.read_text(encoding="utf-8") == schema_json()


def test_the_schema_is_valid_and_described():
    """It obeys the dialect it names, and every field of Article has its words."""
    schema = json.loads(schema_json())

    jsonschema.Draft202012Validator.check_schema(schema)
    properties = schema["properties"]
    assert ["schema_version", *(field.name for field in attrs.fields(Article))] == list(properties)
    assert "The headline, without the site's name." == properties["title"]["description"]
    assert [] == [
        name for name, value in properties.items() if name != "schema_version" and not value["description"]
    ]


@settings(derandomize=True, deadline=None, max_examples=30)
@given(strategies.articles())
def test_articles_obey_the_schema(article):
    """Every serialised article is valid."""
    jsonschema.Draft202012Validator(article_schema()).validate(article.to_dict())


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"schema_version": 2},
        {"schema_version": 1, "titel": "x"},
        {"schema_version": 1, "kind": "poem"},
        {"schema_version": 1, "sections": [{"blocks": [{"type": "verse"}]}]},
        {"schema_version": 1, "sections": [{"blocks": [{"type": "paragraph"}]}]},
        {"schema_version": 1, "tags": "sea"},
    ],
)
def test_other_data_does_not(data):
    """What ``from_dict`` refuses is not valid either."""
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, article_schema())
