import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Command } from '../../app/commands.tsx';
import { windowAction } from '../../app/window-actions.ts';
import { useProvideCommands } from '../../app/commands.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { CorpusSearch } from './corpus-search.tsx';
import type { CorpusQuestion } from './corpus-search.tsx';

/** More than this is not a word or two that somebody looks for; in UTF-16 code units. */
const LONGEST_SELECTION = 200;

/** Offers the search of the corpus in every view of a project. */
export function CorpusSearchHost() {
  const intl = useIntl();
  const workspace = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const [question, setQuestion] = useState<CorpusQuestion>({ query: '', match: 'anywhere' });
  const commands = useMemo(
    (): Command[] => [
      {
        ...windowAction(intl, 'corpus-search'),
        run: () => {
          const selected = String(window.getSelection() ?? '').trim();
          if (selected !== '' && selected.length <= LONGEST_SELECTION) setQuestion((before) => ({ ...before, query: selected }));
          setOpen(true);
        },
      },
    ],
    [intl],
  );
  useProvideCommands(commands, -1);
  if (!isOpen) return null;
  return (
    <CorpusSearch
      question={question}
      onQuestion={setQuestion}
      onOpen={(document, range) => workspace.open(document, { range })}
      onClose={() => setOpen(false)}
    />
  );
}
