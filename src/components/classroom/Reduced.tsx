/** Says what a browser withholds from a page that came without TLS from another machine; nothing where it withholds nothing. */

interface ReducedProps {
  /** `window.isSecureContext`. */
  isSecureContext: boolean;
  /** Whether passwords are typed here. */
  passwords?: boolean;
}

export function Reduced({ isSecureContext, passwords = false }: ReducedProps) {
  if (isSecureContext) return null;
  return (
    <aside className="cc-reduced" aria-label="What is reduced here">
      <p>
        <strong>This page came over http.</strong>{' '}
        {passwords && 'Whoever can listen in this network can read what you type here, passwords too. '}
        Everything works, except that pages cannot be kept for use without a network, and that keys and codes have to be
        marked and copied by hand. Whoever runs the server can start it with <code>npm start -- --lan --https</code>.
      </p>
    </aside>
  );
}
