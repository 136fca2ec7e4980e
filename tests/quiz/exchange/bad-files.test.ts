/** A file of questions that is wrong is refused as a whole, and every fault is told with its line. */
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { mostBytes } from '#src/quiz/exchange/decode.ts';
import type { Fault, Imported } from '#src/quiz/exchange/own.ts';
import { qtiFiles } from '#src/quiz/exchange/qti/package.ts';
import { readForm } from '#src/quiz/exchange/read.ts';
import { bankForm } from '#tests/quiz/exchange/bank-form.ts';

const faultsOf = (imported: Imported): readonly Fault[] => ('faults' in imported ? imported.faults : []);
const textOf = (name: string, text: string): Imported => readForm(name, new TextEncoder().encode(text));

const head = 'id,kind,stem,key,A,B,C,D\n';
const good = 'speed,single,Which is fastest?,B,1 Gbps,10 Gbps,100 Mbps,200 Mbps\n';
const qti = (inside: string, body = '') => `<?xml version="1.0"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="one" title="One">
${inside}
<qti-item-body>${body}
<p>Which?</p>
<qti-choice-interaction response-identifier="R" max-choices="1">
<qti-simple-choice identifier="a">First</qti-simple-choice>
<qti-simple-choice identifier="b">Second</qti-simple-choice>
<qti-simple-choice identifier="c">Third</qti-simple-choice>
</qti-choice-interaction>
</qti-item-body>
</qti-assessment-item>`;
const key = (...values: string[]) =>
  `<qti-response-declaration identifier="R" cardinality="single" base-type="identifier"><qti-correct-response>${values.map((value) => `<qti-value>${value}</qti-value>`).join('')}</qti-correct-response></qti-response-declaration>`;

const gap = (name: string, ...choices: string[]) =>
  `<qti-inline-choice-interaction response-identifier="${name}">${choices.map((choice) => `<qti-inline-choice identifier="${choice}">${choice}</qti-inline-choice>`).join('')}</qti-inline-choice-interaction>`;
const gapped = (declared: string, ...sentences: string[]) => `<?xml version="1.0"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="one" title="One">
${declared}
<qti-item-body>
${sentences.map((sentence) => `<p>${sentence}</p>`).join('\n')}
</qti-item-body>
</qti-assessment-item>`;
const keyOf = (name: string, value: string) => key(value).replace('"R"', `"${name}"`);

test.for<{ because: string; name: string; text: string; line: number; says: RegExp }>([
  {
    because: 'each gap has a key of its own',
    name: 'a.xml',
    text: gapped(
      `${keyOf('R1', 'a')}\n<qti-response-declaration identifier="R2" cardinality="single" base-type="identifier"/>`,
      `It is ${gap('R1', 'a', 'b', 'c')} and ${gap('R2', 'd', 'e', 'f')}.`,
    ),
    line: 4,
    says: /no key/,
  },
  {
    because: 'a gap with two choices is a yes or no',
    name: 'a.xml',
    text: gapped(
      keyOf('R1', 'a') + keyOf('R2', 'd'),
      `It is ${gap('R1', 'a', 'b', 'c')},`,
      `and it is ${gap('R2', 'd', 'e')}.`,
    ),
    line: 6,
    says: /gaps 2 choices: a gap needs at least three choices/,
  },
  {
    because: 'one gap is a single choice',
    name: 'a.xml',
    text: gapped(keyOf('R1', 'a'), `It is ${gap('R1', 'a', 'b', 'c')}.`),
    line: 2,
    says: /at least two gaps; for one write kind: single/,
  },
  {
    because: 'a question about a text that is not there cannot be answered',
    name: 'a.xml',
    text: qti(`${key('a')}\n<qti-assessment-stimulus-ref identifier="t" href="text.xml"/>`),
    line: 4,
    says: /about the text in "text\.xml"/,
  },
  {
    because: 'a table has no place for gaps',
    name: 'a.csv',
    text: `${head}one,drop-down,Which?,A,1,2,3,4\n`,
    line: 2,
    says: /"drop-down", which a file cannot hold\. It can hold single/,
  },
  {
    because: 'ids name answers, so each is used once',
    name: 'a.csv',
    text: head + good + good,
    line: 3,
    says: /"speed" stands in line 2 already/,
  },
  {
    because: 'a single choice has one right option',
    name: 'a.csv',
    text: `${head}one,single,Which?,A B,First,Second,Third,\n`,
    line: 2,
    says: /exactly one option must be correct/,
  },
  {
    because: 'without a key nothing can be marked',
    name: 'a.csv',
    text: `${head}one,single,Which?,,First,Second,Third,\n`,
    line: 2,
    says: /exactly one option must be correct/,
  },
  {
    because: 'a cell may have several lines, and the line told is where its row begins',
    name: 'a.csv',
    text: `${head}one,single,"Which\nof\nthese?",B,1,2,3,4\ntwo,single,Which?,,1,2,3,4\n`,
    line: 5,
    says: /"two", options/,
  },
  {
    because: 'a quotation mark that is not closed swallows the rest',
    name: 'a.csv',
    text: `${head}one,single,"Which?,B,1,2,3,4\n`,
    line: 2,
    says: /quotation mark/,
  },
  {
    because: 'columns are found by name',
    name: 'a.csv',
    text: 'id,question\n1,Which?\n',
    line: 1,
    says: /"kind" is missing/,
  },
  {
    because: 'there are kinds that are not known',
    name: 'a.csv',
    text: `${head}one,essay,Write!,,,,,\n`,
    line: 2,
    says: /"essay", which a file cannot hold\. It can hold single/,
  },
  { because: 'an empty file is no form', name: 'a.csv', text: head, line: 1, says: /no question in this file/ },
  {
    because: 'a letter as AS number is no number',
    name: 'a.csv',
    text: 'id,kind,stem,form,label,key\none,fill-in,Which?,asn,ASN,sixty\n',
    line: 2,
    says: /not an AS number/,
  },
  {
    because: 'a pair has two sides',
    name: 'a.md',
    text: '## one\nkind: matching\nWhich?\n- a => b\n- c\n- d => e\n',
    line: 5,
    says: /nothing to match it with/,
  },
  {
    because: 'text before the first question is somebody’s mistake',
    name: 'a.md',
    text: 'Hello\n## one\nWhich?\n- [x] a\n- [ ] b\n- [ ] c\n',
    line: 1,
    says: /stands before the first question/,
  },
  {
    because: 'two options that say the same cannot both be judged',
    name: 'a.md',
    text: '## one\nWhich?\n\n- [x] a\n- [ ] b\n- [ ] B\n',
    line: 4,
    says: /two options say the same/,
  },
  {
    because: 'scripts do nothing here, and are not kept',
    name: 'a.xml',
    text: qti(key('a'), '<script>alert(1)</script>'),
    line: 4,
    says: /<script> is not taken/,
  },
  {
    because: 'pictures would come from elsewhere',
    name: 'a.xml',
    text: qti(key('a'), '<p>See <img src="https://elsewhere.example/x.png"/></p>'),
    line: 4,
    says: /<img> is not taken/,
  },
  { because: 'an item without a key cannot be marked', name: 'a.xml', text: qti(key()), line: 3, says: /no key/ },
  {
    because: 'an entity could make a short file very long',
    name: 'a.xml',
    text: `<!DOCTYPE x [<!ENTITY a "b">]>${qti(key('a'))}`,
    line: 1,
    says: /entity/,
  },
  {
    because: 'QTI 2 has other names',
    name: 'a.xml',
    text: '<assessmentItem identifier="x"/>',
    line: 1,
    says: /<assessmentItem>; an item of QTI 3/,
  },
  {
    because: 'XML must be well-formed: the line of what was not closed',
    name: 'a.xml',
    text: '<qti-assessment-item>\n<p>\n</qti-assessment-item>',
    line: 2,
    says: /not well-formed/,
  },
])('$name line $line: $because', ({ name, text, line, says }) => {
  const faults = faultsOf(textOf(name, text));
  expect(faults.map((fault) => fault.says).join('\n')).toMatch(says);
  expect(faults.find((fault) => says.test(fault.says))?.line).toBe(line);
});

test('bytes that are not UTF-8 are told with their line', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode(head), 0x66, 0xfc, 0x72, 10]);
  expect(faultsOf(readForm('a.csv', bytes))).toEqual([{ line: 2, says: expect.stringContaining('UTF-8') as string }]);
});

test('UTF-16 with its mark is read, as some spreadsheets save it', () => {
  const text = head + good;
  const bytes = new Uint8Array([0xff, 0xfe, ...Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0])]);
  expect(faultsOf(readForm('a.csv', bytes))).toEqual([]);
});

test('50 MB are refused at once, with the size and the way out', () => {
  const [fault] = faultsOf(readForm('a.csv', new Uint8Array(50 * 1024 * 1024)));
  expect(fault?.says).toMatch(/50 MB; at most 5 MB/);
});

test('a small zip that would unpack to more is not unpacked', () => {
  const bytes = zipSync({ 'imsmanifest.xml': strToU8('<manifest/>'), 'a.xml': new Uint8Array(mostBytes + 1) });
  expect(bytes.length).toBeLessThan(100_000);
  expect(faultsOf(readForm('a.zip', bytes))[0]?.says).toMatch(/Unpacked/);
});

test.for([
  ['a zip that is cut', zipSync({ 'imsmanifest.xml': strToU8('<manifest/>') }).slice(0, 40), /cannot be opened/],
  ['a zip of something else', zipSync({ 'hello.txt': strToU8('hello') }), /no imsmanifest\.xml/],
] as const)('%s is refused', ([, bytes, says]) => {
  expect(faultsOf(readForm('a.zip', bytes))[0]?.says).toMatch(says);
});

test('HTML in a table is text like any other', () => {
  const read = textOf('a.csv', `${head}one,single,<script>alert(1)</script> is?,A,<b>bold</b>,Second,Third,\n`);
  if ('faults' in read) throw new Error(read.faults[0]?.says);
  expect(read.form.items[0]?.item.stem).toBe('<script>alert(1)</script> is?');
});

test('every fault of a file is told, from the first line to the last', () => {
  const faults = faultsOf(
    textOf('a.csv', `${head}one,single,Which?,,1,2,3,4\ntwo,nothing,Which?,A,1,2,3,4\n${good}${good}`),
  );
  expect(faults.map(({ line }) => line)).toEqual([2, 3, 5]);
});

/** A package with one case of three questions, as this project writes it, with one of its files changed. */
function caseWith(file: RegExp, change: (text: string) => string): Imported {
  const found = bankForm.find(({ item }) => item.kind === 'case-study');
  if (!found) throw new Error('The bank has no case.');
  const { files } = qtiFiles({ version: 1, title: 'A case', items: [{ ...found, id: 'the-case' }] });
  return readForm(
    'a.zip',
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [name, strToU8(file.test(name) ? change(text) : text)]),
      ),
    ),
  );
}

test.for<{ because: string; file: RegExp; change: (text: string) => string; line: number; says: RegExp }>([
  {
    because: 'a video would come from elsewhere',
    file: /^cases\//,
    change: (text) => text.replace('</h2>', '</h2>\n<video src="https://elsewhere.example/x"/>'),
    line: 3,
    says: /^cases\/the-case\.xml: <video> is not taken in a case/,
  },
  {
    because: 'the tabs stand in the text',
    file: /^cases\//,
    change: (text) => text.replaceAll('id="tab-', 'class="tab-'),
    line: 1,
    says: /"the-case", tabs: needs at least two tabs/,
  },
  {
    because: 'a case is about a text',
    file: /^items\//,
    change: (text) => text.replace(/<qti-assessment-stimulus-ref[^>]*>/, ''),
    line: 1,
    says: /The case "the-case" has no text/,
  },
  {
    because: 'what is wrong in a question of a case is told where that question begins',
    file: /^items\/the-case\.\w+\.xml$/,
    change: (text) =>
      text.replace('<qti-item-body>', '\n<qti-item-body>').replace(`<dt>needs</dt><dd>`, '<dt>needs</dt><dd>x'),
    line: 2,
    says: /"the-case", questions 1 ask needs: must be recall/,
  },
])('a case in a package, line $line: $because', ({ file, change, line, says }) => {
  const faults = faultsOf(caseWith(file, change));
  expect(faults.map((fault) => fault.says).join('\n')).toMatch(says);
  expect(faults.find((fault) => says.test(fault.says))?.line).toBe(line);
});

test('the package of a case is read as it is where nothing is changed', () => {
  const read = caseWith(/^nothing$/, (text) => text);
  expect('form' in read ? read.form.items.map(({ id }) => id) : read.faults).toEqual(['the-case']);
});
