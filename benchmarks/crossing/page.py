"""What was measured, in words and figures, the bad ones too: a section of docs/performance.md."""

import os
import platform
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.crossing.chart import chart
from benchmarks.crossing.curve import Point
from benchmarks.crossing.measuring import Measured
from benchmarks.crossing.rates import HONEST, Rates
from benchmarks.crossing.servers import MODULES
from benchmarks.publish import PAGE, replace_crossing

CHART = PAGE.with_name("img") / "crossing.svg"
WIDTHS = ("<22", ">13", ">10", ">10", ">12", ">12", ">10")
HEAD = """## Launches per CPU-second, beside oidc-provider and LemonLDAP::NG.

`make bench-crossing` (`QUICK=1` for a shorter one)

A launch: a pupil who is signed in is sent by a service to the provider (code, PKCE), comes back
with a code, and the service has an ID token for it; **every ID token is verified** when the clock
has stopped, and every launch of Égide is counted again in its journal. CPU-seconds are those of all
processes of the server and of its database. One core is theirs, another the load generator's.
Égide: one worker, all rules on, a receipt on the disk before the token leaves. oidc-provider: all
in memory. LemonLDAP::NG: Debian's, one process, sessions in files, no web server before it, one
name for all services.
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything of one run."""

    signing: tuple[Rates, ...]  # a round each
    openssl: Rates
    disk: tuple[float, float]
    found: tuple[Measured, ...]
    pair: Measured
    curve: tuple[Point, ...]
    alone: bool

    def of(self, name: str, alg: str = "RS256") -> Measured:
        """One of them."""
        return next(one for one in self.found if (one.name, one.alg) == (name, alg))


def write(seen: Seen) -> None:
    """The section and its chart."""
    CHART.write_text(chart(seen.curve), encoding="utf-8")
    section = f"{HEAD}\n{machine()}\n\n```text\n{text(seen)}\n```\n\n{figure()}\n"
    replace_crossing(section)


def figure() -> str:
    """The chart in the page."""
    return f"![What a launch costs as the database grows](img/{CHART.name})"


def machine() -> str:
    """What was measured, on what, without naming it."""
    day = datetime.now(UTC).date().isoformat()
    return (
        f"Measured on {day}: {model()}, {os.cpu_count()} cores, Python {platform.python_version()},"
        f" granian {version('granian')}, cryptography {version('cryptography')}, Node"
        f" {said('node', '--version').lstrip('v')}, oidc-provider {of_npm('oidc-provider')},"
        f" LemonLDAP::NG {said('dpkg-query', '-W', '-f', '${Version}', 'lemonldap-ng')}."
    )


def model() -> str:
    """The processor."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next(line.partition(": ")[2] for line in lines if line.startswith("model name"))


def said(*command: str) -> str:
    """What a program says of itself."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def of_npm(name: str) -> str:
    """The version of a package of npm."""
    import json

    return str(json.loads((MODULES / name / "package.json").read_text())["version"])


def text(seen: Seen) -> str:
    """All figures."""
    return "\n".join([*bounds(seen), "", *providers(seen), "", *aims(seen), "", *sizes(seen)])


def bounds(seen: Seen) -> Iterator[str]:
    """What this machine can do at most."""
    big, small = rsa(seen), [one.es256 for one in seen.signing]
    yield (
        f"signatures per CPU-second: RSA-2048 {median(big):,.0f} (of {len(big)} rounds"
        f" {min(big):,.0f} to {max(big):,.0f}), P-256 {median(small):,.0f};"
        f" openssl speed {seen.openssl.rs256:,.0f} and {seen.openssl.es256:,.0f}"
    )
    p50, p99 = seen.disk
    lies = " (too fast to be a disk: a cache answers)" if p50 < HONEST else ""
    yield f"4 kB on the disk: p50 {p50 * 1e3:.2f} ms, p99 {p99 * 1e3:.2f} ms{lies}"
    if not seen.alone:
        yield "one core for all: the load generator slowed what it measured"


def rsa(seen: Seen) -> list[float]:
    """The signing rate of each round."""
    return [one.rs256 for one in seen.signing]


def providers(seen: Seen) -> Iterator[str]:
    """A line for each provider and algorithm."""
    for heads in (
        ("", "launches per", "of it the", "launches", "one at", "a time", "a worker"),
        ("", "CPU-second", "database", "a second", "p50", "p99", "PSS"),
    ):
        yield "".join(f"{said:{width}}" for said, width in zip(heads, WIDTHS, strict=True))
    for one in (*seen.found, seen.pair):
        name = f"{one.name} {one.alg}" + (", two" if one is seen.pair else "")
        yield (
            f"{name:<22}{one.rate:>13,.0f}{one.database:>10.0%}{one.speed:>10,.0f}"
            f"{one.p50 * 1e3:>9.2f} ms{one.p99 * 1e3:>9.2f} ms{one.pss:>7.0f} MB"
        )


def aims(seen: Seen) -> Iterator[str]:
    """Each aim, what was found, whether it is reached."""
    ours, es = seen.of("Égide"), seen.of("Égide", "ES256")
    node, llng = seen.of("oidc-provider"), seen.of("LemonLDAP::NG")
    yield aim("RS256, part of the signing rate", ours.beside(rsa(seen)), 0.40)
    yield aim("RS256, times oidc-provider", ours.beside(each(node)), 1.5)
    yield aim("RS256, times LemonLDAP::NG", ours.beside(each(llng)), 10)
    yield aim("ES256, launches per CPU-second", es.rate, 3500)
    yield aim("two workers: cost of one / cost of two × 2", 2 * seen.pair.rate / ours.rate, 1.8)
    yield aim("p50 idle, ms", ours.p50 * 1e3, 1.5, most=True)
    yield aim("p99 idle, ms", ours.p99 * 1e3, 6, most=True)
    yield aim("a worker, MB (PSS)", ours.pss, 120, most=True)
    last = seen.curve[-1]
    yield aim("largest database / one school, cost", last.cost / seen.curve[0].cost, 1.1, most=True)
    yield aim("the same / as many journals, cost", last.cost / alike(seen).cost, 1.1, most=True)


def alike(seen: Seen) -> Point:
    """The smallest database whose launches are of as many journals as those of the largest."""
    wanted = seen.curve[-1].size.journals
    return next(one for one in seen.curve if one.size.journals == wanted)


def each(one: Measured) -> list[float]:
    """Its rounds."""
    return [turn.rate for turn in one.rounds]


def aim(what: str, found: float, wanted: float, *, most: bool = False) -> str:
    """A line: reached or not."""
    right = found <= wanted if most else found >= wanted
    sign = "≤" if most else "≥"
    verdict = "reached" if right else "NOT reached"
    return f"{what:<44}{found:>9,.2f}   aim {sign} {wanted:<7,g} {verdict}"


def sizes(seen: Seen) -> Iterator[str]:
    """The curve, in figures."""
    yield (
        f"{'schools':>9}{'pupils':>12}{'services':>10}{'journals':>10}{'database':>12}"
        f"{'a launch':>12}{'the first':>12}{'p50':>10}{'p99':>10}{'RSS':>9}"
    )
    for one in seen.curve:
        size = one.size
        yield (
            f"{size.schools:>9,}{size.pupils:>12,}{size.services:>10,}{size.journals:>10}"
            f"{one.gigabytes:>9.1f} GB"
            f"{one.cost * 1e3:>9.2f} ms{one.first * 1e3:>9.2f} ms"
            f"{one.p50 * 1e3:>7.2f} ms{one.p99 * 1e3:>7.2f} ms{one.rss:>6.0f} MB"
        )
    yield "a launch: milliseconds of processor, those that sign the journals included;"
    yield "the first: of somebody who never came, in a cold worker;"
    yield "journals: of how many academies people come; each of them that grows is signed"
