// Run when the bundle stands: what goes into the package beside the code.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dropIdleBanners } from './banner.js';
import { bundledPackages, licencesText } from './licences.js';
import { keepOwnLines } from './maps.js';
import { writeTypes } from './types.js';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const metafile = join(dist, 'meta.json');

const packages = bundledPackages(JSON.parse(readFileSync(metafile, 'utf8')));
writeFileSync(join(root, 'THIRD_PARTY_LICENSES'), licencesText(packages, root));
dropIdleBanners(dist);
keepOwnLines(dist);
writeTypes(root, dist);
rmSync(metafile);
