/**
 * Each layer, and the layers below it that it may know. Their own files, errors.ts and text/ are open to all.
 * `.github/ARCHITECTURE.md` shows them.
 */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  text: [],
  completion: [],
  'src/errors.ts': ['errors'],
  errors: [],
  'src/terminal.ts': [],
  conference: [],
  topic: [],
  speaker: [],
  proposal: ['conference'],
  library: ['proposal', 'topic', 'conference', 'speaker'],
  check: ['proposal', 'topic', 'conference', 'speaker'],
  interview: ['proposal', 'topic', 'conference', 'speaker'],
  // What a reporter writes is what was checked.
  reporters: ['check', 'proposal', 'conference'],
  // What goes into a form is what was checked.
  export: ['check', 'proposal', 'conference'],
  status: ['check', 'proposal', 'conference'],
  preview: ['export', 'status', 'check', 'proposal', 'conference'],
  // To start a preview from an interview, the terminal is handed on with another end.
  commands: [
    'src/terminal.ts',
    'interview',
    'check',
    'reporters',
    'export',
    'status',
    'preview',
    'completion',
    'library',
    'proposal',
    'topic',
    'conference',
    'speaker',
  ],
  cli: ['commands', 'completion', 'library', 'src/terminal.ts'],
  'src/cli.ts': ['cli', 'src/terminal.ts'],
  // It starts what the build made of the rest, and names no more than its type.
  'src/start.ts': ['src/cli.ts', 'library'],
  // What editors and bots may use: no command, and nothing that prints.
  'src/index.ts': ['reporters', 'check', 'library', 'proposal', 'topic', 'conference', 'speaker'],
  'bin/cfp.cjs': [],
};
