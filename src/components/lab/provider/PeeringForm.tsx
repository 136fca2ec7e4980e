/** The private peering as a provider of layer 3 configures it for the customer. */
import { useId, useRef, useState } from 'react';
import type { JSX } from 'react';
import { asnFault, linkFault, overlapFault, vlanFault } from '#src/portal/rules/peering.ts';

export interface PeeringText {
  peerAsn: string;
  vlan: string;
  primary: string;
  secondary: string;
}
export const emptyPeering: PeeringText = { peerAsn: '', vlan: '', primary: '', secondary: '' };

interface Props {
  values: PeeringText;
  onChange: (values: PeeringText) => void;
  /** Told what is wrong first, when it cannot be saved. */
  onFault: (words: string) => void;
  onSave: (body: Record<string, unknown>) => void;
}

const fields = [
  { name: 'peerAsn', label: 'Peer ASN' },
  { name: 'vlan', label: 'VLAN ID' },
  { name: 'primary', label: 'Primary subnet' },
  { name: 'secondary', label: 'Secondary subnet' },
] as const;

/** What is wrong with the fields: the value, the rule, the way out. */
function faultsIn(values: PeeringText): { name: keyof PeeringText; because: string }[] {
  const text = (name: keyof PeeringText): string => values[name].trim();
  const rules = { profile: 'today', isMicrosoft: false } as const;
  const faults = {
    peerAsn: asnFault(text('peerAsn'), 'today'),
    vlan: vlanFault(text('vlan'), new Map(), 'today'),
    primary: linkFault('Primary subnet', text('primary'), 4, rules),
    secondary:
      linkFault('Secondary subnet', text('secondary'), 4, rules) ??
      overlapFault(text('secondary'), [{ prefix: text('primary'), words: 'the Primary subnet' }]),
  };
  return fields.flatMap(({ name }) => {
    const because = faults[name];
    return because === undefined ? [] : [{ name, because }];
  });
}

export function PeeringForm({ values, onChange, onFault, onSave }: Props): JSX.Element {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [isAsked, setAsked] = useState(false);
  const faults = isAsked ? faultsIn(values) : [];
  return (
    <form
      ref={form}
      className="lab-provider-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const [fault] = faultsIn(values);
        setAsked(fault !== undefined);
        if (fault !== undefined) {
          form.current?.querySelector<HTMLElement>(`[name="${fault.name}"]`)?.focus();
          onFault(fault.because);
          return;
        }
        onSave({
          peerASN: Number(values.peerAsn),
          vlanId: Number(values.vlan),
          primaryPeerAddressPrefix: values.primary.trim(),
          secondaryPeerAddressPrefix: values.secondary.trim(),
        });
      }}
    >
      {fields.map(({ name, label }) => {
        const because = faults.find((fault) => fault.name === name)?.because;
        return (
          <p key={name} className="lab-provider-field">
            <label htmlFor={`${id}${name}`}>{label}</label>
            <input
              id={`${id}${name}`}
              name={name}
              value={values[name]}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={because !== undefined}
              aria-describedby={because === undefined ? undefined : `${id}${name}fault`}
              onChange={({ target }) => onChange({ ...values, [name]: target.value })}
            />
            {because !== undefined && (
              <span id={`${id}${name}fault`} className="lab-provider-fault">
                {because}
              </span>
            )}
          </p>
        );
      })}
      <button type="submit" className="lab-button lab-button-main">
        Save peering
      </button>
    </form>
  );
}
