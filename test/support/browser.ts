import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import type { Browser } from 'playwright-core';

/** Where Chromium is on the PATH; null where there is none. */
export const chromiumPath = ((): string | null => {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const file of folders.flatMap((folder) => names.map((name) => join(folder, name)))) {
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // The next one may be there.
    }
  }
  return null;
})();

if (chromiumPath === null) console.info('There is no Chromium here: the preview is not looked at in a browser.');

/** A real browser, without a window. */
export async function launch(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  // In a container everybody is root, and Chromium's own sandbox refuses root.
  return chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'], timeout: 60_000 });
}
