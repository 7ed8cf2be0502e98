/** Sets light or dark before the first paint; a file of its own because the page allows no inline script. */
(function () {
  var wish = localStorage.getItem('treeline-theme');
  var dark = wish === 'dark' || (wish !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
