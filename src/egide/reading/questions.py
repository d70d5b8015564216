"""The thirty questions by name, in the order in which they are put, and the form of their answers.

Their wording, and which answers are allowed, are law (`law/questions.yaml`); a test holds both
together. What a reader needs is only here.
"""

from enum import StrEnum


class Form(StrEnum):
    """How many answers a question has, and of what form."""

    ONE = "one"
    MANY = "many"
    CODES = "codes"
    NUMBER = "number"
    DATE = "date"

    @property
    def several(self) -> bool:
        """Whether the answer is a list."""
        return self in {Form.MANY, Form.CODES}


QUESTIONS: dict[str, Form] = {
    "language": Form.CODES,
    "role": Form.ONE,
    "governing_law": Form.CODES,
    "courts": Form.CODES,
    "advertising": Form.ONE,
    "prospecting": Form.ONE,
    "improvement": Form.ONE,
    "ai_training": Form.ONE,
    "sale": Form.ONE,
    "profiling": Form.ONE,
    "trackers": Form.ONE,
    "hosting": Form.CODES,
    "transfers": Form.ONE,
    "transfer_mechanisms": Form.MANY,
    "subprocessors": Form.ONE,
    "retention": Form.ONE,
    "deletion": Form.MANY,
    "export": Form.ONE,
    "minimum_age": Form.NUMBER,
    "parental_consent": Form.MANY,
    "security": Form.MANY,
    "incident_notice": Form.ONE,
    "dpo": Form.ONE,
    "rights": Form.ONE,
    "authority": Form.CODES,
    "user_content": Form.ONE,
    "changes": Form.ONE,
    "termination": Form.ONE,
    "accessibility": Form.ONE,
    "last_update": Form.DATE,
}
SILENT = "silent"
