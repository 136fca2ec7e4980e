/** The activity log of a resource, a group or a subscription: who asked for what change, when, and what became of it. */
import { actionWords, logOf, operationsIn } from '#src/portal/activity.ts';
import type { LoggedOperation } from '#src/portal/activity.ts';
import { defineBlade } from '#src/portal/blade.ts';
import type { Row } from '#src/portal/blade.ts';
import { link, plain, state } from '#src/portal/cells.ts';
import { idOf } from '#src/portal/json.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { momentWords } from '#src/portal/words.ts';

const hour = 3_600_000;

const spans: readonly { value: string; label: string; length?: number }[] = [
  { value: '1', label: 'Last hour', length: hour },
  { value: '6', label: 'Last 6 hours', length: 6 * hour },
  { value: '24', label: 'Last 24 hours', length: 24 * hour },
  { value: '168', label: 'Last week', length: 168 * hour },
  { value: 'all', label: 'Last 90 days' },
];

const anybody = { value: '', label: 'Anybody' };

const rowOf = (operation: LoggedOperation): Row => {
  const { action, status, begunAt, resource, caller, events } = operation;
  return {
    key: operation.correlation,
    cells: [
      { text: actionWords(action), open: { blade: 'activity-log-event', of: idOf(events[0]) }, icon: 'log' },
      state(status),
      plain(momentWords(begunAt)),
      link(resource),
      plain(caller),
    ],
  };
};

const lengthOf = (span: string): number | undefined => spans.find(({ value }) => value === span)?.length;

function chosen(answers: Answers, of: string, values: Values): LoggedOperation[] {
  const [status, caller] = [textOf(values, 'status'), textOf(values, 'caller')];
  return operationsIn(answers['log'], of).filter(
    (one) => (status === '' || one.status === status) && (caller === '' || one.caller === caller),
  );
}

export default defineBlade({
  id: 'activity-log',
  machine: 'list',
  icon: 'log',
  kind: 'Activity log',
  title: ({ of = '' }) => `${idParts(of).name} | Activity log`,
  reads: ({ of = '' }, values = {}) => ({ log: logOf(of, lengthOf(textOf(values, 'span'))) }),
  fields: [
    {
      name: 'span',
      label: 'Time',
      control: 'choice',
      choices: () => spans.map(({ value, label }) => ({ value, label })),
    },
    {
      name: 'status',
      label: 'Status',
      control: 'choice',
      choices: () => [
        { value: '', label: 'All' },
        ...['Succeeded', 'Failed', 'Accepted'].map((value) => ({ value, label: value })),
      ],
    },
    {
      name: 'caller',
      label: 'Started by',
      control: 'choice',
      choices: (_values, { log }) => {
        const names = new Set(operationsIn(log, '').map(({ caller }) => caller));
        return [anybody, ...[...names].toSorted().map((value) => ({ value, label: value }))];
      },
    },
  ],
  initial: { span: 'all', status: '', caller: '' },
  filter: 'Search the log',
  tableTitle: 'Operations',
  table: (answers, { place: { of = '' } }, values) => ({
    columns: ['Operation', 'Status', 'Time', 'Resource', 'Started by'],
    empty:
      'Nothing was changed here in this time, by this person, with this status. Reading leaves no entry; changes that the provider makes on its own side leave none either.',
    rows: chosen(answers, of, values).map(rowOf),
  }),
});
