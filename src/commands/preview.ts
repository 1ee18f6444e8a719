import { resolve } from 'node:path';
import type { Report } from '../check/check.ts';
import { CfpError, emptyFile, notAPath, severalTalks } from '../errors.ts';
import { readAsset } from '../library/data.ts';
import { writeText } from '../library/files.ts';
import { findWorkspace } from '../library/workspace.ts';
import { pageOf, shownOf, type Shown } from '../preview/page.ts';
import { servePage } from '../preview/server.ts';
import { viewOf, type Reader } from '../preview/view.ts';
import type { Terminal } from '../terminal.ts';
import { inline, listed } from '../text/display.ts';
import { STOPPED } from './exit-codes.ts';
import { judgeFor } from './judge.ts';
import { momentOf } from './moment.ts';
import { readTalk } from './talk.ts';
import { tell } from './tell.ts';

export interface PreviewOptions {
  readonly for?: string;
  readonly port?: number;
  /** False with --no-open. */
  readonly open?: boolean;
  readonly static?: string;
  readonly asOf?: string;
  /** How it ends, in a sentence, where that is not with Ctrl-C. */
  readonly ends?: string;
}

/** `cfp preview <file>`: shows a talk as its reviewers will read it, and again whenever it is saved. Ends with Ctrl-C. */
export async function runPreview(terminal: Terminal, path: string, options: PreviewOptions): Promise<number> {
  const workspace = findWorkspace(terminal);
  const judge = judgeFor(terminal, workspace, {
    ...(options.for === undefined ? {} : { for: [options.for] }),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  });
  const assets = { style: readAsset('preview.css'), script: readAsset('preview.js') };
  const read = async (reader: Reader): Promise<{ shown: Shown; reports: readonly Report[] }> => {
    const reports = judge.one(await readTalk(terminal, path));
    const [first] = reports;
    if (first === undefined) throw emptyFile(path);
    const talks = first.proposal.part?.of ?? 1;
    if (talks > 1) throw severalTalks(path, talks);
    return { shown: shownOf(viewOf(first, judge.givenAway(first), reader)), reports };
  };

  const asOf = options.asOf === undefined ? undefined : momentOf(terminal, options.asOf).epochMilliseconds;
  if (options.static !== undefined) {
    const { shown, reports } = await read('other');
    writeText(resolve(terminal.cwd, options.static), pageOf(shown, assets, asOf).html, options.static);
    tellCalls(terminal, reports);
    tell(terminal, `Written to ${inline(options.static)}: one file, to open or to send.`);
    return 0;
  }
  if (path === '-') throw notAPath();
  return follow(terminal, path, { read: () => read('speaker'), assets, asOf, options });
}

interface Followed {
  readonly read: () => Promise<{ shown: Shown; reports: readonly Report[] }>;
  readonly assets: { readonly style: string; readonly script: string };
  readonly asOf: number | undefined;
  readonly options: PreviewOptions;
}

async function follow(terminal: Terminal, path: string, { read, assets, asOf, options }: Followed): Promise<number> {
  const { watchFiles } = await import('../library/watch.ts');
  const live = readAsset('preview-live.js');
  const first = await read();
  let { shown } = first;
  const server = await servePage(() => pageOf(shown, { ...assets, live }, asOf), options.port ?? 0);
  const again = async (isSaved: boolean): Promise<void> => {
    try {
      const { version } = shown;
      ({ shown } = await read());
      if (isSaved || shown.version !== version) server.send('page', shown);
    } catch (error) {
      if (!(error instanceof CfpError)) throw error;
      // Between two saves a file may be gone or half written; the page stays as it was.
      server.send('trouble', `${error.message} The page is as it was before.`);
    }
  };
  tellCalls(terminal, first.reports);
  terminal.stdout.write(`${server.address}\n`);
  const isOpened = options.open !== false && terminal.browse(server.address);
  const { ends = 'Ctrl-C ends it.' } = options;
  tell(
    terminal,
    `${isOpened ? 'Opened in your browser' : 'Open it in your browser'}; it follows ${inline(path)}. ${ends}`,
  );
  const saved = (): void => void again(true);
  // It may have been saved while the browser was opened.
  const ready = (): void => void again(false);
  await watchFiles([resolve(terminal.cwd, path)], terminal.onStop(), saved, ready);
  await server.close();
  return STOPPED;
}

/** Of several calls the first is shown. */
function tellCalls(terminal: Terminal, reports: readonly Report[]): void {
  const [first, ...others] = reports.map(({ conference, wanted }) => conference?.id ?? wanted ?? 'no call');
  if (others.length === 0) return;
  tell(terminal, `Shown for ${inline(first ?? '')}; --for shows it for ${listed(others.map(inline), 'or')}.`);
}
