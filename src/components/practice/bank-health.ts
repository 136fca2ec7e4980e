/** The page of the bank's health: figures of each question from the answers of this record, what to mend, and filters. */
import { counted } from '#src/base/counted.ts';
import { element } from '#src/components/quiz/element.ts';
import { answeredOf } from '#src/components/practice/answers.ts';
import { loadBank, type Question } from '#src/components/practice/bank.ts';
import { practiceDataOf } from '#src/components/practice/data.ts';
import { partText } from '#src/components/practice/words.ts';
import type { ItemAnswered } from '#src/progress/events.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { guessedShare } from '#src/quiz/ability/difficulty.ts';
import { familyOf, isMade } from '#src/quiz/made-id.ts';
import { judged, toMend } from '#src/quiz/mending.ts';
import { statisticsOf, type ItemStatistics, type Marked, type Subject } from '#src/quiz/statistics.ts';

/** What was answered in one go has the same id up to its number. */
const sittingOf = ({ id }: ItemAnswered): string => id.replace(/\.\d+$/, '');

const markedOf = (answers: readonly ItemAnswered[]): Marked[] =>
  answers.map((answer) => ({
    item: familyOf(answer.item),
    sitting: sittingOf(answer),
    points: answer.points,
    outOf: answer.outOf,
    seconds: answer.seconds,
    // Of made questions, one's options are not another's.
    words: isMade(answer.item) ? undefined : answer.words,
  }));

const withOptions = new Set(['single', 'multiple', 'hot-area']);

const subjectsOf = (items: readonly string[], bank: readonly Question[]): Subject[] => {
  const questions = new Map(bank.map((question) => [question.id, question]));
  return items.map((item) => {
    const question = questions.get(item);
    if (!question) return { item };
    return {
      item,
      guessed: guessedShare(question),
      ...(withOptions.has(question.kind) ? { options: question.view.parts.map(({ id }) => id) } : {}),
    };
  });
};

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** The figures of a question in words; what cannot be said yet is left out. */
export function figuresSay({ exposure, facility, discrimination, seconds }: ItemStatistics): string {
  return [
    counted(exposure, 'answer'),
    ...(facility === undefined ? [] : [`${percent(facility)} of the points`]),
    ...(discrimination === undefined ? [] : [`tells apart ${discrimination.toFixed(2)}`]),
    ...(seconds === undefined ? [] : [`${Math.round(seconds)} s`]),
  ].join(', ');
}

/** Writes the figures beside each question, and what to mend on top. */
export function showHealth(page: HTMLElement, answers: readonly ItemAnswered[], bank: readonly Question[]): void {
  const rows = [...page.querySelectorAll<HTMLElement>('[data-item]')];
  const subjects = subjectsOf(
    rows.map(({ dataset }) => dataset.item ?? ''),
    bank,
  );
  const statistics = statisticsOf(markedOf(answers), subjects);
  const questions = new Map(bank.map((question) => [question.id, question]));
  for (const [index, one] of statistics.entries()) {
    const row = rows[index];
    const place = row?.querySelector('[data-figures]');
    if (!row || !place || one.exposure === 0) continue;
    row.dataset.answered = '';
    place.replaceChildren(
      element('span', { className: 'practice-quiet' }, figuresSay(one)),
      ...choices(one, questions),
    );
  }
  const mend = page.querySelector<HTMLElement>('[data-mend]');
  const words = page.querySelector('[data-mend-words]');
  if (!mend || !words || answers.length === 0) return;
  const { judged: enoughOf, never, all } = judged(statistics);
  const mending = toMend(statistics, subjects);
  mend.hidden = false;
  words.replaceChildren(
    element(
      'p',
      {},
      `Of ${all} questions and generators ${enoughOf} have answers enough to be judged, and ${never} were never asked here. ${mending.length === 0 ? 'Nothing is found that has to be mended.' : ''}`,
    ),
    element(
      'ul',
      {},
      ...mending.map(({ item, because }) => element('li', {}, element('code', {}, item), ` ${because.join(' ')}`)),
    ),
  );
}

function choices({ item, choices: all }: ItemStatistics, questions: ReadonlyMap<string, Question>): HTMLElement[] {
  const question = questions.get(item);
  if (!question || !withOptions.has(question.kind)) return [];
  return [
    element(
      'details',
      {},
      element('summary', {}, 'What was chosen'),
      element(
        'ul',
        {},
        ...all.map(({ word, times }) => element('li', {}, `${times} × ${partText(question.view, word) || word}`)),
      ),
    ),
  ];
}

/** Shows the rows that all filters let through, and says how many. */
export function filterRows(page: HTMLElement): void {
  const valueOf = (name: string) =>
    page.querySelector<HTMLSelectElement | HTMLInputElement>(`[data-filter="${name}"]`)?.value.trim() ?? '';
  const isAnswered = page.querySelector<HTMLInputElement>('[data-filter="answered"]')?.checked === true;
  const [objective, kind, words] = [valueOf('objective'), valueOf('kind'), valueOf('words').toLowerCase()];
  const rows = [...page.querySelectorAll<HTMLElement>('[data-written] > [data-item]')];
  for (const row of rows)
    row.hidden =
      (objective !== '' && row.dataset.objectives !== objective) ||
      (kind !== '' && row.dataset.kind !== kind) ||
      (isAnswered && row.dataset.answered === undefined) ||
      !row.textContent.toLowerCase().includes(words);
  const count = page.querySelector('[data-count]');
  if (count)
    count.textContent = `${rows.filter(({ hidden }) => !hidden).length} of ${counted(rows.length, 'question')}.`;
}

class BankPage extends HTMLElement {
  connectedCallback(): void {
    const filters = this.querySelector<HTMLFormElement>('[data-filters]');
    if (filters) filters.hidden = false;
    filters?.addEventListener('input', () => filterRows(this));
    filters?.addEventListener('submit', (event) => event.preventDefault());
    filterRows(this);
    void this.show();
  }

  private async show(): Promise<void> {
    const data = practiceDataOf(this);
    const answers = answeredOf(await (await openRecord()).all(), data.course);
    if (answers.length > 0) showHealth(this, answers, await loadBank(data.home).catch(() => []));
  }
}

if (!customElements.get('crossconnect-bank')) customElements.define('crossconnect-bank', BankPage);
