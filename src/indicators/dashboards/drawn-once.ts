/** What was made of a thing, for as long as the thing is kept: a card is drawn for one reader and shown to many. */
export function createDrawnOnce<Thing extends object, Made>(): (thing: Thing, name: string, make: () => Made) => Made {
  const made = new WeakMap<Thing, Map<string, Made>>()
  return (thing, name, make) => {
    const own = made.get(thing) ?? new Map<string, Made>()
    made.set(thing, own)
    const found = own.get(name) ?? make()
    own.set(name, found)
    return found
  }
}
