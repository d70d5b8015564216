"""The curve as a picture: what a launch costs while the database grows from a school to a country.

SVG by hand, without a script; its colours do on a light page and on a dark one.
"""

from collections.abc import Iterator, Sequence
from math import ceil, log10

from benchmarks.crossing.curve import Point

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 300, 64, 24, 36, 52
INK, LAUNCH, FIRST = "#777", "#2f7ed8", "#d8762f"


def chart(points: Sequence[Point]) -> str:
    """The picture."""
    most = ceil(max(max(one.cost, one.first) for one in points) * 1e3 * 1.1)
    body = [*frame(most), *ticks(points), *words()]
    body += line(points, [one.first * 1e3 for one in points], most, FIRST)
    body += line(points, [one.cost * 1e3 for one in points], most, LAUNCH)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="13">'
        "<title>Milliseconds of processor a launch, by pupils in the database</title>"
        f"{''.join(body)}</svg>\n"
    )


def across(point: Point, points: Sequence[Point]) -> float:
    """Where a size is: by the logarithm of its pupils."""
    low, high = log10(points[0].size.pupils), log10(points[-1].size.pupils)
    part = (log10(point.size.pupils) - low) / ((high - low) or 1)
    return LEFT + 20 + part * (WIDTH - LEFT - RIGHT - 60)


def up(value: float, most: int) -> float:
    """Where a cost is."""
    return HEIGHT - BOTTOM - value / most * (HEIGHT - TOP - BOTTOM)


def frame(most: int) -> Iterator[str]:
    """Four levels, with their figures."""
    for part in range(5):
        value = most * part / 4
        y = up(value, most)
        yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{INK}" stroke-opacity=".3"/>'
        yield text(LEFT - 8, y + 4, f"{value:g} ms", "end")


def ticks(points: Sequence[Point]) -> Iterator[str]:
    """What each point is of."""
    for one in points:
        x = across(one, points)
        yield text(x, HEIGHT - 32, f"{one.size.pupils:,} pupils", "middle")
        yield text(x, HEIGHT - 14, f"{one.size.schools:,} × {one.size.services:,}", "middle")


def words() -> Iterator[str]:
    """What the colours are."""
    yield text(LEFT, 20, "processor a launch", "start", LAUNCH)
    yield text(LEFT + 170, 20, "somebody’s first, in a cold worker", "start", FIRST)
    yield text(WIDTH - RIGHT, 20, "schools × services", "end")


def line(points: Sequence[Point], values: list[float], most: int, colour: str) -> Iterator[str]:
    """A line, a dot and a figure a point."""
    places = [(across(one, points), up(v, most)) for one, v in zip(points, values, strict=True)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for (x, y), value in zip(places, values, strict=True):
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
        yield text(x, y - 9, f"{value:.2f}", "middle", colour)


def text(x: float, y: float, said: str, anchor: str, colour: str = INK) -> str:
    """Words."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{said}</text>'
