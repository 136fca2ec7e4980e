/** Plays the steps of a deed on the page with a pointer: press, fill, choose, tick, each found by role and name. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Step } from '#src/lab/definition.ts';

type Role = Parameters<Page['getByRole']>[0];
const isRole = (role: string): role is Role => role !== '';

/** The pane of a person; that of a room with one pane if unsaid. */
export const paneIn = (room: Locator, pane?: string): Locator =>
  room.locator(pane === undefined ? '[data-pane]' : `[data-pane="${pane}"]`);

/** The control a step speaks of; in the dialog that lies on top, if there is one. */
export async function control(room: Locator, { role, name }: Step, pane?: string): Promise<Locator> {
  if (!isRole(role)) throw new Error('A step names the role of its control.');
  const dialog = room.page().locator('dialog[open]');
  const place = (await dialog.count()) > 0 ? dialog.last() : paneIn(room, pane).locator('[data-lab-portal]');
  return place.getByRole(role, { name, exact: true }).first();
}

/** Does one step as a learner with a pointer would. */
export async function play(room: Locator, step: Step, pane?: string): Promise<void> {
  const target = await control(room, step, pane);
  await expect(target).toBeVisible();
  switch (step.do) {
    case 'press':
    case 'open':
      return target.click();
    case 'fill':
      return target.fill(step.value ?? '');
    case 'choose':
      await target.selectOption({ label: step.value ?? '' });
      return;
    case 'tick':
      return target.check();
    case 'untick':
      return target.uncheck();
  }
}
