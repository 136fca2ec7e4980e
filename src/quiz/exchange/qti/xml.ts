/** The little XML that a writer of QTI needs. */
import { paragraphsOf, piecesOf, type Piece } from '#src/quiz/prose.ts';

/** Text as it stands in an element or an attribute. */
export const escaped = (text: string): string =>
  text
    // Characters that XML 1.0 has no place for.
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with what is in it, which is XML already. */
export function tag(name: string, attributes: Attributes = {}, ...inside: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const within = inside.join('');
  return within === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${within}</${name}>`;
}

/** Plain words and code as they stand in a paragraph. */
export const inline = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isCode }) => (isCode ? tag('code', {}, escaped(text)) : escaped(text))).join('');
export const prose = (text: string): string => inline(piecesOf(text));
export const paragraphs = (text: string): string =>
  paragraphsOf(text)
    .map((pieces) => tag('p', {}, inline(pieces)))
    .join('');

/** An id as XML allows it for a name: a letter or an underscore first, then letters, digits, points and hyphens. */
export const xmlName = (id: string): string => (/^[A-Za-z_]/.test(id) ? id : `_${id}`).replace(/[^\w.-]/g, '-');

/** The first paragraph of a stem as the title of its item. */
export const titleOf = (pieces: readonly Piece[] = []): string =>
  pieces
    .map(({ text }) => text)
    .join('')
    .slice(0, 80);

export const declared = (xml: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;

export const namespace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
/** Where 1EdTech publishes its schemas. */
export const schemas = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd';
/** What the root of each document of QTI begins with. */
export const rootAttributes = {
  xmlns: namespace,
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': `${namespace} ${schemas}/imsqti_asiv3p0_v1p0.xsd`,
};
