import { z } from 'zod'
import { type Command, defineCommand } from '#platform/command.ts'
import { Refusal } from '#platform/errors.ts'

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/)
const AreaCode = z.string().regex(/^[A-Z]\d{8}$/)

/** The first step of an installation for real records: without it nobody can be invited. */
export const partnershipAddCommand: Command = defineCommand({
  name: 'partnership add',
  summary: 'Makes a partnership, with the agency that runs it; then invite its first administrator with user add',
  arguments: ['SLUG', 'NAME'],
  options: {
    office: { type: 'string', value: 'AGENCY', describe: 'The agency that runs it (Partnership office)' },
    area: { type: 'string', value: 'CODE', describe: 'The ONS code of its area, nine characters' },
  },
  async run({ config, given, values, withDatabase, answer }) {
    const facts = {
      slug: given.SLUG,
      name: given.NAME.trim(),
      officeName: values.office?.trim() || 'Partnership office',
      areaCode: values.area,
    }
    refuseFaults(facts)
    const { inTransactionAsOwner } = await import('./partnership.store.ts')
    const { addPartnership } = await import('./add-partnership.ts')
    const { systemClock } = await import('#platform/clock.ts')
    const { operatorId } = await import('#platform/audit/operator.ts')
    const { migrate } = await import('#platform/db/migrate.ts')
    const { secretFor } = await import('#platform/secret.ts')
    const made = await withDatabase(async ownerUrl => {
      await migrate(ownerUrl, secretFor(config))
      return inTransactionAsOwner(ownerUrl, tx => addPartnership(tx, operatorId(), systemClock, facts))
    })
    answer({ slug: facts.slug, ...made }, () =>
      [
        `${facts.name} is there, run by ${facts.officeName}. Now invite its first administrator:`,
        `npm run -s kith -- user add EMAIL --name NAME --agency "${facts.officeName}" --role administrator --partnership ${facts.slug}`,
      ].join('\n'),
    )
  },
})

function refuseFaults({ slug, name, areaCode }: { slug: string; name: string; areaCode: string | undefined }): void {
  if (!Slug.safeParse(slug).success)
    throw new Refusal(
      `“${slug}” cannot be a short name. Use 2 to 40 small letters, digits and hyphens, such as west-vale.`,
    )
  if (name === '') throw new Refusal('Give the partnership its name, in quotation marks.')
  if (areaCode !== undefined && !AreaCode.safeParse(areaCode).success)
    throw new Refusal(`“${areaCode}” is not an ONS code. It has a letter and eight digits, such as E92000001.`)
}
