import { existsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fetchInto } from '../support/nodes.ts';
import { outcomeOf, type Command, type Place } from './timer.ts';

/** Another program that checks text. */
export interface Peer {
  readonly name: string;
  /** Checks all Markdown of the folder that it runs in. Null where it could not be had. */
  readonly command: Command | null;
}

const CONFIG = { rules: { 'no-todo': true, 'write-good': true, 'common-misspellings': true } };

const peers = [
  {
    name: 'markdownlint-cli2',
    packages: ['markdownlint-cli2@0.22.0'],
    command: (at: string): Command => [
      process.execPath,
      join(at, 'markdownlint-cli2/markdownlint-cli2-bin.mjs'),
      '**/*.md',
    ],
  },
  {
    name: 'textlint',
    packages: [
      'textlint@15.8.0',
      'textlint-rule-no-todo@2.0.1',
      'textlint-rule-write-good@2.0.0',
      'textlint-rule-common-misspellings@1.0.1',
    ],
    command: (at: string): Command => {
      const config = join(at, '..', 'textlintrc.json');
      writeFileSync(config, JSON.stringify(CONFIG));
      const places = ['--rules-base-directory', at, '--config', config];
      return [process.execPath, join(at, 'textlint/bin/textlint.js'), ...places, '**/*.md'];
    },
  },
  {
    name: 'rumdl',
    packages: ['rumdl@0.2.75'],
    // The program itself: what npm calls starts a Node.js first.
    command: (at: string): Command => {
      const name = process.platform === 'win32' ? 'rumdl.exe' : 'rumdl';
      return [join(at, '@rumdl', `cli-${process.platform}-${process.arch}`, name), 'check', '--no-cache', '.'];
    },
  },
] as const;

/** The peers, installed where they were not; they are kept for the next time. */
export async function peersHere(place: Place): Promise<Peer[]> {
  return Promise.all(
    peers.map(async ({ name, packages, command }) => {
      const folder = join(homedir(), '.cache', 'cfp-test', 'bench', packages.join('+'));
      try {
        if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) await fetchInto(folder, ...packages);
        const whole = command(join(folder, 'node_modules'));
        // 0 and 1: the text is fine, or it is not.
        const { code, told } = outcomeOf(whole, place);
        if (code !== 0 && code !== 1) throw new Error(told);
        return { name, command: whole };
      } catch (error) {
        console.error(`There is no ${name} here: ${String(error).split('\n', 2).join(' ')}`);
        return { name, command: null };
      }
    }),
  );
}
