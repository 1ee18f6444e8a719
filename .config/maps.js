import { decode, encode } from '@jridgewell/sourcemap-codec';

/** Lines of our source that are told apart at least: with each of them on its own, the package would not stay small. */
const APART = 3;

/**
 * A source map that knows our own code alone, and where in it a stack trace points to within a few lines: columns, names
 * and libraries would make the package twice as large.
 */
export function ownLines({ version, sources, mappings }) {
  const own = sources.filter(isOwn);
  const numbers = sources.map((source) => own.indexOf(source));
  const lines = decode(mappings).map((segments) => {
    let last = { number: -1, line: 0 };
    return segments.flatMap(([column, source, line]) => {
      const number = source === undefined ? -1 : numbers[source];
      const isNear = number === -1 || (line >= last.line && line < last.line + APART);
      if (number === last.number && isNear) return [];
      last = { number, line };
      // A place that is nobody's ends the one before it.
      return [number === -1 ? [column] : [column, number, line, 0]];
    });
  });
  return { version, sources: own, names: [], mappings: encode(lines) };
}

const isOwn = (source) => /^(?:\.\.\/)+src\//.test(source);
