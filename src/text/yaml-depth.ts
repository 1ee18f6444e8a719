/** What is opened deeper than this is no data that a person writes. */
const MOST_DEPTH = 20;

/**
 * Where a YAML text opens brackets, braces, or lists and keys within one line, deeper than cfp reads; null where it does
 * not. The package yaml takes more than cubic time in that depth where the keys of maps are maps (800 braces keep it
 * busy for minutes), and thousands of dashes in a row bring the stack, and with it the process, to its end.
 */
export function tooDeepAt(yaml: string): number | null {
  let brackets = 0;
  let inLine = 0;
  // Whether only what opens lists and keys has stood in this line so far.
  let begins = true;
  for (let at = 0; at < yaml.length; at++) {
    const character = yaml.charAt(at);
    const opensInLine = (character === '?' || (character === '-' && begins)) && /\s/.test(yaml.charAt(at + 1));
    if (character === '\n') [inLine, begins] = [0, true];
    else if (character === '[' || character === '{') brackets++;
    else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    else if (opensInLine) inLine++;
    if (!' \t-?\r\n'.includes(character)) begins = false;
    if (brackets + inLine > MOST_DEPTH) return at;
  }
  return null;
}
