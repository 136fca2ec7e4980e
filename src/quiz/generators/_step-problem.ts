/** Draws a fault, how much of it is shown, and what is asked about it. */
import type { Chance } from '#src/quiz/generator.ts';
import {
  causes,
  diagnose,
  layers,
  layerText,
  steps,
  type Diagnosis,
  type Layer,
  type Party,
  type Step,
} from './_diagnosis.ts';
import { drawn } from './_draw.ts';
import { faults, readingsOf, ways, type FaultId, type FaultWorld, type Readings } from './_fault-world.ts';
import { circuitNames, firms } from './_names.ts';
import { range, toldIn, type Told } from './_told.ts';

/** A question about one fault: what is shown of it, and what there is to choose from. */
export interface StepProblem {
  ask: 'step' | 'who' | 'layer' | 'tool' | 'cause' | 'judge';
  opening: number;
  firm: string;
  world: FaultWorld;
  /** What the stem shows, from below or from above. */
  shown: readonly Layer[];
  options: readonly string[];
}

/** What is wrong in a world, as its readings show it. */
export const diagnosisOf = ({ ranges, hub }: FaultWorld, readings: Readings): Diagnosis =>
  diagnose(readings, ranges.map(range), range(hub));

function worldOf(chance: Chance): FaultWorld {
  const first = 110 + chance.integer('range', 100);
  const vlan = 100 + chance.integer('vlan', 800);
  return {
    fault: chance.pick('fault', faults),
    circuit: chance.pick('circuit', circuitNames),
    vlan,
    asn: 65_001 + chance.integer('asn', 400),
    link: 8 * chance.integer('link', 30),
    ranges: [first, first + 1 + chance.integer('second', 20)],
    hub: 20 + chance.integer('hub', 60),
    way: chance.pick('way', ways),
  };
}

/** Where either end may have to change, nobody can be named. */
const named: readonly FaultId[] = [
  'provider',
  'circuit',
  'no-peering',
  'peering-off',
  'interface',
  'too-many',
  'not-announced',
  'no-connection',
  'user-route',
];

/** The problem of a seed. */
export function stepProblem(chance: Chance): StepProblem {
  const drawnWorld = worldOf(chance);
  const ask = chance.pick('ask', ['step', 'step', 'step', 'who', 'layer', 'tool', 'cause', 'cause', 'judge'] as const);
  // A circuit that is not enabled, and all that would follow from it, the simulation does not know: only its state is shown.
  const isWhole = ask === 'layer' || ask === 'cause' || ask === 'tool' || ask === 'judge';
  const pool = ask === 'who' ? named : faults.filter((fault) => !isWhole || fault !== 'circuit');
  const world: FaultWorld = { ...drawnWorld, fault: chance.pick('fault', pool) };
  const readings = readingsOf(world);
  const { layer, step } = diagnosisOf(world, readings);
  const about = { opening: chance.integer('opening', 3), firm: chance.pick('firm', firms), world, ask };
  const one = <Name extends string>(
    all: readonly { name: Name; text: string }[],
    right: Name,
    wrong: number,
    not: readonly Name[] = [],
  ): string[] => {
    const cases = all.filter(({ name }) => !not.includes(name)).map(({ name, text }) => ({ family: name, name, text }));
    const found = drawn(
      chance,
      'options',
      { right: cases.filter(({ name }) => name === right), wrong: cases.filter(({ name }) => name !== right) },
      { right: 1, wrong },
    );
    return chance.shuffled('order', [...found.right, ...found.wrong]).map(({ name }) => name);
  };
  const at = layers.indexOf(layer);
  const above = layers.slice(0, Math.min(layers.length, at + 1 + chance.integer('above', 3)));
  const order = (all: readonly Layer[]) => (chance.happens('from above', 35) ? all.toReversed() : all);
  switch (ask) {
    case 'step': {
      const shown = order(world.fault === 'circuit' ? ['status'] : above);
      const all = stepNames.map((name) => ({ name, text: steps[name].text }));
      // A second comparison of both ends would be as good where nothing tells them apart.
      const not: Step[] =
        step === 'ends' ? ['interface'] : step === 'interface' ? ['ends'] : step === 'enable' ? ['reset'] : [];
      return { ...about, shown, options: one(all, step, 3, not) };
    }
    case 'who':
      return {
        ...about,
        shown: order(world.fault === 'circuit' ? ['status'] : above),
        options: chance.shuffled('order', partyNames),
      };
    case 'layer': {
      const all = layers.map((name) => ({ name, text: layerText[name].text }));
      return { ...about, shown: order(layers), options: one(all, layer, 3) };
    }
    case 'tool': {
      // So far everything was as it should be.
      const seen = at === 0 ? 1 : 1 + chance.integer('seen', at);
      const fine =
        at === 0
          ? { ...world, fault: chance.pick('later fault', ['vlan', 'asn', 'not-announced', 'no-connection'] as const) }
          : world;
      const next = layers[seen] ?? 'traffic';
      const all = layers.map((name) => ({ name, text: layerText[name].tool }));
      return { ...about, world: fine, shown: layers.slice(0, seen), options: one(all, next, 3) };
    }
    case 'cause': {
      const all = faults.filter((name) => name !== 'circuit').map((name) => ({ name, text: causes[name].text }));
      return { ...about, shown: order(layers), options: one(all, world.fault, 3) };
    }
    case 'judge': {
      const from: Told[] = [
        'provider-done',
        chance.pick('arp', ['answers-primary', 'answers-secondary']),
        chance.pick('bgp', ['up-primary', 'up-secondary']),
        chance.pick('knows', ['knows-second', 'knows-network']),
        'answered',
        'microsoft-broken',
      ];
      const truth = (name: Told) => toldIn(name, world, readings).holds;
      const [yes, no] = [from.filter(truth), from.filter((name) => !truth(name))];
      const few = Math.min(2, yes.length, no.length);
      const some = [...chance.shuffled('yes', yes).slice(0, 4 - few), ...chance.shuffled('no', no).slice(0, few)];
      const other = [...chance.shuffled('yes', yes).slice(0, few), ...chance.shuffled('no', no).slice(0, 4 - few)];
      return {
        ...about,
        shown: order(layers),
        options: chance.shuffled('order', yes.length > no.length ? some : other),
      };
    }
  }
}

export const stepNames: readonly Step[] = [
  'provider',
  'microsoft',
  'configure',
  'enable',
  'ends',
  'interface',
  'numbers',
  'summarize',
  'announce',
  'connect',
  'block',
  'reset',
  'gateway',
  'delete',
  'refresh',
];
export const partyNames: readonly Party[] = ['provider', 'microsoft', 'site', 'azure'];
