/** The deployments of a resource group: everything that was created or updated in it, and how long each took. */
import { actionWords, logOf, operationsIn } from '#src/portal/activity.ts';
import type { LoggedOperation } from '#src/portal/activity.ts';
import { defineBlade } from '#src/portal/blade.ts';
import { link, plain, state } from '#src/portal/cells.ts';
import { idOf } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { momentWords, spanWords } from '#src/portal/words.ts';

const isDeployment = ({ action, events }: LoggedOperation): boolean => action.endsWith('/write') && events.length > 0;

export default defineBlade({
  id: 'group-deployments',
  machine: 'list',
  icon: 'running',
  kind: 'Resource group',
  title: ({ of = '' }) => `${idParts(of).name} | Deployments`,
  reads: ({ of = '' }) => ({ log: logOf(of) }),
  filter: 'Filter deployments',
  tableTitle: 'Deployments',
  table: ({ log }, { place: { of = '' } }) => ({
    columns: ['Deployment', 'Resource', 'Status', 'Started', 'Duration'],
    empty: 'Nothing was deployed to this resource group in the last 90 days.',
    rows: operationsIn(log, of)
      .filter(isDeployment)
      .map(({ action, correlation, resource, status, begunAt, at, events }) => ({
        key: correlation,
        cells: [
          { text: actionWords(action), open: { blade: 'activity-log-event', of: idOf(events[0]) }, icon: 'running' },
          link(resource),
          state(status),
          plain(momentWords(begunAt)),
          plain(status === 'Accepted' ? 'Under way' : spanWords(at - begunAt)),
        ],
      })),
  }),
});
