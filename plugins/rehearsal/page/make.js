// Makes elements. Text goes in as text, never as markup.
export function make(kind, about = {}, ...children) {
  const node = document.createElement(kind);
  for (const [name, value] of Object.entries(about)) {
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node[name] = value;
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

// The product's picture, or a coloured tile with the beginning of its title.
export function picture(item) {
  if (item.picture) return make("img", { class: "picture", src: item.picture, alt: "", decoding: "async" });
  const tile = make("span", { class: "picture tile", "aria-hidden": "true" }, [...item.title][0] || "");
  tile.dataset.hue = [...item.id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 6, 0);
  return tile;
}
