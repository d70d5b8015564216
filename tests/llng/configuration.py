"""The configuration of LemonLDAP::NG as an ENT: three protocols, people of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

People = Mapping[str, Mapping[str, str]]
STORED = {"generateModule": "Lemonldap::NG::Common::Apache::Session::Generate::SHA256"}
SESSIONS = "Apache::Session::File"
BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """A client of OpenID Connect, by its name."""

    secret: str = field(repr=False)
    redirect_uris: tuple[str, ...]
    alg: str = "RS256"


@dataclass(frozen=True, slots=True)
class Ent:
    """Who may sign in, what of them is told, to whom.

    `people`: user name → attributes (the password is the user name); `told`: the attributes that
    every client reads; `rps`: client id → client; `services`: name → address of a CAS service;
    `sps`: name → metadata of a SAML service provider.
    """

    people: People
    told: tuple[str, ...] = ("uid",)
    rps: Mapping[str, RelyingParty] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)
    sps: Mapping[str, str] = field(default_factory=dict)


def configured(ent: Ent, base: str, places: Path, keys: Mapping[str, str]) -> dict[str, object]:
    """What its configuration file says."""
    same = {name: name for name in ent.told}
    return {
        "cfgNum": 1,
        "cfgDate": 1,
        "key": "a key of this run alone",
        **portal(base, places),
        "exportedVars": {},
        "demoExportedVars": {**same, "uid": "uid"},
        **openid(ent, base, keys, same),
        **cas(ent, same),
        **saml(ent, base, keys),
    }


def portal(base: str, places: Path) -> dict[str, object]:
    """Where it answers, where it keeps what it must: files of this run alone."""
    return {
        "portal": f"{base}/", "domain": "localhost", "trustedDomains": "*", "checkXSS": 0,
        "authentication": "Demo", "userDB": "Same", "passwordDB": "Null", "registerDB": "Null",
        "requireToken": 0, "portalCheckLogins": 0, "portalForceAuthn": 0, "cspFormAction": "*",
        "whatToTrace": "uid", "globalStorage": SESSIONS,
        "globalStorageOptions": kept(places / "sessions"),
        "persistentStorage": SESSIONS, "persistentStorageOptions": kept(places / "psessions"),
        "localSessionStorage": "Cache::FileCache",
        "localSessionStorageOptions": {
            "namespace": "lemonldap-ng-sessions", "default_expires_in": 600,
            "cache_root": str(places / "cache"), "cache_depth": 3, "directory_umask": "007",
        },
        "locationRules": {}, "exportedHeaders": {}, "applicationList": {}, "macros": {},
        # No captcha is shown; the module that would draw one wants a library of pictures.
        "captcha": "::Lib::OneTimeToken", "captcha_login_enabled": 0,
        "captcha_mail_enabled": 0, "captcha_register_enabled": 0,
        "portalDisplayResetPassword": 0, "portalDisplayRegister": 0,
        "groups": {}, "notification": 0, "securedCookie": 0, "cookieName": "lemonldap",
    }  # fmt: skip


def kept(folder: Path) -> dict[str, str]:
    """A store of sessions in a folder."""
    lock = folder / "lock"
    lock.mkdir(parents=True)
    return {"Directory": str(folder), "LockDirectory": str(lock), **STORED}


def openid(
    ent: Ent, base: str, keys: Mapping[str, str], same: Mapping[str, str]
) -> dict[str, object]:
    """The OpenID provider. Claims of ours are in the scope `profile`."""
    return {
        "issuerDBOpenIDConnectActivation": 1,
        "oidcServiceMetaDataIssuer": base,
        "oidcServicePrivateKeySig": keys["private"], "oidcServicePublicKeySig": keys["public"],
        "oidcServiceKeyIdSig": "ent", "oidcServiceAllowAuthorizationCodeFlow": 1,
        "oidcRPMetaDataOptions": {name: openid_client(name, rp) for name, rp in ent.rps.items()},
        "oidcRPMetaDataExportedVars": {name: dict(same) for name in ent.rps},
        "oidcRPMetaDataOptionsExtraClaims": {
            name: {"profile": " ".join(same)} for name in ent.rps
        },
    }  # fmt: skip


def openid_client(name: str, rp: RelyingParty) -> dict[str, object]:
    """One relying party; what it may read is in the ID token."""
    given = {
        "ClientID": name, "ClientSecret": rp.secret, "IDTokenSignAlg": rp.alg,
        "RedirectUris": " ".join(rp.redirect_uris), "BypassConsent": 1, "UserIDAttr": "uid",
        "IDTokenForceClaims": 1, "Public": 0, "RequirePKCE": 1,
    }  # fmt: skip
    return {f"oidcRPMetaDataOptions{option}": value for option, value in given.items()}


def cas(ent: Ent, same: Mapping[str, str]) -> dict[str, object]:
    """The CAS server: services that it was told of, and no other."""
    return {
        "issuerDBCASActivation": 1, "casAttr": "uid", "casAccessControlPolicy": "error",
        "casAttributes": {}, "casTicketExpiration": 60,
        "casAppMetaDataOptions": {
            name: {"casAppMetaDataOptionsService": address, "casAppMetaDataOptionsLogout": 1}
            for name, address in ent.services.items()
        },
        "casAppMetaDataExportedVars": {name: dict(same) for name in ent.services},
    }  # fmt: skip


def saml(ent: Ent, base: str, keys: Mapping[str, str]) -> dict[str, object]:
    """The SAML identity provider: signed messages, attributes by their own names."""
    attributes = {name: f"0;{name};{BASIC};{name}" for name in ent.told}
    options = {
        "NameIDFormat": "transient", "ForceUTF8": 1, "SignSSOMessage": 1, "SignSLOMessage": 1,
        "CheckSSOMessageSignature": 0, "CheckSLOMessageSignature": 0, "EncryptionMode": "none",
        "NotOnOrAfterTimeout": 600, "SessionNotOnOrAfterTimeout": 36000, "OneTimeUse": 0,
    }  # fmt: skip
    shown = {f"samlSPMetaDataOptions{name}": value for name, value in options.items()}
    return {
        "issuerDBSAMLActivation": 1,
        "samlEntityID": f"{base}/saml/metadata",
        "samlServicePrivateKeySig": keys["private"],
        "samlServicePublicKeySig": keys["certificate"],
        "samlServiceSignatureMethod": "RSA_SHA256",
        "samlOrganizationName": "ENT", "samlOrganizationDisplayName": "ENT",
        "samlOrganizationURL": base,
        "samlSPMetaDataXML": {name: {"samlSPMetaDataXML": xml} for name, xml in ent.sps.items()},
        "samlSPMetaDataOptions": {name: dict(shown) for name in ent.sps},
        "samlSPMetaDataExportedAttributes": {name: dict(attributes) for name in ent.sps},
    }  # fmt: skip
