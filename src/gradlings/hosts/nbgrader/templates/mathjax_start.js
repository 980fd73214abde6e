/* Typesets the formulas of a page with the MathJax that JupyterLab has bundled.
   `box` holds the bundle's pieces, `fonts` the addresses of its fonts, by name. */
(function (box, fonts) {
  const modules = Object.assign({}, ...Object.values(box).flat().map((piece) => piece[1]));
  const loaded = {};
  function require(id) {
    if (!(id in loaded)) {
      loaded[id] = { exports: {} };
      modules[id].call(loaded[id].exports, loaded[id], loaded[id].exports, require);
    }
    return loaded[id].exports;
  }
  const getter = (get) => ({ enumerable: true, get });
  require.g = globalThis;
  require.o = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
  require.r = (exports) => Object.defineProperty(exports, "__esModule", { value: true });
  require.d = (exports, given) => {
    for (const name of Object.keys(given)) Object.defineProperty(exports, name, getter(given[name]));
  };
  require.n = (module) => {
    const get = () => (module && module.__esModule ? module.default : module);
    require.d(get, { a: get });
    return get;
  };
  function named(name) {
    for (const id of Object.keys(modules)) {
      if (!modules[id].toString().includes("." + name + "=")) continue;
      try {
        if (require(id)[name]) return require(id)[name];
      } catch (error) {
        delete loaded[id];
      }
    }
    throw new Error("JupyterLab's MathJax has no " + name);
  }
  const adaptor = named("browserAdaptor")();
  const mathjax = named("mathjax");
  mathjax.handlers.register(named("SafeHandler")(new (named("HTMLHandler"))(adaptor)));
  const packages = named("AllPackages").filter((name) => name !== "require");
  const inlineMath = [["$", "$"], ["\\(", "\\)"]];
  const tex = new (named("TeX"))({ packages, inlineMath, processEscapes: true, tags: "ams" });
  const output = new (named("CHTML"))({ fontURL: "" });
  for (const rule of Object.values(output.font.constructor.defaultFonts))
    if (typeof rule.src === "string")
      rule.src = rule.src.replace(/[^"]*?(MathJax_[\w-]+)\.woff/, (url, name) => fonts[name] ?? url);
  const options = { InputJax: tex, OutputJax: output, safeOptions: { allow: { URLs: "safe" } } };
  const skipHtmlTags = ["script", "noscript", "style", "textarea", "pre", "code"];
  // Formgrader waits for the end of typesetting in the way of MathJax 2.
  const waiting = [];
  let done = false;
  const interest = (call) => (done ? setTimeout(() => call("End")) : waiting.push(call));
  window.MathJax = { Hub: { Startup: { signal: { Interest: interest } }, Queue() {} } };
  window.addEventListener("DOMContentLoaded", () => {
    mathjax.document(document, { ...options, skipHtmlTags }).render();
    document.documentElement.dataset.formulas = "done";
    done = true;
    waiting.forEach((call) => setTimeout(() => call("End")));
  });
})
