import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

/** A user of the HTTP interface, with a cookie jar: for tests in which the pages are not the question. */
export class ApiUser {
  readonly email = `owner-${crypto.randomUUID()}@example.be`
  private readonly cookies = new Map<string, string>()

  constructor(private baseUrl: string) {}

  /** The same user at a server that was started again. */
  moveTo(baseUrl: string) {
    this.baseUrl = baseUrl
  }

  /** For a browser that goes on with this session. */
  cookieJar(): { name: string; value: string; url: string }[] {
    return [...this.cookies].map(([name, value]) => ({ name, value, url: this.baseUrl }))
  }

  async get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path)
  }

  /** Sends JSON, or a form as multipart. */
  async post<T>(path: string, body: object | FormData = {}): Promise<T> {
    if (!this.cookies.has('XSRF-TOKEN')) await this.send('GET', '/health')
    return this.send<T>('POST', path, body)
  }

  /** Once something was posted: the token against forged requests came with it. */
  async patch<T>(path: string, body: object): Promise<T> {
    return this.send<T>('PATCH', path, body)
  }

  /** The same. */
  async put<T>(path: string, body: object): Promise<T> {
    return this.send<T>('PUT', path, body)
  }

  private async send<T>(method: string, path: string, body?: object | FormData): Promise<T> {
    const headers = new Headers({
      Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    })
    if (body) headers.set('X-XSRF-TOKEN', this.cookies.get('XSRF-TOKEN') ?? '')
    if (body && !(body instanceof FormData)) headers.set('Content-Type', 'application/json')
    const response = await fetch(`${this.baseUrl}/api/v1${path}`, {
      method,
      headers,
      ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie)
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return (text ? JSON.parse(text) : undefined) as T
  }

  private keep(setCookie: string) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? []
    if (name && value) this.cookies.set(name, value)
    else if (name) this.cookies.delete(name)
  }
}

/** Signs up the user and opens a company; the path of the company is handed back. */
export async function signUpWithCompany(user: ApiUser, language = 'en'): Promise<string> {
  await user.post('/users', { email: user.email, password, language })
  const company = await user.post<{ id: string }>('/companies', { name: 'Bakkerij De Korenaar' })
  return `/companies/${company.id}`
}

export const password = 'a long enough sentence'

export async function filesForm(paths: string[]): Promise<FormData> {
  const form = new FormData()
  for (const path of paths) form.append('files', new Blob([await readFile(path)]), basename(path))
  return form
}
