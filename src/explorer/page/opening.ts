/** What the page opens with: the scenario of its link, else what this browser kept, else the first preset. */
import { begin, next, type History } from '../history.ts';
import { carriesScenario, readFragment } from '../link.ts';
import { firstScenario } from '../usual.ts';
import { kept } from './keep.ts';

export interface Opening {
  history: History;
  /** What to tell about it: that work goes on, or why a link could not be read. */
  told?: string;
  isTrouble?: boolean;
}

/** Opens a link on top of what is there, so that Undo gives it back. Without a scenario in it the history stays. */
export async function openedLink(fragment: string, history: History): Promise<Opening> {
  const reading = await readFragment(fragment);
  if (!reading.isRead) return { history, told: `The link could not be opened. ${reading.because}`, isTrouble: true };
  const name = reading.scenario.title === undefined ? 'a scenario' : `“${reading.scenario.title}”`;
  const told = `Opened ${name} from the link.`;
  return { history: next(history, { type: 'change', scenario: reading.scenario, said: told }), told };
}

/** `address`: the fragment and the query of the page. `?preset=` names a preset. */
export async function opening({ hash, search }: { hash: string; search: string }): Promise<Opening> {
  const mine = await kept();
  const here = begin(mine?.isRead ? mine.scenario : firstScenario);
  if (carriesScenario(hash)) {
    const link = await openedLink(hash, here);
    // With nothing kept there is nothing to go back to.
    return link.isTrouble || mine?.isRead ? link : { ...link, history: begin(link.history.present.scenario) };
  }
  const wanted = new URLSearchParams(search).get('preset');
  if (wanted !== null) {
    const { presetOf } = await import('../presets.ts');
    const { scenario, title } = presetOf(wanted);
    const said = `Opened “${title}”.`;
    return { history: mine?.isRead ? next(here, { type: 'change', scenario, said }) : begin(scenario) };
  }
  return mine?.isRead ? { history: here, told: 'You go on where you left off.' } : { history: here };
}
