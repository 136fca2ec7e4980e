/** Predict first: the questions and their choices, and how an answer is graded by the tracer. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Traceable } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import { grade } from '#src/explorer/predict/grade.ts';
import { mostChoices, questionKinds, questionsFor, type Question } from '#src/explorer/predict/questions.ts';
import { sceneOf, type Scene } from '#src/explorer/predict/scene.ts';
import { presets } from '#src/explorer/presets.ts';
import { randomCloud, randomFailures, targets } from '../azure/random-cloud.ts';
import {
  addresses,
  balancer,
  circuit,
  cloudWith,
  connection,
  gateway,
  globalReach,
  network,
  nodeOf,
  office,
  privateEndpoint,
  vpn,
} from './clouds.ts';

const { office: from, hub, spoke } = addresses;
const usual = cloudWith(office({}));

function asked(scene: Scene, id: string, seed = 'seed'): Question {
  const question = questionsFor(scene, seed).find((one) => one.id === id);
  if (!question) throw new Error(`The question "${id}" is not asked.`);
  return question;
}

/** The key of the choice that reads so. */
function keyOf(question: Question, text: string): string {
  const choice = question.choices.find((one) => one.text === text);
  if (!choice) throw new Error(`No choice reads "${text}": ${question.choices.map((one) => one.text).join(' | ')}`);
  return choice.key;
}

interface Row {
  cloud: Traceable;
  profile?: Profile;
  failures?: readonly string[];
  to?: string;
  from?: string;
  question: string;
  right: string;
  wrong: string;
  /** The belief that would make the wrong answer right; undefined if none does. */
  belief: string | undefined;
  fact?: string;
  because: string;
}

const rows: Row[] = [
  {
    cloud: usual,
    to: spoke,
    question: 'gateway',
    right: 'Through ergw-hub.',
    wrong: 'Around ergw-hub.',
    belief: 'peering-extends-fastpath',
    fact: 'expressroute/fastpath-vnet-peering',
    because: 'the spoke is behind a peering',
  },
  {
    cloud: usual,
    to: hub,
    question: 'gateway',
    right: 'Around ergw-hub.',
    wrong: 'Through ergw-hub.',
    belief: 'fast-lane',
    fact: 'expressroute/fastpath-bypasses-gateway',
    because: 'who thinks that all packets pass the gateway thinks so here',
  },
  {
    cloud: cloudWith(office({ sku: 'ErGw2AZ' })),
    to: hub,
    question: 'gateway',
    right: 'Through ergw-hub.',
    wrong: 'Around ergw-hub.',
    belief: 'any-gateway-will-do',
    fact: 'expressroute/fastpath-gateway-skus',
    because: 'the gateway is too small to be bypassed',
  },
  {
    cloud: cloudWith(office({ circuit: { direct: true } })),
    profile: 'today',
    to: spoke,
    question: 'gateway',
    right: 'Around ergw-hub.',
    wrong: 'Through ergw-hub.',
    belief: 'fastpath-stops-at-the-hub',
    because: 'Direct goes further today than the course says',
  },
  {
    cloud: usual,
    to: spoke,
    question: 'arrival',
    right: 'It arrives, and the answer comes back.',
    wrong: 'It does not arrive.',
    belief: 'unsupported-is-dropped',
    because: 'not supported does not mean lost',
  },
  {
    cloud: usual,
    to: spoke,
    question: 'arrival',
    right: 'It arrives, and the answer comes back.',
    wrong: 'It arrives, but the answer does not come back.',
    belief: undefined,
    because: 'nothing we know of would make one think so',
  },
  {
    cloud: cloudWith(office({}), balancer('lb-basic', 'Basic', 'vnet-hub', '10.20.1.100')),
    to: '10.20.1.100',
    question: 'gateway',
    right: 'Through ergw-hub.',
    wrong: 'Around ergw-hub.',
    belief: 'fastpath-reaches-basic-balancers',
    fact: 'expressroute/fastpath-load-balancer',
    because: 'the SKU of the load balancer decides',
  },
  {
    cloud: cloudWith(office({}), privateEndpoint('pe-vault', 'vnet-hub', '10.20.1.200')),
    to: '10.20.1.200',
    question: 'gateway',
    right: 'Through ergw-hub.',
    wrong: 'Around ergw-hub.',
    belief: 'fastpath-reaches-private-endpoints',
    fact: 'expressroute/fastpath-private-link',
    because: 'a private endpoint is no machine to FastPath',
  },
  {
    cloud: usual,
    to: hub,
    question: 'link',
    right: 'Over either link of er-office: that depends on the flow.',
    wrong: 'Always over the primary link of er-office.',
    belief: 'second-link-only-waits',
    because: 'both links carry flows',
  },
  {
    cloud: usual,
    failures: [`edge:${nodeOf('expressRouteCircuits', 'er-office')}/primary`],
    to: hub,
    question: 'link',
    right: 'Always over the secondary link of er-office.',
    wrong: 'It does not get that far.',
    belief: 'one-link-is-the-circuit',
    because: 'the other link is still there',
  },
  {
    cloud: usual,
    failures: [`gateway:${nodeOf('virtualNetworkGateways', 'ergw-hub')}`],
    to: hub,
    question: 'arrival',
    right: 'It does not arrive.',
    wrong: 'It arrives, and the answer comes back.',
    belief: 'fastpath-outlives-gateway',
    because: 'without the gateway nobody announces the network',
  },
  {
    cloud: cloudWith(
      office({ fastPath: false }),
      gateway('vpngw-hub', 'vnet-hub', 'VpnGw1AZ', 'Vpn'),
      vpn('conn-vpn', 'vpngw-hub', ['10.100.0.0/16']),
    ),
    from: hub,
    to: from,
    question: 'gateway',
    right: 'Through ergw-hub.',
    wrong: 'Through vpngw-hub.',
    belief: 'vpn-before-expressroute',
    because: 'for one prefix ExpressRoute is used',
  },
  {
    cloud: cloudWith(
      circuit({ name: 'er-one', site: '10.101.0.0/16' }),
      circuit({ name: 'er-two', site: '10.102.0.0/16', location: 'London' }),
      circuit({ name: 'er-three', site: '10.103.0.0/16', location: 'Dublin' }),
      globalReach('er-one', 'er-two'),
      globalReach('er-two', 'er-three'),
    ),
    from: '10.101.0.10',
    to: '10.103.0.10',
    question: 'arrival',
    right: 'It does not arrive.',
    wrong: 'It arrives, and the answer comes back.',
    belief: 'global-reach-is-transitive',
    because: 'Global Reach is between two',
  },
  {
    cloud: cloudWith(office({ spoke: { routes: { '0.0.0.0/0': '10.20.9.4' } } })),
    from: spoke,
    to: from,
    question: 'next-hop',
    right: 'To vnet-spoke.',
    wrong: 'To Appliance 10.20.9.4.',
    belief: 'user-route-always-wins',
    because: 'the learned route is the longer one',
  },
];

const sceneFor = ({ cloud, profile = 'taught', failures, from: sender = from, to = hub }: Row): Scene =>
  sceneOf(cloud, profile, { from: sender, to }, failures);

describe('an answer', () => {
  test.for(rows)('"$right" is right and "$wrong" shows $belief: $because', (row) => {
    const scene = sceneFor(row);
    const question = asked(scene, row.question);
    const good = grade(scene, question, keyOf(question, row.right));
    expect(good).toMatchObject({ isRight: true });
    expect(good.belief).toBeUndefined();

    const bad = grade(scene, question, keyOf(question, row.wrong));
    expect(bad).toMatchObject({ isRight: false, right: { text: row.right } });
    expect(bad.belief?.belief.id).toBe(row.belief && `expressroute/${row.belief}`);
    if (row.fact !== undefined) expect(bad.fact).toBe(row.fact);
  });

  test('shows where the believed way parts from the true one', () => {
    const scene = sceneOf(usual, 'taught', { from, to: spoke });
    const question = asked(scene, 'gateway');
    const { partsAt = -1, belief } = grade(scene, question, keyOf(question, 'Around ergw-hub.'));
    expect(scene.truth.hops[partsAt]?.kind).toBe('edge');
    expect(belief?.trace.hops[partsAt]?.node).toBe(scene.truth.hops[partsAt]?.node);
    expect(belief?.trace.hops[partsAt + 1]?.node).not.toBe(scene.truth.hops[partsAt + 1]?.node);
  });

  test('that is no choice at all is wrong, with no belief behind it', () => {
    const scene = sceneOf(usual, 'taught', { from, to: hub });
    expect(grade(scene, asked(scene, 'gateway'), 'nothing of the kind')).toMatchObject({ isRight: false });
  });
});

const scenes = rows.flatMap((row) => ['taught', 'today'].map((profile) => ({ ...row, profile }) as const));

describe('the choices', () => {
  test.for(scenes)('$question, $profile: hold the right one once and no two alike ($because)', (row) => {
    const scene = sceneFor({ ...row, profile: row.profile === 'today' ? 'today' : 'taught' });
    const questions = questionsFor(scene, 'any');
    expect(questions.length).toBeGreaterThan(0);
    for (const question of questions) holds(scene, question);
  });

  test('stand in an order that depends on the seed and on nothing else', () => {
    const scene = sceneOf(usual, 'taught', { from, to: spoke });
    const order = (seed: string) =>
      questionsFor(scene, seed).map(({ id, choices }) => [id, choices.map(({ key }) => key)]);
    expect(order('one')).toEqual(order('one'));
    const places = Array.from({ length: 40 }, (_, index) => {
      const question = asked(scene, 'gateway', `seed ${index}`);
      return question.choices.findIndex(({ key }) => key === question.answerOf(scene.truth, scene.network).key);
    });
    expect(new Set(places).size).toBeGreaterThan(2);
  });

  test('every kind of question is asked somewhere', () => {
    const seen = new Set(rows.flatMap((row) => questionsFor(sceneFor(row), 's').map(({ id }) => id)));
    expect([...seen].sort()).toEqual(questionKinds.map(({ id }) => id).sort());
  });
});

/** A question as it must be: the right answer once, no two alike, in whole sentences. */
function holds(scene: Scene, question: Question): void {
  const { key } = question.answerOf(scene.truth, scene.network);
  expect(question.choices.filter((choice) => choice.key === key)).toHaveLength(1);
  expect(new Set(question.choices.map((choice) => choice.text)).size).toBe(question.choices.length);
  expect(question.choices.length).toBeGreaterThan(1);
  expect(question.choices.length).toBeLessThanOrEqual(mostChoices);
  for (const { text } of question.choices) expect(text).toMatch(/^[A-Z][^\n]*\.$/);
  expect(question.text).toMatch(/\?$/);
  for (const choice of question.choices) {
    const { isRight, belief } = grade(scene, question, choice.key);
    expect(isRight).toBe(choice.key === key);
    if (belief) expect(question.answerOf(belief.trace, belief.network).key).toBe(choice.key);
  }
}

describe.for(presets)('the story "$title"', ({ scenario }) => {
  test.for(['taught', 'today'] as const)('can be asked about, %s', (profile) => {
    const scene = sceneOf(scenario.cloud, profile, scenario.flow, scenario.failures);
    const questions = questionsFor(scene, 'seed');
    expect(questions.length).toBeGreaterThan(0);
    for (const question of questions) holds(scene, question);
  });
});

test('Clouds as chance makes them can be asked about, whatever failed', () => {
  let explained = 0;
  fc.assert(
    fc.property(
      randomCloud,
      randomFailures,
      fc.constantFrom(...targets),
      fc.constantFrom(...targets),
      (cloud, failures, sender, to) => {
        const scene = sceneOf(cloud, 'today', { from: sender, to, protocol: 'tcp', port: 443 }, failures);
        for (const question of questionsFor(scene, 'seed')) {
          holds(scene, question);
          explained += question.choices.filter(({ key }) => grade(scene, question, key).belief).length;
        }
      },
    ),
    { numRuns: 80 },
  );
  expect(explained).toBeGreaterThan(5);
});

describe('where there is little to ask', () => {
  test.for([
    { what: 'an empty Cloud', cloud: cloudWith(), from: '10.0.0.1', to: '10.0.0.2' },
    { what: 'an address that is none', cloud: usual, from, to: 'nonsense' },
    { what: 'an address nobody has', cloud: usual, from, to: '192.168.77.7' },
    { what: 'a packet to its sender', cloud: usual, from: hub, to: hub },
    {
      what: 'a circuit that leads nowhere',
      cloud: cloudWith(
        circuit({ name: 'er-lonely', site: '10.100.0.0/16' }),
        network({ name: 'vnet-lonely', space: ['10.20.0.0/16'], app: '10.20.1.0/24', gatewaySubnet: '10.20.255.0/27' }),
        gateway('ergw-lonely', 'vnet-lonely'),
        connection('conn-lonely', 'ergw-lonely', 'er-missing'),
      ),
      from,
      to: hub,
    },
  ])('$what still gets a question with a right answer', ({ cloud, from: sender, to }) => {
    const scene = sceneOf(cloud, 'taught', { from: sender, to });
    const questions = questionsFor(scene, 'seed');
    expect(questions.map(({ id }) => id)).toContain('arrival');
    for (const question of questions) {
      const { key } = question.answerOf(scene.truth, scene.network);
      expect(grade(scene, question, key).isRight).toBe(true);
    }
  });
});

test.for(['gateway', 'next-hop'])(
  'from Azure to the site with FastPath on, "%s" is not asked: no document says it',
  (id) => {
    const scene = sceneOf(usual, 'taught', { from: hub, to: from });
    const asked_ = questionsFor(scene, 'seed');
    expect(asked_.length, 'other things can be asked').toBeGreaterThan(0);
    if (id === 'gateway') expect(asked_.map((one) => one.id)).not.toContain(id);
    else expect(asked_.find((one) => one.id === id)?.text ?? '').not.toMatch(/at (?:vnet-hub|ergw-hub)\./);
    expect(scene.truth.because).toContain('the documentation leaves this direction open');
  },
);

test('with FastPath off the routes are all there is, so the gateway is asked for', () => {
  const scene = sceneOf(cloudWith(office({ fastPath: false })), 'taught', { from: hub, to: from });
  expect(scene.truth.because).not.toContain('leaves this direction open');
});
