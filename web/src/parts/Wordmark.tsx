/** The name beside its sign: a balance that goes down and comes up again. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 text-base font-semibold tracking-tight">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-6">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path
          d="M6 13h6v6h7v-9h7"
          className="fill-none stroke-on-accent stroke-[2.6]"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="15.5" cy="19" r="2.6" className="fill-on-accent" />
      </svg>
      Billify
    </span>
  )
}
