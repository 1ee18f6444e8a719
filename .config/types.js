import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Writes the declarations of what the package exports: one file, which needs no other. */
export function writeTypes(root, dist) {
  const [contract, index] = ['src/reporters/contract.ts', 'src/index.ts'].map((name) => declarations(root, name));
  const own = index.replace(/^(?:import|export) type .* from '\.\/reporters\/contract\.ts';\n/gm, '');
  const text = `${contract}\n${own}`;
  const import_ = /\bfrom '.*'|\bimport\('.*'\)/.exec(text);
  if (import_ !== null) throw new Error(`What the package exports names types of other files: ${import_[0]}.`);
  writeFileSync(join(dist, 'index.d.cts'), text);
}

function declarations(root, name) {
  const source = readFileSync(join(root, name), 'utf8');
  const compilerOptions = { target: ts.ScriptTarget.ES2023, isolatedDeclarations: true, verbatimModuleSyntax: true };
  const { outputText, diagnostics } = ts.transpileDeclaration(source, { fileName: name, compilerOptions });
  const [first] = diagnostics ?? [];
  if (first !== undefined) throw new Error(`${name}: ${ts.flattenDiagnosticMessageText(first.messageText, '\n')}`);
  return outputText;
}
