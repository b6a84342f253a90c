// Suggestions under the box, a combobox as ARIA describes it. Without this script the form does all the same.
const LONGEST = 60; // characters: what is longer is a declaration line, which is checked and not completed
const WAIT = 120; // milliseconds without a key
const box = document.getElementById("q");
const list = document.getElementById("suggestions");
const said = document.getElementById("suggested");
let wanted = null;
let timer = 0;
let at = -1;

for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
  box.setAttribute(name, value);
}
list.setAttribute("role", "listbox");

function close() {
  clearTimeout(timer);
  wanted?.abort();
  list.hidden = true;
  list.replaceChildren();
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
  at = -1;
}

function point(to) {
  const options = list.children;
  options[at]?.setAttribute("aria-selected", "false");
  at = (to + options.length + 1) % (options.length + 1);
  if (at === options.length) at = -1;
  options[at]?.setAttribute("aria-selected", "true");
  options[at]?.scrollIntoView({ block: "nearest" });
  at < 0 ? box.removeAttribute("aria-activedescendant") : box.setAttribute("aria-activedescendant", options[at].id);
}

function take(option) {
  const importer = document.getElementById("importer");
  if (option.dataset.role === "authorised_importer" && importer) {
    importer.value = option.dataset.text;
    box.value = "";
  } else {
    box.value = option.dataset.text;
  }
  close();
  box.form.requestSubmit();
}

function part(tag, text, name) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (name) element.className = name;
  return element;
}

function show(items) {
  list.replaceChildren(
    ...items.map((item, index) => {
      const option = document.createElement("li");
      option.id = `suggestion-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.role = item.role;
      option.dataset.text = item.text;
      option.append(part("bdi", item.text), " ", part("small", `${list.dataset[item.role] ?? item.role} · ${item.registers.join(", ")}`));
      return option;
    }),
  );
  at = -1;
  list.hidden = items.length === 0;
  box.setAttribute("aria-expanded", String(items.length > 0));
  said.textContent = items.length ? `${said.dataset.some} ${items.length}` : said.dataset.none;
}

async function ask() {
  const text = box.value.trim();
  wanted?.abort();
  if (text.length < 2 || text.length > LONGEST) return close();
  wanted = new AbortController();
  try {
    const answer = await fetch(`${box.dataset.suggest}?limit=8&q=${encodeURIComponent(text)}`, { signal: wanted.signal });
    if (answer.ok && document.activeElement === box) show((await answer.json()).items);
  } catch (error) {
    if (error.name !== "AbortError") close(); // the server is away: the form still says so better than a list could
  }
}

box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT);
});
box.addEventListener("keydown", (event) => {
  if (list.hidden || event.isComposing) return;
  if (event.key === "ArrowDown") point(at + 1);
  else if (event.key === "ArrowUp") point(at < 0 ? list.children.length - 1 : at - 1);
  else if (event.key === "Escape") close();
  else if (event.key === "Enter" && at >= 0) take(list.children[at]);
  else return;
  event.preventDefault();
});
box.addEventListener("blur", close);
box.form.addEventListener("submit", () => {
  for (const field of box.form.elements) {
    if (field.name && !field.value) field.disabled = true; // an address to share holds only what was asked
  }
});
addEventListener("pageshow", () => {
  for (const field of box.form.elements) field.disabled = false;
});
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = event.target.closest("li");
  if (option) take(option);
});
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  box.focus();
  box.select();
});
