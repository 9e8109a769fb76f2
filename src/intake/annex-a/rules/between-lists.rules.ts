import type { EntryOf, ListName } from '../lists.ts'
import { isInCare, isOpenNeed, isOpenPlan } from '../open-on.ts'
import { type AnnexARule, at, byChild, type Checked, type Found, rule } from '../rule.ts'

type OfAChild = Exclude<ListName, 'adopters'>

/** Asks whether the children of one list are in another; only where the workbook has both. */
const alsoIn = <L extends OfAChild>(
  [name, other]: readonly [L, OfAChild],
  isAsked: (entry: EntryOf<L>, checked: Checked) => boolean,
): AnnexARule['check'] => {
  return (checked, found) => {
    const { [name]: entries, [other]: others } = checked.lists
    if (!entries || !others) return
    const there = new Set(others.map(({ childId }) => childId))
    for (const each of entries) {
      const entry = each as EntryOf<L>
      const { childId } = each
      if (childId !== undefined && !there.has(childId) && isAsked(entry, checked)) found(childId, at(each, 'childId'))
    }
  }
}

/** Whether the children whom List 6 says to be on a plan or looked after are those of the list that has them. */
const sameChildren = (
  status: string,
  openIn: (checked: Checked) => ReadonlySet<string | undefined> | undefined,
): AnnexARule['check'] => {
  return (checked: Checked, found: Found) => {
    const open = openIn(checked)
    if (!open) return
    for (const it of checked.lists.need ?? []) {
      if (it.status === status && isOpenNeed(it, checked.window.ends) && !open.has(it.childId))
        found(it.childId, at(it, 'status'))
    }
  }
}

export const betweenListsRules: readonly AnnexARule[] = [
  rule(
    'referral-without-contact',
    {
      wrong: 'The child has a referral in List 3 and no contact in List 1.',
      remedy: 'Add the contact from which the referral came, if there was one.',
    },
    alsoIn(['referrals', 'contacts'], (it, { window }) => it.referredOn !== undefined && it.referredOn > window.begins),
  ),
  rule(
    'enquiry-not-in-need',
    {
      wrong: 'The child has a section 47 enquiry in List 5 and is not in List 6.',
      remedy: 'Add the child to List 6: whoever is the subject of an enquiry is a child in need.',
    },
    alsoIn(['enquiries', 'need'], () => true),
  ),
  rule(
    'plan-not-in-need',
    {
      wrong: 'The child is on a child protection plan in List 7 and is not in List 6.',
      remedy: 'Add the child to List 6, with the status of a child protection plan.',
    },
    alsoIn(['plans', 'need'], (it, { window }) => isOpenPlan(it, window.ends)),
  ),
  rule(
    'care-not-in-need',
    {
      wrong: 'The child is looked after in List 8 and is not in List 6.',
      remedy: 'Add the child to List 6, with the status of a looked after child.',
    },
    alsoIn(['care', 'need'], (it, { window }) => isInCare(it, window.ends)),
  ),
  rule(
    'status-without-plan',
    {
      wrong: 'List 6 says that the child is on a child protection plan, and List 7 has no open plan for them.',
      remedy: 'Correct the case status, or add the plan to List 7.',
    },
    sameChildren(
      'CPP',
      ({ lists: { plans }, window }) =>
        plans && new Set(plans.filter(it => isOpenPlan(it, window.ends)).map(({ childId }) => childId)),
    ),
  ),
  rule(
    'status-without-care',
    {
      wrong: 'List 6 says that the child is looked after, and in List 8 they are not.',
      remedy: 'Correct the case status, or add the child to List 8.',
    },
    sameChildren(
      'CLA',
      ({ lists: { care }, window }) =>
        care && new Set(care.filter(it => isInCare(it, window.ends)).map(({ childId }) => childId)),
    ),
  ),
  rule(
    'plan-not-begun',
    {
      wrong: 'The conference in List 5 resulted in a plan, and none began on that day or later in List 7.',
      remedy: 'Add the plan to List 7, or correct what came of the conference.',
    },
    ({ lists: { enquiries, plans } }, found) => {
      if (!enquiries || !plans) return
      const plansOf = byChild(plans)
      for (const it of enquiries) {
        const { childId, conferenceOn: held, ledToPlan } = it
        if (ledToPlan !== true || childId === undefined || held === undefined) continue
        if (!plansOf.get(childId)?.some(({ beganOn }) => beganOn !== undefined && beganOn >= held))
          found(childId, at(it, 'conferenceOn'), at(it, 'ledToPlan'))
      }
    },
  ),
  rule(
    'adoption-of-nobody-in-care',
    {
      wrong: 'The child is to be adopted in List 10, has not been yet, and is not in List 8.',
      remedy: 'Add the child to List 8, or give the day of the adoption order.',
    },
    alsoIn(['adoptions', 'care'], it => it.adoptedOn === undefined && it.reversedOn === undefined),
  ),
  rule(
    'family-without-adopters',
    {
      wrong: 'The child was matched with a family that List 11 does not have.',
      remedy: 'Correct the family identifier, or add the adopters to List 11.',
    },
    ({ lists: { adoptions, adopters } }, found) => {
      if (!adoptions || !adopters) return
      const families = new Set(adopters.map(({ familyId }) => familyId))
      for (const it of adoptions)
        if (it.familyId !== undefined && !families.has(it.familyId)) found(it.childId, at(it, 'familyId'))
    },
  ),
]
