/** Plays a simulated learner through a lab: yields the milliseconds that pass before the next act, on whatever clock it is given. */
import { nextDeed } from '#src/lab/hints.ts';
import type { Reason } from '#src/classroom/stuck/known.ts';
import { chanceOf } from '#src/classroom/rehearse/chance.ts';
import type { Actor } from '#src/classroom/rehearse/actor.ts';
import { handsAt } from '#src/classroom/rehearse/hands.ts';
import type { Place } from '#src/classroom/rehearse/hands.ts';
import { paces, read, think } from '#src/classroom/rehearse/pace.ts';
import type { Pace } from '#src/classroom/rehearse/pace.ts';
import { pagesIn, pagesOf } from '#src/classroom/rehearse/pages.ts';
import { mistaken, nextActs, optionsOf, refusedByForm, roundAt, tooEarly } from '#src/classroom/rehearse/slips.ts';
import { spellOf } from '#src/classroom/rehearse/stuck-ways.ts';
import type { Plight } from '#src/classroom/rehearse/stuck-ways.ts';

export interface Stage extends Place {
  /** A page of the site that is read now and then. */
  lesson: string;
  /** How many milliseconds somebody stays stuck before they find on by themselves; for ever if unsaid. */
  stuckFor?: number;
  /** Told when somebody is stuck from now on, or from a later moment on. */
  isStuck?: (reason: Reason, at: number) => void;
}

/** More acts than any task takes. */
const mostActs = 40;

/** Plays on until the lab is done, or for ever where somebody is stuck for good. */
export async function* act({ seed, kind }: Actor, stage: Stage): AsyncGenerator<number, void, undefined> {
  const chance = chanceOf(`${seed}/${kind}`);
  const pace: Pace = kind === 'slow' ? paces.slow : paces.steady;
  const hands = await handsAt(stage);
  const { tasks } = hands.session.scenario;
  const reason = kind === 'slow' || kind === 'steady' ? undefined : kind;
  let stuckFrom = reason === undefined ? Infinity : Math.floor(chance.next() * tasks.length * 0.7);
  await hands.look(hands.session.scenario.start);
  for (const [index, task] of tasks.entries()) {
    if (hands.session.state().standing.states[task.id] === 'done') continue;
    const plight = { hands, desk: stage.desk, chance, task };
    yield* think(stage.desk, chance, chance.seconds(...pace.thinks));
    const spell = reason !== undefined && index >= stuckFrom ? await spellOf(reason, plight) : undefined;
    if (spell && reason !== undefined) {
      stuckFrom = Infinity;
      const begun = stage.now();
      stage.isStuck?.(reason, begun + spell.after);
      // Somebody may come and do it for them.
      const isOpen = () => hands.session.state().standing.states[task.id] !== 'done';
      while (isOpen() && stage.now() - begun < (stage.stuckFor ?? Infinity)) yield* spell.turn();
    }
    if (chance.is(pace.reads)) yield* read(stage.desk, chance, stage.lesson);
    if (chance.is(pace.asks)) await hands.work((session) => session.hint(task.id, 1 + Math.floor(chance.next() * 2)));
    if (chance.is(pace.looks)) yield* lookAround(plight);
    if (chance.is(pace.slips)) yield* slip(plight, pace);
    yield* doTask(plight, pace);
  }
  await hands.work((session) => session.handIn());
}

/** Opens what there is in the portal, some of it twice, and looks at it for a while. */
async function* lookAround({ hands, chance, desk }: Plight): AsyncGenerator<number> {
  const pages = pagesIn(hands.session.state().cloud);
  for (let left = 2 + Math.floor(chance.next() * 6); left > 0; left -= 1) {
    await hands.look(chance.of(pages));
    yield* think(desk, chance, chance.seconds(4, 25));
  }
}

async function* doTask(plight: Plight, pace: Pace): AsyncGenerator<number> {
  const { hands, chance, desk, task } = plight;
  const { scenario, state } = hands.session;
  for (let acts = 0; acts < mostActs && task.check?.(state().cloud).holds !== true; acts += 1) {
    const next = nextActs(hands, task.id);
    if (next.length === 0) break;
    const { deed } = nextDeed({ scenario, cloud: state().cloud, task: task.id });
    for (const page of pagesOf(deed.way(state().cloud))) {
      await hands.look(page);
      yield chance.seconds(2, 8);
    }
    yield* think(desk, chance, chance.seconds(...pace.thinks) / 2);
    for (const one of next) await hands.ask(one);
    yield* wait(plight, pace);
  }
  const { right } = optionsOf(hands, task);
  if (right === undefined) return;
  yield* think(desk, chance, chance.seconds(...pace.thinks));
  await hands.work((session) => session.answer(task.id, right));
}

/** Waits for Azure: to the end, or until it is skipped. */
async function* wait({ hands, chance, desk }: Plight, pace: Pace): AsyncGenerator<number> {
  while (hands.session.state().due !== undefined) {
    yield* think(desk, chance, chance.is(pace.waits) ? chance.seconds(30, 80) : chance.seconds(2, 9), 25);
    if (hands.session.state().due !== undefined) await hands.work(({ skip }) => skip());
  }
}

/** What happens to anybody: one refusal or two, a step too early, something made and deleted again, a wrong answer. Then they go on. */
async function* slip({ hands, chance, desk, task }: Plight, pace: Pace): AsyncGenerator<number> {
  const pause = () => think(desk, chance, chance.seconds(...pace.thinks));
  if (task.question) {
    const { wrong } = optionsOf(hands, task);
    if (wrong.length > 0) await hands.work((session) => session.answer(task.id, chance.of(wrong)));
    yield* pause();
    return;
  }
  const which = chance.next();
  const refused =
    which < 0.5
      ? await mistaken(hands, task, (all) => chance.of(all))
      : which < 0.75
        ? await tooEarly(hands, task)
        : undefined;
  if (refused) {
    const said = which < 0.25 ? await refusedByForm(hands, refused) : undefined;
    for (let presses = chance.is(30) ? 2 : 1; presses > 0; presses -= 1) {
      await (said === undefined ? hands.ask(refused) : desk.refuse(said));
      yield* pause();
    }
    return;
  }
  const way: Awaited<ReturnType<typeof roundAt>> = await roundAt(hands, task);
  if (!way) return;
  await hands.ask(way.make);
  yield* wait({ hands, chance, desk, task }, pace);
  yield* pause();
  if (way.remove) await hands.ask(way.remove);
  else await hands.work(({ undo }) => undo());
  yield* wait({ hands, chance, desk, task }, pace);
  yield* pause();
}
