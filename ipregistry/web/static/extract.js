// A button for what the browser can do anyway; without this script it is not shown.
const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => print());
