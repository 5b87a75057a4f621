"""What rules spot better than a model, beside any engine: number phrases, time phrases, weapons, credit by layout."""

from crossbearing.extract.spotting.numbers import NumberPhrase, number_phrases
from crossbearing.extract.spotting.quoting import anonymous_credits, style_of
from crossbearing.extract.spotting.times import time_phrases
from crossbearing.extract.spotting.weapons import WeaponWords, weapon_words

__all__ = [
    "NumberPhrase", "WeaponWords", "anonymous_credits", "number_phrases", "style_of", "time_phrases", "weapon_words",
]  # fmt: skip
