// A client of others (bilibili-live-ws) in a room: each thing that it hears is a line of JSON on standard output.
// node bilibili_client.js PACKAGE_FOLDER ADDRESS GREETING
const [packageFolder, address, greeting] = process.argv.slice(2)
const { LiveWS } = require(packageFolder)
const tell = (kind, value) => process.stdout.write(JSON.stringify({ kind, value }) + '\n')
const authBody = JSON.parse(greeting)
const room = new LiveWS(authBody.roomid, { address, authBody })
room.on('live', () => tell('live', null))
room.on('heartbeat', online => tell('heartbeat', online))
room.on('msg', message => tell('msg', message))
room.on('close', () => { tell('close', null); process.exit(0) })
room.on('error', () => tell('error', null))
