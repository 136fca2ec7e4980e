// @vitest-environment jsdom
/** Requests written by hand: what is wrong with them is told at the field, and what is answered is shown. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { createArm } from '#src/azure/arm.ts';
import { armRequest } from '#src/azure/requests.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { facts } from '#src/base/fact-words.ts';
import { examples } from '#src/components/lab/requests/examples.ts';
import { jsonFault } from '#src/components/lab/requests/json-fault.ts';
import { RequestPane } from '#src/components/lab/requests/RequestPane.tsx';
import { readWritten } from '#src/components/lab/requests/written.ts';
import { createVoice } from '#src/components/lab/voice.ts';
import { learner, providerPane } from '#src/lab/definition.ts';
import { waitUntilIdle } from '#src/lab/play.ts';

afterEach(cleanup);

test.for([
  { text: '{"a": 1}', because: 'an object is JSON' },
  { text: ' [1, -2.5e3, true, null, "x\\n\\u00e9"] ', because: 'so is a list with every kind of value' },
  { text: '"only text"', because: 'so is a text' },
])('$text has no fault: $because', ({ text }) => {
  expect(jsonFault(text)).toBeUndefined();
  expect(() => void JSON.parse(text)).not.toThrow();
});

test.for([
  { text: '{\n  "a": 1,\n}', line: 3, column: 1, says: 'A comma stands before “}”. Remove the comma.' },
  { text: '{\n  "a": 1\n  "b": 2\n}', line: 3, column: 3, says: 'A comma or “}” is missing before' },
  { text: "{'a': 1}", line: 1, column: 2, says: 'should be a name in double quotes' },
  { text: '{"a": westeurope}', line: 1, column: 7, says: '“westeurope” is no value. Put text into double quotes.' },
  { text: '{"a" 1}', line: 1, column: 6, says: 'A colon is missing before “1”' },
  { text: '{"a": {"b": 1}', line: 1, column: 15, says: 'The text ends before “}”. Add it.' },
  { text: '{"a": "x', line: 1, column: 7, says: 'never closed' },
  { text: '{"a": "x\n"}', line: 1, column: 9, says: 'over the end of the line' },
  { text: '{"a": "C:\\dir"}', line: 1, column: 10, says: 'A backslash stands alone' },
  { text: '{} {}', line: 1, column: 4, says: 'stands after the end of the JSON' },
  { text: '[01]', line: 1, column: 2, says: '“01” is no value' },
])('$text is told to be wrong at line $line, column $column', ({ text, line, column, says }) => {
  expect(() => void JSON.parse(text)).toThrow();
  const fault = jsonFault(text);
  expect(fault).toMatchObject({ line, column });
  expect(fault?.because).toContain(says);
});

test.for([
  { path: '', says: /The path is empty/, because: 'there is nothing to ask' },
  { path: 'subscriptions', says: /“subscriptions” does not begin with a slash/, because: 'paths begin with one' },
  { path: '/a b', says: /has a space in it/, because: 'an address has none' },
  { path: 'https://example.com/x', says: /leads to another host/, because: 'nothing leaves the page' },
  { path: '/_control/reset', says: /belongs to the simulator/, because: 'it is no part of Azure' },
  {
    path: '/_control/provider/provision?circuit=x',
    says: /the connectivity provider does/,
    because: 'the learner is not the provider',
  },
])('the path “$path” is refused, since $because', ({ path, says }) => {
  const reading = readWritten({ method: 'GET', path, body: '', person: learner.id });
  expect('fault' in reading && reading.field).toBe('path');
  expect('fault' in reading && reading.fault).toMatch(says);
});

test('a whole address of Azure can be pasted, and the provider may do what is the provider’s', () => {
  const asked = { method: 'POST', body: '', person: providerPane } as const;
  expect(readWritten({ ...asked, path: 'https://management.azure.com/subscriptions' })).toEqual({
    path: '/subscriptions',
  });
  const path = '/_control/provider/provision?circuit=x';
  expect(readWritten({ ...asked, path })).toEqual({ path });
});

test('the examples, in their order, are each accepted by an empty Cloud', async () => {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'examples', clock, profile: 'taught' });
  for (const { label, person, ...written } of examples) {
    const reading = readWritten({ ...written, person });
    if ('fault' in reading) throw new Error(`${label}: ${reading.fault}`);
    const answer = await arm.fetch(armRequest(written.method, reading.path, reading.body, { actor: person }));
    expect(answer.ok, `${label}: ${answer.ok ? '' : await answer.text()}`).toBe(true);
    waitUntilIdle(arm, clock);
  }
});

function open() {
  const arm = createArm({ seed: 'pane', clock: createVirtualClock(), profile: 'taught' });
  const values = new Map<string, unknown>();
  const memory = {
    get: (key: string) => values.get(key),
    set: (key: string, value: unknown) => void values.set(key, value),
  };
  const show = () =>
    render(
      <RequestPane
        fetch={(request) => arm.fetch(request)}
        people={[learner]}
        profile="taught"
        memory={memory}
        voice={createVoice()}
      />,
    );
  return { arm, show, user: userEvent.setup() };
}

test('an example is sent, its answer is shown, and it can be sent again from the list of recent ones', async () => {
  const { arm, show, user } = open();
  const first = show();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Example' }), 'Create a resource group');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  const answer = await screen.findByRole('region', { name: 'Answer' });
  within(answer).getByText('201 Created');
  expect(answer.textContent).toContain('"name": "rg-sandbox"');
  expect(arm.journal.map(({ actor, method }) => `${actor} ${method}`)).toEqual(['learner PUT']);
  first.unmount();
  show();
  await user.click(screen.getByRole('button', { name: /^PUT .*rg-sandbox/ }));
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Body as JSON' }).value).toContain('westeurope');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await screen.findByText('200 OK');
  expect(screen.getAllByRole('button', { name: /^PUT / }), 'the same request stands there once').toHaveLength(1);
});

test('a fault in the JSON is told at the field with its line, and nothing is sent', async () => {
  const { arm, show, user } = open();
  show();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Example' }), 'Create a resource group');
  const body = screen.getByRole('textbox', { name: 'Body as JSON' });
  await user.clear(body);
  await user.type(body, '{{"location": westeurope}');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(document.activeElement).toBe(body);
  expect(body.getAttribute('aria-invalid')).toBe('true');
  screen.getByText('Line 1, column 14: “westeurope” is no value. Put text into double quotes.');
  expect(arm.journal).toEqual([]);
});

test('a refusal is explained by the rule behind it', async () => {
  const { show, user } = open();
  show();
  const pick = (label: string) => user.selectOptions(screen.getByRole('combobox', { name: 'Example' }), label);
  await pick('Create a resource group');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await screen.findByText('201 Created');
  await pick('Create a circuit');
  const body = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Body as JSON' });
  const wrong = body.value.replace('"bandwidthInMbps": 50', '"bandwidthInMbps": 51');
  await user.clear(body);
  await user.click(body);
  await user.paste(wrong);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  const answer = await screen.findByText(/^400 /);
  await user.click(within(answer.closest('section')!).getByText('Explain this'));
  await screen.findByText(facts['expressroute/bandwidths'].today.statement);
});
