"""The package's public names: those it lists are there, and nothing else is promised."""

import pytest

import crossbearing


def test_every_public_name_is_there():
    for name in crossbearing.__all__:
        assert getattr(crossbearing, name) is not None
    assert set(crossbearing._HOMES) == set(crossbearing.__all__) == set(dir(crossbearing))


def test_another_name_is_not():
    with pytest.raises(AttributeError, match="nonsense"):
        crossbearing.nonsense  # noqa: B018
