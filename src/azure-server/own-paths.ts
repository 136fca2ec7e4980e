/** The paths that are not Azure Resource Manager's: signing in, the list of requests, the state the page follows. */
import type { Arm } from '#src/azure/arm.ts';
import type { Profile } from '#src/base/facts.ts';
import type { RunningClock } from '#src/base/clock.ts';
import type { Beside } from './listener.ts';
import { isSitePath } from './page.ts';
import type { Page } from './page.ts';
import type { SeenList } from './seen.ts';
import type { SignIn } from './sign-in.ts';

export interface OwnPathsOptions {
  arm: Arm;
  clock: RunningClock;
  seen: SeenList;
  signIn: SignIn;
  profile: Profile;
  page: Page;
  isControlOpen: boolean;
}

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });

const refused = (status: number, code: string, message: string): Response => json({ error: { code, message } }, status);

const numberOf = (text: string | null): number => {
  const number = Number(text ?? '0');
  return Number.isInteger(number) && number > 0 ? number : 0;
};

export interface OwnPaths {
  /** Whether a path may be one of these. */
  knows: (method: string, path: string) => boolean;
  answer: (asked: Beside) => Promise<Response | undefined>;
}

export function createOwnPaths({ arm, clock, seen, signIn, profile, page, isControlOpen }: OwnPathsOptions): OwnPaths {
  /** Differs whenever anything a page shows may differ. */
  const mark = (): string => {
    const { serial, pending } = arm.cloud;
    return `${serial}.${pending.length}.${arm.nextDue() ?? ''}`;
  };

  function requests(url: URL): Response {
    const [, , , number, ...more] = url.pathname.split('/');
    if (number === undefined || number === '')
      return json({ value: seen.since(numberOf(url.searchParams.get('since'))) });
    const one = more.length === 0 ? seen.find(numberOf(number)) : undefined;
    return one
      ? json(one)
      : refused(
          404,
          'CrossconnectRequestNotKept',
          `Request ${number} is not in the list: it ends at ${seen.last()}, and old ones are dropped.`,
        );
  }

  return {
    knows: (method, path) =>
      isSitePath(method, path) || path.startsWith('/adfs') || path.startsWith('/_control/requests'),

    async answer({ method, url, body, headers }) {
      const { pathname } = url;
      if (pathname.startsWith('/_control/requests')) {
        if (method === 'GET') return requests(url);
        return refused(
          405,
          'CrossconnectMethodNotAllowed',
          `${method} is not possible on the list of requests. It is read with GET.`,
        );
      }
      if (pathname === '/_server/state' && method === 'GET') {
        return json({
          mark: mark(),
          now: clock.now(),
          speed: clock.speed(),
          profile,
          isControlOpen,
          requests: isControlOpen ? seen.last() : 0,
        });
      }
      return signIn.answer(method, url, body) ?? page.answer(method, url, headers);
    },
  };
}
