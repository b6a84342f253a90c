// Asks the two questions at the head of the page and shows the answers as they come.
async function ask(form) {
  const fields = [...new FormData(form)].filter(([, value]) => value);
  if (!("json" in form.dataset)) return fetch(`${form.getAttribute("action")}?${new URLSearchParams(fields)}`);
  const question = Object.fromEntries(fields.map(([name, value]) => [name, form.elements[name].dataset.list === undefined ? value : [value]]));
  return fetch(form.action, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question) });
}

for (const form of document.querySelectorAll("form.try")) {
  const place = form.querySelector("output");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const begun = performance.now();
    try {
      const answer = await ask(form);
      const text = JSON.stringify(await answer.json(), null, 2);
      const told = document.createElement("p");
      told.textContent = `${answer.status} · ${Math.round(performance.now() - begun)} ms · ${answer.headers.get("Register-Version") ?? ""}`;
      const shown = document.createElement("pre");
      shown.tabIndex = 0;
      shown.textContent = text;
      place.replaceChildren(told, shown);
    } catch (error) {
      place.textContent = String(error);
    }
  });
}
