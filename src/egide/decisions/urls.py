"""Addresses of this room."""

from django.urls import path

from egide.decisions.pages import above, asking, living, news, provider, signing

app_name = "decisions"
urlpatterns = [
    path("demandes/", asking.every, name="requests"),
    path("demandes/nouvelle/", asking.new, name="new"),
    path("demandes/outil/<slug:slug>/", asking.wish, name="wish"),
    path("demandes/<int:number>/", asking.one, name="request"),
    path("demandes/<int:number>/soutenir/", asking.support, name="support"),
    path("demandes/<int:number>/retirer/", asking.withdraw, name="withdraw"),
    path("demandes/<int:number>/avis/", asking.advise, name="advise"),
    path("demandes/<int:number>/signer/", signing.sign, name="sign"),
    path("demandes/<int:number>/refuser/", signing.decline, name="decline"),
    path("demandes/<int:number>/essayer/", signing.try_out, name="try"),
    path("conventions/", living.every, name="agreements"),
    path("conventions/<int:number>/", living.one, name="agreement"),
    path("conventions/<int:number>/adherer/", signing.join, name="join"),
    path("conventions/<int:number>/suspendre/", living.suspend, name="suspend"),
    path("conventions/<int:number>/rouvrir/", living.resume, name="resume"),
    path("conventions/<int:number>/terminer/", living.end, name="end"),
    path("conventions/<int:number>/prolonger/", living.extend, name="extend"),
    path("conventions/<int:number>/resultat/", living.record, name="record"),
    path("experimentations/", living.experiments, name="experiments"),
    path("cadres/", above.frameworks, name="frameworks"),
    path("cadres/nouveau/", above.negotiate, name="negotiate"),
    path("cadres/<slug:slug>/position/", above.stance, name="stance"),
    path("fournisseur/", provider.services, name="provider"),
    path("fournisseur/<slug:slug>/<slug:clause>/signer/", provider.sign_clause, name="sign-clause"),
    path("fournisseur/offres/<int:number>/", provider.offer, name="offer"),
    path("nouvelles/", news.every, name="news"),
    path("nouvelles/message/", news.mail, name="mail"),
    path("nouvelles/arret/<str:token>/", news.stop, name="stop"),
]
