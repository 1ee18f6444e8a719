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

/** Turns reports into the text that goes to stdout. Pure. */
export type Reporter = (reports: readonly Report[], style: Style) => string;
