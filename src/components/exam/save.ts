/** Gives the browser a file with one exam in it: a record of this site with nothing else, which the page “My record” reads in. */
import { saveFile } from '#src/components/site/save-file.ts';
import { fileFormat, writeFile } from '#src/progress/file.ts';
import type { ExamSession } from './session.ts';

export function saveAttempt(session: ExamSession): void {
  const { id } = session.state().attempt;
  const attempts = session.log().map((entry, n) => ({ attempt: id, n, entry }));
  const name = `${fileFormat}-exam-${id.split('/').at(-1)?.slice(0, 8) ?? 'exam'}.json`;
  saveFile(name, writeFile({ events: [], attempts }, 'crossconnect'), 'application/json');
}
