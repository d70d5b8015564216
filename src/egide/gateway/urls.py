"""Addresses of the crossing. The form of the demonstration is there in the kit and tests alone."""

from django.urls import path

from egide.gateway.doors_in import pages as doors_in
from egide.gateway.doors_out.oidc import pages as oidc

app_name = "gateway"
urlpatterns = [
    path(".well-known/openid-configuration", oidc.discovery, name="discovery"),
    path("oidc/authorize", oidc.authorize, name="authorize"),
    path("oidc/token", oidc.token, name="token"),
    path("oidc/userinfo", oidc.userinfo, name="userinfo"),
    path("oidc/jwks", oidc.jwks, name="jwks"),
    path("ent/", doors_in.sign_in, name="sign-in"),
    path("ent/arrivee", doors_in.arrived, name="arrived"),
]
