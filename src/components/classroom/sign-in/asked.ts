/** What the address of a sign-in page asks for: a link that invites, the page to go on to, and what a provider of sign-in said. */

export interface Asked {
  /** The secret of a link: of the first instructor (`key`), or of an invitation. */
  token: string | undefined;
  /** A page of ours to go on to. */
  next: string;
  /** Why the provider's sign-in did not work, in words. */
  trouble: string | undefined;
}

const troubles: Readonly<Record<string, string>> = {
  signup_disabled:
    'You have no account here yet. Ask somebody who leads classes here for a link, open it, and sign in there.',
  email_not_found:
    'The provider told no e-mail address, and without one nobody is known here. Allow it to share your e-mail address, or use a password.',
  account_not_linked: 'There is an account with this e-mail address that signs in with a password. Sign in with that.',
  access_denied: 'The provider was not allowed to say who you are. Try again and agree, or use a password.',
  unable_to_get_user_info:
    'What the provider said about you could not be trusted, so you were not signed in. Tell whoever runs this server.',
  invalid_code: 'The provider did not confirm the sign-in. Try again.',
  state_mismatch: 'This sign-in was begun in another browser or too long ago. Begin again.',
  please_restart_the_process: 'This sign-in was begun in another browser or too long ago. Begin again.',
};

/** A path of this site, or the home of those who lead. Anything else could be another site's. */
export function safeNext(next: string | null, base: string): string {
  const home = `${base}/class/teach/`;
  if (next === null || !next.startsWith(`${base}/`) || /^\/[/\\]/.test(next)) return home;
  const url = URL.canParse(next, 'https://here.test') ? new URL(next, 'https://here.test') : undefined;
  return url?.origin === 'https://here.test' ? `${url.pathname}${url.search}` : home;
}

/** Reads an address. */
export function asked({ searchParams }: URL, base: string): Asked {
  const error = searchParams.get('error');
  return {
    token: searchParams.get('key') ?? searchParams.get('invitation') ?? undefined,
    next: safeNext(searchParams.get('next'), base),
    trouble:
      error === null
        ? undefined
        : (troubles[error.toLowerCase()] ??
          'The provider’s sign-in did not work. Try again, or sign in with a password.'),
  };
}
