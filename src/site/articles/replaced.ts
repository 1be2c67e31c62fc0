/** So many values are looked for beside the map that they replace; then all are copied once. */
const most = 200

/**
 * A map with one value replaced, in its place. Copying thousands of entries at every edit of a site would cost more
 * than the edit itself, so the former map is kept below.
 */
export function replaced<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  if (!map.has(key)) throw new Error('there is nothing to replace')
  const [below, former] = map instanceof Replaced ? [map.below, map.fresh] : [map, new Map<K, V>()]
  const fresh = new Map(former).set(key, value)
  const made = new Replaced<K, V>(below, fresh)
  return fresh.size > most ? new Map(made) : made
}

class Replaced<K, V> implements ReadonlyMap<K, V> {
  readonly below: ReadonlyMap<K, V>
  readonly fresh: ReadonlyMap<K, V>

  constructor(below: ReadonlyMap<K, V>, fresh: ReadonlyMap<K, V>) {
    this.below = below
    this.fresh = fresh
  }

  get size(): number {
    return this.below.size
  }

  has(key: K): boolean {
    return this.below.has(key)
  }

  get(key: K): V | undefined {
    return this.fresh.has(key) ? this.fresh.get(key) : this.below.get(key)
  }

  forEach(tell: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) tell(value, key, this)
  }

  *entries(): Generator<[K, V], undefined> {
    for (const [key, value] of this.below)
      yield [key, this.fresh.has(key) ? (this.fresh.get(key) as V) : value]
  }

  keys(): MapIterator<K> {
    return this.below.keys()
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this) yield value
  }

  [Symbol.iterator](): Generator<[K, V], undefined> {
    return this.entries()
  }
}
