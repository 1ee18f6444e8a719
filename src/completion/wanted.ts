/** Something that can be chosen, and what it is or does. */
export interface Choice {
  readonly value: string;
  readonly about: string;
}

export interface OptionShape {
  /** As in `['-c', '--conference']`. */
  readonly flags: readonly string[];
  /** What its value is called, as in `conference`; null where it takes none. */
  readonly takes: string | null;
  readonly about: string;
}

/** What can stand behind a command. */
export interface Shape {
  readonly commands: readonly Choice[];
  readonly options: readonly OptionShape[];
  /** What its arguments are called, in order; the last may be given again where `more` says so. */
  readonly takes: readonly string[];
  readonly more: boolean;
  /** The shape behind a command below this one; null where there is none of that name. */
  readonly below: (name: string) => Shape | null;
}

/** What may stand at the cursor. */
export interface Wanted {
  readonly commands: readonly Choice[];
  readonly options: readonly OptionShape[];
  /** What the value at the cursor is called; null where none can stand here. */
  readonly takes: string | null;
  /** What stands in the same word before the value, as in `--for=`. */
  readonly before: string;
  /** The values of the options that were given, by each of their flags. */
  readonly given: ReadonlyMap<string, string>;
}

/** What may stand in the last of the words. */
export function wantedIn(words: readonly string[], root: Shape): Wanted {
  const current = words.at(-1) ?? '';
  const given = new Map<string, string>();
  let shape = root;
  let options = root.options;
  let pending: OptionShape | null = null;
  let count = 0;
  let isLiteral = false;
  for (const word of words.slice(0, -1)) {
    if (pending !== null) {
      note(given, pending, word);
      pending = null;
    } else if (word === '--' && !isLiteral) isLiteral = true;
    else if (word.startsWith('-') && word !== '-' && !isLiteral) pending = optionIn(word, options, given);
    else {
      const below: Shape | null = count === 0 && !isLiteral ? shape.below(word) : null;
      if (below === null) count++;
      else [shape, options] = [below, below === root ? options : [...below.options, ...options]];
    }
  }
  const nothing = { commands: [], options: [], takes: null, before: '', given };
  if (pending !== null) return { ...nothing, takes: pending.takes };
  const takes = shape.takes[count] ?? (shape.more ? shape.takes.at(-1) : null) ?? null;
  if (isLiteral) return { ...nothing, takes };
  const [flag, value] = split(current);
  if (value !== null && flag.startsWith('--')) {
    const option = options.find(({ flags }) => flags.includes(flag));
    return { ...nothing, takes: option?.takes ?? null, before: `${flag}=` };
  }
  if (current.startsWith('-') && current !== '-') return { ...nothing, options };
  const commands = count === 0 ? shape.commands : [];
  // Where nothing else can stand, an option can; a word that is written already is none.
  const isLeft = (commands.length === 0 && takes === null && current === '') || current === '-';
  return { ...nothing, commands, takes, options: isLeft ? options : [] };
}

/** Notes the value of an option that holds one; gives the option whose value is the next word. */
function optionIn(word: string, options: readonly OptionShape[], given: Map<string, string>): OptionShape | null {
  const named = (flag: string): OptionShape | undefined => options.find(({ flags }) => flags.includes(flag));
  if (word.startsWith('--')) {
    const [flag, value] = split(word);
    const option = named(flag);
    if (option === undefined || option.takes === null) return null;
    if (value === null) return option;
    note(given, option, value);
    return null;
  }
  // Short ones may stand together, as in -qf json; the first that takes a value takes the rest of the word.
  for (let at = 1; at < word.length; at++) {
    const option = named(`-${word.charAt(at)}`);
    if (option === undefined) return null;
    if (option.takes === null) continue;
    if (at === word.length - 1) return option;
    note(given, option, word.slice(at + 1));
    return null;
  }
  return null;
}

function note(given: Map<string, string>, { flags }: OptionShape, value: string): void {
  for (const flag of flags) given.set(flag, value);
}

function split(word: string): [flag: string, value: string | null] {
  const at = word.indexOf('=');
  return at === -1 ? [word, null] : [word.slice(0, at), word.slice(at + 1)];
}
