/** The certificate authority of `--https` and the server certificate it signs. Kept in a folder, so that a client that trusts it once trusts it for years. */
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { Trouble } from './trouble.ts';
import { authorityCertificate, serverCertificate } from './x509.ts';

export interface Certificates {
  /** PEM of the server's certificate and of its key. */
  cert: string;
  key: string;
  /** The file that clients are told to trust. */
  authorityFile: string;
  /** Signs tokens. */
  signingKey: KeyObject;
}

const day = 86_400_000;
const authorityDays = 3650;
/** Some clients refuse a server certificate that holds for more than 825 days. */
const serverDays = 800;
const authorityName = 'Crossconnect local authority';

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const write = (file: string, words: string) => writeFileSync(file, words, { mode: 0o600 });
const writeKey = (file: string, key: KeyObject) => write(file, key.export({ format: 'pem', type: 'pkcs8' }).toString());
const readKey = (file: string): KeyObject => createPrivateKey(readFileSync(file, 'utf8'));

/** What a certificate and its key file hold, if both are there, belong together and hold for another week. */
function pair(certFile: string, keyFile: string, now: number): { cert: X509Certificate; key: KeyObject } | undefined {
  if (!existsSync(certFile) || !existsSync(keyFile)) return undefined;
  try {
    const found = { cert: new X509Certificate(readFileSync(certFile)), key: readKey(keyFile) };
    return Date.parse(found.cert.validTo) > now + 7 * day && found.cert.checkPrivateKey(found.key) ? found : undefined;
  } catch {
    return undefined; // Neither certificate nor key: both are made again.
  }
}

const covers = (certificate: X509Certificate, name: string): boolean =>
  (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;

function provide(folder: string, names: readonly string[], now: number): Certificates {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [authorityFile, authorityKey] = [path.resolve(folder, 'ca.pem'), path.join(folder, 'ca.key')];
  const [serverFile, serverKey] = [path.join(folder, 'server.pem'), path.join(folder, 'server.key')];
  const life = (days: number) => ({ from: now - day, until: now + days * day });

  let authority = pair(authorityFile, authorityKey, now);
  if (!authority) {
    const key = newKey();
    writeKey(authorityKey, key);
    write(authorityFile, authorityCertificate({ key, name: authorityName, ...life(authorityDays) }));
    authority = { key, cert: new X509Certificate(readFileSync(authorityFile)) };
  }
  const server = pair(serverFile, serverKey, now);
  if (!server?.cert.verify(authority.cert.publicKey) || !names.every((name) => covers(server.cert, name))) {
    const key = newKey();
    writeKey(serverKey, key);
    const issuer = { key: authority.key, name: authorityName };
    write(serverFile, serverCertificate({ key, name: 'localhost', ...life(serverDays) }, issuer, names));
  }
  const key = readFileSync(serverKey, 'utf8');
  return { cert: readFileSync(serverFile, 'utf8'), key, authorityFile, signingKey: createPrivateKey(key) };
}

/** The certificates of `folder` for these names, made as far as they are missing, run out or do not fit. `now` is real epoch milliseconds. */
export function openCertificates(folder: string, names: readonly string[], now: number): Certificates {
  try {
    return provide(folder, names, now);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Trouble(
      `The certificates cannot be kept in ${folder}: ${why}\n  Way out: name a folder that may be written to with --certificates.`,
    );
  }
}
