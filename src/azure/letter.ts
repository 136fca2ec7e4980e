/** The letter of authorization of a port pair: a PDF of one page, which says that it belongs to a simulation. */
import { Refusal } from '#src/base/refusal.ts';
import { textOf } from './body.ts';
import { childrenOf } from './cloud.ts';
import type { Resource } from './cloud.ts';
import type { ActionInput } from './action.ts';
import type { Context } from './resource.ts';

/** What stands in the text of a PDF must be plain, and have its parentheses marked. */
const plain = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?').replaceAll(/[\\()]/g, String.raw`\$&`);

/** A PDF with these lines on one page, as text of one byte a character. */
export function pdfOf(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${plain(line)}) '`).join('\n');
  const stream = `BT\n/F1 11 Tf\n16 TL\n72 760 Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}

/** POST …/generateLoa: the letter for the facility, in base 64. Refuses a request without the name of the customer. */
export function letterOfAuthorization(port: Resource, { cloud }: Context, { body }: ActionInput) {
  const customer = textOf(body['customerName']).trim();
  if (customer === '') {
    throw new Refusal(
      400,
      'CrossconnectInvalidProperty',
      'customerName is missing. The letter is made out to a customer: send { "customerName": "…" }.',
      { target: 'customerName' },
    );
  }
  const { properties } = port;
  const links = childrenOf(cloud, port).filter(({ type }) => type.endsWith('/links'));
  const lines = [
    'LETTER OF AUTHORIZATION',
    '',
    `Customer: ${customer}`,
    `Port pair: ${port.name}`,
    `Location: ${textOf(properties['peeringLocation'])}`,
    `Bandwidth: ${String(properties['bandwidthInGbps'])} Gbps, ${textOf(properties['encapsulation'])}`,
    '',
    ...links.flatMap(({ name, properties: link }) => [
      `${name}: router ${textOf(link['routerName'])}, interface ${textOf(link['interfaceName'])}`,
      `    patch panel ${textOf(link['patchPanelId'])}, rack ${textOf(link['rackId'])}, connector ${textOf(link['connectorType'])}`,
    ]),
    '',
    'This letter comes from a simulated Azure, made for training.',
    'It entitles nobody to a cross connect.',
  ];
  return { encodedContent: btoa(pdfOf(lines)) };
}
