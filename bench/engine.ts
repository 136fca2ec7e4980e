/** How fast the mock Azure Resource Manager answers, against building the same answer by hand in the same run. */
import { createVirtualClock } from '#src/base/clock.ts';
import { createArm } from '#src/azure/arm.ts';
import { get, put } from '#src/azure/requests.ts';
import { compare, perSecond, spread } from './support/rate.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-bench';
const network = `${group}/providers/Microsoft.Network/virtualNetworks/vnet-bench`;
const body = {
  location: 'westeurope',
  properties: {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    subnets: [{ name: 'default', properties: { addressPrefix: '10.0.0.0/24' } }],
  },
};

const clock = createVirtualClock();
const arm = createArm({ seed: 'bench', clock, profile: 'taught' });

async function accepted(request: Request): Promise<Response> {
  const answer = await arm.fetch(request);
  if (!answer.ok)
    throw new Error(`${request.method} ${request.url} was answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
const settle = () => {
  for (let due = arm.nextDue(); due !== undefined; due = arm.nextDue()) clock.advanceTo(due);
};

await accepted(put(group, { location: 'westeurope' }));
await accepted(put(network, body));
settle();
const answer: unknown = await (await accepted(get(network))).json();

const each = 50;
const times = (work: () => Promise<unknown>) => async () => {
  for (let index = 0; index < each; index += 1) await work();
};
/** The bare peer reads the request as far as any server must, and writes an answer of the same size. */
const bare = async (request: Request): Promise<string> => {
  if (request.method === 'PUT') JSON.parse(await request.text());
  const response = new Response(JSON.stringify(answer), {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-path': new URL(request.url).pathname },
  });
  return response.text();
};

const reads = await compare(
  times(async () => (await accepted(get(network))).text()),
  times(() => bare(get(network))),
  each,
);
const writes = await compare(
  times(async () => {
    await (await accepted(put(network, body))).text();
    settle();
  }),
  times(() => bare(put(network, body))),
  each,
  5,
);
console.table({
  'GET a virtual network': { ours: perSecond(reads.ours), bare: perSecond(reads.bare), 'ours / bare': spread(reads) },
  'PUT it again, and settle': {
    ours: perSecond(writes.ours),
    bare: perSecond(writes.bare),
    'ours / bare': spread(writes),
  },
});
console.log(`The journal holds ${arm.journal.length.toLocaleString('en-US')} writes at the end.`);
