import { useMessages } from '@/i18n'
import { Block } from '@/parts/Block'
import { Backups } from './Backups'

export function BackupBlock() {
  const { t } = useMessages()
  return (
    <Block title={t('backups.title')} help={t('backups.help')}>
      <Backups />
    </Block>
  )
}
