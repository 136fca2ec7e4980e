/** Stands where the room stood when something of ours broke: says so, and offers a way on. The record is untouched. */
import { Component } from 'react';
import type { ReactNode } from 'react';

interface Props {
  children: ReactNode;
  onAgain: () => void;
  /** Saves the attempt as a file that shows what happened. */
  onSave?: (message: string) => void;
}

export class RoomBoundary extends Component<Props, { message?: string }> {
  override state: { message?: string } = {};

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    return (
      <section className="lab-broken" role="alert">
        <h2>The lab stopped</h2>
        <p>
          This is our mistake, not yours. What you did is saved. Reload the page to go on, or start the lab anew. The
          file shows whoever opens it what happened; nothing is sent.
        </p>
        <p>
          <code>{message}</code>
        </p>
        <p className="lab-row">
          <button type="button" className="lab-button" onClick={this.props.onAgain}>
            Start anew
          </button>
          {this.props.onSave && (
            <button type="button" className="lab-button" onClick={() => this.props.onSave?.(message)}>
              Save the attempt as a file
            </button>
          )}
        </p>
      </section>
    );
  }
}
