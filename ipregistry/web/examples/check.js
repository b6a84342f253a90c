// what a parcel says, as the Russian register stood on 16 May 2017
const answer = await fetch("http://127.0.0.1:8000/v1/checks", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ description: "Смартфон Сяоми Redmi", registers: ["RU-TROIS"], on: "2017-05-16" }),
});
const check = await answer.json();
console.log(check.verdict, "-", check.summary);
