"""An upload stays in memory, up to a limit."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile

from egide.kit import uploads


def test_no_other_handler_could_write_it_to_a_disk():
    assert settings.FILE_UPLOAD_HANDLERS == ["egide.kit.uploads.InMemory"]


@pytest.mark.parametrize("size, kept", [(10, 10), (64, 64), (65, 64), (200, 64)])
def test_what_is_over_the_limit_is_dropped_and_its_size_told(monkeypatch, size, kept):
    monkeypatch.setattr(uploads, "LIMIT", 64)
    handler = uploads.InMemory()
    handler.new_file("file", "a.txt", "text/plain", None)
    for at in range(0, size, 16):
        handler.receive_data_chunk(b"x" * min(16, size - at), at)
    made = handler.file_complete(size)
    assert isinstance(made, InMemoryUploadedFile)
    assert (made.size, len(made.read())) == (size, kept)
