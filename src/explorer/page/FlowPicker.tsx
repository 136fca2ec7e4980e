/** Who sends the packet, whom it is for, and what it carries: chosen by name, or by any address. */
import { memo, useId, useMemo, useState } from 'react';
import { parseAddress } from '#src/base/ip.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { receivers, senders, type Place } from '../places.ts';
import type { ScenarioFlow } from '../scenario.ts';
import { DraftField } from './DraftField.tsx';
import { useStable } from './useStable.ts';

const other = 'other';

interface EndProps {
  label: string;
  address: string;
  places: readonly Place[];
  onChange: (address: string) => void;
}

/** The places by their groups. They are many, and another one chosen leaves them as they are. */
const Options = memo(function Options({ places }: Pick<EndProps, 'places'>) {
  const groups = [...new Set(places.map(({ group }) => group))];
  return groups.map((group) => (
    <optgroup key={group} label={group}>
      {places
        .filter((place) => place.group === group)
        .map((place) => (
          <option key={`${place.name} ${place.address}`} value={place.address}>
            {place.name} ({place.address})
          </option>
        ))}
    </optgroup>
  ));
});

const End = memo(function End({ label, address, places, onChange }: EndProps) {
  const id = useId();
  const [isOther, setIsOther] = useState(false);
  const isKnown = places.some((place) => place.address === address);
  const [known, setKnown] = useState(address);
  // Somebody else chose, such as a story or Undo: it is shown by name again.
  if (known !== address) {
    setKnown(address);
    if (isKnown) setIsOther(false);
  }
  const showsText = isOther || !isKnown;
  return (
    <div className="cc-x-end">
      <div className="cc-x-field">
        <label htmlFor={id}>{label}</label>
        <select
          id={id}
          value={showsText ? other : address}
          onChange={({ target }) => {
            setIsOther(target.value === other);
            if (target.value !== other) onChange(target.value);
          }}
        >
          <Options places={places} />
          <option value={other}>Another address…</option>
        </select>
      </div>
      {showsText && (
        <DraftField
          label={`${label} address`}
          value={address}
          onEnter={(text) => {
            if (!parseAddress(text.trim())) return `"${text}" is not an address. Write one such as 10.20.1.4.`;
            onChange(text.trim());
            return undefined;
          }}
        />
      )}
    </div>
  );
});

interface Props {
  cloud: PlainCloud;
  flow: ScenarioFlow;
  onChange: (flow: ScenarioFlow, said: string) => void;
}

const isProtocol = (text: string): text is ScenarioFlow['protocol'] => ['tcp', 'udp', 'icmp'].includes(text);

export const FlowPicker = memo(function FlowPicker({ cloud, flow, onChange }: Props) {
  const id = useId();
  const from = useMemo(() => senders(cloud), [cloud]);
  const to = useMemo(() => receivers(cloud), [cloud]);
  const sendFrom = useStable((address: string) =>
    onChange({ ...flow, from: address }, `The packet is sent from ${address}.`),
  );
  const sendTo = useStable((address: string) => onChange({ ...flow, to: address }, `The packet is for ${address}.`));
  return (
    <div className="cc-x-flow" role="group" aria-label="The packet">
      <End label="From" address={flow.from} places={from} onChange={sendFrom} />
      <button
        type="button"
        className="cc-x-icon-button"
        aria-label="Swap sender and receiver"
        title="Swap sender and receiver"
        onClick={() => onChange({ ...flow, from: flow.to, to: flow.from }, 'Sender and receiver are swapped.')}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3" />
        </svg>
      </button>
      <End label="To" address={flow.to} places={to} onChange={sendTo} />
      <div className="cc-x-field cc-x-narrow">
        <label htmlFor={id}>Protocol</label>
        <select
          id={id}
          value={flow.protocol}
          onChange={({ target: { value } }) => {
            if (isProtocol(value)) onChange({ ...flow, protocol: value }, `The packet is ${value.toUpperCase()}.`);
          }}
        >
          <option value="tcp">TCP</option>
          <option value="udp">UDP</option>
          <option value="icmp">ICMP</option>
        </select>
      </div>
      {flow.protocol !== 'icmp' && (
        <div className="cc-x-narrow">
          <DraftField
            label="Port"
            value={String(flow.port)}
            isNumber
            onEnter={(text) => {
              if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > 65_535) return 'From 1 to 65535.';
              onChange({ ...flow, port: Number(text) }, `The packet is for port ${text}.`);
              return undefined;
            }}
          />
        </div>
      )}
    </div>
  );
});
