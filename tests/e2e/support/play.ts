/** Plays the steps of a deed on the page with a pointer: press, fill, choose, tick, each found by role and name. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Step } from '#src/lab/definition.ts';

type Role = Parameters<Page['getByRole']>[0];
const isRole = (role: string): role is Role => role !== '';

/** The control a step speaks of. */
export function control(room: Locator, { role, name }: Step): Locator {
  if (!isRole(role)) throw new Error('A step names the role of its control.');
  return room.getByRole(role, { name, exact: true }).first();
}

/** Does one step as a learner with a pointer would. */
export async function play(room: Locator, step: Step): Promise<void> {
  const target = control(room, step);
  await expect(target).toBeVisible();
  switch (step.do) {
    case 'press':
    case 'open':
      return target.click();
    case 'fill':
      return target.fill(step.value ?? '');
    case 'choose':
      return void (await target.selectOption({ label: step.value ?? '' }));
    case 'tick':
      return target.check();
    case 'untick':
      return target.uncheck();
  }
}
