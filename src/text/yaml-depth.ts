/** What is opened deeper than this is no data that a person writes. */
const MOST_DEPTH = 20;

/**
 * Where a YAML text opens brackets, braces or `? ` keys deeper than cfp reads; null where it does not. The package yaml
 * takes more than cubic time in that depth where the keys of maps are maps: 800 braces keep it busy for minutes.
 */
export function tooDeepAt(yaml: string): number | null {
  let brackets = 0;
  let keys = 0;
  for (let at = 0; at < yaml.length; at++) {
    const character = yaml[at];
    if (character === '\n') keys = 0;
    else if (character === '[' || character === '{') brackets++;
    else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    else if (character === '?' && yaml[at + 1] === ' ') keys++;
    if (brackets + keys > MOST_DEPTH) return at;
  }
  return null;
}
