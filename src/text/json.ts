import { safe } from './display.ts';

/** The value as indented JSON that ends in a newline; what could steer a terminal is written as an escape. */
export function jsonText(value: unknown): string {
  // JSON.stringify escapes C0 itself; inside strings `safe` writes the rest in the same notation, so it parses back.
  return `${safe(JSON.stringify(value, null, 2))}\n`;
}
