import { Outlet } from '@tanstack/react-router'
import { useMessages } from '@/i18n'

export function Root() {
  const { t } = useMessages()
  return (
    <>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        {t('nav.skip')}
      </a>
      <Outlet />
    </>
  )
}
