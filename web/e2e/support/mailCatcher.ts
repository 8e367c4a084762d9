import { createServer, type Socket } from 'node:net'

export interface CaughtMail {
  to: string
  subject: string
  /** Decoded, with single line ends. */
  text: string
}

export interface MailCatcher {
  port: number
  /** The newest mail to this address, once there are as many. */
  mail(to: string, count?: number): Promise<CaughtMail>
  /** The mail to this address that what is done leads to. */
  mailAfter(to: string, doing: () => Promise<void>): Promise<CaughtMail>
  close(): Promise<void>
}

/** A mail server that keeps what it is given: RFC 5321 as far as one that sends needs it, dots undone. */
export async function catchMail(): Promise<MailCatcher> {
  const caught: CaughtMail[] = []
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    talk(socket, mail => caught.push(mail))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const mailsTo = (to: string) => caught.filter(mail => mail.to === to)
  const mail = async (to: string, count = 1) => {
    const deadline = Date.now() + 15_000
    for (;;) {
      const mine = mailsTo(to)
      const newest = mine.at(-1)
      if (newest !== undefined && mine.length >= count) return newest
      if (Date.now() > deadline) throw new Error(`${mine.length} mails to ${to}, not ${count}`)
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
  return {
    port: address.port,
    mail,
    async mailAfter(to, doing) {
      const before = mailsTo(to).length
      await doing()
      return mail(to, before + 1)
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** The first address in a mail. */
export function linkIn(mail: CaughtMail): string {
  const link = /https?:\/\/\S+/.exec(mail.text)?.[0]
  if (link === undefined) throw new Error(`no link in: ${mail.text}`)
  return link
}

function talk(socket: Socket, keep: (mail: CaughtMail) => void) {
  let held = ''
  let to = ''
  let content: string[] | null = null
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 catcher')
  socket.setEncoding('latin1').on('data', chunk => {
    held += chunk
    for (let end = held.indexOf('\r\n'); end >= 0; end = held.indexOf('\r\n')) {
      const line = held.slice(0, end)
      held = held.slice(end + 2)
      if (content !== null) {
        if (line === '.') {
          keep(read(to, content))
          content = null
          say('250 kept')
        } else content.push(line.startsWith('.') ? line.slice(1) : line)
        continue
      }
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? ''
      if (verb === 'DATA') {
        content = []
        say('354 go on')
      } else if (verb === 'QUIT') {
        say('221 bye')
        socket.end()
      } else say('250 ok')
    }
  })
}

function read(to: string, lines: string[]): CaughtMail {
  const blank = lines.indexOf('')
  const headers = lines
    .slice(0, blank)
    .join('\r\n')
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const header = (name: string) =>
    headers
      .find(line => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? ''
  return {
    to,
    subject: header('subject'),
    text: decoded(lines.slice(blank + 1).join('\n'), header('content-transfer-encoding').toLowerCase()),
  }
}

/** RFC 2045: what is not quoted-printable or base 64 stands as it is. */
function decoded(body: string, encoding: string): string {
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(
          encoding === 'quoted-printable'
            ? body
                .replace(/=\n/g, '')
                .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
            : body,
          'latin1',
        )
  return bytes.toString('utf8')
}
