/** What the review page says before it begins: the minutes that are kept, and the days of practice. */
import { answeredOf } from '#src/components/practice/answers.ts';
import { practiceDataOf } from '#src/components/practice/data.ts';
import { keepSettings, minutesAheadAt, readSettings } from '#src/components/practice/settings.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { streakOf } from '#src/quiz/review/streak.ts';

/** Shows the minutes and the streak, and keeps the minutes when they are changed. */
export async function startReview(page: HTMLElement): Promise<void> {
  const { course } = practiceDataOf(page);
  const field = page.querySelector<HTMLElement>('[data-minutes-field]');
  const minutes = page.querySelector<HTMLInputElement>('[data-minutes]');
  if (field && minutes) {
    field.hidden = false;
    minutes.value = String(readSettings(course).reviewMinutes);
    minutes.addEventListener('change', () => {
      const wanted = Math.min(120, Math.max(1, Math.round(minutes.valueAsNumber || 1)));
      minutes.value = String(wanted);
      keepSettings(course, { reviewMinutes: wanted });
    });
  }
  const streak = page.querySelector('[data-streak]');
  if (!streak) return;
  const now = Date.now();
  const answers = answeredOf(await (await openRecord()).all(), course);
  streak.textContent = streakOf(
    answers.map(({ at }) => at),
    now,
    minutesAheadAt(now),
  ).because;
}

const page = document.querySelector<HTMLElement>('crossconnect-practice[data-room="review"]');
if (page) void startReview(page);
