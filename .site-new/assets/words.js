// The words of scripts in the language of the page. They stand in English where they are said, and that is their name in the
// catalogues. A page in another language brings `words-<language>.js`, made of its catalogue (output/script_words.py).

/** @type {Map<string, { messages: Record<string, any>, plural: (number: number) => number }>} */
const languages = new Map(); // From a language to its words.

/**
 * Take the words of a language: messages by their English, and a function from a number to the form that it wants.
 * @param {string} language
 * @param {{ messages: Record<string, any>, plural: (number: number) => number }} words
 */
export const add = (language, words) => languages.set(language, words);

const own = () => languages.get(document.documentElement.lang);

/**
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
const fill = (text, values) => text.replace(/%(?:\((\w+)\)s|%)/g, (_, name) => (name ? String(values[name]) : "%"));

/**
 * A message. `%(name)s` in it stands for a value, and `%%` for a percent sign.
 * @param {string} message
 * @param {Record<string, unknown>} values
 */
export const say = (message, values = {}) => fill(own()?.messages[message] ?? message, values);

/**
 * A message that depends on a number, which is also the value of `%(num)s`.
 * @param {string} one
 * @param {string} many
 * @param {number} number
 * @param {Record<string, unknown>} values
 */
export const sayCount = (one, many, number, values = {}) => {
  const words = own();
  const forms = words?.messages[one];
  const text = forms ? forms[words.plural(number)] : number === 1 ? one : many;
  return fill(text, { num: number, ...values });
};
