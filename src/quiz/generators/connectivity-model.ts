/** Asks which way to Microsoft's edge fulfils the wishes of a firm, and which wish rules a way out. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { drawn, later } from './_draw.ts';
import { multiple, single, yesNo, type About } from './_item.ts';
import { sayingNames, sayingOf, type ModelSaying } from './_model-sayings.ts';
import {
  factOfWish,
  fulfils,
  kindOfWish,
  modelFact,
  models,
  modelText,
  whyNot,
  wishNames,
  wishOf,
  type Model,
  type Wish,
} from './_models.ts';
import { firms } from './_names.ts';
import { capital } from './_words.ts';

export interface ModelProblem {
  ask: 'which' | 'which-two' | 'judge' | 'rules-out' | 'does-not' | 'sayings';
  opening: number;
  firm: string;
  /** Of a wish that rules out, and of the statements. */
  model: Model;
  gbps: number;
  wishes: readonly Wish[];
  sayings: readonly ModelSaying[];
}

const fits = (model: Model, wishes: readonly Wish[]): boolean => wishes.every((wish) => fulfils(model, wish));

/** Wishes that one model fulfils, until only so many models are left. */
function wishesFor(chance: Chance, model: Model, all: readonly Wish[], left: number): Wish[] {
  const kinds = new Set<string>();
  const kept: Wish[] = [];
  for (const wish of chance.shuffled('wishes', all)) {
    const before = models.filter((one) => fits(one, kept)).length;
    const after = models.filter((one) => fits(one, [...kept, wish])).length;
    if (!fulfils(model, wish) || kinds.has(kindOfWish(wish.name)) || after < left) continue;
    if (before === left && kept.length >= 3) break;
    kinds.add(kindOfWish(wish.name));
    kept.push(wish);
  }
  return kept.slice(0, 5);
}

function problem(first: Chance, attempt = 0): ModelProblem {
  const chance = later(first, attempt);
  const model = chance.pick('model', models);
  const all = wishNames.map((name) =>
    wishOf(
      name,
      name === 'small' ? chance.pick('small', [1, 2, 5]) : chance.pick('large', [40, 100]),
      12 + chance.integer('branches', 90),
    ),
  );
  const ask = chance.pick('ask', [
    'which',
    'which',
    'which-two',
    'judge',
    'rules-out',
    'rules-out',
    'does-not',
    'sayings',
  ] as const);
  const about: ModelProblem = {
    ask,
    opening: chance.integer('opening', 4),
    firm: chance.pick('firm', firms),
    model,
    gbps: chance.pick('gbps', [40, 100]),
    wishes: [],
    sayings: [],
  };
  const again = () => problem(first, attempt + 1);
  switch (ask) {
    case 'which':
    case 'which-two':
    case 'judge': {
      const left = ask === 'which' ? 1 : ask === 'which-two' ? 2 : 1 + chance.integer('left', 3);
      const wishes = wishesFor(chance, model, all, left);
      return models.filter((one) => fits(one, wishes)).length === left && wishes.length > 1
        ? { ...about, wishes }
        : again();
    }
    case 'rules-out':
    case 'does-not': {
      const isRight = (wish: Wish) => fulfils(model, wish) === (ask === 'does-not');
      const right = all.filter(isRight);
      const wrong = all.filter((wish) => !isRight(wish));
      if (right.length === 0 || wrong.length < 3) return again();
      const found = drawn(chance, 'wishes', { right, wrong }, { right: 1, wrong: 3 });
      const wishes = chance.shuffled('order', [...found.right, ...found.wrong]);
      const kinds = new Set(wishes.map(({ name }) => kindOfWish(name)));
      // What rules out is one of several wishes of one firm, so they have to go together. What does not rule out stands alone each.
      return ask === 'does-not' || kinds.size === wishes.length ? { ...about, wishes } : again();
    }
    case 'sayings':
      return { ...about, sayings: chance.shuffled('sayings', sayingNames).slice(0, 4) };
  }
}

/** Who takes a model that does not fit, by the model and what the firm is like. */
function beliefIn(model: Model, wishes: readonly Wish[]): string | undefined {
  const has = (...names: readonly Wish['name'][]) => wishes.some(({ name }) => names.includes(name));
  if (model === 'direct') return has('managed', 'soon') ? 'direct-has-a-provider' : 'direct-is-always-better';
  if (has('macsec')) return 'macsec-on-any-circuit';
  if (has('large')) return 'any-speed-can-be-ordered';
  if (model === 'any-to-any') return has('lone') ? 'one-site-needs-a-wide-network' : 'provider-always-runs-bgp';
  if (model === 'point-to-point') return has('hall') ? 'colocated-needs-a-line' : 'every-branch-needs-a-line';
  return 'exchange-serves-everybody';
}

/** Who thinks that a wish rules a model out, though it does not. */
function fearOf({ name }: Wish, model: Model): string {
  if (name === 'own') return 'provider-always-runs-bgp';
  if (name === 'hall') return 'colocated-needs-a-line';
  if (name === 'lone') return 'one-site-needs-a-wide-network';
  if (name === 'branches') return 'every-branch-needs-a-line';
  return model === 'direct' ? 'direct-is-ordered-alike' : 'direct-for-whatever-is-special';
}

function listOf(firm: string, wishes: readonly Wish[], opening: number): string {
  const lines = wishes.map(({ text }) => `${text}.`).join(' ');
  return (
    [
      `${firm} looks for a private way to Azure. ${lines}`,
      `These are the wishes of ${firm}. ${lines}`,
      `An architect at ${firm} has noted what the way to Azure has to be like. ${lines}`,
      `${firm} orders ExpressRoute for the first time. ${lines}`,
    ][opening] ?? ''
  );
}

/** A way to the edge inside a sentence. */
const startOf = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function whyFor(model: Model, wishes: readonly Wish[]): string {
  const against = wishes.filter((wish) => !fulfils(model, wish));
  return against.length === 0
    ? `${modelText[model]} goes with each of them, and first of all with this: “${wishes[0]?.text ?? ''}”.`
    : against
        .slice(0, 2)
        .map((wish) => whyNot(model, wish))
        .join(' ');
}

function askModels(problem: ModelProblem): Item {
  const { ask, firm, wishes, opening } = problem;
  const asks = {
    which: 'Which way to the edge fulfils all of it?',
    'which-two': 'Which two ways to the edge fulfil all of it?',
    judge: 'Does each of these ways to the edge fulfil all of it?',
  };
  const about: About = {
    objective: 'E1',
    facts: [...models.map((model) => modelFact[model]), ...wishes.map(({ name }) => factOfWish(name))],
    difficulty: wishes.length > 3 ? 3 : 2,
    profile: 'today',
    stem: `${listOf(firm, wishes, opening)}\n\n${asks[ask === 'which' || ask === 'which-two' ? ask : 'judge']}`,
  };
  const judged = models.map((model) => ({
    text: modelText[model],
    correct: fits(model, wishes),
    why: whyFor(model, wishes),
    belief: beliefIn(model, wishes),
  }));
  if (ask === 'judge')
    return yesNo(
      about,
      judged.map(({ text, correct, why, belief }) => ({ text: `${text}.`, holds: correct, why, belief })),
    );
  return ask === 'which' ? single(about, judged) : multiple(about, judged);
}

function askWishes({ ask, firm, model, wishes, opening }: ModelProblem): Item {
  const what = startOf(modelText[model]);
  const wantsNot = ask === 'rules-out';
  const stems = wantsNot
    ? [
        `${firm} would like ${what}, and has these wishes besides. Which one rules that way out?`,
        `A carrier offers ${what} to ${firm}. Which wish of the firm cannot be fulfilled with it?`,
        `In the plan of ${firm} stands ${what}. One of its wishes does not go with that. Which?`,
        `${firm} has to drop either ${what} or one of these wishes. Which wish?`,
      ]
    : [
        `Four firms think of ${what}. Each has one wish above all. For which one is it the right way?`,
        `${capital(what)} is planned by four colleagues, each for a firm with one wish. Whose wish does it fulfil?`,
        `Which of these wishes can be fulfilled with ${what}?`,
        `${firm} sells ${what}. To which of four customers, each with one wish, may it be sold?`,
      ];
  return single(
    {
      objective: 'E1',
      facts: [modelFact[model], ...wishes.map(({ name }) => factOfWish(name))],
      difficulty: 2,
      profile: 'today',
      stem: stems[opening] ?? '',
    },
    wishes.map((wish) => {
      const isFulfilled = fulfils(model, wish);
      const why = isFulfilled
        ? `${modelText[model]} goes with it: “${wish.text}” is no reason against it.`
        : whyNot(model, wish);
      return {
        text: wish.text,
        correct: isFulfilled !== wantsNot,
        why,
        belief: isFulfilled ? fearOf(wish, model) : beliefIn(model, [wish]),
      };
    }),
  );
}

function ask(made: ModelProblem): Item {
  const { ask: asked, firm, model, sayings, gbps, opening } = made;
  if (asked === 'rules-out' || asked === 'does-not') return askWishes(made);
  if (asked !== 'sayings') return askModels(made);
  const what = startOf(modelText[model]);
  const begin = [
    `${firm} reaches Microsoft's edge like this: ${what}.`,
    `The way of ${firm} to Microsoft's edge is ${what}.`,
    `${firm} chose ${what} for its ExpressRoute.`,
    `For ${firm} it is to be ${what}.`,
  ][opening];
  return yesNo(
    {
      objective: 'E1',
      facts: [modelFact[model], 'direct-only', 'direct-no-provider-state'],
      difficulty: 2,
      profile: 'today',
      stem: `${begin ?? ''} Does each statement hold?`,
    },
    sayings.map((saying) => sayingOf(saying, model, gbps)),
  );
}

export const connectivityModel = defineGenerator<ModelProblem>({
  id: 'connectivity-model',
  title: "Which way to Microsoft's edge fits a firm",
  objectives: ['az-700/E1'],
  problem: (chance) => problem(chance),
  ask,
  difficulty: ({ ask: asked, wishes }) =>
    ({ which: 0, 'which-two': 0.5, judge: 0.4, 'rules-out': -0.1, 'does-not': 0.1, sayings: 0 })[asked] +
    (wishes.length > 3 ? 0.2 : 0),
});
