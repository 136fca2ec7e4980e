/** Does the steps of a deed on the page with whatever hands a learner has: keys, a finger, a pointer. */
import type { Locator } from '@playwright/test';
import type { Step } from '#src/lab/definition.ts';
import { control } from './play.ts';

/** What hands can do to a control. */
export interface Hands {
  press(target: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  choose(select: Locator, option: string): Promise<void>;
  tick(box: Locator, wanted: boolean): Promise<void>;
}

/** How these hands do one step. */
export const stepWith =
  (hands: Hands) =>
  async (room: Locator, step: Step, pane?: string): Promise<void> => {
    const target = await control(room, step, pane);
    switch (step.do) {
      case 'press':
      case 'open':
        return hands.press(target);
      case 'fill':
        return hands.type(target, step.value ?? '');
      case 'choose':
        return hands.choose(target, step.value ?? '');
      case 'tick':
      case 'untick':
        return hands.tick(target, step.do === 'tick');
    }
  };
