// Plays the program by Media Source Extensions. The server sends, over one WebSocket, a JSON message that opens a run
// ({mime, width, height}) followed by binary fragments. Chrome, Edge, Firefox, Safari (on iPhones by ManagedMediaSource).
import { say } from "./words.js";

const TARGET_S = 0.5; // how far behind the newest picture we play: enough for a jittery computer
const HURRY_S = 1.1; // further behind than this, play a little faster
const JUMP_S = 1.4; // further behind than this, jump: with the 0.6 s from camera to server (docs/performance.md) 2 s at most
const KEEP_S = 20; // played media kept in the buffer

const video = document.getElementById("program");
const waiting = document.getElementById("waiting");
const sound = document.getElementById("sound");
const lamp = document.getElementById("live");
const facts = document.getElementById("facts");
const Media = window.ManagedMediaSource || window.MediaSource;

let buffer = null;
let queue = [];
let run = null;
let started = false;
let lastData = 0;

function open(next) {
  run = next;
  queue = [];
  buffer = null;
  started = false;
  const source = new Media();
  video.disableRemotePlayback = true;
  video.src = URL.createObjectURL(source);
  source.addEventListener("sourceopen", () => {
    if (run !== next || buffer) return;
    buffer = source.addSourceBuffer(next.mime);
    buffer.addEventListener("updateend", pump);
    pump();
  });
}

function pump() {
  if (!buffer || buffer.updating) return;
  try {
    if (queue.length) {
      const size = queue.reduce((sum, part) => sum + part.byteLength, 0);
      const whole = new Uint8Array(size);
      let at = 0;
      for (const part of queue) { whole.set(new Uint8Array(part), at); at += part.byteLength; }
      queue = [];
      buffer.appendBuffer(whole);
    } else if (buffer.buffered.length && video.currentTime - buffer.buffered.start(0) > 2 * KEEP_S) {
      buffer.remove(0, video.currentTime - KEEP_S);
    }
  } catch (error) {
    if (run) open(run), connection && connection.close();
  }
}

// Seconds: where the newest picture that has come ends. Something has to be buffered.
function newest() {
  return buffer.buffered.end(buffer.buffered.length - 1);
}

function steer() {
  const live = performance.now() - lastData < 3000 && run !== null;
  lamp.textContent = say(live ? "live" : "off");
  lamp.className = "lamp " + (live ? "on" : "off");
  waiting.hidden = started;
  if (!live && started && performance.now() - lastData > 5000) waiting.hidden = false;
  sound.hidden = !started || !video.muted;
  if (!buffer || !buffer.buffered.length) { facts.textContent = ""; return; }
  const end = newest();
  const behind = end - video.currentTime;
  if (!started || behind > JUMP_S || behind < 0) {
    if (end > 0.05 && !video.seeking) { // a jump that is under way is not begun again
      video.currentTime = Math.max(buffer.buffered.start(buffer.buffered.length - 1), end - TARGET_S);
      video.play().then(() => { started = true; }, () => {});
    }
  } else {
    video.playbackRate = behind > HURRY_S ? 1.08 : 1;
    if (video.paused && live) video.play().catch(() => {});
  }
  document.body.classList.toggle("tall", video.videoHeight > video.videoWidth);
  facts.textContent = `${run.width} × ${run.height}   ·   ${say("behind")} ${Math.max(0, behind).toFixed(1)} ${say("seconds")}`;
}

// Milliseconds from a picture's arrival to its being seen; null while nothing plays, or nobody looks.
export function behindMs() {
  if (!started || document.hidden || video.paused || !buffer || !buffer.buffered.length) return null;
  const waits = performance.now() - lastData; // the newest picture has been here that long already
  if (waits > 1000) return null;
  return Math.max(0, Math.round((newest() - video.currentTime) * 1000 + waits));
}

let connection = null;
function connect() {
  connection = new WebSocket(`ws://${location.host}/live`);
  connection.binaryType = "arraybuffer";
  connection.onmessage = (message) => {
    lastData = performance.now();
    if (typeof message.data === "string") open(JSON.parse(message.data));
    else { queue.push(message.data); pump(); }
  };
  connection.onclose = () => setTimeout(connect, 1000);
}

export function watchProgram() {
  sound.onclick = () => { video.muted = false; video.play(); };
  setInterval(steer, 200);
  steer();
  connect();
}
