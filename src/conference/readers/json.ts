import { invalidData } from '../../errors.ts';
import { inline } from '../../text/display.ts';
import { lineAndColumn } from '../../text/span.ts';

/** What a JSON text holds. Throws a CfpError with the place for what is none. */
export function parseJson(text: string, path: string): unknown {
  const bare = text.replace(/^\ufeff/, '');
  try {
    return JSON.parse(bare) as unknown;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const at = Number(/position (\d+)/.exec(said)?.[1] ?? (said.includes('end of JSON') ? bare.length : 0));
    const { line, column } = lineAndColumn(bare, Math.min(at, bare.length));
    const what = at >= bare.length ? 'it ends too early' : `it goes wrong at ${inline(bare.slice(at, at + 20))}`;
    throw invalidData(`${path}:${line}:${column}`, `This is not valid JSON: ${what}.`, 'Is this the right file?');
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
