// English and Chinese. The page speaks the browser's language until its reader chooses.
const ENGLISH = {
  where: "Rehearsal on this computer", live: "LIVE", off: "OFF AIR", behind: "buffer", seconds: "s", waiting: "Waiting for the show",
  waitingHow: "Press Go live in the studio. Nobody outside this computer can see this page.", sound: "Turn the sound on",
  watching: "{n} here", myOrders: "My orders", other: "中文", bag: "Bag", bagEmpty: "Nothing is on sale yet.", close: "Close",
  sayHint: "Say something", send: "Send", newer: "{n} new", bought: "bought", explaining: "On show now", link: "No. {n}",
  soon: "Coming up", opensIn: "Opens in", endsIn: "Ends in", ready: "Get ready", buy: "Buy now", left: "{n} left", few: "Only {n} left",
  sold: "{n} sold", soldOut: "Sold out", ended: "Sale ended", limit: "{n} per buyer", save: "−{n}%", quantity: "Quantity", from: "from",
  note: "My requirement", noteHint: "Size, colour, packing, a wish for the host…", total: "Total", place: "Place order", placing: "Ordering…",
  placed: "Order {n} is yours", payWithin: "Pay within {t}, or its stock goes back.", pay: "Pay {m}", later: "Later", paid: "Paid. Thank you!",
  done: "Done", noOrders: "You have no orders yet.", cancel: "Cancel", refund: "Ask for a refund", giveBack: "Return",
  created: "to be paid", "paid-state": "paid", cancelled: "cancelled", refunded: "refunded", returned: "returned", order: "Order {n}",
  sold_out: "Sold out. Unpaid orders may still come back.", too_few: "There are not that many left.", closed: "It is not on sale now.",
  limit_reached: "That is more than one buyer may have.", price_changed: "The price has just changed. Please look again.",
  too_late: "It is too late for that.", slow_down: "A little slower, please.", failed: "That did not work. Please try again.", you: "You are {n}",
  lost: "Connecting again…", name: "Your name", host: "Host", muted: "The host has muted you for a while.",
  blocked: "The host has blocked you in this chat.",
  slow_mode: "Slow mode: please wait before you write again.",
};
const CHINESE = {
  where: "本机彩排", live: "直播中", off: "未开播", behind: "缓冲", seconds: "秒", waiting: "等待开播",
  waitingHow: "请在直播工作室中点击“开播”。只有本机可以看到此页面。", sound: "打开声音",
  watching: "{n} 人在线", myOrders: "我的订单", other: "English", bag: "购物袋", bagEmpty: "还没有商品开售", close: "关闭",
  sayHint: "说点什么…", send: "发送", newer: "{n} 条新消息", bought: "已购", explaining: "讲解中", link: "{n}号链接",
  soon: "即将开售", opensIn: "距开抢", endsIn: "距结束", ready: "准备抢购", buy: "马上抢", left: "剩 {n} 件", few: "仅剩 {n} 件",
  sold: "已售 {n}", soldOut: "已抢光", ended: "已结束", limit: "每人限购 {n} 件", save: "省 {n}%", quantity: "数量", from: "低至",
  note: "我的需求", noteHint: "尺码、颜色、包装，或想对主播说的话…", total: "合计", place: "提交订单", placing: "提交中…",
  placed: "抢到了！订单 {n}", payWithin: "请在 {t} 内付款，超时将释放库存", pay: "付款 {m}", later: "稍后付款", paid: "付款成功，谢谢！",
  done: "完成", noOrders: "还没有订单", cancel: "取消订单", refund: "申请退款", giveBack: "退货",
  created: "待付款", "paid-state": "已付款", cancelled: "已取消", refunded: "已退款", returned: "已退货", order: "订单 {n}",
  sold_out: "抢光了，未付款的订单可能会释放库存", too_few: "库存不足", closed: "还没有开售",
  limit_reached: "超过每人限购数量", price_changed: "价格刚刚变了，请再看一眼",
  too_late: "来不及了", slow_down: "慢一点哦", failed: "没有成功，请再试一次", you: "你是 {n}",
  lost: "正在重新连接…", name: "昵称", host: "主播", muted: "你已被主播禁言一段时间",
  blocked: "你已被主播拉黑，不能再发言",
  slow_mode: "慢速模式：请稍后再发言",
};

const chosen = localStorage.getItem("nightmarket-language") || navigator.language.toLowerCase();
export const zh = chosen.startsWith("zh");
const words = zh ? CHINESE : ENGLISH;

export function say(word, values = {}) {
  return words[word].replace(/\{(\w)\}/g, (_, name) => values[name]);
}

export function refusal(code) {
  const word = code === "limit" ? "limit_reached" : code;
  return Object.hasOwn(words, word) ? words[word] : words.failed;
}

// The second is an item or an order, whose digits come from the studio: the browser counts rupees, rupiah and forint without any.
export function money(minor, { currency, digits }) {
  const format = new Intl.NumberFormat(zh ? "zh-CN" : "en-US",
    { style: "currency", currency, currencyDisplay: "narrowSymbol", minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(minor / 10 ** digits);
}

export const count = (number) => number.toLocaleString(zh ? "zh-CN" : "en-US");

export function clock(ms, tenths = false) {
  const whole = Math.max(0, ms);
  const seconds = tenths ? (Math.floor(whole / 100) / 10).toFixed(1) : String(Math.ceil(whole / 1000) % 60);
  if (tenths) return seconds;
  return `${String(Math.floor(Math.ceil(whole / 1000) / 60)).padStart(2, "0")}:${seconds.padStart(2, "0")}`;
}

export function label() {
  document.documentElement.lang = zh ? "zh-CN" : "en";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = say(node.dataset.word);
  for (const node of document.querySelectorAll("[data-hint]")) node.placeholder = say(node.dataset.hint);
  const language = document.getElementById("language");
  language.textContent = words.other;
  language.onclick = () => {
    localStorage.setItem("nightmarket-language", zh ? "en" : "zh");
    location.reload();
  };
}
