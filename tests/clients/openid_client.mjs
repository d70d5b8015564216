// openid-client (npm, a certified relying party): what it does by itself, step by step.
// CONF: {issuer, id, secret, redirect, after}; MODULES: where it is installed.
// It says a line of JSON for each step, and reads what the browser and its own server were sent.
import { createInterface } from "node:readline";

const modules = process.env.MODULES;
const oidc = await import(`${modules}/openid-client/build/index.js`);
const jose = await import(`${modules}/jose/dist/webapi/index.js`);
const conf = JSON.parse(process.env.CONF);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const read = async () => (await lines.next()).value;
const say = (said) => console.log(JSON.stringify(said));
const refusal = async (promise) => promise.then(() => "ACCEPTED", (error) => error.error ?? String(error));

const config = await oidc.discovery(
  new URL(conf.issuer), conf.id, { client_secret: conf.secret, id_token_signed_response_alg: conf.alg },
  oidc.ClientSecretBasic(conf.secret), { execute: [oidc.allowInsecureRequests] },
);
const verifier = oidc.randomPKCECodeVerifier();
const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
const asked = {
  redirect_uri: conf.redirect, scope: "openid profile email offline_access", state, nonce,
  code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256",
};
const pushed = await oidc.buildAuthorizationUrlWithPAR(config, asked);
say({ go: pushed.href, plain: oidc.buildAuthorizationUrl(config, asked).href });

const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
const back = new URL(await read());
const given = await oidc.authorizationCodeGrant(config, back, checks);
const claims = given.claims();
const shown = await oidc.fetchUserInfo(config, given.access_token, claims.sub);
const renewed = await oidc.refreshTokenGrant(config, given.refresh_token);
const after = await oidc.fetchUserInfo(config, renewed.access_token, claims.sub);
say({ claims, shown, renewed: renewed.claims(), after });

say({
  end: oidc.buildEndSessionUrl(config, {
    id_token_hint: given.id_token, post_logout_redirect_uri: conf.after, state: "out",
  }).href,
});
const keys = jose.createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri));
const told = await jose.jwtVerify(await read(), keys, {
  issuer: conf.issuer, audience: conf.id, typ: "logout+jwt", requiredClaims: ["jti", "iat", "exp", "events"],
});
say({
  told: told.payload,
  replayed: await refusal(oidc.authorizationCodeGrant(config, back, checks)),
  reused: await refusal(oidc.refreshTokenGrant(config, given.refresh_token)),
  ended: await refusal(oidc.refreshTokenGrant(config, renewed.refresh_token)),
});
process.exit(0);
