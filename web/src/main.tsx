import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { takeBoot } from './app/boot'
import { router } from './app/router'
import { firstLanguage, speak } from './i18n'
import { keptTheme, setTheme } from './parts/theme'
import { sessionQuery } from './session/queries'
import { queryClient } from './session/queryClient'
import './styles.css'

setTheme(keptTheme())
takeBoot(queryClient)

const language = queryClient.getQueryData(sessionQuery.queryKey)?.user.language ?? firstLanguage()
const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')

// The first page's code is fetched while the messages are.
await Promise.all([speak(language), router.load()])
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
