/** The little XML that a writer of QTI needs. */

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
