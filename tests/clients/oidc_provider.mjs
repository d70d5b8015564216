// oidc-provider (npm, a certified provider of OpenID Connect) with its own sign-in pages.
// CONF: {port, redirect, id, secret}; MODULES: the folder it is installed in.
const { default: Provider } = await import(`${process.env.MODULES}/oidc-provider/lib/index.js`);
const conf = JSON.parse(process.env.CONF);

const provider = new Provider(`http://127.0.0.1:${conf.port}`, {
  clients: [{ client_id: conf.id, client_secret: conf.secret, redirect_uris: [conf.redirect] }],
  cookies: { keys: ["for tests alone"] },
  pkce: { required: () => true },
  subjectTypes: ["pairwise"],
  pairwiseIdentifier: (_, account, client) => `${account} for ${client.clientId}`,
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
});
provider.listen(conf.port, "127.0.0.1");
