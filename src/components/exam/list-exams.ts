/** Lists the exams under way and those that are over, on the page where one begins. Loaded when the page is idle. */
import { element } from '#src/components/quiz/element.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { keptExams } from './kept-exams.ts';
import type { KeptExam } from './kept-exams.ts';
import { spoken } from './milestones.ts';

const when = (at: number): string => new Date(at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });

const underWay = ({ title, startedAt, left, answered, questions }: KeptExam): string =>
  `${title}, begun ${when(startedAt)}: ${String(answered)} of ${String(questions)} answered, ${spoken(left)} left. Its clock runs.`;

const over = ({ title, startedAt, scaled }: KeptExam): string =>
  `${title}, ${when(startedAt)}: ${scaled === undefined ? 'not marked yet' : `${String(scaled)} of 1000`}.`;

function line(words: string, href: string, label: string, title: string): HTMLLIElement {
  return element('li', {}, `${words} `, element('a', { href, ariaLabel: `${label}: ${title}` }, label));
}

/** Fills the two lists; a list without entries keeps its section hidden. `home` is the address of the exams. */
export async function listExams(within: HTMLElement, course: string, home: string): Promise<void> {
  const kept = await keptExams(await openRecord(), course, Date.now());
  const show = (name: string, exams: readonly KeptExam[], lineOf: (exam: KeptExam) => HTMLLIElement) => {
    const place = within.querySelector<HTMLElement>(`[data-exams="${name}"]`);
    if (!place) return;
    place.hidden = exams.length === 0;
    place.querySelector('ul')?.replaceChildren(...exams.map(lineOf));
  };
  const address = (page: string, { attempt }: KeptExam) => `${home}${page}/?attempt=${encodeURIComponent(attempt)}`;
  show(
    'open',
    kept.filter(({ isOver }) => !isOver),
    (exam) => line(underWay(exam), address('room', exam), 'Go on', exam.title),
  );
  show(
    'over',
    kept.filter(({ isOver }) => isOver),
    (exam) => line(over(exam), address('report', exam), 'Read the report', exam.title),
  );
}
