// Sends a maintainer's form without leaving the page, so that file and token need not be given twice. The report is the
// one that the page without scripts would show.
const form = document.querySelector("form.load");
const report = document.getElementById("report");
const file = document.getElementById("file");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  const buttons = form.querySelectorAll("button");
  for (const button of buttons) button.disabled = true;
  report.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = page.getElementById("report") ?? page.querySelector("main .lead");
    report.replaceChildren(...(told?.id === "report" ? told.childNodes : [told]));
  } catch (error) {
    report.textContent = String(error);
  }
  report.removeAttribute("aria-busy");
  for (const button of buttons) button.disabled = false;
  report.focus();
});

if (file) {
  const room = file.closest(".drop");
  for (const name of ["dragover", "dragleave", "drop"]) {
    room.addEventListener(name, (event) => {
      event.preventDefault();
      room.classList.toggle("over", name === "dragover");
    });
  }
  room.addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length) file.files = event.dataTransfer.files;
  });
}
