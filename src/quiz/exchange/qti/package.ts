/** A form as a QTI 3 package: a zip with a manifest, a test that lists the items, and a file for each. */
import { strToU8, zipSync } from 'fflate';
import { tag } from '#src/quiz/exchange/qti/xml.ts';
import { namespace, writeItem } from '#src/quiz/exchange/qti/write.ts';
import type { OwnForm } from '#src/quiz/exchange/own.ts';

const packaging = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const at = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd';

/** An id as XML allows it: a letter or underscore first, then letters, digits, points and hyphens. */
const xmlId = (id: string): string => `i-${id.replace(/[^\w.-]/g, '-')}`;

const testOf = (title: string, files: readonly { id: string; href: string }[]): string =>
  tag(
    'qti-assessment-test',
    {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} ${at}/imsqti_asiv3p0_v1p0.xsd`,
      identifier: 'test',
      title,
      'tool-name': 'Crossconnect',
    },
    tag(
      'qti-test-part',
      { identifier: 'part', 'navigation-mode': 'nonlinear', 'submission-mode': 'simultaneous' },
      tag(
        'qti-assessment-section',
        { identifier: 'section', title, visible: true },
        ...files.map(({ id, href }) => tag('qti-assessment-item-ref', { identifier: xmlId(id), href })),
      ),
    ),
  );

const manifestOf = (files: readonly { id: string; href: string }[]): string =>
  tag(
    'manifest',
    {
      xmlns: packaging,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${packaging} ${at}/imsqtiv3p0_imscpv1p2_v1p0.xsd`,
      identifier: 'manifest',
    },
    tag('metadata', {}, tag('schema', {}, 'QTI Package'), tag('schemaversion', {}, '3.0.0')),
    tag('organizations'),
    tag(
      'resources',
      {},
      tag(
        'resource',
        { identifier: 'test', type: 'imsqti_test_xmlv3p0', href: 'test.xml' },
        tag('file', { href: 'test.xml' }),
        ...files.map(({ id }) => tag('dependency', { identifierref: xmlId(id) })),
      ),
      ...files.map(({ id, href }) =>
        tag('resource', { identifier: xmlId(id), type: 'imsqti_item_xmlv3p0', href }, tag('file', { href })),
      ),
    ),
  );

const declared = (xml: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;

/** The files of a package by name, and the ids of what QTI has no interaction for. */
export function qtiFiles({ title, items }: OwnForm): {
  files: Readonly<Record<string, string>>;
  left: readonly string[];
} {
  const written = items.map((own) => ({
    id: own.id,
    href: `items/${own.id.replace(/[^\w.-]/g, '-')}.xml`,
    xml: writeItem(own),
  }));
  const kept = written.flatMap(({ id, href, xml }) => (xml === undefined ? [] : [{ id, href, xml }]));
  return {
    files: {
      'imsmanifest.xml': declared(manifestOf(kept)),
      'test.xml': declared(testOf(title, kept)),
      ...Object.fromEntries(kept.map(({ href, xml }) => [href, xml])),
    },
    left: written.flatMap(({ id, xml }) => (xml === undefined ? [id] : [])),
  };
}

/** The package as the bytes of a zip: the same for the same form. */
export function writePackage(form: OwnForm): { bytes: Uint8Array; left: readonly string[] } {
  const { files, left } = qtiFiles(form);
  const named = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return { bytes: zipSync(named, { mtime: '1980-01-01T00:00:00' }), left };
}
