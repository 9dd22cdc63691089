import { stretchesOfPath } from './isolate.ts';

interface FilePathProps {
  readonly path: string;
  readonly className?: string | undefined;
}

/** A path of this machine, left to right, with each Arabic name in it kept in its place. */
export function FilePath({ path, className }: FilePathProps) {
  return (
    <bdi dir="ltr" {...(className === undefined ? {} : { className })}>
      {stretchesOfPath(path).map(({ text, start, isRightToLeft }) =>
        isRightToLeft ? (
          <bdi key={start} dir="rtl">
            {text}
          </bdi>
        ) : (
          text
        ),
      )}
    </bdi>
  );
}
