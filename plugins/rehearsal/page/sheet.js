// Buying: the sheet with variant, quantity and note, then payment; and the list of one's own orders.
import { leading } from "./goods.js";
import { newKey } from "./link.js";
import { make, picture } from "./make.js";
import { clock, money, refusal, say } from "./words.js";

const MOST = 999;

export class Sheet {
  #dialog = document.getElementById("sheet");
  #orders = document.getElementById("orders");

  constructor(goods, link) {
    this.goods = goods;
    this.link = link;
    for (const dialog of [this.#dialog, this.#orders]) {
      dialog.onclick = (event) => { if (event.target === dialog) dialog.close(); };
    }
    setInterval(() => this.#tick(), 250);
  }

  // ---------------------------------------------------------------- choose and order

  open(id) {
    const item = this.goods.items.get(id);
    if (!item) return;
    this.choice = { id, sku: leading(item).sku, quantity: 1, key: newKey(24) };
    const note = make("textarea", { id: "note", maxlength: "200", rows: "2", placeholder: say("noteHint") });
    this.parts = {
      skus: make("div", { class: "skus", role: "radiogroup" }), price: make("p", { class: "price" }), total: make("b", { id: "total" }),
      quantity: make("output", { id: "quantity" }), trouble: make("p", { class: "trouble", role: "alert" }), note,
      less: make("button", { type: "button", onclick: () => this.#more(-1), "aria-label": "−" }, "−"),
      more: make("button", { type: "button", id: "more", onclick: () => this.#more(1), "aria-label": "+" }, "+"),
      place: make("button", { class: "buy", id: "place", onclick: () => this.#place() }, say("place")),
    };
    const { skus, price, total, quantity, trouble, less, more, place } = this.parts;
    this.#dialog.replaceChildren(
      make("div", { class: "head" }, picture(item), make("div", {}, make("h2", {}, item.title), price),
        make("button", { class: "quiet close", "aria-label": say("close"), onclick: () => this.#dialog.close() }, "✕")),
      skus,
      make("div", { class: "row" }, make("span", {}, say("quantity"), item.limit ? make("small", {}, say("limit", { n: item.limit })) : null),
        make("span", { class: "stepper" }, less, quantity, more)),
      make("label", { class: "note" }, make("span", {}, say("note")), note),
      trouble,
      make("div", { class: "row end" }, make("span", {}, say("total"), " ", total), place));
    this.#draw();
    this.#dialog.showModal();
  }

  redraw() {
    if (this.#dialog.open && this.choice) this.#draw();
  }

  #draw() {
    const item = this.goods.items.get(this.choice.id);
    if (!item) { this.parts.place.disabled = true; return; }
    const sku = item.skus.find((one) => one.sku === this.choice.sku) || item.skus[0];
    const most = Math.max(1, Math.min(item.limit || MOST, sku.stock, MOST));
    this.choice.quantity = Math.min(this.choice.quantity, most);
    this.parts.skus.hidden = item.skus.length < 2;
    this.parts.skus.replaceChildren(...item.skus.map((one) => {
      const chip = make("button", { type: "button", class: "chip", role: "radio", "aria-checked": String(one === sku), onclick: () => { this.choice.sku = one.sku; this.#draw(); } },
        one.name || one.sku);
      chip.disabled = one.stock === 0;
      return chip;
    }));
    this.parts.price.replaceChildren(make("b", {}, money(sku.price, item)), sku.list > sku.price ? make("s", {}, money(sku.list, item)) : "",
      make("span", { class: "left" }, say("left", { n: sku.stock })));
    this.parts.quantity.textContent = this.choice.quantity;
    this.parts.less.disabled = this.choice.quantity <= 1;
    this.parts.more.disabled = this.choice.quantity >= most;
    this.parts.total.textContent = money(sku.price * this.choice.quantity, item);
    this.parts.place.disabled = this.busy || !item.open || sku.stock === 0;
    this.choice.price = sku.price;
  }

  #more(step) {
    this.choice.quantity += step;
    this.#draw();
  }

  async #place() {
    if (this.busy) return;
    this.busy = true;
    const { id, sku, quantity, key, price } = this.choice;
    this.parts.place.textContent = say("placing");
    this.parts.trouble.textContent = "";
    this.#draw();
    const answer = await this.link.ask({ do: "buy", key, item: id, sku, quantity, price_minor: price, note: this.parts.note.value });
    this.busy = false;
    if (answer.ok) return this.#toPay(answer.order);
    this.parts.trouble.textContent = refusal(answer.code);
    this.parts.place.textContent = say("place");
    this.choice.key = newKey(24);
    return this.#draw();
  }

  // ---------------------------------------------------------------- pay

  #toPay(order) {
    this.choice = null;
    const pay = make("button", { class: "buy", id: "pay" }, say("pay", { m: money(order.total, order) }));
    const trouble = make("p", { class: "trouble", role: "alert" });
    pay.onclick = async () => {
      pay.disabled = true;
      const answer = await this.link.ask({ do: "pay", order: order.number });
      if (answer.ok) return this.#thank(order);
      pay.disabled = false;
      trouble.textContent = refusal(answer.code);
    };
    this.#dialog.replaceChildren(
      make("div", { class: "said" }, make("span", { class: "tick" }, "✓"), make("h2", {}, say("placed", { n: order.number })), this.#due(order)), trouble,
      make("div", { class: "row end" }, make("button", { class: "quiet", onclick: () => this.#dialog.close() }, say("later")), pay));
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  #due(order) {
    const line = make("p", { class: "due" });
    line.dataset.until = performance.now() + order.due_s * 1000;
    line.textContent = say("payWithin", { t: clock(order.due_s * 1000) });
    return line;
  }

  #thank(order) {
    this.#dialog.replaceChildren(
      make("div", { class: "said" }, make("span", { class: "tick paid" }, "✓"), make("h2", { id: "thanks" }, say("paid")),
        make("p", {}, `${say("order", { n: order.number })} · ${money(order.total, order)}`)),
      make("div", { class: "row end" }, make("button", { class: "buy", onclick: () => this.#dialog.close() }, say("done"))));
  }

  #tick() {
    for (const line of document.querySelectorAll(".due")) line.textContent = say("payWithin", { t: clock(line.dataset.until - performance.now()) });
  }

  // ---------------------------------------------------------------- one's own orders

  async showOrders() {
    const answer = await this.link.ask({ do: "orders" });
    const orders = answer.ok ? answer.orders : [];
    this.#orders.replaceChildren(
      make("div", { class: "head" }, make("h2", {}, say("myOrders")),
        make("button", { class: "quiet close", "aria-label": say("close"), onclick: () => this.#orders.close() }, "✕")),
      ...(orders.length ? orders.map((order) => this.#row(order)) : [make("p", { class: "none" }, say("noOrders"))]));
    if (!this.#orders.open) this.#orders.showModal();
  }

  #row(order) {
    const titles = order.lines.map((line) => `${this.goods.items.get(line.item)?.title || line.item} × ${line.quantity}`);
    const act = (what, word, kind = "quiet") => make("button", { class: kind, onclick: async () => {
      await this.link.ask({ do: what, order: order.number });
      this.showOrders();
    } }, say(word, { m: money(order.total, order) }));
    const actions = { created: () => [act("cancel", "cancel"), act("pay", "pay", "buy small")], paid: () => [act("refund", "refund"), act("return", "giveBack")] };
    return make("article", { class: "order" },
      make("p", { class: "top" }, make("span", {}, say("order", { n: order.number })), make("span", { class: `state ${order.status}` }, say(order.status === "paid" ? "paid-state" : order.status))),
      make("p", {}, titles.join(", ")), order.note ? make("p", { class: "wish" }, `“${order.note}”`) : "",
      order.status === "created" ? this.#due(order) : "",
      make("div", { class: "row" }, make("b", {}, money(order.total, order)), make("span", { class: "acts" }, ...(actions[order.status]?.() || []))));
  }
}
