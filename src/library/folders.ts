import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { findUpSync } from 'find-up-simple';
import type { Terminal } from '../terminal.ts';

/** What of the world decides where the user's own files are. */
export type Home = Pick<Terminal, 'env' | 'home' | 'platform'>;

// The package `env-paths` knows the same places, but reads the environment as it is loaded, where a test cannot reach.

/** The user's configuration folder for cfp, by the platform's convention. */
export function configFolder({ env, home, platform }: Home): string {
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'cfp');
  if (platform === 'darwin') return join(home, 'Library', 'Preferences', 'cfp');
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'cfp');
}

/** The user's data folder for cfp, by the platform's convention. */
export function dataFolder({ env, home, platform }: Home): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'cfp');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'cfp');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'cfp');
}

/** The user's folder for what cfp needs to remember only for a while, by the platform's convention. */
export function stateFolder({ env, home, platform }: Home): string {
  if (platform === 'win32' || platform === 'darwin') return dataFolder({ env, home, platform });
  return join(env.XDG_STATE_HOME || join(home, '.local', 'state'), 'cfp');
}

/** The user's cache folder for cfp, by the platform's convention: what is there may go at any time. */
export function cacheFolder({ env, home, platform }: Home): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'cfp', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'cfp');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'cfp');
}

/** The folder of the installed package, found from where this module runs: `src/library` or `dist`. */
export function packageFolder(): string {
  return (foundPackage ??= dirname(findUpSync('package.json', { cwd: import.meta.dirname }) ?? import.meta.filename));
}

let foundPackage: string | undefined;

/** Whether a folder is there and can be written; one that is not there yet, whether it could be made. */
export function folderState(folder: string): 'there' | 'not yet' | 'read-only' | 'no folder' {
  try {
    if (!statSync(folder).isDirectory()) return 'no folder';
  } catch {
    const parent = dirname(folder);
    const above = parent === folder ? 'read-only' : folderState(parent);
    return above === 'there' ? 'not yet' : above;
  }
  return isAllowed(folder, constants.W_OK | constants.X_OK) ? 'there' : 'read-only';
}

/** Whether a program is there to be started, by its path or in $PATH. Nothing is started. */
export function hasProgram(name: string, { env, platform }: Pick<Terminal, 'env' | 'platform'>): boolean {
  const endings = platform === 'win32' ? ['', ...(env.PATHEXT ?? '.EXE;.CMD;.BAT').split(';')] : [''];
  const isPath = isAbsolute(name) || /[/\\]/.test(name);
  const places = isPath ? [''] : (env.PATH ?? env.Path ?? '').split(delimiter).filter((one) => one !== '');
  return places.some((place) => endings.some((ending) => isAllowed(join(place, name + ending), constants.X_OK)));
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** The version of the installed package. */
export function packageVersion(): string {
  return packageManifest().version;
}

/** What cfp calls itself to the servers that it asks: its name, its version, and where it is at home. */
export function userAgent(): string {
  const { version, homepage } = packageManifest();
  return `cfp/${version}${homepage === undefined ? '' : ` (+${homepage})`}`;
}

function packageManifest(): { readonly version: string; readonly homepage?: string } {
  return JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
}
