// every entry that has the brand in a name, in every register, and how it stands today
const question = new URLSearchParams({ q: "XIAOMI" });
const answer = await fetch(`http://127.0.0.1:8000/v1/entries?${question}`);
for (const entry of (await answer.json()).items) {
  console.log(entry.register, entry.mark, entry.status);
}
