"""How a record is laid out: a line for each attribute, gaps where values go."""

from collections.abc import Iterable

NOTHING = "<value/>"


def template(category: str, singles: str, *, kind: str = "categoriePersonne") -> str:
    """A record with a gap for its identifier, then one for each attribute.

    A name that ends in `*` has a gap for values that are wrapped already (`values`).
    """
    lines = "".join(
        f'<attr name="{name[:-1]}">%s</attr>\n'
        if name.endswith("*")
        else f'<attr name="{name}"><value>%s</value></attr>\n'
        for name in singles.split()
    )
    return (
        f'<addRequest>\n<operationalAttributes><attr name="{kind}"><value>{category}</value></attr>'
        f"</operationalAttributes>\n<identifier><id>%s</id></identifier>\n<attributes>\n"
        f"{lines}</attributes>\n</addRequest>\n"
    )


def values(texts: Iterable[str]) -> str:
    """Values of one attribute; an empty one where there are none, for the DTD wants one."""
    joined = "</value><value>".join(texts)
    return f"<value>{joined}</value>" if joined else NOTHING


def quoted(text: str) -> str:
    """A text as XML holds it. The apostrophe is written by number, as national files do."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("’", "&#39;")
