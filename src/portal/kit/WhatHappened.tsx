/** What an action of the portal was made of: the request, and the lines of the Azure CLI that would do the same. Loaded when opened. */
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import type { AzLine } from '#src/azure/az-lines/az.ts';
import { CopyButton } from '#src/portal/kit/CopyButton.tsx';
import type { SentRequest } from '#src/portal/operations.ts';

interface Props {
  /** In the order they were made. */
  requests: readonly SentRequest[];
}

export function WhatHappened({ requests }: Props): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  if (requests.length === 0) return null;
  return (
    <details className="ccp-explain ccp-happened" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>What happened</summary>
      {isOpen && (
        <div className="ccp-explained">
          {requests.map((request, index) => (
            <Happened key={`${String(index)} ${request.path}`} request={request} />
          ))}
        </div>
      )}
    </details>
  );
}

interface Known {
  lines: readonly AzLine[] | undefined;
  az: string;
}

/** The lines for a request; undefined while they are being looked up. */
function useLines(request: SentRequest): Known | undefined {
  const [known, setKnown] = useState<Known>();
  useEffect(() => {
    let isWanted = true;
    void import('#src/azure/az-lines/az.ts').then(({ azFor, provenBy }) => {
      if (isWanted) setKnown({ lines: azFor(request), az: provenBy });
    });
    return () => {
      isWanted = false;
    };
  }, [request]);
  return known;
}

function Happened({ request }: { request: SentRequest }): JSX.Element {
  const { method, path, body } = request;
  const known = useLines(request);
  const json = body === undefined ? undefined : JSON.stringify(body, null, 2);
  return (
    <>
      <p>The request:</p>
      <Text text={`${method} ${path}`} what="the request" />
      {json !== undefined && <Text text={json} what="the body" />}
      {known === undefined ? (
        <p role="status">Looking up the command line…</p>
      ) : known.lines === undefined ? (
        <p>The Azure CLI has no line for this that we know. Send the request with az rest.</p>
      ) : (
        <>
          <p>The same with the Azure CLI:</p>
          {known.lines.map(({ line, isProven }) => (
            <Text
              key={line}
              text={line}
              what="the az line"
              remark={
                isProven
                  ? `Proven: az ${known.az} ran a line of this form, and the same came of it.`
                  : 'Unproven: no test has run a line of this form.'
              }
            />
          ))}
        </>
      )}
    </>
  );
}

function Text({ text, what, remark }: { text: string; what: string; remark?: string }): JSX.Element {
  return (
    <div className="ccp-line">
      <pre tabIndex={0} role="region" aria-label={what.replace(/^the /, '').replace(/^./, (one) => one.toUpperCase())}>
        {text}
      </pre>
      <CopyButton text={text} what={what} />
      {remark !== undefined && <p className="ccp-quiet">{remark}</p>}
    </div>
  );
}
