import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of the packages of which something is in the bundle, as esbuild's metafile has it, sorted. */
export function bundledPackages({ outputs }) {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  return [...new Set(folders)].sort();
}

/** What THIRD_PARTY_LICENSES says: each package with its version and copyright, below them the licence that they share. */
export function licencesText(folders, root) {
  const groups = new Map();
  for (const folder of folders) {
    const { title, copyright, terms } = licenceOf(join(root, folder));
    // Two packages that differ in the width of their lines have one licence.
    const key = terms.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
    const group = groups.get(key) ?? { terms, packages: [] };
    group.packages.push([title, ...copyright].join('\n  '));
    groups.set(key, group);
  }
  const sections = Array.from(groups.values(), ({ packages, terms }) => `${packages.join('\n')}\n\n${terms}\n`);
  return ['The package cfp holds parts of these packages, under these licences.\n', ...sections].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

const COPYRIGHT = /^[ \t]*Copyright (?!notice|holder).*$/gm;
const TITLE =
  /^\s*(?:#+ *)?(?:\(?the )?(?:mit|isc|bsd[- ][23][- ]clause|bsd|simplified bsd)(?: licen[cs]e)?(?:\s*\(mit\)|\s*\(isc\))?[):.]*\s*$/gim;

function licenceOf(folder) {
  const { name, version, license, author, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const title = `${name} ${version} (${license})`;
  if (license === 'MPL-2.0') return { title, copyright: [], terms: mozilla(version, repository.url) };
  const file = readdirSync(folder).find((one) => /^licen[cs]e(?:[.-]|$)/i.test(one));
  if (file === undefined) throw new Error(`${name} comes without the text of its licence, ${license}.`);
  const text = readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n');
  const copyright = (text.match(COPYRIGHT) ?? []).map((line) => line.trim());
  const by = typeof author === 'string' ? author : author?.name;
  const terms = text
    .replace(COPYRIGHT, '')
    .replace(TITLE, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { title, copyright: copyright.length > 0 || by === undefined ? copyright : [`by ${by}`], terms };
}

/** What the Mozilla Public License asks for where its files are passed on compiled: its notice, and where the source is. */
const mozilla = (
  version,
  repository,
) => `This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.
You can obtain one at https://mozilla.org/MPL/2.0/.
Its source, unchanged, is version ${version} of ${repository}`;
