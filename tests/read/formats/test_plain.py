"""Bytes of any encoding become the right characters, or an error that names the encoding."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from crossbearing.errors import ReadError
from crossbearing.read.formats.plain import decode, tidy

ENGLISH = "The rebels’ café was hit, Mr. Müller said – “we saw it,” he added. It cost £5 to leave.\n" * 3
RUSSIAN = "Министр обороны заявил, что войска покинули город в пятницу утром. Он добавил, что потерь нет.\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_english(encoding):
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        ("Le ministre a déclaré à l’aéroport que la forêt brûlait près de Besançon. C’est terminé.\n" * 3, "cp1252"),
        ("El ministro señaló que la operación terminó al amanecer. ¡Adiós, España!\n" * 3, "latin-1"),
        ("Der Minister erklärte, die Brücke sei für große Fahrzeuge gesperrt.\n" * 3, "latin-1"),
        ("Minister powiedział, że żołnierze opuścili miasto w piątek rano. Zażółć gęślą jaźń.\n" * 3, "cp1250"),
        ("Bakan, askerlerin cuma sabahı şehri terk ettiğini söyledi. Ölü yok, dedi Kılıçdaroğlu.\n" * 3, "cp1254"),
        ("قال الوزير إن القوات غادرت المدينة صباح الجمعة وأضاف أنه لا خسائر\n" * 3, "cp1256"),
    ],
)
def test_a_legacy_encoding_is_recognised(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_is_used_where_the_bytes_are_no_utf_8():
    assert decode("Zażółć gęślą jaźń".encode("iso8859_2"), declared="iso8859_2") == "Zażółć gęślą jaźń"
    assert decode(ENGLISH.encode(), declared="cp1252") == ENGLISH
    assert decode(ENGLISH.encode("cp1252"), declared="no-such-encoding") == ENGLISH


def test_damaged_utf_8_is_refused_not_turned_into_other_letters():
    raw = ENGLISH.encode()
    with pytest.raises(ReadError, match="damaged UTF-8: byte 10"):
        decode(raw[:10] + b"\xff" + raw[10:])


def test_the_users_word_binds():
    assert decode("é".encode("mac_roman"), named="mac_roman") == "é"
    with pytest.raises(ReadError, match="not text in ascii"):
        decode("é".encode(), named="ascii")


def test_line_breaks_and_nuls():
    assert tidy("\ufeffa\r\nb\rc\0d") == "a\nb\ncd"


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1))
def test_utf_8_comes_back_as_it_was(text):
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@given(st.binary(max_size=300))
def test_any_bytes_give_characters_or_a_read_error(raw):
    try:
        assert isinstance(decode(raw), str)
    except ReadError as error:
        assert error.cure
