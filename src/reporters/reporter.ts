import type { Report } from '../check/check.ts';
import type { Diagnostic } from '../check/rule.ts';
import type { Paint } from '../text/paint.ts';

/** How a reporter is to write. */
export interface Style {
  readonly paint: Paint;
  readonly columns: number;
  /** Whether advice is shown. */
  readonly advice: boolean;
  /** Whether only errors are told, so that nothing is known of the rest. */
  readonly quiet: boolean;
  /** Whether it is told how each proposal was read. */
  readonly explain?: boolean;
}

/** The findings that are told: advice only where it is asked for. */
export function toldIn({ diagnostics }: Report, { advice }: Pick<Style, 'advice'>): readonly Diagnostic[] {
  return advice ? diagnostics : diagnostics.filter(({ severity }) => severity !== 'info');
}

/** What a reporter writes of a run. It keeps what it will say of a report, and not the report: a run may have thousands. */
export interface Telling {
  readonly add: (report: Report) => void;
  /** The text that goes to stdout, once all are told. */
  readonly text: () => string;
}

/** Turns the reports of a run, which it is told one after the other, into text. */
export type Reporter = (style: Style) => Telling;

/** The text of all these reports. */
export function textOf(reporter: Reporter, reports: readonly Report[], style: Style): string {
  const telling = reporter(style);
  for (const report of reports) telling.add(report);
  return telling.text();
}
