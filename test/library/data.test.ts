import { expect, test } from 'vitest';
import { dataFolders, ownFolders } from '../../src/library/data.ts';
import { packageFolder } from '../../src/library/folders.ts';

test("folders of the user's own are their own, whatever they are called", () => {
  // Beside a package in `cfp`, somebody keeps their talks in `cfp-talks`.
  const beside = `${packageFolder()}-talks`;
  const home = { env: { XDG_DATA_HOME: beside }, home: beside, platform: 'linux' as const };
  const workspace = { folder: beside, marked: true } as Parameters<typeof ownFolders>[1];
  expect(ownFolders(home, workspace)).toEqual([beside, `${beside}/cfp`]);
  expect(dataFolders(home, workspace)).toEqual([beside, `${beside}/cfp`, `${packageFolder()}/data`]);
});
