// A WHIP server on libdatachannel, which OBS has inside: writes the RTP packets that come, each behind its length (4 bytes).
// node node_datachannel_receiver.js PACKAGE_FOLDER PORT FILE
const [packageFolder, port, file] = process.argv.slice(2)
const http = require('http')
const fs = require('fs')
const datachannel = require(packageFolder)
const out = fs.openSync(file, 'a')
const peers = new Map()
let deleted = 0

function keep (packet) {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(packet.length)
  fs.writeSync(out, Buffer.concat([size, packet]))
}

function accept (offer, response) {
  const peer = new datachannel.PeerConnection('whip', { bindAddress: '127.0.0.1', iceServers: [] })
  const tracks = []
  peer.onTrack((track) => {
    tracks.push(track)
    track.onMessage(keep)
  })
  peer.onGatheringStateChange((state) => {
    if (state !== 'complete') return
    const path = `/sessions/${peers.size + 1}`
    peers.set(path, { peer, tracks })
    response.writeHead(201, { 'Content-Type': 'application/sdp', Location: path })
    response.end(peer.localDescription().sdp)
  })
  peer.setRemoteDescription(offer, 'offer')
}

http.createServer((request, response) => {
  let body = ''
  request.on('data', (part) => { body += part })
  request.on('end', () => {
    if (request.method === 'POST') return accept(body, response)
    if (request.method === 'DELETE') {
      peers.get(request.url)?.peer.close()
      deleted += 1
    }
    response.end(JSON.stringify({ deleted }))
  })
}).listen(Number(port), '127.0.0.1')
