/**
 * A real sign-in provider: the npm library `oidc-provider` with a page of its own on which anybody is whoever they say.
 * `emails` gives what it claims of an account's address, verified or not.
 */
import { createServer } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import Provider from 'oidc-provider';

const CLIENT = 'treeline';
export const SECRET = 'a-secret-that-no-log-may-hold';

/** Settings that make a server use the provider under the key `example`. */
export function providerSettings(port) {
  return {
    TREELINE_PUBLIC_URL: 'http://127.0.0.1:{port}',
    TREELINE_OPENID_PRIVATE: '127.0.0.1,::1',
    // Another name than the server's: cookies know no ports.
    TREELINE_OPENID_EXAMPLE_ISSUER: `http://localhost:${port}`,
    TREELINE_OPENID_EXAMPLE_LABEL: 'Example login',
    TREELINE_OPENID_EXAMPLE_CLIENT_ID: CLIENT,
    TREELINE_OPENID_EXAMPLE_CLIENT_SECRET: SECRET,
  };
}

const page = (uid) => `<!doctype html><html lang="en"><title>Example login</title><h1>Example login</h1>
<form method="post" action="/interaction/${uid}"><label>Account <input name="account" autofocus></label> <button>Enter</button></form>
<p><a href="/interaction/${uid}/no">No, thank you</a></p></html>`;

/** Starts it for a server at `home`: `{codes, close}`; `codes` are those it has given. */
export async function startProvider(port, home, emails = {}) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const claimsOf = (account) => ({ sub: account, preferred_username: `${account}@example`, email: emails[account] ?? `${account}@example.org`, email_verified: account in emails });
  const provider = new Provider(`http://localhost:${port}`, {
    clients: [{ client_id: CLIENT, client_secret: SECRET, redirect_uris: [`${home}/sign-in/openid/example`] }],
    cookies: { keys: [randomUUID()] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'first', use: 'sig', alg: 'RS256' }] },
    features: { devInteractions: { enabled: false } },
    claims: { email: ['email', 'email_verified'], profile: ['preferred_username'] },
    findAccount: (_, account) => ({ accountId: account, claims: () => claimsOf(account) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    // Nobody is asked whether the product may know who they are.
    loadExistingGrant: async (ctx) => {
      const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const codes = [];
  provider.on('authorization_code.saved', (code) => codes.push(code.jti));
  const answer = provider.callback();
  const server = createServer(async (request, reply) => {
    const uid = /^\/interaction\/([\w-]+)(\/no)?$/.exec(request.url);
    if (!uid) return answer(request, reply);
    if (uid[2]) return provider.interactionFinished(request, reply, { error: 'access_denied' });
    if (request.method === 'GET') return reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(uid[1]));
    let body = '';
    for await (const part of request) body += part;
    const account = new URLSearchParams(body).get('account');
    return provider.interactionFinished(request, reply, { login: { accountId: account } });
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  // A file that fails before it could close it ends all the same.
  server.unref();
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { codes, close };
}
