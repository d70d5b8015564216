"""The page of a trial. A text comes in, a page goes out; nothing in between is written down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from egide.kit.clock import today
from egide.kit.guards import everyone
from egide.law.words import words
from egide.reading.refusals import Refusal
from egide.verdicts.trial import asked as asking
from egide.verdicts.trial.asked import FIRST, MORE, Asked
from egide.verdicts.trial.rewording import tried
from egide.verdicts.trial.shown import trial_page


@everyone
@never_cache
@sensitive_post_parameters()
def attempt(request: HttpRequest) -> HttpResponse:
    """A provider's terms, read and judged while they wait."""
    lang = (get_language() or "fr")[:2]
    if request.method != "POST":
        return render(request, "verdicts/trial/form.html", form(asking.read(request.GET), lang))
    asked = asking.read(request.POST)
    try:
        _, document = asking.document(request, asked)
    except Refusal as refused:
        wrong = {"field": asking.filled(request, asked), "message": refused.message(lang)}
        context = form(asked, lang) | {"wrong": wrong}
        return render(request, "verdicts/trial/form.html", context, status=422)
    context = form(asked, lang) | trial_page(tried(document, asked.case(), today()), lang)
    return render(request, "verdicts/trial/result.html", context)


def form(asked: Asked, lang: str) -> dict[str, object]:
    """The form, filled as it was."""
    return {
        "asked": asked,
        "levels": asking.levels(asked, lang),
        "level": words().label("levels", asked.level, lang),
        "first": list(asking.fields(FIRST, asked, lang)),
        "more": list(asking.fields(MORE, asked, lang)),
    }
