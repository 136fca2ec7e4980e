/** The element around the choice of an exam: says what is chosen, and loads what begins it when somebody does. */
import type { Accommodations } from '#src/quiz/exam/attempt.ts';
import { examsOf, siteOf } from './site.ts';

const idleAfter = 200;

const loadBegin = () => import('./begin.ts');

const times: Readonly<Record<string, Accommodations['time']>> = { '1': 1, '1.25': 1.25, '1.5': 1.5, '2': 2 };

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}

class ExamStart extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const site = siteOf(this);
    form.hidden = false;
    this.choose(form, new URLSearchParams(location.search).get('form'));
    const showSkill = () => {
      const skill = form.querySelector<HTMLElement>('[data-skill]');
      if (skill) skill.hidden = this.chosenForm(form)?.dataset.asks !== 'objective';
    };
    form.addEventListener('change', showSkill);
    showSkill();
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.begin(form);
    });
    // The generators bring the simulated Azure along: they come while the learner still reads.
    form.addEventListener('focusin', () => void loadBegin().catch(() => undefined), { once: true });
    setTimeout(() => {
      void import('./list-exams.ts')
        .then(({ listExams }) => listExams(this, site.course, examsOf(site)))
        .catch(() => undefined);
    }, idleAfter);
  }

  /** Chooses the exam that a link asked for; one that is not offered changes nothing. */
  private choose(form: HTMLFormElement, wanted: string | null): void {
    for (const choice of form.querySelectorAll<HTMLInputElement>('input[name="form"]'))
      if (choice.value === wanted) choice.checked = true;
  }

  /** What the page carries of `content/exams`; whoever begins an exam reads it strictly. */
  private exams(): unknown {
    return JSON.parse(this.querySelector('script[type="application/json"]')?.textContent ?? 'null');
  }

  private chosenForm(form: HTMLFormElement): HTMLInputElement | undefined {
    return form.querySelector<HTMLInputElement>('input[name="form"]:checked') ?? undefined;
  }

  private say(words: readonly string[], role: 'status' | 'alert' = 'status'): void {
    const place = this.querySelector<HTMLElement>('[data-say]');
    if (!place) return;
    place.setAttribute('role', role);
    place.replaceChildren(
      ...words.map((text) => {
        const line = document.createElement('p');
        line.textContent = text;
        return line;
      }),
    );
  }

  private async begin(form: HTMLFormElement): Promise<void> {
    const button = form.querySelector<HTMLButtonElement>('button[type="submit"]');
    if (button?.ariaDisabled === 'true') return;
    if (button) button.ariaDisabled = 'true';
    const site = siteOf(this);
    this.say(['Drawing the questions.']);
    try {
      const data = new FormData(form);
      const { beginExam } = await loadBegin();
      const seed = new URLSearchParams(location.search).get('seed');
      const begun = await beginExam(
        {
          exams: this.exams(),
          form: textOf(data, 'form'),
          profile: document.documentElement.dataset.profile === 'taught' ? 'taught' : 'today',
          accommodations: {
            time: times[textOf(data, 'time')] ?? 1,
            hideTimer: data.has('hide'),
            contrast: data.has('contrast'),
          },
          ...(seed === null ? {} : { seed }),
          ...(this.chosenForm(form)?.dataset.asks === 'objective' ? { objective: textOf(data, 'objective') } : {}),
        },
        site,
      );
      if ('missing' in begun) {
        this.say(
          ['This exam cannot be made.', ...new Set(begun.missing.flatMap(({ says, way }) => [says, way]))],
          'alert',
        );
        return;
      }
      if (begun.trouble === undefined) {
        location.assign(`${examsOf(site)}room/?attempt=${encodeURIComponent(begun.attempt)}`);
        return;
      }
      // Another page would not find what stands in this one alone.
      const { openExam } = await import('./open-room.tsx');
      const place = document.createElement('div');
      this.replaceChildren(place);
      openExam(place, begun.attempt, site);
    } catch (cause) {
      this.say([`The exam could not begin. ${cause instanceof Error ? cause.message : ''}`.trim()], 'alert');
    } finally {
      if (button) button.ariaDisabled = 'false';
    }
  }
}

if (!customElements.get('crossconnect-exams')) customElements.define('crossconnect-exams', ExamStart);
