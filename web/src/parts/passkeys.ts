import { api } from '@/api/client'
import type { PasskeyAnswer, PasskeyChallenge, PasskeyMade, PasskeyWish, User } from '@/api/model'
import { Problem } from '@/api/problem'

const PATIENCE_MS = 240_000 // a challenge is good for five minutes

/**
 * Whether passkeys work on this page. `unnamed`: a browser binds them to a name, and this page was reached by a number, such as
 * 127.0.0.1.
 */
export function passkeysHere(): 'yes' | 'unnamed' | 'no' {
  if (!('credentials' in navigator) || typeof PublicKeyCredential !== 'function') return 'no'
  return /^[\d.]+$|^\[/.test(location.hostname) ? 'unnamed' : 'yes'
}

/** Asks for one of the person's passkeys. The device looks at the person first. */
export async function answerOfPasskey(): Promise<PasskeyAnswer> {
  const { challenge } = await api.post<PasskeyChallenge>('/passkey-challenges', {})
  const credential = await asked(() =>
    navigator.credentials.get({
      publicKey: { challenge: bytes(challenge), userVerification: 'required', timeout: PATIENCE_MS },
    }),
  )
  const response = credential.response as AuthenticatorAssertionResponse
  return {
    id: base64(credential.rawId),
    clientData: base64(response.clientDataJSON),
    authenticatorData: base64(response.authenticatorData),
    signature: base64(response.signature),
  }
}

/** Lets the device make a passkey that knows the person by itself, so that nothing is typed later. */
export async function newPasskey(
  wish: PasskeyWish,
  user: User,
): Promise<Pick<PasskeyMade, 'clientData' | 'attestation'>> {
  const credential = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: bytes(wish.challenge),
        rp: { name: 'Billify' },
        user: { id: bytes(wish.userHandle), name: user.email, displayName: user.name ?? user.email },
        pubKeyCredParams: wish.algorithms.map(alg => ({ type: 'public-key', alg })),
        excludeCredentials: wish.known.map(id => ({ type: 'public-key', id: bytes(id) })),
        authenticatorSelection: {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
        attestation: 'none',
        timeout: PATIENCE_MS,
      },
    }),
  )
  const response = credential.response as AuthenticatorAttestationResponse
  return { clientData: base64(response.clientDataJSON), attestation: base64(response.attestationObject) }
}

/** What the browser refuses, as the server would say it: it does not tell a cancel from a time that ran out. */
async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await ask()
    if (credential instanceof PublicKeyCredential) return credential
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'InvalidStateError') {
      throw new Problem('passkey-known', 0)
    }
  }
  throw new Problem('passkey-cancelled', 0)
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), each =>
    each.charCodeAt(0),
  )
}

function base64(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
