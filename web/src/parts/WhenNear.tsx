import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'

/** How far below the screen something begins to be fetched. */
const AHEAD = '300px'

/** A part of a long page that is fetched and drawn only once a person comes near it; until then it keeps some room. */
export function WhenNear({ children }: { children: ReactNode }) {
  const [near, setNear] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current === null || near) return
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) setNear(true)
      },
      { rootMargin: AHEAD },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [near])

  const room = <div className="min-h-80" />
  return <div ref={place}>{near ? <Suspense fallback={room}>{children}</Suspense> : room}</div>
}
