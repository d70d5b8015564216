"""For whom a passage holds: everyone, or people in one place.

A place that is named is not yet a scope ("data are sent to the United States"): it must be
said of people, or stand in a heading.
"""

import re
from functools import lru_cache

from egide.reading.analysis.values import Region

PLACES: tuple[tuple[Region, str], ...] = (
    (Region.FRANCE, r"france|français|fr"),
    (Region.EEA, r"eea|eee|e\.e\.a|eu|ue|europe|european|européen\w*|gdpr|rgpd|union"),
    (Region.CALIFORNIA, r"californi\w+|ccpa|cpra|shine the light"),
    (
        Region.US,
        r"united states|u\.s\.?a?|usa|us (?:residents?|users|states?|customers|consumers)"
        r"|états[- ]unis|americans?|nevada\w*|virginia\w*|colorado|connecticut|utah|texas|oregon"
        r"|montana|washington|vermont|delaware|illinois|iowa|minnesota|maryland|new jersey"
        r"|coppa|ferpa",
    ),
    (Region.UK, r"uk|u\.k\.?|united kingdom|royaume[- ]uni|british|great britain"),
    (
        Region.OTHER,
        r"brazil\w*|brésil\w*|lgpd|canad\w+|quebec|québec|austral\w+|new zealand|japan\w*|japon\w*"
        r"|korea\w*|corée|india\w*|inde|china|chine|chinese|singapore|singapour|mexic\w+"
        r"|argentin\w+"
        r"|south africa\w*|thailand|taiwan\w*|turk\w+|turquie|israel\w*|switzerland|swiss|suisse"
        r"|hong kong|indonesia\w*|russia\w*|russie|saudi arabia|vietnam|nigeria|kenya",
    ),
)
PLACE = re.compile(
    "|".join(rf"(?P<{region.value}>\b(?:{words})(?!\w))" for region, words in PLACES)
)
NAMES = frozenset(
    "france français fr eea eee e eu ue europe european européen européenne européennes européens "
    "gdpr rgpd union california californian californians californie ccpa cpra united u usa états "
    "american americans nevada virginia colorado connecticut utah texas oregon montana washington "
    "vermont delaware illinois iowa minnesota maryland jersey coppa ferpa uk royaume british "
    "britain brazil brazilian brésil lgpd canada canadian quebec québec australia australian "
    "zealand japan japanese japon korea korean corée india indian inde china chine chinese "
    "singapore singapour mexico mexican argentina africa thailand taiwan turkey turquie israel "
    "switzerland swiss suisse hong indonesia russia russie saudi vietnam nigeria kenya".split()
)
AMERICAN = frozenset("residents resident users states state customers consumers".split())
HINTS = frozenset(
    "reside resides residing resident residents live lives living located based users user "
    "individuals consumers customers you people persons subjects résident résidents résidez "
    "habitez vivez situé situés établi utilisateurs vous personnes clients consommateurs".split()
)
SCOPE = re.compile(
    r"(?:\b(?:if|where|when|for|as) you(?:'re| are| live| reside)?|\b(?:users?|residents?"
    r"|individuals?"
    r"|consumers?|customers?|people|persons?|those|data subjects|you are|you live|you reside"
    r"|si vous (?:êtes|résidez|habitez|vivez)|vous (?:êtes|résidez|habitez|vivez)"
    r"|utilisateurs?|résidents?|personnes|clients|consommateurs))\b"
    r"(?: (?:who|that|are|is|have|their|qui|sont|ont|leur|habitual|residence|résidence|currently"
    r"|live|living|lives|reside|resides|residing|resident|residents|located|based|situés?|établis?"
    r"|résidant|résident|habitant|a|an|un|une))*"
    r" (?:in|of|from|within|outside|outside of|dans|de|en|du|au|aux|hors de|à l'extérieur de"
    r"|california|eea|eu|uk|u\.s\.|european|californian)\b[^.;:]{0,60}"
)
QUALIFIED = re.compile(
    r"\b(?:eea|eu|uk|u\.s\.|us|european|california\w*|brazilian|canadian|australian|swiss)"
    r"(?: (?:and|or|state|union) \w+)? (?:users|residents|consumers|customers|individuals"
    r"|persons)\b"
)
OUTSIDE = re.compile(r"outside(?: of)?|hors d|en dehors d|à l'extérieur d|other than|non-")
NOT_A_SCOPE = re.compile(
    r"transf[eé]r|privacy shield|privacy framework|bouclier|shield|adequacy|adéquation"
    r"|outside|hors d|\b(?:inc|ltd|llc|gmbh|sas|s\.a|limited|corp)\b|hosting|hébergement"
    r"|storage|stockage|clauses|framework|cadre de"
)


@lru_cache(maxsize=4096)
def region_of_heading(title: str) -> Region | None:
    """The region that a heading restricts what follows to, if any."""
    return None if NOT_A_SCOPE.search(title) else named(title)


@lru_cache(maxsize=4096)
def region_of_headings(titles: tuple[str, ...]) -> Region | None:
    """The innermost region that the path of headings names; a document's own title does not."""
    for title in reversed(titles[1:]):
        region = region_of_heading(title)
        if region is not None:
            return region
    return None


def region_of_words(plain: str) -> Region | None:
    """The region whose people the sentence speaks of, if any."""
    scopes = [*SCOPE.findall(plain), *QUALIFIED.findall(plain)]
    return named(" ".join(scopes)) if scopes else None


def named(words: str) -> Region | None:
    """The region named, the one nearest to a user in France where there are several."""
    found = {Region(match.lastgroup) for match in PLACE.finditer(words) if match.lastgroup}
    if not found:
        return None
    region = next(region for region, _ in PLACES if region in found)
    if OUTSIDE.search(words):
        return Region.OTHER if region.holds_in_france else Region.GENERAL
    return region
