/** The gate before the door of Azure Resource Manager: which request may come in, and in whose name. */
import type { IncomingHttpHeaders } from 'node:http';
import { actorHeader } from '#src/azure/journal.ts';
import { callerOf, defaultCaller } from './caller.ts';
import { isLoopback } from './options.ts';

export interface GateRefusal {
  status: number;
  code: string;
  message: string;
  headers?: Record<string, string>;
}

/** Paths that are not Azure's: they need no token, but may be closed. */
export const isControl = (path: string): boolean => path.startsWith('/_control/') || path === '/_control';

const authorityOf = (host: string | undefined): string => {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  return name.startsWith('[') ? name.slice(1, -1) : name;
};

const controlOff: GateRefusal = {
  status: 403,
  code: 'CrossconnectControlIsOff',
  message:
    '/_control is off, because this server listens on an address that other machines reach. Way out: start it on 127.0.0.1, or with --control if everybody who reaches it may do everything.',
};

const missing = (origin: string, words: string): Record<string, string> => ({
  'WWW-Authenticate': `Bearer authorization_uri="${origin}/adfs", error="invalid_token", error_description="${words}"`,
});

export interface Gate {
  /** Why a request must not come in; undefined if it may. */
  refuse(method: string, path: string, headers: IncomingHttpHeaders): GateRefusal | undefined;
  /** In whose name it comes in, or why it names nobody. */
  caller(path: string, headers: IncomingHttpHeaders): string | GateRefusal;
}

/** A gate for a server that listens on `host`. `control` opens `/_control` where it would be closed. */
export function createGate(
  { host, control }: { host: string; control: boolean },
  originOf: (headers: IncomingHttpHeaders) => string,
): Gate {
  const isLocal = isLoopback(host);
  const isControlOpen = isLocal || control;
  return {
    refuse(method, path, headers) {
      // A page of another site may send requests here, and may even give its own name to this address.
      if (isLocal && !isLoopback(authorityOf(headers.host)))
        return {
          status: 421,
          code: 'CrossconnectForeignHost',
          message: `The request is for host "${headers.host ?? ''}", but this server answers on the loopback only, as 127.0.0.1 or localhost. Way out: ask for 127.0.0.1 or localhost, with the same port.`,
        };
      if (headers.origin !== undefined && method !== 'GET' && method !== 'HEAD') {
        const own = headers.origin.replace(/^https?:\/\//, '');
        if (own !== headers.host)
          return {
            status: 403,
            code: 'CrossconnectForeignOrigin',
            message: `A page of ${headers.origin} sent this. Pages of other sites may change nothing here.`,
          };
      }
      return isControl(path) && !isControlOpen ? controlOff : undefined;
    },
    caller(path, headers) {
      const { authorization } = headers;
      const claimed = headers[actorHeader];
      if (authorization === undefined) {
        // On the loopback a name is enough, for a person with curl.
        if (isLocal && typeof claimed === 'string' && claimed !== '') return claimed;
        if (isControl(path)) return 'control';
        return {
          status: 401,
          code: 'AuthenticationFailed',
          message: "Authentication failed. The 'Authorization' header is missing.",
          headers: missing(originOf(headers), "The authentication failed because of missing 'Authorization' header."),
        };
      }
      const [, token] = /^bearer +(\S+)$/i.exec(authorization.trim()) ?? [];
      if (token !== undefined) return callerOf(token);
      if (isControl(path)) return defaultCaller;
      return {
        status: 401,
        code: 'AuthenticationFailedInvalidHeader',
        message: "Authentication failed. The 'Authorization' header is provided in an invalid format.",
        headers: missing(originOf(headers), "The 'Authorization' header is provided in an invalid format."),
      };
    },
  };
}
