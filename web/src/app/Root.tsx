import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMessages } from '@/i18n'

/** What every page has: the way past the navigation, and a voice that names the page one has come to. */
export function Root() {
  const { t } = useMessages()
  const router = useRouter()
  const [arrivedAt, setArrivedAt] = useState('')
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged }) => {
        if (pathChanged) setArrivedAt(document.title)
      }),
    [router],
  )

  return (
    <>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        {t('nav.skip')}
      </a>
      <p aria-live="polite" className="sr-only">
        {arrivedAt}
      </p>
      <Outlet />
    </>
  )
}
