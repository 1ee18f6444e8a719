import { describe, expect, test } from 'vitest';
import { valueNames } from '../../src/commands/complete-values.ts';
import { everyCommand } from '../support/commands.ts';
import { workspace } from '../support/workspace.ts';
import { world, type World } from '../support/world.ts';

/** What is offered at the end of a line, without what it is. */
async function offered(line: string, { cfp }: World = world(), ...options: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await cfp('complete', ...options, '--', line);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [kind = '', ...lines] = stdout.split('\n').slice(0, -1);
  return [...(kind === 'values\t' ? [] : [kind]), ...lines.map((one) => one.split('\t')[0] ?? '')];
}

test.each([
  ['cfp to', ['topics']],
  ['cfp comp', ['completion']],
  ['cfp help conferences va', ['validate']],
  ['cfp --no-color top', ['topics']],
  ['cfp topics sho', ['show']],
  ['cfp topics words sho', []],
  ['cfp --ver', ['--version']],
  ['cfp check --max', ['--max-warnings']],
  ['cfp topics show --js', ['--json']],
  ['cfp check --for prac', ['practice']],
  ['cfp check --for=prac', ['--for=practice']],
  ['cfp check -f j', ['json', 'junit']],
  ['cfp check -qf sar', ['sarif']],
  ['cfp check --rule no-pi', ['no-pitch=']],
  ['cfp check --rule no-pitch=w', ['no-pitch=warning']],
  ['cfp check --rule=no-pitch=w', ['--rule=no-pitch=warning']],
  ['cfp check -- --for', ['files\t']],
  ['cfp check one.md tw', ['files\t']],
  ['cfp check --output re', ['files\t']],
  ['cfp check --max-warnings ', []],
  ['cfp status ', ['folders\t', 'set']],
  ['cfp status set talk.md acc', ['accepted']],
  ['cfp status --format ', ['csv', 'json']],
  ['cfp init --proposals ', ['folders\t']],
  ['cfp draft --answers=x', ['files\t--answers=']],
  ['cfp draft --answer abstr', ['abstract=']],
  ['cfp draft --answer abstract=x', []],
  ['cfp draft --answer-file abstr', ['abstract=']],
  ['cfp draft --answer-file abstract=x', ['files\tabstract=']],
  ['cfp draft --answer-file=abstract=x', ['files\t--answer-file=abstract=']],
  ['cfp draft --level=b', ['--level=beginner']],
  ['cfp draft -c practice -f tut', ['tutorial']],
  ['cfp draft --topic secu', ['security']],
  ['cfp topics show djangocon-us-2024/secu', ['djangocon-us-2024/security']],
  ['cfp topics --tag secu', ['security']],
  ['cfp export talk.md --as h', ['html']],
  ['cfp export talk.md --field abs', ['abstract']],
  ['cfp rules outline-fi', ['outline-fits-slot']],
  ['cfp schema w', ['workspace']],
  ['cfp completion z', ['zsh']],
  ['cfp conferences new --timezone Ao', ['AoE']],
])('behind `%s` stands %j', async (line, values) => {
  expect(await offered(line)).toEqual(values);
});

test('where nothing but an option can stand, the options of all commands above are offered', async () => {
  const options = await offered('cfp status set talk.md accepted ');
  expect(options).toEqual(expect.arrayContaining(['--on', '--for', '--help', '--no-color']));
});

test('what is offered comes with what it is', async () => {
  const { stdout } = await world().cfp('complete', '--', 'cfp check --for prac');
  expect(stdout).toBe('values\t\npractice\tPractice call\n');
});

test('a shell that splits words at = is given the rest alone', async () => {
  expect(await offered('cfp check --rule no-pitch=w', world(), '--word', 'w')).toEqual(['warning']);
  expect(await offered('cfp check --for=prac', world(), '--word=prac')).toEqual(['practice']);
});

test('the calls and formats of a workspace are offered', async () => {
  const at = workspace();
  at.write('.cfp.yaml', 'conference: formatfest\n');
  expect(await offered('cfp export x.md --for pitch', at)).toEqual(['pitchcon']);
  expect(await offered('cfp draft -f ', at)).not.toContain('talk-25');
});

describe('a stranger’s files do no harm', () => {
  test.each(['$(touch x)', 'two words', 'a\u001b]0;x\u0007', 'a;b', "it's", 'a\nb', '-rf', '`x`'])(
    'a call named %j is not offered, and all others are',
    async (name) => {
      const at = workspace();
      at.write('.cfp.yaml', '');
      at.write(`conferences/${name}.yaml`, 'x');
      const calls = await offered('cfp check --for ', at);
      expect(calls).toContain('practice');
      expect(calls.join('\n')).not.toContain(name);
    },
  );

  test('a call that cannot be read is known by its id, and steers nothing by its name', async () => {
    const at = workspace();
    at.write('.cfp.yaml', '');
    at.write('conferences/broken.yaml', 'name: [');
    expect(await offered('cfp check --for brok', at)).toEqual(['broken']);
  });

  test.each([
    ['settings', '.cfp.yaml', 'conference: ['],
    ['a list', 'topics/broken.yaml', 'topics: ['],
  ])('%s that cannot be read leave the line in peace', async (_what, path, text) => {
    const { cfp, write } = world();
    write('.cfp.yaml', '');
    write(path, text);
    expect(await cfp('complete', '--', 'cfp draft --topic ')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

test.each([[[]], [['--']], [['--nonsense']], [['a', 'b']]])('asked wrongly (%j), it is silent', async (args) => {
  expect((await world().cfp('complete', ...args)).stdout).toBe('');
});

test.each(['bash', 'zsh', 'fish'])('prints a script for %s', async (shell) => {
  const { code, stdout, stderr } = await world().cfp('completion', shell);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('cfp complete');
  // What is typed is data: no line of it is read as a command.
  expect(stdout).not.toMatch(/\beval\b/);
});

test('another shell is a mistake that names those there are', async () => {
  const { code, stderr } = await world().cfp('completion', 'zhs');
  expect(code).toBe(2);
  expect(stderr).toContain('zsh');
});

test('every value in the help has a name that completion knows', async () => {
  const seen = new Set<string>();
  for (const command of await everyCommand()) {
    const { stdout } = await world({ columns: 200 }).cfp(...command, '--help');
    const [, takes = ''] = /\nArguments:\n([\s\S]*?)\n\n/.exec(stdout) ?? [];
    const [, options = ''] = /\nOptions:\n([\s\S]*?)(?:\n\n|$)/.exec(stdout) ?? [];
    const names = [
      ...Array.from(takes.matchAll(/^ {2}(\S+) {2}/gm), ([, name = '']) => name),
      ...Array.from(options.matchAll(/^ {2}[^<[\n]*? [<[](.+?)(?:\.\.\.)?[>\]] {2}/gm), ([, name = '']) => name),
    ];
    for (const name of names) seen.add(name);
    const unknown = names
      .filter((name) => !name.includes('|'))
      .flatMap((name) => name.split('='))
      .filter((name) => !valueNames.includes(name));
    expect({ command, unknown }).toEqual({ command, unknown: [] });
  }
  expect([...seen]).toEqual(expect.arrayContaining(['file', 'instant', 'conference']));
});
