import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api, onSessionLost } from './client'
import { Problem } from './problem'

const answer = (status: number, body: unknown) =>
  new Response(body === null ? null : JSON.stringify(body), { status })

describe('a call', () => {
  const calls: Request[] = []
  let next: () => Promise<Response>

  beforeEach(() => {
    calls.length = 0
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no cookie store
    document.cookie = 'XSRF-TOKEN=a%2Bb'
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      calls.push(new Request(new URL(address, 'http://billify'), init))
      return next()
    })
  })

  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('sends what is asked and leaves out what is empty', async () => {
    next = async () => answer(200, { items: [] })
    await api.get('/companies/c/transactions', {
      query: { search: 'a b', account: '', from: undefined, limit: 50 },
    })
    expect(calls[0]?.url).toBe('http://billify/api/v1/companies/c/transactions?search=a+b&limit=50')
    expect(calls[0]?.headers.get('X-XSRF-TOKEN')).toBeNull()
  })

  it('that writes carries the token of the cookie', async () => {
    next = async () => answer(204, null)
    await api.delete('/session')
    expect(calls[0]?.headers.get('X-XSRF-TOKEN')).toBe('a+b')
  })

  it('that is refused says why, by code and field', async () => {
    next = async () =>
      answer(422, {
        code: 'weak-password',
        status: 422,
        fields: [{ field: 'password', code: 'weak-password' }],
      })
    await expect(api.post('/users', {})).rejects.toMatchObject({
      code: 'weak-password',
      status: 422,
      fields: [{ field: 'password', code: 'weak-password' }],
    })
  })

  it('that is refused without a problem document is named by its status', async () => {
    next = async () => new Response('<html>', { status: 502 })
    await expect(api.get('/session')).rejects.toMatchObject({ code: 'status-502' })
  })

  it('that does not get through is told from one that was refused', async () => {
    next = () => Promise.reject(new TypeError('Failed to fetch'))
    await expect(api.get('/session')).rejects.toMatchObject({ code: Problem.UNREACHABLE, status: 0 })
  })

  it('after the session ended leads to the sign-in page, but asking who is signed in does not', async () => {
    const lost = vi.fn()
    onSessionLost(lost)
    next = async () => answer(401, { code: 'not-signed-in' })
    await expect(api.get('/session')).rejects.toThrow()
    expect(lost).not.toHaveBeenCalled()
    await expect(api.get('/companies/c/dashboard')).rejects.toThrow()
    expect(lost).toHaveBeenCalledOnce()
  })
})
