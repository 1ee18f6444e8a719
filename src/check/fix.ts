import { byPlace } from '../text/span.ts';
import type { Diagnostic, Fix } from './rule.ts';

/**
 * The source with the fixes of its diagnostics made. Of two that overlap, the one that comes first is made; the other
 * waits for the next round, when its place is found anew.
 */
export function withFixes(source: string, diagnostics: readonly Diagnostic[]): string {
  const fixes = diagnostics.flatMap(({ fix }) => fix ?? []).sort((a, b) => byPlace(a.span, b.span));
  let text = '';
  let at = 0;
  let last: Fix | undefined;
  for (const fix of fixes) {
    const { span } = fix;
    // Two conferences may find the same; once is enough.
    const again = last?.span.start === span.start && last.span.end === span.end;
    if (again || span.start < at) continue;
    text += source.slice(at, span.start) + fix.text;
    at = span.end;
    last = fix;
  }
  return text + source.slice(at);
}
