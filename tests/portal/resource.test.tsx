// @vitest-environment jsdom
/** The resource blades: on every shortest path through the machine, the screen says what the machine holds. */
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { createTestModel } from 'xstate/graph';
import type { ResourceBlade } from '#src/portal/blade.ts';
import configuration from '#src/portal/blades/connection-configure.ts';
import overview from '#src/portal/blades/connection-view.ts';
import { ResourceScreen } from '#src/portal/ResourceView.tsx';
import { stateName } from '#src/portal/actor.ts';
import { resourceMachine, valuesOf } from '#src/portal/machines/resource.ts';
import type { ResourceEvent } from '#src/portal/machines/resource.ts';
import { giveDialogs, read, stage } from './stage.tsx';
import { createWorld, ids } from './world.ts';

giveDialogs();
afterEach(cleanup);

const { host } = await createWorld();
const refused = { status: 400, code: 'CrossconnectNo', message: 'It cannot be.' };
const missing = { status: 404, code: 'ResourceNotFound', message: 'It is not there.' };

const common: ResourceEvent[] = [
  { type: 'arm.unanswered', refused },
  { type: 'arm.unanswered', refused: missing },
  { type: 'refresh.pressed' },
  { type: 'arm.accepted', operation: 'one' },
  { type: 'arm.refused', refused },
  { type: 'arm.finished' },
  { type: 'arm.failed', refused },
];

const cases: { blade: ResourceBlade; events: ResourceEvent[] }[] = [
  {
    blade: configuration,
    events: [
      ...common,
      { type: 'field.changed', field: 'weight', value: '100' },
      { type: 'field.changed', field: 'weight', value: '32001' },
      { type: 'field.changed', field: 'fastPath', value: true },
      { type: 'save.pressed' },
      { type: 'discard.pressed' },
    ],
  },
  {
    blade: overview,
    events: [...common, { type: 'delete.pressed' }, { type: 'delete.confirmed' }, { type: 'delete.cancelled' }],
  },
];

const buttons = {
  'refresh.pressed': 'Refresh',
  'save.pressed': 'Save',
  'discard.pressed': 'Discard',
  'delete.pressed': 'Delete',
} as const;

describe.for(cases)('$blade.id', ({ blade, events }) => {
  const place = { blade: blade.id, of: ids.connection };
  const reads = blade.reads(place);
  const rules = blade.rules?.({ place, profile: 'taught', shape: 'taught' }) ?? {};
  const machine = resourceMachine(rules);
  const reached = new Set<string>();

  test('the screen agrees with its machine on every shortest path', { timeout: 60_000 }, async () => {
    const answers = await read(host, reads);
    const all: ResourceEvent[] = [{ type: 'arm.answered', answers }, ...events];
    const paths = createTestModel(machine).getShortestPaths({
      events: all,
      input: { reads },
      serializeState: ({ value, context }) =>
        JSON.stringify([value, context.changes, context.refused?.code, context.asked > 0]),
      // What was asked more than once looks the same on the screen.
      stopWhen: ({ context }) => context.asked > 1,
      limit: 2000,
    });
    for (const path of paths) {
      const actor = createActor(machine, { input: { reads } }).start();
      stage(<ResourceScreen blade={blade} place={place} rules={rules} actor={actor} />, host, place);
      for (const { event, state } of path.steps) {
        const known = all.find((one) => JSON.stringify(one) === JSON.stringify(event));
        if (known !== undefined) play(actor, known);
        reached.add(stateName(state.value));
        expect(actor.getSnapshot().value).toEqual(state.value);
        agree(state);
      }
      cleanup();
    }

    function play(actor: { send: (event: ResourceEvent) => void }, event: ResourceEvent): void {
      const dialog = screen.queryByRole('dialog');
      if (event.type === 'delete.confirmed' && dialog)
        fireEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
      else if (event.type === 'delete.cancelled' && dialog)
        fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
      else if (event.type === 'field.changed' && event.field === 'fastPath' && screen.queryByRole('checkbox'))
        fireEvent.click(screen.getByRole('checkbox', { name: 'FastPath' }));
      else if (event.type === 'field.changed' && screen.queryByRole('textbox'))
        fireEvent.change(screen.getByRole('textbox', { name: 'Routing weight' }), { target: { value: event.value } });
      else if (event.type in buttons && !dialog)
        fireEvent.click(screen.getByRole('button', { name: buttons[event.type as keyof typeof buttons] }));
      else act(() => actor.send(event));
    }

    function agree(state: ReturnType<ReturnType<typeof createActor<typeof machine>>['getSnapshot']>): void {
      const { refused: why, changes } = state.context;
      expect(screen.queryByText('Loading') !== null).toBe(state.matches('loading'));
      expect(screen.queryByText(/This resource is not there/) !== null).toBe(state.matches('missing'));
      expect(screen.queryAllByText('Unsaved changes').length > 0).toBe(state.matches('editing'));
      expect(screen.queryByRole('dialog') !== null).toBe(state.matches('confirming'));
      expect(screen.queryAllByRole('alert').some(({ textContent }) => textContent.includes('CrossconnectNo'))).toBe(
        why !== undefined,
      );
      for (const [type, name] of Object.entries(buttons)) {
        const button = screen.queryAllByRole('button', { name }).find((one) => one.closest('dialog') === null);
        if (button)
          expect(button.getAttribute('aria-disabled') !== 'true', name).toBe(
            state.can({ type: type as keyof typeof buttons }),
          );
      }
      const weight = screen.queryByRole<HTMLInputElement>('textbox', { name: 'Routing weight' });
      if (weight && 'weight' in changes) expect(weight.value).toBe(valuesOf(rules, state.context)['weight']);
    }
  });

  test('every state the blade can be in was reached', () => {
    const never =
      blade.fields === undefined
        ? ['editing', 'saving', 'applying', 'settling', 'refreshing']
        : ['confirming', 'deleting', 'removing', 'removed', 'refreshing'];
    expect([...reached].toSorted()).toEqual(
      Object.keys(machine.config.states ?? {})
        .filter((state) => !never.includes(state))
        .toSorted(),
    );
  });
});
