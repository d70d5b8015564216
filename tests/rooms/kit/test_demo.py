"""The demonstration is loaded when something changed, and only then."""

import pytest
from django.test import override_settings

from egide.kit import demo

pytestmark = pytest.mark.django_db
LOADED = []


def load():
    LOADED.append(1)


def test_the_demonstration_is_loaded_again_only_when_its_sources_change(tmp_path):
    LOADED.clear()
    text = tmp_path / "terms.md"
    text.write_text("one")
    with override_settings(DEMO=[f"{__name__}.load"]):
        import sys

        sys.modules.setdefault(__name__, sys.modules[load.__module__])
        assert demo.load([tmp_path])
        assert not demo.load([tmp_path])
        assert demo.load([tmp_path], again=True)
        text.write_text("two")
        assert demo.load([tmp_path])
    assert len(LOADED) == 3
