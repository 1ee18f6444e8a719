interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, { bytesInOutput: number }>> }>>;
}

export function bundledPackages(metafile: Metafile): string[];
export function licencesText(folders: readonly string[], root: string): string;
