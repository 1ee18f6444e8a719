/** The words of a shell line in which only double quotes quote. */
export function shellWords(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|\S+/g), ([word, quoted]) => quoted ?? word);
}
