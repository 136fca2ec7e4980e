/** Gives the browser a file with one exam in it: a record of this site with nothing else, which the page “My record” reads in. */
import { fileFormat, writeFile } from '#src/progress/file.ts';
import type { ExamSession } from './session.ts';

/** How long the browser is given to fetch what it saves. */
const patience = 60_000;

export function saveAttempt(session: ExamSession): void {
  const { id } = session.state().attempt;
  const attempts = session.log().map((entry, n) => ({ attempt: id, n, entry }));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([writeFile({ events: [], attempts }, 'crossconnect')], { type: 'application/json' }),
  );
  link.download = `${fileFormat}-exam-${id.split('/').at(-1)?.slice(0, 8) ?? 'exam'}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), patience);
}
