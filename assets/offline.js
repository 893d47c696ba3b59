// Shows one language and tries again when the connection is back.
const chosen = (document.cookie.match(/(?:^|; )lang=(\w\w)/) ?? navigator.language.match(/^(\w\w)/) ?? [])[1];
const sections = [...document.querySelectorAll("section")];
if (sections.some((section) => section.lang === chosen)) {
  document.documentElement.lang = chosen;
  sections.forEach((section) => (section.hidden = section.lang !== chosen));
}
addEventListener("online", () => location.reload());
