/**
 * The longest run of letters that stands in every text which a phrase's pattern matches, read from the pattern: what is in no
 * group, no class and no choice, and neither left out nor repeated. Empty where there is none.
 */
export function phraseCore(match: string): string {
  let core = '';
  let run = '';
  const end = (): void => {
    // Phrases begin with the words that are in every text, so of two that are as long, the later one tells more.
    if (run.length >= core.length) core = run;
    run = '';
  };
  for (let at = 0; at < match.length; at++) {
    const char = match.charAt(at);
    if (char === '|') return '';
    if ('?*+{'.includes(char)) {
      // It says how often the letter before it stands.
      run = run.slice(0, -1);
      end();
      if (char === '{') at = match.indexOf('}', at);
    } else if ('([\\. ^$'.includes(char)) {
      end();
      if (char === '(') at = endOfGroup(match, at);
      else if (char === '[') at = match.indexOf(']', at);
      else if (char === '\\') at++;
    } else run += char;
  }
  end();
  return core;
}

/** Where a group ends that opens at a place. */
function endOfGroup(match: string, from: number): number {
  let depth = 0;
  for (let at = from; at < match.length; at++) {
    const char = match.charAt(at);
    if (char === '\\') at++;
    else if (char === '[') at = match.indexOf(']', at);
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at;
  }
  return match.length;
}
