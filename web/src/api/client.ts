import { Problem, problemFrom } from './problem'

const BASE = '/api/v1'

/** Search parameters of a call; what is empty or absent is not sent. */
export type Query = Readonly<Record<string, string | number | null | undefined>>

interface Options {
  query?: Query
  signal?: AbortSignal
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

let sessionLost: () => void = () => {}

/** What to do when the server no longer knows the session (the sign-in page and back). */
export function onSessionLost(listener: () => void): void {
  sessionLost = listener
}

export const api = {
  get: <T>(path: string, options: Options = {}) => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown) => call<T>('POST', path, body),
  put: <T>(path: string, body: unknown) => call<T>('PUT', path, body),
  patch: <T>(path: string, body: unknown) => call<T>('PATCH', path, body),
  delete: <T>(path: string) => call<T>('DELETE', path),
  upload,
  download,
  /** The address of something the browser itself fetches, such as an original file. */
  address: (path: string) => BASE + path,
}

async function call<T>(method: Method, path: string, body?: unknown, options: Options = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = await csrfToken()

  let response: Response
  try {
    response = await fetch(BASE + path + searchOf(options.query), {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw new Problem(Problem.UNREACHABLE, 0)
  }
  return answer<T>(response.status, await response.text(), path)
}

/** The bytes of a file, as they came. */
async function download(path: string): Promise<Blob> {
  let response: Response
  try {
    response = await fetch(BASE + path)
  } catch {
    throw new Problem(Problem.UNREACHABLE, 0)
  }
  return response.ok ? response.blob() : answer<never>(response.status, await response.text(), path)
}

/** Sends files as one multipart call, under the name that the address wants. `fetch` cannot report upload progress, so this is the one XMLHttpRequest. */
async function upload<T>(
  path: string,
  files: readonly File[],
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
  field = 'files',
): Promise<T> {
  const token = await csrfToken()
  const form = new FormData()
  for (const file of files) form.append(field, file)

  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', BASE + path)
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('X-XSRF-TOKEN', token)
    request.upload.onprogress = event => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      try {
        resolve(answer<T>(request.status, request.responseText, path))
      } catch (problem) {
        reject(problem)
      }
    }
    request.onerror = () => reject(new Problem(Problem.UNREACHABLE, 0))
    request.onabort = () => reject(new DOMException('', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

function answer<T>(status: number, text: string, path: string): T {
  const body = parsed(text)
  if (status >= 200 && status < 300) return body as T
  const problem = problemFrom(status, body)
  if (problem.code === Problem.NOT_SIGNED_IN && path !== '/session') sessionLost()
  throw problem
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The token the server left in a cookie. On a page kept from before there may be none yet: any answer brings one. */
async function csrfToken(): Promise<string> {
  const held = tokenCookie()
  if (held !== null) return held
  await fetch(`${BASE}/session`, { headers: { Accept: 'application/json' } }).catch(() => undefined)
  return tokenCookie() ?? ''
}

function tokenCookie(): string | null {
  const value = document.cookie
    .split('; ')
    .find(cookie => cookie.startsWith('XSRF-TOKEN='))
    ?.slice('XSRF-TOKEN='.length)
  return value === undefined || value === '' ? null : decodeURIComponent(value)
}

function searchOf(query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
