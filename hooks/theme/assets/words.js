// The words of scripts in the language of the page. They stand in English where they are said, and that is their name in the
// catalogues. A page in another language brings `words-<language>.js`, made of its catalogue (output/script_words.py).
{
  const own = () => globalThis.wordsOf?.[document.documentElement.lang];
  const fill = (text, values) => text.replace(/%(?:\((\w+)\)s|%)/g, (_, name) => (name ? values[name] : "%"));

  /** A message. `%(name)s` in it stands for a value, and `%%` for a percent sign. */
  const say = (message, values = {}) => fill(own()?.messages[message] ?? message, values);

  /** A message that depends on a number, which is also the value of `%(num)s`. */
  const sayCount = (one, many, number, values = {}) => {
    const forms = own()?.messages[one];
    const text = forms ? forms[own().plural(number)] : number === 1 ? one : many;
    return fill(text, { num: number, ...values });
  };
  Object.assign(globalThis, { say, sayCount });
}
