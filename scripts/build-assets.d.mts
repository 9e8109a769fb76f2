export function buildAssets(): Promise<{ readonly built: boolean; readonly files: Readonly<Record<string, string>> }>
