import { Link } from '@tanstack/react-router'
import type { LinkSource, Source } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'
import { useCompany } from '@/session/queries'
import { FileLink } from './FileLink'
import { hasPages, Thumbnail } from './Thumbnail'

/** Names of companies are the same in every language. */
const providers: Readonly<Record<string, string>> = { ponto: 'Ponto', yuki: 'Yuki' }

/** The files something was read from, to be downloaded as they came, and the links over which it came. */
export function Sources({
  sources,
  links = [],
}: {
  sources: readonly Source[]
  links?: readonly LinkSource[]
}) {
  const { t } = useMessages()
  const format = useFormat()
  const company = useCompany()
  if (sources.length === 0 && links.length === 0) return null
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t('sources.title')}</h3>
      <ul>
        {sources.map(source => (
          <li key={source.documentId} className="flex items-start gap-3 border-b border-line py-2">
            <Thumbnail documentId={source.documentId} drawn={hasPages(source.format)} />
            <div className="min-w-0">
              <FileLink documentId={source.documentId} name={source.fileName} />
              <p className="text-xs text-muted">
                {source.format.toUpperCase()} ·{' '}
                <Link
                  to="/c/$company/import"
                  params={{ company: company.id }}
                  search={{ import: source.importId }}
                  className="underline underline-offset-2"
                >
                  {t('sources.import', { at: format.moment(source.at) })}
                </Link>
              </p>
            </div>
          </li>
        ))}
        {links.map(link => (
          <li key={link.connectionId} className="border-b border-line py-2">
            <Link
              to="/c/$company/connections"
              params={{ company: company.id }}
              className="rounded-sm text-accent underline underline-offset-2"
            >
              {link.name ?? providers[link.provider] ?? link.provider}
            </Link>
            <p className="text-xs text-muted">{t('sources.link', { at: format.moment(link.at) })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
