/** Writes X.509 certificates (RFC 5280) for P-256 keys: the few DER structures that a private authority needs. Keys and signatures are node:crypto's. */
import { createHash, createPublicKey, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { isIP, isIPv6 } from 'node:net';

const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
};

const sequence = (...parts: readonly Uint8Array[]) => tlv(0x30, ...parts);
const set = (...parts: readonly Uint8Array[]) => tlv(0x31, ...parts);
const octets = (bytes: Uint8Array) => tlv(0x04, bytes);
const text = (words: string) => tlv(0x0c, Buffer.from(words, 'utf8'));
const bits = (bytes: Uint8Array, unused = 0) => tlv(0x03, Buffer.from([unused]), bytes);
const yes = tlv(0x01, Buffer.from([0xff]));

/** A positive INTEGER: a leading one bit would make it negative. */
const integer = (bytes: Buffer) => tlv(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

/** An OBJECT IDENTIFIER; the arcs used here stay below 128² · 128. */
function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  const bytes = arcs.flatMap((arc) => {
    const septets = [arc & 0x7f];
    for (let rest = arc >>> 7; rest > 0; rest >>>= 7) septets.unshift((rest & 0x7f) | 0x80);
    return septets;
  });
  return tlv(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

/** UTCTime up to 2049, GeneralizedTime after it. */
function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return Number(digits.slice(0, 4)) < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits));
}

const nameOf = (common: string): Buffer =>
  sequence(set(sequence(oid('2.5.4.10'), text('Crossconnect'))), set(sequence(oid('2.5.4.3'), text(common))));

const extension = (id: string, value: Buffer, isCritical = false): Buffer =>
  sequence(oid(id), ...(isCritical ? [yes] : []), octets(value));

/** The bytes of an address, as a certificate holds them. */
function addressBytes(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const [left, right] = [groups(head), groups(tail)];
  const all = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

const alternativeName = (name: string): Buffer =>
  isIP(name) === 0 ? tlv(0x82, Buffer.from(name)) : tlv(0x87, addressBytes(name));

const spkiOf = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' });
const keyIdOf = (key: KeyObject): Buffer => createHash('sha1').update(spkiOf(key)).digest();
const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

export interface Signing {
  /** The private key it is for. */
  key: KeyObject;
  /** The common name of the subject. */
  name: string;
  /** Epoch milliseconds. */
  from: number;
  until: number;
}

function certificate(
  { key, name, from, until }: Signing,
  issuer: { key: KeyObject; name: string },
  extensions: readonly Buffer[],
): string {
  const toBeSigned = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(15)])),
    ecdsaWithSha256,
    nameOf(issuer.name),
    sequence(time(from), time(until)),
    nameOf(name),
    spkiOf(key),
    tlv(
      0xa3,
      sequence(
        ...extensions,
        extension('2.5.29.14', octets(keyIdOf(key))),
        extension('2.5.29.35', sequence(tlv(0x80, keyIdOf(issuer.key)))),
      ),
    ),
  );
  const der = sequence(toBeSigned, ecdsaWithSha256, bits(sign('sha256', toBeSigned, issuer.key)));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** A self-signed authority that may sign server certificates and nothing below them, as PEM. */
export const authorityCertificate = (signing: Signing): string =>
  certificate(signing, signing, [
    extension('2.5.29.19', sequence(yes, integer(Buffer.from([0]))), true),
    // keyCertSign and cRLSign.
    extension('2.5.29.15', bits(Buffer.from([0b0000_0110]), 1), true),
  ]);

/** A TLS server's certificate for these DNS names and addresses, as PEM. */
export const serverCertificate = (
  signing: Signing,
  authority: { key: KeyObject; name: string },
  names: readonly string[],
): string =>
  certificate(signing, authority, [
    extension('2.5.29.19', sequence(), true),
    // digitalSignature.
    extension('2.5.29.15', bits(Buffer.from([0b1000_0000]), 7), true),
    // serverAuth.
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', sequence(...names.map(alternativeName))),
  ]);
