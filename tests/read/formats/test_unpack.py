"""Unpacking: whole data comes out whole, lost data is told, bombs are stopped."""

import gzip
import io

import hypothesis.strategies as st
import pytest
from hypothesis import given

from crossbearing.errors import ReadError
from crossbearing.read.formats import unpack
from crossbearing.read.formats.unpack import Unpacked, loss_of, read_whole


def stream(raw):
    return io.BufferedReader(Unpacked(io.BytesIO(raw)))


@given(st.lists(st.binary(max_size=2000), min_size=1, max_size=4))
def test_members_one_after_another(parts):
    reader = stream(b"".join(map(gzip.compress, parts)))
    assert reader.read() == b"".join(parts)
    assert loss_of(reader) is None


@given(st.binary(max_size=2000))
def test_what_is_not_packed_passes_through(raw):
    assert stream(b"x" + raw).read() == b"x" + raw


@given(st.binary(min_size=1, max_size=2000), st.integers(1, 50))
def test_a_truncated_member_is_told_and_what_came_before_it_is_kept(data, cut):
    packed = gzip.compress(data, mtime=0)
    reader = stream(gzip.compress(b"before ") + packed[: max(2, len(packed) - cut)])
    assert reader.read().startswith(b"before ")
    assert "too early" in loss_of(reader)


def test_damage_is_told():
    packed = bytearray(gzip.compress(bytes(range(256)) * 20))
    packed[-6] ^= 0xFF  # the checksum
    reader = stream(bytes(packed))
    reader.read()
    assert "damaged" in loss_of(reader)


def test_bytes_after_the_last_member_are_told_but_padding_is_not():
    for tail, lost in ((b"\0" * 512, None), (b"more", "not gzip")):
        reader = stream(gzip.compress(b"x") + tail)
        assert reader.read() == b"x"
        assert (lost is None) == (loss_of(reader) is None)


def test_a_bomb_is_stopped(monkeypatch):
    monkeypatch.setattr(unpack, "BOMB_FLOOR", 1 << 20)
    packed = gzip.compress(b"\0" * (20 << 20))
    reader = stream(packed)
    assert len(reader.read()) <= unpack.BOMB_RATIO * len(packed)
    assert "grows" in loss_of(reader)


def test_no_more_is_read_than_the_limit():
    with pytest.raises(ReadError, match=r"larger than 0\.00\d+ MB"):
        read_whole(stream(b"x" * 5000), 2000)
