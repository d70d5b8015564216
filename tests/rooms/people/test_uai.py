"""The key of a UAI: an import warns of it, whoever types it wrong is told."""

import pytest
from django.core.exceptions import ValidationError

from egide.people.uai import Uai, key, looked_at, validate_uai


@pytest.mark.parametrize(
    "code, worth",
    [
        ("0750655E", Uai.SOUND), ("0350122T", Uai.SOUND), ("0123456S", Uai.SOUND),
        ("0123456A", Uai.WRONG_KEY), ("0000000V", Uai.WRONG_KEY), ("0351234A", Uai.WRONG_KEY),
        ("123456S", Uai.WRONG_SHAPE), ("0123456s", Uai.WRONG_SHAPE), ("", Uai.WRONG_SHAPE),
        ("٠١٢٣٤٥٦S", Uai.WRONG_SHAPE), ("0123456S\n", Uai.WRONG_SHAPE),
    ],
)  # fmt: skip
def test_what_a_code_is_worth(code, worth):
    assert looked_at(code) is worth


def test_no_key_looks_like_a_digit():
    assert {key(f"{digits:07}") for digits in range(100)} == set("ABCDEFGHJKLMNPRSTUVWXYZ")


def test_a_code_typed_in_small_letters_is_welcome():
    validate_uai(" 0750655e ")


@pytest.mark.parametrize("typed, code", [("0750655A", "uai-key"), ("75", "uai-shape")])
def test_a_code_typed_wrong_is_refused_with_what_to_do(typed, code):
    with pytest.raises(ValidationError) as refusal:
        validate_uai(typed)
    assert refusal.value.code == code
