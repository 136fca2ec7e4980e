// @vitest-environment jsdom
/** The first minutes of somebody who leads: an account, a class begun, and an address that others can open or cannot. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { AccountForm, PasswordForm, SignInForm } from '#src/components/classroom/sign-in/forms.tsx';
import type { ClassState as State } from '#src/components/classroom/teach/api-class.ts';
import { ClassState } from '#src/components/classroom/teach/class/ClassState.tsx';
import { Code } from '#src/components/classroom/teach/class/Code.tsx';
import { useOrigin } from '#src/components/classroom/teach/useOrigin.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

test.for([
  { form: <AccountForm isBusy={false} onSend={vi.fn()} />, first: 'Your name' },
  { form: <SignInForm isBusy={false} onSend={vi.fn()} />, first: 'E-mail address' },
])('one writes at once into the first field of a page made for it: $first', ({ form, first }) => {
  render(form);
  expect(document.activeElement).toBe(screen.getByLabelText(first));
});

test('a form that lies folded on a page takes no focus', () => {
  render(<PasswordForm isBusy={false} onSend={vi.fn()} />);
  expect(document.activeElement).toBe(document.body);
});

/** A class whose server says yes to everything. */
function Moving({
  from,
  mayEnd = true,
  hasShutGate = false,
}: {
  from: State;
  mayEnd?: boolean;
  hasShutGate?: boolean;
}) {
  const [state, setState] = useState(from);
  return <ClassState state={state} mayEnd={mayEnd} hasShutGate={hasShutGate} onMove={setState} />;
}

describe('whoever moves a class on', () => {
  test.for([
    { from: 'preparing', press: ['Begin the class'], says: 'The class runs.' },
    { from: 'running', press: ['Pause'], says: 'The class is paused:' },
    { from: 'paused', press: ['Go on'], says: 'The class runs.' },
    { from: 'running', press: ['End the class', 'End it for good'], says: 'This class has ended.' },
  ] as const)('stands at what it came to, after $press', async ({ from, press, says }) => {
    render(<Moving from={from} />);
    for (const name of press) await userEvent.click(screen.getByRole('button', { name }));
    expect(document.activeElement?.textContent).toContain(says);
  });

  test('stays where they are when somebody else moves it', () => {
    const { rerender } = render(<ClassState state="preparing" mayEnd hasShutGate={false} onMove={vi.fn()} />);
    rerender(<ClassState state="running" mayEnd hasShutGate={false} onMove={vi.fn()} />);
    expect(document.activeElement).toBe(document.body);
  });

  test('is told of a gate that holds learners up, while the class runs', async () => {
    render(<Moving from="preparing" hasShutGate />);
    expect(screen.queryByText(/next gate/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Begin the class' }));
    expect(document.activeElement?.textContent).toContain('up to the next gate; you open it in the plan.');
  });

  test('is offered its end only as its instructor', () => {
    render(<Moving from="running" mayEnd={false} />);
    expect(screen.queryByRole('button', { name: 'End the class' })).toBeNull();
  });
});

function JoinHere() {
  const { origin, isOnlyHere } = useOrigin();
  return <Code code="BCDFGH" address={`${origin}/class/?code=BCDFGH`} isOnlyHere={isOnlyHere} />;
}

describe('the address for learners', () => {
  const withAddresses = (addresses: readonly string[]) =>
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.resolve(Response.json({ addresses }))),
    );

  test('says so where no other machine reaches it, and how others do', async () => {
    withAddresses([]);
    render(<JoinHere />);
    const said = await screen.findByText(/Only this computer/);
    expect(said.parentElement?.textContent).toContain('npm start -- --lan');
  });

  test('is the one that others reach, where there is one', async () => {
    withAddresses(['http://192.168.1.7:4321']);
    render(<JoinHere />);
    await screen.findByText('192.168.1.7:4321/class/?code=BCDFGH');
    expect(screen.queryByText('npm start -- --lan')).toBeNull();
  });
});
