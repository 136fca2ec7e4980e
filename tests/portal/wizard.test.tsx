// @vitest-environment jsdom
/** The wizard: on every shortest path through the machine, the screen says what the machine holds. */
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { createTestModel } from 'xstate/graph';
import blade from '#src/portal/blades/connection-create.ts';
import { WizardScreen } from '#src/portal/WizardView.tsx';
import { members } from '#src/portal/json.ts';
import { stateName } from '#src/portal/actor.ts';
import { wizardMachine, wizardValues } from '#src/portal/machines/wizard.ts';
import type { WizardEvent } from '#src/portal/machines/wizard.ts';
import { giveDialogs, read, stage } from './stage.tsx';
import { createWorld, ids } from './world.ts';

giveDialogs();
afterEach(cleanup);

const { host } = await createWorld();
const place = { blade: 'connection-create', of: ids.circuit };
const reads = blade.reads(place);
const answers = await read(host, reads);
const rules = blade.rules({ place, profile: 'taught', shape: 'taught' });
const machine = wizardMachine(rules);
/** The same once the connection was created. */
const more = { value: [...members(answers['connections']), { id: ids.connection.replace('con-linked', 'con-hub') }] };
const refused = { status: 400, code: 'CrossconnectNo', message: 'It cannot be.' };

const events: WizardEvent[] = [
  { type: 'arm.answered', answers },
  { type: 'arm.answered', answers: { ...answers, connections: more } },
  { type: 'arm.unanswered', refused },
  { type: 'field.changed', field: 'name', value: 'con-hub' },
  { type: 'field.changed', field: 'gateway', value: ids.hub },
  { type: 'next.pressed' },
  { type: 'previous.pressed' },
  { type: 'tab.chosen', tab: 1 },
  { type: 'tab.chosen', tab: 2 },
  { type: 'problem.followed', field: 'name' },
  { type: 'create.pressed' },
  { type: 'discard.pressed' },
  { type: 'arm.accepted', operation: 'one' },
  { type: 'arm.refused', refused },
  { type: 'arm.refused', refused: { ...refused, target: 'properties.virtualNetworkGateway1' } },
  { type: 'arm.finished' },
  { type: 'arm.failed', refused },
  { type: 'form.reopened' },
  { type: 'refresh.pressed' },
];
const key = (event: WizardEvent): string =>
  JSON.stringify({
    ...event,
    answers: event.type === 'arm.answered' ? members(event.answers['connections']).length : undefined,
  });

/** Fields and buttons stand on one tab each; a learner can only use those that are there. */
const fieldTab = { name: 0, gateway: 1 } as const;

const paths = createTestModel(machine).getShortestPaths({
  events: (state) =>
    events.filter((event) => {
      if (event.type === 'field.changed')
        return Object.entries(fieldTab).some(([name, tab]) => name === event.field && tab === state.context.tab);
      if (event.type === 'problem.followed') return wizardValues(rules, state.context)['name'] === '';
      return true;
    }),
  input: { reads },
  serializeState: ({ value, context }) =>
    JSON.stringify([stateName(value), context.tab, context.values, context.refused?.code, context.refused?.field]),
  limit: 3000,
});

function play(
  actor: { send: (event: WizardEvent) => void; getSnapshot: () => { can: (event: WizardEvent) => boolean } },
  event: WizardEvent,
): void {
  const press = (name: string | RegExp): void => {
    fireEvent.click(screen.getByRole('button', { name }));
  };
  switch (event.type) {
    case 'field.changed':
      fireEvent.change(screen.getByLabelText(event.field === 'name' ? /^Name/ : /^Virtual network gateway/), {
        target: { value: event.value },
      });
      break;
    case 'next.pressed':
      press(/^Next: /);
      break;
    case 'previous.pressed':
      press('Previous');
      break;
    case 'tab.chosen':
      fireEvent.click(screen.getByRole('tab', { name: rules.tabs[event.tab] ?? '' }));
      break;
    case 'problem.followed':
      press('Go to Name');
      break;
    case 'create.pressed':
      press('Create');
      break;
    case 'discard.pressed':
      press('Start over');
      break;
    case 'form.reopened':
      press('Back to the form');
      break;
    case 'refresh.pressed':
      press('Refresh');
      break;
    default:
      act(() => actor.send(event));
  }
}

test('the model has many ways', () => {
  expect(paths.length).toBeGreaterThan(12);
});

test.for(paths.map((path, index) => ({ path, index, words: path.steps.map(({ event }) => event.type).join(', ') })))(
  'way $index: $words',
  ({ path }) => {
    const actor = createActor(machine, { input: { reads } }).start();
    stage(<WizardScreen blade={blade} place={place} rules={rules} actor={actor} />, host, place);
    for (const { event, state } of path.steps) {
      const known = events.find((one) => key(one) === key(event));
      if (known !== undefined) play(actor, known);
      const { context } = state;
      expect(actor.getSnapshot().value).toEqual(state.value);
      expect(screen.queryByText('Loading') !== null).toBe(state.matches('loading'));
      const chosen = screen.queryByRole('tab', { selected: true });
      const hasForm = state.matches('editing') || state.matches('reviewing') || state.matches('creating');
      expect(chosen?.textContent).toBe(hasForm ? rules.tabs[context.tab] : undefined);
      expect(screen.queryByText('Validation passed') !== null).toBe(
        state.matches({ reviewing: 'passed' }) || state.matches('creating'),
      );
      expect(screen.queryByText('Validation failed') !== null).toBe(state.matches({ reviewing: 'failed' }));
      const create = screen.queryByRole('button', { name: 'Create' });
      expect(create !== null).toBe(state.matches('reviewing') || state.matches('creating'));
      if (create) expect(create.getAttribute('aria-disabled') !== 'true').toBe(state.can({ type: 'create.pressed' }));
      expect(screen.queryByRole('heading', { name: /deploy/ })?.textContent).toBe(
        state.matches('deploying')
          ? 'Your deployment is under way'
          : state.matches('deployed') || state.matches('settling')
            ? 'Your deployment is complete'
            : state.matches('failed')
              ? 'Your deployment failed'
              : state.matches('gone')
                ? 'What you deployed is no longer there'
                : undefined,
      );
      const field = context.refused?.field;
      const isSaid = screen.queryAllByText(/CrossconnectNo/).length > 0;
      if (context.refused !== undefined && (field === undefined || rules.tabOf(field) === context.tab))
        expect(isSaid).toBe(true);
      if (context.refused === undefined) expect(isSaid).toBe(false);
      if (state.matches('editing') && context.tab === 0)
        expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe(
          wizardValues(rules, context)['name'],
        );
    }
  },
);

test('every state of a wizard is reached by some path', () => {
  const reached = new Set(paths.flatMap(({ steps }) => steps.map(({ state }) => stateName(state.value).split('.')[0])));
  expect([...reached].toSorted()).toEqual(Object.keys(machine.config.states ?? {}).toSorted());
});
