/** Two forms of the whole exam, made from the same blueprint with different seeds, and whether the same person passes both. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expectedShare } from '#src/quiz/ability/estimate.ts';
import { assemble } from '#src/quiz/exam/assemble.ts';
import type { BankItem } from '#src/quiz/exam/bank.ts';
import { blueprintsOf, exams, type Blueprint } from '#src/quiz/exam/blueprint.ts';
import { itemsOf, type Form } from '#src/quiz/exam/form.ts';
import { abilityFor } from '#src/quiz/exam/scale.ts';
import { generators } from '#src/quiz/generators/list.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { readBank } from '#tests/quiz/bank.ts';
import { streamOf, type Stream } from './chance.ts';

const course = 'expressroute';

const bank = (): BankItem[] =>
  readBank().entries.map(({ id, unit, item }) => ({
    id,
    unit,
    objective: item.objective,
    kind: item.kind,
    points: kindOf(item.kind).score(item, []).outOf,
    difficulty: item.difficulty,
    needs: item.needs,
    profile: item.profile,
    view: kindOf(item.kind).publicView(item),
  }));

/** The whole exam without its case study and its lab: how their points hang together was never observed, so nothing is simulated of them. */
function wholeExam(): Blueprint {
  const read: unknown = parse(readFileSync(`content/exams/${course}.yaml`, 'utf8'));
  const full = blueprintsOf(course, exams.parse(read)).find(({ id }) => id === 'full');
  if (!full) throw new Error('There is no blueprint "full" any more: the bench takes its forms from it.');
  return { ...full, sections: full.sections.filter(({ kind }) => kind === 'plain' || kind === 'series') };
}

/** So many forms, each from a seed of its own. */
export function formsOf(count: number): Form[] {
  const [blueprint, all] = [wholeExam(), bank()];
  return Array.from({ length: count }, (_, seed) => {
    const { form, missing } = assemble({
      blueprint,
      bank: all,
      generators,
      seed: `bench ${seed}`,
      profile: 'today',
      seen: {},
    });
    if (!form) throw new Error(`No form can be made: ${missing.map(({ says }) => says).join(' ')}`);
    return form;
  });
}

export interface Agreement {
  questions: number;
  /** Both passed or both failed. */
  same: number;
  /** What two forms that have nothing to do with each other would agree in. */
  byChance: number;
  /** Cohen's kappa: how much of what chance leaves over is agreed in. */
  kappa: number;
  /** How often one form decides as the ability would. */
  right: number;
  passed: number;
  /** The ability at which a form is passed, in the mean of all forms, in logits. */
  needed: number;
}

/** Whether somebody passes. `isApart` draws each point of a question by itself, else all of them together. */
function passes(form: Form, ability: number, stream: Stream, isApart: boolean): boolean {
  let [points, outOf] = [0, 0];
  for (const item of itemsOf(form)) {
    const expected = expectedShare(ability, item);
    const draws = isApart ? item.points : 1;
    for (let draw = 0; draw < draws; draw += 1) if (stream.next() < expected) points += item.points / draws;
    outOf += item.points;
  }
  return points / outOf >= form.cut;
}

/** Everybody takes two different forms. The ability that passes is the one at which a form's share is its cut. */
export function agreement(forms: readonly Form[], people: number, seed: number, isApart: boolean): Agreement {
  const stream = streamOf(seed);
  const needed = forms.map((form) => abilityFor(form.cut, itemsOf(form)));
  let [both, neither, right, passed] = [0, 0, 0, 0];
  for (let person = 0; person < people; person += 1) {
    const ability = stream.normal();
    const first = stream.below(forms.length);
    const second = (first + 1 + stream.below(forms.length - 1)) % forms.length;
    const [one, other] = [forms[first], forms[second]];
    if (!one || !other) continue;
    const results = [passes(one, ability, stream, isApart), passes(other, ability, stream, isApart)];
    if (results.every(Boolean)) both += 1;
    if (!results.some(Boolean)) neither += 1;
    if (results[0] === ability >= (needed[first] ?? 0)) right += 1;
    passed += results.filter(Boolean).length;
  }
  const rate = passed / (2 * people);
  const same = (both + neither) / people;
  const byChance = rate ** 2 + (1 - rate) ** 2;
  return {
    questions: itemsOf(forms[0] ?? { sections: [] }).length,
    same,
    byChance,
    kappa: (same - byChance) / (1 - byChance),
    right: right / people,
    passed: rate,
    needed: needed.reduce((sum, each) => sum + each, 0) / needed.length,
  };
}
