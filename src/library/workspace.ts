import { dirname, join, relative, resolve } from 'node:path';
import { findUpSync } from 'find-up-simple';
import * as v from 'valibot';
import { profileSchema } from '../speaker/profile.ts';
import type { Terminal } from '../terminal.ts';
import { text, texts } from '../text/schema.ts';
import { configFolder, type Home } from './folders.ts';
import { fileExists, readText } from './files.ts';
import { readYaml } from './yaml.ts';

/** What `.cfp.yaml` holds. */
export const settingsSchema = v.strictObject({
  /** The speaker: used to see whether a proposal gives away whose it is, and never written into one. */
  speaker: v.optional(profileSchema),
  /** The call that a proposal is held against where it names none. */
  conference: v.optional(text),
  /** Where proposals live, from the folder of `.cfp.yaml`. */
  proposals: v.optional(text, 'proposals'),
  /** Severities of rules, by name. */
  rules: v.optional(v.record(text, v.picklist(['off', 'info', 'warning', 'error'])), {}),
  /** Words that are right here, whatever a rule thinks of them. */
  allow: texts,
});

export type Settings = Readonly<v.InferOutput<typeof settingsSchema>>;

/** Where a speaker works: the folder that holds `.cfp.yaml`, else the current one. */
export interface Workspace {
  readonly folder: string;
  /** Whether a `.cfp.yaml` makes the folder a workspace, whose `topics` and `conferences` are then its own data. */
  readonly marked: boolean;
  readonly settings: Settings;
}

/**
 * The nearest workspace upward, else the user's own settings for the current folder. A workspace that does not say who
 * speaks takes the speaker of the user's own settings. Throws a CfpError for bad YAML.
 */
export function findWorkspace(terminal: Home & Pick<Terminal, 'cwd'>): Workspace {
  const own = join(configFolder(terminal), 'cfp.yaml');
  const mine = fileExists(own) ? settingsIn(own) : v.parse(settingsSchema, {});
  const nearest = findUpSync('.cfp.yaml', { cwd: terminal.cwd });
  if (nearest === undefined) return { folder: terminal.cwd, marked: false, settings: mine };
  const { speaker = mine.speaker, ...settings } = settingsIn(nearest);
  return {
    folder: dirname(nearest),
    marked: true,
    settings: speaker === undefined ? settings : { ...settings, speaker },
  };
}

/** Where proposals live, as a path from the current folder: reports name files so, wherever they are read. */
export function proposalsFolder({ folder, settings }: Workspace, cwd: string): string {
  return relative(cwd, resolve(cwd, folder, settings.proposals)) || '.';
}

/** The settings in a file. An empty one holds the defaults. */
export function settingsIn(file: string): Settings {
  const text = readText(file);
  return text.trim() === '' ? v.parse(settingsSchema, {}) : readYaml(text, file, settingsSchema);
}
