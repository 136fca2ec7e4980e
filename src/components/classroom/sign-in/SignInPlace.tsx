/** The page of an account: signing in, the first instructor's link, an invitation, and what one can do once signed in. */
import { useCallback, useState } from 'react';
import type { StaffRole } from '#src/classroom/roles.ts';
import { useAct } from '../teach/useAct.ts';
import { useAnswer } from '../teach/useAnswer.ts';
import { Reduced } from '../Reduced.tsx';
import { accept, changePassword, invitation, me, signIn, signOut, toProvider, ways } from './account-api.ts';
import type { Invitation, Me, NewAccount, Ways } from './account-api.ts';
import type { Asked } from './asked.ts';
import { AccountForm, PasswordForm, SignInForm } from './forms.tsx';

interface Parts {
  asked: Asked;
  base: string;
  /** Goes to another page. */
  onGo: (where: string) => void;
  isSecureContext: boolean;
}

interface Loaded {
  ways: Ways;
  account: Me['account'];
  /** What the link invites to, or why it does not. */
  invited: Invitation | { problem: string } | undefined;
}

async function load(token: string | undefined) {
  const [how, who, what] = await Promise.all([ways(), me(), token === undefined ? undefined : invitation(token)]);
  if (!how.ok) return how;
  if (!who.ok) return who;
  const invited = what === undefined ? undefined : what.ok ? what.value : { problem: what.message };
  return { ok: true as const, value: { ways: how.value, account: who.value.account, invited } satisfies Loaded };
}

const roleWords: Readonly<Record<StaffRole, string>> = {
  observer: 'observe',
  'co-instructor': 'help to lead',
  instructor: 'lead',
};

export function SignInPlace(parts: Parts) {
  const { token } = parts.asked;
  const found = useAnswer(useCallback(() => load(token), [token]));
  if (found.kind === 'loading') return <p role="status">Asking the class server.</p>;
  if (found.kind === 'failed')
    return (
      <section className="sign-in-panel" role="alert">
        <h1>No class server answers</h1>
        <p>{found.message}</p>
        <p>
          <button type="button" className="cc-button" onClick={found.again}>
            Try again
          </button>
        </p>
      </section>
    );
  return (
    <>
      <Opened {...parts} {...found.value} onAgain={found.again} />
      <Reduced isSecureContext={parts.isSecureContext} passwords />
    </>
  );
}

type OpenedProps = Parts & Loaded & { onAgain: () => void };

function Opened(props: OpenedProps) {
  const { account, asked, invited } = props;
  if (invited && !('problem' in invited)) return <Invited {...props} invited={invited} />;
  const problem = invited?.problem;
  return account ? (
    <SignedIn {...props} account={account} problem={problem} />
  ) : (
    <SignedOut {...props} problem={problem ?? asked.trouble} />
  );
}

function Invited({ invited, account, asked, base, onGo, ways: how }: OpenedProps & { invited: Invitation }) {
  const { act, isBusy, problem } = useAct();
  const [hasAccount, setHasAccount] = useState(false);
  const token = asked.token ?? '';
  const take = (made?: NewAccount) =>
    void act(async () => {
      const answer = await accept(token, made);
      if (answer.ok)
        onGo(
          answer.value.class === undefined
            ? `${base}/class/teach/`
            : `${base}/class/teach/class/?class=${encodeURIComponent(answer.value.class)}`,
        );
      return answer;
    });
  // The link works once: with the account signed in, the same page offers to take it.
  const enter = (email: string, password: string) =>
    void act(async () => {
      const answer = await signIn(email, password);
      if (!answer.ok) return answer;
      const taken = await accept(token);
      if (taken.ok) onGo(`${base}/class/teach/`);
      return taken;
    });
  return (
    <section className="sign-in-panel">
      <h1>{invited.isFirst ? 'Make the first instructor' : 'You are invited'}</h1>
      <p>{inviteWords(invited)}</p>
      <Trouble says={problem ?? asked.trouble} />
      {account ? (
        <p>
          <button type="button" className="cc-button" aria-disabled={isBusy} onClick={() => take()}>
            Accept as {account.name}
          </button>
        </p>
      ) : hasAccount ? (
        <SignInForm isBusy={isBusy} onSend={enter} />
      ) : (
        <AccountForm isBusy={isBusy} onSend={take} />
      )}
      {!account && (
        <p className="sign-in-more">
          {!invited.isFirst && (
            <button type="button" className="cc-button-quiet" onClick={() => setHasAccount(!hasAccount)}>
              {hasAccount ? 'I need an account' : 'I have an account'}
            </button>
          )}
          <Provider name={how.provider} token={asked.token} onGo={onGo} />
        </p>
      )}
    </section>
  );
}

function inviteWords({ isFirst, class: title, role }: Invitation): string {
  if (isFirst)
    return 'This link works once. The account you make here can lead classes and invite others. If an account with your e-mail address exists, it gets the password you write here.';
  const what =
    title === undefined
      ? 'to have an account here and lead classes of your own'
      : `to ${roleWords[role]} the class “${title}”`;
  return `Somebody invites you ${what}. The link works once.`;
}

function SignedOut({ asked, onGo, ways: how, problem: first }: OpenedProps & { problem: string | undefined }) {
  const { act, isBusy, problem } = useAct();
  const enter = (email: string, password: string) =>
    void act(async () => {
      const answer = await signIn(email, password);
      if (answer.ok) onGo(asked.next);
      return answer;
    });
  return (
    <section className="sign-in-panel">
      <h1>Sign in</h1>
      <p>This is for those who lead classes. Learners need no account: they join with the code of their class.</p>
      <Trouble says={problem ?? first} />
      <SignInForm isBusy={isBusy} onSend={enter} />
      <p className="sign-in-more">
        <Provider name={how.provider} token={undefined} onGo={onGo} />
      </p>
    </section>
  );
}

function SignedIn({
  account,
  asked,
  onAgain,
  problem: first,
}: OpenedProps & { account: NonNullable<Me['account']>; problem: string | undefined }) {
  const { act, isBusy, problem } = useAct();
  const [said, setSaid] = useState('');
  return (
    <section className="sign-in-panel">
      <h1>Your account</h1>
      <p>
        You are signed in as <bdi>{account.name}</bdi>, <bdi>{account.email}</bdi>.
      </p>
      <Trouble says={problem ?? first} />
      <p className="sign-in-more">
        <a className="cc-button" href={asked.next}>
          Go on
        </a>
        <button
          type="button"
          className="cc-button-quiet"
          onClick={() =>
            void act(async () => {
              const answer = await signOut();
              if (answer.ok) onAgain();
              return answer;
            })
          }
        >
          Sign out
        </button>
      </p>
      <details>
        <summary>Change the password</summary>
        <PasswordForm
          isBusy={isBusy}
          onSend={(password, next) =>
            void act(async () => {
              setSaid('');
              const answer = await changePassword(password, next);
              if (answer.ok) setSaid('The password is changed.');
              return answer;
            })
          }
        />
      </details>
      <p role="status">{said}</p>
    </section>
  );
}

const Trouble = ({ says }: { says: string | undefined }) =>
  says === undefined ? null : (
    <p className="sign-in-trouble" role="alert">
      {says}
    </p>
  );

function Provider({
  name,
  token,
  onGo,
}: {
  name: string | undefined;
  token: string | undefined;
  onGo: (where: string) => void;
}) {
  const { act, isBusy, problem } = useAct();
  if (name === undefined) return null;
  return (
    <>
      <button
        type="button"
        className="cc-button-quiet"
        aria-disabled={isBusy}
        onClick={() =>
          void act(async () => {
            const answer = await toProvider(token);
            if (answer.ok) onGo(answer.value.address);
            return answer;
          })
        }
      >
        Continue with {name}
      </button>
      <Trouble says={problem} />
    </>
  );
}
