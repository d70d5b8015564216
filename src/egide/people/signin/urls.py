"""Addresses of the door, of one's ways in, of invitations."""

from django.urls import path

from egide.people.signin.pages import door, invitation, team, ways

urlpatterns = [
    path("entrer", door.door, name="door"),
    path("entrer/cle/question", door.question, name="passkey-question"),
    path("entrer/cle/reponse", door.proof, name="passkey-proof"),
    path("entrer/par/<slug:key>", door.depart, name="depart"),
    path("entrer/retour/<slug:key>", door.arrive, name="arrive"),
    path("sortir", door.leave, name="leave"),
    path("sortir/partout", door.leave_everywhere, name="leave-everywhere"),
    path("mes-acces", ways.ways, name="ways"),
    path("mes-acces/question", ways.question, name="ways-question"),
    path("mes-acces/reponse", ways.made, name="ways-made"),
    path("mes-acces/<uuid:key>/nom", ways.rename, name="rename-key"),
    path("mes-acces/<uuid:key>/retirer", ways.remove, name="remove-key"),
    path("mes-acces/compte/<int:account>/retirer", ways.unlink, name="unlink"),
    path("invitation", invitation.landing, name="landing"),
    path("invitation/remise", invitation.hand_over, name="hand-over"),
    path("invitation/entrer", invitation.invited, name="invited"),
    path("invitation/question", invitation.question, name="invited-question"),
    path("invitation/reponse", invitation.made, name="invited-made"),
    path("acces", team.team, name="team"),
    path("acces/inviter", team.invite, name="invite"),
    path("acces/<uuid:person>/renouveler", team.renew, name="renew"),
    path("acces/invitation/<uuid:invitation>/annuler", team.withdraw, name="withdraw"),
]
