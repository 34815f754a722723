// Draws the pinned product and the bag, and counts their clocks down.
import { leading, severalPrices, sold, state, stock } from "./goods.js";
import { make, picture } from "./make.js";
import { clock, count, money, say } from "./words.js";

const LAST_SECONDS_MS = 10_000;

export class Shelf {
  #pinned = document.getElementById("pinned");
  #items = document.getElementById("items");
  #drawn = new Map();

  constructor(goods, link, buy) {
    this.goods = goods;
    this.link = link;
    this.buy = buy;
    setInterval(() => this.#tick(), 100);
  }

  draw() {
    const item = this.goods.items.get(this.goods.pinned);
    this.#pinned.hidden = !item;
    if (item) this.#put(this.#pinned, item, true);
    else this.#forget(this.#pinned);

    const bag = this.goods.bag();
    const known = new Map([...this.#items.children].map((node) => [node.dataset.item, node]));
    const wanted = bag.map((entry) => known.get(entry.id) || make("article", { class: "item", "data-item": entry.id }));
    for (const [id, node] of known) if (!bag.some((entry) => entry.id === id)) { this.#forget(node); node.remove(); }
    wanted.forEach((node, place) => {
      if (this.#items.children[place] !== node) this.#items.insertBefore(node, this.#items.children[place] || null);
      this.#put(node, bag[place], false);
    });
    document.getElementById("bag-empty").hidden = bag.length > 0;
    document.getElementById("bag-size").textContent = bag.length || "";
    document.getElementById("bag-count").textContent = bag.length || "";
  }

  #put(node, item, large) {
    const now = state(item, this.link.now());
    const known = this.#drawn.get(node);
    if (known && known.item === item && known.state === now) return;
    const fallen = known && known.item.id === item.id && stock(known.item) > stock(item);
    node.dataset.state = now;
    node.replaceChildren(...(large ? this.#large(item, now) : this.#small(item, now)));
    this.#drawn.set(node, { item, state: now });
    this.#turn(node, item);
    if (fallen) node.querySelector(".left")?.animate([{ opacity: 0.3 }, { opacity: 1 }], 400);
  }

  #forget(node) {
    this.#drawn.delete(node);
    node.replaceChildren();
  }

  #large(item, now) {
    return [
      this.#frame(item, say("link", { n: item.link_no }), now),
      make("div", { class: "about" },
        make("h2", {}, item.title),
        this.#meta(item),
        this.#price(item),
        this.#stockLine(item, now)),
      make("div", { class: "act" }, this.#timer(item, now), this.#button(item, now)),
    ];
  }

  #small(item, now) {
    return [
      this.#frame(item, String(item.link_no), now),
      make("div", { class: "about" },
        make("h3", {}, item.title),
        this.#price(item),
        this.#stockLine(item, now)),
      this.#button(item, now),
    ];
  }

  #frame(item, number, now) {
    const sku = leading(item);
    const save = sku.list > sku.price ? make("span", { class: "save" }, say("save", { n: Math.floor((1 - sku.price / sku.list) * 100) })) : null;
    return make("div", { class: "frame" }, picture(item), make("span", { class: "number" }, number), save, this.#stamp(now));
  }

  #stamp(now) {
    return now === "sold_out" || now === "ended" ? make("span", { class: "stamp" }, say(now === "ended" ? "ended" : "soldOut")) : null;
  }

  #meta(item) {
    const limit = item.limit ? say("limit", { n: item.limit }) : "";
    return make("p", { class: "meta" }, [item.brand, limit].filter(Boolean).join(" · "));
  }

  #price(item) {
    const sku = leading(item);
    return make("p", { class: "price" },
      severalPrices(item) ? make("small", {}, say("from")) : null,
      make("b", {}, money(sku.price, item)),
      sku.list > sku.price ? make("s", {}, money(sku.list, item)) : null);
  }

  #stockLine(item, now) {
    const left = stock(item), gone = sold(item);
    if (now === "soon" || now === "countdown") return make("p", { class: "stock" }, make("span", { class: "left" }, say("left", { n: count(left) })));
    const bar = make("progress", { max: Math.max(1, left + gone), value: gone });
    const words = make("span", { class: "left" }, now === "sold_out" || now === "ended" ? "" : say(now === "few" ? "few" : "left", { n: count(left) }));
    return make("p", { class: "stock" }, bar, words, make("span", { class: "gone" }, gone ? say("sold", { n: count(gone) }) : ""));
  }

  #timer(item, now) {
    const timer = make("span", { class: "timer" });
    timer.hidden = now !== "countdown" && !((now === "sale" || now === "few") && item.ends_ms !== null);
    return timer;
  }

  #button(item, now) {
    const words = { soon: "soon", countdown: "ready", sale: "buy", few: "buy", sold_out: "soldOut", ended: "ended" }[now];
    const button = make("button", { class: "buy", onclick: () => this.buy(item.id) }, say(words));
    button.disabled = now !== "sale" && now !== "few";
    return button;
  }

  #turn(node, item) {
    const timer = node.querySelector(".timer");
    if (!timer || timer.hidden) return;
    const countdown = node.dataset.state === "countdown";
    const ms = (countdown ? item.zero_ms : item.ends_ms) - this.link.now();
    const last = countdown && ms <= LAST_SECONDS_MS;
    timer.classList.toggle("last", last);
    timer.textContent = `${say(countdown ? "opensIn" : "endsIn")} ${clock(ms, last)}`;
    if (!countdown && ms <= 0) timer.hidden = true;
  }

  #tick() {
    for (const [node, { item }] of this.#drawn) {
      if (state(item, this.link.now()) !== node.dataset.state) this.#put(node, item, node === this.#pinned);
      else this.#turn(node, item);
    }
  }
}
