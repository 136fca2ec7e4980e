/** A form as a QTI 3 package: a zip with a manifest, a test that lists the items, and a file for each. */
import { strToU8, zipSync } from 'fflate';
import type { OwnForm } from '#src/quiz/exchange/own.ts';
import { writeCase, type File, type WrittenCase } from '#src/quiz/exchange/qti/case-writer.ts';
import { noteOf } from '#src/quiz/exchange/qti/note.ts';
import { writeItem } from '#src/quiz/exchange/qti/write.ts';
import { declared, rootAttributes, schemas, tag, xmlName } from '#src/quiz/exchange/qti/xml.ts';

const packaging = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';

/** What stands in the test: a question by itself, or a case with its own. */
type Written = File | WrittenCase;
const isCase = (written: Written): written is WrittenCase => 'stimulus' in written;
const itemsOf = (written: Written): readonly File[] => (isCase(written) ? written.items : [written]);

/** The names of files and resources begin so that no item is called like the test. */
const resourceId = (identifier: string): string => `i-${identifier}`;

/** One after the other in sections: a case has one of its own, and what stands between two cases another. */
function sectionsOf(title: string, all: readonly Written[]): string[] {
  const runs: Written[][] = [];
  for (const one of all) {
    const last = runs.at(-1);
    if (last?.[0] && !isCase(last[0]) && !isCase(one)) last.push(one);
    else runs.push([one]);
  }
  return runs.map((run, index) => {
    const [first] = run;
    const about = first && isCase(first) ? first : undefined;
    return tag(
      'qti-assessment-section',
      { identifier: `section-${String(index + 1)}`, title: about?.title ?? title, visible: true },
      ...(about ? [noteOf(about.notes)] : []),
      ...run
        .flatMap(itemsOf)
        .map(({ identifier, href }) => tag('qti-assessment-item-ref', { identifier: resourceId(identifier), href })),
    );
  });
}

const testOf = (title: string, all: readonly Written[]): string =>
  tag(
    'qti-assessment-test',
    { ...rootAttributes, identifier: 'test', title, 'tool-name': 'Crossconnect' },
    tag(
      'qti-test-part',
      { identifier: 'part', 'navigation-mode': 'nonlinear', 'submission-mode': 'simultaneous' },
      ...sectionsOf(title, all),
    ),
  );

interface Resource {
  identifier: string;
  href: string;
  type: string;
  needs: readonly string[];
}

const stimulusId = (identifier: string): string => `s-${identifier}`;

function resourcesOf(all: readonly Written[]): Resource[] {
  const item = ({ identifier, href }: File, needs: readonly string[]): Resource => ({
    identifier: resourceId(identifier),
    href,
    type: 'imsqti_item_xmlv3p0',
    needs,
  });
  const own = all.flatMap((written): Resource[] => {
    if (!isCase(written)) return [item(written, [])];
    const { stimulus, items } = written;
    const identifier = stimulusId(stimulus.identifier);
    return [
      { identifier, href: stimulus.href, type: 'imsqti_stimulus_xmlv3p0', needs: [] },
      ...items.map((one) => item(one, [identifier])),
    ];
  });
  const needs = all.flatMap(itemsOf).map(({ identifier }) => resourceId(identifier));
  return [{ identifier: 'test', href: 'test.xml', type: 'imsqti_test_xmlv3p0', needs }, ...own];
}

const manifestOf = (all: readonly Written[]): string =>
  tag(
    'manifest',
    {
      ...rootAttributes,
      xmlns: packaging,
      'xsi:schemaLocation': `${packaging} ${schemas}/imsqtiv3p0_imscpv1p2_v1p0.xsd`,
      identifier: 'manifest',
    },
    tag('metadata', {}, tag('schema', {}, 'QTI Package'), tag('schemaversion', {}, '3.0.0')),
    tag('organizations'),
    tag(
      'resources',
      {},
      ...resourcesOf(all).map(({ identifier, href, type, needs }) =>
        tag(
          'resource',
          { identifier, type, href },
          tag('file', { href }),
          ...needs.map((need) => tag('dependency', { identifierref: need })),
        ),
      ),
    ),
  );

/** Ids that differ in what XML does not allow would be one name: the later one gets a number. */
function named(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    let name = xmlName(id);
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${xmlName(id)}-${String(number)}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** The files of a package by name, and the ids of what QTI has no shape for. */
export function qtiFiles({ title, items }: OwnForm): {
  files: Readonly<Record<string, string>>;
  left: readonly string[];
} {
  const names = named(items.map(({ id }) => id));
  const written = items.map(({ id, item }, index) => {
    if (item.kind === 'case-study') return { id, written: writeCase(id, item) };
    const identifier = names[index] ?? xmlName(id);
    const xml = writeItem({ id, item }, { identifier });
    return { id, written: xml === undefined ? undefined : { identifier, href: `items/${identifier}.xml`, xml } };
  });
  const all = written.flatMap((one) => one.written ?? []);
  const texts = all.flatMap((one) => (isCase(one) ? [one.stimulus, ...one.items] : [one]));
  return {
    files: {
      'imsmanifest.xml': declared(manifestOf(all)),
      'test.xml': declared(testOf(title, all)),
      ...Object.fromEntries(texts.map(({ href, xml }) => [href, xml])),
    },
    left: written.flatMap((one) => (one.written === undefined ? [one.id] : [])),
  };
}

/** The package as the bytes of a zip: the same for the same form. */
export function writePackage(form: OwnForm): { bytes: Uint8Array; left: readonly string[] } {
  const { files, left } = qtiFiles(form);
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return { bytes: zipSync(bytes, { mtime: '1980-01-01T00:00:00' }), left };
}
