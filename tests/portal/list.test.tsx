// @vitest-environment jsdom
/** The list blades: on every shortest path through the machine, the screen says what the machine holds. */
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { createTestModel } from 'xstate/graph';
import blade from '#src/portal/blades/circuit-connections.ts';
import groupBlade from '#src/portal/blades/resource-group-view.ts';
import { ListScreen } from '#src/portal/ListView.tsx';
import { stateName } from '#src/portal/actor.ts';
import { listMachine } from '#src/portal/machines/list.ts';
import type { ListEvent } from '#src/portal/machines/list.ts';
import { giveDialogs, read, stage } from './stage.tsx';
import { createWorld, group, ids } from './world.ts';

giveDialogs();
afterEach(cleanup);

const { host } = await createWorld();
const place = { blade: 'circuit-connections', of: ids.circuit };
const reads = blade.reads(place);
const answers = await read(host, reads);
const refused = { status: 400, code: 'CrossconnectNo', message: 'It cannot be.' };
const row = { id: ids.connection, title: 'Delete connection con-linked', warning: 'It is gone then.' };

const events: ListEvent[] = [
  { type: 'arm.answered', answers },
  { type: 'arm.unanswered', refused },
  { type: 'refresh.pressed' },
  { type: 'delete.pressed', ...row },
  { type: 'delete.confirmed' },
  { type: 'delete.cancelled' },
  { type: 'arm.accepted', operation: 'one' },
  { type: 'arm.refused', refused },
  { type: 'arm.finished' },
  { type: 'arm.failed', refused },
];

const model = createTestModel(listMachine);
const paths = model.getShortestPaths({
  events,
  input: { reads },
  serializeState: ({ value, context }) => JSON.stringify([value, context.refused?.code]),
});

test.for(paths.map((path) => ({ path, words: path.steps.map(({ event }) => event.type).join(', ') })))(
  '$words',
  ({ path }) => {
    const actor = createActor(listMachine, { input: { reads } }).start();
    stage(<ListScreen blade={blade} place={place} actor={actor} />, host, place);
    const press = (name: string, inside = screen.getByRole('article')): void => {
      fireEvent.click(within(inside).getByRole('button', { name }));
    };
    const play = (event: ListEvent): void => {
      if (event.type === 'refresh.pressed') press('Refresh');
      else if (event.type === 'delete.pressed') press('Delete con-linked');
      else if (event.type === 'delete.confirmed') press('Delete', screen.getByRole('dialog'));
      else if (event.type === 'delete.cancelled') press('Cancel', screen.getByRole('dialog'));
      else act(() => actor.send(event));
    };
    for (const { event, state } of path.steps) {
      const known = events.find(({ type }) => type === event.type);
      if (known !== undefined) play(known);
      expect(actor.getSnapshot().value).toEqual(state.value);
      expect(screen.queryByText('Loading') !== null).toBe(state.matches('loading'));
      expect(screen.queryByRole('dialog') !== null).toBe(state.matches('confirming'));
      expect(screen.queryByRole('alert')?.textContent.includes('CrossconnectNo') ?? false).toBe(
        state.context.refused !== undefined,
      );
      expect(screen.queryByRole('link', { name: 'con-linked' }) !== null).toBe(
        !state.matches('loading') && !state.matches('unreadable'),
      );
      const refresh = screen.getByRole('button', { name: 'Refresh' });
      expect(refresh.getAttribute('aria-disabled') !== 'true').toBe(state.can({ type: 'refresh.pressed' }));
    }
  },
);

const groupPlace = { blade: 'resource-group', of: group };
const groupReads = groupBlade.reads(groupPlace);
const groupAnswers = await read(host, groupReads);
const removal = {
  id: group,
  title: 'Delete resource group rg-network',
  warning: 'Everything goes.',
  typed: 'rg-network',
};
const groupEvents: ListEvent[] = [
  { type: 'arm.answered', answers: groupAnswers },
  { type: 'delete.pressed', ...removal },
  { type: 'field.changed', field: 'confirmation', value: 'rg-net' },
  { type: 'field.changed', field: 'confirmation', value: 'rg-network' },
  { type: 'delete.confirmed' },
  { type: 'arm.accepted', operation: 'one' },
  { type: 'arm.finished' },
];
const groupPaths = model.getShortestPaths({
  events: groupEvents,
  input: { reads: groupReads, subject: group },
  serializeState: ({ value, context }) => JSON.stringify([value, context.values]),
});

test.for(groupPaths.map((path) => ({ path, words: path.steps.map(({ event }) => event.type).join(', ') })))(
  'a group: $words',
  ({ path }) => {
    const input = { reads: groupReads, subject: group };
    const actor = createActor(listMachine, { input }).start();
    stage(<ListScreen blade={groupBlade} place={groupPlace} actor={actor} />, host, groupPlace);
    for (const { event, state } of path.steps) {
      const known = groupEvents.find((one) => JSON.stringify(one) === JSON.stringify(event));
      if (known?.type === 'delete.pressed')
        fireEvent.click(screen.getByRole('button', { name: 'Delete resource group' }));
      else if (known?.type === 'field.changed' && screen.queryByRole('dialog') !== null)
        fireEvent.change(screen.getByRole('textbox', { name: /^Enter resource group name/ }), {
          target: { value: known.value },
        });
      else if (known?.type === 'delete.confirmed')
        fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
      else if (known !== undefined) act(() => actor.send(known));
      expect(actor.getSnapshot().value).toEqual(state.value);
      if (state.value === 'confirming') {
        const dialog = screen.getByRole('dialog');
        expect(within(dialog).getByRole('list', { name: 'What goes with it' }).textContent).toContain('gw-hub');
        const isNamed = state.context.values['confirmation'] === 'rg-network';
        const press = within(dialog).getByRole('button', { name: 'Delete' });
        expect(press.getAttribute('aria-disabled') !== 'true').toBe(isNamed);
        expect(within(dialog).queryByText(/is not the name/) !== null).toBe(
          state.context.values['confirmation'] === 'rg-net',
        );
      }
      expect(screen.queryByText(/rg-network is gone/) !== null).toBe(state.value === 'removed');
    }
  },
);

test('every state of a list is reached by some path', () => {
  const reached = new Set(
    [...paths, ...groupPaths].flatMap(({ steps }) => steps.map(({ state }) => stateName(state.value))),
  );
  expect([...reached].toSorted()).toEqual(Object.keys(listMachine.config.states ?? {}).toSorted());
});
