/** The page "Readiness": reads the record of this device and draws what it shows. */
import { counted, wordFor } from '#src/base/counted.ts';
import { answeredOf, shownBy } from '#src/components/practice/answers.ts';
import { loadBank, type Question } from '#src/components/practice/bank.ts';
import { practiceDataOf, type PracticeData } from '#src/components/practice/data.ts';
import { drawScale } from '#src/components/practice/scale.ts';
import { element } from '#src/components/quiz/element.ts';
import type { ProgressEvent } from '#src/progress/events.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { pointsOf, verdictOf, weakestFirst, wholeOf, type Verdict } from '#src/quiz/ability/verdict.ts';

/** How an objective stands, for the page. */
export interface Row extends Verdict {
  items: number;
  mean: number;
}

const standings = { ready: 'Ready', nearly: 'Nearly', 'not yet': 'Not yet' } as const;

/** What a standing is called; where there is none, how many questions are missing. */
export const standingSays = ({ standing, missing }: Pick<Verdict, 'standing' | 'missing'>): string =>
  standing === undefined ? `Not enough yet: ${missing} more ${wordFor(missing, 'question')}` : standings[standing];

class ReadinessPage extends HTMLElement {
  connectedCallback(): void {
    void this.start();
  }

  private async start(): Promise<void> {
    const data = practiceDataOf(this);
    const record = await openRecord();
    let latest = 0;
    const show = async () => {
      const turn = ++latest;
      const events = await record.all();
      const answers = answeredOf(events, data.course);
      // Without answers there is nothing to work out, and no bank to fetch.
      const bank = answers.length === 0 ? [] : await loadBank(data.home).catch(() => undefined);
      if (turn !== latest) return;
      const trouble = record.trouble()?.because;
      this.tell(
        trouble ??
          (bank === undefined
            ? 'The questions did not come, so how hard they are is not known here: the figures are rougher than they could be. Connect to the network and reload the page.'
            : ''),
      );
      showReadiness(this, data, rowsOf(data, events, bank ?? []), answers.length);
    };
    record.subscribe(({ kind }) => {
      if (kind !== 'attempt') void show();
    });
    await show();
  }

  private tell(words: string): void {
    const place = this.querySelector<HTMLElement>('[data-trouble]');
    if (!place) return;
    place.textContent = words;
    place.hidden = words === '';
  }
}

/** How each objective stands now, in the order of the exam. */
export const rowsOf = (
  data: PracticeData,
  events: readonly ProgressEvent[],
  bank: readonly Question[],
  now: number = Date.now(),
): Row[] =>
  shownBy(data, events, bank, now).map((ability) => ({
    ...verdictOf(ability),
    items: ability.items,
    mean: ability.mean,
  }));

/** Fills the page. */
export function showReadiness(page: HTMLElement, data: PracticeData, rows: readonly Row[], answered: number): void {
  for (const row of rows) {
    const line = [...page.querySelectorAll<HTMLElement>('[data-objective]')].find(
      ({ dataset }) => dataset.objective === row.objective,
    );
    if (line) showRow(line, row);
  }
  showNow(page, data, rows, answered);
  const whole = page.querySelector<HTMLElement>('[data-whole]');
  const words = page.querySelector<HTMLElement>('[data-whole-words]');
  if (!whole || !words) return;
  whole.hidden = answered === 0;
  const { standing, because } = wholeOf(rows);
  words.replaceChildren(
    element(
      'p',
      { className: 'practice-standing' },
      standing === undefined ? 'Too little is known to judge the whole.' : `${standings[standing]}.`,
    ),
    element('p', {}, because.join(' ')),
  );
  whole.dataset.standing = standing ?? 'unknown';
}

const questions = (count: number): string => counted(count, 'question');

function showRow(line: HTMLElement, row: Row): void {
  const scale = line.querySelector('[data-scale]');
  const standing = line.querySelector<HTMLElement>('[data-standing]');
  if (!scale || !standing) return;
  line.dataset.standing = row.standing ?? 'unknown';
  if (row.items === 0) {
    scale.replaceChildren(element('span', { className: 'practice-quiet' }, 'Nothing answered lately'));
  } else {
    const [lower, middle, upper] = [row.interval.lower, row.mean, row.interval.upper].map(pointsOf);
    scale.replaceChildren(
      drawScale({ lower: lower ?? 0, middle: middle ?? 0, upper: upper ?? 100 }),
      element('span', { className: 'practice-quiet' }, `${lower} to ${upper}, from ${questions(row.items)}`),
    );
  }
  standing.replaceChildren(
    element('strong', { className: 'practice-standing-word' }, standingSays(row)),
    element('details', {}, element('summary', {}, 'Why'), ...row.because.map((sentence) => element('p', {}, sentence))),
  );
}

/** Today's weak spot first: one button to do something about it. */
function showNow(page: HTMLElement, data: PracticeData, rows: readonly Row[], answered: number): void {
  const place = page.querySelector<HTMLElement>('[data-now]');
  const words = page.querySelector<HTMLElement>('[data-now-words]');
  if (!place || !words) return;
  place.hidden = false;
  const link = (className: string, href: string, text: string) => element('a', { className, href }, text);
  if (answered === 0) {
    words.replaceChildren(
      element(
        'p',
        {},
        'The record in this browser has no answers yet. The diagnostic finds out what you know, in about half an hour; an exam of ten minutes gives a first idea, and the checks at the end of the units count too.',
      ),
      element(
        'p',
        { className: 'practice-actions' },
        link('cc-button', `${data.home}diagnostic/`, 'Take the diagnostic'),
        link('cc-button-quiet', `${data.home}exam/?form=ten-minutes`, 'Take an exam of ten minutes'),
      ),
    );
    return;
  }
  const [weakest] = weakestFirst(rows);
  const objective = data.objectives.find(({ id }) => id === weakest?.objective);
  if (!weakest || !objective) return;
  const asked = rows.find((row) => row.objective === weakest.objective)?.items ?? 0;
  const sure = weakest.standing === undefined ? `, as far as ${questions(asked)} can tell` : '';
  words.replaceChildren(
    element('p', { className: 'practice-weak' }, `Your weak spot today${sure}: ${objective.skill}`),
    element('p', {}, weakest.because.join(' ')),
    element(
      'p',
      { className: 'practice-actions' },
      link('cc-button', `${data.home}practice/?objective=${objective.name}`, 'Practice it: ten questions'),
      link('cc-button-quiet', `${data.home}review/`, 'Review what is due today'),
      ...objective.units.map(({ href, number }) => link('cc-button-quiet', href, `Read unit ${number}`)),
    ),
  );
}

if (!customElements.get('crossconnect-readiness')) customElements.define('crossconnect-readiness', ReadinessPage);
