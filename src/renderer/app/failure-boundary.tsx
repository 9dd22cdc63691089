import { Component } from 'react';
import type { ReactNode } from 'react';
import { FailureScreen } from './failure-screen.tsx';

interface FailureBoundaryProps {
  readonly children: ReactNode;
}

/** A view that could not be drawn says so and can be tried again; only a class can catch what its children throw. */
export class FailureBoundary extends Component<FailureBoundaryProps, { readonly failure: { error: unknown } | null }> {
  override state: { readonly failure: { error: unknown } | null } = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return <FailureScreen error={failure.error} onRetry={() => this.setState({ failure: null })} />;
  }
}
