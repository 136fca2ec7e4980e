/** Who is here, before a page of those who lead opens: nobody yet, no server, or an account. */
import type { ReactNode } from 'react';
import { me } from './api-class.ts';
import { signInPage } from './addresses.ts';
import type { Site } from './addresses.ts';
import { useAnswer } from './useAnswer.ts';

export interface Account {
  id: string;
  name: string;
}

interface PlaceProps {
  site: Site;
  children: (account: Account) => ReactNode;
}

export function Place({ site, children }: PlaceProps) {
  const asked = useAnswer(me);
  switch (asked.kind) {
    case 'loading':
      return <p role="status">Looking who is here.</p>;
    case 'failed':
      return <Trouble title="No class server answers" message={asked.message} onAgain={asked.again} />;
    case 'open': {
      const { account } = asked.value;
      if (account) return children(account);
      return (
        <section className="teach-panel" aria-labelledby="teach-sign-in">
          <h1 id="teach-sign-in">Sign in to lead a class</h1>
          <p>
            This page is for those who lead classes. Learners need no account: they join with the code of their class.
          </p>
          <p className="teach-row">
            <a className="cc-button" href={signInPage(site, `${location.pathname}${location.search}`)}>
              Sign in
            </a>
            <a className="cc-button-quiet" href={`${site.base}/class/`}>
              Join as a learner
            </a>
          </p>
        </section>
      );
    }
  }
}

interface TroubleProps {
  title: string;
  message: string;
  onAgain: () => void;
}

/** Says why nothing is shown, and offers to try again. */
export function Trouble({ title, message, onAgain }: TroubleProps) {
  return (
    <section className="teach-panel" role="alert">
      <h1>{title}</h1>
      <p>{message}</p>
      <p>
        <button type="button" className="cc-button" onClick={onAgain}>
          Try again
        </button>
      </p>
    </section>
  );
}
