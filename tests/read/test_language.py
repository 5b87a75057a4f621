"""Languages: told where the text is long enough, otherwise left open."""

import pytest

from crossbearing.errors import ReadError
from crossbearing.read.language import detect_language, is_readable, language_code

TEXTS = {
    "en": "Gunmen opened fire on traders in a market on Tuesday, killing nine, a regional official said.",
    "fr": "Des hommes armés ont attaqué le marché mardi, tuant neuf commerçants, selon un responsable régional.",
    "es": "Dos bombas estallaron anoche frente a la casa de gobierno, dijo la policía, sin causar víctimas.",
    "ar": "قال الوزير إن القوات غادرت المدينة صباح الجمعة وأضاف أنه لا خسائر",
    "ru": "Министр обороны заявил, что войска покинули город в пятницу утром.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_one_sentence_is_enough(code):
    assert detect_language(TEXTS[code]) == code
    assert is_readable(detect_language(TEXTS[code])) == (code == "en")


def test_wire_text_in_capitals_is_english():
    assert detect_language(TEXTS["en"].upper()) == "en"


@pytest.mark.parametrize("text", ["", "Nine dead", "1 2 3", "?!" * 60])
def test_short_and_wordless_texts_are_left_open_and_tried(text):
    assert detect_language(text) is None
    assert is_readable(None)


def test_given_codes():
    assert [language_code(x) for x in ("en-GB", "EN", "eng", "pt_BR", " ", None)] == [
        "en",
        "en",
        "en",
        "pt",
        None,
        None,
    ]
    with pytest.raises(ReadError, match="English please"):
        language_code("English please")
