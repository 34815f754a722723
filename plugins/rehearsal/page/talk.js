// The chat: rows as they come, kept still while its reader looks back.
import { make } from "./make.js";
import { refusal, say } from "./words.js";

const KEPT = 120;

export class Talk {
  #list = document.getElementById("chat");
  #words = document.getElementById("words");
  #newer = document.getElementById("newer");
  #notice = document.getElementById("notice");
  #unseen = 0;
  #following = true;
  #top = 0;

  constructor(link) {
    this.link = link;
    document.getElementById("say").onsubmit = (event) => { event.preventDefault(); this.#say(); };
    this.#newer.onclick = () => this.#down();
    this.#list.onscroll = () => this.#scrolled();
    new ResizeObserver(() => { if (this.#following) this.#down(); }).observe(this.#list);
  }

  replace(rows) {
    this.#list.replaceChildren();
    this.add(rows);
    this.#down();
  }

  add(rows, unshown = 0) {
    this.#list.append(...rows.map((row) => this.#row(row)));
    if (this.#following) {
      while (this.#list.children.length > KEPT) this.#list.firstChild.remove();
      this.#down();
    } else {
      while (this.#list.children.length > 3 * KEPT) this.#list.firstChild.remove();
      this.#unseen += rows.length + unshown;
      this.#newer.textContent = say("newer", { n: this.#unseen });
      this.#newer.hidden = false;
    }
  }

  hide(ids) {
    for (const id of ids) this.#list.querySelector(`[data-id="${Number(id)}"]`)?.remove();
  }

  pin(row) {
    this.#notice.hidden = !row;
    this.#notice.replaceChildren(...(row ? this.#said(row) : []));
  }

  note(text) {
    this.#list.append(make("li", { class: "notice" }, text));
    this.#down();
  }

  #row(row) {
    const line = make("li", { class: row.by === this.me ? "own" : row.host ? "host" : "" }, ...this.#said(row));
    line.dataset.hue = parseInt(row.by.slice(0, 4), 16) % 6;
    line.dataset.id = row.id;
    return line;
  }

  #said(row) {
    return [row.bought ? make("span", { class: "badge" }, say("bought")) : "", make("span", { class: "name" }, row.host ? say("host") : row.name),
      row.to ? make("span", { class: "to" }, `@${row.to}`) : "", make("span", { class: "words" }, row.text)].filter((part) => part !== "");
  }

  #atEnd() {
    return this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 40;
  }

  // Who looks back leaves the end upwards; a list that only changed its size stays with the end.
  #scrolled() {
    if (this.#atEnd()) this.#seen();
    else if (this.#list.scrollTop < this.#top) this.#following = false;
    this.#top = this.#list.scrollTop;
  }

  #down() {
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#top = this.#list.scrollTop;
    this.#seen();
  }

  #seen() {
    this.#following = true;
    this.#unseen = 0;
    this.#newer.hidden = true;
  }

  async #say() {
    const text = this.#words.value.trim();
    if (!text) return;
    this.#words.value = "";
    const answer = await this.link.ask({ do: "say", text });
    if (answer.ok) return;
    this.note(refusal(answer.code));
    if (!this.#words.value) this.#words.value = text;
  }
}
