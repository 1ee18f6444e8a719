import { CfpError } from '../errors.ts';
import type { Action } from '../interview/world.ts';
import { terminalWith, type Terminal } from '../terminal.ts';
import type { DraftOptions } from './draft-given.ts';
import { tell, tellError } from './tell.ts';

/** What else the review screen of an interview offers, and how to end what goes on beside it. */
export interface Beside {
  readonly actions: readonly Action[];
  readonly end: () => Promise<void>;
}

const ENDS = 'It ends with the interview.';

/** A preview that follows the file while the interview goes on, and the answers to paste. */
export function besideInterview(terminal: Terminal, { asOf }: DraftOptions): Beside {
  const when = asOf === undefined ? {} : { asOf };
  const stop = new AbortController();
  let preview: Promise<unknown> | null = null;

  async function show(path: string): Promise<void> {
    if (preview !== null) {
      tell(terminal, 'The preview is open already, and shows every change.');
      return;
    }
    const { runPreview } = await import('./preview.ts');
    // The interview goes on once the address is told; stdout is kept for what comes at its end.
    await new Promise<void>((started) => {
      const { stderr } = terminal;
      const stdout = { ...stderr, write: (text: string) => (stderr.write(text), setImmediate(started)) };
      preview = runPreview(terminalWith(terminal, { stdout, onStop: () => stop.signal }), path, { ...when, ends: ENDS })
        .catch(told)
        .finally(started);
    });
  }

  async function exportAll(path: string): Promise<void> {
    const { runExport } = await import('./export.ts');
    await runExport(terminal, path, { ...when, force: true }).catch(told);
  }

  /** A mistake is told, and costs nobody the interview. */
  function told(error: unknown): void {
    if (!(error instanceof CfpError)) throw error;
    preview = null;
    tellError(terminal, error);
  }

  return {
    actions: [
      {
        name: 'See it as its reviewers will',
        description: 'Opens a page that follows what you write.',
        run: show,
      },
      {
        name: 'Show the answers to paste',
        description: 'As the form takes them, each with its count.',
        run: exportAll,
      },
    ],
    async end() {
      stop.abort();
      await preview;
    },
  };
}
