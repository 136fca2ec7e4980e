/** One entry of the activity log: what was asked, by whom, what became of it, and its events as JSON. */
import { actionWords, failureIn, logOf, operationOf, resourceOfEvent } from '#src/portal/activity.ts';
import { defineBlade } from '#src/portal/blade.ts';
import { identifier, link, plain, state } from '#src/portal/cells.ts';
import { textAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { momentWords } from '#src/portal/words.ts';

const entryOf = ({ log }: Record<string, unknown>, of = '') => operationOf(log, of);

export default defineBlade({
  id: 'activity-log-event',
  machine: 'resource',
  icon: 'log',
  kind: 'Entry of the activity log',
  title: ({ of = '' }) => `${idParts(resourceOfEvent(of)).name} | Entry of the log`,
  reads: ({ of = '' }) => ({ log: logOf(resourceOfEvent(of)) }),
  notices: (answers, { place: { of } }) => {
    const entry = entryOf(answers, of);
    if (entry === undefined)
      return [
        {
          tone: 'warning',
          title: 'This entry is not in the log',
          text: 'The log keeps 90 days. An entry also goes with the request that an Undo took back.',
        },
      ];
    const failure = entry.events.map(failureIn).find((one) => one !== undefined);
    return failure === undefined ? [] : [{ tone: 'error', title: `It failed: ${failure.code}`, text: failure.message }];
  },
  essentials: (answers, { place: { of } }) => {
    const entry = entryOf(answers, of);
    if (entry === undefined) return [];
    const { action, status, resource, caller, begunAt, correlation } = entry;
    return [
      { label: 'Operation', cell: plain(actionWords(action)) },
      { label: 'Status', cell: state(status) },
      { label: 'Started', cell: plain(momentWords(begunAt)) },
      { label: 'Started by', cell: plain(caller) },
      { label: 'Resource', cell: link(resource) },
      { label: 'Operation name', cell: identifier(action) },
      { label: 'Correlation ID', cell: identifier(correlation) },
    ];
  },
  tables: (answers, { place: { of } }) => [
    {
      title: 'Events',
      columns: ['Time', 'Status', 'Answer', 'Level'],
      empty: 'There are no events.',
      rows: (entryOf(answers, of)?.events ?? []).map((event) => ({
        key: textAt(event, 'eventDataId'),
        cells: [
          plain(momentWords(Date.parse(textAt(event, 'eventTimestamp')))),
          state(textAt(event, 'status.value')),
          plain(textAt(event, 'subStatus.localizedValue')),
          plain(textAt(event, 'level')),
        ],
      })),
    },
  ],
  json: (answers, { place: { of } }) => entryOf(answers, of)?.events,
  jsonTitle: 'Events as JSON',
});
