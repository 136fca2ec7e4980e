/** Asks which forms of a Microsoft peering Azure takes, what in one has to be mended, and what a route filter lets in. */
import type { Refusal } from '#src/base/refusal.ts';
import type { Item } from '#src/quiz/item.ts';
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { drawn } from './_draw.ts';
import { multiple, single, yesNo, type About } from './_item.ts';
import { circuitNames, firms } from './_names.ts';
import { changesOf, goodForm, rules, type Change } from './_peering-changes.ts';
import { refusalOf, type PeeringForm } from './_peering-form.ts';
import { askFilter, filterAsks, filterProblem, type FilterProblem } from './_route-filter.ts';

/** A question about the form: `changes` are its options. `base` is what the form has before any of them. */
export interface FormProblem {
  ask: 'taken' | 'refused' | 'two-refused' | 'two-taken' | 'judge' | 'mend';
  opening: number;
  firm: string;
  circuit: string;
  base: PeeringForm;
  changes: readonly Change[];
}

export type MicrosoftPeeringProblem = FormProblem | FilterProblem;

function formProblem(ask: FormProblem['ask'], chance: Chance): FormProblem {
  const good = goodForm(chance);
  const all = changesOf(good, chance);
  const isTaken = (change: Change) => refusalOf({ ...good, ...change.set }) === undefined;
  const taken = all.filter((change) => isTaken(change) && change.family !== 'good-key');
  const refused = all.filter((change) => !isTaken(change));
  const about = {
    ask,
    opening: chance.integer('opening', 3),
    firm: chance.pick('firm', firms),
    circuit: chance.pick('circuit', circuitNames),
  };
  if (ask === 'mend') {
    const fault = chance.pick('fault', refused);
    const members = new Set(Object.keys(fault.set));
    // One that is about as long stands first, so that the length of the right one does not tell.
    const isLong = ({ undo }: Change) => undo.length * 1.2 >= fault.undo.length;
    const shuffled = chance.shuffled('odd', taken);
    const odd = [...shuffled.filter(isLong), ...shuffled.filter((one) => !isLong(one))]
      .filter(({ set, undo }) => undo !== '' && Object.keys(set).every((key) => !members.has(key) && members.add(key)))
      .slice(0, 3);
    const base = [...odd, fault].reduce<PeeringForm>((form, { set }) => ({ ...form, ...set }), good);
    return { ...about, base, changes: chance.shuffled('order', [...odd, fault]) };
  }
  // A key is there, so that to leave it out is a change.
  const base = { ...good, sharedKey: `Copper${2019 + chance.integer('key', 9)}y` };
  const counts = {
    taken: { right: 1, wrong: 3 },
    refused: { right: 1, wrong: 3 },
    'two-taken': { right: 2, wrong: 3 },
    'two-refused': { right: 2, wrong: 3 },
    judge: { right: 1 + chance.integer('how many', 3), wrong: 0 },
  }[ask];
  const isAboutTaken = ask === 'taken' || ask === 'two-taken';
  const from = isAboutTaken ? { right: taken, wrong: refused } : { right: refused, wrong: taken };
  const { right, wrong } = drawn(
    chance,
    'changes',
    from,
    ask === 'judge' ? { ...counts, wrong: 4 - counts.right } : counts,
  );
  return { ...about, base, changes: chance.shuffled('order', [...right, ...wrong]) };
}

/** The fields of a form as a list. */
function fieldsOf(form: PeeringForm): string {
  const { primary, secondary, vlan, asn, prefixes, registry, customerAsn, sharedKey, communities } = form;
  return [
    `Primary subnet \`${primary}\`, secondary subnet \`${secondary}\`, VLAN ID ${vlan}, peer ASN ${asn}`,
    `advertised public prefixes \`${prefixes.join(', ')}\``,
    ...(customerAsn > 0 ? [`customer ASN ${customerAsn}`] : []),
    `routing registry name ${registry}`,
    sharedKey === '' ? 'no shared key' : `shared key \`${sharedKey}\``,
    communities.length === 0 ? 'no route filter' : `a route filter that allows \`${communities.join(', ')}\``,
  ].join('; ');
}

const openings = [
  (firm: string, { tier, privateVlan }: PeeringForm, circuit: string) =>
    `${firm} fills in the form for Microsoft peering on its ${tier} circuit \`${circuit}\`. Private peering is there already, with VLAN ID ${privateVlan}. Microsoft has authorized the subscription for nothing in particular.`,
  (firm: string, { tier, privateVlan }: PeeringForm, circuit: string) =>
    `On \`${circuit}\`, a ${tier} circuit, private peering uses VLAN ID ${privateVlan}. Now ${firm} adds Microsoft peering. Its subscription has no authorizations from Microsoft.`,
  (firm: string, { tier, privateVlan }: PeeringForm, circuit: string) =>
    `A colleague at ${firm} has prepared the Microsoft peering of the ${tier} circuit \`${circuit}\` on paper. VLAN ID ${privateVlan} belongs to private peering, and the subscription has no authorization of any kind.`,
] as const;

const formAsks = {
  taken: 'Of these changes to the form, Azure takes only one. Which?',
  refused: 'One of these changes makes Azure refuse the form. Which?',
  'two-refused': 'With which two of these changes, each made alone, is the form refused?',
  'two-taken': 'Which two of these changes, each made alone, can be saved?',
  judge: 'Each statement is a change made alone. Does Azure refuse the form with it?',
  mend: 'Azure refuses it as it stands. With which one change is it taken?',
} as const;

const sentence = (text: string): string => `${text}.`;

function whyOf(refusal: Refusal | undefined, { family }: Change, form: PeeringForm): string {
  return refusal ? `It is refused. ${refusal.message}` : (rules[family]?.taken?.(form) ?? 'Azure takes it.');
}

function askForm({ ask, opening, firm, circuit, base, changes }: FormProblem): Item {
  const facts = changes.flatMap(({ family }) => rules[family]?.fact ?? []);
  const begin = openings[opening % openings.length] ?? openings[0];
  const stem = `${begin(firm, base, circuit)}\n\n${fieldsOf(base)}.\n\n${formAsks[ask]}`;
  const about: About = {
    objective: 'E7',
    facts,
    difficulty: ask === 'mend' || ask === 'judge' ? 3 : 2,
    profile: 'today',
    stem,
  };
  if (ask === 'mend')
    return single(
      about,
      changes.map((change) => {
        const form = { ...base, ...change.undone };
        const refusal = refusalOf(form);
        const why = refusal
          ? `${rules[change.family]?.taken?.(base) ?? ''} So this mends nothing: the form is refused for something else.`
          : `That was the fault. ${refusalOf(base)?.message ?? ''}`;
        return { text: change.undo, correct: refusal === undefined, why, belief: rules[change.family]?.belief };
      }),
    );
  const judged = changes.map((change) => {
    const form = { ...base, ...change.set };
    const refusal = refusalOf(form);
    return {
      change,
      isRefused: refusal !== undefined,
      why: whyOf(refusal, change, form),
      belief: rules[change.family]?.belief,
    };
  });
  if (ask === 'judge')
    return yesNo(
      about,
      judged.map(({ change, isRefused, why, belief }) => ({
        text: sentence(change.text),
        holds: isRefused,
        why,
        belief,
      })),
    );
  const wantsTaken = ask === 'taken' || ask === 'two-taken';
  const drafts = judged.map(({ change, isRefused, why, belief }) => ({
    text: change.text,
    correct: isRefused !== wantsTaken,
    why,
    belief,
  }));
  return ask === 'taken' || ask === 'refused' ? single(about, drafts) : multiple(about, drafts);
}

const asks = ['taken', 'refused', 'two-refused', 'two-taken', 'judge', 'mend', 'mend'] as const;
const isForm = (problem: MicrosoftPeeringProblem): problem is FormProblem => 'base' in problem;

export const microsoftPeering = defineGenerator<MicrosoftPeeringProblem>({
  id: 'microsoft-peering',
  title: 'Which form of a Microsoft peering is taken, and what a route filter lets in',
  objectives: ['az-700/E7'],
  problem: (chance) =>
    chance.happens('a filter', 34)
      ? filterProblem(chance.pick('ask', filterAsks), chance)
      : formProblem(chance.pick('ask', asks), chance),
  ask: (problem) => (isForm(problem) ? askForm(problem) : askFilter(problem)),
  difficulty: (problem) =>
    isForm(problem)
      ? { taken: 0.3, refused: 0, 'two-refused': 0.5, 'two-taken': 0.6, judge: 0.6, mend: 1 }[problem.ask]
      : { 'lets-in': 0.7, 'keeps-out': 0.7, 'judge-filter': 0.8, smallest: 0.1, 'next-rule': -0.2 }[problem.ask],
});
