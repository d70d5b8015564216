// oidc-provider (npm, a certified provider of OpenID Connect), in memory, as its documentation has
// it; a grant is made at the first launch instead of being asked for (its own recipe).
// CONF: {port, clients: [{id, secret, redirect_uri, alg}]}; MODULES: where it is installed.
import { createHash, generateKeyPairSync } from "node:crypto";

const { default: Provider } = await import(`${process.env.MODULES}/oidc-provider/lib/index.js`);
const conf = JSON.parse(process.env.CONF);

const key = (kind, options, kid, alg) => ({
  ...generateKeyPairSync(kind, options).privateKey.export({ format: "jwk" }), kid, alg, use: "sig",
});

const provider = new Provider(`http://127.0.0.1:${conf.port}`, {
  clients: conf.clients.map((one) => ({
    client_id: one.id, client_secret: one.secret, redirect_uris: [one.redirect_uri],
    id_token_signed_response_alg: one.alg, subject_type: "pairwise",
  })),
  jwks: { keys: [
    key("rsa", { modulusLength: 2048 }, "r", "RS256"),
    key("ec", { namedCurve: "P-256" }, "e", "ES256"),
  ] },
  cookies: { keys: ["for a measure alone"] },
  pkce: { required: () => true },
  conformIdTokenClaims: false,
  claims: { openid: ["sub"], profile: ["nickname", "preferred_username"] },
  subjectTypes: ["pairwise"],
  pairwiseIdentifier: (_, account, client) =>
    createHash("sha256").update(`${account} ${client.clientId}`).digest("hex"),
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, nickname: "Loutre 12", preferred_username: "Loutre 12" }),
  }),
  loadExistingGrant: async (ctx) => {
    const { client, session } = ctx.oidc;
    const known = session.grantIdFor(client.clientId);
    // Its memory holds a thousand things: what was not used lately is gone.
    const kept = known && await ctx.oidc.provider.Grant.find(known);
    if (kept) return kept;
    const grant = new ctx.oidc.provider.Grant({
      clientId: client.clientId, accountId: session.accountId,
    });
    grant.addOIDCScope("openid profile");
    await grant.save();
    return grant;
  },
});
provider.listen(conf.port, "127.0.0.1");
