import { createTwoFilesPatch } from 'diff';
import { inline, safe } from '../text/display.ts';

/** What would change in a file, as a unified diff that can be looked at on a terminal. */
export function diffOf(path: string, before: string, after: string): string {
  return safe(createTwoFilesPatch(inline(path), inline(path), before, after, 'now', 'fixed', { context: 2 }));
}
