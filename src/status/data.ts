import { lineAndColumn } from '../text/span.ts';
import { keyText } from '../proposal/proposal.ts';
import { topicsOfRow } from './summary.ts';
import { isReady, type Row } from './rows.ts';

/** A row for programs. Unknown values are null. */
export function rowData(row: Row): object {
  const { report, title, call, state, since, missing, warnings } = row;
  const { proposal, conference, outline, slot, verdict } = report;
  return {
    path: proposal.path,
    title,
    conference: call,
    name: conference?.name ?? null,
    format: keyText(proposal, 'format') ?? null,
    level: keyText(proposal, 'level') ?? null,
    topics: topicsOfRow(row),
    state,
    since,
    ready: isReady(row),
    missing: missing.map(({ rule, message, span }) => {
      return { rule, message, ...lineAndColumn(proposal.source, span.start, proposal.lines) };
    }),
    errors: missing.length,
    warnings,
    minutes: outline?.minutes ?? null,
    slot,
    deadline: verdict && {
      state: verdict.state,
      instant: verdict.closes?.toString({ smallestUnit: 'second' }) ?? null,
      zone: verdict.zone,
      left: verdict.left?.round('seconds').toString() ?? null,
    },
  };
}

const HEAD = [
  'path',
  'title',
  'conference',
  'format',
  'level',
  'topics',
  'state',
  'since',
  'ready',
  'errors',
  'warnings',
  'least minutes',
  'most minutes',
  'deadline',
  'closes',
  'missing',
];

/** The rows as CSV (RFC 4180), with a head. */
export function csvOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { report, title, call, state, since, missing, warnings } = row;
    const { proposal, outline, verdict } = report;
    return [
      proposal.path,
      title,
      call,
      keyText(proposal, 'format'),
      keyText(proposal, 'level'),
      topicsOfRow(row).join(' '),
      state,
      since,
      isReady(row) ? 'yes' : 'no',
      missing.length,
      warnings,
      outline?.minutes[0],
      outline?.minutes[1],
      verdict?.state,
      verdict?.closes?.toString({ smallestUnit: 'second' }),
      missing.map(({ message }) => message).join(' '),
    ];
  });
  return [HEAD, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(value: string | number | null | undefined): string {
  const text = String(value ?? '').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
  // A spreadsheet takes what begins so for a formula, and runs it.
  const harmless = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
