"""Uploaded files stay in memory, up to a limit, and never touch a disk."""

from io import BytesIO
from typing import Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LIMIT: Final = 20_000_000


class InMemory(FileUploadHandler):
    """Keeps what fits; what is over the limit is read and dropped, and its size told truly."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # handed on as it came
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, as long as the whole fits."""
        if start + len(raw_data) <= LIMIT:
            self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, with the size that it really had."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name or "", self.content_type or "",
            file_size, self.charset, self.content_type_extra,
        )  # fmt: skip
