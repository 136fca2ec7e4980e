// What `npm run new` writes: for each family the file of a new member, commented, and the line that its list needs.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contentKinds } from './new-content.mjs';
import { root } from './runtime.mjs';

/**
 * @typedef {{ file: string, before: RegExp, text: string }} Line Text for a list, and what it stands before.
 * @typedef {{ file: string, text: string, lines: Line[], also?: { file: string, text: string }[], next: string }} Member `also`: files it cannot be without.
 */

/** @param {string} id */
const lastOf = (id) => id.split('/').at(-1) ?? id;
/** `connect-a-network` → `Connect a network` @param {string} name */
const words = (name) => {
  const text = name.replace(/^\d+-/, '').replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** `show-ip-route` → `showIpRoute` @param {string} name */
const camel = (name) => name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** @type {Record<string, { id: RegExp, shape: string, example: string, variants?: readonly string[], make: (id: string, variant?: string) => Member }>} */
export const kinds = {
  ...contentKinds,

  lab: {
    id: new RegExp(`^${slug}/${slug}$`),
    shape: '<course>/<name>',
    example: 'expressroute/share-a-circuit',
    make: (id) => ({
      file: `labs/${id}.ts`,
      text: `/** ${words(lastOf(id))}: say in one sentence what the learner does and what for. */
import { defineLab } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { circuit, circuitId, keepHandsOff, network, resourceGroup } from '#src/lab/scene.ts';
import { connectionWant } from '#src/lab/wants/connection.ts';
import { deedFor } from '#src/lab/wants/want.ts';
import { colleagues, tellCompany } from './_company.ts';
import type { Company } from './_company.ts';

// A state that is wanted: its check, and the one act that leads there from wherever the learner is.
const connectedIn = ({ connection, gateway, circuit: scene, place }: Company) =>
  connectionWant({ connection, gateway, circuit: circuitId(scene), location: place.location });

export default defineLab<Company>({
  id: '${id}',
  title: '${words(lastOf(id))}',
  minutes: 10,
  // Skills of content/objectives that it practices.
  objectives: ['E4'],
  // The names of this attempt, from the seed.
  tell: tellCompany,
  story: ({ company, circuit: scene }) => [\`**\${company}** owns the circuit **\${scene.name}**.\`],
  // What stands before the learner comes, as requests through the same door.
  setUp: (story) => [
    resourceGroup(story.place),
    ...network(story.main),
    ...circuit(story.circuit),
    // What the learner must not spoil is out of reach.
    keepHandsOff(['learner'], colleagues),
  ],
  start: () => 'home',
  tasks: (story) => [
    {
      id: 'first',
      title: 'The first task',
      // What to do and why. It names each value that is graded, and no other.
      text: \`Add the connection \\\`\${nameIn(story.connection)}\\\` from **\${nameIn(story.gateway)}** to **\${story.circuit.name}**, in **\${story.place.group}**.\`,
      needs: [],
      // A question about the Cloud, not about clicks.
      check: connectedIn(story).check,
      // Always the one act that comes next: hints, show me and the tests are made from it.
      deed: deedFor(connectedIn(story)),
      facts: ['expressroute/add-connection-steps'],
    },
  ],
  flow: ({ siteBlock, machine }) => ({ from: \`\${siteBlock}.0.10\`, to: machine }),
  learned: ['What the learner should still know next week.'],
});
`,
      // The first lab of a course brings the course's list.
      ...(existsSync(path.join(root, 'labs', id.split('/')[0] ?? '', '_labs.ts'))
        ? {}
        : {
            also: [
              {
                file: `labs/${id.split('/')[0]}/_labs.ts`,
                text: `/** The labs of this course, in the order in which pages list them. */\nimport type { LabEntry } from '#src/lab/entry.ts';\n\nconst labs: readonly LabEntry[] = [\n];\n\nexport default labs;\n`,
              },
            ],
          }),
      lines: [
        {
          file: `labs/${id.split('/')[0]}/_labs.ts`,
          before: /^\];/m,
          text: `  {
    id: '${id}',
    title: '${words(lastOf(id))}',
    minutes: 10,
    teaser: 'One sentence that makes one want to start.',
    tasks: ['The first task'],
    load: () => import('#labs/${id}.ts'),
  },
`,
        },
      ],
      next: `Write its tasks and wrong paths, give its line in _labs.ts the unit and the same titles, then run: npx vitest run --config tests/vitest.config.ts tests/lab/contract tests/lab/portal-play -t ${lastOf(id)}`,
    }),
  },

  type: {
    id: /^Microsoft\.[A-Z]\w+\/[a-z]\w+(?:\/[a-z]\w+)?$/,
    shape: '<Namespace>/<type>',
    example: 'Microsoft.Network/natGateways',
    make: (id) => {
      const name = lastOf(id);
      const up = '../'.repeat(id.split('/').length);
      return {
        file: `src/azure/types/${id}.ts`,
        text: `/** ${words(name)}: say in one sentence what it is for. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { defineResource } from '${up}resource.ts';

export const ${name} = defineResource({
  type: '${id}',
  // What may be sent. Loose: members we do not know are kept, as Azure keeps them.
  properties: z.looseObject({}),
  located: true,
  // Virtual milliseconds.
  timings: { create: 5_000, update: 5_000, delete: 5_000 },

  // refuse: throws a Refusal and nothing is stored. fail: ends the operation as Failed. references: what it names, which must exist.
  // What it means to packets, if anything, is a line in src/azure/network/declarations.ts.

  inUse: (resource, user) =>
    new Refusal(409, 'CrossconnectResourceInUse', \`\${resource.name} is used by \${user.id}. Delete that first.\`),

  // Accepted as it stands; the contract suite puts, reads and deletes it.
  example: { path: '${name}/example', body: { location: 'westeurope', properties: {} } },
});
`,
        lines: [
          {
            file: 'src/azure/registry.ts',
            before: /^\nexport const resourceTypes/m,
            text: `import { ${name} } from './types/${id}.ts';\n`,
          },
          { file: 'src/azure/registry.ts', before: /^\];/m, text: `  ${name},\n` },
        ],
        next: 'Run the contract suite of tests/azure: it covers the type from now on.',
      };
    },
  },

  command: {
    id: new RegExp(`^${slug}$`),
    shape: '<words>',
    example: 'show-clock',
    make: (id) => {
      const name = camel(id);
      return {
        file: `src/azure/console/commands/${id}.ts`,
        text: `/** \`${id.replaceAll('-', ' ')}\`: say what it shows. */
import { columns, defineCommand, lines } from '#src/azure/console/command.ts';

export const ${name} = defineCommand({
  // The words it is typed with. At a router each may be cut short.
  words: '${id.replaceAll('-', ' ')}',
  // What may follow: usage: '<address>'.
  says: 'says in one line what it is for',
  // A router is asked as Cisco's are, a machine as Linux is.
  at: ['router'],
  // The scene has the network as the tracer has it, and the node whose console this is. Print nothing that does not follow from it.
  run({ node, network }) {
    const rows = network.links.filter(({ ends }) => ends.includes(node.id)).map((link) => [link.name, link.down ? 'down' : 'up']);
    return { text: lines(columns([['Name', 'State'], ...rows])), ok: true };
  },
});
`,
        lines: [
          {
            file: 'src/azure/console/list.ts',
            before: /^\nexport const consoleCommands/m,
            text: `import { ${name} } from '#src/azure/console/commands/${id}.ts';\n`,
          },
          { file: 'src/azure/console/list.ts', before: /^\];/m, text: `  ${name},\n` },
        ],
        next: 'The tests of tests/azure/console ask it in every state of a network; add rows for what it prints.',
      };
    },
  },

  dialect: {
    id: new RegExp(`^${slug}$`),
    shape: '<vendor>-<system>',
    example: 'arista-eos',
    make: (id) => {
      const name = camel(id);
      return {
        file: `src/azure/router-configuration/${id}.ts`,
        text: `/** ${words(id)}: say how its configuration is laid out. */
import { defineDialect, opening, yours } from './dialect.ts';

export const ${name} = defineDialect({
  id: '${id}',
  // As the vendor calls it.
  name: '${words(id)}',
  // The sign that begins a comment.
  comment: '!',
  // The sheet has the VLAN, the AS numbers, the timers and the addresses of both links.
  write(sheet) {
    const neighbors = sheet.links.flatMap(({ addresses }) => addresses);
    return [
      ...opening(sheet).map((line) => \`! \${line}\`),
      \`router bgp \${sheet.ownAsn}\`,
      ...neighbors.flatMap(({ microsoft }) => [
        \` neighbor \${microsoft} remote-as \${sheet.azureAsn}\`,
        \` ! neighbor \${microsoft} password \${yours.key}\`,
      ]),
      '',
    ].join('\\n');
  },
});
`,
        lines: [
          {
            file: 'src/azure/router-configuration/list.ts',
            before: /^\nexport const routerDialects/m,
            text: `import { ${name} } from '#src/azure/router-configuration/${id}.ts';\n`,
          },
          { file: 'src/azure/router-configuration/list.ts', before: /\];$/m, text: `, ${name}` },
        ],
        next: 'The tests of tests/azure/router-configuration hold every dialect to the same sheet.',
      };
    },
  },

  'az-lines': {
    id: new RegExp(`^${slug}$`),
    shape: '<resource>',
    example: 'nat-gateway',
    make: (id) => {
      const name = camel(id);
      return {
        file: `src/azure/az-lines/lines/${id}.ts`,
        text: `/** \`az network ${id}\`: say which resources these lines are about. */
import { defineLines, which, wordAt } from '../line.ts';

export default defineLines({
  type: 'Microsoft.Network/${name}s',
  // The commands that leave behind what this PUT does; \`isNew\` tells a creation from a change.
  put: ({ id, body }) => [{ command: 'network ${id} create', options: { ...which(id), '-l': wordAt(body, 'location') } }],
  remove: ({ id }) => [{ command: 'network ${id} delete', options: which(id) }],
});
`,
        lines: [
          {
            file: 'src/azure/az-lines/list.ts',
            before: /^\nexport const azLines/m,
            text: `import ${name} from './lines/${id}.ts';\n`,
          },
          { file: 'src/azure/az-lines/list.ts', before: /^\];$/m, text: `  ${name},\n` },
        ],
        next: 'Give it samples in tests/azure/az/samples.ts, and have az run them: npm run test:clients -- --write',
      };
    },
  },

  belief: {
    id: new RegExp(`^${slug}$`),
    shape: '<name>',
    example: 'metro-is-two-circuits',
    make: (id) => {
      const name = camel(id);
      return {
        file: `src/azure/beliefs/${id}.ts`,
        text: `/** Believes that … say in one sentence what somebody thinks who has it wrong. */
import { defineBelief } from './belief.ts';
import { changeRoutes } from './change.ts';

export const ${name} = defineBelief({
  id: 'expressroute/${id}',
  // The network as it would be if this were right; change.ts has what beliefs are made of. Where it finds nothing to change,
  // the very same network comes back.
  change: (network) =>
    changeRoutes(network, (route) => (route.fact === 'expressroute/routing-weight' ? { ...route, weight: 0 } : route)),
});
`,
        also: [
          {
            file: `content/misconceptions/expressroute/${id}.yaml`,
            text: `# What somebody believes, as a sentence they would say.
belief: '${words(id)}.'
# What is true instead.
repair: 'Say what really happens.'
# The facts that settle it.
facts: [expressroute/routing-weight]
`,
          },
        ],
        lines: [
          {
            file: 'src/azure/beliefs/list.ts',
            before: /^\nexport const beliefs/m,
            text: `import { ${name} } from './${id}.ts';\n`,
          },
          // The last one explains the most wrong answers, so it stays the last.
          { file: 'src/azure/beliefs/list.ts', before: /^ {2}\w+,\n\];/m, text: `  ${name},\n` },
        ],
        next: 'Give it a scenario in tests/azure/beliefs.test.ts in which it changes where a packet goes.',
      };
    },
  },

  part: {
    id: new RegExp(`^${slug}$`),
    shape: '<name>',
    example: 'nat-gateway',
    make: (id) => {
      const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
      const plain = words(id).toLowerCase();
      return {
        file: `src/explorer/parts/${id}.ts`,
        text: `/** ${words(id)}: say in one sentence what it is. */
import { find, freeName, idOf, ofType, resource, withAll } from '../cloud.ts';
import { definePart } from './part.ts';

/** The collection of Microsoft.Network. */
const type = '${name}s';

export const ${name} = definePart({
  kind: '${id}',
  one: '${plain}',
  many: '${words(id)}s',
  // Each with what tells it apart. inside: the id of the thing it stands in, in the list of things.
  items: (cloud) => ofType(cloud, type).map(({ id, name }) => ({ id, name, about: '' })),
  // inside: the kind of thing it is added in. whyNot: why there can be none there now.
  adding: [
    {
      label: 'Add a ${plain}',
      add(cloud) {
        const name = freeName(cloud, type, '${id}');
        return { cloud: withAll(cloud, [resource(type, name, {})]), id: idOf(type, name), said: \`Added ${plain} \${name}.\` };
      },
    },
  ],
  // What can be set: see fields.ts for choices, switches, numbers and texts. Nothing is renamed, as in Azure.
  fields: (cloud, id) => (find(cloud, id) ? [] : []),
});
`,
        lines: [
          {
            file: 'src/explorer/parts/list.ts',
            before: /^\nexport const parts/m,
            text: `import { ${name} } from './${id}.ts';\n`,
          },
          { file: 'src/explorer/parts/list.ts', before: /^\];/m, text: `  ${name},\n` },
          {
            file: 'src/explorer/parts/kinds.ts',
            before: /^\nexport const kinds/m,
            text: `import { ${name} } from './${id}.ts';\n`,
          },
          { file: 'src/explorer/parts/kinds.ts', before: /^\];/m, text: `  ${name},\n` },
          // What is added on its own stands in this list too.
          { file: 'src/explorer/parts/kinds.ts', before: /(?<=\w)\];/, text: `, ${name}` },
        ],
        next: 'Put one into oneOfEach of tests/explorer/every.ts: the tests add it, set each of its fields and remove it. What it means to packets stands in src/azure/network.',
      };
    },
  },

  generator: {
    id: new RegExp(`^${slug}$`),
    shape: '<name>',
    example: 'next-hop',
    make: (id) => {
      const name = camel(id);
      return {
        file: `src/quiz/generators/${id}.ts`,
        text: `/** ${words(id)}: say in one sentence what it asks. */
import { valueOf } from './_facts.ts';
import { defineGenerator } from '#src/quiz/generator.ts';
import { fillIn } from './_item.ts';
import { firms } from './_names.ts';

/** Plain data, from which the whole question follows. */
export interface Problem {
  firm: string;
  gateways: number;
}

export const ${name} = defineGenerator<Problem>({
  id: '${id}',
  title: '${words(id)}',
  objectives: ['az-700/E8'],
  // Each purpose draws on its own, so that a later choice does not change the earlier ones.
  problem: (chance) => ({ firm: chance.pick('firm', firms), gateways: 1 + chance.integer('gateways', 3) }),
  // The key is worked out by the tracer, the rules of the simulated Azure or a chooser; the builders of _item.ts give ids that do not tell.
  // Vary what is asked, which facts are given, which distractors there are and the kind: the tests count structures without names and numbers.
  ask({ firm, gateways }) {
    const { first, last } = valueOf('expressroute/subnet-reserved-addresses', 'today');
    return fillIn(
      {
        objective: 'E8',
        facts: ['subnet-reserved-addresses'],
        difficulty: 1,
        stem: \`\${firm} has \${gateways} empty subnets. How many addresses does Azure keep in them?\`,
      },
      {
        form: 'number',
        label: 'Addresses that Azure keeps',
        answer: String(gateways * (first + last)),
        why: \`Azure keeps \${first + last} addresses in each subnet.\`,
        // What somebody would write who believes something wrong, with the name of that belief.
        wrong: [],
      },
    );
  },
  difficulty: ({ gateways }) => (gateways > 1 ? -1 : -1.5),
});
`,
        also: [
          {
            file: `tests/quiz/generators/${id}.ts`,
            text: `/** How ${id} is proven. */
import { ${name} } from '#src/quiz/generators/${id}.ts';
import { prove } from './proof.ts';

export default prove({
  generator: ${name},
  // Five of them, from the facts and by hand: no code of the generator.
  byHand: [
    {
      problem: { firm: 'Alder Mills', gateways: 2 },
      key: ['10'],
      because: 'Azure keeps the first four addresses and the last one, in each of the two.',
    },
  ],
  // Another way to the key, which shares no code with the first.
  second: ({ gateways }) => [String(gateways * 5)],
});
`,
          },
        ],
        lines: [
          {
            file: 'src/quiz/generators/list.ts',
            before: /^\nexport const generators/m,
            text: `import { ${name} } from '#src/quiz/generators/${id}.ts';\n`,
          },
          { file: 'src/quiz/generators/list.ts', before: /\];$/m, text: `  ${name},\n` },
        ],
        next: `Run: npx vitest run --config tests/vitest.config.ts tests/quiz/generators.test.ts -t ${id}`,
      };
    },
  },

  blade: {
    id: new RegExp(`^${slug}$`),
    shape: '<resource>-<verb>',
    example: 'nat-gateway-view',
    make: (id) => ({
      file: `src/portal/blades/${id}.ts`,
      text: `/** ${words(id)}: say what is seen here. */
import { defineBlade } from '#src/portal/blade.ts';
import { commonEssentials, plainMenu } from '#src/portal/cells.ts';
import { idParts } from '#src/portal/resourceId.ts';

export default defineBlade({
  id: '${id}',
  // One of the three machines: list, resource or wizard.
  machine: 'resource',
  icon: 'network',
  kind: 'What kind of thing it is',
  title: ({ of = '' }) => idParts(of).name,
  // What it asks of Azure Resource Manager, by name; the answers come in under the same names.
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  menu: plainMenu,
  essentials: ({ resource }) => commonEssentials(resource),
});
`,
      lines: [
        {
          file: 'src/portal/registry.ts',
          before: /^\];/m,
          text: `  { id: '${id}', load: () => import('#src/portal/blades/${id}.ts') },\n`,
        },
      ],
      next: 'Open it from the menu, a cell or a command of another blade, and say in subjects of tests/portal/blades.test.tsx what it is about: the tests open it with that.',
    }),
  },
};

/**
 * What a new member needs, or a sentence on why there can be none.
 * @param {string | undefined} kind @param {string | undefined} id @param {string | undefined} [variant] @returns {Member | string}
 */
export function planNew(kind, id, variant) {
  const known = Object.entries(kinds).map(
    ([name, { shape, example }]) => `  npm run new ${name} ${shape}   for example ${example}`,
  );
  const member = kind === undefined || !Object.hasOwn(kinds, kind) ? undefined : kinds[kind];
  if (!member)
    return `${kind === undefined ? 'Say what to make.' : `There is no family "${kind}".`} These are known:\n${known.join('\n')}`;
  if (id === undefined || !member.id.test(id))
    return `"${id ?? ''}" is no id of a ${kind}. It is written ${member.shape}, for example ${member.example}.`;
  if (variant !== undefined && !member.variants?.includes(variant))
    return member.variants === undefined
      ? `A ${kind} comes in one kind only: leave "${variant}" out.`
      : `There is no ${kind} of kind "${variant}". The kinds are ${member.variants.join(', ')}.`;
  return member.make(id, variant);
}

/** The text of a list with one more line. @param {string} whole @param {Line} line */
export function withLine(whole, { file, before, text }) {
  const found = before.exec(whole);
  if (!found)
    throw new Error(`${file} has no place for it: nothing there matches ${String(before)}. Add by hand:\n${text}`);
  return `${whole.slice(0, found.index)}${text}${whole.slice(found.index)}`;
}

/** @param {string} file */
export const textOf = (file) => readFileSync(path.join(root, file), 'utf8');
