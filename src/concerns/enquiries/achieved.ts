import type { Achieved } from '../enquiry.ts'
import type { Wish } from './wish.store.ts'

/**
 * How far the outcomes together were achieved: all fully, none at all, or partly. Those no longer wished do not count;
 * undefined while one of the others is not judged, or when there is none.
 */
export function achievedOf(wishes: readonly Pick<Wish, 'act' | 'achieved'>[]): Achieved | undefined {
  const judged = wishes.filter(({ act }) => act !== 'no-longer-wished').map(({ achieved }) => achieved)
  if (judged.length === 0 || judged.includes(undefined)) return undefined
  if (judged.every(each => each === 'fully')) return 'fully'
  return judged.every(each => each === 'not') ? 'not' : 'partly'
}
