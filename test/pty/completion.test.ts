import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import pty from '@lydell/node-pty';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bin } from '../support/pty.ts';

const WAIT = 20_000;

/** A shell, how it is started without anybody's settings, and what a person types to have cfp completed in it. */
interface Shell {
  readonly name: 'bash' | 'zsh' | 'fish';
  readonly args: readonly string[];
  readonly setUp: string;
}

const shells: readonly Shell[] = [
  { name: 'bash', args: ['--norc', '--noprofile', '-i'], setUp: 'PS1="> "; source <(cfp completion bash)' },
  {
    name: 'zsh',
    args: ['-f', '-i'],
    setUp: 'PS1="> "; autoload -Uz compinit && compinit -u -D; source <(cfp completion zsh)',
  },
  {
    name: 'fish',
    args: ['--no-config', '-i'],
    setUp: 'function fish_prompt; echo "> "; end; cfp completion fish | source',
  },
];

const isInstalled = (name: string): boolean =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, name)));

let root: string;
let env: Record<string, string>;
let child: pty.IPty | undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cfp-shell-'));
  for (const folder of ['bin', 'home', 'work/conferences', 'work/proposals'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'bin/cfp'), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
  chmodSync(join(root, 'bin/cfp'), 0o755);
  writeFileSync(join(root, 'work/.cfp.yaml'), 'proposals: proposals\n');
  for (const path of [
    'proposals/plain.md',
    'proposals/two words.md',
    'proposals/zz$(touch pwned-by-file).md',
    'conferences/$(touch pwned-by-id).yaml',
    'conferences/a:b c.yaml',
    'conferences/esc\u001b]0;pwned\u0007.yaml',
  ])
    writeFileSync(join(root, 'work', path), '');
  env = {
    PATH: `${join(root, 'bin')}:${process.env.PATH ?? ''}`,
    HOME: join(root, 'home'),
    XDG_CONFIG_HOME: join(root, 'home/config'),
    XDG_DATA_HOME: join(root, 'home/data'),
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
  };
});

afterEach(() => {
  child?.kill('SIGKILL');
  child = undefined;
  rmSync(root, { recursive: true, force: true });
});

/** Somebody at a shell with the completion of cfp in it. */
async function at({ name, args, setUp }: Shell): Promise<{ type: (text: string, shown: string) => Promise<void> }> {
  const shell = pty.spawn(name, [...args], {
    name: 'xterm-256color',
    cols: 100,
    rows: 40,
    cwd: join(root, 'work'),
    env,
  });
  child = shell;
  let drawn = '';
  let told = (): void => undefined;
  shell.onData((data) => {
    drawn += stripVTControlCharacters(data);
    told();
  });
  const type = async (text: string, shown: string): Promise<void> => {
    drawn = '';
    shell.write(text);
    const late = Date.now() + WAIT;
    while (!drawn.replace(/[\r\u0007]/g, '').includes(shown)) {
      if (Date.now() > late) throw new Error(`Waited for ${JSON.stringify(shown)} in ${JSON.stringify(drawn)}.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 500);
        told = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  await type(`${setUp}; echo rea''dy\r`, 'ready\n');
  return { type };
}

const KILL_LINE = '\u0015';

describe.each(shells)('in $name', (shell) => {
  const { name } = shell;
  const here = test.skipIf(!isInstalled(name));

  here('commands, options, calls, topics, rules and files are completed', { timeout: 120_000 }, async () => {
    const { type } = await at(shell);
    await type('cfp conf\t', 'conferences');
    await type(`${KILL_LINE}cfp conferences sh\t`, 'show');
    await type(`${KILL_LINE}cfp check --max\t`, '--max-warnings');
    await type(`${KILL_LINE}cfp check --for prac\t`, 'practice');
    await type(`${KILL_LINE}cfp check --for=pycon-li\t`, 'pycon-lithuania-2027');
    await type(`${KILL_LINE}cfp draft -c practice -f tuto\t`, 'tutorial');
    await type(`${KILL_LINE}cfp topics show deploy\t`, 'deployment-at-any-size');
    await type(`${KILL_LINE}cfp rules outline-fi\t`, 'outline-fits-slot');
    await type(`${KILL_LINE}cfp check --rule no-pitch=w\t`, 'warning');
    await type(`${KILL_LINE}cfp status se\t`, 'set');
    await type(`${KILL_LINE}cfp status pr\t`, 'proposals/');
    await type(`${KILL_LINE}cfp check proposals/pl\t`, 'proposals/plain.md');
    await type(`${KILL_LINE}cfp check proposals/tw\t`, 'two\\ words.md');
    await type(`${KILL_LINE}cfp draft --answers=proposals/pl\t`, 'plain.md');
  });

  here('nothing that is typed or found is run, and nothing steers the terminal', { timeout: 120_000 }, async () => {
    const { type } = await at(shell);
    await type('cfp check "$(touch pwned-by-word)" --for prac\t', 'practice');
    await type(`${KILL_LINE}cfp check \`touch pwned-by-quote\` --for prac\t`, 'practice');
    await type(`${KILL_LINE}cfp draft -c "$(touch pwned-by-value)" --level beg\t`, 'beginner');
    await type(`${KILL_LINE}cfp check proposals/zz\t`, 'touch');
    // All calls are listed, but for those whose files have the names of attacks.
    await type(`${KILL_LINE}cfp conferences show \t\t`, 'pycon-us-2026');
    await type(`${KILL_LINE}echo do''ne\r`, 'done\n');
    expect(readdirSync(join(root, 'work')).sort()).toEqual(['.cfp.yaml', 'conferences', 'proposals']);
  });

  here('its script is one that the shell can read', () => {
    const script = execFileSync(process.execPath, [bin, 'completion', name], { encoding: 'utf8' });
    const file = join(root, `script.${name}`);
    writeFileSync(file, script);
    const check = name === 'fish' ? ['--no-execute', file] : ['-n', file];
    expect(execFileSync(name, check, { encoding: 'utf8', env })).toBe('');
  });
});
