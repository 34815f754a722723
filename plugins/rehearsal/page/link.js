// The socket to the shop: asks and their answers, news, and the buyer's key. What was asked when the line broke is asked
// again: an order has a key of its own, so that it is never placed twice.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const AGAIN = new Set(["buy", "pay", "cancel", "refund", "return", "orders"]);

export function newKey(length) {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => letters[byte % 64]).join("");
}

export class Link extends EventTarget {
  #socket = null;
  #number = 0;
  #open = new Map();
  #offset = Infinity;

  constructor() {
    super();
    this.buyer = localStorage.getItem("nightmarket-buyer") || newKey(32);
    localStorage.setItem("nightmarket-buyer", this.buyer);
    this.entered = false;
    this.#connect();
  }

  // Milliseconds on the shop's clock: the least delayed message so far says how far ours is off.
  now() {
    return performance.now() + (this.#offset === Infinity ? 0 : -this.#offset);
  }

  // Answers {ok: true, ...} or {ok: false, code, text}.
  ask(request) {
    const message = { n: ++this.#number, ...request };
    return new Promise((resolve) => {
      this.#open.set(message.n, { message, resolve });
      if (this.entered) this.#socket.send(JSON.stringify(message));
    });
  }

  #connect() {
    const socket = new WebSocket(`ws://${location.host}/shop`);
    this.#socket = socket;
    socket.onopen = () => {
      const name = localStorage.getItem("nightmarket-name") || "";
      socket.send(JSON.stringify({ n: 0, do: "enter", buyer: this.buyer, name }));
      this.entered = true;
      for (const { message } of this.#open.values()) socket.send(JSON.stringify(message));
    };
    socket.onmessage = (event) => this.#hear(JSON.parse(event.data));
    socket.onclose = () => {
      this.entered = false;
      for (const [number, { message, resolve }] of this.#open) {
        if (AGAIN.has(message.do)) continue;
        this.#open.delete(number);
        resolve({ ok: false, code: "failed", text: "" });
      }
      this.#tell("lost");
      setTimeout(() => this.#connect(), 500 + Math.random() * 1000);
    };
  }

  #hear(news) {
    if (news.now_ms !== undefined) this.#offset = Math.min(this.#offset, performance.now() - news.now_ms);
    if (news.snapshot) this.#tell("snapshot", news.snapshot);
    else if (news.patch) this.#tell("patch", news.patch);
    else if (news.n === 0) this.#tell("entered", news);
    else if (this.#open.has(news.n)) {
      const { resolve } = this.#open.get(news.n);
      this.#open.delete(news.n);
      resolve(news);
    }
  }

  #tell(kind, detail = null) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }
}
