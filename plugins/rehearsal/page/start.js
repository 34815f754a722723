// Puts the page together: program, shelf, sheet and talk on one link to the shop.
import { Goods } from "./goods.js";
import { Link } from "./link.js";
import { behindMs, watchProgram } from "./program.js";
import { Sheet } from "./sheet.js";
import { Shelf } from "./shelf.js";
import { Talk } from "./talk.js";
import { count, label, say } from "./words.js";

label();
watchProgram();
const goods = new Goods();
const link = new Link();
const talk = new Talk(link);
const sheet = new Sheet(goods, link);
const shelf = new Shelf(goods, link, (id) => sheet.open(id));
const online = document.getElementById("online");

setInterval(() => {
  const behind_ms = behindMs();
  if (behind_ms !== null && link.entered) link.ask({ do: "watching", behind_ms });
}, 2000);

function draw() {
  shelf.draw();
  sheet.redraw();
}

link.addEventListener("snapshot", ({ detail }) => {
  goods.replace(detail);
  talk.replace(detail.chat);
  talk.pin(detail.notice);
  online.textContent = say("watching", { n: count(detail.online) });
  draw();
});
link.addEventListener("patch", ({ detail }) => {
  goods.patch(detail);
  if (detail.chat) talk.add(detail.chat, detail.unshown);
  if (detail.hidden) talk.hide(detail.hidden);
  if ("notice" in detail) talk.pin(detail.notice);
  if ("online" in detail) online.textContent = say("watching", { n: count(detail.online) });
  if (detail.items || detail.gone || "pinned" in detail) draw();
});
link.addEventListener("entered", ({ detail }) => { talk.me = detail.me; });
link.addEventListener("lost", () => { online.textContent = say("lost"); });

for (const id of ["mine", "mine-too"]) document.getElementById(id).onclick = () => sheet.showOrders();
document.getElementById("open-bag").onclick = () => document.body.classList.toggle("bag-open");
document.getElementById("close-bag").onclick = () => document.body.classList.remove("bag-open");
