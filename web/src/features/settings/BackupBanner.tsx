import { Backups } from './Backups'

/** On every page, as long as backups fail or are too old: nobody would look for it in the settings. */
export function BackupBanner() {
  return (
    <div className="border-b border-line px-4 py-2 sm:px-8">
      <Backups />
    </div>
  )
}
