/** `Wait 4 minutes, then try again.` */
export function waitInWords(now: Temporal.Instant, until: Temporal.Instant): string {
  const minutes = Math.max(1, Math.ceil(until.since(now).total('minutes')))
  return `Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again`
}
