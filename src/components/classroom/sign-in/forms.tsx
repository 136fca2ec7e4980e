/** The forms of an account: signing in, a new account, another password. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { NewAccount } from './account-api.ts';
import { Field } from './Field.tsx';

interface FormProps {
  label: string;
  does: string;
  isBusy: boolean;
  /** Whether it is what its page is for: then one may write at once. */
  isFirst?: boolean;
  onSend: () => void;
  children: ReactNode;
}

function Form({ label, does, isBusy, isFirst = false, onSend, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isFirst) form.current?.querySelector('input')?.focus();
  }, [isFirst]);
  return (
    <form
      ref={form}
      className="sign-in-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onSend();
      }}
    >
      {children}
      <p>
        <button type="submit" className="cc-button" aria-disabled={isBusy}>
          {isBusy ? 'One moment' : does}
        </button>
      </p>
    </form>
  );
}

export function SignInForm({ isBusy, onSend }: { isBusy: boolean; onSend: (email: string, password: string) => void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Form label="Sign in" does="Sign in" isBusy={isBusy} isFirst onSend={() => onSend(email, password)}>
      <Field label="E-mail address" type="email" autoComplete="username" value={email} onChange={setEmail} />
      <Field label="Password" type="password" autoComplete="current-password" value={password} onChange={setPassword} />
    </Form>
  );
}

export function AccountForm({ isBusy, onSend }: { isBusy: boolean; onSend: (account: NewAccount) => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Form
      label="New account"
      does="Make the account"
      isBusy={isBusy}
      isFirst
      onSend={() => onSend({ name, email, password })}
    >
      <Field label="Your name" hint="As learners see it." autoComplete="name" value={name} onChange={setName} />
      <Field
        label="E-mail address"
        hint="You sign in with it. Nothing is sent there."
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      <Field
        label="Password"
        hint="Ten characters or more; a few words make a good one."
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
    </Form>
  );
}

export function PasswordForm({
  isBusy,
  onSend,
}: {
  isBusy: boolean;
  onSend: (password: string, next: string) => void;
}) {
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  return (
    <Form label="Another password" does="Change the password" isBusy={isBusy} onSend={() => onSend(password, next)}>
      <Field
        label="Password until now"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Field
        label="New password"
        hint="Ten characters or more. You are signed out on all other devices."
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
      />
    </Form>
  );
}
