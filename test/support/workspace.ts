import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { world, type World } from './world.ts';

const ROOT = 'test/fixtures/workspace';

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(ROOT, path)).isDirectory() ? filesIn(path) : [path];
  });

/** The moment at which the workspace is looked at. */
export const WORKSPACE_NOW = '2026-05-01T12:00:00Z';

/** The names of its twelve proposals. */
export const talks = readdirSync(join(ROOT, 'proposals'));

/** A world with twelve proposals and five calls in it. */
export function workspace(changes: Parameters<typeof world>[0] = {}): World {
  const at = world({ now: new Date(WORKSPACE_NOW), ...changes });
  for (const path of filesIn('.')) at.write(path, readFileSync(join(ROOT, path)));
  return at;
}
