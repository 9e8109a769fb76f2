/** Whether what is in `var/assets` was made from the files of now. */
export function builtAlready(): Promise<boolean>

export function buildAssets(): Promise<{ readonly built: boolean; readonly files: Readonly<Record<string, string>> }>
