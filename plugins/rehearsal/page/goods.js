// What the shop sells, as the page knows it, and the state that an item is in.
export const FEW = 20;

export class Goods {
  items = new Map();
  pinned = null;

  replace(snapshot) {
    this.items = new Map(snapshot.items.map((item) => [item.id, item]));
    this.pinned = snapshot.pinned;
  }

  patch(patch) {
    for (const item of patch.items || []) this.items.set(item.id, item);
    for (const id of patch.gone || []) this.items.delete(id);
    if ("pinned" in patch) this.pinned = patch.pinned;
  }

  bag() {
    const open = [...this.items.values()].filter((item) => item.open);
    return open.sort((one, other) => one.link_no - other.link_no || (one.id < other.id ? -1 : 1));
  }
}

export const stock = (item) => item.skus.reduce((sum, sku) => sum + sku.stock, 0);
export const sold = (item) => item.skus.reduce((sum, sku) => sum + sku.sold, 0);

// The SKU whose price stands for the item: the cheapest that is there.
export function leading(item) {
  const there = item.skus.filter((sku) => sku.stock > 0);
  return (there.length ? there : item.skus).reduce((best, sku) => (sku.price < best.price ? sku : best));
}

export const severalPrices = (item) => new Set(item.skus.map((sku) => sku.price)).size > 1;

export function state(item, now) {
  if (!item.open) {
    if (item.zero_ms !== null && item.zero_ms > now) return "countdown";
    return item.opened ? "ended" : "soon";
  }
  const left = stock(item);
  if (left === 0) return "sold_out";
  return left <= FEW && sold(item) > 0 ? "few" : "sale";
}
