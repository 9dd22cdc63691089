import type { Layer } from '../../domain/model/annotation.ts';
import styles from './status-shape.module.css';

/** How far a layer is, by shape: an empty circle, one half full, a full one. What stands beside it says it in words. */
export function StatusShape({ status }: { readonly status: Layer['status'] }) {
  return (
    <svg className={styles.shape} viewBox="0 0 12 12" aria-hidden="true">
      <circle
        cx="6"
        cy="6"
        r="4.75"
        fill={status === 'done' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {status === 'in-progress' ? <path d="M6 1.25a4.75 4.75 0 0 0 0 9.5Z" fill="currentColor" /> : null}
    </svg>
  );
}
