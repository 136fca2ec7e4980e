/** The acts that ways are made of, one for each thing a hand does: press, follow, fill in, choose, tick. In the names the controls have. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { groupIn, subscriptionIn } from '#src/lab/ids.ts';
import { subscriptionLabel } from '#src/lab/ways/labels.ts';

/** Presses a button. */
export const press = (on: ScreenPattern, name: string): Step => ({ on, do: 'press', role: 'button', name });

/** Follows a link. */
export const follow = (on: ScreenPattern, name: string): Step => ({ on, do: 'press', role: 'link', name });

/** Types into a field. */
export const fill = (on: ScreenPattern, name: string, field: string, value: string): Step => ({
  on,
  do: 'fill',
  role: 'textbox',
  name,
  field,
  value,
});

/** Chooses from a list; `shows` is what the screen then tells, where it differs from what was chosen. */
export const choose = (on: ScreenPattern, name: string, field: string, value: string, shows?: string): Step => ({
  on,
  do: 'choose',
  role: 'combobox',
  name,
  field,
  value,
  ...(shows === undefined || shows === value ? {} : { shows }),
});

/** Sets a tick, or clears it. */
export const tick = (on: ScreenPattern, name: string, field: string, isOn = true): Step => ({
  on,
  do: isOn ? 'tick' : 'untick',
  role: 'checkbox',
  name,
  field,
});

/** The subscription of what is made, as wizards ask for it. */
export const chooseSubscription = (on: ScreenPattern, id: string): Step =>
  choose(on, 'Subscription', 'subscription', subscriptionLabel(subscriptionIn(id)), subscriptionIn(id));

/** Subscription and resource group, as nearly every wizard asks for them first. */
export const project = (on: ScreenPattern, id: string): Step[] => [
  chooseSubscription(on, id),
  choose(on, 'Resource group', 'resourceGroup', groupIn(id)),
];
