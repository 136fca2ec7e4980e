/** The page "Plan": takes the day of the exam and the minutes, and deals what is left over the days. */
import { element } from '#src/components/quiz/element.ts';
import { answeredOf, shownBy } from '#src/components/practice/answers.ts';
import { loadBank, type Question } from '#src/components/practice/bank.ts';
import { practiceDataOf, type PracticeData } from '#src/components/practice/data.ts';
import { keepPlan, readPlan } from '#src/components/practice/kept-plan.ts';
import { keepSettings, minutesAheadAt, readSettings } from '#src/components/practice/settings.ts';
import type { ProgressEvent } from '#src/progress/events.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { knownOf } from '#src/quiz/ability/known.ts';
import { verdictOf, weakestFirst } from '#src/quiz/ability/verdict.ts';
import { dateOf } from '#src/quiz/days.ts';
import { missedOf, planFrom, type Plan, type PlanTask } from '#src/quiz/plan/plan.ts';

/** What is asked of a plan: on the page, in words. */
export interface Wanted {
  exam: string;
  minutesADay: number;
}

/** The plan of a course from today on, or why there is none. */
export function planOf(
  data: PracticeData,
  events: readonly ProgressEvent[],
  bank: readonly Question[],
  { exam, minutesADay }: Wanted,
  now: number,
): Plan | { problem: string } {
  const objectives = shownBy(data, events, bank, now);
  const units = new Map(data.objectives.flatMap((one) => one.units.map((unit) => [unit.id, unit])));
  const numbers = Object.fromEntries(
    data.objectives.map(({ id, units: own }) => [id, own.map(({ number }) => number)]),
  );
  return planFrom({
    today: dateOf(now, minutesAheadAt(now)),
    exam,
    minutesADay,
    units: [...units.values()].map(({ id, title, minutes }) => ({
      unit: id,
      title,
      minutes,
      objectives: data.objectives.filter((one) => one.units.some((unit) => unit.id === id)).map((one) => one.id),
    })),
    objectives: weakestFirst(objectives.map(verdictOf)).map(({ objective }) => objective),
    known: knownOf(objectives, numbers).objectives,
    read: events.flatMap((event) => (event.kind === 'unit.read' ? [event.unit] : [])),
  });
}

/** A task as a link with words. */
function taskOf(data: PracticeData, task: PlanTask): HTMLElement {
  const line = (href: string, text: string, more = '') =>
    element('li', {}, element('a', { href }, text), `${more}, ${task.minutes} min`);
  switch (task.kind) {
    case 'review':
      return line(`${data.home}review/`, 'Review what is due');
    case 'read': {
      const unit = data.objectives.flatMap(({ units }) => units).find(({ id }) => id === task.unit);
      return line(unit?.href ?? data.home, `Read unit ${unit?.number ?? ''}, ${task.title}`);
    }
    case 'practice': {
      const objective = data.objectives.find(({ id }) => id === task.objective);
      return line(
        `${data.home}practice/?objective=${objective?.name ?? ''}`,
        `Practice ${objective?.name ?? task.objective}`,
        `: ${objective?.skill.replace(/\.$/, '') ?? ''}`,
      );
    }
    case 'exam':
      return task.form === 'whole'
        ? line(`${data.home}exam/`, 'Take a practice exam')
        : line(`${data.home}exam/?form=ten-minutes`, 'Take the exam of ten minutes');
  }
}

/** `Monday, November 23`, of a date as text. */
const inWords = (date: string): string =>
  new Date(`${date}T12:00:00`).toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });

/** Shows a plan. */
export function showPlan(page: HTMLElement, data: PracticeData, plan: Plan, missed: string | undefined): void {
  const place = page.querySelector<HTMLElement>('[data-plan]');
  const days = page.querySelector('[data-days]');
  if (!place || !days) return;
  place.hidden = false;
  page
    .querySelector('[data-plan-words]')
    ?.replaceChildren(element('p', {}, [...(missed === undefined ? [] : [missed]), ...plan.because].join(' ')));
  days.replaceChildren(
    ...plan.days.map(({ date, tasks, minutes }, index) =>
      element(
        'li',
        { className: 'practice-day' },
        element('h3', {}, index === 0 ? `Today, ${inWords(date)}` : inWords(date)),
        element('p', { className: 'practice-quiet' }, `${minutes} minutes`),
        element('ul', {}, ...tasks.map((task) => taskOf(data, task))),
      ),
    ),
  );
  page
    .querySelector('[data-left]')
    ?.replaceChildren(
      ...(plan.left.length === 0
        ? []
        : [element('h3', {}, 'What does not fit'), element('ul', {}, ...plan.left.map((task) => taskOf(data, task)))]),
    );
}

class PlanPage extends HTMLElement {
  connectedCallback(): void {
    void this.start();
  }

  private async start(): Promise<void> {
    const data = practiceDataOf(this);
    const form = this.querySelector<HTMLFormElement>('[data-form]');
    const exam = this.querySelector<HTMLInputElement>('#plan-exam');
    const minutes = this.querySelector<HTMLInputElement>('#plan-minutes');
    const problem = this.querySelector('[data-problem]');
    if (!form || !exam || !minutes || !problem) return;
    const settings = readSettings(data.course);
    exam.value = settings.exam;
    minutes.value = String(settings.minutesADay);
    form.hidden = false;
    const record = await openRecord();

    const make = async (wanted: Wanted): Promise<boolean> => {
      const now = Date.now();
      const events = await record.all();
      const answers = answeredOf(events, data.course);
      const bank = answers.length === 0 ? [] : await loadBank(data.home).catch(() => []);
      const plan = planOf(data, events, bank, wanted, now);
      problem.textContent = 'problem' in plan ? plan.problem : '';
      if ('problem' in plan) return false;
      const ahead = minutesAheadAt(now);
      const before = readPlan(data.course);
      const practiced = answers.map(({ at }) => dateOf(at, ahead));
      showPlan(this, data, plan, before && missedOf(before, dateOf(now, ahead), practiced));
      keepPlan(data.course, plan);
      return true;
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const wanted = { exam: exam.value, minutesADay: minutes.valueAsNumber };
      void make(wanted).then((isMade) => {
        if (!isMade) return;
        keepSettings(data.course, wanted);
        this.querySelector<HTMLElement>('#days')?.focus();
      });
    });
    if (settings.exam !== '') await make(settings);
  }
}

if (!customElements.get('crossconnect-plan')) customElements.define('crossconnect-plan', PlanPage);
