/** How a simulated learner is stuck, in four ways. Each goes on for as long as it is asked to. */
import type { Task } from '#src/lab/definition.ts';
import type { Reason } from '#src/classroom/stuck/known.ts';
import type { Chance } from '#src/classroom/rehearse/chance.ts';
import type { Desk } from '#src/classroom/rehearse/desk.ts';
import type { Hands } from '#src/classroom/rehearse/hands.ts';
import { pagesIn } from '#src/classroom/rehearse/pages.ts';
import { longestThought, think } from '#src/classroom/rehearse/pace.ts';
import { mistaken, nextActs, optionsOf, refusedByForm, roundAt, tooEarly } from '#src/classroom/rehearse/slips.ts';

export interface Plight {
  hands: Hands;
  desk: Desk;
  chance: Chance;
  task: Task;
}

/** One time round of a plight: yields what passes between its acts. */
type Turn = () => AsyncGenerator<number>;

/** A way of being stuck from here on: what one does again and again, and how long after its start one counts as stuck. */
export interface Spell {
  turn: Turn;
  after: number;
}

/** Undefined where nobody can be stuck like that at this task. */
export function spellOf(reason: Reason, plight: Plight): Promise<Spell | undefined> {
  switch (reason) {
    case 'precondition':
      return beforeItsTime(plight);
    case 'refusals':
      return withOneMistake(plight);
    case 'loop':
      return round(plight);
    case 'idle':
      return Promise.resolve({ after: longestThought * 1000, turn: nothing });
  }
}

async function* nothing(): AsyncGenerator<number> {
  yield await Promise.resolve(60_000);
}

/** Opens some pages of the portal, of a handful that are looked at again and again. */
async function* lookAround({ hands, chance }: Plight, pages: readonly string[], count: number): AsyncGenerator<number> {
  for (let opened = 0; opened < count; opened += 1) {
    await hands.look(chance.of(pages));
    yield chance.seconds(3, 9);
  }
}

async function beforeItsTime(plight: Plight): Promise<Spell | undefined> {
  const { hands, chance, desk, task } = plight;
  if (nextActs(hands, task.id).length === 0) return undefined;
  const early = chance.is(35) ? undefined : await tooEarly(hands, task);
  const pages = awayFrom(plight).slice(0, 6);
  if (early === undefined && pages.length < 3) return undefined;
  return {
    after: 0,
    async *turn() {
      if (early === undefined) {
        yield* lookAround(plight, pages, 3);
        return;
      }
      await hands.ask(early);
      yield* think(desk, chance, chance.seconds(5, 14));
      if (chance.is(50)) yield* lookAround(plight, pages, 2);
    },
  };
}

/** The pages that have nothing to do with what comes next. */
function awayFrom({ hands, task }: Plight): string[] {
  const names = nextActs(hands, task.id).map(({ path }) => path.split('?')[0]?.split('/').at(-1)?.toLowerCase() ?? '');
  const away = pagesIn(hands.session.state().cloud);
  return away.filter((page) => !names.some((name) => name !== '' && page.toLowerCase().includes(name)));
}

async function withOneMistake({ hands, chance, desk, task }: Plight): Promise<Spell | undefined> {
  if (task.question) {
    const { wrong } = optionsOf(hands, task);
    if (wrong.length < 2 || hands.session.state().attempt.assessed) return undefined;
    return {
      after: 0,
      async *turn() {
        const option = chance.of(wrong);
        await hands.work((session) => session.answer(task.id, option));
        yield* think(desk, chance, chance.seconds(6, 18));
      },
    };
  }
  const mistake = await mistaken(hands, task, (all) => chance.of(all));
  if (mistake === undefined) return undefined;
  // Some forms of the portal know the rule and send nothing: half of these mistakes end there.
  const said = chance.is(50) ? await refusedByForm(hands, mistake) : undefined;
  return {
    after: 0,
    async *turn() {
      await (said === undefined ? hands.ask(mistake) : desk.refuse(said));
      yield* think(desk, chance, chance.seconds(7, 19));
    },
  };
}

async function round({ hands, chance, desk, task }: Plight): Promise<Spell | undefined> {
  const way = await roundAt(hands, task);
  if (way === undefined) return undefined;
  return {
    after: 0,
    async *turn() {
      await hands.ask(way.make);
      await hands.work(({ skip }) => skip());
      yield* think(desk, chance, chance.seconds(5, 13));
      if (way.remove === undefined || chance.is(30)) await hands.work(({ undo }) => undo());
      else await hands.ask(way.remove);
      await hands.work(({ skip }) => skip());
      yield* think(desk, chance, chance.seconds(5, 13));
    },
  };
}
