import { badChoice } from '../errors.ts';
import { readSchema, schemaKinds, type SchemaKind } from '../library/schemas.ts';
import type { Terminal } from '../terminal.ts';

/** `cfp schema <kind>`: prints the JSON Schema of a kind of file, for editors. Returns the exit code. */
export function runSchema({ stdout }: Terminal, kind: string): number {
  const kinds = Object.keys(schemaKinds) as SchemaKind[];
  const known = kinds.find((one) => one === kind);
  if (known === undefined) throw badChoice('cfp schema', kind, kinds);
  stdout.write(readSchema(known));
  return 0;
}
