/** How able somebody is in each objective: what they show in the others is the prior, their answers in it are the evidence. */
import { shareOf, type Answered } from '#src/quiz/ability/answered.ts';
import {
  believed,
  estimate,
  estimateOf,
  learned,
  standard,
  type Estimate,
  type Evidence,
  type Prior,
} from '#src/quiz/ability/estimate.ts';
import { countedItems, weighed, type Weighed } from '#src/quiz/ability/weights.ts';

/** The objectives of one person lie about their ability as a whole with this standard deviation, before any answer. */
export const apartness = 0.7;

export interface ObjectiveAbility extends Estimate {
  objective: string;
  /** Different questions answered lately; what a verdict rests on. */
  items: number;
}

export interface Abilities {
  overall: Estimate & { items: number };
  /** In the order the objectives were given. */
  objectives: readonly ObjectiveAbility[];
}

interface Options {
  /** Epoch milliseconds. */
  now: number;
  /** Every objective that is asked for; one without answers is what the others make likely. */
  objectives: readonly string[];
}

/** What the answers to one objective say by themselves: how much they weigh, and what they add to the belief in each ability. */
interface Said {
  size: number;
  adds: readonly number[];
}

function saidBy(evidence: readonly Evidence[]): Said {
  const before = believed(standard);
  const { logs } = evidence.reduce(learned, before);
  return {
    size: evidence.reduce((sum, { weight = 1 }) => sum + weight, 0),
    adds: logs.map((log, index) => log - (before.logs[index] ?? 0)),
  };
}

/**
 * What is believed of an objective before its own answers: the ability in all others, no surer than that is, and apart from it as objectives
 * of one person are. The fewer others were asked, the more the apartness of just those counts too.
 */
function priorFrom(others: readonly Said[]): Prior {
  const { abilities, logs } = believed(standard);
  const whole = estimateOf({
    abilities,
    logs: logs.map((log, index) => others.reduce((sum, { adds }) => sum + (adds[index] ?? 0), log)),
  });
  const size = others.reduce((sum, other) => sum + other.size, 0);
  const concentration = size > 0 ? others.reduce((sum, other) => sum + (other.size / size) ** 2, 0) : 0;
  return { mean: whole.mean, deviation: Math.sqrt(whole.error ** 2 + apartness ** 2 * (1 + concentration)) };
}

/** The abilities that the answers show now. Answers to other objectives than those asked for count for the whole only. */
export function abilitiesOf(answers: readonly Answered[], { now, objectives }: Options): Abilities {
  const evidenceOf = ({ answer, weight }: Weighed): Evidence => ({
    difficulty: answer.difficulty ?? 0,
    share: shareOf(answer),
    weight,
  });
  const all = weighed(answers, now);
  const byObjective = Map.groupBy(all, ({ answer }) => answer.objective);
  const said = [...byObjective].map(([objective, own]) => ({ objective, ...saidBy(own.map(evidenceOf)) }));
  return {
    overall: { ...estimate(all.map(evidenceOf)), items: countedItems(answers, now) },
    objectives: objectives.map((objective) => {
      const own = byObjective.get(objective) ?? [];
      const prior = priorFrom(said.filter((other) => other.objective !== objective));
      return {
        objective,
        items: countedItems(
          own.map(({ answer }) => answer),
          now,
        ),
        ...estimate(own.map(evidenceOf), prior),
      };
    }),
  };
}
