/** How delete-order is proven: by a list, written from the facts, of what keeps each thing from being deleted. */
import { deleteOrder, type Problem } from '#src/quiz/generators/delete-order.ts';
import { prove } from './proof.ts';

type Thing = Problem['scene']['there'][number];

/** Whatever is named here has to be gone first. */
const holders: Record<Thing, readonly Thing[]> = {
  connection: [],
  gateway: ['connection'],
  subnet: ['gateway'],
  table: ['subnet'],
  address: ['gateway'],
  network: ['gateway'],
  circuit: ['connection', 'authorization', 'link', 'filter', 'provider'],
  peering: ['connection', 'link'],
  authorization: [],
  link: [],
  // It is there because Microsoft peering has it.
  filter: ['filter'],
  provider: [],
};

/** The beginning of a thing's name in the question. */
const starts: readonly (readonly [string, Thing])[] = [
  ['the connection', 'connection'],
  ['the gateway', 'gateway'],
  ['the subnet', 'subnet'],
  ['the route table', 'table'],
  ['the public address', 'address'],
  ['the network', 'network'],
  ['the circuit', 'circuit'],
  ['the private peering', 'peering'],
  ['an unused authorization', 'authorization'],
  ['the global reach link', 'link'],
  ['the route filter', 'filter'],
];
function thingIn(text: string): Thing {
  const found = starts.find(([start]) => text.toLowerCase().replace('delete ', '').startsWith(start));
  if (!found) throw new Error(`"${text}" names nothing that is known.`);
  return found[1];
}

/** The question's own texts; what is right among them follows from the list alone. */
function second(problem: Problem): string[] {
  const { there } = problem.scene;
  const isFree = (text: string): boolean => !holders[thingIn(text)].some((holder) => there.includes(holder));
  const item = deleteOrder.ask(problem);
  switch (item.kind) {
    case 'ordering': {
      const left = item.steps.map(({ text }) => text);
      const done: string[] = [];
      while (left.length > 0) {
        const [next, ...more] = left.filter(
          (text) => !holders[thingIn(text)].some((holder) => left.some((other) => thingIn(other) === holder)),
        );
        if (next === undefined || more.length > 0) throw new Error(`Of ${left.join(', ')} not just one can go.`);
        done.push(next);
        left.splice(left.indexOf(next), 1);
      }
      return done;
    }
    case 'yes-no':
      return item.statements.map(({ text }) => `${text} → ${isFree(text) ? 'yes' : 'no'}`);
    case 'single': {
      const asked = /refuses to delete (.*)\. What/.exec(item.stem)?.[1];
      const texts = item.options.map(({ text }) => text);
      return asked === undefined
        ? texts.filter(isFree)
        : texts.filter((text) => holders[thingIn(asked)].includes(thingIn(text)));
    }
    case 'multiple':
      return item.options.map(({ text }) => text).filter(isFree);
    default:
      throw new Error(`Nobody asks for a ${item.kind}.`);
  }
}

const there: Thing[] = ['network', 'subnet', 'circuit', 'peering', 'gateway', 'connection', 'table', 'provider'];
const base: Problem = {
  firm: 'Alder Mills',
  kind: 'order',
  scene: { there, circuit: 'er-amber', workload: 'stock' },
  order: ['gateway', 'circuit', 'peering', 'connection', 'subnet', 'network', 'table'],
  rows: [0, 1, 2, 3],
};

export default prove({
  generator: deleteOrder,
  byHand: [
    {
      problem: base,
      key: [
        'Delete the connection `c-amber`',
        'Delete the gateway `ergw-stock`',
        'Delete the subnet `GatewaySubnet`',
        'Delete the route table `rt-stock`',
      ],
      because:
        'A gateway goes only after its connections, its subnet after it, and a route table after the subnet that has it.',
    },
    {
      problem: { ...base, kind: 'now' },
      key: ['The connection `c-amber`'],
      because: 'Only the connection is used by nothing.',
    },
    {
      problem: { ...base, kind: 'first' },
      key: ['The connection `c-amber`'],
      because: 'A gateway can go only after its connections; subnet, network and circuit stay.',
    },
    {
      problem: { ...base, kind: 'each', order: ['circuit', 'connection', 'peering', 'gateway'] },
      key: [
        'The circuit `er-amber` can be deleted now. → no',
        'The connection `c-amber` can be deleted now. → yes',
        'The private peering can be deleted now. → no',
        'The gateway `ergw-stock` can be deleted now. → no',
      ],
      because: 'The connection holds circuit, private peering and gateway, and the provider holds the circuit too.',
    },
    {
      problem: {
        ...base,
        kind: 'each',
        order: ['circuit', 'peering', 'subnet'],
        scene: { ...base.scene, there: ['network', 'subnet', 'circuit', 'peering', 'authorization'] },
      },
      key: [
        'The circuit `er-amber` can be deleted now. → no',
        'The private peering can be deleted now. → yes',
        'The subnet `GatewaySubnet` can be deleted now. → yes',
      ],
      because: 'An authorization holds the circuit and not its private peering; without a gateway the subnet is free.',
    },
  ],
  second,
});
