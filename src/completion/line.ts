/**
 * The words of a command line up to the cursor, as a shell splits them; the last is the one at the cursor, '' behind a
 * space. Quotes and backslashes are taken away, and nothing is put in for `$…`, backquotes or globs: those stay as typed.
 */
export function wordsIn(line: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '\\' && quote !== "'") word = (word ?? '') + line.charAt(++at);
    else if (quote === null && (character === '"' || character === "'")) [quote, word] = [character, word ?? ''];
    else if (character === quote) quote = null;
    else if (quote === null && /\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + character;
  }
  return [...words, word ?? ''];
}

/** The words behind the name of the program; before it may stand `sudo`, `env` or variables. */
export function argumentsIn(line: string): string[] {
  const words = wordsIn(line);
  const name = words.slice(0, -1).findIndex((word) => /(?:^|[/\\])cfp$/.test(word));
  return words.slice(Math.max(name, 0) + 1);
}
