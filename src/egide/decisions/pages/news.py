"""What the reader was told; whether the rest comes by mail; the link of a mail that stops it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from egide.decisions import actions, letters, queries
from egide.decisions.pages.person import person
from egide.decisions.shown.lists import message
from egide.decisions.words import language
from egide.kit.clock import today
from egide.kit.guards import everyone, signed_in


@signed_in
def every(request: HttpRequest) -> HttpResponse:
    """What the reader was told, the latest first; seen once, it is read."""
    who = person(request)
    messages = queries.told(who)
    actions.mark_read(by=who, messages=[one.id for one in messages])
    actions.remember_language(by=who, language=language())
    context = {"messages": list(map(message, messages)), "mail": queries.mail_of(who, on=today())}
    return render(request, "decisions/news.html", context)


@signed_in
@require_POST
def mail(request: HttpRequest) -> HttpResponse:
    """One mail a day, or none."""
    actions.choose_mail(person(request).pk, wanted=request.POST.get("courriel") == "oui")
    return redirect("decisions:news")


@csrf_exempt  # RFC 8058: the mail service posts by itself, without cookie; the link is signed
@everyone
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the mail of whoever received this link; looking at the page changes nothing."""
    reader = letters.whose(token)
    if request.method == "POST":
        actions.choose_mail(reader, wanted=False)
    return render(request, "decisions/stop.html", {"stopped": request.method == "POST"})
