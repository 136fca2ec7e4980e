// What `npm run new` writes below content/: lessons, questions of every kind, facts, figures, words and misconceptions, each commented.

/** @typedef {import('./new-members.mjs').Member} Member */

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';
/** @param {string} id */
const lastOf = (id) => id.split('/').at(-1) ?? id;
/** @param {string} id */
const courseOf = (id) => id.split('/')[0] ?? id;
/** `09-improve-it` → `Improve it` @param {string} name */
const words = (name) => {
  const text = name.replace(/^\d+-/, '').replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** What every question begins with. @param {string} kind */
const head = (kind) => `kind: ${kind}
# A skill of content/objectives.
objective: az-700/E4
# The facts that the answer rests on.
facts: [expressroute/fastpath-bypasses-gateway]
# 1: one fact; 2: two steps or a trap; 3: several rules to weigh.
difficulty: 2
# A decision on a given topology, plan, state or requirement; else recall.
needs: decision
# Write profile: taught or profile: today where only one of the two makes the answer right. The page then says which.
# The situation, then one question. No trick, no "which is not". Lengths and words must not give the answer away.
stem: |-
  What happens, and what is asked?
`;

const options = `options:
  # Every option says why, to whoever chose it. Neither its id nor its length may tell whether it is right.
  - id: first
    text: 'What really is so.'
    correct: true
    why: 'Say why this is right, in a sentence or two.'
  - id: second
    text: 'What some believe.'
    # The idea of content/misconceptions that leads here. One wrong option may go without.
    belief: expressroute/gateway-is-a-firewall
    why: 'Say why this is wrong, to somebody who believes it.'
  - id: third
    text: 'What others say.'
    belief: expressroute/fastpath-outlives-gateway
    why: 'Say why this is wrong, and what is so instead.'
  - id: fourth
    text: 'What is near, and not so.'
    why: 'Say what would have to be different for this to be right.'
`;

/** A question of a case. @param {string} id */
const askedInCase = (id) => `  - id: ${id}
    ask:
      kind: single
      objective: az-700/E4
      facts: [expressroute/fastpath-bypasses-gateway]
      difficulty: 2
      needs: decision
      stem: What is asked ${id}?
${options.replace(/^(?=.)/gm, '      ')}`;

/** The body of a question by its kind. @type {Record<string, string>} */
export const itemBodies = {
  single: `# One right option of four.
${options}`,
  multiple: `# Several right options of four to six; the page says how many.
${options.replace("text: 'What is near, and not so.'", "text: 'What is so as well.'\n    correct: true")}`,
  'yes-no': `# Three or four sentences about one situation, each of which holds or does not.
statements:
  - id: first
    text: 'This holds.'
    holds: true
    why: 'Say why it holds.'
    # What somebody believes who answers wrongly.
    belief: expressroute/gateway-is-a-firewall
  - id: second
    text: 'This does not hold.'
    holds: false
    why: 'Say what is so instead.'
    belief: expressroute/fastpath-outlives-gateway
  - id: third
    text: 'This holds as well.'
    holds: true
    why: 'Say why it holds.'
    belief: expressroute/fastpath-stops-at-the-hub
`,
  matching: `# Three to five prompts, and at least as many choices; a choice may stay over.
prompts:
  - id: first
    text: 'What is to be matched first.'
    answer: one
    why: 'Say why it is this choice.'
    # What somebody believes who takes that choice instead.
    beliefs: { two: expressroute/gateway-is-a-firewall }
  - id: second
    text: 'What is to be matched second.'
    answer: two
    why: 'Say why it is this choice.'
  - id: third
    text: 'What is to be matched third.'
    answer: three
    why: 'Say why it is this choice.'
choices:
  - id: one
    text: 'The first choice'
  - id: two
    text: 'The second choice'
  - id: three
    text: 'The third choice'
`,
  ordering: `# Four to six steps in the right order; the page shuffles them.
steps:
  - id: begin
    text: 'What comes first.'
    why: 'Say why it cannot come later.'
  - id: then
    text: 'What comes next.'
    why: 'Say what it needs of the step before.'
  - id: after
    text: 'What comes after that.'
    why: 'Say what it needs of the step before.'
  - id: end
    text: 'What comes last.'
    why: 'Say why it cannot come earlier.'
# What it means to put one step ahead of another that has to come first.
beliefs:
  - before: end
    after: begin
    belief: expressroute/gateway-is-a-firewall
    why: 'Say what goes wrong when it is done in that order.'
`,
  'fill-in': `# prefix, address, number, asn or word: commas, spaces and other ways to write the same are taken.
form: prefix
# What stands before the box.
label: Prefix of the subnet
# All that is right; the first is shown.
answers: [10.20.0.0/27]
why: 'Say how one gets there.'
# Wrong answers that are worth a word.
wrong:
  - text: 10.20.0.0/28
    why: 'Say why this is wrong.'
    belief: expressroute/gateway-is-a-firewall
`,
  'hot-area': `# A place on a figure of content/figures: at least three areas, by the ids that its parts have there.
figure: expressroute/gateway-subnet-layout
areas:
  - id: gateway-subnet
    correct: true
    why: 'Say why it is this place.'
  - id: second-half
    why: 'Say why it is not this one.'
    belief: expressroute/gateway-is-a-firewall
  - id: machines
    why: 'Say why it is not this one either.'
    belief: expressroute/fastpath-outlives-gateway
`,
  'drop-down': `# A text with two to five gaps; {{gap}} stands where the gap of that id is. isCode: true keeps lines and spaces, for configuration.
text: |-
  The first gap is {{first}}, and the second one {{second}}.
gaps:
  # Three to five choices each, of one kind and about as long. A point for each gap that is right.
  - id: first
    choices:
      - { id: one, text: this }
      - { id: two, text: that }
      - { id: three, text: something else }
    answer: one
    why: 'Say why it is this choice and no other.'
    # What somebody believes who takes that choice instead.
    beliefs: { two: expressroute/gateway-is-a-firewall }
  - id: second
    choices:
      - { id: four, text: here }
      - { id: five, text: there }
      - { id: six, text: nowhere }
    answer: five
    why: 'Say why it belongs here, and the others do not.'
`,
  'case-study': `# Only exams ask a case. Its story is told in two to six tabs; an exhibit is a text, a list, a table or a figure.
title: Whose story it is
tabs:
  - id: background
    title: Background
    exhibits:
      - text: |-
          Who wants what, and why now. An empty line begins a paragraph.
  - id: network
    title: Network
    exhibits:
      - table:
          caption: What the table shows
          head: [Network, Region]
          rows:
            - [hub, West Europe]
            - [spoke, North Europe]
      - figure: expressroute/gateway-subnet-layout
  - id: wishes
    title: Requirements
    exhibits:
      - list: [The first requirement., The second one.]
# Three to six questions of the other kinds, each with all that a question has: what it tests and rests on is its own.
questions:
${['first', 'second', 'third'].map(askedInCase).join('')}`,
  lab: `# Only exams ask for a lab. It is graded by what became of it: a point for each task that is done.
lab: expressroute/try-fastpath
# All its tasks, in its order, by their ids and titles there.
tasks:
  - id: fastpath
    text: Switch FastPath on
    why: 'Say why it has to be done.'
`,
};

/** What no lesson asks. */
const onlyExams = new Set(['case-study', 'lab']);

/** @type {Record<string, { id: RegExp, shape: string, example: string, variants?: readonly string[], make: (id: string, variant?: string) => Member }>} */
export const contentKinds = {
  item: {
    id: new RegExp(`^${slug}/${slug}/${slug}$`),
    shape: '<course>/<unit>/<name>',
    example: 'expressroute/09-fastpath/spokes-keep-the-gateway',
    variants: Object.keys(itemBodies),
    make: (id, variant = 'single') => ({
      file: `content/items/${id}.yaml`,
      text: `# A question. docs/authoring.md has the rules of a good one; npm run content reads it over.\n${head(variant)}${itemBodies[variant]}`,
      lines: [],
      next: `${onlyExams.has(variant) ? 'Exams ask it; the check of its unit does not' : 'The knowledge check of its unit shows it by itself'}. Other kinds: npm run new item ${id} <kind>, of ${Object.keys(itemBodies).join(', ')}.`,
    }),
  },

  fact: {
    id: new RegExp(`^${slug}/${slug}$`),
    shape: '<course>/<name>',
    example: 'expressroute/fastpath-dns-resolver',
    make: (id) => ({
      file: `content/facts/${id}.yaml`,
      text: `# One fact. More of the same subject may stand in this file; the id is <course>/<key>.
${lastOf(id)}:
  # Two to six words: what reference sheets and the ledger call it. Without a label it stands on no sheet.
  label: What it is called
  # What kinds of resource it speaks of.
  appliesTo: [connection]
  # A key of _sources.yaml: the page, its date, and when somebody looks again.
  source: fastpath
  # As taught and as today. Where the two differ, write taught: and today: instead, each with statement and value.
  statement: One sentence in our own words.
  # The number, word, list or table that lessons, figures and code show; leave it out if there is none.
  # value: 10
  # unit: what the value counts
`,
      lines: [],
      next: 'Run npm run facts, which writes the modules that the pages read. Then cite it in a lesson: a test asks who needs it.',
    }),
  },

  lesson: {
    id: new RegExp(`^${slug}/\\d\\d-${slug}$`),
    shape: '<course>/<nn-name>',
    example: 'expressroute/12-what-comes-next',
    make: (id) => ({
      file: `content/lessons/${id}.mdx`,
      text: `---
title: ${words(lastOf(id))}
description: What the reader can do afterwards, in one sentence.
# The number of its unit in content/courses.
unit: ${String(Number(lastOf(id).slice(0, 2)))}
# What the reader can do afterwards, each beginning with a verb.
objectives:
  - Say what can be checked
# Skills of content/objectives.
exam: [az-700/E4]
# Labs that belong to it: <course>/<name>.
labs: []
---

Begin with the reader's problem, in two or three short sentences.

## The words you need

- A **word** is explained where it first appears. In the text, \`<Term id="…">\` shows its meaning again.

## The idea

A lesson imports nothing: components are named, and found. Each sentence that says a fact carries its mark, \`<Fact id="…" />\`. Numbers are never typed: \`<Value of="…" />\` puts them in. A figure is \`<Figure of="…" />\`.

### Worked example

Names, sums and addresses of an example are yours.

## Then and now

Where the course and today differ, show both: \`<Differs title="…" facts={['…']} />\`.

## Common mistakes

- **Name the mistake.** Say what is so instead.

## What the exam asks

<Callout kind="exam" title="What to look for">

Say what the questions turn on.

</Callout>

## Check what you know

<KnowledgeCheck unit="${id}" />

## Read on

- Link the pages that say more, and the units that follow.
`,
      lines: [],
      next: `Its line in content/courses/${courseOf(id)}.yaml must have the slug ${lastOf(id)}. Give it items: npm run new item ${id}/<name>. npm run content says what is not there yet.`,
    }),
  },

  figure: {
    id: new RegExp(`^${slug}/${slug}$`),
    shape: '<course>/<name>',
    example: 'expressroute/ways-into-the-hub',
    make: (id) => ({
      file: `content/figures/${id}.yaml`,
      text: `# A figure. Kinds: scene, graph, timeline, compare, subnet, form; docs/authoring.md shows what each is for.
kind: graph
title: ${words(lastOf(id))}
# What a person who cannot see it should know.
text: From the start one comes to the end.
# The facts it shows. A number comes from a fact as well: {{course/fact}} or {{course/fact at part.of.value}}.
facts: [expressroute/fastpath-bypasses-gateway]
direction: down
nodes:
  # Ids are for edges, and for questions that ask for a place.
  - id: start
    label: The start
    tone: start
  - id: end
    label: The end
    tone: good
edges:
  - { from: start, to: end, label: one step }
`,
      lines: [],
      next: `Show it with <Figure of="${id}" />. npx vitest run --config tests/vitest.config.ts tests/figures -t ${lastOf(id)} looks it over.`,
    }),
  },

  word: {
    id: new RegExp(`^${slug}/${slug}$`),
    shape: '<course>/<name>',
    example: 'expressroute/far-edge',
    make: (id) => ({
      file: `content/glossary/${id}.yaml`,
      text: `# A word of the glossary.
term: ${words(lastOf(id))}
# One or two short sentences, which have to do without this page.
means: Say what it is.
# Other names for the same.
also: []
facts: []
`,
      lines: [],
      next: `Show its meaning in a lesson: <Term id="${lastOf(id)}">…</Term>. The glossary page has it by itself.`,
    }),
  },

  misconception: {
    id: new RegExp(`^${slug}/${slug}$`),
    shape: '<course>/<name>',
    example: 'expressroute/circuit-is-a-cable',
    make: (id) => ({
      file: `content/misconceptions/${id}.yaml`,
      text: `# A wrong idea that people really have. Wrong answers name it.
# As somebody says it who believes it, in one sentence.
belief: It is like this.
# What is true instead, without "no" and "wrong".
repair: It is like that.
# The facts that settle it.
facts: [expressroute/fastpath-bypasses-gateway]
`,
      lines: [],
      next:
        'Name it in a question: belief: ' +
        id +
        '. One that sends packets elsewhere can be followed: npm run new belief.',
    }),
  },
};
