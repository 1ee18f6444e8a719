import { world } from './world.ts';

/** Every command and every command below one, as cfp itself knows them: `['topics', 'show']`; the program is `[]`. */
export async function everyCommand(above: readonly string[] = []): Promise<(readonly string[])[]> {
  const { stdout } = await world().cfp('complete', '--', `${['cfp', ...above].join(' ')} `);
  const names = stdout
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[0] ?? '')
    .filter((name) => /^[a-z]+$/.test(name) && name !== 'help');
  const isCommand = await Promise.all(names.map((name) => hasHelp([...above, name])));
  const below = await Promise.all(names.filter((_, at) => isCommand[at]).map((name) => everyCommand([...above, name])));
  return [above, ...below.flat()];
}

/** Where a command takes a value, `cfp complete` lists what it may be beside the commands. */
async function hasHelp(command: readonly string[]): Promise<boolean> {
  const { stdout } = await world().cfp(...command, '--help');
  return new RegExp(`^Usage: cfp ${command.join(' ')}(?: |$)`, 'm').test(stdout);
}
