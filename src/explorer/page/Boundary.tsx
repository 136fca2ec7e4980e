/** Catches a fault of ours, says so in words, and offers the two ways out: one step back, or the first story. */
import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** Another one begins afresh. */
  of: unknown;
  onUndo: (() => void) | undefined;
  onBegin: () => void;
}

interface State {
  fault: string | undefined;
  of: unknown;
}

export class Boundary extends Component<Props, State> {
  override state: State = { fault: undefined, of: this.props.of };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  static getDerivedStateFromProps({ of }: Props, state: State): Partial<State> | null {
    return of === state.of ? null : { fault: undefined, of };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    const { children, onUndo, onBegin } = this.props;
    if (fault === undefined) return children;
    return (
      <div className="cc-x-notice" role="alert">
        <p>This scenario could not be drawn. That is our fault, not yours. ({fault})</p>
        <p className="cc-x-offers">
          {onUndo && (
            <button type="button" className="cc-x-button" onClick={onUndo}>
              Undo the last step
            </button>
          )}
          <button type="button" className="cc-x-button" onClick={onBegin}>
            Begin with the first story
          </button>
        </p>
      </div>
    );
  }
}
