import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_LIFE = 10 * 60 * 1000;

/** Who may come in: one-time tokens in links, each exchanged for the cookie of one browser. */
export interface Keys {
  /** A token for one link: 32 random bytes as base64url. Good once, for ten minutes. */
  readonly makeToken: () => string;
  /** The cookie’s value for a good token, which is then used up; undefined for any other. */
  readonly exchange: (token: string) => string | undefined;
  readonly knows: (session: string) => boolean;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function newKey(): string {
  return randomBytes(32).toString('base64url');
}

/** `clock` answers milliseconds since 1970. Only digests are kept, and compared in constant time. */
export function makeKeys(clock: () => number): Keys {
  let tokens: { readonly digest: Buffer; readonly until: number }[] = [];
  const sessions: Buffer[] = [];
  return {
    makeToken() {
      const token = newKey();
      tokens.push({ digest: digest(token), until: clock() + TOKEN_LIFE });
      return token;
    },
    exchange(token) {
      tokens = tokens.filter((entry) => entry.until > clock());
      const given = digest(token);
      const found = tokens.filter((entry) => timingSafeEqual(entry.digest, given));
      if (found.length === 0) return undefined;
      tokens = tokens.filter((entry) => !found.includes(entry));
      const session = newKey();
      sessions.push(digest(session));
      return session;
    },
    knows(session) {
      const given = digest(session);
      return sessions.filter((entry) => timingSafeEqual(entry, given)).length > 0;
    },
  };
}
