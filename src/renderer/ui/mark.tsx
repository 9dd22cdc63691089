import styles from './mark.module.css';

/** The product's mark: three links of a chain of telling, drawn in the interface's ink. */
export function Mark({ size = 'small' }: { readonly size?: 'small' | 'large' }) {
  return (
    <svg className={size === 'large' ? styles.large : styles.small} viewBox="0 0 24 24" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="2.2">
        <circle cx="18.6" cy="5.4" r="3.1" />
        <path d="M16.4 7.6 13.9 10.1" strokeLinecap="round" />
        <circle cx="11.7" cy="12.3" r="3.1" />
        <path d="M9.5 14.5 7.9 16.1" strokeLinecap="round" />
      </g>
      <circle cx="5.2" cy="18.8" r="3.9" fill="currentColor" />
    </svg>
  );
}
