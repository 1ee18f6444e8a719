import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Profile } from '../speaker/profile.ts';
import { configFolder, type Home } from './folders.ts';
import { fileExists, readText, writePrivately, writeText } from './files.ts';
import { settingsIn, settingsSchema, type Settings } from './workspace.ts';
import { readYaml } from './yaml.ts';

/** Where the user's own settings are, the profile among them. */
export const ownSettingsFile = (home: Home): string => join(configFolder(home), 'cfp.yaml');

/** Where the settings of a folder are, once it is a workspace. */
export const workspaceFile = (folder: string): string => join(folder, '.cfp.yaml');

/** Writes the profile into the user's own settings, which nobody else may read; all else in them stays. */
export function writeProfile(home: Home, profile: Profile): void {
  const file = ownSettingsFile(home);
  const { name, email, handles, sites, employer, projects, bio } = profile;
  const told = Object.entries({ name, email, handles, sites, employer, projects, bio }).filter(
    ([, value]) => value !== undefined && value.length > 0,
  );
  writePrivately(file, withKeys(file, { speaker: Object.fromEntries(told) }));
}

/** Writes what a workspace says of its proposals; all else in the file stays, comments too. */
export function writeWorkspace(folder: string, keys: Partial<Pick<Settings, 'conference' | 'proposals'>>): void {
  const file = workspaceFile(folder);
  writeText(file, withKeys(file, keys));
}

/** The text of a settings file with some keys set. Throws a CfpError where the file is no valid one. */
function withKeys(file: string, keys: Readonly<Record<string, unknown>>): string {
  const before = fileExists(file) ? readText(file) : '';
  // A file with a mistake in it is told of before it is written over.
  if (before.trim() !== '') settingsIn(file);
  const document = parseDocument(before);
  for (const [key, value] of Object.entries(keys)) if (value !== undefined) document.set(key, value);
  const text = document.toString({ lineWidth: 0 });
  readYaml(text, file, settingsSchema);
  return text;
}
